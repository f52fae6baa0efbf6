"""Marching squares: closed curves between the samples of a field that reach a level and those that don't.

Twin of contracts/contour/marching.vy, which does in `_contours` what has functions of its own here.

A field is 64 rows of 64 samples below 2**15, one after the other; its first column, first row and last row are zero.
As the samples lie in one line, the first column is also what lies behind the last one: so no contour reaches the end
of the field, and each comes home.

A contour is followed from crossing to crossing. A crossing lies between a sample p that reaches the level and its
neighbour p + out that doesn't; ahead of them are two others. If the one ahead of p doesn't reach the level, the
contour turns about p; else, if the one ahead of p + out reaches it, it turns about p + out; else it goes straight on.
So two samples that only touch at their corners are kept apart, and no crossing is passed twice.
"""

from itertools import pairwise

from reference.encoding import svg as words
from reference.encoding.svg import Point

SIDE = 64
LIMIT = 2**15  # samples and levels are below
MAX_CROSSINGS = 2 * SIDE * SIDE  # more than there are: a field has so many pairs of neighbours

Crossing = tuple[int, int]  # a sample that reaches the level, and the step to its neighbour that doesn't
LEFT, BELOW = -1, SIDE  # such steps


def contours(
    page: list[str],
    end: int,
    field: list[int],
    level: int,
    corner: Point,
    pitch: Point,
    every: int,
    least: int,
    budget: int,
) -> tuple[list[str], int]:
    """The page with the contours of `level`, in [1, LIMIT), behind it: quadratic splines, each a closed curve.

    `field` holds SIDE * SIDE samples, `corner` is the point of the first one and `pitch` the way from a sample to the
    next on its right and to the next below. A control point is at every `every`-th crossing of those at which a
    contour comes to another sample p. Contours of at most `least` words are left out; one that would make the page
    longer than `end` words ends the drawing, and isn't drawn itself; and so does one that has no fewer crossings than
    are left of the budget, at most MAX_CROSSINGS. All that is written is the data of one path.

    Returns what is left of the budget too: nothing where the drawing was ended.
    """
    passed: set[int] = set()
    for home in starts(field, level):
        if home in passed:
            continue
        way = follow(field, level, home)
        if len(way) >= budget:
            return page, 0
        passed |= {p for p, out in way if out == LEFT}
        came = way[:1] + [crossing for last, crossing in pairwise(way) if crossing[0] != last[0]]
        spline = curve([point(field, level, crossing, corner, pitch) for crossing in came[::every]])
        budget -= len(way)
        if len(spline) <= least and len(page) + len(spline) <= end + 1:
            continue
        if len(page) + len(spline) > end:
            return page, 0
        page = page + spline
    return page, budget


def starts(field: list[int], level: int) -> list[int]:
    """The samples that reach the level while the one before doesn't, unless it is so for the two above too.

    In the order in which the contract comes to them: by rows, and then by lanes. No twin.
    """
    first = {i for i in range(1, SIDE * SIDE) if field[i] >= level > field[i - 1]}
    return sorted((i for i in first if i - SIDE not in first), key=lambda i: (i // SIDE, i % 16, i))


def follow(field: list[int], level: int, home: int) -> list[Crossing]:
    """The crossings of the contour that passes between the sample `home` and the one before it. No twin."""
    p, out, ahead = home, LEFT, BELOW
    way = []
    while not way or (p, out) != way[0]:
        way += [(p, out)]
        if field[p + ahead] < level:
            out, ahead = ahead, -out
        elif field[p + ahead + out] < level:
            p = p + ahead
        else:
            p, out, ahead = p + ahead + out, -ahead, out
    return way


def point(field: list[int], level: int, crossing: Crossing, corner: Point, pitch: Point) -> Point:
    """Where a crossing lies on the page, by linear interpolation, in even coordinates. No twin."""
    p, out = crossing
    part = (field[p] - level << 8) // (field[p] - field[p + out])  # of the way to the neighbour, in 1/256
    x = corner[0] + p % SIDE * pitch[0]
    y = corner[1] + p // SIDE * pitch[1]
    if abs(out) == SIDE:
        y += out // SIDE * pitch[1] * part >> 8
    else:
        x += out * pitch[0] * part >> 8
    return words.point(x & ~1, y & ~1)


def curve(points: list[Point]) -> list[str]:
    """The words of a closed quadratic spline with these control points. No twin.

    A piece of it ends in the middle between two control points. After the first piece a control point is the last one
    mirrored in that middle, which is what "T" means; even coordinates make this exact.
    """
    after = points[1:] + points[:1]
    middles = [((ax + bx) // 2, (ay + by) // 2) for (ax, ay), (bx, by) in zip(points, after, strict=True)]
    head = words.points("M", middles[-1], points[0], middles[0])
    spline = [head[:10] + "Q" + head[11:]]
    for i in range(1, len(points), 3):
        spline += [words.word("T" + " ".join(words.number(n) for point in middles[i : i + 3] for n in point))]
    return spline[:-1] + [spline[-1][:-2] + "Z "]
