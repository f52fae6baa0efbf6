"""Schotter: a grid of squares that loses its composure, row by row. After Georg Nees, 1968.

Twin of contracts/generators/Schotter.vy.
"""

from typing import NamedTuple

from reference.encoding import svg as words
from reference.generators import Trait
from reference.numeric import fixed, stream

NAME = "Schotter"
VERSION = "0x0423ba7afe925bc9f91de2fc06840cebd197fd716cfb0e5c2300c4b30f985fec"

COLUMNS = 12
ROWS = 22
SIDE = 330  # of a square, in units of the page
RADIUS = 233  # from a square's centre to its corners: SIDE / sqrt(2)
LEFT = 3185  # the centre of the first square
TOP = 1455
MAX_SLIP = 150  # to each side, at the height of unrest
MAX_TURN = 2**13  # an eighth of a turn to each side
PAPERS = [  # ground, ink, colour of the stray: six hexadecimal digits each
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
    stray: int  # the number of the filled square, from 1, never in the first row


def svg(seed: int) -> str:
    paper, composure, stray = look(seed)
    squares = []
    for row in range(ROWS):
        slip = fixed.mul(unrest(row, composure), MAX_SLIP)
        turn = fixed.mul(unrest(row, composure), MAX_TURN)
        for column in range(COLUMNS):
            draws = stream.draws(seed, 1 + len(squares))
            squares.append(square(draws, LEFT + SIDE * column, TOP + SIDE * row, slip, turn))

    page = words.open(800, 1100, 1800, 600, 8200, 9400) + words.ground(colour(paper, 0))
    # The stray is filled; then all squares are one path of thin lines.
    page += [words.word("<path"), words.paint(words.word('fill="#000000" d="'), colour(paper, 2), 7)]
    page += squares[stray - 1]
    page += [words.word('"/><path fill="none"'), words.word('stroke-width="16"')]
    page += [words.paint(words.word('stroke="#000000"'), colour(paper, 1), 9), words.word('d="')]
    page += [word for path in squares for word in path]
    page += [words.word('"/></svg>'), words.word("")]
    return words.text(page)


def traits(seed: int) -> list[Trait]:
    paper, composure, stray = look(seed)
    return [
        Trait("Paper", PAPER_NAMES[paper], False),
        Trait("Composure", COMPOSURES[composure], False),
        Trait("Stray Row", str((stray - 1) // COLUMNS + 1), True),
    ]


def background(seed: int) -> str:
    return colour(look(seed).paper, 0)


def look(seed: int) -> Look:
    """What the whole picture shares."""
    draws = stream.draws(seed, 0)
    stray = 1 + COLUMNS + stream.below(draws[2], (ROWS - 1) * COLUMNS)
    return Look(paper=stream.below(draws[0], 6), composure=stream.below(draws[1], 3), stray=stray)


def unrest(row: int, composure: int) -> int:
    """How far a row has lost its composure, 0 to ONE."""
    even = fixed.ONE * row // (ROWS - 1)
    late = fixed.mul(even, even)
    return [even, late, 2 * even - late][composure]


def square(draws: tuple[int, ...], x: int, y: int, slip: int, turn: int) -> list[str]:
    """The path of a square near (x, y), that slips and turns by no more than it may."""
    angle = fixed.TURN // 8 + stream.about(draws[2], turn)
    u = fixed.mul(RADIUS, fixed.cos(angle))
    v = fixed.mul(RADIUS, fixed.sin(angle))
    right = x + stream.about(draws[0], slip)
    down = y + stream.about(draws[1], slip)
    # The pen goes over the first side twice, to close.
    a, b = words.point(right + u, down + v), words.point(right - v, down + u)
    c, d = words.point(right - u, down - v), words.point(right + v, down - u)
    return [words.points("M", a, b, c), words.points("L", d, a, b)]


def colour(paper: int, k: int) -> str:
    """The k-th colour of a paper: six hexadecimal digits."""
    return PAPERS[paper][6 * k : 6 * k + 6]
