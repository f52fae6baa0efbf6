# pragma version 0.4.3
"""
@title What tests and benchmarks reach of contracts/neural/: words of lanes
@license MIT
"""

from ..neural import activation
from ..neural import argmax
from ..neural import convolution
from ..neural import resample


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


@pure
@external
def upper(word: uint256, bits: uint256) -> uint256:
    return resample._upper(word, bits)


@pure
@external
def interleaved(a: uint256, b: uint256, bits: uint256) -> uint256:
    return resample._interleaved(a, b, bits)


@pure
@external
def upsampled(word: uint256, bits: uint256) -> uint256:
    return resample._upsampled(word, bits)


@pure
@external
def halved(first: uint256, second: uint256, bits: uint256) -> uint256:
    return resample._halved(first, second, bits)


@pure
@external
def beside(before: uint256, word: uint256, after: uint256, bits: uint256) -> uint256:
    return resample._beside(before, word, after, bits)


@pure
@external
def first_greatest(numbers: DynArray[uint256, argmax.MAX_NUMBERS]) -> uint256:
    return argmax._argmax(numbers)


@pure
@external
def argmax_lanes(words: DynArray[uint256, argmax.MAX_NUMBERS], ones: uint256, bits: uint256) -> uint256:
    return argmax._argmax_lanes(words, ones, bits)


@pure
@external
def kernel(left: uint256, middle: uint256, right: uint256, bits: uint256) -> uint256:
    return convolution._kernel(left, middle, right, bits)


@pure
@external
def rows(x: uint256[convolution.CHANNELS][3], k: uint256[convolution.TAPS], start: uint256) -> uint256:
    return convolution._rows(x[0], x[1], x[2], k, start)


@pure
@external
def points(x: uint256[convolution.CHANNELS], k: uint256[convolution.CHANNELS], start: uint256) -> uint256:
    return convolution._points(x, k, start)
