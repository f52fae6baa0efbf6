# pragma version 0.4.3
"""
@title Cords
@license MIT
@notice Follows the closed ways of cords through a plait. A cord is a smooth curve: from the middle between two
        crossings to the next such middle, bent by the crossing between. Middles are halves of sums of even numbers,
        so that a curve's next bend is its last one mirrored in the middle, exactly, which is what the path command T
        says.
@dev Twin: reference/weaving/cords.py. All points are packed as in encoding/svg.
"""

from . import lattice as lattices
from . import plait as plaits
from . import region as regions

MAX_VISITS: constant(uint256) = 368
MAX_CORDS: constant(uint256) = 80

MAX_OVERS: constant(uint256) = 144
POINT: constant(uint256) = 2**80 - 1
WHOLE: constant(uint256) = (2**14 - 1) * (2**40 + 1)  # of both coordinates, what lies below 10,000
EVEN: constant(uint256) = (2**14 - 2) * (2**40 + 1)  # of both coordinates, all but the lowest bit


# Visits of a cord are a cord's ways through a crossing or past a wall.
struct Cords:
    unit: uint256  # of the lattice
    count: uint256  # of cords
    # By cord: the bend of its first visit, times 2**64; where in the lists below its visits over others begin and end,
    # times 2**48 and 2**32; where its middles begin and end, times 2**16 and 1. They end with the first one again.
    spans: uint256[MAX_CORDS]
    middles: uint256[MAX_VISITS]  # where visits begin
    overs: uint256[MAX_OVERS]  # of visits over others: where they begin, the bend, and where they end


@pure
def _cords(
    seed: uint256, plan: lattices.Plan, region: regions.Region, pattern: plaits.Pattern, pull: uint256
) -> Cords:
    """
    @notice Plaits, and follows every cord, from below the first level wall that it comes to, on to the right.
    @param pull How far a cord keeps from a wall, in 1/256 of the way to the middle of its neighbours.
    """
    plait: plaits.Plait = plaits._plait(seed, plan, region, pattern)
    cords: Cords = empty(Cords)
    cords.unit = plait.unit
    seen: uint256 = 0  # bit k: the cord that starts at tile k, below 2**8, is known
    n: uint256 = 0  # of middles
    overs: uint256 = 0
    half: uint256 = plait.period >> 1
    # unsafe, down to the end: pull is at most 256; places in the list of tiles are below 2**8 and stay inside, as
    # walls stand all around; steps back are taken modulo 2**256; coordinates are below 2**14, their lanes 2**40.
    keep: uint256 = unsafe_sub(512, 2 * pull)
    for s: uint256 in range(plait.count, bound=plaits.MAX_STARTS):
        start: uint256 = plait.starts[s]
        if seen >> start & 1 == 1:
            continue
        first: uint256 = n
        span: uint256 = overs << 48 | n << 16
        # A step leads half a row up or down, and every other one to the next or the last place there: two steps in
        # turn, which sum to `steps`. The cord came up from the left, and the wall will turn its steps down.
        level: bool = unsafe_div(start, half) & 1 == 0
        step: uint256 = unsafe_sub(1 if level else 0, half)
        steps: uint256 = unsafe_sub(1, 2 * half)
        from_: uint256 = unsafe_add(start, half if level else unsafe_sub(half, 1))
        tile: uint256 = plait.tiles[start]
        if tile & plaits.SEAM != 0 and not level:
            from_ = unsafe_add(from_, half)
        before: uint256 = plait.tiles[from_]
        east: bool = True
        south: bool = False
        over: bool = level  # over and under take turns at crossings, whatever walls lie between
        open: bool = False  # the last visit was over another, and its end is not yet known
        here: uint256 = start
        bend: uint256 = 0
        first_bend: uint256 = 0
        for _: uint256 in range(MAX_VISITS):
            middle: uint256 = bend
            last: uint256 = tile
            if tile < plaits.MARKED:
                bend = tile & EVEN
                here = unsafe_add(here, step)
                tile = plait.tiles[here]
            else:
                turn: uint256 = 0
                if tile & plaits.UPRIGHT_WALL != 0:
                    east = not east
                    turn = 1 if east else max_value(uint256)
                elif tile & plaits.LEVEL_WALL != 0:
                    turn = 2 * half
                    if south:
                        turn = unsafe_sub(0, turn)
                    else:
                        if here == start and n != first:
                            break  # the first wall again
                        seen |= 1 << here
                    south = not south
                step = unsafe_add(step, turn)
                steps = unsafe_add(steps, unsafe_mul(2, turn))
                here = unsafe_add(here, step)
                if tile >= plaits.SEAM and (step ^ half) & 1 == 1:
                    # Across the seam, from the last place of an even row to the first of the next, or back.
                    here = unsafe_sub(here, half) if east else unsafe_add(here, half)
                tile = plait.tiles[here]
                bend = last & EVEN
                if turn != 0:
                    ends: uint256 = unsafe_add(before & POINT, tile & POINT)
                    bend = unsafe_add(unsafe_mul(keep, last & POINT), unsafe_mul(pull, ends)) >> 9 & EVEN
            middle = unsafe_add(middle, bend) >> 1
            cords.middles[n] = middle
            n = unsafe_add(n, 1)
            if open:
                cords.overs[overs] |= middle
                overs = unsafe_add(overs, 1)
                open = False
            if last & plaits.ANY_WALL == 0:
                if over:
                    cords.overs[overs] = middle << 160 | bend << 80
                    open = True
                over = not over
            elif first_bend == 0:
                first_bend = bend
            step = unsafe_sub(steps, step)
            before = last
        # The first middle, as it is known now.
        again: uint256 = unsafe_add(bend, first_bend) >> 1
        cords.middles[first] = again
        cords.middles[n] = again
        if open:
            cords.overs[overs] |= again
            overs = unsafe_add(overs, 1)
        cords.spans[cords.count] = first_bend << 64 | span | overs << 32 | n
        cords.count = unsafe_add(cords.count, 1)
        n = unsafe_add(n, 1)
    return cords


@pure
def _middle(a: uint256, b: uint256) -> uint256:
    """
    @notice Gives the middle between two points.
    """
    return unsafe_add(a, b) >> 1 & WHOLE  # unsafe: lanes of 40 bits hold numbers below 2**14
