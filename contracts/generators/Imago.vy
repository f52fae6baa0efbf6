# pragma version 0.4.3
"""
@title Imago
@license MIT
@notice A moth that a small network dreams, cut out of paper and pinned.
@dev Twin: reference/generators/imago.py. The network tells of each of 64 by 64 samples how far inside of the wings of
     one side it lies, how far from their root, and how near to the middle of an eyespot; what a pattern cuts out of
     these fields is drawn twice, the second time mirrored.
"""

from ..contour import marching
from ..encoding import svg as words
from ..encoding import tables
from ..imago import body
from ..imago import ground as grounds
from ..imago import look
from ..imago import wings
from ..interfaces import IGenerator
from ..numeric import stream

implements: IGenerator

name: public(constant(String[32])) = "Imago"
version: public(constant(bytes32)) = 0xcd0fd590843a3497e27e311f5c70076281ce35fb5c0a535ed0b59a8e8fc7874f


interface Dreamer:
    def side(
        seed: uint256, strain: uint256, pattern: uint256, ground: uint256
    ) -> (uint256[marching.MAX_WORDS], uint256, uint256): view
    def kin(seed: uint256, strain: uint256) -> uint256: view


dreamer: public(immutable(Dreamer))


@deploy
def __init__(dreamer_: address):
    """
    @param dreamer_ What runs the network: contracts/imago/Dreamer.vy.
    """
    assert dreamer_.is_contract, "imago: no dreamer"
    dreamer = Dreamer(dreamer_)


@view
@external
def svg(seed: uint256) -> String[24_576]:
    shared: look.Look = look._look(seed)
    inks: uint256[look.COLOURS] = look._colours(shared.palette)
    draws: uint256[8] = stream._draws(seed, 1)

    side: uint256[marching.MAX_WORDS] = empty(uint256[marching.MAX_WORDS])
    cast: uint256 = 0
    count: uint256 = 0
    side, cast, count = staticcall dreamer.side(seed, shared.strain, shared.pattern, shared.ground)

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
    n: uint256 = 6
    still: uint256[grounds.STILL_WORDS] = grounds._still(shared, draws, inks)
    for word: uint256 in still:
        if word == 0:
            break
        page[n] = word
        n += 1
    pose: uint256[grounds.POSE_WORDS] = grounds._pose(shared.pose)
    for word: uint256 in pose:
        page[n] = word
        n += 1

    # What lies on it, one side and then the other: first what the wings cast, then the moth.
    antenna: uint256[body.ANTENNA_WORDS] = body._antenna(shared.antenna, draws[5], inks[look.LINE])
    others: uint256[look.COLOURS] = inks
    if shared.sides == look.TWAIN:
        others[look.FORE] = inks[look.HIND]
        others[look.HIND] = inks[look.FORE]
        others[look.LIGHT] = inks[look.ACCENT]
        others[look.ACCENT] = inks[look.LIGHT]
    fill: uint256 = words._word('<path fill="#000000" d="')
    stroke: uint256 = words._word('stroke="#000000" d="')
    mirror: uint256[2] = grounds._mirror()
    if shared.ground == look.HALO:
        page[n] = words._word('<g fill-opacity=".4">')
        n += 1
    elif shared.ground == look.SHADE:
        page[n] = words._word('<g transform="translate(130 190)')
        page[n + 1] = words._word('">')
        n += 2
    for layer: uint256 in range(2):
        if layer == 0 and cast == 0:
            continue
        for half: uint256 in range(2):
            hued: uint256[look.COLOURS] = inks
            if half == 1:
                for word: uint256 in mirror:
                    page[n] = word
                    n += 1
                if layer == 1:
                    hued = others
            if layer == 1:
                for word: uint256 in antenna:
                    if word == 0:
                        break
                    page[n] = word
                    n += 1
            first_word: uint256 = 0 if layer == 0 else cast
            for k: uint256 in range(first_word, cast if layer == 0 else count, bound=marching.MAX_WORDS):
                word: uint256 = side[k]
                if word < wings.STROKES:
                    word = words._paint(fill, hued[word], 13)
                elif word < 2 * wings.STROKES:
                    word = words._paint(stroke, hued[word - wings.STROKES], 9)
                page[n] = word
                n = unsafe_add(n, 1)  # unsafe: pages have 768 words
        page[n] = words._word('</g></g>') if layer == 0 else words._word('</g>')
        n += 1
    whole: uint256[body.BODY_WORDS] = body._body(draws[6], inks)
    for word: uint256 in whole:
        page[n] = word
        n += 1
    page[n] = words._word('</g>')
    n += 1
    if shared.frame == look.PLATE:
        mat: uint256[3] = words._mat(inks[look.MAT])
        for word: uint256 in mat:
            page[n] = word
            n += 1
    page[n] = words._word('</svg>')
    return convert(slice(abi_encode(page), 0, words.WORD_BYTES * (n + 1)), String[24_576])


@view
@external
def traits(seed: uint256) -> DynArray[IGenerator.Trait, 16]:
    shared: look.Look = look._look(seed)
    kin: uint256 = staticcall dreamer.kin(seed, shared.strain)
    return [
        IGenerator.Trait(name="Palette", value=tables._named(look.PALETTE_NAMES, shared.palette), numeric=False),
        IGenerator.Trait(name="Kin", value=tables._named(look.KIN_NAMES, kin), numeric=False),
        IGenerator.Trait(name="Strain", value=tables._named(look.STRAIN_NAMES, shared.strain), numeric=False),
        IGenerator.Trait(name="Pattern", value=tables._named(look.PATTERN_NAMES, shared.pattern), numeric=False),
        IGenerator.Trait(name="Ground", value=tables._named(look.GROUND_NAMES, shared.ground), numeric=False),
        IGenerator.Trait(name="Pose", value=tables._named(look.POSE_NAMES, shared.pose), numeric=False),
        IGenerator.Trait(name="Frame", value=tables._named(look.FRAME_NAMES, shared.frame), numeric=False),
        IGenerator.Trait(name="Antennae", value=tables._named(look.ANTENNA_NAMES, shared.antenna), numeric=False),
        IGenerator.Trait(name="Sides", value=tables._named(look.SIDE_NAMES, shared.sides), numeric=False),
    ]


@view
@external
def background(seed: uint256) -> String[6]:
    return slice(look._palette(look._look(seed).palette), 6 * look.GROUND, 6)
