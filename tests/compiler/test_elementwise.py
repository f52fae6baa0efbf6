import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.compiler.elementwise import Clamp, Triangle, recognized

numbers = st.floats(-50, 50).filter(lambda x: abs(x) > 1e-3)
POINTS = np.random.default_rng(0).normal(0, 100, 1000)


@given(low=st.floats(-50, 50), width=st.floats(1e-3, 50), gain=numbers, offset=st.floats(-50, 50))
def test_a_clamp_is_recognized(low, width, gain, offset):
    given_one = Clamp(low, low + width, gain, offset)
    found = recognized(given_one)
    assert isinstance(found, Clamp)
    np.testing.assert_allclose(found(POINTS), given_one(POINTS), atol=1e-4 * (1 + abs(gain) * 50))


@given(bound=st.floats(-50, 50), gain=numbers, offset=st.floats(-50, 50), upper=st.booleans())
def test_one_bound_alone_is_recognized(bound, gain, offset, upper):
    given_one = Clamp(-np.inf, bound, gain, offset) if upper else Clamp(bound, np.inf, gain, offset)
    found = recognized(given_one)
    assert isinstance(found, Clamp)
    assert (found.low, found.high)[not upper] == (given_one.low, given_one.high)[not upper]
    np.testing.assert_allclose(found(POINTS), given_one(POINTS), atol=1e-4 * (1 + abs(gain) * 50))


@given(gain=numbers, offset=st.floats(-50, 50))
def test_an_affine_function_is_recognized(gain, offset):
    found = recognized(lambda x: gain * x + offset)
    assert found.affine
    np.testing.assert_allclose([found.gain, found.offset], [gain, offset], rtol=1e-5, atol=1e-5 * abs(gain))


@given(start=st.floats(-9, 9), period=st.floats(1e-2, 500), gain=numbers, offset=st.floats(-50, 50))
def test_a_triangle_wave_is_recognized(start, period, gain, offset):
    given_one = Triangle(start, period, gain, offset)
    found = recognized(given_one)
    assert isinstance(found, Triangle) and found.gain > 0
    points = start + period * np.linspace(-20, 20, 1000)
    np.testing.assert_allclose(found(points), given_one(points), atol=1e-4 * (abs(gain) + abs(offset)))


@pytest.mark.parametrize(
    "function",
    [
        np.abs,
        np.floor,
        np.round,
        np.sin,
        np.tanh,
        np.square,
        np.arcsin,
        lambda x: x - np.floor(x),
        lambda x: 0 * x + 1,
        lambda x: np.where(x > 0, x, 0.01 * x),
        lambda x: x / (1 + np.exp(-1.7 * x)),
        lambda x: x * np.clip(x / 6 + 0.5, 0, 1),
        lambda x: np.clip(1 - 4 * np.abs(x - np.floor(x) - 0.5), -0.5, 0.5),
        lambda x: np.clip(x, 0, 1) + 0.001 * x,
        lambda x: np.where((x > 100) & (x < 101), 5, np.clip(x, 0, 1)),
    ],
)
def test_anything_else_is_not_recognized(function):
    assert recognized(function) is None


def test_a_corner_where_the_search_begins_is_found():
    from scripts.compiler.elementwise import STARTS

    for start in STARTS:
        found = recognized(lambda x, start=start: np.maximum(x, start))
        assert found.low == pytest.approx(start)
