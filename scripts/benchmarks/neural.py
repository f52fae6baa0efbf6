"""Networks: what a multiply-accumulate and a stored weight cost."""

import numpy as np

from reference.imago import field
from reference.imago.network import FILMS, MODEL
from reference.neural import dense_int8, network
from reference.neural.model import Activation
from reference.storage import archive as places
from scripts.chain import build
from scripts.chain.contract import Deployed, deploy
from scripts.chain.rpc import Rpc

from .figures import Figures

INT8_SHAPE = (256, 64)  # (out, in)
SHIFT, HIGH = 8, 255  # how sums become bytes
LANES, LANE_BITS = 16, 16  # of a field
EMPTY_ROWS = 2  # of a field: the first and the last are zero, and not computed


def measure(rpc: Rpc) -> Figures:
    """Layers by gas counted inside the contract, cold reads of their data included; uploads as receipts say."""
    archive = deploy(rpc, build.contract("Archive"))
    return _int8(rpc, archive) | _points(rpc)


def int8_layer(weights: np.ndarray, biases: np.ndarray) -> bytes:
    """A layer of int8 as DenseHarness reads it: its blocks, and a table of what its rows start with."""
    starts = dense_int8.starts(biases)
    words = [len(starts), *(word for row in starts for word in row)]
    return b"".join(dense_int8.pack(weights)) + b"".join(word.to_bytes(32, "big") for word in words)


def _int8(rpc: Rpc, archive: Deployed) -> Figures:
    random = np.random.default_rng(1)
    weights, biases = random.integers(-128, 128, INT8_SHAPE), random.integers(-(2**15), 2**15, INT8_SHAPE[0])
    x = random.integers(0, HIGH + 1, INT8_SHAPE[1])
    data = int8_layer(weights, biases)
    upload = archive.send("write", data).gas_used
    harness = deploy(rpc, build.contract("DenseHarness"))
    out, gas = harness.read("layer", x.tolist(), places.write(archive.address, data), SHIFT, HIGH)
    expected = network.activate(network.dense(x, weights, biases) >> SHIFT, Activation("clamp", 0, HIGH))
    assert np.array(out).reshape(-1)[: len(biases)].tolist() == expected.tolist()
    return {
        "neural.int8_dense.gas_per_mac": gas / weights.size,
        "neural.deploy_gas_per_weight": upload / weights.size,
    }


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
