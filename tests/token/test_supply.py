import pytest

from scripts.chain.rpc import Revert

MAX_CAP = 2**32


def test_minting_ends_at_the_cap(make_collection, people):
    collection = make_collection(supply=5)
    collection.send("mint", people.collector, 4, sender=people.minter)
    with pytest.raises(Revert, match="supply: sold out"):
        collection.send("mint", people.collector, 2, sender=people.minter)
    collection.send("mint", people.collector, 1, sender=people.minter)
    with pytest.raises(Revert, match="supply: sold out"):
        collection.send("mint", people.collector, 1, sender=people.minter)
    assert (collection.read("minted"), collection.read("max_supply"), collection.read("totalSupply")) == (5, 5, 5)


def test_burning_makes_no_room(make_collection, people):
    collection = make_collection(supply=2)
    collection.send("mint", people.collector, 2, sender=people.minter)
    collection.send("burn", 1, sender=people.collector)
    assert (collection.read("minted"), collection.read("totalSupply")) == (2, 1)
    with pytest.raises(Revert, match="supply: sold out"):
        collection.send("mint", people.collector, 1, sender=people.minter)


def test_the_cap_moves_but_never_below_what_is_minted(make_collection, people):
    collection = make_collection(supply=10)
    collection.send("mint", people.collector, 5, sender=people.minter)
    with pytest.raises(Revert, match="supply: cap below what is minted"):
        collection.send("set_max_supply", 4, sender=people.artist)
    for cap in (MAX_CAP, 5):
        receipt = collection.send("set_max_supply", cap, sender=people.artist)
        assert collection.events("MaxSupplySet", receipt) == [{"cap": cap}]
        assert collection.read("max_supply") == cap
    assert collection.read("minted") == 5


def test_the_cap_has_an_end(make_collection, collection, people):
    with pytest.raises(Revert, match="supply: cap too high"):
        collection.send("set_max_supply", MAX_CAP + 1, sender=people.artist)
    with pytest.raises(Revert, match="supply: cap too high"):
        make_collection(supply=MAX_CAP + 1)


def test_a_collection_may_outgrow_the_buckets_it_opened(make_collection, people):
    collection = make_collection(supply=1)
    collection.send("set_max_supply", 600, sender=people.artist)
    for quantity in (256, 256, 88):
        collection.send("mint", people.collector, quantity, sender=people.minter)
    assert set(collection.read_each("ownerOf", [(id,) for id in range(1, 601)])) == {people.collector}


def test_pausing_stops_minting_and_nothing_else(collection, people):
    collection.send("mint", people.collector, 3, sender=people.minter)
    receipt = collection.send("set_paused", True, sender=people.artist)
    assert collection.events("PausedSet", receipt) == [{"paused": True}]
    assert collection.read("paused")
    with pytest.raises(Revert, match="supply: minting is paused"):
        collection.send("mint", people.collector, 1, sender=people.minter)
    collection.send("transferFrom", people.collector, people.curator, 1, sender=people.collector)
    collection.send("burn", 2, sender=people.collector)
    assert (collection.read("minted"), collection.read("totalSupply"), collection.read("max_supply")) == (3, 2, 1_000)
    collection.send("set_paused", False, sender=people.artist)
    collection.send("mint", people.collector, 1, sender=people.minter)


def test_pausing_twice_is_pausing(collection, people):
    collection.send("set_paused", True, sender=people.artist)
    collection.send("set_paused", True, sender=people.artist)
    assert collection.read("paused")
    assert collection.read("max_supply") == 1_000
