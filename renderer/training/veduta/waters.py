"""Waters: what mirrors the page above it, the open sea with its waves, islands, icebergs afloat, boats."""

import numpy as np

from .canvas import mix, smooth
from .lands import berg, mountains, peaks
from .view import View


def mirror(view: View, line: float) -> None:
    """Water from a line down: the page above, upside down, shaken more the nearer it is, and deeper in colour."""
    canvas = view.canvas
    top = min(max(round(line * canvas.size), 1), canvas.size)
    rows = canvas.size - top
    if not rows:
        return
    near = (np.arange(rows, dtype=np.float32) + 0.5)[:, None] / canvas.size
    ripple = canvas.noise(0.35, 2.2, top) * (np.float32(0.004) + near * np.float32(0.05))
    down = near * np.float32(canvas.between(1.0, 1.25)) + ripple * np.float32(0.8)
    row = np.clip(top - 1 - down * canvas.size, 0, top - 1).astype(np.int64)
    column = np.clip((canvas.x + ripple) * canvas.size, 0, canvas.size - 1).astype(np.int64)
    seen = canvas.pixels[:, row, column]
    depth = (np.float32(0.22) + np.float32(0.6) * near / max(1 - line, 0.1)) * np.float32(canvas.between(0.6, 1))
    water = mix(view.colours.water, view.colours.sky[1], 0.25)[:, None, None]
    canvas.pixels[:, top:] = seen + (water - seen) * depth
    shimmer(view, top, line)


def shimmer(view: View, top: int, line: float) -> None:
    """Streaks of light: a road towards the body, and few elsewhere."""
    canvas = view.canvas
    near = np.maximum(canvas.y[top:] - np.float32(line), 0)
    streaks = canvas.noise(0.3, 3.2, top)
    road = np.float32(0)
    if view.scene.body != "none" and view.sun_y < line:
        wide = np.float32(0.035 + view.radius * 0.7) + near * np.float32(0.35)
        road = np.exp(-np.square((canvas.x - np.float32(view.sun_x)) / wide)) * np.float32(1.3)
    light = smooth(0.5, 1.7, streaks + road * np.float32(1.25)) * (np.float32(0.16) + road * np.float32(0.6))
    canvas.glow(np.minimum(light, 1), mix(view.colours.light, view.colours.sky[3], 0.4), top)
    canvas.glow(np.exp(-near / np.float32(0.012)) * np.float32(0.22), view.colours.sky[3], top)


def swell(view: View, base: float, high: float, near: float) -> None:
    """One row of waves: peaked crests, lit along their edge."""
    canvas = view.canvas
    phase = canvas.profile(1.5, 0.5, 3) * np.float32(1.1) + canvas.x * np.float32(
        canvas.between(1.4, 2.8) / (0.3 + 0.7 * near)
    )
    saw = phase + np.float32(canvas.anywhere(0, 1))
    saw = saw - np.floor(saw)
    lean = np.float32(0.5 + 0.16 * view.side)
    crest = np.where(saw < lean, saw / lean, (1 - saw) / (1 - lean)) ** np.float32(1.7)
    skyline = base - crest * np.float32(high) * (np.float32(0.75) + np.float32(0.6) * canvas.profile(2, 0.5, 2))
    top = canvas.row(float(skyline.min()))
    if top >= canvas.size:
        return
    down = canvas.y[top:] - skyline
    deep = mix(view.colours.water, view.colours.land, 0.1 + 0.3 * near)
    back = mix(view.colours.water, view.colours.sky[3], 0.42 - 0.1 * near)
    foam = mix(view.colours.light, view.colours.lit, 0.25) if not view.dark else view.colours.lit
    glassy = smooth(high * 1.6, 0.0, down)
    paint = deep[:, None, None] + (back - deep)[:, None, None] * (glassy * np.float32(0.75))
    rim = smooth(
        0.012 + 0.03 * near, 0.0, down + canvas.noise(1.2, 0.8, top) * np.float32(0.008 + 0.014 * near)
    ) * smooth(0.25, 0.9, crest)
    paint = paint + (foam[:, None, None] - paint) * (rim * np.float32(0.9))
    canvas.lay(canvas.under(skyline, top), paint, top)


def great_wave(view: View, base: float) -> None:
    """A breaker that rears at one side and curls over: a hill, less the round of its hollow."""
    canvas, side = view.canvas, view.side
    x0 = 0.5 + side * canvas.between(0.16, 0.34)
    tall, wide = canvas.between(0.34, 0.52), canvas.between(0.2, 0.3)
    toward = (canvas.x - np.float32(x0)) * np.float32(side)  # away from the open side is positive
    slope = np.where(toward > 0, np.exp(-toward / np.float32(wide * 2.2)), np.exp(toward / np.float32(wide * 0.55)))
    skyline = base - slope.astype(np.float32) * np.float32(tall)
    radius = tall * canvas.between(0.34, 0.42)
    hollow_x, hollow_y = x0 - side * radius * 0.95, base - tall + radius * 1.02
    away = np.sqrt(
        np.square(canvas.x - np.float32(hollow_x)) + np.square(canvas.y - np.float32(hollow_y))
    ) - np.float32(radius)
    under = canvas.y - skyline + canvas.noise(1.0, 1.0) * np.float32(0.012)
    inside = np.minimum(under, away)
    cover = canvas.edge(inside * np.float32(0.8))
    deep = mix(view.colours.water, view.colours.land, 0.3)
    back = mix(view.colours.water, view.colours.sky[3], 0.4)
    foam = mix(view.colours.light, view.colours.lit, 0.2) if not view.dark else view.colours.lit
    bands = np.float32(0.5) + np.float32(0.5) * np.sin(
        away * np.float32(75) + canvas.noise(0.4, 0.4) * np.float32(1.2)
    )
    shade = smooth(0.3, 0.0, away) * (np.float32(0.4) + np.float32(0.6) * bands)
    paint = deep[:, None, None] + (back - deep)[:, None, None] * shade
    claw = smooth(0.05, 0.01, under + canvas.noise(1.6, 1.6) * np.float32(0.022)) * smooth(
        0.75, 0.2, np.abs(toward + np.float32(0.02)) / np.float32(wide)
    )
    paint = paint + (foam[:, None, None] - paint) * np.clip(claw, 0, 1)
    canvas.lay(cover, paint)
    for x, y in zip(
        canvas.many(-0.02, 1.7, 14) * -side * radius + x0,
        base - tall + canvas.many(-0.3, 0.9, 14) * radius,
        strict=True,
    ):
        top, left, across, down = canvas.patch(float(x), float(y), 0.02, 0.02)
        canvas.lay(
            canvas.edge(np.float32(canvas.between(0.003, 0.009)) - np.hypot(across, down)) * np.float32(0.9),
            foam,
            top,
            left,
        )


def sea(view: View) -> None:
    canvas = view.canvas
    mirror(view, view.horizon)
    if canvas.chance(0.3):
        view.layer(peaks(view, view.horizon, canvas.between(0.05, 0.12), 3, 1.1, 1 - view.focus), 0.2, mist=0.5)
        mirror(view, view.horizon)
    view.veil(view.horizon, 0.6)
    rough = {"storm": 1.0}.get(view.scene.hour, canvas.between(0.2, 0.9))
    great = canvas.chance(0.38)
    count = 5 if rough > 0.5 or great else 3
    for k in range(count):
        depth = (k + 0.6) / count
        if great and k == count - 2:
            great_wave(view, view.at(depth))
        swell(view, view.at(0.08 + 0.86 * depth**1.3), (0.012 + 0.085 * depth) * (0.5 + rough), depth)


def island(view: View, x: float, wide: float, tall: float, line: float, near: float, kind: str) -> None:
    """Rock in water, with what of it the water shows."""
    canvas = view.canvas
    off = np.abs(canvas.x - np.float32(x)) / np.float32(wide)
    if kind == "stack":
        high = np.maximum(1 - off**4, 0) ** np.float32(0.6)
    elif kind == "dome":
        high = np.sqrt(np.maximum(1 - off * off, 0))
    else:
        high = np.maximum(1 - off, 0) ** np.float32(1.2)
    high = high * np.float32(tall) * (1 + np.float32(0.3) * canvas.profile(9, 0.6, 3, sharp=True))
    skyline = np.where(off < 1, line - high, np.float32(line + 0.05)).astype(np.float32)
    top, end = canvas.row(float(skyline.min())), min(canvas.row(line) + 1, canvas.size)
    if top >= end:
        return
    lit = view.facets(skyline, 0.5, 0.2, 0.8)[: end - top] * np.float32(0.7)
    shade, bright = view.tone(near), view.bright(near)
    paint = shade[:, None, None] + (bright - shade)[:, None, None] * lit
    low = np.clip((canvas.y[top:end] - np.float32(line - 0.05)) / np.float32(0.05), 0, 1) * np.float32(
        0.4 * (1 - near)
    )
    paint = paint + (view.colours.sky[3][:, None, None] - paint) * low
    canvas.lay(
        canvas.under(skyline, top)[: end - top] * smooth(line + 0.008, line - 0.004, canvas.y[top:end]), paint, top
    )
    depth = canvas.y[end:] - np.float32(line)
    shake = canvas.x + canvas.noise(0.4, 2.4, end) * np.float32(0.012)
    column = np.clip(shake * canvas.size, 0, canvas.size - 1).astype(np.int64)
    seen = smooth(-0.02, 0.03, high[column] * np.float32(0.75) * (off[column] < 1) - depth) * np.float32(0.55)
    canvas.lay(seen, mix(shade, view.colours.water, 0.4), end)


def islands(view: View) -> None:
    canvas = view.canvas
    if canvas.chance(0.5):
        view.layer(peaks(view, view.horizon, canvas.between(0.04, 0.1), 4, 1.2), 0.1, mist=0.5)
    mirror(view, view.horizon)
    kind = ("stack", "dome", "crag")[int(canvas.between(0, 3))]
    slim = {"stack": 0.55, "dome": 1.3, "crag": 1.1}[kind]
    for near, line in ((0.2, 0.015), (0.3, 0.05), (0.48, 0.14), (0.8, 0.3)):
        view.veil(view.at(line), 0.55)
        for _ in range(2 if near < 0.4 else 1):
            tall = canvas.between(0.08, 0.18) + 0.24 * near * canvas.between(0.6, 1.2)
            x = canvas.anywhere(0.02, 0.98) if near < 0.7 else view.focus
            island(view, x, tall * slim * canvas.between(0.6, 1.1) * 0.6, tall, view.at(line), near, kind)


def lake(view: View) -> None:
    mountains(view)


def floes(view: View) -> None:
    """Icebergs and floes, over water that is there already, each with its mirror image."""
    canvas = view.canvas
    for near, line in ((0.25, 0.04), (0.45, 0.12), (0.85, 0.27)):
        x = view.focus if near > 0.8 else canvas.anywhere(0.05, 0.95)
        tall = canvas.between(0.08, 0.16) + 0.3 * near * canvas.between(0.6, 1.1)
        wide = tall * canvas.between(0.5, 1.1)
        at = view.at(line)
        berg(view, x, wide, min(tall, at - 0.06), at, near)
        below(view, x, wide * 1.1, at, tall)
    for depth in canvas.many(0.4, 0.98, 5):
        line, wide = view.at(float(depth)), canvas.between(0.05, 0.16) * (0.4 + depth)
        top, left, across, down = canvas.patch(canvas.anywhere(0, 1), line, wide, wide * 0.25)
        flat = np.float32(wide) * (1 - np.square(down / np.float32(wide * 0.14))) - np.abs(across)
        white = mix(view.colours.light, view.colours.lit, 0.3 if not view.dark else 0.9)
        canvas.lay(canvas.edge(flat * np.float32(0.5)) * np.float32(0.9), white, top, left)


def below(view: View, x: float, wide: float, line: float, tall: float) -> None:
    """The mirror image of what stands at a place on a line of the water."""
    canvas = view.canvas
    top = min(max(round(line * canvas.size), 1), canvas.size)
    end = min(canvas.row(line + tall * 0.8), canvas.size)
    if top >= end:
        return
    near = (np.arange(end - top, dtype=np.float32) + 0.5)[:, None] / canvas.size
    ripple = canvas.noise(0.35, 2.2, top, end) * np.float32(0.01)
    row = np.clip(top - 1 - near * canvas.size * np.float32(1.1), 0, top - 1).astype(np.int64)
    column = np.clip((canvas.x + ripple) * canvas.size, 0, canvas.size - 1).astype(np.int64)
    seen = canvas.pixels[:, row, column]
    cover = (
        smooth(1.0, 0.75, np.abs(canvas.x - np.float32(x)) / np.float32(wide))
        * smooth(tall * 0.8, 0.0, near)
        * np.float32(0.6)
    )
    canvas.lay(cover, mix(seen, view.colours.water[:, None, None], 0.3), top)


def boat(view: View, line: float) -> None:
    """A boat under sail, or with a man at its oar, and its mirror image."""
    canvas = view.canvas
    x = 1 - view.focus + canvas.between(-0.1, 0.1)
    y = line + (1 - line) * canvas.between(0.15, 0.4)
    size = canvas.between(0.09, 0.15) * (0.5 + y * 0.7)
    colour = mix(view.colours.land, view.colours.water, 0.1)
    sail = mix(view.colours.light, view.colours.spark, 0.25) if canvas.chance(0.6) else view.colours.land
    sailing, lean = canvas.chance(0.7), canvas.between(0.1, 0.3) * view.side
    for flip in (-1, 1):
        top, left, across, down = canvas.patch(x, y, size * 1.5, size * 1.8)
        if not (across.size and down.size):
            return
        up = -down * np.float32(flip)
        strength = np.float32(1.0 if flip > 0 else 0.45)
        hull = np.minimum(
            np.float32(size * 0.16)
            - np.abs(up - np.float32(size * 0.1) - np.square(across / size) * np.float32(size * 0.2)),
            np.float32(size * 0.75) - np.abs(across),
        )
        if sailing:
            share = np.clip((up - size * 0.25) / np.float32(size * 1.4), 0, 1)
            cloth = np.minimum(np.float32(size * 0.5) * (1 - share) * (0.6 + share), up - size * 0.25)
            cloth = np.minimum(
                cloth, np.float32(size * 0.5) * (1 - share) ** np.float32(0.7) - np.abs(across - share * lean * size)
            )
            canvas.lay(canvas.edge(cloth) * (up < size * 1.65) * strength, sail, top, left)
        else:
            man = np.minimum(np.float32(size * 0.09) - np.abs(across - size * 0.2), np.float32(size * 0.62) - up)
            canvas.lay(canvas.edge(man) * (up > 0) * strength, colour, top, left)
        canvas.lay(canvas.edge(hull) * (up > -0.004) * strength, colour, top, left)
