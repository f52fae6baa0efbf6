"""The contract of a network: `forward` gives its output for an input, exactly as reference/neural/network.py does.

forward(input: int256[n]) -> int256[m]     tensors in C order
model() -> bytes32                         the content hash of the model
weights() -> DynArray[address, 32]         the data contracts that hold its weights, in order
"""

from dataclasses import dataclass
from math import prod

from eth_hash.auto import keccak

from reference.neural.files import digest
from reference.neural.model import INPUT, Input, Layer, Model, ModelError

from . import about, image, pixels, row_sums, vector
from .image import KernelData
from .packing import WORD_BYTES
from .plan import MOST_LITERAL_BYTES, Plan, is_image, plan
from .rows import PRODUCTS, DenseData
from .source import INDENT, PREFIX, Image, Scalars, Source, Tensor, encoded, retyped, rows_of

MOST_CONTRACTS = 32
CHECKED = 32  # numbers of the input that are checked at once
SELECTOR_BYTES = 4


@dataclass(frozen=True, eq=False)
class Network:
    """A compiled network's text and data.

    Attributes:
        data: the content of the data contracts, without the program before it (contracts/storage/Archive.vy).
        places: where the weights of layers in data contracts lie, by name.
        paired: what the sums of convolutions begin with that make two rows at a time, by name.
    """

    plan: Plan
    text: str
    data: list[bytes]
    places: dict[str, DenseData | KernelData]
    paired: dict[str, list[int]]

    @property
    def model(self) -> Model:
        return self.plan.model

    @property
    def hash(self) -> str:
        return digest(self.plan.model)


def emit(model: Model) -> Network:
    """Compiles a model to a contract's text; ModelError where the plan refuses, or nothing can be emitted."""
    return emit_plan(plan(model))


def emit_plan(planned: Plan, pair: bool = True, products: int = PRODUCTS) -> Network:
    """Writes the contract of a plan, whatever the plan says: `plan` has proven it.

    pair: whether convolutions make two rows at a time where they can, which takes more code and less gas.
    products: how many a dense layer with its weights in data contracts writes out; so do they.
    """
    model = planned.model
    source = Source()
    places: dict[str, DenseData | KernelData] = {}
    tensors: dict[str, Tensor] = {INPUT: _input(source, planned)}
    paired: dict[str, list[int]] = {}
    room = MOST_LITERAL_BYTES
    for at, layer in enumerate(model.layers, 1):
        inputs = [tensors[name] for name in layer.inputs]
        own = planned.layers[layer.name]
        if pair and layer.op == "convolution" and image.can_pair(layer, own, inputs[0], room):
            room -= image.paired_bytes(layer, inputs[0])
            tensors[layer.name] = image.paired(source, f"{layer.op}_{at}", layer, own, inputs[0])
            paired[layer.name] = image.paired_starts(layer, own, inputs[0])
            continue
        tensors[layer.name] = _layer(source, f"{layer.op}_{at}", layer, planned, inputs, places, products)
    _answer(source, planned, tensors[model.output])
    if len(source.store.contracts) > MOST_CONTRACTS:
        raise ModelError(
            f"emission: the weights take {len(source.store.contracts)} data contracts, and there can be "
            f"{MOST_CONTRACTS}; the largest layer is {_largest(model).name}"
        )
    return Network(planned, _text(source, planned), source.store.contracts, places, paired)


def _largest(model: Model) -> Layer:
    return max((layer for layer in model.layers if layer.weighted), key=lambda layer: layer.weights.size)


def _layer(
    source: Source,
    name: str,
    layer: Layer,
    planned: Plan,
    inputs: list[Tensor],
    places: dict[str, DenseData | KernelData],
    products: int,
) -> Tensor:
    own = planned.layers[layer.name]
    x = inputs[0]
    shape = planned.shapes[layer.name]
    match layer.op:
        case "dense":
            if not own.in_data:
                return vector.dense(source, name, layer, own, x)
            out, places[layer.name] = row_sums.dense(source, name, layer, own, x, products)
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
            return pixels.closed(source, name, scalars, shape, planned.lanes, own.fields.zero)


def _scalars(source: Source, name: str, tensor: Tensor) -> Scalars:
    return tensor if isinstance(tensor, Scalars) else pixels.opened(source, name, tensor)


def _input(source: Source, planned: Plan) -> Tensor:
    """Takes the input in, and refuses numbers out of the range that the proof is for."""
    given = planned.model.input
    uses = [layer for layer in planned.model.layers if INPUT in layer.inputs]
    if is_image(given.shape) and any(layer.op != "reshape" or is_image(layer.shape) for layer in uses):
        outside = _outside(source, given, given.shape[-1], "int256")
        zero = planned.layers[INPUT].fields.zero
        tensor: Tensor = pixels.taken(source, INPUT, given.shape, planned.lanes, zero, outside)
    else:
        size = prod(given.shape)
        columns = next(columns for columns in range(min(size, CHECKED), 0, -1) if size % columns == 0)
        tensor = Scalars(INPUT, size, columns)
        rows, _ = rows_of(source, f"slice(msg.data, {SELECTOR_BYTES}, {size * WORD_BYTES})", size, columns)
        source.forward += [
            f"{INPUT}: {tensor.type} = {rows}",
            "bad: uint256 = 0",
            f"for row: uint256[{columns}] in {INPUT}:",
            f"{INDENT}bad |= {_outside(source, given, columns, 'uint256')}(row)",
        ]
    source.forward.append('assert bad < 2**255, "network: the input leaves its range"')
    return tensor


def _outside(source: Source, given: Input, count: int, kind: str) -> str:
    """The function that tells by the topmost bit whether a number of a row leaves the range of the input."""
    span = given.high - given.low

    def outside(number: str) -> str:
        # Modulo 2**256, number - low is in [0, span] exactly if neither it nor span less it has the topmost bit.
        above = _less(number if kind == "uint256" else f"convert(convert({number}, bytes32), uint256)", given.low)
        return f"({above} | unsafe_sub({span}, {above}))"

    if count <= CHECKED:
        body = ["return " + " | ".join(outside(f"row[{at}]") for at in range(count))]
    else:
        loop = [f"for number: {kind} in row:", f"{INDENT}bad |= {outside('number')}"]
        body = ["bad: uint256 = 0", *loop, "return bad"]
    notice = f"Has its topmost bit if a number is outside [{given.low}, {given.high}]: nothing is proven for those."
    return source.function("_outside", [f"row: {kind}[{count}]"], "uint256", body, notice)


def _less(number: str, low: int) -> str:
    if low == 0:
        return number
    return f"unsafe_sub({number}, {low})" if low > 0 else f"unsafe_add({number}, {-low})"


def _type(shape: tuple[int, ...]) -> str:
    """A tensor as the ABI has it: `int256[width][height][channels]`."""
    return "int256" + "".join(f"[{size}]" for size in reversed(shape))


def _answer(source: Source, planned: Plan, output: Tensor) -> None:
    """Returns the output."""
    if isinstance(output, Image):
        pixels.answered(source, output)
        return
    kind = _type(planned.shapes[planned.model.output])
    answer = retyped(source, "_answer", output.type, encoded(output.size), output.size, kind)
    source.forward.append(f"return {answer}({output.name})")


def _text(source: Source, planned: Plan) -> str:
    model, contracts = planned.model, source.store.contracts
    told = ", ".join(f"{layer.name} ({layer.op})" for layer in model.layers)
    lines = [
        *about.head(model.name, model),
        f"@notice A network of integers by {about.authors(model)}: "
        f"{model.input.shape} to {planned.shapes[model.output]}.",
        "@dev Made by `ape run compile_model` from the model whose hash is below; do not edit.",
        "     Sums are exact modulo 2**256, and every lane is proven to hold its number where it is read, for all",
        "     inputs in range: so nothing that is called unsafe here can go wrong.",
        f"     Layers: {told}.",
        '"""',
        "",
        f"MODEL: constant(bytes32) = {digest(model)}",
    ]
    for text in source.interfaces.values():
        lines += ["", "", text, ""]
    if contracts:
        lines += constructor(contracts, "network")
    lines += [
        "",
        "",
        "@external",
        "@view",
        f"def forward(x: {_type(model.input.shape)}) -> {_type(planned.shapes[model.output])}:",
        f'{INDENT}"""',
        f"{INDENT}@notice Runs the network.",
        f"{INDENT}@param x The input, each number in [{model.input.low}, {model.input.high}].",
        f'{INDENT}"""',
        *(INDENT + line for line in source.forward),
        *_views(len(contracts)),
        "",
        "",
        source.text(),
    ]
    return "\n".join(lines).rstrip() + "\n"


def constructor(contracts: list[bytes], who: str) -> list[str]:
    """Lines that take the data contracts in; `who` refuses others."""
    hashes = [keccak(PREFIX + content).hex() for content in contracts]
    checks = [f'assert data[{at}].codehash == 0x{hash_}, "{who}: other weights"' for at, hash_ in enumerate(hashes)]
    return [
        "# The contracts that hold the weights.",
        f"DATA: immutable(address[{len(contracts)}])",
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


def listed_data(contracts: int) -> str:
    """The elements of a list of the data contracts."""
    return ", ".join(f"DATA[{at}]" for at in range(contracts))


def _views(contracts: int) -> list[str]:
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
        f"{INDENT}return [{listed_data(contracts)}]",
    ]
