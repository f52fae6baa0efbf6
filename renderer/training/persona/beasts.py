"""Masks of beasts.

Each draws four sheets of its right half: the head, a second tone, the ink, the glow. x is the distance from the axis,
y grows downwards; the middle is at 0, 0, the top near y = -0.94, the sides at most at x = 0.9.
"""

import numpy as np

from .features import Sheets, Traits, flat, iris, lid, slit
from .shapes import Number, common, cut, disc, ellipse, fold, stroke, union, without

RAYS = 12  # of the lion's mane


def owl(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    """Two discs for a face, tufts that brows sweep up to."""
    tuft, wide, chin = u(0.0, 0.14), u(0.64, 0.76), u(0.2, 0.5)
    dip = u(-0.62, -0.42)
    head = fold(
        x,
        y,
        [(0, dip), (0.2, dip - 0.04), (0.44, -0.78 + tuft / 2), (0.62, -0.96 + tuft), (0.66, -0.92 + tuft)]
        + [(0.68, -0.5), (wide + 0.02, -0.05), (wide, 0.4), (chin, 0.84), (0, 0.88)],
    )
    cx, cy = u(0.29, 0.35), u(-0.16, -0.04)
    radius = u(0.15, 0.2)
    face = u(0.32, 0.39)
    patch = union(
        disc(x, y, cx, cy, face), fold(x, y, [(0, -0.1), (0.3, -0.05), (0.26, 0.3), (0, u(0.4, 0.62))]), 0.08
    )
    ink = disc(x, y, cx, cy, radius + u(0.04, 0.075))
    brow = stroke(x, y, [(0.04, 0.02, 0.03), (0.12, -0.32, 0.07), (0.5, -0.62, 0.05), (0.62, -0.8, 0.02)])
    ink = union(ink, brow, 0.04)
    beak = fold(x, y, [(0, -0.06), (0.1, -0.02), (0.1, 0.1), (0.02, u(0.3, 0.42)), (0, 0.44)])
    spot = u(0.055, 0.08)
    for at, row in ((0.0, 0.66), (0.3, 0.58)):
        ink = union(ink, stroke(x, y, [(at, row - 0.13, 0.02), (at, row, spot), (at, row + 0.06, spot)]))
    return head, patch, ink, union(iris(x, y, cx, cy, radius, u(0.42, 0.6)), flat(beak))


def fox(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    """A long snout, sharp ears, cheeks that stand out."""
    tip, ear, ruff, low = u(0.42, 0.64), u(-0.96, -0.86), u(0.74, 0.88), u(-0.02, 0.22)
    head = fold(
        x,
        y,
        [(0, u(-0.56, -0.36)), (0.16, -0.46), (tip - 0.14, -0.7), (tip, ear), (tip + 0.05, ear), (tip + 0.16, -0.5)]
        + [(0.62, -0.16), (ruff, low), (ruff, low + 0.05), (0.5, low + 0.3), (0.24, 0.6), (0.17, 0.92), (0, 0.92)],
    )
    cheek = fold(
        x,
        y,
        [(0, u(0.0, 0.44)), (0.16, 0.3), (0.34, 0.1), (ruff - 0.06, low + 0.0), (0.5, low + 0.26), (0.2, 0.58)]
        + [(0.13, 0.86), (0, 0.88)],
    )
    inner = cut(
        x, y, [(tip - 0.12, -0.5), (tip, ear + 0.12), (tip + 0.02, ear + 0.12), (tip + 0.09, -0.44), (tip, -0.36)]
    )
    cx, cy, slant = u(0.29, 0.34), u(-0.1, 0.02), u(-0.7, -0.2)
    long, high = u(0.22, 0.27), u(0.13, 0.18)
    socket = ellipse(x, y, cx, cy, long, high, slant)
    nose = ellipse(x, y, 0, 0.8, u(0.09, 0.14), 0.085)
    tear = stroke(x, y, [(cx - 0.12, cy + 0.08, 0.05), (0.1, 0.3, 0.035), (0.05, u(0.4, 0.75), 0.02)])
    ink = union(union(socket, tear, 0.04), union(nose, inner))
    glow = common(slit(x, y, cx, cy, u(0.12, 0.15), u(0.05, 0.07)), socket + 0.06)
    glow = common(glow, 3 * (socket - 0.03))
    mark = ellipse(x, y, 0, -0.24, u(0.03, 0.09), u(0.1, 0.15))
    return head, cheek, ink, union(glow, flat(mark))


def cat(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    """A broad face with stripes, ears apart, the largest eyes."""
    tip, ear, wide = u(0.48, 0.66), u(-1.0, -0.86), u(0.72, 0.8)
    head = fold(
        x,
        y,
        [
            (0, u(-0.66, -0.5)),
            (0.22, -0.56),
            (tip - 0.1, ear + 0.04),
            (tip, ear),
            (tip + 0.07, ear + 0.04),
            (0.72, -0.4),
        ]
        + [(wide, 0.08), (wide - 0.02, 0.48), (0.42, 0.84), (0, u(0.84, 0.92))],
    )
    puff = u(0.18, 0.26)
    patch = union(ellipse(x, y, puff * 0.8, 0.48, puff * 1.2, puff), ellipse(x, y, 0, 0.68, 0.18, 0.15), 0.08)
    patch = union(patch, cut(x, y, [(tip - 0.16, -0.48), (tip, ear + 0.12), (0.64, -0.42), (0.52, -0.36)]))
    cx, cy, slant = u(0.31, 0.38), u(-0.08, 0.04), u(-0.5, 0.0)
    radius = u(0.16, 0.2)
    socket = ellipse(x, y, cx, cy, radius + 0.1, radius + 0.03, slant)
    liner = stroke(x, y, [(cx - 0.16, cy + 0.1, 0.06), (0.12, cy + 0.26, 0.02)])
    glow = common(slit(x, y, cx, cy, radius, u(0.055, 0.09)), 3 * (socket - 0.04))
    bold = u(0.045, 0.07)
    stripes = stroke(x, y, [(0, -0.5, bold), (0, -0.34, bold), (0, u(-0.2, 0.0), 0.02)])
    stripes = union(stripes, stroke(x, y, [(0.15, -0.54, bold), (0.15, -0.4, bold), (0.28, -0.28, 0.02)]))
    long = u(0.44, 0.6)
    for row in (0.18, 0.46):
        stripes = union(
            stripes,
            stroke(x, y, [(0.84, row - 0.1, bold + 0.02), (0.68, row, bold), (long + 0.04, row - 0.03, 0.015)]),
        )
    nose = fold(x, y, [(0, 0.22), (0.15, 0.21), (0.12, 0.32), (0, 0.4)])
    mouth = stroke(x, y, [(0, 0.34, 0.042), (0.01, 0.56, 0.042), (0.15, 0.63, 0.045), (0.34, u(0.42, 0.56), 0.03)])
    ink = union(union(union(socket, liner, 0.04), stripes), union(nose, mouth))
    fang = u(0.58, 0.8)
    fangs = cut(x, y, [(0.1, 0.56), (0.14, 0.57), (0.13, fang), (0.19, fang), (0.22, 0.54), (0.16, 0.54)])
    return head, patch, ink, union(glow, flat(fangs))


def bull(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    """A long face under a crescent of horns, with a ring in its nose."""
    brow, jaw, rise, drop = u(0.4, 0.48), u(0.3, 0.42), u(-0.92, -0.78), u(-0.46, -0.32)
    horn = stroke(
        x,
        y,
        [
            (0.1, -0.46, 0.13),
            (0.42, drop, 0.15),
            (0.76, drop - 0.04, 0.13),
            (0.79, -0.66, 0.1),
            (u(0.56, 0.7), rise, 0.06),
        ],
    )
    face = fold(
        x,
        y,
        [(0, -0.62), (0.3, -0.62), (brow + 0.06, -0.36), (brow + 0.04, 0.1), (0.26, 0.42), (jaw + 0.06, 0.6)]
        + [(jaw, 0.94), (0, 0.92)],
    )
    ear = cut(x, y, [(0.34, -0.2), (0.54, -0.22), (0.84, u(-0.1, 0.16)), (0.56, 0.06), (0.38, 0.06)])
    head = union(union(face, horn, 0.05), ear, 0.04)
    muzzle = ellipse(x, y, 0, 0.68, jaw, u(0.18, 0.24))
    blaze = fold(x, y, [(0, -0.54), (u(0.04, 0.22), -0.5), (0.06, 0.0), (0, u(0.1, 0.4))])
    patch = union(without(horn, face - 0.02), union(muzzle, blaze))
    cx, cy, slant = u(0.26, 0.31), u(-0.12, 0.0), u(-0.2, 0.7)
    radius = u(0.11, 0.14)
    socket = ellipse(x, y, cx, cy, radius + 0.07, radius + 0.03, slant)
    nostril = ellipse(x, y, u(0.14, 0.2), 0.62, 0.09, 0.06, u(-0.7, 0.2))
    angry = u(-0.16, 0.06)
    curl = stroke(
        x,
        y,
        [
            (0.1, angry - 0.08, 0.03),
            (0.16, -0.3 + angry / 2, 0.07),
            (0.36, -0.36, 0.06),
            (0.44, -0.26 - angry, 0.025),
        ],
    )
    ink = union(union(socket, nostril), curl)
    ring = common(0.042 - np.abs(np.hypot(x, y - 0.68) - u(0.13, 0.17)), y - 0.64)
    glow = common(iris(x, y, cx, cy, radius, u(0.45, 0.6)), 3 * common(socket - 0.025, lid(x, y, cx, cy - 0.08, 0.3)))
    return head, patch, ink, union(glow, flat(ring))


def ram(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    """A narrow face between horns that roll up."""
    big, thick = u(0.25, 0.28), u(0.125, 0.15)
    cx, cy = 0.525, u(-0.36, -0.14)
    tall = u(1.1, 1.3)
    turns = u(2.4, 3.1)
    parts = np.linspace(0, 1, 9)
    turn = [-2.4 + part * (turns + 2.4) for part in parts]
    far = np.array([1.2, 1.15, 1.08, 1.0, 0.98, 0.94, 0.84, 0.64, 0.4])
    width = np.array([1.2, 1.2, 1.15, 1.1, 1.0, 0.9, 0.76, 0.6, 0.45])

    def place(i: int, off: Number) -> tuple[Number, Number]:
        return cx + (big * far[i] + off) * np.cos(turn[i]), cy + tall * (big * far[i] + off) * np.sin(turn[i])

    horn = stroke(x, y, [(0.08, -0.42, thick), *((*place(i, 0), thick * width[i]) for i in range(len(parts)))])
    jaw = u(0.18, 0.28)
    face = fold(x, y, [(0, -0.62), (0.26, -0.6), (0.4, -0.2), (0.32, 0.3), (jaw + 0.06, 0.6), (jaw, 0.94), (0, 0.94)])
    ear = cut(x, y, [(0.24, 0.16), (0.42, 0.24), (0.7, u(0.3, 0.6)), (0.42, 0.42), (0.24, 0.36)])
    head = union(union(face, horn), ear, 0.04)
    blaze = fold(x, y, [(0, u(-0.4, -0.1)), (0.1, -0.06), (0.13, 0.4), (jaw, 0.6), (jaw - 0.02, 0.86), (0, 0.88)])
    patch = union(without(horn, face - 0.02), blaze)
    bars = u(0.05, 0.07)
    ridges = np.float32(-1)
    for i in (2, 4, 6):
        half = thick * width[i] * 0.55
        ridges = union(ridges, stroke(x, y, [(*place(i, off), bars) for off in (-half, half)]))
    ridges = without(ridges, face)
    ex, ey = u(0.21, 0.24), u(-0.14, 0.02)
    radius = u(0.115, 0.145)
    socket = ellipse(x, y, ex, ey, radius + 0.06, radius + 0.025, u(0.0, 0.9))
    nose = fold(x, y, [(0, 0.7), (0.16, 0.64), (0.12, 0.78), (0, 0.82)])
    brow = stroke(x, y, [(0.06, -0.06, 0.03), (0.08, -0.3, 0.06), (0.24, -0.36, 0.05), (0.34, u(-0.4, -0.2), 0.025)])
    glow = common(iris(x, y, ex, ey, radius, u(0.45, 0.6)), 3 * common(socket - 0.02, lid(x, y, ex, ey - 0.07, 0.4)))
    return head, patch, union(union(socket, ridges), union(nose, brow)), glow


def hare(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    """Ears as long as the face, round cheeks, two teeth."""
    tip, wide, broad = u(0.22, 0.62), u(0.54, 0.7), u(0.14, 0.2)
    # The ear's axis goes from its root to its tip; across is to its right.
    root, top = 0.22, u(-0.96, -0.88)
    ax, ay = tip - root, top + 0.1
    length = np.hypot(ax, ay)
    ox, oy = -ay / length * broad, ax / length * broad

    def leaf(size: float, start: float, end: float) -> np.ndarray:
        sides = ((start, 0.5), ((start + end) / 2, 1.25), (end - 0.1, 1.0), (end, 0.25))
        points = [(root + ax * t + ox * s * size, ay * t - 0.1 + oy * s * size) for t, s in sides]
        points += [(root + ax * t - ox * s * size, ay * t - 0.1 - oy * s * size) for t, s in reversed(sides)]
        return cut(x, y, points)

    ear, inner = leaf(1.0, 0.0, 1.0), leaf(0.55, 0.1, 0.86)
    face = fold(x, y, [(0, -0.24), (0.3, -0.26), (wide, 0.0), (wide + 0.04, 0.5), (0.36, 0.9), (0, u(0.86, 0.94))])
    head = union(face, ear, 0.06)
    tips = common(ear, lid(x, y, root + ax * 0.74, ay * 0.74 - 0.1, 0) * -1)
    cheek = ellipse(x, y, u(0.16, 0.3), 0.58, u(0.24, 0.3), u(0.17, 0.22))
    cx, cy = u(0.27, 0.38), u(0.06, 0.16)
    radius = u(0.14, 0.18)
    socket = ellipse(x, y, cx, cy, radius + 0.09, radius + 0.04, u(-0.9, 0.2))
    nose = fold(x, y, [(0, 0.36), (0.14, 0.34), (0.1, 0.48), (0, 0.54)])
    mouth = stroke(x, y, [(0, 0.5, 0.04), (0.01, 0.61, 0.04), (0.16, 0.69, 0.045), (0.3, u(0.54, 0.66), 0.03)])
    teeth = fold(x, y, [(0, 0.65), (0.12, 0.65), (0.11, u(0.8, 0.9)), (0, 0.84)])
    moon = without(disc(x, y, 0, -0.08, u(0.13, 0.17)), disc(x, y, 0, u(-0.27, -0.19), 0.14))
    glow = common(iris(x, y, cx, cy, radius, u(0.45, 0.65)), 3 * (socket - 0.03))
    return (
        head,
        union(inner, cheek),
        union(union(socket, tips), union(nose, mouth)),
        union(glow, flat(union(teeth, moon))),
    )


def lion(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    """A sun: the mane's rays about a face that roars."""
    deep, turn = u(0.15, 0.23), np.arctan2(x, -y)
    ray = 1 - np.sqrt(np.sin(turn * RAYS / 2) ** 2 + 0.01)
    mane = (0.73 + deep * ray - np.hypot(x / u(0.94, 1.0), y)) * 0.85
    wide, jaw = u(0.45, 0.54), u(0.2, 0.34)
    face = fold(
        x, y, [(0, -0.5), (0.24, -0.5), (wide - 0.06, -0.36), (wide, 0.1), (jaw + 0.14, 0.46), (jaw, 0.7), (0, 0.7)]
    )
    ear = disc(x, y, u(0.38, 0.46), -0.46, u(0.1, 0.15))
    cx, cy, slant = u(0.25, 0.3), u(-0.14, -0.04), u(-0.6, 0.0)
    radius = u(0.12, 0.15)
    socket = ellipse(x, y, cx, cy, radius + 0.06, radius + 0.03, slant)
    brow = stroke(
        x, y, [(0.09, -0.12, 0.04), (0.12, -0.28, 0.07), (0.34, -0.34, 0.06), (0.44, u(-0.38, -0.26), 0.035)]
    )
    nose = fold(x, y, [(0, 0.12), (0.22, 0.08), (0.2, 0.22), (0, 0.34)])
    gape = u(0.5, 0.66)
    mouth = fold(x, y, [(0, 0.36), (0.16, 0.4), (0.36, u(0.2, 0.34)), (0.38, 0.36), (0.22, gape), (0, gape)])
    fang = cut(x, y, [(0.1, 0.36), (0.15, 0.52), (0.19, 0.52), (0.24, 0.34)])
    flame, thick = np.float32(-1), u(0.045, 0.07)
    for i in range(RAYS // 2 + 1):
        s, c = np.sin(2 * i * np.pi / RAYS), -np.cos(2 * i * np.pi / RAYS)
        flame = union(flame, stroke(x, y, [(0.5 * s, 0.56 * c + 0.04, thick), (0.76 * s, 0.76 * c, 0.025)]))
    face = union(face, ear, 0.04)
    glow = common(iris(x, y, cx, cy, radius, u(0.45, 0.6)), 3 * (socket - 0.025))
    ink = union(union(socket, brow), union(union(nose, mouth, 0.03), without(flame, face + 0.05)))
    return mane, face, ink, union(glow, flat(common(fang, mouth + 0.03)))
