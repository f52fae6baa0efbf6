import pytest
from hypothesis import example, given, settings

from scripts.chain.rpc import Revert
from tests.strategies import cases, words
from tests.studio import ROYALTY_BPS, ZERO

BPS = 10_000
MAX_ROYALTY_BPS = 1_000


@settings(max_examples=20)
@example([(1, 2**256 - 1)])
@given(cases(words, words))
def test_the_royalty_is_exact_at_any_price(collection, people, drawn):
    expected = [(people.artist, price * ROYALTY_BPS // BPS) for _, price in drawn]
    assert collection.read_each("royaltyInfo", drawn) == expected


def test_a_new_royalty_is_announced_and_paid(collection, people):
    receipt = collection.send("set_royalty", people.curator, MAX_ROYALTY_BPS, sender=people.artist)
    assert collection.events("RoyaltySet", receipt) == [{"receiver": people.curator, "bps": MAX_ROYALTY_BPS}]
    assert collection.read("royaltyInfo", 1, 12_345) == (people.curator, 1_234)


def test_the_royalty_is_capped(collection, make_collection, people):
    with pytest.raises(Revert, match="royalty: above the cap"):
        collection.send("set_royalty", people.curator, MAX_ROYALTY_BPS + 1, sender=people.artist)
    with pytest.raises(Revert, match="royalty: above the cap"):
        make_collection(royalty_bps=MAX_ROYALTY_BPS + 1)


def test_a_royalty_needs_somebody_to_pay(collection, people):
    with pytest.raises(Revert, match="royalty: nobody to pay"):
        collection.send("set_royalty", ZERO, 1, sender=people.artist)
    collection.send("set_royalty", ZERO, 0, sender=people.artist)
    assert collection.read("royaltyInfo", 1, 10**18) == (ZERO, 0)
