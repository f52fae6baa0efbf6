# pragma version 0.4.3
"""
@title Persona's network
@license MIT
@notice The network persona-decoder at 16 points: 1368 multiply-accumulates each.
@dev Made from the model 0xdb9ebe4a3ccba86d3d65d9443b901a789714b0f78aae30855774e135d17a4424; do not edit.
     Made by `python -m scripts.compiler.persona`.
     A word holds 16 points in lanes of 16 bits, the first in the lowest bits.
     Sums are exact modulo 2**256, and every lane is proven to hold its number where it is read, for
     all inputs in range: so nothing that is called unsafe here can go wrong.
"""

INPUTS: constant(uint256) = 5
OUTPUTS: constant(uint256) = 4
WORDS: constant(uint256) = 6  # that one call evaluates
LANES: constant(uint256) = 16  # points in a word
LANE_BITS: constant(uint256) = 16
LEAST: constant(int256) = 0  # what an output lane of 0 means
PARAMETERS: constant(uint256) = 196  # that a latent changes
GAINS: constant(uint256) = 24
OFFSETS: constant(uint256) = 76

ONES: constant(uint256) = max_value(uint256) // (2**16 - 1)  # 1 in every lane
BIT_11: constant(uint256) = ONES * 2**11
LOW_06: constant(uint256) = ONES * (2**6 - 1)
UNITS_A: constant(int256[3][24]) = [
    [498, 20480, 375948942194],
    [-1055, 28672, 272925812046],
    [879, 20480, 508962978648],
    [1249, 20480, 659403741378],
    [1146, 12288, 577799690866],
    [2010, 12288, 565502968710],
    [-485, 20480, 787882681181],
    [604, 20480, 482554369432],
    [-30, 12288, 492233720955],
    [-906, 8192, 612209821578],
    [114, 12288, 611622159969],
    [803, 16384, 444888741219],
    [-442, 8192, 560199799419],
    [830, 16384, 561372892572],
    [-834, 16384, 516663314837],
    [-638, 20480, 517787656900],
    [-489, 20480, 385059814264],
    [71, 16384, 706665554287],
    [-337, 24576, 547813413798],
    [-791, 16384, 654417952397],
    [-83, 24576, 323725125462],
    [-311, 16384, 482740508530],
    [788, 24576, 701475944818],
    [-2346, 16384, 659019095933],
]
UNITS_B: constant(uint256[13]) = [
    57896044618658168771715687949263547281229677517984835475780818966789675305900,
    57896044618658190076198977851658057824109254119921102449313212160528122663487,
    57896044618658149701880615844527386678683806961222816746452377529863351842240,
    57896044618658187395876536841545369952905452963322379264459230407082727454618,
    57896044618658168407643787296836060123444550138345536460734200356005757331658,
    57896044618658188883549648128188711863659158955690878689934482935326315656046,
    57896044618658188230731067647973912187560249198199462438022706613707444606269,
    57896044618658192800461131009477507544060849291726086226237045261674141984045,
    57896044618658179285861094721953824279623402877613899529875957255836966857619,
    57896044618658169907871102054252761935320121095043513343671737114161305367394,
    57896044618658187151069569161464822137287675966587415552233291115740113416400,
    57896044618658187458647554195412180918544330948335339267776951772812786280519,
    57896044618658386963772009990286906344317185792294044222896719635947985085312,
]


@pure
def _points(p: uint256[PARAMETERS], inputs: uint256[INPUTS][WORDS]) -> uint256[OUTPUTS][WORDS]:
    """
    @notice Evaluates the network on words of points.
    @param p What `_modulated` gave.
    @param inputs A word an input, signed lanes, each in [-68, 68].
    @return A word a channel: a lane u means LEAST + u. No twin: the reference evaluates the model.
    """
    t: uint256 = 0
    word0: uint256 = BIT_11
    word1: uint256 = LOW_06
    word2: uint256 = ONES
    word3: uint256 = 767 * ONES
    word4: uint256 = 255 * ONES
    outputs: uint256[OUTPUTS][WORDS] = empty(uint256[OUTPUTS][WORDS])
    at: uint256 = 0
    for x: uint256[INPUTS] in inputs:
        # first
        t = unsafe_add(unsafe_mul(p[4], x[4]), unsafe_add(unsafe_mul(p[3], x[3]), unsafe_add(unsafe_mul(p[2], x[2]), unsafe_add(unsafe_mul(p[1], x[1]), unsafe_add(unsafe_mul(p[0], x[0]), p[120])))))
        a0: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[9], x[4]), unsafe_add(unsafe_mul(p[8], x[3]), unsafe_add(unsafe_mul(p[7], x[2]), unsafe_add(unsafe_mul(p[6], x[1]), unsafe_add(unsafe_mul(p[5], x[0]), p[121])))))
        a1: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[14], x[4]), unsafe_add(unsafe_mul(p[12], x[2]), unsafe_add(unsafe_mul(p[11], x[1]), unsafe_add(unsafe_mul(p[10], x[0]), p[122]))))
        a2: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[19], x[4]), unsafe_add(unsafe_mul(p[18], x[3]), unsafe_add(unsafe_mul(p[17], x[2]), unsafe_add(unsafe_mul(p[16], x[1]), unsafe_add(unsafe_mul(p[15], x[0]), p[123])))))
        a3: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[24], x[4]), unsafe_add(unsafe_mul(p[23], x[3]), unsafe_add(unsafe_mul(p[22], x[2]), unsafe_add(unsafe_mul(p[21], x[1]), unsafe_add(unsafe_mul(p[20], x[0]), p[124])))))
        a4: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[29], x[4]), unsafe_add(unsafe_mul(p[28], x[3]), unsafe_add(unsafe_mul(p[27], x[2]), unsafe_add(unsafe_mul(p[26], x[1]), unsafe_add(unsafe_mul(p[25], x[0]), p[125])))))
        a5: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[34], x[4]), unsafe_add(unsafe_mul(p[33], x[3]), unsafe_add(unsafe_mul(p[32], x[2]), unsafe_add(unsafe_mul(p[31], x[1]), unsafe_add(unsafe_mul(p[30], x[0]), p[126])))))
        a6: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[39], x[4]), unsafe_add(unsafe_mul(p[38], x[3]), unsafe_add(unsafe_mul(p[37], x[2]), unsafe_add(unsafe_mul(p[36], x[1]), unsafe_add(unsafe_mul(p[35], x[0]), p[127])))))
        a7: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[44], x[4]), unsafe_add(unsafe_mul(p[43], x[3]), unsafe_add(unsafe_mul(p[42], x[2]), unsafe_add(unsafe_mul(p[41], x[1]), unsafe_add(unsafe_mul(p[40], x[0]), p[128])))))
        a8: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[49], x[4]), unsafe_add(unsafe_mul(p[48], x[3]), unsafe_add(unsafe_mul(p[47], x[2]), unsafe_add(unsafe_mul(p[46], x[1]), unsafe_add(unsafe_mul(p[45], x[0]), p[129])))))
        a9: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[54], x[4]), unsafe_add(unsafe_mul(p[53], x[3]), unsafe_add(unsafe_mul(p[52], x[2]), unsafe_add(unsafe_mul(p[51], x[1]), unsafe_add(unsafe_mul(p[50], x[0]), p[130])))))
        a10: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[59], x[4]), unsafe_add(unsafe_mul(p[58], x[3]), unsafe_add(unsafe_mul(p[57], x[2]), unsafe_add(unsafe_mul(p[56], x[1]), unsafe_add(unsafe_mul(p[55], x[0]), p[131])))))
        a11: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[64], x[4]), unsafe_add(unsafe_mul(p[63], x[3]), unsafe_add(unsafe_mul(p[62], x[2]), unsafe_add(unsafe_mul(p[61], x[1]), unsafe_add(unsafe_mul(p[60], x[0]), p[132])))))
        a12: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[69], x[4]), unsafe_add(unsafe_mul(p[68], x[3]), unsafe_add(unsafe_mul(p[67], x[2]), unsafe_add(unsafe_mul(p[66], x[1]), unsafe_add(unsafe_mul(p[65], x[0]), p[133])))))
        a13: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[74], x[4]), unsafe_add(unsafe_mul(p[73], x[3]), unsafe_add(unsafe_mul(p[72], x[2]), unsafe_add(unsafe_mul(p[71], x[1]), unsafe_add(unsafe_mul(p[70], x[0]), p[134])))))
        a14: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[79], x[4]), unsafe_add(unsafe_mul(p[78], x[3]), unsafe_add(unsafe_mul(p[77], x[2]), unsafe_add(unsafe_mul(p[76], x[1]), unsafe_add(unsafe_mul(p[75], x[0]), p[135])))))
        a15: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[84], x[4]), unsafe_add(unsafe_mul(p[83], x[3]), unsafe_add(unsafe_mul(p[82], x[2]), unsafe_add(unsafe_mul(p[81], x[1]), unsafe_add(unsafe_mul(p[80], x[0]), p[136])))))
        a16: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[89], x[4]), unsafe_add(unsafe_mul(p[88], x[3]), unsafe_add(unsafe_mul(p[87], x[2]), unsafe_add(unsafe_mul(p[86], x[1]), unsafe_add(unsafe_mul(p[85], x[0]), p[137])))))
        a17: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[94], x[4]), unsafe_add(unsafe_mul(p[93], x[3]), unsafe_add(unsafe_mul(p[92], x[2]), unsafe_add(unsafe_mul(p[91], x[1]), unsafe_add(unsafe_mul(p[90], x[0]), p[138])))))
        a18: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[99], x[4]), unsafe_add(unsafe_mul(p[98], x[3]), unsafe_add(unsafe_mul(p[97], x[2]), unsafe_add(unsafe_mul(p[96], x[1]), unsafe_add(unsafe_mul(p[95], x[0]), p[139])))))
        a19: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[104], x[4]), unsafe_add(unsafe_mul(p[103], x[3]), unsafe_add(unsafe_mul(p[102], x[2]), unsafe_add(unsafe_mul(p[101], x[1]), unsafe_add(unsafe_mul(p[100], x[0]), p[140])))))
        a20: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[109], x[4]), unsafe_add(unsafe_mul(p[108], x[3]), unsafe_add(unsafe_mul(p[107], x[2]), unsafe_add(unsafe_mul(p[106], x[1]), unsafe_add(unsafe_mul(p[105], x[0]), p[141])))))
        a21: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[114], x[4]), unsafe_add(unsafe_mul(p[113], x[3]), unsafe_add(unsafe_mul(p[112], x[2]), unsafe_add(unsafe_mul(p[111], x[1]), unsafe_add(unsafe_mul(p[110], x[0]), p[142])))))
        a22: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_add(unsafe_mul(p[119], x[4]), unsafe_add(unsafe_mul(p[118], x[3]), unsafe_add(unsafe_mul(p[117], x[2]), unsafe_add(unsafe_mul(p[116], x[1]), unsafe_add(unsafe_mul(p[115], x[0]), p[143])))))
        a23: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1

        # second
        t = unsafe_sub(unsafe_add(unsafe_mul(23, a13), unsafe_add(unsafe_mul(18, a18), unsafe_add(unsafe_mul(11, unsafe_sub(a14, a9)), unsafe_add(unsafe_mul(9, a11), unsafe_add(unsafe_mul(3, unsafe_sub(unsafe_add(a15, a7), unsafe_add(a17, unsafe_add(a5, a4)))), unsafe_add((unsafe_sub(a10, a20) << 1), p[144])))))), unsafe_add(unsafe_mul(37, a19), unsafe_add(unsafe_mul(35, a16), unsafe_add(unsafe_mul(33, a22), unsafe_add(unsafe_mul(31, a1), unsafe_add(unsafe_mul(25, a21), unsafe_add(unsafe_mul(20, a8), unsafe_add(unsafe_mul(14, a2), unsafe_add(unsafe_mul(13, unsafe_add(a23, a0)), unsafe_mul(10, a3))))))))))
        b0: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(40, a0), unsafe_add(unsafe_mul(24, unsafe_add(a23, a22)), unsafe_add(unsafe_mul(22, a19), unsafe_add(unsafe_mul(21, a9), unsafe_add(unsafe_mul(13, unsafe_add(a15, unsafe_add(a13, a12))), unsafe_add(unsafe_mul(11, unsafe_sub(a6, unsafe_add(a20, a7))), unsafe_add((a2 << 3), unsafe_add(unsafe_mul(7, a5), unsafe_add(unsafe_mul(5, unsafe_sub(a4, a10)), unsafe_add(unsafe_sub(a14, a1), p[145])))))))))), unsafe_add(unsafe_mul(26, a17), unsafe_add(unsafe_mul(25, a11), unsafe_add(unsafe_mul(19, a8), unsafe_add(unsafe_mul(18, a21), unsafe_add(unsafe_mul(17, a18), unsafe_add(unsafe_mul(10, a16), (a3 << 2))))))))
        b1: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(35, a3), unsafe_add(unsafe_mul(28, a20), unsafe_add(unsafe_mul(26, a2), unsafe_add(unsafe_mul(21, a23), unsafe_add(unsafe_mul(18, a11), unsafe_add(unsafe_mul(13, unsafe_sub(a21, a17)), unsafe_add(unsafe_mul(7, a22), unsafe_add(unsafe_mul(6, unsafe_add(a8, a0)), unsafe_add(unsafe_mul(5, a15), unsafe_add((a10 << 2), unsafe_add(unsafe_sub(a5, unsafe_add(a18, unsafe_add(a4, a1))), p[146]))))))))))), unsafe_add(unsafe_mul(54, a13), unsafe_add(unsafe_mul(44, a6), unsafe_add((a7 << 5), unsafe_add(unsafe_mul(27, a19), unsafe_mul(24, unsafe_add(a16, unsafe_add(a14, a9))))))))
        b2: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(52, a16), unsafe_add(unsafe_mul(39, a17), unsafe_add(unsafe_mul(27, a7), unsafe_add(unsafe_mul(24, a23), unsafe_add(unsafe_mul(17, unsafe_add(a6, a2)), unsafe_add(unsafe_mul(12, unsafe_sub(a18, a21)), unsafe_add(unsafe_mul(11, unsafe_sub(unsafe_add(a10, a4), a22)), unsafe_add(unsafe_mul(10, unsafe_add(a9, a1)), p[147])))))))), unsafe_add(unsafe_mul(37, a15), unsafe_add(unsafe_mul(20, a8), unsafe_add((a19 << 4), unsafe_add(unsafe_mul(15, a3), unsafe_add(unsafe_mul(13, a13), unsafe_add(unsafe_mul(7, unsafe_add(a14, a12)), unsafe_add(unsafe_mul(5, unsafe_add(a20, a0)), unsafe_add((a11 << 2), unsafe_mul(3, a5))))))))))
        b3: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(43, a15), unsafe_add(unsafe_mul(28, a17), unsafe_add(unsafe_mul(25, unsafe_sub(unsafe_add(a8, a7), a13)), unsafe_add(unsafe_mul(24, a5), unsafe_add(unsafe_mul(12, unsafe_sub(a12, a1)), unsafe_add((a11 << 3), unsafe_add(unsafe_mul(7, a3), unsafe_add((a2 << 1), p[148])))))))), unsafe_add(unsafe_mul(47, a22), unsafe_add(unsafe_mul(41, a16), unsafe_add(unsafe_mul(39, a19), unsafe_add(unsafe_mul(35, a23), unsafe_add(unsafe_mul(23, a14), unsafe_add(unsafe_mul(15, unsafe_add(a20, a6)), unsafe_add(unsafe_mul(14, a4), unsafe_add(unsafe_mul(11, a9), unsafe_add(unsafe_mul(3, unsafe_add(a21, a0)), unsafe_add(a18, a10)))))))))))
        b4: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(33, a11), unsafe_add(unsafe_mul(27, a2), unsafe_add(unsafe_mul(25, unsafe_sub(a1, a19)), unsafe_add(unsafe_mul(23, a3), unsafe_add(unsafe_mul(11, unsafe_sub(a12, unsafe_add(a20, a6))), unsafe_add(unsafe_mul(5, a0), unsafe_add((unsafe_sub(a16, unsafe_add(a23, a8)) << 2), p[149]))))))), unsafe_add(unsafe_mul(21, unsafe_add(a13, a10)), unsafe_add(unsafe_mul(15, unsafe_add(a22, a4)), unsafe_add(unsafe_mul(13, a9), unsafe_add(unsafe_mul(10, a14), unsafe_add(unsafe_mul(7, a15), unsafe_add((unsafe_add(a17, a5) << 1), unsafe_add(a21, a18))))))))
        b5: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(44, a6), unsafe_add(unsafe_mul(36, a4), unsafe_add(unsafe_mul(22, unsafe_sub(a14, a21)), unsafe_add(unsafe_mul(21, a16), unsafe_add((a17 << 4), unsafe_add(unsafe_mul(12, a11), unsafe_add(unsafe_mul(10, unsafe_add(a1, a0)), unsafe_add((a10 << 3), unsafe_add(unsafe_mul(6, unsafe_sub(unsafe_add(a19, a18), a5)), p[150]))))))))), unsafe_add(unsafe_mul(33, a2), unsafe_add(unsafe_mul(27, a20), unsafe_add(unsafe_mul(23, unsafe_add(a23, a9)), unsafe_add(unsafe_mul(18, a22), unsafe_add(unsafe_mul(11, a15), unsafe_add(unsafe_mul(9, a12), unsafe_add(unsafe_mul(5, unsafe_add(a8, unsafe_add(a7, a3))), (a13 << 1)))))))))
        b6: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(37, a2), unsafe_add((a6 << 4), unsafe_add(unsafe_mul(15, a8), unsafe_add(unsafe_mul(14, unsafe_sub(a18, unsafe_add(a20, a14))), unsafe_add(unsafe_mul(12, unsafe_sub(a19, a0)), unsafe_add(unsafe_mul(11, a21), unsafe_add((a22 << 3), unsafe_add(unsafe_mul(7, unsafe_add(a16, a1)), unsafe_add((a7 << 2), unsafe_add(unsafe_mul(3, a23), p[151])))))))))), unsafe_add(unsafe_mul(31, a3), unsafe_add(unsafe_mul(28, a17), unsafe_add(unsafe_mul(27, a11), unsafe_add(unsafe_mul(24, a15), unsafe_add(unsafe_mul(21, a10), unsafe_add(unsafe_mul(20, a13), unsafe_add(unsafe_mul(13, a9), unsafe_add(unsafe_mul(6, a5), unsafe_add(a12, a4))))))))))
        b7: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(49, a17), unsafe_add(unsafe_mul(37, a23), unsafe_add(unsafe_mul(22, a14), unsafe_add(unsafe_mul(19, a18), unsafe_add(unsafe_mul(17, a9), unsafe_add(unsafe_mul(14, a16), unsafe_add(unsafe_mul(13, unsafe_sub(a20, a8)), unsafe_add(unsafe_mul(7, unsafe_sub(a7, a6)), unsafe_add(unsafe_mul(6, unsafe_sub(unsafe_add(a13, a2), a0)), unsafe_add(unsafe_mul(3, a1), unsafe_add((a12 << 1), unsafe_add(unsafe_add(a19, a15), p[152])))))))))))), unsafe_add(unsafe_mul(43, a3), unsafe_add(unsafe_mul(24, unsafe_add(a22, a5)), unsafe_add(unsafe_mul(11, unsafe_add(a11, a4)), unsafe_add(unsafe_mul(9, a21), (a10 << 3))))))
        b8: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(41, a22), unsafe_add(unsafe_mul(40, a8), unsafe_add(unsafe_mul(34, a12), unsafe_add(unsafe_mul(24, unsafe_add(a21, a16)), unsafe_add((a6 << 4), unsafe_add(unsafe_mul(12, a3), unsafe_add(unsafe_mul(11, a7), unsafe_add(unsafe_mul(10, a23), unsafe_add(unsafe_mul(9, a1), unsafe_add((a2 << 3), unsafe_add(unsafe_mul(7, a14), unsafe_add(unsafe_mul(5, a4), unsafe_add(unsafe_mul(3, a19), unsafe_add(unsafe_sub(a0, a20), p[153])))))))))))))), unsafe_add(unsafe_mul(27, a17), unsafe_add(unsafe_mul(23, a5), unsafe_add(unsafe_mul(19, a11), unsafe_add(unsafe_mul(15, a15), (unsafe_add(a13, a9) << 2))))))
        b9: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(27, a18), unsafe_add(unsafe_mul(21, unsafe_add(a23, a15)), unsafe_add(unsafe_mul(19, unsafe_add(a10, a3)), unsafe_add(unsafe_mul(7, unsafe_sub(unsafe_add(a12, a4), unsafe_add(a9, a8))), unsafe_add(unsafe_mul(3, unsafe_sub(unsafe_add(a5, a2), a19)), p[154]))))), unsafe_add(unsafe_mul(39, a11), unsafe_add(unsafe_mul(34, a20), unsafe_add((a13 << 5), unsafe_add(unsafe_mul(26, a22), unsafe_add(unsafe_mul(22, unsafe_add(a17, a7)), unsafe_add(unsafe_mul(15, a0), unsafe_add(unsafe_mul(12, a6), unsafe_add(unsafe_mul(9, unsafe_add(a21, a14)), unsafe_add(unsafe_mul(6, a16), (a1 << 1)))))))))))
        b10: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(39, a13), unsafe_add(unsafe_mul(35, a16), unsafe_add(unsafe_mul(28, a1), unsafe_add(unsafe_mul(27, unsafe_sub(a8, a11)), unsafe_add(unsafe_mul(25, a3), unsafe_add(unsafe_mul(22, a21), unsafe_add(unsafe_mul(15, a14), unsafe_add(unsafe_mul(11, a15), unsafe_add((unsafe_add(a17, a10) << 3), unsafe_add(unsafe_mul(6, a9), unsafe_add(unsafe_mul(3, unsafe_sub(a4, a20)), unsafe_add((unsafe_sub(a7, a12) << 1), p[155])))))))))))), unsafe_add(unsafe_mul(23, a23), unsafe_add(unsafe_mul(21, a22), unsafe_add(unsafe_mul(14, a18), unsafe_add(unsafe_mul(12, a0), unsafe_add(unsafe_mul(9, unsafe_add(a19, a6)), unsafe_add(unsafe_mul(5, a5), a2)))))))
        b11: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(59, a19), unsafe_add((a20 << 5), unsafe_add(unsafe_mul(29, unsafe_sub(a13, a16)), unsafe_add(unsafe_mul(26, unsafe_sub(a21, a5)), unsafe_add(unsafe_mul(21, a2), unsafe_add(unsafe_mul(18, a7), unsafe_add(unsafe_mul(14, a14), unsafe_add((unsafe_sub(a18, a10) << 1), unsafe_add(unsafe_sub(a1, a0), p[156]))))))))), unsafe_add(unsafe_mul(23, a23), unsafe_add((unsafe_add(a15, a8) << 4), unsafe_add(unsafe_mul(10, a4), unsafe_add(unsafe_mul(9, a12), unsafe_add((a6 << 3), unsafe_add(unsafe_mul(7, a22), unsafe_add(unsafe_mul(5, unsafe_add(a17, a3)), unsafe_add((a9 << 2), unsafe_mul(3, a11))))))))))
        b12: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(42, a3), unsafe_add(unsafe_mul(26, unsafe_sub(a14, a15)), unsafe_add(unsafe_mul(23, unsafe_sub(a18, a2)), unsafe_add(unsafe_mul(22, unsafe_sub(a13, unsafe_add(a19, a5))), unsafe_add((a10 << 4), unsafe_add(unsafe_mul(13, a16), unsafe_add(unsafe_mul(11, unsafe_sub(a7, a1)), unsafe_add(unsafe_mul(10, a12), unsafe_add(unsafe_mul(3, a17), unsafe_add(a23, p[157])))))))))), unsafe_add(unsafe_mul(29, a21), unsafe_add(unsafe_mul(25, a4), unsafe_add(unsafe_mul(14, a22), unsafe_add(unsafe_mul(9, a9), unsafe_add(unsafe_mul(6, a0), (unsafe_add(a20, unsafe_add(a11, a6)) << 2)))))))
        b13: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(36, a10), unsafe_add(unsafe_mul(24, a14), unsafe_add(unsafe_mul(19, a15), unsafe_add((a7 << 4), unsafe_add(unsafe_mul(15, a2), unsafe_add(unsafe_mul(14, unsafe_add(a12, a9)), unsafe_add((unsafe_add(a13, unsafe_add(a1, a0)) << 3), unsafe_add(unsafe_mul(7, unsafe_sub(unsafe_add(a20, a11), a23)), unsafe_add(unsafe_mul(6, unsafe_sub(a16, unsafe_add(a21, a4))), unsafe_add((unsafe_sub(a19, a22) << 2), unsafe_add(unsafe_mul(3, a6), p[158]))))))))))), unsafe_add(unsafe_mul(35, a5), unsafe_add(unsafe_mul(5, unsafe_add(a18, a3)), (a8 << 1))))
        b14: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add((a3 << 5), unsafe_add(unsafe_mul(27, a8), unsafe_add(unsafe_mul(17, unsafe_sub(a16, unsafe_add(a10, a1))), unsafe_add(unsafe_mul(13, a6), unsafe_add(unsafe_mul(10, a21), unsafe_add(unsafe_mul(9, unsafe_sub(a0, a20)), unsafe_add(unsafe_mul(7, unsafe_sub(a23, a13)), unsafe_add(unsafe_mul(5, unsafe_sub(a2, a15)), unsafe_add((unsafe_sub(a18, a14) << 2), p[159]))))))))), unsafe_add(unsafe_mul(36, a19), unsafe_add(unsafe_mul(31, a4), unsafe_add(unsafe_mul(12, a17), unsafe_add(unsafe_mul(11, a12), unsafe_add((a7 << 3), unsafe_add(unsafe_mul(6, a5), unsafe_add(unsafe_mul(3, a22), (a11 << 1)))))))))
        b15: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(34, a2), unsafe_add(unsafe_mul(30, a3), unsafe_add(unsafe_mul(29, a0), unsafe_add(unsafe_mul(21, a20), unsafe_add(unsafe_mul(17, a17), unsafe_add(unsafe_mul(14, unsafe_sub(a19, a12)), unsafe_add(unsafe_mul(12, a11), unsafe_add(unsafe_mul(11, unsafe_add(a23, a22)), unsafe_add((a8 << 2), unsafe_add((unsafe_sub(a10, a21) << 1), unsafe_add(unsafe_sub(a18, unsafe_add(a16, a1)), p[160]))))))))))), unsafe_add(unsafe_mul(50, a13), unsafe_add(unsafe_mul(19, a7), unsafe_add(unsafe_mul(9, a15), unsafe_add((a5 << 3), unsafe_add(unsafe_mul(6, a9), unsafe_add(unsafe_mul(5, a6), unsafe_mul(3, a4))))))))
        b16: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(50, a5), unsafe_add(unsafe_mul(22, a22), unsafe_add(unsafe_mul(19, unsafe_sub(a14, a16)), unsafe_add(unsafe_mul(17, a6), unsafe_add((unsafe_sub(a3, a4) << 4), unsafe_add(unsafe_mul(12, a12), unsafe_add((unsafe_sub(a1, unsafe_add(a15, a7)) << 3), unsafe_add((a0 << 2), unsafe_add(unsafe_mul(3, unsafe_sub(a17, a23)), unsafe_add((unsafe_sub(a13, a18) << 1), unsafe_add(unsafe_sub(a20, a8), p[161]))))))))))), unsafe_add(unsafe_mul(37, a21), unsafe_add(unsafe_mul(30, a19), unsafe_add(unsafe_mul(21, a10), unsafe_add(unsafe_mul(14, a11), unsafe_add(unsafe_mul(13, a9), unsafe_mul(6, a2)))))))
        b17: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(29, unsafe_sub(a12, a5)), unsafe_add(unsafe_mul(25, a22), unsafe_add(unsafe_mul(21, a14), unsafe_add(unsafe_mul(19, a9), unsafe_add((a13 << 4), unsafe_add(unsafe_mul(15, a21), unsafe_add(unsafe_mul(14, a19), unsafe_add(unsafe_mul(13, unsafe_add(a20, a10)), unsafe_add((unsafe_add(a18, a15) << 3), unsafe_add(unsafe_mul(7, a17), unsafe_add(unsafe_mul(6, a0), unsafe_add((unsafe_sub(a4, a2) << 2), unsafe_add(unsafe_mul(3, a1), p[162]))))))))))))), unsafe_add(unsafe_mul(36, a6), unsafe_add(unsafe_mul(35, a7), unsafe_add(unsafe_mul(11, a8), unsafe_add(unsafe_mul(9, a11), unsafe_add(unsafe_mul(5, a16), a3))))))
        b18: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(42, a12), unsafe_add(unsafe_mul(26, a21), unsafe_add(unsafe_mul(15, unsafe_sub(a5, a2)), unsafe_add(unsafe_mul(14, unsafe_sub(a20, unsafe_add(a15, a11))), unsafe_add(unsafe_mul(13, a4), unsafe_add(unsafe_mul(12, a13), unsafe_add(unsafe_mul(9, a0), unsafe_add((unsafe_add(a3, a1) << 3), unsafe_add(unsafe_mul(7, unsafe_add(a19, a16)), unsafe_add(unsafe_mul(6, unsafe_sub(a10, a18)), unsafe_add(unsafe_mul(5, a8), unsafe_add(unsafe_mul(3, unsafe_sub(a23, a9)), p[163])))))))))))), unsafe_add(unsafe_mul(38, a14), unsafe_add(unsafe_mul(20, a7), unsafe_add((a17 << 4), (a6 << 1)))))
        b19: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(20, unsafe_sub(a20, a21)), unsafe_add(unsafe_mul(11, a19), unsafe_add(unsafe_mul(9, unsafe_add(a13, unsafe_add(a5, a2))), unsafe_add((a8 << 3), unsafe_add(unsafe_mul(3, a22), unsafe_add((a17 << 1), p[164])))))), unsafe_add(unsafe_mul(37, a18), unsafe_add(unsafe_mul(24, a15), unsafe_add(unsafe_mul(22, a23), unsafe_add(unsafe_mul(18, unsafe_add(a12, a1)), unsafe_add(unsafe_mul(15, a16), unsafe_add(unsafe_mul(14, a11), unsafe_add(unsafe_mul(13, a6), unsafe_add(unsafe_mul(12, a14), unsafe_add(unsafe_mul(6, a10), unsafe_add(unsafe_mul(5, a4), (a0 << 2))))))))))))
        b20: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(44, a0), unsafe_add(unsafe_mul(23, a17), unsafe_add(unsafe_mul(21, unsafe_add(a23, unsafe_add(a21, a16))), unsafe_add(unsafe_mul(18, a20), unsafe_add(unsafe_mul(17, a14), unsafe_add(unsafe_mul(15, unsafe_sub(a15, a8)), unsafe_add(unsafe_mul(11, a9), unsafe_add(unsafe_mul(9, a1), unsafe_add((unsafe_add(a13, a3) << 3), unsafe_add(unsafe_mul(7, unsafe_sub(a11, unsafe_add(a10, a6))), unsafe_add(unsafe_mul(5, a5), p[165]))))))))))), unsafe_add(unsafe_mul(28, a12), unsafe_add((unsafe_add(a19, a18) << 4), unsafe_add(unsafe_mul(13, a22), unsafe_add(unsafe_mul(12, a7), unsafe_mul(10, a2))))))
        b21: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(33, a20), unsafe_add((a11 << 5), unsafe_add(unsafe_mul(25, a16), unsafe_add(unsafe_mul(20, a5), unsafe_add(unsafe_mul(19, unsafe_sub(a22, a1)), unsafe_add(unsafe_mul(17, a23), unsafe_add((a2 << 4), unsafe_add(unsafe_mul(15, unsafe_sub(a3, unsafe_add(a14, a12))), unsafe_add(unsafe_mul(14, unsafe_sub(a15, a4)), unsafe_add(unsafe_mul(13, a8), unsafe_add(unsafe_mul(11, unsafe_sub(a18, a21)), unsafe_add(unsafe_mul(5, unsafe_add(a17, unsafe_add(a6, a0))), unsafe_add(unsafe_mul(3, a7), p[166]))))))))))))), unsafe_add(unsafe_mul(40, a10), unsafe_add(unsafe_mul(27, a9), unsafe_add(unsafe_mul(12, a19), (a13 << 2)))))
        b22: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(38, a2), unsafe_add(unsafe_mul(35, a13), unsafe_add(unsafe_mul(33, unsafe_sub(a5, a11)), unsafe_add((unsafe_sub(a21, a14) << 5), unsafe_add(unsafe_mul(23, unsafe_add(a20, a18)), unsafe_add(unsafe_mul(22, unsafe_sub(a3, a8)), unsafe_add(unsafe_mul(19, unsafe_add(a16, a9)), unsafe_add(unsafe_mul(18, a10), unsafe_add(unsafe_mul(14, a22), unsafe_add(unsafe_mul(13, a1), unsafe_add(unsafe_sub(a7, a12), p[167]))))))))))), unsafe_add(unsafe_mul(28, a23), unsafe_add(unsafe_mul(27, a4), unsafe_add(unsafe_mul(26, a17), unsafe_add(unsafe_mul(21, a19), unsafe_add((a0 << 4), unsafe_add(unsafe_mul(7, a6), unsafe_mul(5, a15))))))))
        b23: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1

        # third
        t = unsafe_sub(unsafe_add(unsafe_mul(43, unsafe_sub(b22, b12)), unsafe_add(unsafe_mul(22, b14), unsafe_add(unsafe_mul(18, unsafe_add(b17, b16)), unsafe_add((b10 << 4), unsafe_add(unsafe_mul(13, unsafe_sub(unsafe_add(b13, b6), unsafe_add(b23, b5))), unsafe_add((b20 << 3), unsafe_add(unsafe_mul(6, unsafe_sub(b15, b19)), unsafe_add(unsafe_mul(5, unsafe_sub(b9, unsafe_add(b18, b0))), p[168])))))))), unsafe_add(unsafe_mul(49, unsafe_add(b8, b4)), unsafe_add(unsafe_mul(36, b1), unsafe_add(unsafe_mul(31, b11), unsafe_add(unsafe_mul(25, b21), unsafe_add(unsafe_mul(17, b2), unsafe_add(unsafe_mul(11, b7), (b3 << 2))))))))
        c0: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(29, b11), unsafe_add((b13 << 4), unsafe_add(unsafe_mul(13, b20), unsafe_add(unsafe_mul(12, unsafe_sub(b15, unsafe_add(b21, unsafe_add(b10, b7)))), unsafe_add(unsafe_mul(11, b6), unsafe_add(unsafe_mul(10, b1), unsafe_add(unsafe_mul(9, unsafe_sub(b2, b16)), unsafe_add(unsafe_mul(7, unsafe_add(b18, b14)), unsafe_add(unsafe_mul(6, unsafe_sub(b4, unsafe_add(b12, b8))), unsafe_add(b5, p[169])))))))))), unsafe_add((b9 << 5), unsafe_add(unsafe_mul(31, b0), unsafe_add(unsafe_mul(20, b17), unsafe_add(unsafe_mul(18, b19), unsafe_add(unsafe_mul(17, b3), unsafe_add((b23 << 3), unsafe_mul(5, b22))))))))
        c1: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(29, b22), unsafe_add(unsafe_mul(28, b13), unsafe_add(unsafe_mul(27, b1), unsafe_add(unsafe_mul(25, b0), unsafe_add(unsafe_mul(24, b11), unsafe_add(unsafe_mul(22, unsafe_sub(b18, b5)), unsafe_add(unsafe_mul(20, b16), unsafe_add(unsafe_mul(19, b3), unsafe_add(unsafe_mul(15, unsafe_sub(b2, unsafe_add(b19, b4))), unsafe_add(unsafe_mul(7, b8), unsafe_add(unsafe_mul(6, b23), unsafe_add(unsafe_mul(5, unsafe_add(b15, b12)), unsafe_add(unsafe_mul(3, b14), unsafe_add((b9 << 1), unsafe_add(unsafe_sub(b20, b10), p[170]))))))))))))))), unsafe_add((b21 << 5), unsafe_add(unsafe_mul(18, b6), unsafe_add(unsafe_mul(17, b7), (b17 << 3)))))
        c2: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(27, b20), unsafe_add(unsafe_mul(25, b17), unsafe_add(unsafe_mul(23, b19), unsafe_add(unsafe_mul(19, b7), unsafe_add(unsafe_mul(17, unsafe_sub(b21, b3)), unsafe_add(unsafe_mul(14, b11), unsafe_add(unsafe_mul(13, unsafe_sub(b13, b10)), unsafe_add((unsafe_sub(b22, b15) << 3), unsafe_add(unsafe_mul(6, unsafe_add(b12, b9)), unsafe_add((b8 << 2), unsafe_add((unsafe_sub(b6, unsafe_add(b23, b14)) << 1), p[171]))))))))))), unsafe_add(unsafe_mul(45, b18), unsafe_add(unsafe_mul(30, b0), unsafe_add(unsafe_mul(24, b4), unsafe_add(unsafe_mul(20, b16), unsafe_add(unsafe_mul(15, b5), unsafe_add(unsafe_mul(12, b2), unsafe_mul(10, b1))))))))
        c3: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add((b11 << 5), unsafe_add(unsafe_mul(27, b16), unsafe_add(unsafe_mul(23, b12), unsafe_add(unsafe_mul(22, unsafe_sub(b19, b0)), unsafe_add(unsafe_mul(20, unsafe_sub(b8, b17)), unsafe_add((unsafe_sub(unsafe_add(b5, b3), b4) << 4), unsafe_add(unsafe_mul(15, unsafe_sub(b14, b1)), unsafe_add(unsafe_mul(13, b13), unsafe_add((b6 << 3), unsafe_add(unsafe_mul(7, b23), unsafe_add(unsafe_mul(6, unsafe_sub(b15, b18)), unsafe_add(unsafe_mul(5, unsafe_sub(b2, unsafe_add(b9, b7))), unsafe_add(b22, p[172]))))))))))))), unsafe_add(unsafe_mul(37, b10), unsafe_mul(11, b20)))
        c4: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(42, b20), unsafe_add(unsafe_mul(35, unsafe_sub(b21, b8)), unsafe_add(unsafe_mul(34, unsafe_sub(b12, b4)), unsafe_add(unsafe_mul(25, b15), unsafe_add(unsafe_mul(19, unsafe_sub(b9, b22)), unsafe_add(unsafe_mul(17, b23), unsafe_add(unsafe_mul(12, unsafe_add(b17, b5)), unsafe_add(unsafe_mul(11, b14), unsafe_add(unsafe_mul(7, unsafe_sub(b19, b6)), unsafe_add(unsafe_mul(5, unsafe_add(b18, b10)), unsafe_add(unsafe_mul(3, b11), p[173]))))))))))), unsafe_add((b7 << 5), unsafe_add(unsafe_mul(26, b3), unsafe_add(unsafe_mul(18, b13), unsafe_add((b16 << 4), unsafe_add(unsafe_mul(13, b2), unsafe_add(unsafe_mul(10, b0), (b1 << 1))))))))
        c5: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(40, b11), unsafe_add(unsafe_mul(38, b6), unsafe_add(unsafe_mul(18, b23), unsafe_add((unsafe_sub(b19, b21) << 4), unsafe_add(unsafe_mul(15, b18), unsafe_add(unsafe_mul(13, b16), unsafe_add(unsafe_mul(7, unsafe_add(b9, b0)), unsafe_add(unsafe_mul(6, unsafe_sub(b12, unsafe_add(b15, b4))), unsafe_add(unsafe_mul(5, unsafe_sub(b7, unsafe_add(b13, unsafe_add(b5, unsafe_add(b2, b1))))), p[174]))))))))), unsafe_add(unsafe_mul(25, b17), unsafe_add(unsafe_mul(21, b8), unsafe_add(unsafe_mul(11, b14), unsafe_add((b10 << 3), unsafe_add((b3 << 1), b20))))))
        c6: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(39, b13), unsafe_add(unsafe_mul(26, b16), unsafe_add(unsafe_mul(25, b0), unsafe_add(unsafe_mul(18, b11), unsafe_add(unsafe_mul(17, unsafe_sub(b18, b14)), unsafe_add((b7 << 3), unsafe_add(unsafe_mul(6, unsafe_sub(unsafe_add(b6, b1), unsafe_add(b21, b3))), unsafe_add((b9 << 1), unsafe_add(unsafe_sub(b10, b19), p[175]))))))))), unsafe_add(unsafe_mul(40, b17), unsafe_add(unsafe_mul(38, b2), unsafe_add(unsafe_mul(30, b23), unsafe_add(unsafe_mul(22, b5), unsafe_add(unsafe_mul(21, b22), unsafe_add(unsafe_mul(13, b4), unsafe_add(unsafe_mul(11, b20), unsafe_add(unsafe_mul(9, b15), unsafe_add(unsafe_mul(5, b8), unsafe_mul(3, b12)))))))))))
        c7: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(49, b11), unsafe_add(unsafe_mul(39, b17), unsafe_add(unsafe_mul(27, b0), unsafe_add(unsafe_mul(23, unsafe_sub(b12, b16)), unsafe_add((unsafe_sub(b19, b9) << 4), unsafe_add(unsafe_mul(13, b2), unsafe_add(unsafe_mul(12, unsafe_sub(unsafe_add(b7, b5), b3)), unsafe_add(unsafe_mul(11, b14), unsafe_add(unsafe_mul(7, unsafe_add(b22, b8)), unsafe_add(unsafe_mul(6, b13), p[176])))))))))), unsafe_add((b15 << 5), unsafe_add(unsafe_mul(25, b21), unsafe_add(unsafe_mul(9, unsafe_add(b23, b20)), unsafe_add((unsafe_add(b6, b4) << 3), unsafe_add(unsafe_mul(3, unsafe_add(b10, b1)), b18))))))
        c8: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(25, b23), unsafe_add((b18 << 4), unsafe_add(unsafe_mul(15, unsafe_add(b12, b3)), unsafe_add(unsafe_mul(14, b7), unsafe_add((unsafe_sub(b8, unsafe_add(b13, b0)) << 2), unsafe_add(unsafe_mul(3, unsafe_sub(unsafe_add(b15, b4), unsafe_add(b22, b17))), p[177])))))), unsafe_add(unsafe_mul(27, b14), unsafe_add(unsafe_mul(20, b19), unsafe_add(unsafe_mul(19, b1), unsafe_add(unsafe_mul(11, b21), unsafe_add(unsafe_mul(10, b2), unsafe_add(unsafe_mul(9, b16), unsafe_add((b6 << 3), unsafe_add(unsafe_mul(6, unsafe_add(b11, b9)), unsafe_add(unsafe_mul(5, b5), unsafe_add((b10 << 1), b20)))))))))))
        c9: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(31, b23), unsafe_add(unsafe_mul(25, b8), unsafe_add(unsafe_mul(24, b11), unsafe_add(unsafe_mul(13, unsafe_add(b19, b9)), unsafe_add(unsafe_mul(12, unsafe_sub(unsafe_add(b15, b12), b13)), unsafe_add(unsafe_mul(11, b20), unsafe_add(unsafe_mul(9, unsafe_add(b18, b2)), unsafe_add((unsafe_sub(b14, b21) << 3), unsafe_add(unsafe_mul(3, unsafe_sub(unsafe_add(b5, b3), b6)), p[178]))))))))), unsafe_add(unsafe_mul(26, b4), unsafe_add(unsafe_mul(20, b22), unsafe_add((b7 << 4), unsafe_add(unsafe_mul(15, b16), unsafe_add(unsafe_mul(14, b1), unsafe_add(unsafe_mul(7, b10), unsafe_add((b17 << 1), b0))))))))
        c10: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(35, b9), unsafe_add((b3 << 5), unsafe_add(unsafe_mul(18, b5), unsafe_add(unsafe_mul(17, b13), unsafe_add((unsafe_add(b21, b1) << 4), unsafe_add(unsafe_mul(12, b23), unsafe_add((unsafe_sub(b8, b2) << 1), p[179]))))))), unsafe_add(unsafe_mul(39, b22), unsafe_add(unsafe_mul(29, b14), unsafe_add(unsafe_mul(25, b16), unsafe_add(unsafe_mul(21, b18), unsafe_add(unsafe_mul(13, b7), unsafe_add(unsafe_mul(11, b6), unsafe_add(unsafe_mul(10, unsafe_add(b20, b4)), unsafe_add(unsafe_mul(9, b0), unsafe_add((b11 << 3), unsafe_add((b10 << 2), b12)))))))))))
        c11: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(38, b2), unsafe_add(unsafe_mul(34, b17), unsafe_add(unsafe_mul(23, b15), unsafe_add(unsafe_mul(20, b12), unsafe_add(unsafe_mul(14, unsafe_sub(b9, b14)), unsafe_add(unsafe_mul(13, unsafe_add(b21, b20)), unsafe_add(unsafe_mul(10, unsafe_add(b10, b7)), unsafe_add(unsafe_mul(7, b13), unsafe_add(unsafe_mul(5, b16), p[180]))))))))), unsafe_add(unsafe_mul(30, b1), unsafe_add(unsafe_mul(29, unsafe_add(b19, unsafe_add(b4, b0))), unsafe_add(unsafe_mul(26, b8), unsafe_add(unsafe_mul(12, b23), unsafe_add(unsafe_mul(9, unsafe_add(b6, b3)), unsafe_add(unsafe_mul(6, b5), unsafe_add((b18 << 2), b22))))))))
        c12: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(33, b14), unsafe_add(unsafe_mul(25, b3), unsafe_add(unsafe_mul(18, b1), unsafe_add((unsafe_sub(b0, b21) << 4), unsafe_add(unsafe_mul(15, unsafe_add(b20, b10)), unsafe_add(unsafe_mul(13, b7), unsafe_add(unsafe_mul(10, b23), unsafe_add((unsafe_sub(b16, b22) << 3), unsafe_add(unsafe_mul(6, b15), unsafe_add((b8 << 1), p[181])))))))))), unsafe_add(unsafe_mul(22, b18), unsafe_add(unsafe_mul(19, unsafe_add(b12, unsafe_add(b6, b5))), unsafe_add(unsafe_mul(14, b4), unsafe_add(unsafe_mul(5, b11), unsafe_add((unsafe_add(b19, b9) << 2), unsafe_add(unsafe_mul(3, b17), b2)))))))
        c13: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(60, b18), unsafe_add(unsafe_mul(37, b15), unsafe_add(unsafe_mul(30, b13), unsafe_add(unsafe_mul(25, b11), unsafe_add(unsafe_mul(23, b20), unsafe_add(unsafe_mul(22, b3), unsafe_add(unsafe_mul(19, unsafe_sub(b21, unsafe_add(b16, b6))), unsafe_add(unsafe_mul(18, b0), unsafe_add(unsafe_mul(15, unsafe_add(b14, b9)), unsafe_add((b8 << 3), unsafe_add(unsafe_mul(7, unsafe_sub(b19, unsafe_add(b7, b2))), unsafe_add(unsafe_mul(5, b10), unsafe_add((b4 << 2), unsafe_add(unsafe_sub(b17, b12), p[182])))))))))))))), unsafe_add(unsafe_mul(45, b23), unsafe_add(unsafe_mul(13, b5), unsafe_add(unsafe_mul(12, b1), (b22 << 1)))))
        c14: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(31, b10), unsafe_add(unsafe_mul(21, unsafe_sub(b18, b22)), unsafe_add((unsafe_sub(b11, b20) << 4), unsafe_add(unsafe_mul(13, unsafe_add(b4, b3)), unsafe_add(unsafe_mul(10, b19), unsafe_add((unsafe_sub(b2, b7) << 3), unsafe_add(unsafe_mul(6, unsafe_sub(b15, b9)), unsafe_add(unsafe_sub(b14, b17), p[183])))))))), unsafe_add((b21 << 5), unsafe_add(unsafe_mul(20, b0), unsafe_add(unsafe_mul(14, b6), unsafe_add(unsafe_mul(12, b5), unsafe_add(unsafe_mul(11, unsafe_add(b23, b1)), unsafe_add(unsafe_mul(9, b12), unsafe_add(unsafe_mul(5, b13), (unsafe_add(b16, b8) << 2)))))))))
        c15: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(31, unsafe_sub(b16, b2)), unsafe_add(unsafe_mul(25, b20), unsafe_add(unsafe_mul(22, unsafe_sub(b22, b7)), unsafe_add(unsafe_mul(14, unsafe_sub(b23, unsafe_add(b21, b6))), unsafe_add(unsafe_mul(12, b5), unsafe_add(unsafe_mul(11, unsafe_add(b19, b4)), unsafe_add(unsafe_mul(6, b10), unsafe_add(unsafe_mul(3, unsafe_sub(b0, b12)), p[184])))))))), unsafe_add(unsafe_mul(24, b1), unsafe_add(unsafe_mul(17, unsafe_add(b18, unsafe_add(b17, b8))), unsafe_add(unsafe_mul(10, b11), unsafe_add(unsafe_mul(7, b14), unsafe_add((b9 << 1), unsafe_add(b15, unsafe_add(b13, b3))))))))
        c16: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(35, b19), unsafe_add(unsafe_mul(20, unsafe_sub(b14, b6)), unsafe_add(unsafe_mul(17, b2), unsafe_add(unsafe_mul(14, unsafe_sub(unsafe_add(b4, b3), b10)), unsafe_add(unsafe_mul(13, b13), unsafe_add(unsafe_mul(10, b7), unsafe_add(unsafe_mul(9, unsafe_sub(b9, b15)), unsafe_add((b16 << 3), unsafe_add(unsafe_mul(3, unsafe_sub(b12, b23)), unsafe_add(b17, p[185])))))))))), unsafe_add(unsafe_mul(21, b0), unsafe_add(unsafe_mul(18, b18), unsafe_add(unsafe_mul(15, unsafe_add(b21, b1)), unsafe_add((b8 << 2), (b11 << 1))))))
        c17: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(41, b2), unsafe_add(unsafe_mul(27, b12), unsafe_add(unsafe_mul(20, b14), unsafe_add(unsafe_mul(18, b13), unsafe_add(unsafe_mul(17, unsafe_sub(b16, b4)), unsafe_add(unsafe_mul(7, unsafe_sub(b18, unsafe_add(b23, b1))), unsafe_add((unsafe_add(b15, b10) << 2), unsafe_add(unsafe_mul(3, unsafe_sub(unsafe_add(b22, unsafe_add(b6, b0)), unsafe_add(b19, b5))), p[186])))))))), unsafe_add(unsafe_mul(29, b20), unsafe_add(unsafe_mul(28, b3), unsafe_add(unsafe_mul(24, b11), unsafe_add((b17 << 4), unsafe_add(unsafe_mul(12, b9), unsafe_add(unsafe_mul(10, b7), unsafe_add((b21 << 3), unsafe_mul(6, b8)))))))))
        c18: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(25, unsafe_add(b11, b2)), unsafe_add(unsafe_mul(21, b20), unsafe_add((b6 << 4), unsafe_add(unsafe_mul(15, b4), unsafe_add(unsafe_mul(13, unsafe_sub(b12, b5)), unsafe_add(unsafe_mul(12, b23), unsafe_add(unsafe_mul(10, unsafe_sub(b16, b22)), unsafe_add((unsafe_sub(unsafe_add(b21, unsafe_add(b19, b0)), b9) << 3), unsafe_add(unsafe_mul(6, unsafe_sub(b15, b13)), unsafe_add((b14 << 2), unsafe_add((b10 << 1), p[187]))))))))))), unsafe_add(unsafe_mul(37, b3), unsafe_add(unsafe_mul(26, b1), unsafe_add(unsafe_mul(23, b7), unsafe_add(unsafe_mul(20, b8), unsafe_add(unsafe_mul(14, b18), unsafe_mul(11, b17)))))))
        c19: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(33, unsafe_add(b21, b7)), unsafe_add(unsafe_mul(26, b19), unsafe_add(unsafe_mul(21, unsafe_add(b20, b1)), unsafe_add(unsafe_mul(9, unsafe_sub(unsafe_add(b12, unsafe_add(b6, b0)), b15)), unsafe_add((b16 << 3), unsafe_add(unsafe_mul(7, unsafe_sub(b13, b5)), unsafe_add(unsafe_mul(6, b8), unsafe_add(unsafe_sub(b3, b22), p[188])))))))), unsafe_add(unsafe_mul(25, b9), unsafe_add(unsafe_mul(22, b11), unsafe_add(unsafe_mul(20, b18), unsafe_add(unsafe_mul(14, b17), unsafe_add(unsafe_mul(12, unsafe_add(b23, b4)), unsafe_add(unsafe_mul(11, b14), unsafe_mul(5, b10))))))))
        c20: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(36, b0), unsafe_add(unsafe_mul(24, b1), unsafe_add(unsafe_mul(22, unsafe_sub(b18, b22)), unsafe_add((b6 << 4), unsafe_add(unsafe_mul(13, b7), unsafe_add(unsafe_mul(9, unsafe_sub(b17, b16)), unsafe_add((b13 << 3), unsafe_add(unsafe_mul(7, b19), unsafe_add(unsafe_mul(6, b11), unsafe_add((unsafe_add(b14, b10) << 2), unsafe_add((b21 << 1), unsafe_add(unsafe_sub(b8, b4), p[189])))))))))))), unsafe_add(unsafe_mul(42, b20), unsafe_add(unsafe_mul(39, b23), unsafe_add(unsafe_mul(38, b9), unsafe_add(unsafe_mul(29, b5), unsafe_add(unsafe_mul(25, b3), unsafe_add(unsafe_mul(20, b15), unsafe_add(unsafe_mul(10, b12), unsafe_mul(5, b2)))))))))
        c21: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(40, b7), unsafe_add(unsafe_mul(27, unsafe_add(b20, b10)), unsafe_add(unsafe_mul(23, unsafe_sub(b16, b3)), unsafe_add(unsafe_mul(19, unsafe_sub(b19, b1)), unsafe_add((b4 << 4), unsafe_add(unsafe_mul(10, b2), unsafe_add((b6 << 3), unsafe_add(unsafe_sub(b17, b21), p[190])))))))), unsafe_add(unsafe_mul(42, b8), unsafe_add(unsafe_mul(41, b15), unsafe_add(unsafe_mul(30, b22), unsafe_add(unsafe_mul(29, b9), unsafe_add(unsafe_mul(28, b23), unsafe_add(unsafe_mul(24, b14), unsafe_add(unsafe_mul(6, b5), unsafe_add((unsafe_add(b12, b11) << 2), unsafe_add(unsafe_mul(3, b13), (unsafe_add(b18, b0) << 1)))))))))))
        c22: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1
        t = unsafe_sub(unsafe_add(unsafe_mul(59, b15), unsafe_add(unsafe_mul(41, b14), unsafe_add(unsafe_mul(23, b12), unsafe_add(unsafe_mul(18, b4), unsafe_add(unsafe_mul(14, b16), unsafe_add(unsafe_mul(11, b23), unsafe_add(unsafe_mul(10, unsafe_sub(b19, b2)), unsafe_add(unsafe_mul(9, unsafe_add(b5, b3)), unsafe_add((unsafe_sub(b17, unsafe_add(b21, b0)) << 3), unsafe_add(unsafe_mul(6, unsafe_add(b22, b9)), unsafe_add((b13 << 2), unsafe_add(unsafe_mul(3, b11), unsafe_add((unsafe_sub(b7, b1) << 1), p[191]))))))))))))), unsafe_add(unsafe_mul(43, b10), unsafe_add(unsafe_mul(39, b8), unsafe_add(unsafe_mul(33, b6), unsafe_add(unsafe_mul(31, b18), (b20 << 4))))))
        c23: uint256 = ((unsafe_mul((t & word0) >> 6, 63) ^ t) >> 5) & word1

        # fields
        t = unsafe_sub(unsafe_add(unsafe_mul(47, c15), unsafe_add(unsafe_mul(27, c13), unsafe_add(unsafe_mul(26, c22), unsafe_add((unsafe_add(c14, c0) << 4), unsafe_add(unsafe_mul(13, unsafe_sub(c11, c1)), unsafe_add(unsafe_mul(11, c23), unsafe_add(unsafe_mul(6, unsafe_sub(c10, c16)), unsafe_add((c20 << 2), unsafe_add((unsafe_sub(c8, c3) << 1), unsafe_add(unsafe_add(c21, c17), p[192])))))))))), unsafe_add(unsafe_mul(34, c9), unsafe_add(unsafe_mul(33, c5), unsafe_add(unsafe_mul(25, c19), unsafe_add(unsafe_mul(19, unsafe_add(c18, c2)), unsafe_add(unsafe_mul(17, c4), unsafe_add(unsafe_mul(14, c12), unsafe_add(unsafe_mul(9, c6), unsafe_mul(7, c7)))))))))
        t = unsafe_sub(word3, ((t & unsafe_mul((t >> 15) & word2, 32704)) >> 6))
        d0: uint256 = t & unsafe_mul((t >> 9) & word2, 511)
        t = unsafe_sub(unsafe_add(unsafe_mul(31, c21), unsafe_add(unsafe_mul(29, c17), unsafe_add(unsafe_mul(25, c4), unsafe_add(unsafe_mul(14, c5), unsafe_add(unsafe_mul(13, c23), unsafe_add(unsafe_mul(12, c10), unsafe_add(unsafe_mul(9, c9), unsafe_add(unsafe_mul(7, unsafe_sub(c3, c11)), unsafe_add(unsafe_mul(6, c19), unsafe_add(unsafe_mul(5, c12), unsafe_add(unsafe_mul(3, c20), unsafe_add((c8 << 1), unsafe_add(unsafe_add(c6, c2), p[193]))))))))))))), unsafe_add(unsafe_mul(43, c22), unsafe_add(unsafe_mul(40, c14), unsafe_add(unsafe_mul(23, c15), unsafe_add(unsafe_mul(22, c16), (unsafe_add(c18, unsafe_add(c13, unsafe_add(c7, unsafe_add(c1, c0)))) << 3))))))
        t = unsafe_sub(word3, ((t & unsafe_mul((t >> 15) & word2, 32704)) >> 6))
        d1: uint256 = t & unsafe_mul((t >> 9) & word2, 511)
        t = unsafe_sub(unsafe_add(unsafe_mul(47, c5), unsafe_add(unsafe_mul(27, unsafe_add(c19, c3)), unsafe_add(unsafe_mul(21, unsafe_add(c17, c13)), unsafe_add(unsafe_mul(20, c12), unsafe_add((unsafe_add(c14, c10) << 4), unsafe_add((c8 << 2), unsafe_add((unsafe_sub(c11, c6) << 1), unsafe_add(unsafe_sub(c0, c2), p[194])))))))), unsafe_add(unsafe_mul(56, c21), unsafe_add(unsafe_mul(41, c22), unsafe_add(unsafe_mul(40, c7), unsafe_add(unsafe_mul(23, c15), unsafe_add(unsafe_mul(19, c20), unsafe_add(unsafe_mul(18, c4), unsafe_add(unsafe_mul(15, c18), unsafe_add(unsafe_mul(14, c9), unsafe_add(unsafe_mul(10, c23), unsafe_add(unsafe_mul(7, c16), unsafe_mul(6, c1))))))))))))
        t = unsafe_sub(word3, ((t & unsafe_mul((t >> 15) & word2, 32704)) >> 6))
        d2: uint256 = t & unsafe_mul((t >> 9) & word2, 511)
        t = unsafe_sub(unsafe_add(unsafe_mul(45, c15), unsafe_add(unsafe_mul(33, unsafe_sub(c7, c22)), unsafe_add(unsafe_mul(27, c9), unsafe_add(unsafe_mul(26, unsafe_add(c18, c3)), unsafe_add(unsafe_mul(23, c6), unsafe_add(unsafe_mul(5, c19), unsafe_add((c5 << 2), unsafe_add((unsafe_sub(unsafe_add(c14, c2), c12) << 1), p[195])))))))), unsafe_add(unsafe_mul(70, c4), unsafe_add(unsafe_mul(46, c16), unsafe_add(unsafe_mul(38, c20), unsafe_add(unsafe_mul(35, c23), unsafe_add(unsafe_mul(31, c13), unsafe_add(unsafe_mul(21, c10), unsafe_add(unsafe_mul(20, c1), unsafe_add(unsafe_mul(18, c11), unsafe_add(unsafe_mul(14, unsafe_add(c17, c8)), unsafe_add((c21 << 3), unsafe_mul(3, c0))))))))))))
        t = unsafe_sub(word3, ((t & unsafe_mul((t >> 15) & word2, 32704)) >> 6))
        d3: uint256 = t & unsafe_mul((t >> 9) & word2, 511)

        outputs[at] = [unsafe_sub(word4, d0), unsafe_sub(word4, d1), unsafe_sub(word4, d2), unsafe_sub(word4, d3)]
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
    bias_at = 120
    for row: int256[3] in UNITS_A:
        # The bias, the lanes' offset, then the weights, a byte each.
        gain: int256 = gains[gained]
        bias: int256 = unsafe_add(unsafe_mul(row[0], gain) >> 6, offsets[unit]) & 4095
        bias = unsafe_add(bias, row[1])
        word = convert(convert(row[2], bytes32), uint256)
        for i: uint256 in range(5):
            weight: int256 = max(min(unsafe_mul(unsafe_sub(convert((word >> (i << 3)) & 255, int256), 128), gain) >> 6, 127), -128)
            p[at] = convert(convert(weight, bytes32), uint256)
            at = unsafe_add(at, 1)
        p[bias_at] = unsafe_mul(convert(convert(bias, bytes32), uint256), ONES)
        bias_at = unsafe_add(bias_at, 1)
        unit = unsafe_add(unit, 1)
        gained = unsafe_add(gained, 1)
    at = 144

    # second, third, fields
    for i: uint256 in range(52):
        p[at] = unsafe_mul(unsafe_add(unsafe_sub((UNITS_B[i >> 2] >> ((i & 3) << 6)) & 18446744073709551615, 9223372036854775808), convert(convert(offsets[unit], bytes32), uint256)), ONES)
        at = unsafe_add(at, 1)
        unit = unsafe_add(unit, 1)

    return p
