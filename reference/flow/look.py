"""What a whole drawing of Undertow shares: its traits, its colours, its current. Twin of contracts/flow/look.vy."""

from typing import NamedTuple

from reference.flow import field
from reference.flow.field import CENTRE, LEFT, RIGHT, SPEED, TOP, Current, Disc, Wave
from reference.numeric import fixed, stream

# Names of NAME_CHARS characters each, with the spaces at their ends; colours of six hexadecimal digits each: mat,
# water, five inks from the commonest to the rarest, accent.
NAME_CHARS = 10
PALETTE_COUNT = 16
INKS = 5
ACCENT = 5  # the number of the accent among the inks
# fmt: off
PALETTE_NAMES = (
    "Harbour   Midnight  Kelp      Coral     Ink       Lagoon    Ember     Abyss     "
    "Dune      Iris      Storm     Plum      Citrus    Glacier   Rust      Orchard   "
)
COMPOSITION_NAMES = "Open      Moon      Pair      Horizon   Strait    Clearing  "
CURRENT_NAMES = "Swell     Tide      Eddy      Cross     Reef      Delta     Maelstrom "
RIBBON_NAMES = "Broad     Mixed     Fine      Even      Monument  "
TIDE_NAMES = "Ebb       Slack     Flood     "
INK_NAMES = "Scatter   Sheaf     Drift     "
FRAME_NAMES = "Loose     Cut       Plate     "
DISC_NAMES = "Ruled     Solid     Hollow    "
PALETTES = (
    "faf6eef1e9da1c3a503c7591d3bb8ce68f4d0d151ed23f2b"
    "ece6d8121a28ece4d035597a719fb0dca53f263a54f05a3a"
    "f6f4eae8e5d327452f7d9d5ac9b5560e1411b5c7a6dc5230"
    "fdf5eef7e2d2c7432dea886827384af4b497741f311c7885"
    "f9f7f2efebe219191c4e4e5698958dc4beb0706d68cb321d"
    "f3f8f5dce9e30c5b633ba59cf2c35710313898c6b6e5562c"
    "efe3d31d1413f0d9b8a8322ae2763a5c2a28f2b35a5fb5b0"
    "e6efec0d22302f8f9dd9ecdf145067f2c14e7cc6bdf26a4b"
    "f7eedde5cfa86e3b22c98b4f2d2a2bfffaf05e7a74bf1f2a"
    "f7f4fae9e3ee3b2e6e8271b8bba9dcf08a6c1f1838e8b92f"
    "dfe3e42b3440c3ced67590a312181ff5e2b34b5d70f0a81c"
    "f1e6e62a1626e8c7c0a34a6a6b2a4df0a080f7f1fa7fd0b0"
    "fffbeefbf3d42f5d50f0a71fe8682cf6d56a0e241fc22a4e"
    "f6fafce6eef31f4e795b9bc8a9cfe30f24387a6fb0ef5d43"
    "f0f1ecd9dcd29c3d21d5733c2c3e3a6d8577e3b04b1f5fa8"
    "fcf8f1f4ecdfb23a48517664f0b67f1a2a247d4f662d6fb0"
)
# fmt: on

# Designed odds: 32 hexadecimal digits, one for each equal chance, read from the right.
COMPOSITION_ODDS = 0x55544443333332222111111111000000
CURRENT_ODDS = 0x66444555533332222211111100000000
RIBBON_ODDS = 0x44443333322222211111111100000000
TIDE_ODDS = 0x22222222221111111111111100000000
INK_ODDS = 0x22222221111111110000000000000000
FRAME_ODDS = 0x22222222211111111100000000000000
DISC_ODDS = 0x22222111111111000000000000000000

OPEN = 0
MOON = 1
PAIR = 2
HORIZON = 3
STRAIT = 4
CLEARING = 5
SWELL = 0
TIDE = 1
EDDY = 2
CROSS = 3
MAELSTROM = 6
SCATTER = 0
SHEAF = 1
DRIFT = 2
LOOSE = 0
PLATE = 2
RULED = 0
SOLID = 1
# By current: the height of the long wave, in units of the flow.
LONG_WAVES = [3900, 1950, 1950, 5400, 5200, 1040, 650]
MOON_RADII = [700, 1000, 1250, 1500]


class Look(NamedTuple):
    palette: int
    composition: int
    ribbons: int
    tide: int
    ink: int
    frame: int
    disc: int  # how the moons are drawn
    moons: int  # how many of the two still discs are drawn
    current: Current
    first: Disc  # two discs that no ribbon enters
    second: Disc
    favour: Wave  # on whose crests ribbons begin; it bends nothing
    start_x: int  # where the search for places to begin starts, in 2**-32 of the water
    start_y: int


def look(seed: int) -> Look:
    """Draws what the whole drawing shares."""
    kinds, places, swells = stream.draws(seed, 0), stream.draws(seed, 1), stream.draws(seed, 2)
    stills, favours = stream.draws(seed, 3), stream.draws(seed, 4)
    composition = pick(kinds[1], COMPOSITION_ODDS)
    kind = pick(kinds[2], CURRENT_ODDS)

    # The focus lies near one of the four points where the thirds of the page cross.
    turn = 2 * stream.between(places[0], 0, 2) - 1
    x = CENTRE + 1024 * (2 * stream.between(places[1], 0, 2) - 1) + swing(places[2], 300)
    y = CENTRE + 1366 * (2 * stream.between(places[3], 0, 2) - 1) + swing(places[4], 300)

    # The heading, and two waves about it.
    angle = stream.between(places[6], 0, fixed.TURN)
    if kind == SWELL:
        angle = swing(places[6], 3000)
        if stream.below(places[5], 3) == 0:
            angle += fixed.TURN // 4
    elif kind == TIDE:
        angle = turn * (fixed.TURN // 8) + swing(places[6], 1500)
    elif kind == CROSS:
        angle = swing(places[6], 3000)
    spread = 3000 if kind == CROSS else 9000
    height = LONG_WAVES[kind]
    long = ripple(angle + swing(swells[0], spread), swells[1], 430000, 700000, swells[2], height)
    angle_of_short = angle + swing(swells[3], 9000)
    short = ripple(angle_of_short, swells[4], 800000, 1150000, swells[5], height * 3 >> 3)
    swirl = 0
    if kind == EDDY:
        swirl = turn * stream.between(swells[6], 2200, 3200)
    elif kind == MAELSTROM:
        swirl = turn * 4000

    # What lies still.
    nothing = Disc(x=0, y=0, radius=0)
    first, second, moons, horizon = nothing, nothing, 0, 0
    if composition == MOON:
        moons = 1
        first = Disc(x=x, y=y, radius=MOON_RADII[stream.below(stills[0], 4)])
    elif composition == PAIR:
        moons = 2
        first = Disc(x=x, y=y, radius=stream.between(stills[0], 850, 1250))
        second = Disc(
            x=2 * CENTRE - x + swing(stills[1], 250),
            y=2 * CENTRE - y + swing(stills[2], 250),
            radius=stream.between(stills[3], 350, 600),
        )
    elif composition == HORIZON:
        horizon = TOP + (5120 if stream.below(stills[0], 4) == 0 else 6144)
        if stream.below(stills[1], 4) > 0:
            moons = 1
            first = Disc(x=CENTRE + ((x - CENTRE) * 3 >> 2), y=horizon, radius=stream.between(stills[2], 800, 1600))
    elif composition == STRAIT:
        middle = stream.between(stills[0], 3800, 6400)
        first = Disc(
            x=LEFT - stream.between(stills[1], 200, 700),
            y=middle - 900 * turn,
            radius=stream.between(stills[2], 1900, 2400),
        )
        second = Disc(
            x=RIGHT + stream.between(stills[3], 200, 700),
            y=middle + 900 * turn,
            radius=stream.between(stills[4], 1900, 2400),
        )
    elif composition == CLEARING:
        first = Disc(x=x, y=y, radius=stream.between(stills[0], 1500, 2100))

    return Look(
        palette=stream.below(kinds[0], PALETTE_COUNT),
        composition=composition,
        ribbons=pick(kinds[3], RIBBON_ODDS),
        tide=pick(kinds[4], TIDE_ODDS),
        ink=pick(kinds[5], INK_ODDS),
        frame=pick(kinds[6], FRAME_ODDS),
        disc=pick(kinds[7], DISC_ODDS),
        moons=moons,
        current=Current(
            kind=kind,
            x=0 if kind == MAELSTROM else fixed.mul(SPEED, fixed.cos(angle)),
            y=0 if kind == MAELSTROM else fixed.mul(SPEED, fixed.sin(angle)),
            long=long,
            short=short,
            focus_x=x,
            focus_y=y,
            swirl=swirl,
            core=stream.between(places[7], 700, 1200),
            first=nothing if composition == CLEARING else first,
            second=second,
            horizon=horizon,
        ),
        first=first,
        second=second,
        favour=ripple(stream.between(favours[0], 0, fixed.TURN), favours[1], 307000, 477000, favours[2], 0),
        start_x=favours[3],
        start_y=favours[4],
    )


def pick(draw: int, odds: int) -> int:
    """One of 32 equal chances, each a hexadecimal digit of `odds`."""
    return odds >> 4 * stream.below(draw, 32) & 15


def swing(draw: int, most: int) -> int:
    """A draw as a whole number in [-most, most)."""
    return stream.between(draw, -most, most)


def ripple(angle: int, draw: int, least: int, most: int, phase: int, height: int) -> Wave:
    """A wave that runs along `angle` and pushes across it; `least` to `most` turns over 2**32 units."""
    turns = stream.between(draw, least, most)
    return Wave(
        across=fixed.mul(turns, fixed.cos(angle)),
        down=fixed.mul(turns, fixed.sin(angle)),
        phase=phase >> 16,
        x=-fixed.mul(height, fixed.sin(angle)),
        y=fixed.mul(height, fixed.cos(angle)),
    )


def favour(wave: Wave, x: int, y: int) -> int:
    """How much a start at (x, y) is favoured, 0 to 1000."""
    angle = (wave.across * (x - CENTRE) + wave.down * (y - CENTRE) >> 16) + wave.phase
    return 1000 * (2**16 + field.wave(angle)) >> 17


def palette(k: int) -> str:
    """The eight colours of the k-th palette, six hexadecimal digits each."""
    return PALETTES[48 * k : 48 * (k + 1)]


def colours(k: int) -> list[str]:
    """The colours of the k-th palette: mat, water, inks, accent."""
    return [palette(k)[i : i + 6] for i in range(0, 48, 6)]


def named(names: str, k: int) -> str:
    """The k-th of a list of names, without the spaces at its end."""
    return names[NAME_CHARS * k : NAME_CHARS * (k + 1)].rstrip()
