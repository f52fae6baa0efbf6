"""Masks of spirits.

Each draws four sheets of its right half: the head, a second tone, the ink, the glow. x is the distance from the axis,
y grows downwards; the middle is at 0, 0, the top near y = -0.94, the sides at most at x = 0.9.
"""

import numpy as np

from .features import Sheets, Traits, flat, iris, lid
from .shapes import common, cut, disc, ellipse, fold, stroke, union, without


def demon(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    """Horns out of the brow, eyes that bulge, a wide mouth with fangs."""
    reach, top, jaw = u(0.4, 0.72), u(-0.88, -0.8), u(0.5, 0.64)
    horn = stroke(
        x,
        y,
        [(0.28, -0.4, 0.14), (reach - u(0.0, 0.1), -0.56, 0.16), (reach, -0.76, 0.11), (reach - 0.02, top, 0.06)],
    )
    face = fold(
        x,
        y,
        [
            (0, -0.54),
            (0.36, -0.6),
            (0.64, -0.32),
            (0.6, 0.1),
            (jaw + 0.1, 0.54),
            (jaw - 0.1, 0.92),
            (0, u(0.88, 0.96)),
        ],
    )
    ear = cut(x, y, [(0.5, -0.2), (0.72, -0.36), (0.86, u(-0.5, -0.2)), (0.76, 0.06), (0.52, 0.2)])
    head = union(union(face, horn, 0.04), ear, 0.04)
    beard = fold(x, y, [(0, 0.74), (0.34, 0.78), (0.56, u(0.1, 0.4)), (0.58, 0.6), (0.3, 0.96), (0, 0.96)])
    crown = fold(x, y, [(0, -0.46), (0.14, -0.5), (0.1, -0.3), (0, u(-0.3, 0.1))])
    patch = union(without(horn, face - 0.02), union(beard, crown))
    cx, cy, radius = u(0.26, 0.32), u(-0.14, -0.04), u(0.14, 0.19)
    socket = disc(x, y, cx, cy, radius + 0.05)
    brow = stroke(
        x,
        y,
        [
            (0.06, 0.02, 0.04),
            (0.09, -0.26, 0.09),
            (0.38, -0.34, 0.09),
            (0.6, u(-0.54, -0.3), 0.07),
            (0.6, -0.5, 0.02),
        ],
    )
    nose = ellipse(x, y, 0.13, 0.26, u(0.08, 0.12), 0.075, -0.3)
    crease = stroke(x, y, [(0.05, 0.04, 0.045), (0.22, 0.12, 0.045), (0.34, u(0.2, 0.32), 0.03)])
    grin = u(0.26, 0.44)
    mouth = fold(
        x, y, [(0, 0.42), (0.2, 0.44), (0.46, grin), (0.5, grin), (0.42, 0.66), (0.18, 0.74), (0, u(0.64, 0.74))]
    )
    tooth = u(0.2, 0.34)
    fang = cut(x, y, [(0.15, 0.72), (0.22, tooth), (0.25, tooth), (0.36, 0.68)])
    teeth = fold(x, y, [(0, 0.44), (0.12, 0.44), (0.12, 0.56), (0, 0.57)])
    glow = common(iris(x, y, cx, cy, radius, u(0.42, 0.56)), 3 * (lid(x, y, cx, cy, 0.35) + u(0.06, 0.16)))
    return (
        head,
        patch,
        union(union(socket, brow), union(union(nose, crease), mouth)),
        union(glow, flat(union(fang, teeth))),
    )


def skull(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    """A broad vault over dark sockets, a narrow jaw full of teeth."""
    wide, cheek, jaw = u(0.66, 0.8), u(0.52, 0.66), u(0.3, 0.46)
    head = fold(
        x,
        y,
        [(0, -0.92), (0.5, -0.92), (wide + 0.06, -0.5), (wide, 0.0), (cheek + 0.06, 0.2), (cheek, 0.38), (jaw, 0.44)]
        + [(jaw + 0.04, 0.84), (jaw - 0.1, 0.94), (0, 0.94)],
    )
    cx, cy = u(0.3, 0.35), u(-0.12, 0.02)
    long, high, slant = u(0.2, 0.26), u(0.18, 0.26), u(-0.6, 0.6)
    socket = ellipse(x, y, cx, cy, long, high, slant)
    turn = np.arctan2(y - cy, x - cx)
    petals = 0.29 + u(0.0, 0.035) * np.cos(8 * turn) - np.hypot(x - cx, y - cy)
    nose = cut(x, y, [(0.02, 0.16), (0.07, 0.18), (0.13, 0.4), (0.06, 0.42), (0.02, 0.34)])
    grin = u(0.46, 0.56)
    mouth = fold(x, y, [(0, 0.56), (0.3, grin), (jaw + 0.06, grin + 0.02), (jaw, 0.8), (0, 0.82)])
    gap = 0.18
    teeth = common(0.06 - np.abs((x + gap / 2) % gap - gap / 2), mouth - 0.03)
    crown = fold(x, y, [(0, -0.78), (u(0.1, 0.26), -0.66), (0.04, -0.5), (0, u(-0.4, -0.2))])
    temple = stroke(x, y, [(0.3, -0.62, 0.045), (0.44, -0.66, 0.045), (0.54, u(-0.56, -0.4), 0.03)])
    radius = u(0.11, 0.16)
    return (
        head,
        union(petals, crown),
        union(union(socket, temple), union(nose, mouth)),
        union(iris(x, y, cx, cy, radius, u(0.42, 0.58)), flat(teeth)),
    )


def elder(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    """An ancestor under a crown that flares, with a long nose and rings in the ears."""
    wide, chin, flare = u(0.42, 0.54), u(0.16, 0.34), u(0.5, 0.72)
    face = fold(x, y, [(0, -0.5), (wide - 0.06, -0.5), (wide + 0.08, -0.1), (wide, 0.36), (chin, 0.92), (0, 0.94)])
    crown = fold(
        x,
        y,
        [(0, u(-0.96, -0.76)), (flare - 0.1, -0.9), (flare, -0.92), (flare + 0.06, -0.84), (0.4, -0.44), (0, -0.4)],
    )
    lobe = disc(x, y, wide + 0.1, u(0.1, 0.34), u(0.12, 0.17))
    head = union(union(face, crown, 0.06), lobe, 0.04)
    nose = fold(x, y, [(0, -0.36), (0.08, -0.3), (0.07, 0.02), (u(0.12, 0.24), 0.36), (u(0.1, 0.2), 0.4), (0, 0.38)])
    brow = stroke(x, y, [(0.02, -0.2, 0.06), (0.2, -0.34, 0.06), (0.42, u(-0.3, -0.12), 0.03)])
    band = fold(x, y, [(0, -0.84), (flare - 0.14, -0.86), (flare - 0.04, -0.8), (0.32, -0.56), (0, -0.56)])
    cx, cy = u(0.25, 0.29), u(-0.08, 0.02)
    long = u(0.15, 0.19)
    socket = common(ellipse(x, y, cx, cy, long, 0.15), lid(x, y, cx, cy - 0.06, u(-0.3, 0.5)), 0.03)
    kohl = stroke(x, y, [(cx, cy, 0.06), (cx + 0.16, cy + 0.02, 0.05), (wide + 0.06, cy + u(-0.1, 0.06), 0.03)])
    bold = u(0.04, 0.055)
    scars = stroke(x, y, [(0.46, 0.22, bold), (0.36, 0.23, bold), (0.26, 0.31, 0.03)])
    scars = union(scars, stroke(x, y, [(0.42, 0.41, bold), (0.32, 0.42, bold), (0.24, 0.5, 0.03)]))
    bars = np.float32(-1)
    for i in range(2):
        bars = union(bars, stroke(x, y, [(0.1 + 0.2 * i, -0.57, 0.035), ((0.1 + 0.2 * i) * 1.5, -0.8, 0.055)]))
    mouth = ellipse(x, y, 0, u(0.56, 0.64), u(0.14, 0.22), u(0.085, 0.13))
    glow = common(iris(x, y, cx, cy + 0.04, 0.12, 0.5), 3 * (socket - 0.025))
    ring = lobe - 0.05
    return (
        head,
        union(union(nose, brow, 0.03), band),
        union(union(union(socket, kohl, 0.03), scars), union(mouth, bars)),
        union(glow, flat(union(mouth - 0.045, ring))),
    )
