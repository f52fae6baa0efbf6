"""Networks: what a multiply-accumulate and a stored weight cost."""

import numpy as np

from reference.neural import dense_int8, network
from reference.neural.model import Activation
from reference.storage import archive as places
from scripts.chain import build
from scripts.chain.contract import Deployed, deploy
from scripts.chain.rpc import Rpc

from .figures import Figures

INT8_SHAPE = (256, 64)  # (out, in)
SHIFT, HIGH = 8, 255  # how sums become bytes


def measure(rpc: Rpc) -> Figures:
    """Layers by gas counted inside the contract, cold reads of their data included; uploads as receipts say."""
    archive = deploy(rpc, build.contract("Archive"))
    return _int8(rpc, archive)


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
