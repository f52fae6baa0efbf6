# pragma version 0.4.3
"""
@title The look of an Imago
@license MIT
@notice What one can see of a whole drawing: its traits and its colours.
@dev Twin: reference/imago/look.py.
"""

from ..encoding import tables
from ..numeric import stream

# Names as encoding/tables.vy reads them; colours of six hexadecimal digits each: mat, ground, fore wing, hind wing,
# light, dark, accent, glow, line.
PALETTE_COUNT: constant(uint256) = 16
PALETTE_CHARS: constant(uint256) = 54
COLOURS: constant(uint256) = tables.COLOURS
# fmt: off
PALETTE_NAMES: constant(String[160]) = (
    "Vesper    Linen     Lichen    Madder    Indigo    Saffron   Malachite Ash       "
    "Quince    Thistle   Cinnabar  Tidal     Umber     Blossom   Mercury   Orchid    "
)
KIN_NAMES: constant(String[160]) = (
    "Luna      Emperor   Atlas     Sphinx    Geometer  Swallow   Morpho    Tiger     "
    "Longwing  Comet     Vanessa   Owl       "
)
STRAIN_NAMES: constant(String[160]) = "Pure      Kindred   Hybrid    Beyond    "
PATTERN_NAMES: constant(String[160]) = "Sash      Target    Bordered  Ocelli    Dipped    Laced     Veined    Mosaic    "
GROUND_NAMES: constant(String[160]) = "Bare      Moon      Halo      Shade     Arch      Dusk      Lamp      "
POSE_NAMES: constant(String[160]) = "Spread    Small     Tilted    Banking   Monument  Rising    Wing      "
FRAME_NAMES: constant(String[160]) = "Loose     Plate     "
ANTENNA_NAMES: constant(String[160]) = "Feathered Clubbed   Thread    "
SIDE_NAMES: constant(String[160]) = "Alike     Twain     "
PALETTES: constant(String[864]) = (
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
STRAIN_ODDS: constant(bytes16) = 0x33332222222222221111111111000000
PATTERN_ODDS: constant(bytes16) = 0x77776666555544443333222211110000
GROUND_ODDS: constant(bytes16) = 0x66655554443333332222221111110000
POSE_ODDS: constant(bytes16) = 0x66644444333332222211100000000000
FRAME_ODDS: constant(bytes16) = 0x11111111111111110000000000000000
ANTENNA_ODDS: constant(bytes16) = 0x22222222221111111111000000000000

TWAIN_IN: constant(uint256) = 40
MAT: constant(uint256) = 0
GROUND: constant(uint256) = 1
FORE: constant(uint256) = 2
HIND: constant(uint256) = 3
LIGHT: constant(uint256) = 4
DARK: constant(uint256) = 5
ACCENT: constant(uint256) = 6
GLOW: constant(uint256) = 7
LINE: constant(uint256) = 8
PURE: constant(uint256) = 0
KINDRED: constant(uint256) = 1
HYBRID: constant(uint256) = 2
BEYOND: constant(uint256) = 3
MOON: constant(uint256) = 1
HALO: constant(uint256) = 2
SHADE: constant(uint256) = 3
ARCH: constant(uint256) = 4
DUSK: constant(uint256) = 5
LAMP: constant(uint256) = 6
SPREAD: constant(uint256) = 0
SMALL: constant(uint256) = 1
RISING: constant(uint256) = 5
PLATE: constant(uint256) = 1
FEATHERED: constant(uint256) = 0
CLUBBED: constant(uint256) = 1
ALIKE: constant(uint256) = 0
TWAIN: constant(uint256) = 1


struct Look:
    palette: uint256
    strain: uint256
    pattern: uint256
    ground: uint256
    pose: uint256
    frame: uint256
    antenna: uint256
    sides: uint256


@pure
def _look(seed: uint256) -> Look:
    """
    @notice Draws what one can see of the whole drawing.
    """
    kinds: uint256[8] = stream._draws(seed, 0)
    ground: uint256 = tables._pick(kinds[3], GROUND_ODDS)
    pose: uint256 = RISING
    if ground != LAMP:
        pose = tables._pick(kinds[4], POSE_ODDS)
    return Look(
        palette=stream._below(kinds[0], PALETTE_COUNT),
        strain=tables._pick(kinds[1], STRAIN_ODDS),
        pattern=tables._pick(kinds[2], PATTERN_ODDS),
        ground=ground,
        pose=pose,
        frame=tables._pick(kinds[5], FRAME_ODDS),
        antenna=tables._pick(kinds[6], ANTENNA_ODDS),
        sides=TWAIN if stream._below(kinds[7], TWAIN_IN) == 0 else ALIKE,
    )


@pure
def _palette(k: uint256) -> String[PALETTE_CHARS]:
    """
    @notice Gives the nine colours of the k-th palette, six hexadecimal digits each.
    """
    return slice(PALETTES, PALETTE_CHARS * k, PALETTE_CHARS)


@pure
def _colours(k: uint256) -> uint256[COLOURS]:
    """
    @notice Gives the colours of the k-th palette: mat, ground, fore wing, hind wing, light, dark, accent, glow,
            line.
    @return Six hexadecimal digits in ASCII each, in the lowest six bytes.
    """
    return tables._colours(self._palette(k))
