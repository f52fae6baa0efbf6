# pragma version 0.4.3
"""
@title Regions
@license MIT
@notice Says which cells of a lattice are plaited. A place is (u, v), from -1024 to 1024 between the edges of a sheet.
@dev Twin: reference/weaving/region.py.
"""

from ..numeric import stream

FIELD: constant(uint256) = 0
PANEL: constant(uint256) = 1
DISC: constant(uint256) = 2
WINDOW: constant(uint256) = 3
ISLANDS: constant(uint256) = 4
STAIR: constant(uint256) = 5
TIDE: constant(uint256) = 6
FRAY: constant(uint256) = 7
QUIPU: constant(uint256) = 8
WREATH: constant(uint256) = 9
FAN: constant(uint256) = 10
COIL: constant(uint256) = 11
EDGE: constant(int256) = 1024
FRAY_START: constant(int256) = 256  # above this height a fray loses cells
FRAY_RATE: constant(int256) = 62  # parts of 1/65536 for each unit of height


struct Region:
    form: uint256
    left: int256  # of a window's hole; of islands, where the first one ends
    right: int256  # of a window's hole; of islands, where the second one begins
    top: int256
    bottom: int256
    steps: int256  # of a stair
    flip: bool  # a stair that goes down to the right
    heights: int256[8]  # of a tide and a quipu, where each of eight parts ends


@pure
def _region(form: uint256, draws: uint256[8], edges: uint256[8]) -> Region:
    """
    @notice Gives the region of a form.
    """
    region: Region = empty(Region)
    region.form = form
    region.steps = 3 + convert(stream._below(draws[4], 3), int256)
    region.flip = draws[5] & 1 == 1
    if form == WINDOW:
        across: int256 = stream._between(draws[0], -307, 308)
        down: int256 = stream._between(draws[2], -307, 308)
        half_width: int256 = stream._between(draws[1], 225, 460)
        half_height: int256 = stream._between(draws[3], 225, 460)
        region.left = across - half_width
        region.right = across + half_width
        region.top = down - half_height
        region.bottom = down + half_height
    elif form == ISLANDS:
        strait: int256 = stream._between(draws[0], -256, 256)
        region.left = strait - 92
        region.right = strait + 92
        region.top = stream._between(draws[1], -EDGE, -100)
        region.bottom = stream._between(draws[2], 100, EDGE)
    elif form == TIDE:
        height: int256 = stream._between(draws[0], 150, 720)
        for k: uint256 in range(8):
            height = min(max(height + stream._between(edges[k], -460, 460), 150), 1100)
            region.heights[k] = height - EDGE
    elif form == QUIPU:
        for k: uint256 in range(8):
            region.heights[k] = stream._between(edges[k], -204, 1100)
    return region


@pure
def _inside(region: Region, a: uint256, b: uint256, u: int256, v: int256, chance: int256) -> bool:
    """
    @notice Tells whether cell (a, b), whose middle is at (u, v), is plaited.
    @param chance The cell's own draw of 16 bits.
    """
    # unsafe: u and v are within 2**13 of zero.
    if region.form == DISC:
        return unsafe_add(unsafe_mul(u, u), unsafe_mul(v, v)) <= EDGE * EDGE
    if region.form == WINDOW:
        return not (region.left < u and u < region.right and region.top < v and v < region.bottom)
    if region.form == ISLANDS:
        return (u < region.left and v > region.top) or (u > region.right and v < region.bottom)
    if region.form == STAIR:
        across: int256 = unsafe_sub(EDGE, u) if region.flip else unsafe_add(u, EDGE)
        down: int256 = unsafe_mul(unsafe_add(v, EDGE), region.steps) >> 11
        return unsafe_add(unsafe_mul(across, region.steps) >> 11, down) >= unsafe_sub(region.steps, 1)
    if region.form == TIDE:
        return v > region.heights[min(convert(max(unsafe_add(u, EDGE), 0), uint256) >> 8, 7)]
    if region.form == FRAY:
        return chance > unsafe_mul(unsafe_sub(FRAY_START, v), FRAY_RATE)
    if region.form == QUIPU:
        return a % 3 != 2 and v < region.heights[unsafe_div(a, 3)]
    return True
