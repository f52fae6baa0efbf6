"""The body of an Imago, its antennae and its pin. Twin of contracts/imago/body.vy."""

from reference.encoding import svg as words
from reference.imago.look import ACCENT, CLUBBED, DARK, FEATHERED, LIGHT
from reference.imago.wings import AXIS, ROOT_Y
from reference.numeric import stream

STRIPES = 6
PLUME = 100  # how broad a feathered antenna is


def antenna(kind: int, draw: int, ink: str) -> list[str]:
    """The words of the right antenna; the left one is its mirror image."""
    reach, rise = stream.between(draw, 600, 1000), stream.between(draw << 16 & 2**32 - 1, 800, 1150)
    x, y = AXIS, ROOT_Y - 520
    tip = words.point(x + reach, y - rise)
    middle, half = x + reach // 2, y - rise // 2
    curve = [
        words.word(f'd="M{words.number(x + 20)} {words.number(y)}'),
        words.points("C", (x + 60, half), (middle, y - rise), tip),
        words.word('"/>'),
    ]
    page = [words.word(f'<g fill="none" stroke="#{ink}">'), words.word('<path stroke-width="0034"'), *curve]
    if kind == FEATHERED:
        page += [
            words.word(f'<path fill="#{ink}"'),
            curve[0],
            words.points("C", (x - 20, half), (middle - PLUME, y - rise - 40), tip),
            words.points("C", (middle + PLUME, y - rise + 90), (x + 180, half), (x + 20, y)),
            curve[2],
        ]
    if kind == CLUBBED:
        page += [words.word(f'<circle cx="{words.number(x + reach)}" cy="{words.number(y - rise)}"')]
        page += [words.word('r="0044" stroke-width="0050"/>')]
    return [*page, words.word("</g>")]


def body(draw: int, inks: list[str]) -> list[str]:
    """The words of the abdomen with its rings, the head, the thorax and the pin's head."""
    length, girth = stream.between(draw, 950, 1350), stream.between(draw << 16 & 2**32 - 1, 125, 190)
    x, y = AXIS, ROOT_Y
    top, tail = y - 330, y + length
    low = tail - length // 2
    page = [
        words.word(f'<g fill="#{inks[DARK]}"><path'),
        words.word(f'd="M{words.number(x)} {words.number(top)}'),
        words.points("C", (x + girth, top + 60), (x + girth + 10, low), (x, tail)),
        words.points("C", (x - girth - 10, low), (x - girth, top + 60), (x, top)),
        words.word(f'"/><circle cx="{words.number(x)}" cy="{words.number(y - 480)}"'),
        words.word('r="0130"/>'),
        words.word(f'<ellipse cx="{words.number(x)}" cy="{words.number(y - 200)}"'),
        words.word(f'rx="{words.number(girth + 40)}" ry="0280"/></g>'),
        words.word(f'<g stroke="#{inks[LIGHT]}"'),
        words.word('stroke-width="0028">'),
    ]
    for k in range(STRIPES):
        down = 190 + k * (length - 300) // STRIPES
        half = girth * (length - down) // length * 3 // 4
        page += [
            words.word(f'<path d="M{words.number(x - half)} {words.number(y + down)}H{words.number(x + half)}"/>')
        ]
    page += [words.word("</g>"), words.word(f'<circle cx="{words.number(x)}" cy="{words.number(y - 220)}"')]
    return [*page, words.word(f'r="0056" fill="#{inks[ACCENT]}"/>')]
