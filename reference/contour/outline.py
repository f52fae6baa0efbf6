"""Outlines: closed curves round the cells of a mask, one point for a step of their edge.

Twin of contracts/contour/outline.vy.

A mask is SIDE rows of SIDE cells, a bit each: the cell in column c is bit c. Its first and last row and its first and
last column are empty. Cells meet at vertices; vertex (row, column) is above and before the cell of the same numbers.

An outline goes from vertex to vertex, down, right, up or left, with what is inside on its left hand. Where two cells
touch only at their corners it keeps them apart. All that it goes straight on is a run. A run has its control point in
the middle: so stairs become slopes, and long edges, which have a point near each end, stay straight. Runs up or down
of one cell have none. As nothing else decides, two masks have the same points where they have the same edge.

What marching squares are to fields, this is to masks: there is nothing to interpolate, and a straight edge takes no
more words than a short one. All is drawn in quarters of a cell, which three digits tell: so four points, or eight
numbers, fill a word exactly.
"""

from reference.contour.marching import SIDE
from reference.encoding import svg as words

Point = tuple[int, int]  # a row and a column, in quarters of a cell

QUARTERS = 4  # of a cell
HALF = 2  # of them
LONG = 5  # cells of a run that has a point near each end, half a cell before it
LEAST = 3  # points: an outline of fewer is left out
MAX_STEPS = 2 * SIDE * SIDE  # more than there are edges between the cells of a mask that an outline passes
POINTS = 4  # of a word
FIRST_POINTS = 2  # control points that the first word of an outline tells

WAYS: tuple[tuple[int, int], ...] = ((1, 0), (0, 1), (-1, 0), (0, -1))  # of steps: down, right, up, left
DOWN: int = 0  # of them


def outlines(page: list[str], end: int, mask: list[int], budget: int) -> tuple[list[str], int]:
    """The page with the outlines of a mask behind it: quadratic splines, each a closed curve, the data of one path.

    An outline that would make the page longer than `end` words ends the drawing, and isn't drawn itself; and so does
    one of no fewer steps than are left of the budget, at most MAX_STEPS.

    Returns what is left of the budget too: nothing where the drawing was ended.
    """
    passed: set[tuple[int, int]] = set()
    for start in starts(mask):
        if start in passed:
            continue
        runs = follow(mask, start)
        steps = sum(length for _, length, _ in runs)
        if steps >= budget:
            return page, 0
        budget -= steps
        passed |= {(row - length, column) for way, length, (row, column) in runs if way == DOWN}
        points = controls(runs)
        if len(points) < LEAST:
            continue
        spline = curve(points)
        if len(page) + len(spline) > end:
            return page, 0
        page = page + spline
    return page, budget


def starts(mask: list[int]) -> list[tuple[int, int]]:
    """The vertices from which an edge leads down, with a cell only on its left hand, and none leads to them alike: by
    rows, and then by columns. No twin."""
    found = []
    above = 0
    for row in range(SIDE):
        edges = mask[row] & ~(mask[row] << 1)
        found += [(row, column) for column in range(SIDE) if (edges & ~above) >> column & 1]
        above = edges
    return found


def follow(mask: list[int], start: tuple[int, int]) -> list[tuple[int, int, tuple[int, int]]]:
    """The runs of the outline that leads down from a vertex: their ways, lengths, and the vertices that they end at.
    No twin."""
    row, column, way = *start, DOWN
    runs = []
    length = 0
    while True:
        down, right = WAYS[way]
        row, column, length = row + down, column + right, length + 1
        # The cells ahead, of the four round this vertex.
        ahead = (row - (down - right < 0), column - (down + right < 0))
        beyond = (row - (down + right < 0), column - (down - right > 0))
        turn = 0
        if not cell(mask, *ahead):
            turn = 1
        elif cell(mask, *beyond):
            turn = 3
        if turn == 0:
            continue
        runs += [(way, length, (row, column))]
        way, length = (way + turn) % len(WAYS), 0
        if way == DOWN and (row, column) == start:
            return runs


def cell(mask: list[int], row: int, column: int) -> int:
    """Whether a cell is in a mask. No twin."""
    return mask[row] >> column & 1


def controls(runs: list[tuple[int, int, tuple[int, int]]]) -> list[Point]:
    """The control points of an outline, whose numbers are even. No twin."""
    found = []
    for way, length, (row, column) in runs:
        down, right = WAYS[way]
        backs = []
        if length >= LONG:
            backs = [QUARTERS * length - HALF, HALF]
        elif length > 1 or right:
            backs = [HALF * length]
        found += [(QUARTERS * row - down * back, QUARTERS * column - right * back) for back in backs]
    return found


def curve(points: list[Point]) -> list[str]:
    """The words of a closed quadratic spline with these control points, as in marching.py. No twin."""
    after = points[1:] + points[:1]
    middles = [((ay + by) // 2, (ax + bx) // 2) for (ay, ax), (by, bx) in zip(points, after, strict=True)]
    first = [numbers(*each) for each in (middles[-1], points[0], middles[0], middles[1])]
    spline = ["M{}Q{} {}T{}".format(*first)]
    for at in range(FIRST_POINTS, len(middles), POINTS):
        spline += [words.word("T" + " ".join(numbers(*each) for each in middles[at : at + POINTS]))]
    return spline


def numbers(row: int, column: int) -> str:
    """A point's column and row, three digits each. No twin."""
    return f"{column:03d} {row:03d}"


def size(points: int) -> int:
    """How many words an outline of so many control points takes. No twin."""
    return 1 + -(-(points - FIRST_POINTS) // POINTS) if points >= LEAST else 0
