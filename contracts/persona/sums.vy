# pragma version 0.4.3
"""
@title What Persona's films multiply
@license MIT
@notice A dense layer: 32 numbers to 100.
@dev Made from these models; do not edit.
     0xd693d518e44d749bd1c219df7bbd74249ace26d0e8f7e401cbe8a483ba1810bf
     0x2b82d7bd234c6845b053f487882caadc3a412be0e10fbd4c13c067ec920ec99a
     0xe6efd8c3a2d52bbcc49bf26089a392dcb07de835d8feebd6b38ca84ca285ff5e
     0xe41246257b1d62074f2ef61bf5c7acafad85885222e0fd4e42f1b0424356eea6
     0x72fef2b2080b11f5025485e50d177805a73eb366f252ce994f6115233eae58bc
     0xbbf35fab8d999fdcd6ddcd8be7f1ce47c81921a7f94d8c15a15e1394889673bd
     0x2023cb89ef30d54052b1304cd83f0840c179c014c4575ca054c76e98ed1fdd9d
     0x567212d982ec0628c6104d011278d931c90fa66b9b4fc4d42e165b9c6cfb410c
     0xdcc7465451446b09836a5fc2d700ddbd961b6ac184dd86d1f32278459ea37f39
     0x90c3f1cd5e8c712ab5040f9bca21c73d72568ed629cc4796b827f2b75810d2e6
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
