# pragma version 0.4.3
"""
@title Regions
@license MIT
@notice What two fields make together: sixteen samples at a time.
@dev Twin: reference/contour/regions.py. Fields are as in marching.vy. Where a field reaches a level is a region; the
     lower one of two fields reaches it where both do, the higher one where either does.
"""

from . import marching


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
