"""The contract of a network: `forward` gives its output for an input, exactly as reference/neural/network.py does.

forward(input: int256[n]) -> int256[m]     tensors in C order
model() -> bytes32                         the content hash of the model
weights() -> DynArray[address, 32]         the data contracts that hold its weights, in order
"""

from dataclasses import dataclass

import numpy as np

from reference.neural.files import digest
from reference.neural.model import INPUT, Layer, Model, ModelError

from . import image, vector
from .image import KernelData
from .packing import WORD_BYTES
from .plan import Plan, is_image, plan
from .source import INDENT, PREFIX_BYTES, Image, Scalars, Source, Tensor, rows_of
from .vector import DenseData

MOST_CONTRACTS = 32
CHECKED = 32  # numbers of the input that are checked at once
MOST_LISTED = 64  # numbers of the output that are written out; more are copied in a loop
NUMBERS = "numbers"  # the input as it comes


@dataclass(frozen=True, eq=False)
class Network:
    """A compiled network's text and data.

    Attributes:
        data: the content of the data contracts, without the first byte that keeps them from being called.
        places: where the weights of layers in data contracts lie, by name.
    """

    plan: Plan
    text: str
    data: list[bytes]
    places: dict[str, DenseData | KernelData]

    @property
    def model(self) -> Model:
        return self.plan.model

    @property
    def hash(self) -> str:
        return digest(self.plan.model)


def emit(model: Model) -> Network:
    """Compiles a model to a contract's text; ModelError where the plan refuses, or nothing can be emitted."""
    return emit_plan(plan(model))


def emit_plan(planned: Plan) -> Network:
    """Writes the contract of a plan, whatever the plan says: `plan` has proven it."""
    model = planned.model
    source = Source()
    places: dict[str, DenseData | KernelData] = {}
    tensors: dict[str, Tensor] = {INPUT: _input(source, planned)}
    for at, layer in enumerate(model.layers, 1):
        inputs = [tensors[name] for name in layer.inputs]
        tensors[layer.name] = _layer(source, f"{layer.op}_{at}", layer, planned, inputs, places)
    output = _scalars(source, "opened", tensors[model.output])
    if len(source.store.contracts) > MOST_CONTRACTS:
        raise ModelError(
            f"emission: the weights take {len(source.store.contracts)} data contracts, and there can be "
            f"{MOST_CONTRACTS}; the largest layer is {_largest(model).name}"
        )
    return Network(planned, _text(source, planned, output), source.store.contracts, places)


def _largest(model: Model) -> Layer:
    return max((layer for layer in model.layers if layer.weighted), key=lambda layer: layer.weights.size)


def _layer(
    source: Source,
    name: str,
    layer: Layer,
    planned: Plan,
    inputs: list[Tensor],
    places: dict[str, DenseData | KernelData],
) -> Tensor:
    own = planned.layers[layer.name]
    x = inputs[0]
    shape = planned.shapes[layer.name]
    match layer.op:
        case "dense":
            if not own.in_data:
                return vector.dense(source, name, layer, own, x)
            out, places[layer.name] = vector.dense_from_data(source, name, layer, own, x)
            return out
        case "convolution":
            out, data = image.convolution(source, name, layer, own, x)
            if data:
                places[layer.name] = data
            return out
        case "add" if is_image(shape):
            return image.add(source, name, layer, own, *inputs)
        case "add":
            return vector.add(source, name, layer, *inputs)
        case "upsample":
            return image.upsample(source, name, layer, x)
        case "pixel_shuffle":
            return image.pixel_shuffle(source, name, layer, x)
        case "argmax" if isinstance(x, Image):
            return _scalars(source, f"{name}_opened", image.argmax(source, name, layer, x))
        case "argmax":
            return vector.argmax(source, name, layer, x, planned.shapes[layer.inputs[0]])
        case _:
            if is_image(shape) and shape == planned.shapes[layer.inputs[0]]:
                return x
            scalars = _scalars(source, f"{name}_opened", x)
            if not is_image(shape):
                return scalars
            return image.closed(source, name, scalars, shape, planned.lanes, own.fields.zero)


def _scalars(source: Source, name: str, tensor: Tensor) -> Scalars:
    return tensor if isinstance(tensor, Scalars) else image.opened(source, name, tensor)


def _input(source: Source, planned: Plan) -> Tensor:
    """Takes the input in, and refuses numbers out of the range that the proof is for."""
    given = planned.model.input
    size = int(np.prod(given.shape))
    columns = given.shape[-1] if len(given.shape) > 1 else _columns(size)
    x = Scalars(NUMBERS, size, columns)
    source.forward += [
        f"{NUMBERS}: {x.type} = {rows_of(source, f'slice(msg.data, 4, {size * WORD_BYTES})', size, columns)[0]}",
        f"self._check({NUMBERS})",
    ]
    if not is_image(given.shape):
        return x
    zero = planned.layers[INPUT].fields.zero
    return image.closed(source, INPUT, x, given.shape, planned.lanes, zero)


def _columns(size: int) -> int:
    """The longest rows that a vector can be cut into without a rest."""
    return next(columns for columns in range(min(size, CHECKED), 0, -1) if size % columns == 0)


def _check(planned: Plan) -> str:
    given = planned.model.input
    size = int(np.prod(given.shape))
    columns = given.shape[-1] if len(given.shape) > 1 else _columns(size)
    x = Scalars("x", size, columns)
    span = given.high - given.low

    def outside(number: str) -> str:
        # Modulo 2**256, number - low is in [0, span] exactly if neither it nor span less it has the topmost bit.
        above = _less(number, given.low)
        return f"({above} | unsafe_sub({span}, {above}))"

    if columns <= CHECKED:
        check = ["bad |= " + " | ".join(outside(f"row[{at}]") for at in range(columns))]
    else:
        check = ["for number: uint256 in row:", f"{INDENT}bad |= {outside('number')}"]
    lines = [
        "@internal",
        "@pure",
        f"def _check(x: {x.type}):",
        f'{INDENT}"""',
        f"{INDENT}@notice Refuses an input outside [{given.low}, {given.high}], for which nothing is proven.",
        f'{INDENT}"""',
        f"{INDENT}bad: uint256 = 0",
        f"{INDENT}for row: uint256[{columns}] in x:",
        *(2 * INDENT + line for line in check),
        f'{INDENT}assert bad < 2**255, "network: the input leaves its range"',
    ]
    return "\n".join(lines)


def _less(number: str, low: int) -> str:
    if low == 0:
        return number
    return f"unsafe_sub({number}, {low})" if low > 0 else f"unsafe_add({number}, {-low})"


def _text(source: Source, planned: Plan, output: Scalars) -> str:
    model, contracts = planned.model, source.store.contracts
    size = int(np.prod(model.input.shape))
    flat = f"int256[{output.size}]"
    told = ", ".join(f"{layer.name} ({layer.op})" for layer in model.layers)
    lines = [
        "# pragma version 0.4.3",
        '"""',
        f"@title {model.name}",
        f"@license {_plain(model.licence) or 'not stated'}",
        f"@notice A network of integers by {_authors(model)}: {model.input.shape} to {planned.shapes[model.output]}.",
        "@dev Made by the compiler from the model whose hash is below; every lane is proven to hold its sums.",
        f"     Layers: {told}.",
        '"""',
        "",
        f"MODEL: constant(bytes32) = {digest(model)}",
    ]
    if contracts:
        lines += ["# The contracts that hold the weights.", f"DATA: immutable(address[{len(contracts)}])"]
        lines += _constructor(contracts)
    lines += [
        "",
        "",
        "@external",
        "@view",
        f"def forward(x: int256[{size}]) -> {flat}:",
        f'{INDENT}"""',
        f"{INDENT}@notice Runs the network.",
        f"{INDENT}@param x The input in C order, each number in [{model.input.low}, {model.input.high}].",
        f"{INDENT}@return The output in C order.",
        f'{INDENT}"""',
        *(INDENT + line for line in source.forward),
        *_returned(output, flat),
        *_views(len(contracts)),
        "",
        "",
        _check(planned),
        "",
        "",
        source.text(),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _returned(output: Scalars, flat: str) -> list[str]:
    """Statements that return numbers as the ABI has them; the bits stay as they are."""

    def signed(number: str) -> str:
        return f"convert(convert({number}, bytes32), int256)"

    if output.size <= MOST_LISTED:
        listed = [f"{2 * INDENT}{signed(output.at(at))}," for at in range(output.size)]
        return [f"{INDENT}return [", *listed, f"{INDENT}]"]
    lines = [
        f"answer: {flat} = empty({flat})",
        f"for i: uint256 in range({output.size}):",
        f"{INDENT}answer[i] = {signed(f'{output.name}[i // {output.columns}][i % {output.columns}]')}",
        "return answer",
    ]
    return [INDENT + line for line in lines]


def _constructor(contracts: list[bytes]) -> list[str]:
    from eth_hash.auto import keccak

    hashes = [keccak(bytes(PREFIX_BYTES) + content).hex() for content in contracts]
    checks = [f'assert data[{at}].codehash == 0x{hash_}, "network: other weights"' for at, hash_ in enumerate(hashes)]
    return [
        "",
        "",
        "@deploy",
        f"def __init__(data: address[{len(contracts)}]):",
        f'{INDENT}"""',
        f"{INDENT}@notice Takes the contracts that hold the weights, and makes sure of what they hold.",
        f'{INDENT}"""',
        *(INDENT + check for check in checks),
        f"{INDENT}DATA = data",
    ]


def _views(contracts: int) -> list[str]:
    listed = ", ".join(f"DATA[{at}]" for at in range(contracts))
    return [
        "",
        "",
        "@external",
        "@pure",
        "def model() -> bytes32:",
        f'{INDENT}"""',
        f"{INDENT}@notice Returns the content hash of the model: of what it says, and of its weights.",
        f'{INDENT}"""',
        f"{INDENT}return MODEL",
        "",
        "",
        "@external",
        "@view" if contracts else "@pure",
        f"def weights() -> DynArray[address, {MOST_CONTRACTS}]:",
        f'{INDENT}"""',
        f"{INDENT}@notice Returns the contracts that hold the weights; those of the other layers are in this code.",
        f'{INDENT}"""',
        f"{INDENT}return [{listed}]",
    ]


def _plain(text: str) -> str:
    """What a comment can hold of a text."""
    return "".join(each if each.isascii() and each.isprintable() and each not in '"\\' else "?" for each in text)


def _authors(model: Model) -> str:
    return _plain(", ".join(model.authors)) or "authors not stated"
