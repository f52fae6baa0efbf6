# pragma version 0.4.3
"""
@title Imago's network
@license MIT
@notice The network imago at 16 points: 640 multiply-accumulates each.
@dev Made from the model 0xce62d6b78499983b61e555db03b92548bc6af0eb1905cbf6663bab9e85efddec; do not edit.
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
    [2168, 12288, 1669370987],
    [643, 24576, 2914729611],
    [3072, 16384, 2927709591],
    [3486, 20480, 2544860102],
    [705, 20480, 1615563685],
    [3057, 12288, 2274069578],
    [1076, 24576, 3165591430],
    [1592, 16384, 2120590262],
    [2215, 8192, 2290181235],
    [2294, 16384, 2002894732],
    [1453, 16384, 2727103615],
    [332, 12288, 2675415691],
    [3715, 12288, 2019459929],
    [2610, 20480, 2543329129],
    [1809, 12288, 2560593520],
    [820, 16384, 1689037706],
]
UNITS_B: constant(int256[2][16]) = [
    [3558, 384],
    [1890, 2464],
    [2075, 6144],
    [1442, 2784],
    [564, 4320],
    [1689, -128],
    [1128, 4320],
    [3352, 6816],
    [767, 4608],
    [2387, 2016],
    [693, 4288],
    [402, 7200],
    [398, 6624],
    [1948, 5760],
    [1089, 5568],
    [3756, -512],
]
UNITS_C: constant(int256[2][16]) = [
    [3794, -1120],
    [4046, -832],
    [3638, 1056],
    [1449, 6016],
    [1012, 2208],
    [4092, -704],
    [662, 5216],
    [3466, 4544],
    [465, 3840],
    [3536, -544],
    [2651, 352],
    [1847, 4576],
    [1751, 3264],
    [1344, 3904],
    [1174, 4384],
    [1387, 4192],
]
UNITS_D: constant(int256[2][4]) = [
    [7735, 14720],
    [7830, 22976],
    [8533, 14464],
    [7614, 15264],
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
        t = unsafe_add(unsafe_mul(p[3], x[3]), unsafe_add(unsafe_mul(p[1], x[1]), unsafe_add(unsafe_mul(p[0], x[0]), p[64])))
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
        t = unsafe_sub(unsafe_add(unsafe_mul(14, a9), unsafe_add(unsafe_mul(9, unsafe_sub(a14, a6)), unsafe_add(unsafe_mul(7, a11), unsafe_add(unsafe_mul(6, unsafe_sub(unsafe_add(a7, a3), unsafe_add(a15, a13))), p[80])))), unsafe_add(unsafe_mul(11, unsafe_add(a8, a2)), unsafe_add(unsafe_mul(5, a1), unsafe_add(unsafe_mul(3, a10), unsafe_add((a0 << 1), a4)))))
        b0: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add((a10 << 5), unsafe_add(unsafe_mul(15, a0), unsafe_add(unsafe_mul(12, a11), unsafe_add(unsafe_mul(7, unsafe_add(a15, a7)), unsafe_add(unsafe_mul(5, unsafe_sub(a4, a9)), unsafe_add(unsafe_mul(3, a13), unsafe_add((a12 << 1), unsafe_add(unsafe_sub(unsafe_add(a6, unsafe_add(a5, a3)), a1), p[81])))))))), unsafe_add((a8 << 4), unsafe_add(unsafe_mul(9, a14), (a2 << 2))))
        b1: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(18, a8), unsafe_add(unsafe_mul(10, a6), unsafe_add((unsafe_sub(unsafe_add(a2, a0), unsafe_add(a15, unsafe_add(a9, unsafe_add(a7, a1)))) << 1), p[82]))), unsafe_add(unsafe_mul(22, a5), unsafe_add(unsafe_mul(17, a13), unsafe_add(unsafe_mul(15, a4), unsafe_add(unsafe_mul(12, a10), unsafe_add((unsafe_add(a11, a3) << 3), unsafe_mul(6, a14)))))))
        b2: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(20, a8), unsafe_add(unsafe_mul(12, a4), unsafe_add(unsafe_mul(11, unsafe_sub(a7, a11)), unsafe_add(unsafe_mul(10, a0), unsafe_add(unsafe_mul(6, unsafe_add(a15, a13)), unsafe_add(unsafe_mul(5, unsafe_add(a5, a2)), unsafe_add(unsafe_sub(unsafe_add(a12, unsafe_add(a6, a1)), a9), p[83]))))))), unsafe_add(unsafe_mul(13, a10), unsafe_add(unsafe_mul(9, a14), unsafe_mul(3, a3))))
        b3: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(15, a2), unsafe_add(unsafe_mul(13, a8), unsafe_add((unsafe_add(a15, a4) << 2), unsafe_add(unsafe_sub(a9, unsafe_add(a12, a3)), p[84])))), unsafe_add(unsafe_mul(22, a10), unsafe_add(unsafe_mul(9, a13), unsafe_add(unsafe_mul(6, a5), unsafe_add(unsafe_mul(3, a1), (a11 << 1))))))
        b4: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add((unsafe_add(a13, a9) << 3), unsafe_add(unsafe_mul(6, a5), unsafe_add(unsafe_mul(3, a8), unsafe_add((unsafe_sub(a4, unsafe_add(a3, a0)) << 1), unsafe_add(unsafe_sub(a12, unsafe_add(a15, a1)), p[85]))))), unsafe_add(unsafe_mul(5, unsafe_add(a14, a11)), (unsafe_add(a6, a2) << 2)))
        b5: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(17, a3), unsafe_add(unsafe_mul(15, unsafe_sub(a15, a8)), unsafe_add((a10 << 3), unsafe_add(unsafe_mul(6, unsafe_sub(a14, a9)), unsafe_add(unsafe_mul(3, a13), unsafe_add((unsafe_sub(unsafe_add(a12, unsafe_add(a11, a6)), a5) << 1), p[86])))))), unsafe_add(unsafe_mul(13, a0), unsafe_add(unsafe_mul(9, a2), unsafe_add(unsafe_mul(7, a7), unsafe_mul(5, unsafe_add(a4, a1))))))
        b6: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(23, unsafe_sub(a8, a13)), unsafe_add((a1 << 3), unsafe_add(unsafe_add(a6, a3), p[87]))), unsafe_add(unsafe_mul(24, a2), unsafe_add(unsafe_mul(20, a11), unsafe_add(unsafe_mul(12, a14), unsafe_add(unsafe_mul(9, a7), unsafe_add(unsafe_mul(7, unsafe_add(a4, a0)), unsafe_add(unsafe_mul(6, a10), unsafe_add(unsafe_mul(5, a15), unsafe_add(unsafe_mul(3, a12), (a9 << 1))))))))))
        b7: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(19, unsafe_sub(a2, a9)), unsafe_add(unsafe_mul(11, a15), unsafe_add((a7 << 3), unsafe_add(unsafe_mul(6, a6), unsafe_add(unsafe_mul(3, unsafe_sub(a14, unsafe_add(a12, a3))), unsafe_add((a1 << 1), unsafe_add(a8, p[88]))))))), unsafe_add(unsafe_mul(10, unsafe_add(a11, a4)), unsafe_add(unsafe_mul(9, a13), unsafe_add(unsafe_mul(7, a10), unsafe_mul(5, a0)))))
        b8: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add((a4 << 5), unsafe_add(unsafe_mul(17, unsafe_add(a9, a0)), unsafe_add(unsafe_mul(15, unsafe_sub(a14, a5)), unsafe_add(unsafe_mul(11, a2), unsafe_add((a8 << 3), unsafe_add((a13 << 1), unsafe_add(unsafe_sub(unsafe_add(a11, unsafe_add(a10, a7)), a6), p[89]))))))), unsafe_add(unsafe_mul(9, a15), unsafe_add(unsafe_mul(6, a1), unsafe_add(unsafe_mul(5, a3), (a12 << 2)))))
        b9: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(13, unsafe_sub(a2, unsafe_add(a6, a3))), unsafe_add(unsafe_mul(12, a7), unsafe_add(unsafe_mul(11, unsafe_sub(a5, a11)), unsafe_add(unsafe_mul(7, a1), unsafe_add(unsafe_mul(6, a15), unsafe_add(unsafe_mul(5, a9), unsafe_add((unsafe_sub(a10, a13) << 2), unsafe_add(unsafe_mul(3, a14), unsafe_add(a12, p[90]))))))))), unsafe_add(unsafe_mul(18, a0), unsafe_mul(9, a8)))
        b10: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(21, a13), unsafe_add(unsafe_mul(17, unsafe_add(a2, a0)), unsafe_add(unsafe_mul(12, a10), unsafe_add((unsafe_sub(a11, a4) << 3), unsafe_add(unsafe_mul(7, a6), unsafe_add((unsafe_sub(a1, a9) << 2), unsafe_add(unsafe_mul(3, a5), unsafe_add(unsafe_sub(a12, a7), p[91])))))))), unsafe_add(unsafe_mul(22, a8), unsafe_add(unsafe_mul(13, a14), unsafe_add(unsafe_mul(6, a3), unsafe_mul(5, a15)))))
        b11: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add((a9 << 2), unsafe_add(unsafe_mul(3, unsafe_sub(unsafe_add(a13, a7), a3)), unsafe_add((unsafe_add(a12, a0) << 1), p[92]))), unsafe_add(unsafe_mul(24, a11), unsafe_add(unsafe_mul(20, a14), unsafe_add(unsafe_mul(14, a2), unsafe_add(unsafe_mul(10, a15), unsafe_add((unsafe_add(a8, a4) << 3), unsafe_add(unsafe_mul(5, a5), a6)))))))
        b12: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add((a2 << 4), unsafe_add(unsafe_mul(9, a13), unsafe_add(unsafe_mul(7, unsafe_add(a11, a3)), unsafe_add(unsafe_mul(5, a6), unsafe_add((unsafe_sub(a9, a12) << 1), p[93]))))), unsafe_add(unsafe_mul(20, a10), unsafe_add(unsafe_mul(19, a4), unsafe_add(unsafe_mul(14, unsafe_add(a15, a7)), unsafe_add(unsafe_mul(13, a5), unsafe_add((a8 << 3), (unsafe_add(a14, a0) << 2)))))))
        b13: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(11, a11), unsafe_add((unsafe_sub(a13, a2) << 3), unsafe_add(unsafe_sub(unsafe_add(a8, unsafe_add(a6, a1)), a5), p[94]))), unsafe_add(unsafe_mul(25, a15), unsafe_add(unsafe_mul(10, a4), unsafe_add(unsafe_mul(7, a3), unsafe_add((unsafe_add(a14, unsafe_add(a10, a7)) << 2), unsafe_add(unsafe_mul(3, a12), (a9 << 1)))))))
        b14: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(13, a10), unsafe_add(unsafe_mul(7, unsafe_sub(unsafe_add(a3, a2), unsafe_add(a5, a0))), unsafe_add(unsafe_mul(6, a15), unsafe_add(unsafe_mul(5, a13), unsafe_add((a14 << 2), unsafe_add((unsafe_sub(a4, unsafe_add(a12, unsafe_add(a9, a7))) << 1), unsafe_add(unsafe_sub(unsafe_add(a11, a6), a1), p[95]))))))), unsafe_mul(9, a8))
        b15: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06

        # third
        t = unsafe_sub(unsafe_add(unsafe_mul(19, b15), unsafe_add(unsafe_mul(10, unsafe_add(b8, b1)), unsafe_add(unsafe_mul(6, unsafe_add(b12, b6)), unsafe_add(unsafe_mul(3, unsafe_add(b9, b4)), unsafe_add((unsafe_add(b14, unsafe_add(b11, unsafe_add(b7, b0))) << 1), unsafe_add(unsafe_sub(b10, b3), p[96])))))), unsafe_add(unsafe_mul(22, b5), (unsafe_add(b13, b2) << 2)))
        c0: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(21, b0), unsafe_add((b13 << 4), unsafe_add(unsafe_mul(5, unsafe_sub(b3, b12)), unsafe_add((b2 << 2), unsafe_add(unsafe_mul(3, unsafe_sub(unsafe_add(b5, b4), b10)), unsafe_add((unsafe_add(b6, b1) << 1), unsafe_add(unsafe_add(b11, unsafe_add(b8, b7)), p[97]))))))), unsafe_add(unsafe_mul(14, b14), unsafe_mul(11, b15)))
        c1: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(9, unsafe_sub(b8, unsafe_add(b12, unsafe_add(b11, b5)))), unsafe_add(unsafe_mul(7, b0), unsafe_add(unsafe_mul(6, unsafe_sub(b4, b2)), unsafe_add(unsafe_mul(5, b3), unsafe_add(unsafe_mul(3, b14), unsafe_add(unsafe_sub(unsafe_add(b13, unsafe_add(b7, b6)), b10), p[98])))))), unsafe_add(unsafe_mul(15, b1), unsafe_add(unsafe_mul(13, b15), (b9 << 2))))
        c2: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(18, b5), unsafe_add((b4 << 3), unsafe_add(unsafe_mul(7, unsafe_sub(b8, unsafe_add(b15, b7))), unsafe_add(unsafe_mul(5, b1), unsafe_add(unsafe_sub(b13, unsafe_add(b11, b3)), p[99]))))), unsafe_add((b0 << 4), unsafe_add(unsafe_mul(15, b12), unsafe_add(unsafe_mul(14, b2), unsafe_add(unsafe_mul(13, b10), unsafe_add(unsafe_mul(12, b14), unsafe_add(unsafe_mul(11, b6), (b9 << 1))))))))
        c3: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_add(unsafe_mul(25, b12), unsafe_add(unsafe_mul(15, b1), unsafe_add(unsafe_mul(11, b15), unsafe_add(unsafe_mul(7, unsafe_sub(b8, b3)), unsafe_add((unsafe_sub(unsafe_add(b7, b0), b11) << 2), unsafe_add(unsafe_mul(3, b2), unsafe_add((unsafe_sub(b9, b13) << 1), unsafe_add(unsafe_sub(unsafe_add(b6, b4), b5), p[100]))))))))
        c4: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(17, b1), unsafe_add(unsafe_mul(13, b5), unsafe_add(unsafe_mul(7, b12), unsafe_add(unsafe_mul(5, b9), unsafe_add((b8 << 2), unsafe_add((unsafe_sub(b15, b3) << 1), unsafe_add(unsafe_sub(unsafe_add(b11, b7), unsafe_add(b13, b2)), p[101]))))))), unsafe_add(unsafe_mul(9, b6), unsafe_add(unsafe_mul(6, b10), unsafe_mul(3, unsafe_add(b14, unsafe_add(b4, b0))))))
        c5: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(14, unsafe_add(b4, b3)), unsafe_add((b8 << 3), unsafe_add((unsafe_sub(unsafe_add(b13, b12), unsafe_add(b15, unsafe_add(b14, b0))) << 2), unsafe_add(b7, p[102])))), unsafe_add(unsafe_mul(15, b10), unsafe_add(unsafe_mul(13, b5), unsafe_add(unsafe_mul(12, unsafe_add(b6, b2)), unsafe_add(unsafe_mul(6, b11), unsafe_mul(5, unsafe_add(b9, b1)))))))
        c6: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(24, b4), unsafe_add(unsafe_mul(10, b13), unsafe_add(unsafe_mul(7, b2), unsafe_add(unsafe_mul(5, b10), unsafe_add(unsafe_mul(3, b7), unsafe_add((unsafe_add(b15, unsafe_add(b11, b6)) << 1), p[103])))))), unsafe_add(unsafe_mul(21, b12), unsafe_add(unsafe_mul(19, b3), unsafe_add(unsafe_mul(11, b14), unsafe_add(unsafe_mul(9, b1), unsafe_add((b8 << 3), b9))))))
        c7: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(20, b4), unsafe_add(unsafe_mul(7, b15), unsafe_add((unsafe_sub(unsafe_add(b13, b5), b6) << 2), unsafe_add(unsafe_mul(3, unsafe_sub(b2, unsafe_add(b7, b1))), unsafe_add((b10 << 1), unsafe_add(unsafe_sub(unsafe_add(b12, b8), b9), p[104])))))), unsafe_add(unsafe_mul(9, unsafe_add(b14, b11)), unsafe_mul(5, b3)))
        c8: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(10, unsafe_add(b4, b0)), unsafe_add((unsafe_sub(b8, b14) << 3), unsafe_add(unsafe_mul(6, b1), unsafe_add((unsafe_sub(unsafe_add(b13, b9), b10) << 2), unsafe_add(unsafe_mul(3, unsafe_sub(b15, b7)), unsafe_add((unsafe_sub(b5, b11) << 1), p[105])))))), unsafe_add(unsafe_mul(12, b3), b2))
        c9: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(9, b14), unsafe_add((b4 << 3), unsafe_add(unsafe_mul(3, unsafe_add(b15, b8)), unsafe_add((unsafe_sub(b3, b9) << 1), unsafe_add(unsafe_sub(b10, unsafe_add(b13, b7)), p[106]))))), unsafe_add(unsafe_mul(13, b1), unsafe_add(unsafe_mul(7, b11), unsafe_add(unsafe_mul(5, b12), (unsafe_add(b6, b0) << 2)))))
        c10: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(15, b5), unsafe_add(unsafe_mul(14, unsafe_sub(b2, b12)), unsafe_add(unsafe_mul(12, b6), unsafe_add(unsafe_mul(11, b9), unsafe_add(unsafe_mul(10, b15), unsafe_add(unsafe_mul(3, unsafe_sub(b3, unsafe_add(b13, b1))), unsafe_add(unsafe_sub(b0, b11), p[107]))))))), unsafe_add(unsafe_mul(29, b10), unsafe_add(unsafe_mul(20, b8), unsafe_add(unsafe_mul(7, b14), (b4 << 2)))))
        c11: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(28, b14), unsafe_add(unsafe_mul(9, b15), unsafe_add((b7 << 3), unsafe_add((unsafe_sub(b12, b0) << 2), unsafe_add(unsafe_mul(3, b1), unsafe_add((unsafe_sub(b13, b10) << 1), unsafe_add(unsafe_add(b8, b6), p[108]))))))), unsafe_add(unsafe_mul(7, b5), unsafe_add(unsafe_mul(6, unsafe_add(b11, b3)), unsafe_mul(5, b9))))
        c12: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(14, unsafe_sub(unsafe_add(b1, b0), b3)), unsafe_add((b9 << 3), unsafe_add(unsafe_mul(7, b5), unsafe_add((unsafe_sub(b8, unsafe_add(b10, b6)) << 2), unsafe_add(unsafe_mul(3, unsafe_sub(b12, b4)), p[109]))))), unsafe_add(unsafe_mul(11, b15), unsafe_add(unsafe_mul(6, b14), unsafe_add(b7, b2))))
        c13: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(12, unsafe_add(b4, b0)), unsafe_add(unsafe_mul(9, b8), unsafe_add((b13 << 3), unsafe_add((unsafe_sub(b9, b2) << 1), p[110])))), unsafe_add(unsafe_mul(14, b3), unsafe_add(unsafe_mul(11, b12), unsafe_add(unsafe_mul(5, b14), unsafe_add((unsafe_add(b15, unsafe_add(b11, b1)) << 2), unsafe_add(unsafe_mul(3, unsafe_add(b10, b5)), unsafe_add(b7, b6)))))))
        c14: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06
        t = unsafe_sub(unsafe_add(unsafe_mul(15, b3), unsafe_add(unsafe_mul(12, b11), unsafe_add(unsafe_mul(11, b5), unsafe_add((unsafe_sub(b7, b2) << 2), unsafe_add(unsafe_mul(3, b8), unsafe_add((unsafe_sub(b9, b1) << 1), unsafe_add(unsafe_sub(b6, b0), p[111]))))))), unsafe_add(unsafe_mul(13, b14), unsafe_add(unsafe_mul(10, b4), unsafe_add((b15 << 3), unsafe_add(unsafe_mul(7, b13), unsafe_mul(6, b12))))))
        c15: uint256 = ((unsafe_mul((t & BIT_11) >> 6, 63) ^ t) >> 5) & LOW_06

        # fields
        t = unsafe_sub(unsafe_add(unsafe_mul(76, c10), unsafe_add(unsafe_mul(70, c5), unsafe_add(unsafe_mul(43, c2), unsafe_add(unsafe_mul(35, unsafe_add(c4, unsafe_add(c3, c1))), unsafe_add(unsafe_mul(15, c15), unsafe_add(unsafe_mul(6, unsafe_add(c14, c6)), p[112])))))), unsafe_add(unsafe_mul(68, c9), unsafe_add(unsafe_mul(65, c13), unsafe_add(unsafe_mul(34, c0), unsafe_add(unsafe_mul(3, c12), c11)))))
        t = unsafe_add(719 * ONES, (t >> 6) & LOW_10)
        t = unsafe_sub(1279 * ONES, t & unsafe_mul((t >> 10) & ONES, 1023))
        d0: uint256 = t & unsafe_mul((t >> 10) & ONES, 1023)
        t = unsafe_sub(unsafe_add(unsafe_mul(81, c14), unsafe_add(unsafe_mul(77, c8), unsafe_add((c15 << 4), unsafe_add(unsafe_mul(3, c6), unsafe_add((unsafe_sub(c2, c11) << 1), p[113]))))), unsafe_add(unsafe_mul(88, c9), unsafe_add(unsafe_mul(54, c10), unsafe_add(unsafe_mul(31, c7), unsafe_add(unsafe_mul(20, unsafe_add(c4, c0)), unsafe_add(unsafe_mul(18, c5), unsafe_add(unsafe_mul(17, c1), unsafe_add(unsafe_mul(15, unsafe_add(c13, c12)), unsafe_mul(7, c3)))))))))
        t = unsafe_add(719 * ONES, (t >> 6) & LOW_10)
        t = unsafe_sub(1279 * ONES, t & unsafe_mul((t >> 10) & ONES, 1023))
        d1: uint256 = t & unsafe_mul((t >> 10) & ONES, 1023)
        t = unsafe_sub(unsafe_add(unsafe_mul(103, c12), unsafe_add(unsafe_mul(56, c15), unsafe_add((unsafe_sub(c4, c1) << 5), unsafe_add(unsafe_mul(29, unsafe_add(c13, c9)), unsafe_add(unsafe_mul(20, c3), unsafe_add(unsafe_mul(18, unsafe_sub(c5, c14)), unsafe_add(unsafe_mul(5, unsafe_sub(c6, c7)), unsafe_add((c11 << 1), p[114])))))))), unsafe_add(unsafe_mul(33, c10), unsafe_add(unsafe_mul(26, c2), unsafe_add(unsafe_mul(15, c8), unsafe_mul(7, c0)))))
        t = unsafe_add(719 * ONES, (t >> 6) & LOW_10)
        t = unsafe_sub(1279 * ONES, t & unsafe_mul((t >> 10) & ONES, 1023))
        d2: uint256 = t & unsafe_mul((t >> 10) & ONES, 1023)
        t = unsafe_sub(unsafe_add(unsafe_mul(127, unsafe_add(c11, c6)), unsafe_add(unsafe_mul(58, c8), unsafe_add(unsafe_mul(46, unsafe_sub(c5, c0)), unsafe_add(unsafe_mul(28, c2), unsafe_add(unsafe_mul(22, c4), unsafe_add(unsafe_mul(21, c10), unsafe_add((c1 << 1), p[115]))))))), unsafe_add(unsafe_mul(108, c3), unsafe_add(unsafe_mul(63, c7), unsafe_add(unsafe_mul(30, c14), unsafe_add(unsafe_mul(20, c13), unsafe_add(unsafe_mul(15, c12), unsafe_add(unsafe_mul(11, c15), unsafe_mul(5, c9))))))))
        t = unsafe_add(719 * ONES, (t >> 6) & LOW_10)
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
            weight: int256 = max(min(unsafe_mul(convert((word >> (8 * i)) & 255, int256) - 128, gain) >> 6, 127), -128)
            p[at] = convert(convert(weight, bytes32), uint256)
            at = unsafe_add(at, 1)
        p[bias_at] = unsafe_mul(convert(convert(bias, bytes32), uint256), ONES)
        bias_at = unsafe_add(bias_at, 1)
        unit = unsafe_add(unit, 1)
        gained = unsafe_add(gained, 1)
    at = 80

    # second
    for row: int256[2] in UNITS_B:
        bias: int256 = unsafe_add(row[0], offsets[unit])
        p[at] = unsafe_mul(convert(convert(unsafe_add(bias, row[1]), bytes32), uint256), ONES)
        at = unsafe_add(at, 1)
        unit = unsafe_add(unit, 1)

    # third
    for row: int256[2] in UNITS_C:
        bias: int256 = unsafe_add(row[0], offsets[unit])
        p[at] = unsafe_mul(convert(convert(unsafe_add(bias, row[1]), bytes32), uint256), ONES)
        at = unsafe_add(at, 1)
        unit = unsafe_add(unit, 1)

    # fields
    for row: int256[2] in UNITS_D:
        bias: int256 = unsafe_add(row[0], offsets[unit])
        p[at] = unsafe_mul(convert(convert(unsafe_add(bias, row[1]), bytes32), uint256), ONES)
        at = unsafe_add(at, 1)
        unit = unsafe_add(unit, 1)

    return p
