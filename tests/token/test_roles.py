import pytest

from scripts.chain.rpc import Revert


def test_only_a_minter_mints(collection, people):
    for account in (people.artist, people.stranger):
        for function in ("mint", "safe_mint"):
            with pytest.raises(Revert, match="roles: not a minter"):
                collection.send(function, account, 1, sender=account)


def test_the_right_to_mint_is_given_and_taken(collection, people):
    receipt = collection.send("set_minter", people.curator, True, sender=people.artist)
    assert collection.events("MinterSet", receipt) == [{"account": people.curator, "allowed": True}]
    assert collection.read("is_minter", people.curator)
    collection.send("mint", people.collector, 1, sender=people.curator)
    collection.send("set_minter", people.curator, False, sender=people.artist)
    assert not collection.read("is_minter", people.curator)
    with pytest.raises(Revert, match="roles: not a minter"):
        collection.send("mint", people.collector, 1, sender=people.curator)
