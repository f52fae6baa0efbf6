"""A quantized network: its layers, and what makes one whole and consistent.

Tensors are integers, vectors `(n,)` or images `(channels, height, width)`; layers run in order, each takes its inputs
by name, the last one is the output. network.py gives the meaning, files.py keeps a model on disk.
"""

import math
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

INPUT = "input"

WEIGHT_BITS = (4, 8)
BIAS_BYTES = 4
MAX_SHIFT = 31
MAX_TRIANGLE_BITS = 16
KERNELS, STRIDES, FACTORS = (1, 3), (1, 2), (2, 3, 4)
MAX_NUMBERS = 2**24  # in one tensor: more than a chain can hold, and little enough for any machine
MAX_NUMBER = 2**31  # inputs and the bounds of a clamp stay below, so that no sum of one layer leaves int64
WORD_BITS = 256
NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,63}", re.ASCII)  # of a model: a file can be called so
LAYER_NAME = re.compile(r"[\w./:-]{1,128}", re.ASCII)  # as in ONNX; safe in a comment of any language

# The fields of a layer that its operator uses, besides name, op, inputs and scale.
WEIGHTED = ("shape", "bits", "shift", "activation", "lanes")
USED = {
    "dense": WEIGHTED,
    "convolution": (*WEIGHTED, "stride"),
    "add": ("scales", "shift", "activation"),
    "upsample": ("factor",),
    "pixel_shuffle": ("factor",),
    "reshape": ("shape",),
    "argmax": (),
}
ARITY = {"add": 2}


class ModelError(ValueError):
    """A model that cannot be used; the message says where it breaks and what was expected."""


@dataclass(frozen=True)
class Activation:
    """What happens to a sum after its shift.

    `none`; `relu`: max(0, v); `clamp`: into [low, high]; `triangle`: the wave of period 2**bits through
    [-2**(bits-2), 2**(bits-2) - 1], rising from its least value at 0.
    """

    op: str = "none"
    low: int = 0
    high: int = 0
    bits: int = 0


@dataclass(frozen=True)
class Lanes:
    """How a layer's sums lie in words: `count` lanes of `bits` bits each."""

    bits: int
    count: int


@dataclass(frozen=True)
class Input:
    """The shape of the network's input, and the least and greatest number in it."""

    shape: tuple[int, ...]
    low: int
    high: int


@dataclass(frozen=True, eq=False)
class Layer:
    """One step of a network; which fields count depends on `op`, see USED.

    weights: int64, `(out, in)` or `(out, in, k, k)`, within `bits`; bias: int64, `(out,)`, in int32; None without.
    scale: the real value of one unit of the output, for people and for the fidelity report; it changes no bit.
    """

    name: str
    op: str
    inputs: tuple[str, ...]
    shape: tuple[int, ...] = ()
    stride: int = 1
    bits: int = 8
    shift: int = 0
    activation: Activation = field(default_factory=Activation)
    scales: tuple[int, int] = (0, 0)
    factor: int = 2
    lanes: Lanes | None = None
    scale: float | None = None
    weights: np.ndarray | None = None
    bias: np.ndarray | None = None

    @property
    def weighted(self) -> bool:
        return self.op in ("dense", "convolution")


@dataclass(frozen=True, eq=False)
class Model:
    """A whole network and what is said about it. Build it, then `check` it; `load` does both."""

    name: str
    licence: str
    authors: tuple[str, ...]
    training_data: str
    input: Input
    layers: tuple[Layer, ...]

    @property
    def output(self) -> str:
        return self.layers[-1].name

    def layer(self, name: str) -> Layer:
        """The layer of this name; KeyError when there is none."""
        return {layer.name: layer for layer in self.layers}[name]

    def replaced(self, /, **layers: Layer) -> "Model":
        """The same model with some layers, given by name, in place of the old ones."""
        return replace(self, layers=tuple(layers.get(layer.name, layer) for layer in self.layers))


def weighted(model: Model) -> Iterator[Layer]:
    """The layers that have weights, in order."""
    return (layer for layer in model.layers if layer.weighted)


def shapes(model: Model) -> dict[str, tuple[int, ...]]:
    """The shape of each tensor by name, the input's included; ModelError where a layer's inputs do not fit."""
    found = {INPUT: model.input.shape}
    for layer in model.layers:
        unknown = [name for name in layer.inputs if name not in found]
        require(not unknown, layer, f"takes {', '.join(unknown)}, which no earlier layer gives")
        require(len(layer.inputs) == ARITY.get(layer.op, 1), layer, f"takes {len(layer.inputs)} inputs")
        require(layer.name not in found, layer, "is there twice")
        shape = found[layer.name] = _output_shape(layer, [found[name] for name in layer.inputs])
        require(math.prod(shape) <= MAX_NUMBERS, layer, f"gives {shape}, which is more than {MAX_NUMBERS} numbers")
    return found


def _output_shape(layer: Layer, inputs: list[tuple[int, ...]]) -> tuple[int, ...]:
    (first, *_), told = inputs, " and ".join(map(str, inputs))
    match layer.op:
        case "dense":
            require(first == layer.shape[1:], layer, f"is for {layer.shape[1:]} numbers, and gets {told}")
            return layer.shape[:1]
        case "convolution":
            require(
                len(first) == 3 and first[0] == layer.shape[1], layer, f"has the shape {layer.shape}, and gets {told}"
            )
            return (layer.shape[0], *(-(-size // layer.stride) for size in first[1:]))
        case "add":
            require(first == inputs[1], layer, f"adds tensors of different shapes, {told}")
            return first
        case "upsample":
            require(len(first) == 3, layer, f"works on images, and gets {told}")
            return (first[0], first[1] * layer.factor, first[2] * layer.factor)
        case "pixel_shuffle":
            channels, rest = divmod(first[0], layer.factor**2)
            require(len(first) == 3 and not rest, layer, f"makes one channel of {layer.factor**2}, and gets {told}")
            return (channels, first[1] * layer.factor, first[2] * layer.factor)
        case "reshape":
            require(math.prod(layer.shape) == math.prod(first), layer, f"makes {layer.shape} of {told}")
            return layer.shape
        case _:
            return first[1:] or (1,)


def check(model: Model) -> Model:
    """Returns a model that is whole and consistent as it is; ModelError, which names the layer, for any other."""
    if not (isinstance(model.name, str) and NAME.fullmatch(model.name)):
        raise ModelError(f"model: {model.name!r} is no name; letters, digits and . _ - make one")
    if not all(isinstance(text, str) for text in (model.licence, model.training_data, *model.authors)):
        raise ModelError(f"model: the licence, the authors and the training data of {model.name} are text")
    _check_input(model.input)
    if not model.layers:
        raise ModelError(f"model: {model.name} has no layers")
    for layer in model.layers:
        _check(layer)
    shapes(model)
    _check_reach(model)
    return model


def _check_input(given: Input) -> None:
    if not (_sized(given.shape) and len(given.shape) in (1, 3) and math.prod(given.shape) <= MAX_NUMBERS):
        raise ModelError(f"model: the input is a vector or (channels, height, width), not {given.shape}")
    if not (_integers(given.low, given.high) and -MAX_NUMBER <= given.low <= given.high < MAX_NUMBER):
        raise ModelError(f"model: the input's range is of integers in int32, not [{given.low}, {given.high}]")


def _check(layer: Layer) -> None:
    known = isinstance(layer.name, str) and LAYER_NAME.fullmatch(layer.name)
    require(bool(known), layer, "has a name with other signs than letters, digits and . _ / : -")
    known = isinstance(layer.inputs, tuple) and all(isinstance(name, str) for name in layer.inputs)
    require(known, layer, f"has the inputs {layer.inputs}, not names")
    require(layer.op in tuple(USED), layer, f'has the unknown operator "{layer.op}"; there are {", ".join(USED)}')
    require(_within(layer.shift, range(MAX_SHIFT + 1)), layer, f"shifts by {layer.shift}, not by 0 to {MAX_SHIFT}")
    scales = isinstance(layer.scales, tuple) and len(layer.scales) == 2
    scales = scales and all(_within(scale, range(MAX_SHIFT + 1)) for scale in layer.scales)
    require(scales, layer, f"scales by {layer.scales}, not by two shifts of 0 to {MAX_SHIFT}")
    require(_within(layer.factor, FACTORS), layer, f"has the factor {layer.factor}, not 2, 3 or 4")
    require(_within(layer.stride, STRIDES), layer, f"has the stride {layer.stride}, not 1 or 2")
    require(_within(layer.bits, WEIGHT_BITS), layer, f"has weights of {layer.bits} bits, not 4 or 8")
    known = layer.scale is None or _positive(layer.scale)
    require(known, layer, f"has the scale {layer.scale!r}, no positive number")
    _check_activation(layer)
    _check_lanes(layer)
    if layer.op == "reshape":
        known = _sized(layer.shape) and len(layer.shape) in (1, 3)
        require(known, layer, f"makes {layer.shape}, neither a vector nor (channels, height, width)")
    if not layer.weighted:
        require(layer.weights is None and layer.bias is None, layer, "has weights, which its operator does not use")
        return
    _check_shape(layer)
    _check_numbers(layer, "weights", layer.weights, layer.shape, 2 ** (layer.bits - 1))
    _check_numbers(layer, "bias", layer.bias, layer.shape[:1], 2 ** (8 * BIAS_BYTES - 1))


def _check_shape(layer: Layer) -> None:
    sides = layer.shape[2:]
    known = len(layer.shape) == 2 if layer.op == "dense" else sides in [(k, k) for k in KERNELS]
    require(known and _sized(layer.shape), layer, f"cannot have weights of the shape {layer.shape}")


def _check_numbers(layer: Layer, what: str, numbers: Any, shape: tuple[int, ...], reach: int) -> None:
    require(isinstance(numbers, np.ndarray) and numbers.dtype == np.int64, layer, f"needs {what} in int64")
    require(numbers.shape == shape, layer, f"has {what} of the shape {numbers.shape}, and {shape} is wanted")
    outside = ((numbers < -reach) | (numbers >= reach)).reshape(shape[0], -1).any(axis=1)
    if outside.any():
        require(False, layer, f"has {what} outside [{-reach}, {reach - 1}] in channel {outside.argmax()}")


def _check_activation(layer: Layer) -> None:
    activation = layer.activation
    require(isinstance(activation, Activation), layer, "has no activation")
    low, high, bits = activation.low, activation.high, activation.bits
    known = {
        "none": True,
        "relu": True,
        "clamp": _integers(low, high) and -MAX_NUMBER <= low <= high < MAX_NUMBER,
        "triangle": _within(bits, range(2, MAX_TRIANGLE_BITS + 1)),
    }
    require(isinstance(activation.op, str), layer, "has an activation without a name")
    require(known.get(activation.op, False), layer, f"cannot be activated by {activation}")


def _check_lanes(layer: Layer) -> None:
    lanes = layer.lanes
    if lanes is not None:
        known = isinstance(lanes, Lanes) and _sized((lanes.bits, lanes.count))
        require(known and lanes.bits * lanes.count <= WORD_BITS, layer, f"has {lanes}, which is no plan of a word")


def _check_reach(model: Model) -> None:
    """No sum leaves int64. A bound by magnitudes alone: ranges.py has the close ones."""
    reach = {INPUT: max(-model.input.low, model.input.high)}
    for layer in model.layers:
        inputs = [reach[name] for name in layer.inputs]
        total = max(inputs)
        if layer.weighted:
            fan_in = int(np.abs(layer.weights).reshape(layer.shape[0], -1).sum(axis=1).max())
            total = fan_in * total + int(np.abs(layer.bias).max())
        elif layer.op == "add":
            total = sum(each << scale for each, scale in zip(inputs, layer.scales, strict=True))
        require(total < 2**63, layer, f"can add up to {total}, which is more than int64 holds")
        reach[layer.name] = _output_reach(layer, total)


def _output_reach(layer: Layer, total: int) -> int:
    match layer.op, layer.activation.op:
        case "argmax", _:
            return MAX_NUMBERS
        case "upsample" | "pixel_shuffle" | "reshape", _:
            return total
        case _, "clamp":
            return max(-layer.activation.low, layer.activation.high)
        case _, "triangle":
            return 2 ** (layer.activation.bits - 2)
        case _:
            return (total >> layer.shift) + 1  # a negative sum is floored away from zero


def _integers(*values: Any) -> bool:
    return all(type(value) is int for value in values)


def _within(value: Any, allowed: Container[int]) -> bool:
    return _integers(value) and value in allowed


def _sized(shape: Any) -> bool:
    """Is this a tuple of positive integers?"""
    return isinstance(shape, tuple) and bool(shape) and _integers(*shape) and min(shape) > 0


def _positive(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value) and value > 0


def require(holds: bool, layer: Layer, otherwise: str) -> None:
    """Raises ModelError, about a layer, unless something holds."""
    if not holds:
        raise ModelError(f"model: layer {layer.name} {otherwise}")
