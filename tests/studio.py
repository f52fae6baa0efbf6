"""A collection with all that belongs to it, on the run's own chain, and the people around it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from scripts.chain.contract import Deployed
from scripts.chain.rpc import Rpc

SUPPLY = 1_000
ROYALTY_BPS = 500
DESCRIPTION = 'Says "seed", and \\ nothing else.\n'
REVEAL_BLOCKS = 6  # after these a ticket's block is past

ZERO = "0x" + "00" * 20


@dataclass(frozen=True)
class People:
    """Roles, each an account that the node holds."""

    artist: str
    minter: str
    collector: str
    curator: str
    operator: str
    stranger: str


@pytest.fixture(scope="session")
def people(accounts: list[str]) -> People:
    return People(*accounts[1:7])


@pytest.fixture(scope="session")
def notary(deploy_once: Callable[..., Deployed]) -> Deployed:
    """The chain's one CommitReveal."""
    return deploy_once("CommitReveal")


@pytest.fixture(scope="session")
def generator(deploy_once: Callable[..., Deployed]) -> Deployed:
    return deploy_once("EchoGenerator", 256, 3)


@pytest.fixture(scope="session")
def scribe(deploy_once: Callable[..., Deployed]) -> Deployed:
    return deploy_once("Scribe")


@pytest.fixture
def make_collection(
    deploy: Callable[..., Deployed], people: People, notary: Deployed, generator: Deployed, scribe: Deployed
) -> Callable[..., Deployed]:
    """Deploys a collection of the artist's whose minter is an ordinary account; any term may be another."""

    def make(
        name: str = "Echo",
        symbol: str = "ECHO",
        description: str = DESCRIPTION,
        supply: int = SUPPLY,
        royalty_bps: int = ROYALTY_BPS,
        generator_address: str = generator.address,
        seeder_address: str = notary.address,
        scribe_address: str = scribe.address,
    ) -> Deployed:
        makers = (generator_address, seeder_address, scribe_address)
        terms = (name, symbol, description, *makers, supply, people.artist, royalty_bps)
        made = deploy("Collection", *terms, sender=people.artist)
        made.send("set_minter", people.minter, True, sender=people.artist)
        return made

    return make


@pytest.fixture
def collection(make_collection: Callable[..., Deployed]) -> Deployed:
    return make_collection()


@pytest.fixture
def reveal(rpc: Rpc, notary: Deployed) -> Callable[[Deployed, int], bytes]:
    """Lets blocks pass, reveals the batch of a work, and returns the entropy."""

    def reveal_batch(collection: Deployed, id: int) -> bytes:
        rpc.call("anvil_mine", hex(REVEAL_BLOCKS))
        ticket = collection.read("ticketOf", id)
        notary.send("reveal", ticket)
        return notary.read("entropy", ticket)

    return reveal_batch
