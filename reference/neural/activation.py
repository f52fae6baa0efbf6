"""Requantizing and activations of sums. Twin of contracts/neural/activation.vy.

Each number may be an integer or an array of int64. Results are shifted so that the least one is zero: by
2**(bits - 1 - by) where nothing is cut off below, by 2**(wave - 2) for a triangle wave.
"""

import numpy as np

from . import network
from .model import Activation

Numbers = np.ndarray


def requantize(sums: Numbers, bits: int, by: int) -> Numbers:
    """v >> by, in lanes of `bits` bits before the shift: 2**(bits - 1 - by) higher."""
    return (sums >> by) + 2 ** (bits - 1 - by)


def relu(sums: Numbers, by: int) -> Numbers:
    """max(0, v >> by)."""
    return network.activate(sums >> by, Activation("relu"))


def clamp(sums: Numbers, by: int, high: int) -> Numbers:
    """v >> by, into [0, high]."""
    return network.activate(sums >> by, Activation("clamp", 0, high))


def triangle(sums: Numbers, by: int, wave: int) -> Numbers:
    """The triangle wave of period 2**wave at v >> by, 2**(wave - 2) higher: in [0, 2**(wave - 1))."""
    return network.triangle(sums >> by, wave) + 2 ** (wave - 2)


def add(a: Numbers, b: Numbers, scale_a: int, scale_b: int, start: int) -> Numbers:
    """a * 2**scale_a + b * 2**scale_b + start."""
    return (a << scale_a) + (b << scale_b) + start
