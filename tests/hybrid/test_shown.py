"""`ape run verify` of a hybrid collection: each work again by the reference, and the code of all it came through."""

import pytest

from scripts.benchmarks import etchings
from scripts.chain import build
from scripts.chain.atelier import open_atelier
from scripts.chain.errors import UserError
from scripts.chain.works import difference
from scripts.hybrid.shown import Hybrid
from tests.hybrid.prompts import HOSTILE

SALT = bytes(range(1, 33))


@pytest.fixture(scope="module")
def atelier(rpc):
    """A set with a public work, one that was burnt, a sealed one, an opened one, and one of an adapter."""
    made = open_atelier(rpc, curators=0)
    adapter = made.register(name="Woodcut", licence="CC-BY-4.0", parent=1)
    made.mint(HOSTILE["no UTF-8"], etching=etchings.hostile(1))
    made.collection.send("burn", made.mint(), sender=made.artist)
    made.mint("a secret", SALT, etching=etchings.hostile(2))
    opened = made.mint(HOSTILE["right to left"], SALT)
    request = made.collection.read("request_of", opened)
    made.orchestrator.send("open_prompt", request, HOSTILE["right to left"].decode(), SALT)
    made.mint(adapter=adapter)
    return made


@pytest.fixture
def shown(atelier):
    return Hybrid(atelier.rpc, atelier.collection.address)


def test_a_hybrid_collection_is_told_from_any_other_contract(atelier, collection):
    assert Hybrid.lies_at(atelier.rpc, atelier.collection.address)
    for other in (collection.address, atelier.orchestrator.address, atelier.artist):
        assert not Hybrid.lies_at(atelier.rpc, other)
        with pytest.raises(UserError, match="is no collection of works that were made off chain"):
            Hybrid(atelier.rpc, other)


def test_every_work_is_written_again_by_the_reference(shown):
    ids = shown.existing(range(1, shown.minted + 2))
    assert ids == [1, 3, 4, 5]
    assert [difference(chain, reference) for chain, reference in shown.both(ids)] == [None] * 4


def test_another_etching_is_a_difference(shown, atelier):
    plate = atelier.orchestrator.read("work", atelier.collection.read("request_of", 5))[6]
    code = atelier.rpc.call("eth_getCode", plate, "latest")
    atelier.rpc.call("anvil_setCode", plate, code[: 2 + 2 * (11 + 64)] + "0001ff" + code[2 + 2 * (11 + 66) :])
    ((chain, reference),) = shown.both([5])
    atelier.rpc.call("anvil_setCode", plate, code)
    assert difference(chain, reference) is None  # it is what the chain keeps now
    ((_, before),) = shown.both([5])
    assert difference(chain, before).startswith("svg differs from character")


def test_the_code_of_all_that_works_came_through_is_looked_at(shown, atelier):
    wholes = shown.wholes()
    names = ["HybridCollection", "Colophon", "Scribe", "Orchestrator", "Models", "CommitReveal", "BondedWorker"]
    assert [name for name, _ in wholes] == names
    built = build.contracts(*names)
    for name, deployed in wholes:
        code = atelier.rpc.call("eth_getCode", deployed.address, "latest")
        assert built[name].made(bytes.fromhex(code[2:])), name
