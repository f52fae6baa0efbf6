# pragma version 0.4.3
"""
@title What tests reach of contracts/neural/: dense layers of int4
@license MIT
"""

from ..neural import dense_int4 as dense


@view
@external
def products(x: uint256[dense.INPUTS], data: address, start: uint256) -> uint256[dense.WORDS][dense.ROWS]:
    return dense._products(x, data, start)


@pure
@external
def plus(
    a: uint256[dense.WORDS][dense.ROWS], b: uint256[dense.WORDS][dense.ROWS]
) -> uint256[dense.WORDS][dense.ROWS]:
    return dense._plus(a, b)


@pure
@external
def settled(
    sums: uint256[dense.WORDS], starts: uint256[dense.WORDS], total: uint256
) -> uint256[dense.WORDS]:
    return dense._settled(sums, starts, total)
