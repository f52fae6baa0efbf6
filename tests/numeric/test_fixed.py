from math import sin, tau

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.numeric import fixed
from tests.strategies import cases

BOUND = 2**96  # up to which the module promises that nothing wraps
numbers = st.integers(-BOUND, BOUND) | st.integers(-(2**20), 2**20)


def test_the_sine_of_every_angle_agrees(deploy_once):
    harness = deploy_once("NumericHarness")
    angles = [(angle,) for angle in range(-64, fixed.TURN, 7)]
    assert harness.read_each("sin", angles) == [fixed.sin(*case) for case in angles]


@given(cases(st.integers(-(2**255), 2**255 - 1)))
def test_sine_and_cosine_take_any_angle(deploy_once, drawn):
    harness = deploy_once("NumericHarness")
    assert harness.read_each("sin", drawn) == [fixed.sin(*case) for case in drawn]
    assert harness.read_each("cos", drawn) == [fixed.cos(*case) for case in drawn]


def test_the_sine_is_right_to_its_stated_error_and_exact_at_the_crests():
    errors = [abs(fixed.sin(a) - fixed.ONE * sin(tau * a / fixed.TURN)) for a in range(fixed.TURN)]
    assert max(errors) < 0.55
    assert [fixed.sin(quarter * fixed.TURN // 4) for quarter in range(4)] == [0, fixed.ONE, 0, -fixed.ONE]


@given(cases(numbers, numbers))
def test_products_round_down(deploy_once, drawn):
    assert deploy_once("NumericHarness").read_each("mul", drawn) == [fixed.mul(*case) for case in drawn]


@given(cases(numbers, numbers.filter(bool)))
def test_quotients_round_down_whatever_the_signs(deploy_once, drawn):
    assert deploy_once("NumericHarness").read_each("div", drawn) == [fixed.div(*case) for case in drawn]


def test_division_by_zero_is_refused_in_the_same_words(deploy_once):
    [refusal] = deploy_once("NumericHarness").try_each("div", [(1, 0)])
    with pytest.raises(ValueError, match=f"^{refusal.reason}$"):
        fixed.div(1, 0)


@given(cases(numbers, numbers, st.integers(0, fixed.ONE)))
def test_lerp_stays_between_its_ends(deploy_once, drawn):
    assert deploy_once("NumericHarness").read_each("lerp", drawn) == [fixed.lerp(*case) for case in drawn]
    for a, b, t in drawn:
        assert min(a, b) <= fixed.lerp(a, b, t) <= max(a, b)


@given(cases(st.integers(0, 2**240 - 1) | st.integers(0, 2**20)))
def test_square_roots_round_down(deploy_once, drawn):
    roots = deploy_once("NumericHarness").read_each("sqrt", drawn)
    assert roots == [fixed.sqrt(*case) for case in drawn]
    assert all(root**2 <= x << 16 < (root + 1) ** 2 for root, (x,) in zip(roots, drawn, strict=True))
