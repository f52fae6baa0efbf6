"""Regions: the contract against its twin."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reference.contour import regions
from reference.contour.marching import LIMIT
from tests.contour.fields import fields, packed


@settings(max_examples=25)
@given(st.lists(st.tuples(fields, fields, st.integers(0, LIMIT - 1)), min_size=1, max_size=8))
def test_the_lower_one_of_two_fields_is_found_alike(deploy_once, drawn):
    drawn = [(one, [min(sample, LIMIT - 1 - margin) for sample in other], margin) for one, other, margin in drawn]
    arguments = [(packed(one), packed(other), margin) for one, other, margin in drawn]
    expected = [packed(regions.within(*case)) for case in drawn]
    assert [list(field) for field, _ in deploy_once("ContourHarness").read_each("within", arguments)] == expected


@settings(max_examples=25)
@given(st.lists(st.tuples(fields, fields), min_size=1, max_size=8))
def test_the_higher_one_of_two_fields_is_found_alike(deploy_once, drawn):
    arguments = [(packed(one), packed(other)) for one, other in drawn]
    expected = [packed(regions.either(*case)) for case in drawn]
    assert [list(field) for field in deploy_once("ContourHarness").read_each("either", arguments)] == expected


def test_a_region_within_another_is_where_both_reach_the_level():
    assert regions.within([3, 3, 0, 9], [2, 9, 5, 8], 2) == [3, 3, 0, 9]
    assert regions.within([9, 9, 0, 9], [2, 9, 5, 8], 0) == [2, 9, 0, 8]
