"""A dense layer of few inputs and 8-bit weights, read from a data contract in one piece, in little code.

For the films of coordinate networks, whose contracts have no room for more; row_sums.py has what is cheaper and
longer.

A word has 30 weights of one input, stored as w + 128 below 16 bits of zeros: three sets of ten lanes of 24 bits, each
8 bits above the one before. Sums of the first two are made by masks, those of the third are what the whole word
gives, less the others. Output 30 * k + 10 * s + j is in word k, set s, lane j.

    offset            | size | field
    0                 | 96 k | what the sums of sets begin with: a row of k words for each set, the third's with all
    96 k              | 32 k | a row for each input
"""

from collections.abc import Sequence

import numpy as np

from reference.neural.model import Layer, Model, ModelError

from . import about
from .packing import WORD_BYTES

LANE_BITS, LANES, SETS = 24, 10, 3
UNITS = SETS * LANES  # of a word
BYTE_OFFSET = 128
MIDDLE = 2 ** (LANE_BITS - 1)


def data(model: Model) -> bytes:
    """What a data contract holds of a model of one such layer; ModelError for any other model."""
    layer, words = _layer(model), _words(model)
    bias = np.zeros(words * UNITS, np.int64)
    bias[: layer.shape[0]] = layer.bias + MIDDLE
    weights = np.zeros((layer.shape[1], words * UNITS), np.int64)
    weights[:, : layer.shape[0]] = layer.weights.T + BYTE_OFFSET
    first, second, third = (_lanes(bias.reshape(words, SETS, LANES)[:, at]) << 8 * at for at in range(SETS))
    rows = [first, second, first + second + third]
    for row in weights.reshape(-1, words, SETS, LANES):
        rows.append(sum(_lanes(row[:, at]) << 8 * at for at in range(SETS)))
    return b"".join(int(word).to_bytes(WORD_BYTES, "big") for row in rows for word in row)


def read(found: bytes, model: Model) -> tuple[np.ndarray, np.ndarray]:
    """The weights `(out, in)` and the biases `(out,)` that data says, int64, of a model of this shape."""
    (units, fan_in), words = model.layers[0].shape, _words(model)
    stored = np.frombuffer(found, np.uint8).reshape(SETS + fan_in, words, WORD_BYTES)
    # The bytes of a word from the lowest on: byte SETS * lane + set is a weight of that set and lane.
    weights = stored[SETS:, :, ::-1][:, :, :UNITS].reshape(fan_in, words, LANES, SETS).swapaxes(2, 3)
    weights = weights.reshape(fan_in, -1)[:, :units].T.astype(np.int64) - BYTE_OFFSET
    first, second, whole = ([int.from_bytes(word.tobytes(), "big") for word in row] for row in stored[:SETS])
    lanes = [
        (word >> 8 * at + LANE_BITS * lane) & (2**LANE_BITS - 1)
        for one, other, every in zip(first, second, whole, strict=True)
        for at, word in enumerate((one, other, every - one - other))
        for lane in range(LANES)
    ]
    return weights, np.array(lanes[:units], np.int64) - MIDDLE


def emit(models: Sequence[Model], title: str, notes: Sequence[str] = ()) -> str:
    """The source of a module that evaluates any of several models of one such layer; ModelError for other models.

    Its function `_sums(x, data, start)` gives the layer's numbers, ten in a row, by the weights that lie in a data
    contract from the byte `start` of its code on.
    """
    model = models[0]
    layer, words = _layer(model), _words(model)
    if any((_layer(each).shape, each.layers[0].shift) != (layer.shape, layer.shift) for each in models):
        raise ModelError(f"film: {', '.join(each.name for each in models)} are not of one shape")
    inputs, outputs = layer.shape[1], layer.shape[0]
    lines = [
        *about.head(title, model),
        f"@notice A dense layer: {inputs} numbers to {outputs}.",
        *about.made(models),
        *(f"     {note}" for note in notes),
        "     A word of the data has 30 weights + 128, a byte each; every third one is in a lane of 24 bits that",
        "     every sum fits in, so nothing that is called unsafe here can go wrong.",
        '"""',
        "",
        f"INPUTS: constant(uint256) = {inputs}",
        f"OUTPUTS: constant(uint256) = {outputs}",
        f"TENS: constant(uint256) = {-(-outputs // LANES)}  # rows of outputs",
        f"SHIFT: constant(uint256) = {layer.shift}",
        f"LANES: constant(uint256) = {LANES}  # a row of outputs",
        f"WORDS: constant(uint256) = {words}  # of an input",
        "",
        "FIRST: constant(uint256) = (2**240 - 1) // (2**24 - 1) * 255  # every third byte, from the lowest on",
        "SECOND: constant(uint256) = FIRST << 8",
        "LANE: constant(uint256) = 2**24 - 1",
        f"MIDDLE: constant(int256) = 2**{LANE_BITS - 1}  # what a lane begins with, besides a bias",
        "",
        "",
        "interface Data:",
        f"    def rows(start: uint256, size: uint256) -> uint256[WORDS][INPUTS + {SETS}]: view",
        "",
        "",
        "@view",
        "def _sums(x: int256[INPUTS], data: address, start: uint256) -> int256[LANES][TENS]:",
        '    """',
        f"    @notice Gives the layer's numbers for inputs in [{model.input.low}, {model.input.high}].",
        "    @param data The contract that holds the weights.",
        "    @param start The byte of its code that they begin at.",
        "    @return Ten numbers in a row; what the last row has more than OUTPUTS means nothing. No twin: the",
        "            reference evaluates the model.",
        '    """',
        f"    rows: uint256[WORDS][INPUTS + {SETS}] = staticcall Data(data).rows(start, "
        f"{(inputs + SETS) * WORD_BYTES * words})",
        *(f"    {kind}{at}: uint256 = rows[{row}][{at}]" for row, kind in enumerate("abc") for at in range(words)),
        "    first: uint256 = FIRST",
        "    second: uint256 = SECOND",
        "    lift: int256 = MIDDLE",
        f"    at: uint256 = {SETS}",
        "    for number: int256 in x:",
        "        z: uint256 = convert(convert(number, bytes32), uint256)",
        f"        lift = unsafe_add(lift, unsafe_mul({BYTE_OFFSET}, number))",
        "        row: uint256[WORDS] = rows[at]",
        "        at = unsafe_add(at, 1)",
    ]
    for at in range(words):
        lines += [
            f"        a{at} = unsafe_add(unsafe_mul(row[{at}] & first, z), a{at})",
            f"        b{at} = unsafe_add(unsafe_mul(row[{at}] & second, z), b{at})",
            f"        c{at} = unsafe_add(unsafe_mul(row[{at}], z), c{at})",
        ]
    told = [
        each
        for at in range(words)
        for each in (f"a{at}", f"b{at} >> 8", f"unsafe_sub(unsafe_sub(c{at}, a{at}), b{at}) >> 16")
    ][: -(-outputs // LANES)]
    lines += [
        "",
        "    numbers: int256[LANES][TENS] = empty(int256[LANES][TENS])",
        "    at = 0",
        "    lanes: uint256[TENS] = [",
        *(f"        {each}," for each in told),
        "    ]",
        "    for word: uint256 in lanes:",
        "        numbers[at] = [",
        *(f"            {_number(lane)}," for lane in range(LANES)),
        "        ]",
        "        at = unsafe_add(at, 1)",
        "    return numbers",
    ]
    return "\n".join(lines) + "\n"


def _number(lane: int) -> str:
    shifted = f"(word >> {LANE_BITS * lane})" if lane else "word"
    return f"unsafe_sub(convert({shifted} & LANE, int256), lift) >> SHIFT"


def _layer(model: Model) -> Layer:
    layer = model.layers[-1]
    if len(model.layers) > 1 or layer.op != "dense" or layer.bits != 8 or layer.activation.op != "none":
        raise ModelError(f"film: {model.name} is more than one dense layer of 8 bits")
    # Weights that are raised are 0 to 255.
    most = 2 * BYTE_OFFSET * max(-model.input.low, model.input.high) * layer.shape[1]
    if most + int(np.abs(layer.bias).max()) >= MIDDLE:
        raise ModelError(f"film: sums of {model.name} do not fit lanes of {LANE_BITS} bits")
    return layer


def _words(model: Model) -> int:
    return -(-model.layers[-1].shape[0] // UNITS)


def _lanes(numbers: np.ndarray) -> np.ndarray:
    """Words of numbers `(words, lanes)`, the first lane lowest."""
    shifts = np.array([1 << LANE_BITS * lane for lane in range(LANES)], object)
    return (numbers.astype(object) * shifts).sum(axis=1)
