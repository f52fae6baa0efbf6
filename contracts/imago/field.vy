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

    # In lanes: 0, 1, 2 ... 15, then their squares, as twice the sums of those up to each, less the last.
    lanes: uint256 = unsafe_mul(ONES, ONES - 1)
    squares: uint256 = unsafe_sub(unsafe_mul(lanes, 2 * ONES), lanes)
    columns: uint256[network.WORDS] = empty(uint256[network.WORDS])
    # 19 times the squares of the columns have 17 bits: those of even and odd columns lie in two words.
    even: uint256[network.WORDS] = empty(uint256[network.WORDS])
    odd: uint256[network.WORDS] = empty(uint256[network.WORDS])
    told: uint256[network.INPUTS][network.WORDS] = empty(uint256[network.INPUTS][network.WORDS])
    for k: uint256 in range(network.WORDS):
        first: uint256 = unsafe_mul(k, network.LANES)
        columns[k] = unsafe_add(lanes, unsafe_mul(first, ONES))
        told[k][0] = unsafe_sub(columns[k] << 1, 64 * ONES)
        square: uint256 = unsafe_add(squares, unsafe_mul(first, unsafe_add(lanes << 1, unsafe_mul(first, ONES))))
        even[k] = unsafe_mul(square & PAIRS, 19)
        odd[k] = unsafe_mul((square >> 16) & PAIRS, 19)

    at: uint256 = network.WORDS
    for row: uint256 in range(1, SIDE - 1):
        y: uint256 = unsafe_sub(row << 1, 58)
        y_lanes: uint256 = unsafe_mul(y, ONES)
        near: uint256 = unsafe_mul(unsafe_mul(12, unsafe_mul(y, y)), PAIR_ONES)
        for k: uint256 in range(network.WORDS):
            told[k][1] = y_lanes
            far: uint256 = (unsafe_add(even[k], near) >> 10) & PAIRS_SHIFTED
            far |= ((unsafe_add(odd[k], near) >> 10) & PAIRS_SHIFTED) << 16
            told[k][2] = unsafe_sub(far, 64 * ONES)
            # The product is above -2**12.
            product: uint256 = unsafe_add(unsafe_mul(columns[k], y), 2**12 * ONES)
            told[k][3] = unsafe_sub((product >> 6) & TEN_BITS, 64 * ONES)
        found: uint256[network.OUTPUTS][network.WORDS] = network._points(p, told)
        found[0] = [
            found[0][0] & ~LANE, found[0][1] & ~LANE, found[0][2] & ~LANE, found[0][3] & ~LANE
        ]
        for word: uint256[network.OUTPUTS] in found:
            fields[0][at] = word[0]
            fields[1][at] = word[1]
            fields[2][at] = word[2]
            fields[3][at] = word[3]
            at = unsafe_add(at, 1)
    return fields
