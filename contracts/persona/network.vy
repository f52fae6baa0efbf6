# pragma version 0.4.3
"""
@title Persona's networks
@license MIT
@notice Any of 10 networks at 16 points: 1368 multiply-accumulates each.
@dev Made from these models; do not edit.
     0x2ae9c382680a971c69f62a95e0a2ad83db806a19d248379481102934ca0066bd
     0xcbcca3dab47f6e97231b5b10d7fed98c925856f5bd438994097065dcf314fef4
     0x97d54b45a3180f807759486c76c61ba284f7d754b1d4f2256b41366d67142111
     0x0c7623ec8200d69abc9cfc2950b8ac559716d406f84e0f88c522cdc41587814f
     0x409ad6315ad1d001992a4ba2f3f80bde2ed9865e6b907b4c1164e96e2e1cfba1
     0x1ba0ef647333b297e15937e4b03c4a9162790a001bd51dfda1cab1be96facdae
     0xe3913ed6a21d31c022ff0138d556f8ac237fb652447c44ed87f4362585b6c7d4
     0x83d67b1c5e34b57d92f2094df549a536f562c070ff92801de4226c8603c34ce5
     0xa632873888d416b66bc2b7d448537c4944f18ddb6593f3901161e2b5e9531169
     0x1af52afbb8c115f7cd166b56409911581321a8a5a62a8fe025ec49f1d6dc08ac
     Made by `python -m scripts.compiler.persona`.
     A word holds 16 points in lanes of 16 bits, the first in the lowest bits.
     Sums are exact modulo 2**256, and every lane is proven to hold its number where it is read, for
     all inputs in range: so nothing that is called unsafe here can go wrong.
"""

ROWS: constant(uint256) = 62  # that one call evaluates
WORDS: constant(uint256) = 3  # of a row
BY_ROW: constant(uint256) = 2  # inputs that are the same in a whole row
BY_COLUMN: constant(uint256) = 2  # and in all rows
INPUTS: constant(uint256) = 1  # the others
OUTPUTS: constant(uint256) = 4
LANES: constant(uint256) = 16  # points in a word
LANE_BITS: constant(uint256) = 16
LEAST: constant(int256) = 0  # what an output lane of 0 means
GAINS: constant(uint256) = 24
OFFSETS: constant(uint256) = 76
DATA_WORDS: constant(uint256) = 67  # of a network

ONES: constant(uint256) = max_value(uint256) // (2**16 - 1)  # 1 in every lane
BIT_11: constant(uint256) = ONES * 2**11
BIT_12: constant(uint256) = ONES * 2**12
LOW_06: constant(uint256) = ONES * (2**6 - 1)
LOW_10: constant(uint256) = ONES * (2**10 - 1)


@pure
def _points(
    data: uint256[DATA_WORDS],
    gains: int256[GAINS],
    offsets: int256[OFFSETS],
    rows: uint256[BY_ROW][ROWS],
    columns: uint256[BY_COLUMN][WORDS],
    inputs: uint256[INPUTS][WORDS][ROWS],
) -> uint256[OUTPUTS][WORDS][ROWS]:
    """
    @notice Evaluates a network on words of points.
    @param data Its weights, as scripts/compiler/point_data.py says.
    @param gains One for each unit of the first layer.
    @param offsets One for each unit of all layers, in order.
    @param rows Inputs 1, 3: a word an input, signed lanes, each in [-68, 68].
    @param columns Inputs 0, 2, alike.
    @param inputs The other inputs, alike.
    @return A word a channel: a lane u means LEAST + u. No twin: the reference evaluates the model.
    @dev Proven for these ranges, which the caller keeps:
        first: offsets [0, 8191], gains [0, 255] >> 7
        second: offsets [0, 8191]
        third: offsets [0, 8191]
        fields: offsets [-4096, 4095]
    """
    t: uint256 = 0
    a0: uint256 = 0
    a1: uint256 = 0
    a2: uint256 = 0
    a3: uint256 = 0
    a4: uint256 = 0
    a5: uint256 = 0
    a6: uint256 = 0
    a7: uint256 = 0
    a8: uint256 = 0
    a9: uint256 = 0
    a10: uint256 = 0
    a11: uint256 = 0
    a12: uint256 = 0
    a13: uint256 = 0
    a14: uint256 = 0
    a15: uint256 = 0
    a16: uint256 = 0
    a17: uint256 = 0
    a18: uint256 = 0
    a19: uint256 = 0
    a20: uint256 = 0
    a21: uint256 = 0
    a22: uint256 = 0
    a23: uint256 = 0
    b0: uint256 = 0
    b1: uint256 = 0
    b2: uint256 = 0
    b3: uint256 = 0
    b4: uint256 = 0
    b5: uint256 = 0
    b6: uint256 = 0
    b7: uint256 = 0
    b8: uint256 = 0
    b9: uint256 = 0
    b10: uint256 = 0
    b11: uint256 = 0
    b12: uint256 = 0
    b13: uint256 = 0
    b14: uint256 = 0
    b15: uint256 = 0
    b16: uint256 = 0
    b17: uint256 = 0
    b18: uint256 = 0
    b19: uint256 = 0
    b20: uint256 = 0
    b21: uint256 = 0
    b22: uint256 = 0
    b23: uint256 = 0
    c0: uint256 = 0
    c1: uint256 = 0
    c2: uint256 = 0
    c3: uint256 = 0
    c4: uint256 = 0
    c5: uint256 = 0
    c6: uint256 = 0
    c7: uint256 = 0
    c8: uint256 = 0
    c9: uint256 = 0
    c10: uint256 = 0
    c11: uint256 = 0
    c12: uint256 = 0
    c13: uint256 = 0
    c14: uint256 = 0
    c15: uint256 = 0
    c16: uint256 = 0
    c17: uint256 = 0
    c18: uint256 = 0
    c19: uint256 = 0
    c20: uint256 = 0
    c21: uint256 = 0
    c22: uint256 = 0
    c23: uint256 = 0
    d0: uint256 = 0
    d1: uint256 = 0
    d2: uint256 = 0
    d3: uint256 = 0
    row0: uint256 = 0
    row1: uint256 = 0
    row2: uint256 = 0
    row3: uint256 = 0
    row4: uint256 = 0
    row5: uint256 = 0
    row6: uint256 = 0
    row7: uint256 = 0
    row8: uint256 = 0
    row9: uint256 = 0
    row10: uint256 = 0
    row11: uint256 = 0
    row12: uint256 = 0
    row13: uint256 = 0
    row14: uint256 = 0
    row15: uint256 = 0
    row16: uint256 = 0
    row17: uint256 = 0
    row18: uint256 = 0
    row19: uint256 = 0
    row20: uint256 = 0
    row21: uint256 = 0
    row22: uint256 = 0
    row23: uint256 = 0
    word: uint256 = 0
    number: uint256 = 0
    # Weights, a word each.
    p: uint256[32][39] = empty(uint256[32][39])
    for k: uint256 in range(39):
        word = data[k]
        p[k] = [unsafe_sub(word & 255, 128), unsafe_sub((word >> 8) & 255, 128), unsafe_sub((word >> 16) & 255, 128), unsafe_sub((word >> 24) & 255, 128), unsafe_sub((word >> 32) & 255, 128), unsafe_sub((word >> 40) & 255, 128), unsafe_sub((word >> 48) & 255, 128), unsafe_sub((word >> 56) & 255, 128), unsafe_sub((word >> 64) & 255, 128), unsafe_sub((word >> 72) & 255, 128), unsafe_sub((word >> 80) & 255, 128), unsafe_sub((word >> 88) & 255, 128), unsafe_sub((word >> 96) & 255, 128), unsafe_sub((word >> 104) & 255, 128), unsafe_sub((word >> 112) & 255, 128), unsafe_sub((word >> 120) & 255, 128), unsafe_sub((word >> 128) & 255, 128), unsafe_sub((word >> 136) & 255, 128), unsafe_sub((word >> 144) & 255, 128), unsafe_sub((word >> 152) & 255, 128), unsafe_sub((word >> 160) & 255, 128), unsafe_sub((word >> 168) & 255, 128), unsafe_sub((word >> 176) & 255, 128), unsafe_sub((word >> 184) & 255, 128), unsafe_sub((word >> 192) & 255, 128), unsafe_sub((word >> 200) & 255, 128), unsafe_sub((word >> 208) & 255, 128), unsafe_sub((word >> 216) & 255, 128), unsafe_sub((word >> 224) & 255, 128), unsafe_sub((word >> 232) & 255, 128), unsafe_sub((word >> 240) & 255, 128), unsafe_sub((word >> 248) & 255, 128)]
    # Those of first, under their gains, and what sums begin with.
    first: uint256[6][GAINS] = empty(uint256[6][GAINS])
    for unit: uint256 in range(GAINS):
        word = data[unsafe_add(unit, 39)]
        gain: int256 = gains[unit]
        number = convert(unsafe_add(unsafe_mul(unsafe_sub(convert((word >> 40) & 4294967295, int256), 2147483648), gain) >> 7, offsets[unit]) & 4095, uint256)
        number = unsafe_mul(unsafe_add(number, word >> 72), ONES)
        first[unit] = [
            convert(convert(max(min(unsafe_mul(convert(convert(unsafe_sub(word & 255, 128), bytes32), int256), gain) >> 7, 127), -128), bytes32), uint256),
            convert(convert(max(min(unsafe_mul(convert(convert(unsafe_sub((word >> 8) & 255, 128), bytes32), int256), gain) >> 7, 127), -128), bytes32), uint256),
            convert(convert(max(min(unsafe_mul(convert(convert(unsafe_sub((word >> 16) & 255, 128), bytes32), int256), gain) >> 7, 127), -128), bytes32), uint256),
            convert(convert(max(min(unsafe_mul(convert(convert(unsafe_sub((word >> 24) & 255, 128), bytes32), int256), gain) >> 7, 127), -128), bytes32), uint256),
            convert(convert(max(min(unsafe_mul(convert(convert(unsafe_sub((word >> 32) & 255, 128), bytes32), int256), gain) >> 7, 127), -128), bytes32), uint256),
            number,
        ]
    # What all other sums begin with.
    starts: uint256[52] = empty(uint256[52])
    for k: uint256 in range(52):
        number = data[unsafe_add(63, unsafe_div(k, 16))]
        number = (number >> unsafe_mul(k % 16, 16)) & 65535
        word = convert(convert(offsets[unsafe_add(k, 24)], bytes32), uint256)
        starts[k] = unsafe_mul(unsafe_add(number, word), ONES)
    word0: uint256 = BIT_11
    word1: uint256 = LOW_06
    word2: uint256 = BIT_12
    word3: uint256 = 718 * ONES
    word4: uint256 = LOW_10
    word5: uint256 = ONES
    word6: uint256 = 1279 * ONES
    word7: uint256 = 255 * ONES
    # What columns add to the first layer.
    of_columns: uint256[GAINS][WORDS] = empty(uint256[GAINS][WORDS])
    at: uint256 = 0
    for x: uint256[BY_COLUMN] in columns:
        of_columns[at] = [
            unsafe_add(unsafe_mul(first[0][2], x[1]), unsafe_mul(first[0][0], x[0])),
            unsafe_add(unsafe_mul(first[1][2], x[1]), unsafe_mul(first[1][0], x[0])),
            unsafe_add(unsafe_mul(first[2][2], x[1]), unsafe_mul(first[2][0], x[0])),
            unsafe_add(unsafe_mul(first[3][2], x[1]), unsafe_mul(first[3][0], x[0])),
            unsafe_add(unsafe_mul(first[4][2], x[1]), unsafe_mul(first[4][0], x[0])),
            unsafe_add(unsafe_mul(first[5][2], x[1]), unsafe_mul(first[5][0], x[0])),
            unsafe_add(unsafe_mul(first[6][2], x[1]), unsafe_mul(first[6][0], x[0])),
            unsafe_add(unsafe_mul(first[7][2], x[1]), unsafe_mul(first[7][0], x[0])),
            unsafe_add(unsafe_mul(first[8][2], x[1]), unsafe_mul(first[8][0], x[0])),
            unsafe_add(unsafe_mul(first[9][2], x[1]), unsafe_mul(first[9][0], x[0])),
            unsafe_add(unsafe_mul(first[10][2], x[1]), unsafe_mul(first[10][0], x[0])),
            unsafe_add(unsafe_mul(first[11][2], x[1]), unsafe_mul(first[11][0], x[0])),
            unsafe_add(unsafe_mul(first[12][2], x[1]), unsafe_mul(first[12][0], x[0])),
            unsafe_add(unsafe_mul(first[13][2], x[1]), unsafe_mul(first[13][0], x[0])),
            unsafe_add(unsafe_mul(first[14][2], x[1]), unsafe_mul(first[14][0], x[0])),
            unsafe_add(unsafe_mul(first[15][2], x[1]), unsafe_mul(first[15][0], x[0])),
            unsafe_add(unsafe_mul(first[16][2], x[1]), unsafe_mul(first[16][0], x[0])),
            unsafe_add(unsafe_mul(first[17][2], x[1]), unsafe_mul(first[17][0], x[0])),
            unsafe_add(unsafe_mul(first[18][2], x[1]), unsafe_mul(first[18][0], x[0])),
            unsafe_add(unsafe_mul(first[19][2], x[1]), unsafe_mul(first[19][0], x[0])),
            unsafe_add(unsafe_mul(first[20][2], x[1]), unsafe_mul(first[20][0], x[0])),
            unsafe_add(unsafe_mul(first[21][2], x[1]), unsafe_mul(first[21][0], x[0])),
            unsafe_add(unsafe_mul(first[22][2], x[1]), unsafe_mul(first[22][0], x[0])),
            unsafe_add(unsafe_mul(first[23][2], x[1]), unsafe_mul(first[23][0], x[0])),
        ]
        at = unsafe_add(at, 1)
    found: uint256[OUTPUTS][WORDS][ROWS] = empty(uint256[OUTPUTS][WORDS][ROWS])
    at = 0
    for same: uint256[BY_ROW] in rows:
        row0 = unsafe_add(unsafe_mul(first[0][3], same[1]), unsafe_add(unsafe_mul(first[0][1], same[0]), first[0][5]))
        row1 = unsafe_add(unsafe_mul(first[1][3], same[1]), unsafe_add(unsafe_mul(first[1][1], same[0]), first[1][5]))
        row2 = unsafe_add(unsafe_mul(first[2][3], same[1]), unsafe_add(unsafe_mul(first[2][1], same[0]), first[2][5]))
        row3 = unsafe_add(unsafe_mul(first[3][3], same[1]), unsafe_add(unsafe_mul(first[3][1], same[0]), first[3][5]))
        row4 = unsafe_add(unsafe_mul(first[4][3], same[1]), unsafe_add(unsafe_mul(first[4][1], same[0]), first[4][5]))
        row5 = unsafe_add(unsafe_mul(first[5][3], same[1]), unsafe_add(unsafe_mul(first[5][1], same[0]), first[5][5]))
        row6 = unsafe_add(unsafe_mul(first[6][3], same[1]), unsafe_add(unsafe_mul(first[6][1], same[0]), first[6][5]))
        row7 = unsafe_add(unsafe_mul(first[7][3], same[1]), unsafe_add(unsafe_mul(first[7][1], same[0]), first[7][5]))
        row8 = unsafe_add(unsafe_mul(first[8][3], same[1]), unsafe_add(unsafe_mul(first[8][1], same[0]), first[8][5]))
        row9 = unsafe_add(unsafe_mul(first[9][3], same[1]), unsafe_add(unsafe_mul(first[9][1], same[0]), first[9][5]))
        row10 = unsafe_add(unsafe_mul(first[10][3], same[1]), unsafe_add(unsafe_mul(first[10][1], same[0]), first[10][5]))
        row11 = unsafe_add(unsafe_mul(first[11][3], same[1]), unsafe_add(unsafe_mul(first[11][1], same[0]), first[11][5]))
        row12 = unsafe_add(unsafe_mul(first[12][3], same[1]), unsafe_add(unsafe_mul(first[12][1], same[0]), first[12][5]))
        row13 = unsafe_add(unsafe_mul(first[13][3], same[1]), unsafe_add(unsafe_mul(first[13][1], same[0]), first[13][5]))
        row14 = unsafe_add(unsafe_mul(first[14][3], same[1]), unsafe_add(unsafe_mul(first[14][1], same[0]), first[14][5]))
        row15 = unsafe_add(unsafe_mul(first[15][3], same[1]), unsafe_add(unsafe_mul(first[15][1], same[0]), first[15][5]))
        row16 = unsafe_add(unsafe_mul(first[16][3], same[1]), unsafe_add(unsafe_mul(first[16][1], same[0]), first[16][5]))
        row17 = unsafe_add(unsafe_mul(first[17][3], same[1]), unsafe_add(unsafe_mul(first[17][1], same[0]), first[17][5]))
        row18 = unsafe_add(unsafe_mul(first[18][3], same[1]), unsafe_add(unsafe_mul(first[18][1], same[0]), first[18][5]))
        row19 = unsafe_add(unsafe_mul(first[19][3], same[1]), unsafe_add(unsafe_mul(first[19][1], same[0]), first[19][5]))
        row20 = unsafe_add(unsafe_mul(first[20][3], same[1]), unsafe_add(unsafe_mul(first[20][1], same[0]), first[20][5]))
        row21 = unsafe_add(unsafe_mul(first[21][3], same[1]), unsafe_add(unsafe_mul(first[21][1], same[0]), first[21][5]))
        row22 = unsafe_add(unsafe_mul(first[22][3], same[1]), unsafe_add(unsafe_mul(first[22][1], same[0]), first[22][5]))
        row23 = unsafe_add(unsafe_mul(first[23][3], same[1]), unsafe_add(unsafe_mul(first[23][1], same[0]), first[23][5]))
        row: uint256[OUTPUTS][WORDS] = empty(uint256[OUTPUTS][WORDS])
        place: uint256 = 0
        for x: uint256[INPUTS] in inputs[at]:
            column: uint256[GAINS] = of_columns[place]
            # first
            t = unsafe_add(unsafe_mul(first[0][4], x[0]), unsafe_add(column[0], row0))
            a0 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[1][4], x[0]), unsafe_add(column[1], row1))
            a1 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[2][4], x[0]), unsafe_add(column[2], row2))
            a2 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[3][4], x[0]), unsafe_add(column[3], row3))
            a3 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[4][4], x[0]), unsafe_add(column[4], row4))
            a4 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[5][4], x[0]), unsafe_add(column[5], row5))
            a5 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[6][4], x[0]), unsafe_add(column[6], row6))
            a6 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[7][4], x[0]), unsafe_add(column[7], row7))
            a7 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[8][4], x[0]), unsafe_add(column[8], row8))
            a8 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[9][4], x[0]), unsafe_add(column[9], row9))
            a9 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[10][4], x[0]), unsafe_add(column[10], row10))
            a10 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[11][4], x[0]), unsafe_add(column[11], row11))
            a11 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[12][4], x[0]), unsafe_add(column[12], row12))
            a12 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[13][4], x[0]), unsafe_add(column[13], row13))
            a13 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[14][4], x[0]), unsafe_add(column[14], row14))
            a14 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[15][4], x[0]), unsafe_add(column[15], row15))
            a15 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[16][4], x[0]), unsafe_add(column[16], row16))
            a16 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[17][4], x[0]), unsafe_add(column[17], row17))
            a17 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[18][4], x[0]), unsafe_add(column[18], row18))
            a18 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[19][4], x[0]), unsafe_add(column[19], row19))
            a19 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[20][4], x[0]), unsafe_add(column[20], row20))
            a20 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[21][4], x[0]), unsafe_add(column[21], row21))
            a21 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[22][4], x[0]), unsafe_add(column[22], row22))
            a22 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
            t = unsafe_add(unsafe_mul(first[23][4], x[0]), unsafe_add(column[23], row23))
            a23 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1

            # second
            t = unsafe_add(unsafe_mul(p[0][23], a23), unsafe_add(unsafe_mul(p[0][22], a22), unsafe_add(unsafe_mul(p[0][21], a21), unsafe_add(unsafe_mul(p[0][20], a20), unsafe_add(unsafe_mul(p[0][19], a19), unsafe_add(unsafe_mul(p[0][18], a18), unsafe_add(unsafe_mul(p[0][17], a17), unsafe_add(unsafe_mul(p[0][16], a16), unsafe_add(unsafe_mul(p[0][15], a15), unsafe_add(unsafe_mul(p[0][14], a14), unsafe_add(unsafe_mul(p[0][13], a13), unsafe_add(unsafe_mul(p[0][12], a12), unsafe_add(unsafe_mul(p[0][11], a11), unsafe_add(unsafe_mul(p[0][10], a10), unsafe_add(unsafe_mul(p[0][9], a9), unsafe_add(unsafe_mul(p[0][8], a8), unsafe_add(unsafe_mul(p[0][7], a7), unsafe_add(unsafe_mul(p[0][6], a6), unsafe_add(unsafe_mul(p[0][5], a5), unsafe_add(unsafe_mul(p[0][4], a4), unsafe_add(unsafe_mul(p[0][3], a3), unsafe_add(unsafe_mul(p[0][2], a2), unsafe_add(unsafe_mul(p[0][1], a1), unsafe_add(unsafe_mul(p[0][0], a0), starts[0]))))))))))))))))))))))))
            b0 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[1][15], a23), unsafe_add(unsafe_mul(p[1][14], a22), unsafe_add(unsafe_mul(p[1][13], a21), unsafe_add(unsafe_mul(p[1][12], a20), unsafe_add(unsafe_mul(p[1][11], a19), unsafe_add(unsafe_mul(p[1][10], a18), unsafe_add(unsafe_mul(p[1][9], a17), unsafe_add(unsafe_mul(p[1][8], a16), unsafe_add(unsafe_mul(p[1][7], a15), unsafe_add(unsafe_mul(p[1][6], a14), unsafe_add(unsafe_mul(p[1][5], a13), unsafe_add(unsafe_mul(p[1][4], a12), unsafe_add(unsafe_mul(p[1][3], a11), unsafe_add(unsafe_mul(p[1][2], a10), unsafe_add(unsafe_mul(p[1][1], a9), unsafe_add(unsafe_mul(p[1][0], a8), unsafe_add(unsafe_mul(p[0][31], a7), unsafe_add(unsafe_mul(p[0][30], a6), unsafe_add(unsafe_mul(p[0][29], a5), unsafe_add(unsafe_mul(p[0][28], a4), unsafe_add(unsafe_mul(p[0][27], a3), unsafe_add(unsafe_mul(p[0][26], a2), unsafe_add(unsafe_mul(p[0][25], a1), unsafe_add(unsafe_mul(p[0][24], a0), starts[1]))))))))))))))))))))))))
            b1 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[2][7], a23), unsafe_add(unsafe_mul(p[2][6], a22), unsafe_add(unsafe_mul(p[2][5], a21), unsafe_add(unsafe_mul(p[2][4], a20), unsafe_add(unsafe_mul(p[2][3], a19), unsafe_add(unsafe_mul(p[2][2], a18), unsafe_add(unsafe_mul(p[2][1], a17), unsafe_add(unsafe_mul(p[2][0], a16), unsafe_add(unsafe_mul(p[1][31], a15), unsafe_add(unsafe_mul(p[1][30], a14), unsafe_add(unsafe_mul(p[1][29], a13), unsafe_add(unsafe_mul(p[1][28], a12), unsafe_add(unsafe_mul(p[1][27], a11), unsafe_add(unsafe_mul(p[1][26], a10), unsafe_add(unsafe_mul(p[1][25], a9), unsafe_add(unsafe_mul(p[1][24], a8), unsafe_add(unsafe_mul(p[1][23], a7), unsafe_add(unsafe_mul(p[1][22], a6), unsafe_add(unsafe_mul(p[1][21], a5), unsafe_add(unsafe_mul(p[1][20], a4), unsafe_add(unsafe_mul(p[1][19], a3), unsafe_add(unsafe_mul(p[1][18], a2), unsafe_add(unsafe_mul(p[1][17], a1), unsafe_add(unsafe_mul(p[1][16], a0), starts[2]))))))))))))))))))))))))
            b2 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[2][31], a23), unsafe_add(unsafe_mul(p[2][30], a22), unsafe_add(unsafe_mul(p[2][29], a21), unsafe_add(unsafe_mul(p[2][28], a20), unsafe_add(unsafe_mul(p[2][27], a19), unsafe_add(unsafe_mul(p[2][26], a18), unsafe_add(unsafe_mul(p[2][25], a17), unsafe_add(unsafe_mul(p[2][24], a16), unsafe_add(unsafe_mul(p[2][23], a15), unsafe_add(unsafe_mul(p[2][22], a14), unsafe_add(unsafe_mul(p[2][21], a13), unsafe_add(unsafe_mul(p[2][20], a12), unsafe_add(unsafe_mul(p[2][19], a11), unsafe_add(unsafe_mul(p[2][18], a10), unsafe_add(unsafe_mul(p[2][17], a9), unsafe_add(unsafe_mul(p[2][16], a8), unsafe_add(unsafe_mul(p[2][15], a7), unsafe_add(unsafe_mul(p[2][14], a6), unsafe_add(unsafe_mul(p[2][13], a5), unsafe_add(unsafe_mul(p[2][12], a4), unsafe_add(unsafe_mul(p[2][11], a3), unsafe_add(unsafe_mul(p[2][10], a2), unsafe_add(unsafe_mul(p[2][9], a1), unsafe_add(unsafe_mul(p[2][8], a0), starts[3]))))))))))))))))))))))))
            b3 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[3][23], a23), unsafe_add(unsafe_mul(p[3][22], a22), unsafe_add(unsafe_mul(p[3][21], a21), unsafe_add(unsafe_mul(p[3][20], a20), unsafe_add(unsafe_mul(p[3][19], a19), unsafe_add(unsafe_mul(p[3][18], a18), unsafe_add(unsafe_mul(p[3][17], a17), unsafe_add(unsafe_mul(p[3][16], a16), unsafe_add(unsafe_mul(p[3][15], a15), unsafe_add(unsafe_mul(p[3][14], a14), unsafe_add(unsafe_mul(p[3][13], a13), unsafe_add(unsafe_mul(p[3][12], a12), unsafe_add(unsafe_mul(p[3][11], a11), unsafe_add(unsafe_mul(p[3][10], a10), unsafe_add(unsafe_mul(p[3][9], a9), unsafe_add(unsafe_mul(p[3][8], a8), unsafe_add(unsafe_mul(p[3][7], a7), unsafe_add(unsafe_mul(p[3][6], a6), unsafe_add(unsafe_mul(p[3][5], a5), unsafe_add(unsafe_mul(p[3][4], a4), unsafe_add(unsafe_mul(p[3][3], a3), unsafe_add(unsafe_mul(p[3][2], a2), unsafe_add(unsafe_mul(p[3][1], a1), unsafe_add(unsafe_mul(p[3][0], a0), starts[4]))))))))))))))))))))))))
            b4 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[4][15], a23), unsafe_add(unsafe_mul(p[4][14], a22), unsafe_add(unsafe_mul(p[4][13], a21), unsafe_add(unsafe_mul(p[4][12], a20), unsafe_add(unsafe_mul(p[4][11], a19), unsafe_add(unsafe_mul(p[4][10], a18), unsafe_add(unsafe_mul(p[4][9], a17), unsafe_add(unsafe_mul(p[4][8], a16), unsafe_add(unsafe_mul(p[4][7], a15), unsafe_add(unsafe_mul(p[4][6], a14), unsafe_add(unsafe_mul(p[4][5], a13), unsafe_add(unsafe_mul(p[4][4], a12), unsafe_add(unsafe_mul(p[4][3], a11), unsafe_add(unsafe_mul(p[4][2], a10), unsafe_add(unsafe_mul(p[4][1], a9), unsafe_add(unsafe_mul(p[4][0], a8), unsafe_add(unsafe_mul(p[3][31], a7), unsafe_add(unsafe_mul(p[3][30], a6), unsafe_add(unsafe_mul(p[3][29], a5), unsafe_add(unsafe_mul(p[3][28], a4), unsafe_add(unsafe_mul(p[3][27], a3), unsafe_add(unsafe_mul(p[3][26], a2), unsafe_add(unsafe_mul(p[3][25], a1), unsafe_add(unsafe_mul(p[3][24], a0), starts[5]))))))))))))))))))))))))
            b5 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[5][7], a23), unsafe_add(unsafe_mul(p[5][6], a22), unsafe_add(unsafe_mul(p[5][5], a21), unsafe_add(unsafe_mul(p[5][4], a20), unsafe_add(unsafe_mul(p[5][3], a19), unsafe_add(unsafe_mul(p[5][2], a18), unsafe_add(unsafe_mul(p[5][1], a17), unsafe_add(unsafe_mul(p[5][0], a16), unsafe_add(unsafe_mul(p[4][31], a15), unsafe_add(unsafe_mul(p[4][30], a14), unsafe_add(unsafe_mul(p[4][29], a13), unsafe_add(unsafe_mul(p[4][28], a12), unsafe_add(unsafe_mul(p[4][27], a11), unsafe_add(unsafe_mul(p[4][26], a10), unsafe_add(unsafe_mul(p[4][25], a9), unsafe_add(unsafe_mul(p[4][24], a8), unsafe_add(unsafe_mul(p[4][23], a7), unsafe_add(unsafe_mul(p[4][22], a6), unsafe_add(unsafe_mul(p[4][21], a5), unsafe_add(unsafe_mul(p[4][20], a4), unsafe_add(unsafe_mul(p[4][19], a3), unsafe_add(unsafe_mul(p[4][18], a2), unsafe_add(unsafe_mul(p[4][17], a1), unsafe_add(unsafe_mul(p[4][16], a0), starts[6]))))))))))))))))))))))))
            b6 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[5][31], a23), unsafe_add(unsafe_mul(p[5][30], a22), unsafe_add(unsafe_mul(p[5][29], a21), unsafe_add(unsafe_mul(p[5][28], a20), unsafe_add(unsafe_mul(p[5][27], a19), unsafe_add(unsafe_mul(p[5][26], a18), unsafe_add(unsafe_mul(p[5][25], a17), unsafe_add(unsafe_mul(p[5][24], a16), unsafe_add(unsafe_mul(p[5][23], a15), unsafe_add(unsafe_mul(p[5][22], a14), unsafe_add(unsafe_mul(p[5][21], a13), unsafe_add(unsafe_mul(p[5][20], a12), unsafe_add(unsafe_mul(p[5][19], a11), unsafe_add(unsafe_mul(p[5][18], a10), unsafe_add(unsafe_mul(p[5][17], a9), unsafe_add(unsafe_mul(p[5][16], a8), unsafe_add(unsafe_mul(p[5][15], a7), unsafe_add(unsafe_mul(p[5][14], a6), unsafe_add(unsafe_mul(p[5][13], a5), unsafe_add(unsafe_mul(p[5][12], a4), unsafe_add(unsafe_mul(p[5][11], a3), unsafe_add(unsafe_mul(p[5][10], a2), unsafe_add(unsafe_mul(p[5][9], a1), unsafe_add(unsafe_mul(p[5][8], a0), starts[7]))))))))))))))))))))))))
            b7 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[6][23], a23), unsafe_add(unsafe_mul(p[6][22], a22), unsafe_add(unsafe_mul(p[6][21], a21), unsafe_add(unsafe_mul(p[6][20], a20), unsafe_add(unsafe_mul(p[6][19], a19), unsafe_add(unsafe_mul(p[6][18], a18), unsafe_add(unsafe_mul(p[6][17], a17), unsafe_add(unsafe_mul(p[6][16], a16), unsafe_add(unsafe_mul(p[6][15], a15), unsafe_add(unsafe_mul(p[6][14], a14), unsafe_add(unsafe_mul(p[6][13], a13), unsafe_add(unsafe_mul(p[6][12], a12), unsafe_add(unsafe_mul(p[6][11], a11), unsafe_add(unsafe_mul(p[6][10], a10), unsafe_add(unsafe_mul(p[6][9], a9), unsafe_add(unsafe_mul(p[6][8], a8), unsafe_add(unsafe_mul(p[6][7], a7), unsafe_add(unsafe_mul(p[6][6], a6), unsafe_add(unsafe_mul(p[6][5], a5), unsafe_add(unsafe_mul(p[6][4], a4), unsafe_add(unsafe_mul(p[6][3], a3), unsafe_add(unsafe_mul(p[6][2], a2), unsafe_add(unsafe_mul(p[6][1], a1), unsafe_add(unsafe_mul(p[6][0], a0), starts[8]))))))))))))))))))))))))
            b8 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[7][15], a23), unsafe_add(unsafe_mul(p[7][14], a22), unsafe_add(unsafe_mul(p[7][13], a21), unsafe_add(unsafe_mul(p[7][12], a20), unsafe_add(unsafe_mul(p[7][11], a19), unsafe_add(unsafe_mul(p[7][10], a18), unsafe_add(unsafe_mul(p[7][9], a17), unsafe_add(unsafe_mul(p[7][8], a16), unsafe_add(unsafe_mul(p[7][7], a15), unsafe_add(unsafe_mul(p[7][6], a14), unsafe_add(unsafe_mul(p[7][5], a13), unsafe_add(unsafe_mul(p[7][4], a12), unsafe_add(unsafe_mul(p[7][3], a11), unsafe_add(unsafe_mul(p[7][2], a10), unsafe_add(unsafe_mul(p[7][1], a9), unsafe_add(unsafe_mul(p[7][0], a8), unsafe_add(unsafe_mul(p[6][31], a7), unsafe_add(unsafe_mul(p[6][30], a6), unsafe_add(unsafe_mul(p[6][29], a5), unsafe_add(unsafe_mul(p[6][28], a4), unsafe_add(unsafe_mul(p[6][27], a3), unsafe_add(unsafe_mul(p[6][26], a2), unsafe_add(unsafe_mul(p[6][25], a1), unsafe_add(unsafe_mul(p[6][24], a0), starts[9]))))))))))))))))))))))))
            b9 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[8][7], a23), unsafe_add(unsafe_mul(p[8][6], a22), unsafe_add(unsafe_mul(p[8][5], a21), unsafe_add(unsafe_mul(p[8][4], a20), unsafe_add(unsafe_mul(p[8][3], a19), unsafe_add(unsafe_mul(p[8][2], a18), unsafe_add(unsafe_mul(p[8][1], a17), unsafe_add(unsafe_mul(p[8][0], a16), unsafe_add(unsafe_mul(p[7][31], a15), unsafe_add(unsafe_mul(p[7][30], a14), unsafe_add(unsafe_mul(p[7][29], a13), unsafe_add(unsafe_mul(p[7][28], a12), unsafe_add(unsafe_mul(p[7][27], a11), unsafe_add(unsafe_mul(p[7][26], a10), unsafe_add(unsafe_mul(p[7][25], a9), unsafe_add(unsafe_mul(p[7][24], a8), unsafe_add(unsafe_mul(p[7][23], a7), unsafe_add(unsafe_mul(p[7][22], a6), unsafe_add(unsafe_mul(p[7][21], a5), unsafe_add(unsafe_mul(p[7][20], a4), unsafe_add(unsafe_mul(p[7][19], a3), unsafe_add(unsafe_mul(p[7][18], a2), unsafe_add(unsafe_mul(p[7][17], a1), unsafe_add(unsafe_mul(p[7][16], a0), starts[10]))))))))))))))))))))))))
            b10 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[8][31], a23), unsafe_add(unsafe_mul(p[8][30], a22), unsafe_add(unsafe_mul(p[8][29], a21), unsafe_add(unsafe_mul(p[8][28], a20), unsafe_add(unsafe_mul(p[8][27], a19), unsafe_add(unsafe_mul(p[8][26], a18), unsafe_add(unsafe_mul(p[8][25], a17), unsafe_add(unsafe_mul(p[8][24], a16), unsafe_add(unsafe_mul(p[8][23], a15), unsafe_add(unsafe_mul(p[8][22], a14), unsafe_add(unsafe_mul(p[8][21], a13), unsafe_add(unsafe_mul(p[8][20], a12), unsafe_add(unsafe_mul(p[8][19], a11), unsafe_add(unsafe_mul(p[8][18], a10), unsafe_add(unsafe_mul(p[8][17], a9), unsafe_add(unsafe_mul(p[8][16], a8), unsafe_add(unsafe_mul(p[8][15], a7), unsafe_add(unsafe_mul(p[8][14], a6), unsafe_add(unsafe_mul(p[8][13], a5), unsafe_add(unsafe_mul(p[8][12], a4), unsafe_add(unsafe_mul(p[8][11], a3), unsafe_add(unsafe_mul(p[8][10], a2), unsafe_add(unsafe_mul(p[8][9], a1), unsafe_add(unsafe_mul(p[8][8], a0), starts[11]))))))))))))))))))))))))
            b11 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[9][23], a23), unsafe_add(unsafe_mul(p[9][22], a22), unsafe_add(unsafe_mul(p[9][21], a21), unsafe_add(unsafe_mul(p[9][20], a20), unsafe_add(unsafe_mul(p[9][19], a19), unsafe_add(unsafe_mul(p[9][18], a18), unsafe_add(unsafe_mul(p[9][17], a17), unsafe_add(unsafe_mul(p[9][16], a16), unsafe_add(unsafe_mul(p[9][15], a15), unsafe_add(unsafe_mul(p[9][14], a14), unsafe_add(unsafe_mul(p[9][13], a13), unsafe_add(unsafe_mul(p[9][12], a12), unsafe_add(unsafe_mul(p[9][11], a11), unsafe_add(unsafe_mul(p[9][10], a10), unsafe_add(unsafe_mul(p[9][9], a9), unsafe_add(unsafe_mul(p[9][8], a8), unsafe_add(unsafe_mul(p[9][7], a7), unsafe_add(unsafe_mul(p[9][6], a6), unsafe_add(unsafe_mul(p[9][5], a5), unsafe_add(unsafe_mul(p[9][4], a4), unsafe_add(unsafe_mul(p[9][3], a3), unsafe_add(unsafe_mul(p[9][2], a2), unsafe_add(unsafe_mul(p[9][1], a1), unsafe_add(unsafe_mul(p[9][0], a0), starts[12]))))))))))))))))))))))))
            b12 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[10][15], a23), unsafe_add(unsafe_mul(p[10][14], a22), unsafe_add(unsafe_mul(p[10][13], a21), unsafe_add(unsafe_mul(p[10][12], a20), unsafe_add(unsafe_mul(p[10][11], a19), unsafe_add(unsafe_mul(p[10][10], a18), unsafe_add(unsafe_mul(p[10][9], a17), unsafe_add(unsafe_mul(p[10][8], a16), unsafe_add(unsafe_mul(p[10][7], a15), unsafe_add(unsafe_mul(p[10][6], a14), unsafe_add(unsafe_mul(p[10][5], a13), unsafe_add(unsafe_mul(p[10][4], a12), unsafe_add(unsafe_mul(p[10][3], a11), unsafe_add(unsafe_mul(p[10][2], a10), unsafe_add(unsafe_mul(p[10][1], a9), unsafe_add(unsafe_mul(p[10][0], a8), unsafe_add(unsafe_mul(p[9][31], a7), unsafe_add(unsafe_mul(p[9][30], a6), unsafe_add(unsafe_mul(p[9][29], a5), unsafe_add(unsafe_mul(p[9][28], a4), unsafe_add(unsafe_mul(p[9][27], a3), unsafe_add(unsafe_mul(p[9][26], a2), unsafe_add(unsafe_mul(p[9][25], a1), unsafe_add(unsafe_mul(p[9][24], a0), starts[13]))))))))))))))))))))))))
            b13 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[11][7], a23), unsafe_add(unsafe_mul(p[11][6], a22), unsafe_add(unsafe_mul(p[11][5], a21), unsafe_add(unsafe_mul(p[11][4], a20), unsafe_add(unsafe_mul(p[11][3], a19), unsafe_add(unsafe_mul(p[11][2], a18), unsafe_add(unsafe_mul(p[11][1], a17), unsafe_add(unsafe_mul(p[11][0], a16), unsafe_add(unsafe_mul(p[10][31], a15), unsafe_add(unsafe_mul(p[10][30], a14), unsafe_add(unsafe_mul(p[10][29], a13), unsafe_add(unsafe_mul(p[10][28], a12), unsafe_add(unsafe_mul(p[10][27], a11), unsafe_add(unsafe_mul(p[10][26], a10), unsafe_add(unsafe_mul(p[10][25], a9), unsafe_add(unsafe_mul(p[10][24], a8), unsafe_add(unsafe_mul(p[10][23], a7), unsafe_add(unsafe_mul(p[10][22], a6), unsafe_add(unsafe_mul(p[10][21], a5), unsafe_add(unsafe_mul(p[10][20], a4), unsafe_add(unsafe_mul(p[10][19], a3), unsafe_add(unsafe_mul(p[10][18], a2), unsafe_add(unsafe_mul(p[10][17], a1), unsafe_add(unsafe_mul(p[10][16], a0), starts[14]))))))))))))))))))))))))
            b14 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[11][31], a23), unsafe_add(unsafe_mul(p[11][30], a22), unsafe_add(unsafe_mul(p[11][29], a21), unsafe_add(unsafe_mul(p[11][28], a20), unsafe_add(unsafe_mul(p[11][27], a19), unsafe_add(unsafe_mul(p[11][26], a18), unsafe_add(unsafe_mul(p[11][25], a17), unsafe_add(unsafe_mul(p[11][24], a16), unsafe_add(unsafe_mul(p[11][23], a15), unsafe_add(unsafe_mul(p[11][22], a14), unsafe_add(unsafe_mul(p[11][21], a13), unsafe_add(unsafe_mul(p[11][20], a12), unsafe_add(unsafe_mul(p[11][19], a11), unsafe_add(unsafe_mul(p[11][18], a10), unsafe_add(unsafe_mul(p[11][17], a9), unsafe_add(unsafe_mul(p[11][16], a8), unsafe_add(unsafe_mul(p[11][15], a7), unsafe_add(unsafe_mul(p[11][14], a6), unsafe_add(unsafe_mul(p[11][13], a5), unsafe_add(unsafe_mul(p[11][12], a4), unsafe_add(unsafe_mul(p[11][11], a3), unsafe_add(unsafe_mul(p[11][10], a2), unsafe_add(unsafe_mul(p[11][9], a1), unsafe_add(unsafe_mul(p[11][8], a0), starts[15]))))))))))))))))))))))))
            b15 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[12][23], a23), unsafe_add(unsafe_mul(p[12][22], a22), unsafe_add(unsafe_mul(p[12][21], a21), unsafe_add(unsafe_mul(p[12][20], a20), unsafe_add(unsafe_mul(p[12][19], a19), unsafe_add(unsafe_mul(p[12][18], a18), unsafe_add(unsafe_mul(p[12][17], a17), unsafe_add(unsafe_mul(p[12][16], a16), unsafe_add(unsafe_mul(p[12][15], a15), unsafe_add(unsafe_mul(p[12][14], a14), unsafe_add(unsafe_mul(p[12][13], a13), unsafe_add(unsafe_mul(p[12][12], a12), unsafe_add(unsafe_mul(p[12][11], a11), unsafe_add(unsafe_mul(p[12][10], a10), unsafe_add(unsafe_mul(p[12][9], a9), unsafe_add(unsafe_mul(p[12][8], a8), unsafe_add(unsafe_mul(p[12][7], a7), unsafe_add(unsafe_mul(p[12][6], a6), unsafe_add(unsafe_mul(p[12][5], a5), unsafe_add(unsafe_mul(p[12][4], a4), unsafe_add(unsafe_mul(p[12][3], a3), unsafe_add(unsafe_mul(p[12][2], a2), unsafe_add(unsafe_mul(p[12][1], a1), unsafe_add(unsafe_mul(p[12][0], a0), starts[16]))))))))))))))))))))))))
            b16 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[13][15], a23), unsafe_add(unsafe_mul(p[13][14], a22), unsafe_add(unsafe_mul(p[13][13], a21), unsafe_add(unsafe_mul(p[13][12], a20), unsafe_add(unsafe_mul(p[13][11], a19), unsafe_add(unsafe_mul(p[13][10], a18), unsafe_add(unsafe_mul(p[13][9], a17), unsafe_add(unsafe_mul(p[13][8], a16), unsafe_add(unsafe_mul(p[13][7], a15), unsafe_add(unsafe_mul(p[13][6], a14), unsafe_add(unsafe_mul(p[13][5], a13), unsafe_add(unsafe_mul(p[13][4], a12), unsafe_add(unsafe_mul(p[13][3], a11), unsafe_add(unsafe_mul(p[13][2], a10), unsafe_add(unsafe_mul(p[13][1], a9), unsafe_add(unsafe_mul(p[13][0], a8), unsafe_add(unsafe_mul(p[12][31], a7), unsafe_add(unsafe_mul(p[12][30], a6), unsafe_add(unsafe_mul(p[12][29], a5), unsafe_add(unsafe_mul(p[12][28], a4), unsafe_add(unsafe_mul(p[12][27], a3), unsafe_add(unsafe_mul(p[12][26], a2), unsafe_add(unsafe_mul(p[12][25], a1), unsafe_add(unsafe_mul(p[12][24], a0), starts[17]))))))))))))))))))))))))
            b17 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[14][7], a23), unsafe_add(unsafe_mul(p[14][6], a22), unsafe_add(unsafe_mul(p[14][5], a21), unsafe_add(unsafe_mul(p[14][4], a20), unsafe_add(unsafe_mul(p[14][3], a19), unsafe_add(unsafe_mul(p[14][2], a18), unsafe_add(unsafe_mul(p[14][1], a17), unsafe_add(unsafe_mul(p[14][0], a16), unsafe_add(unsafe_mul(p[13][31], a15), unsafe_add(unsafe_mul(p[13][30], a14), unsafe_add(unsafe_mul(p[13][29], a13), unsafe_add(unsafe_mul(p[13][28], a12), unsafe_add(unsafe_mul(p[13][27], a11), unsafe_add(unsafe_mul(p[13][26], a10), unsafe_add(unsafe_mul(p[13][25], a9), unsafe_add(unsafe_mul(p[13][24], a8), unsafe_add(unsafe_mul(p[13][23], a7), unsafe_add(unsafe_mul(p[13][22], a6), unsafe_add(unsafe_mul(p[13][21], a5), unsafe_add(unsafe_mul(p[13][20], a4), unsafe_add(unsafe_mul(p[13][19], a3), unsafe_add(unsafe_mul(p[13][18], a2), unsafe_add(unsafe_mul(p[13][17], a1), unsafe_add(unsafe_mul(p[13][16], a0), starts[18]))))))))))))))))))))))))
            b18 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[14][31], a23), unsafe_add(unsafe_mul(p[14][30], a22), unsafe_add(unsafe_mul(p[14][29], a21), unsafe_add(unsafe_mul(p[14][28], a20), unsafe_add(unsafe_mul(p[14][27], a19), unsafe_add(unsafe_mul(p[14][26], a18), unsafe_add(unsafe_mul(p[14][25], a17), unsafe_add(unsafe_mul(p[14][24], a16), unsafe_add(unsafe_mul(p[14][23], a15), unsafe_add(unsafe_mul(p[14][22], a14), unsafe_add(unsafe_mul(p[14][21], a13), unsafe_add(unsafe_mul(p[14][20], a12), unsafe_add(unsafe_mul(p[14][19], a11), unsafe_add(unsafe_mul(p[14][18], a10), unsafe_add(unsafe_mul(p[14][17], a9), unsafe_add(unsafe_mul(p[14][16], a8), unsafe_add(unsafe_mul(p[14][15], a7), unsafe_add(unsafe_mul(p[14][14], a6), unsafe_add(unsafe_mul(p[14][13], a5), unsafe_add(unsafe_mul(p[14][12], a4), unsafe_add(unsafe_mul(p[14][11], a3), unsafe_add(unsafe_mul(p[14][10], a2), unsafe_add(unsafe_mul(p[14][9], a1), unsafe_add(unsafe_mul(p[14][8], a0), starts[19]))))))))))))))))))))))))
            b19 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[15][23], a23), unsafe_add(unsafe_mul(p[15][22], a22), unsafe_add(unsafe_mul(p[15][21], a21), unsafe_add(unsafe_mul(p[15][20], a20), unsafe_add(unsafe_mul(p[15][19], a19), unsafe_add(unsafe_mul(p[15][18], a18), unsafe_add(unsafe_mul(p[15][17], a17), unsafe_add(unsafe_mul(p[15][16], a16), unsafe_add(unsafe_mul(p[15][15], a15), unsafe_add(unsafe_mul(p[15][14], a14), unsafe_add(unsafe_mul(p[15][13], a13), unsafe_add(unsafe_mul(p[15][12], a12), unsafe_add(unsafe_mul(p[15][11], a11), unsafe_add(unsafe_mul(p[15][10], a10), unsafe_add(unsafe_mul(p[15][9], a9), unsafe_add(unsafe_mul(p[15][8], a8), unsafe_add(unsafe_mul(p[15][7], a7), unsafe_add(unsafe_mul(p[15][6], a6), unsafe_add(unsafe_mul(p[15][5], a5), unsafe_add(unsafe_mul(p[15][4], a4), unsafe_add(unsafe_mul(p[15][3], a3), unsafe_add(unsafe_mul(p[15][2], a2), unsafe_add(unsafe_mul(p[15][1], a1), unsafe_add(unsafe_mul(p[15][0], a0), starts[20]))))))))))))))))))))))))
            b20 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[16][15], a23), unsafe_add(unsafe_mul(p[16][14], a22), unsafe_add(unsafe_mul(p[16][13], a21), unsafe_add(unsafe_mul(p[16][12], a20), unsafe_add(unsafe_mul(p[16][11], a19), unsafe_add(unsafe_mul(p[16][10], a18), unsafe_add(unsafe_mul(p[16][9], a17), unsafe_add(unsafe_mul(p[16][8], a16), unsafe_add(unsafe_mul(p[16][7], a15), unsafe_add(unsafe_mul(p[16][6], a14), unsafe_add(unsafe_mul(p[16][5], a13), unsafe_add(unsafe_mul(p[16][4], a12), unsafe_add(unsafe_mul(p[16][3], a11), unsafe_add(unsafe_mul(p[16][2], a10), unsafe_add(unsafe_mul(p[16][1], a9), unsafe_add(unsafe_mul(p[16][0], a8), unsafe_add(unsafe_mul(p[15][31], a7), unsafe_add(unsafe_mul(p[15][30], a6), unsafe_add(unsafe_mul(p[15][29], a5), unsafe_add(unsafe_mul(p[15][28], a4), unsafe_add(unsafe_mul(p[15][27], a3), unsafe_add(unsafe_mul(p[15][26], a2), unsafe_add(unsafe_mul(p[15][25], a1), unsafe_add(unsafe_mul(p[15][24], a0), starts[21]))))))))))))))))))))))))
            b21 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[17][7], a23), unsafe_add(unsafe_mul(p[17][6], a22), unsafe_add(unsafe_mul(p[17][5], a21), unsafe_add(unsafe_mul(p[17][4], a20), unsafe_add(unsafe_mul(p[17][3], a19), unsafe_add(unsafe_mul(p[17][2], a18), unsafe_add(unsafe_mul(p[17][1], a17), unsafe_add(unsafe_mul(p[17][0], a16), unsafe_add(unsafe_mul(p[16][31], a15), unsafe_add(unsafe_mul(p[16][30], a14), unsafe_add(unsafe_mul(p[16][29], a13), unsafe_add(unsafe_mul(p[16][28], a12), unsafe_add(unsafe_mul(p[16][27], a11), unsafe_add(unsafe_mul(p[16][26], a10), unsafe_add(unsafe_mul(p[16][25], a9), unsafe_add(unsafe_mul(p[16][24], a8), unsafe_add(unsafe_mul(p[16][23], a7), unsafe_add(unsafe_mul(p[16][22], a6), unsafe_add(unsafe_mul(p[16][21], a5), unsafe_add(unsafe_mul(p[16][20], a4), unsafe_add(unsafe_mul(p[16][19], a3), unsafe_add(unsafe_mul(p[16][18], a2), unsafe_add(unsafe_mul(p[16][17], a1), unsafe_add(unsafe_mul(p[16][16], a0), starts[22]))))))))))))))))))))))))
            b22 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[17][31], a23), unsafe_add(unsafe_mul(p[17][30], a22), unsafe_add(unsafe_mul(p[17][29], a21), unsafe_add(unsafe_mul(p[17][28], a20), unsafe_add(unsafe_mul(p[17][27], a19), unsafe_add(unsafe_mul(p[17][26], a18), unsafe_add(unsafe_mul(p[17][25], a17), unsafe_add(unsafe_mul(p[17][24], a16), unsafe_add(unsafe_mul(p[17][23], a15), unsafe_add(unsafe_mul(p[17][22], a14), unsafe_add(unsafe_mul(p[17][21], a13), unsafe_add(unsafe_mul(p[17][20], a12), unsafe_add(unsafe_mul(p[17][19], a11), unsafe_add(unsafe_mul(p[17][18], a10), unsafe_add(unsafe_mul(p[17][17], a9), unsafe_add(unsafe_mul(p[17][16], a8), unsafe_add(unsafe_mul(p[17][15], a7), unsafe_add(unsafe_mul(p[17][14], a6), unsafe_add(unsafe_mul(p[17][13], a5), unsafe_add(unsafe_mul(p[17][12], a4), unsafe_add(unsafe_mul(p[17][11], a3), unsafe_add(unsafe_mul(p[17][10], a2), unsafe_add(unsafe_mul(p[17][9], a1), unsafe_add(unsafe_mul(p[17][8], a0), starts[23]))))))))))))))))))))))))
            b23 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1

            # third
            t = unsafe_add(unsafe_mul(p[18][23], b23), unsafe_add(unsafe_mul(p[18][22], b22), unsafe_add(unsafe_mul(p[18][21], b21), unsafe_add(unsafe_mul(p[18][20], b20), unsafe_add(unsafe_mul(p[18][19], b19), unsafe_add(unsafe_mul(p[18][18], b18), unsafe_add(unsafe_mul(p[18][17], b17), unsafe_add(unsafe_mul(p[18][16], b16), unsafe_add(unsafe_mul(p[18][15], b15), unsafe_add(unsafe_mul(p[18][14], b14), unsafe_add(unsafe_mul(p[18][13], b13), unsafe_add(unsafe_mul(p[18][12], b12), unsafe_add(unsafe_mul(p[18][11], b11), unsafe_add(unsafe_mul(p[18][10], b10), unsafe_add(unsafe_mul(p[18][9], b9), unsafe_add(unsafe_mul(p[18][8], b8), unsafe_add(unsafe_mul(p[18][7], b7), unsafe_add(unsafe_mul(p[18][6], b6), unsafe_add(unsafe_mul(p[18][5], b5), unsafe_add(unsafe_mul(p[18][4], b4), unsafe_add(unsafe_mul(p[18][3], b3), unsafe_add(unsafe_mul(p[18][2], b2), unsafe_add(unsafe_mul(p[18][1], b1), unsafe_add(unsafe_mul(p[18][0], b0), starts[24]))))))))))))))))))))))))
            c0 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[19][15], b23), unsafe_add(unsafe_mul(p[19][14], b22), unsafe_add(unsafe_mul(p[19][13], b21), unsafe_add(unsafe_mul(p[19][12], b20), unsafe_add(unsafe_mul(p[19][11], b19), unsafe_add(unsafe_mul(p[19][10], b18), unsafe_add(unsafe_mul(p[19][9], b17), unsafe_add(unsafe_mul(p[19][8], b16), unsafe_add(unsafe_mul(p[19][7], b15), unsafe_add(unsafe_mul(p[19][6], b14), unsafe_add(unsafe_mul(p[19][5], b13), unsafe_add(unsafe_mul(p[19][4], b12), unsafe_add(unsafe_mul(p[19][3], b11), unsafe_add(unsafe_mul(p[19][2], b10), unsafe_add(unsafe_mul(p[19][1], b9), unsafe_add(unsafe_mul(p[19][0], b8), unsafe_add(unsafe_mul(p[18][31], b7), unsafe_add(unsafe_mul(p[18][30], b6), unsafe_add(unsafe_mul(p[18][29], b5), unsafe_add(unsafe_mul(p[18][28], b4), unsafe_add(unsafe_mul(p[18][27], b3), unsafe_add(unsafe_mul(p[18][26], b2), unsafe_add(unsafe_mul(p[18][25], b1), unsafe_add(unsafe_mul(p[18][24], b0), starts[25]))))))))))))))))))))))))
            c1 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[20][7], b23), unsafe_add(unsafe_mul(p[20][6], b22), unsafe_add(unsafe_mul(p[20][5], b21), unsafe_add(unsafe_mul(p[20][4], b20), unsafe_add(unsafe_mul(p[20][3], b19), unsafe_add(unsafe_mul(p[20][2], b18), unsafe_add(unsafe_mul(p[20][1], b17), unsafe_add(unsafe_mul(p[20][0], b16), unsafe_add(unsafe_mul(p[19][31], b15), unsafe_add(unsafe_mul(p[19][30], b14), unsafe_add(unsafe_mul(p[19][29], b13), unsafe_add(unsafe_mul(p[19][28], b12), unsafe_add(unsafe_mul(p[19][27], b11), unsafe_add(unsafe_mul(p[19][26], b10), unsafe_add(unsafe_mul(p[19][25], b9), unsafe_add(unsafe_mul(p[19][24], b8), unsafe_add(unsafe_mul(p[19][23], b7), unsafe_add(unsafe_mul(p[19][22], b6), unsafe_add(unsafe_mul(p[19][21], b5), unsafe_add(unsafe_mul(p[19][20], b4), unsafe_add(unsafe_mul(p[19][19], b3), unsafe_add(unsafe_mul(p[19][18], b2), unsafe_add(unsafe_mul(p[19][17], b1), unsafe_add(unsafe_mul(p[19][16], b0), starts[26]))))))))))))))))))))))))
            c2 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[20][31], b23), unsafe_add(unsafe_mul(p[20][30], b22), unsafe_add(unsafe_mul(p[20][29], b21), unsafe_add(unsafe_mul(p[20][28], b20), unsafe_add(unsafe_mul(p[20][27], b19), unsafe_add(unsafe_mul(p[20][26], b18), unsafe_add(unsafe_mul(p[20][25], b17), unsafe_add(unsafe_mul(p[20][24], b16), unsafe_add(unsafe_mul(p[20][23], b15), unsafe_add(unsafe_mul(p[20][22], b14), unsafe_add(unsafe_mul(p[20][21], b13), unsafe_add(unsafe_mul(p[20][20], b12), unsafe_add(unsafe_mul(p[20][19], b11), unsafe_add(unsafe_mul(p[20][18], b10), unsafe_add(unsafe_mul(p[20][17], b9), unsafe_add(unsafe_mul(p[20][16], b8), unsafe_add(unsafe_mul(p[20][15], b7), unsafe_add(unsafe_mul(p[20][14], b6), unsafe_add(unsafe_mul(p[20][13], b5), unsafe_add(unsafe_mul(p[20][12], b4), unsafe_add(unsafe_mul(p[20][11], b3), unsafe_add(unsafe_mul(p[20][10], b2), unsafe_add(unsafe_mul(p[20][9], b1), unsafe_add(unsafe_mul(p[20][8], b0), starts[27]))))))))))))))))))))))))
            c3 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[21][23], b23), unsafe_add(unsafe_mul(p[21][22], b22), unsafe_add(unsafe_mul(p[21][21], b21), unsafe_add(unsafe_mul(p[21][20], b20), unsafe_add(unsafe_mul(p[21][19], b19), unsafe_add(unsafe_mul(p[21][18], b18), unsafe_add(unsafe_mul(p[21][17], b17), unsafe_add(unsafe_mul(p[21][16], b16), unsafe_add(unsafe_mul(p[21][15], b15), unsafe_add(unsafe_mul(p[21][14], b14), unsafe_add(unsafe_mul(p[21][13], b13), unsafe_add(unsafe_mul(p[21][12], b12), unsafe_add(unsafe_mul(p[21][11], b11), unsafe_add(unsafe_mul(p[21][10], b10), unsafe_add(unsafe_mul(p[21][9], b9), unsafe_add(unsafe_mul(p[21][8], b8), unsafe_add(unsafe_mul(p[21][7], b7), unsafe_add(unsafe_mul(p[21][6], b6), unsafe_add(unsafe_mul(p[21][5], b5), unsafe_add(unsafe_mul(p[21][4], b4), unsafe_add(unsafe_mul(p[21][3], b3), unsafe_add(unsafe_mul(p[21][2], b2), unsafe_add(unsafe_mul(p[21][1], b1), unsafe_add(unsafe_mul(p[21][0], b0), starts[28]))))))))))))))))))))))))
            c4 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[22][15], b23), unsafe_add(unsafe_mul(p[22][14], b22), unsafe_add(unsafe_mul(p[22][13], b21), unsafe_add(unsafe_mul(p[22][12], b20), unsafe_add(unsafe_mul(p[22][11], b19), unsafe_add(unsafe_mul(p[22][10], b18), unsafe_add(unsafe_mul(p[22][9], b17), unsafe_add(unsafe_mul(p[22][8], b16), unsafe_add(unsafe_mul(p[22][7], b15), unsafe_add(unsafe_mul(p[22][6], b14), unsafe_add(unsafe_mul(p[22][5], b13), unsafe_add(unsafe_mul(p[22][4], b12), unsafe_add(unsafe_mul(p[22][3], b11), unsafe_add(unsafe_mul(p[22][2], b10), unsafe_add(unsafe_mul(p[22][1], b9), unsafe_add(unsafe_mul(p[22][0], b8), unsafe_add(unsafe_mul(p[21][31], b7), unsafe_add(unsafe_mul(p[21][30], b6), unsafe_add(unsafe_mul(p[21][29], b5), unsafe_add(unsafe_mul(p[21][28], b4), unsafe_add(unsafe_mul(p[21][27], b3), unsafe_add(unsafe_mul(p[21][26], b2), unsafe_add(unsafe_mul(p[21][25], b1), unsafe_add(unsafe_mul(p[21][24], b0), starts[29]))))))))))))))))))))))))
            c5 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[23][7], b23), unsafe_add(unsafe_mul(p[23][6], b22), unsafe_add(unsafe_mul(p[23][5], b21), unsafe_add(unsafe_mul(p[23][4], b20), unsafe_add(unsafe_mul(p[23][3], b19), unsafe_add(unsafe_mul(p[23][2], b18), unsafe_add(unsafe_mul(p[23][1], b17), unsafe_add(unsafe_mul(p[23][0], b16), unsafe_add(unsafe_mul(p[22][31], b15), unsafe_add(unsafe_mul(p[22][30], b14), unsafe_add(unsafe_mul(p[22][29], b13), unsafe_add(unsafe_mul(p[22][28], b12), unsafe_add(unsafe_mul(p[22][27], b11), unsafe_add(unsafe_mul(p[22][26], b10), unsafe_add(unsafe_mul(p[22][25], b9), unsafe_add(unsafe_mul(p[22][24], b8), unsafe_add(unsafe_mul(p[22][23], b7), unsafe_add(unsafe_mul(p[22][22], b6), unsafe_add(unsafe_mul(p[22][21], b5), unsafe_add(unsafe_mul(p[22][20], b4), unsafe_add(unsafe_mul(p[22][19], b3), unsafe_add(unsafe_mul(p[22][18], b2), unsafe_add(unsafe_mul(p[22][17], b1), unsafe_add(unsafe_mul(p[22][16], b0), starts[30]))))))))))))))))))))))))
            c6 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[23][31], b23), unsafe_add(unsafe_mul(p[23][30], b22), unsafe_add(unsafe_mul(p[23][29], b21), unsafe_add(unsafe_mul(p[23][28], b20), unsafe_add(unsafe_mul(p[23][27], b19), unsafe_add(unsafe_mul(p[23][26], b18), unsafe_add(unsafe_mul(p[23][25], b17), unsafe_add(unsafe_mul(p[23][24], b16), unsafe_add(unsafe_mul(p[23][23], b15), unsafe_add(unsafe_mul(p[23][22], b14), unsafe_add(unsafe_mul(p[23][21], b13), unsafe_add(unsafe_mul(p[23][20], b12), unsafe_add(unsafe_mul(p[23][19], b11), unsafe_add(unsafe_mul(p[23][18], b10), unsafe_add(unsafe_mul(p[23][17], b9), unsafe_add(unsafe_mul(p[23][16], b8), unsafe_add(unsafe_mul(p[23][15], b7), unsafe_add(unsafe_mul(p[23][14], b6), unsafe_add(unsafe_mul(p[23][13], b5), unsafe_add(unsafe_mul(p[23][12], b4), unsafe_add(unsafe_mul(p[23][11], b3), unsafe_add(unsafe_mul(p[23][10], b2), unsafe_add(unsafe_mul(p[23][9], b1), unsafe_add(unsafe_mul(p[23][8], b0), starts[31]))))))))))))))))))))))))
            c7 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[24][23], b23), unsafe_add(unsafe_mul(p[24][22], b22), unsafe_add(unsafe_mul(p[24][21], b21), unsafe_add(unsafe_mul(p[24][20], b20), unsafe_add(unsafe_mul(p[24][19], b19), unsafe_add(unsafe_mul(p[24][18], b18), unsafe_add(unsafe_mul(p[24][17], b17), unsafe_add(unsafe_mul(p[24][16], b16), unsafe_add(unsafe_mul(p[24][15], b15), unsafe_add(unsafe_mul(p[24][14], b14), unsafe_add(unsafe_mul(p[24][13], b13), unsafe_add(unsafe_mul(p[24][12], b12), unsafe_add(unsafe_mul(p[24][11], b11), unsafe_add(unsafe_mul(p[24][10], b10), unsafe_add(unsafe_mul(p[24][9], b9), unsafe_add(unsafe_mul(p[24][8], b8), unsafe_add(unsafe_mul(p[24][7], b7), unsafe_add(unsafe_mul(p[24][6], b6), unsafe_add(unsafe_mul(p[24][5], b5), unsafe_add(unsafe_mul(p[24][4], b4), unsafe_add(unsafe_mul(p[24][3], b3), unsafe_add(unsafe_mul(p[24][2], b2), unsafe_add(unsafe_mul(p[24][1], b1), unsafe_add(unsafe_mul(p[24][0], b0), starts[32]))))))))))))))))))))))))
            c8 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[25][15], b23), unsafe_add(unsafe_mul(p[25][14], b22), unsafe_add(unsafe_mul(p[25][13], b21), unsafe_add(unsafe_mul(p[25][12], b20), unsafe_add(unsafe_mul(p[25][11], b19), unsafe_add(unsafe_mul(p[25][10], b18), unsafe_add(unsafe_mul(p[25][9], b17), unsafe_add(unsafe_mul(p[25][8], b16), unsafe_add(unsafe_mul(p[25][7], b15), unsafe_add(unsafe_mul(p[25][6], b14), unsafe_add(unsafe_mul(p[25][5], b13), unsafe_add(unsafe_mul(p[25][4], b12), unsafe_add(unsafe_mul(p[25][3], b11), unsafe_add(unsafe_mul(p[25][2], b10), unsafe_add(unsafe_mul(p[25][1], b9), unsafe_add(unsafe_mul(p[25][0], b8), unsafe_add(unsafe_mul(p[24][31], b7), unsafe_add(unsafe_mul(p[24][30], b6), unsafe_add(unsafe_mul(p[24][29], b5), unsafe_add(unsafe_mul(p[24][28], b4), unsafe_add(unsafe_mul(p[24][27], b3), unsafe_add(unsafe_mul(p[24][26], b2), unsafe_add(unsafe_mul(p[24][25], b1), unsafe_add(unsafe_mul(p[24][24], b0), starts[33]))))))))))))))))))))))))
            c9 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[26][7], b23), unsafe_add(unsafe_mul(p[26][6], b22), unsafe_add(unsafe_mul(p[26][5], b21), unsafe_add(unsafe_mul(p[26][4], b20), unsafe_add(unsafe_mul(p[26][3], b19), unsafe_add(unsafe_mul(p[26][2], b18), unsafe_add(unsafe_mul(p[26][1], b17), unsafe_add(unsafe_mul(p[26][0], b16), unsafe_add(unsafe_mul(p[25][31], b15), unsafe_add(unsafe_mul(p[25][30], b14), unsafe_add(unsafe_mul(p[25][29], b13), unsafe_add(unsafe_mul(p[25][28], b12), unsafe_add(unsafe_mul(p[25][27], b11), unsafe_add(unsafe_mul(p[25][26], b10), unsafe_add(unsafe_mul(p[25][25], b9), unsafe_add(unsafe_mul(p[25][24], b8), unsafe_add(unsafe_mul(p[25][23], b7), unsafe_add(unsafe_mul(p[25][22], b6), unsafe_add(unsafe_mul(p[25][21], b5), unsafe_add(unsafe_mul(p[25][20], b4), unsafe_add(unsafe_mul(p[25][19], b3), unsafe_add(unsafe_mul(p[25][18], b2), unsafe_add(unsafe_mul(p[25][17], b1), unsafe_add(unsafe_mul(p[25][16], b0), starts[34]))))))))))))))))))))))))
            c10 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[26][31], b23), unsafe_add(unsafe_mul(p[26][30], b22), unsafe_add(unsafe_mul(p[26][29], b21), unsafe_add(unsafe_mul(p[26][28], b20), unsafe_add(unsafe_mul(p[26][27], b19), unsafe_add(unsafe_mul(p[26][26], b18), unsafe_add(unsafe_mul(p[26][25], b17), unsafe_add(unsafe_mul(p[26][24], b16), unsafe_add(unsafe_mul(p[26][23], b15), unsafe_add(unsafe_mul(p[26][22], b14), unsafe_add(unsafe_mul(p[26][21], b13), unsafe_add(unsafe_mul(p[26][20], b12), unsafe_add(unsafe_mul(p[26][19], b11), unsafe_add(unsafe_mul(p[26][18], b10), unsafe_add(unsafe_mul(p[26][17], b9), unsafe_add(unsafe_mul(p[26][16], b8), unsafe_add(unsafe_mul(p[26][15], b7), unsafe_add(unsafe_mul(p[26][14], b6), unsafe_add(unsafe_mul(p[26][13], b5), unsafe_add(unsafe_mul(p[26][12], b4), unsafe_add(unsafe_mul(p[26][11], b3), unsafe_add(unsafe_mul(p[26][10], b2), unsafe_add(unsafe_mul(p[26][9], b1), unsafe_add(unsafe_mul(p[26][8], b0), starts[35]))))))))))))))))))))))))
            c11 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[27][23], b23), unsafe_add(unsafe_mul(p[27][22], b22), unsafe_add(unsafe_mul(p[27][21], b21), unsafe_add(unsafe_mul(p[27][20], b20), unsafe_add(unsafe_mul(p[27][19], b19), unsafe_add(unsafe_mul(p[27][18], b18), unsafe_add(unsafe_mul(p[27][17], b17), unsafe_add(unsafe_mul(p[27][16], b16), unsafe_add(unsafe_mul(p[27][15], b15), unsafe_add(unsafe_mul(p[27][14], b14), unsafe_add(unsafe_mul(p[27][13], b13), unsafe_add(unsafe_mul(p[27][12], b12), unsafe_add(unsafe_mul(p[27][11], b11), unsafe_add(unsafe_mul(p[27][10], b10), unsafe_add(unsafe_mul(p[27][9], b9), unsafe_add(unsafe_mul(p[27][8], b8), unsafe_add(unsafe_mul(p[27][7], b7), unsafe_add(unsafe_mul(p[27][6], b6), unsafe_add(unsafe_mul(p[27][5], b5), unsafe_add(unsafe_mul(p[27][4], b4), unsafe_add(unsafe_mul(p[27][3], b3), unsafe_add(unsafe_mul(p[27][2], b2), unsafe_add(unsafe_mul(p[27][1], b1), unsafe_add(unsafe_mul(p[27][0], b0), starts[36]))))))))))))))))))))))))
            c12 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[28][15], b23), unsafe_add(unsafe_mul(p[28][14], b22), unsafe_add(unsafe_mul(p[28][13], b21), unsafe_add(unsafe_mul(p[28][12], b20), unsafe_add(unsafe_mul(p[28][11], b19), unsafe_add(unsafe_mul(p[28][10], b18), unsafe_add(unsafe_mul(p[28][9], b17), unsafe_add(unsafe_mul(p[28][8], b16), unsafe_add(unsafe_mul(p[28][7], b15), unsafe_add(unsafe_mul(p[28][6], b14), unsafe_add(unsafe_mul(p[28][5], b13), unsafe_add(unsafe_mul(p[28][4], b12), unsafe_add(unsafe_mul(p[28][3], b11), unsafe_add(unsafe_mul(p[28][2], b10), unsafe_add(unsafe_mul(p[28][1], b9), unsafe_add(unsafe_mul(p[28][0], b8), unsafe_add(unsafe_mul(p[27][31], b7), unsafe_add(unsafe_mul(p[27][30], b6), unsafe_add(unsafe_mul(p[27][29], b5), unsafe_add(unsafe_mul(p[27][28], b4), unsafe_add(unsafe_mul(p[27][27], b3), unsafe_add(unsafe_mul(p[27][26], b2), unsafe_add(unsafe_mul(p[27][25], b1), unsafe_add(unsafe_mul(p[27][24], b0), starts[37]))))))))))))))))))))))))
            c13 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[29][7], b23), unsafe_add(unsafe_mul(p[29][6], b22), unsafe_add(unsafe_mul(p[29][5], b21), unsafe_add(unsafe_mul(p[29][4], b20), unsafe_add(unsafe_mul(p[29][3], b19), unsafe_add(unsafe_mul(p[29][2], b18), unsafe_add(unsafe_mul(p[29][1], b17), unsafe_add(unsafe_mul(p[29][0], b16), unsafe_add(unsafe_mul(p[28][31], b15), unsafe_add(unsafe_mul(p[28][30], b14), unsafe_add(unsafe_mul(p[28][29], b13), unsafe_add(unsafe_mul(p[28][28], b12), unsafe_add(unsafe_mul(p[28][27], b11), unsafe_add(unsafe_mul(p[28][26], b10), unsafe_add(unsafe_mul(p[28][25], b9), unsafe_add(unsafe_mul(p[28][24], b8), unsafe_add(unsafe_mul(p[28][23], b7), unsafe_add(unsafe_mul(p[28][22], b6), unsafe_add(unsafe_mul(p[28][21], b5), unsafe_add(unsafe_mul(p[28][20], b4), unsafe_add(unsafe_mul(p[28][19], b3), unsafe_add(unsafe_mul(p[28][18], b2), unsafe_add(unsafe_mul(p[28][17], b1), unsafe_add(unsafe_mul(p[28][16], b0), starts[38]))))))))))))))))))))))))
            c14 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[29][31], b23), unsafe_add(unsafe_mul(p[29][30], b22), unsafe_add(unsafe_mul(p[29][29], b21), unsafe_add(unsafe_mul(p[29][28], b20), unsafe_add(unsafe_mul(p[29][27], b19), unsafe_add(unsafe_mul(p[29][26], b18), unsafe_add(unsafe_mul(p[29][25], b17), unsafe_add(unsafe_mul(p[29][24], b16), unsafe_add(unsafe_mul(p[29][23], b15), unsafe_add(unsafe_mul(p[29][22], b14), unsafe_add(unsafe_mul(p[29][21], b13), unsafe_add(unsafe_mul(p[29][20], b12), unsafe_add(unsafe_mul(p[29][19], b11), unsafe_add(unsafe_mul(p[29][18], b10), unsafe_add(unsafe_mul(p[29][17], b9), unsafe_add(unsafe_mul(p[29][16], b8), unsafe_add(unsafe_mul(p[29][15], b7), unsafe_add(unsafe_mul(p[29][14], b6), unsafe_add(unsafe_mul(p[29][13], b5), unsafe_add(unsafe_mul(p[29][12], b4), unsafe_add(unsafe_mul(p[29][11], b3), unsafe_add(unsafe_mul(p[29][10], b2), unsafe_add(unsafe_mul(p[29][9], b1), unsafe_add(unsafe_mul(p[29][8], b0), starts[39]))))))))))))))))))))))))
            c15 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[30][23], b23), unsafe_add(unsafe_mul(p[30][22], b22), unsafe_add(unsafe_mul(p[30][21], b21), unsafe_add(unsafe_mul(p[30][20], b20), unsafe_add(unsafe_mul(p[30][19], b19), unsafe_add(unsafe_mul(p[30][18], b18), unsafe_add(unsafe_mul(p[30][17], b17), unsafe_add(unsafe_mul(p[30][16], b16), unsafe_add(unsafe_mul(p[30][15], b15), unsafe_add(unsafe_mul(p[30][14], b14), unsafe_add(unsafe_mul(p[30][13], b13), unsafe_add(unsafe_mul(p[30][12], b12), unsafe_add(unsafe_mul(p[30][11], b11), unsafe_add(unsafe_mul(p[30][10], b10), unsafe_add(unsafe_mul(p[30][9], b9), unsafe_add(unsafe_mul(p[30][8], b8), unsafe_add(unsafe_mul(p[30][7], b7), unsafe_add(unsafe_mul(p[30][6], b6), unsafe_add(unsafe_mul(p[30][5], b5), unsafe_add(unsafe_mul(p[30][4], b4), unsafe_add(unsafe_mul(p[30][3], b3), unsafe_add(unsafe_mul(p[30][2], b2), unsafe_add(unsafe_mul(p[30][1], b1), unsafe_add(unsafe_mul(p[30][0], b0), starts[40]))))))))))))))))))))))))
            c16 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[31][15], b23), unsafe_add(unsafe_mul(p[31][14], b22), unsafe_add(unsafe_mul(p[31][13], b21), unsafe_add(unsafe_mul(p[31][12], b20), unsafe_add(unsafe_mul(p[31][11], b19), unsafe_add(unsafe_mul(p[31][10], b18), unsafe_add(unsafe_mul(p[31][9], b17), unsafe_add(unsafe_mul(p[31][8], b16), unsafe_add(unsafe_mul(p[31][7], b15), unsafe_add(unsafe_mul(p[31][6], b14), unsafe_add(unsafe_mul(p[31][5], b13), unsafe_add(unsafe_mul(p[31][4], b12), unsafe_add(unsafe_mul(p[31][3], b11), unsafe_add(unsafe_mul(p[31][2], b10), unsafe_add(unsafe_mul(p[31][1], b9), unsafe_add(unsafe_mul(p[31][0], b8), unsafe_add(unsafe_mul(p[30][31], b7), unsafe_add(unsafe_mul(p[30][30], b6), unsafe_add(unsafe_mul(p[30][29], b5), unsafe_add(unsafe_mul(p[30][28], b4), unsafe_add(unsafe_mul(p[30][27], b3), unsafe_add(unsafe_mul(p[30][26], b2), unsafe_add(unsafe_mul(p[30][25], b1), unsafe_add(unsafe_mul(p[30][24], b0), starts[41]))))))))))))))))))))))))
            c17 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[32][7], b23), unsafe_add(unsafe_mul(p[32][6], b22), unsafe_add(unsafe_mul(p[32][5], b21), unsafe_add(unsafe_mul(p[32][4], b20), unsafe_add(unsafe_mul(p[32][3], b19), unsafe_add(unsafe_mul(p[32][2], b18), unsafe_add(unsafe_mul(p[32][1], b17), unsafe_add(unsafe_mul(p[32][0], b16), unsafe_add(unsafe_mul(p[31][31], b15), unsafe_add(unsafe_mul(p[31][30], b14), unsafe_add(unsafe_mul(p[31][29], b13), unsafe_add(unsafe_mul(p[31][28], b12), unsafe_add(unsafe_mul(p[31][27], b11), unsafe_add(unsafe_mul(p[31][26], b10), unsafe_add(unsafe_mul(p[31][25], b9), unsafe_add(unsafe_mul(p[31][24], b8), unsafe_add(unsafe_mul(p[31][23], b7), unsafe_add(unsafe_mul(p[31][22], b6), unsafe_add(unsafe_mul(p[31][21], b5), unsafe_add(unsafe_mul(p[31][20], b4), unsafe_add(unsafe_mul(p[31][19], b3), unsafe_add(unsafe_mul(p[31][18], b2), unsafe_add(unsafe_mul(p[31][17], b1), unsafe_add(unsafe_mul(p[31][16], b0), starts[42]))))))))))))))))))))))))
            c18 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[32][31], b23), unsafe_add(unsafe_mul(p[32][30], b22), unsafe_add(unsafe_mul(p[32][29], b21), unsafe_add(unsafe_mul(p[32][28], b20), unsafe_add(unsafe_mul(p[32][27], b19), unsafe_add(unsafe_mul(p[32][26], b18), unsafe_add(unsafe_mul(p[32][25], b17), unsafe_add(unsafe_mul(p[32][24], b16), unsafe_add(unsafe_mul(p[32][23], b15), unsafe_add(unsafe_mul(p[32][22], b14), unsafe_add(unsafe_mul(p[32][21], b13), unsafe_add(unsafe_mul(p[32][20], b12), unsafe_add(unsafe_mul(p[32][19], b11), unsafe_add(unsafe_mul(p[32][18], b10), unsafe_add(unsafe_mul(p[32][17], b9), unsafe_add(unsafe_mul(p[32][16], b8), unsafe_add(unsafe_mul(p[32][15], b7), unsafe_add(unsafe_mul(p[32][14], b6), unsafe_add(unsafe_mul(p[32][13], b5), unsafe_add(unsafe_mul(p[32][12], b4), unsafe_add(unsafe_mul(p[32][11], b3), unsafe_add(unsafe_mul(p[32][10], b2), unsafe_add(unsafe_mul(p[32][9], b1), unsafe_add(unsafe_mul(p[32][8], b0), starts[43]))))))))))))))))))))))))
            c19 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[33][23], b23), unsafe_add(unsafe_mul(p[33][22], b22), unsafe_add(unsafe_mul(p[33][21], b21), unsafe_add(unsafe_mul(p[33][20], b20), unsafe_add(unsafe_mul(p[33][19], b19), unsafe_add(unsafe_mul(p[33][18], b18), unsafe_add(unsafe_mul(p[33][17], b17), unsafe_add(unsafe_mul(p[33][16], b16), unsafe_add(unsafe_mul(p[33][15], b15), unsafe_add(unsafe_mul(p[33][14], b14), unsafe_add(unsafe_mul(p[33][13], b13), unsafe_add(unsafe_mul(p[33][12], b12), unsafe_add(unsafe_mul(p[33][11], b11), unsafe_add(unsafe_mul(p[33][10], b10), unsafe_add(unsafe_mul(p[33][9], b9), unsafe_add(unsafe_mul(p[33][8], b8), unsafe_add(unsafe_mul(p[33][7], b7), unsafe_add(unsafe_mul(p[33][6], b6), unsafe_add(unsafe_mul(p[33][5], b5), unsafe_add(unsafe_mul(p[33][4], b4), unsafe_add(unsafe_mul(p[33][3], b3), unsafe_add(unsafe_mul(p[33][2], b2), unsafe_add(unsafe_mul(p[33][1], b1), unsafe_add(unsafe_mul(p[33][0], b0), starts[44]))))))))))))))))))))))))
            c20 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[34][15], b23), unsafe_add(unsafe_mul(p[34][14], b22), unsafe_add(unsafe_mul(p[34][13], b21), unsafe_add(unsafe_mul(p[34][12], b20), unsafe_add(unsafe_mul(p[34][11], b19), unsafe_add(unsafe_mul(p[34][10], b18), unsafe_add(unsafe_mul(p[34][9], b17), unsafe_add(unsafe_mul(p[34][8], b16), unsafe_add(unsafe_mul(p[34][7], b15), unsafe_add(unsafe_mul(p[34][6], b14), unsafe_add(unsafe_mul(p[34][5], b13), unsafe_add(unsafe_mul(p[34][4], b12), unsafe_add(unsafe_mul(p[34][3], b11), unsafe_add(unsafe_mul(p[34][2], b10), unsafe_add(unsafe_mul(p[34][1], b9), unsafe_add(unsafe_mul(p[34][0], b8), unsafe_add(unsafe_mul(p[33][31], b7), unsafe_add(unsafe_mul(p[33][30], b6), unsafe_add(unsafe_mul(p[33][29], b5), unsafe_add(unsafe_mul(p[33][28], b4), unsafe_add(unsafe_mul(p[33][27], b3), unsafe_add(unsafe_mul(p[33][26], b2), unsafe_add(unsafe_mul(p[33][25], b1), unsafe_add(unsafe_mul(p[33][24], b0), starts[45]))))))))))))))))))))))))
            c21 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[35][7], b23), unsafe_add(unsafe_mul(p[35][6], b22), unsafe_add(unsafe_mul(p[35][5], b21), unsafe_add(unsafe_mul(p[35][4], b20), unsafe_add(unsafe_mul(p[35][3], b19), unsafe_add(unsafe_mul(p[35][2], b18), unsafe_add(unsafe_mul(p[35][1], b17), unsafe_add(unsafe_mul(p[35][0], b16), unsafe_add(unsafe_mul(p[34][31], b15), unsafe_add(unsafe_mul(p[34][30], b14), unsafe_add(unsafe_mul(p[34][29], b13), unsafe_add(unsafe_mul(p[34][28], b12), unsafe_add(unsafe_mul(p[34][27], b11), unsafe_add(unsafe_mul(p[34][26], b10), unsafe_add(unsafe_mul(p[34][25], b9), unsafe_add(unsafe_mul(p[34][24], b8), unsafe_add(unsafe_mul(p[34][23], b7), unsafe_add(unsafe_mul(p[34][22], b6), unsafe_add(unsafe_mul(p[34][21], b5), unsafe_add(unsafe_mul(p[34][20], b4), unsafe_add(unsafe_mul(p[34][19], b3), unsafe_add(unsafe_mul(p[34][18], b2), unsafe_add(unsafe_mul(p[34][17], b1), unsafe_add(unsafe_mul(p[34][16], b0), starts[46]))))))))))))))))))))))))
            c22 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1
            t = unsafe_add(unsafe_mul(p[35][31], b23), unsafe_add(unsafe_mul(p[35][30], b22), unsafe_add(unsafe_mul(p[35][29], b21), unsafe_add(unsafe_mul(p[35][28], b20), unsafe_add(unsafe_mul(p[35][27], b19), unsafe_add(unsafe_mul(p[35][26], b18), unsafe_add(unsafe_mul(p[35][25], b17), unsafe_add(unsafe_mul(p[35][24], b16), unsafe_add(unsafe_mul(p[35][23], b15), unsafe_add(unsafe_mul(p[35][22], b14), unsafe_add(unsafe_mul(p[35][21], b13), unsafe_add(unsafe_mul(p[35][20], b12), unsafe_add(unsafe_mul(p[35][19], b11), unsafe_add(unsafe_mul(p[35][18], b10), unsafe_add(unsafe_mul(p[35][17], b9), unsafe_add(unsafe_mul(p[35][16], b8), unsafe_add(unsafe_mul(p[35][15], b7), unsafe_add(unsafe_mul(p[35][14], b6), unsafe_add(unsafe_mul(p[35][13], b5), unsafe_add(unsafe_mul(p[35][12], b4), unsafe_add(unsafe_mul(p[35][11], b3), unsafe_add(unsafe_mul(p[35][10], b2), unsafe_add(unsafe_mul(p[35][9], b1), unsafe_add(unsafe_mul(p[35][8], b0), starts[47]))))))))))))))))))))))))
            c23 = ((unsafe_mul((t & word2) >> 6, 63) ^ t) >> 6) & word1

            # fields
            t = unsafe_add(unsafe_mul(p[36][23], c23), unsafe_add(unsafe_mul(p[36][22], c22), unsafe_add(unsafe_mul(p[36][21], c21), unsafe_add(unsafe_mul(p[36][20], c20), unsafe_add(unsafe_mul(p[36][19], c19), unsafe_add(unsafe_mul(p[36][18], c18), unsafe_add(unsafe_mul(p[36][17], c17), unsafe_add(unsafe_mul(p[36][16], c16), unsafe_add(unsafe_mul(p[36][15], c15), unsafe_add(unsafe_mul(p[36][14], c14), unsafe_add(unsafe_mul(p[36][13], c13), unsafe_add(unsafe_mul(p[36][12], c12), unsafe_add(unsafe_mul(p[36][11], c11), unsafe_add(unsafe_mul(p[36][10], c10), unsafe_add(unsafe_mul(p[36][9], c9), unsafe_add(unsafe_mul(p[36][8], c8), unsafe_add(unsafe_mul(p[36][7], c7), unsafe_add(unsafe_mul(p[36][6], c6), unsafe_add(unsafe_mul(p[36][5], c5), unsafe_add(unsafe_mul(p[36][4], c4), unsafe_add(unsafe_mul(p[36][3], c3), unsafe_add(unsafe_mul(p[36][2], c2), unsafe_add(unsafe_mul(p[36][1], c1), unsafe_add(unsafe_mul(p[36][0], c0), starts[48]))))))))))))))))))))))))
            t = unsafe_add(word3, (t >> 6) & word4)
            t = unsafe_sub(word6, t & unsafe_mul((t >> 10) & word5, 1023))
            d0 = t & unsafe_mul((t >> 10) & word5, 1023)
            t = unsafe_add(unsafe_mul(p[37][15], c23), unsafe_add(unsafe_mul(p[37][14], c22), unsafe_add(unsafe_mul(p[37][13], c21), unsafe_add(unsafe_mul(p[37][12], c20), unsafe_add(unsafe_mul(p[37][11], c19), unsafe_add(unsafe_mul(p[37][10], c18), unsafe_add(unsafe_mul(p[37][9], c17), unsafe_add(unsafe_mul(p[37][8], c16), unsafe_add(unsafe_mul(p[37][7], c15), unsafe_add(unsafe_mul(p[37][6], c14), unsafe_add(unsafe_mul(p[37][5], c13), unsafe_add(unsafe_mul(p[37][4], c12), unsafe_add(unsafe_mul(p[37][3], c11), unsafe_add(unsafe_mul(p[37][2], c10), unsafe_add(unsafe_mul(p[37][1], c9), unsafe_add(unsafe_mul(p[37][0], c8), unsafe_add(unsafe_mul(p[36][31], c7), unsafe_add(unsafe_mul(p[36][30], c6), unsafe_add(unsafe_mul(p[36][29], c5), unsafe_add(unsafe_mul(p[36][28], c4), unsafe_add(unsafe_mul(p[36][27], c3), unsafe_add(unsafe_mul(p[36][26], c2), unsafe_add(unsafe_mul(p[36][25], c1), unsafe_add(unsafe_mul(p[36][24], c0), starts[49]))))))))))))))))))))))))
            t = unsafe_add(word3, (t >> 6) & word4)
            t = unsafe_sub(word6, t & unsafe_mul((t >> 10) & word5, 1023))
            d1 = t & unsafe_mul((t >> 10) & word5, 1023)
            t = unsafe_add(unsafe_mul(p[38][7], c23), unsafe_add(unsafe_mul(p[38][6], c22), unsafe_add(unsafe_mul(p[38][5], c21), unsafe_add(unsafe_mul(p[38][4], c20), unsafe_add(unsafe_mul(p[38][3], c19), unsafe_add(unsafe_mul(p[38][2], c18), unsafe_add(unsafe_mul(p[38][1], c17), unsafe_add(unsafe_mul(p[38][0], c16), unsafe_add(unsafe_mul(p[37][31], c15), unsafe_add(unsafe_mul(p[37][30], c14), unsafe_add(unsafe_mul(p[37][29], c13), unsafe_add(unsafe_mul(p[37][28], c12), unsafe_add(unsafe_mul(p[37][27], c11), unsafe_add(unsafe_mul(p[37][26], c10), unsafe_add(unsafe_mul(p[37][25], c9), unsafe_add(unsafe_mul(p[37][24], c8), unsafe_add(unsafe_mul(p[37][23], c7), unsafe_add(unsafe_mul(p[37][22], c6), unsafe_add(unsafe_mul(p[37][21], c5), unsafe_add(unsafe_mul(p[37][20], c4), unsafe_add(unsafe_mul(p[37][19], c3), unsafe_add(unsafe_mul(p[37][18], c2), unsafe_add(unsafe_mul(p[37][17], c1), unsafe_add(unsafe_mul(p[37][16], c0), starts[50]))))))))))))))))))))))))
            t = unsafe_add(word3, (t >> 6) & word4)
            t = unsafe_sub(word6, t & unsafe_mul((t >> 10) & word5, 1023))
            d2 = t & unsafe_mul((t >> 10) & word5, 1023)
            t = unsafe_add(unsafe_mul(p[38][31], c23), unsafe_add(unsafe_mul(p[38][30], c22), unsafe_add(unsafe_mul(p[38][29], c21), unsafe_add(unsafe_mul(p[38][28], c20), unsafe_add(unsafe_mul(p[38][27], c19), unsafe_add(unsafe_mul(p[38][26], c18), unsafe_add(unsafe_mul(p[38][25], c17), unsafe_add(unsafe_mul(p[38][24], c16), unsafe_add(unsafe_mul(p[38][23], c15), unsafe_add(unsafe_mul(p[38][22], c14), unsafe_add(unsafe_mul(p[38][21], c13), unsafe_add(unsafe_mul(p[38][20], c12), unsafe_add(unsafe_mul(p[38][19], c11), unsafe_add(unsafe_mul(p[38][18], c10), unsafe_add(unsafe_mul(p[38][17], c9), unsafe_add(unsafe_mul(p[38][16], c8), unsafe_add(unsafe_mul(p[38][15], c7), unsafe_add(unsafe_mul(p[38][14], c6), unsafe_add(unsafe_mul(p[38][13], c5), unsafe_add(unsafe_mul(p[38][12], c4), unsafe_add(unsafe_mul(p[38][11], c3), unsafe_add(unsafe_mul(p[38][10], c2), unsafe_add(unsafe_mul(p[38][9], c1), unsafe_add(unsafe_mul(p[38][8], c0), starts[51]))))))))))))))))))))))))
            t = unsafe_add(word3, (t >> 6) & word4)
            t = unsafe_sub(word6, t & unsafe_mul((t >> 10) & word5, 1023))
            d3 = t & unsafe_mul((t >> 10) & word5, 1023)

            row[place] = [unsafe_sub(word7, d0), unsafe_sub(word7, d1), unsafe_sub(word7, d2), unsafe_sub(word7, d3)]
            place = unsafe_add(place, 1)
        found[at] = row
        at = unsafe_add(at, 1)
    return found
