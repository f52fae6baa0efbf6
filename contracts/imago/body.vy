# pragma version 0.4.3
"""
@title Body
@license MIT
@notice The body of an Imago, its antennae and its pin.
@dev Twin: reference/imago/body.py. What is written is a text with zeros for its numbers, as words; numbers are added
     where their zeros are. A word of nothing ends it.
"""

from ..encoding import svg as words
from ..numeric import stream
from . import look
from . import wings

STRIPES: constant(uint256) = 6
PLUME: constant(uint256) = 100  # how broad a feathered antenna is
ANTENNA_WORDS: constant(uint256) = 12
BODY_WORDS: constant(uint256) = 19
C: constant(uint256) = 67  # the code of the letter

# fmt: off
ANTENNA: constant(String[384]) = (
    '<g fill="none" stroke="#000000">'
    '<path stroke-width="0034"       '
    'd="M0000 0000                   '
    '                                '
    '"/>                             '
    '<path fill="#000000"            '
    '                                '
    '                                '
    '                                '
    '"/>                             '
    '</g>                            '
    '<circle cx="0000" cy="0000"     '
)
BODY: constant(String[608]) = (
    '<g fill="#000000"><path         '
    'd="M0000 0000                   '
    '                                '
    '                                '
    '"/><circle cx="0000" cy="0000"  '
    'r="0130"/>                      '
    '<ellipse cx="0000" cy="0000"    '
    'rx="0000" ry="0280"/></g>       '
    '<g stroke="#000000"             '
    'stroke-width="0028">            '
    '<path d="M0000 0000H0000"/>     '
    '<path d="M0000 0000H0000"/>     '
    '<path d="M0000 0000H0000"/>     '
    '<path d="M0000 0000H0000"/>     '
    '<path d="M0000 0000H0000"/>     '
    '<path d="M0000 0000H0000"/>     '
    '</g>                            '
    '<circle cx="0000" cy="0000"     '
    'r="0056" fill="#000000"/>       '
)
# fmt: on


@pure
def _antenna(kind: uint256, draw: uint256, ink: uint256) -> uint256[ANTENNA_WORDS]:
    """
    @notice Writes the right antenna; the left one is its mirror image.
    """
    reach: uint256 = convert(stream._between(draw, 600, 1000), uint256)
    rise: uint256 = convert(stream._between((draw << 16) & (2**32 - 1), 800, 1150), uint256)
    page: uint256[ANTENNA_WORDS] = abi_decode(convert(ANTENNA, Bytes[384]), uint256[ANTENNA_WORDS])
    x: uint256 = wings.AXIS
    y: uint256 = wings.ROOT_Y - 520
    tip: uint256 = words._point(x + reach, y - rise)
    middle: uint256 = x + reach // 2
    half: uint256 = y - rise // 2
    page[0] = words._paint(page[0], ink, 24)
    page[2] |= words._digits(words._point(x + 20, y)) << 152
    page[3] = words._points(C, words._point(x + 60, half), words._point(middle, y - rise), tip)
    if kind == look.FEATHERED:
        page[5] = words._paint(page[5], ink, 13)
        page[6] = page[2]
        page[7] = words._points(C, words._point(x - 20, half), words._point(middle - PLUME, y - rise - 40), tip)
        page[8] = words._points(
            C, words._point(middle + PLUME, y - rise + 90), words._point(x + 180, half), words._point(x + 20, y)
        )
        page[11] = 0
    elif kind == look.CLUBBED:
        page[5] = page[11] | (words._digits(tip >> 40) << 128) | (words._digits(tip & (2**40 - 1)) << 48)
        page[6] = words._word('r="0044" stroke-width="0050"/>')
        page[7] = page[10]
        page[8] = 0
    else:
        page[5] = page[10]
        page[6] = 0
    return page


@pure
def _body(draw: uint256, inks: uint256[look.COLOURS]) -> uint256[BODY_WORDS]:
    """
    @notice Writes the abdomen with its rings, the head, the thorax and the pin's head.
    """
    length: uint256 = convert(stream._between(draw, 950, 1350), uint256)
    girth: uint256 = convert(stream._between((draw << 16) & (2**32 - 1), 125, 190), uint256)
    page: uint256[BODY_WORDS] = abi_decode(convert(BODY, Bytes[608]), uint256[BODY_WORDS])
    x: uint256 = wings.AXIS
    y: uint256 = wings.ROOT_Y
    top: uint256 = y - 330
    tail: uint256 = y + length
    low: uint256 = tail - length // 2
    page[0] = words._paint(page[0], inks[look.DARK], 10)
    page[1] |= words._digits(words._point(x, top)) << 152
    page[2] = words._points(
        C, words._point(x + girth, top + 60), words._point(x + girth + 10, low), words._point(x, tail)
    )
    page[3] = words._points(
        C, words._point(x - girth - 10, low), words._point(x - girth, top + 60), words._point(x, top)
    )
    across: uint256 = words._digits(x)
    page[4] |= (across << 104) | (words._digits(y - 480) << 24)
    page[6] |= (across << 120) | (words._digits(y - 200) << 40)
    page[7] |= words._digits(girth + 40) << 192
    page[8] = words._paint(page[8], inks[look.LIGHT], 12)
    for k: uint256 in range(STRIPES):
        down: uint256 = 190 + k * (length - 300) // STRIPES
        half: uint256 = girth * (length - down) // length * 3 // 4
        page[10 + k] |= words._digits(
            ((x - half) << 80) | ((y + down) << 40) | (x + half)
        ) << 64
    page[17] |= (across << 128) | (words._digits(y - 220) << 48)
    page[18] = words._paint(page[18], inks[look.ACCENT], 16)
    return page
