"""The collection as a wallet and a marketplace meet it."""

import pytest

from reference.seeding import seed
from reference.token import documents, placeholder
from scripts.chain import build
from scripts.chain.rpc import Revert
from tests.checks import check_token_uri
from tests.studio import *  # noqa: F403  (fixtures)
from tests.studio import DESCRIPTION, ZERO

INTERFACES = {
    "ERC-165": "01ffc9a7",
    "ERC-721": "80ac58cd",
    "ERC-721 Metadata": "5b5e139f",
    "ERC-2981": "2a55205a",
    "ERC-4906": "49064906",
    "ERC-7572": "e8a3d485",
}
STRANGE_INTERFACES = {
    "none": "ffffffff",
    "zero": "00000000",
    "ERC-721 Enumerable": "780e9d63",
    "ERC-1155": "d9b67a26",
}


@pytest.fixture
def minted(collection, people):
    """A collection in which the collector holds the works 1 to 3, not revealed."""
    collection.send("mint", people.collector, 3, sender=people.minter)
    return collection


# ERC-165


@pytest.mark.parametrize("interface", INTERFACES.values(), ids=INTERFACES)
def test_it_says_what_it_speaks(collection, interface):
    assert collection.read("supportsInterface", bytes.fromhex(interface))


@pytest.mark.parametrize("interface", STRANGE_INTERFACES.values(), ids=STRANGE_INTERFACES)
def test_it_does_not_say_what_it_does_not_speak(collection, interface):
    assert not collection.read("supportsInterface", bytes.fromhex(interface))


# Before the reveal


def test_before_the_reveal_a_work_shows_its_shell(minted):
    assert minted.read("svg", 2) == placeholder.svg(2)
    assert minted.read("traits", 2) == ()
    assert minted.read("tokenURI", 2) == documents.placeholder_uri("Echo", 2, DESCRIPTION)


def test_the_placeholder_is_what_marketplaces_read(minted):
    document = check_token_uri(minted.read("tokenURI", 2))
    assert document["name"] == "Echo #2"
    assert document["attributes"] == [{"trait_type": "Status", "value": "Unrevealed"}]


def test_before_the_reveal_there_is_no_seed_and_nothing_to_signal(minted, people):
    with pytest.raises(Revert, match="collection: not revealed"):
        minted.read("seedOf", 2)
    with pytest.raises(Revert, match="collection: not revealed"):
        minted.send("signal_reveal", 2, sender=people.stranger)


# After it


def test_after_the_reveal_a_work_is_what_the_generator_draws(minted, generator, reveal):
    entropy = reveal(minted, 2)
    drawn = seed.derive(entropy, minted.address, 2)
    assert minted.read("seedOf", 2) == drawn
    assert minted.read("svg", 2) == generator.read("svg", drawn)
    assert minted.read("traits", 2) == generator.read("traits", drawn)
    traits = [documents.Trait(*trait) for trait in generator.read("traits", drawn)]
    assert minted.read("tokenURI", 2) == documents.token_uri(
        "Echo", 2, DESCRIPTION, generator.read("background", drawn), generator.read("svg", drawn), traits
    )


def test_a_work_looks_the_same_wherever_it_goes(minted, people, reveal):
    reveal(minted, 2)
    before = minted.read("tokenURI", 2)
    minted.send("transferFrom", people.collector, people.curator, 2, sender=people.collector)
    assert minted.read("tokenURI", 2) == before


def test_anybody_signals_the_reveal_of_a_whole_batch(minted, people, reveal):
    minted.send("mint", people.collector, 2, sender=people.minter)
    reveal(minted, 1)
    reveal(minted, 4)
    for id, first, last in ((1, 1, 3), (3, 1, 3), (4, 4, 5), (5, 4, 5)):
        receipt = minted.send("signal_reveal", id, sender=people.stranger)
        assert minted.events("BatchMetadataUpdate", receipt) == [{"_fromTokenId": first, "_toTokenId": last}]


# The generator


def test_a_new_generator_is_announced_and_draws(minted, deploy, people, reveal):
    reveal(minted, 1)
    other = deploy("EchoGenerator", 300, 0)
    receipt = minted.send("set_generator", other.address, sender=people.artist)
    assert minted.events("GeneratorSet", receipt) == [{"generator": other.address, "version": other.read("version")}]
    assert minted.events("BatchMetadataUpdate", receipt) == [{"_fromTokenId": 0, "_toTokenId": 2**256 - 1}]
    assert minted.read("generator") == other.address
    assert len(minted.read("svg", 1)) == 300


def test_what_is_no_generator_is_refused(collection, make_collection, people, notary, deploy_once):
    for nobody in (people.stranger, ZERO, notary.address):
        with pytest.raises(Revert):
            collection.send("set_generator", nobody, sender=people.artist)
        with pytest.raises(Revert):
            make_collection(generator_address=nobody)
    nameless = deploy_once("EchoGenerator", 0, 0)
    with pytest.raises(Revert, match="collection: not a generator"):
        collection.send("set_generator", nameless.address, sender=people.artist)


def test_a_collection_needs_a_seeder(make_collection, people):
    with pytest.raises(Revert, match="collection: no seeder"):
        make_collection(seeder_address=people.stranger)


# Size


@pytest.mark.parametrize("name", ["Collection", "Scribe", "CommitReveal", "FixedPrice"])
def test_the_code_fits_the_chain(name):
    contract = build.contract(name)
    assert len(contract.runtime) + contract.immutables < build.MAX_RUNTIME_BYTES
