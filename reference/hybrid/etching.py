"""The etching: a picture in at most 1,024 bytes, printed from eight inks. Twin of contracts/hybrid/etching.vy.

It is printed like a colour woodcut. The sheets of cells whose label reaches 1, 2 ... 7 lie one on the other, each
in its ink, on a ground of ink 0; over them go short horizontal dashes: lit windows, stars, what glitters on water.

    offset | size | field
    0      | 1    | shape, signed: by how many units of the page cells are narrower than high, or lower than broad
    1      | 24   | inks, from the top of the page: red, green, blue of each
    25     | 24   | and what they go to: each changes from its first row to its last one
    49     | 6    | the colours of dashes, alike: of those of sort 0, of those of sort 1
    55     | 1    | the inks of the frame, three bits each, lowest first: of its lines, of its accents
    56     | n    | runs of cells, row by row: 3 bits of a label, 5 bits of a length less 1; a row's end ends a run
    56 + n | 2m   | dashes, big-endian, from the highest bits: 6 bits of a row, 6 of a column, 3 of a length in cells
           |      | less 1, 1 of a sort

Any bytes are an etching: those that are missing count as zeros.
"""

from reference.contour import outline
from reference.contour.outline import HALF, QUARTERS, SIDE
from reference.encoding import svg as words
from reference.hybrid import frame

MAX_BYTES = 1024
CELLS = 60  # in a row, and rows
INKS = 8
UPPER = 1
LOWER = 25
DASH_INKS = 49
FRAME_INKS = 55
RUNS = 56
COLOUR_BYTES = 3
INK_BITS = 3
INK = 7  # the bits of an ink or a label

PITCH = 124  # of cells that are as broad as high
LEAST_PITCH = 64
MIDDLE = 5000  # of the page
FIRST = 2  # where the first cell is in a row of a mask, and the first row: what lies before repeats them

BUDGET = 4_000  # steps that the outlines of all sheets may have
OUTLINE_WORDS = 320  # that the outlines of all sheets may fill
SORTS = 2  # of dashes
MAX_DASHES = 96  # that are read
NAME = 97  # "a", of the first ink


def inks(etching: bytes, start: int) -> list[str]:
    """Eight inks from a byte on: six hexadecimal digits each."""
    told = etching[start : start + COLOUR_BYTES * INKS].ljust(COLOUR_BYTES * INKS, b"\0")
    return [told[at : at + COLOUR_BYTES].hex() for at in range(0, len(told), COLOUR_BYTES)]


def pair(etching: bytes, at: int) -> tuple[int, int]:
    """The two inks that the byte `at` names."""
    byte = etching[at] if at < len(etching) else 0
    return byte & INK, byte >> INK_BITS & INK


def pitch(etching: bytes) -> words.Point:
    """How broad and how high a cell is, multiples of 4; the greater one is PITCH."""
    less = int.from_bytes(etching[:1], "big", signed=True)
    return max(PITCH - max(less, 0), LEAST_PITCH) & ~3, max(PITCH - max(-less, 0), LEAST_PITCH) & ~3


def corner(pitch: words.Point) -> words.Point:
    """The point of the first vertex of a mask, which is in the middle of the page."""
    return MIDDLE - pitch[0] // 2 * SIDE, MIDDLE - pitch[1] // 2 * SIDE


def window(pitch: words.Point) -> tuple[words.Point, words.Point]:
    """The corners of what the cells cover."""
    x, y = pitch[0] // 2 * CELLS, pitch[1] // 2 * CELLS
    return (MIDDLE - x, MIDDLE - y), (MIDDLE + x, MIDDLE + y)


def group(pitch: words.Point) -> list[str]:
    """The words that begin a group in which the page is told in quarters of a cell."""
    left, top = corner(pitch)
    return [
        words.word(f'<g transform="matrix({words.number(pitch[0] // QUARTERS)} 0 0'),
        words.word(f'{words.number(pitch[1] // QUARTERS)} {words.number(left)} {words.number(top)})">'),
    ]


def labels(etching: bytes) -> tuple[list[list[int]], int]:
    """The label of each cell, CELLS rows of CELLS, and the byte behind the last run."""
    rows, at = [], RUNS
    for _ in range(CELLS):
        row: list[int] = []
        while len(row) < CELLS and at < len(etching):
            run = etching[at]
            row += [run & INK] * ((run >> INK_BITS) + 1)
            at += 1
        rows += [(row + [0] * CELLS)[:CELLS]]
    return rows, at


def rows(cells: list[list[int]], ink: int) -> tuple[int, int]:
    """The first row and the last one that have a cell of an ink's own; all rows, where none has."""
    found = [number for number, row in enumerate(cells) if ink in row] or [0, CELLS - 1]
    return found[0], found[-1]


def shade(ink: int, cells: list[list[int]], upper: str, lower: str) -> list[str]:
    """The words of an ink that goes from one colour to another down its rows, and has a letter for its name."""
    first, last = rows(cells, ink)
    top, bottom = QUARTERS * (FIRST + first), QUARTERS * (FIRST + last + 1)
    return [
        words.word(f'<linearGradient id="{chr(NAME + ink)}" x2="0"'),
        words.word('gradientUnits="userSpaceOnUse"'),
        words.word(f'y1="{top:03d}" y2="{bottom:03d}"><stop'),
        words.word(f'stop-color="#{upper}"/><stop'),
        words.word(f'offset="1" stop-color="#{lower}"'),
        words.word("/></linearGradient>"),
    ]


def sheet(cells: list[list[int]], ink: int) -> list[int]:
    """The mask of a sheet, as outline.py has masks: the cells whose labels reach an ink, and a ring that repeats the
    outermost ones."""
    mask = [sum((label >= ink) << FIRST + column for column, label in enumerate(row)) for row in cells]
    mask = [row | (row >> 1 & 1 << FIRST - 1) | (row << 1 & 1 << FIRST + CELLS) for row in mask]
    return [0, mask[0], *mask, mask[-1], 0]


def dashes(etching: bytes, start: int, sort: int) -> list[str]:
    """The words of the dashes of a sort, two in a word; dashes begin at the byte `start`. Those off the grid are left
    out."""
    texts = []
    for at in range(start, min(start + 2 * MAX_DASHES, len(etching) - 1), 2):
        dash = int.from_bytes(etching[at : at + 2], "big")
        row, column, length = dash >> 10, dash >> 4 & 63, (dash >> 1 & 7) + 1
        if dash & 1 != sort or row >= CELLS or column >= CELLS:
            continue
        end = min(column + length, CELLS)
        middle = QUARTERS * (FIRST + row) + HALF
        texts += [f"M{QUARTERS * (FIRST + column):03d} {middle:03d}H{QUARTERS * (FIRST + end):03d} "]
    return [words.word("".join(texts[at : at + 2])) for at in range(0, len(texts), 2)]


def prints(etching: bytes) -> list[str]:
    """The words of the print. Its edge is ragged, and lies under the paper that comes after. No twin: a part of
    Etcher."""
    upper, lower = inks(etching, UPPER), inks(etching, LOWER)
    cells, end = labels(etching)
    page = group(pitch(etching))
    for ink in range(INKS):
        page += shade(ink, cells, upper[ink], lower[ink])
    page += [words.word(f'<path fill="url(#{chr(NAME)})"'), words.word('d="M000 000H256V256H000Z"/>')]
    budget, room = BUDGET, OUTLINE_WORDS
    for ink in range(1, INKS):
        data, budget = outline.outlines([], room, sheet(cells, ink), budget)
        room -= len(data)
        page += [words.word(f'<path fill="url(#{chr(NAME + ink)})" d="'), *data, words.word('"/>')]
    for sort, colour in enumerate(inks(etching, DASH_INKS)[:SORTS]):
        page += [
            words.word(f'<path stroke="#{colour}"'),
            words.word('stroke-width="2" d="'),
            *dashes(etching, end, sort),
            words.word('"/>'),
        ]
    return page + [words.word("</g>")]


def svg(etching: bytes, seed: int) -> str:
    """The drawing of an etching, at most MAX_BYTES long, in the frame that a seed grows. No twin: Etcher's."""
    colours, (line, accent) = inks(etching, UPPER), pair(etching, FRAME_INKS)
    page = words.open(1000, 1000, 0, 0, 9999, 9999)
    page += words.ground(frame.paper(seed))
    page += prints(etching)
    page += frame.frame(seed, window(pitch(etching)), colours[line], colours[accent])
    page += [words.word("</svg>")]
    return words.text(page)


def background(etching: bytes, seed: int) -> str:
    """The colour of the page: the seed alone decides it today. No twin: Etcher's."""
    return frame.paper(seed)
