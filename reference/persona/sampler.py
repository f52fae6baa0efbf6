"""What Persona's flow makes of a seed's noise. Twin of contracts/persona/Sampler.vy."""

import numpy as np

from reference.neural.flow import advance
from reference.numeric import normal, stream

from .network import FLOW

NOISE_BLOCK = 2  # the first of the seed's stream with noise


def latent(seed: int, kind: int) -> np.ndarray:
    """Where all steps have led to; int64 `(size,)`."""
    return state(seed, kind, FLOW.steps)


def state(seed: int, kind: int, steps: int) -> np.ndarray:
    """Where so many steps have led to, from noise at none; int64 `(size,)`, flow.ONE to a standard deviation of it.

    ValueError for what is no kind, and for more steps than there are.
    """
    if not 0 <= kind < FLOW.kinds:
        raise ValueError("sampler: no such kind")
    if not 0 <= steps <= FLOW.steps:
        raise ValueError("sampler: no such step")
    found = np.array(noise(seed), np.int64)
    for step in range(steps):
        found = advance(FLOW, found, step, kind)
    return found


def noise(seed: int) -> list[int]:
    """The noise of a seed."""
    blocks = -(-FLOW.size // stream.DRAWS)
    return [number for at in range(blocks) for number in normal.normals(seed, NOISE_BLOCK + at)][: FLOW.size]
