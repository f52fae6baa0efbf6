"""Money: who may call for what, in how many steps it comes to the same, and who tries to be paid twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.chain.rpc import Revert
from tests.hybrid.stage import (
    BOND,
    COMES_BACK,
    FEE,
    LEASE,
    MINTED,
    PLATFORM_FEE,
    POLITE,
    PRICE,
    REFUNDED,
    REFUSES,
    WORKER_FEE,
    act,
    data_of,
    entry,
    hash_of,
)
from tests.studio import ZERO

PURSE = "0x" + "5e" * 20  # of nobody else on the chain that tests share


@pytest.fixture
def party(deploy):
    return lambda mood=POLITE: deploy("Party", mood)


@pytest.fixture
def ask_by(stage, people):
    """Has a contract ask for a work, and returns the request's number."""

    def ask(contract, **fields):
        mined = act(contract, stage.orchestrator, "request", stage.order(**fields), value=PRICE)
        return stage.note(mined)

    return ask


def give_up(stage, id):
    """Lets a request's deadline pass."""
    stage.pass_time(LEASE + 1)
    stage.orchestrator.send("expire", id)


# Purses


def test_a_deposit_comes_back_to_who_made_it_and_no_other(stage, people):
    stage.deposit(people.minter, bonds=3)
    for thief in (people.stranger, people.artist, people.curator):
        with pytest.raises(Revert, match="payouts: not yours to withdraw"):
            stage.orchestrator.send("withdraw", people.minter, sender=thief)
    mined = stage.orchestrator.send("withdraw_to", PURSE, sender=people.minter)
    told = {"account": people.minter, "receiver": PURSE, "amount": 3 * BOND}
    assert stage.orchestrator.events("Withdrawn", mined) == [told]
    assert (stage.balance(PURSE), stage.owed(people.minter)) == (3 * BOND, 0)
    stage.orchestrator.send("withdraw", people.minter, sender=people.minter)
    assert stage.balance(stage.orchestrator.address) == 0


def test_nobody_sends_a_workers_deposit_home_before_its_claim(stage, people):
    id = stage.ask()
    stage.deposit(people.minter)
    with pytest.raises(Revert, match="payouts: not yours to withdraw"):
        stage.orchestrator.send("withdraw", people.minter, sender=people.stranger)
    stage.orchestrator.send("claim", id, sender=people.minter)


def test_a_bond_that_is_out_is_not_withdrawn(stage, people):
    id = stage.ask()
    stage.claim(id)
    stage.orchestrator.send("withdraw_to", PURSE, sender=people.minter)
    assert (stage.balance(PURSE), stage.orchestrator.read("bonds", people.minter)) == (0, 1)
    stage.draw(id)
    stage.fulfil(id)
    stage.orchestrator.send("withdraw_to", PURSE, sender=people.minter)
    assert (stage.balance(PURSE), stage.orchestrator.read("bonds", people.minter)) == (BOND, 0)


def test_anyone_has_the_platform_and_who_asked_paid(stage, people):
    stage.orchestrator.send("finalise", stage.staged())
    before = stage.balance(people.curator)
    stage.orchestrator.send("withdraw", people.curator, sender=people.stranger)
    assert stage.balance(people.curator) - before == PLATFORM_FEE
    id = stage.ask(deadline=stage.now + LEASE)
    give_up(stage, id)
    before = stage.balance(people.collector)
    stage.orchestrator.send("withdraw", people.collector, sender=people.stranger)
    stage.orchestrator.send("withdraw", people.collector, sender=people.stranger)
    assert stage.balance(people.collector) - before == PRICE


def test_what_a_worker_earned_is_a_bond_for_the_next_request(set_stage, people):
    stage = set_stage(bond=WORKER_FEE)
    stage.orchestrator.send("deposit", sender=people.minter, value=WORKER_FEE)
    first, second, third = (stage.ask() for _ in range(3))
    for id in (first, second, third):
        stage.draw(id)
    stage.orchestrator.send("claim", first, sender=people.minter)
    stage.fulfil(first)
    stage.orchestrator.send("finalise", first)
    for id in (second, third):
        stage.orchestrator.send("claim", id, sender=people.minter)
    assert (stage.owed(people.minter), stage.orchestrator.read("bonds", people.minter)) == (0, 2)


def test_money_for_nobody_is_refused(stage, people):
    stage.deposit(people.minter)
    with pytest.raises(Revert, match="payouts: zero address"):
        stage.orchestrator.send("withdraw_to", ZERO, sender=people.minter)


def test_ether_that_was_forced_in_is_nobodys_and_harms_nobody(stage, people):
    stage.rpc.call("anvil_setBalance", stage.orchestrator.address, hex(10**18))
    id = stage.staged()
    stage.orchestrator.send("finalise", id)
    stage.orchestrator.send("withdraw_to", PURSE, sender=people.minter)
    assert stage.balance(PURSE) == BOND + WORKER_FEE


# Receivers that refuse, and that come back


def test_who_refuses_money_stops_nobody_and_may_send_it_elsewhere(stage, people, party, ask_by):
    closed = party(REFUSES)
    id = ask_by(closed, deadline=stage.now + LEASE)
    give_up(stage, id)
    assert (stage.status(id), stage.owed(closed.address)) == (REFUNDED, PRICE)
    with pytest.raises(Revert, match="payouts: payment refused"):
        stage.orchestrator.send("withdraw", closed.address, sender=people.stranger)
    assert stage.owed(closed.address) == PRICE
    act(closed, stage.orchestrator, "withdraw_to", PURSE)
    assert stage.balance(PURSE) == PRICE


def test_a_recipient_that_refuses_everything_gets_its_work_all_the_same(stage, party):
    closed = party(REFUSES)
    id = stage.staged(recipient=closed.address)
    stage.orchestrator.send("finalise", id)
    assert stage.collection.read("ownerOf", stage.work(id)["token"]) == closed.address


@pytest.mark.parametrize("function", ["withdraw", "withdraw_to"])
def test_who_comes_back_while_it_is_paid_is_paid_once(stage, people, party, ask_by, function):
    greedy = party()
    id = ask_by(greedy, deadline=stage.now + LEASE)
    ask_by(party(), deadline=stage.now + 2 * LEASE)  # what could be stolen
    give_up(stage, id)
    greedy.send("intend", stage.orchestrator.address, data_of(stage.orchestrator, function, greedy.address))
    greedy.send("feel", COMES_BACK)
    stage.orchestrator.send("withdraw", greedy.address, sender=people.stranger)
    assert greedy.read("succeeded")  # it came back, for nothing
    assert (stage.balance(greedy.address), stage.balance(stage.orchestrator.address)) == (PRICE, PRICE)


@pytest.mark.parametrize("function", ["expire", "cancel", "finalise", "lapse"])
def test_who_comes_back_while_it_is_paid_ends_its_request_once(stage, people, party, ask_by, function):
    greedy = party()
    id = ask_by(greedy, deadline=stage.now + LEASE)
    give_up(stage, id)
    greedy.send("intend", stage.orchestrator.address, data_of(stage.orchestrator, function, id))
    greedy.send("feel", COMES_BACK)
    stage.orchestrator.send("withdraw", greedy.address, sender=people.stranger)
    assert not greedy.read("succeeded")
    assert (stage.balance(greedy.address), stage.owed(greedy.address)) == (PRICE, 0)


def test_an_author_that_comes_back_is_paid_its_share_once(stage, people, party):
    greedy = party()
    authors = [(greedy.address, 5_000), (people.artist, 5_000)]
    model = entry("Shared", stage.bonded.address, authors, weights=hash_of("shared"))
    stage.models.send("register", *model, sender=people.artist)
    stage.orchestrator.send("admit", 4, True, sender=people.artist)
    stage.orchestrator.send("finalise", stage.staged(model=4))
    greedy.send(
        "intend", stage.orchestrator.address, data_of(stage.orchestrator, "withdraw_share", 4, greedy.address)
    )
    greedy.send("feel", COMES_BACK)
    stage.orchestrator.send("withdraw_share", 4, greedy.address, sender=people.stranger)
    assert greedy.read("succeeded")
    assert stage.balance(greedy.address) == FEE // 2


def test_a_collection_that_comes_back_mints_and_pays_once(set_stage, people, party):
    collection = party()
    stage = set_stage(collection=collection.address)
    id, other = stage.staged(), stage.staged()
    collection.send("intend", stage.orchestrator.address, data_of(stage.orchestrator, "finalise", id))
    collection.send("feel", COMES_BACK)
    stage.orchestrator.send("finalise", id)
    assert not collection.read("succeeded")
    assert (stage.status(id), stage.owed(people.minter)) == (MINTED, 2 * BOND + WORKER_FEE)
    collection.send("feel", REFUSES)
    with pytest.raises(Revert, match="party: no"):
        stage.orchestrator.send("finalise", other)


# Authors


@settings(max_examples=10)
@given(data=st.data())
def test_shares_lose_nothing_however_often_they_are_asked_for(standing, people, data):
    """By five authors in any order: what is paid is what is owed to the wei, and never more than came in."""
    stage = standing[False]
    before = stage.rpc.call("evm_snapshot")
    cuts = sorted(data.draw(st.sets(st.integers(1, 9_999), min_size=4, max_size=4)))
    shares = [b - a for a, b in zip([0, *cuts], [*cuts, 10_000], strict=True)]
    authors = [(f"0x{i:040x}", share) for i, share in enumerate(shares, 2**100)]
    fee = data.draw(st.integers(1, 20_000))  # so small that shares are fractions
    model = entry("Dust", stage.bonded.address, authors, fee=fee, weights=hash_of("dust"))
    stage.models.send("register", *model, sender=people.artist)
    stage.orchestrator.send("admit", 4, True, sender=people.artist)
    works = data.draw(st.integers(1, 3))
    for _ in range(works):
        stage.orchestrator.send("finalise", stage.staged(model=4))
        for account, _ in data.draw(st.lists(st.sampled_from(authors), max_size=4)):
            stage.orchestrator.send("withdraw_share", 4, account)
    for account, _ in authors:
        stage.orchestrator.send("withdraw_share", 4, account)
    earned = stage.orchestrator.read("earned", 4)
    assert earned == works * fee
    paid = [stage.balance(account) for account, _ in authors]
    assert paid == [earned * share // 10_000 for share in shares]
    assert earned - len(authors) < sum(paid) <= earned
    stage.rpc.call("evm_revert", before)


def test_a_share_is_its_authors_alone(stage, people):
    stage.orchestrator.send("finalise", stage.staged())
    for account, paid in ((people.stranger, 0), (people.curator, 0), (people.artist, FEE), (people.artist, 0)):
        before = stage.balance(account)
        mined = stage.orchestrator.send("withdraw_share", 1, account, sender=people.collector)
        assert stage.orchestrator.events("ShareWithdrawn", mined)[0]["amount"] == paid
        assert stage.balance(account) - before == paid
    assert stage.orchestrator.read("taken", 1, people.artist) == FEE


def test_nothing_is_earned_by_an_entry_that_is_none(stage, people):
    stage.orchestrator.send("finalise", stage.staged())
    assert stage.orchestrator.read_each("earned", [(0,), (2,), (4,)]) == [0, 0, 0]
    assert stage.orchestrator.read("withdraw_share", 0, people.artist) == 0
