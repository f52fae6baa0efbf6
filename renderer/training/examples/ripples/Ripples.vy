# pragma version 0.4.3
"""
@title Ripples
@license MIT
@notice Waves around a centre, as a small network remembers them: a field of sails, upright on crests.
@dev Twin: reference/generators/ripples.py. A skeleton for pieces that draw with a network of their own.
"""
from ..encoding import svg as words
from ..interfaces import IGenerator
from ..numeric import stream
from ..ripples import network

implements: IGenerator
name: public(constant(String[32])) = "Ripples"
version: public(constant(bytes32)) = 0x0000000000000000000000000000000000000000000000000000000000000000
SIDE: constant(uint256) = 24  # sails in a row, and rows
HALF_ROW: constant(uint256) = SIDE // 2  # points that go through the network at once; its words hold more
REACH: constant(uint256) = 127  # the network's inputs are in [-REACH, REACH]
PITCH: constant(uint256) = 11  # from one sail to the next, for the network
FIRST: constant(uint256) = 1275  # the middle of the first sail on the page, from the left and from the top
STEP: constant(uint256) = 324  # from one sail to the next, on the page
PAPERS: constant(DynArray[String[12], 6]) = [  # ground and ink
    "f2ede11d1c1a", "12263aeeb868", "e9e4d8233a5e", "f6d9c33b2230", "1b1d22ece4d3", "dfe6dd1f3b35",
]
PAPER_NAMES: constant(DynArray[String[32], 6]) = ["Bone", "Lamp", "Ledger", "Peach", "Slate", "Celadon"]

struct Look:
    paper: uint256  # which of PAPERS
    a: uint256  # the centre of the waves, each in [0, 2 * REACH]
    b: uint256


@deploy
def __init__():
    assert HALF_ROW <= network.LANES, "Ripples: too few points fit a word"


@view
@external
def svg(seed: uint256) -> String[words.MAX_BYTES]:
    look: Look = self._look(seed)
    page: uint256[words.MAX_WORDS] = empty(uint256[words.MAX_WORDS])
    opening: uint256[4] = words._open(800, 800, 0, 0, 9999, 9999)
    ground: uint256[2] = words._ground(self._colour(look.paper, 0))
    page[0] = opening[0]
    page[1] = opening[1]
    page[2] = opening[2]
    page[3] = opening[3]
    page[4] = ground[0]
    page[5] = ground[1]
    page[6] = words._paint(words._word('<path fill="#000000" d="'), self._colour(look.paper, 1), 13)
    n: uint256 = 7
    across: uint256[2] = [self._places(0), self._places(HALF_ROW)]
    a: uint256 = self._all(look.a)
    b: uint256 = self._all(look.b)
    for row: uint256 in range(SIDE):
        y: uint256 = self._all(1 + PITCH * row)
        for half: uint256 in range(2):
            waves: uint256[network.OUTPUTS] = network._points([across[half], y, a, b])
            for k: uint256 in range(HALF_ROW):
                lane: uint256 = (waves[0] >> (network.LANE_BITS * k)) & (2**network.LANE_BITS - 1)
                wave: int256 = network.LEAST + convert(lane, int256)
                page[n] = self._sail(FIRST + STEP * (HALF_ROW * half + k), FIRST + STEP * row, wave)
                n += 1
    page[n] = words._word('"/></svg>')
    return convert(slice(abi_encode(page), 0, words.WORD_BYTES * (n + 1)), String[words.MAX_BYTES])


@view
@external
def traits(seed: uint256) -> DynArray[IGenerator.Trait, 16]:
    return [IGenerator.Trait(name="Paper", value=PAPER_NAMES[self._look(seed).paper], numeric=False)]


@view
@external
def background(seed: uint256) -> String[6]:
    return slice(PAPERS[self._look(seed).paper], 0, 6)


@pure
def _look(seed: uint256) -> Look:
    """@notice Draws what the seed decides: the colours, and where the waves come from."""
    draws: uint256[8] = stream._draws(seed, 0)
    return Look(
        paper=stream._below(draws[0], 6),
        a=stream._below(draws[1], 2 * REACH + 1),
        b=stream._below(draws[2], 2 * REACH + 1),
    )


@pure
def _places(first: uint256) -> uint256:
    """
    @notice Puts the places of half a row of sails into the lanes of a word.
    @dev No twin: this is packing alone.
    """
    places: uint256 = 0
    for k: uint256 in range(HALF_ROW):
        places |= (1 + PITCH * (first + k)) << (network.LANE_BITS * k)
    # unsafe: signed lanes are a sum modulo 2**256.
    return unsafe_sub(places, REACH * network.ONES)


@pure
def _all(place: uint256) -> uint256:
    """
    @notice Puts one place, told from 0 to 2 * REACH, into every lane.
    @dev No twin: this is packing alone.
    """
    # unsafe: signed lanes are a sum modulo 2**256.
    return unsafe_sub(place * network.ONES, REACH * network.ONES)


@pure
def _sail(x: uint256, y: uint256, wave: int256) -> uint256:
    """@notice Writes a triangle around (x, y): upright on a crest, hanging in a trough."""
    # The page ends far from every sail, so that nothing here is negative.
    size: uint256 = convert(abs(wave), uint256)
    top: uint256 = convert(convert(y, int256) - wave, uint256)
    foot: uint256 = convert(convert(y, int256) + wave, uint256)
    return words._points(77, words._point(x - size, foot), words._point(x + size, foot), words._point(x, top))


@pure
def _colour(paper: uint256, k: uint256) -> uint256:
    return convert(convert(slice(PAPERS[paper], 6 * k, 6), Bytes[6]), uint256)
