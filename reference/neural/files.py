"""A network as a directory, in the format "conus network 1": `model.json` and `weights.bin`.

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
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from eth_hash.auto import keccak

from .. import canonical
from .model import (
    BIAS_BYTES,
    USED,
    WEIGHT_BITS,
    Activation,
    Input,
    Lanes,
    Layer,
    Model,
    ModelError,
    check,
    require,
)

FORMAT = "conus network 1"
DESCRIPTION, WEIGHTS = "model.json", "weights.bin"


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
    covered = canonical.text({key: value for key, value in described.items() if key != "hash"})
    return "0x" + keccak(covered.encode() + weights).hex()


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
        described = canonical.parse(path.read_bytes().decode())
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
    except ModelError as error:
        raise ModelError(f"{error}, in {folder}") from None
    except KeyError as error:
        raise ModelError(f"model: {path} lacks {error}") from None
    except (TypeError, AttributeError) as error:
        raise ModelError(f"model: {path} is malformed: {error}") from None
    real, read = _digest(described, data), _json(check(model))
    if described.get("hash") != real:
        raise ModelError(f"model: {folder} was changed: its hash is {real}, not {described.get('hash')}")
    if digest(model) != real:
        keys = sorted((described.keys() | read.keys()) - {"hash"})
        other = [key for key in keys if canonical.text(described.get(key)) != canonical.text(read.get(key))]
        raise ModelError(f"model: {folder} is not as the format writes it, in {', '.join(other) or WEIGHTS}")
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
    require(layer.bits in WEIGHT_BITS and bool(layer.shape) and min(layer.shape) > 0, layer, "has no shape or bits")
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
        require(len(part) == count, layer, f"needs {count} bytes of {WEIGHTS}, and {len(part)} are left")
        self.at += count
        return part

    def end(self) -> None:
        if self.at != len(self.data):
            raise ModelError(f"model: {WEIGHTS} has {len(self.data) - self.at} bytes more than the layers need")
