# pragma version 0.4.3
"""
@title Regions
@license MIT
@notice What two fields make together: sixteen samples at a time.
@dev Twin: reference/contour/regions.py. Fields are as in marching.vy. Where a field reaches a level is a region; the
     lower one of two fields reaches it where both do, the higher one where either does.
"""

from . import marching

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
    @param field Below 2**12, zero in the first row. The first column counts as what the second one is; beyond the
                 last one all is zero.
    """
    # unsafe: lanes stay below 16 * 2**12, since the means are rounded by less than a sixteenth of that; places are
    # below FIELD_WORDS. Each sample is added up twice with its left and its right one: those of a word moved by a lane,
    # and one of the next word. These sums of the row above are a0 to a3, of the one in the middle m0 to m3, and of the
    # one that is read b0 to b3. Of a row of zeros they are zero.
    means: uint256[marching.FIELD_WORDS] = empty(uint256[marching.FIELD_WORDS])
    a0: uint256 = 0
    a1: uint256 = 0
    a2: uint256 = 0
    a3: uint256 = 0
    m0: uint256 = 0
    m1: uint256 = 0
    m2: uint256 = 0
    m3: uint256 = 0
    at: uint256 = 0
    for row: uint256 in range(1, marching.SIDE):
        at = unsafe_add(at, 4)
        w1: uint256 = field[unsafe_add(at, 1)]
        w2: uint256 = field[unsafe_add(at, 2)]
        w3: uint256 = field[unsafe_add(at, 3)]
        w0: uint256 = field[at]
        w0 |= (w0 >> 16) & marching.LANE
        b0: uint256 = unsafe_add(unsafe_add(w0 << 16, w0 << 1), (w0 >> 16) | (w1 << 240))
        b1: uint256 = unsafe_add(unsafe_add((w1 << 16) | (w0 >> 240), w1 << 1), (w1 >> 16) | (w2 << 240))
        b2: uint256 = unsafe_add(unsafe_add((w2 << 16) | (w1 >> 240), w2 << 1), (w2 >> 16) | (w3 << 240))
        b3: uint256 = unsafe_add(unsafe_add((w3 << 16) | (w2 >> 240), w3 << 1), w3 >> 16)
        if row > 1:
            means[unsafe_sub(at, 4)] = (unsafe_add(unsafe_add(a0, m0 << 1), unsafe_add(b0, HALVES)) >> 4) & INSIDE
            means[unsafe_sub(at, 3)] = (unsafe_add(unsafe_add(a1, m1 << 1), unsafe_add(b1, HALVES)) >> 4) & MEANS
            means[unsafe_sub(at, 2)] = (unsafe_add(unsafe_add(a2, m2 << 1), unsafe_add(b2, HALVES)) >> 4) & MEANS
            means[unsafe_sub(at, 1)] = (unsafe_add(unsafe_add(a3, m3 << 1), unsafe_add(b3, HALVES)) >> 4) & MEANS
        a0 = m0
        a1 = m1
        a2 = m2
        a3 = m3
        m0 = b0
        m1 = b1
        m2 = b2
        m3 = b3
    return means
