"""Which cells of a lattice are plaited. Twin of contracts/weaving/region.vy.

A place is (u, v), from -1024 to 1024 between the edges of a sheet.
"""

from typing import NamedTuple

from reference.numeric import stream

FIELD = 0
PANEL = 1
DISC = 2
WINDOW = 3
ISLANDS = 4
STAIR = 5
TIDE = 6
FRAY = 7
QUIPU = 8
WREATH = 9
FAN = 10
COIL = 11
EDGE = 1024
FRAY_START = 256  # above this height a fray loses cells
FRAY_RATE = 62  # parts of 1/65536 for each unit of height


class Region(NamedTuple):
    form: int
    left: int  # of a window's hole; of islands, where the first one ends
    right: int  # of a window's hole; of islands, where the second one begins
    top: int
    bottom: int
    steps: int  # of a stair
    flip: bool  # a stair that goes down to the right
    heights: list[int]  # of a tide and a quipu, where each of eight parts ends


def region(form: int, draws: tuple[int, ...], edges: tuple[int, ...]) -> Region:
    """The region of a form."""
    left = right = top = bottom = 0
    heights = [0] * 8
    if form == WINDOW:
        across, down = stream.between(draws[0], -307, 308), stream.between(draws[2], -307, 308)
        half_width, half_height = stream.between(draws[1], 225, 460), stream.between(draws[3], 225, 460)
        left, right = across - half_width, across + half_width
        top, bottom = down - half_height, down + half_height
    elif form == ISLANDS:
        strait = stream.between(draws[0], -256, 256)
        left, right = strait - 92, strait + 92
        top = stream.between(draws[1], -EDGE, -100)
        bottom = stream.between(draws[2], 100, EDGE)
    elif form == TIDE:
        height = stream.between(draws[0], 150, 720)
        for k in range(8):
            height = min(max(height + stream.between(edges[k], -460, 460), 150), 1100)
            heights[k] = height - EDGE
    elif form == QUIPU:
        for k in range(8):
            heights[k] = stream.between(edges[k], -204, 1100)
    return Region(form, left, right, top, bottom, 3 + stream.below(draws[4], 3), draws[5] & 1 == 1, heights)


def inside(region: Region, a: int, b: int, u: int, v: int, chance: int) -> bool:
    """Whether cell (a, b), whose middle is at (u, v), is plaited; `chance` is its own draw of 16 bits."""
    if region.form == DISC:
        return u * u + v * v <= EDGE * EDGE
    if region.form == WINDOW:
        return not (region.left < u < region.right and region.top < v < region.bottom)
    if region.form == ISLANDS:
        return (u < region.left and v > region.top) or (u > region.right and v < region.bottom)
    if region.form == STAIR:
        across = -u if region.flip else u
        return ((across + EDGE) * region.steps >> 11) + ((v + EDGE) * region.steps >> 11) >= region.steps - 1
    if region.form == TIDE:
        return v > region.heights[min(max(u + EDGE, 0) >> 8, 7)]
    if region.form == FRAY:
        return chance > (FRAY_START - v) * FRAY_RATE
    if region.form == QUIPU:
        return a % 3 != 2 and v < region.heights[a // 3]
    return True
