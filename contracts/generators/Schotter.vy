# pragma version 0.4.3
"""
@title Schotter
@license MIT
@notice A grid of squares that loses its composure, row by row. After Georg Nees, 1968.
@dev Twin: reference/generators/schotter.py. The tutorial: read `svg` from top to bottom, it is the picture.
"""
from ..encoding import svg as words
from ..interfaces import IGenerator
from ..numeric import fixed
from ..numeric import stream

implements: IGenerator
name: public(constant(String[32])) = "Schotter"
version: public(constant(bytes32)) = 0x0423ba7afe925bc9f91de2fc06840cebd197fd716cfb0e5c2300c4b30f985fec
COLUMNS: constant(uint256) = 12
ROWS: constant(int256) = 22
SIDE: constant(int256) = 330  # of a square, in units of the page
RADIUS: constant(int256) = 233  # from a square's centre to its corners: SIDE / sqrt(2)
LEFT: constant(int256) = 3185  # the centre of the first square
TOP: constant(int256) = 1455
MAX_SLIP: constant(int256) = 150  # to each side, at the height of unrest
MAX_TURN: constant(int256) = 2**13  # an eighth of a turn to each side
PAPERS: constant(DynArray[String[18], 6]) = [  # ground, ink, colour of the stray: six hexadecimal digits each
    "f2ede11d1c1ad8402a", "e9e4d8233a5ee8a33d", "1b1d22ece4d3f0653c",
    "f6d9c33b2230c43b52", "dfe6dd1f3b35ef6f45", "243447e8e2cfffc145",
]
PAPER_NAMES: constant(DynArray[String[32], 6]) = ["Bone", "Ledger", "Slate", "Peach", "Celadon", "Blueprint"]
COMPOSURES: constant(DynArray[String[32], 3]) = ["Even", "Late", "Early"]

struct Look:
    paper: uint256  # which of PAPERS
    composure: uint256  # which of COMPOSURES
    stray: uint256  # the number of the filled square, from 1, never in the first row

@view
@external
def svg(seed: uint256) -> String[words.MAX_BYTES]:
    look: Look = self._look(seed)
    page: uint256[2][words.MAX_WORDS // 2] = empty(uint256[2][words.MAX_WORDS // 2])  # lines of two words
    opening: uint256[4] = words._open(800, 1100, 1800, 600, 8200, 9400)
    page[0] = [opening[0], opening[1]]
    page[1] = [opening[2], opening[3]]
    page[2] = words._ground(self._colour(look.paper, 0))
    # The stray is filled, on line 4; then all squares are one path of thin lines.
    page[3] = [words._word("<path"), words._paint(words._word('fill="#000000" d="'), self._colour(look.paper, 2), 7)]
    page[5] = [words._word('"/><path fill="none"'), words._word('stroke-width="16"')]
    page[6] = [words._paint(words._word('stroke="#000000"'), self._colour(look.paper, 1), 9), words._word('d="')]
    number: uint256 = 1
    for row: int256 in range(ROWS):
        unrest: int256 = self._unrest(row, look.composure)
        slip: int256 = fixed._mul(unrest, MAX_SLIP)
        turn: int256 = fixed._mul(unrest, MAX_TURN)
        x: int256 = LEFT
        y: int256 = TOP + SIDE * row
        for _: uint256 in range(COLUMNS):
            square: uint256[2] = self._square(stream._draws(seed, number), x, y, slip, turn)
            page[6 + number] = square
            if number == look.stray:
                page[4] = square
            number += 1
            x += SIDE
    page[6 + number] = [words._word('"/></svg>'), words.SPACES]
    return convert(slice(abi_encode(page), 0, 64 * (7 + number)), String[words.MAX_BYTES])


@view
@external
def traits(seed: uint256) -> DynArray[IGenerator.Trait, 16]:
    look: Look = self._look(seed)
    return [
        IGenerator.Trait(name="Paper", value=PAPER_NAMES[look.paper], numeric=False),
        IGenerator.Trait(name="Composure", value=COMPOSURES[look.composure], numeric=False),
        IGenerator.Trait(name="Stray Row", value=uint2str(convert((look.stray - 1) // COLUMNS + 1, uint32)), numeric=True),
    ]


@view
@external
def background(seed: uint256) -> String[6]:
    return slice(PAPERS[self._look(seed).paper], 0, 6)


@pure
def _look(seed: uint256) -> Look:
    """@notice Draws what the whole picture shares."""
    draws: uint256[8] = stream._draws(seed, 0)
    stray: uint256 = 1 + COLUMNS + stream._below(draws[2], 21 * COLUMNS)
    return Look(paper=stream._below(draws[0], 6), composure=stream._below(draws[1], 3), stray=stray)


@pure
def _unrest(row: int256, composure: uint256) -> int256:
    """@notice Says how far a row has lost its composure, 0 to ONE."""
    even: int256 = fixed.ONE * row // (ROWS - 1)
    late: int256 = fixed._mul(even, even)
    ways: int256[3] = [even, late, 2 * even - late]
    return ways[composure]


@pure
def _square(draws: uint256[8], x: int256, y: int256, slip: int256, turn: int256) -> uint256[2]:
    """@notice Writes the path of a square near (x, y), that slips and turns by no more than it may."""
    angle: int256 = fixed.TURN // 8 + stream._about(draws[2], turn)
    u: int256 = fixed._mul(RADIUS, fixed._cos(angle))
    v: int256 = fixed._mul(RADIUS, fixed._sin(angle))
    # Packed as words._point does it, vectors add up like points. The pen goes over the first side twice, to close.
    centre: int256 = ((x + stream._about(draws[0], slip)) << 40) + y + stream._about(draws[1], slip)
    p: int256 = (u << 40) + v
    q: int256 = u - (v << 40)
    a: uint256 = convert(centre + p, uint256)
    b: uint256 = convert(centre + q, uint256)
    c: uint256 = convert(centre - p, uint256)
    return [words._points(77, a, b, c), words._points(76, convert(centre - q, uint256), a, b)]


@pure
def _colour(paper: uint256, k: uint256) -> uint256:
    return convert(convert(slice(PAPERS[paper], 6 * k, 6), Bytes[6]), uint256)
