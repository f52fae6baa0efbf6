"""Regions: the contract against its twin."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reference.contour import regions
from reference.contour.marching import LIMIT, SIDE
from tests.contour.fields import fields, packed, ringed

SMOOTHED = 2**12  # samples that are smoothed are below


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


@settings(max_examples=25)
@given(st.lists(fields, min_size=1, max_size=8))
def test_a_field_is_smoothed_alike(deploy_once, drawn):
    drawn = [[min(sample, SMOOTHED - 1) for sample in field] for field in drawn]
    found = deploy_once("ContourHarness").read_each("smooth", [(packed(field),) for field in drawn])
    assert [list(field) for field, _ in found] == [packed(regions.smooth(field)) for field in drawn]


def test_a_sample_is_spread_over_those_around_it():
    middle = 20 * SIDE + 30
    smoothed = regions.smooth([16 if i == middle else 0 for i in range(SIDE * SIDE)])
    assert [smoothed[middle + down * SIDE - 1 :][:3] for down in (-1, 0, 1)] == [[1, 2, 1], [2, 4, 2], [1, 2, 1]]
    assert sum(smoothed) == 16


def test_an_even_field_stays_as_it_is_but_at_its_edges():
    smoothed = regions.smooth(ringed([200] * SIDE * SIDE))
    assert {smoothed[row * SIDE + column] for row in range(2, SIDE - 2) for column in range(1, SIDE - 1)} == {200}
    assert smoothed == ringed(smoothed)


def test_a_region_within_another_is_where_both_reach_the_level():
    assert regions.within([3, 3, 0, 9], [2, 9, 5, 8], 2) == [3, 3, 0, 9]
    assert regions.within([9, 9, 0, 9], [2, 9, 5, 8], 0) == [2, 9, 0, 8]
