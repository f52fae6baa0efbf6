"""What is deployed is a model's network only where nothing but its weights lies in its data."""

from pathlib import Path

import numpy as np
import pytest

from reference.neural import network
from scripts.chain import build
from scripts.chain.contract import deploy
from scripts.chain.errors import UserError
from scripts.chain.rpc import Rpc
from scripts.compiler import readback
from scripts.compiler.compiled import Compiled, compiled
from scripts.compiler.readback import OnChain
from scripts.compiler.source import PREFIX
from scripts.verify_model import compare
from tests.neural import networks


@pytest.fixture(scope="module")
def made() -> Compiled:
    weights = np.random.default_rng(6).integers(-128, 128, (70, 50))
    return compiled(networks.model(networks.dense(weights, name="wide"), shape=(50,)))


def test_data_that_holds_more_than_weights_is_found(made: Compiled, rpc: Rpc):
    (content,) = made.network.data
    archive = deploy(rpc, build.contract("Archive"))
    place = archive.read("write", content)
    archive.send("write", content)
    deployed = deploy(rpc, made.contract, [place])
    compare(made, OnChain(rpc, deployed.address), deployed.address, Path("net"))
    # The topmost bits of a word belong to no weight, yet they are multiplied.
    at = made.network.places["wide"].rows.skipped  # the first word of weights
    changed = content[:at] + bytes([content[at] ^ 4]) + content[at + 1 :]
    rpc.call("anvil_setCode", place, "0x" + (PREFIX + changed).hex())
    given = np.full(50, 127)
    assert list(deployed.read("forward", given.tolist())) != network.run(made.model, given).tolist()
    there = OnChain(rpc, deployed.address)
    assert all(each.equal for each in readback.read(made, there))
    with pytest.raises(UserError, match="what is deployed differs from this model"):
        compare(made, there, deployed.address, Path("net"))
