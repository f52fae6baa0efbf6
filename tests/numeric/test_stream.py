import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.numeric import stream
from tests.strategies import cases, seeds

draws = st.integers(0, 2**stream.DRAW_BITS - 1) | st.sampled_from([0, 2**stream.DRAW_BITS - 1])


@given(cases(seeds, st.integers(0, 2**128 - 1) | st.integers(0, 500)))
def test_blocks_of_draws_agree(deploy_once, drawn):
    blocks = deploy_once("NumericHarness").read_each("draws", drawn)
    assert [tuple(block) for block in blocks] == [stream.draws(*case) for case in drawn]


@given(cases(draws, st.integers(1, 2**stream.DRAW_BITS)))
def test_below_stays_below(deploy_once, drawn):
    numbers = deploy_once("NumericHarness").read_each("below", drawn)
    assert numbers == [stream.below(*case) for case in drawn]
    assert all(0 <= number < n for number, (_, n) in zip(numbers, drawn, strict=True))


@given(cases(draws, st.integers(-(2**31), 2**31 - 1), st.integers(1, 2**31)))
def test_between_stays_between(deploy_once, drawn):
    drawn = [(draw, low, low + width) for draw, low, width in drawn]
    numbers = deploy_once("NumericHarness").read_each("between", drawn)
    assert numbers == [stream.between(*case) for case in drawn]
    assert all(low <= number < high for number, (_, low, high) in zip(numbers, drawn, strict=True))


@pytest.mark.parametrize(("function", "case"), [("below", (7, 0)), ("between", (7, 3, 3)), ("between", (7, 4, 3))])
def test_an_empty_range_is_refused_in_the_same_words(deploy_once, function, case):
    [refusal] = deploy_once("NumericHarness").try_each(function, [case])
    with pytest.raises(ValueError, match=f"^{refusal.reason}$"):
        getattr(stream, function)(*case)


def test_a_range_of_one_is_not_empty(deploy_once):
    harness = deploy_once("NumericHarness")
    assert harness.read("below", 2**32 - 1, 1) == stream.below(2**32 - 1, 1) == 0
    assert harness.read("between", 2**32 - 1, 3, 4) == stream.between(2**32 - 1, 3, 4) == 3
