"""The etching: a picture in at most 1,024 bytes, printed from eight inks. Twin of contracts/hybrid/etching.vy.

It is printed like a colour woodcut. The sheets of cells whose label reaches 1, 2 ... 7 lie one on the other, each
in its ink, on a ground of ink 0; over them go short horizontal dashes: lit windows, stars, what glitters on water.

    offset | size | field
    0      | 1    | shape, signed: by how many units of the page cells are narrower than high, or lower than broad
    1      | 24   | inks: red, green, blue of each
    25     | 1    | the inks of dashes, three bits each, lowest first: of those of sort 0, of those of sort 1
    26     | 1    | the inks of the frame, alike: of its lines, of its accents
    27     | n    | runs of cells, row by row: 3 bits of a label, 5 bits of a length less 1; the end of a row ends a run
    27 + n | 2m   | dashes, big-endian, from the highest bits: 6 bits of a row, 6 of a column, 3 of a length in cells
           |      | less 1, 1 of a sort

Any bytes are an etching: those that are missing count as zeros.
"""

from typing import NamedTuple

from reference.contour import marching
from reference.contour.marching import SIDE
from reference.encoding import svg as words
from reference.hybrid import frame

MAX_BYTES = 1024
CELLS = 60  # in a row, and rows
INKS = 8
PALETTE = 1
DASH_INKS = 25
FRAME_INKS = 26
RUNS = 27
INK_BITS = 3
INK = 7  # the bits of an ink or a label
MAX_DASHES = 128  # that are read

PITCH = 124  # of cells that are as broad as high
LEAST_PITCH = 62
MIDDLE = 5000  # of the page
FIRST = 2  # the sample of the first cell: what lies before it repeats it, so that the edge of the paper hides no cell

RAISED = 256  # a sample that a sheet covers
LEVEL = 128
EVERY = 2  # crossings to a control point
LEAST = 1  # words: a contour of so few is a crumb
BUDGET = 4_000  # crossings that all sheets may have
CONTOUR_WORDS = 330  # that the contours of all sheets may fill
DASH = 62  # how broad dashes are
GAP = 16  # between two of them in a row


class Plate(NamedTuple):
    """What an etching says. Where cells lie on the page is in `corner` and `pitch`, as marching.contours takes them.

    Attributes:
        inks: colours of six hexadecimal digits.
        cells: labels, CELLS rows of CELLS.
        dashes: of each sort, as (row, column, length).
        line, accent: the frame's inks.
    """

    pitch: words.Point
    corner: words.Point
    inks: list[str]
    cells: list[list[int]]
    dashes: list[list[tuple[int, int, int]]]
    dash_inks: tuple[int, int]
    line: int
    accent: int


def plate(etching: bytes) -> Plate:
    """Reads an etching. No twin: a contract reads it piece by piece."""
    head = etching[:RUNS].ljust(RUNS, b"\0")
    cells, end = labels(etching)
    return Plate(
        pitch=pitches(head[0]),
        corner=corner(pitches(head[0])),
        inks=[head[at : at + 3].hex() for at in range(PALETTE, DASH_INKS, 3)],
        cells=cells,
        dashes=[dashes(etching, end, sort) for sort in range(2)],
        dash_inks=pair(head[DASH_INKS]),
        line=pair(head[FRAME_INKS])[0],
        accent=pair(head[FRAME_INKS])[1],
    )


def pair(byte: int) -> tuple[int, int]:
    """Two inks of one byte."""
    return byte & INK, byte >> INK_BITS & INK


def pitches(shape: int) -> words.Point:
    """How broad and how high a cell is, both even; the greater one is PITCH."""
    less = shape - 256 if shape > 127 else shape
    return max(PITCH - max(less, 0), LEAST_PITCH) & ~1, max(PITCH - max(-less, 0), LEAST_PITCH) & ~1


def corner(pitch: words.Point) -> words.Point:
    """The point of a grid's first sample: the grid's cells are in the middle of the page."""
    return MIDDLE - pitch[0] // 2 * (SIDE - 1), MIDDLE - pitch[1] // 2 * (SIDE - 1)


def window(pitch: words.Point) -> tuple[words.Point, words.Point]:
    """The corners of what the cells cover."""
    x, y = pitch[0] // 2 * CELLS, pitch[1] // 2 * CELLS
    return (MIDDLE - x, MIDDLE - y), (MIDDLE + x, MIDDLE + y)


def labels(etching: bytes) -> tuple[list[list[int]], int]:
    """The label of each cell, and the byte behind the last run."""
    rows, at = [], RUNS
    for _ in range(CELLS):
        row: list[int] = []
        while len(row) < CELLS and at < len(etching):
            run = etching[at]
            row += [run & INK] * ((run >> INK_BITS) + 1)
            at += 1
        rows += [(row + [0] * CELLS)[:CELLS]]
    return rows, at


def sheet(cells: list[list[int]], ink: int) -> list[int]:
    """The field of a sheet, as marching.py has fields: raised where labels reach an ink."""
    inside = [[RAISED * (label >= ink) for label in row] for row in cells]
    rows = [[0, row[0], *row, row[-1], 0] for row in inside]
    rows = [[0] * SIDE, rows[0], *rows, rows[-1], [0] * SIDE]
    return [sample for row in rows for sample in row]


def dashes(etching: bytes, start: int, sort: int) -> list[tuple[int, int, int]]:
    """Row, column and length in cells of the dashes of a sort, which begin at a byte; those off the grid are left
    out."""
    found = []
    for at in range(start, min(start + 2 * MAX_DASHES, len(etching) - 1), 2):
        dash = int.from_bytes(etching[at : at + 2], "big")
        row, column, length = dash >> 10, dash >> 4 & 63, (dash >> 1 & 7) + 1
        if dash & 1 == sort and row < CELLS and column < CELLS:
            found += [(row, column, min(length, CELLS - column))]
    return found


def box(left: int, top: int, right: int, bottom: int) -> str:
    """The word that ends a path which is a rectangle, clockwise."""
    numbers = [words.number(n) for n in (left, top, right, bottom, left)]
    return words.word('d="M{0} {1}H{2}V{3}H{4}Z"/>'.format(*numbers))


def prints(read: Plate) -> list[str]:
    """The words of the print. Its edge is ragged, and lies under the paper that comes after."""
    (left, top), (right, bottom) = read.corner, [2 * MIDDLE - axis for axis in read.corner]
    page = [words.word(f'<path fill="#{read.inks[0]}"'), box(left, top, right, bottom)]
    budget, room = BUDGET, CONTOUR_WORDS
    for ink in range(1, INKS):
        data, budget = marching.contours(
            [], room, sheet(read.cells, ink), LEVEL, read.corner, read.pitch, EVERY, LEAST, budget
        )
        room -= len(data)
        page += [words.word(f'<path fill="#{read.inks[ink]}" d="'), *data, words.word('"/>')]
    for sort, ink in enumerate(read.dash_inks):
        page += strokes(read, sort, read.inks[ink])
    return page


def strokes(read: Plate, sort: int, colour: str) -> list[str]:
    """The words of the dashes of a sort, two in a word."""
    across, down = read.pitch
    texts = []
    for row, column, length in read.dashes[sort]:
        left = read.corner[0] + across // 2 * (2 * (column - 1 + FIRST) + 1)
        y = read.corner[1] + down * (row + FIRST)
        start, end = left + GAP, left + across * length - GAP
        texts += [f"M{words.number(start)} {words.number(y)}H{words.number(end)} "]
    pairs = [words.word("".join(texts[at : at + 2])) for at in range(0, len(texts), 2)]
    head = [words.word(f'<path stroke="#{colour}"'), words.word(f'stroke-width="{words.number(DASH)}" d="')]
    return [*head, *pairs, words.word('"/>')]


def svg(etching: bytes, seed: int) -> str:
    """The drawing of an etching, at most MAX_BYTES long, in the frame that a seed grows."""
    read = plate(etching)
    paper = background(seed)
    page = words.open(1000, 1000, 0, 0, 9999, 9999)
    page += words.ground(paper)
    page += prints(read)
    page += frame.frame(seed, window(read.pitch), read.inks[read.line], read.inks[read.accent])
    page += [words.word("</svg>")]
    return words.text(page)


def background(seed: int) -> str:
    """The colour of the page."""
    return frame.paper(seed)
