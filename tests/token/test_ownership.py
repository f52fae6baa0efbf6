import pytest

from scripts.chain.rpc import Revert
from tests.studio import ZERO


def test_the_deployer_owns(collection, people):
    assert collection.read("owner") == people.artist
    assert collection.read("pending_owner") == ZERO


def test_ownership_passes_in_two_steps(collection, people):
    collection.send("offer_ownership", people.curator, sender=people.artist)
    assert collection.read("owner") == people.artist
    assert collection.read("pending_owner") == people.curator
    receipt = collection.send("accept_ownership", sender=people.curator)
    assert collection.events("OwnershipTransferred", receipt) == [
        {"previousOwner": people.artist, "newOwner": people.curator}
    ]
    assert collection.read("owner") == people.curator
    assert collection.read("pending_owner") == ZERO
    with pytest.raises(Revert, match="ownership: not the owner"):
        collection.send("set_paused", True, sender=people.artist)


def test_only_who_was_offered_it_accepts(collection, people):
    collection.send("offer_ownership", people.curator, sender=people.artist)
    for account in (people.artist, people.stranger):
        with pytest.raises(Revert, match="ownership: not offered to you"):
            collection.send("accept_ownership", sender=account)


def test_an_offer_can_be_taken_back(collection, people):
    collection.send("offer_ownership", people.curator, sender=people.artist)
    collection.send("offer_ownership", ZERO, sender=people.artist)
    with pytest.raises(Revert, match="ownership: not offered to you"):
        collection.send("accept_ownership", sender=people.curator)


@pytest.mark.parametrize(
    ("function", "args"),
    [
        ("offer_ownership", (ZERO,)),
        ("set_minter", (ZERO, True)),
        ("lock", (1,)),
        ("set_royalty", (ZERO, 0)),
        ("set_max_supply", (1,)),
        ("set_paused", (True,)),
        ("set_description", ("",)),
        ("set_generator", (ZERO,)),
    ],
)
def test_what_is_the_owners_is_nobody_elses(collection, people, function, args):
    for account in (people.stranger, people.minter):
        with pytest.raises(Revert, match="ownership: not the owner"):
            collection.send(function, *args, sender=account)
