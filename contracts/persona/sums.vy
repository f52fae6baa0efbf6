# pragma version 0.4.3
"""
@title What Persona's film multiplies
@license MIT
@notice The dense layer of the model persona-film: 48 numbers to 100.
@dev Made from the model 0x8506d623c2aede63133a59a7582de8d140fea65a33164d462bca7026514af40c; do not edit.
     Made by `python -m scripts.compiler.persona`.
     A word of the data has 30 weights + 128, a byte each; every third one is in a lane of 24 bits that every
     sum fits in, so nothing that is called unsafe here can go wrong.
"""

INPUTS: constant(uint256) = 48
OUTPUTS: constant(uint256) = 100
SHIFT: constant(uint256) = 4
WORDS: constant(uint256) = 4  # of an input
CODE_HASH: constant(bytes32) = 0x5c01d969567a08c0c7e8c089d62b5e0aaed88c6d9d56841be58d52bdc14c80b7  # of the data contract

FIRST: constant(uint256) = (2**240 - 1) // (2**24 - 1) * 255  # every third byte, from the lowest on
SECOND: constant(uint256) = FIRST << 8
LANE: constant(uint256) = 2**24 - 1
MIDDLE: constant(int256) = 2**23  # what a lane begins with, besides a bias


interface Data:
    def rows(start: uint256, size: uint256) -> uint256[WORDS][INPUTS + 3]: view


@view
def _sums(x: int256[INPUTS], data: address) -> int256[OUTPUTS]:
    """
    @notice Gives the layer's numbers for inputs in [-128, 127].
    @param data The contract that holds the weights. No twin: the reference evaluates the model.
    """
    rows: uint256[WORDS][INPUTS + 3] = staticcall Data(data).rows(11, 6528)
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

    sums: int256[OUTPUTS] = empty(int256[OUTPUTS])
    at = 0
    lanes: uint256[10] = [
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
        rest: uint256 = word
        for j: uint256 in range(10):
            sums[at] = unsafe_sub(convert(rest & LANE, int256), lift) >> SHIFT
            rest = rest >> 24
            at = unsafe_add(at, 1)
    return sums
