"""The fields that Imago's network gives: how far each sample of a grid lies inside of something.

Twin of contracts/imago/field.vy, where 16 samples lie in a word.

A grid is SIDE rows of SIDE samples, one after the other. Of each the network is told where it lies, by four numbers
in [-64, 68]: x, y, how far it lies from where the wings are rooted, and the product of column and y.
"""

import numpy as np

from reference.neural import network as layers
from reference.neural.film import modulated
from reference.neural.model import INPUT

from .network import FILMS, MODEL

SIDE = 64


def fields(gains: list[int], offsets: list[int]) -> list[list[int]]:
    """A grid of each channel under a latent; the first column, the first row and the last row are zero."""
    model = modulated(MODEL, FILMS, np.array(gains, np.int64), np.array(offsets, np.int64))
    found = {INPUT: inputs()}
    for layer in model.layers:
        found[layer.name] = layers.step(layer, *(found[name] for name in layer.inputs))
    grids = found[model.output].T.reshape(-1, SIDE, SIDE).copy()
    grids[:, [0, -1], :] = 0
    grids[:, :, 0] = 0
    return grids.reshape(-1, SIDE * SIDE).tolist()


def inputs() -> np.ndarray:
    """What the network is told of each sample: int64, `(SIDE * SIDE, 4)`. No twin: a part of `_fields`."""
    row, column = np.divmod(np.arange(SIDE * SIDE), SIDE)
    x, y = 2 * column - 64, 2 * row - 58
    radius = (19 * column * column + 12 * y * y >> 10) - 64
    return np.stack([x, y, radius, column * y >> 6], axis=1)
