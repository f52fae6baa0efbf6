# pragma version 0.4.3
"""
@title What lies still
@license MIT
@notice The moons of an Undertow, and the water below its horizon.
@dev Twin: reference/flow/still.py.
"""

from . import field
from . import look
from . import setting as settings
from ..encoding import svg as words
from ..numeric import stream

HAIR: constant(uint256) = 18  # the width of the rules
RIM: constant(int256) = 20  # between a moon's radius and what is drawn
RULED_PAIR: constant(int256) = 80  # a moon's radius for each pair of its rules
GLINT_BLOCKS: constant(uint256) = 32  # of the stream, after those of the look
MAX_WORDS: constant(uint256) = 48
MAX_PAIRS: constant(uint256) = 20
MOVE: constant(uint256) = 77  # "M"
# What turns the spaces of "M0000 0000 0000 0000 0000 0000  " to "M0000 0000H0000M0000 0000H0000  ".
RULES: constant(uint256) = (72 - 32) * 2**168 + (77 - 32) * 2**128 + (72 - 32) * 2**48


@pure
def _still(
    shared: look.Look, setting: settings.Setting, seed: uint256, colours: uint256[8]
) -> (uint256[MAX_WORDS], uint256):
    """
    @notice Writes the words that draw it, after a path of ribbons and before the end of their group's.
    @param colours Of the palette: mat, water, inks, accent.
    @return The words, and how many there are: at most 25, when two moons are ruled or one with the water.
    """
    page: uint256[MAX_WORDS] = empty(uint256[MAX_WORDS])
    moons: field.Disc[2] = [setting.first, setting.second]
    reopened: uint256 = words._word('<path d="')
    page[0] = words._word('"/></g><g stroke-width="0000">') | (words._digits(HAIR) << 32)
    page[1] = reopened
    n: uint256 = 2
    if shared.disc == look.SOLID:
        for k: uint256 in range(shared.moons, bound=2):
            place: uint256 = (words._digits(convert(moons[k].x, uint256)) << 104) | (
                words._digits(convert(moons[k].y, uint256)) << 24
            )
            page[n] = words._word('"/><circle cx="0000" cy="0000"') | place
            size: uint256 = words._digits(convert(moons[k].radius - RIM, uint256)) << 200
            ink: uint256 = colours[2 + look.ACCENT] if k == 0 else colours[2]
            page[n + 1] = words._paint(words._word('r="0000" fill="#000000"/>') | size, ink, 16)
            page[n + 2] = reopened
            n += 3
        if shared.composition == look.HORIZON:
            page[n] = words._paint(words._word('"/><path fill="#000000" d="M0'), colours[1], 16)
            shore: uint256 = words._digits(convert(setting.current.horizon, uint256)) << 224
            page[n + 1] = words._word("0000H9999V9999H0") | shore
            n += 2
    page[n] = words._paint(words._word('"/><path stroke="#000000" d="'), colours[2], 18)
    n += 1
    if shared.disc == look.RULED:
        for m: uint256 in range(shared.moons, bound=2):
            count: int256 = moons[m].radius // RULED_PAIR  # of pairs, half as many above a horizon
            pairs: uint256 = convert(count, uint256)
            if shared.composition == look.HORIZON:
                pairs = (pairs + 1) >> 1
            for pair: uint256 in range(pairs, bound=MAX_PAIRS):
                k: int256 = convert(2 * pair, int256)
                page[n] = self._rules(self._chord(moons[m], k, count), self._chord(moons[m], k + 1, count))
                n += 1
    if shared.composition == look.HORIZON:
        rows: uint256 = 8 + convert(field.BOTTOM - setting.current.horizon, uint256) // 192
        for pair: uint256 in range((rows + 1) >> 1, bound=MAX_PAIRS):
            page[n] = self._rules(self._glint(setting, seed, 2 * pair), self._glint(setting, seed, 2 * pair + 1))
            n += 1
    return page, n


@pure
def _rules(upper: int256[3], lower: int256[3]) -> uint256:
    """
    @notice Writes the word that draws two level lines, each given by its left end, its height and its right end.
    """
    return words._points(
        MOVE,
        words._point(convert(upper[0], uint256), convert(upper[1], uint256)),
        words._point(convert(upper[2], uint256), convert(lower[0], uint256)),
        words._point(convert(lower[1], uint256), convert(lower[2], uint256)),
    ) + RULES


@pure
def _chord(moon: field.Disc, k: int256, count: int256) -> int256[3]:
    """
    @notice Gives the k-th of 2 * `count` rules across a moon.
    """
    # unsafe: radii are below 2**11, counts below 2**6.
    radius: int256 = unsafe_sub(moon.radius, RIM)
    y: int256 = unsafe_div(unsafe_mul(unsafe_add(unsafe_mul(2, k), 1), radius), unsafe_mul(2, count))
    rise: int256 = unsafe_sub(y, radius)
    half: int256 = convert(
        isqrt(convert(unsafe_sub(unsafe_mul(radius, radius), unsafe_mul(rise, rise)), uint256)), int256
    )
    return [unsafe_sub(moon.x, half), unsafe_add(moon.y, rise), unsafe_add(moon.x, half)]


@pure
def _glint(setting: settings.Setting, seed: uint256, k: uint256) -> int256[3]:
    """
    @notice Gives the k-th rule on the water: wider and further apart towards the viewer.
    """
    # unsafe: all are below 2**14.
    draws: uint256[8] = stream._draws(seed, unsafe_add(GLINT_BLOCKS, k >> 2))
    nth: int256 = convert(k, int256)
    middle: int256 = setting.current.focus_x
    least: int256 = 900
    most: int256 = 4200
    if setting.first.radius > 0:
        middle = setting.first.x
        least = unsafe_add(setting.first.radius >> 1, unsafe_mul(70, nth))
        most = unsafe_add(unsafe_mul(2, setting.first.radius), unsafe_add(800, unsafe_mul(70, nth)))
    half: int256 = stream._between(draws[(k & 3) * 2 + 1], least, most) >> 1
    spread: int256 = unsafe_add(900, unsafe_mul(30, nth))
    middle = unsafe_add(middle, stream._between(draws[(k & 3) * 2], unsafe_sub(0, spread), spread))
    y: int256 = unsafe_add(
        unsafe_add(setting.current.horizon, unsafe_add(30, unsafe_mul(40, nth))),
        unsafe_mul(unsafe_mul(7, nth), unsafe_sub(nth, 1)) >> 1,
    )
    return [max(unsafe_sub(middle, half), field.LEFT), y, min(unsafe_add(middle, half), field.RIGHT)]
