"""Places of the greatest. Twin of contracts/neural/argmax.vy."""

import numpy as np

from . import network

MAX_NUMBERS = 64


def argmax(numbers: np.ndarray) -> int:
    """The place of the first greatest of some numbers from 0 on, 0 where there is none."""
    return int(network.argmax(numbers)[0]) if len(numbers) else 0


def argmax_lanes(words: np.ndarray) -> np.ndarray:
    """For each lane of `(words, lanes)` numbers the number of the first word whose lane is greatest."""
    return network.argmax(words)
