# pragma version 0.4.3
"""
@title Imago's network
@license MIT
@notice The network imago at 16 points: 640 multiply-accumulates each.
@dev Made from the model 0x163aa49352af9ec96c0047c160a48c4c53d3f94feb5a2483a9bdc983dbcb47ca; do not edit.
     Made by `python -m scripts.compiler.imago`.
     A word holds 16 points in lanes of 16 bits, the first in the lowest bits.
     Sums are exact modulo 2**256, and every lane is proven to hold its number where it is read, for
     all inputs in range: so nothing that is called unsafe here can go wrong.
"""

INPUTS: constant(uint256) = 4
OUTPUTS: constant(uint256) = 4
WORDS: constant(uint256) = 4  # that one call evaluates
LANES: constant(uint256) = 16  # points in a word
LANE_BITS: constant(uint256) = 16
LEAST: constant(int256) = 0  # what an output lane of 0 means
PARAMETERS: constant(uint256) = 116  # that a latent changes
GAINS: constant(uint256) = 16
OFFSETS: constant(uint256) = 52

ONES: constant(uint256) = max_value(uint256) // (2**16 - 1)  # 1 in every lane
BIT_11: constant(uint256) = ONES * 2**11
LOW_06: constant(uint256) = ONES * (2**6 - 1)
LOW_10: constant(uint256) = ONES * (2**10 - 1)
UNITS_A: constant(int256[3][16]) = [
    [2334, 12288, 1585422701],
    [543, 24576, 2594520249],
    [3071, 16384, 2827376022],
    [3685, 16384, 2142534086],
    [763, 24576, 1229821867],
    [3073, 20480, 2006495571],
    [1396, 28672, 1386946979],
    [1685, 16384, 2590867126],
    [2302, 8192, 2239912565],
    [2446, 16384, 1517146239],
    [1627, 16384, 2693350764],
    [102, 12288, 2238951563],
    [4001, 12288, 2473885262],
    [2439, 16384, 2425429119],
    [1891, 12288, 2191236711],
    [471, 16384, 1856479905],
]
UNITS_B: constant(uint256[9]) = [
    57896044618658130996117444392218706115896512531909318375508824390532052554504,
    57896044618658146544498442945026958220516093712928954589333960899869374680277,
    57896044618658127882674983640425048148968148356816811815248245868446057763103,
    57896044618658123833944364316015954838215661878796108281083186059652141947491,
    57896044618658133412801612516090799340608393696830976133498044231229835841045,
    57896044618658133193103051777556973060292441357094561824763114439812780658809,
    57896044618658134172330922497879171559208364284711780429455317600898092372160,
    57896044618658139225397819484157187238515635424986111460658283004506276894828,
    57896044618658263286036517666515812648352234362693964335667321552071374698366,
]


@pure
def _points(p: uint256[PARAMETERS], inputs: uint256[INPUTS][WORDS]) -> uint256[OUTPUTS][WORDS]:
    """
    @notice Evaluates the network on words of points.
    @param p What `_modulated` gave.
    @param inputs A word an input, signed lanes, each in [-64, 68].
    @return A word a channel: a lane u means LEAST + u. No twin: the reference evaluates the model.
    """
    t: uint256 = 0
    outputs: uint256[OUTPUTS][WORDS] = empty(uint256[OUTPUTS][WORDS])
    at: uint256 = 0
    for x: uint256[INPUTS] in inputs:
        # first
        t = unsafe_add(unsafe_mul(p[3], x[3]), unsafe_add(unsafe_mul(p[2], x[2]), unsafe_add(unsafe_mul(p[1], x[1]), unsafe_add(unsafe_mul(p[0], x[0]), p[64]))))
        a0: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_add(unsafe_mul(p[7], x[3]), unsafe_add(unsafe_mul(p[6], x[2]), unsafe_add(unsafe_mul(p[5], x[1]), unsafe_add(unsafe_mul(p[4], x[0]), p[65]))))
        a1: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_add(unsafe_mul(p[11], x[3]), unsafe_add(unsafe_mul(p[10], x[2]), unsafe_add(unsafe_mul(p[9], x[1]), unsafe_add(unsafe_mul(p[8], x[0]), p[66]))))
        a2: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_add(unsafe_mul(p[15], x[3]), unsafe_add(unsafe_mul(p[14], x[2]), unsafe_add(unsafe_mul(p[13], x[1]), unsafe_add(unsafe_mul(p[12], x[0]), p[67]))))
        a3: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_add(unsafe_mul(p[19], x[3]), unsafe_add(unsafe_mul(p[18], x[2]), unsafe_add(unsafe_mul(p[17], x[1]), unsafe_add(unsafe_mul(p[16], x[0]), p[68]))))
        a4: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_add(unsafe_mul(p[23], x[3]), unsafe_add(unsafe_mul(p[22], x[2]), unsafe_add(unsafe_mul(p[21], x[1]), unsafe_add(unsafe_mul(p[20], x[0]), p[69]))))
        a5: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_add(unsafe_mul(p[27], x[3]), unsafe_add(unsafe_mul(p[26], x[2]), unsafe_add(unsafe_mul(p[25], x[1]), unsafe_add(unsafe_mul(p[24], x[0]), p[70]))))
        a6: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_add(unsafe_mul(p[31], x[3]), unsafe_add(unsafe_mul(p[30], x[2]), unsafe_add(unsafe_mul(p[29], x[1]), unsafe_add(unsafe_mul(p[28], x[0]), p[71]))))
        a7: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_add(unsafe_mul(p[35], x[3]), unsafe_add(unsafe_mul(p[34], x[2]), unsafe_add(unsafe_mul(p[33], x[1]), unsafe_add(unsafe_mul(p[32], x[0]), p[72]))))
        a8: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_add(unsafe_mul(p[39], x[3]), unsafe_add(unsafe_mul(p[38], x[2]), unsafe_add(unsafe_mul(p[37], x[1]), unsafe_add(unsafe_mul(p[36], x[0]), p[73]))))
        a9: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_add(unsafe_mul(p[43], x[3]), unsafe_add(unsafe_mul(p[42], x[2]), unsafe_add(unsafe_mul(p[41], x[1]), unsafe_add(unsafe_mul(p[40], x[0]), p[74]))))
        a10: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_add(unsafe_mul(p[47], x[3]), unsafe_add(unsafe_mul(p[46], x[2]), unsafe_add(unsafe_mul(p[45], x[1]), unsafe_add(unsafe_mul(p[44], x[0]), p[75]))))
        a11: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_add(unsafe_mul(p[51], x[3]), unsafe_add(unsafe_mul(p[50], x[2]), unsafe_add(unsafe_mul(p[49], x[1]), unsafe_add(unsafe_mul(p[48], x[0]), p[76]))))
        a12: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_add(unsafe_mul(p[55], x[3]), unsafe_add(unsafe_mul(p[54], x[2]), unsafe_add(unsafe_mul(p[53], x[1]), unsafe_add(unsafe_mul(p[52], x[0]), p[77]))))
        a13: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_add(unsafe_mul(p[59], x[3]), unsafe_add(unsafe_mul(p[58], x[2]), unsafe_add(unsafe_mul(p[57], x[1]), unsafe_add(unsafe_mul(p[56], x[0]), p[78]))))
        a14: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_add(unsafe_mul(p[63], x[3]), unsafe_add(unsafe_mul(p[62], x[2]), unsafe_add(unsafe_mul(p[61], x[1]), unsafe_add(unsafe_mul(p[60], x[0]), p[79]))))
        a15: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06

        # second
        t = unsafe_sub(unsafe_add(unsafe_mul(11, a13), unsafe_add(unsafe_mul(5, a11), unsafe_add(unsafe_mul(3, unsafe_add(a9, a5)), p[80]))), unsafe_add(unsafe_mul(23, a2), unsafe_add(unsafe_mul(12, a10), unsafe_add((a14 << 3), unsafe_add(unsafe_mul(7, unsafe_add(a15, a8)), unsafe_add((unsafe_add(a4, unsafe_add(a1, a0)) << 1), unsafe_add(a12, unsafe_add(a7, unsafe_add(a6, a3)))))))))
        b0: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(17, a10), unsafe_add(unsafe_mul(13, a7), unsafe_add(unsafe_mul(12, unsafe_sub(a0, a14)), unsafe_add((a4 << 3), unsafe_add(unsafe_mul(5, a13), unsafe_add((unsafe_sub(a1, a15) << 1), unsafe_add(unsafe_sub(a11, a12), p[81]))))))), unsafe_add(unsafe_mul(11, a8), unsafe_add(unsafe_mul(9, a5), unsafe_mul(3, unsafe_add(a9, a2)))))
        b1: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(20, a10), unsafe_add(unsafe_mul(12, a2), unsafe_add(unsafe_mul(10, a0), unsafe_add((a13 << 3), unsafe_add(unsafe_mul(6, unsafe_add(a12, a3)), unsafe_add(unsafe_mul(5, a7), unsafe_add(unsafe_sub(unsafe_add(a6, a4), a8), p[82]))))))), unsafe_add(unsafe_mul(13, a11), unsafe_add(unsafe_mul(11, a14), unsafe_add((unsafe_add(a5, a1) << 2), unsafe_mul(3, unsafe_add(a15, a9))))))
        b2: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(18, a8), unsafe_add((a0 << 4), unsafe_add((unsafe_add(a15, unsafe_add(a7, a2)) << 3), unsafe_add(unsafe_mul(6, unsafe_sub(a3, a10)), unsafe_add((unsafe_sub(unsafe_add(a12, a1), a6) << 1), p[83]))))), unsafe_add(unsafe_mul(13, a11), unsafe_add(unsafe_mul(12, a14), unsafe_add(unsafe_mul(11, a13), unsafe_add(unsafe_mul(5, a5), unsafe_add(unsafe_mul(3, a4), a9))))))
        b3: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(20, a2), unsafe_add(unsafe_mul(14, a8), unsafe_add(unsafe_mul(10, a14), unsafe_add(unsafe_mul(7, a15), unsafe_add(unsafe_mul(5, a0), unsafe_add((a7 << 2), unsafe_add((unsafe_add(a9, unsafe_add(a4, a3)) << 1), unsafe_add(a12, p[84])))))))), unsafe_add(unsafe_mul(23, a10), unsafe_mul(3, a13)))
        b4: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(24, a2), unsafe_add(unsafe_mul(19, a0), unsafe_add(unsafe_mul(17, a5), unsafe_add(unsafe_mul(14, unsafe_sub(a10, a8)), unsafe_add(unsafe_mul(6, a1), unsafe_add(unsafe_mul(3, unsafe_sub(unsafe_add(a11, a6), unsafe_add(a14, a4))), p[85])))))), unsafe_add(unsafe_mul(7, a13), unsafe_add((a12 << 2), unsafe_add((a9 << 1), unsafe_add(a15, unsafe_add(a7, a3))))))
        b5: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(14, unsafe_sub(a10, a11)), unsafe_add(unsafe_mul(9, a7), unsafe_add(unsafe_mul(7, a15), unsafe_add((unsafe_sub(a8, a3) << 2), unsafe_add(unsafe_mul(3, unsafe_sub(a4, unsafe_add(a14, a2))), p[86]))))), unsafe_add((a0 << 4), unsafe_add((a6 << 3), unsafe_add(unsafe_mul(6, a13), unsafe_add(unsafe_mul(5, a12), unsafe_add((a5 << 1), a1))))))
        b6: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(31, a8), unsafe_add(unsafe_mul(5, unsafe_sub(unsafe_add(a11, unsafe_add(a3, a2)), a4)), unsafe_add((unsafe_add(a14, unsafe_add(a12, a9)) << 2), unsafe_add(unsafe_mul(3, a15), unsafe_add((unsafe_sub(a6, a1) << 1), p[87]))))), unsafe_add(unsafe_mul(20, a0), unsafe_add(unsafe_mul(11, unsafe_add(a13, a10)), unsafe_add(unsafe_mul(9, a7), unsafe_mul(7, a5)))))
        b7: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(14, unsafe_add(a14, a10)), unsafe_add(unsafe_mul(10, unsafe_sub(a2, a1)), unsafe_add(unsafe_mul(9, a8), unsafe_add(unsafe_mul(7, unsafe_sub(a5, a4)), unsafe_add(unsafe_mul(6, a3), unsafe_add((unsafe_sub(a9, a6) << 2), unsafe_add((unsafe_add(a15, a7) << 1), p[88]))))))), unsafe_add((a0 << 4), unsafe_add(unsafe_mul(11, a13), unsafe_mul(3, a11))))
        b8: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add((a0 << 5), unsafe_add(unsafe_mul(19, a2), unsafe_add((a11 << 4), unsafe_add(unsafe_mul(14, a7), unsafe_add(unsafe_mul(9, a12), unsafe_add((a3 << 3), unsafe_add((a15 << 2), unsafe_add((a9 << 1), unsafe_add(unsafe_add(a5, a4), p[89]))))))))), unsafe_add(unsafe_mul(13, a10), unsafe_add(unsafe_mul(12, a13), unsafe_add(unsafe_mul(10, a8), unsafe_add(unsafe_mul(7, a1), unsafe_add(unsafe_mul(6, a14), unsafe_mul(3, a6)))))))
        b9: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add((unsafe_add(a15, a13) << 4), unsafe_add(unsafe_mul(14, a14), unsafe_add(unsafe_mul(10, unsafe_sub(unsafe_add(a9, unsafe_add(a7, a4)), a11)), unsafe_add(unsafe_mul(5, unsafe_add(a8, a5)), unsafe_add((unsafe_sub(a2, a1) << 2), unsafe_add(unsafe_sub(a3, a12), p[90])))))), unsafe_add(unsafe_mul(31, a10), unsafe_add(unsafe_mul(15, a0), unsafe_mul(12, a6))))
        b10: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(44, a11), unsafe_add(unsafe_mul(22, a7), unsafe_add((a10 << 4), unsafe_add(unsafe_mul(13, unsafe_add(a12, a9)), unsafe_add(unsafe_mul(11, a15), unsafe_add(unsafe_mul(9, a0), unsafe_add((a5 << 2), unsafe_add(unsafe_mul(3, unsafe_sub(a6, a13)), unsafe_add((a2 << 1), unsafe_add(unsafe_sub(a4, a14), p[91])))))))))), unsafe_add(unsafe_mul(19, a8), (a3 << 3)))
        b11: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(17, a5), unsafe_add((a6 << 1), unsafe_add(unsafe_sub(unsafe_add(a14, unsafe_add(a9, a8)), unsafe_add(a3, a1)), p[92]))), unsafe_add((a11 << 5), unsafe_add((unsafe_add(a4, a2) << 4), unsafe_add(unsafe_mul(12, a10), unsafe_add(unsafe_mul(9, a7), unsafe_add(unsafe_mul(6, a15), unsafe_add(unsafe_mul(5, a13), unsafe_add((a0 << 2), unsafe_mul(3, a12)))))))))
        b12: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add((a13 << 5), unsafe_add(unsafe_mul(24, a2), unsafe_add(unsafe_mul(19, a14), unsafe_add(unsafe_mul(9, unsafe_sub(a0, a15)), unsafe_add((unsafe_sub(a1, a11) << 3), unsafe_add(unsafe_mul(7, unsafe_add(a6, a4)), unsafe_add((unsafe_sub(a10, unsafe_add(a12, unsafe_add(a9, a8))) << 2), unsafe_add(a7, p[93])))))))), unsafe_add(unsafe_mul(22, a5), unsafe_mul(5, a3)))
        b13: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(9, unsafe_sub(a0, unsafe_add(a15, a4))), unsafe_add(unsafe_mul(6, a3), unsafe_add((a7 << 1), unsafe_add(unsafe_sub(unsafe_add(a13, unsafe_add(a12, a9)), unsafe_add(a10, unsafe_add(a6, a5))), p[94])))), unsafe_add(unsafe_mul(19, a8), unsafe_add(unsafe_mul(12, a2), unsafe_add(unsafe_mul(10, a14), unsafe_mul(3, a1)))))
        b14: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(14, a4), unsafe_add((unsafe_sub(a11, unsafe_add(a13, a7)) << 3), unsafe_add((a3 << 2), unsafe_add(unsafe_mul(3, unsafe_sub(a2, a0)), unsafe_add((unsafe_sub(unsafe_add(a10, a9), unsafe_add(a12, a6)) << 1), unsafe_add(unsafe_sub(a1, a15), p[95])))))), unsafe_add(unsafe_mul(10, a5), unsafe_add(unsafe_mul(9, a8), unsafe_mul(6, a14))))
        b15: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06

        # third
        t = unsafe_sub(unsafe_add(unsafe_mul(14, b15), unsafe_add(unsafe_mul(10, unsafe_sub(b4, b12)), unsafe_add(unsafe_mul(9, b1), unsafe_add(unsafe_mul(5, b7), unsafe_add(unsafe_mul(3, unsafe_sub(unsafe_add(b10, b8), b5)), unsafe_add(unsafe_sub(unsafe_add(b13, b9), b2), p[96])))))), unsafe_add(unsafe_mul(18, b0), unsafe_add(unsafe_mul(12, b3), (unsafe_add(b14, b11) << 1))))
        c0: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(14, b0), unsafe_add(unsafe_mul(13, unsafe_sub(b7, b14)), unsafe_add(unsafe_mul(11, b3), unsafe_add(unsafe_mul(7, unsafe_sub(b6, b12)), unsafe_add(unsafe_mul(6, b5), unsafe_add((b1 << 2), unsafe_add(unsafe_mul(3, unsafe_sub(b13, b8)), p[97]))))))), unsafe_add(unsafe_mul(19, b2), unsafe_add(unsafe_mul(18, b15), unsafe_add(unsafe_mul(17, b4), (unsafe_add(b10, b9) << 1)))))
        c1: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(10, unsafe_add(b2, b0)), unsafe_add(unsafe_mul(7, unsafe_sub(b4, b7)), unsafe_add(unsafe_mul(5, b13), unsafe_add(unsafe_mul(3, b10), unsafe_add((unsafe_sub(unsafe_add(b12, b11), unsafe_add(b14, b9)) << 1), unsafe_add(unsafe_sub(b6, b3), p[98])))))), unsafe_add(unsafe_mul(9, b1), unsafe_mul(6, unsafe_add(b15, b5))))
        c2: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(14, unsafe_sub(b11, b6)), unsafe_add(unsafe_mul(13, unsafe_sub(b2, b10)), unsafe_add(unsafe_mul(10, unsafe_add(b14, b13)), unsafe_add(unsafe_mul(7, b3), unsafe_add(unsafe_mul(6, b5), unsafe_add(unsafe_mul(5, unsafe_sub(b9, b12)), unsafe_add((unsafe_sub(b0, b1) << 2), unsafe_add(b4, p[99])))))))), unsafe_add(unsafe_mul(11, b8), unsafe_mul(9, unsafe_add(b15, b7))))
        c3: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(14, b1), unsafe_add(unsafe_mul(12, unsafe_sub(b15, b2)), unsafe_add(unsafe_mul(7, b4), unsafe_add(unsafe_mul(5, unsafe_add(b14, b6)), unsafe_add((unsafe_add(b9, b5) << 2), unsafe_add(unsafe_mul(3, unsafe_sub(unsafe_add(b13, b7), b0)), unsafe_add(unsafe_add(b10, b8), p[100]))))))), unsafe_add(unsafe_mul(11, b12), unsafe_add((b3 << 3), (b11 << 1))))
        c4: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add((unsafe_sub(b0, unsafe_add(b7, b6)) << 4), unsafe_add(unsafe_mul(9, b4), unsafe_add((b8 << 3), unsafe_add(unsafe_mul(6, unsafe_sub(b5, unsafe_add(b15, b10))), unsafe_add(unsafe_mul(3, unsafe_add(b12, unsafe_add(b3, b1))), unsafe_add(unsafe_add(b11, b9), p[101])))))), unsafe_add(unsafe_mul(19, b14), unsafe_add(unsafe_mul(13, b2), (b13 << 2))))
        c5: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(7, b14), unsafe_add(unsafe_mul(6, unsafe_add(b10, b5)), unsafe_add(unsafe_mul(5, unsafe_sub(unsafe_add(b15, b0), b9)), unsafe_add(unsafe_mul(3, unsafe_sub(unsafe_add(b8, unsafe_add(b4, b1)), b11)), p[102])))), unsafe_add(unsafe_mul(17, b3), unsafe_add((unsafe_add(b6, b2) << 1), unsafe_add(b12, b7))))
        c6: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(49, b2), unsafe_add(unsafe_mul(27, b7), unsafe_add(unsafe_mul(20, b6), unsafe_add(unsafe_mul(15, b9), unsafe_add(unsafe_mul(10, unsafe_sub(b12, b3)), unsafe_add(unsafe_mul(7, b15), unsafe_add(unsafe_mul(5, unsafe_add(b11, b4)), p[103]))))))), unsafe_add(unsafe_mul(23, b5), unsafe_add(unsafe_mul(13, b0), unsafe_add(unsafe_mul(12, b8), unsafe_add((b1 << 3), (b14 << 1))))))
        c7: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(10, unsafe_sub(b4, b3)), unsafe_add(unsafe_mul(9, b8), unsafe_add(unsafe_mul(6, unsafe_add(b13, b2)), unsafe_add((unsafe_add(b7, b0) << 1), unsafe_add(unsafe_sub(unsafe_add(b10, b5), b6), p[104]))))), unsafe_add(unsafe_mul(12, b14), unsafe_add((b15 << 2), unsafe_mul(3, b1))))
        c8: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(11, b0), unsafe_add((b1 << 3), unsafe_add(unsafe_mul(6, unsafe_sub(unsafe_add(b8, b6), b3)), unsafe_add(unsafe_mul(5, unsafe_sub(b15, b12)), unsafe_add((unsafe_add(b5, b4) << 2), unsafe_add(unsafe_mul(3, unsafe_add(b13, b9)), p[105])))))), unsafe_add(unsafe_mul(7, b14), unsafe_add((unsafe_add(b10, b2) << 1), b7)))
        c9: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(18, b2), unsafe_add(unsafe_mul(6, unsafe_add(b8, b7)), unsafe_add(unsafe_mul(5, b13), unsafe_add((unsafe_sub(b4, unsafe_add(b10, b9)) << 2), unsafe_add(unsafe_mul(3, unsafe_sub(b12, unsafe_add(b15, b14))), unsafe_add((b11 << 1), unsafe_add(unsafe_sub(b5, b6), p[106]))))))), unsafe_add(unsafe_mul(9, b1), unsafe_add((b3 << 3), unsafe_mul(7, b0))))
        c10: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(10, b5), unsafe_add(unsafe_mul(9, unsafe_sub(b13, b15)), unsafe_add(unsafe_mul(7, unsafe_sub(b11, unsafe_add(b10, b8))), unsafe_add(unsafe_mul(6, b0), unsafe_add(unsafe_mul(3, unsafe_add(b14, unsafe_add(b7, b1))), unsafe_add(unsafe_sub(unsafe_add(b9, b6), unsafe_add(b3, b2)), p[107])))))), unsafe_add(unsafe_mul(13, b12), unsafe_mul(5, b4)))
        c11: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(12, b0), unsafe_add(unsafe_mul(9, unsafe_add(b7, b6)), unsafe_add(unsafe_mul(3, b3), unsafe_add((unsafe_sub(unsafe_add(b13, b10), b11) << 1), unsafe_add(unsafe_sub(unsafe_add(b8, b5), unsafe_add(b12, b1)), p[108]))))), unsafe_add(unsafe_mul(10, unsafe_add(b15, b4)), unsafe_add(unsafe_mul(7, b2), (b14 << 2))))
        c12: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(13, unsafe_sub(b1, b2)), unsafe_add(unsafe_mul(12, b0), unsafe_add(unsafe_mul(6, unsafe_add(b6, b5)), unsafe_add(unsafe_mul(5, unsafe_sub(b9, b14)), unsafe_add((unsafe_sub(b15, b10) << 1), p[109]))))), unsafe_add(unsafe_mul(9, b12), unsafe_add((b4 << 2), unsafe_add(b13, unsafe_add(b8, unsafe_add(b7, b3))))))
        c13: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(22, b0), unsafe_add(unsafe_mul(9, b8), unsafe_add(unsafe_mul(3, b4), unsafe_add((unsafe_sub(unsafe_add(b12, b6), unsafe_add(b10, unsafe_add(b9, b1))) << 1), unsafe_add(unsafe_sub(unsafe_add(b13, unsafe_add(b5, b2)), b11), p[110]))))), unsafe_add(unsafe_mul(13, b14), unsafe_add(unsafe_mul(5, b7), (unsafe_add(b15, b3) << 2))))
        c14: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(25, b3), unsafe_add(unsafe_mul(5, b5), unsafe_add((unsafe_sub(unsafe_add(b7, b0), b9) << 2), unsafe_add(unsafe_mul(3, unsafe_sub(b2, b12)), unsafe_add((b6 << 1), unsafe_add(b10, p[111])))))), unsafe_add(unsafe_mul(29, b4), unsafe_add(unsafe_mul(11, b8), unsafe_add(unsafe_mul(10, b14), unsafe_add(unsafe_mul(9, b15), unsafe_add(unsafe_mul(7, b13), unsafe_mul(6, b1)))))))
        c15: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06

        # fields
        t = unsafe_sub(unsafe_add(unsafe_mul(65, c10), unsafe_add(unsafe_mul(55, c4), unsafe_add(unsafe_mul(31, c2), unsafe_add((unsafe_add(c14, c6) << 3), unsafe_add(unsafe_mul(7, unsafe_sub(c15, c8)), unsafe_add((c1 << 2), unsafe_add(unsafe_sub(c5, unsafe_add(c7, c3)), p[112]))))))), unsafe_add(unsafe_mul(78, c13), unsafe_add(unsafe_mul(74, c9), unsafe_add(unsafe_mul(36, c0), unsafe_add((c11 << 5), unsafe_mul(15, c12))))))
        t = unsafe_add(692 * ONES, (t >> 6) & LOW_10)
        t = unsafe_sub(1279 * ONES, t & unsafe_mul((t >> 10) & ONES, 1023))
        d0: uint256 = t & unsafe_mul((t >> 10) & ONES, 1023)
        t = unsafe_sub(unsafe_add(unsafe_mul(82, c14), unsafe_add((c8 << 6), unsafe_add(unsafe_mul(20, c6), unsafe_add(unsafe_mul(15, c11), unsafe_add((unsafe_add(c3, c1) << 1), p[113]))))), unsafe_add(unsafe_mul(62, c9), unsafe_add(unsafe_mul(56, c2), unsafe_add(unsafe_mul(53, c10), unsafe_add(unsafe_mul(43, c12), unsafe_add(unsafe_mul(38, c5), unsafe_add((c0 << 4), unsafe_add(unsafe_mul(13, c13), unsafe_add(unsafe_mul(10, c4), (c15 << 2))))))))))
        t = unsafe_add(692 * ONES, (t >> 6) & LOW_10)
        t = unsafe_sub(1279 * ONES, t & unsafe_mul((t >> 10) & ONES, 1023))
        d1: uint256 = t & unsafe_mul((t >> 10) & ONES, 1023)
        t = unsafe_sub(unsafe_add(unsafe_mul(60, c1), unsafe_add(unsafe_mul(34, c14), unsafe_add(unsafe_mul(30, c5), unsafe_add(unsafe_mul(27, c2), unsafe_add(unsafe_mul(19, c7), unsafe_add(unsafe_mul(13, c8), unsafe_add(unsafe_mul(12, c9), unsafe_add(unsafe_mul(5, c10), unsafe_add(unsafe_mul(3, c0), unsafe_add((c3 << 1), p[114])))))))))), unsafe_add(unsafe_mul(96, c12), unsafe_add(unsafe_mul(54, c4), unsafe_add(unsafe_mul(50, c15), unsafe_add(unsafe_mul(29, c13), unsafe_add(unsafe_mul(28, c11), unsafe_mul(22, c6)))))))
        t = unsafe_add(692 * ONES, (t >> 6) & LOW_10)
        t = unsafe_sub(1279 * ONES, t & unsafe_mul((t >> 10) & ONES, 1023))
        d2: uint256 = t & unsafe_mul((t >> 10) & ONES, 1023)
        t = unsafe_sub(unsafe_add(unsafe_mul(127, unsafe_sub(c11, c3)), unsafe_add(unsafe_mul(106, c6), unsafe_add(unsafe_mul(70, c8), unsafe_add(unsafe_mul(60, unsafe_sub(c5, c0)), unsafe_add(unsafe_mul(23, c2), unsafe_add(unsafe_mul(11, c15), unsafe_add(unsafe_mul(5, c10), unsafe_add((c1 << 2), unsafe_add(unsafe_mul(3, c4), p[115]))))))))), unsafe_add(unsafe_mul(113, c12), unsafe_add(unsafe_mul(15, unsafe_add(c14, c13)), unsafe_add(unsafe_mul(13, c9), unsafe_mul(10, c7)))))
        t = unsafe_add(692 * ONES, (t >> 6) & LOW_10)
        t = unsafe_sub(1279 * ONES, t & unsafe_mul((t >> 10) & ONES, 1023))
        d3: uint256 = t & unsafe_mul((t >> 10) & ONES, 1023)

        outputs[at] = [unsafe_sub(255 * ONES, d0), unsafe_sub(255 * ONES, d1), unsafe_sub(255 * ONES, d2), unsafe_sub(255 * ONES, d3)]
        at = unsafe_add(at, 1)
    return outputs


@pure
def _modulated(gains: int256[GAINS], offsets: int256[OFFSETS]) -> uint256[PARAMETERS]:
    """
    @notice Lays out what `_points` reads, under a latent.
    @param gains One for each unit of the layers with gains, in order.
    @param offsets One for each unit of the layers that a latent changes, in order.
    @return Weights, and biases in every lane. No twin: the reference modulates the model.
    @dev Proven for these ranges, which the caller keeps:
        first: offsets [0, 4095], gains [0, 127] >> 6
        second: offsets [0, 4095]
        third: offsets [0, 4095]
        fields: offsets [-4096, 4095]
    """
    p: uint256[PARAMETERS] = empty(uint256[PARAMETERS])
    at: uint256 = 0
    unit: uint256 = 0
    bias_at: uint256 = 0
    word: uint256 = 0
    gained: uint256 = 0

    # first
    bias_at = 64
    for row: int256[3] in UNITS_A:
        # The bias, the lanes' offset, then the weights, a byte each.
        gain: int256 = gains[gained]
        bias: int256 = unsafe_add(unsafe_mul(row[0], gain) >> 6, offsets[unit]) & 4095
        bias = unsafe_add(bias, row[1])
        word = convert(convert(row[2], bytes32), uint256)
        for i: uint256 in range(4):
            weight: int256 = max(min(unsafe_mul(unsafe_sub(convert((word >> (i << 3)) & 255, int256), 128), gain) >> 6, 127), -128)
            p[at] = convert(convert(weight, bytes32), uint256)
            at = unsafe_add(at, 1)
        p[bias_at] = unsafe_mul(convert(convert(bias, bytes32), uint256), ONES)
        bias_at = unsafe_add(bias_at, 1)
        unit = unsafe_add(unit, 1)
        gained = unsafe_add(gained, 1)
    at = 80

    # second, third, fields
    for i: uint256 in range(36):
        p[at] = unsafe_mul(unsafe_add(unsafe_sub((UNITS_B[i >> 2] >> ((i & 3) << 6)) & 18446744073709551615, 9223372036854775808), convert(convert(offsets[unit], bytes32), uint256)), ONES)
        at = unsafe_add(at, 1)
        unit = unsafe_add(unit, 1)

    return p
