# pragma version 0.4.3
"""
@title Lattices that cords are plaited on
@license MIT
@notice Says where columns and rows meet. A lattice has `width` x `height` cells. Its lines are numbered by half cells:
        columns 0..2 `width`, rows 0..2 `height`; cords cross where i + j is odd, in the middle of the cells' sides.
@dev Twin: reference/weaving/lattice.py. Whatever the shape, every column is the same row of marks, moved and scaled,
     so that the point of column i and row j is column(i) + row(j) + scale(i) * mark(j): by packed words
     ((column + row) * 2**16 + scale * mark) >> 16, in whose lanes nothing is below zero where the point is on the page.
"""

from ..numeric import fixed

SHEET: constant(uint256) = 0
RING: constant(uint256) = 1
FAN: constant(uint256) = 2
COIL: constant(uint256) = 3
CENTRE: constant(int256) = 5000
FIELD: constant(int256) = 3440  # from the centre of the page to the edges of its field
FIT: constant(int256) = 3225  # the same for rings and coils, which keep clear of the edges
OVERLAP: constant(int256) = 1600  # by which a fan goes past the field's edges, in 1/65536 turn
BOW: constant(int256) = 18000  # how much the rings of a lattice crowd towards its centre, in 1/65536
FIRST_TURN: constant(int256) = 5243  # the square of the part of a coil that is left out at its inner end, in 1/65536
MAX_COLUMNS: constant(uint256) = 62
MAX_ROWS: constant(uint256) = 20


# What a lattice is made from.
struct Plan:
    shape: uint256
    gauge: uint256  # cells from edge to edge: 3 to 8
    narrow: uint256  # by how many cells a sheet is less wide than high
    reach: int256  # from the centre to the edges of a sheet
    square: bool  # a sheet turned by an eighth, so that its cords run along the page's sides
    swell: int256  # how much the cells of a sheet differ in size, in 1/65536
    turn: uint256  # a draw: where a ring begins, which corner a fan is in
    phase: uint256  # a draw: where a sheet swells, how wide a fan's hole is


# Lists by column (i) and by row (j). Points and scales are packed as x * 2**40 + y, with either below zero as it comes.
struct Lattice:
    width: uint256
    height: uint256
    period: uint256  # the number of columns; of a lattice that does not meet itself, one more
    unit: uint256  # about the least distance between neighbouring lines
    column: int256[MAX_COLUMNS]
    scale: int256[MAX_COLUMNS]
    row: int256[MAX_ROWS]
    mark: int256[MAX_ROWS]  # in 1/65536


@pure
def _sheet(plan: Plan) -> Lattice:
    """
    @notice Gives a rectangle of straight lines.
    """
    lattice: Lattice = empty(Lattice)
    height: int256 = convert(plan.gauge, int256)
    width: int256 = unsafe_sub(height, convert(plan.narrow, int256))  # unsafe: narrow < gauge
    # unsafe: reach and swell are below 2**16.
    unit: int256 = unsafe_div(plan.reach, height)
    unit = unsafe_sub(unit, unsafe_div(unsafe_mul(unsafe_mul(unit, plan.swell) >> 16, 7), 8))
    half_width: int256 = unsafe_div(unsafe_mul(plan.reach, width), height)
    if plan.square:  # cells are counted along diagonals of the page
        height = unsafe_mul(height, 181) >> 7
        width = height
        half_width = plan.reach
    lattice.width = convert(width, uint256)
    lattice.height = convert(height, uint256)
    lattice.period = 2 * lattice.width + 2
    lattice.unit = convert(unit, uint256)
    phase: int256 = convert(plan.phase, int256)
    xs: int256[MAX_ROWS] = self._profile(2 * width, half_width, plan.swell, phase & (2**16 - 1))
    ys: int256[MAX_ROWS] = self._profile(2 * height, plan.reach, plan.swell, phase >> 16)
    # unsafe: places are below 2**14. In a turned sheet columns lean down to the right, rows down to the left.
    column: int256 = 2**40 + 1 if plan.square else 2**40
    row: int256 = 1 - 2**40 if plan.square else 1
    # What goes past the edges of the field is not always cut off at the same places.
    centre: int256 = CENTRE * (2**40 + 1)
    if plan.reach > FIELD:
        turn: int256 = convert(plan.turn, int256)
        centre = unsafe_add(unsafe_add((turn & 511) << 40, turn >> 9 & 511), (CENTRE - 256) * (2**40 + 1))
    for k: uint256 in range(MAX_ROWS):
        lattice.column[k] = unsafe_add(unsafe_mul(xs[k], column), centre)
        lattice.row[k] = unsafe_mul(ys[k], row)
    return lattice


@pure
def _profile(steps: int256, half: int256, swell: int256, phase: int256) -> int256[MAX_ROWS]:
    """
    @notice Gives the places of `steps` + 1 lines from -`half` to `half`, whose distances swell and shrink once.
    """
    places: int256[MAX_ROWS] = empty(int256[MAX_ROWS])
    length: int256 = 0
    # unsafe: at most 19 steps, each below 2**17, and half is below 2**12.
    for k: int256 in range(steps, bound=19):
        length = unsafe_add(length, fixed.ONE)
        if swell != 0:
            angle: int256 = unsafe_add(phase, unsafe_div(unsafe_mul(fixed.TURN, k), steps))
            length = unsafe_add(length, unsafe_mul(swell, fixed._sin(angle)) >> 16)
        places[unsafe_add(k, 1)] = length
    for k: int256 in range(steps + 1, bound=20):
        places[k] = unsafe_sub(unsafe_div(unsafe_mul(2 * half, places[k]), length), half)
    return places


@pure
def _polar(plan: Plan) -> Lattice:
    """
    @notice Gives a ring, a fan or a coil: columns are spokes.
    """
    lattice: Lattice = empty(Lattice)
    centre: int256 = CENTRE * (2**40 + 1)
    outer: int256 = FIT
    start: int256 = convert(plan.turn & (2**16 - 1), int256)
    sweep: int256 = fixed.TURN
    width: int256 = 0
    height: int256 = 0
    inner: int256 = 0  # in 1/64 of the outer radius, as far as the cells begin
    pitch: int256 = 0
    gauge: int256 = convert(plan.gauge, int256)
    phase: int256 = convert(plan.phase, int256)
    # unsafe, here and below: all is made of small constants, of draws of 16 bits and of sines below 2**17, and no
    # product of three is in it.
    if plan.shape == FAN:
        quarter: uint256 = plan.turn >> 30
        height = max(unsafe_sub(gauge, 1), 3)
        inner = unsafe_add(10, phase & 15)
        width = unsafe_div(
            unsafe_mul(height, unsafe_mul(unsafe_add(64, inner), 58)), unsafe_mul(unsafe_sub(64, inner), 64)
        )
        outer = unsafe_sub(2 * FIELD, phase >> 4 & 1023)
        centre = unsafe_add(centre, -FIELD * 2**40 if quarter == 0 or quarter == 3 else FIELD * 2**40)
        centre = unsafe_add(centre, -FIELD if quarter < 2 else FIELD)
        start = unsafe_sub(unsafe_mul(convert(quarter, int256), fixed.TURN // 4), phase >> 14 & 1023)
        start = unsafe_sub(start, OVERLAP // 2)
        sweep = fixed.TURN // 4 + 2 * OVERLAP
    elif plan.shape == COIL:
        width = min(unsafe_add(10, unsafe_mul(4, gauge)), 30)
        height = 2
        turns: int256 = 3 if gauge > 4 else 2
        sweep = unsafe_mul(turns, fixed.TURN)
        pitch = unsafe_div(outer, turns)
    else:
        width = unsafe_add(12, unsafe_mul(3, gauge) >> 1)
        height = 3 if gauge > 4 else 2
        inner = unsafe_add(unsafe_add(8, unsafe_mul(3, gauge)) if gauge > 4 else 32, phase & 3)
        if phase & 4 != 0:  # past the edges of the field
            outer = unsafe_add(outer, phase >> 3 & 511)
            aside: int256 = unsafe_add((phase >> 12 & 2047) << 40, (phase >> 23) << 2)
            centre = unsafe_add(centre, unsafe_sub(aside, 1024 * (2**40 + 1)))
    lattice.width = convert(width, uint256)
    lattice.height = convert(height, uint256)

    spokes: int256 = 2 * width
    for i: int256 in range(spokes + 1, bound=62):
        part: int256 = unsafe_div(unsafe_mul(fixed.ONE, i), spokes)
        scale: int256 = outer
        base: int256 = 0
        if plan.shape == COIL:  # the root of the way, for cells of equal length
            way: int256 = unsafe_add(FIRST_TURN, unsafe_div(unsafe_mul(fixed.ONE - FIRST_TURN, i), spokes))
            part = convert(isqrt(convert(way << 16, uint256)), int256)
            thin: int256 = min(fixed.ONE, unsafe_div(unsafe_mul(part, 8), 5))  # thinner towards the middle
            scale = unsafe_mul(unsafe_mul(pitch, thin) >> 16, 7) >> 3
            base = unsafe_sub(unsafe_mul(outer, part) >> 16, scale)
        angle: int256 = unsafe_add(start, unsafe_mul(sweep, part) >> 16)
        cos: int256 = fixed._cos(angle)
        sin: int256 = fixed._sin(angle)
        if base != 0:
            at: int256 = unsafe_add((unsafe_mul(base, cos) >> 16) << 40, unsafe_mul(base, sin) >> 16)
            lattice.column[i] = unsafe_add(centre, at)
        else:
            lattice.column[i] = centre
        lattice.scale[i] = unsafe_add((unsafe_mul(scale, cos) >> 16) << 40, unsafe_mul(scale, sin) >> 16)
    for j: int256 in range(2 * height + 1, bound=20):
        mark: int256 = unsafe_div(unsafe_mul(fixed.ONE, j), 2 * height)
        if plan.shape != COIL:
            bow: int256 = unsafe_mul(mark, unsafe_sub(fixed.ONE, mark)) >> 16
            mark = unsafe_sub(mark, unsafe_mul(bow, BOW) >> 16)
            rim: int256 = unsafe_mul(inner, fixed.ONE // 64)
            mark = unsafe_add(rim, unsafe_mul(unsafe_sub(fixed.ONE, rim), mark) >> 16)
        lattice.mark[j] = mark
    unit: int256 = unsafe_div(unsafe_mul(pitch, 7), unsafe_mul(16, height))
    if plan.shape != COIL:
        unit = unsafe_div(unsafe_mul(unsafe_mul(outer, unsafe_sub(64, inner)), 15), unsafe_mul(64 * 32, height))
    lattice.unit = convert(unit, uint256)
    lattice.period = 2 * lattice.width
    if plan.shape != RING:
        lattice.period += 2
    return lattice
