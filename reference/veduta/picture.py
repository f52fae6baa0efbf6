"""What Veduta draws of a prompt and a seed, in integers: every machine draws the same bits.

The seed's stream chooses what the prompt leaves open, and gives the noise that the flow begins with. All else is a
network's meaning (reference/neural/network.py), so a worker with torch, and one without, have to agree.
"""

import numpy as np

from reference.neural import network
from reference.neural.flow import advance, told
from reference.numeric import normal, stream

from . import words
from .network import COLOURS, Veduta, load

NOISE_BLOCK = 2**32  # the first of the seed's stream with noise; blocks before it choose what is left open
MIDDLE = 128  # a level of 0


def draw(prompt: str, seed: int, model: Veduta | None = None) -> np.ndarray:
    """The picture, uint8 `(height, width, 3)`; `model` is the bundled one where none is given."""
    model = model or load()
    return picture(model, latent(model, kinds(prompt, seed), seed))


def scene(prompt: str, seed: int) -> words.Scene:
    """What is drawn: what the prompt says, and what the seed chooses where it says nothing."""
    found = 0

    def below(n: int) -> int:
        nonlocal found
        block, place = divmod(found, stream.DRAWS)
        found += 1
        return stream.below(stream.draws(seed, block)[place], n)

    return words.complete(words.read(prompt), below)


def kinds(prompt: str, seed: int) -> tuple[int, ...]:
    """The places of the scene's words among words.NAMES."""
    return tuple(place for place, hot in enumerate(words.vector(scene(prompt, seed))) if hot)


def noise(model: Veduta, seed: int) -> np.ndarray:
    """What the flow begins with: int64 `(channels, height, width)`, flow.ONE to a standard deviation."""
    blocks = -(-model.flow.size // stream.DRAWS)
    numbers = [number for at in range(blocks) for number in normal.normals(seed, NOISE_BLOCK + at)]
    return np.array(numbers[: model.flow.size], np.int64).reshape(model.flow.network.input.shape)


def latent(model: Veduta, wanted: tuple[int, ...], seed: int) -> np.ndarray:
    """Where all steps lead to; int64 `(channels, height, width)`."""
    state = noise(model, seed)
    for step in range(model.flow.steps):
        state = advance(model.flow, state, step, *wanted)
    return state


def picture(model: Veduta, state: np.ndarray) -> np.ndarray:
    """What the decoder draws of a state, uint8 `(height, width, 3)`."""
    levels = network.run(model.decoder, told(state))
    assert levels.shape[0] == COLOURS
    return (levels + MIDDLE).astype(np.uint8).transpose(1, 2, 0)
