# pragma version 0.4.3
"""
@title Persona
@license MIT
@notice A mask that a diffusion model dreams out of an ink blot.
@dev Twin: reference/generators/persona.py. Step by step a flow makes a latent of noise. A coordinate network under
     that latent tells of each sample of half a sheet how far it lies inside of a mask, of its second tone, of what is
     dark and of what is light in it. What a cut makes of these fields is drawn twice, the second time mirrored: so
     what is noise looks like a blot.
"""

from ..contour import marching
from ..encoding import svg as words
from ..encoding import tables
from ..interfaces import IGenerator
from ..numeric import stream
from ..persona import flow
from ..persona import ground as grounds
from ..persona import look
from ..persona import mask

implements: IGenerator

name: public(constant(String[32])) = "Persona"
version: public(constant(bytes32)) = 0x9daff1966b85642e22293b94a5cd20edaae6d084e22cf3403bfd073b59ab6975
STEPS: constant(uint256) = flow.STEPS


interface Sampler:
    def state(seed: uint256, kind: uint256, steps: uint256) -> int256[flow.SIZE]: view


interface Cutter:
    def halves(
        state: int256[flow.SIZE], kind: uint256, sheets: uint256[mask.MOST_SHEETS], split: bool
    ) -> (uint256[marching.MAX_WORDS], uint256): view


sampler: public(immutable(Sampler))
cutter: public(immutable(Cutter))


@deploy
def __init__(sampler_: address, cutter_: address):
    """
    @param sampler_ What makes latents of noise: contracts/persona/Sampler.vy.
    @param cutter_ What cuts masks of latents: contracts/persona/Cutter.vy.
    """
    assert sampler_.is_contract, "persona: no sampler"
    assert cutter_.is_contract, "persona: no cutter"
    sampler = Sampler(sampler_)
    cutter = Cutter(cutter_)


@view
@external
def svg(seed: uint256) -> String[24_576]:
    return self._drawn(seed, STEPS)


@view
@external
def frame(seed: uint256, step: uint256) -> String[24_576]:
    """
    @notice Draws what is there after so many steps: noise after none, the seed's drawing after STEPS.
    """
    return self._drawn(seed, step)


@view
@external
def step(seed: uint256, step: uint256) -> int256[flow.SIZE]:
    """
    @notice Returns the flow's state after so many steps, 2**10 to a standard deviation of the noise.
    @dev No twin: reference/persona/sampler.py has it.
    """
    return self._state(seed, look._look(seed).kind, step)


@view
def _state(seed: uint256, kind: uint256, step: uint256) -> int256[flow.SIZE]:
    """
    @notice Asks for the flow's state. No twin.
    """
    assert step <= STEPS, "persona: no such step"
    return staticcall sampler.state(seed, kind, step)


@view
def _drawn(seed: uint256, step: uint256) -> String[24_576]:
    """
    @notice Draws what is there after so many steps.
    """
    shared: look.Look = look._look(seed)
    inks: uint256[look.COLOURS] = look._colours(shared.palette)
    others: uint256[look.COLOURS] = inks
    if shared.sides == look.TWAIN:
        others[look.HEAD] = inks[look.PATCH]
        others[look.PATCH] = inks[look.HEAD]

    # One half of what the mask casts on its ground, and of the mask.
    sheets: uint256[mask.MOST_SHEETS] = empty(uint256[mask.MOST_SHEETS])
    casts: uint256 = 0
    cast_sheets: uint256[grounds.CASTS] = grounds.CAST_SHEETS[shared.ground]
    for sheet: uint256 in cast_sheets:
        if sheet > 0:
            sheets[casts] = sheet
            casts += 1
    n: uint256 = casts
    cut: uint256[mask.SHEETS] = mask.CUTS[shared.cut]
    for sheet: uint256 in cut:
        sheets[n] = sheet
        n += 1
    half: uint256[marching.MAX_WORDS] = empty(uint256[marching.MAX_WORDS])
    count: uint256 = 0
    half, count = staticcall cutter.halves(
        self._state(seed, shared.kind, step), shared.kind, sheets, shared.sides == look.TWAIN
    )

    # The ground.
    page: uint256[words.MAX_WORDS] = empty(uint256[words.MAX_WORDS])
    opening: uint256[4] = words._open(800, 1000, 1000, 0, 8998, 9998)
    first: uint256[2] = words._ground(inks[look.GROUND])
    page[0] = opening[0]
    page[1] = opening[1]
    page[2] = opening[2]
    page[3] = opening[3]
    page[4] = first[0]
    page[5] = first[1]
    n = 6
    still: uint256[grounds.STILL_WORDS] = grounds._still(shared, stream._draws(seed, 1), inks)
    for word: uint256 in still:
        if word == 0:
            break
        page[n] = word
        n += 1
    mat: uint256[3] = words._mat(inks[look.MAT])
    pose: uint256[grounds.POSE_WORDS] = grounds._pose(shared.pose)

    # What the mask casts on it, then the mask, which may stand out of the mat.
    k: uint256 = 0
    for layer: uint256 in range(2):
        if layer == 0 and casts == 0:
            continue
        if layer == 1 and shared.frame == look.PROUD:
            for word: uint256 in mat:
                page[n] = word
                n += 1
        for word: uint256 in pose:
            page[n] = word
            n += 1
        if layer == 0:
            group: uint256[grounds.CAST_WORDS] = grounds._cast(shared.ground)
            for word: uint256 in group:
                page[n] = word
                n += 1
        for sheet: uint256 in range(casts if layer == 0 else mask.SHEETS, bound=mask.SHEETS):
            if k == count:
                break
            ink: uint256 = half[k] % mask.INKS
            width: uint256 = half[k] // mask.INKS * mask.STROKE
            other: uint256 = inks[ink] if layer == 0 else others[ink]
            around: uint256[8] = mask._whole(inks[ink], other, width)
            k += 1
            if width > 0:
                page[n] = around[0]
                page[n + 1] = around[1]
                page[n + 2] = around[2]
                n += 3
            # unsafe: pages have 768 words, and halves at most 340, none of which is copied more than twice.
            page[n] = around[3]
            n = unsafe_add(n, 1)
            begun: uint256 = n
            for at: uint256 in range(k, count, bound=marching.MAX_WORDS):
                word: uint256 = half[at]
                if word < mask.MARKS:
                    break
                page[n] = word
                n = unsafe_add(n, 1)
            end: uint256 = n
            page[n] = around[4]
            page[unsafe_add(n, 1)] = around[5]
            n = unsafe_add(n, 2)
            for at: uint256 in range(begun, end, bound=marching.MAX_WORDS):
                page[n] = page[at]
                n = unsafe_add(n, 1)
            page[n] = around[6]
            n = unsafe_add(n, 1)
            if width > 0:
                page[n] = around[7]
                n = unsafe_add(n, 1)
            k = unsafe_add(k, unsafe_sub(end, begun))
        page[n] = words._word('</g></g>') if layer == 0 else words._word('</g>')
        n += 1
    if shared.frame == look.WINDOW:
        for word: uint256 in mat:
            page[n] = word
            n += 1
    page[n] = words._word('</svg>')
    return convert(slice(abi_encode(page), 0, words.WORD_BYTES * (n + 1)), String[24_576])


@view
@external
def traits(seed: uint256) -> DynArray[IGenerator.Trait, 16]:
    shared: look.Look = look._look(seed)
    return [
        IGenerator.Trait(name="Kind", value=tables._named(look.KIND_NAMES, shared.kind), numeric=False),
        IGenerator.Trait(name="Palette", value=tables._named(look.PALETTE_NAMES, shared.palette), numeric=False),
        IGenerator.Trait(name="Cut", value=tables._named(look.CUT_NAMES, shared.cut), numeric=False),
        IGenerator.Trait(name="Ground", value=tables._named(look.GROUND_NAMES, shared.ground), numeric=False),
        IGenerator.Trait(name="Pose", value=tables._named(look.POSE_NAMES, shared.pose), numeric=False),
        IGenerator.Trait(name="Frame", value=tables._named(look.FRAME_NAMES, shared.frame), numeric=False),
        IGenerator.Trait(name="Sides", value=tables._named(look.SIDE_NAMES, shared.sides), numeric=False),
    ]


@view
@external
def background(seed: uint256) -> String[6]:
    return slice(look._palette(look._look(seed).palette), 6 * look.GROUND, 6)
