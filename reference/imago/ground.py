"""What lies about an Imago: its ground, its pose on it, and the mat. Twin of contracts/imago/ground.vy."""

from reference.encoding import svg as words
from reference.imago import wings
from reference.imago.look import (
    ACCENT,
    ARCH,
    DARK,
    DUSK,
    GLOW,
    HALO,
    LAMP,
    LIGHT,
    MOON,
    PLATE,
    SHADE,
    SMALL,
    SPREAD,
    Look,
)
from reference.numeric import stream

# POSE_WORDS words each: how a moth lies on the page.
POSE_WORDS = 2
# fmt: off
POSES = (
    '<g transform="matrix(1.17 0 0 1.17 -850 -844)">                 '
    '<g transform="matrix(.68 0 0 .68 1600 1502)">                   '
    '<g transform="matrix(1.072 -.247 .247 1.072 -1558 886)">        '
    '<g transform="matrix(1.027 .394 -.394 1.027 1877 -2051)">       '
    '<g transform="matrix(1.54 0 0 1.54 -2699 -2319)">               '
    '<g transform="matrix(.72 .433 -.433 .72 1901 893)">             '
    '<g transform="matrix(2.1 0 0 2.1 -8748 -5635)">                 '
)
# fmt: on
HALOS = [56, 84, 108]  # levels around the wings
CAST_WORDS = 130  # that one side of what is cast may fill
SHADES = [128]


def still(shared: Look, draws: tuple[int, ...], inks: list[str]) -> list[str]:
    """The words of what lies behind the moth."""
    glow = inks[GLOW]
    if shared.ground == MOON:
        x, y = stream.between(draws[3], 3600, 6400), stream.between(draws[4], 3000, 5400)
        r = stream.between(draws[7], 1700, 2700)
        return [
            words.word(f'<circle cx="{words.number(x)}" cy="{words.number(y)}"'),
            words.word(f'r="{words.number(r)}" fill="#{glow}"/>'),
        ]
    if shared.ground == LAMP:
        page = []
        for r, ink, opacity in ((2900, glow, ".3"), (2000, glow, ".6"), (1250, glow, "1"), (620, inks[ACCENT], "1")):
            page += [words.word('<circle cx="6800" cy="2300"')]
            page += [words.word(f'r="{words.number(r)}" fill="#{ink}"'), words.word(f'fill-opacity="{opacity}"/>')]
        return page
    if shared.ground == ARCH:
        return [
            words.word(f'<path fill="#{glow}" d="M2400'),
            words.word("9999V4400A2599 2599 0 0 1 7598"),
            words.word('4400V9999Z"/>'),
        ]
    if shared.ground == DUSK:
        y = stream.between(draws[3], 6600, 7800)
        x, r = stream.between(draws[4], 3000, 7000), stream.between(draws[7], 1700, 2600)
        return [
            words.word(f'<circle cx="{words.number(x)}" cy="{words.number(y)}"'),
            words.word(f'r="{words.number(r)}" fill="#{inks[ACCENT]}"/>'),
            words.word(f'<path fill="#{glow}" d="M0'),
            words.word(f'{words.number(y)}H9999V9999H0"/>'),
        ]
    if shared.frame == PLATE and shared.pose in (SPREAD, SMALL):
        return label(draws, inks)
    return []


def label(draws: tuple[int, ...], inks: list[str]) -> list[str]:
    """The words of a slip of paper with two lines on it."""
    first, second = stream.between(draws[3], 700, 1060), stream.between(draws[4], 300, 800)
    return [
        words.word(f'<path fill="#{inks[LIGHT]}" d="M4339'),
        words.word('8130H5659V8620H4339Z"/>'),
        words.word(f'<path stroke="#{inks[DARK]}"'),
        words.word('stroke-width="0030"'),
        words.word(f'd="M4459 8300H{words.number(4459 + first)}M4459'),
        words.word(f'8450H{words.number(4459 + second)}"/>'),
    ]


def pose(k: int) -> list[str]:
    """The words that begin the group of the moth."""
    start = POSE_WORDS * words.WORD_BYTES * k
    return [POSES[start + words.WORD_BYTES * j : start + words.WORD_BYTES * (j + 1)] for j in range(POSE_WORDS)]


def cast(shared: Look, grids: list[list[int]], inks: list[str]) -> list[str]:
    """The words of what the wings cast on the ground. No twin: a part of Dreamer.side and of Imago.svg."""
    if shared.ground == HALO:
        levels, page = HALOS, [words.word('<g fill-opacity=".4">')]
    elif shared.ground == SHADE:
        levels, page = SHADES, [words.word('<g transform="translate(130 190)'), words.word('">')]
    else:
        return []
    both = [max(a, b) for a, b in zip(grids[0], grids[1], strict=True)]
    side: list[str] = []
    for level in levels:
        side = wings.cut(side, CAST_WORDS, both, level, inks[GLOW])
    return [*page, *side, *mirror(), *side, words.word("</g></g>")]


def mirror() -> list[str]:
    """The words that begin the group of the left side."""
    return [words.word('<g transform="matrix(-1 0 0 1 99'), words.word('98 0)">')]
