# pragma version 0.4.3
"""
@title Dense layers of int4 from data contracts
@license MIT
@notice Multiplies 64 inputs by rows of 60 outputs whose weights are the code of a contract.
@dev Twin: reference/neural/dense_int4.py. A word has the weights of one input: 60 nibbles w + 8, in the order of the
     outputs, below two zero bytes. Every fourth nibble of it has 16 bits to itself once the others are masked away:
     so four products serve 60 outputs. Sixteen inputs' fit such lanes, since 16 * 15 * 255 < 2**16; then every second
     lane is moved into a word of its own, where it has 32 bits.

     A row is 64 words, one for each input; a block is ROWS rows, and lies in data that answers (storage/Archive.vy).

     word of sums | outputs of the 60       | lanes begin at bit
     2 k          | 59 - k, 51 - k, ...     | 0, 32, 64, ... 224
     2 k + 1      | 55 - k, 47 - k, ...     | 0, 32, 64, ... 192

     Inputs are from 0 to 255, and the sum v of signed weights and the bias keeps -2**31 <= v < 2**31. unsafe: products
     and sums stay within the lanes as said; the rest is exact mod 2**256, and lanes are read only when settled.
"""

interface Block:
    def rows(start: uint256, size: uint256) -> uint256[INPUTS][ROWS]: view


WORD_BYTES: constant(uint256) = 32
INPUTS: constant(uint256) = 64
OUTPUTS: constant(uint256) = 60
ROWS: constant(uint256) = 2
BLOCK_BYTES: constant(uint256) = WORD_BYTES * ROWS * INPUTS
WORDS: constant(uint256) = 8  # of sums
ZERO: constant(uint256) = 8  # what weights are stored too high by
LANE_BITS: constant(uint256) = 32

SET_0: constant(uint256) = 15 * ((2**240 - 1) // (2**16 - 1))
SET_1: constant(uint256) = SET_0 * 2**4
SET_2: constant(uint256) = SET_0 * 2**8
ONES: constant(uint256) = max_value(uint256) // (2**32 - 1)  # a one at the foot of each lane of 32 bits
LOWER: constant(uint256) = (2**16 - 1) * ONES  # of two lanes of 16 bits


@view
def _products(x: uint256[INPUTS], data: address, start: uint256) -> uint256[WORDS][ROWS]:
    """
    @notice Returns the sums of stored weights times inputs, for each row of the block that begins at `start`.
    """
    # A contract without data answers with nothing, and that is too little.
    rows: uint256[INPUTS][ROWS] = staticcall Block(data).rows(start, BLOCK_BYTES, skip_contract_check=True)
    sums: uint256[WORDS][ROWS] = empty(uint256[WORDS][ROWS])
    at: uint256 = 0
    for d: uint256[INPUTS] in rows:
        first: uint256 = (
            unsafe_add(unsafe_mul(d[0] & SET_0, x[0]), unsafe_add(unsafe_mul(d[1] & SET_0, x[1]),
            unsafe_add(unsafe_mul(d[2] & SET_0, x[2]), unsafe_add(unsafe_mul(d[3] & SET_0, x[3]),
            unsafe_add(unsafe_mul(d[4] & SET_0, x[4]), unsafe_add(unsafe_mul(d[5] & SET_0, x[5]),
            unsafe_add(unsafe_mul(d[6] & SET_0, x[6]), unsafe_add(unsafe_mul(d[7] & SET_0, x[7]),
            unsafe_add(unsafe_mul(d[8] & SET_0, x[8]), unsafe_add(unsafe_mul(d[9] & SET_0, x[9]),
            unsafe_add(unsafe_mul(d[10] & SET_0, x[10]), unsafe_add(unsafe_mul(d[11] & SET_0, x[11]),
            unsafe_add(unsafe_mul(d[12] & SET_0, x[12]), unsafe_add(unsafe_mul(d[13] & SET_0, x[13]),
            unsafe_add(unsafe_mul(d[14] & SET_0, x[14]), unsafe_mul(d[15] & SET_0, x[15]))))))))))))))))
        )
        second: uint256 = (
            unsafe_add(unsafe_mul(d[0] & SET_1, x[0]), unsafe_add(unsafe_mul(d[1] & SET_1, x[1]),
            unsafe_add(unsafe_mul(d[2] & SET_1, x[2]), unsafe_add(unsafe_mul(d[3] & SET_1, x[3]),
            unsafe_add(unsafe_mul(d[4] & SET_1, x[4]), unsafe_add(unsafe_mul(d[5] & SET_1, x[5]),
            unsafe_add(unsafe_mul(d[6] & SET_1, x[6]), unsafe_add(unsafe_mul(d[7] & SET_1, x[7]),
            unsafe_add(unsafe_mul(d[8] & SET_1, x[8]), unsafe_add(unsafe_mul(d[9] & SET_1, x[9]),
            unsafe_add(unsafe_mul(d[10] & SET_1, x[10]), unsafe_add(unsafe_mul(d[11] & SET_1, x[11]),
            unsafe_add(unsafe_mul(d[12] & SET_1, x[12]), unsafe_add(unsafe_mul(d[13] & SET_1, x[13]),
            unsafe_add(unsafe_mul(d[14] & SET_1, x[14]), unsafe_mul(d[15] & SET_1, x[15]))))))))))))))))
        )
        third: uint256 = (
            unsafe_add(unsafe_mul(d[0] & SET_2, x[0]), unsafe_add(unsafe_mul(d[1] & SET_2, x[1]),
            unsafe_add(unsafe_mul(d[2] & SET_2, x[2]), unsafe_add(unsafe_mul(d[3] & SET_2, x[3]),
            unsafe_add(unsafe_mul(d[4] & SET_2, x[4]), unsafe_add(unsafe_mul(d[5] & SET_2, x[5]),
            unsafe_add(unsafe_mul(d[6] & SET_2, x[6]), unsafe_add(unsafe_mul(d[7] & SET_2, x[7]),
            unsafe_add(unsafe_mul(d[8] & SET_2, x[8]), unsafe_add(unsafe_mul(d[9] & SET_2, x[9]),
            unsafe_add(unsafe_mul(d[10] & SET_2, x[10]), unsafe_add(unsafe_mul(d[11] & SET_2, x[11]),
            unsafe_add(unsafe_mul(d[12] & SET_2, x[12]), unsafe_add(unsafe_mul(d[13] & SET_2, x[13]),
            unsafe_add(unsafe_mul(d[14] & SET_2, x[14]), unsafe_mul(d[15] & SET_2, x[15]))))))))))))))))
        )
        fourth: uint256 = (
            unsafe_add(unsafe_mul(d[0], x[0]), unsafe_add(unsafe_mul(d[1], x[1]),
            unsafe_add(unsafe_mul(d[2], x[2]), unsafe_add(unsafe_mul(d[3], x[3]),
            unsafe_add(unsafe_mul(d[4], x[4]), unsafe_add(unsafe_mul(d[5], x[5]),
            unsafe_add(unsafe_mul(d[6], x[6]), unsafe_add(unsafe_mul(d[7], x[7]),
            unsafe_add(unsafe_mul(d[8], x[8]), unsafe_add(unsafe_mul(d[9], x[9]),
            unsafe_add(unsafe_mul(d[10], x[10]), unsafe_add(unsafe_mul(d[11], x[11]),
            unsafe_add(unsafe_mul(d[12], x[12]), unsafe_add(unsafe_mul(d[13], x[13]),
            unsafe_add(unsafe_mul(d[14], x[14]), unsafe_mul(d[15], x[15]))))))))))))))))
        )
        # What the whole words give, less three of the sets, is the fourth.
        fourth = unsafe_sub(fourth, unsafe_add(first, unsafe_add(second, third)))
        s: uint256[8] = self._halves(first, second, third, fourth)
        first = (
            unsafe_add(unsafe_mul(d[16] & SET_0, x[16]), unsafe_add(unsafe_mul(d[17] & SET_0, x[17]),
            unsafe_add(unsafe_mul(d[18] & SET_0, x[18]), unsafe_add(unsafe_mul(d[19] & SET_0, x[19]),
            unsafe_add(unsafe_mul(d[20] & SET_0, x[20]), unsafe_add(unsafe_mul(d[21] & SET_0, x[21]),
            unsafe_add(unsafe_mul(d[22] & SET_0, x[22]), unsafe_add(unsafe_mul(d[23] & SET_0, x[23]),
            unsafe_add(unsafe_mul(d[24] & SET_0, x[24]), unsafe_add(unsafe_mul(d[25] & SET_0, x[25]),
            unsafe_add(unsafe_mul(d[26] & SET_0, x[26]), unsafe_add(unsafe_mul(d[27] & SET_0, x[27]),
            unsafe_add(unsafe_mul(d[28] & SET_0, x[28]), unsafe_add(unsafe_mul(d[29] & SET_0, x[29]),
            unsafe_add(unsafe_mul(d[30] & SET_0, x[30]), unsafe_mul(d[31] & SET_0, x[31]))))))))))))))))
        )
        second = (
            unsafe_add(unsafe_mul(d[16] & SET_1, x[16]), unsafe_add(unsafe_mul(d[17] & SET_1, x[17]),
            unsafe_add(unsafe_mul(d[18] & SET_1, x[18]), unsafe_add(unsafe_mul(d[19] & SET_1, x[19]),
            unsafe_add(unsafe_mul(d[20] & SET_1, x[20]), unsafe_add(unsafe_mul(d[21] & SET_1, x[21]),
            unsafe_add(unsafe_mul(d[22] & SET_1, x[22]), unsafe_add(unsafe_mul(d[23] & SET_1, x[23]),
            unsafe_add(unsafe_mul(d[24] & SET_1, x[24]), unsafe_add(unsafe_mul(d[25] & SET_1, x[25]),
            unsafe_add(unsafe_mul(d[26] & SET_1, x[26]), unsafe_add(unsafe_mul(d[27] & SET_1, x[27]),
            unsafe_add(unsafe_mul(d[28] & SET_1, x[28]), unsafe_add(unsafe_mul(d[29] & SET_1, x[29]),
            unsafe_add(unsafe_mul(d[30] & SET_1, x[30]), unsafe_mul(d[31] & SET_1, x[31]))))))))))))))))
        )
        third = (
            unsafe_add(unsafe_mul(d[16] & SET_2, x[16]), unsafe_add(unsafe_mul(d[17] & SET_2, x[17]),
            unsafe_add(unsafe_mul(d[18] & SET_2, x[18]), unsafe_add(unsafe_mul(d[19] & SET_2, x[19]),
            unsafe_add(unsafe_mul(d[20] & SET_2, x[20]), unsafe_add(unsafe_mul(d[21] & SET_2, x[21]),
            unsafe_add(unsafe_mul(d[22] & SET_2, x[22]), unsafe_add(unsafe_mul(d[23] & SET_2, x[23]),
            unsafe_add(unsafe_mul(d[24] & SET_2, x[24]), unsafe_add(unsafe_mul(d[25] & SET_2, x[25]),
            unsafe_add(unsafe_mul(d[26] & SET_2, x[26]), unsafe_add(unsafe_mul(d[27] & SET_2, x[27]),
            unsafe_add(unsafe_mul(d[28] & SET_2, x[28]), unsafe_add(unsafe_mul(d[29] & SET_2, x[29]),
            unsafe_add(unsafe_mul(d[30] & SET_2, x[30]), unsafe_mul(d[31] & SET_2, x[31]))))))))))))))))
        )
        fourth = (
            unsafe_add(unsafe_mul(d[16], x[16]), unsafe_add(unsafe_mul(d[17], x[17]),
            unsafe_add(unsafe_mul(d[18], x[18]), unsafe_add(unsafe_mul(d[19], x[19]),
            unsafe_add(unsafe_mul(d[20], x[20]), unsafe_add(unsafe_mul(d[21], x[21]),
            unsafe_add(unsafe_mul(d[22], x[22]), unsafe_add(unsafe_mul(d[23], x[23]),
            unsafe_add(unsafe_mul(d[24], x[24]), unsafe_add(unsafe_mul(d[25], x[25]),
            unsafe_add(unsafe_mul(d[26], x[26]), unsafe_add(unsafe_mul(d[27], x[27]),
            unsafe_add(unsafe_mul(d[28], x[28]), unsafe_add(unsafe_mul(d[29], x[29]),
            unsafe_add(unsafe_mul(d[30], x[30]), unsafe_mul(d[31], x[31]))))))))))))))))
        )
        # What the whole words give, less three of the sets, is the fourth.
        fourth = unsafe_sub(fourth, unsafe_add(first, unsafe_add(second, third)))
        s = self._added(s, self._halves(first, second, third, fourth))
        first = (
            unsafe_add(unsafe_mul(d[32] & SET_0, x[32]), unsafe_add(unsafe_mul(d[33] & SET_0, x[33]),
            unsafe_add(unsafe_mul(d[34] & SET_0, x[34]), unsafe_add(unsafe_mul(d[35] & SET_0, x[35]),
            unsafe_add(unsafe_mul(d[36] & SET_0, x[36]), unsafe_add(unsafe_mul(d[37] & SET_0, x[37]),
            unsafe_add(unsafe_mul(d[38] & SET_0, x[38]), unsafe_add(unsafe_mul(d[39] & SET_0, x[39]),
            unsafe_add(unsafe_mul(d[40] & SET_0, x[40]), unsafe_add(unsafe_mul(d[41] & SET_0, x[41]),
            unsafe_add(unsafe_mul(d[42] & SET_0, x[42]), unsafe_add(unsafe_mul(d[43] & SET_0, x[43]),
            unsafe_add(unsafe_mul(d[44] & SET_0, x[44]), unsafe_add(unsafe_mul(d[45] & SET_0, x[45]),
            unsafe_add(unsafe_mul(d[46] & SET_0, x[46]), unsafe_mul(d[47] & SET_0, x[47]))))))))))))))))
        )
        second = (
            unsafe_add(unsafe_mul(d[32] & SET_1, x[32]), unsafe_add(unsafe_mul(d[33] & SET_1, x[33]),
            unsafe_add(unsafe_mul(d[34] & SET_1, x[34]), unsafe_add(unsafe_mul(d[35] & SET_1, x[35]),
            unsafe_add(unsafe_mul(d[36] & SET_1, x[36]), unsafe_add(unsafe_mul(d[37] & SET_1, x[37]),
            unsafe_add(unsafe_mul(d[38] & SET_1, x[38]), unsafe_add(unsafe_mul(d[39] & SET_1, x[39]),
            unsafe_add(unsafe_mul(d[40] & SET_1, x[40]), unsafe_add(unsafe_mul(d[41] & SET_1, x[41]),
            unsafe_add(unsafe_mul(d[42] & SET_1, x[42]), unsafe_add(unsafe_mul(d[43] & SET_1, x[43]),
            unsafe_add(unsafe_mul(d[44] & SET_1, x[44]), unsafe_add(unsafe_mul(d[45] & SET_1, x[45]),
            unsafe_add(unsafe_mul(d[46] & SET_1, x[46]), unsafe_mul(d[47] & SET_1, x[47]))))))))))))))))
        )
        third = (
            unsafe_add(unsafe_mul(d[32] & SET_2, x[32]), unsafe_add(unsafe_mul(d[33] & SET_2, x[33]),
            unsafe_add(unsafe_mul(d[34] & SET_2, x[34]), unsafe_add(unsafe_mul(d[35] & SET_2, x[35]),
            unsafe_add(unsafe_mul(d[36] & SET_2, x[36]), unsafe_add(unsafe_mul(d[37] & SET_2, x[37]),
            unsafe_add(unsafe_mul(d[38] & SET_2, x[38]), unsafe_add(unsafe_mul(d[39] & SET_2, x[39]),
            unsafe_add(unsafe_mul(d[40] & SET_2, x[40]), unsafe_add(unsafe_mul(d[41] & SET_2, x[41]),
            unsafe_add(unsafe_mul(d[42] & SET_2, x[42]), unsafe_add(unsafe_mul(d[43] & SET_2, x[43]),
            unsafe_add(unsafe_mul(d[44] & SET_2, x[44]), unsafe_add(unsafe_mul(d[45] & SET_2, x[45]),
            unsafe_add(unsafe_mul(d[46] & SET_2, x[46]), unsafe_mul(d[47] & SET_2, x[47]))))))))))))))))
        )
        fourth = (
            unsafe_add(unsafe_mul(d[32], x[32]), unsafe_add(unsafe_mul(d[33], x[33]),
            unsafe_add(unsafe_mul(d[34], x[34]), unsafe_add(unsafe_mul(d[35], x[35]),
            unsafe_add(unsafe_mul(d[36], x[36]), unsafe_add(unsafe_mul(d[37], x[37]),
            unsafe_add(unsafe_mul(d[38], x[38]), unsafe_add(unsafe_mul(d[39], x[39]),
            unsafe_add(unsafe_mul(d[40], x[40]), unsafe_add(unsafe_mul(d[41], x[41]),
            unsafe_add(unsafe_mul(d[42], x[42]), unsafe_add(unsafe_mul(d[43], x[43]),
            unsafe_add(unsafe_mul(d[44], x[44]), unsafe_add(unsafe_mul(d[45], x[45]),
            unsafe_add(unsafe_mul(d[46], x[46]), unsafe_mul(d[47], x[47]))))))))))))))))
        )
        # What the whole words give, less three of the sets, is the fourth.
        fourth = unsafe_sub(fourth, unsafe_add(first, unsafe_add(second, third)))
        s = self._added(s, self._halves(first, second, third, fourth))
        first = (
            unsafe_add(unsafe_mul(d[48] & SET_0, x[48]), unsafe_add(unsafe_mul(d[49] & SET_0, x[49]),
            unsafe_add(unsafe_mul(d[50] & SET_0, x[50]), unsafe_add(unsafe_mul(d[51] & SET_0, x[51]),
            unsafe_add(unsafe_mul(d[52] & SET_0, x[52]), unsafe_add(unsafe_mul(d[53] & SET_0, x[53]),
            unsafe_add(unsafe_mul(d[54] & SET_0, x[54]), unsafe_add(unsafe_mul(d[55] & SET_0, x[55]),
            unsafe_add(unsafe_mul(d[56] & SET_0, x[56]), unsafe_add(unsafe_mul(d[57] & SET_0, x[57]),
            unsafe_add(unsafe_mul(d[58] & SET_0, x[58]), unsafe_add(unsafe_mul(d[59] & SET_0, x[59]),
            unsafe_add(unsafe_mul(d[60] & SET_0, x[60]), unsafe_add(unsafe_mul(d[61] & SET_0, x[61]),
            unsafe_add(unsafe_mul(d[62] & SET_0, x[62]), unsafe_mul(d[63] & SET_0, x[63]))))))))))))))))
        )
        second = (
            unsafe_add(unsafe_mul(d[48] & SET_1, x[48]), unsafe_add(unsafe_mul(d[49] & SET_1, x[49]),
            unsafe_add(unsafe_mul(d[50] & SET_1, x[50]), unsafe_add(unsafe_mul(d[51] & SET_1, x[51]),
            unsafe_add(unsafe_mul(d[52] & SET_1, x[52]), unsafe_add(unsafe_mul(d[53] & SET_1, x[53]),
            unsafe_add(unsafe_mul(d[54] & SET_1, x[54]), unsafe_add(unsafe_mul(d[55] & SET_1, x[55]),
            unsafe_add(unsafe_mul(d[56] & SET_1, x[56]), unsafe_add(unsafe_mul(d[57] & SET_1, x[57]),
            unsafe_add(unsafe_mul(d[58] & SET_1, x[58]), unsafe_add(unsafe_mul(d[59] & SET_1, x[59]),
            unsafe_add(unsafe_mul(d[60] & SET_1, x[60]), unsafe_add(unsafe_mul(d[61] & SET_1, x[61]),
            unsafe_add(unsafe_mul(d[62] & SET_1, x[62]), unsafe_mul(d[63] & SET_1, x[63]))))))))))))))))
        )
        third = (
            unsafe_add(unsafe_mul(d[48] & SET_2, x[48]), unsafe_add(unsafe_mul(d[49] & SET_2, x[49]),
            unsafe_add(unsafe_mul(d[50] & SET_2, x[50]), unsafe_add(unsafe_mul(d[51] & SET_2, x[51]),
            unsafe_add(unsafe_mul(d[52] & SET_2, x[52]), unsafe_add(unsafe_mul(d[53] & SET_2, x[53]),
            unsafe_add(unsafe_mul(d[54] & SET_2, x[54]), unsafe_add(unsafe_mul(d[55] & SET_2, x[55]),
            unsafe_add(unsafe_mul(d[56] & SET_2, x[56]), unsafe_add(unsafe_mul(d[57] & SET_2, x[57]),
            unsafe_add(unsafe_mul(d[58] & SET_2, x[58]), unsafe_add(unsafe_mul(d[59] & SET_2, x[59]),
            unsafe_add(unsafe_mul(d[60] & SET_2, x[60]), unsafe_add(unsafe_mul(d[61] & SET_2, x[61]),
            unsafe_add(unsafe_mul(d[62] & SET_2, x[62]), unsafe_mul(d[63] & SET_2, x[63]))))))))))))))))
        )
        fourth = (
            unsafe_add(unsafe_mul(d[48], x[48]), unsafe_add(unsafe_mul(d[49], x[49]),
            unsafe_add(unsafe_mul(d[50], x[50]), unsafe_add(unsafe_mul(d[51], x[51]),
            unsafe_add(unsafe_mul(d[52], x[52]), unsafe_add(unsafe_mul(d[53], x[53]),
            unsafe_add(unsafe_mul(d[54], x[54]), unsafe_add(unsafe_mul(d[55], x[55]),
            unsafe_add(unsafe_mul(d[56], x[56]), unsafe_add(unsafe_mul(d[57], x[57]),
            unsafe_add(unsafe_mul(d[58], x[58]), unsafe_add(unsafe_mul(d[59], x[59]),
            unsafe_add(unsafe_mul(d[60], x[60]), unsafe_add(unsafe_mul(d[61], x[61]),
            unsafe_add(unsafe_mul(d[62], x[62]), unsafe_mul(d[63], x[63]))))))))))))))))
        )
        # What the whole words give, less three of the sets, is the fourth.
        fourth = unsafe_sub(fourth, unsafe_add(first, unsafe_add(second, third)))
        s = self._added(s, self._halves(first, second, third, fourth))
        sums[at] = s
        at = unsafe_add(at, 1)
    return sums


@pure
def _halves(first: uint256, second: uint256, third: uint256, fourth: uint256) -> uint256[WORDS]:
    """
    @notice Gives the lanes of four sets 32 bits each, from bit 0 on.
    @dev No twin: this is packing alone.
    """
    return [
        first & LOWER,
        (first >> 16) & LOWER,
        (second >> 4) & LOWER,
        (second >> 20) & LOWER,
        (third >> 8) & LOWER,
        (third >> 24) & LOWER,
        (fourth >> 12) & LOWER,
        (fourth >> 28) & LOWER,
    ]


@pure
def _plus(a: uint256[WORDS][ROWS], b: uint256[WORDS][ROWS]) -> uint256[WORDS][ROWS]:
    """
    @notice Adds the sums of two blocks that have other inputs and the same outputs.
    """
    return [self._added(a[0], b[0]), self._added(a[1], b[1])]


@pure
def _added(a: uint256[WORDS], b: uint256[WORDS]) -> uint256[WORDS]:
    """
    @notice Adds a row's words.
    @dev No twin: `_plus` is it, for a block.
    """
    return [
        unsafe_add(a[0], b[0]),
        unsafe_add(a[1], b[1]),
        unsafe_add(a[2], b[2]),
        unsafe_add(a[3], b[3]),
        unsafe_add(a[4], b[4]),
        unsafe_add(a[5], b[5]),
        unsafe_add(a[6], b[6]),
        unsafe_add(a[7], b[7]),
    ]


@pure
def _settled(sums: uint256[WORDS], starts: uint256[WORDS], total: uint256) -> uint256[WORDS]:
    """
    @notice Returns a row's sums of signed weights and biases, ready to be activated.
    @param starts The biases, and 2**31 more, in the lanes of each word.
    @param total What all the inputs of the layer add up to; dense_int8._total adds 64 of them.
    """
    excess: uint256 = unsafe_mul(total, ZERO * ONES)
    settled: uint256[WORDS] = self._added(sums, starts)
    return [
        unsafe_sub(settled[0], excess),
        # In the words of seven lanes what goes off above them is never read.
        unsafe_sub(settled[1], excess),
        unsafe_sub(settled[2], excess),
        unsafe_sub(settled[3], excess),
        unsafe_sub(settled[4], excess),
        unsafe_sub(settled[5], excess),
        unsafe_sub(settled[6], excess),
        unsafe_sub(settled[7], excess),
    ]
