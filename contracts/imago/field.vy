# pragma version 0.4.3
"""
@title The fields that Imago's network gives
@license MIT
@notice Evaluates the network at 64 x 64 samples: how far each lies inside of something.
@dev Twin: reference/imago/field.py. A field is 64 rows of 4 words of 16 samples, the first in the lowest bits. What the
     network is told of a sample is a polynomial of its column, so the words of a row are made of those of the columns
     0, 1, 2 ... and of their squares, by scalars of the row.
"""

from . import network

SIDE: constant(uint256) = 64
WORDS: constant(uint256) = SIDE * SIDE // network.LANES  # of a field
ONES: constant(uint256) = network.ONES
LANE: constant(uint256) = 2**network.LANE_BITS - 1
TEN_BITS: constant(uint256) = ONES * (2**10 - 1)  # that a shift by 6 leaves of a lane
PAIR_ONES: constant(uint256) = max_value(uint256) // (2**32 - 1)  # 1 in every second lane
PAIRS: constant(uint256) = PAIR_ONES * (2**16 - 1)  # every second lane
PAIRS_SHIFTED: constant(uint256) = PAIR_ONES * (2**22 - 1)  # and what a shift by 10 leaves of it and its neighbour


@pure
def _fields(gains: int256[network.GAINS], offsets: int256[network.OFFSETS]) -> uint256[WORDS][network.OUTPUTS]:
    """
    @notice Evaluates the network under a latent.
    @param gains, offsets As network._modulated takes them.
    @return A field for each channel; the first column, the first row and the last row are zero.
    """
    # unsafe, from here on: sums of lanes are meant modulo 2**256; where lanes are shifted none is negative, and all
    # stay below 2**14, or 2**18 in two lanes; places stay below WORDS.
    p: uint256[network.PARAMETERS] = network._modulated(gains, offsets)
    fields: uint256[WORDS][network.OUTPUTS] = empty(uint256[WORDS][network.OUTPUTS])

    # Words that are read often: from memory they take less code.
    ones: uint256 = ONES
    middle: uint256 = 64 * ONES
    pairs: uint256 = PAIRS
    shifted: uint256 = PAIRS_SHIFTED

    told: uint256[network.INPUTS][network.WORDS] = empty(uint256[network.INPUTS][network.WORDS])
    at: uint256 = network.WORDS
    for row: uint256 in range(1, SIDE - 1):
        y: uint256 = unsafe_sub(row << 1, 58)
        y_lanes: uint256 = unsafe_mul(y, ones)
        near: uint256 = unsafe_mul(unsafe_mul(12, unsafe_mul(y, y)), PAIR_ONES)
        # In lanes: 0, 1, 2 ... 15, then their squares, as twice the sums of those up to each, less the last.
        columns: uint256 = unsafe_mul(ones, unsafe_sub(ones, 1))
        squares: uint256 = unsafe_sub(unsafe_mul(columns, ones) << 1, columns)
        for k: uint256 in range(network.WORDS):
            # 19 times a square has 17 bits: those of even and of odd columns lie in a word each.
            even: uint256 = (unsafe_add(unsafe_mul(squares & pairs, 19), near) >> 10) & shifted
            odd: uint256 = (unsafe_add(unsafe_mul((squares >> 16) & pairs, 19), near) >> 10) & shifted
            # The product is above -2**12.
            product: uint256 = unsafe_add(unsafe_mul(columns, y), middle << 6) >> 6
            told[k] = [
                unsafe_sub(columns << 1, middle),
                y_lanes,
                unsafe_sub(even | (odd << 16), middle),
                unsafe_sub(product & TEN_BITS, middle),
            ]
            # (c + 16)**2 = c**2 + 32 * c + 256
            squares = unsafe_add(squares, unsafe_add(columns << 5, ones << 8))
            columns = unsafe_add(columns, ones << 4)
        found: uint256[network.OUTPUTS][network.WORDS] = network._points(p, told)
        inside: uint256 = ~LANE
        for word: uint256[network.OUTPUTS] in found:
            fields[0][at] = word[0] & inside
            fields[1][at] = word[1] & inside
            fields[2][at] = word[2] & inside
            fields[3][at] = word[3] & inside
            inside = max_value(uint256)
            at = unsafe_add(at, 1)
    return fields
