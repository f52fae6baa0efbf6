"""Two rows of a convolution by four products, against the network's own."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.neural import network
from reference.neural.model import Lanes
from scripts.chain import build
from scripts.chain.contract import deploy
from scripts.compiler import winograd
from scripts.compiler.winograd import image
from tests.neural.networks import numbers


def contract(text, of, inputs, outputs):
    door = f"@external\ndef run(x: {of.kind(inputs)}) -> {of.kind(outputs)}:\n    return self._layer(x)\n"
    return build.emitted({"contracts/neural/Convolution.vy": f"# pragma version 0.4.3\n{text}\n{door}"})


@st.composite
def layers(draw):
    height, width = draw(st.sampled_from([2, 4, 6])), draw(st.integers(1, 12))
    inputs, outputs = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    weights = draw(numbers(-128, 127, (outputs, inputs, 3, 3)))
    bias = draw(numbers(-(2**12), 2**12, (outputs,)))
    shift, high = draw(st.integers(0, 12)), draw(st.none() | st.integers(0, 300))
    # 27 products of at most 128 * 255, and the bias, are below 2**20: 22 bits suffice.
    bits = draw(st.integers(22, 50))
    of = winograd.Geometry(Lanes(bits, draw(st.integers(3, 256 // bits))), height, width)
    return of, weights, bias, shift, high


@settings(max_examples=8)
@given(st.data())
def test_layers_agree(rpc, data):
    of, weights, bias, shift, high = data.draw(layers())
    outputs, inputs = weights.shape[:2]
    text = winograd.function("_layer", weights, bias, of, shift, high)
    deployed = deploy(rpc, contract(text, of, inputs, outputs))
    given_ = [data.draw(numbers(0, 255, (inputs, of.height, of.width))) for _ in range(3)]
    found = deployed.read_each("run", [(image(x, of),) for x in given_])
    for x, words in zip(given_, found, strict=True):
        sums = network.convolve(x, weights, bias, 1) >> shift
        expected = image(np.maximum(sums, 0) if high is None else np.clip(sums, 0, high), of)
        inside = slice(of.words, -of.words)  # above and below the image lie zeros
        assert [list(row) for row in words][inside] == expected[inside]
        assert not any(map(any, words[: of.words])) and not any(map(any, words[-of.words :]))


def test_what_it_cannot_do_is_refused():
    weights, bias = np.ones((1, 1, 3, 3), np.int64), np.zeros(1, np.int64)
    with pytest.raises(ValueError, match="a height of 3 is odd"):
        winograd.function("_layer", weights, bias, winograd.Geometry(Lanes(25, 10), 3, 3), 0, None)
    with pytest.raises(ValueError, match="lanes of 9 bits have none left after a shift by 7"):
        winograd.function("_layer", weights, bias, winograd.Geometry(Lanes(9, 10), 2, 3), 7, None)


def test_a_lane_one_bit_too_narrow_is_seen(rpc):
    weights, bias, x = np.full((1, 1, 3, 3), 127), np.zeros(1, np.int64), np.full((1, 4, 4), 127)
    sums = network.convolve(x, weights, bias, 1)
    enough = int(sums.max()).bit_length() + 2
    for bits in (enough, enough - 1):
        of = winograd.Geometry(Lanes(bits, 6), 4, 4)
        deployed = deploy(rpc, contract(winograd.function("_layer", weights, bias, of, 4, None), of, 1, 1))
        found = [list(row) for row in deployed.read("run", image(x, of))]
        assert (found[1:-1] == image(sums >> 4, of)[1:-1]) == (bits == enough)
