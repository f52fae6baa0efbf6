# pragma version 0.4.3
"""
@title Mask
@license MIT
@notice A mask cut out of paper, one half and its mirror image.
@dev Twin: reference/persona/mask.py. A cut is a list of sheets, laid one on the other. A sheet is where one field
     reaches a level and another field reaches one of its own. Fields are of half a mask and go on a little beyond its
     axis, so that no seam shows where its mirror image lies over it: so both halves of a sheet come before the next
     sheet.

     Halves are words of data; before those of each sheet stands a mark: the number of its colour, and how broad the
     stroke round it is, in units of STROKE, times INKS.
"""

from ..contour import marching
from ..encoding import svg as words

INKS: constant(uint256) = 16
MARKS: constant(uint256) = 256 * INKS  # marks are below
AXIS: constant(uint256) = 3  # the column of the middle of the mask
LEFT: constant(uint256) = 4735  # of the first sample
TOP: constant(uint256) = 967  # of the first sample: the middle of the rows is the page's
PITCH_X: constant(uint256) = 88
PITCH_Y: constant(uint256) = 128
EVERY: constant(uint256) = 2  # crossings to a control point
BUDGET: constant(uint256) = 3600  # crossings that all sheets may have
HALF_WORDS: constant(uint256) = 330  # that one half of all sheets may fill, with a word for each sheet
LEAST_ROOM: constant(uint256) = 14  # words that must be left for a sheet
CORNER: constant(uint256) = LEFT * 2**40 + TOP
PITCH: constant(uint256) = PITCH_X * 2**40 + PITCH_Y

# Fields by number, in the digits of a sheet.
HEAD: constant(uint256) = 1  # how far inside of the mask, 128 at its edge
PATCH: constant(uint256) = 2  # how far inside of its second tone
INK: constant(uint256) = 3  # how far inside of what is dark
GLOW: constant(uint256) = 4  # how far inside of what is light
LEASTS: constant(uint256[5]) = [0, 4, 3, 2, 1]  # words: a contour of so few in a field is a crumb
OUTLINE: constant(uint256) = 128  # the level at which each of them is cut in most sheets
PUPIL: constant(uint256) = 192  # the level of GLOW that only the middle of an eye reaches
FIELDS: constant(uint256) = 4

# A sheet in hexadecimal digits: how broad a stroke goes round it, two digits, in units of STROKE; how many crossings
# beyond EVERY go to a control point; its colour in look.vy; a field and the level that it has to reach, two digits;
# another field and its level, zeros where there is none. Each list goes from the lowest to the highest, its numbers in
# decimal digits, as others are bytes in Vyper.
SHEETS: constant(uint256) = 9
MOST_SHEETS: constant(uint256) = SHEETS + 4  # those of a cut, and those that a mask casts on its ground
STROKE: constant(uint256) = 32
CUTS: constant(uint256[SHEETS][8]) = [
    # Plain
    [51904512, 69730304, 87556096, 105381888, 88866816, 0, 0, 0, 0],
    # Rimmed
    [51675398144, 51904512, 69730304, 87556096, 105381888, 88866816, 0, 0, 0],
    # Carved
    [51904512, 387555328, 320503808, 387719168, 320651264, 69730304, 87556096, 105381888, 88866816],
    # Leaded
    [38740164608, 51904512, 86425600, 69730304, 87556096, 105381888, 88866816, 0, 0],
    # Rippled
    [51904512, 119734668, 53789068, 122012044, 69730304, 87556096, 105381888, 88866816, 0],
    # Spellbound
    [51904512, 69730304, 137789440, 87556096, 105381888, 88793088, 105676800, 88997888, 0],
    # Puppet
    [51675398144, 85458944, 52953088, 104333312, 138936320, 88866816, 0, 0, 0],
    # Gilt
    [51904512, 103219200, 69730304, 104251392, 87556096, 105381888, 88866816, 0, 0],
]
# The samples of the first word of a row from the axis on.
BEHIND: constant(uint256) = max_value(uint256) - (2 ** (16 * AXIS) - 1)


@pure
def _split(fields: uint256[marching.FIELD_WORDS][FIELDS]) -> uint256[marching.FIELD_WORDS][FIELDS]:
    """
    @notice Gives fields that are zero before the axis: sides of two colours meet there.
    """
    cut: uint256[marching.FIELD_WORDS][FIELDS] = fields
    for field: uint256 in range(FIELDS):
        for row: uint256 in range(marching.SIDE):
            cut[field][marching.SIDE // 16 * row] &= BEHIND
    return cut


@pure
def _whole(ink: uint256, other: uint256, width: uint256) -> uint256[8]:
    """
    @notice Writes a sheet's words but for its data: the three of a group with a stroke, one before the half, two
            between it and its mirror image, one after that, and the end of the group.
    @param ink The colour of the half and of the stroke, six hexadecimal digits in ASCII.
    @param other That of the mirror image.
    @param width Of the stroke; without one there is no group.
    """
    return [
        words._paint(words._word('<g stroke="#000000"'), ink, 12),
        words._word('stroke-linejoin="round"'),
        words._word('stroke-width="0000">') | (words._digits(width) << 112),
        words._paint(words._word('<path fill="#000000" d="'), ink, 13),
        words._word('"/><path transform="matrix(-1 0 '),
        words._paint(words._word('0 1 9998 0)" fill="#000000" d="'), other, 20),
        words._word('"/>'),
        words._word('</g>'),
    ]
