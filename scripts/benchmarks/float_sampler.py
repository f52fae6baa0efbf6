"""Persona's sampler in floats, where nothing is rounded: what its integers are held against.

Weights are those that training ended with, and those are integers: it settles them before it ends. Neither sums nor
states, neither gains nor what they make of weights are rounded. Where the integers are shifted down to the floor,
which takes half a unit on average, the floats are divided and half a unit is taken; triangle waves and clamps are
those of real numbers. Noise, and what the network is told of where a sample lies, are the same.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from reference.neural import flow as flows
from reference.neural.model import INPUT, Activation, Layer, Model
from reference.persona import field, film, network

HALF = 0.5  # what a floor takes on average

Offsets = dict[str, np.ndarray]


def latents(noise: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    """What the flow makes of noise `(count, size)` for each of `kinds`, as the film is told it: not rounded."""
    flow, state, offsets = network.FLOW, noise.astype(np.float64), network.FLOW.offsets()
    for step in range(flow.steps):
        moved = run(flow.network, told(state), split(flow.network, flow.conditioned, offsets[step, kinds]))
        state = state + moved
    return told(state)


def fields(latent: np.ndarray, kind: int) -> np.ndarray:
    """The network's channels under a latent `(size,)`, `(channels, SIDE, SIDE)`, as field.fields gives them."""
    model = network.MODEL[kind]
    values = run(network.FILM[kind], latent)
    gains = np.clip(film.GAIN_ONE + values[: film.GAINS] / 2**film.GAIN_SHIFT - HALF, 0, film.MOST_GAIN)
    first = next(layer for layer in model.layers if network.FILMS[layer.name].gains)
    one = 2 ** network.FILMS[first.name].shift
    gained = replace(first, weights=first.weights * gains[:, None] / one - HALF, bias=first.bias * gains / one - HALF)
    offsets = split(model, tuple(network.FILMS), values[film.GAINS :])
    # Waves come round again whatever is added to their sums; the outputs do not.
    offsets[model.output] = np.clip(offsets[model.output], *network.FILMS[model.output].offsets)
    return field.placed(run(model.replaced(**{first.name: gained}), field.inputs(), offsets))


def told(state: np.ndarray) -> np.ndarray:
    """What the network is told of a state: not rounded."""
    return np.clip(state / 2**flows.TOLD_SHIFT, flows.LEAST_TOLD, flows.MOST_TOLD)


def split(model: Model, names: Sequence[str], offsets: np.ndarray) -> Offsets:
    """Offsets `(..., units)` by the layers that they are for, which have them in the model's order."""
    found = {}
    for layer in model.layers:
        if layer.name in names:
            found[layer.name], offsets = offsets[..., : layer.shape[0]], offsets[..., layer.shape[0] :]
    return found


def run(model: Model, given: np.ndarray, offsets: Offsets | None = None) -> np.ndarray:
    """The output of a network of dense layers and sums, `(..., out)`, for inputs `(..., in)`."""
    found = {INPUT: given}
    for layer in model.layers:
        inputs = [found[name] for name in layer.inputs]
        found[layer.name] = _step(layer, inputs, (offsets or {}).get(layer.name, 0))
    return found[model.output]


def _step(layer: Layer, inputs: Sequence[np.ndarray], offset: np.ndarray | int) -> np.ndarray:
    if layer.op == "dense":
        total = inputs[0] @ layer.weights.T + layer.bias + offset
    else:
        total = inputs[0] * 2 ** layer.scales[0] + inputs[1] * 2 ** layer.scales[1]
    return activate(total / 2**layer.shift - HALF if layer.shift else total, layer.activation)


def activate(v: np.ndarray, activation: Activation) -> np.ndarray:
    """The activation of real numbers; at integers, that of reference/neural/network.py."""
    match activation.op:
        case "clamp":
            return np.clip(v, activation.low, activation.high)
        case "relu":
            return np.maximum(v, 0)
        case "triangle":
            # Through the integers' values: 0 and 2**bits - 1 are as low, and between them it turns.
            phase = (v + HALF) % 2**activation.bits
            return np.minimum(phase, 2**activation.bits - phase) - HALF - 2 ** (activation.bits - 2)
        case _:
            return v
