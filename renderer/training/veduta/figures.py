"""What stands in front: birds, a tree at the edge, a wanderer on a rock."""

import numpy as np

from .canvas import mix, smooth
from .view import View


def birds(view: View) -> None:
    canvas = view.canvas
    count = int(canvas.between(4, 10))
    size = canvas.between(0.022, 0.04)
    x, y = canvas.between(0.25, 0.75), view.horizon * canvas.between(0.25, 0.6)
    dark = view.colours.land if not view.dark else mix(view.colours.light, view.colours.haze, 0.2)
    wedge = canvas.chance(0.4)
    for k in range(count):
        if wedge:
            arm = (k + 1) // 2 * (1 if k % 2 else -1)
            at_x, at_y = x + arm * 0.055, y + abs(arm) * 0.03
        else:
            at_x, at_y = x + canvas.between(-0.22, 0.22), y + canvas.between(-0.12, 0.12)
        wide = size * canvas.between(0.7, 1.2)
        top, left, across, down = canvas.patch(at_x, at_y, wide, wide)
        share = np.abs(across) / np.float32(wide)
        wing = -np.sin(share * np.float32(2.6)) * np.float32(wide * 0.5)
        thick = np.float32(0.0035 + wide * 0.12) * (1 - share * np.float32(0.7))
        canvas.lay(canvas.edge(thick - np.abs(down - wing)) * (share < 1), dark, top, left)


def _stroke(view: View, path: np.ndarray, girth: np.ndarray, colour: np.ndarray) -> None:
    """A limb along points (n, 2), each with its half width: straight pieces with round ends."""
    canvas = view.canvas
    (left_x, top_y), (right_x, low_y) = path.min(0) - girth.max(), path.max(0) + girth.max()
    top, left, across, down = canvas.patch(
        (left_x + right_x) / 2, (top_y + low_y) / 2, (right_x - left_x) / 2, (low_y - top_y) / 2
    )
    if not (across.size and down.size):
        return
    x, y = canvas.x[left : left + across.size], canvas.y[top : top + down.size]
    best = np.full((down.size, across.size), -1, np.float32)
    for k in range(len(path) - 1):
        (ax, ay), (bx, by) = path[k].astype(np.float32), path[k + 1].astype(np.float32)
        long = max((bx - ax) ** 2 + (by - ay) ** 2, 1e-9)
        share = np.clip(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / np.float32(long), 0, 1)
        away = np.sqrt(np.square(x - ax - share * (bx - ax)) + np.square(y - ay - share * (by - ay)))
        best = np.maximum(best, np.float32(girth[k]) + share * np.float32(girth[k + 1] - girth[k]) - away)
    canvas.lay(canvas.edge(best), colour, top, left)


def _pad(view: View, x: float, y: float, wide: float, colour: np.ndarray, bright: np.ndarray) -> None:
    """A cushion of needles: flat below, round above, lit on top."""
    canvas = view.canvas
    top, left, across, down = canvas.patch(x, y, wide * 1.1, wide * 0.6)
    if not (across.size and down.size):
        return
    noise = canvas.noise(1.5, 1.5, top, top + down.size)[:, left : left + across.size]
    tall = np.where(down < 0, wide * 0.5, wide * 0.24).astype(np.float32)
    inside = 1 - np.square(across / np.float32(wide)) - np.square(down / tall) + noise * np.float32(0.22)
    lit = smooth(0.1, -0.3, down / np.float32(wide) + noise * np.float32(0.08)) * np.float32(0.45)
    paint = colour[:, None, None] + (bright - colour)[:, None, None] * lit
    canvas.lay(np.clip(inside * np.float32(wide * 0.4 * canvas.size) + 0.5, 0, 1), paint, top, left)


def tree(view: View) -> None:
    """A tree at the edge across from the subject: a pine with cushions, a bare one, cypresses, or a hanging bough."""
    canvas = view.canvas
    edge = -view.side
    foot_x = 0.5 + edge * canvas.between(0.34, 0.46)
    colour = mix(view.tone(1.0), view.colours.land, 0.8) * np.float32(0.85)
    bright = mix(colour, view.bright(0.9), 0.55)
    kind = int(canvas.between(0, 4))
    foot = canvas.between(0.95, 1.05)
    if kind == 0:
        tall, sway = canvas.between(0.55, 0.8), canvas.between(0.05, 0.13) * -edge
        bends = np.array([[0, 0], [sway, 0.3], [sway * 0.4, 0.55], [sway * 1.3, 0.8], [sway, 1]])
        path = np.array([foot_x, foot]) + bends * [1, -tall]
        _stroke(view, path, np.array([0.028, 0.022, 0.016, 0.01, 0.005]), colour)
        for k, share in enumerate((0.5, 0.62, 0.72, 0.82, 0.91, 1.0)):
            side = (1 if k % 2 else -1) * -edge
            x = float(np.interp(share, [0, 0.3, 0.55, 0.8, 1], path[:, 0]))
            reach = side * canvas.between(0.08, 0.17) * (1.3 - share)
            y = foot - tall * share
            _stroke(view, np.array([[x, y + 0.03], [x + reach, y]]), np.array([0.009, 0.004]), colour)
            for _ in range(3):
                wide = canvas.between(0.05, 0.1) * (1.4 - 0.7 * share)
                _pad(
                    view, x + reach * canvas.between(0.3, 1.2), y + canvas.between(-0.02, 0.015), wide, colour, bright
                )
    elif kind == 1:
        _bare(
            view,
            foot_x,
            foot,
            canvas.between(0.22, 0.3),
            np.pi / 2 - edge * canvas.between(-0.1, 0.2),
            0.028,
            colour,
            4,
        )
    elif kind == 2:
        for k in range(int(canvas.between(2, 4))):
            x, tall = foot_x + edge * -0.085 * k, canvas.between(0.4, 0.68) * (1 - 0.18 * k)
            top, left, across, down = canvas.patch(x, foot - tall, 0.08, tall)
            share = np.clip(down / np.float32(tall), 0, 1)
            noise = canvas.noise(1.5, 1.0, top, top + down.size)[:, left : left + across.size]
            wide = np.float32(0.05) * np.sin(share ** np.float32(0.6) * np.float32(2.9)) + noise * np.float32(0.006)
            lit = smooth(-0.2, 0.8, across * view.light / np.float32(0.05) + noise * np.float32(0.3)) * np.float32(
                0.7
            )
            paint = colour[:, None, None] + (bright - colour)[:, None, None] * lit
            canvas.lay(canvas.edge(wide - np.abs(across)) * (down > 0), paint, top, left)
    else:
        start = np.array([0.5 + edge * 0.52, canvas.between(0.05, 0.2)])
        reach = canvas.between(0.4, 0.6)
        path = start + np.array(
            [[0, 0], [-edge * reach * 0.4, 0.02], [-edge * reach * 0.75, 0.09], [-edge * reach, 0.17]]
        )
        _stroke(view, path, np.array([0.02, 0.014, 0.009, 0.004]), colour)
        leaf = mix(view.colours.spark, view.colours.body, 0.5) if canvas.chance(0.4) else colour
        for share in canvas.many(0.05, 1, 16):
            x, y = (np.interp(share, [0, 0.4, 0.75, 1], path[:, axis]) for axis in range(2))
            wide = canvas.between(0.03, 0.075) * (1.25 - 0.5 * share)
            _pad(
                view, float(x), float(y) + canvas.between(-0.04, 0.06), wide, leaf, mix(leaf, view.colours.light, 0.4)
            )


def _bare(
    view: View, x: float, y: float, long: float, angle: float, girth: float, colour: np.ndarray, depth: int
) -> None:
    canvas = view.canvas
    bend = canvas.between(-0.25, 0.25)
    middle = np.array([x + np.cos(angle + bend) * long * 0.5, y - np.sin(angle + bend) * long * 0.5])
    end = np.array([x + np.cos(angle) * long, y - np.sin(angle) * long])
    _stroke(view, np.array([[x, y], middle, end]), np.array([girth, girth * 0.8, girth * 0.62]), colour)
    if depth:
        for turn in (canvas.between(-0.75, -0.3), canvas.between(0.3, 0.75)):
            _bare(
                view,
                float(end[0]),
                float(end[1]),
                long * canvas.between(0.6, 0.8),
                angle + turn,
                girth * 0.6,
                colour,
                depth - 1,
            )


def wanderer(view: View) -> None:
    """A figure with a staff upon a rock, seen from behind."""
    canvas = view.canvas
    x = (view.focus if canvas.chance(0.4) else 1 - view.focus) + canvas.between(-0.05, 0.05)
    top_of_rock = canvas.between(0.78, 0.88)
    off = np.abs(canvas.x - np.float32(x)) / np.float32(canvas.between(0.25, 0.4))
    skyline = top_of_rock + 0.28 * off ** np.float32(1.4) + canvas.profile(8, 0.6, 3, sharp=True) * np.float32(0.02)
    colour = view.colours.land * np.float32(0.8)
    lit = view.facets(skyline.astype(np.float32), 0.5, 0.2) * np.float32(0.35)
    view.layer(skyline.astype(np.float32), 1.0, 1.0, 0.0, lit, colour, view.bright(0.8))
    foot = float(np.interp(x, canvas.x, skyline)) + 0.012
    tall = canvas.between(0.15, 0.2)
    top, left, across, down = canvas.patch(x, foot - tall, tall * 0.5, tall)
    share = down / np.float32(tall)
    head = np.float32(tall * 0.09) - np.hypot(across, (share - 0.1) * tall)
    # Shoulders, waist, and a coat that flares in the wind, over legs apart.
    girth = np.interp(share[:, 0], [0.17, 0.25, 0.42, 0.7, 0.72, 1], [0.03, 0.15, 0.1, 0.19, 0.11, 0.13]).astype(
        np.float32
    )[:, None]
    wind = np.float32(-view.side * 0.05) * np.maximum(share - np.float32(0.4), 0) * (share < 0.71)
    coat = np.float32(tall) * girth - np.abs(across - wind * np.float32(tall))
    legs = np.where(share > 0.71, np.abs(across) - np.float32(tall * 0.022), 1)
    coat = np.where((share > 0.17) & (share <= 1), np.minimum(coat, legs), -1)
    reach = np.float32(view.side * tall) * (np.float32(0.2) + np.float32(0.1) * (1 - share))
    staff = np.where((share > 0.15) & (share <= 1), np.float32(0.005) - np.abs(across - reach), -1)
    shape = np.maximum(np.maximum(head, coat), staff)
    canvas.lay(canvas.edge(shape).astype(np.float32), colour * np.float32(0.6), top, left)
    rim = canvas.edge(np.minimum(shape, across * view.light - np.float32(tall * 0.05))) * np.float32(0.35)
    canvas.lay(rim.astype(np.float32), view.colours.light, top, left)
