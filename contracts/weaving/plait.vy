# pragma version 0.4.3
"""
@title Plaits
@license MIT
@notice Fills cells of a lattice and sets the walls that turn cords back. Without walls all cords cross, over and under
        in turn. A wall on a crossing turns both cords back; at the edges there are walls all around, so that every
        cord closes.
@dev Twin: reference/weaving/plait.py. A tile is one word: zero where there is nothing, else

         bits    | field
         0–39    | y
         40–79   | x
         80–81   | the wall
         82      | seam: the last tile of an even row and the first of an odd one, where the columns meet
"""

from ..numeric import fixed
from ..numeric import stream
from . import lattice as lattices
from . import region as regions

TAUT: constant(uint256) = 0
LOOSE: constant(uint256) = 1
OPEN: constant(uint256) = 2
CURL: constant(uint256) = 3
DRIFT: constant(uint256) = 4
CARPET: constant(uint256) = 5
BRAID: constant(uint256) = 6
QUILT: constant(uint256) = 7
NESTED: constant(uint256) = 8
UNFOLDED: constant(uint256) = 0
MIRROR: constant(uint256) = 1
DOUBLE: constant(uint256) = 2
TURN: constant(uint256) = 3
CROSSING: constant(uint256) = 0
UPRIGHT: constant(uint256) = 1
LEVEL: constant(uint256) = 2
DENSITIES: constant(uint256[9]) = [0, 2, 4, 9, 0, 5, 0, 0, 0]  # of 16 crossings, how many have a wall
DRIFT_START: constant(uint256) = 4  # the sixteenth of the way after which there are walls
CLOSED: constant(uint256) = 13  # of 16 crossings between blocks, how many have a wall
UPRIGHTS: constant(uint256[4]) = [2, 2, 1, 3]  # of 4 walls, how many are upright
PLANE_BITS: constant(uint256) = 42  # a row's word of draws is six planes of so many bits: one bit of each for a tile
CHANCE_PLANES: constant(uint256) = 4
SLANT_PLANES: constant(uint256) = 2
MAX_BLOCKS: constant(uint256) = 64  # that lie side by side
SLACK: constant(int256) = 20  # by which cells' middles may lie off a sheet
CELLS: constant(uint256) = 16  # the first block of draws for cells
WALLS: constant(uint256) = 64  # the first block of draws for walls
MAX_TILES: constant(uint256) = 200

MAX_STARTS: constant(uint256) = 160
MARKED: constant(uint256) = 2**80
UPRIGHT_WALL: constant(uint256) = UPRIGHT * MARKED
LEVEL_WALL: constant(uint256) = LEVEL * MARKED
ANY_WALL: constant(uint256) = UPRIGHT_WALL + LEVEL_WALL
SEAM: constant(uint256) = 4 * MARKED
PLANE: constant(uint256) = 2**42 - 1
COMB: constant(uint256) = 2**48 - 1  # over 2**n - 1: every n-th bit, for n of 1, 2, 3 and 4; none for 64
LANES: constant(int256) = (2**14 - 1) * (2**40 + 1)  # of both coordinates, what lies below 10,000


struct Pattern:
    plait: uint256
    symmetry: uint256
    side: uint256  # 0 to 3: towards which side walls drift
    across: uint256  # the width in cells of a block, or of a carpet's motif
    down: uint256  # the height in cells of a block, or of a carpet's motif
    depth: uint256  # the width in cells of nested frames; zero for other plaits
    upright: uint256  # of 4 walls, how many are upright


struct Plait:
    period: uint256  # the number of columns, as in Lattice
    unit: uint256  # about the least distance between neighbouring lines
    count: uint256  # of starts
    starts: uint256[MAX_STARTS]  # in order: level walls with a cell below, from where a cord can be followed
    tiles: uint256[MAX_TILES]  # row by row


@pure
def _pattern(plait: uint256, symmetry: uint256, shape: uint256, draws: uint256[3]) -> Pattern:
    """
    @notice Gives the pattern of a plait.
    """
    across: uint256 = 2 + stream._below(draws[0], 3)
    down: uint256 = 2 + stream._below(draws[1], 3)
    depth: uint256 = 0
    if plait == BRAID:
        if shape == lattices.SHEET:
            across = 2 + draws[0] % 2
            down = MAX_BLOCKS
        else:
            across = MAX_BLOCKS
            down = 2
    elif plait == NESTED:
        if shape == lattices.SHEET:
            depth = 1 + draws[0] % 2
        else:
            across = 4
            down = MAX_BLOCKS
    return Pattern(
        plait=plait,
        symmetry=symmetry,
        side=draws[2] % 4,
        across=across,
        down=down,
        depth=depth,
        upright=UPRIGHTS[draws[2] >> 30],
    )


@pure
def _plait(seed: uint256, plan: lattices.Plan, region: regions.Region, pattern: Pattern) -> Plait:
    """
    @notice Sets the tiles of a lattice.
    """
    plait: Plait = empty(Plait)
    lattice: lattices.Lattice = empty(lattices.Lattice)
    if plan.shape == lattices.SHEET:
        lattice = lattices._sheet(plan)
    else:
        lattice = lattices._polar(plan)
    plait.period = lattice.period
    plait.unit = lattice.unit
    width: uint256 = lattice.width
    height: uint256 = lattice.height
    half: uint256 = lattice.period >> 1
    ring: bool = plan.shape == lattices.RING
    rows: uint256[lattices.MAX_ROWS] = self._cells(seed, plan, lattice, region)
    drifts: uint256 = 0
    if pattern.plait == DRIFT and pattern.side < 2:
        drifts = self._drifts(pattern.side, width)
    first: uint256 = 0  # of this row's tiles
    for j: uint256 in range(2 * height + 1, bound=lattices.MAX_ROWS):
        # unsafe, here and below: i, j, a and b count lines and cells, below 2**8.
        # Bit a: the cells on both sides of the a-th crossing of this row; this one and that above it, or that to the
        # left of it.
        b: uint256 = j >> 1
        level: uint256 = 1 - (j & 1)
        here: uint256 = rows[unsafe_add(b, 1)] >> 1
        there: uint256 = rows[b] >> 1 if level == 1 else rows[unsafe_add(b, 1)]
        # At the edges there are walls that part the cells from what is not there.
        edges: uint256 = here ^ there
        uprights: uint256 = 0 if level == 1 else edges
        levels: uint256 = edges ^ uprights
        if pattern.plait != TAUT:
            walls: uint256[2] = self._walls(seed, pattern, width, height, j, drifts)
            uprights |= walls[0] & here & there
            levels |= walls[1] & here & there
        starts: uint256 = levels & here
        row: int256 = lattice.row[j]
        mark: int256 = lattice.mark[j]
        left: uint256 = here | there
        i: uint256 = level
        for a: uint256 in range(half, bound=lattices.MAX_COLUMNS // 2):
            if left & 1 == 1:
                # unsafe: a coordinate of a tile is on the page, so no lane is below zero in the end.
                point: int256 = unsafe_add(lattice.column[i], row)
                if mark != 0:
                    point = unsafe_add(point << 16, unsafe_mul(lattice.scale[i], mark)) >> 16
                if starts & 1 == 1:
                    plait.starts[plait.count] = unsafe_add(first, a)
                    plait.count = unsafe_add(plait.count, 1)
                plait.tiles[unsafe_add(first, a)] = convert(point & LANES, uint256) | unsafe_mul(MARKED, (uprights & 1) | (levels & 1) << 1)
            elif left == 0:
                break
            left >>= 1
            uprights >>= 1
            levels >>= 1
            starts >>= 1
            i = unsafe_add(i, 2)
        if ring:
            plait.tiles[unsafe_add(first, unsafe_mul(level, unsafe_sub(half, 1)))] |= SEAM
        first = unsafe_add(first, half)
    return plait


@pure
def _cells(
    seed: uint256, plan: lattices.Plan, lattice: lattices.Lattice, region: regions.Region
) -> uint256[lattices.MAX_ROWS]:
    """
    @notice Gives the cells (a, b) of a lattice that are filled: bit a + 1 of word b + 1. Where columns meet, bit 0
            is the last cell.
    """
    rows: uint256[lattices.MAX_ROWS] = empty(uint256[lattices.MAX_ROWS])
    if region.form >= regions.WREATH or (region.form <= regions.PANEL and not plan.square):
        all: uint256 = (2 << lattice.width) - 2
        if plan.shape == lattices.RING:
            all |= 1
        for b: uint256 in range(lattice.height, bound=9):
            rows[unsafe_add(b, 1)] = all  # unsafe: b < 15
        return rows
    edge: int256 = unsafe_add(plan.reach, SLACK)
    units: int256 = unsafe_div(2**26, plan.reach)  # of 1/1024 of the reach, in 1/65536
    draws: uint256[8] = empty(uint256[8])
    # unsafe: a and b are below 15, places within 2**15 of the centre, and units below 2**16.
    for b: uint256 in range(lattice.height, bound=9):
        if region.form == regions.FRAY:
            draws = stream._draws(seed, unsafe_add(CELLS, b))
        row: uint256 = 0
        # Away from the centre, and 2**16 more, so that no lane is below zero.
        side: int256 = unsafe_add(lattice.row[unsafe_add(2 * b, 1)], (2**16 - lattices.CENTRE) * (2**40 + 1))
        for a: uint256 in range(lattice.width, bound=9):
            place: int256 = unsafe_add(lattice.column[unsafe_add(2 * a, 1)], side)
            x: int256 = unsafe_sub(place >> 40, 2**16)
            y: int256 = unsafe_sub(place & (2**40 - 1), 2**16)
            if plan.square:
                if abs(x) > edge or abs(y) > edge:
                    continue  # a corner of the lattice, off the sheet
                if region.form <= regions.PANEL:
                    row |= 2 << a
                    continue
            u: int256 = unsafe_mul(x, units) >> 16
            v: int256 = unsafe_mul(y, units) >> 16
            chance: uint256 = (draws[a >> 1] >> ((a & 1) << 4)) & (2**16 - 1)
            if regions._inside(region, a, b, u, v, convert(chance, int256)):
                row |= 2 << a
        rows[unsafe_add(b, 1)] = row
    return rows


@pure
def _walls(
    seed: uint256, pattern: Pattern, width: uint256, height: uint256, j: uint256, drifts: uint256
) -> uint256[2]:
    """
    @notice Gives the walls that may stand in a row: bit a for the a-th crossing, upright ones and level ones.
    @dev No twin: the reference has walled, for single crossings.
    """
    # unsafe: lines and cells are counted, below 2**8, and y is at most 2 * height.
    last: uint256 = unsafe_sub(width, 1 - (j & 1))
    y: uint256 = j
    if pattern.plait == CARPET:
        y = j % (2 * pattern.down)
    elif pattern.symmetry >= DOUBLE:
        y = min(j, unsafe_sub(2 * height, j))
    draws: uint256[8] = stream._draws(seed, unsafe_add(WALLS, y))
    word: uint256 = (
        draws[0] | draws[1] << 32 | draws[2] << 64 | draws[3] << 96
        | draws[4] << 128 | draws[5] << 160 | draws[6] << 192 | draws[7] << 224
    )
    density: uint256 = DENSITIES[pattern.plait]
    if pattern.plait >= BRAID:
        density = CLOSED
    elif pattern.plait == DRIFT and pattern.side >= 2:
        density = self._drift(pattern.side, y, 2 * height)
    # The bits of the density, each for all columns.
    densities: uint256 = drifts
    if drifts == 0:
        densities = unsafe_mul(
            density & 1 | (density & 2) << 41 | (density & 4) << 82 | (density & 8) << 123, PLANE
        )
    # chance < density, from the lowest bit on: where bits differ they decide, where they are equal those before did.
    walls: uint256 = 0
    for k: uint256 in range(CHANCE_PLANES):
        most: uint256 = ~word >> PLANE_BITS * k
        limit: uint256 = densities >> PLANE_BITS * k
        walls = most & limit | (most | limit) & walls
    walls &= PLANE
    if pattern.plait >= BRAID:
        walls &= self._borders(pattern, width, height, j)
        return [0, walls] if j & 1 == 0 else [walls, 0]
    # Of the two bits of a slant: below 1, 2 or 3.
    low: uint256 = ~word >> PLANE_BITS * 4
    high: uint256 = ~word >> PLANE_BITS * 5
    uprights: uint256 = high
    if pattern.upright == 1:
        uprights = high & low
    elif pattern.upright == 3:
        uprights = high | low
    uprights &= walls
    walls ^= uprights
    if pattern.plait == CARPET:
        motif: uint256 = (1 << pattern.across) - 1
        copies: uint256 = unsafe_div(COMB, motif)  # a bit for each
        return [unsafe_mul(uprights & motif, copies), unsafe_mul(walls & motif, copies)]
    if pattern.symmetry == TURN and j > height:
        return [self._turned(uprights, last), self._turned(walls, last)]
    if pattern.symmetry == MIRROR or pattern.symmetry == DOUBLE:
        kept: uint256 = (2 << (last >> 1)) - 1
        uprights &= kept
        walls &= kept
        return [uprights | self._turned(uprights, last), walls | self._turned(walls, last)]
    return [uprights, walls]


@pure
def _borders(pattern: Pattern, width: uint256, height: uint256, j: uint256) -> uint256:
    """
    @notice Gives the crossings of a row where blocks meet: bit a for the a-th one.
    @dev No twin: the reference has block, for single cells.
    """
    b: uint256 = j >> 1
    # unsafe: lines and cells are counted, below 2**8; k, y and what is shifted by stay within the lattice.
    if pattern.depth == 0:
        if j & 1 == 0:
            return PLANE if b % pattern.down == 0 else 0
        return unsafe_div(COMB, (1 << pattern.across) - 1)
    if j & 1 == 0:
        # A line of a frame that is k cells from the edge, where it is not cut off by frames to the left and right.
        k: uint256 = min(b, unsafe_sub(height, b))
        if k % pattern.depth != 0 or 2 * k >= min(width, height):
            return 0
        return ((1 << unsafe_sub(width, 2 * k)) - 1) << k
    y: uint256 = min(b, unsafe_sub(unsafe_sub(height, 1), b))
    marks: uint256 = unsafe_div(COMB, (1 << pattern.depth) - 1) & ((2 << min(y, unsafe_sub(width, 1) >> 1)) - 1)
    return marks | self._turned(marks, width)


@pure
def _turned(bits: uint256, last: uint256) -> uint256:
    """
    @notice Turns a row around: bit a becomes bit `last` - a.
    @dev No twin: this is packing alone.
    @param last Below 32.
    """
    turned: uint256 = bits & (2**32 - 1)
    turned = (turned & 65535 * 1) << 16 | turned >> 16
    turned = (turned & 255 * 65537) << 8 | turned >> 8 & 255 * 65537
    turned = (turned & 15 * 16843009) << 4 | turned >> 4 & 15 * 16843009
    turned = (turned & 3 * 286331153) << 2 | turned >> 2 & 3 * 286331153
    turned = (turned & 1431655765) << 1 | turned >> 1 & 1431655765
    return turned >> unsafe_sub(31, last)  # unsafe: last < 32


@pure
def _drifts(side: uint256, width: uint256) -> uint256:
    """
    @notice Gives the bits of the densities of all columns, in planes.
    @dev No twin: this is packing alone.
    """
    planes: uint256 = 0
    for a: uint256 in range(width + 1, bound=lattices.MAX_COLUMNS // 2):
        density: uint256 = self._drift(side, a, width)
        planes |= (density & 1 | (density & 2) << 41 | (density & 4) << 82 | (density & 8) << 123) << a
    return planes


@pure
def _drift(side: uint256, at: uint256, end: uint256) -> uint256:
    """
    @notice Says how many of 16 crossings have walls that drift to a side, at a place from zero to `end`.
    """
    t: uint256 = unsafe_div(16 * at, end)  # unsafe: at most 16
    if side & 1 == 1:
        t = unsafe_sub(16, t)
    return unsafe_div(5 * unsafe_sub(max(t, DRIFT_START), DRIFT_START), 4)
