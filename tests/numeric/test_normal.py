"""Normal numbers: the contract's are the reference's, and those are normal, over all draws that there are."""

from math import comb, erf, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.numeric import normal, stream
from tests.strategies import cases, seeds

GAS = 160  # at most, for each


@pytest.fixture(scope="module")
def odds() -> dict[int, float]:
    """The odds of each number, exactly: what counts is how many upper bits are set, and the sum of lower bytes."""
    found: dict[int, float] = {}
    for tosses in range(17):
        for total in range(511):
            draw = (2**tosses - 1) << 16 | max(total - 255, 0) << 8 | min(total, 255)
            number = normal.normal(draw)
            found[number] = found.get(number, 0) + comb(16, tosses) * (256 - abs(total - 255)) / 2**stream.DRAW_BITS
    return found


@given(cases(seeds, st.integers(0, 2**128 - 1) | st.integers(0, 500)))
def test_normals_agree(deploy_once, drawn):
    harness = deploy_once("NumericHarness")
    assert [tuple(each) for each in harness.read_each("normals", drawn)] == [normal.normals(*case) for case in drawn]
    assert harness.read_each("block", drawn) == [stream.block(*case) for case in drawn]


def test_a_number_depends_on_how_many_upper_bits_are_set_and_on_the_sum_of_bytes():
    assert normal.normal(1 << 31 | 7 << 8 | 4) == normal.normal(1 << 16 | 11) != normal.normal(3 << 16 | 11)


def test_their_moments_are_the_normal_ones(odds):
    def moment(power: int) -> float:
        return sum((number / normal.ONE) ** power * odd for number, odd in odds.items())

    assert sum(odds.values()) == pytest.approx(1)
    assert moment(1) == pytest.approx(0, abs=1e-9)
    assert moment(2) == pytest.approx(1, abs=1e-4)
    assert moment(3) == pytest.approx(0, abs=1e-9)
    assert moment(4) == pytest.approx(3, abs=0.01)


def test_their_distribution_is_the_normal_one(odds):
    """The Kolmogorov-Smirnov distance: a million true draws are further off once in two times."""
    below, farthest = 0.0, 0.0
    for number in sorted(odds):
        # A number stands for all reals that round to it.
        farthest = max(farthest, abs(below - phi((number - 0.5) / normal.ONE)))
        below += odds[number]
        farthest = max(farthest, abs(below - phi((number + 0.5) / normal.ONE)))
    assert farthest < 0.0008


@pytest.mark.parametrize(("deviations", "slack"), [(1, 0.01), (2, 0.02), (3, 0.05), (4, 0.3)])
def test_tails_are_alike_and_as_heavy_as_normal_ones(odds, deviations, slack):
    above = sum(odd for number, odd in odds.items() if number >= deviations * normal.ONE)
    assert above == pytest.approx(phi(-deviations), rel=slack)
    assert above == pytest.approx(sum(odd for number, odd in odds.items() if number <= -deviations * normal.ONE))


def test_no_number_is_further_off_than_the_contract_says(odds):
    assert max(odds) == -min(odds) <= 4.81 * normal.ONE


def test_they_are_cheap(deploy_once):
    assert deploy_once("NumericHarness").read("gas_of_normals", 1)[1] <= GAS * 2 * stream.DRAWS


def phi(x: float) -> float:
    return (1 + erf(x / sqrt(2))) / 2
