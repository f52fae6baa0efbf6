# pragma version 0.4.3
"""
@title The look of an Undertow
@license MIT
@notice What one can see of a whole drawing: its traits and its colours.
@dev Twin: reference/flow/look.py.
"""

from ..encoding import tables
from ..numeric import stream

# Names as encoding/tables.vy reads them; colours of six hexadecimal digits each: mat, water, five inks from the
# commonest to the rarest, accent.
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


struct Look:
    palette: uint256
    composition: uint256
    current: uint256
    ribbons: uint256
    tide: uint256
    ink: uint256
    frame: uint256
    disc: uint256  # how the moons are drawn
    moons: uint256


@pure
def _look(seed: uint256) -> Look:
    """
    @notice Draws what one can see of the whole drawing.
    """
    kinds: uint256[8] = stream._draws(seed, 0)
    composition: uint256 = tables._pick(kinds[1], COMPOSITION_ODDS)
    moons: uint256 = 0
    if composition == PAIR:
        moons = 2
    elif composition == MOON or (composition == HORIZON and stream._below(stream._draws(seed, 1)[0], 4) > 0):
        moons = 1
    return Look(
        palette=stream._below(kinds[0], PALETTE_COUNT),
        composition=composition,
        current=tables._pick(kinds[2], CURRENT_ODDS),
        ribbons=tables._pick(kinds[3], RIBBON_ODDS),
        tide=tables._pick(kinds[4], TIDE_ODDS),
        ink=tables._pick(kinds[5], INK_ODDS),
        frame=tables._pick(kinds[6], FRAME_ODDS),
        disc=tables._pick(kinds[7], DISC_ODDS),
        moons=moons,
    )


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
