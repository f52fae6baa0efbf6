"""Masks as maps of what is painted where, and what few numbers say of them."""

import numpy as np

from reference.persona import mask
from reference.persona.field import AXIS, COLUMNS

PLAIN = 0  # the cut that paints each field once: head, patch, ink, glow and pupil
FINE = 2  # points of a fine map to a sample, each way
CELL = 3  # samples to a cell, each way
SHEETS = tuple(sheet for sheet in mask.CUTS[PLAIN] if sheet)


def painted(fields: np.ndarray) -> np.ndarray:
    """The number of the sheet that shows at each sample, 0 where none does: of `(..., fields, rows, columns)`."""
    shown = np.zeros((*fields.shape[:-3], *fields.shape[-2:]), np.uint8)
    for number, sheet in enumerate(SHEETS, 1):
        reached = fields[..., (sheet >> 20 & 15) - 1, :, :] >= (sheet >> 12 & 255)
        if sheet & 255:
            reached &= fields[..., (sheet >> 8 & 15) - 1, :, :] >= (sheet & 255)
        shown[reached] = number
    return shown


def fine(fields: np.ndarray) -> np.ndarray:
    """Fields of one half with points between their samples, as contours go between them."""
    return _between(_between(fields, -1), -2)


def _between(fields: np.ndarray, axis: int) -> np.ndarray:
    count = fields.shape[axis]
    at = np.arange((count - 1) * FINE + 1) / FINE
    low = np.minimum(at.astype(int), count - 2)
    part = np.reshape(at - low, (-1,) if axis == -1 else (-1, 1))
    return fields.take(low, axis) * (1 - part) + fields.take(low + 1, axis) * part


def half(fields: np.ndarray) -> np.ndarray:
    """From the axis on, what is computed of grids `(..., SIDE, SIDE)` or `(..., SIDE, COLUMNS)`."""
    return fields[..., AXIS:COLUMNS]


def cells(fields: np.ndarray) -> np.ndarray:
    """How much of each cell each sheet covers, `(count, numbers)` in [0, 1], float32; of halves `(count, ...)`."""
    shown = painted(fields)
    rows, columns = (size // CELL for size in shown.shape[-2:])
    shown = shown[:, : rows * CELL, : columns * CELL].reshape(-1, rows, CELL, columns, CELL)
    covered = [(shown == number).mean(axis=(2, 4), dtype=np.float32) for number in range(1, len(SHEETS) + 1)]
    return np.stack(covered, 1).reshape(len(shown), -1)


def alike(fields: np.ndarray, others: np.ndarray) -> float:
    """The share of the area painted in either of two drawings that is painted alike in both; of halves."""
    ours, theirs = painted(fine(fields)), painted(fine(others))
    drawn = (ours > 0) | (theirs > 0)
    return float((ours == theirs)[drawn].mean()) if drawn.any() else 1.0
