"""A flow: a network that, step by step, carries noise to what it has learnt (rectified flow, arXiv 2209.03003).

A state is a vector or an image of integers, ONE to a standard deviation of the noise that it begins as. At each of
`steps` equal steps of Euler's method the network tells, of the state rounded to eight bits, how far it moves:

    state' = state + network(told(state))

so a velocity of 1 is ONE / steps. The network's weights are the same at every step; what changes with the step, and
with the kinds of things that are wanted, are offsets of its layers (film.py), which a second network of one dense
layer gives: its inputs are HOT for the step and for each kind that is wanted, and 0 for all others.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from . import network
from .film import Film, Films, modulated
from .model import Model, ModelError, shapes

ONE = 2**10  # of a state
TOLD_SHIFT = 5  # a state's ONE is 32 to the network
LEAST_TOLD, MOST_TOLD = -128, 127
HOT = 64
NO_GAINS = np.zeros(0, np.int64)


@dataclass(frozen=True, eq=False)
class Flow:
    """A checked network of states to states of one shape, and one `(steps + kinds,)` to offsets of `conditioned`.

    Attributes:
        conditioned: the layers that have offsets, in the order of the offsets.
        groups: how many kinds each group has, of which one is wanted; of kinds beyond all groups any may be wanted.
            None: all kinds are one group.
    """

    network: Model
    conditions: Model
    conditioned: tuple[str, ...]
    steps: int
    groups: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        layers = self.conditions.layers
        if len(layers) != 1 or layers[0].op != "dense" or layers[0].shift or layers[0].activation.op != "none":
            raise ModelError(f"flow: {self.conditions.name} is more than one dense layer without a shift")
        for layer in self.network.layers:
            if layer.name in self.conditioned and not layer.weighted:
                raise ModelError(f"flow: {layer.name} has no weights")
        units = sum(layer.shape[0] for layer in self.network.layers if layer.name in self.conditioned)
        if layers[0].shape != (units, *self.conditions.input.shape) or not 0 < self.steps < layers[0].shape[1]:
            raise ModelError(f"flow: {self.conditions.name} does not give the offsets of {self.network.name}")
        if sum(self.groups or ()) > self.kinds:
            raise ModelError(f"flow: {self.conditions.name} has fewer kinds than {self.groups}")
        if shapes(self.network)[self.network.output] != self.network.input.shape:
            raise ModelError(f"flow: {self.network.name} does not give back as many numbers as it takes")

    @property
    def size(self) -> int:
        """The numbers of a state."""
        return math.prod(self.network.input.shape)

    @property
    def kinds(self) -> int:
        """How many kinds of things can be wanted."""
        return self.conditions.input.shape[0] - self.steps

    @cached_property
    def films(self) -> Films:
        """The least and greatest offset of each conditioned layer, from the conditions' actual weights."""
        low, high = self._reach()
        found, at = {}, 0
        for layer in self.network.layers:
            if layer.name in self.conditioned:
                units = slice(at, at + layer.shape[0])
                found[layer.name] = Film((int(low[units].min()), int(high[units].max())))
                at += layer.shape[0]
        return found

    def _reach(self) -> tuple[np.ndarray, np.ndarray]:
        """The least and the greatest offset of each unit, int64 `(units,)` both."""
        layer = self.conditions.layers[0]
        ends = np.cumsum([self.steps, *(self.groups if self.groups is not None else (self.kinds,))])
        *groups, free = np.split(HOT * layer.weights.T, ends)
        low = layer.bias + sum(group.min(0) for group in groups) + np.minimum(free, 0).sum(0)
        high = layer.bias + sum(group.max(0) for group in groups) + np.maximum(free, 0).sum(0)
        return low, high

    def offsets(self) -> np.ndarray:
        """What the conditions say of a step and one kind, int64 `(steps, kinds, units)`."""
        layer = self.conditions.layers[0]
        columns = HOT * layer.weights.T
        return columns[: self.steps, None] + columns[None, self.steps :] + layer.bias

    def said(self, step: int, *kinds: int) -> np.ndarray:
        """What the conditions say of a step and of kinds, int64 `(units,)`; IndexError for what is neither."""
        if not (0 <= step < self.steps and all(0 <= kind < self.kinds for kind in kinds)):
            given = ", ".join(map(str, (step, *kinds)))
            raise IndexError(f"flow: has steps below {self.steps} and kinds below {self.kinds}, not {given}")
        hot = np.zeros(self.conditions.input.shape, np.int64)
        hot[[step, *(self.steps + kind for kind in kinds)]] = HOT
        return network.run(self.conditions, hot)


def told(state: np.ndarray) -> np.ndarray:
    """What the network is told of a state."""
    return np.clip((state + 2 ** (TOLD_SHIFT - 1)) >> TOLD_SHIFT, LEAST_TOLD, MOST_TOLD)


def advance(flow: Flow, state: np.ndarray, step: int, *kinds: int) -> np.ndarray:
    """The state after one more step, the step-th; int64 of one shape both. IndexError for what is no step or kind."""
    under = modulated(flow.network, flow.films, NO_GAINS, flow.said(step, *kinds))
    return state + network.run(under, told(state))
