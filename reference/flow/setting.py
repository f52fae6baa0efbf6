"""Where things are in a whole Undertow: the current, what lies still in it, and where ribbons begin.

Twin of contracts/flow/setting.vy.
"""

from typing import NamedTuple

from reference.flow import field
from reference.flow.field import CENTRE, LEFT, RIGHT, SPEED, TOP, Current, Disc, Wave
from reference.flow.look import CLEARING, CROSS, EDDY, HORIZON, MAELSTROM, MOON, PAIR, STRAIT, SWELL, TIDE, Look
from reference.numeric import fixed, stream

# By current: the height of the long wave, in units of the flow.
LONG_WAVES = [3900, 1950, 1950, 5400, 5200, 1040, 650]
MOON_RADII = [700, 1000, 1250, 1500]


class Setting(NamedTuple):
    current: Current
    first: Disc  # two discs that no ribbon enters; moons are the first of them
    second: Disc
    favour: Wave  # on whose crests ribbons begin; it bends nothing
    start_x: int  # where the search for places to begin starts, in 2**-32 of the water
    start_y: int


def setting(seed: int, shared: Look) -> Setting:
    """Draws where things are."""
    stills, places = stream.draws(seed, 1), stream.draws(seed, 2)  # the first of the stills was for the look
    swells, favours = stream.draws(seed, 3), stream.draws(seed, 4)

    # The focus lies near one of the four points where the thirds of the page cross.
    turn = 2 * stream.between(places[0], 0, 2) - 1
    x = CENTRE + 1024 * (2 * stream.between(places[1], 0, 2) - 1) + swing(places[2], 300)
    y = CENTRE + 1366 * (2 * stream.between(places[3], 0, 2) - 1) + swing(places[4], 300)

    # The heading, and two waves about it.
    angle = stream.between(places[6], 0, fixed.TURN)
    if shared.current == SWELL:
        angle = swing(places[6], 3000)
        if stream.below(places[5], 3) == 0:
            angle += fixed.TURN // 4
    elif shared.current == TIDE:
        angle = turn * (fixed.TURN // 8) + swing(places[6], 1500)
    elif shared.current == CROSS:
        angle = swing(places[6], 3000)
    spread = 3000 if shared.current == CROSS else 9000
    height = LONG_WAVES[shared.current]
    long = ripple(angle + swing(swells[0], spread), swells[1], 430000, 700000, swells[2], height)
    short = ripple(angle + swing(swells[3], 9000), swells[4], 800000, 1150000, swells[5], height * 3 >> 3)
    swirl = 0
    if shared.current == EDDY:
        swirl = turn * stream.between(swells[6], 2200, 3200)
    elif shared.current == MAELSTROM:
        swirl = turn * 4000

    # What lies still.
    nothing = Disc(x=0, y=0, radius=0)
    first, second, horizon = nothing, nothing, 0
    if shared.composition == MOON:
        first = Disc(x=x, y=y, radius=MOON_RADII[stream.below(stills[1], 4)])
    elif shared.composition == PAIR:
        first = Disc(x=x, y=y, radius=stream.between(stills[1], 850, 1250))
        second = Disc(
            x=2 * CENTRE - x + swing(stills[2], 250),
            y=2 * CENTRE - y + swing(stills[3], 250),
            radius=stream.between(stills[4], 350, 600),
        )
    elif shared.composition == HORIZON:
        horizon = TOP + (5120 if stream.below(stills[1], 4) == 0 else 6144)
        if shared.moons > 0:
            first = Disc(x=CENTRE + ((x - CENTRE) * 3 >> 2), y=horizon, radius=stream.between(stills[3], 800, 1600))
    elif shared.composition == STRAIT:
        middle = stream.between(stills[1], 3800, 6400)
        first = Disc(
            x=LEFT - stream.between(stills[2], 200, 700),
            y=middle - 900 * turn,
            radius=stream.between(stills[3], 1900, 2400),
        )
        second = Disc(
            x=RIGHT + stream.between(stills[4], 200, 700),
            y=middle + 900 * turn,
            radius=stream.between(stills[5], 1900, 2400),
        )
    elif shared.composition == CLEARING:
        first = Disc(x=x, y=y, radius=stream.between(stills[1], 1500, 2100))

    return Setting(
        current=Current(
            kind=shared.current,
            x=0 if shared.current == MAELSTROM else fixed.mul(SPEED, fixed.cos(angle)),
            y=0 if shared.current == MAELSTROM else fixed.mul(SPEED, fixed.sin(angle)),
            long=long,
            short=short,
            focus_x=x,
            focus_y=y,
            swirl=swirl,
            core=stream.between(places[7], 700, 1200),
            first=nothing if shared.composition == CLEARING else first,
            second=second,
            horizon=horizon,
        ),
        first=first,
        second=second,
        favour=ripple(stream.between(favours[0], 0, fixed.TURN), favours[1], 307000, 477000, favours[2], 0),
        start_x=favours[3],
        start_y=favours[4],
    )


def swing(draw: int, most: int) -> int:
    """A draw as a whole number in [-most, most)."""
    return stream.between(draw, -most, most)


def ripple(angle: int, draw: int, least: int, most: int, phase: int, height: int) -> Wave:
    """A wave that runs along `angle` and pushes across it; `least` to `most` turns over 2**32 units."""
    turns = stream.between(draw, least, most)
    x, y = fixed.cos(angle), fixed.sin(angle)
    return Wave(
        across=fixed.mul(turns, x),
        down=fixed.mul(turns, y),
        phase=phase >> 16,
        x=-fixed.mul(height, y),
        y=fixed.mul(height, x),
    )


def favour(wave: Wave, x: int, y: int) -> int:
    """How much a start at (x, y) is favoured, 0 to 1000."""
    angle = (wave.across * (x - CENTRE) + wave.down * (y - CENTRE) >> 16) + wave.phase
    return 1000 * (2**16 + field.wave(angle)) >> 17
