# pragma version 0.4.3
"""
@title What tests and benchmarks reach of contracts/imago/
@license MIT
"""

from ..imago import field
from ..imago import network


@pure
@external
def fields(gains: int256[network.GAINS], offsets: int256[network.OFFSETS]) -> uint256[field.WORDS][network.OUTPUTS]:
    return field._fields(gains, offsets)


@view
@external
def gas_of_fields(gains: int256[network.GAINS], offsets: int256[network.OFFSETS]) -> uint256:
    before: uint256 = msg.gas
    fields: uint256[field.WORDS][network.OUTPUTS] = field._fields(gains, offsets)
    after: uint256 = msg.gas
    return unsafe_sub(before, after)
