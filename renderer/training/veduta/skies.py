"""Skies: a gradient, the glow of a body and the body itself, clouds, stars, aurora, rain."""

import numpy as np

from .canvas import mix, smooth
from .palettes import gradient
from .view import View


def sky(view: View) -> None:
    """Everything above the horizon; its last colour goes on below."""
    canvas = view.canvas
    middle, low = canvas.between(0.25, 0.42), canvas.between(0.6, 0.8)
    rows = gradient(view.colours.sky, canvas.y[:, 0] / view.horizon, np.array([0, middle, low, 1.0]))
    canvas.pixels[:] = rows.T[:, :, None]
    if view.has("stars"):
        stars(view)
    if view.scene.hour == "aurora":
        aurora(view)
    if view.scene.body != "none":
        halo(view)
        BODIES[view.scene.body](view)
    if view.scene.hour == "storm":
        storm(view)
    elif view.has("clouds"):
        (banks if canvas.chance(0.4) and not view.dark else streaks)(view)


def halo(view: View) -> None:
    canvas, hour = view.canvas, view.scene.hour
    across, down = canvas.x - np.float32(view.sun_x), canvas.y - np.float32(view.sun_y)
    away = np.sqrt(across * across + down * down)
    strength = {"noon": 0.5, "storm": 0.45}.get(hour, 0.62) * (
        0.6 if view.scene.body in ("planet", "crescent") else 1
    )
    reach = canvas.between(0.10, 0.2) + view.radius * 0.5
    light = np.exp(np.maximum(away - np.float32(view.radius), 0) * np.float32(-1 / reach)) * np.float32(strength)
    view.halo = light
    colour = view.colours.light if hour != "dusk" else mix(view.colours.light, view.colours.body, 0.4)
    canvas.glow(light, colour)
    if hour in ("dawn", "dusk"):
        low = np.exp(-np.square((canvas.y - view.horizon) / 0.13)) * np.exp(-np.square(across / 0.45)) * 0.4
        canvas.glow(low.astype(np.float32), view.colours.light)


def disc(
    view: View, grow: float = 1.0, x: float = 0.0, y: float = 0.0
) -> tuple[int, int, np.ndarray, np.ndarray, np.ndarray]:
    """The patch of a disc about the body's place: its corner, places in radii across and down, and its coverage."""
    radius = view.radius * grow
    top, left, across, down = view.canvas.patch(view.sun_x + x, view.sun_y + y, radius * 1.1, radius * 1.1)
    away = np.sqrt(across * across + down * down)
    return top, left, across / radius, down / radius, view.canvas.edge(radius - away)


def sun(view: View) -> None:
    top, left, _, down, cover = disc(view)
    if not cover.size:
        return
    warm = mix(view.colours.body, view.colours.light, {"noon": 0.75, "dawn": 0.45}.get(view.scene.hour, 0.12))
    low = mix(warm, view.colours.light, 0.55)
    paint = warm[:, None, None] + (low - warm)[:, None, None] * np.clip(0.5 + down / 2, 0, 1)
    view.canvas.lay(cover, np.broadcast_to(paint, (3, *cover.shape)), top, left)


def moon(view: View) -> None:
    top, left, across, _, cover = disc(view)
    if not cover.size:
        return
    pale = mix(view.colours.light, np.float32([0.97, 0.96, 0.92]), 0.5)
    seas = smooth(-0.4, 1.4, view.canvas.noise(0.9, 0.9, top, top + cover.shape[0])[:, left : left + cover.shape[1]])
    paint = pale[:, None, None] + (view.colours.sky[2] - pale)[:, None, None] * (
        0.22 * seas + 0.2 * smooth(0.0, 1.1, across * -view.light)
    )
    view.canvas.lay(cover, paint.astype(np.float32), top, left)


def crescent(view: View) -> None:
    radius = view.radius
    top, left, across, down = view.canvas.patch(view.sun_x, view.sun_y, radius * 1.1, radius * 1.1)
    side = -view.light if view.canvas.chance(0.3) else view.light
    bite = radius * view.canvas.between(0.35, 0.55)
    away = radius - np.hypot(across, down)
    hollow = np.hypot(across + side * bite, down + bite * 0.45) - radius * 0.93
    pale = mix(view.colours.light, np.float32([1, 0.98, 0.92]), 0.5)
    view.canvas.lay(view.canvas.edge(away) * np.float32(0.10), pale, top, left)
    view.canvas.lay(view.canvas.edge(np.minimum(away, hollow)), pale, top, left)


def planet(view: View) -> None:
    canvas, radius = view.canvas, view.radius
    top, left, across, down = canvas.patch(view.sun_x, view.sun_y, radius * 2.3, radius * 2.3)
    tilt = canvas.between(0.12, 0.5) * (1 if canvas.chance(0.5) else -1)
    along, over = (across + down * tilt) / radius, (down - across * tilt) / radius
    away = np.sqrt(across * across + down * down)
    ball = canvas.edge(radius - away)
    squash = canvas.between(0.2, 0.34)
    ring = np.sqrt(along * along + np.square(over / squash)) / np.float32(np.sqrt(1 + tilt * tilt))
    band = np.clip((0.28 - np.abs(ring - 1.72)) * np.float32(radius * canvas.size * 0.6) + 0.5, 0, 1)
    lit, dark = mix(view.colours.body, view.colours.light, 0.5), mix(view.colours.sky[1], view.colours.haze, 0.5)
    shade = smooth(-0.7, 0.8, (across * view.light * 0.8 - down * 0.6) / radius)
    bands = np.float32(0.12) * np.sin(over * canvas.between(6, 10) + 1)
    paint = dark[:, None, None] + (lit - dark)[:, None, None] * np.clip(shade + bands, 0, 1)
    colour = mix(view.colours.light, view.colours.lit, 0.4)
    canvas.lay(band * (over < 0) * np.float32(0.8), colour, top, left)
    canvas.lay(ball, paint.astype(np.float32), top, left)
    canvas.lay(band * (over >= 0) * np.float32(0.9), colour, top, left)


def eclipse(view: View) -> None:
    canvas, radius = view.canvas, view.radius
    across, down = canvas.x - np.float32(view.sun_x), canvas.y - np.float32(view.sun_y)
    away = np.sqrt(across * across + down * down)
    corona = np.exp(np.maximum(away - np.float32(radius), 0) * np.float32(-3.2 / radius))
    view.halo = corona * canvas.edge(away - np.float32(radius))
    canvas.glow(corona, view.colours.light)
    top, left, _, _, ring = disc(view, 1.07)
    canvas.lay(ring, mix(view.colours.light, np.float32([1, 1, 1]), 0.4), top, left)
    top, left, _, _, dark = disc(view, 0.96)
    canvas.lay(dark, mix(view.colours.land, view.colours.sky[0], 0.3) * np.float32(0.7), top, left)


BODIES = {"sun": sun, "moon": moon, "crescent": crescent, "planet": planet, "eclipse": eclipse}


def streaks(view: View) -> None:
    """Long clouds, lit from the body's side."""
    canvas = view.canvas
    end = canvas.row(view.horizon) + 1
    noise = canvas.noise(canvas.between(0.1, 0.2), canvas.between(0.45, 0.9), 0, end)
    low, wide = canvas.between(0.15, 0.75), canvas.between(0.18, 0.4)
    belt = np.exp(-np.square((canvas.y[:end] / np.float32(view.horizon) - np.float32(low)) / np.float32(wide)))
    cover = smooth(0.5, 1.9, noise + belt * np.float32(1.7)) * np.float32(0.85)
    towards = 1 if view.sun_y > low * view.horizon else -1
    lit = smooth(-0.02, 0.16, (noise - np.roll(noise, -towards, 0)) * np.float32(canvas.size / 64))
    # Clouds are of the sky's own colours, a step darker, and burn where they look towards the light.
    near = np.exp(-np.abs(canvas.x - np.float32(view.sun_x)) * np.float32(1.2))
    shade = mix(view.colours.sky[1], view.colours.haze, 0.5)
    if view.dark:
        shade = mix(view.colours.sky[2], view.colours.haze, 0.5)
    glow = mix(view.colours.sky[3], view.colours.light, 0.3)
    if view.scene.hour in ("dawn", "dusk"):
        glow = mix(glow, view.colours.body, 0.3)
    paint = shade[:, None, None] + (glow - shade)[:, None, None] * (
        lit * (np.float32(0.35) + np.float32(0.65) * near)
    )
    canvas.lay(cover, paint)


def banks(view: View) -> None:
    """Towering clouds upon the horizon: heaps of rounds, bright above and lost in haze below."""
    canvas = view.canvas
    for tall in (canvas.between(0.2, 0.4), canvas.between(0.08, 0.22)):
        middle, wide = canvas.anywhere(0, 1), canvas.between(0.25, 0.5)
        heap = np.exp(-np.square((canvas.x - np.float32(middle)) / wide)) * np.float32(tall)
        skyline = np.full(canvas.size, view.horizon + 0.05, np.float32)
        for x, radius in zip(canvas.many(-0.05, 1.05, 22), canvas.many(0.03, 0.1, 22), strict=True):
            high = np.interp(x, canvas.x, heap)
            bump = radius * radius - np.square(canvas.x - x)
            skyline = np.minimum(skyline, np.where(bump > 0, view.horizon - high - np.sqrt(np.maximum(bump, 0)), 9))
        top = canvas.row(float(skyline.min()))
        down = np.clip((canvas.y[top:] - skyline) / np.float32(0.1 + tall * 0.6), 0, 1)
        lit = np.clip(view.facets(skyline, 0.4, 0.4, 1.0) * 0.6 + 0.5 - down * 0.7, 0, 1)
        shade = mix(view.colours.sky[2], view.colours.haze, 0.5)
        glow = mix(view.colours.light, view.colours.sky[3], 0.25)
        paint = shade[:, None, None] + (glow - shade)[:, None, None] * lit
        canvas.lay(canvas.under(skyline, top) * (1 - down * np.float32(0.85)), paint.astype(np.float32), top)


def stars(view: View) -> None:
    canvas = view.canvas
    end = canvas.row(view.horizon)
    if canvas.chance(0.45):  # a river of stars
        lean = canvas.between(-1.2, 1.2)
        off = (canvas.x - np.float32(canvas.anywhere(0.2, 0.8)) + lean * (canvas.y[:end] - 0.3)) / 0.16
        dust = np.exp(-off * off) * smooth(-1.2, 1.6, canvas.noise(0.4, 0.4, 0, end))
        canvas.glow((dust * 0.32).astype(np.float32), mix(view.colours.light, view.colours.haze, 0.3))
    count = int(canvas.between(30, 70))
    light = np.zeros((end, canvas.size), np.float32)
    for x, y, power in zip(canvas.many(0, 1, count), canvas.many(0, 1, count), canvas.many(0, 1, count), strict=True):
        y *= view.horizon * (0.4 + 0.6 * y)
        radius = 0.0075 + 0.009 * power**6
        top, left, across, down = canvas.patch(float(x), float(y), 0.03, 0.03)
        seen = np.exp(-(across * across + down * down) / np.float32(radius * radius))[: max(end - top, 0)]
        part = light[top : top + seen.shape[0], left : left + seen.shape[1]]
        np.maximum(part, seen * np.float32(0.45 + 0.55 * power), out=part)
    canvas.glow(light, mix(view.colours.light, np.float32([1, 1, 1]), 0.4))


def aurora(view: View) -> None:
    canvas = view.canvas
    end = canvas.row(view.horizon) + 1
    for _ in range(2 + canvas.chance(0.5)):
        base = view.horizon * canvas.between(0.45, 0.9)
        foot = base + canvas.profile(2, 0.4, 3) * np.float32(0.16)
        rays = 0.5 + 0.5 * canvas.profile(9, 0.7, 3)
        over = foot - canvas.y[:end]
        tall = np.float32(canvas.between(0.12, 0.28))
        light = np.where(
            over > 0,
            np.exp(-np.maximum(over, 0) / (tall * (0.4 + 0.8 * rays))),
            np.exp(np.minimum(over, 0) / np.float32(0.02)),
        )
        light *= (0.25 + 0.75 * rays) * smooth(-1.2, 0.8, canvas.profile(2, 0.5, 2) * 1.5)
        height = np.clip(over / (tall * np.float32(1.4)), 0, 1)
        colour = (
            view.colours.curtain[:, None, None] + (view.colours.crown - view.colours.curtain)[:, None, None] * height
        )
        part = canvas.pixels[:, :end]
        part += (1 - part) * colour * (light * np.float32(0.8))


def storm(view: View) -> None:
    """Heavy clouds, falling rain and, at times, lightning."""
    canvas = view.canvas
    end = canvas.row(view.horizon) + 1
    noise = canvas.noise(canvas.between(0.14, 0.26), canvas.between(0.25, 0.5), 0, end)
    high = canvas.y[:end] / np.float32(view.horizon)
    cover = smooth(-0.6, 0.9, noise * 0.8 + (0.75 - high) * 2.2) * np.float32(0.9)
    lit = smooth(-0.04, 0.2, (noise - np.roll(noise, -1, 0)) * np.float32(canvas.size / 64))
    shade = mix(view.colours.sky[0], view.colours.land, 0.35)
    glow = mix(view.colours.sky[2], view.colours.light, 0.35)
    paint = shade[:, None, None] + (glow - shade)[:, None, None] * (lit * (0.25 + 0.75 * high))
    canvas.lay(cover.astype(np.float32), paint.astype(np.float32))
    if canvas.chance(0.55):
        where, lean = canvas.anywhere(0, 1), canvas.between(-0.5, 0.5)
        off = (canvas.x - where + (canvas.y[:end] - 0.4) * lean) / canvas.between(0.12, 0.3)
        rain = np.exp(-off * off) * smooth(0.3, 0.7, high) * 0.55
        canvas.lay(rain.astype(np.float32), mix(view.colours.sky[1], view.colours.haze, 0.3))
    if canvas.chance(0.35):
        lightning(view)


def lightning(view: View) -> None:
    canvas = view.canvas
    steps = 12
    ys = np.linspace(view.horizon * 0.25, view.horizon, steps)
    xs = canvas.anywhere(0.15, 0.85) + np.cumsum(canvas.many(-0.045, 0.045, steps))
    path = np.interp(canvas.y[:, 0], ys, xs).astype(np.float32)[:, None]
    seen = ((canvas.y > ys[0]) & (canvas.y < view.horizon)).astype(np.float32)
    off = np.abs(canvas.x - path)
    canvas.glow(np.exp(-off / 0.05).astype(np.float32) * 0.5 * seen, view.colours.light)
    canvas.lay(canvas.edge(0.006 - off) * seen, mix(view.colours.light, np.float32([1, 1, 1]), 0.6))
