"""Pixels in other places. Twin of contracts/neural/resample.vy.

Words are arrays of eight pixels here, from left to right.
"""

import numpy as np

from . import network

PIXELS = 8


def upper(pixels: np.ndarray) -> np.ndarray:
    """The last four pixels as the first four, and zeros."""
    return np.append(pixels[4:], [0] * 4)


def interleaved(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The first four pixels of two words by turns, as the first row of a pixel shuffle by 2 has them."""
    channels = np.stack([a, b, a, b])[:, None, : PIXELS // 2]
    return network.pixel_shuffle(channels, 2)[0, 0]


def upsampled(pixels: np.ndarray) -> np.ndarray:
    """Each of the first four pixels twice."""
    return network.upsample(pixels[None, None, : PIXELS // 2], 2)[0, 0]


def halved(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Every second pixel of two words."""
    return np.append(first, second)[::2]


def beside(before: np.ndarray, pixels: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Ten pixels: a word between its neighbours."""
    return np.concatenate([before[-1:], pixels, after[:1]])
