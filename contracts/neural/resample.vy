# pragma version 0.4.3
"""
@title Pixels in other places
@license MIT
@notice Doubles, halves and interleaves the pixels of a row, and shows words their neighbours.
@dev Twin: reference/neural/resample.py. A word has eight pixels, the leftmost one in the lowest lane. `bits` is a
     lane's width, 25 at most where a word also shows its neighbours, 32 otherwise: unsafe_mul and unsafe_add put whole
     lanes beside each other, and neither wraps.
"""

PIXELS: constant(uint256) = 8
ONE: constant(uint256) = 1  # a literal has no type to be shifted in


@pure
def _spread(word: uint256, bits: uint256) -> uint256:
    """
    @notice Moves the pixels 0 to 3 to the lanes 0, 2, 4 and 6.
    @dev No twin: this is packing alone.
    """
    lane: uint256 = unsafe_sub(ONE << bits, 1)  # unsafe: at least 1
    by: uint256 = bits
    low: uint256 = (word & lane) | ((word & (lane << by)) << by)
    by = unsafe_add(by, bits)
    low |= (word & (lane << by)) << by
    by = unsafe_add(by, bits)
    return low | ((word & (lane << by)) << by)


@pure
def _upper(word: uint256, bits: uint256) -> uint256:
    """
    @notice Returns the pixels 4 to 7 as the first four; the others are zero.
    """
    return word >> unsafe_mul(4, bits)


@pure
def _interleaved(a: uint256, b: uint256, bits: uint256) -> uint256:
    """
    @notice Returns the pixels 0 to 3 of two words by turns: a row of a pixel shuffle by 2.
    """
    return self._spread(a, bits) | (self._spread(b, bits) << bits)


@pure
def _upsampled(word: uint256, bits: uint256) -> uint256:
    """
    @notice Returns each of the pixels 0 to 3 twice.
    """
    return unsafe_mul(self._spread(word, bits), unsafe_add(ONE << bits, 1))


@pure
def _halved(first: uint256, second: uint256, bits: uint256) -> uint256:
    """
    @notice Returns the pixels 0, 2, 4 and 6 of two words: what a stride of 2 leaves.
    """
    return self._gathered(first, bits) | (self._gathered(second, bits) << unsafe_mul(4, bits))


@pure
def _gathered(word: uint256, bits: uint256) -> uint256:
    """
    @notice Moves the lanes 0, 2, 4 and 6 to the first four.
    @dev No twin: this is packing alone.
    """
    lane: uint256 = unsafe_sub(ONE << bits, 1)  # unsafe: at least 1
    by: uint256 = bits
    low: uint256 = (word & lane) | ((word >> by) & (lane << by))
    by = unsafe_add(by, bits)
    low |= (word >> by) & (lane << by)
    by = unsafe_add(by, bits)
    return low | ((word >> by) & (lane << by))


@pure
def _beside(before: uint256, word: uint256, after: uint256, bits: uint256) -> uint256:
    """
    @notice Returns the pixels of a word, one lane up, between the last of the word before and the first of the next.
    """
    lane: uint256 = unsafe_sub(ONE << bits, 1)  # unsafe: at least 1
    return (
        ((before >> unsafe_mul(7, bits)) & lane)
        | (word << bits)
        | ((after & lane) << unsafe_mul(9, bits))
    )
