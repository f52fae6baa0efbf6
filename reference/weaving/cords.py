"""The closed ways of cords through a plait. Twin of contracts/weaving/cords.vy.

A cord is a smooth curve: from the middle between two crossings to the next such middle, bent by the crossing between.
Middles are halves of sums of even numbers, so that a curve's next bend is its last one mirrored in the middle,
exactly, which is what the path command T says.
"""

from typing import NamedTuple

from reference.weaving.lattice import Plan
from reference.weaving.plait import CROSSING, LEVEL, UPRIGHT, Pattern, plait
from reference.weaving.region import Region

MAX_VISITS = 368
MAX_CORDS = 80

Point = tuple[int, int]


class Visit(NamedTuple):
    """A cord's way through one crossing or past one wall."""

    middle: Point  # where it begins
    bend: Point
    over: bool


def cords(seed: int, plan: Plan, region: Region, pattern: Pattern, pull: int) -> tuple[int, list[list[Visit]]]:
    """Plaits: the unit of the lattice, and every cord from below the first level wall that it comes to, to the right.

    `pull`: how far a cord keeps from a wall, in 1/256 of the way to the middle of its neighbours.
    """
    found = []
    period, unit, tiles = plait(seed, plan, region, pattern)
    half = period // 2
    starts = {k for k, tile in enumerate(tiles) if tile is not None and tile.start}
    for k in range(len(tiles)):
        if k not in starts:
            continue
        visits: list[Visit] = []
        j = k // half
        i = 2 * (k % half) + (j + 1) % 2
        east, south = True, False
        here = k
        before = tiles[(j + 1) * half + (i - 1) % period // 2]
        bend = (0, 0)
        while True:
            tile = tiles[here]
            if tile.wall == LEVEL and not south:
                if here == k and visits:
                    break  # the first wall again
                starts.remove(here)
            over = tile.wall == CROSSING and (east == south) == (j % 2 == 1)
            if tile.wall == UPRIGHT:
                east = not east
            elif tile.wall == LEVEL:
                south = not south
            i = (i + (1 if east else -1)) % period
            j += 1 if south else -1
            here = j * half + i // 2
            after = tiles[here]
            last = bend
            rest = 0 if tile.wall == CROSSING else pull
            bend = (
                2 * ((2 * (256 - rest) * tile.x + rest * (before.x + after.x)) // 1024),
                2 * ((2 * (256 - rest) * tile.y + rest * (before.y + after.y)) // 1024),
            )
            visits.append(Visit(middle(last, bend), bend, over))
            before = tile
        visits[0] = Visit(middle(bend, visits[0].bend), visits[0].bend, visits[0].over)
        found.append(visits)
    return unit, found


def middle(a: Point, b: Point) -> Point:
    """The middle between two points."""
    return ((a[0] + b[0]) // 2, (a[1] + b[1]) // 2)
