"""A mask cut out of paper, one half and its mirror image. Twin of contracts/persona/mask.vy.

A cut is a list of sheets, laid one on the other. A sheet is where one field reaches a level and another field reaches
one of its own. Fields are of half a mask and go on a little beyond its axis, so that no seam shows where its mirror
image lies over it: so both halves of a sheet come before the next sheet.
"""

from typing import NamedTuple

from reference.contour import marching, regions
from reference.encoding import svg as words

AXIS = 3  # the column of the middle of the mask
LEFT = 4735  # of the first sample
TOP = 967  # of the first sample: the middle of the rows is the page's
PITCH_X = 88
PITCH_Y = 128
EVERY = 2  # crossings to a control point
BUDGET = 3_600  # crossings that all sheets may have
HALF_WORDS = 330  # that one half of all sheets may fill, with a word for each sheet
LEAST_ROOM = 14  # words that must be left for a sheet

# Fields by number, in the digits of a sheet.
HEAD = 1  # how far inside of the mask, 128 at its edge
PATCH = 2  # how far inside of its second tone
INK = 3  # how far inside of what is dark
GLOW = 4  # how far inside of what is light
LEASTS = [0, 4, 3, 2, 1]  # words: a contour of so few in a field is a crumb
OUTLINE = 128  # the level at which each of them is cut in most sheets
PUPIL = 192  # the level of GLOW that only the middle of an eye reaches

# A sheet in hexadecimal digits: how broad a stroke goes round it, two digits, in units of STROKE; how many crossings
# beyond EVERY go to a control point; its colour in look.py; a field and the level that it has to reach, two digits;
# another field and its level, zeros where there is none. Each list goes from the lowest to the highest.
SHEETS = 9
STROKE = 32
# fmt: off
CUTS = [
    # Plain
    [0x3180000, 0x4280000, 0x5380000, 0x6480000, 0x54c0000, 0, 0, 0, 0],
    # Rimmed
    [0xc08180000, 0x3180000, 0x4280000, 0x5380000, 0x6480000, 0x54c0000, 0, 0, 0],
    # Carved
    [0x3180000, 0x1719a000, 0x131a8000, 0x171c2000, 0x131cc000, 0x4280000, 0x5380000, 0x6480000, 0x54c0000],
    # Leaded
    [0x905180000, 0x3180000, 0x526c000, 0x4280000, 0x5380000, 0x6480000, 0x54c0000, 0, 0],
    # Rippled
    [0x3180000, 0x723018c, 0x334c18c, 0x745c18c, 0x4280000, 0x5380000, 0x6480000, 0x54c0000, 0],
    # Spellbound
    [0x3180000, 0x4280000, 0x8368000, 0x5380000, 0x6480000, 0x54ae000, 0x64c8000, 0x54e0000, 0],
    # Puppet
    [0xc08180000, 0x5180000, 0x3280000, 0x6380000, 0x8480000, 0x54c0000, 0, 0, 0],
    # Gilt
    [0x3180000, 0x6270000, 0x4280000, 0x636c000, 0x5380000, 0x6480000, 0x54c0000, 0, 0],
]
# fmt: on


class Half(NamedTuple):
    ink: int  # its colour in look.py
    width: int  # of the stroke round it
    data: list[str]  # the words of its path's data


def split(grids: list[list[int]]) -> list[list[int]]:
    """Fields that are zero before the axis: sides of two colours meet there."""
    return [[0 if i % marching.SIDE < AXIS else field[i] for i in range(len(field))] for field in grids]


def halves(grids: list[list[int]], sheets: list[int]) -> list[Half]:
    """One half of each sheet, as long as there is room and crossings are left. No twin: a part of Cutter."""
    cut: list[Half] = []
    page: list[str] = []
    budget = BUDGET
    for sheet in sheets:
        if sheet == 0 or len(page) + LEAST_ROOM > HALF_WORDS or budget == 0:
            break
        which = sheet >> 20 & 15
        field, level, bound = grids[which - 1], sheet >> 12 & 255, sheet & 255
        if bound > 0:
            # The lower one of two fields, of which one is raised so that its level is the other's.
            other = grids[(sheet >> 8 & 15) - 1]
            if bound > level:
                field, level, other, bound = other, bound, field, level
            field = regions.within(field, other, level - bound)
        every, start = EVERY + (sheet >> 28 & 15), len(page) + 1
        page, budget = marching.contours(
            [*page, ""], HALF_WORDS, field, level, (LEFT, TOP), (PITCH_X, PITCH_Y), every, LEASTS[which], budget
        )
        cut += [Half(sheet >> 24 & 15, STROKE * (sheet >> 32), page[start:])]
    return cut


def whole(half: Half, inks: list[str], others: list[str]) -> list[str]:
    """The words of a sheet: its half in a colour of `inks`, and the mirror image of it in one of `others`."""
    sides = [
        words.word(f'<path fill="#{inks[half.ink]}" d="'),
        *half.data,
        words.word('"/><path transform="matrix(-1 0 '),
        words.word(f'0 1 9998 0)" fill="#{others[half.ink]}" d="'),
        *half.data,
        words.word('"/>'),
    ]
    if half.width == 0:
        return sides
    return [
        words.word(f'<g stroke="#{inks[half.ink]}"'),
        words.word('stroke-linejoin="round"'),
        words.word(f'stroke-width="{words.number(half.width)}">'),
        *sides,
        words.word("</g>"),
    ]
