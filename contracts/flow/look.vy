# pragma version 0.4.3
"""
@title The look of an Undertow
@license MIT
@notice What a whole drawing shares: its traits, its colours, its current.
@dev Twin: reference/flow/look.py.
"""

from . import field
from ..numeric import fixed
from ..numeric import stream

# Names of NAME_CHARS characters each, with the spaces at their ends; colours of six hexadecimal digits each: mat,
# water, five inks from the commonest to the rarest, accent.
NAME_CHARS: constant(uint256) = 10
PALETTE_COUNT: constant(uint256) = 16
INKS: constant(uint256) = 5
ACCENT: constant(uint256) = 5  # the number of the accent among the inks
# fmt: off
PALETTE_NAMES: constant(String[160]) = (
    "Harbour   Midnight  Kelp      Coral     Ink       Lagoon    Ember     Abyss     "
    "Dune      Iris      Storm     Plum      Citrus    Glacier   Rust      Orchard   "
)
COMPOSITION_NAMES: constant(String[160]) = "Open      Moon      Pair      Horizon   Strait    Clearing  "
CURRENT_NAMES: constant(String[160]) = "Swell     Tide      Eddy      Cross     Reef      Delta     Maelstrom "
RIBBON_NAMES: constant(String[160]) = "Broad     Mixed     Fine      Even      Monument  "
TIDE_NAMES: constant(String[160]) = "Ebb       Slack     Flood     "
INK_NAMES: constant(String[160]) = "Scatter   Sheaf     Drift     "
FRAME_NAMES: constant(String[160]) = "Loose     Cut       Plate     "
DISC_NAMES: constant(String[160]) = "Ruled     Solid     Hollow    "
PALETTES: constant(String[768]) = (
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
COMPOSITION_ODDS: constant(bytes16) = 0x55544443333332222111111111000000
CURRENT_ODDS: constant(bytes16) = 0x66444555533332222211111100000000
RIBBON_ODDS: constant(bytes16) = 0x44443333322222211111111100000000
TIDE_ODDS: constant(bytes16) = 0x22222222221111111111111100000000
INK_ODDS: constant(bytes16) = 0x22222221111111110000000000000000
FRAME_ODDS: constant(bytes16) = 0x22222222211111111100000000000000
DISC_ODDS: constant(bytes16) = 0x22222111111111000000000000000000

OPEN: constant(uint256) = 0
MOON: constant(uint256) = 1
PAIR: constant(uint256) = 2
HORIZON: constant(uint256) = 3
STRAIT: constant(uint256) = 4
CLEARING: constant(uint256) = 5
SWELL: constant(uint256) = 0
TIDE: constant(uint256) = 1
EDDY: constant(uint256) = 2
CROSS: constant(uint256) = 3
MAELSTROM: constant(uint256) = 6
SCATTER: constant(uint256) = 0
SHEAF: constant(uint256) = 1
DRIFT: constant(uint256) = 2
LOOSE: constant(uint256) = 0
PLATE: constant(uint256) = 2
RULED: constant(uint256) = 0
SOLID: constant(uint256) = 1
# By current: the height of the long wave, in units of the flow.
LONG_WAVES: constant(int256[7]) = [3900, 1950, 1950, 5400, 5200, 1040, 650]
MOON_RADII: constant(int256[4]) = [700, 1000, 1250, 1500]


struct Look:
    palette: uint256
    composition: uint256
    ribbons: uint256
    tide: uint256
    ink: uint256
    frame: uint256
    disc: uint256  # how the moons are drawn
    moons: uint256  # how many of the two still discs are drawn
    current: field.Current
    first: field.Disc  # two discs that no ribbon enters
    second: field.Disc
    favour: field.Wave  # on whose crests ribbons begin; it bends nothing
    start_x: uint256  # where the search for places to begin starts, in 2**-32 of the water
    start_y: uint256


@pure
def _look(seed: uint256) -> Look:
    """
    @notice Draws what the whole drawing shares.
    """
    kinds: uint256[8] = stream._draws(seed, 0)
    places: uint256[8] = stream._draws(seed, 1)
    swells: uint256[8] = stream._draws(seed, 2)
    stills: uint256[8] = stream._draws(seed, 3)
    favours: uint256[8] = stream._draws(seed, 4)
    composition: uint256 = self._pick(kinds[1], COMPOSITION_ODDS)
    kind: uint256 = self._pick(kinds[2], CURRENT_ODDS)

    # The focus lies near one of the four points where the thirds of the page cross.
    turn: int256 = 2 * stream._between(places[0], 0, 2) - 1
    x: int256 = field.CENTRE + 1024 * (2 * stream._between(places[1], 0, 2) - 1) + self._swing(places[2], 300)
    y: int256 = field.CENTRE + 1366 * (2 * stream._between(places[3], 0, 2) - 1) + self._swing(places[4], 300)

    # The heading, and two waves about it.
    angle: int256 = stream._between(places[6], 0, fixed.TURN)
    if kind == SWELL:
        angle = self._swing(places[6], 3000)
        if stream._below(places[5], 3) == 0:
            angle += fixed.TURN // 4
    elif kind == TIDE:
        angle = turn * (fixed.TURN // 8) + self._swing(places[6], 1500)
    elif kind == CROSS:
        angle = self._swing(places[6], 3000)
    spread: int256 = 3000 if kind == CROSS else 9000
    height: int256 = LONG_WAVES[kind]
    long: field.Wave = self._ripple(
        angle + self._swing(swells[0], spread), swells[1], 430000, 700000, swells[2], height
    )
    angle_of_short: int256 = angle + self._swing(swells[3], 9000)
    short: field.Wave = self._ripple(angle_of_short, swells[4], 800000, 1150000, swells[5], (height * 3) >> 3)
    swirl: int256 = 0
    if kind == EDDY:
        swirl = turn * stream._between(swells[6], 2200, 3200)
    elif kind == MAELSTROM:
        swirl = turn * 4000

    # What lies still.
    nothing: field.Disc = empty(field.Disc)
    first: field.Disc = nothing
    second: field.Disc = nothing
    moons: uint256 = 0
    horizon: int256 = 0
    if composition == MOON:
        moons = 1
        first = field.Disc(x=x, y=y, radius=MOON_RADII[stream._below(stills[0], 4)])
    elif composition == PAIR:
        moons = 2
        first = field.Disc(x=x, y=y, radius=stream._between(stills[0], 850, 1250))
        second = field.Disc(
            x=2 * field.CENTRE - x + self._swing(stills[1], 250),
            y=2 * field.CENTRE - y + self._swing(stills[2], 250),
            radius=stream._between(stills[3], 350, 600),
        )
    elif composition == HORIZON:
        horizon = field.TOP + (5120 if stream._below(stills[0], 4) == 0 else 6144)
        if stream._below(stills[1], 4) > 0:
            moons = 1
            first = field.Disc(
                x=field.CENTRE + (((x - field.CENTRE) * 3) >> 2),
                y=horizon,
                radius=stream._between(stills[2], 800, 1600),
            )
    elif composition == STRAIT:
        middle: int256 = stream._between(stills[0], 3800, 6400)
        first = field.Disc(
            x=field.LEFT - stream._between(stills[1], 200, 700),
            y=middle - 900 * turn,
            radius=stream._between(stills[2], 1900, 2400),
        )
        second = field.Disc(
            x=field.RIGHT + stream._between(stills[3], 200, 700),
            y=middle + 900 * turn,
            radius=stream._between(stills[4], 1900, 2400),
        )
    elif composition == CLEARING:
        first = field.Disc(x=x, y=y, radius=stream._between(stills[0], 1500, 2100))

    return Look(
        palette=stream._below(kinds[0], PALETTE_COUNT),
        composition=composition,
        ribbons=self._pick(kinds[3], RIBBON_ODDS),
        tide=self._pick(kinds[4], TIDE_ODDS),
        ink=self._pick(kinds[5], INK_ODDS),
        frame=self._pick(kinds[6], FRAME_ODDS),
        disc=self._pick(kinds[7], DISC_ODDS),
        moons=moons,
        current=field.Current(
            kind=kind,
            x=0 if kind == MAELSTROM else fixed._mul(field.SPEED, fixed._cos(angle)),
            y=0 if kind == MAELSTROM else fixed._mul(field.SPEED, fixed._sin(angle)),
            long=long,
            short=short,
            focus_x=x,
            focus_y=y,
            swirl=swirl,
            core=stream._between(places[7], 700, 1200),
            first=nothing if composition == CLEARING else first,
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
def _pick(draw: uint256, odds: bytes16) -> uint256:
    """
    @notice Picks one of 32 equal chances, each a hexadecimal digit of `odds`.
    """
    return (convert(odds, uint256) >> (4 * stream._below(draw, 32))) & 15


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
    return field.Wave(
        across=fixed._mul(turns, fixed._cos(angle)),
        down=fixed._mul(turns, fixed._sin(angle)),
        phase=convert(phase >> 16, int256),
        x=-fixed._mul(height, fixed._sin(angle)),
        y=fixed._mul(height, fixed._cos(angle)),
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


@pure
def _palette(k: uint256) -> String[48]:
    """
    @notice Gives the eight colours of the k-th palette, six hexadecimal digits each.
    """
    return slice(PALETTES, 48 * k, 48)


@pure
def _colours(k: uint256) -> uint256[8]:
    """
    @notice Gives the colours of the k-th palette: mat, water, inks, accent.
    @return Six hexadecimal digits in ASCII each, in the lowest six bytes.
    """
    digits: String[48] = self._palette(k)
    colours: uint256[8] = empty(uint256[8])
    for i: uint256 in range(8):
        colours[i] = convert(convert(slice(digits, 6 * i, 6), Bytes[6]), uint256)
    return colours


@pure
def _named(names: String[160], k: uint256) -> String[NAME_CHARS]:
    """
    @notice Gives the k-th of a list of names, without the spaces at its end.
    """
    padded: String[NAME_CHARS] = slice(names, NAME_CHARS * k, NAME_CHARS)
    chars: uint256 = NAME_CHARS
    for i: uint256 in range(NAME_CHARS):
        if slice(padded, chars - 1, 1) != " ":
            break
        chars -= 1
    return slice(padded, 0, chars)
