"""Lands that are made by earth and weather: mountains, dunes, canyons, volcanoes, ice, valleys."""

import numpy as np

from .canvas import mix, smooth
from .view import View


def peaks(
    view: View, base: float, tall: float, count: int, slim: float = 1.0, main: float | None = None
) -> np.ndarray:
    """A skyline of peaks over a base, (size,): one that leads, others about it."""
    canvas = view.canvas
    high = np.zeros(canvas.size, np.float32)
    for k in range(count):
        x = (view.focus if main is None else main) if k == 0 else canvas.anywhere(-0.1, 1.1)
        share = 1.0 if k == 0 else canvas.between(0.3, 0.75)
        off = canvas.x - np.float32(x)
        left, right = canvas.between(0.7, 1.4), canvas.between(0.7, 1.4)
        away = np.abs(off) / np.where(off < 0, left, right) * np.float32(slim / (0.2 + 0.35 * share))
        high = np.maximum(high, np.float32(tall * share) * np.maximum(1 - away, 0) ** np.float32(1.15))
    jag = canvas.profile(7, 0.6, 5, sharp=True)
    return base - high - jag * (np.float32(0.012) + high * np.float32(0.17))


def snow(view: View, skyline: np.ndarray, line: float, lit: np.ndarray, near: float) -> None:
    """Snow above a height, lower in gullies, bluish in the shade."""
    canvas = view.canvas
    top = canvas.row(float(skyline.min()))
    rag = canvas.noise(1.2, 0.3, top) * np.float32(0.035) + (lit - np.float32(0.5)) * np.float32(0.05)
    cover = smooth(0.012, -0.012, canvas.y[top:] - np.float32(line) + rag) * canvas.under(skyline, top)
    white = mix(view.colours.light, view.colours.lit, 0.25) if not view.dark else view.colours.lit
    shade = mix(view.tone(near * 0.5), view.colours.sky[2], 0.45)
    canvas.lay(cover, shade[:, None, None] + (white - shade)[:, None, None] * lit, top)


def hills(
    view: View, near: float, base: float, high: float, waves: float = 2.5, rough: float = 0.35, **how: object
) -> None:
    view.layer(base + view.canvas.profile(waves, rough, 4) * np.float32(high), near, **how)


def pine(view: View, x: float, foot: float, tall: float, colour: np.ndarray) -> None:
    """A conifer: tiers of boughs that hang, wider towards the ground."""
    canvas = view.canvas
    slim = canvas.between(0.17, 0.25)
    top, left, across, down = canvas.patch(x, foot - tall, tall * slim * 1.3, tall)
    down = np.maximum(down, 0) / np.float32(tall)
    tiers = down * np.float32(canvas.between(5, 8))
    wide = (np.float32(0.015) + down * np.float32(slim)) * (
        np.float32(0.62) + np.float32(0.45) * (tiers - np.floor(tiers))
    )
    cover = canvas.edge(wide * np.float32(tall) - np.abs(across)) * (down > 0) * (down <= 1)
    if cover.size:
        canvas.lay(cover.astype(np.float32), colour, top, left)


def grove(view: View, near: float, base: np.ndarray, tall: float, count: int) -> None:
    """A row of conifers on the ground whose skyline is the base."""
    canvas = view.canvas
    colour = view.tone(near)
    for x in canvas.many(-0.03, 1.03, count):
        foot = float(np.interp(x, canvas.x, base)) + 0.01
        pine(view, float(x), foot, tall * canvas.between(0.55, 1.1), colour)


def wooded(view: View, near: float, base: float, high: float, tall: float, count: int) -> None:
    """A hill that may carry conifers."""
    canvas = view.canvas
    skyline = base + canvas.profile(2.5, 0.45, 4) * np.float32(high)
    if canvas.chance(0.5):
        grove(view, near, skyline, tall, count)
    top = canvas.row(float(skyline.min()))
    lit = (
        smooth(0.06, 0.0, canvas.y[top:] - skyline)
        * np.float32(0.22)
        * smooth(0.9, 0.1, np.abs(canvas.x - np.float32(view.sun_x)))
    )
    view.layer(skyline, near, 0.3, 0.55 - 0.4 * near, lit)


def mountains(view: View) -> None:
    canvas = view.canvas
    view.layer(
        peaks(view, view.horizon + 0.03, canvas.between(0.1, 0.22), 5, 0.9, canvas.anywhere(0, 1)), 0.1, mist=0.8
    )
    if canvas.chance(0.6):
        view.layer(
            peaks(view, view.horizon + 0.03, canvas.between(0.12, 0.25), 4, 0.9, 1 - view.focus), 0.25, mist=0.7
        )
    tall = canvas.between(0.32, 0.56)
    skyline = peaks(view, view.horizon + 0.06, min(tall, view.horizon - 0.08), int(canvas.between(3, 6)))
    lit = view.facets(skyline, 0.9, 0.3)
    near = canvas.between(0.35, 0.55)
    view.layer(skyline, near, 0.4, 0.75, lit * np.float32(0.85))
    if canvas.chance(0.7):
        top = float(skyline.min())
        snow(view, skyline, top + (view.horizon - top) * canvas.between(0.3, 0.75), lit, near)
    view.bloom()
    view.veil(view.horizon - 0.02)
    wooded(view, 0.66, view.at(0.1), 0.05, canvas.between(0.025, 0.05), 34)
    view.veil(view.at(0.28), 0.5)
    wooded(view, 0.95, view.at(0.5), 0.07, canvas.between(0.06, 0.12), 12)


def dune(view: View, base: float, tall: float, near: float, x: float) -> None:
    """One dune: a lazy skyline, and a crest that winds down from its top and parts light from shade."""
    canvas = view.canvas
    off = canvas.x - np.float32(x)
    wide = canvas.between(0.35, 0.6)
    hump = np.exp(-(np.abs(off / wide) ** 1.5)) * np.float32(tall)
    skyline = base - hump + canvas.profile(1.5, 0.3, 2) * np.float32(tall * 0.16)
    top = canvas.row(float(skyline.min()))
    down = np.maximum(canvas.y[top:] - np.float32(float(skyline.min())), 0)
    sway = canvas.between(0.04, 0.12) * np.sin(down * canvas.between(6, 11)) + down * canvas.between(-0.9, 0.9)
    crest = np.float32(x) + sway.astype(np.float32)
    lit = smooth(-0.012, 0.012, (canvas.x - crest) * np.float32(view.light))
    lit = lit * (np.float32(0.75) + np.float32(0.25) * smooth(0.4, 0.0, np.abs(canvas.x - crest)))
    lit = lit + canvas.noise(0.25, 1.6, top) * np.float32(0.035)
    shade = mix(view.tone(near), view.colours.lit, 0.12)
    view.layer(skyline, near, 0.5, 0.35, lit, shade, mix(view.bright(near), view.colours.lit, 0.5))


def dunes(view: View) -> None:
    canvas = view.canvas
    hills(view, 0.12, view.horizon - 0.01, 0.02, 4, 0.3, mist=0.5)
    count = 3 + canvas.chance(0.6)
    for k in range(count):
        depth = k / count
        x = view.focus if k == 1 else canvas.anywhere(-0.1, 1.1)
        if k == count - 1:
            view.veil(view.at(depth), 0.5)
        if k == 1:
            view.bloom()
        dune(
            view,
            view.at(0.12 + 0.75 * depth**1.3),
            canvas.between(0.08, 0.2) * (1 + 0.5 * (k == 1)),
            0.25 + 0.6 * depth,
            x,
        )


def butte(view: View, x: float, wide: float, top: float, base: float, rubble: float = 0.38) -> np.ndarray:
    """The skyline of a table mountain, (size,): a flat top, one or two steps of walls, a skirt of rubble."""
    canvas = view.canvas
    off = np.abs(canvas.x - np.float32(x) + canvas.profile(12, 0.6, 3, sharp=True) * np.float32(0.016))
    wall = np.clip((wide - off) / np.float32(0.014), 0, 1)
    step = np.clip((wide * canvas.between(1.15, 1.7) - off) / np.float32(0.02), 0, 1) * np.float32(
        canvas.between(0.5, 0.85)
    )
    skirt = np.clip(1 - (off - wide) / np.float32(0.1 + (base - top) * 0.7), 0, 1) ** np.float32(1.4)
    high = np.maximum(np.maximum(wall, step), skirt * np.float32(rubble)) * np.float32(base - top)
    return base - high + canvas.profile(7, 0.5, 3, sharp=True) * np.float32(0.01)


def canyon(view: View) -> None:
    canvas = view.canvas
    hills(view, 0.08, view.horizon - 0.02, 0.02, 3, 0.5, mist=0.4)
    # Strata: the same layers of stone, pale and dark, run level through all walls.
    strata = np.interp(canvas.x, np.linspace(0, 1, 24), canvas.many(-1, 1, 24)).astype(np.float32)[:, None]

    def rock(skyline: np.ndarray, near: float) -> None:
        top = canvas.row(float(skyline.min()))
        lit = (
            view.facets(skyline, 0.25, 0.1, 1.0) * np.float32(0.7)
            + strata[top:] * np.float32(0.15)
            + np.float32(0.12)
        )
        view.layer(skyline, near, 0.5, 0.4, np.clip(lit, 0, 1))

    level = view.horizon - canvas.between(0.12, 0.22)
    for _ in range(int(canvas.between(2, 5))):
        wide = canvas.between(0.03, 0.2)
        rock(
            butte(view, canvas.anywhere(-0.05, 1.05), wide, level + canvas.between(-0.03, 0.06), view.horizon + 0.04),
            0.28,
        )
    view.bloom()
    view.veil(view.horizon, 0.6)
    tall = canvas.between(0.24, 0.48)
    top = max(view.horizon - tall, 0.12)
    wide = canvas.between(0.1, 0.24)
    rock(butte(view, view.focus, wide, top, view.at(0.22)), 0.55)
    if canvas.chance(0.5):
        needle = view.focus - view.side * (wide + canvas.between(0.12, 0.2))
        rock(
            butte(view, needle, canvas.between(0.02, 0.04), top + canvas.between(0.0, 0.1), view.at(0.25), 0.25), 0.6
        )
    view.veil(view.at(0.25), 0.5)
    hills(view, 0.75, view.at(0.32), 0.025, 3, 0.5, mist=0.3)
    if canvas.chance(0.55):  # walls on the near side frame the view
        side = 0 if view.focus > 0.5 else 1
        rock(butte(view, side, canvas.between(0.1, 0.22), canvas.between(0.1, 0.5), view.ground + 0.1, 0.15), 0.9)
    hills(view, 0.95, view.at(0.72), 0.04, 2, 0.5, mist=0.1)


def volcano(view: View) -> None:
    canvas = view.canvas
    hills(view, 0.12, view.horizon - 0.03, 0.03, 3, 0.5, mist=0.6)
    top = canvas.between(0.14, 0.34)
    crater, wide = canvas.between(0.03, 0.06), canvas.between(0.38, 0.6)
    off = np.abs(canvas.x - np.float32(view.focus))
    share = np.clip(1 - (off - crater) / np.float32(wide), 0, 1)
    tall = view.horizon + 0.05 - top
    high = np.float32(tall) * share ** np.float32(canvas.between(1.5, 2.1))
    rim = canvas.profile(16, 0.6, 3, sharp=True) * np.float32(0.007)
    skyline = view.horizon + 0.05 - high + rim + np.where(off < crater, np.float32(0.012), 0)
    fire = view.scene.mood == "ember" or canvas.chance(0.45)
    plume(view, view.focus, top, fire)
    lit = view.facets(skyline, 0.35, 0.1, 1.0)
    view.layer(skyline, 0.5, 0.5, 0.7, lit * np.float32(0.7))
    if fire:
        lava(view, skyline, top, tall)
    else:
        snow(view, skyline, top + tall * canvas.between(0.2, 0.5), lit, 0.5)
    view.bloom()
    view.veil(view.horizon - 0.01)
    wooded(view, 0.7, view.at(0.15), 0.03, canvas.between(0.02, 0.04), 36)
    wooded(view, 0.96, view.at(0.55), 0.06, canvas.between(0.05, 0.1), 12)


def plume(view: View, x: float, top: float, fire: bool) -> None:
    """Smoke that leans with the wind."""
    canvas = view.canvas
    end = canvas.row(top + 0.03)
    up = np.maximum(np.float32(top + 0.02) - canvas.y[:end], 0)
    lean = canvas.between(-1.2, 1.2)
    noise = canvas.noise(0.5, 0.5, 0, end)
    wide = np.float32(0.025) + up * np.float32(0.42)
    off = (canvas.x - np.float32(x) - up * np.float32(lean) + noise * wide * np.float32(0.45)) / wide
    cover = smooth(1.25, 0.4, np.abs(off)) * smooth(top + 0.05, top - 0.12, up) * np.float32(0.85)
    shade = mix(view.colours.sky[1], view.colours.land, 0.35)
    glow = mix(view.colours.light, view.colours.sky[3], 0.4)
    lit = smooth(-1.0, 1.2, off * np.float32(view.light) + noise * np.float32(0.5))
    paint = shade[:, None, None] + (glow - shade)[:, None, None] * (lit * np.float32(0.75))
    canvas.lay(cover, paint)
    if fire:
        canvas.glow(np.exp(-up / np.float32(0.09)) * smooth(0.16, 0.0, np.abs(canvas.x - x)), view.colours.spark)


def lava(view: View, skyline: np.ndarray, top: float, tall: float) -> None:
    canvas = view.canvas
    start = canvas.row(top)
    down = np.maximum(canvas.y[start:] - np.float32(top), 0)
    light = np.zeros((canvas.size - start, canvas.size), np.float32)
    for _ in range(int(canvas.between(2, 4))):
        slope, bend = canvas.between(-0.55, 0.55), canvas.anywhere(0, 6.28)
        path = (
            np.float32(view.focus)
            + down * np.float32(slope)
            + np.float32(0.02) * np.sin(down * 22 + np.float32(bend))
        )
        reach = tall * canvas.between(0.35, 0.85)
        thin = np.float32(0.012) * (1 - down / np.float32(reach) * np.float32(0.4))
        light = np.maximum(light, canvas.edge(thin - np.abs(canvas.x - path)) * smooth(reach, reach * 0.5, down))
    light *= canvas.under(skyline, start)
    canvas.glow(
        np.exp(-down / np.float32(0.12)) * smooth(0.3, 0.0, np.abs(canvas.x - view.focus)) * np.float32(0.5),
        view.colours.spark,
        start,
    )
    canvas.lay(light, view.colours.spark, start)


def berg(view: View, x: float, wide: float, tall: float, line: float, near: float) -> None:
    """An iceberg that stands in the water at a line: few planes, and all of them light."""
    canvas = view.canvas
    count = int(canvas.between(4, 7))
    at = np.sort(canvas.many(-1, 1, count)) * wide + x
    high = tall * (1 - np.abs((at - x) / wide) ** 1.5) * canvas.many(0.35, 1, count)
    high[np.argmax(high)] = tall
    steep = np.interp(canvas.x, [x - wide * 1.15, *at, x + wide * 1.15], [-0.05, *high, -0.05])
    skyline = (line - steep).astype(np.float32)
    top, end = canvas.row(float(skyline.min())), canvas.row(line + 0.01)
    if top >= end:
        return
    lit = view.facets(skyline, 0.5, 0.5, 0.6)[: end - top]
    white = mix(view.colours.light, view.colours.lit, 0.3 if not view.dark else 0.85)
    shade = mix(mix(view.colours.haze, view.colours.water, 0.35 + 0.3 * near), white, 0.12)
    white = mix(view.colours.haze, white, 0.45 + 0.55 * near)
    cover = canvas.under(skyline, top)[: end - top] * smooth(line + 0.006, line - 0.006, canvas.y[top:end])
    canvas.lay(cover, shade[:, None, None] + (white - shade)[:, None, None] * lit, top)


def ice(view: View) -> None:
    canvas = view.canvas
    line = view.horizon
    wall = line - np.float32(0.03) - np.abs(canvas.profile(6, 0.6, 4, sharp=True)) * np.float32(0.05)
    white = mix(view.colours.haze, view.colours.light, 0.45 if not view.dark else 0.15)
    view.layer(wall, 0.15, 0.08, 0.3, view.facets(wall, 0.3, 0.2), view.tone(0.1), white)
    view.veil(line - 0.02, 0.6)


def valley(view: View) -> None:
    """Hills that come in from both sides, and a river that winds between them."""
    canvas = view.canvas
    view.layer(peaks(view, view.horizon + 0.02, canvas.between(0.1, 0.26), 5, 0.9), 0.12, mist=0.7)
    skyline = view.horizon + canvas.profile(3, 0.4, 4) * np.float32(0.03)
    view.layer(skyline, 0.3, mist=0.5, lit=view.facets(skyline, 0.3, 0.3) * np.float32(0.4))
    view.bloom()
    end = min(view.ground, 1.0)
    top = canvas.row(view.horizon + 0.02)
    deep = np.clip((canvas.y[top:] - np.float32(view.horizon)) / np.float32(end - view.horizon), 0, 1)
    field = np.full(canvas.size, view.horizon + 0.02, np.float32)
    sunny = np.float32(0.62) - deep * np.float32(0.3) + canvas.noise(0.12, 0.5, top) * np.float32(0.1)
    view.layer(field, 0.55, 0.15, 0.2, np.clip(sunny, 0, 1))
    root = deep ** np.float32(0.55)
    turn = root * np.float32(canvas.between(4.5, 7)) + np.float32(canvas.anywhere(0, 6.28))
    path = np.float32(1 - view.focus) + np.float32(view.focus - 0.5) * root
    path = path + np.float32(canvas.between(0.16, 0.28)) * root * np.sin(turn)
    wide = np.float32(0.01) + np.float32(canvas.between(0.08, 0.15)) * deep ** np.float32(1.5)
    shine = view.colours.sky[3][:, None] + (view.colours.sky[1] - view.colours.sky[3])[:, None] * deep[:, 0]
    flat = np.float32(1) / np.sqrt(1 + np.square(np.gradient(path[:, 0]) * canvas.size))[:, None]  # of a bank's slant
    cover = canvas.edge((wide - np.abs(canvas.x - path)) * flat)
    canvas.lay(
        canvas.edge((wide + np.float32(0.012) * (1 + deep) - np.abs(canvas.x - path)) * flat) * np.float32(0.5),
        view.tone(0.75),
        top,
    )
    canvas.lay(cover, np.broadcast_to(shine[:, :, None], (3, *cover.shape)), top)
    view.veil(view.at(0.12), 0.6)
    for k, depth in enumerate((0.1, 0.24, 0.46)):
        spur(view, (k + (view.side > 0)) % 2, view.at(depth), view.at(depth + 0.16 + 0.2 * depth), 0.5 + 0.8 * depth)
    wooded(view, 0.97, view.at(0.9), 0.05, canvas.between(0.08, 0.16), 9)


def spur(view: View, side: int, crest: float, foot: float, near: float) -> None:
    """A hill that comes in from one side of the page, 0 left or 1 right, and runs out into the plain."""
    canvas = view.canvas
    share = np.clip(1 - np.abs(canvas.x - np.float32(side)) / np.float32(canvas.between(0.4, 0.66)), 0, 1)
    share = share * share * (3 - 2 * share)
    high = canvas.between(0.07, 0.15) + foot - crest
    skyline = foot - share * np.float32(high) * (1 + np.float32(0.15) * canvas.profile(3, 0.4, 3))
    lit = view.facets(skyline, 0.25, 0.3, 0.8) * np.float32(0.55)
    top, end = canvas.row(float(skyline.min())), canvas.row(foot) + 1
    if top >= end:
        return
    if canvas.chance(0.6):
        grove(
            view,
            near + 0.08,
            np.where(share > 0.1, skyline + np.float32(0.012), np.float32(2)),
            0.05 + 0.05 * near,
            12,
        )
    shade = view.tone(near)
    paint = shade[:, None, None] + (view.bright(near) - shade)[:, None, None] * lit[: end - top]
    low = smooth(foot + 0.004, foot - 0.015, canvas.y[top:end] - (share - 1) * np.float32(0.03))
    canvas.lay(canvas.under(skyline, top)[: end - top] * low, paint, top)
