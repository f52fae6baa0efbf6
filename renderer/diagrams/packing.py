"""The picture in the README that says how numbers lie in a word: `python -m renderer.diagrams` draws it anew.

Every number in it is computed here, on words of four lanes, as contracts do on words of ten or sixteen.
"""

from typing import NamedTuple

from .parts import BOLD, EDGE, MARGIN, MIDDLE, MONO, ROOT, SIGNAL, SOFT, TINTS, page, text

PATH = ROOT / "reference" / "neural" / "packing.svg"

LANES, BITS = 4, 16
HALF = 2 ** (BITS - 1)
WORD = 2 ** (LANES * BITS)
# Lanes are told from left to right, the highest first.
FIRST, SECOND = (3, -2, 5, -1), (2, 6, -3, 8)  # the weights of four outputs for each of two inputs
INPUTS = (7, -4)
BIASES = (100, -50, 0, 7)

WIDTH, HEIGHT = 980, 552
LEFT, TOP, BOX, PITCH, TALL = 214, 92, 106, 112, 44  # of the boxes; two rows are ROW apart
ROW = 78
ASIDE = LEFT + PITCH * LANES + 14  # where the notes begin

TITLE = "Many small signed numbers in one word"
SUBTITLE = f"Four lanes of {BITS} bits, each with its meaning and its bits; in contracts ten of 24, or 16 of 16"
TITLES = "four weights", f"× {INPUTS[0]}", f"+ the next × −{-INPUTS[1]}", "+ the start", "= the sums", "− half a lane"
GLOSSES = "of one input", "the input", "and so on", "half a lane + bias", "half a lane + result"
NOTES = (
    ("One word holds them all. Where a lane", "is negative, it borrows one from the next."),
    ("One multiplication serves every lane,", "borrowed ones and all."),
    ("Each input has its own weights: one more", "multiplication, one addition."),
    ("Half a lane is what makes it right:", "no lane of the sum is below zero."),
    ("So nothing is borrowed any more, and", "lanes are read by a shift and a mask."),
    ("It holds while every result stays within", "half a lane: the compiler proves that."),
)


class Row(NamedTuple):
    """What one row shows: a word by its lanes' values, what it is called, and why it is so."""

    title: str
    gloss: str
    note: tuple[str, str]
    values: tuple[int, ...]
    offset: int  # what each lane holds besides its value


def packed(values: tuple[int, ...], offset: int = 0) -> int:
    """The word that holds values in its lanes, each with an offset added."""
    places = range(LANES - 1, -1, -1)
    return sum((value + offset) << BITS * place for value, place in zip(values, places, strict=True)) % WORD


def lanes(word: int) -> list[int]:
    """The lanes of a word as they are read, the highest first."""
    return [word >> BITS * place & 2**BITS - 1 for place in range(LANES - 1, -1, -1)]


def rows() -> list[Row]:
    """The rows of the picture; raises AssertionError should the words not add up."""
    one = tuple(weight * INPUTS[0] for weight in FIRST)
    two = tuple(weight * INPUTS[1] for weight in SECOND)
    sums = tuple(map(sum, zip(one, two, BIASES, strict=True)))
    words = [packed(FIRST) * INPUTS[0], packed(SECOND) * INPUTS[1], packed(BIASES, HALF)]
    assert sum(words) % WORD == packed(sums, HALF)
    assert [lane - HALF for lane in lanes(sum(words) % WORD)] == list(sums)
    values = [(FIRST, 0), (one, 0), (two, 0), (BIASES, HALF), (sums, HALF)]
    return [Row(*row) for row in zip(TITLES, GLOSSES, NOTES, *zip(*values, strict=True), strict=False)]


def minus(number: int) -> str:
    """A number with the sign that printers use."""
    return str(number).replace("-", "−")


def draw() -> str:
    """The whole picture."""
    parts = []
    made = rows()
    for number, row in enumerate(made):
        total = number == len(made) - 1
        y = TOP + ROW * number + 10 * total
        if total:
            parts.append(f'<path d="M{MARGIN} {y - 16}H{WIDTH - MARGIN}" stroke="{EDGE}" stroke-width="1.5"/>')
        parts += [text(MARGIN, y + 19, row.title, 16, more=BOLD), text(MARGIN, y + 38, row.gloss, 13, colour=SOFT)]
        parts += boxes(row, y) + note(row.note, y + 19)
    y = TOP + ROW * len(made) + 37
    parts.append(text(MARGIN, y, TITLES[-1], 16, more=BOLD))
    for place, value in enumerate(made[-1].values):
        parts.append(text(LEFT + PITCH * place + BOX / 2, y, minus(value), 18, more=MIDDLE + BOLD))
    return page(WIDTH, HEIGHT, TITLE, SUBTITLE, [*parts, *note(NOTES[-1], y - 9)])


def boxes(row: Row, y: int) -> list[str]:
    """The lanes of a row: each one's value over its bits, and what it lent to its right neighbour."""
    parts = []
    for place, (value, lane) in enumerate(zip(row.values, lanes(packed(row.values, row.offset)), strict=True)):
        x = LEFT + PITCH * place
        lent = lane != (value + row.offset) % 2**BITS
        parts += [
            f'<rect x="{x}" y="{y}" width="{BOX}" height="{TALL}" rx="5" fill="{TINTS[place]}"/>',
            text(x + BOX / 2, y + 19, minus(value), 16, more=MIDDLE + BOLD),
            text(x + BOX / 2, y + 37, f"{lane:04x}", 14, MONO, SIGNAL if lent else SOFT, MIDDLE),
        ]
        if lent:
            parts.append(loan(x + BOX - 16, y + TALL, PITCH - BOX + 32))
    return parts


def note(lines: tuple[str, str], y: int) -> list[str]:
    """What is said at the side."""
    return [text(ASIDE, y + 18 * number, line, 13, colour=SOFT) for number, line in enumerate(lines)]


def loan(x: float, y: float, reach: float) -> str:
    """An arrow below two boxes, from the lender to the borrower."""
    line = f'<path d="M{x} {y + 2}q{reach / 2} 16 {reach} 1" fill="none" stroke="{SIGNAL}" stroke-width="1.4"/>'
    tip = f'<path d="M{x + reach + 1} {y + 1}l-7 2.2 4.6 4.4z" fill="{SIGNAL}"/>'
    return line + tip + text(x + reach / 2, y + 22, "1", 11, MONO, SIGNAL, MIDDLE)
