"""A request's way from one state to the next: who may move it, and from which second to which."""

import pytest

from reference.hybrid import plate
from reference.seeding import seed
from scripts.chain.rpc import Revert
from tests.hybrid.stage import (
    ADAPTER_FEE,
    BOND,
    CLAIMED,
    FEE,
    LEASE,
    MINTED,
    OPEN,
    PLATFORM_FEE,
    PRICE,
    PROMPT,
    REFUNDED,
    SALT,
    STAGED,
    UNKNOWN,
    UNMINTED,
    WORKER_FEE,
    YEAR,
    entry,
    hash_of,
)
from tests.studio import REVEAL_BLOCKS, ZERO

COMMITMENT = plate.commitment(SALT, PROMPT.encode())


def test_a_request_becomes_a_work_and_everybody_is_owed_his_due(stage, people):
    id = stage.ask()
    assert (id, stage.status(id)) == (1, OPEN)
    stage.draw(id)
    stage.claim(id)
    assert stage.status(id) == CLAIMED
    stage.fulfil(id)
    assert stage.status(id) == STAGED
    stage.orchestrator.send("finalise", id)
    work = stage.work(id)
    assert (work["status"], stage.collection.read("ownerOf", work["token"])) == (MINTED, people.collector)
    assert stage.owed(people.minter) == BOND + WORKER_FEE
    assert stage.owed(people.curator) == PLATFORM_FEE
    assert stage.orchestrator.read("earned", 1) == FEE
    assert stage.balance(stage.orchestrator.address) == PRICE + BOND


def test_an_adapter_is_paid_beside_its_model(stage, people):
    assert stage.orchestrator.read("quote", 1, 2) == PRICE + ADAPTER_FEE
    id = stage.staged(adapter=2)
    stage.orchestrator.send("finalise", id)
    assert stage.orchestrator.read_each("earned", [(1,), (2,)]) == [FEE, ADAPTER_FEE]


# Orders


def test_an_order_is_told_in_full(stage, people):
    order = stage.order(parameters='{"steps":4}', recipient=people.stranger)
    mined = stage.orchestrator.send("request", order, sender=people.collector, value=PRICE)
    told = stage.orchestrator.events("Requested", mined)[0]
    assert told == {
        "id": 1,
        "requester": people.collector,
        "recipient": people.stranger,
        "ticket": mined.block + REVEAL_BLOCKS - 1,
        "order": tuple(order),
    }


def test_requests_are_numbered_from_one_and_one_that_never_was_is_unknown(stage):
    assert [stage.ask(), stage.ask(), stage.orchestrator.read("requests")] == [1, 2, 2]
    for id in (0, 3):
        assert stage.work(id) == dict.fromkeys(stage.work(id), 0) | {
            "status": UNKNOWN,
            "commitment": bytes(32),
            "digest": bytes(32),
            "plate": ZERO,
            "opened": ZERO,
            "worker": ZERO,
            "recipient": ZERO,
        }
        with pytest.raises(Revert, match="orchestrator: no such request"):
            stage.orchestrator.read("seed_of", id)


@pytest.mark.parametrize("change", [-1, 1])
def test_exactly_the_price_is_taken(stage, people, change):
    with pytest.raises(Revert, match="orchestrator: not the price"):
        stage.orchestrator.read("request", stage.order(), sender=people.collector, value=PRICE + change)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"recipient": ZERO}, "orchestrator: zero address"),
        ({"prompt": ""}, "orchestrator: a prompt or a commitment"),
        ({"commitment": COMMITMENT}, "orchestrator: a prompt or a commitment"),
        ({"deadline": 2**256 - 1}, "orchestrator: deadline too far"),
        ({"model": 0}, "orchestrator: not admitted"),
        ({"model": 4}, "orchestrator: not admitted"),
        ({"model": 2}, "models: not a model"),
        ({"adapter": 1}, "models: not an adapter of this model"),
        ({"adapter": 3}, "models: not an adapter of this model"),
        ({"model": 3, "adapter": 2}, "models: not an adapter of this model"),
        ({"adapter": 2**256 - 1}, "orchestrator: not admitted"),
    ],
)
def test_an_order_that_cannot_be_filled_is_refused(stage, people, fields, reason):
    with pytest.raises(Revert, match=reason):
        stage.orchestrator.read("request", stage.order(**fields), sender=people.collector, value=PRICE)


def test_a_deadline_is_one_lease_away_or_more(stage, people):
    for deadline in (0, stage.now, stage.now + LEASE - 1):
        with pytest.raises(Revert, match="orchestrator: deadline too near"):
            stage.orchestrator.read("request", stage.order(deadline=deadline), sender=people.collector, value=PRICE)
    stage.ask(deadline=stage.now + LEASE)


def test_a_deadline_is_at_most_a_year_away(stage, people):
    far = stage.order(deadline=stage.now + YEAR + 1)
    with pytest.raises(Revert, match="orchestrator: deadline too far"):
        stage.orchestrator.read("request", far, sender=people.collector, value=PRICE)
    stage.ask(deadline=stage.now + YEAR)


def test_a_longer_prompt_than_there_is_room_for_is_refused(stage, people):
    stage.ask(prompt="é" * 256)
    with pytest.raises(Revert):
        stage.orchestrator.read("request", stage.order(prompt="é" * 257), sender=people.collector, value=PRICE)


def test_only_what_the_owner_admits_is_asked_for(stage, people):
    with pytest.raises(Revert, match="ownership: not the owner"):
        stage.orchestrator.send("admit", 1, True, sender=people.collector)
    asked = stage.ask(adapter=2)
    for shut in (2, 1):
        stage.orchestrator.send("admit", shut, False, sender=people.artist)
        with pytest.raises(Revert, match="orchestrator: not admitted"):
            stage.orchestrator.read("quote", 1, 2)
    stage.draw(asked)  # what is in flight goes on
    stage.claim(asked)
    stage.fulfil(asked)


def test_a_retired_model_takes_no_requests_and_those_in_flight_go_on(stage, people):
    asked = stage.ask(adapter=2)
    stage.models.send("retire", 1, sender=people.artist)
    for adapter in (0, 2):
        with pytest.raises(Revert, match="models: retired"):
            stage.orchestrator.read("quote", 1, adapter)
    stage.draw(asked)
    stage.claim(asked)
    stage.fulfil(asked)
    stage.orchestrator.send("finalise", asked)
    assert stage.orchestrator.read_each("earned", [(1,), (2,)]) == [FEE, ADAPTER_FEE]


def test_a_request_takes_no_plain_ether(stage, rpc, people):
    with pytest.raises(Revert):
        rpc.call("eth_call", {"from": people.collector, "to": stage.orchestrator.address, "value": "0x1"}, "latest")


# The seed


def test_the_seed_is_drawn_by_the_chain_for_each_request_alone(stage, notary):
    first, second = stage.ask(), stage.ask()
    with pytest.raises(Revert, match="orchestrator: not revealed"):
        stage.orchestrator.read("seed_of", first)
    assert stage.work(first)["seed"] == 0
    drawn = [stage.draw(id) for id in (first, second)]
    assert drawn[0] != drawn[1]
    for id, one in zip((first, second), drawn, strict=True):
        entropy = notary.read("entropy", stage.tickets[id])
        assert one == seed.derive(entropy, stage.orchestrator.address, id) == stage.work(id)["seed"]


def test_who_asks_may_change_his_mind_only_until_the_seed_can_be_known(stage, rpc, people):
    id = stage.ask()
    with pytest.raises(Revert, match="orchestrator: not yours to cancel"):
        stage.orchestrator.send("cancel", id, sender=people.stranger)
    before = int(rpc.call("eth_blockNumber"), 16)
    rpc.call("anvil_mine", hex(stage.tickets[id] - before - 1))
    in_time = rpc.call("evm_snapshot")
    mined = stage.orchestrator.send("cancel", id, sender=people.collector)
    assert mined.block == stage.tickets[id]  # in which nobody knows its own hash
    assert (stage.status(id), stage.owed(people.collector)) == (REFUNDED, PRICE)
    with pytest.raises(Revert, match="orchestrator: not open"):
        stage.orchestrator.send("cancel", id, sender=people.collector)
    rpc.call("evm_revert", in_time)
    rpc.call("anvil_mine")
    with pytest.raises(Revert, match="orchestrator: the seed is drawn"):
        stage.orchestrator.send("cancel", id, sender=people.collector, gas=200_000)


def test_what_is_claimed_is_not_cancelled(stage, people):
    id = stage.ask()
    stage.claim(id)
    with pytest.raises(Revert, match="orchestrator: not open"):
        stage.orchestrator.send("cancel", id, sender=people.collector)


# Giving up


def test_refund_and_receipt_never_meet(stage, people):
    made, late, lone = (stage.ask(deadline=stage.now + LEASE) for _ in range(3))
    for id in (made, late):
        stage.draw(id)
        stage.claim(id)
    stage.pass_time(LEASE)  # the deadline itself
    for id in (made, late, lone):
        with pytest.raises(Revert, match="orchestrator: before the deadline"):
            stage.orchestrator.send("expire", id, sender=people.stranger)
    stage.fulfil(made)
    stage.pass_time(1)
    with pytest.raises(Revert, match="orchestrator: the lease is over"):
        stage.fulfil(late)
    for id in (late, lone):
        stage.orchestrator.send("expire", id, sender=people.stranger)
        assert stage.status(id) == REFUNDED
        with pytest.raises(Revert, match="orchestrator: nothing to give up"):
            stage.orchestrator.send("expire", id, sender=people.stranger)
    assert stage.owed(people.collector) == 2 * PRICE
    assert stage.owed(people.curator) == BOND
    with pytest.raises(Revert, match="orchestrator: nothing to give up"):
        stage.orchestrator.send("expire", 0)


def test_a_work_that_cannot_be_minted_is_given_up_after_a_month(stage, people):
    id = stage.staged()
    stage.collection.send("set_paused", True, sender=people.artist)
    with pytest.raises(Revert, match="supply: minting is paused"):
        stage.orchestrator.send("finalise", id)
    stage.pass_time(UNMINTED)
    with pytest.raises(Revert, match="orchestrator: to be minted"):
        stage.orchestrator.send("expire", id)
    stage.pass_time(1)
    stage.orchestrator.send("expire", id)
    assert (stage.status(id), stage.owed(people.collector), stage.owed(people.minter)) == (REFUNDED, PRICE, BOND)


# Terms


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        ({"lease": 0}, "orchestrator: no time to work"),
        ({"lease": 2**32}, "orchestrator: too long"),
        ({"curation": 1}, "orchestrator: curators need time, and only they"),
        ({"curated": True, "curation": 0}, "orchestrator: curators need time, and only they"),
        ({"bond": 2**96}, "orchestrator: more than there is"),
        ({"worker_fee": 2**96}, "orchestrator: more than there is"),
        ({"platform_fee": 2**96}, "orchestrator: more than there is"),
    ],
)
def test_terms_that_cannot_work_are_refused(set_stage, terms, reason):
    with pytest.raises(Revert, match=reason):
        set_stage(**terms)


def test_an_orchestrator_needs_all_that_it_works_with(deploy, notary, people):
    there, nothing = notary.address, people.stranger
    for position, reason in enumerate(("no models", "no collection", "no seeder", "no curation", "nobody to pay")):
        makers = [there, there, there, there, people.curator]
        makers[position] = ZERO if position == 4 else nothing
        with pytest.raises(Revert, match=f"orchestrator: {reason}"):
            deploy("Orchestrator", *makers, 0, 0, 0, LEASE, 1)
    deploy("Orchestrator", there, there, there, there, people.curator, 0, 0, 0, LEASE, 1)


def test_all_may_be_free(set_stage, people):
    stage = set_stage(worker_fee=0, platform_fee=0, bond=0)
    free = entry("Free", stage.bonded.address, [(people.artist, 10_000)], fee=0, weights=hash_of("free"))
    stage.models.send("register", *free, sender=people.artist)
    stage.orchestrator.send("admit", 4, True, sender=people.artist)
    id = stage.ask(model=4)
    stage.draw(id)
    stage.orchestrator.send("claim", id, sender=people.minter)
    stage.fulfil(id)
    stage.orchestrator.send("finalise", id)
    assert (stage.status(id), stage.balance(stage.orchestrator.address)) == (MINTED, 0)


def test_two_works_may_be_alike_to_the_byte(stage):
    """Their plates lie apart, so that what is there already stops nobody."""
    first, second = stage.ask(), stage.ask()
    for id in (first, second):
        stage.draw(id)
        stage.claim(id)
        stage.fulfil(id, artifact=hash_of("alike"), cid=hash_of("alike"))
        stage.orchestrator.send("finalise", id)
    assert stage.plate(first) == stage.plate(second)
    assert stage.work(first)["plate"] != stage.work(second)["plate"]
