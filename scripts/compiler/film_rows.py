"""A dense layer of few inputs and 8-bit weights, read from one data contract in one piece, in little code.

For the films of coordinate networks, whose contracts have no room for more; row_sums.py has what is cheaper and longer.

A word has 30 weights of one input, stored as w + 128 below 16 bits of zeros: three sets of ten lanes of 24 bits, each
8 bits above the one before. Sums of the first two are made by masks, those of the third are what the whole word gives,
less the others. Output 30 * k + 10 * s + j is in word k, set s, lane j.

    offset            | size | field
    0                 | 96 k | what the sums of sets begin with: a row of k words for each set, the third's with all
    96 k              | 32 k | a row for each input
"""

from collections.abc import Sequence

import numpy as np
from eth_hash.auto import keccak

from reference.neural.files import digest
from reference.neural.model import Layer, Model, ModelError
from reference.storage.archive import MAX_BYTES, READER

from . import about
from .packing import WORD_BYTES

LANE_BITS, LANES, SETS = 24, 10, 3
UNITS = SETS * LANES  # of a word
BYTE_OFFSET = 128
MIDDLE = 2 ** (LANE_BITS - 1)


def data(model: Model) -> bytes:
    """What the data contract of a model of one such layer holds; ModelError for any other model."""
    layer, words = _layer(model), _words(model)
    bias = np.zeros(words * UNITS, np.int64)
    bias[: layer.shape[0]] = layer.bias + MIDDLE
    weights = np.zeros((layer.shape[1], words * UNITS), np.int64)
    weights[:, : layer.shape[0]] = layer.weights.T + BYTE_OFFSET
    first, second, third = (_lanes(bias.reshape(words, SETS, LANES)[:, at]) << 8 * at for at in range(SETS))
    rows = [first, second, first + second + third]
    for row in weights.reshape(-1, words, SETS, LANES):
        rows.append(sum(_lanes(row[:, at]) << 8 * at for at in range(SETS)))
    found = b"".join(int(word).to_bytes(WORD_BYTES, "big") for row in rows for word in row)
    if len(found) > MAX_BYTES:
        raise ModelError(f"film: {model.name} has {len(found)} bytes of weights, and a contract holds {MAX_BYTES}")
    return found


def emit(model: Model, title: str, notes: Sequence[str] = ()) -> str:
    """The source of a module that evaluates a model of one such layer; ModelError for any other model.

    Its function `_sums(x, data)` gives the layer's numbers. `CODE_HASH` is that of the data contract that it takes.
    """
    layer, words = _layer(model), _words(model)
    inputs, outputs = layer.shape[1], layer.shape[0]
    names = [f"{kind}{at}" for kind in "abc" for at in range(words)]
    lines = [
        "# pragma version 0.4.3",
        '"""',
        f"@title {title}",
        f"@license {about.licence(model)}",
        f"@notice The dense layer of the model {model.name}: {inputs} numbers to {outputs}.",
        f"@dev Made from the model {digest(model)}; do not edit.",
        *(f"     {note}" for note in notes),
        "     A word of the data has 30 weights + 128, a byte each; every third one is in a lane of 24 bits that every",
        "     sum fits in, so nothing that is called unsafe here can go wrong.",
        '"""',
        "",
        f"INPUTS: constant(uint256) = {inputs}",
        f"OUTPUTS: constant(uint256) = {outputs}",
        f"SHIFT: constant(uint256) = {layer.shift}",
        f"WORDS: constant(uint256) = {words}  # of an input",
        f"CODE_HASH: constant(bytes32) = 0x{keccak(READER + data(model)).hex()}  # of the data contract",
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
        "def _sums(x: int256[INPUTS], data: address) -> int256[OUTPUTS]:",
        '    """',
        f"    @notice Gives the layer's numbers for inputs in [{model.input.low}, {model.input.high}].",
        "    @param data The contract that holds the weights. No twin: the reference evaluates the model.",
        '    """',
        f"    rows: uint256[WORDS][INPUTS + {SETS}] = staticcall Data(data).rows({len(READER)}, "
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
    ]
    used = -(-outputs // LANES)
    assert len(names) >= used
    spare = used * LANES - outputs
    lines += [
        "",
        "    sums: int256[OUTPUTS] = empty(int256[OUTPUTS])",
        "    at = 0",
        f"    lanes: uint256[{used}] = [",
        *(f"        {each}," for each in told[:used]),
        "    ]",
        "    for word: uint256 in lanes:",
        "        rest: uint256 = word",
        f"        for j: uint256 in range({LANES}):",
        *(["            if at == OUTPUTS:", "                break"] if spare else []),
        "            sums[at] = unsafe_sub(convert(rest & LANE, int256), lift) >> SHIFT",
        f"            rest = rest >> {LANE_BITS}",
        "            at = unsafe_add(at, 1)",
        "    return sums",
    ]
    return "\n".join(lines) + "\n"


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
