# pragma version 0.4.3
"""
@title The fields that Persona's network gives on one half of a sheet
@license MIT
@notice Evaluates the network at 64 rows of 48 samples: how far each lies inside of something.
@dev Twin: reference/persona/field.py. A row has a word of 16 samples more than are told, as marching.vy takes fields:
     that one is zero. What the network is told of a column alone is a literal, what it is told of a row alone is the
     same in all lanes.
"""

from . import network

SIDE: constant(uint256) = 64
COLUMNS: constant(uint256) = 48
AXIS: constant(uint256) = 3
ACROSS: constant(uint256) = 132  # from the axis to the last column, as the network is told it
MIDDLE: constant(uint256) = 63  # twice the row in the middle

WORDS: constant(uint256) = SIDE // network.LANES  # of a row
ROWS: constant(uint256) = 2  # that one call evaluates
ONES: constant(uint256) = network.ONES
LANE: constant(uint256) = 2**network.LANE_BITS - 1
TOLD_WORDS: constant(uint256) = COLUMNS // network.LANES
# How far columns lie from the axis: abs(column - AXIS) * ACROSS // (COLUMNS - 1 - AXIS).
DISTANCES: constant(bytes32[TOLD_WORDS]) = [
    0x00240021001e001b001800150012000f000c0009000600030000000300060009,
    0x00540051004e004b004800450042003f003c0039003600330030002d002a0027,
    0x00840081007e007b007800750072006f006c0069006600630060005d005a0057,
]
# The squares of that, less their last seven bits.
SQUARES: constant(bytes32[TOLD_WORDS]) = [
    0x000a000800070005000400030002000100010000000000000000000000000000,
    0x00370033002f002b002800250022001f001c0019001600140012000f000d000b,
    0x00880082007c00760070006a00650060005b00560051004c00480043003f003b,
]


@pure
def _fields(
    gains: int256[network.GAINS], offsets: int256[network.OFFSETS]
) -> uint256[WORDS][SIDE][network.OUTPUTS]:
    """
    @notice Evaluates the network under a latent.
    @param gains, offsets As network._modulated takes them.
    @return A field for each channel; the first column, the first row and the last row are zero.
    """
    # unsafe, from here on: sums of lanes are meant modulo 2**256; where lanes are shifted they are in [0, 2**15).
    p: uint256[network.PARAMETERS] = network._modulated(gains, offsets)
    fields: uint256[WORDS][SIDE][network.OUTPUTS] = empty(uint256[WORDS][SIDE][network.OUTPUTS])

    # Words that are read often: from memory they take less code.
    ones: uint256 = ONES
    raised: uint256 = 2**13 * ONES  # products are above -2**13
    kept: uint256 = (2**9 - 1) * ONES  # what a shift by 7 leaves of a lane
    middle: uint256 = 64 * ONES
    across: uint256[TOLD_WORDS] = empty(uint256[TOLD_WORDS])
    x: uint256[TOLD_WORDS] = empty(uint256[TOLD_WORDS])
    xx: uint256[TOLD_WORDS] = empty(uint256[TOLD_WORDS])
    for word: uint256 in range(TOLD_WORDS):
        across[word] = convert(DISTANCES[word], uint256)
        x[word] = unsafe_sub(across[word], middle)
        xx[word] = unsafe_sub(convert(SQUARES[word], uint256), 68 * ONES)

    told: uint256[network.INPUTS][network.WORDS] = empty(uint256[network.INPUTS][network.WORDS])
    row: uint256 = 1
    for call: uint256 in range(SIDE // ROWS - 1):
        at: uint256 = 0
        y: uint256 = unsafe_sub(row << 1, MIDDLE)
        for k: uint256 in range(ROWS):
            y_lanes: uint256 = unsafe_mul(y, ones)
            yy_lanes: uint256 = unsafe_mul(unsafe_sub(unsafe_mul(y, y) >> 5, 60), ones)
            for word: uint256 in range(TOLD_WORDS):
                product: uint256 = (unsafe_add(unsafe_mul(across[word], y), raised) >> 7) & kept
                told[at] = [x[word], y_lanes, xx[word], yy_lanes, unsafe_sub(product, middle)]
                at = unsafe_add(at, 1)
            y = unsafe_add(y, 2)
        found: uint256[network.OUTPUTS][network.WORDS] = network._points(p, told)
        for channel: uint256 in range(network.OUTPUTS):
            fields[channel][row] = [found[0][channel] & ~LANE, found[1][channel], found[2][channel], 0]
            fields[channel][unsafe_add(row, 1)] = [found[3][channel] & ~LANE, found[4][channel], found[5][channel], 0]
        row = unsafe_add(row, ROWS)
    return fields
