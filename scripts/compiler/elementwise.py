"""What a chain of elementwise operations amounts to: a clamp or a triangle wave, found by looking at its values.

An artist's module may spell a wave in a dozen ways; what counts is the function of one number that comes out.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

Function = Callable[[np.ndarray], np.ndarray]

# Where the search begins, one after the other: no round numbers, since corners lie on those.
STARTS = (0.10731, -0.32417)
FIRST_STEP, LAST_STEP = 2.0**-20, 2.0**30
MAX_CORNERS = 3
CORNER_BISECTIONS = 80
# Of a function's values; the chain's own constants come from float32, whose steps are 6e-8.
TOLERANCE = 1e-6
CHECKED_POINTS = 2**15
CHECKED_PERIODS = 40


@dataclass(frozen=True)
class Clamp:
    """gain * clamp(v, low, high) + offset; the bounds may be infinite, and with both infinite it is affine."""

    low: float = -np.inf
    high: float = np.inf
    gain: float = 1.0
    offset: float = 0.0

    def __call__(self, v: np.ndarray) -> np.ndarray:
        return self.gain * np.clip(v, self.low, self.high) + self.offset

    @property
    def affine(self) -> bool:
        return self.low == -np.inf and self.high == np.inf


@dataclass(frozen=True)
class Triangle:
    """offset + gain * the triangle wave in [-1, 1] that is least at `start` and repeats after `period`."""

    start: float
    period: float
    gain: float = 1.0
    offset: float = 0.0

    def __call__(self, v: np.ndarray) -> np.ndarray:
        phase = (v - self.start) / self.period
        return self.offset + self.gain * (1 - 4 * np.abs(phase - np.floor(phase) - 0.5))


Wave = Clamp | Triangle


def recognized(function: Function) -> Wave | None:
    """The clamp or triangle wave that a function of float64 arrays is, None when it is neither."""
    with np.errstate(all="ignore"):
        found = (_seen_from(start, function) for start in STARTS)
        return next((wave for wave in found if wave is not None and _agree(function, wave)), None)


def _seen_from(start: float, function: Function) -> Wave | None:
    right = _corners(function, start, 1)
    left = _corners(function, start, -1)
    if left is None or right is None:
        return None
    corners = sorted([*left, *right])
    return _triangle(function, right) if len(corners) > 2 else _clamp(function, corners)


def _line(function: Function, x: float, step: float) -> tuple[float, float]:
    """Value and slope at x, seen from x to x + step."""
    here, there = function(np.array([x, x + step]))
    return float(here), float((there - here) / step)


def _corners(function: Function, start: float, direction: int) -> list[float] | None:
    """The first corners of a piecewise linear function in one direction; None without straight pieces."""
    found: list[float] = []
    x = start
    while len(found) < MAX_CORNERS:
        end = _straight_until(function, x, direction)
        if end is None:
            return None
        if np.isinf(end):
            break
        found.append(end)
        x = end + direction * max(FIRST_STEP, abs(end) * FIRST_STEP)
    return found


def _straight_until(function: Function, x: float, direction: int) -> float | None:
    """Where the straight piece that goes through x ends; infinite when it goes on; None when it is not straight."""
    step = FIRST_STEP * max(1.0, abs(x))
    value, slope = _line(function, x, direction * step)
    straight, bent = 0.0, np.inf
    while straight < LAST_STEP:
        if not _on_line(function, x, value, slope, direction * step):
            bent = step
            break
        # A corner just passed may hide in the tolerance: half the way lies before it.
        straight, (_, slope) = step, _line(function, x, direction * step / 2)
        step *= 2
    if np.isinf(bent):
        return direction * np.inf
    if not straight:
        return None
    for _ in range(CORNER_BISECTIONS):
        middle = (straight + bent) / 2
        if _on_line(function, x, value, slope, direction * middle):
            straight = middle
        else:
            bent = middle
    # The bend shows only where it exceeds the tolerance: the corner is where both lines meet.
    beyond = x + direction * bent + direction * FIRST_STEP * max(1.0, abs(x + bent))
    there, steep = _line(function, beyond, direction * FIRST_STEP * max(1.0, abs(beyond)))
    if steep == slope or not np.isfinite(steep):
        return None
    return (value - slope * x - there + steep * beyond) / (steep - slope)


def _on_line(function: Function, x: float, value: float, slope: float, step: float) -> bool:
    points = x + step * np.array([0.5, 0.75, 1.0])
    expected = value + slope * (points - x)
    return bool((np.abs(function(points) - expected) <= TOLERANCE * (np.abs(expected) + abs(slope * step))).all())


def _clamp(function: Function, corners: list[float]) -> Wave | None:
    # A point and a slope on each piece.
    ends = [corners[0] - 1, *corners, corners[-1] + 1] if corners else [-1, 1]
    pieces = [
        _line(function, low + (high - low) / 4, (high - low) / 2) for low, high in zip(ends, ends[1:], strict=False)
    ]
    slopes = [0.0 if abs(slope) < TOLERANCE * (1 + abs(value)) else slope for value, slope in pieces]
    steep = [at for at, slope in enumerate(slopes) if slope]
    if len(steep) != 1:
        return None
    at = steep[0]
    low = ends[at] if at > 0 else -np.inf
    high = ends[at + 1] if at < len(slopes) - 1 else np.inf
    middle = ends[at] + (ends[at + 1] - ends[at]) / 4
    return Clamp(low, high, slopes[at], pieces[at][0] - slopes[at] * middle)


def _triangle(function: Function, corners: list[float]) -> Wave | None:
    if len(corners) < 2:
        return None
    first, second = corners[:2]
    one, other = function(np.array([first, second]))
    start = first if one < other else second
    return Triangle(start, 2 * (second - first), float(abs(one - other)) / 2, float(one + other) / 2)


def _agree(function: Function, wave: Wave) -> bool:
    """Whether a wave gives a function's values near and far."""
    random = np.random.default_rng(0)
    if isinstance(wave, Triangle):
        reach = CHECKED_PERIODS * wave.period
        points = wave.start + random.uniform(-reach, reach, CHECKED_POINTS)
        size = abs(wave.gain)
    else:
        points = np.exp(random.uniform(np.log(1e-4), np.log(1e6), CHECKED_POINTS))
        points *= random.choice([-1, 1], CHECKED_POINTS)
        middle, reach = _around(wave)
        points = np.append(points, middle + random.uniform(-reach, reach, CHECKED_POINTS))
        size = np.abs(wave.gain) * np.clip(np.abs(points), 1e-3, None)
    expected = wave(points)
    # 10: a corner is itself known to the tolerance only.
    return bool((np.abs(function(points) - expected) <= 10 * TOLERANCE * (np.abs(expected) + size)).all())


def _around(wave: Clamp) -> tuple[float, float]:
    bounds = [bound for bound in (wave.low, wave.high) if np.isfinite(bound)]
    if len(bounds) == 2:
        return sum(bounds) / 2, 2 * (bounds[1] - bounds[0])
    return (bounds[0], 1.0) if bounds else (0.0, 1.0)
