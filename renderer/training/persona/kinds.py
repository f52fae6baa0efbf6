"""The kinds of masks: each a face cut from few sheets of paper, drawn as signed distances of its right half.

Every kind draws four sheets: the head, a second tone on it, the ink, and the glow. `u` deals the mask's traits: u(a, b)
is the next of its numbers, spread from a to b. x is the distance from the axis, y grows downwards; the mask's middle is
at 0, 0, its top near y = -0.88, its sides at most at x = 0.78.
"""

from collections.abc import Callable

import numpy as np

from .shapes import Number, common, cut, disc, ellipse, fold, stroke, union, without

Sheets = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
Traits = Callable[[float, float], np.ndarray]
PUPIL = 0.05  # how deep in the glow the pupil begins: about level 192 of its field
FLAT = 0.03  # how deep other glow may be
RAYS = 14  # of the lion's mane
RIM = 0.035  # of the head that the second tone leaves free


def iris(x: np.ndarray, y: np.ndarray, cx: Number, cy: Number, radius: Number, pupil: Number) -> np.ndarray:
    """A round iris, deeper than PUPIL within this share of its radius."""
    return PUPIL * (1 - np.hypot(x - cx, y - cy) / radius) / (1 - pupil)


def slit(x: np.ndarray, y: np.ndarray, cx: Number, cy: Number, radius: Number, wide: Number) -> np.ndarray:
    """A round iris with an upright pupil."""
    ring = np.minimum(radius - np.hypot(x - cx, y - cy), FLAT)
    return np.maximum(ring, PUPIL + ellipse(x, y, cx, cy, wide, 0.78 * radius))


def lid(x: np.ndarray, y: np.ndarray, cx: Number, cy: Number, slant: Number) -> np.ndarray:
    """What lies below a line through a point, which rises outwards by `slant`."""
    return ((y - cy) + slant * (x - cx)) / np.hypot(1, slant)


def flat(glow: np.ndarray) -> np.ndarray:
    """Glow that has no pupil."""
    return np.minimum(glow, FLAT)


def owl(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    tuft, wide, chin = u(-0.06, 0.1), u(0.64, 0.76), u(0.2, 0.5)
    dip = u(-0.62, -0.42)
    head = fold(
        x,
        y,
        [(0, dip), (0.2, dip - 0.04), (0.44, -0.78 + tuft / 2), (0.62, -0.96 + tuft), (0.66, -0.92 + tuft)]
        + [(0.68, -0.5), (wide + 0.02, -0.05), (wide, 0.4), (chin, 0.84), (0, 0.88)],
    )
    cx, cy = u(0.29, 0.35), u(-0.16, -0.04)
    radius = u(0.13, 0.19)
    face = u(0.3, 0.38)
    patch = union(
        disc(x, y, cx, cy, face), fold(x, y, [(0, -0.1), (0.3, -0.05), (0.26, 0.3), (0, u(0.4, 0.62))]), 0.08
    )
    ink = disc(x, y, cx, cy, radius + u(0.04, 0.08))
    brow = stroke(x, y, [(0.04, 0.02, 0.03), (0.12, -0.32, 0.07), (0.5, -0.62, 0.05), (0.62, -0.8, 0.02)])
    ink = union(ink, brow, 0.04)
    beak = fold(x, y, [(0, -0.06), (0.1, -0.02), (0.1, 0.1), (0.02, u(0.3, 0.42)), (0, 0.44)])
    rows = u(0.035, 0.055)
    for row, at in ((0.56, 0.0), (0.54, 0.3), (0.72, 0.15)):
        ink = union(
            ink, stroke(x, y, [(at - 0.09, row - 0.05, 0.02), (at, row + 0.09, rows), (at + 0.09, row - 0.05, 0.02)])
        )
    return head, patch, ink, union(iris(x, y, cx, cy, radius, u(0.4, 0.62)), flat(beak))


def fox(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    """A long snout, sharp ears, cheeks that stand out."""
    tip, ear, ruff, low = u(0.42, 0.64), u(-1.0, -0.88), u(0.72, 0.86), u(-0.02, 0.22)
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
    glow = common(slit(x, y, cx, cy, u(0.11, 0.15), u(0.035, 0.06)), socket + 0.06)
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
    glow = common(slit(x, y, cx, cy, radius, u(0.035, 0.08)), 3 * (socket - 0.04))
    bold = u(0.035, 0.065)
    stripes = stroke(x, y, [(0, -0.5, bold), (0, -0.34, bold), (0, u(-0.2, 0.0), 0.02)])
    stripes = union(stripes, stroke(x, y, [(0.15, -0.54, bold), (0.15, -0.4, bold), (0.28, -0.28, 0.02)]))
    long = u(0.44, 0.6)
    for row in (0.14, 0.34, 0.54):
        stripes = union(
            stripes,
            stroke(x, y, [(0.84, row - 0.1, bold + 0.02), (0.68, row, bold), (long + 0.04, row - 0.03, 0.015)]),
        )
    nose = fold(x, y, [(0, 0.22), (0.15, 0.21), (0.12, 0.32), (0, 0.4)])
    mouth = stroke(x, y, [(0, 0.34, 0.03), (0.01, 0.56, 0.03), (0.14, 0.62, 0.035), (0.32, u(0.42, 0.56), 0.02)])
    ink = union(union(union(socket, liner, 0.04), stripes), union(nose, mouth))
    return head, patch, ink, glow


def bull(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    """A long face under a crescent of horns, with a ring in its nose."""
    brow, jaw, rise, drop = u(0.4, 0.48), u(0.3, 0.42), u(-0.96, -0.76), u(-0.5, -0.3)
    horn = stroke(
        x,
        y,
        [
            (0.1, -0.46, 0.13),
            (0.42, drop, 0.15),
            (0.76, drop - 0.04, 0.13),
            (0.8, -0.66, 0.08),
            (u(0.5, 0.7), rise, 0.03),
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
    ring = common(0.032 - np.abs(np.hypot(x, y - 0.68) - u(0.13, 0.17)), y - 0.64)
    glow = common(iris(x, y, cx, cy, radius, u(0.4, 0.6)), 3 * common(socket - 0.025, lid(x, y, cx, cy - 0.08, 0.3)))
    return head, patch, ink, union(glow, flat(ring))


def ram(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    """A narrow face between horns that roll up."""
    big, thick = u(0.27, 0.32), u(0.12, 0.15)
    cx, cy = 0.52, u(-0.36, -0.12)
    tall = u(1.1, 1.3)
    turns = u(2.4, 3.5)
    parts = np.linspace(0, 1, 9)
    turn = [-2.4 + part * (turns + 2.4) for part in parts]
    far = np.array([1.2, 1.15, 1.08, 1.0, 0.98, 0.94, 0.86, 0.7, 0.5])
    width = np.array([1.2, 1.2, 1.15, 1.1, 1.0, 0.9, 0.72, 0.5, 0.3])

    def place(i: int, off: Number) -> tuple[Number, Number]:
        return cx + (big * far[i] + off) * np.cos(turn[i]), cy + tall * (big * far[i] + off) * np.sin(turn[i])

    horn = stroke(x, y, [(0.08, -0.42, thick), *((*place(i, 0), thick * width[i]) for i in range(len(parts)))])
    jaw = u(0.18, 0.28)
    face = fold(x, y, [(0, -0.62), (0.26, -0.6), (0.37, -0.2), (0.3, 0.3), (jaw + 0.06, 0.6), (jaw, 0.94), (0, 0.94)])
    ear = cut(x, y, [(0.24, 0.16), (0.42, 0.24), (0.7, u(0.3, 0.6)), (0.42, 0.42), (0.24, 0.36)])
    head = union(union(face, horn), ear, 0.04)
    blaze = fold(x, y, [(0, u(-0.4, -0.1)), (0.1, -0.06), (0.13, 0.4), (jaw, 0.6), (jaw - 0.02, 0.86), (0, 0.88)])
    patch = union(without(horn, face - 0.02), blaze)
    bars = u(0.028, 0.045)
    ridges = np.float32(-1)
    for i in range(1, 7):
        half = thick * width[i] * 0.55
        ridges = union(ridges, stroke(x, y, [(*place(i, off), bars) for off in (-half, half)]))
    ridges = without(ridges, face)
    ex, ey = u(0.2, 0.23), u(-0.16, 0.0)
    radius = u(0.095, 0.125)
    socket = ellipse(x, y, ex, ey, radius + 0.06, radius + 0.025, u(0.0, 0.9))
    nose = fold(x, y, [(0, 0.7), (0.16, 0.64), (0.12, 0.78), (0, 0.82)])
    brow = stroke(x, y, [(0.06, -0.06, 0.03), (0.08, -0.3, 0.06), (0.24, -0.36, 0.05), (0.34, u(-0.4, -0.2), 0.025)])
    glow = common(iris(x, y, ex, ey, radius, u(0.35, 0.55)), 3 * common(socket - 0.02, lid(x, y, ex, ey - 0.07, 0.4)))
    return head, patch, union(union(socket, ridges), union(nose, brow)), glow


def hare(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    """Ears as long as the face, round cheeks, two teeth."""
    tip, wide, broad = u(0.16, 0.6), u(0.54, 0.7), u(0.12, 0.17)
    bend = u(0.05, 0.2)
    ear = stroke(
        x,
        y,
        [
            (0.2, 0.0, 0.1),
            (tip * 0.4 + bend, -0.5, broad + 0.06),
            (tip + bend * 0.3, -0.78, broad),
            (tip, -0.88, 0.03),
        ],
    )
    face = fold(x, y, [(0, -0.24), (0.3, -0.26), (wide, 0.0), (wide + 0.04, 0.5), (0.36, 0.9), (0, u(0.86, 0.94))])
    head = union(face, ear, 0.06)
    inner = stroke(
        x, y, [(0.22, -0.16, 0.02), (tip * 0.4 + bend, -0.48, broad - 0.01), (tip + bend * 0.2, -0.76, 0.03)]
    )
    cheek = ellipse(x, y, u(0.16, 0.3), 0.58, u(0.24, 0.3), u(0.17, 0.22))
    cx, cy = u(0.27, 0.38), u(0.06, 0.16)
    radius = u(0.14, 0.18)
    socket = ellipse(x, y, cx, cy, radius + 0.09, radius + 0.04, u(-0.9, 0.2))
    nose = fold(x, y, [(0, 0.36), (0.14, 0.34), (0.1, 0.48), (0, 0.54)])
    mouth = stroke(x, y, [(0, 0.5, 0.03), (0.01, 0.62, 0.03), (0.16, 0.7, 0.035), (0.28, u(0.56, 0.68), 0.02)])
    teeth = fold(x, y, [(0, 0.65), (0.12, 0.65), (0.11, u(0.8, 0.9)), (0, 0.84)])
    mark = cut(x, y, [(0.06, -0.16), (0.2, -0.2), (0.28, -0.1), (0.08, -0.02)])
    glow = common(iris(x, y, cx, cy, radius, u(0.45, 0.65)), 3 * (socket - 0.03))
    return head, union(inner, cheek), union(union(socket, mark), union(nose, mouth)), union(glow, flat(teeth))


def demon(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    """Horns out of the brow, eyes that bulge, a wide mouth with fangs."""
    reach, top, jaw = u(0.36, 0.74), u(-0.92, -0.82), u(0.48, 0.66)
    horn = stroke(
        x, y, [(0.26, -0.4, 0.12), (u(0.36, 0.7), -0.56, 0.15), (reach, -0.76, 0.08), (reach - 0.04, top, 0.03)]
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
    ear = cut(x, y, [(0.5, -0.2), (0.72, -0.36), (0.86, u(-0.6, -0.2)), (0.76, 0.06), (0.52, 0.2)])
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
    crease = stroke(x, y, [(0.05, 0.04, 0.035), (0.22, 0.12, 0.035), (0.32, u(0.2, 0.32), 0.02)])
    grin = u(0.26, 0.44)
    mouth = fold(
        x, y, [(0, 0.42), (0.2, 0.44), (0.46, grin), (0.5, grin), (0.42, 0.66), (0.18, 0.74), (0, u(0.64, 0.74))]
    )
    tooth = u(0.2, 0.34)
    fang = cut(x, y, [(0.15, 0.72), (0.22, tooth), (0.25, tooth), (0.36, 0.68)])
    teeth = fold(x, y, [(0, 0.44), (0.12, 0.44), (0.12, 0.56), (0, 0.57)])
    glow = common(iris(x, y, cx, cy, radius, u(0.3, 0.5)), 3 * (lid(x, y, cx, cy, 0.35) + u(0.06, 0.16)))
    return (
        head,
        patch,
        union(union(socket, brow), union(union(nose, crease), mouth)),
        union(glow, flat(union(fang, teeth))),
    )


def lion(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    """A sun: the mane's rays about a face."""
    deep, turn = u(0.1, 0.2), np.arctan2(x, -y)
    ray = 1 - np.sqrt(np.sin(turn * RAYS / 2) ** 2 + 0.01)
    mane = (0.74 + deep * ray - np.hypot(x / u(0.96, 1.04), y)) * 0.85
    wide = u(0.44, 0.56)
    face = fold(x, y, [(0, -0.46), (0.24, -0.54), (wide, -0.44), (wide, 0.04), (0.34, 0.44), (0.22, 0.68), (0, 0.68)])
    cx, cy, slant = u(0.24, 0.28), u(-0.12, -0.02), u(-0.5, 0.3)
    radius = u(0.11, 0.14)
    socket = ellipse(x, y, cx, cy, radius + 0.07, radius + 0.03, slant)
    brow = stroke(x, y, [(0.06, -0.06, 0.035), (0.09, -0.34, 0.07), (0.3, -0.36, 0.06), (0.44, -0.3, 0.02)])
    nose = fold(x, y, [(0, 0.16), (0.22, 0.1), (0.2, 0.26), (0, 0.38)])
    mouth = stroke(x, y, [(0, 0.3, 0.035), (0.01, 0.46, 0.035), (0.18, 0.54, 0.04), (0.3, u(0.3, 0.46), 0.02)])
    wedge, thick = np.float32(-1), u(0.03, 0.05)
    for i in range(RAYS // 2):
        s, c = np.sin((2 * i + 1) * np.pi / RAYS), -np.cos((2 * i + 1) * np.pi / RAYS)
        wedge = union(wedge, stroke(x, y, [(0.52 * s, 0.56 * c + 0.04, 0.02), (0.64 * s, 0.64 * c, thick)]))
    glow = common(iris(x, y, cx, cy, radius, u(0.35, 0.55)), 3 * (socket - 0.025))
    chin = ellipse(x, y, 0, 0.62, 0.12, u(0.02, 0.07))
    ink = union(union(socket, brow), union(union(nose, mouth), union(without(wedge, face + 0.03), chin)))
    return mane, face, ink, glow


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
    gap = 0.15
    teeth = common(0.05 - np.abs((x + gap / 2) % gap - gap / 2), mouth - 0.03)
    crown = fold(x, y, [(0, -0.78), (u(0.1, 0.26), -0.66), (0.04, -0.5), (0, u(-0.4, -0.2))])
    temple = stroke(x, y, [(0.3, -0.62, 0.045), (0.44, -0.66, 0.045), (0.54, u(-0.56, -0.4), 0.03)])
    radius = u(0.09, 0.14)
    return (
        head,
        union(petals, crown),
        union(union(socket, temple), union(nose, mouth)),
        union(iris(x, y, cx, cy, radius, u(0.35, 0.55)), flat(teeth)),
    )


def elder(x: np.ndarray, y: np.ndarray, u: Traits) -> Sheets:
    """An ancestor under a crown that flares, with a long nose and rings in the ears."""
    wide, chin, flare = u(0.42, 0.54), u(0.16, 0.34), u(0.46, 0.74)
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
    arcs, thick = np.float32(-1), u(0.015, 0.028)
    for i in range(3):
        arcs = union(
            arcs,
            stroke(
                x, y, [(0.12 + 0.1 * i, 0.5, thick), (0.2 + 0.09 * i, 0.36, thick), (0.36 + 0.07 * i, 0.26, thick)]
            ),
        )
    bars = np.float32(-1)
    for i in range(3):
        bars = union(bars, stroke(x, y, [(0.07 + 0.14 * i, -0.58, 0.03), ((0.07 + 0.14 * i) * 1.5, -0.8, 0.04)]))
    mouth = ellipse(x, y, 0, u(0.58, 0.66), u(0.13, 0.2), u(0.08, 0.13))
    glow = common(iris(x, y, cx, cy + 0.04, 0.11, 0.45), 3 * (socket - 0.025))
    ring = lobe - 0.05
    return (
        head,
        union(union(nose, brow, 0.03), band),
        union(union(socket, arcs), union(mouth, bars)),
        union(glow, flat(union(mouth - 0.045, ring))),
    )


DRAWN: dict[str, Callable[[np.ndarray, np.ndarray, Traits], Sheets]] = {
    "Owl": owl,
    "Fox": fox,
    "Cat": cat,
    "Bull": bull,
    "Ram": ram,
    "Hare": hare,
    "Demon": demon,
    "Lion": lion,
    "Skull": skull,
    "Elder": elder,
}
