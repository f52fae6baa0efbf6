"""One side of an Imago's wings, cut out of paper. Twin of contracts/imago/wings.vy.

A pattern is a list of sheets, laid one on the other. A sheet is where one field reaches a level and another field
reaches one of its own.
"""

from reference.contour import marching, regions
from reference.encoding import svg as words

AXIS = 4999  # the middle of the body
ROOT_Y = 4700  # the height of the wings' root
LEFT = 4951  # of the first sample: column 1 is the axis
TOP = 2496  # of the first sample: row 29 is the root
PITCH_X = 48
PITCH_Y = 76
EVERY = 2  # crossings to a control point
LEAST = 2  # words: a contour of so few is a crumb
SIDE_WORDS = 340  # that one side may fill, with half of what it casts on the ground
LEAST_ROOM = 14  # words that must be left for a sheet, or for all veins

# Fields by number, in the digits of a sheet.
VEINS = 0  # no field, but lines on both wings
FORE = 1  # how far inside of the fore wing, 128 at its edge
HIND = 2  # how far inside of the hind wing
ROOTS = 3  # 255 at the wings' root, 0 at their outer margins
EYES = 4  # highest in the middle of an eyespot
WINGS = 5  # the higher one of fore and hind

# A sheet in hexadecimal digits: its colour in look.py; a field and the level that it has to reach, two digits;
# another field and its level, zeros where there is none. Each pattern lists them from the lowest to the highest.
SHEETS = 13
# fmt: off
PATTERNS = [
    # Sash
    [0x5280000, 0x328e000, 0x435228e, 0x337628e, 0x5180000, 0x218e000, 0x435218e, 0x237a18e, 0x545e590, 0x6476590,
     0x549e590, 0, 0],
    # Target
    [0x5280000, 0x328b000, 0x534028b, 0x234c28b, 0x337228b, 0x5180000, 0x218b000, 0x434018b, 0x335218b, 0x237a18b,
     0x43a018b, 0x545e590, 0x647e590],
    # Bordered
    [0x5280000, 0x432c28c, 0x3338290, 0x53b028c, 0x5180000, 0x432c18c, 0x2338190, 0x53b018c, 0x445e590, 0x5470590,
     0x649a590, 0, 0],
    # Ocelli
    [0x4280000, 0x3288000, 0x53a8288, 0x4180000, 0x2188000, 0x53a0188, 0x4454586, 0x5462586, 0x6476586, 0x549c58a,
     0, 0, 0],
    # Dipped
    [0x5280000, 0x6288000, 0x534a280, 0x3350288, 0x5180000, 0x6188000, 0x5368180, 0x2370188, 0x545e590, 0x447a590,
     0, 0, 0],
    # Laced
    [0x5280000, 0x328a000, 0x534828a, 0x335628a, 0x5180000, 0x218a000, 0x533a18a, 0x234618a, 0x536818a, 0x237418a,
     0x539c18a, 0x545e590, 0x647a590],
    # Veined
    [0x5280000, 0x3338290, 0x5180000, 0x2332190, 0x5000000, 0x539c290, 0x539c190, 0x545e590, 0x647a590, 0,
     0, 0, 0],
    # Mosaic
    [0x4280000, 0x3290000, 0x535a290, 0x6384290, 0x4180000, 0x5190000, 0x2364190, 0x5398190, 0x445e590, 0x547c590,
     0, 0, 0],
]
# fmt: on

# Veins: straight lines from the root, of which each step is so many 1/64 of a sample to the right and downwards.
# fmt: off
VEINS_X = [44, 52, 58, 62, 64, 64, 58, 49, 37, 22]
VEINS_Y = [-29, -23, -17, -10, -4, 4, 16, 26, 33, 38]
# fmt: on
FORE_VEINS = 6  # of these; the others are the hind wing's
VEIN_ROOT_X = 1 << 6
VEIN_ROOT_Y = 28 << 6
VEIN_STEPS = 61
VEIN_START = 12  # steps from the root
VEIN_EDGE = 148  # the least that a wing is where a vein lies


def sheets(grids: list[list[int]], pattern: int, inks: list[str], end: int) -> list[str]:
    """The words of the paths of one side, at most `end`. No twin: a part of Dreamer.side."""
    fore, hind, roots, eyes = grids
    fields = [fore, fore, hind, roots, eyes, [max(a, b) for a, b in zip(fore, hind, strict=True)]]
    page: list[str] = []
    for sheet in PATTERNS[pattern]:
        if sheet == 0 or len(page) + LEAST_ROOM > end:
            break
        if sheet >> 20 & 15 == VEINS:
            page = [*page, *veins(fore, hind, inks[sheet >> 24])]
            continue
        field, level = fields[sheet >> 20 & 15], sheet >> 12 & 255
        other, bound = fields[sheet >> 8 & 15], sheet & 255
        if bound > level:
            field, level, other, bound = other, bound, field, level
        if bound > 0:
            field = regions.within(field, other, level - bound)
        page = cut(page, end, field, level, inks[sheet >> 24])
    return page


def cut(page: list[str], end: int, field: list[int], level: int, ink: str) -> list[str]:
    """The page with one sheet behind it. No twin: a part of Dreamer.side."""
    page = [*page, words.word(f'<path fill="#{ink}" d="')]
    corner, pitch = (LEFT, TOP), (PITCH_X, PITCH_Y)
    page, _ = marching.contours(page, end - 1, field, level, corner, pitch, EVERY, LEAST, marching.MAX_CROSSINGS)
    return [*page, words.word('"/>')]


def veins(fore: list[int], hind: list[int], ink: str) -> list[str]:
    """The words of the veins' path: each from where it comes onto its wing to where it leaves it."""
    page = [words.word('<path stroke-width="0018"'), words.word(f'stroke="#{ink}" d="')]
    for vein in range(len(VEINS_X)):
        first = last = 0
        for step in range(VEIN_START, VEIN_STEPS):
            at = vein_point(vein, step)
            sample = (at[1] >> 6) * marching.SIDE + (at[0] >> 6)
            on = fore[sample] >= VEIN_EDGE if vein < FORE_VEINS else hind[sample] >= VEIN_EDGE > fore[sample] + 40
            if on:
                last = step
                if first == 0:
                    first = step
            elif first > 0:
                break
        if last > first:
            page += [words.word("M" + "L".join(where(vein_point(vein, step)) for step in (first, last)))]
    return [*page, words.word('"/>')]


def vein_point(vein: int, step: int) -> words.Point:
    """A step of a vein in 1/64 of a sample. No twin."""
    return VEIN_ROOT_X + step * VEINS_X[vein], VEIN_ROOT_Y + step * VEINS_Y[vein]


def where(point: words.Point) -> str:
    """A point in 1/64 of a sample as text, in units of the page. No twin."""
    return f"{words.number(LEFT + (point[0] * PITCH_X >> 6))} {words.number(TOP + (point[1] * PITCH_Y >> 6))}"
