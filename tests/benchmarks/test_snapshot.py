"""Gas and sizes are what the snapshot says; `ape run bench --snapshot` takes a new one when they have to change."""

import pytest

from scripts.benchmarks import snapshot
from scripts.chain import build

HINT = "if this is meant: ape run bench --snapshot"


@pytest.fixture(scope="module")
def taken(rpc):
    return snapshot.take(rpc)


def test_the_compiler_is_that_of_the_snapshot(taken):
    assert taken["compiler"] == snapshot.read()["compiler"], HINT


@pytest.mark.parametrize("kind", ["runtime_bytes", "gas"])
def test_no_figure_has_drifted(taken, kind):
    assert taken[kind] == snapshot.read()[kind], HINT


@pytest.mark.parametrize("name", snapshot.deployables())
def test_deployed_code_stays_under_the_limit(name):
    contract = build.contract(name)
    assert len(contract.runtime) + contract.immutables <= build.MAX_RUNTIME_BYTES
