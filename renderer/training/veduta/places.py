"""Lands with something that stands on them: forests, cities, ruins."""

import numpy as np

from .canvas import mix, smooth
from .lands import grove, hills, peaks, pine
from .view import View


def forest(view: View) -> None:
    canvas = view.canvas
    if canvas.chance(0.6):
        view.layer(peaks(view, view.horizon, canvas.between(0.12, 0.34), 4), 0.14, mist=0.9)
    if canvas.chance(0.3):
        trunks(view)
        return
    for near, depth, tall, count in ((0.2, -0.12, 0.1, 26), (0.42, 0.02, 0.15, 20), (0.68, 0.2, 0.24, 13)):
        base = view.at(depth) + canvas.profile(2, 0.4, 3) * np.float32(0.05)
        grove(view, near, base, tall, count)
        view.layer(base, near, 0.12, 0.95)
        if near < 0.5:
            view.bloom(0.25)
        view.veil(float(base.mean()) + 0.02, 0.6)
    base = view.at(0.62) + np.abs(canvas.x - np.float32(1 - view.focus)) * np.float32(-0.14)
    sides = [x for x in canvas.many(-0.05, 1.05, 9) if abs(x - (1 - view.focus)) > 0.2]
    for x in sides:
        pine(view, float(x), float(np.interp(x, canvas.x, base)) + 0.03, canvas.between(0.36, 0.62), view.tone(0.97))
    view.layer(base, 0.97, 0.3, 0.1)


def trunks(view: View) -> None:
    """Tall stems against the light, pale behind and dark before."""
    canvas = view.canvas
    for near, count, wide, foot in ((0.2, 9, 0.012, 0.05), (0.5, 7, 0.02, 0.22), (0.92, 4, 0.036, 0.5)):
        base = view.at(foot) + canvas.profile(2, 0.4, 3) * np.float32(0.03)
        colour, bright = view.tone(near), view.bright(near)
        for x in canvas.many(0, 1, count):
            if near > 0.9 and abs(x - (1 - view.focus)) < 0.16:
                continue
            end = canvas.row(float(np.interp(x, canvas.x, base)) + 0.02)
            girth = wide * canvas.between(0.7, 1.3)
            lean = canvas.between(-0.05, 0.05)
            off = canvas.x - np.float32(x) - (canvas.y[:end] - 0.6) * np.float32(lean)
            lit = smooth(-0.2, 0.9, off * np.float32(view.light / girth)) * np.float32(0.7)
            paint = colour[:, None, None] + (bright - colour)[:, None, None] * lit
            canvas.lay(canvas.edge(girth - np.abs(off)), paint)
        view.layer(base, near, 0.2, 0.5)
        crown = canvas.noise(0.6, 0.6) + (canvas.between(0.04, 0.16) - canvas.y) * np.float32(9)
        canvas.lay(smooth(-0.2, 0.5, crown) * np.float32(0.9), mix(colour, bright, 0.15))
        view.veil(view.at(foot), 0.6)


def tower(
    view: View, x: float, wide: float, top: float, base: float, colour: np.ndarray, bright: np.ndarray, crown: str
) -> None:
    """A building with a lit side and, above it, a dome, a spire, a gable or nothing."""
    canvas = view.canvas
    high = {"dome": wide * 1.05, "onion": wide * 1.7, "minaret": wide * 4, "spire": wide * 4.5, "gable": wide}.get(
        crown, 0.0
    )
    row, left, across, down = canvas.patch(x, top, wide * 1.2, max(base - top, high))
    if not (across.size and down.size):
        return
    body = np.minimum(np.float32(wide) - np.abs(across), down)
    if high:
        up = np.clip(-down / np.float32(high), 0, 1)
        if crown == "dome":
            girth = np.sqrt(np.maximum(1 - up * up, 0))
        elif crown == "onion":
            girth = np.float32(0.95) * np.cos(up * np.float32(1.57)) ** 2 * (1 + np.float32(0.9) * up)
        else:
            girth = 1 - up
        roof = np.where(down <= 0, girth * np.float32(wide) - np.abs(across), -1)
        roof = np.where(-down > high, -1, roof)
        body = np.maximum(body, roof)
    cover = canvas.edge(body) * (down < base - top)
    lit = smooth(0.1, 0.3, across * np.float32(view.light / wide)) * np.float32(0.75)
    fall = np.clip(down / np.float32(max(base - top, 0.05)), 0, 1) * np.float32(0.35)
    paint = colour[:, None, None] + (bright - colour)[:, None, None] * np.broadcast_to(lit, cover.shape)
    paint = paint + (view.colours.haze[:, None, None] - paint) * fall
    canvas.lay(cover.astype(np.float32), paint, row, left)


def windows(view: View, x: float, wide: float, top: float, base: float) -> None:
    canvas = view.canvas
    row, left, across, down = canvas.patch(x, (top + base) / 2, wide * 0.8, (base - top) / 2)
    if not (across.size and down.size):
        return
    pitch = 0.035
    grid = (np.sin(across * np.float32(6.28 / pitch)) > 0.2) & (
        np.sin(canvas.y[row : row + down.shape[0]] * np.float32(6.28 / pitch)) > 0.2
    )
    on = canvas.noise(3, 3, row, row + down.shape[0])[:, left : left + across.size] > 0.1
    canvas.lay((grid & on).astype(np.float32) * np.float32(0.9), view.colours.spark, row, left)


STYLES = {  # crowns, half widths, heights
    "modern": (("flat", "flat", "flat", "spire"), (0.025, 0.06), (0.12, 0.46)),
    "eastern": (("dome", "flat", "onion", "dome", "flat", "minaret"), (0.03, 0.075), (0.05, 0.2)),
    "old": (("gable", "gable", "gable", "spire", "flat"), (0.028, 0.05), (0.05, 0.15)),
}
SLENDER = {"spire": (0.55, 1.5), "minaret": (0.3, 1.9)}  # width and height of such towers by those of the others


def city(view: View) -> None:
    canvas = view.canvas
    crowns, girths, talls = list(STYLES.values())[int(canvas.between(0, len(STYLES)))]
    old = "gable" in crowns
    if canvas.chance(0.6):
        view.layer(peaks(view, view.horizon, canvas.between(0.1, 0.3), 4), 0.1, mist=0.8)
    glowing = view.scene.hour in ("night", "aurora", "dusk", "storm")
    for near, depth, count, scale in ((0.22, 0.02, 13, 0.8), (0.5, 0.1, 12, 1.0), (0.85, 0.3, 9, 0.8)):
        # An old town climbs its hill.
        mound = np.exp(-np.square((canvas.x - np.float32(view.focus)) / 0.25)).astype(np.float32) * (
            0.14 if old and near < 0.8 else 0
        )
        base = np.float32(view.at(depth)) - mound
        colour, bright = view.tone(near), mix(view.bright(near), view.tone(near), 0.2)
        for x in np.sort(canvas.many(-0.03, 1.03, count)) if near < 0.4 else canvas.many(-0.03, 1.03, count):
            rise = np.exp(-(((x - view.focus) / 0.28) ** 2))
            tall = scale * (talls[0] + (talls[1] - talls[0]) * canvas.between(0.1, 1) * (0.25 + 0.75 * rise))
            girth = canvas.between(*girths)
            crown = crowns[int(canvas.between(0, len(crowns)))]
            slim, up = SLENDER.get(crown, (1, 1))
            girth, tall = girth * slim, tall * up
            foot = float(np.interp(x, canvas.x, base)) + 0.02
            tower(view, float(x), girth, foot - tall, foot, colour, bright, crown)
            if glowing and near > 0.4 and girth > 0.02:
                windows(view, float(x), girth, foot - tall + 0.02, foot - 0.02)
        view.layer(base, near, 0.2, 0.4)
        if near < 0.4:
            view.bloom()
        if near < 0.8:
            view.veil(view.at(depth) - 0.03, 0.65)
    hills(view, 0.97, view.at(0.62), 0.03, 2, 0.4, mist=0.1)


def column(
    view: View, x: float, foot: float, tall: float, wide: float, colour: np.ndarray, bright: np.ndarray
) -> None:
    canvas = view.canvas
    row, left, across, down = canvas.patch(x, foot - tall, wide * 1.6, tall)
    if not (across.size and down.size):
        return
    share = down / np.float32(tall)
    girth = np.where((share < 0.07) | (share > 0.95), 1.4, 1 - 0.12 * (1 - share)).astype(np.float32) * np.float32(
        wide
    )
    cover = canvas.edge(girth - np.abs(across)) * (down > 0) * (share < 1)
    lit = smooth(-0.6, 0.8, across * np.float32(view.light / wide))
    paint = colour[:, None, None] + (bright - colour)[:, None, None] * np.broadcast_to(lit, cover.shape)
    canvas.lay(cover.astype(np.float32), paint, row, left)


def ruins(view: View) -> None:
    canvas = view.canvas
    view.layer(peaks(view, view.horizon + 0.02, canvas.between(0.08, 0.24), 4), 0.15, mist=0.8)
    hills(view, 0.4, view.horizon + 0.01, 0.03, 3, 0.4, mist=0.6)
    view.bloom()
    view.veil(view.horizon)
    near = canvas.between(0.7, 0.9)
    ground = view.at(0.3) + canvas.profile(2, 0.3, 2) * np.float32(0.02)
    colour = view.tone(near)
    bright = mix(view.bright(near), view.colours.lit, 0.5)
    foot = view.at(0.36)
    view.layer(
        ground,
        near,
        0.4,
        0.2,
        np.clip(canvas.noise(0.4, 1.0, canvas.row(float(ground.min()))) * np.float32(0.12) + np.float32(0.25), 0, 1),
    )
    kind = int(canvas.between(0, 3))
    if kind == 0:  # a temple's row of columns, some with their beam
        count, pitch = int(canvas.between(4, 7)), canvas.between(0.085, 0.12)
        tall, wide = canvas.between(0.26, 0.4), pitch * canvas.between(0.2, 0.28)
        start = view.focus - pitch * (count - 1) / 2
        broken = [1.0 if canvas.chance(0.72) else canvas.between(0.2, 0.7) for _ in range(count)]
        for k, share in enumerate(broken):
            column(view, start + k * pitch, foot, tall * share, wide, colour, bright)
        for k in range(count - 1):
            if broken[k] == broken[k + 1] == 1:
                row, left, across, down = canvas.patch(
                    start + (k + 0.5) * pitch, foot - tall - 0.02, pitch * 0.8, 0.04
                )
                canvas.lay(
                    canvas.edge(
                        np.minimum(np.float32(pitch * 0.78) - np.abs(across), np.float32(0.024) - np.abs(down))
                    ),
                    mix(colour, bright, 0.45),
                    row,
                    left,
                )
    else:  # arches: a single gate, or the row of an aqueduct
        count = 1 if kind == 1 else int(canvas.between(4, 7))
        pitch = canvas.between(0.3, 0.42) if kind == 1 else canvas.between(0.16, 0.22)
        tall = pitch * canvas.between(1.1, 1.4)
        middle = view.focus if kind == 1 else 0.5 + view.side * 0.1
        arcade(view, middle, foot + 0.01, pitch, tall, count, colour, bright)
    if canvas.chance(0.5):
        side = 1 - view.focus
        column(
            view,
            side + canvas.between(-0.1, 0.1),
            view.at(0.55),
            canvas.between(0.08, 0.5),
            0.035,
            view.tone(0.95),
            mix(bright, colour, 0.3),
        )
    hills(view, 0.97, view.at(0.6), 0.04, 2, 0.4, mist=0.05)


def arcade(
    view: View, x: float, foot: float, pitch: float, tall: float, count: int, colour: np.ndarray, bright: np.ndarray
) -> None:
    """Arches side by side, crumbled from one end."""
    canvas = view.canvas
    half = pitch * count / 2
    row, left, across, down = canvas.patch(x, foot - tall, half + 0.03, tall)
    if not (across.size and down.size):
        return
    rag = canvas.profile(9, 0.7, 3, sharp=True)[left : left + across.size] * np.float32(0.03)
    fall = np.maximum((across * view.side) / np.float32(half) - np.float32(canvas.between(0.1, 0.9)), 0) * np.float32(
        tall * 0.8
    )
    wall = np.minimum(down - fall - np.abs(rag), half - np.abs(across))
    cell = (
        across
        - np.float32(pitch) * np.round(across / np.float32(pitch) - 0.5 * (count % 2 == 0))
        - np.float32(pitch * 0.5 * (count % 2 == 0))
    )
    open_wide = pitch * canvas.between(0.3, 0.36)
    spring = tall * 0.16 + open_wide
    round_ = np.float32(open_wide) - np.hypot(cell, np.minimum(down - np.float32(spring), 0))
    cover = canvas.edge(np.minimum(wall, -round_)) * (down < tall)
    lit = smooth(-0.012, 0.012, (np.abs(round_) - np.float32(0.02)) * -1) * (cell * view.light < 0) + np.float32(0.35)
    paint = colour[:, None, None] + (bright - colour)[:, None, None] * np.clip(lit, 0, 1)
    canvas.lay(cover.astype(np.float32), paint.astype(np.float32), row, left)
