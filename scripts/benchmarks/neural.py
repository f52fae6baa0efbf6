"""Networks: what a multiply-accumulate and a stored weight cost."""

import re

import numpy as np

from reference.imago import field
from reference.imago.network import FILMS, MODEL
from reference.neural import network
from reference.neural.model import INPUT, Activation, Input, Lanes, Layer, Model
from reference.storage import archive as archives
from scripts.chain import build
from scripts.chain.contract import Deployed, deploy
from scripts.chain.rpc import Rpc
from scripts.compiler import winograd
from scripts.compiler.emission import emit_plan
from scripts.compiler.plan import plan

from .figures import Figures

INT8_SHAPE, INT4_SHAPE = (256, 64), (1728, 256)  # (out, in)
STORED_SHAPE = (480, 64)  # fills words, and one contract and a half
IMAGE, CHANNELS = (16, 16), 8
IMAGE_LANES = Lanes(25, 10)  # two words a row; 72 products of 127 * 127 need 22 bits, their double and a sign 24
ACTIVE_BITS = 7  # of inputs and outputs, as networks with weights of 4 bits have them, and images

LANES, LANE_BITS = 16, 16  # of a field
EMPTY_ROWS = 2  # of a field: the first and the last are zero, and not computed


def measure(rpc: Rpc) -> Figures:
    """Layers by gas counted inside the contract, cold reads of their data included; uploads as receipts say."""
    archive = deploy(rpc, build.contract("Archive"))
    return {
        "neural.int8_dense.gas_per_mac": dense(rpc, archive, 8, INT8_SHAPE, 8),
        "neural.dense.gas_per_mac": dense(rpc, archive, 4, INT4_SHAPE, ACTIVE_BITS),
        "neural.conv3x3.gas_per_mac": _convolution(rpc),
        "neural.deploy_gas_per_weight": _stored(archive),
    } | _points(rpc)


def dense(rpc: Rpc, archive: Deployed, bits: int, shape: tuple[int, int], active_bits: int) -> float:
    """Gas for each multiply-accumulate of a dense layer as it is compiled: inputs in memory to outputs in memory."""
    made = emit_plan(plan(_dense_model(bits, shape, active_bits), literal_bytes=0))
    places = []
    for content in made.data:
        archive.send("write", content)
        places.append(archives.write(archive.address, content))
    # What the layer's own function does, in one that counts, which takes its place and that of `forward`.
    head, _, rest = made.text.split("@external", 2)
    own = r"@internal\n@view\ndef _dense\w*\(x: (\S+)\) -> (\S+):\n(?:.*\n){3}((?: .*\n)+)    return out\n"
    function = re.search(own, rest)
    given, answer, body = function.groups()
    text = f"{head}@external{rest.replace(function[0], '')}"
    contract = _measured(text, given, answer, [line[4:] for line in body.splitlines()])
    x = active(active_bits, shape[1])
    columns = int(re.match(r"uint256\[(\d+)\]", given)[1])
    out, gas = deploy(rpc, contract, places).read("run", x.reshape(-1, columns).tolist())
    assert np.array(out).reshape(-1)[: shape[0]].tolist() == network.run(made.model, x).tolist()
    return gas / made.model.layers[0].weights.size


def _dense_model(bits: int, shape: tuple[int, int], active_bits: int) -> Model:
    """A model of one dense layer, of inputs and outputs from 0 to what the bits hold."""
    weights, bias = layer(bits, shape)
    high = 2**active_bits - 1
    clamp = Activation("clamp", 0, high)
    told = {"bits": bits, "shift": bits, "activation": clamp, "weights": weights, "bias": bias}
    only = Layer("dense", "dense", (INPUT,), shape, **told)
    return Model("Dense", "MIT", ("Conus",), "none", Input((shape[1],), 0, high), (only,))


def _convolution(rpc: Rpc) -> float:
    """Gas for each multiply-accumulate of a 3x3 convolution: image in memory to clamped image in memory."""
    weights, bias = layer(8, (CHANNELS, CHANNELS, 3, 3))
    of = winograd.Geometry(IMAGE_LANES, *IMAGE)
    high = 2**ACTIVE_BITS - 1
    body = winograd.statements(weights, bias, of, 8, high)
    contract = _measured("# pragma version 0.4.3\n", of.kind(CHANNELS), of.kind(CHANNELS), body)
    x = active(ACTIVE_BITS, (CHANNELS, *IMAGE))
    out, gas = deploy(rpc, contract).read("run", winograd.image(x, of))
    expected = np.array(clamped(network.convolve(x, weights, bias, 1), 8, high))
    inside = slice(of.words, -of.words)
    assert [list(row) for row in out][inside] == winograd.image(expected, of)[inside]
    return gas / (weights.size * x[0].size)


def _stored(archive: Deployed) -> float:
    """Gas of whole transactions that put a layer of int8 on the chain, its biases included, for each weight."""
    made = emit_plan(plan(_dense_model(8, STORED_SHAPE, 8), literal_bytes=0))
    return sum(archive.send("write", content).gas_used for content in made.data) / (STORED_SHAPE[0] * STORED_SHAPE[1])


def layer(bits: int, shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Weights of a shape, any that `bits` allow, and biases."""
    random = np.random.default_rng(1)
    weights = random.integers(-(2 ** (bits - 1)), 2 ** (bits - 1), shape)
    return weights, random.integers(-(2**12), 2**12, shape[0])


def active(bits: int, shape: int | tuple[int, ...]) -> np.ndarray:
    """Inputs of a shape, from 0 to what `bits` hold."""
    return np.random.default_rng(2).integers(0, 2**bits, shape)


def clamped(sums: np.ndarray, by: int, high: int) -> list[int]:
    """What a layer makes of its sums."""
    return network.activate(sums >> by, Activation("clamp", 0, high)).tolist()


def _measured(text: str, given: str, out: str, body: list[str]) -> build.Contract:
    """A contract whose `run` makes `out` of `x` by these statements, and tells for how much gas."""
    lines = [f"x: {given} = given", "before: uint256 = msg.gas", *body, "return out, before - msg.gas"]
    head = f"@external\n@view\ndef run(given: {given}) -> ({out}, uint256):\n"
    run = head + "".join(f"    {line}\n" for line in lines)
    return build.emitted({"contracts/neural/Measured.vy": f"{text}\n\n{run}"})


def _points(rpc: Rpc) -> Figures:
    """Imago's fields under a latent: all that a work's network costs, from gains and offsets to samples in memory."""
    random = np.random.default_rng(1)
    units = {name: MODEL.layer(name).shape[0] for name in FILMS}
    gains = [random.integers(*film.gains, units[name], endpoint=True) for name, film in FILMS.items() if film.gains]
    offsets = [random.integers(*film.offsets, units[name], endpoint=True) for name, film in FILMS.items()]
    latent = np.concatenate(gains).tolist(), np.concatenate(offsets).tolist()
    harness = deploy(rpc, build.contract("ImagoHarness"))
    found = [
        [word >> LANE_BITS * lane & (2**LANE_BITS - 1) for word in words for lane in range(LANES)]
        for words in harness.read("fields", *latent)
    ]
    assert found == field.fields(*latent)
    multiplied = sum(layer.weights.size for layer in MODEL.layers) * field.SIDE * (field.SIDE - EMPTY_ROWS)
    return {"neural.cppn.gas_per_mac": harness.read("gas_of_fields", *latent) / multiplied}
