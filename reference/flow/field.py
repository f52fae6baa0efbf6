"""A field of flow over the page: waves, a swirl, a fan, still discs that part it. Twin of contracts/flow/field.vy.

The flow is computed once for each point of a coarse lattice, and interpolated between them. Positions to sample are
in steps of 2**-FINE of a unit of the page, so that ribbons may be followed without rounding to whole units.
"""

from typing import NamedTuple

# The water, in units of the page.
LEFT = 2048
TOP = 1024
RIGHT = 8192
BOTTOM = 9216
CENTRE = 5120  # across and down

FINE = 13
SPEED = 2**12  # of a current without waves, and the length of every sampled vector
SLACK = 1500  # slower water has no direction
BIAS = 2**16  # more than the flow ever is in one axis, so that lanes stay positive
LATTICE_STEP = 768  # units of the page from point to point
COLUMNS = 9  # (RIGHT - LEFT) / LATTICE_STEP + 1
ROWS = 12  # and (BOTTOM - TOP) / LATTICE_STEP + 1, rounded up

DELTA = 5  # a fan from one point
REEF = 4  # eight directions only
FAR = 24  # squares of its radius from its middle, a disc is not felt
SHOAL = 2**11  # so far above the horizon the flow begins to lie down

Vector = tuple[int, int]


class Wave(NamedTuple):
    across: int  # turns over 2**32 units, to the right
    down: int
    phase: int  # in 1/65536 turn
    x: int  # what the crest adds to the flow
    y: int


class Disc(NamedTuple):
    x: int
    y: int
    radius: int  # zero for none


class Current(NamedTuple):
    kind: int
    x: int  # of the flow before anything else is added
    y: int
    long: Wave
    short: Wave
    focus_x: int
    focus_y: int
    swirl: int  # about the focus; negative to the left
    core: int  # the radius at which the swirl is fastest
    first: Disc  # two discs that the flow parts for
    second: Disc
    horizon: int  # where the water lies still below, or zero


def wave(angle: int) -> int:
    """A wave that is a cubic curve, steeper after its crest than before: at most 50,451 to either side."""
    t = angle % 2**16 - 2**15
    return t * (2**30 - t * t) >> 28


def unit(x: int, y: int) -> Vector:
    """The vector of length SPEED, right to 3 %, in the direction of (x, y); zero when that is slack."""
    larger, smaller = max(abs(x), abs(y)), min(abs(x), abs(y))
    length = max(larger, (7 * larger + 4 * smaller) >> 3)
    if length < SLACK:
        return 0, 0
    inverse = (SPEED << 16) // length
    return x * inverse >> 16, y * inverse >> 16


def snap(x: int, y: int) -> Vector:
    """The direction of (x, y) turned to the next eighth of a turn."""
    across, down = abs(x), abs(y)
    if 5 * down < 2 * across:
        return x, 0
    if 5 * across < 2 * down:
        return 0, y
    longer = max(across, down)
    return (longer if x > 0 else -longer), (longer if y > 0 else -longer)


def part(disc: Disc, x: int, y: int, u: int, v: int) -> Vector:
    """The flow (u, v) at (x, y) as it parts for a disc: that past a cylinder, and along its edge within."""
    dx, dy = x - disc.x, y - disc.y
    square = dx * dx + dy * dy + 1
    if square > FAR * disc.radius * disc.radius:
        return u, v
    nearness = min(2**16, (disc.radius * disc.radius << 16) // square)
    head_on = 2 * nearness * (u * dx + v * dy) * (2**40 // square) >> 40
    return u + (u * nearness >> 16) - (head_on * dx >> 16), v + (v * nearness >> 16) - (head_on * dy >> 16)


def lattice(current: Current) -> list[tuple[Vector, Vector]]:
    """The flow at each point of the lattice, row by row, together with that at the next point to the right.

    It is below BIAS in each axis.
    """
    pairs = []
    for y in range(TOP, TOP + LATTICE_STEP * ROWS, LATTICE_STEP):
        row = []
        for x in range(LEFT, LEFT + LATTICE_STEP * COLUMNS, LATTICE_STEP):
            # The heading, in steps of 2**-16, or a fan; the waves on it; the swirl.
            u, v = current.x << 16, current.y << 16
            if current.kind == DELTA:
                u, v = unit(x - (3 * CENTRE - 2 * current.focus_x), y - (4 * CENTRE - 3 * current.focus_y))
                u, v = u << 16, v << 16
            for swell in (current.long, current.short):
                height = wave((swell.across * (x - CENTRE) + swell.down * (y - CENTRE) >> 16) + swell.phase)
                u += swell.x * height
                v += swell.y * height
            if current.swirl != 0:
                dx, dy = x - current.focus_x, y - current.focus_y
                spin = current.swirl * (2**40 // (dx * dx + dy * dy + current.core * current.core)) >> 12
                u -= dy * spin
                v += dx * spin
            u, v = u >> 16, v >> 16

            # What it meets.
            if current.first.radius != 0:
                u, v = part(current.first, x, y, u, v)
            if current.second.radius != 0:
                u, v = part(current.second, x, y, u, v)
            if current.horizon != 0:
                v = v * min(max(current.horizon - y, 0), SHOAL) >> 11
            if current.kind == REEF:
                u, v = unit(*snap(u, v))
            row.append((u, v))
        pairs += zip(row, [*row[1:], (0, 0)], strict=True)
    return pairs
