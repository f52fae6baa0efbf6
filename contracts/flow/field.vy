# pragma version 0.4.3
"""
@title A field of flow
@license MIT
@notice The flow over the page: waves, a swirl, a fan, still discs that part it. It is computed once for each point
        of a coarse lattice, and interpolated between them.
@dev Twin: reference/flow/field.py. A vector is packed as (x + bias) * 2**40 + (y + bias), so that both axes are
     interpolated at once.
"""

# The water, in units of the page.
LEFT: constant(int256) = 2048
TOP: constant(int256) = 1024
RIGHT: constant(int256) = 8192
BOTTOM: constant(int256) = 9216
CENTRE: constant(int256) = 5120  # across and down

FINE: constant(uint256) = 13
SPEED: constant(int256) = 2**12  # of a current without waves, and the length of every sampled vector
SLACK: constant(int256) = 1500  # slower water has no direction
BIAS: constant(int256) = 2**16  # more than the flow ever is in one axis, so that lanes stay positive
LATTICE_STEP: constant(int256) = 768  # units of the page from point to point
COLUMNS: constant(uint256) = 9  # (RIGHT - LEFT) / LATTICE_STEP + 1
ROWS: constant(uint256) = 12  # and (BOTTOM - TOP) / LATTICE_STEP + 1, rounded up

DELTA: constant(uint256) = 5  # a fan from one point
REEF: constant(uint256) = 4  # eight directions only
FAR: constant(int256) = 24  # squares of its radius from its middle, a disc is not felt
SHOAL: constant(int256) = 2**11  # so far above the horizon the flow begins to lie down


struct Wave:
    across: int256  # turns over 2**32 units, to the right
    down: int256
    phase: int256  # in 1/65536 turn
    x: int256  # what the crest adds to the flow
    y: int256


struct Disc:
    x: int256
    y: int256
    radius: int256  # zero for none


struct Current:
    kind: uint256
    x: int256  # of the flow before anything else is added
    y: int256
    long: Wave
    short: Wave
    focus_x: int256
    focus_y: int256
    swirl: int256  # about the focus; negative to the left
    core: int256  # the radius at which the swirl is fastest
    first: Disc  # two discs that the flow parts for
    second: Disc
    horizon: int256  # where the water lies still below, or zero


@pure
def _wave(angle: int256) -> int256:
    """
    @notice Gives a wave that is a cubic curve, steeper after its crest than before: at most 50,451 to either side.
    """
    # unsafe: |t| <= 2**15, so the product stays within 2**45.
    t: int256 = unsafe_sub(angle & (2**16 - 1), 2**15)
    return unsafe_mul(t, unsafe_sub(2**30, unsafe_mul(t, t))) >> 28


@pure
def _unit(x: int256, y: int256) -> (int256, int256):
    """
    @notice Gives the vector of length SPEED, right to 3 %, in the direction of (x, y); zero when that is slack.
    """
    # unsafe: both axes are coordinates or flows, below 2**17.
    larger: int256 = abs(x)
    smaller: int256 = abs(y)
    if larger < smaller:
        larger = smaller
        smaller = abs(x)
    length: int256 = max(larger, unsafe_add(unsafe_mul(7, larger), unsafe_mul(4, smaller)) >> 3)
    if length < SLACK:
        return 0, 0
    inverse: int256 = unsafe_div(SPEED << 16, length)
    return unsafe_mul(x, inverse) >> 16, unsafe_mul(y, inverse) >> 16


@pure
def _snap(x: int256, y: int256) -> (int256, int256):
    """
    @notice Gives the direction of (x, y) turned to the next eighth of a turn.
    """
    across: int256 = abs(x)
    down: int256 = abs(y)
    if 5 * down < 2 * across:
        return x, 0
    if 5 * across < 2 * down:
        return 0, y
    longer: int256 = max(across, down)
    return longer if x > 0 else -longer, longer if y > 0 else -longer


@pure
def _part(disc: Disc, x: int256, y: int256, u: int256, v: int256) -> (int256, int256):
    """
    @notice Gives the flow (u, v) at (x, y) as it parts for a disc: that past a cylinder, and along its edge within.
    """
    # unsafe: distances are below 2**14, flows and radii below 2**17; the largest product is below 2**105.
    dx: int256 = unsafe_sub(x, disc.x)
    dy: int256 = unsafe_sub(y, disc.y)
    square: int256 = unsafe_add(unsafe_add(unsafe_mul(dx, dx), unsafe_mul(dy, dy)), 1)
    radius_square: int256 = unsafe_mul(disc.radius, disc.radius)
    if square > unsafe_mul(FAR, radius_square):
        return u, v
    nearness: int256 = 2**16
    if square > radius_square:
        nearness = unsafe_div(radius_square << 16, square)
    head_on: int256 = unsafe_mul(
        unsafe_mul(unsafe_add(nearness, nearness), unsafe_add(unsafe_mul(u, dx), unsafe_mul(v, dy))),
        unsafe_div(2**40, square),
    ) >> 40
    return (
        unsafe_sub(unsafe_add(u, unsafe_mul(u, nearness) >> 16), unsafe_mul(head_on, dx) >> 16),
        unsafe_sub(unsafe_add(v, unsafe_mul(v, nearness) >> 16), unsafe_mul(head_on, dy) >> 16),
    )


@pure
def _lattice(current: Current) -> uint256[COLUMNS * ROWS]:
    """
    @notice Gives the flow at each point of the lattice, row by row, together with that at the next point to the
            right. It is below BIAS in each axis.
    @return Two vectors in a word, the left one higher, biased by BIAS.
    """
    # All rows and columns are walked backwards, so that each point's right neighbour is known, and the angles of the
    # two waves by steps. unsafe: coordinates are below 2**14, waves have fewer than 2**21 turns, flows in steps of
    # 2**-16 stay below 2**33; the count ends at zero.
    pairs: uint256[COLUMNS * ROWS] = empty(uint256[COLUMNS * ROWS])
    i: uint256 = COLUMNS * ROWS
    y: int256 = TOP + LATTICE_STEP * convert(ROWS - 1, int256)
    for row: uint256 in range(ROWS):
        if current.horizon != 0 and y > unsafe_add(current.horizon, LATTICE_STEP):
            # No ribbon ever comes there.
            i = unsafe_sub(i, COLUMNS)
            y = unsafe_sub(y, LATTICE_STEP)
            continue
        pair: uint256 = 0
        x: int256 = RIGHT
        long: int256 = unsafe_add(
            unsafe_mul(current.long.across, RIGHT - CENTRE), unsafe_mul(current.long.down, unsafe_sub(y, CENTRE))
        )
        short: int256 = unsafe_add(
            unsafe_mul(current.short.across, RIGHT - CENTRE), unsafe_mul(current.short.down, unsafe_sub(y, CENTRE))
        )
        for column: uint256 in range(COLUMNS):
            # The heading, in steps of 2**-16, or a fan; the waves on it; the swirl.
            u: int256 = current.x << 16
            v: int256 = current.y << 16
            if current.kind == DELTA:
                u, v = self._unit(x - (3 * CENTRE - 2 * current.focus_x), y - (4 * CENTRE - 3 * current.focus_y))
                u = u << 16
                v = v << 16
            # Twice _wave, spelled out: the calls would double its cost.
            t: int256 = unsafe_sub(unsafe_add(long >> 16, current.long.phase) & (2**16 - 1), 2**15)
            t = unsafe_mul(t, unsafe_sub(2**30, unsafe_mul(t, t))) >> 28
            u = unsafe_add(u, unsafe_mul(current.long.x, t))
            v = unsafe_add(v, unsafe_mul(current.long.y, t))
            t = unsafe_sub(unsafe_add(short >> 16, current.short.phase) & (2**16 - 1), 2**15)
            t = unsafe_mul(t, unsafe_sub(2**30, unsafe_mul(t, t))) >> 28
            u = unsafe_add(u, unsafe_mul(current.short.x, t))
            v = unsafe_add(v, unsafe_mul(current.short.y, t))
            if current.swirl != 0:
                dx: int256 = unsafe_sub(x, current.focus_x)
                dy: int256 = unsafe_sub(y, current.focus_y)
                square: int256 = unsafe_add(
                    unsafe_add(unsafe_mul(dx, dx), unsafe_mul(dy, dy)), unsafe_mul(current.core, current.core)
                )
                spin: int256 = unsafe_mul(current.swirl, unsafe_div(2**40, square)) >> 12
                u = unsafe_sub(u, unsafe_mul(dy, spin))
                v = unsafe_add(v, unsafe_mul(dx, spin))
            u = u >> 16
            v = v >> 16

            # What it meets.
            if current.first.radius != 0:
                u, v = self._part(current.first, x, y, u, v)
            if current.second.radius != 0:
                u, v = self._part(current.second, x, y, u, v)
            if current.horizon != 0:
                v = unsafe_mul(v, min(max(unsafe_sub(current.horizon, y), 0), SHOAL)) >> 11
            if current.kind == REEF:
                u, v = self._snap(u, v)
                u, v = self._unit(u, v)
            # BIAS keeps both lanes positive.
            vector: uint256 = convert(unsafe_add(unsafe_add(u, BIAS) << 40, unsafe_add(v, BIAS)), uint256)
            pair = (vector << 80) | (pair >> 80)
            i = unsafe_sub(i, 1)
            pairs[i] = pair
            x = unsafe_sub(x, LATTICE_STEP)
            long = unsafe_sub(long, unsafe_mul(current.long.across, LATTICE_STEP))
            short = unsafe_sub(short, unsafe_mul(current.short.across, LATTICE_STEP))
        y = unsafe_sub(y, LATTICE_STEP)
    return pairs
