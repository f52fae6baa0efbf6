"""One real Anvil for the whole run, and what tests need to reach it."""

import os
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, settings

from reference.storage.archive import write
from scripts.chain import anvil as node
from scripts.chain import build
from scripts.chain.contract import Deployed
from scripts.chain.contract import deploy as deploy_contract
from scripts.chain.rpc import Rpc

# Deadlines would measure the machine. Fixtures outlive the examples on purpose: one chain serves them all.
settings.register_profile("base", deadline=None, suppress_health_check=list(HealthCheck))
settings.register_profile("ci", settings.get_profile("base"), derandomize=True, print_blob=True)
settings.register_profile("dev", settings.get_profile("base"))
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session")
def anvil() -> Iterator[str]:
    """The URL of the run's own Anvil."""
    with node.running() as url:
        yield url


@pytest.fixture(scope="session")
def rpc(anvil: str) -> Rpc:
    return Rpc(anvil)


@pytest.fixture(scope="session")
def accounts(rpc: Rpc) -> list[str]:
    """The ten accounts that Anvil holds and has filled; the first one sends unless a test says otherwise."""
    return rpc.call("eth_accounts")


@pytest.fixture(scope="session")
def deploy(rpc: Rpc) -> Callable[..., Deployed]:
    """Deploys a contract by its name: `deploy("Collection", *constructor_arguments, sender=artist)`."""

    def deploy_by_name(name: str, *args: object, **more: object) -> Deployed:
        return deploy_contract(rpc, build.contract(name), *args, **more)

    return deploy_by_name


@pytest.fixture(scope="session")
def deploy_once(deploy: Callable[..., Deployed]) -> Callable[..., Deployed]:
    """Deploys a contract at the first call, and returns the same one ever after: for harnesses without state."""
    known: dict[tuple[object, ...], Deployed] = {}

    def deploy_or_recall(name: str, *args: object) -> Deployed:
        if (name, *args) not in known:
            known[name, *args] = deploy(name, *args)
        return known[name, *args]

    return deploy_or_recall


@pytest.fixture(scope="session")
def stored(deploy_once: Callable[..., Deployed]) -> Callable[[bytes], str]:
    """Writes data and returns its address."""

    def written(data: bytes) -> str:
        archive = deploy_once("Archive")
        archive.send("write", data)
        return write(archive.address, data)

    return written


@pytest.fixture
def snapshot(rpc: Rpc) -> Iterator[None]:
    """Gives the chain back as it was before the test."""
    before = rpc.call("evm_snapshot")
    yield
    rpc.call("evm_revert", before)
