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
version: public(constant(bytes32)) = 0xe8a6990bfc1ddc76e3b4c0f7e20c9ac49ed32725b194964e7b0420fabce70c85
COLUMNS: constant(uint256) = 12
ROWS: constant(uint256) = 22
SIDE: constant(int256) = 330  # of a square, in units of the page
RADIUS: constant(int256) = 233  # from a square's centre to its corners: SIDE / sqrt(2)
LEFT: constant(int256) = 3185  # the centre of the first square
TOP: constant(int256) = 1455
MAX_SHIFT: constant(int256) = 150  # to each side, at the height of unrest
MAX_TURN: constant(int256) = 2**13  # an eighth of a turn to each side
# Ground, ink and the colour of the stray: six hexadecimal digits each.
PAPERS: constant(DynArray[String[18], 6]) = [
    "f2ede11d1c1ad8402a", "e9e4d8233a5ee8a33d", "1b1d22ece4d3f0653c",
    "f6d9c33b2230c43b52", "dfe6dd1f3b35ef6f45", "243447e8e2cfffc145",
]
PAPER_NAMES: constant(DynArray[String[32], 6]) = ["Bone", "Ledger", "Slate", "Peach", "Celadon", "Blueprint"]
COMPOSURES: constant(DynArray[String[32], 3]) = ["Even", "Late", "Early"]


struct Look:
    paper: uint256  # which of PAPERS
    composure: uint256  # which of COMPOSURES
    stray: uint256  # the number of the filled square, never in the first row


@view
@external
def svg(seed: uint256) -> String[words.MAX_BYTES]:
    look: Look = self._look(seed)
    page: uint256[words.MAX_WORDS] = empty(uint256[words.MAX_WORDS])
    opening: uint256[4] = words._open(800, 1100, 1800, 600, 8200, 9400)
    for i: uint256 in range(4):
        page[i] = opening[i]
    ground: uint256[2] = words._ground(self._colour(look.paper, 0))
    page[4] = ground[0]
    page[5] = ground[1]
    # The stray is filled; then all squares are drawn as one path of thin lines.
    stray: uint256[2] = self._square(seed, look.stray, look.composure)
    page[6] = words._paint(words._word('<path fill="#000000" d="'), self._colour(look.paper, 2), 13)
    page[7] = stray[0]
    page[8] = stray[1]
    page[9] = words._word('"/><path fill="none"')
    page[10] = words._paint(words._word('stroke="#000000"'), self._colour(look.paper, 1), 9)
    page[11] = words._word('stroke-width="16" d="')
    for i: uint256 in range(ROWS * COLUMNS):
        square: uint256[2] = self._square(seed, i, look.composure)
        page[12 + 2 * i] = square[0]
        page[13 + 2 * i] = square[1]
    page[12 + 2 * ROWS * COLUMNS] = words._word('"/></svg>')
    return convert(slice(abi_encode(page), 0, 32 * (13 + 2 * ROWS * COLUMNS)), String[words.MAX_BYTES])


@view
@external
def traits(seed: uint256) -> DynArray[IGenerator.Trait, 16]:
    look: Look = self._look(seed)
    return [
        IGenerator.Trait(name="Paper", value=PAPER_NAMES[look.paper], numeric=False),
        IGenerator.Trait(name="Composure", value=COMPOSURES[look.composure], numeric=False),
        IGenerator.Trait(name="Stray Row", value=uint2str(convert(look.stray // COLUMNS + 1, uint32)), numeric=True),
    ]


@view
@external
def background(seed: uint256) -> String[6]:
    return slice(PAPERS[self._look(seed).paper], 0, 6)


@pure
def _look(seed: uint256) -> Look:
    """@notice Draws what the whole picture shares."""
    draws: uint256[8] = stream._draws(seed, 0)
    stray: uint256 = COLUMNS + stream._below(draws[2], (ROWS - 1) * COLUMNS)
    return Look(paper=stream._below(draws[0], 6), composure=stream._below(draws[1], 3), stray=stray)


@pure
def _square(seed: uint256, number: uint256, composure: uint256) -> uint256[2]:
    """@notice Writes the path of a square, counted row by row."""
    draws: uint256[8] = stream._draws(seed, number + 1)
    row: int256 = convert(number // COLUMNS, int256)
    column: int256 = convert(number % COLUMNS, int256)
    unrest: int256 = fixed.ONE * row // convert(ROWS - 1, int256)
    if composure == 1:
        unrest = fixed._mul(unrest, unrest)
    elif composure == 2:
        unrest = fixed._mul(unrest, 2 * fixed.ONE - unrest)
    angle: int256 = fixed.TURN // 8 + fixed._mul(unrest, stream._between(draws[2], -MAX_TURN, MAX_TURN))
    x: int256 = LEFT + SIDE * column + fixed._mul(unrest, stream._between(draws[0], -MAX_SHIFT, MAX_SHIFT))
    y: int256 = TOP + SIDE * row + fixed._mul(unrest, stream._between(draws[1], -MAX_SHIFT, MAX_SHIFT))
    u: int256 = fixed._mul(RADIUS, fixed._cos(angle))
    v: int256 = fixed._mul(RADIUS, fixed._sin(angle))
    a: uint256 = words._point(convert(x + u, uint256), convert(y + v, uint256))
    b: uint256 = words._point(convert(x - v, uint256), convert(y + u, uint256))
    c: uint256 = words._point(convert(x - u, uint256), convert(y - v, uint256))
    d: uint256 = words._point(convert(x + v, uint256), convert(y - u, uint256))
    # The pen comes back over the first side, which closes the corner: M a b c L d a b.
    return [words._points(77, a, b, c), words._points(76, d, a, b)]


@pure
def _colour(paper: uint256, k: uint256) -> uint256:
    """@notice Gives the k-th colour of a paper, as ASCII."""
    return convert(convert(slice(PAPERS[paper], 6 * k, 6), Bytes[6]), uint256)
