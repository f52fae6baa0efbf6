import pytest

from scripts.chain.rpc import Revert

GENERATOR, METADATA, SUPPLY, ROYALTY = (1 << bit for bit in range(4))
ALL = GENERATOR | METADATA | SUPPLY | ROYALTY


@pytest.fixture
def settings(people, generator):
    """What each lock ends, as a call that works before."""
    return {
        GENERATOR: ("set_generator", generator.address),
        METADATA: ("set_description", "Something else."),
        SUPPLY: ("set_max_supply", 999),
        ROYALTY: ("set_royalty", people.curator, 1),
    }


@pytest.mark.parametrize("lock", [GENERATOR, METADATA, SUPPLY, ROYALTY])
def test_a_lock_ends_its_own_setting_and_no_other(collection, people, settings, lock):
    receipt = collection.send("lock", lock, sender=people.artist)
    assert collection.events("Locked", receipt) == [{"which": lock}]
    assert collection.read("locked") == lock
    for setting, call in settings.items():
        if setting == lock:
            with pytest.raises(Revert, match="locks: locked for ever"):
                collection.send(*call, sender=people.artist)
        else:
            collection.send(*call, sender=people.artist)


def test_locks_add_up_and_none_opens_again(collection, people):
    for lock in (ROYALTY, GENERATOR | METADATA, 0, SUPPLY):
        before = collection.read("locked")
        collection.send("lock", lock, sender=people.artist)
        assert collection.read("locked") == before | lock
    assert collection.read("locked") == ALL


def test_there_are_no_other_locks(collection, people):
    with pytest.raises(Revert):
        collection.send("lock", ALL + 1, sender=people.artist)


def test_a_new_owner_is_bound_by_the_locks(collection, people, settings):
    collection.send("lock", ALL, sender=people.artist)
    collection.send("offer_ownership", people.curator, sender=people.artist)
    collection.send("accept_ownership", sender=people.curator)
    for call in settings.values():
        with pytest.raises(Revert, match="locks: locked for ever"):
            collection.send(*call, sender=people.curator)
