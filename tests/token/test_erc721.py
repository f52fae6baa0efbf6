"""The token core through the collection: each guard and the neighbour that it lets pass."""

import pytest

from scripts.chain.rpc import Revert
from tests.studio import ZERO

MAX_BATCH = 256
NO_WORK = "erc721: no such work"

# Receiver.vy's flag
POLITE, WRONG_ANSWER, REVERTS, PASSES_ON, BURNS = (1 << bit for bit in range(5))


@pytest.fixture
def minted(collection, people):
    """A collection in which the collector holds the works 1 to 5."""
    collection.send("mint", people.collector, 5, sender=people.minter)
    return collection


def transfers(collection, receipt):
    return [tuple(event.values()) for event in collection.events("Transfer", receipt)]


# Minting


def test_a_batch_is_the_receivers_with_one_event_a_work(collection, people):
    receipt = collection.send("mint", people.collector, 3, sender=people.minter)
    assert transfers(collection, receipt) == [(ZERO, people.collector, id) for id in (1, 2, 3)]
    assert collection.read_each("ownerOf", [(1,), (2,), (3,)]) == [people.collector] * 3
    assert collection.read("balanceOf", people.collector) == 3


def test_mint_returns_the_first_id(minted, people):
    assert minted.read("mint", people.collector, 2, sender=people.minter) == 6


@pytest.mark.parametrize(
    ("quantity", "reason"), [(0, "erc721: empty batch"), (MAX_BATCH + 1, "erc721: batch too large")]
)
def test_mint_refuses_a_batch_outside_its_bounds(collection, people, quantity, reason):
    with pytest.raises(Revert, match=reason):
        collection.send("mint", people.collector, quantity, sender=people.minter)


@pytest.mark.parametrize("quantity", [1, MAX_BATCH])
def test_mint_takes_a_batch_at_its_bounds(collection, people, quantity):
    collection.send("mint", people.collector, quantity, sender=people.minter)
    assert collection.read("balanceOf", people.collector) == quantity


def test_mint_refuses_the_zero_address(collection, people):
    with pytest.raises(Revert, match="erc721: zero address"):
        collection.send("mint", ZERO, 1, sender=people.minter)


@pytest.mark.parametrize("before", [0, 1, 253, 254, 255, 256, 300])
def test_every_work_of_the_largest_batch_is_found_wherever_it_begins(collection, people, before):
    while (last := collection.read("minted")) < before:
        collection.send("mint", people.curator, min(before - last, MAX_BATCH), sender=people.minter)
    collection.send("mint", people.collector, MAX_BATCH, sender=people.minter)
    collection.send("mint", people.curator, 1, sender=people.minter)
    ids = range(1, before + MAX_BATCH + 2)
    expected = [people.collector if before < id <= before + MAX_BATCH else people.curator for id in ids]
    assert collection.read_each("ownerOf", [(id,) for id in ids]) == expected


# Reading


@pytest.mark.parametrize("id", [0, 6, 255, 256, 2**64, 2**256 - 1])
def test_a_work_that_was_never_minted_is_nobodys(minted, people, id):
    for function in ("ownerOf", "getApproved", "ticketOf", "svg", "tokenURI", "traits", "seedOf", "signal_reveal"):
        with pytest.raises(Revert, match=NO_WORK):
            minted.read(function, id)
    with pytest.raises(Revert, match=NO_WORK):
        minted.send("burn", id, sender=people.collector)


def test_the_zero_address_has_no_balance(minted):
    with pytest.raises(Revert, match="erc721: zero address"):
        minted.read("balanceOf", ZERO)


def test_a_stranger_holds_nothing(minted, people):
    assert minted.read("balanceOf", people.stranger) == 0


# Approvals


def test_the_holder_approves_and_the_approval_ends_with_the_move(minted, people):
    receipt = minted.send("approve", people.operator, 2, sender=people.collector)
    assert [tuple(e.values()) for e in minted.events("Approval", receipt)] == [(people.collector, people.operator, 2)]
    assert minted.read("getApproved", 2) == people.operator
    minted.send("transferFrom", people.collector, people.curator, 2, sender=people.operator)
    assert minted.read("getApproved", 2) == ZERO
    with pytest.raises(Revert, match="erc721: not yours to move"):
        minted.send("transferFrom", people.curator, people.collector, 2, sender=people.operator)


def test_a_stranger_cannot_approve(minted, people):
    with pytest.raises(Revert, match="erc721: not yours to approve"):
        minted.send("approve", people.stranger, 2, sender=people.stranger)


def test_one_approved_for_a_work_cannot_pass_the_approval_on(minted, people):
    minted.send("approve", people.operator, 2, sender=people.collector)
    with pytest.raises(Revert, match="erc721: not yours to approve"):
        minted.send("approve", people.stranger, 2, sender=people.operator)


def test_an_operator_moves_and_approves_all_until_told_otherwise(minted, people):
    receipt = minted.send("setApprovalForAll", people.operator, True, sender=people.collector)
    assert [tuple(e.values()) for e in minted.events("ApprovalForAll", receipt)] == [
        (people.collector, people.operator, True)
    ]
    assert minted.read("isApprovedForAll", people.collector, people.operator)
    minted.send("approve", people.curator, 1, sender=people.operator)
    minted.send("transferFrom", people.collector, people.curator, 2, sender=people.operator)
    minted.send("setApprovalForAll", people.operator, False, sender=people.collector)
    with pytest.raises(Revert, match="erc721: not yours to move"):
        minted.send("transferFrom", people.collector, people.curator, 3, sender=people.operator)


def test_an_operator_of_the_last_holder_has_no_say(minted, people):
    minted.send("setApprovalForAll", people.operator, True, sender=people.collector)
    minted.send("transferFrom", people.collector, people.curator, 1, sender=people.collector)
    with pytest.raises(Revert, match="erc721: not yours to move"):
        minted.send("transferFrom", people.curator, people.operator, 1, sender=people.operator)


# Moving


def test_a_work_moves_alone_out_of_its_batch(minted, people):
    receipt = minted.send("transferFrom", people.collector, people.curator, 3, sender=people.collector)
    assert transfers(minted, receipt) == [(people.collector, people.curator, 3)]
    owners = [people.collector, people.collector, people.curator, people.collector, people.collector]
    assert minted.read_each("ownerOf", [(id,) for id in range(1, 6)]) == owners
    assert minted.read_each("balanceOf", [(people.collector,), (people.curator,)]) == [4, 1]


def test_a_work_moved_to_its_own_holder_changes_nothing(minted, people):
    minted.send("transferFrom", people.collector, people.collector, 3, sender=people.collector)
    assert minted.read("ownerOf", 3) == people.collector
    assert minted.read("balanceOf", people.collector) == 5


def test_a_stranger_cannot_move_a_work(minted, people):
    with pytest.raises(Revert, match="erc721: not yours to move"):
        minted.send("transferFrom", people.collector, people.stranger, 3, sender=people.stranger)


def test_a_work_moves_only_from_its_holder(minted, people):
    with pytest.raises(Revert, match="erc721: not the holder"):
        minted.send("transferFrom", people.curator, people.stranger, 3, sender=people.collector)


@pytest.mark.parametrize("function", ["transferFrom", "safeTransferFrom"])
def test_a_work_moves_not_to_the_zero_address(minted, people, function):
    with pytest.raises(Revert, match="erc721: zero address"):
        minted.send(function, people.collector, ZERO, 3, sender=people.collector)


def test_no_ether_is_taken_on_the_way(minted, people):
    with pytest.raises(Revert):
        minted.send("transferFrom", people.collector, people.curator, 3, sender=people.collector, value=1)


# Burning


def test_a_burnt_work_is_gone_for_ever(minted, people):
    minted.send("approve", people.operator, 2, sender=people.collector)
    receipt = minted.send("burn", 2, sender=people.collector)
    assert transfers(minted, receipt) == [(people.collector, ZERO, 2)]
    assert minted.read("balanceOf", people.collector) == 4
    assert minted.read("totalSupply") == 4
    assert minted.read("mint", people.collector, 1, sender=people.minter) == 6
    for function in ("ownerOf", "getApproved", "ticketOf", "svg", "tokenURI", "signal_reveal"):
        with pytest.raises(Revert, match=NO_WORK):
            minted.read(function, 2)
    for account in (people.collector, people.operator):
        with pytest.raises(Revert, match=NO_WORK):
            minted.send("transferFrom", people.collector, people.curator, 2, sender=account)
        with pytest.raises(Revert, match=NO_WORK):
            minted.send("burn", 2, sender=account)
    assert minted.read_each("ownerOf", [(1,), (3,)]) == [people.collector] * 2


def test_burning_the_head_of_a_batch_leaves_the_others(minted, people):
    minted.send("burn", 1, sender=people.collector)
    assert minted.read_each("ownerOf", [(id,) for id in range(2, 6)]) == [people.collector] * 4


def test_who_may_move_a_work_may_burn_it_and_nobody_else(minted, people):
    with pytest.raises(Revert, match="erc721: not yours to move"):
        minted.send("burn", 2, sender=people.stranger)
    minted.send("approve", people.operator, 2, sender=people.collector)
    minted.send("burn", 2, sender=people.operator)


# Receivers


def test_safe_moves_reach_a_plain_account(minted, people):
    minted.send("safeTransferFrom", people.collector, people.curator, 1, sender=people.collector)
    minted.send("safeTransferFrom", people.collector, people.curator, 2, b"hello", sender=people.collector)
    assert minted.read("balanceOf", people.curator) == 2


def test_a_polite_receiver_is_told_all_and_already_holds_the_work(minted, people, deploy):
    receiver = deploy("Receiver", POLITE, ZERO)
    minted.send("setApprovalForAll", people.operator, True, sender=people.collector)
    call = (people.collector, receiver.address, 1, b"for you")
    minted.send("safeTransferFrom", *call, sender=people.operator)
    assert receiver.read("operator") == people.operator
    assert receiver.read("sender") == people.collector
    assert receiver.read("data") == b"for you"
    assert receiver.read("received", 0) == 1
    assert receiver.read("holder_seen") == receiver.address


@pytest.mark.parametrize(
    ("mood", "reason"), [(WRONG_ANSWER, "erc721: receiver refused"), (REVERTS, "receiver: no, thank you")]
)
def test_a_receiver_that_refuses_gets_nothing(minted, people, deploy, mood, reason):
    receiver = deploy("Receiver", mood, ZERO)
    with pytest.raises(Revert, match=reason):
        minted.send("safeTransferFrom", people.collector, receiver.address, 1, sender=people.collector)
    with pytest.raises(Revert, match=reason):
        minted.send("safe_mint", receiver.address, 2, sender=people.minter)
    assert minted.read("ownerOf", 1) == people.collector
    assert minted.read("minted") == 5


@pytest.mark.parametrize("name", ["CommitReveal", "Buyer"])
def test_a_contract_without_the_hook_gets_nothing(minted, people, deploy, name):
    deaf = deploy(name, *([1] if name == "Buyer" else []))  # a Buyer answers any call with nothing
    with pytest.raises(Revert):
        minted.send("safeTransferFrom", people.collector, deaf.address, 1, sender=people.collector)
    minted.send("transferFrom", people.collector, deaf.address, 1, sender=people.collector)
    assert minted.read("ownerOf", 1) == deaf.address


def test_a_receiver_may_pass_the_work_on_at_once(minted, people, deploy):
    receiver = deploy("Receiver", PASSES_ON, people.curator)
    minted.send("safeTransferFrom", people.collector, receiver.address, 1, sender=people.collector)
    assert minted.read("ownerOf", 1) == people.curator
    assert minted.read_each("balanceOf", [(people.collector,), (receiver.address,), (people.curator,)]) == [4, 0, 1]


def test_safe_mint_asks_the_receiver_for_every_work(collection, people, deploy):
    receiver = deploy("Receiver", POLITE, ZERO)
    receipt = collection.send("safe_mint", receiver.address, 3, b"hi", sender=people.minter)
    assert transfers(collection, receipt) == [(ZERO, receiver.address, id) for id in (1, 2, 3)]
    assert [receiver.read("received", i) for i in range(3)] == [1, 2, 3]
    assert receiver.read("sender") == ZERO
    assert receiver.read("operator") == people.minter
    assert receiver.read("data") == b"hi"


def test_a_receiver_that_burns_while_it_is_minted_to_breaks_no_count(collection, people, deploy):
    receiver = deploy("Receiver", BURNS, ZERO)
    collection.send("safe_mint", receiver.address, 3, sender=people.minter)
    assert collection.read("balanceOf", receiver.address) == 0
    assert collection.read_each("totalSupply", [()]) == [0]
    assert collection.read("minted") == 3
