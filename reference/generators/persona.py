"""Persona: a mask that a diffusion model dreams out of an ink blot. Twin of contracts/generators/Persona.vy.

Step by step a flow makes a latent of noise. A coordinate network under that latent tells of each sample of half a
sheet how far it lies inside of a mask, of its second tone, of what is dark and of what is light in it. What a cut
makes of these fields is drawn twice, the second time mirrored: so what is noise looks like a blot.
"""

from reference.contour import regions
from reference.encoding import svg as words
from reference.encoding.tables import named
from reference.generators import Trait
from reference.neural.flow import told
from reference.numeric import stream
from reference.persona import field, film, ground, look, mask, network, sampler
from reference.persona.look import GROUND, HEAD, MAT, PATCH, PROUD, TWAIN, WINDOW

NAME = "Persona"
VERSION = "0x9daff1966b85642e22293b94a5cd20edaae6d084e22cf3403bfd073b59ab6975"
STEPS = network.STEPS


def svg(seed: int) -> str:
    """The seed's drawing as an SVG document."""
    return frame(seed, STEPS)


def frame(seed: int, step: int) -> str:
    """The drawing of what is there after so many steps, at most STEPS; ValueError past them."""
    if not 0 <= step <= STEPS:
        raise ValueError("persona: no such step")
    kind = look.look(seed).kind
    return drawn(seed, field.fields(*film.film(told(sampler.state(seed, kind, step)), kind), kind))


def drawn(seed: int, grids: list[list[int]]) -> str:
    """The seed's drawing with these fields in the place of its own."""
    shared = look.look(seed)
    inks = look.colours(shared.palette)
    others = inks.copy()
    head, patch, *rest = grids
    grids = [regions.smooth(head), regions.smooth(patch), *rest]
    if shared.sides == TWAIN:
        others[HEAD], others[PATCH] = inks[PATCH], inks[HEAD]
        grids = mask.split(grids)
    draws = stream.draws(seed, 1)
    casts = [sheet for sheet in ground.CAST_SHEETS[shared.ground] if sheet > 0]
    halves = mask.halves(grids, casts + mask.CUTS[shared.cut])

    # The ground, and what the mask casts on it.
    page = words.open(800, 1000, 1000, 0, 8998, 9998)
    page += words.ground(inks[GROUND])
    page += ground.still(shared, draws, inks)
    if casts:
        page += ground.pose(shared.pose)
        page += ground.cast(shared.ground)
        for half in halves[: len(casts)]:
            page += mask.whole(half, inks, inks)
        page += [words.word("</g></g>")]

    # The mask, which may stand out of the mat.
    if shared.frame == PROUD:
        page += words.mat(inks[MAT])
    page += ground.pose(shared.pose)
    for half in halves[len(casts) :]:
        page += mask.whole(half, inks, others)
    page += [words.word("</g>")]
    if shared.frame == WINDOW:
        page += words.mat(inks[MAT])
    page += [words.word("</svg>")]
    return words.text(page)


def traits(seed: int) -> list[Trait]:
    """What one can see of the drawing."""
    shared = look.look(seed)
    return [
        Trait("Kind", named(look.KIND_NAMES, shared.kind), False),
        Trait("Palette", named(look.PALETTE_NAMES, shared.palette), False),
        Trait("Cut", named(look.CUT_NAMES, shared.cut), False),
        Trait("Ground", named(look.GROUND_NAMES, shared.ground), False),
        Trait("Pose", named(look.POSE_NAMES, shared.pose), False),
        Trait("Frame", named(look.FRAME_NAMES, shared.frame), False),
        Trait("Sides", named(look.SIDE_NAMES, shared.sides), False),
    ]


def background(seed: int) -> str:
    """The colour of the page."""
    return look.colours(look.look(seed).palette)[GROUND]
