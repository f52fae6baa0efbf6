# pragma version 0.4.3
"""
@title Ground
@license MIT
@notice What lies about a Persona: its ground and its pose on it.
@dev Twin: reference/persona/ground.py. A word of nothing ends what lies behind a mask.
"""

from ..encoding import svg as words
from ..numeric import stream
from . import look

STILL_WORDS: constant(uint256) = 40  # more than what lies behind a mask has

# POSE_WORDS words each: how a mask lies on the page; and where its middle is then.
POSE_WORDS: constant(uint256) = 2
POSES: constant(String[448]) = (
    '<g transform="matrix(1.02 0 0 1.02 -100 -100)">                 '
    '<g transform="matrix(1.5 0 0 1.5 -2500 -1900)">                 '
    '<g transform="matrix(.7 0 0 .7 1500 1400)">                     '
    '<g transform="matrix(.966 -.259 .259 .966 -1100 1500)">         '
    '<g transform="matrix(.966 .259 -.259 .966 1460 -1100)">         '
    '<g transform="matrix(1.3 0 0 1.3 -1500 1700)">                  '
    '<g transform="matrix(1.45 0 0 1.45 -6249 -2250)">               '
)
POSES_X: constant(uint256[7]) = [4999, 4999, 4999, 5026, 4994, 4999, 1000]
POSES_Y: constant(uint256[7]) = [4999, 5600, 4900, 5034, 5024, 8200, 4999]

# Of each ground: what begins the group of the sheets that the mask casts on it, CAST_WORDS words; and those sheets,
# as in mask.vy.
CAST_WORDS: constant(uint256) = 2
CAST_GROUPS: constant(String[704]) = (
    '                                                                '
    '<g transform="matrix(1 0 0 1 0 0)">                             '
    '                                                                '
    '                                                                '
    '<g transform="translate(260 340)">                              '
    '<g transform="matrix(1.34 0 0 1.34 200 -2600)">                 '
    '                                                                '
    '                                                                '
    '                                                                '
    '                                                                '
    '                                                                '
)
CASTS: constant(uint256) = 4
CAST_SHEETS: constant(uint256[CASTS][11]) = [
    [0, 0, 0, 0],
    [352759316480, 245368356864, 155190820864, 73301229568],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [35127296, 0, 0, 0],
    [35127296, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
]

# Rays from a middle that is still zeros to the edges of the page.
RAY_COUNT: constant(uint256) = 16
RAY_TEXTS: constant(String[512]) = (
    "M0000 0000L0625 0000 1875 0000Z M0000 0000L3125 0000 4375 0000Z "
    "M0000 0000L5625 0000 6875 0000Z M0000 0000L8125 0000 9375 0000Z "
    "M0000 0000L9999 0625 9999 1875Z M0000 0000L9999 3125 9999 4375Z "
    "M0000 0000L9999 5625 9999 6875Z M0000 0000L9999 8125 9999 9375Z "
    "M0000 0000L9374 9999 8124 9999Z M0000 0000L6874 9999 5624 9999Z "
    "M0000 0000L4374 9999 3124 9999Z M0000 0000L1874 9999 0624 9999Z "
    "M0000 0000L0000 9374 0000 8124Z M0000 0000L0000 6874 0000 5624Z "
    "M0000 0000L0000 4374 0000 3124Z M0000 0000L0000 1874 0000 0624Z "
)

DOT_ROWS: constant(uint256) = 9
DOTS_IN_ROW: constant(uint256) = 6  # an even number
DOT_APART: constant(uint256) = 1400
DOT_ROWS_APART: constant(uint256) = 1220


@pure
def _still(shared: look.Look, draws: uint256[8], inks: uint256[look.COLOURS]) -> uint256[STILL_WORDS]:
    """
    @notice Writes what lies behind the mask and all that it casts.
    """
    page: uint256[STILL_WORDS] = empty(uint256[STILL_WORDS])
    x: uint256 = POSES_X[shared.pose]
    y: uint256 = POSES_Y[shared.pose]
    filled: uint256 = words._paint(words._word('<path fill="#000000" d="'), inks[look.TONE], 13)
    if shared.ground == look.SUN:
        r: uint256 = convert(stream._between(draws[0], 2700, 3700), uint256)
        ink: uint256 = inks[look.TONE] if stream._below(draws[1], 2) == 0 else inks[look.ACCENT]
        page[0] = words._word('<circle cx="0000" cy="0000"') | (words._digits(x) << 128) | (words._digits(y) << 48)
        page[1] = words._paint(words._word('r="0000" fill="#000000"/>') | (words._digits(r) << 200), ink, 16)
    elif shared.ground == look.RAYS:
        return self._rays(x, y, filled)
    elif shared.ground == look.STRIPES:
        return self._stripes(draws, filled)
    elif shared.ground == look.HALVED:
        page[0] = words._paint(words._word('<path fill="#000000" d="M0'), inks[look.TONE], 13)
        page[1] = words._word('0H0000V9999H0"/>') | (words._digits(x) << 208)
    elif shared.ground == look.CURTAIN:
        page[0] = words._paint(words._word('<path fill="#000000" d="M1000'), inks[look.TONE], 13)
        page[1] = words._word('0H3900Q3700 4200 1500 6600')
        page[2] = words._word('Q2000 8200 1900 9999H1000Z')
        page[3] = words._word('M8998 0H6098Q6298 4200 8498 6600')
        page[4] = words._word('Q7998 8200 8098 9999H8998Z"/>')
    elif shared.ground == look.DOTTED:
        return self._dots(draws, inks[look.TONE])
    elif shared.ground == look.ROBED:
        page[0] = words._paint(words._word('<path fill="#000000" d="'), inks[look.ACCENT], 13)
        page[1] = words._word('M0000 0000h480v1800') | (words._digits(words._point(x, y + 1000)) << 176)
        page[2] = words._word('q2000 200 2700 2400h-6360')
        page[3] = words._word('q700-2200 2700-2400v-1800z"/>')
    return page


@pure
def _rays(x: uint256, y: uint256, head: uint256) -> uint256[STILL_WORDS]:
    """
    @notice Writes rays from a point.
    @param head The word that begins a path of their colour.
    """
    page: uint256[STILL_WORDS] = empty(uint256[STILL_WORDS])
    page[0] = head
    middle: uint256 = words._digits(words._point(x, y)) << 176
    rays: uint256[RAY_COUNT] = abi_decode(convert(RAY_TEXTS, Bytes[32 * RAY_COUNT]), uint256[RAY_COUNT])
    for k: uint256 in range(RAY_COUNT):
        page[1 + k] = rays[k] | middle
    page[1 + RAY_COUNT] = words._word('"/>')
    return page


@pure
def _stripes(draws: uint256[8], head: uint256) -> uint256[STILL_WORDS]:
    """
    @notice Writes stripes down the page or across it.
    @param head The word that begins a path of their colour.
    """
    page: uint256[STILL_WORDS] = empty(uint256[STILL_WORDS])
    page[0] = head
    wide: uint256 = 7998 // (2 * convert(stream._between(draws[0], 2, 8), uint256) + 1)
    n: uint256 = 1
    down: bool = stream._below(draws[1], 2) == 0
    text: uint256 = words._word('M0000 0V9999H0000V0Z')
    at: uint256 = 1000 + wide
    end: uint256 = 8998
    if not down:
        text = words._word('M0 0000H9999V0000H0Z')
        at = wide
        end = 9999
    for k: uint256 in range(STILL_WORDS):
        if at + wide >= end:
            break
        page[n] = text | (words._digits(at) << (216 if down else 200)) | (words._digits(at + wide) << 120)
        n += 1
        at += 2 * wide
    page[n] = words._word('"/>')
    return page


@pure
def _dots(draws: uint256[8], ink: uint256) -> uint256[STILL_WORDS]:
    """
    @notice Writes rows of dots, every second one moved by half of what lies between two.
    """
    page: uint256[STILL_WORDS] = empty(uint256[STILL_WORDS])
    size: uint256 = convert(stream._between(draws[0], 300, 760), uint256)
    page[0] = words._paint(words._word('<path stroke="#000000"'), ink, 15)
    page[1] = words._word('stroke-width="0000"') | (words._digits(size) << 112)
    page[2] = words._word('stroke-linecap="round" d="')
    two: uint256 = words._word('M0000 0000h1M0000 0000h1')
    n: uint256 = 3
    for row: uint256 in range(DOT_ROWS):
        y: uint256 = DOT_ROWS_APART * row + 100
        x: uint256 = 1000 + row % 2 * (DOT_APART // 2)
        for k: uint256 in range(DOTS_IN_ROW // 2):
            page[n] = (
                two
                | (words._digits(words._point(x, y)) << 176)
                | (words._digits(words._point(x + DOT_APART, y)) << 80)
            )
            x += 2 * DOT_APART
            n += 1
    page[n] = words._word('"/>')
    return page


@pure
def _pose(k: uint256) -> uint256[POSE_WORDS]:
    """
    @notice Writes the words that begin the group of the mask.
    """
    return self._pair(POSES, k)


@pure
def _cast(ground: uint256) -> uint256[CAST_WORDS]:
    """
    @notice Writes the words that begin the group of what the mask casts on its ground.
    """
    return self._pair(CAST_GROUPS, ground)


@pure
def _pair(texts: String[704], k: uint256) -> uint256[2]:
    """
    @notice Gives the k-th two words of a text.
    """
    return abi_decode(convert(slice(texts, 2 * words.WORD_BYTES * k, 2 * words.WORD_BYTES), Bytes[64]), uint256[2])
