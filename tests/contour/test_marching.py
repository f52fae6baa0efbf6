"""Contours: the contract against its twin, and what marching squares promise."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.contour import marching
from reference.contour.marching import BELOW, LEFT, LIMIT, MAX_CROSSINGS, SIDE
from reference.encoding import svg as words
from tests.contour.fields import alone, fields, packed, ringed

PAGE = 340  # the words of the contract's page
CORNER, PITCH = (60, 90), (150, 152)


levels = st.integers(1, 255) | st.sampled_from([1, LIMIT // 2, LIMIT - 1])
cases = st.lists(
    st.tuples(
        st.integers(0, 40) | st.just(PAGE),
        fields,
        levels,
        st.tuples(st.integers(0, 400), st.integers(0, 400)),
        st.tuples(st.integers(0, 150), st.integers(0, 150)),
        st.integers(1, 4),
        st.integers(0, 3),
        st.integers(0, 400) | st.just(MAX_CROSSINGS),
    ),
    min_size=1,
    max_size=12,
)


def written(harness, drawn: list[tuple]) -> list[tuple[str, int]]:
    """What the contract writes, and what it leaves of the budget."""
    arguments = [
        (room, packed(field), level, (corner[0] << 40) + corner[1], (pitch[0] << 40) + pitch[1], *rest)
        for room, field, level, corner, pitch, *rest in drawn
    ]
    return [(text, left) for text, left, _ in harness.read_each("contours", arguments)]


def contours(page: list[str], *case) -> list[str]:
    """The page of a drawing that nothing ends but its room."""
    return marching.contours(page, *case, MAX_CROSSINGS)[0]


def ways(field: list[int], level: int) -> list[list[marching.Crossing]]:
    """All contours of a level."""
    found, passed = [], set()
    for home in marching.starts(field, level):
        if home not in passed:
            found += [marching.follow(field, level, home)]
            passed |= {p for p, out in found[-1] if out == LEFT}
    return found


@settings(max_examples=25)
@given(drawn=cases)
def test_contours_are_drawn_alike(deploy_once, drawn):
    expected = [marching.contours([], *case) for case in drawn]
    assert written(deploy_once("ContourHarness"), drawn) == [("".join(page), left) for page, left in expected]


@settings(max_examples=50)
@given(field=fields, level=levels)
def test_every_crossing_is_passed_once(field, level):
    crossings = {
        (p, out)
        for p in range(SIDE * SIDE)
        for out in (LEFT, -LEFT, BELOW, -BELOW)
        if field[p] >= level > field[p + out]
    }
    passed = Counter(crossing for way in ways(field, level) for crossing in way)
    assert set(passed) == crossings
    assert set(passed.values()) <= {1}


@settings(max_examples=50)
@given(field=fields, level=levels)
def test_a_contour_goes_from_cell_to_cell(field, level):
    for way in ways(field, level):
        # In half steps, so that the middle of two neighbours is whole.
        middles = [
            (2 * (p % SIDE) + (out if abs(out) == 1 else 0), 2 * (p // SIDE) + (out // SIDE if abs(out) > 1 else 0))
            for p, out in way
        ]
        for (x, y), (next_x, next_y) in zip(middles, middles[1:] + middles[:1], strict=True):
            assert {abs(next_x - x), abs(next_y - y)} in ({1}, {0, 2})


@settings(max_examples=50)
@given(field=fields, level=levels, every=st.integers(1, 4), room=st.integers(0, PAGE), least=st.integers(0, 4))
def test_a_page_never_has_more_words_than_it_may(field, level, every, room, least):
    page = contours(["head"], 1 + room, field, level, CORNER, PITCH, every, least)
    assert page[0] == "head"
    assert len(page) <= 1 + room
    curves = "".join(page[1:]).split("Z")[:-1]
    assert all(len(curve) // words.WORD_BYTES >= least for curve in curves)


@settings(max_examples=50)
@given(field=fields, level=levels, every=st.integers(1, 4))
def test_a_curve_ends_where_it_begins_and_its_control_points_mirror_each_other(field, level, every):
    for way in ways(field, level):
        came = [now for last, now in zip(way[-1:] + way, way, strict=False) if now == way[0] or now[0] != last[0]]
        points = [marching.point(field, level, crossing, CORNER, PITCH) for crossing in came[::every]]
        text = "".join(marching.curve(points))
        numbers = [int(number) for number in re.findall(r"\d{4}", text)]
        start, control, *ends = zip(numbers[::2], numbers[1::2], strict=True)
        assert re.fullmatch(r"M[\d ]{9}Q[\d ]+(T[\d ]+)*Z ", text)
        assert ends[-1] == start
        controls = [control]
        for x, y in ends[:-1]:
            controls += [(2 * x - controls[-1][0], 2 * y - controls[-1][1])]
        assert controls == points


@given(low=st.integers(0, 254), high=st.integers(1, 255), level=st.integers(1, 255), pitch=st.integers(1, 150))
def test_a_crossing_lies_in_proportion(low, high, level, pitch):
    low, level, high = sorted((low, level, high))
    if low == level:
        return
    field = [0] * SIDE * SIDE
    field[130], field[131] = high, low
    x, y = marching.point(field, level, (130, 1), (0, 0), (pitch, pitch))
    assert x == pytest.approx(pitch * (2 + (high - level) / (high - low)), abs=3)
    assert 2 * pitch - 1 <= y <= 2 * pitch


def test_a_field_below_the_level_has_no_contours(deploy_once):
    case = (PAGE, ringed([99] * SIDE * SIDE), 100, CORNER, PITCH, 1, 0, 7)
    assert marching.contours([], *case) == ([], 7)
    assert written(deploy_once("ContourHarness"), [case]) == [("", 7)]


def test_a_field_that_reaches_the_level_has_one_contour_about_everything():
    [way] = ways(ringed([100] * SIDE * SIDE), 100)
    assert len(way) == 2 * (SIDE - 1) + 2 * (SIDE - 2)


def test_samples_that_touch_at_corners_are_kept_apart():
    assert sorted(map(len, ways(alone(2 * SIDE + 5, 3 * SIDE + 6), 100))) == [4, 4]
    assert sorted(map(len, ways(alone(2 * SIDE + 6, 3 * SIDE + 5), 100))) == [4, 4]


def test_a_hollow_has_a_contour_of_its_own():
    field = [200 - sample for sample in alone(20 * SIDE + 20)]
    assert sorted(map(len, ways(ringed(field), 100))) == [4, 250]


def test_a_contour_that_finds_no_room_ends_the_drawing():
    field = alone(2 * SIDE + 5)
    for x in range(20, 40):
        for y in range(20, 40):
            field[y * SIDE + x] = 200
    field[50 * SIDE + 9] = 200
    small = contours([], PAGE, alone(2 * SIDE + 5), 100, CORNER, PITCH, 1, 0)
    whole = contours([], PAGE, field, 100, CORNER, PITCH, 1, 0)
    assert contours([], len(whole), field, 100, CORNER, PITCH, 1, 0) == whole
    assert contours([], len(whole) - len(small) - 1, field, 100, CORNER, PITCH, 1, 0) == small
    assert len(contours([], PAGE, field, 100, CORNER, PITCH, 1, len(small))) == len(whole) - 2 * len(small)


@settings(max_examples=50)
@given(field=fields, level=levels, budget=st.integers(0, 300))
def test_a_budget_is_spent_on_whole_contours(field, level, budget):
    drawn, spent = [], 0
    for way in ways(field, level):
        if spent + len(way) >= budget:
            break
        drawn, spent = [*drawn, way], spent + len(way)
    page, left = marching.contours([], 10**6, field, level, CORNER, PITCH, 1, 0, budget)
    assert "".join(page).count("Z") == len(drawn)
    assert left == (budget - spent if len(drawn) == len(ways(field, level)) else 0)


def test_no_field_has_more_crossings_than_may_be_followed():
    checks = [200 * ((i + i // SIDE) % 2) for i in range(SIDE * SIDE)]
    for field in (checks, [200] * SIDE * SIDE, [200 * (i % SIDE % 2) for i in range(SIDE * SIDE)]):
        assert sum(map(len, ways(ringed(field), 100))) < MAX_CROSSINGS
