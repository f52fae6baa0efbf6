"""Activations of whole words against the network's own, lane by lane."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reference.neural import activation, network
from reference.neural.model import Activation
from tests.neural.lanes import ones, packed, raised, unpacked
from tests.neural.networks import numbers


@st.composite
def sums(draw, least_bits=2):
    """Lanes anywhere in a word, and sums that fill them: (numbers, bits, count, lowest bit)."""
    bits = draw(st.integers(least_bits, 63))  # what is raised by half a lane has to fit int64
    count = draw(st.integers(1, 256 // bits))
    at = draw(st.integers(0, 256 - bits * count))
    return draw(numbers(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1, (count,))), bits, count, at


def words(drawn):
    return [(raised(v, bits, at), ones(bits, count, at)) for (v, bits, count, at), *_ in drawn]


def assert_lanes(found, expected, drawn):
    for word, lanes, ((_, bits, count, at), *_) in zip(found, expected, drawn, strict=True):
        assert unpacked(word, bits, count, at) == lanes.tolist()
        assert word == packed(lanes, bits, at)  # nothing beside the lanes


@given(st.lists(sums().flatmap(lambda s: st.tuples(st.just(s), st.integers(0, s[1] - 1))), min_size=1, max_size=50))
def test_requantizing_agrees(deploy_once, drawn):
    cases = [(*word, s[1], by) for word, (s, by) in zip(words(drawn), drawn, strict=True)]
    expected = [activation.requantize(v, bits, by) for (v, bits, _, _), by in drawn]
    assert_lanes(deploy_once("NeuralHarness").read_each("requantize", cases), expected, drawn)


@given(st.lists(sums().flatmap(lambda s: st.tuples(st.just(s), st.integers(0, s[1] - 1))), min_size=1, max_size=50))
def test_relu_agrees(deploy_once, drawn):
    cases = [(*word, s[1], by) for word, (s, by) in zip(words(drawn), drawn, strict=True)]
    expected = [activation.relu(v, by) for (v, *_), by in drawn]
    assert_lanes(deploy_once("NeuralHarness").read_each("relu", cases), expected, drawn)


@st.composite
def clamped(draw):
    drawn = draw(sums())
    by = draw(st.integers(0, drawn[1] - 1))
    return drawn, by, draw(st.integers(0, 2 ** (drawn[1] - 1 - by) - 1))


@given(st.lists(clamped(), min_size=1, max_size=50))
def test_clamping_agrees(deploy_once, drawn):
    cases = [(*word, s[1], by, high) for word, (s, by, high) in zip(words(drawn), drawn, strict=True)]
    expected = [activation.clamp(v, by, high) for (v, *_), by, high in drawn]
    assert_lanes(deploy_once("NeuralHarness").read_each("clamp", cases), expected, drawn)


@st.composite
def waves(draw):
    drawn = draw(sums(3))
    wave = draw(st.integers(2, drawn[1] - 1))
    return drawn, draw(st.integers(0, drawn[1] - 1 - wave)), wave


@given(st.lists(waves(), min_size=1, max_size=50))
def test_triangle_waves_agree(deploy_once, drawn):
    cases = [(*word, by, wave) for word, (_, by, wave) in zip(words(drawn), drawn, strict=True)]
    expected = [activation.triangle(v, by, wave) for (v, *_), by, wave in drawn]
    assert_lanes(deploy_once("NeuralHarness").read_each("triangle", cases), expected, drawn)


@st.composite
def residuals(draw):
    """Two words of lanes whose scaled sum fits: (a, b, scales, offsets, bits, count)."""
    bits = draw(st.integers(8, 40))
    count = draw(st.integers(1, 256 // bits))
    p, q = (draw(st.integers(0, bits // 2 - 3)) for _ in "ab")
    a, b = (draw(numbers(-(2 ** (bits - 3 - up)), 2 ** (bits - 3 - up) - 1, (count,))) for up in (p, q))
    return a, b, p, q, bits, count


@given(st.lists(residuals(), min_size=1, max_size=50))
def test_residuals_agree_and_are_what_the_network_adds(deploy_once, drawn):
    cases, expected = [], []
    for a, b, p, q, bits, count in drawn:
        low_a, low_b = int(a.min()), int(b.min())
        each = 2 ** (bits - 1) + (low_a << p) + (low_b << q)
        words_ = (packed(a - low_a, bits), packed(b - low_b, bits), p, q, packed([each] * count, bits))
        cases.append(words_)
        expected.append(activation.add(a - low_a, b - low_b, p, q, each))
        assert (expected[-1] == (a << p) + (b << q) + 2 ** (bits - 1)).all()
    found = deploy_once("NeuralHarness").read_each("add", cases)
    for word, lanes, (*_, bits, count) in zip(found, expected, drawn, strict=True):
        assert unpacked(word, bits, count) == lanes.tolist()


@given(numbers(-(2**20), 2**20, (50,)), st.integers(0, 12), st.integers(-200, 200), st.integers(0, 300))
def test_a_lower_bound_goes_into_the_bias(v, by, low, span):
    expected = network.activate(v >> by, Activation("clamp", low, low + span))
    assert (activation.clamp(v - (low << by), by, span) + low == expected).all()


def test_the_ends_of_a_lane_are_activated():
    v = np.array([-128, -1, 0, 127])
    assert activation.relu(v, 2).tolist() == [0, 0, 0, 31]
    assert activation.clamp(v, 2, 7).tolist() == [0, 0, 0, 7]
    assert activation.requantize(v, 8, 2).tolist() == [0, 31, 32, 63]
    assert activation.triangle(np.arange(8), 0, 3).tolist() == [0, 1, 2, 3, 3, 2, 1, 0]
