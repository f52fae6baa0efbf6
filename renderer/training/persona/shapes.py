"""Signed distances of what masks are cut from: positive inside, in half heights of the mask.

Points are arrays x and y, (masks, points) each; the numbers of a shape are scalars or (masks, 1), one for each mask.
So all masks of a kind are drawn at once, and every answer is (masks, points). Outlines are given by few control
points, of which quadratic splines are made by cutting corners (Chaikin's rule): a point that is given twice is a
sharper corner.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np

Number = float | np.ndarray
Point = tuple[Number, ...]
FAR = 0.25  # distances are told as far as this outside
ROUNDS = 2  # of cutting corners


def union(a: np.ndarray, b: np.ndarray, soft: float = 0.0) -> np.ndarray:
    """What is in one shape or in the other; `soft` is how wide a fillet there is along the seam."""
    if soft == 0.0:
        return np.maximum(a, b)
    share = np.clip(0.5 + 0.5 * (a - b) / soft, 0, 1)
    return b + (a - b) * share + soft * share * (1 - share)


def common(a: np.ndarray, b: np.ndarray, soft: float = 0.0) -> np.ndarray:
    """What is in both shapes."""
    return -union(-a, -b, soft)


def without(a: np.ndarray, b: np.ndarray, soft: float = 0.0) -> np.ndarray:
    """What is in the first shape only."""
    return -union(-a, b, soft)


def disc(x: np.ndarray, y: np.ndarray, cx: Number, cy: Number, radius: Number) -> np.ndarray:
    """A disc."""
    return radius - np.hypot(x - cx, y - cy)


def ellipse(
    x: np.ndarray, y: np.ndarray, cx: Number, cy: Number, wide: Number, high: Number, turn: Number = 0.0
) -> np.ndarray:
    """An ellipse with these half axes, turned by `turn` radians; exact to first order at its outline."""
    c, s = np.cos(turn), np.sin(turn)
    u, v = (x - cx) * c + (y - cy) * s, (y - cy) * c - (x - cx) * s
    near = np.hypot(u / wide, v / high)
    least = np.minimum(wide, high)
    reach = (near + 1e-6) / (np.hypot(u / wide**2, v / high**2) + 1e-6 / least)
    return (1 - near) * np.where(near < 1, np.minimum(reach, least), reach)


def control(points: list[Point]) -> np.ndarray:
    """Control points as an array (masks or 1, points, axes)."""
    axes = [[np.reshape(axis, -1) for axis in point] for point in points]
    masks = max(axis.size for point in axes for axis in point)
    made = [np.stack([np.broadcast_to(axis, masks) for axis in point], -1) for point in axes]
    return np.stack(made, 1).astype(np.float32)


def curve(points: np.ndarray) -> np.ndarray:
    """The spline of control points, (masks, points, axes), from the first edge to the last."""
    for _ in range(ROUNDS):
        a, b = points[:, :-1], points[:, 1:]
        points = np.stack([0.75 * a + 0.25 * b, 0.25 * a + 0.75 * b], 2).reshape(len(a), -1, a.shape[-1])
    return points


def edges(x: np.ndarray, y: np.ndarray, line: np.ndarray) -> Iterator[tuple[np.ndarray, ...]]:
    """Of each edge of polylines, (masks, corners, axes): its ends, the nearest place on it and the squared distance.

    A place is told as a share of the edge's length; the ends are arrays (axes, masks, 1).
    """
    for a, b in pairwise(np.moveaxis(line, 1, 0)[..., None].swapaxes(1, 2)):
        dx, dy = b[0] - a[0], b[1] - a[1]
        square = dx * dx + dy * dy + np.float32(1e-12)  # an edge may have no length
        px, py = x - a[0], y - a[1]
        share = np.minimum(np.maximum(px * (dx / square) + py * (dy / square), 0), 1)
        px -= share * dx
        py -= share * dy
        yield a, b, share, px * px + py * py


def around(x: np.ndarray, y: np.ndarray, line: np.ndarray, measure: Callable[..., np.ndarray]) -> np.ndarray:
    """What is measured from polylines at the points near them; at others, -FAR."""
    low, high = line[..., :2].min((0, 1)) - FAR, line[..., :2].max((0, 1)) + FAR
    if line.shape[2] > 2:
        low, high = low - line[..., 2].max(), high + line[..., 2].max()
    some = np.flatnonzero(((x > low[0]) & (x < high[0]) & (y > low[1]) & (y < high[1])).any(0))
    made = np.full((max(len(line), len(x)), x.shape[1]), -FAR, np.float32)
    made[:, some] = np.maximum(measure(x[:, some], y[:, some], line), -FAR)
    return made


def within(x: np.ndarray, y: np.ndarray, line: np.ndarray) -> np.ndarray:
    """The distance to polylines, (masks, corners, 2), positive where they wind round a point.

    A line may be open where it ends left of all points: winding is counted along a ray to the right.
    """
    nearest, winding = np.float32(np.inf), np.int8(0)
    for (ax, ay), (bx, by), _, square in edges(x, y, line):
        nearest = np.minimum(nearest, square)
        slope = (bx - ax) / np.where(by == ay, np.float32(1), by - ay)
        passes = ((ay <= y) ^ (by <= y)) & (x - ax < (y - ay) * slope)
        winding = winding + passes * np.sign(by - ay).astype(np.int8)
    return np.where(winding != 0, np.float32(1), np.float32(-1)) * np.sqrt(nearest)


def along(x: np.ndarray, y: np.ndarray, line: np.ndarray) -> np.ndarray:
    """The distance to strokes along polylines, (masks, corners, 3): the third axis is the stroke's radius."""
    best = np.float32(-np.inf)
    for a, b, share, square in edges(x, y, line):
        best = np.maximum(best, a[2] + share * (b[2] - a[2]) - np.sqrt(square))
    return best


def cut(x: np.ndarray, y: np.ndarray, points: list[Point]) -> np.ndarray:
    """A closed shape beside the axis."""
    made = control(points)
    line = curve(np.concatenate([made, made[:, :2]], 1))
    return around(x, y, np.concatenate([line, line[:, :1]], 1), within)


def fold(x: np.ndarray, y: np.ndarray, points: list[Point]) -> np.ndarray:
    """A shape across the axis: its right half, from a point on the axis to another."""
    made = control(points)
    mirror = np.array((-1, 1), np.float32)
    line = curve(np.concatenate([made[:, 1:2] * mirror, made, made[:, -2:-1] * mirror], 1))
    return around(x, y, line, within)


def stroke(x: np.ndarray, y: np.ndarray, points: list[Point]) -> np.ndarray:
    """A brush's stroke along control points (x, y, radius)."""
    made = control(points)
    line = curve(np.concatenate([made[:, :1], made, made[:, -1:]], 1))
    return around(x, y, line, along)
