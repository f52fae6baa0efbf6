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

WORDS: constant(uint256) = SIDE // network.LANES  # of a row; one more than are told
ONES: constant(uint256) = network.ONES
LANE: constant(uint256) = 2**network.LANE_BITS - 1
# How far columns lie from the axis: abs(column - AXIS) * ACROSS // (COLUMNS - 1 - AXIS).
DISTANCES: constant(bytes32[network.WORDS]) = [
    0x00240021001e001b001800150012000f000c0009000600030000000300060009,
    0x00540051004e004b004800450042003f003c0039003600330030002d002a0027,
    0x00840081007e007b007800750072006f006c0069006600630060005d005a0057,
]
# The squares of that, less their last seven bits.
SQUARES: constant(bytes32[network.WORDS]) = [
    0x000a000800070005000400030002000100010000000000000000000000000000,
    0x00370033002f002b002800250022001f001c0019001600140012000f000d000b,
    0x00880082007c00760070006a00650060005b00560051004c00480043003f003b,
]


interface Data:
    def words(start: uint256, size: uint256) -> uint256[network.DATA_WORDS]: view


@view
def _fields(
    gains: int256[network.GAINS], offsets: int256[network.OFFSETS], data: address, start: uint256
) -> uint256[WORDS][SIDE][network.OUTPUTS]:
    """
    @notice Evaluates a network under a latent.
    @param gains, offsets As network._points takes them.
    @param data The contract that holds the network's weights.
    @param start The byte of its code that they begin at.
    @return A field for each channel; the first column, the first row and the last row are zero.
    """
    # unsafe, from here on: sums of lanes are meant modulo 2**256; where lanes are shifted they are in [0, 2**15).
    # Words that are read often: from memory they take less code.
    ones: uint256 = ONES
    raised: uint256 = 2**13 * ONES  # products are above -2**13
    kept: uint256 = (2**9 - 1) * ONES  # what a shift by 7 leaves of a lane
    middle: uint256 = 64 * ONES

    across: uint256[network.WORDS] = empty(uint256[network.WORDS])
    columns: uint256[network.BY_COLUMN][network.WORDS] = empty(uint256[network.BY_COLUMN][network.WORDS])
    for word: uint256 in range(network.WORDS):
        across[word] = convert(DISTANCES[word], uint256)
        columns[word] = [
            unsafe_sub(across[word], middle), unsafe_sub(convert(SQUARES[word], uint256), 68 * ONES)
        ]
    rows: uint256[network.BY_ROW][network.ROWS] = empty(uint256[network.BY_ROW][network.ROWS])
    products: uint256[network.INPUTS][network.WORDS][network.ROWS] = empty(
        uint256[network.INPUTS][network.WORDS][network.ROWS]
    )
    for at: uint256 in range(network.ROWS):
        y: uint256 = unsafe_sub(unsafe_add(at, 1) << 1, MIDDLE)
        rows[at] = [unsafe_mul(y, ones), unsafe_mul(unsafe_sub(unsafe_mul(y, y) >> 5, 60), ones)]
        products[at] = [
            [unsafe_sub((unsafe_add(unsafe_mul(across[0], y), raised) >> 7) & kept, middle)],
            [unsafe_sub((unsafe_add(unsafe_mul(across[1], y), raised) >> 7) & kept, middle)],
            [unsafe_sub((unsafe_add(unsafe_mul(across[2], y), raised) >> 7) & kept, middle)],
        ]

    found: uint256[network.OUTPUTS][network.WORDS][network.ROWS] = network._points(
        staticcall Data(data).words(start, 32 * network.DATA_WORDS), gains, offsets, rows, columns, products
    )
    fields: uint256[WORDS][SIDE][network.OUTPUTS] = empty(uint256[WORDS][SIDE][network.OUTPUTS])
    behind: uint256 = ~LANE  # all but the first column
    row: uint256 = 1
    for words: uint256[network.OUTPUTS][network.WORDS] in found:
        fields[0][row] = [words[0][0] & behind, words[1][0], words[2][0], 0]
        fields[1][row] = [words[0][1] & behind, words[1][1], words[2][1], 0]
        fields[2][row] = [words[0][2] & behind, words[1][2], words[2][2], 0]
        fields[3][row] = [words[0][3] & behind, words[1][3], words[2][3], 0]
        row = unsafe_add(row, 1)
    return fields
