"""A quantized network as a directory: `model.json` says what it is, `weights.bin` holds its numbers.

Format "conus network 1". Tensors are integers, vectors `(n,)` or images `(channels, height, width)`; layers run in
order, each takes its inputs by name, the last one is the output. network.py gives the meaning.

    weights.bin, for each dense and convolution layer in order
    size                   field
    outputs * fan-in       weights in two's complement, row-major: (out, in) or (out, in, k, k); with `bits` 4 two a
                           byte, the high nibble first, the last byte filled up with zero
    4 * outputs            biases, int32, big-endian

The model's hash is the keccak256 of its JSON in canonical form (sorted keys, no spaces, without "hash" itself),
followed by weights.bin. A file that says anything twice, or anything that the format does not know, is refused: what
the hash covers is what is read.
"""

import json
import math
import os
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from eth_hash.auto import keccak

FORMAT = "conus network 1"
DESCRIPTION, WEIGHTS = "model.json", "weights.bin"
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

    def replaced(self, **layers: Layer) -> "Model":
        """The same model with some layers, given by name, in place of the old ones."""
        return replace(self, layers=tuple(layers.get(layer.name, layer) for layer in self.layers))


def shapes(model: Model) -> dict[str, tuple[int, ...]]:
    """The shape of each tensor by name, the input's included; ModelError where a layer's inputs do not fit."""
    found = {INPUT: model.input.shape}
    for layer in model.layers:
        unknown = [name for name in layer.inputs if name not in found]
        _require(not unknown, layer, f"takes {', '.join(unknown)}, which no earlier layer gives")
        _require(len(layer.inputs) == ARITY.get(layer.op, 1), layer, f"takes {len(layer.inputs)} inputs")
        _require(layer.name not in found, layer, "is there twice")
        shape = found[layer.name] = _output_shape(layer, [found[name] for name in layer.inputs])
        _require(math.prod(shape) <= MAX_NUMBERS, layer, f"gives {shape}, which is more than {MAX_NUMBERS} numbers")
    return found


def _output_shape(layer: Layer, inputs: list[tuple[int, ...]]) -> tuple[int, ...]:
    (first, *_), told = inputs, " and ".join(map(str, inputs))
    match layer.op:
        case "dense":
            _require(first == layer.shape[1:], layer, f"is for {layer.shape[1:]} numbers, and gets {told}")
            return layer.shape[:1]
        case "convolution":
            _require(
                len(first) == 3 and first[0] == layer.shape[1], layer, f"has the shape {layer.shape}, and gets {told}"
            )
            return (layer.shape[0], *(-(-size // layer.stride) for size in first[1:]))
        case "add":
            _require(first == inputs[1], layer, f"adds tensors of different shapes, {told}")
            return first
        case "upsample":
            _require(len(first) == 3, layer, f"works on images, and gets {told}")
            return (first[0], first[1] * layer.factor, first[2] * layer.factor)
        case "pixel_shuffle":
            channels, rest = divmod(first[0], layer.factor**2)
            _require(len(first) == 3 and not rest, layer, f"makes one channel of {layer.factor**2}, and gets {told}")
            return (channels, first[1] * layer.factor, first[2] * layer.factor)
        case "reshape":
            _require(math.prod(layer.shape) == math.prod(first), layer, f"makes {layer.shape} of {told}")
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
    _require(bool(known), layer, "has a name with other signs than letters, digits and . _ / : -")
    known = isinstance(layer.inputs, tuple) and all(isinstance(name, str) for name in layer.inputs)
    _require(known, layer, f"has the inputs {layer.inputs}, not names")
    _require(layer.op in tuple(USED), layer, f'has the unknown operator "{layer.op}"; there are {", ".join(USED)}')
    _require(_within(layer.shift, range(MAX_SHIFT + 1)), layer, f"shifts by {layer.shift}, not by 0 to {MAX_SHIFT}")
    scales = isinstance(layer.scales, tuple) and len(layer.scales) == 2
    scales = scales and all(_within(scale, range(MAX_SHIFT + 1)) for scale in layer.scales)
    _require(scales, layer, f"scales by {layer.scales}, not by two shifts of 0 to {MAX_SHIFT}")
    _require(_within(layer.factor, FACTORS), layer, f"has the factor {layer.factor}, not 2, 3 or 4")
    _require(_within(layer.stride, STRIDES), layer, f"has the stride {layer.stride}, not 1 or 2")
    _require(_within(layer.bits, WEIGHT_BITS), layer, f"has weights of {layer.bits} bits, not 4 or 8")
    known = layer.scale is None or _positive(layer.scale)
    _require(known, layer, f"has the scale {layer.scale!r}, no positive number")
    _check_activation(layer)
    _check_lanes(layer)
    if layer.op == "reshape":
        known = _sized(layer.shape) and len(layer.shape) in (1, 3)
        _require(known, layer, f"makes {layer.shape}, neither a vector nor (channels, height, width)")
    if not layer.weighted:
        _require(layer.weights is None and layer.bias is None, layer, "has weights, which its operator does not use")
        return
    _check_shape(layer)
    _check_numbers(layer, "weights", layer.weights, layer.shape, 2 ** (layer.bits - 1))
    _check_numbers(layer, "bias", layer.bias, layer.shape[:1], 2 ** (8 * BIAS_BYTES - 1))


def _check_shape(layer: Layer) -> None:
    sides = layer.shape[2:]
    known = len(layer.shape) == 2 if layer.op == "dense" else sides in [(k, k) for k in KERNELS]
    _require(known and _sized(layer.shape), layer, f"cannot have weights of the shape {layer.shape}")


def _check_numbers(layer: Layer, what: str, numbers: Any, shape: tuple[int, ...], reach: int) -> None:
    _require(isinstance(numbers, np.ndarray) and numbers.dtype == np.int64, layer, f"needs {what} in int64")
    _require(numbers.shape == shape, layer, f"has {what} of the shape {numbers.shape}, and {shape} is wanted")
    outside = ((numbers < -reach) | (numbers >= reach)).reshape(shape[0], -1).any(axis=1)
    if outside.any():
        _require(False, layer, f"has {what} outside [{-reach}, {reach - 1}] in channel {outside.argmax()}")


def _check_activation(layer: Layer) -> None:
    activation = layer.activation
    _require(isinstance(activation, Activation), layer, "has no activation")
    low, high, bits = activation.low, activation.high, activation.bits
    known = {
        "none": True,
        "relu": True,
        "clamp": _integers(low, high) and -MAX_NUMBER <= low <= high < MAX_NUMBER,
        "triangle": _within(bits, range(2, MAX_TRIANGLE_BITS + 1)),
    }
    _require(isinstance(activation.op, str), layer, "has an activation without a name")
    _require(known.get(activation.op, False), layer, f"cannot be activated by {activation}")


def _check_lanes(layer: Layer) -> None:
    lanes = layer.lanes
    if lanes is not None:
        known = isinstance(lanes, Lanes) and _sized((lanes.bits, lanes.count))
        _require(known and lanes.bits * lanes.count <= WORD_BITS, layer, f"has {lanes}, which is no plan of a word")


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
        _require(total < 2**63, layer, f"can add up to {total}, which is more than int64 holds")
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


def _require(holds: bool, layer: Layer, otherwise: str) -> None:
    if not holds:
        raise ModelError(f"model: layer {layer.name} {otherwise}")


def weights_bytes(layer: Layer) -> bytes:
    """The weights of one layer as weights.bin holds them, without the biases."""
    flat = layer.weights.reshape(-1)
    if layer.bits == 8:
        return flat.astype(np.int8).tobytes()
    nibbles = np.append(flat & 15, [0] * (flat.size % 2)).astype(np.uint8)
    return (nibbles[::2] << 4 | nibbles[1::2]).tobytes()


def weights_from_bytes(data: bytes, shape: tuple[int, ...], bits: int) -> np.ndarray:
    """Weights of a shape, int64, from what `weights_bytes` gave."""
    if bits == 8:
        return np.frombuffer(data, np.int8).astype(np.int64).reshape(shape)
    packed = np.frombuffer(data, np.uint8).astype(np.int64)
    nibbles = np.stack([packed >> 4, packed & 15], axis=1).reshape(-1)[: math.prod(shape)]
    return ((nibbles ^ 8) - 8).reshape(shape)


def to_bytes(model: Model) -> bytes:
    """The content of weights.bin."""
    return b"".join(
        weights_bytes(layer) + layer.bias.astype(">i4").tobytes() for layer in model.layers if layer.weighted
    )


def digest(model: Model) -> str:
    """The model's content hash, 0x and 64 hexadecimal digits."""
    return _digest(_json(model), to_bytes(model))


def _digest(described: dict[str, Any], weights: bytes) -> str:
    canonical = _canonical({key: value for key, value in described.items() if key != "hash"})
    return "0x" + keccak(canonical.encode() + weights).hex()


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def save(model: Model, folder: Path) -> str:
    """Writes a model that passes `check` into a folder, whole or not at all by file, and returns its hash."""
    described, weights = _json(check(model)), to_bytes(model)
    folder.mkdir(parents=True, exist_ok=True)
    described["hash"] = _digest(described, weights)
    _write(folder / WEIGHTS, weights)
    _write(folder / DESCRIPTION, (json.dumps(described, indent=2) + "\n").encode())
    return described["hash"]


def _write(path: Path, content: bytes) -> None:
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    partial.write_bytes(content)
    partial.replace(path)


def load(folder: Path) -> Model:
    """Reads a model; ModelError when files are missing, cut short, of another format, changed or inconsistent."""
    path = folder / DESCRIPTION
    try:
        described = _parsed(path.read_bytes().decode())
        data = (folder / WEIGHTS).read_bytes()
    except OSError as error:
        found = "is missing" if isinstance(error, FileNotFoundError) else f"cannot be read: {error.strerror}"
        raise ModelError(f"model: {error.filename} {found}") from None
    except (ValueError, RecursionError) as error:
        raise ModelError(f"model: {path} is no JSON: {error}") from None
    found = described.get("format") if isinstance(described, dict) else None
    if found != FORMAT:
        raise ModelError(f'model: {path} has the format {json.dumps(found)}, and "{FORMAT}" is wanted')
    try:
        model = _from_json(described, data)
    except KeyError as error:
        raise ModelError(f"model: {path} lacks {error}") from None
    except (TypeError, AttributeError) as error:
        raise ModelError(f"model: {path} is malformed: {error}") from None
    real, read = _digest(described, data), _json(check(model))
    if described.get("hash") != real:
        raise ModelError(f"model: {folder} was changed: its hash is {real}, not {described.get('hash')}")
    if digest(model) != real:
        keys = sorted(described.keys() | read.keys() - {"hash"})
        other = [key for key in keys if key != "hash" and _canonical(described.get(key)) != _canonical(read.get(key))]
        raise ModelError(f"model: {folder} is not as the format writes it, in {', '.join(other) or WEIGHTS}")
    return model


def _parsed(text: str) -> Any:
    """JSON that says nothing twice, and only numbers that JSON has."""

    def no_number(name: str) -> None:
        raise ValueError(f"{name} is no number")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names):
            raise ValueError(f"of {', '.join(names)}, one is there twice")
        return dict(pairs)

    return json.loads(text, parse_constant=no_number, object_pairs_hook=once)


def _json(model: Model) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "name": model.name,
        "licence": model.licence,
        "authors": list(model.authors),
        "training_data": model.training_data,
        "input": {"shape": list(model.input.shape), "low": model.input.low, "high": model.input.high},
        "layers": [_layer_json(layer) for layer in model.layers],
    }


def _layer_json(layer: Layer) -> dict[str, Any]:
    values: dict[str, Any] = {
        "shape": list(layer.shape),
        "stride": layer.stride,
        "bits": layer.bits,
        "shift": layer.shift,
        "activation": _activation_json(layer.activation),
        "scales": list(layer.scales),
        "factor": layer.factor,
        "lanes": layer.lanes and {"bits": layer.lanes.bits, "count": layer.lanes.count},
    }
    told = {"name": layer.name, "op": layer.op, "inputs": list(layer.inputs)}
    return told | {key: values[key] for key in USED[layer.op]} | {"scale": layer.scale}


def _activation_json(activation: Activation) -> dict[str, Any]:
    used = {"clamp": ("low", "high"), "triangle": ("bits",)}.get(activation.op, ())
    return {"op": activation.op} | {key: getattr(activation, key) for key in used}


def _from_json(described: dict[str, Any], data: bytes) -> Model:
    parts = _Parts(data)
    layers = tuple(_layer_from_json(each, parts) for each in described["layers"])
    parts.end()
    given = described["input"]
    return Model(
        name=described["name"],
        licence=described["licence"],
        authors=tuple(described["authors"]),
        training_data=described["training_data"],
        input=Input(_sizes(given["shape"]), _integer(given["low"]), _integer(given["high"])),
        layers=layers,
    )


def _layer_from_json(each: dict[str, Any], parts: "_Parts") -> Layer:
    if each["op"] not in tuple(USED):
        raise ModelError(
            f'model: layer {each["name"]} has the unknown operator "{each["op"]}"; there are {", ".join(USED)}'
        )
    known = {item.name for item in fields(Layer)} - {"weights", "bias"}
    values = {key: value for key, value in each.items() if key in known}
    values["inputs"] = tuple(each["inputs"])
    for key in {"stride", "bits", "shift", "factor"} & values.keys():
        values[key] = _integer(values[key])
    for key in {"shape", "scales"} & values.keys():
        values[key] = _sizes(values[key])
    if "activation" in values:
        values["activation"] = Activation(**values["activation"])
    if values.get("lanes"):
        values["lanes"] = Lanes(**values["lanes"])
    layer = Layer(**values)
    if not layer.weighted:
        return layer
    _require(layer.bits in WEIGHT_BITS and bool(layer.shape) and min(layer.shape) > 0, layer, "has no shape or bits")
    count = math.prod(layer.shape)
    weights = weights_from_bytes(parts.take(-(-count * layer.bits // 8), layer), layer.shape, layer.bits)
    bias = np.frombuffer(parts.take(BIAS_BYTES * layer.shape[0], layer), ">i4").astype(np.int64)
    return replace(layer, weights=weights, bias=bias)


def _integer(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{value!r} is no integer")
    return value


def _sizes(values: Any) -> tuple[int, ...]:
    return tuple(_integer(value) for value in values)


class _Parts:
    """weights.bin, taken from the front."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, count: int, layer: Layer) -> bytes:
        part = self.data[self.at : self.at + count]
        _require(len(part) == count, layer, f"needs {count} bytes of {WEIGHTS}, and {len(part)} are left")
        self.at += count
        return part

    def end(self) -> None:
        if self.at != len(self.data):
            raise ModelError(f"model: {WEIGHTS} has {len(self.data) - self.at} bytes more than the layers need")


def weighted(model: Model) -> Iterator[Layer]:
    """The layers that have weights, in order."""
    return (layer for layer in model.layers if layer.weighted)
