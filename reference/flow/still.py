"""What lies still in an Undertow: its moons, and the water below its horizon. Twin of contracts/flow/still.vy."""

from math import isqrt

from reference.encoding import svg as words
from reference.flow.field import BOTTOM, LEFT, RIGHT, Disc
from reference.flow.look import ACCENT, HORIZON, RULED, SOLID, Look
from reference.flow.setting import Setting
from reference.numeric import stream

HAIR = 18  # the width of the rules
RIM = 20  # between a moon's radius and what is drawn
RULED_PAIR = 80  # a moon's radius for each pair of its rules
GLINT_BLOCKS = 32  # of the stream, after those of the look

Rule = tuple[int, int, int]  # the left end of a level line, its height, its right end


def still(shared: Look, setting: Setting, seed: int, water: str, inks: list[str]) -> list[str]:
    """The words that draw it, after a path of ribbons and before the end of their group's."""
    horizon = setting.current.horizon
    page = [words.word(f'"/></g><g stroke-width="{words.number(HAIR)}">'), words.word('<path d="')]
    if shared.disc == SOLID:
        for moon, ink in ((setting.first, ACCENT), (setting.second, 0))[: shared.moons]:
            page += [words.word(f'"/><circle cx="{words.number(moon.x)}" cy="{words.number(moon.y)}"')]
            page += [words.word(f'r="{words.number(moon.radius - RIM)}" fill="#{inks[ink]}"/>')]
            page += [words.word('<path d="')]
        if shared.composition == HORIZON:
            page += [words.word(f'"/><path fill="#{water}" d="M0')]
            page += [words.word(f"{words.number(horizon)}H9999V9999H0")]
    page += [words.word(f'"/><path stroke="#{inks[0]}" d="')]
    if shared.disc == RULED:
        for moon in (setting.first, setting.second)[: shared.moons]:
            count = moon.radius // RULED_PAIR  # of pairs, half as many above a horizon
            for k in range(0, count if shared.composition == HORIZON else 2 * count, 2):
                page += [rules(chord(moon, k, count), chord(moon, k + 1, count))]
    if shared.composition == HORIZON:
        for k in range(0, 8 + (BOTTOM - horizon) // 192, 2):
            page += [rules(glint(setting, seed, k), glint(setting, seed, k + 1))]
    return page


def rules(upper: Rule, lower: Rule) -> str:
    """The word that draws two level lines, each given by its left end, its height and its right end."""
    lines = [f"M{words.number(left)} {words.number(y)}H{words.number(right)}" for left, y, right in (upper, lower)]
    return words.word("".join(lines))


def chord(moon: Disc, k: int, count: int) -> Rule:
    """The k-th of 2 * `count` rules across a moon."""
    radius = moon.radius - RIM
    y = (2 * k + 1) * radius // (2 * count)
    half = isqrt(radius * radius - (y - radius) * (y - radius))
    return moon.x - half, moon.y - radius + y, moon.x + half


def glint(setting: Setting, seed: int, k: int) -> Rule:
    """The k-th rule on the water: wider and further apart towards the viewer."""
    draws = stream.draws(seed, GLINT_BLOCKS + k // 4)
    middle, least, most = setting.current.focus_x, 900, 4200
    if setting.first.radius > 0:
        middle = setting.first.x
        least, most = setting.first.radius // 2 + 70 * k, 2 * setting.first.radius + 800 + 70 * k
    half = stream.between(draws[k % 4 * 2 + 1], least, most) // 2
    middle += stream.between(draws[k % 4 * 2], -900 - 30 * k, 900 + 30 * k)
    y = setting.current.horizon + 30 + 40 * k + 7 * k * (k - 1) // 2
    return max(middle - half, LEFT), y, min(middle + half, RIGHT)
