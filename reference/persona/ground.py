"""What lies about a Persona: its ground and its pose on it. Twin of contracts/persona/ground.vy."""

from reference.encoding import svg as words
from reference.numeric import stream
from reference.persona.look import ACCENT, CURTAIN, DOTTED, HALVED, RAYS, ROBED, STRIPES, SUN, TONE, Look

# POSE_WORDS words each: how a mask lies on the page; and where its middle is then.
POSE_WORDS = 2
# fmt: off
POSES = (
    '<g transform="matrix(1.02 0 0 1.02 -100 -100)">                 '
    '<g transform="matrix(1.5 0 0 1.5 -2500 -1900)">                 '
    '<g transform="matrix(.7 0 0 .7 1500 1400)">                     '
    '<g transform="matrix(.966 -.259 .259 .966 -1100 1500)">         '
    '<g transform="matrix(.966 .259 -.259 .966 1460 -1100)">         '
    '<g transform="matrix(1.3 0 0 1.3 -1500 1700)">                  '
    '<g transform="matrix(1.45 0 0 1.45 -6249 -2250)">               '
)
POSES_X = [4999, 4999, 4999, 5026, 4994, 4999, 1000]
POSES_Y = [4999, 5600, 4900, 5034, 5024, 8200, 4999]

# Of each ground: what begins the group of the sheets that the mask casts on it, CAST_WORDS words; and those sheets,
# as in mask.py.
CAST_WORDS = 2
CAST_GROUPS = (
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
CASTS = 4
CAST_SHEETS = [
    [0, 0, 0, 0],
    [0x5222180000, 0x3921180000, 0x2422180000, 0x1111180000],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [0x2180000, 0, 0, 0],
    [0x2180000, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
]

# Rays from a middle that is still zeros to the edges of the page.
RAY_COUNT = 16
RAY_TEXTS = (
    "M0000 0000L0625 0000 1875 0000Z M0000 0000L3125 0000 4375 0000Z "
    "M0000 0000L5625 0000 6875 0000Z M0000 0000L8125 0000 9375 0000Z "
    "M0000 0000L9999 0625 9999 1875Z M0000 0000L9999 3125 9999 4375Z "
    "M0000 0000L9999 5625 9999 6875Z M0000 0000L9999 8125 9999 9375Z "
    "M0000 0000L9374 9999 8124 9999Z M0000 0000L6874 9999 5624 9999Z "
    "M0000 0000L4374 9999 3124 9999Z M0000 0000L1874 9999 0624 9999Z "
    "M0000 0000L0000 9374 0000 8124Z M0000 0000L0000 6874 0000 5624Z "
    "M0000 0000L0000 4374 0000 3124Z M0000 0000L0000 1874 0000 0624Z "
)
# fmt: on

DOT_ROWS = 9
DOTS_IN_ROW = 6  # an even number
DOT_APART = 1400
DOT_ROWS_APART = 1220


def still(shared: Look, draws: tuple[int, ...], inks: list[str]) -> list[str]:
    """The words of what lies behind the mask and all that it casts."""
    tone, x, y = inks[TONE], POSES_X[shared.pose], POSES_Y[shared.pose]
    if shared.ground == SUN:
        r = stream.between(draws[0], 2700, 3700)
        ink = tone if stream.below(draws[1], 2) == 0 else inks[ACCENT]
        return [
            words.word(f'<circle cx="{words.number(x)}" cy="{words.number(y)}"'),
            words.word(f'r="{words.number(r)}" fill="#{ink}"/>'),
        ]
    if shared.ground == RAYS:
        return rays(x, y, tone)
    if shared.ground == STRIPES:
        return stripes(draws, tone)
    if shared.ground == HALVED:
        return [words.word(f'<path fill="#{tone}" d="M0'), words.word(f'0H{words.number(x)}V9999H0"/>')]
    if shared.ground == CURTAIN:
        return [
            words.word(f'<path fill="#{tone}" d="M1000'),
            words.word("0H3900Q3700 4200 1500 6600"),
            words.word("Q2000 8200 1900 9999H1000Z"),
            words.word("M8998 0H6098Q6298 4200 8498 6600"),
            words.word('Q7998 8200 8098 9999H8998Z"/>'),
        ]
    if shared.ground == DOTTED:
        return dots(draws, tone)
    if shared.ground == ROBED:
        return [
            words.word(f'<path fill="#{inks[ACCENT]}" d="'),
            words.word(f"M{words.number(x)} {words.number(y + 1000)}h480v1800"),
            words.word("q2000 200 2700 2400h-6360"),
            words.word('q700-2200 2700-2400v-1800z"/>'),
        ]
    return []


def rays(x: int, y: int, ink: str) -> list[str]:
    """The words of rays from a point."""
    page = [words.word(f'<path fill="#{ink}" d="')]
    for k in range(RAY_COUNT):
        ray = RAY_TEXTS[words.WORD_BYTES * k : words.WORD_BYTES * (k + 1)]
        page += [ray[0] + f"{words.number(x)} {words.number(y)}" + ray[10:]]
    return [*page, words.word('"/>')]


def stripes(draws: tuple[int, ...], ink: str) -> list[str]:
    """The words of stripes down the page or across it."""
    wide = 7998 // (2 * stream.between(draws[0], 2, 8) + 1)
    page = [words.word(f'<path fill="#{ink}" d="')]
    if stream.below(draws[1], 2) == 0:
        for at in range(1000 + wide, 8998 - wide, 2 * wide):
            page += [words.word(f"M{words.number(at)} 0V9999H{words.number(at + wide)}V0Z")]
    else:
        for at in range(wide, 9999 - wide, 2 * wide):
            page += [words.word(f"M0 {words.number(at)}H9999V{words.number(at + wide)}H0Z")]
    return [*page, words.word('"/>')]


def dots(draws: tuple[int, ...], ink: str) -> list[str]:
    """The words of rows of dots, every second one moved by half of what lies between two."""
    size = stream.between(draws[0], 300, 760)
    page = [
        words.word(f'<path stroke="#{ink}"'),
        words.word(f'stroke-width="{words.number(size)}"'),
        words.word('stroke-linecap="round" d="'),
    ]
    for row in range(DOT_ROWS):
        y = words.number(DOT_ROWS_APART * row + 100)
        for k in range(0, DOTS_IN_ROW, 2):
            x = 1000 + DOT_APART * k + row % 2 * (DOT_APART // 2)
            page += [words.word(f"M{words.number(x)} {y}h1M{words.number(x + DOT_APART)} {y}h1")]
    return [*page, words.word('"/>')]


def pose(k: int) -> list[str]:
    """The words that begin the group of the mask."""
    return pair(POSES, k)


def cast(ground: int) -> list[str]:
    """The words that begin the group of what the mask casts on its ground."""
    return pair(CAST_GROUPS, ground)


def pair(texts: str, k: int) -> list[str]:
    """The k-th two words of a text."""
    start = 2 * words.WORD_BYTES * k
    return [texts[start + words.WORD_BYTES * j : start + words.WORD_BYTES * (j + 1)] for j in range(2)]
