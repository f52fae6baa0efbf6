"""Parametric moths, as fields on half a plane: what the network of Imago learns from. All of it is drawn here.

A moth is a row of MOTH parameters in [0, 1]. Its wings have a straight body edge, a leading edge, an outer margin and
an edge behind; the hind wing may have a tail, the margins may be scalloped. Four fields say how it looks:

    fore, hind   signed distances to the wings' outlines, in half spans, positive inside
    bands        0 at the wings' root, 1 at their outer margins, with a zigzag or a wave across
    eyes         1 in the middle of an eyespot, 0 at its edge, falling on outside
"""

from typing import NamedTuple

import numpy as np

SIDE = 64  # samples in a row, and rows
REACH_X = 62.0  # samples from the axis to the tip of a wing that is one half span long
REACH_Y = 31.5 / 0.8  # samples to a half span downwards
MIDDLE = 29  # the row of y = 0
ROOT = (0.02, -0.03)

# The parameters with the least and the greatest value of each: in half spans, but for teeth and waves, which are
# counts, and for places in a wing (u from the root, v from the leading edge), which are shares.
LOW_HIGH = {
    "apex_x": (0.62, 0.97),
    "apex_y": (-0.64, 0.02),
    "costa": (-0.02, 0.16),
    "margin": (-0.13, 0.12),
    "scallop": (0.0, 0.05),
    "teeth": (5.0, 5.0),
    "tornus_x": (0.36, 0.66),
    "tornus_y": (-0.02, 0.22),
    "trail": (-0.05, 0.05),
    "hind_apex_x": (0.42, 0.74),
    "hind_apex_y": (-0.02, 0.22),
    "hind_round": (0.02, 0.18),
    "hind_length": (0.26, 0.66),
    "hind_width": (0.12, 0.46),
    "tail_length": (0.0, 0.34),
    "tail_width": (0.08, 0.13),
    "tail_splay": (-0.1, 0.16),
    "hind_scallop": (0.0, 0.055),
    "zigzag": (0.0, 0.15),
    "waves": (3.5, 3.5),
    "fore_eye": (-0.03, 0.13),
    "fore_eye_u": (0.5, 0.72),
    "fore_eye_v": (0.3, 0.6),
    "hind_eye": (-0.03, 0.15),
    "hind_eye_u": (0.45, 0.7),
    "hind_eye_v": (0.35, 0.6),
}
PARAMETERS = tuple(LOW_HIGH)

# Families: where in its range each parameter lies, in percent, in the same order; how far it strays is SPREAD.
SPREAD = 0.104
FAMILIES = {
    "Luna": "78 30 75 35 0 50 30 45 60 40 35 40 50 40 100 50 45 0 10 30 50 40 45 55 40 50",
    "Emperor": "85 35 60 60 10 50 60 70 50 70 45 80 60 75 0 50 40 10 45 50 80 50 50 90 50 50",
    "Atlas": "98 10 95 2 0 50 50 85 30 65 55 60 65 70 0 50 40 25 70 60 10 50 50 5 50 50",
    "Sphinx": "100 60 25 40 5 50 35 60 55 15 35 30 15 20 0 50 40 5 30 30 0 50 50 10 50 50",
    "Geometer": "75 70 40 60 80 45 75 85 50 80 60 65 55 75 0 50 40 95 85 80 0 50 50 0 50 50",
    "Swallow": "75 2 45 45 5 50 70 35 55 60 30 40 70 50 65 15 75 80 15 50 0 50 50 45 70 75",
    "Morpho": "90 10 65 45 10 50 75 45 50 85 20 90 85 85 0 50 40 30 20 40 5 50 50 30 60 50",
    "Tiger": "60 85 35 85 0 50 50 85 50 45 65 70 30 60 0 50 40 0 100 55 30 50 50 55 50 50",
    "Longwing": "100 40 55 95 5 50 40 20 30 60 20 70 30 40 0 50 40 15 40 40 0 50 50 0 50 50",
    "Comet": "70 60 80 15 20 50 30 60 50 20 50 30 35 20 100 35 90 20 50 50 65 50 45 65 50 50",
    "Vanessa": "70 20 40 20 75 40 65 55 50 75 30 70 65 70 10 50 60 100 55 50 55 75 25 60 70 40",
    "Owl": "75 40 80 80 5 50 90 75 50 90 45 100 80 95 0 50 40 35 35 50 15 50 40 100 55 50",
}
MOTH = len(PARAMETERS)
STEPS = 14  # segments of an edge


def family_means() -> np.ndarray:
    """The parameters of the families' types, (families, MOTH)."""
    return np.array([[int(percent) / 100 for percent in row.split()] for row in FAMILIES.values()])


class Moth(NamedTuple):
    """Polylines of a moth, (points, 2) each, and its eyespots as (x, y, radius)."""

    fore: np.ndarray
    hind: np.ndarray
    margins: list[np.ndarray]
    eyes: list[tuple[float, float, float]]
    zigzag: float
    waves: float


def draw(generator: np.random.Generator, count: int) -> np.ndarray:
    """The parameters of random moths, (count, MOTH); half of them lie between two families."""
    means = family_means()
    family = generator.integers(len(means), size=count)
    other = generator.integers(len(means), size=count)
    part = np.where(generator.random(count) < 0.5, 0.0, generator.random(count) * 0.5)[:, None]
    middle = means[family] * (1 - part) + means[other] * part
    return np.clip(middle + SPREAD * generator.standard_normal((count, MOTH)), 0, 1)


def moth(parameters: np.ndarray) -> Moth:
    """The outlines of the moth with these parameters, (MOTH,)."""
    p = {
        name: low + (high - low) * float(at)
        for (name, (low, high)), at in zip(((n, LOW_HIGH[n]) for n in PARAMETERS), parameters, strict=True)
    }
    top, bottom = np.array((0.0, -0.13)), np.array((0.0, 0.04))
    apex, tornus = np.array((p["apex_x"], p["apex_y"])), np.array((p["tornus_x"], p["tornus_y"]))
    margin = edge(apex, tornus, p["margin"], p["scallop"], p["teeth"])
    fore = np.vstack([edge(top, apex, p["costa"])[:-1], margin[:-1], edge(tornus, bottom, p["trail"])])

    start = np.array((0.0, -0.06))
    shoulder = np.array((p["hind_apex_x"], p["hind_apex_y"]))
    foot = np.array((p["hind_width"], p["hind_length"] + 0.06))
    inner = np.array((0.0, p["hind_length"] * 0.62))
    below = [edge(shoulder, foot, p["hind_round"], p["hind_scallop"], 3.0)]
    length = min(p["tail_length"], 0.80 - foot[1])
    if length > 0.10:
        wide = p["tail_width"]
        tip = foot + np.array((p["tail_splay"], length))
        away = np.array((-wide * 1.2, 0.02))
        # A tail widens again towards its tip, as a spoon does.
        below += [
            edge(foot, tip + np.array((wide * 0.55, -0.05)), -0.04 - 0.2 * length * (p["tail_splay"] + 0.05))[1:],
            edge(tip + np.array((wide * 0.55, -0.05)), tip + np.array((-wide * 0.55, -0.03)), wide * 0.7)[1:],
            edge(tip + np.array((-wide * 0.55, -0.03)), foot + away, 0.02 + 0.15 * length * p["tail_splay"])[1:],
        ]
    below = np.vstack(below)
    hind = np.vstack([edge(start, shoulder, 0.06)[:-1], below[:-1], edge(below[-1], inner, 0.05)])

    eyes = []
    for radius, u, v, a, b, c in (
        (p["fore_eye"], p["fore_eye_u"], p["fore_eye_v"], top, apex, tornus),
        (p["hind_eye"], p["hind_eye_u"], p["hind_eye_v"], start, shoulder, foot),
    ):
        x, y = a + u * ((1 - v) * (b - a) + v * (c - a)) * 1.12
        eyes += [(x, y, radius)]
    return Moth(fore, hind, [margin, below], eyes, p["zigzag"], p["waves"])


def edge(a: np.ndarray, b: np.ndarray, bulge: float, scallop: float = 0.0, teeth: float = 0.0) -> np.ndarray:
    """A curve from a to b that bulges to its left going on, (STEPS + 1, 2), in `teeth` scallops."""
    steps = 3 * STEPS if scallop > 0.004 else STEPS
    t = np.linspace(0, 1, steps + 1)[:, None]
    along = b - a
    across = np.array((along[1], -along[0])) / max(np.hypot(*along), 1e-6)
    height = bulge * 4 * t * (1 - t) + scallop * (np.abs(np.sin(np.pi * teeth * t)) - 0.6) * np.minimum(
        1, 8 * t * (1 - t)
    )
    return a + along * t + across * height


def grid() -> tuple[np.ndarray, np.ndarray]:
    """x and y of all samples, (SIDE * SIDE,) each: column 1 and row 29 are the axes."""
    row, column = np.divmod(np.arange(SIDE * SIDE), SIDE)
    return (column - 1) / REACH_X, (row - MIDDLE) / REACH_Y


def distance(x: np.ndarray, y: np.ndarray, line: np.ndarray) -> np.ndarray:
    """The distance of points to a polyline."""
    ax, ay = line[:-1].T.astype(np.float32)
    bx, by = np.diff(line, axis=0).T.astype(np.float32)
    px, py = x[:, None] - ax, y[:, None] - ay
    t = np.clip((px * bx + py * by) / np.maximum(bx * bx + by * by, 1e-12), 0, 1)
    return np.sqrt(((px - t * bx) ** 2 + (py - t * by) ** 2).min(1))


def inside(x: np.ndarray, y: np.ndarray, line: np.ndarray) -> np.ndarray:
    """Whether points lie in the polygon that the polyline closes to."""
    a, b = line, np.roll(line, -1, axis=0)
    ay, by = a[:, 1], b[:, 1]
    crosses = (ay > y[:, None]) != (by > y[:, None])
    where = (b[:, 0] - a[:, 0]) * (y[:, None] - ay) / np.where(by == ay, 1e-9, by - ay) + a[:, 0]
    return ((crosses & (x[:, None] < where)).sum(1) & 1).astype(bool)


def fields(parameters: np.ndarray) -> np.ndarray:
    """fore, hind, bands, eyes of one moth, (4, SIDE * SIDE) float32."""
    x, y = (a.astype(np.float32) for a in grid())
    made = moth(parameters)
    # The body edge is no outline: mirrored, the wings go on there.
    signed = [
        np.where(inside(np.abs(x), y, line), 1, -1) * distance(np.abs(x), y, line) for line in (made.fore, made.hind)
    ]
    from_root = np.hypot(x - ROOT[0], y - ROOT[1])
    from_margin = np.minimum(distance(x, y, made.margins[0]), distance(x, y, made.margins[1]))
    u = from_root / (from_root + from_margin + 1e-6)
    turn = np.arctan2(y - ROOT[1], x + 0.12) / (np.pi / 2)
    wave = 2 * np.abs(2 * ((turn * made.waves) % 1) - 1) - 1
    bands = u + made.zigzag * wave * np.minimum(1, 2.5 * u) * np.clip(4 * (1 - u), 0, 1)
    eyes = np.full_like(x, -1)
    for cx, cy, radius in made.eyes:
        eyes = np.maximum(eyes, (radius - np.hypot(x - cx, y - cy)) / 0.13)
    return np.stack([*signed, bands, eyes]).astype(np.float32)
