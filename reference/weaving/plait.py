"""Plaits: cells of a lattice that are filled, and walls that turn cords back. Twin of contracts/weaving/plait.vy.

Without walls all cords cross, over and under in turn. A wall on a crossing turns both cords back; at the edges there
are walls all around, so that every cord closes.
"""

from typing import NamedTuple

from reference.numeric import fixed, stream
from reference.weaving import lattice as lattices
from reference.weaving import region as regions
from reference.weaving.lattice import CENTRE, SHEET, Lattice, Plan
from reference.weaving.region import Region

TAUT = 0
LOOSE = 1
OPEN = 2
CURL = 3
DRIFT = 4
CARPET = 5
BRAID = 6
QUILT = 7
NESTED = 8
UNFOLDED = 0
MIRROR = 1
DOUBLE = 2
TURN = 3
CROSSING = 0
UPRIGHT = 1
LEVEL = 2
DENSITIES = [0, 2, 4, 9, 0, 5, 0, 0, 0]  # of 16 crossings, how many have a wall
DRIFT_START = 4  # the sixteenth of the way after which there are walls
CLOSED = 13  # of 16 crossings between blocks, how many have a wall
UPRIGHTS = [2, 2, 1, 3]  # of 4 walls, how many are upright
PLANE_BITS = 42  # a row's word of draws is six planes of so many bits: one bit of each for a tile
CHANCE_PLANES = 4
SLANT_PLANES = 2
MAX_BLOCKS = 64  # that lie side by side
SLACK = 20  # by which cells' middles may lie off a sheet
CELLS = 16  # the first block of draws for cells
WALLS = 64  # the first block of draws for walls
MAX_TILES = 200


class Pattern(NamedTuple):
    plait: int
    symmetry: int
    side: int  # 0 to 3: towards which side walls drift
    across: int  # the width in cells of a block, or of a carpet's motif
    down: int  # the height in cells of a block, or of a carpet's motif
    depth: int  # the width in cells of nested frames; zero for other plaits
    upright: int  # of 4 walls, how many are upright


class Tile(NamedTuple):
    """What is where cords may cross."""

    x: int
    y: int
    wall: int
    start: bool  # a level wall with a cell below it, from where a cord can be followed


class Plait(NamedTuple):
    period: int  # the number of columns, as in Lattice
    unit: int  # about the least distance between neighbouring lines
    tiles: list[Tile | None]  # row by row; None where there is nothing


def pattern(plait: int, symmetry: int, shape: int, draws: tuple[int, int, int]) -> Pattern:
    """The pattern of a plait."""
    across, down, depth = 2 + stream.below(draws[0], 3), 2 + stream.below(draws[1], 3), 0
    if plait == BRAID:
        if shape == SHEET:
            across, down = 2 + draws[0] % 2, MAX_BLOCKS
        else:
            across, down = MAX_BLOCKS, 2
    elif plait == NESTED:
        if shape == SHEET:
            depth = 1 + draws[0] % 2
        else:
            across, down = 4, MAX_BLOCKS
    return Pattern(plait, symmetry, draws[2] % 4, across, down, depth, UPRIGHTS[draws[2] >> 30])


def plait(seed: int, plan: Plan, region: Region, pattern: Pattern) -> Plait:
    """Sets the tiles of a lattice."""
    lattice = lattices.sheet(plan) if plan.shape == SHEET else lattices.polar(plan)
    width, height, period = lattice.width, lattice.height, lattice.period
    filled = cells(seed, plan, lattice, region)
    tiles: list[Tile | None] = [None] * MAX_TILES
    for j in range(2 * height + 1):
        for i in range((j + 1) % 2, period, 2):
            # The cells on both sides of the crossing: this one and that above it, or that to the left of it.
            own = LEVEL if i % 2 == 1 else UPRIGHT
            a, b = i // 2, j // 2
            other_a, other_b = (a, b - 1) if own == LEVEL else (a - 1, b)
            if period == 2 * width:
                other_a %= width
            here, there = (a, b) in filled, (other_a, other_b) in filled
            if not (here or there):
                continue
            wall, start = own, here
            if here and there:
                start = True
                parted = block(pattern, width, height, a, b) != block(pattern, width, height, other_a, other_b)
                wall = walled(seed, pattern, width, height, a, j, own if parted else CROSSING)
            x = lattice.column_x[i] + lattice.row_x[j] + fixed.mul(lattice.scale_x[i], lattice.mark[j])
            y = lattice.column_y[i] + lattice.row_y[j] + fixed.mul(lattice.scale_y[i], lattice.mark[j])
            tiles[j * (period // 2) + i // 2] = Tile(x, y, wall, start and wall == LEVEL)
    return Plait(period, lattice.unit, tiles)


def cells(seed: int, plan: Plan, lattice: Lattice, region: Region) -> set[tuple[int, int]]:
    """The cells (a, b) of a lattice that are filled."""
    filled = set()
    units = 2**26 // plan.reach  # of 1/1024 of the reach, in 1/65536
    for b in range(lattice.height):
        draws = stream.draws(seed, CELLS + b)
        for a in range(lattice.width):
            i, j = 2 * a + 1, 2 * b + 1
            x = lattice.column_x[i] + lattice.row_x[j] - CENTRE
            y = lattice.column_y[i] + lattice.row_y[j] - CENTRE
            if plan.square and max(abs(x), abs(y)) > plan.reach + SLACK:
                continue  # a corner of the lattice, off the sheet
            u, v = fixed.mul(x, units), fixed.mul(y, units)
            chance = draws[a // 2 % 8] >> 16 * (a % 2) & 0xFFFF
            if regions.inside(region, a, b, u, v, chance):
                filled.add((a, b))
    return filled


def block(pattern: Pattern, width: int, height: int, a: int, b: int) -> int:
    """The number of the block that cell (a, b) belongs to. No twin: the contract has _borders, for whole rows."""
    if pattern.depth > 0:
        return min(a, width - 1 - a, b, height - 1 - b) // pattern.depth
    return a // pattern.across + MAX_BLOCKS * (b // pattern.down)


def fold(pattern: Pattern, width: int, height: int, a: int, j: int) -> tuple[int, int]:
    """The tile, and its row, whose wall the a-th tile of row j shares. No twin: the contract folds whole rows."""
    last = width - 1 + j % 2
    if pattern.plait == CARPET:
        return a % pattern.across, j % (2 * pattern.down)
    if pattern.symmetry == TURN and j > height:
        return last - a, 2 * height - j
    if pattern.symmetry in (MIRROR, DOUBLE):
        a = min(a, last - a)
    if pattern.symmetry == DOUBLE:
        j = min(j, 2 * height - j)
    return a, j


def walled(seed: int, pattern: Pattern, width: int, height: int, a: int, j: int, border: int) -> int:
    """The wall on the a-th crossing of row j; `border` is the one that would part two blocks there.

    No twin: the contract has _walls, for whole rows.
    """
    a, j = fold(pattern, width, height, a, j)
    word = sum(draw << stream.DRAW_BITS * k for k, draw in enumerate(stream.draws(seed, WALLS + j)))
    bits = [word >> PLANE_BITS * k + a & 1 for k in range(CHANCE_PLANES + SLANT_PLANES)]
    chance = sum(bit << k for k, bit in enumerate(bits[:CHANCE_PLANES]))
    slant = sum(bit << k for k, bit in enumerate(bits[CHANCE_PLANES:]))
    if pattern.plait in (BRAID, QUILT, NESTED):
        return border if chance < CLOSED else CROSSING
    density = DENSITIES[pattern.plait]
    if pattern.plait == DRIFT:
        density = drift(pattern.side, a, width) if pattern.side < 2 else drift(pattern.side, j, 2 * height)
    if chance >= density:
        return CROSSING
    return UPRIGHT if slant < pattern.upright else LEVEL


def drift(side: int, at: int, end: int) -> int:
    """Says how many of 16 crossings have walls that drift to a side, at a place from zero to `end`."""
    t = 16 * at // end
    if side % 2 == 1:
        t = 16 - t
    return max(0, t - DRIFT_START) * 5 // 4
