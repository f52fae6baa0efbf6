# pragma version 0.4.3
"""
@title Ground
@license MIT
@notice What lies about an Imago: its ground, its pose on it, and the mat.
@dev Twin: reference/imago/ground.py. Texts are words with zeros for their numbers; a word of nothing ends them.
"""

from ..encoding import svg as words
from ..numeric import stream
from . import look

# POSE_WORDS words each: how a moth lies on the page.
POSE_WORDS: constant(uint256) = 2
POSES: constant(String[448]) = (
    '<g transform="matrix(1.17 0 0 1.17 -850 -844)">                 '
    '<g transform="matrix(.68 0 0 .68 1600 1502)">                   '
    '<g transform="matrix(1.072 -.247 .247 1.072 -1558 886)">        '
    '<g transform="matrix(1.027 .394 -.394 1.027 1877 -2051)">       '
    '<g transform="matrix(1.54 0 0 1.54 -2699 -2319)">               '
    '<g transform="matrix(.72 .433 -.433 .72 1901 893)">             '
    '<g transform="matrix(2.1 0 0 2.1 -8748 -5635)">                 '
)
HALOS: constant(uint256[3]) = [56, 84, 108]  # levels around the wings
CAST_WORDS: constant(uint256) = 130  # that one side of what is cast may fill
SHADES: constant(uint256[1]) = [128]
STILL_WORDS: constant(uint256) = 13  # at most, and one of nothing

TO_OPEN: constant(uint256) = ((47 - 32) * 2**8 + 62 - 32) * 2**56  # makes two spaces of the end of DISC
# fmt: off
DISC: constant(String[64]) = (
    '<circle cx="0000" cy="0000"     '
    'r="0000" fill="#000000"/>       '
)
ARCHED: constant(String[96]) = (
    '<path fill="#000000" d="M2400   '
    '9999V4400A2599 2599 0 0 1 7598  '
    '4400V9999Z"/>                   '
)
SLIP: constant(String[192]) = (
    '<path fill="#000000" d="M4339   '
    '8130H5659V8620H4339Z"/>         '
    '<path stroke="#000000"          '
    'stroke-width="0030"             '
    'd="M4459 8300H0000M4459         '
    '8450H0000"/>                    '
)
# fmt: on


@pure
def _still(shared: look.Look, draws: uint256[8], inks: uint256[look.COLOURS]) -> uint256[STILL_WORDS]:
    """
    @notice Writes what lies behind the moth.
    """
    page: uint256[STILL_WORDS] = empty(uint256[STILL_WORDS])
    glow: uint256 = inks[look.GLOW]
    disc: uint256[2] = abi_decode(convert(DISC, Bytes[64]), uint256[2])
    if shared.ground == look.MOON:
        page[0] = disc[0] | (self._between(draws[3], 3600, 6400) << 128) | (self._between(draws[4], 3000, 5400) << 48)
        page[1] = words._paint(disc[1] | (self._between(draws[7], 1700, 2700) << 200), glow, 16)
    elif shared.ground == look.LAMP:
        disc[0] = words._word('<circle cx="6800" cy="2300"')
        radii: uint256[4] = [2900, 2000, 1250, 620]
        opacity: uint256[4] = [
            words._word('fill-opacity=".3"/>'),
            words._word('fill-opacity=".6"/>'),
            words._word('fill-opacity="1"/>'),
            words._word('fill-opacity="1"/>'),
        ]
        for k: uint256 in range(4):
            page[3 * k] = disc[0]
            ink: uint256 = inks[look.ACCENT] if k == 3 else glow
            page[3 * k + 1] = words._paint(disc[1] | (words._digits(radii[k]) << 200), ink, 16) - TO_OPEN
            page[3 * k + 2] = opacity[k]
    elif shared.ground == look.ARCH:
        arch: uint256[3] = abi_decode(convert(ARCHED, Bytes[96]), uint256[3])
        page[0] = words._paint(arch[0], glow, 13)
        page[1] = arch[1]
        page[2] = arch[2]
    elif shared.ground == look.DUSK:
        y: uint256 = self._between(draws[3], 6600, 7800)
        page[0] = disc[0] | (self._between(draws[4], 3000, 7000) << 128) | (y << 48)
        page[1] = words._paint(disc[1] | (self._between(draws[7], 1700, 2600) << 200), inks[look.ACCENT], 16)
        page[2] = words._paint(words._word('<path fill="#000000" d="M0'), glow, 13)
        page[3] = words._word('0000H9999V9999H0"/>') | (y << 224)
    elif shared.frame == look.PLATE and (shared.pose == look.SPREAD or shared.pose == look.SMALL):
        slip: uint256[6] = self._label(draws, inks)
        for k: uint256 in range(6):
            page[k] = slip[k]
    return page


@pure
def _between(draw: uint256, low: int256, high: int256) -> uint256:
    """
    @notice Draws a number and gives its digits. No twin.
    """
    return words._digits(convert(stream._between(draw, low, high), uint256))


@pure
def _label(draws: uint256[8], inks: uint256[look.COLOURS]) -> uint256[6]:
    """
    @notice Writes a slip of paper with two lines on it.
    """
    slip: uint256[6] = abi_decode(convert(SLIP, Bytes[192]), uint256[6])
    slip[0] = words._paint(slip[0], inks[look.LIGHT], 13)
    slip[2] = words._paint(slip[2], inks[look.DARK], 15)
    slip[4] |= self._between(draws[3], 700 + 4459, 1060 + 4459) << 112
    slip[5] |= self._between(draws[4], 300 + 4459, 800 + 4459) << 184
    return slip


@pure
def _pose(k: uint256) -> uint256[POSE_WORDS]:
    """
    @notice Writes the words that begin the group of the moth.
    """
    text: String[words.WORD_BYTES * POSE_WORDS] = slice(
        POSES, words.WORD_BYTES * POSE_WORDS * k, words.WORD_BYTES * POSE_WORDS
    )
    return abi_decode(convert(text, Bytes[words.WORD_BYTES * POSE_WORDS]), uint256[POSE_WORDS])


@pure
def _mirror() -> uint256[2]:
    """
    @notice Writes the words that begin the group of the left side.
    """
    return [words._word('<g transform="matrix(-1 0 0 1 99'), words._word('98 0)">')]
