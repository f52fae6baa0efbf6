# pragma version 0.4.3
"""
@title Dense layers of int8 from data contracts
@license MIT
@notice Multiplies 64 inputs by rows of 30 outputs whose weights are the code of a contract.
@dev Twin: reference/neural/dense_int8.py. A word has the weights of one input: 30 bytes w + 128, in the order of the
     outputs, below two zero bytes. Every third byte of it has 24 bits to itself once the others are masked away: so
     three products serve 30 outputs, each set of ten stays where it lies, and nothing is shifted.

     A row is 64 words, one for each input; a block is ROWS rows, and lies in data that answers (storage/Archive.vy).

     set    | outputs of the 30    | lanes begin at bit
     LOW    | 29, 26, 23, ... 2    | 0, 24, 48, ...
     MIDDLE | 28, 25, 22, ... 1    | 8, 32, 56, ...
     HIGH   | 27, 24, 21, ... 0    | 16, 40, 64, ...

     A sum v of signed weights and the bias has to keep -2**23 <= v < 2**23: that is all, since sums are exact
     mod 2**256 and lanes are read only when they are settled; this is why every unsafe_* here may wrap. Larger layers
     are blocks side by side: `_plus` adds what the next 64 inputs give. Inputs may have any sign.
"""

interface Block:
    def rows(start: uint256, size: uint256) -> uint256[INPUTS][ROWS]: view


WORD_BYTES: constant(uint256) = 32
INPUTS: constant(uint256) = 64
OUTPUTS: constant(uint256) = 30
ROWS: constant(uint256) = 3
BLOCK_BYTES: constant(uint256) = WORD_BYTES * ROWS * INPUTS
ZERO: constant(uint256) = 128  # what weights are stored too high by
LANE_BITS: constant(uint256) = 24

ONES: constant(uint256) = (2**240 - 1) // (2**24 - 1)  # a one at the foot of each lane of LOW
LOW: constant(uint256) = 255 * ONES
MIDDLE: constant(uint256) = LOW * 2**8


@pure
def _total(x: uint256[INPUTS]) -> uint256:
    """
    @notice Adds the inputs up, as `_settled` needs it.
    """
    return unsafe_add((
        unsafe_add(x[0], unsafe_add(x[1], unsafe_add(x[2], unsafe_add(x[3], unsafe_add(x[4],
        unsafe_add(x[5], unsafe_add(x[6], unsafe_add(x[7], unsafe_add(x[8], unsafe_add(x[9],
        unsafe_add(x[10], unsafe_add(x[11], unsafe_add(x[12], unsafe_add(x[13], unsafe_add(x[14],
        unsafe_add(x[15], unsafe_add(x[16], unsafe_add(x[17], unsafe_add(x[18], unsafe_add(x[19],
        unsafe_add(x[20], unsafe_add(x[21], unsafe_add(x[22], unsafe_add(x[23], unsafe_add(x[24],
        unsafe_add(x[25], unsafe_add(x[26], unsafe_add(x[27], unsafe_add(x[28], unsafe_add(x[29],
        unsafe_add(x[30], x[31])))))))))))))))))))))))))))))))
    ), (
        unsafe_add(x[32], unsafe_add(x[33], unsafe_add(x[34], unsafe_add(x[35], unsafe_add(x[36],
        unsafe_add(x[37], unsafe_add(x[38], unsafe_add(x[39], unsafe_add(x[40], unsafe_add(x[41],
        unsafe_add(x[42], unsafe_add(x[43], unsafe_add(x[44], unsafe_add(x[45], unsafe_add(x[46],
        unsafe_add(x[47], unsafe_add(x[48], unsafe_add(x[49], unsafe_add(x[50], unsafe_add(x[51],
        unsafe_add(x[52], unsafe_add(x[53], unsafe_add(x[54], unsafe_add(x[55], unsafe_add(x[56],
        unsafe_add(x[57], unsafe_add(x[58], unsafe_add(x[59], unsafe_add(x[60], unsafe_add(x[61],
        unsafe_add(x[62], x[63])))))))))))))))))))))))))))))))
    ))


@view
def _products(x: uint256[INPUTS], data: address, start: uint256) -> uint256[3][ROWS]:
    """
    @notice Returns the sums of stored weights times inputs, for each row of the block that begins at `start`.
    """
    # A contract without data answers with nothing, and that is too little.
    rows: uint256[INPUTS][ROWS] = staticcall Block(data).rows(start, BLOCK_BYTES, skip_contract_check=True)
    sums: uint256[3][ROWS] = empty(uint256[3][ROWS])
    at: uint256 = 0
    for d: uint256[INPUTS] in rows:
        low: uint256 = (
            unsafe_add(unsafe_mul(d[0] & LOW, x[0]), unsafe_add(unsafe_mul(d[1] & LOW, x[1]),
            unsafe_add(unsafe_mul(d[2] & LOW, x[2]), unsafe_add(unsafe_mul(d[3] & LOW, x[3]),
            unsafe_add(unsafe_mul(d[4] & LOW, x[4]), unsafe_add(unsafe_mul(d[5] & LOW, x[5]),
            unsafe_add(unsafe_mul(d[6] & LOW, x[6]), unsafe_add(unsafe_mul(d[7] & LOW, x[7]),
            unsafe_add(unsafe_mul(d[8] & LOW, x[8]), unsafe_add(unsafe_mul(d[9] & LOW, x[9]),
            unsafe_add(unsafe_mul(d[10] & LOW, x[10]), unsafe_add(unsafe_mul(d[11] & LOW, x[11]),
            unsafe_add(unsafe_mul(d[12] & LOW, x[12]), unsafe_add(unsafe_mul(d[13] & LOW, x[13]),
            unsafe_add(unsafe_mul(d[14] & LOW, x[14]), unsafe_add(unsafe_mul(d[15] & LOW, x[15]),
            unsafe_add(unsafe_mul(d[16] & LOW, x[16]), unsafe_add(unsafe_mul(d[17] & LOW, x[17]),
            unsafe_add(unsafe_mul(d[18] & LOW, x[18]), unsafe_add(unsafe_mul(d[19] & LOW, x[19]),
            unsafe_add(unsafe_mul(d[20] & LOW, x[20]), unsafe_add(unsafe_mul(d[21] & LOW, x[21]),
            unsafe_add(unsafe_mul(d[22] & LOW, x[22]), unsafe_add(unsafe_mul(d[23] & LOW, x[23]),
            unsafe_add(unsafe_mul(d[24] & LOW, x[24]), unsafe_add(unsafe_mul(d[25] & LOW, x[25]),
            unsafe_add(unsafe_mul(d[26] & LOW, x[26]), unsafe_add(unsafe_mul(d[27] & LOW, x[27]),
            unsafe_add(unsafe_mul(d[28] & LOW, x[28]), unsafe_add(unsafe_mul(d[29] & LOW, x[29]),
            unsafe_add(unsafe_mul(d[30] & LOW, x[30]), unsafe_mul(d[31] & LOW, x[31]))))))))))))))))))))))))))))))))
        )
        low = unsafe_add(low,
            unsafe_add(unsafe_mul(d[32] & LOW, x[32]), unsafe_add(unsafe_mul(d[33] & LOW, x[33]),
            unsafe_add(unsafe_mul(d[34] & LOW, x[34]), unsafe_add(unsafe_mul(d[35] & LOW, x[35]),
            unsafe_add(unsafe_mul(d[36] & LOW, x[36]), unsafe_add(unsafe_mul(d[37] & LOW, x[37]),
            unsafe_add(unsafe_mul(d[38] & LOW, x[38]), unsafe_add(unsafe_mul(d[39] & LOW, x[39]),
            unsafe_add(unsafe_mul(d[40] & LOW, x[40]), unsafe_add(unsafe_mul(d[41] & LOW, x[41]),
            unsafe_add(unsafe_mul(d[42] & LOW, x[42]), unsafe_add(unsafe_mul(d[43] & LOW, x[43]),
            unsafe_add(unsafe_mul(d[44] & LOW, x[44]), unsafe_add(unsafe_mul(d[45] & LOW, x[45]),
            unsafe_add(unsafe_mul(d[46] & LOW, x[46]), unsafe_add(unsafe_mul(d[47] & LOW, x[47]),
            unsafe_add(unsafe_mul(d[48] & LOW, x[48]), unsafe_add(unsafe_mul(d[49] & LOW, x[49]),
            unsafe_add(unsafe_mul(d[50] & LOW, x[50]), unsafe_add(unsafe_mul(d[51] & LOW, x[51]),
            unsafe_add(unsafe_mul(d[52] & LOW, x[52]), unsafe_add(unsafe_mul(d[53] & LOW, x[53]),
            unsafe_add(unsafe_mul(d[54] & LOW, x[54]), unsafe_add(unsafe_mul(d[55] & LOW, x[55]),
            unsafe_add(unsafe_mul(d[56] & LOW, x[56]), unsafe_add(unsafe_mul(d[57] & LOW, x[57]),
            unsafe_add(unsafe_mul(d[58] & LOW, x[58]), unsafe_add(unsafe_mul(d[59] & LOW, x[59]),
            unsafe_add(unsafe_mul(d[60] & LOW, x[60]), unsafe_add(unsafe_mul(d[61] & LOW, x[61]),
            unsafe_add(unsafe_mul(d[62] & LOW, x[62]), unsafe_mul(d[63] & LOW, x[63]))))))))))))))))))))))))))))))))
        )
        middle: uint256 = (
            unsafe_add(unsafe_mul(d[0] & MIDDLE, x[0]), unsafe_add(unsafe_mul(d[1] & MIDDLE, x[1]),
            unsafe_add(unsafe_mul(d[2] & MIDDLE, x[2]), unsafe_add(unsafe_mul(d[3] & MIDDLE, x[3]),
            unsafe_add(unsafe_mul(d[4] & MIDDLE, x[4]), unsafe_add(unsafe_mul(d[5] & MIDDLE, x[5]),
            unsafe_add(unsafe_mul(d[6] & MIDDLE, x[6]), unsafe_add(unsafe_mul(d[7] & MIDDLE, x[7]),
            unsafe_add(unsafe_mul(d[8] & MIDDLE, x[8]), unsafe_add(unsafe_mul(d[9] & MIDDLE, x[9]),
            unsafe_add(unsafe_mul(d[10] & MIDDLE, x[10]), unsafe_add(unsafe_mul(d[11] & MIDDLE, x[11]),
            unsafe_add(unsafe_mul(d[12] & MIDDLE, x[12]), unsafe_add(unsafe_mul(d[13] & MIDDLE, x[13]),
            unsafe_add(unsafe_mul(d[14] & MIDDLE, x[14]), unsafe_add(unsafe_mul(d[15] & MIDDLE, x[15]),
            unsafe_add(unsafe_mul(d[16] & MIDDLE, x[16]), unsafe_add(unsafe_mul(d[17] & MIDDLE, x[17]),
            unsafe_add(unsafe_mul(d[18] & MIDDLE, x[18]), unsafe_add(unsafe_mul(d[19] & MIDDLE, x[19]),
            unsafe_add(unsafe_mul(d[20] & MIDDLE, x[20]), unsafe_add(unsafe_mul(d[21] & MIDDLE, x[21]),
            unsafe_add(unsafe_mul(d[22] & MIDDLE, x[22]), unsafe_add(unsafe_mul(d[23] & MIDDLE, x[23]),
            unsafe_add(unsafe_mul(d[24] & MIDDLE, x[24]), unsafe_add(unsafe_mul(d[25] & MIDDLE, x[25]),
            unsafe_add(unsafe_mul(d[26] & MIDDLE, x[26]), unsafe_add(unsafe_mul(d[27] & MIDDLE, x[27]),
            unsafe_add(unsafe_mul(d[28] & MIDDLE, x[28]), unsafe_add(unsafe_mul(d[29] & MIDDLE, x[29]),
            unsafe_add(unsafe_mul(d[30] & MIDDLE, x[30]), unsafe_mul(d[31] & MIDDLE, x[31]))))))))))))))))))))))))))))))))
        )
        middle = unsafe_add(middle,
            unsafe_add(unsafe_mul(d[32] & MIDDLE, x[32]), unsafe_add(unsafe_mul(d[33] & MIDDLE, x[33]),
            unsafe_add(unsafe_mul(d[34] & MIDDLE, x[34]), unsafe_add(unsafe_mul(d[35] & MIDDLE, x[35]),
            unsafe_add(unsafe_mul(d[36] & MIDDLE, x[36]), unsafe_add(unsafe_mul(d[37] & MIDDLE, x[37]),
            unsafe_add(unsafe_mul(d[38] & MIDDLE, x[38]), unsafe_add(unsafe_mul(d[39] & MIDDLE, x[39]),
            unsafe_add(unsafe_mul(d[40] & MIDDLE, x[40]), unsafe_add(unsafe_mul(d[41] & MIDDLE, x[41]),
            unsafe_add(unsafe_mul(d[42] & MIDDLE, x[42]), unsafe_add(unsafe_mul(d[43] & MIDDLE, x[43]),
            unsafe_add(unsafe_mul(d[44] & MIDDLE, x[44]), unsafe_add(unsafe_mul(d[45] & MIDDLE, x[45]),
            unsafe_add(unsafe_mul(d[46] & MIDDLE, x[46]), unsafe_add(unsafe_mul(d[47] & MIDDLE, x[47]),
            unsafe_add(unsafe_mul(d[48] & MIDDLE, x[48]), unsafe_add(unsafe_mul(d[49] & MIDDLE, x[49]),
            unsafe_add(unsafe_mul(d[50] & MIDDLE, x[50]), unsafe_add(unsafe_mul(d[51] & MIDDLE, x[51]),
            unsafe_add(unsafe_mul(d[52] & MIDDLE, x[52]), unsafe_add(unsafe_mul(d[53] & MIDDLE, x[53]),
            unsafe_add(unsafe_mul(d[54] & MIDDLE, x[54]), unsafe_add(unsafe_mul(d[55] & MIDDLE, x[55]),
            unsafe_add(unsafe_mul(d[56] & MIDDLE, x[56]), unsafe_add(unsafe_mul(d[57] & MIDDLE, x[57]),
            unsafe_add(unsafe_mul(d[58] & MIDDLE, x[58]), unsafe_add(unsafe_mul(d[59] & MIDDLE, x[59]),
            unsafe_add(unsafe_mul(d[60] & MIDDLE, x[60]), unsafe_add(unsafe_mul(d[61] & MIDDLE, x[61]),
            unsafe_add(unsafe_mul(d[62] & MIDDLE, x[62]), unsafe_mul(d[63] & MIDDLE, x[63]))))))))))))))))))))))))))))))))
        )
        every: uint256 = (
            unsafe_add(unsafe_mul(d[0], x[0]), unsafe_add(unsafe_mul(d[1], x[1]),
            unsafe_add(unsafe_mul(d[2], x[2]), unsafe_add(unsafe_mul(d[3], x[3]),
            unsafe_add(unsafe_mul(d[4], x[4]), unsafe_add(unsafe_mul(d[5], x[5]),
            unsafe_add(unsafe_mul(d[6], x[6]), unsafe_add(unsafe_mul(d[7], x[7]),
            unsafe_add(unsafe_mul(d[8], x[8]), unsafe_add(unsafe_mul(d[9], x[9]),
            unsafe_add(unsafe_mul(d[10], x[10]), unsafe_add(unsafe_mul(d[11], x[11]),
            unsafe_add(unsafe_mul(d[12], x[12]), unsafe_add(unsafe_mul(d[13], x[13]),
            unsafe_add(unsafe_mul(d[14], x[14]), unsafe_add(unsafe_mul(d[15], x[15]),
            unsafe_add(unsafe_mul(d[16], x[16]), unsafe_add(unsafe_mul(d[17], x[17]),
            unsafe_add(unsafe_mul(d[18], x[18]), unsafe_add(unsafe_mul(d[19], x[19]),
            unsafe_add(unsafe_mul(d[20], x[20]), unsafe_add(unsafe_mul(d[21], x[21]),
            unsafe_add(unsafe_mul(d[22], x[22]), unsafe_add(unsafe_mul(d[23], x[23]),
            unsafe_add(unsafe_mul(d[24], x[24]), unsafe_add(unsafe_mul(d[25], x[25]),
            unsafe_add(unsafe_mul(d[26], x[26]), unsafe_add(unsafe_mul(d[27], x[27]),
            unsafe_add(unsafe_mul(d[28], x[28]), unsafe_add(unsafe_mul(d[29], x[29]),
            unsafe_add(unsafe_mul(d[30], x[30]), unsafe_mul(d[31], x[31]))))))))))))))))))))))))))))))))
        )
        every = unsafe_add(every,
            unsafe_add(unsafe_mul(d[32], x[32]), unsafe_add(unsafe_mul(d[33], x[33]),
            unsafe_add(unsafe_mul(d[34], x[34]), unsafe_add(unsafe_mul(d[35], x[35]),
            unsafe_add(unsafe_mul(d[36], x[36]), unsafe_add(unsafe_mul(d[37], x[37]),
            unsafe_add(unsafe_mul(d[38], x[38]), unsafe_add(unsafe_mul(d[39], x[39]),
            unsafe_add(unsafe_mul(d[40], x[40]), unsafe_add(unsafe_mul(d[41], x[41]),
            unsafe_add(unsafe_mul(d[42], x[42]), unsafe_add(unsafe_mul(d[43], x[43]),
            unsafe_add(unsafe_mul(d[44], x[44]), unsafe_add(unsafe_mul(d[45], x[45]),
            unsafe_add(unsafe_mul(d[46], x[46]), unsafe_add(unsafe_mul(d[47], x[47]),
            unsafe_add(unsafe_mul(d[48], x[48]), unsafe_add(unsafe_mul(d[49], x[49]),
            unsafe_add(unsafe_mul(d[50], x[50]), unsafe_add(unsafe_mul(d[51], x[51]),
            unsafe_add(unsafe_mul(d[52], x[52]), unsafe_add(unsafe_mul(d[53], x[53]),
            unsafe_add(unsafe_mul(d[54], x[54]), unsafe_add(unsafe_mul(d[55], x[55]),
            unsafe_add(unsafe_mul(d[56], x[56]), unsafe_add(unsafe_mul(d[57], x[57]),
            unsafe_add(unsafe_mul(d[58], x[58]), unsafe_add(unsafe_mul(d[59], x[59]),
            unsafe_add(unsafe_mul(d[60], x[60]), unsafe_add(unsafe_mul(d[61], x[61]),
            unsafe_add(unsafe_mul(d[62], x[62]), unsafe_mul(d[63], x[63]))))))))))))))))))))))))))))))))
        )
        # What the whole word gives, less two of the sets, is the third.
        sums[at] = [low, middle, unsafe_sub(every, unsafe_add(low, middle))]
        at = unsafe_add(at, 1)
    return sums


@pure
def _plus(a: uint256[3][ROWS], b: uint256[3][ROWS]) -> uint256[3][ROWS]:
    """
    @notice Adds the sums of two blocks that have other inputs and the same outputs.
    """
    return [
        [unsafe_add(a[0][0], b[0][0]), unsafe_add(a[0][1], b[0][1]), unsafe_add(a[0][2], b[0][2])],
        [unsafe_add(a[1][0], b[1][0]), unsafe_add(a[1][1], b[1][1]), unsafe_add(a[1][2], b[1][2])],
        [unsafe_add(a[2][0], b[2][0]), unsafe_add(a[2][1], b[2][1]), unsafe_add(a[2][2], b[2][2])],
    ]


@pure
def _settled(sums: uint256[3], starts: uint256[3], total: uint256) -> uint256[3]:
    """
    @notice Returns a row's sums of signed weights and biases, ready to be activated.
    @param starts The biases, and 2**23 more, in the lanes of each set.
    @param total What all the inputs of the layer add up to.
    """
    excess: uint256 = unsafe_mul(total, ZERO * ONES)
    return [
        unsafe_add(sums[0], unsafe_sub(starts[0], excess)),
        unsafe_add(sums[1], unsafe_sub(starts[1], excess << 8)),
        unsafe_add(sums[2], unsafe_sub(starts[2], excess << 16)),
    ]


@pure
def _numbers(word: uint256) -> uint256[OUTPUTS]:
    """
    @notice Takes 30 bytes apart: the three sets of activated lanes, where none is above 255, laid over each other.
    """
    return [
        word >> 232, (word >> 224) & 255, (word >> 216) & 255, (word >> 208) & 255, (word >> 200) & 255,
        (word >> 192) & 255, (word >> 184) & 255, (word >> 176) & 255, (word >> 168) & 255, (word >> 160) & 255,
        (word >> 152) & 255, (word >> 144) & 255, (word >> 136) & 255, (word >> 128) & 255, (word >> 120) & 255,
        (word >> 112) & 255, (word >> 104) & 255, (word >> 96) & 255, (word >> 88) & 255, (word >> 80) & 255,
        (word >> 72) & 255, (word >> 64) & 255, (word >> 56) & 255, (word >> 48) & 255, (word >> 40) & 255,
        (word >> 32) & 255, (word >> 24) & 255, (word >> 16) & 255, (word >> 8) & 255, word & 255,
    ]
