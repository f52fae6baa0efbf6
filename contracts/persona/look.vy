# pragma version 0.4.3
"""
@title The look of a Persona
@license MIT
@notice What one can see of a whole drawing: its traits and its colours.
@dev Twin: reference/persona/look.py.
"""

from ..encoding import tables
from ..numeric import stream

# Names as encoding/tables.vy reads them; colours of six hexadecimal digits each: mat, ground, tone of the ground,
# head, patch, ink, glow, line, accent.
KIND_COUNT: constant(uint256) = 10
PALETTE_COUNT: constant(uint256) = 16
PALETTE_CHARS: constant(uint256) = 54
COLOURS: constant(uint256) = tables.COLOURS
# fmt: off
KIND_NAMES: constant(String[160]) = (
    "Owl       Fox       Cat       Bull      Ram       "
    "Hare      Demon     Lion      Skull     Elder     "
)
PALETTE_NAMES: constant(String[160]) = (
    "Kabuki    Barong    Midnight  Papaya    Lagoon    Jade      Cobalt    Plum      "
    "Bauhaus   Ember     Cutout    Orchid    Cactus    Sienna    Noh       Absinthe  "
)
CUT_NAMES: constant(String[160]) = (
    "Plain     Rimmed    Carved    Leaded    Rippled   SpellboundPuppet    Gilt      "
)
GROUND_NAMES: constant(String[160]) = (
    "Bare      Echo      Sun       Rays      Shadow    Looming   Stripes   Halved    "
    "Curtain   Dotted    Robed     "
)
POSE_NAMES: constant(String[160]) = "Full      Close     Small     Left      Right     Peeking   Profile   "
FRAME_NAMES: constant(String[160]) = "Loose     Window    Proud     "
SIDE_NAMES: constant(String[160]) = "Alike     Twain     "
PALETTES: constant(String[864]) = (
    "fbf0dcd93a2bb9271ffbf0dcf4968c1c1420ffd23fe3c79b1f3a6e"
    "fdf3d8f3c53ce5a426c9302c0f7a6c2a0d12fff3d69d1f222f3580"
    "e9e6f2141a3c222b5e3f66e0f5b5c80a0d22ffe45c2a49b0ff5a4f"
    "fdf0dff58a4be66f2e127277f9e3c0071a1fffd4470c5a5fa3213f"
    "f3f7f1a9dcd382c5bdff6b57fff1dc12303fffd35ad94a3d17677d"
    "f0ead60e4a3f176352e0b64ac23b2a0a1f1bf7f0d5b5872a6fc2a4"
    "f5f0e42346c71a36a4f6f1e4f26b3a12163affd84dd3c7acf3a6b8"
    "f6e7ee4b1d52633069f08fa9f9d9b0220a287fe0c3d56d8cf2b134"
    "fbf8f1f0e9dddfd4c3e4402f2b57c417161afdf7e8b92c20f2c230"
    "f3e5d31d1013371c1de8542cf4b9421a0a0cfff0cfb83a1c9c2440"
    "ffffffefe6d2dccfb32456c9f08a4b0e1c4affd24a1b429f15907c"
    "faf0f6e6b7d6d595c47233a0f6d04d1c0a2cf1fbe08f4fb82a8f7a"
    "fff4ecff4f8be0346e0f7f74ffd23e0d2326fff4e00b625c4a1a6b"
    "f4e9d8d9b48ac79a6bb3472bf3e6cf221714f0b43c8c32202d6a6e"
    "f6f3ea9fb39a8aa085f7ecd7e2897b22251fe0b53cd8c4a03d6154"
    "fafbe8d4db3cbcc4267b2fb5ff9f6e1a0b2efdfbe05e21900c7c74"
)
# fmt: on

# Designed odds: 32 hexadecimal digits, one for each equal chance, read from the right.
CUT_ODDS: constant(bytes16) = 0x77776666555544443333222211110000
GROUND_ODDS: constant(bytes16) = 0xaaa98887766655544433332222111000
POSE_ODDS: constant(bytes16) = 0x66554433211111100000000000000000
FRAME_ODDS: constant(bytes16) = 0x22222222111111110000000000000000
TWAIN_IN: constant(uint256) = 16  # one of so many has sides that differ

MAT: constant(uint256) = 0
GROUND: constant(uint256) = 1
TONE: constant(uint256) = 2
HEAD: constant(uint256) = 3
PATCH: constant(uint256) = 4
INK: constant(uint256) = 5
GLOW: constant(uint256) = 6
LINE: constant(uint256) = 7
ACCENT: constant(uint256) = 8
ECHO: constant(uint256) = 1
SUN: constant(uint256) = 2
RAYS: constant(uint256) = 3
SHADOW: constant(uint256) = 4
LOOMING: constant(uint256) = 5
STRIPES: constant(uint256) = 6
HALVED: constant(uint256) = 7
CURTAIN: constant(uint256) = 8
DOTTED: constant(uint256) = 9
ROBED: constant(uint256) = 10
PROFILE: constant(uint256) = 6
LOOSE: constant(uint256) = 0
WINDOW: constant(uint256) = 1
PROUD: constant(uint256) = 2
ALIKE: constant(uint256) = 0
TWAIN: constant(uint256) = 1


struct Look:
    kind: uint256
    palette: uint256
    cut: uint256
    ground: uint256
    pose: uint256
    frame: uint256
    sides: uint256


@pure
def _look(seed: uint256) -> Look:
    """
    @notice Draws what one can see of the whole drawing.
    """
    draws: uint256[8] = stream._draws(seed, 0)
    pose: uint256 = tables._pick(draws[4], POSE_ODDS)
    return Look(
        kind=stream._below(draws[0], KIND_COUNT),
        palette=stream._below(draws[1], PALETTE_COUNT),
        cut=tables._pick(draws[2], CUT_ODDS),
        ground=tables._pick(draws[3], GROUND_ODDS),
        pose=pose,
        frame=LOOSE if pose == PROFILE else tables._pick(draws[5], FRAME_ODDS),
        sides=TWAIN if stream._below(draws[6], TWAIN_IN) == 0 else ALIKE,
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
    @notice Gives the colours of the k-th palette: mat, ground, tone, head, patch, ink, glow, line, accent.
    @return Six hexadecimal digits in ASCII each, in the lowest six bytes.
    """
    return tables._colours(self._palette(k))
