# pragma version 0.4.3
"""
@title Regions
@license MIT
@notice What two fields make together: sixteen samples at a time.
@dev Twin: reference/contour/regions.py. Fields are as in marching.vy. Where a field reaches a level is a region; the
     lower one of two fields reaches it where both do.
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
    # unsafe: lanes are below 2**15, so that a bit set above each survives the subtraction in its lane, if `field` is
    # not lower; places are below FIELD_WORDS.
    lower: uint256[marching.FIELD_WORDS] = other
    raised: uint256 = unsafe_mul(margin, marching.ONES)
    at: uint256 = 0
    for samples: uint256 in field:
        others: uint256 = unsafe_add(lower[at], raised)
        over: uint256 = unsafe_sub(samples | marching.TOPS, others) & marching.TOPS
        lower[at] = samples ^ ((samples ^ others) & unsafe_sub(over, over >> 15))
        at = unsafe_add(at, 1)
    return lower
