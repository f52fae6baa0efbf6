# pragma version 0.4.3
"""
@title What tests and benchmarks reach of contracts/neural/: words of lanes
@license MIT
"""

from ..neural import activation


@pure
@external
def requantize(sums: uint256, ones: uint256, bits: uint256, by: uint256) -> uint256:
    return activation._requantize(sums, ones, bits, by)


@pure
@external
def relu(sums: uint256, ones: uint256, bits: uint256, by: uint256) -> uint256:
    return activation._relu(sums, ones, bits, by)


@pure
@external
def clamp(sums: uint256, ones: uint256, bits: uint256, by: uint256, high: uint256) -> uint256:
    return activation._clamp(sums, ones, bits, by, high)


@pure
@external
def triangle(sums: uint256, ones: uint256, by: uint256, wave: uint256) -> uint256:
    return activation._triangle(sums, ones, by, wave)


@pure
@external
def add(a: uint256, b: uint256, scale_a: uint256, scale_b: uint256, start: uint256) -> uint256:
    return activation._add(a, b, scale_a, scale_b, start)
