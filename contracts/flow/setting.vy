# pragma version 0.4.3
"""
@title The setting of an Undertow
@license MIT
@notice Where things are in a whole drawing: the current, what lies still in it, and where ribbons begin.
@dev Twin: reference/flow/setting.py.
"""

from . import field
from . import look
from ..numeric import fixed
from ..numeric import stream

# By current: the height of the long wave, in units of the flow.
LONG_WAVES: constant(int256[7]) = [3900, 1950, 1950, 5400, 5200, 1040, 650]
MOON_RADII: constant(int256[4]) = [700, 1000, 1250, 1500]


struct Setting:
    current: field.Current
    first: field.Disc  # two discs that no ribbon enters; moons are the first of them
    second: field.Disc
    favour: field.Wave  # on whose crests ribbons begin; it bends nothing
    start_x: uint256  # where the search for places to begin starts, in 2**-32 of the water
    start_y: uint256


@pure
def _setting(seed: uint256, shared: look.Look) -> Setting:
    """
    @notice Draws where things are.
    """
    stills: uint256[8] = stream._draws(seed, 1)  # the first was for the look
    places: uint256[8] = stream._draws(seed, 2)
    swells: uint256[8] = stream._draws(seed, 3)
    favours: uint256[8] = stream._draws(seed, 4)

    # The focus lies near one of the four points where the thirds of the page cross.
    turn: int256 = 2 * stream._between(places[0], 0, 2) - 1
    x: int256 = field.CENTRE + 1024 * (2 * stream._between(places[1], 0, 2) - 1) + self._swing(places[2], 300)
    y: int256 = field.CENTRE + 1366 * (2 * stream._between(places[3], 0, 2) - 1) + self._swing(places[4], 300)

    # The heading, and two waves about it.
    angle: int256 = stream._between(places[6], 0, fixed.TURN)
    if shared.current == look.SWELL:
        angle = self._swing(places[6], 3000)
        if stream._below(places[5], 3) == 0:
            angle += fixed.TURN // 4
    elif shared.current == look.TIDE:
        angle = turn * (fixed.TURN // 8) + self._swing(places[6], 1500)
    elif shared.current == look.CROSS:
        angle = self._swing(places[6], 3000)
    spread: int256 = 3000 if shared.current == look.CROSS else 9000
    height: int256 = LONG_WAVES[shared.current]
    long: field.Wave = self._ripple(
        angle + self._swing(swells[0], spread), swells[1], 430000, 700000, swells[2], height
    )
    short: field.Wave = self._ripple(
        angle + self._swing(swells[3], 9000), swells[4], 800000, 1150000, swells[5], (height * 3) >> 3
    )
    swirl: int256 = 0
    if shared.current == look.EDDY:
        swirl = turn * stream._between(swells[6], 2200, 3200)
    elif shared.current == look.MAELSTROM:
        swirl = turn * 4000

    # What lies still.
    nothing: field.Disc = empty(field.Disc)
    first: field.Disc = nothing
    second: field.Disc = nothing
    horizon: int256 = 0
    if shared.composition == look.MOON:
        first = field.Disc(x=x, y=y, radius=MOON_RADII[stream._below(stills[1], 4)])
    elif shared.composition == look.PAIR:
        first = field.Disc(x=x, y=y, radius=stream._between(stills[1], 850, 1250))
        second = field.Disc(
            x=2 * field.CENTRE - x + self._swing(stills[2], 250),
            y=2 * field.CENTRE - y + self._swing(stills[3], 250),
            radius=stream._between(stills[4], 350, 600),
        )
    elif shared.composition == look.HORIZON:
        horizon = field.TOP + (5120 if stream._below(stills[1], 4) == 0 else 6144)
        if shared.moons > 0:
                first = field.Disc(
                x=field.CENTRE + (((x - field.CENTRE) * 3) >> 2),
                y=horizon,
                radius=stream._between(stills[3], 800, 1600),
            )
    elif shared.composition == look.STRAIT:
        middle: int256 = stream._between(stills[1], 3800, 6400)
        first = field.Disc(
            x=field.LEFT - stream._between(stills[2], 200, 700),
            y=middle - 900 * turn,
            radius=stream._between(stills[3], 1900, 2400),
        )
        second = field.Disc(
            x=field.RIGHT + stream._between(stills[4], 200, 700),
            y=middle + 900 * turn,
            radius=stream._between(stills[5], 1900, 2400),
        )
    elif shared.composition == look.CLEARING:
        first = field.Disc(x=x, y=y, radius=stream._between(stills[1], 1500, 2100))

    return Setting(
        current=field.Current(
            kind=shared.current,
            x=0 if shared.current == look.MAELSTROM else fixed._mul(field.SPEED, fixed._cos(angle)),
            y=0 if shared.current == look.MAELSTROM else fixed._mul(field.SPEED, fixed._sin(angle)),
            long=long,
            short=short,
            focus_x=x,
            focus_y=y,
            swirl=swirl,
            core=stream._between(places[7], 700, 1200),
            first=nothing if shared.composition == look.CLEARING else first,
            second=second,
            horizon=horizon,
        ),
        first=first,
        second=second,
        favour=self._ripple(stream._between(favours[0], 0, fixed.TURN), favours[1], 307000, 477000, favours[2], 0),
        start_x=favours[3],
        start_y=favours[4],
    )


@pure
def _swing(draw: uint256, most: int256) -> int256:
    """
    @notice Turns a draw into a whole number in [-most, most).
    """
    return stream._between(draw, -most, most)


@pure
def _ripple(angle: int256, draw: uint256, least: int256, most: int256, phase: uint256, height: int256) -> field.Wave:
    """
    @notice Gives a wave that runs along `angle` and pushes across it; `least` to `most` turns over 2**32 units.
    """
    turns: int256 = stream._between(draw, least, most)
    x: int256 = fixed._cos(angle)
    y: int256 = fixed._sin(angle)
    return field.Wave(
        across=fixed._mul(turns, x),
        down=fixed._mul(turns, y),
        phase=convert(phase >> 16, int256),
        x=-fixed._mul(height, y),
        y=fixed._mul(height, x),
    )


@pure
def _favour(wave: field.Wave, x: uint256, y: uint256) -> uint256:
    """
    @notice Tells how much a start at (x, y) is favoured, 0 to 1000.
    """
    # unsafe: coordinates are below 2**14, and waves have fewer than 2**20 turns.
    angle: int256 = unsafe_add(
        unsafe_mul(wave.across, unsafe_sub(convert(x, int256), field.CENTRE)),
        unsafe_mul(wave.down, unsafe_sub(convert(y, int256), field.CENTRE)),
    ) >> 16
    return convert(unsafe_mul(1000, unsafe_add(2**16, field._wave(unsafe_add(angle, wave.phase)))) >> 17, uint256)
