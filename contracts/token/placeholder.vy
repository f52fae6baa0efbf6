# pragma version 0.4.3
"""
@title What a work shows before its reveal
@license MIT
@notice A nautilus: a wall that grows threefold a turn, chambers behind it, and the last one still empty. The id
        only says how the shell lies and which way it winds; nothing of the work to come is in it.
@dev Twin: reference/token/placeholder.py. Points are polar, about the shell's own centre. In a spiral that grows
     by a constant factor a curve's handles are its ends, scaled and turned by constants.
"""

from ..encoding import svg
from ..interfaces import IGenerator
from ..numeric import fixed

BACKGROUND: constant(String[6]) = "e9e4d8"
STATUS: constant(String[32]) = "Status"
UNREVEALED: constant(String[32]) = "Unrevealed"

CHAMBERS: constant(uint256) = 16  # in a turn
CURVES: constant(uint256) = 52  # of the wall: three turns and a quarter
PARTITIONS: constant(uint256) = 33  # from the second turn up to three curves before the wall's end
STEP: constant(int256) = 2**16 // 16  # TURN // CHAMBERS
GOLDEN_TURN: constant(int256) = 25033  # TURN / golden ratio**2: no two neighbours lie alike

CENTRE: constant(int256) = 5000  # of the page, both ways
FIRST_RADIUS: constant(int256) = 104 * 2**16  # 104 units of the page, in steps of 1/65536
GROWTH: constant(int256) = 70194  # ONE * 3**(1/16)

# A curve's handles are its ends times 1 + h and 1 - h, with h = (2 pi / 16 / 3) * (log(3) / (2 pi) + i).
AHEAD: constant(int256) = 67583  # ONE * |1 + h|
AHEAD_TURN: constant(int256) = 1328  # arg(1 + h)
BEHIND: constant(int256) = 64608  # ONE * |1 - h|
BEHIND_TURN: constant(int256) = -1389  # arg(1 - h)

SAG_TURN: constant(int256) = -5120  # a partition hangs back by STEP * 5 / 4
LIP_TURN: constant(int256) = 2048  # the edge of the shell stands out by STEP / 2

HEAD: constant(String[256]) = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000" viewBox="1000 1000 8000 8000">'
    '<path fill="#e9e4d8" d="M0 0H9999V9999H0z"/>'
    '<path fill="#f4f0e6" stroke="#4a5a5e" stroke-width="24" stroke-linejoin="round" d="'
)
MIDDLE: constant(String[64]) = '"/><path fill="none" stroke="#4a5a5e" stroke-width="15" d="'
TAIL: constant(String[16]) = '"/></svg>'

WALL_BYTES: constant(uint256) = 32 * 54  # a word for the start, for each curve, and for the lip
PARTITION_BYTES: constant(uint256) = 32 * 33  # a word each
MAX_SVG_BYTES: constant(uint256) = 256 + 64 + 16 + WALL_BYTES + PARTITION_BYTES

MOVE: constant(uint256) = 77  # "M"
CURVE: constant(uint256) = 67  # "C"
QUADRATIC: constant(uint256) = (81 - 32) * 2**168  # turns the space after a word's first point into "Q"


@pure
@internal
def _svg(id: uint256) -> String[MAX_SVG_BYTES]:
    """
    @notice Draws the shell of an id.
    """
    angle: int256 = convert(id % 2**16, int256) * GOLDEN_TURN
    step: int256 = STEP if id % 2 == 1 else -STEP
    way: int256 = 1 if id % 2 == 1 else -1

    radii: int256[CURVES + 1] = empty(int256[CURVES + 1])
    radii[0] = FIRST_RADIUS
    for i: uint256 in range(CURVES):
        radii[i + 1] = fixed._mul(radii[i], GROWTH)

    # The centre lies so that the page's middle halves the last turn.
    last: int256 = angle + convert(CURVES, int256) * step
    lean: int256 = (radii[CURVES - CHAMBERS // 2] - radii[CURVES]) >> 1
    x: int256 = CENTRE + (fixed._mul(lean, fixed._cos(last)) >> 16)
    y: int256 = CENTRE + (fixed._mul(lean, fixed._sin(last)) >> 16)

    # The wall, from the inside out, and back over the lip.
    start: uint256 = self._polar(x, y, radii[0], angle)
    wall: uint256[CURVES + 2] = empty(uint256[CURVES + 2])
    wall[0] = svg._points(MOVE, start, start, start)
    for i: uint256 in range(CURVES):
        near: int256 = angle + convert(i, int256) * step
        far: int256 = near + step
        wall[i + 1] = svg._points(
            CURVE,
            self._polar(x, y, fixed._mul(radii[i], AHEAD), near + way * AHEAD_TURN),
            self._polar(x, y, fixed._mul(radii[i + 1], BEHIND), far + way * BEHIND_TURN),
            self._polar(x, y, radii[i + 1], far),
        )
    inner: int256 = radii[CURVES - CHAMBERS]
    width: int256 = radii[CURVES] - inner
    wall[CURVES + 1] = svg._points(
        CURVE,
        self._polar(x, y, inner + width * 2 // 3, last + way * LIP_TURN),
        self._polar(x, y, inner + width // 3, last + way * LIP_TURN),
        self._polar(x, y, inner, last),
    )

    # The partitions, each from the wall to the turn inside it.
    partitions: uint256[PARTITIONS] = empty(uint256[PARTITIONS])
    for i: uint256 in range(PARTITIONS):
        direction: int256 = angle + convert(i + CHAMBERS, int256) * step
        outer: int256 = radii[i + CHAMBERS]
        middle: int256 = (outer + radii[i]) * 7 // 15
        partitions[i] = QUADRATIC + svg._points(
            MOVE,
            self._polar(x, y, outer, direction),
            self._polar(x, y, middle, direction + way * SAG_TURN),
            self._polar(x, y, radii[i], direction),
        )

    return concat(
        HEAD,
        convert(abi_encode(wall), String[WALL_BYTES]),
        MIDDLE,
        convert(abi_encode(partitions), String[PARTITION_BYTES]),
        TAIL,
    )


@pure
@internal
def _traits() -> DynArray[IGenerator.Trait, 16]:
    """
    @notice Says the one thing there is to say.
    """
    return [IGenerator.Trait(name=STATUS, value=UNREVEALED, numeric=False)]


@pure
@internal
def _polar(x: int256, y: int256, radius: int256, angle: int256) -> uint256:
    """
    @notice Returns the point at a distance and an angle from (x, y).
    @param radius In steps of 1/65536 of a unit; the point is to be on the page.
    """
    return svg._point(
        convert(x + (fixed._mul(radius, fixed._cos(angle)) >> 16), uint256),
        convert(y + (fixed._mul(radius, fixed._sin(angle)) >> 16), uint256),
    )
