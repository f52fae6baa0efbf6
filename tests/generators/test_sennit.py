"""Sennit as a weave: every crossing has one cord over and one under, and along a cord they take turns."""

from collections import Counter
from math import gcd

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.encoding import svg as words
from reference.generators import sennit
from reference.numeric import stream
from reference.weaving import cords as ways
from reference.weaving import dye as dyes
from reference.weaving import lattice as lattices
from reference.weaving import plait as plaits
from reference.weaving import region as regions
from reference.weaving.look import look as look_of
from tests.strategies import seeds

FORMS = sennit.FORM_NAMES.split()


def woven(seed: int) -> list[list[ways.Visit]]:
    look = look_of(seed)
    return ways.cords(seed, look.plan, look.region, look.pattern, look.pull)[1]


def taut_panel(width: int, height: int) -> list[list[ways.Visit]]:
    """A rectangle without a wall inside."""
    plan = lattices.Plan(lattices.SHEET, height, height - width, lattices.FIELD, False, 0, 0, 0)
    region = regions.region(regions.PANEL, (0,) * 8, (0,) * 8)
    pattern = plaits.pattern(plaits.TAUT, plaits.UNFOLDED, lattices.SHEET, (0, 0, 0))
    return ways.cords(0, plan, region, pattern, 0)[1]


@settings(max_examples=200)
@given(seed=seeds)
def test_at_every_crossing_one_cord_lies_over_one_other(seed):
    visits = [visit for cord in woven(seed) for visit in cord]
    over = Counter(visit.bend for visit in visits if visit.over)
    under = Counter(visit.bend for visit in visits if not visit.over and visit.bend in over)
    assert over == under
    assert set(over.values()) <= {1}


@settings(max_examples=200)
@given(seed=seeds)
def test_a_cord_goes_over_and_under_in_turn(seed):
    cords = woven(seed)
    crossings = {visit.bend for cord in cords for visit in cord if visit.over}
    for cord in cords:
        turns = [visit.over for visit in cord if visit.bend in crossings]
        assert all(turns[k - 1] != turns[k] for k in range(len(turns)))


@settings(max_examples=200)
@given(seed=seeds)
def test_every_bend_is_the_one_before_mirrored_in_the_middle_between(seed):
    for cord in woven(seed):
        for before, visit in zip(cord[-1:] + cord[:-1], cord, strict=True):
            mirrored = tuple(2 * m - b for m, b in zip(visit.middle, before.bend, strict=True))
            assert mirrored == visit.bend


@pytest.mark.parametrize("height", range(2, 9))
def test_a_taut_panel_has_as_many_cords_as_the_common_divisor_of_its_sides(height):
    for width in range(2, height + 1):
        cords = taut_panel(width, height)
        assert len(cords) == gcd(width, height)
        assert sum(map(len, cords)) == 4 * width * height


@settings(max_examples=100)
@given(seed=seeds)
def test_the_lists_of_the_contract_are_long_enough(seed):
    look = look_of(seed)
    plait = plaits.plait(seed, look.plan, look.region, look.pattern)
    cords = woven(seed)
    assert len(plait.tiles) == plaits.MAX_TILES
    assert sum(len(cord) + 1 for cord in cords) <= ways.MAX_VISITS
    assert len(cords) <= ways.MAX_CORDS


@settings(max_examples=200)
@given(seed=seeds)
def test_a_wake_takes_what_room_the_cords_leave(seed):
    look, cords = look_of(seed), woven(seed)
    roles = dyes.roles(look.dye, look.lead, [len(cord) for cord in cords])
    rings = sennit.rings(look, cords, roles)
    lines = 2 * (sum(len(sennit.way(cord, look.cut)) for cord in cords) + sennit.PATH_WORDS * len(set(roles)))
    left = words.MAX_WORDS - len(sennit.svg(seed)) // words.WORD_BYTES
    assert left >= 0
    if not look.cut and rings < sennit.MAX_RINGS:  # cut ways are counted as round ones, which may be a word longer
        assert left < lines + sennit.MOON_WORDS


def test_every_form_and_every_plait_is_drawn():
    looks = [look_of(stream.draws(n, 0)[0] << 128 | n) for n in range(2_000)]
    assert {look.region.form for look in looks} == set(range(len(FORMS)))
    assert {look.pattern.plait for look in looks} == set(range(len(sennit.PLAIT_NAMES.split())))


@given(form=st.integers(0, len(FORMS) - 1))
def test_a_name_loses_the_spaces_of_its_cell(form):
    assert sennit.cell(sennit.FORM_NAMES, form) == FORMS[form]
