"""Rows of eight channels times kernels from memory."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.neural import convolution, network
from tests.neural.lanes import packed, unpacked
from tests.neural.networks import numbers

CHANNELS, PIXELS, LANES = convolution.CHANNELS, 8, 10
BITS = st.integers(24, 25)  # 72 products of 128 * 255 need 23 with a sign, and the bias


def mod(number):
    return int(number) % 2**256


def words(x, bits):
    return [packed(row, bits) for row in x]


def start(bias, bits):
    return packed([bias + 2 ** (bits - 1)] * LANES, bits)


@settings(max_examples=40)
@given(numbers(0, 255, (3, CHANNELS, LANES)), numbers(-128, 127, (CHANNELS, 3, 3)), st.integers(-9999, 9999), BITS)
def test_three_rows_agree(deploy_once, x, weights, bias, bits):
    harness = deploy_once("NeuralHarness")
    given_ = [weights[channel, row] for row in range(3) for channel in range(CHANNELS)]
    kernels = harness.read_each("kernel", [(*map(mod, taps), bits) for taps in given_])
    assert kernels == [convolution.kernel(*map(int, taps), bits) for taps in given_]
    [word] = harness.read_each("rows", [([words(row, bits) for row in x], kernels, start(bias, bits))])
    expected = convolution.rows(*x, weights, bias) + 2 ** (bits - 1)
    assert unpacked(word, bits, PIXELS, at=2 * bits) == expected.tolist()


@settings(max_examples=40)
@given(numbers(0, 255, (CHANNELS, LANES)), numbers(-128, 127, (CHANNELS,)), st.integers(-9999, 9999), BITS)
def test_single_pixels_agree(deploy_once, x, weights, bias, bits):
    kernel = [mod(weight) for weight in weights]
    [word] = deploy_once("NeuralHarness").read_each("points", [(words(x, bits), kernel, start(bias, bits))])
    assert unpacked(word, bits, LANES) == (convolution.points(x, weights, bias) + 2 ** (bits - 1)).tolist()


@settings(max_examples=10)
@given(numbers(0, 255, (3, 16, LANES)), numbers(-128, 127, (16, 3, 3)))
def test_more_channels_are_more_calls(deploy_once, x, weights):
    harness, bits = deploy_once("NeuralHarness"), 25
    word = start(0, bits)
    for part in (slice(0, 8), slice(8, 16)):
        taps = [weights[part][channel, row] for row in range(3) for channel in range(CHANNELS)]
        kernels = [convolution.kernel(*map(int, each), bits) for each in taps]
        word = harness.read("rows", [words(row[part], bits) for row in x], kernels, word)
    expected = network.convolve(x.transpose(1, 0, 2), weights[None], np.array([2 ** (bits - 1)]), 1)[0, 1, 1:-1]
    assert unpacked(word, bits, PIXELS, at=2 * bits) == expected.tolist()
