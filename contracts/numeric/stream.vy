# pragma version 0.4.3
"""
@title A seeded stream of draws
@license MIT
@notice keccak256 in counter mode: block n of a seed is the hash of the seed with n laid over its upper half, cut into
        eight draws of 32 bits. One word is hashed, not two: a draw costs 45 gas.
@dev Twin: reference/numeric/stream.py. A piece names its blocks, so that a new draw in one part of the picture
     does not shift the draws of another.
"""

DRAWS: constant(uint256) = 8
DRAW_BITS: constant(uint256) = 32
INDEX_BIT: constant(uint256) = 128


@pure
def _block(seed: uint256, index: uint256) -> uint256:
    """
    @notice Gives a block of the seed's stream as a word.
    @param index The block's number, below 2**128.
    """
    return convert(keccak256(convert(seed ^ (index << INDEX_BIT), bytes32)), uint256)


@pure
def _draws(seed: uint256, index: uint256) -> uint256[DRAWS]:
    """
    @notice Gives the eight draws of a block of the seed's stream, lowest bits first.
    @param index The block's number, below 2**128.
    @return Eight numbers in [0, 2**32).
    """
    # As _block, whose call would cost as much as a draw.
    word: uint256 = convert(keccak256(convert(seed ^ (index << INDEX_BIT), bytes32)), uint256)
    return [
        word & (2**DRAW_BITS - 1),
        (word >> 32) & (2**DRAW_BITS - 1),
        (word >> 64) & (2**DRAW_BITS - 1),
        (word >> 96) & (2**DRAW_BITS - 1),
        (word >> 128) & (2**DRAW_BITS - 1),
        (word >> 160) & (2**DRAW_BITS - 1),
        (word >> 192) & (2**DRAW_BITS - 1),
        word >> 224,
    ]


@pure
def _below(draw: uint256, n: uint256) -> uint256:
    """
    @notice Turns a draw into a whole number in [0, n).
    @param draw In [0, 2**32).
    @param n At most 2**32; the bias is under n / 2**32.
    """
    assert n != 0, "stream: empty range"
    return unsafe_mul(draw, n) >> DRAW_BITS  # unsafe: both are at most 2**32


@pure
def _between(draw: uint256, low: int256, high: int256) -> int256:
    """
    @notice Turns a draw into a whole number in [low, high).
    @param draw In [0, 2**32).
    @param low Within 2**200 of zero, as is high.
    """
    assert low < high, "stream: empty range"
    # unsafe: by these bounds the width is below 2**201, and its product with a draw below 2**233.
    width: int256 = unsafe_sub(high, low)
    return unsafe_add(low, unsafe_mul(convert(draw, int256), width) >> DRAW_BITS)


@pure
def _about(draw: uint256, reach: int256) -> int256:
    """
    @notice Turns a draw into a whole number no further from zero than `reach`.
    @param draw In [0, 2**32).
    @param reach In [0, 2**200].
    """
    # unsafe: by these bounds the product is below 2**234.
    width: int256 = unsafe_add(unsafe_mul(2, reach), 1)
    return unsafe_sub(unsafe_mul(convert(draw, int256), width) >> DRAW_BITS, reach)
