"""A flow: a network that, step by step, carries noise to what it has learnt (rectified flow, arXiv 2209.03003).

A state is a vector of integers, ONE to a standard deviation of the noise that it begins as. At each of `steps` equal
steps of Euler's method the network tells, of the state rounded to eight bits, how far it moves:

    state' = state + network(told(state))

so a velocity of 1 is ONE / steps. The network's weights are the same at every step; what changes with the step, and
with the kind of thing that is wanted, are offsets of its layers (film.py), which a second network of one dense layer
gives: its inputs are HOT for the step and for the kind, and 0 for all others.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from . import network
from .film import Film, Films, modulated
from .model import Model, ModelError

ONE = 2**10  # of a state
TOLD_SHIFT = 5  # a state's ONE is 32 to the network
LEAST_TOLD, MOST_TOLD = -128, 127
HOT = 64
NO_GAINS = np.zeros(0, np.int64)


@dataclass(frozen=True, eq=False)
class Flow:
    """A checked network `(n,)` to `(n,)` of states, and one `(steps + kinds,)` to the offsets of `conditioned`.

    Attributes:
        conditioned: the dense layers that have offsets, in the order of the offsets.
    """

    network: Model
    conditions: Model
    conditioned: tuple[str, ...]
    steps: int

    def __post_init__(self) -> None:
        layers = self.conditions.layers
        if len(layers) != 1 or layers[0].op != "dense" or layers[0].shift or layers[0].activation.op != "none":
            raise ModelError(f"flow: {self.conditions.name} is more than one dense layer without a shift")
        for layer in self.network.layers:
            if layer.name in self.conditioned and layer.op != "dense":
                raise ModelError(f"flow: {layer.name} is no dense layer")
        units = sum(layer.shape[0] for layer in self.network.layers if layer.name in self.conditioned)
        if layers[0].shape != (units, *self.conditions.input.shape) or not 0 < self.steps < layers[0].shape[1]:
            raise ModelError(f"flow: {self.conditions.name} does not give the offsets of {self.network.name}")
        if self.network.layers[-1].shape[:1] != self.network.input.shape:
            raise ModelError(f"flow: {self.network.name} does not give back as many numbers as it takes")

    @property
    def size(self) -> int:
        """The numbers of a state."""
        return self.network.input.shape[0]

    @property
    def kinds(self) -> int:
        """How many kinds of things can be wanted."""
        return self.conditions.input.shape[0] - self.steps

    @cached_property
    def films(self) -> Films:
        """The least and greatest offset of each conditioned layer, from the conditions' actual weights."""
        table, found, at = self.offsets(), {}, 0
        for layer in self.network.layers:
            if layer.name in self.conditioned:
                units = table[..., at : at + layer.shape[0]]
                found[layer.name] = Film((int(units.min()), int(units.max())))
                at += layer.shape[0]
        return found

    def offsets(self) -> np.ndarray:
        """All that the conditions can say, int64 `(steps, kinds, units)`."""
        layer = self.conditions.layers[0]
        columns = HOT * layer.weights.T
        return columns[: self.steps, None] + columns[None, self.steps :] + layer.bias


def told(state: np.ndarray) -> np.ndarray:
    """What the network is told of a state."""
    return np.clip((state + 2 ** (TOLD_SHIFT - 1)) >> TOLD_SHIFT, LEAST_TOLD, MOST_TOLD)


def advance(flow: Flow, state: np.ndarray, step: int, kind: int) -> np.ndarray:
    """The state after one more step, the step-th; int64 `(size,)` both. IndexError for what is no step or kind."""
    if not (0 <= step < flow.steps and 0 <= kind < flow.kinds):
        raise IndexError(f"flow: has steps below {flow.steps} and kinds below {flow.kinds}, not {step} and {kind}")
    hot = np.zeros(flow.conditions.input.shape, np.int64)
    hot[[step, flow.steps + kind]] = HOT
    offsets = network.run(flow.conditions, hot)
    return state + network.run(modulated(flow.network, flow.films, NO_GAINS, offsets), told(state))
