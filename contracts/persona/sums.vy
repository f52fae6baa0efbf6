# pragma version 0.4.3
"""
@title What Persona's films multiply
@license MIT
@notice A dense layer: 32 numbers to 100.
@dev Made from these models; do not edit.
     0xccee1a8cbebfc79a02a2d99f4f1c79a297b9edecf47f0b822f3c1a51ac6d0c72
     0x87549f0716f1582c5e71d9703e8a1d9773b691fb4817c4aed1f9060cf7cd6029
     0x31e2e16954fa34a93fff881819b40170587b8dcfac6db93c112ff033c7651878
     0xc1843462cb67ad985fbc45f91efb6c5d07dbebfd899ba2a101530cecbf3ae3de
     0xfc826c2008b23a725e00a84d99d6528177b01427e6e0fe8fafdaa4842aa9476f
     0x248dc8794b613dfc4fb954cf5b3ec56899cccfbf86b7621230ed213c5840edaa
     0x7a9af3957e8779adcbe98b817654cad17acf8ed1b2518d92d7fbd244db2410c8
     0x56e6ab6a866c6d4fc13ea9cc1c0a409e8ff0013bb863f2cd82746464f90c8d8e
     0x2866f37743680028a54bcdb499180ac8c98716687c4513a3dd93573e2b896c08
     0x3312edd0bbbad118489a8bf16890822ebc5dee95bdd6a374ed510740fa918db8
     Made by `python -m scripts.compiler.persona`.
     A word of the data has 30 weights + 128, a byte each; every third one is in a lane of 24 bits that
     every sum fits in, so nothing that is called unsafe here can go wrong.
"""

INPUTS: constant(uint256) = 32
OUTPUTS: constant(uint256) = 100
TENS: constant(uint256) = 10  # rows of outputs
SHIFT: constant(uint256) = 3
LANES: constant(uint256) = 10  # a row of outputs
WORDS: constant(uint256) = 4  # of an input

FIRST: constant(uint256) = (2**240 - 1) // (2**24 - 1) * 255  # every third byte, from the lowest on
SECOND: constant(uint256) = FIRST << 8
LANE: constant(uint256) = 2**24 - 1
MIDDLE: constant(int256) = 2**23  # what a lane begins with, besides a bias


interface Data:
    def rows(start: uint256, size: uint256) -> uint256[WORDS][INPUTS + 3]: view


@view
def _sums(x: int256[INPUTS], data: address, start: uint256) -> int256[LANES][TENS]:
    """
    @notice Gives the layer's numbers for inputs in [-128, 127].
    @param data The contract that holds the weights.
    @param start The byte of its code that they begin at.
    @return Ten numbers in a row; what the last row has more than OUTPUTS means nothing. No twin: the
            reference evaluates the model.
    """
    rows: uint256[WORDS][INPUTS + 3] = staticcall Data(data).rows(start, 4480)
    a0: uint256 = rows[0][0]
    a1: uint256 = rows[0][1]
    a2: uint256 = rows[0][2]
    a3: uint256 = rows[0][3]
    b0: uint256 = rows[1][0]
    b1: uint256 = rows[1][1]
    b2: uint256 = rows[1][2]
    b3: uint256 = rows[1][3]
    c0: uint256 = rows[2][0]
    c1: uint256 = rows[2][1]
    c2: uint256 = rows[2][2]
    c3: uint256 = rows[2][3]
    first: uint256 = FIRST
    second: uint256 = SECOND
    lift: int256 = MIDDLE
    at: uint256 = 3
    for number: int256 in x:
        z: uint256 = convert(convert(number, bytes32), uint256)
        lift = unsafe_add(lift, unsafe_mul(128, number))
        row: uint256[WORDS] = rows[at]
        at = unsafe_add(at, 1)
        a0 = unsafe_add(unsafe_mul(row[0] & first, z), a0)
        b0 = unsafe_add(unsafe_mul(row[0] & second, z), b0)
        c0 = unsafe_add(unsafe_mul(row[0], z), c0)
        a1 = unsafe_add(unsafe_mul(row[1] & first, z), a1)
        b1 = unsafe_add(unsafe_mul(row[1] & second, z), b1)
        c1 = unsafe_add(unsafe_mul(row[1], z), c1)
        a2 = unsafe_add(unsafe_mul(row[2] & first, z), a2)
        b2 = unsafe_add(unsafe_mul(row[2] & second, z), b2)
        c2 = unsafe_add(unsafe_mul(row[2], z), c2)
        a3 = unsafe_add(unsafe_mul(row[3] & first, z), a3)
        b3 = unsafe_add(unsafe_mul(row[3] & second, z), b3)
        c3 = unsafe_add(unsafe_mul(row[3], z), c3)

    numbers: int256[LANES][TENS] = empty(int256[LANES][TENS])
    at = 0
    lanes: uint256[TENS] = [
        a0,
        b0 >> 8,
        unsafe_sub(unsafe_sub(c0, a0), b0) >> 16,
        a1,
        b1 >> 8,
        unsafe_sub(unsafe_sub(c1, a1), b1) >> 16,
        a2,
        b2 >> 8,
        unsafe_sub(unsafe_sub(c2, a2), b2) >> 16,
        a3,
    ]
    for word: uint256 in lanes:
        numbers[at] = [
            unsafe_sub(convert(word & LANE, int256), lift) >> SHIFT,
            unsafe_sub(convert((word >> 24) & LANE, int256), lift) >> SHIFT,
            unsafe_sub(convert((word >> 48) & LANE, int256), lift) >> SHIFT,
            unsafe_sub(convert((word >> 72) & LANE, int256), lift) >> SHIFT,
            unsafe_sub(convert((word >> 96) & LANE, int256), lift) >> SHIFT,
            unsafe_sub(convert((word >> 120) & LANE, int256), lift) >> SHIFT,
            unsafe_sub(convert((word >> 144) & LANE, int256), lift) >> SHIFT,
            unsafe_sub(convert((word >> 168) & LANE, int256), lift) >> SHIFT,
            unsafe_sub(convert((word >> 192) & LANE, int256), lift) >> SHIFT,
            unsafe_sub(convert((word >> 216) & LANE, int256), lift) >> SHIFT,
        ]
        at = unsafe_add(at, 1)
    return numbers
