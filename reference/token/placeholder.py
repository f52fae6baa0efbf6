"""What a work shows before its reveal. Twin of contracts/token/placeholder.vy.

A nautilus: a wall that grows threefold a turn, chambers behind it, and the last one still empty. Points are polar,
about the shell's own centre. In a spiral that grows by a constant factor a curve's handles are its ends, scaled and
turned by constants.
"""

from reference.encoding import svg as words
from reference.generators import Trait
from reference.numeric import fixed

BACKGROUND = "e9e4d8"
STATUS = "Status"
UNREVEALED = "Unrevealed"

CHAMBERS = 16  # in a turn
CURVES = 52  # of the wall: three turns and a quarter
PARTITIONS = 33  # from the second turn up to three curves before the wall's end
STEP = 2**16 // 16  # TURN // CHAMBERS
GOLDEN_TURN = 25033  # TURN / golden ratio**2: no two neighbours lie alike

CENTRE = 5000  # of the page, both ways
FIRST_RADIUS = 104 * 2**16  # 104 units of the page, in steps of 1/65536
GROWTH = 70194  # ONE * 3**(1/16)

# A curve's handles are its ends times 1 + h and 1 - h, with h = (2 pi / 16 / 3) * (log(3) / (2 pi) + i).
AHEAD = 67583  # ONE * |1 + h|
AHEAD_TURN = 1328  # arg(1 + h)
BEHIND = 64608  # ONE * |1 - h|
BEHIND_TURN = -1389  # arg(1 - h)

SAG_TURN = -5120  # a partition hangs back by STEP * 5 / 4
LIP_TURN = 2048  # the edge of the shell stands out by STEP / 2

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000" viewBox="1000 1000 8000 8000">'
    '<path fill="#e9e4d8" d="M0 0H9999V9999H0z"/>'
    '<path fill="#f4f0e6" stroke="#4a5a5e" stroke-width="24" stroke-linejoin="round" d="'
)
MIDDLE = '"/><path fill="none" stroke="#4a5a5e" stroke-width="15" d="'
TAIL = '"/></svg>'


def svg(id: int) -> str:
    """Draws the shell of an id."""
    angle = id % 2**16 * GOLDEN_TURN
    way = 1 if id % 2 == 1 else -1
    step = way * STEP

    radii = [FIRST_RADIUS]
    for _ in range(CURVES):
        radii.append(fixed.mul(radii[-1], GROWTH))

    # The centre lies so that the page's middle halves the last turn.
    last = angle + CURVES * step
    lean = (radii[CURVES - CHAMBERS // 2] - radii[CURVES]) >> 1
    x = CENTRE + (fixed.mul(lean, fixed.cos(last)) >> 16)
    y = CENTRE + (fixed.mul(lean, fixed.sin(last)) >> 16)

    # The wall, from the inside out, and back over the lip.
    start = polar(x, y, radii[0], angle)
    wall = words.points("M", start, start, start)
    for i in range(CURVES):
        near = angle + i * step
        far = near + step
        wall += words.points(
            "C",
            polar(x, y, fixed.mul(radii[i], AHEAD), near + way * AHEAD_TURN),
            polar(x, y, fixed.mul(radii[i + 1], BEHIND), far + way * BEHIND_TURN),
            polar(x, y, radii[i + 1], far),
        )
    inner = radii[CURVES - CHAMBERS]
    width = radii[CURVES] - inner
    wall += words.points(
        "C",
        polar(x, y, inner + width * 2 // 3, last + way * LIP_TURN),
        polar(x, y, inner + width // 3, last + way * LIP_TURN),
        polar(x, y, inner, last),
    )

    # The partitions, each from the wall to the turn inside it.
    partitions = ""
    for i in range(PARTITIONS):
        direction = angle + (i + CHAMBERS) * step
        outer = radii[i + CHAMBERS]
        middle = (outer + radii[i]) * 7 // 15
        line = words.points(
            "M",
            polar(x, y, outer, direction),
            polar(x, y, middle, direction + way * SAG_TURN),
            polar(x, y, radii[i], direction),
        )
        partitions += line.replace(" ", "Q", 2).replace("Q", " ", 1)

    return HEAD + wall + MIDDLE + partitions + TAIL


def traits() -> list[Trait]:
    """Says the one thing there is to say."""
    return [Trait(STATUS, UNREVEALED, numeric=False)]


def polar(x: int, y: int, radius: int, angle: int) -> words.Point:
    """The point at a distance, in steps of 1/65536 of a unit, and an angle from (x, y)."""
    return words.point(
        x + (fixed.mul(radius, fixed.cos(angle)) >> 16),
        y + (fixed.mul(radius, fixed.sin(angle)) >> 16),
    )
