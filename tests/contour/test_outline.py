"""Outlines: the contract against its twin, and what they promise."""

import re
from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.contour import outline
from reference.contour.outline import LONG, MAX_STEPS, QUARTERS, SIDE
from reference.encoding import svg as words

PAGE = 340  # the words of the contract's page
CELL_BITS = 4  # as the contract has masks
SPARE_BUDGET = MAX_STEPS
LEFT_HAND = ((-1, 0), (-1, -1), (0, -1), (0, 0))  # from the end of a step to the cell that was on its left, by ways


def ringed(rows: list[int]) -> list[int]:
    """The rows with nothing in the first and the last of them, nor in the first and the last column."""
    inside = (1 << SIDE - 1) - 2
    return [0, *(row & inside for row in rows[1:-1]), 0]


def mask(of) -> list[int]:
    """The mask of the cells of which `of(row, column)` is true."""
    return ringed([sum(bool(of(row, column)) << column for column in range(SIDE)) for row in range(SIDE)])


def block(top: int, left: int, height: int, width: int) -> list[int]:
    return mask(lambda row, column: top <= row < top + height and left <= column < left + width)


def patches(seed: int, size: int, share: float) -> list[int]:
    """Patches of `size` x `size` cells, so many of them in the mask."""
    of = Random(seed)
    there = [of.random() < share for _ in range(SIDE * SIDE)]
    return mask(lambda row, column: there[row // size * SIDE + column // size])


def discs(seed: int, count: int) -> list[int]:
    """Round spots, and round holes in them."""
    of = Random(seed)
    spots = [(of.randrange(SIDE), of.randrange(SIDE), of.randrange(1, 400)) for _ in range(count)]
    return mask(lambda row, column: sum((row - y) ** 2 + (column - x) ** 2 < size for y, x, size in spots) % 2)


masks = (
    st.builds(
        patches, st.integers(0, 2**32), st.sampled_from([1, 1, 2, 3, 5, 9]), st.sampled_from([0.1, 0.5, 0.9, 1])
    )
    | st.builds(discs, st.integers(0, 2**32), st.integers(1, 9))
    | st.lists(st.integers(0, 2**SIDE - 1), min_size=SIDE, max_size=SIDE).map(ringed)
)
cases = st.lists(
    st.tuples(
        st.integers(0, 40) | st.just(PAGE), masks, st.integers(0, 400) | st.sampled_from([4_000, SPARE_BUDGET])
    ),
    min_size=1,
    max_size=8,
)


def packed(rows: list[int]) -> list[int]:
    """A mask as the contract has it."""
    return [sum((row >> column & 1) << CELL_BITS * column for column in range(SIDE)) for row in rows]


def ways(rows: list[int]) -> list[list[tuple[int, int, tuple[int, int]]]]:
    """The runs of all outlines."""
    found, passed = [], set()
    for start in outline.starts(rows):
        if start not in passed:
            found += [outline.follow(rows, start)]
            passed |= {(row - length, column) for way, length, (row, column) in found[-1] if way == outline.DOWN}
    return found


def steps(runs: list[tuple[int, int, tuple[int, int]]]) -> int:
    return sum(length for _, length, _ in runs)


@settings(max_examples=15)
@given(cases)
def test_outlines_are_drawn_alike(deploy_once, drawn):
    arguments = [(room, packed(rows), budget) for room, rows, budget in drawn]
    found = [(text, left) for text, left, _ in deploy_once("ContourHarness").read_each("outlines", arguments)]
    expected = [outline.outlines([], room, rows, budget) for room, rows, budget in drawn]
    assert found == [("".join(page), left) for page, left in expected]


@settings(max_examples=20)
@given(masks)
def test_each_edge_is_passed_once_with_the_cell_on_its_left(rows):
    passed = Counter()
    for runs in ways(rows):
        for way, length, (row, column) in runs:
            down, right = outline.WAYS[way]
            for back in range(length):
                y, x = row - down * back, column - right * back  # where the step ends
                inside = (y + LEFT_HAND[way][0], x + LEFT_HAND[way][1])
                passed[(down, right, inside)] += 1
                assert outline.cell(rows, *inside)
    assert set(passed.values()) <= {1}
    cells = [(row, column) for row in range(SIDE) for column in range(SIDE) if outline.cell(rows, row, column)]
    edges = sum(not outline.cell(rows, y + dy, x + dx) for y, x in cells for dy, dx in outline.WAYS)
    assert len(passed) == edges


@given(st.integers(0, 3), st.integers(1, 62), st.integers(0, SIDE), st.integers(0, SIDE))
def test_an_edge_has_the_same_points_from_either_side(way, length, row, column):
    """So sheets that lie one on the other leave no gap between them."""
    down, right = outline.WAYS[way]
    there = outline.controls([(way, length, (row, column))])
    back = outline.controls([((way + 2) % 4, length, (row - down * length, column - right * length))])
    assert there == back[::-1]


def test_a_long_edge_has_a_point_near_each_end_and_a_short_one_in_its_middle():
    page, _ = outline.outlines([], PAGE, block(10, 20, LONG, LONG - 1), SPARE_BUDGET)
    assert page == ["M084 041Q080 042 080 050T084 059", "T092 059 096 050 092 041 084 041"]


def test_a_step_of_one_cell_up_or_down_has_no_point():
    flat = block(10, 10, 1, 3)
    assert [len(outline.controls(runs)) for runs in ways(flat)] == [2]
    assert outline.outlines([], PAGE, flat, SPARE_BUDGET) == ([], SPARE_BUDGET - 8)


def test_cells_that_touch_at_their_corners_have_outlines_of_their_own():
    assert [steps(runs) for runs in ways(mask(lambda row, column: row == column and row in (5, 6)))] == [4, 4]


def test_a_hole_has_an_outline_the_other_way_round():
    frame = mask(lambda row, column: 10 <= row < 20 and 10 <= column < 20 and not (14 <= row < 16 <= column < 18))
    outer, inner = ways(frame)
    assert [way for way, _, _ in outer] == [0, 1, 2, 3]
    assert [way for way, _, _ in inner] == [0, 3, 2, 1]


def test_points_are_even_and_on_the_page():
    most = SIDE * QUARTERS
    for runs in ways(patches(7, 1, 0.5)):
        assert all(0 < n < most and n % 2 == 0 for point in outline.controls(runs) for n in point)


def test_an_outline_that_lacks_a_word_ends_the_drawing(deploy_once):
    square, budget = block(10, 20, 4, 4), 1_000
    expected, left = outline.outlines([], 2, square, budget)
    assert len(expected) == 2 and left == budget - 16
    harness = deploy_once("ContourHarness")
    assert harness.read("outlines", 2, packed(square), budget)[:2] == ("".join(expected), left)
    assert harness.read("outlines", 1, packed(square), budget)[:2] == ("", 0)


def test_an_outline_that_lacks_a_step_ends_the_drawing(deploy_once):
    square, harness = packed(block(10, 20, 4, 4)), deploy_once("ContourHarness")
    assert harness.read("outlines", PAGE, square, 17)[1] == 1
    assert harness.read("outlines", PAGE, square, 16)[:2] == ("", 0)


def test_the_longest_outline_fills_more_than_a_page(deploy_once):
    """More points than there is room for are noticed before they are written."""
    comb = mask(lambda row, column: column % 2 == 1 or row == 1)
    toothed = mask(lambda row, column: row % 4 < 2 and column % 2 or column == 1 or row % 4 == 2)
    harness = deploy_once("ContourHarness")
    for rows in (comb, toothed):
        assert max(steps(runs) for runs in ways(rows)) > 3_000
        assert harness.read("outlines", PAGE, packed(rows), SPARE_BUDGET)[:2] == (
            "".join(outline.outlines([], PAGE, rows, SPARE_BUDGET)[0]),
            outline.outlines([], PAGE, rows, SPARE_BUDGET)[1],
        )


def test_an_outline_is_a_path_of_whole_words():
    page, _ = outline.outlines([], PAGE, discs(3, 5), SPARE_BUDGET)
    assert len(page) > 9 and all(len(word) == words.WORD_BYTES for word in page)
    number = r"\d{3} \d{3}"
    path = f"(M{number}Q{number} {number}T{number}(T{number}( {number}){{0,3}} *)+)+"
    assert re.fullmatch(path, "".join(page))


@pytest.mark.parametrize("points", range(3, 12))
def test_the_words_of_an_outline_are_counted_beforehand(points):
    corners = [(2 * at, 2 * (at % 3)) for at in range(points)]
    assert len(outline.curve(corners)) == outline.size(points)
