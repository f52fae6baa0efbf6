"""Schotter: a grid of squares that loses its composure, row by row. After Georg Nees, 1968.

Twin of contracts/generators/Schotter.vy.
"""

from typing import NamedTuple

from reference.encoding import svg as words
from reference.generators import Trait
from reference.numeric import fixed, stream

NAME = "Schotter"
VERSION = "0xe8a6990bfc1ddc76e3b4c0f7e20c9ac49ed32725b194964e7b0420fabce70c85"

COLUMNS = 12
ROWS = 22
SIDE = 330  # of a square, in units of the page
RADIUS = 233  # from a square's centre to its corners: SIDE / sqrt(2)
LEFT = 3185  # the centre of the first square
TOP = 1455
MAX_SHIFT = 150  # to each side, at the height of unrest
MAX_TURN = 2**13  # an eighth of a turn to each side
# Ground, ink and the colour of the stray: six hexadecimal digits each.
PAPERS = [
    "f2ede11d1c1ad8402a",
    "e9e4d8233a5ee8a33d",
    "1b1d22ece4d3f0653c",
    "f6d9c33b2230c43b52",
    "dfe6dd1f3b35ef6f45",
    "243447e8e2cfffc145",
]
PAPER_NAMES = ["Bone", "Ledger", "Slate", "Peach", "Celadon", "Blueprint"]
COMPOSURES = ["Even", "Late", "Early"]


class Look(NamedTuple):
    paper: int  # which of PAPERS
    composure: int  # which of COMPOSURES
    stray: int  # the number of the filled square, never in the first row


def svg(seed: int) -> str:
    paper, composure, stray = look(seed)
    page = words.open(800, 1100, 1800, 600, 8200, 9400) + words.ground(colour(paper, 0))

    # The stray is filled; then all squares are drawn as one path of thin lines.
    page += [words.paint(words.word('<path fill="#000000" d="'), colour(paper, 2), 13)]
    page += square(seed, stray, composure)
    page += [
        words.word('"/><path fill="none"'),
        words.paint(words.word('stroke="#000000"'), colour(paper, 1), 9),
        words.word('stroke-width="16" d="'),
    ]
    for number in range(ROWS * COLUMNS):
        page += square(seed, number, composure)
    page += [words.word('"/></svg>')]
    return words.text(page)


def traits(seed: int) -> list[Trait]:
    paper, composure, stray = look(seed)
    return [
        Trait("Paper", PAPER_NAMES[paper], False),
        Trait("Composure", COMPOSURES[composure], False),
        Trait("Stray Row", str(stray // COLUMNS + 1), True),
    ]


def background(seed: int) -> str:
    return colour(look(seed).paper, 0)


def look(seed: int) -> Look:
    """What the whole picture shares."""
    draws = stream.draws(seed, 0)
    stray = COLUMNS + stream.below(draws[2], (ROWS - 1) * COLUMNS)
    return Look(paper=stream.below(draws[0], 6), composure=stream.below(draws[1], 3), stray=stray)


def square(seed: int, number: int, composure: int) -> list[str]:
    """The path of a square, counted row by row."""
    draws = stream.draws(seed, number + 1)
    row, column = divmod(number, COLUMNS)
    unrest = fixed.ONE * row // (ROWS - 1)
    if composure == 1:
        unrest = fixed.mul(unrest, unrest)
    elif composure == 2:
        unrest = fixed.mul(unrest, 2 * fixed.ONE - unrest)
    angle = fixed.TURN // 8 + fixed.mul(unrest, stream.between(draws[2], -MAX_TURN, MAX_TURN))
    x = LEFT + SIDE * column + fixed.mul(unrest, stream.between(draws[0], -MAX_SHIFT, MAX_SHIFT))
    y = TOP + SIDE * row + fixed.mul(unrest, stream.between(draws[1], -MAX_SHIFT, MAX_SHIFT))
    u = fixed.mul(RADIUS, fixed.cos(angle))
    v = fixed.mul(RADIUS, fixed.sin(angle))
    a, b = words.point(x + u, y + v), words.point(x - v, y + u)
    c, d = words.point(x - u, y - v), words.point(x + v, y - u)
    # The pen comes back over the first side, which closes the corner: M a b c L d a b.
    return [words.points("M", a, b, c), words.points("L", d, a, b)]


def colour(paper: int, k: int) -> str:
    """The k-th colour of a paper: six hexadecimal digits."""
    return PAPERS[paper][6 * k : 6 * k + 6]
