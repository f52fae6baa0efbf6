"""Convolutions of rows. Twin of contracts/neural/convolution.vy.

A word is ten pixels here, of which the outer ones are neighbours: rows are `(channels, 10)`.
"""

import numpy as np

from . import network

CHANNELS = 8
TAPS = 3 * CHANNELS


def kernel(left: int, middle: int, right: int, bits: int) -> int:
    """A kernel's row as a number: each weight `bits` above the one right of it, mod 2**256."""
    return (right + (middle << bits) + (left << (2 * bits))) % 2**256


def rows(a: np.ndarray, b: np.ndarray, c: np.ndarray, weights: np.ndarray, start: int) -> np.ndarray:
    """The sums of a kernel `(channels, 3, 3)` for the eight pixels of the row in the middle."""
    image = np.stack([a, b, c], axis=1)
    return network.convolve(image, weights[None], np.array([start]), 1)[0, 1, 1:-1]


def points(x: np.ndarray, weights: np.ndarray, start: int) -> np.ndarray:
    """The sums of a kernel `(channels,)` for all ten pixels."""
    return network.convolve(x[:, None], weights[None, :, None, None], np.array([start]), 1)[0, 0]
