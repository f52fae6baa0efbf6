"""Signed distances of what masks are cut from: positive inside, in half heights of the mask.

Points are arrays x and y, (1, points) each; the numbers of a shape are scalars or (masks, 1), one for each mask. So all
masks of a kind are drawn at once, and every answer is (masks, points). Outlines are given by few control points, of
which quadratic splines are made by cutting corners (Chaikin's rule): a point that is given twice is a sharper corner.
"""

import numpy as np

Number = float | np.ndarray
Point = tuple[Number, ...]
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
    """The spline of control points, (masks, points, axes), without what the first and the last have for themselves."""
    for _ in range(ROUNDS):
        a, b = points[:, :-1], points[:, 1:]
        points = np.stack([0.75 * a + 0.25 * b, 0.25 * a + 0.75 * b], 2).reshape(len(a), -1, a.shape[-1])
    return points


def outline(x: np.ndarray, y: np.ndarray, line: np.ndarray) -> np.ndarray:
    """The distance to polylines, (masks, corners, 2), positive where they wind round a point.

    A line may be open where it ends left of all points: winding is counted along a ray to the right.
    """
    nearest, winding = np.float32(np.inf), 0
    for i in range(line.shape[1] - 1):
        (ax, ay), (bx, by) = (line[:, j].T[:, :, None] for j in (i, i + 1))
        dx, dy = bx - ax, by - ay
        px, py = x - ax, y - ay
        along = np.clip((px * dx + py * dy) / np.maximum(dx * dx + dy * dy, 1e-12), 0, 1)
        nearest = np.minimum(nearest, (px - along * dx) ** 2 + (py - along * dy) ** 2)
        side = dx * py - dy * px  # positive to the right of an edge that goes up the page, as y grows downwards
        winding = winding + ((ay <= y) & (by > y) & (side > 0)).astype(np.int8)
        winding = winding - ((ay > y) & (by <= y) & (side < 0)).astype(np.int8)
    return np.where(winding != 0, 1, -1) * np.sqrt(nearest)


def cut(x: np.ndarray, y: np.ndarray, points: list[Point]) -> np.ndarray:
    """A closed shape beside the axis."""
    made = control(points)
    line = curve(np.concatenate([made, made[:, :2]], 1))
    return outline(x, y, np.concatenate([line, line[:, :1]], 1))


def fold(x: np.ndarray, y: np.ndarray, points: list[Point]) -> np.ndarray:
    """A shape across the axis: its right half, from a point on the axis to another."""
    made = control(points)
    mirror = np.array((-1, 1), np.float32)
    return outline(x, y, curve(np.concatenate([made[:, 1:2] * mirror, made, made[:, -2:-1] * mirror], 1)))


def stroke(x: np.ndarray, y: np.ndarray, points: list[Point]) -> np.ndarray:
    """A brush's stroke along control points (x, y, radius)."""
    made = control(points)
    line = curve(np.concatenate([made[:, :1], made, made[:, -1:]], 1))
    best = np.float32(-np.inf)
    for i in range(line.shape[1] - 1):
        (ax, ay, ar), (bx, by, br) = (line[:, j].T[:, :, None] for j in (i, i + 1))
        dx, dy = bx - ax, by - ay
        px, py = x - ax, y - ay
        along = np.clip((px * dx + py * dy) / np.maximum(dx * dx + dy * dy, 1e-12), 0, 1)
        best = np.maximum(best, ar + along * (br - ar) - np.sqrt((px - along * dx) ** 2 + (py - along * dy) ** 2))
    return best
