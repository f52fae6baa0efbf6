"""What one can see of a whole Imago: its traits and its colours. Twin of contracts/imago/look.vy."""

from typing import NamedTuple

from reference.encoding import tables
from reference.encoding.tables import pick
from reference.numeric import stream

# Names as encoding/tables.py reads them; colours of six hexadecimal digits each: mat, ground, fore wing, hind wing,
# light, dark, accent, glow, line.
PALETTE_COUNT = 16
PALETTE_CHARS = 54
# fmt: off
PALETTE_NAMES = (
    "Vesper    Linen     Lichen    Madder    Indigo    Saffron   Malachite Ash       "
    "Quince    Thistle   Cinnabar  Tidal     Umber     Blossom   Mercury   Orchid    "
)
KIN_NAMES = (
    "Luna      Emperor   Atlas     Sphinx    Geometer  Swallow   "
    "Morpho    Tiger     Longwing  Comet     Vanessa   Owl       "
)
STRAIN_NAMES = "Pure      Kindred   Hybrid    Beyond    "
PATTERN_NAMES = "Sash      Target    Bordered  Ocelli    Dipped    Laced     Veined    Mosaic    "
GROUND_NAMES = "Bare      Moon      Halo      Shade     Arch      Dusk      Lamp      "
POSE_NAMES = "Spread    Small     Tilted    Banking   Monument  Rising    Wing      "
FRAME_NAMES = "Loose     Plate     "
ANTENNA_NAMES = "Feathered Clubbed   Thread    "
SIDE_NAMES = "Alike     Twain     "
PALETTES = (
    "efe6d617203af0c078c4543ffbf1dc0d12226fc3b82c3a63f0c078"
    "fbf7efece0cbc9543835566bfaf1df22262fe2a63cd6bd9422262f"
    "f1f0e4dde2cb4d6b4fb08d3bf6efd81f2b26c23b2eb6c39a1f2b26"
    "f6e8dc7b1f2be9a15b7fa3adfff3df2a0f18f3cf6a9a3a40fff3df"
    "e8eaf01f2f6bec6a508fb3d8fbf6e60e1533f2a93b3a4f97f2efe5"
    "fff8e6f6cf6b2f6178b4442afff3d01a1f2b7fc0b5fbe7b61a1f2b"
    "eef2e70f4a43efbf524fae8ef9f5e3071f22ee7b4c1f695eecd9a5"
    "f4f3f0d9d8d44b4d5298938cf7f4ec1b1b1fcf3a2bb6b4ae1b1b1f"
    "faf5e3e9d98f84442a5d7342fff6d62d2419d1353ad2b8572d2419"
    "f3edf3cbb9d6583a71c2566ffbf0f2231635f2c14ea98fbf231635"
    "fdf3eae8503af8e3c22f5f86f4b9421a1a2b9fd4cfc935271a1a2b"
    "ecf4f3a9d3cf0f5a6ee8704cfdf7e80c2836f5c74d83bab50c2836"
    "f2e8db3a2a22d9a066a4543af7e7cb180f0c67b5a7634737d9a066"
    "fdf2f0f4c9c2b83a4f3e5a66fff5ec33202ae9a13be39d9c33202a"
    "e7eaec2b2f36a3b4bf5d6f80f4f6f5111317e8c33b464c57c4cbd0"
    "f4eaf25a1e4ef0a9b8e26a5bfdf0e82410253fc1b0823b72f0a9b8"
)
# fmt: on

# Designed odds: 32 hexadecimal digits, one for each equal chance, read from the right.
STRAIN_ODDS = 0x33332222222222221111111111000000
PATTERN_ODDS = 0x77776666555544443333222211110000
GROUND_ODDS = 0x66655554443333332222221111110000
POSE_ODDS = 0x66644444333332222211100000000000
FRAME_ODDS = 0x11111111111111110000000000000000
ANTENNA_ODDS = 0x22222222221111111111000000000000
TWAIN_IN = 40  # one of so many has sides that differ

MAT = 0
GROUND = 1
FORE = 2
HIND = 3
LIGHT = 4
DARK = 5
ACCENT = 6
GLOW = 7
LINE = 8

PURE = 0
KINDRED = 1
HYBRID = 2
BEYOND = 3
MOON = 1
HALO = 2
SHADE = 3
ARCH = 4
DUSK = 5
LAMP = 6
SPREAD = 0
SMALL = 1
RISING = 5
PLATE = 1
FEATHERED = 0
CLUBBED = 1
ALIKE = 0
TWAIN = 1


class Look(NamedTuple):
    palette: int
    strain: int
    pattern: int
    ground: int
    pose: int
    frame: int
    antenna: int
    sides: int


def look(seed: int) -> Look:
    """Draws what one can see of the whole drawing."""
    kinds = stream.draws(seed, 0)
    ground = pick(kinds[3], GROUND_ODDS)
    return Look(
        palette=stream.below(kinds[0], PALETTE_COUNT),
        strain=pick(kinds[1], STRAIN_ODDS),
        pattern=pick(kinds[2], PATTERN_ODDS),
        ground=ground,
        pose=RISING if ground == LAMP else pick(kinds[4], POSE_ODDS),
        frame=pick(kinds[5], FRAME_ODDS),
        antenna=pick(kinds[6], ANTENNA_ODDS),
        sides=TWAIN if stream.below(kinds[7], TWAIN_IN) == 0 else ALIKE,
    )


def palette(k: int) -> str:
    """The nine colours of the k-th palette, six hexadecimal digits each."""
    return PALETTES[PALETTE_CHARS * k : PALETTE_CHARS * (k + 1)]


def colours(k: int) -> list[str]:
    """The colours of the k-th palette: mat, ground, fore wing, hind wing, light, dark, accent, glow, line."""
    return tables.colours(palette(k))
