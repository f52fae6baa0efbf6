"""What one can see of a whole Undertow: its traits and its colours. Twin of contracts/flow/look.vy."""

from typing import NamedTuple

from reference.encoding.tables import pick
from reference.numeric import stream

# Names as encoding/tables.py reads them; colours of six hexadecimal digits each: mat, water, five inks from the
# commonest to the rarest, accent.
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


class Look(NamedTuple):
    palette: int
    composition: int
    current: int
    ribbons: int
    tide: int
    ink: int
    frame: int
    disc: int  # how the moons are drawn
    moons: int


def look(seed: int) -> Look:
    """Draws what one can see of the whole drawing."""
    kinds = stream.draws(seed, 0)
    composition = pick(kinds[1], COMPOSITION_ODDS)
    moons = 0
    if composition == PAIR:
        moons = 2
    elif composition == MOON or (composition == HORIZON and stream.below(stream.draws(seed, 1)[0], 4) > 0):
        moons = 1
    return Look(
        palette=stream.below(kinds[0], PALETTE_COUNT),
        composition=composition,
        current=pick(kinds[2], CURRENT_ODDS),
        ribbons=pick(kinds[3], RIBBON_ODDS),
        tide=pick(kinds[4], TIDE_ODDS),
        ink=pick(kinds[5], INK_ODDS),
        frame=pick(kinds[6], FRAME_ODDS),
        disc=pick(kinds[7], DISC_ODDS),
        moons=moons,
    )


def palette(k: int) -> str:
    """The eight colours of the k-th palette, six hexadecimal digits each."""
    return PALETTES[48 * k : 48 * (k + 1)]


def colours(k: int) -> list[str]:
    """The colours of the k-th palette: mat, water, inks, accent."""
    return [palette(k)[i : i + 6] for i in range(0, 48, 6)]
