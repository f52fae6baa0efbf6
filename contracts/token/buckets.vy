# pragma version 0.4.3
"""
@title Where a batch begins, one bit each
@license MIT
@notice Ids lie in buckets of 255, one word a bucket: bit k says that a batch begins at the bucket's k-th id.
        The highest bit at or below an id is its batch's head, so a lookup never walks.
@dev Twin: reference/token/buckets.py. 255 and not 256, so that bit 255 is free to keep a word of an opened
     bucket from being zero: the first collector in a bucket then pays 5,000 gas for it and not 22,100.
"""

BUCKET_IDS: constant(uint256) = 255
OPENED: constant(uint256) = 2**255


@pure
@internal
def _bucket(id: uint256) -> uint256:
    """
    @notice Returns the number of the bucket that holds the id.
    """
    return id // BUCKET_IDS


@pure
@internal
def _mark(id: uint256) -> uint256:
    """
    @notice Returns the id's bit in the word of its bucket.
    """
    return 1 << (id % BUCKET_IDS)


@pure
@internal
def _upto(id: uint256) -> uint256:
    """
    @notice Returns the mask of the bits at or below the id's own; it never holds bit 255.
    """
    # The mark is at most 2**254, so twice the mark is at least 2 and at most 2**255: neither step wraps.
    return unsafe_sub(self._mark(id) << 1, 1)


@pure
@internal
def _highest(word: uint256) -> uint256:
    """
    @notice Returns the position of the highest bit that is set, by halving.
    @param word Not zero; zero answers 0, as one does.
    """
    rest: uint256 = word
    step: uint256 = convert(rest >= 2**128, uint256) << 7
    position: uint256 = step
    rest >>= step
    step = convert(rest >= 2**64, uint256) << 6
    position |= step
    rest >>= step
    step = convert(rest >= 2**32, uint256) << 5
    position |= step
    rest >>= step
    step = convert(rest >= 2**16, uint256) << 4
    position |= step
    rest >>= step
    step = convert(rest >= 2**8, uint256) << 3
    position |= step
    rest >>= step
    step = convert(rest >= 2**4, uint256) << 2
    position |= step
    rest >>= step
    step = convert(rest >= 2**2, uint256) << 1
    position |= step
    rest >>= step
    return position | (rest >> 1)
