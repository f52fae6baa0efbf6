# pragma version 0.4.3
"""
@title Wings
@license MIT
@notice One side of an Imago's wings, cut out of paper.
@dev Twin: reference/imago/wings.py. A pattern is a list of sheets, laid one on the other. A sheet is where one field
     reaches a level, and another field reaches one of its own.

     Both sides of a moth are the same words but for colours: so for the word that tells a path's colour there is the
     number of the colour first, with STROKES added where it is a stroke's.
"""

from ..contour import marching
from ..encoding import svg as words

AXIS: constant(uint256) = 4999  # the middle of the body
ROOT_Y: constant(uint256) = 4700  # the height of the wings' root
LEFT: constant(uint256) = 4951  # of the first sample: column 1 is the axis
TOP: constant(uint256) = 2496  # of the first sample: row 29 is the root
PITCH_X: constant(uint256) = 48
PITCH_Y: constant(uint256) = 76
CORNER: constant(uint256) = LEFT * 2**40 + TOP
PITCH: constant(uint256) = PITCH_X * 2**40 + PITCH_Y
EVERY: constant(uint256) = 2  # crossings to a control point
LEAST: constant(uint256) = 2  # words: a contour of so few is a crumb
SIDE_WORDS: constant(uint256) = 340  # that one side may fill, with half of what it casts on the ground
LEAST_ROOM: constant(uint256) = 14  # words that must be left for a sheet, or for all veins

# Fields by number, in the digits of a sheet.
VEINS: constant(uint256) = 0  # no field, but lines on both wings
FORE: constant(uint256) = 1  # how far inside of the fore wing, 128 at its edge
HIND: constant(uint256) = 2  # how far inside of the hind wing
ROOTS: constant(uint256) = 3  # 255 at the wings' root, 0 at their outer margins
EYES: constant(uint256) = 4  # highest in the middle of an eyespot
WINGS: constant(uint256) = 5  # the higher one of fore and hind

# A sheet in hexadecimal digits: its colour in look.py; a field and the level that it has to reach, two digits;
# another field and its level, zeros where there is none. Each pattern lists them from the lowest to the highest.
SHEETS: constant(uint256) = 13
PATTERNS: constant(uint256[SHEETS][8]) = [
    # Sash
    [
        86507520, 53010432, 70591118, 53961358, 85458944, 35184640, 70590862, 37200270,
        88466832, 105342352, 88728976, 0, 0,
    ],
    # Target
    [
        86507520, 52998144, 87294603, 37012107, 53944971, 85458944, 35172352, 70517131,
        53813643, 37200267, 70910347, 88466832, 105375120,
    ],
    # Bordered
    [
        86507520, 70435468, 53707408, 87753356, 85458944, 70435212, 36929936, 87753100,
        71689616, 88540560, 105489808, 0, 0,
    ],
    # Ocelli
    [
        69730304, 52985856, 87720584, 68681728, 35160064, 87687560, 71648646, 88483206,
        105342342, 88720778, 0, 0, 0,
    ],
    # Dipped
    [
        86507520, 103317504, 87335552, 53805704, 85458944, 102268928, 87458176, 37159304,
        88466832, 71804304, 0, 0, 0,
    ],
    # Laced
    [
        86507520, 52994048, 87327370, 53830282, 85458944, 35168256, 87269770, 36987274,
        87458186, 37175690, 87671178, 88466832, 105358736,
    ],
    # Veined
    [
        86507520, 53707408, 85458944, 36905360, 83886080, 87671440, 87671184, 88466832,
        105358736, 0, 0, 0, 0,
    ],
    # Mosaic
    [
        69730304, 53018624, 87401104, 104350352, 68681728, 85524480, 37110160, 87654800,
        71689616, 88589712, 0, 0, 0,
    ],
]

# Veins: straight lines from the root, of which each step is so many 1/64 of a sample to the right and downwards.
VEINS_X: constant(int256[10]) = [44, 52, 58, 62, 64, 64, 58, 49, 37, 22]
VEINS_Y: constant(int256[10]) = [-29, -23, -17, -10, -4, 4, 16, 26, 33, 38]
FORE_VEINS: constant(uint256) = 6  # of these; the others are the hind wing's
VEIN_ROOT_X: constant(uint256) = 1 << 6
VEIN_ROOT_Y: constant(uint256) = 28 << 6
VEIN_STEPS: constant(uint256) = 61
VEIN_START: constant(uint256) = 12  # steps from the root
VEIN_EDGE: constant(uint256) = 148  # the least that a wing is where a vein lies
VEIN_COUNT: constant(uint256) = 10
STROKES: constant(uint256) = 16  # added to the number of a colour that is a stroke's


@pure
def _veins(
    fore: uint256[marching.FIELD_WORDS], hind: uint256[marching.FIELD_WORDS]
) -> uint256[VEIN_COUNT]:
    """
    @notice Writes the veins: each from where it comes onto its wing to where it leaves it.
    """
    # unsafe: steps stay inside of the field, and lanes of places apart; the rest is far below 2**40.
    drawn: uint256[VEIN_COUNT] = empty(uint256[VEIN_COUNT])
    n: uint256 = 0
    for vein: uint256 in range(VEIN_COUNT):
        way: uint256 = unsafe_add(
            convert(VEINS_X[vein] << 40, uint256), convert(convert(VEINS_Y[vein], bytes32), uint256)
        )
        place: uint256 = unsafe_add(words._point(VEIN_ROOT_X, VEIN_ROOT_Y), unsafe_mul(VEIN_START, way))
        first: uint256 = 0
        last: uint256 = 0
        for step: uint256 in range(VEIN_START, VEIN_STEPS):
            sample: uint256 = ((place & (2**40 - 1)) & ~convert(63, uint256)) | (place >> 46)
            at: uint256 = sample >> 4
            lane: uint256 = unsafe_mul(16, sample & 15)
            wing: uint256 = (fore[at] >> lane) & 255
            if vein >= FORE_VEINS:
                wing = 0 if wing + 40 >= VEIN_EDGE else (hind[at] >> lane) & 255
            if wing >= VEIN_EDGE:
                last = place
                if first == 0:
                    first = place
            elif first > 0:
                break
            place = unsafe_add(place, way)
        if last != first:
            drawn[n] = words._word('M0000 0000L0000 0000') | (
                words._digits((self._where(first) << 80) | self._where(last)) << 96
            )
            n += 1
    return drawn


@pure
def _where(place: uint256) -> uint256:
    """
    @notice Turns a place in 1/64 of a sample into a point of the page. No twin.
    """
    return words._point(
        LEFT + ((place >> 40) * PITCH_X >> 6), TOP + ((place & (2**40 - 1)) * PITCH_Y >> 6)
    )
