"""The fields that Persona's networks give on one half of a sheet: how far each sample lies inside of a mask's parts.

Twin of contracts/persona/field.vy, where 16 samples lie in a word.

A grid is SIDE rows of SIDE samples, one after the other, of which COLUMNS in a row are told and the others are zero.
The axis goes down column AXIS; what lies before it mirrors what lies behind it. Of each sample the network is told
where it lies, by five numbers in [-68, 68]: how far from the axis, how far down, the squares of both, and their
product.
"""

import numpy as np

from reference.neural.film import modulated
from reference.neural.network import activate

from .network import FILMS, MODEL

SIDE = 64
COLUMNS = 48
AXIS = 3
ACROSS = 132  # from the axis to the last column, as the network is told it
MIDDLE = 63  # twice the row in the middle


def fields(gains: list[int], offsets: list[int], kind: int) -> list[list[int]]:
    """A grid of each channel under a latent of a kind; the first column, the first row and the last row are zero."""
    model = modulated(MODEL[kind], FILMS, np.array(gains, np.int64), np.array(offsets, np.int64))
    # Floats of 53 bits hold all of these integers, and multiply them faster.
    x = inputs().astype(np.float64)
    for layer in model.layers:
        sums = x @ layer.weights.T.astype(np.float64) + layer.bias
        x = activate(sums.astype(np.int64) >> layer.shift, layer.activation).astype(np.float64)
    return placed(x.astype(np.int64)).reshape(-1, SIDE * SIDE).tolist()


def inputs(columns: int = COLUMNS) -> np.ndarray:
    """What the network is told of the samples of all rows but the first and the last: int64, `(samples, 5)`. No twin:
    a part of `_fields`."""
    row, column = (axis.reshape(-1) for axis in np.mgrid[1 : SIDE - 1, 0:columns])
    x = abs(column - AXIS) * ACROSS // (columns - 1 - AXIS)
    y = 2 * row - MIDDLE
    return np.stack([x - 64, y, (x * x >> 7) - 68, (y * y >> 5) - 60, x * y >> 7], axis=1)


def placed(channels: np.ndarray) -> np.ndarray:
    """What the network tells of all samples, `(samples, channels)`, on grids `(channels, SIDE, SIDE)` that begin and
    end with zeros. No twin: a part of `_fields`."""
    grids = np.zeros((channels.shape[1], SIDE, SIDE), channels.dtype)
    grids[:, 1:-1, 1:COLUMNS] = channels.T.reshape(-1, SIDE - 2, COLUMNS)[:, :, 1:]
    return grids
