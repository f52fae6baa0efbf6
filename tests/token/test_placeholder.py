from hypothesis import given, settings
from hypothesis import strategies as st

from reference.token import placeholder
from tests.checks import check_svg, check_traits
from tests.strategies import cases, words

ids = st.integers(0, 2**16) | words


@settings(max_examples=5)
@given(cases(ids))
def test_the_shell_is_drawn_as_the_reference_draws_it(scribe, drawn):
    assert scribe.read_each("placeholder", drawn) == [placeholder.svg(*case) for case in drawn]


def test_every_shell_stays_on_the_page():
    for id in range(0, 2**16, 17):  # the reference refuses a point off the page
        placeholder.svg(id)


def test_neighbours_wind_opposite_ways_and_lie_apart():
    assert len({placeholder.svg(id) for id in range(1000)}) == 1000


def test_the_shell_is_safe_in_a_wallet():
    check_svg(placeholder.svg(7), placeholder.BACKGROUND)
    check_traits(placeholder.traits())
