# pragma version 0.4.3
"""
@title Schotter
@license MIT
@notice A grid of squares that loses its composure, row by row. After Georg Nees, 1968.
@dev Twin: reference/generators/schotter.py. The tutorial: read `svg` from top to bottom, it is the picture.
"""

from ..interfaces import IGenerator
from ..encoding import svg as words
from ..numeric import fixed
from ..numeric import stream

implements: IGenerator

NAME: constant(String[32]) = "Schotter"
VERSION: constant(bytes32) = 0x0000000000000000000000000000000000000000000000000000000000000000

COLUMNS: constant(uint256) = 12
ROWS: constant(uint256) = 22
SIDE: constant(int256) = 330
RADIUS: constant(int256) = 233  # from a square's centre to its corners: SIDE / sqrt(2)
LEFT: constant(int256) = 3185  # the centre of the first square
TOP: constant(int256) = 1455
MAX_TURN: constant(int256) = 2**13  # an eighth of a turn to either side
MAX_SHIFT: constant(int256) = 150  # in units of the page, to each side

# Ground, ink, and the colour of the stray: six hexadecimal digits each.
PAPERS: constant(DynArray[String[18], 6]) = [
    "f2ede11d1c1ad8402a",
    "e9e4d8233a5ee8a33d",
    "1b1d22ece4d3f0653c",
    "f6d9c33b2230c43b52",
    "dfe6dd1f3b35ef6f45",
    "243447e8e2cfffc145",
]
PAPER_NAMES: constant(DynArray[String[32], 6]) = ["Bone", "Ledger", "Slate", "Peach", "Celadon", "Blueprint"]
COMPOSURES: constant(DynArray[String[32], 3]) = ["Even", "Late", "Early"]
MOVE: constant(uint256) = 77  # "M"
LINE: constant(uint256) = 76  # "L"


struct Look:
    paper: uint256  # which of PAPERS
    composure: uint256  # which of COMPOSURES
    stray: uint256  # the number of the filled square, never in the first row


@view
@external
def name() -> String[32]:
    return NAME


@view
@external
def version() -> bytes32:
    return VERSION


@view
@external
def svg(seed: uint256) -> String[24_576]:
    look: Look = self._look(seed)
    page: uint256[words.MAX_WORDS] = empty(uint256[words.MAX_WORDS])
    opening: uint256[4] = words._open(800, 1100, 1800, 600, 8200, 9400)
    ground: uint256[2] = words._ground(self._colour(look.paper, 0))
    page[0] = opening[0]
    page[1] = opening[1]
    page[2] = opening[2]
    page[3] = opening[3]
    page[4] = ground[0]
    page[5] = ground[1]

    # The stray is filled; then all squares are drawn as one path of thin lines.
    corners: uint256[4] = self._square(seed, look.stray, look.composure)
    page[6] = words._paint(words._word('<path fill="#000000" d="'), self._colour(look.paper, 2), 13)
    page[7] = words._points(MOVE, corners[0], corners[1], corners[2])
    page[8] = words._points(LINE, corners[3], corners[0], corners[1])
    page[9] = words._word('"/><path fill="none"')
    page[10] = words._paint(words._word('stroke="#000000"'), self._colour(look.paper, 1), 9)
    page[11] = words._word('stroke-width="16" d="')
    n: uint256 = 12
    for i: uint256 in range(ROWS * COLUMNS):
        corners = self._square(seed, i, look.composure)
        page[n] = words._points(MOVE, corners[0], corners[1], corners[2])
        page[n + 1] = words._points(LINE, corners[3], corners[0], corners[1])  # over the first side, to close
        n += 2
    page[n] = words._word('"/></svg>')
    n += 1
    return convert(slice(abi_encode(page), 0, words.WORD_BYTES * n), String[24_576])


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
    """
    @notice Draws what the whole picture shares.
    """
    draws: uint256[8] = stream._draws(seed, 0)
    return Look(
        paper=stream._below(draws[0], 6),
        composure=stream._below(draws[1], 3),
        stray=COLUMNS + stream._below(draws[2], (ROWS - 1) * COLUMNS),
    )


@pure
def _square(seed: uint256, i: uint256, composure: uint256) -> uint256[4]:
    """
    @notice Gives the corners of the i-th square, counted row by row.
    """
    draws: uint256[8] = stream._draws(seed, i + 1)
    unrest: int256 = fixed.ONE * convert(i // COLUMNS, int256) // convert(ROWS - 1, int256)
    if composure == 1:
        unrest = fixed._mul(unrest, unrest)
    elif composure == 2:
        unrest = fixed.ONE - fixed._mul(fixed.ONE - unrest, fixed.ONE - unrest)
    x: int256 = LEFT + SIDE * convert(i % COLUMNS, int256)
    y: int256 = TOP + SIDE * convert(i // COLUMNS, int256)
    x += fixed._mul(unrest, stream._between(draws[0], -MAX_SHIFT, MAX_SHIFT))
    y += fixed._mul(unrest, stream._between(draws[1], -MAX_SHIFT, MAX_SHIFT))
    angle: int256 = fixed.TURN // 8 + fixed._mul(unrest, stream._between(draws[2], -MAX_TURN, MAX_TURN))
    u: int256 = fixed._mul(RADIUS, fixed._cos(angle))
    v: int256 = fixed._mul(RADIUS, fixed._sin(angle))
    return [self._corner(x + u, y + v), self._corner(x - v, y + u), self._corner(x - u, y - v), self._corner(x + v, y - u)]


@pure
def _corner(x: int256, y: int256) -> uint256:
    return words._point(convert(x, uint256), convert(y, uint256))


@pure
def _colour(paper: uint256, k: uint256) -> uint256:
    """
    @notice Gives the k-th colour of a paper: six hexadecimal digits in ASCII.
    """
    return convert(convert(slice(PAPERS[paper], 6 * k, 6), Bytes[6]), uint256)
