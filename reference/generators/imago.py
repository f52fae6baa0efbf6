"""Imago: a moth that a small network dreams, cut out of paper and pinned. Twin of contracts/generators/Imago.vy.

The network tells of each of 64 by 64 samples how far inside of the wings of one side it lies, how far from their
root, and how near to the middle of an eyespot; what a pattern cuts out of these fields is drawn twice, the second
time mirrored.
"""

from reference.encoding import svg as words
from reference.encoding.tables import named
from reference.generators import Trait
from reference.imago import body, dream, film, ground, look, wings
from reference.imago import field as grids
from reference.imago.look import ACCENT, FORE, HIND, LIGHT, LINE, TWAIN
from reference.numeric import stream

NAME = "Imago"
VERSION = "0xcd0fd590843a3497e27e311f5c70076281ce35fb5c0a535ed0b59a8e8fc7874f"


def svg(seed: int) -> str:
    """The seed's drawing as an SVG document."""
    shared = look.look(seed)
    inks = look.colours(shared.palette)
    others = inks.copy()
    if shared.sides == TWAIN:
        others[FORE], others[HIND], others[LIGHT], others[ACCENT] = inks[HIND], inks[FORE], inks[ACCENT], inks[LIGHT]
    dreamt = dream.dream(seed, shared.strain)
    made = grids.fields(*film.film(dreamt.latent))
    draws = stream.draws(seed, 1)

    # The ground.
    page = words.open(800, 1000, 1000, 0, 8998, 9998)
    page += words.ground(inks[look.GROUND])
    page += ground.still(shared, draws, inks)
    page += ground.pose(shared.pose)
    cast = ground.cast(shared, made, inks)
    page += cast
    end = wings.SIDE_WORDS - len(cast) // 2

    # The moth.
    page += body.antenna(shared.antenna, draws[5], inks[LINE])
    page += wings.sheets(made, shared.pattern, inks, end)
    page += ground.mirror()
    page += body.antenna(shared.antenna, draws[5], inks[LINE])
    page += wings.sheets(made, shared.pattern, others, end)
    page += [words.word("</g>")]
    page += body.body(draws[6], inks)
    page += [words.word("</g>")]

    # The mat.
    if shared.frame == look.PLATE:
        page += words.mat(inks[look.MAT])
    page += [words.word("</svg>")]
    return words.text(page)


def traits(seed: int) -> list[Trait]:
    """What one can see of the drawing."""
    shared = look.look(seed)
    dreamt = dream.dream(seed, shared.strain)
    return [
        Trait("Palette", named(look.PALETTE_NAMES, shared.palette), False),
        Trait("Kin", named(look.KIN_NAMES, dreamt.kin), False),
        Trait("Strain", named(look.STRAIN_NAMES, shared.strain), False),
        Trait("Pattern", named(look.PATTERN_NAMES, shared.pattern), False),
        Trait("Ground", named(look.GROUND_NAMES, shared.ground), False),
        Trait("Pose", named(look.POSE_NAMES, shared.pose), False),
        Trait("Frame", named(look.FRAME_NAMES, shared.frame), False),
        Trait("Antennae", named(look.ANTENNA_NAMES, shared.antenna), False),
        Trait("Sides", named(look.SIDE_NAMES, shared.sides), False),
    ]


def background(seed: int) -> str:
    """The colour of the page."""
    return look.colours(look.look(seed).palette)[look.GROUND]
