"""What can be seen wrong with a picture without looking at it. The findings are for the curators: they decide.

A look is a fingerprint of 64 bits: in which cells of a small grey copy the light grows to the right. Pictures that
are alike have looks that differ in few bits.
"""

from collections.abc import Iterable

import numpy as np
from PIL import Image

GREY = (299, 587, 114)  # the luminance of red, green and blue, in thousandths (ITU-R BT.601)
BLANK = 3.0  # the standard deviation of light below which there is nothing to see, of 255
NOISE = 0.25  # the correlation of neighbours below which there is no picture
CELLS = 8  # rows of a look, and bits in a row
ALIKE = 3  # bits by which looks of pictures that are alike may differ, of 64


def light(image: np.ndarray) -> np.ndarray:
    """Returns the light of an image, (h, w, 3) uint8, as (h, w) float64 from 0 to 255."""
    return image.astype(np.float64) @ np.array(GREY) / sum(GREY)


def look(image: np.ndarray) -> int:
    """Returns the fingerprint of an image, (h, w, 3) uint8."""
    grey = Image.fromarray(np.rint(light(image)).astype(np.uint8))
    small = np.asarray(grey.resize((CELLS + 1, CELLS), Image.Resampling.BOX), np.int64)
    bits = (small[:, 1:] > small[:, :-1]).reshape(-1)
    return int("".join("01"[bit] for bit in bits.astype(int)), 2)


def findings(image: np.ndarray, earlier: Iterable[tuple[int, str]] = ()) -> tuple[str, ...]:
    """Says what is wrong with an image, (h, w, 3) uint8, given the looks and names of earlier works."""
    grey = light(image)
    if grey.std() < BLANK and image.reshape(-1, 3).std(axis=0).max() < BLANK:
        return ("blank: hardly anything is on it",)
    if max(_likeness(grey[:, 1:], grey[:, :-1]), _likeness(grey[1:], grey[:-1])) < NOISE:
        return ("broken: neighbouring pixels have nothing to do with each other",)
    own = look(image)
    near = [(own ^ other).bit_count() for other, _ in earlier]
    names = [name for _, name in earlier]
    if near and min(near) <= ALIKE:
        return (f"near-duplicate: it looks like {names[near.index(min(near))]}",)
    return ()


def _likeness(one: np.ndarray, other: np.ndarray) -> float:
    """The correlation of two arrays; 1 where one of them is even."""
    one, other = one - one.mean(), other - other.mean()
    scale = np.sqrt((one * one).sum() * (other * other).sum())
    return float((one * other).sum() / scale) if scale else 1.0
