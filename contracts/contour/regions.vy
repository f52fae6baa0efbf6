# pragma version 0.4.3
"""
@title Regions
@license MIT
@notice What two fields make together: sixteen samples at a time.
@dev Twin: reference/contour/regions.py. Fields are as in marching.vy. Where a field reaches a level is a region; the
     lower one of two fields reaches it where both do, the higher one where either does.
"""

from . import marching

ROW_WORDS: constant(uint256) = 4
MEANS: constant(uint256) = marching.ONES * (2**12 - 1)  # what a shift by 4 leaves of a lane
INSIDE: constant(uint256) = MEANS - (2**12 - 1)  # that, but for the first column
HALVES: constant(uint256) = 8 * marching.ONES  # so that means are rounded


@pure
def _within(
    field: uint256[marching.FIELD_WORDS], other: uint256[marching.FIELD_WORDS], margin: uint256
) -> uint256[marching.FIELD_WORDS]:
    """
    @notice Gives a field where another one, raised by a margin, isn't lower, and that one elsewhere.
    @param field Below 2**15, as is `other` with the margin.
    """
    # unsafe: lanes of differences lie within 2**15 of 2**15, so the top bit tells where `field` is not lower, and what
    # is below it then by how much, which is taken away; places are below FIELD_WORDS.
    lower: uint256[marching.FIELD_WORDS] = field
    base: uint256 = unsafe_sub(marching.TOPS, unsafe_mul(margin, marching.ONES))
    at: uint256 = 0
    for samples: uint256 in other:
        least: uint256 = lower[at]
        over: uint256 = unsafe_sub(unsafe_add(least, base), samples)
        lower[at] = unsafe_sub(least, over & unsafe_mul((over >> 15) & marching.ONES, 2**15 - 1))
        at = unsafe_add(at, 1)
    return lower


@pure
def _either(
    field: uint256[marching.FIELD_WORDS], other: uint256[marching.FIELD_WORDS]
) -> uint256[marching.FIELD_WORDS]:
    """
    @notice Gives the higher one of two fields.
    @param field Below 2**15, as is `other`.
    """
    # unsafe: as above, but what `field` is higher by is added.
    higher: uint256[marching.FIELD_WORDS] = other
    at: uint256 = 0
    for samples: uint256 in field:
        most: uint256 = higher[at]
        over: uint256 = unsafe_sub(samples | marching.TOPS, most)
        higher[at] = unsafe_add(most, over & unsafe_mul((over >> 15) & marching.ONES, 2**15 - 1))
        at = unsafe_add(at, 1)
    return higher


@pure
def _smooth(field: uint256[marching.FIELD_WORDS]) -> uint256[marching.FIELD_WORDS]:
    """
    @notice Gives a field of means, in which a sample counts four times, those beside it twice and those at its
            corners once.
    @param field Below 2**12. The first column counts as what the second one is; beyond the last one all is zero.
    """
    # unsafe: lanes stay below 16 * 2**12, since the means are rounded by less than a sixteenth of that; places are
    # below SIDE.
    rows: uint256[ROW_WORDS][marching.SIDE] = abi_decode(abi_encode(field), uint256[ROW_WORDS][marching.SIDE])
    means: uint256[ROW_WORDS][marching.SIDE] = empty(uint256[ROW_WORDS][marching.SIDE])
    above: uint256[ROW_WORDS] = empty(uint256[ROW_WORDS])
    middle: uint256[ROW_WORDS] = empty(uint256[ROW_WORDS])
    at: uint256 = 0
    for row: uint256[ROW_WORDS] in rows:
        # Twice each sample and those on its left and right: the ones of a word, moved by a lane, and one of the next.
        first: uint256 = row[0] | ((row[0] >> 16) & marching.LANE)
        below: uint256[ROW_WORDS] = [
            unsafe_add(unsafe_add(first << 16, first << 1), (first >> 16) | (row[1] << 240)),
            unsafe_add(unsafe_add((row[1] << 16) | (first >> 240), row[1] << 1), (row[1] >> 16) | (row[2] << 240)),
            unsafe_add(unsafe_add((row[2] << 16) | (row[1] >> 240), row[2] << 1), (row[2] >> 16) | (row[3] << 240)),
            unsafe_add(unsafe_add((row[3] << 16) | (row[2] >> 240), row[3] << 1), row[3] >> 16),
        ]
        if at > 1:
            means[unsafe_sub(at, 1)] = [
                (unsafe_add(unsafe_add(above[0], middle[0] << 1), unsafe_add(below[0], HALVES)) >> 4) & INSIDE,
                (unsafe_add(unsafe_add(above[1], middle[1] << 1), unsafe_add(below[1], HALVES)) >> 4) & MEANS,
                (unsafe_add(unsafe_add(above[2], middle[2] << 1), unsafe_add(below[2], HALVES)) >> 4) & MEANS,
                (unsafe_add(unsafe_add(above[3], middle[3] << 1), unsafe_add(below[3], HALVES)) >> 4) & MEANS,
            ]
        above = middle
        middle = below
        at = unsafe_add(at, 1)
    return abi_decode(abi_encode(means), uint256[marching.FIELD_WORDS])
