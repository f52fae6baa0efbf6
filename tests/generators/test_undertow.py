"""Undertow's promises: ribbons keep to the water, clear of what lies still and of each other."""

from itertools import combinations
from typing import NamedTuple

import pytest
from hypothesis import given, settings

from reference.flow import look, ribbon
from reference.flow.field import BOTTOM, FINE, LEFT, RIGHT, TOP
from reference.generators import undertow
from reference.generators.undertow import Point
from tests.strategies import seeds

CELL = 64  # units; the sea is kept in cells, so that is how exact it is
EXAMPLES = 60


class Laid(NamedTuple):
    """A ribbon that was drawn: half its width, and its middle by steps of half a segment, in units of the page."""

    half: int
    middle: list[tuple[int, int]]


@pytest.fixture
def laid(monkeypatch):
    """A function that draws a seed and returns its ribbons."""
    follow, dress = undertow.follow, ribbon.ribbon
    followed: list[list[Point]] = []
    found: list[Laid] = []

    def follow_and_note(*arguments):
        followed.append(follow(*arguments))
        return followed[-1]

    def dress_and_note(draws, width, *arguments):
        found.append(Laid(width // 2, middle(followed[-1])))
        return dress(draws, width, *arguments)

    monkeypatch.setattr(undertow, "follow", follow_and_note)
    monkeypatch.setattr(ribbon, "ribbon", dress_and_note)

    def draw(seed: int) -> list[Laid]:
        found.clear()
        undertow.svg(seed)
        return list(found)

    return draw


def middle(points: list[Point]) -> list[tuple[int, int]]:
    halfway = [(a.x + b.x >> 1, a.y + b.y >> 1) for a, b in zip(points, points[1:], strict=False)]
    return [(x >> FINE, y >> FINE) for x, y in [point[:2] for point in points] + halfway]


def distance(a: tuple[int, int], b: tuple[int, int]) -> float:
    return ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5


@settings(max_examples=EXAMPLES)
@given(seed=seeds)
def test_ribbons_are_clear_of_each_other(laid, seed):
    for one, other in combinations(laid(seed), 2):
        nearest = min(distance(a, b) for a in one.middle for b in other.middle)
        assert nearest > one.half + other.half - CELL


@settings(max_examples=EXAMPLES)
@given(seed=seeds)
def test_ribbons_keep_to_the_water(laid, seed):
    shore = look.look(seed).current.horizon or BOTTOM
    for one in laid(seed):
        assert all(LEFT <= x < RIGHT and TOP <= y < shore for x, y in one.middle)


@settings(max_examples=EXAMPLES)
@given(seed=seeds)
def test_ribbons_are_clear_of_what_lies_still(laid, seed):
    shared = look.look(seed)
    for still in (shared.first, shared.second):
        for one in laid(seed):
            if still.radius > 0:
                assert all(distance(p, (still.x, still.y)) > still.radius + one.half - CELL for p in one.middle)


@settings(max_examples=EXAMPLES)
@given(seed=seeds)
def test_there_is_always_something_to_see(laid, seed):
    assert sum(len(one.middle) for one in laid(seed)) > 50


def test_the_odds_are_of_things_that_are():
    for names, odds in (
        (look.COMPOSITION_NAMES, look.COMPOSITION_ODDS),
        (look.CURRENT_NAMES, look.CURRENT_ODDS),
        (look.RIBBON_NAMES, look.RIBBON_ODDS),
        (look.TIDE_NAMES, look.TIDE_ODDS),
        (look.INK_NAMES, look.INK_ODDS),
        (look.FRAME_NAMES, look.FRAME_ODDS),
        (look.DISC_NAMES, look.DISC_ODDS),
    ):
        chances = {odds >> 4 * k & 15 for k in range(32)}
        assert chances == set(range(len(names) // look.NAME_CHARS))
        assert odds < 16**32
