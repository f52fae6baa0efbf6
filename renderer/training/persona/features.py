"""What all kinds of masks have in common: their eyes, and how deep each sheet of paper lies in the others."""

from collections.abc import Callable

import numpy as np

from .shapes import Number, ellipse

Sheets = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]  # head, patch, ink and glow, as signed distances
Traits = Callable[[float, float], np.ndarray]  # deals a mask's traits: the next of its numbers, spread between two
PUPIL = 0.05  # how deep in the glow the pupil begins: level 192 of its field
FLAT = 0.03  # how deep other glow may be
RIM = 0.045  # of the head that what lies on it leaves free


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
