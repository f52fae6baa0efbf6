"""A quantized network as a directory: `model.json` says what it is, `weights.bin` holds its numbers.

Format "conus network 1". Tensors are integers, vectors `(n,)` or images `(channels, height, width)`; layers run in
order, each takes its inputs by name, the last one is the output. network.py gives the meaning.

    weights.bin, for each dense and convolution layer in order
    size                   field
    outputs * fan-in       weights in two's complement, row-major: (out, in) or (out, in, k, k); with `bits` 4 two a
                           byte, the high nibble first, the last byte filled up with zero
    4 * outputs            biases, int32, big-endian

The model's hash is the keccak256 of its JSON in canonical form (sorted keys, no spaces, without "hash" itself),
followed by weights.bin.
"""

import json
import os
from collections.abc import Iterator
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
KERNELS, STRIDES = (1, 3), (1, 2)

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
        found[layer.name] = _output_shape(layer, [found[name] for name in layer.inputs])
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
            _require(np.prod(layer.shape) == np.prod(first), layer, f"makes {layer.shape} of {told}")
            return layer.shape
        case _:
            return first[1:] or (1,)


def check(model: Model) -> Model:
    """Returns a model that is whole and consistent as it is; ModelError, which names the layer, for any other."""
    least, most = model.input.low, model.input.high
    if not (model.layers and model.input.shape and all(size > 0 for size in model.input.shape) and least <= most):
        raise ModelError(f"model: {model.name} has no layers, or an input without numbers")
    if len(model.input.shape) not in (1, 3):
        raise ModelError(f"model: the input is a vector or (channels, height, width), not {model.input.shape}")
    for layer in model.layers:
        _check(layer)
    shapes(model)
    return model


def _check(layer: Layer) -> None:
    _require(layer.op in USED, layer, f'has the unknown operator "{layer.op}"; there are {", ".join(USED)}')
    _require(0 <= layer.shift <= MAX_SHIFT, layer, f"shifts by {layer.shift}, not by 0 to {MAX_SHIFT}")
    _require(all(0 <= scale <= MAX_SHIFT for scale in layer.scales), layer, f"scales by {layer.scales}")
    _require(layer.factor in (2, 3, 4), layer, f"has the factor {layer.factor}, not 2, 3 or 4")
    _require(layer.stride in STRIDES, layer, f"has the stride {layer.stride}, not 1 or 2")
    _check_activation(layer)
    if not layer.weighted:
        _require(layer.weights is None and layer.bias is None, layer, "has weights, which its operator does not use")
        return
    sides = layer.shape[2:]
    known = len(layer.shape) == 2 if layer.op == "dense" else len(sides) == 2 and sides in [(k, k) for k in KERNELS]
    _require(known and min(layer.shape) > 0, layer, f"cannot have weights of the shape {layer.shape}")
    _require(layer.bits in WEIGHT_BITS, layer, f"has weights of {layer.bits} bits, not 4 or 8")
    _check_numbers(layer, "weights", layer.weights, layer.shape, 2 ** (layer.bits - 1))
    _check_numbers(layer, "bias", layer.bias, layer.shape[:1], 2 ** (8 * BIAS_BYTES - 1))


def _check_numbers(layer: Layer, what: str, numbers: Any, shape: tuple[int, ...], reach: int) -> None:
    _require(isinstance(numbers, np.ndarray) and numbers.dtype == np.int64, layer, f"needs {what} in int64")
    _require(numbers.shape == shape, layer, f"has {what} of the shape {numbers.shape}, and {shape} is wanted")
    if (numbers < -reach).any() or (numbers >= reach).any():
        worst = int(np.abs(numbers).reshape(shape[0], -1).max(axis=1).argmax())
        _require(False, layer, f"has {what} outside [{-reach}, {reach - 1}] in channel {worst}")


def _check_activation(layer: Layer) -> None:
    activation = layer.activation
    known = {
        "none": True,
        "relu": True,
        "clamp": activation.low <= activation.high,
        "triangle": 2 <= activation.bits <= MAX_TRIANGLE_BITS,
    }
    _require(known.get(activation.op, False), layer, f"cannot be activated by {_told(activation)}")


def _told(activation: Activation) -> str:
    return json.dumps(_activation_json(activation))


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
    nibbles = np.stack([packed >> 4, packed & 15], axis=1).reshape(-1)[: int(np.prod(shape))]
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
    canonical = json.dumps({k: v for k, v in described.items() if k != "hash"}, sort_keys=True, separators=(",", ":"))
    return "0x" + keccak(canonical.encode() + weights).hex()


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
    try:
        described = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        data = (folder / WEIGHTS).read_bytes()
    except FileNotFoundError as error:
        raise ModelError(f"model: {error.filename} is missing") from None
    except ValueError as error:
        raise ModelError(f"model: {folder / DESCRIPTION} is no JSON: {error}") from None
    if not isinstance(described, dict) or described.get("format") != FORMAT:
        found = described.get("format") if isinstance(described, dict) else None
        raise ModelError(
            f'model: {folder / DESCRIPTION} has the format {json.dumps(found)}, and "{FORMAT}" is wanted'
        )
    try:
        model = _from_json(described, data)
    except (KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"model: {folder / DESCRIPTION} is incomplete: {error}") from None
    if described.get("hash") != digest(check(model)):
        raise ModelError(f"model: {folder} was changed: its hash is {digest(model)}, not {described.get('hash')}")
    return model


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
    if each["op"] not in USED:
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
    count = int(np.prod(layer.shape))
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
