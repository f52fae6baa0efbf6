# pragma version 0.4.3
"""
@title What tests reach of contracts/neural/: dense layers of int8
@license MIT
"""

from ..neural import activation
from ..neural import dense_int8 as dense

interface Table:
    def starts(start: uint256, size: uint256) -> uint256[3][ROWS]: view


ROWS: constant(uint256) = 9  # 256 outputs in rows of 30
BLOCKS: constant(uint256) = ROWS // dense.ROWS
FIRST: constant(uint256) = 11  # behind the program that answers
TABLE_BYTES: constant(uint256) = ROWS * 3 * dense.WORD_BYTES


@pure
@external
def total(x: uint256[dense.INPUTS]) -> uint256:
    return dense._total(x)


@view
@external
def products(x: uint256[dense.INPUTS], data: address, start: uint256) -> uint256[3][dense.ROWS]:
    return dense._products(x, data, start)


@pure
@external
def plus(a: uint256[3][dense.ROWS], b: uint256[3][dense.ROWS]) -> uint256[3][dense.ROWS]:
    return dense._plus(a, b)


@pure
@external
def settled(sums: uint256[3], starts: uint256[3], total: uint256) -> uint256[3]:
    return dense._settled(sums, starts, total)


@pure
@external
def numbers(word: uint256) -> uint256[dense.OUTPUTS]:
    return dense._numbers(word)


@view
@external
def layer(
    x: uint256[dense.INPUTS], data: address, by: uint256, high: uint256
) -> uint256[dense.OUTPUTS][ROWS]:
    """
    @notice Returns a whole layer of 256 outputs, clamped to [0, high].
    @param data Three blocks of weights, then what each row starts with.
    """
    total: uint256 = dense._total(x)
    table: uint256[3][ROWS] = staticcall Table(data).starts(FIRST + BLOCKS * dense.BLOCK_BYTES, TABLE_BYTES)
    out: uint256[dense.OUTPUTS][ROWS] = empty(uint256[dense.OUTPUTS][ROWS])
    at: uint256 = 0
    start: uint256 = FIRST
    for i: uint256 in range(BLOCKS):
        sums: uint256[3][dense.ROWS] = dense._products(x, data, start)
        for row: uint256[3] in sums:
            settled: uint256[3] = dense._settled(row, table[at], total)
            out[at] = dense._numbers(
                activation._clamp(settled[0], dense.ONES, dense.LANE_BITS, by, high)
                | activation._clamp(settled[1], dense.ONES << 8, dense.LANE_BITS, by, high)
                | activation._clamp(settled[2], dense.ONES << 16, dense.LANE_BITS, by, high)
            )
            at += 1
        start += dense.BLOCK_BYTES
    return out
