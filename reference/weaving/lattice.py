"""Lattices that cords are plaited on: where columns and rows meet. Twin of contracts/weaving/lattice.vy.

A lattice has `width` x `height` cells. Its lines are numbered by half cells: columns 0..2 `width` and rows
0..2 `height`; cords cross where i + j is odd, in the middle of the cells' sides. Whatever the shape, every column is
the same row of marks, moved and scaled, so that the point of column i and row j is
column(i) + row(j) + scale(i) * mark(j).
"""

from typing import NamedTuple

from reference.numeric import fixed

SHEET = 0
RING = 1
FAN = 2
COIL = 3
CENTRE = 5000
FIELD = 3440  # from the centre of the page to the edges of its field
FIT = 3225  # the same for rings and coils, which keep clear of the edges
OVERLAP = 1600  # by which a fan goes past the field's edges, in 1/65536 turn
BOW = 18000  # how much the rings of a lattice crowd towards its centre, in 1/65536
FIRST_TURN = 5243  # the square of the part of a coil that is left out at its inner end, in 1/65536
MAX_COLUMNS = 62
MAX_ROWS = 20


class Plan(NamedTuple):
    """What a lattice is made from."""

    shape: int
    gauge: int  # cells from edge to edge: 3 to 8
    narrow: int  # by how many cells a sheet is less wide than high
    reach: int  # from the centre to the edges of a sheet
    square: bool  # a sheet turned by an eighth, so that its cords run along the page's sides
    swell: int  # how much the cells of a sheet differ in size, in 1/65536
    turn: int  # a draw: where a ring begins, which corner a fan is in
    phase: int  # a draw: where a sheet swells, how wide a fan's hole is


class Lattice(NamedTuple):
    """Lists by column (i) and by row (j)."""

    width: int
    height: int
    period: int  # the number of columns; of a lattice that does not meet itself, one more
    unit: int  # about the least distance between neighbouring lines
    column_x: list[int]
    column_y: list[int]
    scale_x: list[int]
    scale_y: list[int]
    row_x: list[int]
    row_y: list[int]
    mark: list[int]  # in 1/65536


def sheet(plan: Plan) -> Lattice:
    """A rectangle of straight lines."""
    height = plan.gauge
    width = plan.gauge - plan.narrow
    unit = plan.reach // height
    unit -= fixed.mul(unit, plan.swell) * 7 // 8
    if plan.square:  # cells are counted along diagonals of the page
        height = height * 181 >> 7
        width = height
    xs = profile(2 * width, plan.reach * width // height, plan.swell, plan.phase & 0xFFFF)
    ys = profile(2 * height, plan.reach, plan.swell, plan.phase >> 16)
    # What goes past the edges of the field is not always cut off at the same places.
    x = y = CENTRE
    if plan.reach > FIELD:
        x += (plan.turn & 0x1FF) - 256
        y += (plan.turn >> 9 & 0x1FF) - 256
    column_x, column_y, row_x, row_y = [0] * MAX_COLUMNS, [0] * MAX_COLUMNS, [0] * MAX_ROWS, [0] * MAX_ROWS
    for i in range(2 * width + 1):
        column_x[i] = x + xs[i]
        column_y[i] = y + (xs[i] if plan.square else 0)
    for j in range(2 * height + 1):
        row_x[j] = -ys[j] if plan.square else 0
        row_y[j] = ys[j]
    flat = [0] * MAX_COLUMNS
    return Lattice(width, height, 2 * width + 2, unit, column_x, column_y, flat, flat, row_x, row_y, [0] * MAX_ROWS)


def profile(steps: int, half: int, swell: int, phase: int) -> list[int]:
    """The places of `steps` + 1 lines from -`half` to `half`, whose distances swell and shrink once on the way."""
    places = [0] * MAX_ROWS
    for k in range(steps):
        places[k + 1] = places[k] + fixed.ONE + fixed.mul(swell, fixed.sin(phase + fixed.TURN * k // steps))
    length = places[steps]
    for k in range(steps + 1):
        places[k] = 2 * half * places[k] // length - half
    return places


def polar(plan: Plan) -> Lattice:
    """A ring, a fan or a coil: columns are spokes."""
    x, y, outer, start, sweep = CENTRE, CENTRE, FIT, plan.turn & 0xFFFF, fixed.TURN
    if plan.shape == FAN:
        quarter = plan.turn >> 30
        height = max(plan.gauge - 1, 3)
        inner = 10 + (plan.phase & 15)
        width = height * (64 + inner) * 58 // ((64 - inner) * 64)
        outer = 2 * FIELD - (plan.phase >> 4 & 0x3FF)
        x += -FIELD if quarter in (0, 3) else FIELD
        y += -FIELD if quarter in (0, 1) else FIELD
        start = quarter * (fixed.TURN // 4) - (plan.phase >> 14 & 0x3FF) - OVERLAP // 2
        sweep = fixed.TURN // 4 + 2 * OVERLAP
    elif plan.shape == COIL:
        width, height = min(10 + 4 * plan.gauge, 30), 2
        turns = 3 if plan.gauge > 4 else 2
        sweep = turns * fixed.TURN
        pitch = outer // turns
    else:
        width = 12 + (3 * plan.gauge >> 1)
        height = 3 if plan.gauge > 4 else 2
        inner = (8 + 3 * plan.gauge if plan.gauge > 4 else 32) + (plan.phase & 3)  # in 1/64 of the outer radius
        if plan.phase & 4:  # past the edges of the field
            outer += plan.phase >> 3 & 0x1FF
            x += (plan.phase >> 12 & 0x7FF) - 1024
            y += (plan.phase >> 23) * 4 - 1024

    column_x, column_y = [0] * MAX_COLUMNS, [0] * MAX_COLUMNS
    scale_x, scale_y = [0] * MAX_COLUMNS, [0] * MAX_COLUMNS
    for i in range(2 * width + 1):
        if plan.shape == COIL:  # the root of the way, for cells of equal length
            part = fixed.sqrt(FIRST_TURN + (fixed.ONE - FIRST_TURN) * i // (2 * width))
            scale = fixed.mul(pitch, min(fixed.ONE, part * 8 // 5)) * 7 // 8  # thinner towards the middle
            base = fixed.mul(outer, part) - scale
        else:
            part = fixed.ONE * i // (2 * width)
            scale = outer
            base = 0
        angle = start + fixed.mul(sweep, part)
        cos, sin = fixed.cos(angle), fixed.sin(angle)
        column_x[i] = x + fixed.mul(base, cos)
        column_y[i] = y + fixed.mul(base, sin)
        scale_x[i] = fixed.mul(scale, cos)
        scale_y[i] = fixed.mul(scale, sin)
    mark = [0] * MAX_ROWS
    for j in range(2 * height + 1):
        mark[j] = fixed.ONE * j // (2 * height)
        if plan.shape != COIL:
            bowed = mark[j] - fixed.mul(fixed.mul(mark[j], fixed.ONE - mark[j]), BOW)
            mark[j] = fixed.lerp(inner * (fixed.ONE // 64), fixed.ONE, bowed)
    unit = pitch * 7 // (16 * height) if plan.shape == COIL else outer * (64 - inner) * 15 // (64 * 32 * height)
    period = 2 * width if plan.shape == RING else 2 * width + 2
    rows = [0] * MAX_ROWS
    return Lattice(width, height, period, unit, column_x, column_y, scale_x, scale_y, rows, rows, mark)
