"""Undertow's promises: ribbons keep to the water, clear of what lies still and of each other."""

from itertools import permutations
from typing import NamedTuple

import pytest
from hypothesis import given, settings

from reference.encoding.tables import NAME_CHARS
from reference.flow import look, ribbon
from reference.flow.field import BOTTOM, FINE, LEFT, RIGHT, SPEED, TOP, Disc
from reference.flow.setting import setting
from reference.generators import undertow
from tests.strategies import seeds

CELL = 64  # units: the sea is kept in cells, so that is how exact it is
EXAMPLES = 60

XY = tuple[float, float]


class Laid(NamedTuple):
    """A ribbon that was drawn, in units of the page: half its width, its middle, and its two edges together."""

    half: int
    middle: list[XY]
    edges: list[XY]


@pytest.fixture
def laid(monkeypatch):
    """A function that draws a seed and returns its ribbons."""
    follow, dress = undertow.follow, ribbon.ribbon
    followed: list[list[undertow.Point]] = []
    found: list[Laid] = []

    def follow_and_note(*arguments):
        followed.append(follow(*arguments))
        return followed[-1]

    def dress_and_note(draws, width, *arguments):
        found.append(shape(width / 2, followed[-1]))
        return dress(draws, width, *arguments)

    monkeypatch.setattr(undertow, "follow", follow_and_note)
    monkeypatch.setattr(ribbon, "ribbon", dress_and_note)

    def draw(seed: int) -> list[Laid]:
        found.clear()
        undertow.svg(seed)
        return list(found)

    return draw


def shape(half: float, points: list[undertow.Point]) -> Laid:
    middle, edges = [], []
    for x, y, u, v in points:
        x, y, u, v = x / 2**FINE, y / 2**FINE, u / SPEED * half, v / SPEED * half
        middle += [(x, y)]
        edges += [(x - v, y + u), (x + v, y - u)]
    return Laid(half, middle, edges)


def distance(a: XY, b: XY) -> float:
    return ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5


def depth(point: XY, one: Laid) -> float:
    """How deep a point lies in a ribbon, from its sides; negative outside, also before and behind it."""
    deepest = -one.half
    for (ax, ay), (bx, by) in zip(one.middle, one.middle[1:], strict=False):
        dx, dy, px, py = bx - ax, by - ay, point[0] - ax, point[1] - ay
        if 0 <= dx * px + dy * py <= dx * dx + dy * dy:
            deepest = max(deepest, one.half - abs(dx * py - dy * px) / distance((0, 0), (dx, dy)))
    return deepest


def stills(seed: int) -> list[Disc]:
    found = setting(seed, look.look(seed))
    return [disc for disc in (found.first, found.second) if disc.radius > 0]


@settings(max_examples=EXAMPLES)
@given(seed=seeds)
def test_ribbons_are_clear_of_each_other(laid, seed):
    for one, other in permutations(laid(seed), 2):
        assert max(depth(point, other) for point in one.middle + one.edges) < CELL


@settings(max_examples=EXAMPLES)
@given(seed=seeds)
def test_ribbons_keep_to_the_water(laid, seed):
    shore = setting(seed, look.look(seed)).current.horizon or BOTTOM
    for one in laid(seed):
        assert all(LEFT <= x < RIGHT and TOP <= y < shore for x, y in one.middle)
        assert all(LEFT - CELL <= x < RIGHT + CELL and TOP - CELL <= y < shore + CELL for x, y in one.edges)


@settings(max_examples=EXAMPLES)
@given(seed=seeds)
def test_ribbons_are_clear_of_what_lies_still(laid, seed):
    for one in laid(seed):
        for disc in stills(seed):
            assert all(distance(point, (disc.x, disc.y)) > disc.radius + one.half for point in one.middle)


@settings(max_examples=EXAMPLES)
@given(seed=seeds)
def test_there_is_always_something_to_see(laid, seed):
    assert sum(2 * one.half * undertow.STEP * (len(one.middle) - 1) for one in laid(seed)) > 10**6


@pytest.mark.parametrize("trait", ["COMPOSITION", "CURRENT", "RIBBON", "TIDE", "INK", "FRAME", "DISC"])
def test_every_name_has_a_chance_and_every_chance_a_name(trait):
    names, odds = getattr(look, f"{trait}_NAMES"), getattr(look, f"{trait}_ODDS")
    assert {odds >> 4 * k & 15 for k in range(32)} == set(range(len(names) // NAME_CHARS))
    assert odds < 16**32
