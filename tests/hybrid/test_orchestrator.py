"""A request's way from one state to the next: who may move it, and from which second to which."""

import pytest
from eth_utils import keccak

from reference.hybrid import plate, receipts
from reference.seeding import seed
from scripts.chain.rpc import Revert
from tests.hybrid.stage import (
    ADAPTER_FEE,
    BOND,
    CLAIMED,
    ETCHING,
    FEE,
    LEASE,
    MINTED,
    NO_SALT,
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


# Leases


def test_a_lease_is_for_one_worker_alone(stage, people):
    id = stage.ask()
    stage.bonded.send("set_worker", people.operator, True, sender=people.artist)
    stage.claim(id)
    stage.deposit(people.operator)
    for worker in (people.operator, people.minter):
        with pytest.raises(Revert, match="orchestrator: not open"):
            stage.orchestrator.send("claim", id, sender=worker)
    for nothing in (0, 7):
        with pytest.raises(Revert, match="orchestrator: not open"):
            stage.orchestrator.send("claim", nothing, sender=people.operator)


def test_a_stranger_claims_nothing_and_a_worker_without_a_bond_neither(stage, people):
    id = stage.ask()
    stage.deposit(people.stranger)
    with pytest.raises(Revert, match="orchestrator: not a worker"):
        stage.orchestrator.send("claim", id, sender=people.stranger)
    stage.orchestrator.send("deposit", sender=people.minter, value=BOND - 1)
    with pytest.raises(Revert, match="payouts: no bond deposited"):
        stage.orchestrator.send("claim", id, sender=people.minter)
    stage.orchestrator.send("deposit", sender=people.minter, value=1)
    stage.orchestrator.send("claim", id, sender=people.minter)
    assert (stage.owed(people.minter), stage.orchestrator.read("bonds", people.minter)) == (0, 1)
    second = stage.ask()
    with pytest.raises(Revert, match="payouts: no bond deposited"):  # one bond is no two
        stage.orchestrator.send("claim", second, sender=people.minter)


def test_a_receipt_is_taken_at_the_last_second_of_a_lease_and_not_after(stage, people):
    ids = stage.ask(), stage.ask()
    for id in ids:
        stage.draw(id)
        stage.claim(id)
    stage.pass_time(LEASE)
    assert stage.now == stage.orchestrator.read("until", ids[0])
    with pytest.raises(Revert, match="orchestrator: no lapsed lease"):
        stage.orchestrator.send("lapse", ids[0], sender=people.stranger)
    stage.fulfil(ids[0])
    stage.pass_time(1)
    with pytest.raises(Revert, match="orchestrator: the lease is over"):
        stage.fulfil(ids[1])
    stage.orchestrator.send("lapse", ids[1], sender=people.stranger)
    assert [stage.status(id) for id in ids] == [STAGED, OPEN]
    assert (stage.owed(people.curator), stage.owed(people.minter)) == (BOND, BOND)
    assert stage.work(ids[1])["worker"] == ZERO
    for id in (*ids, 9):
        with pytest.raises(Revert, match="orchestrator: no lapsed lease"):
            stage.orchestrator.send("lapse", id, sender=people.stranger)


def test_another_worker_takes_over_what_lapsed_in_one_step(stage, people):
    id = stage.ask()
    stage.draw(id)
    stage.bonded.send("set_worker", people.operator, True, sender=people.artist)
    stage.claim(id)
    late = stage.receipt(id)
    stage.deposit(people.operator)
    stage.pass_time(LEASE)
    with pytest.raises(Revert, match="orchestrator: not open"):
        stage.orchestrator.send("claim", id, sender=people.operator)
    stage.pass_time(1)
    mined = stage.orchestrator.send("claim", id, sender=people.operator)
    assert stage.orchestrator.events("Lapsed", mined) == [{"id": id, "worker": people.minter}]
    assert stage.owed(people.curator) == BOND
    assert [stage.orchestrator.read("bonds", one) for one in (people.minter, people.operator)] == [0, 1]
    with pytest.raises(Revert, match="orchestrator: another worker"):
        stage.orchestrator.send("fulfil", late, ETCHING, PROMPT, stage.signed(people.minter, late))
    stage.fulfil(id)
    stage.orchestrator.send("finalise", id)
    assert stage.owed(people.operator) == BOND + WORKER_FEE


def test_a_late_worker_may_try_again_for_another_bond(stage, people):
    id = stage.ask()
    stage.draw(id)
    stage.deposit(people.minter, bonds=2)
    for _ in range(2):
        stage.orchestrator.send("claim", id, sender=people.minter)
        stage.pass_time(LEASE + 1)
    with pytest.raises(Revert, match="payouts: no bond deposited"):
        stage.orchestrator.send("claim", id, sender=people.minter)
    stage.orchestrator.send("lapse", id)
    assert (stage.owed(people.curator), stage.owed(people.minter)) == (2 * BOND, 0)


def test_no_lease_outlives_the_deadline(stage, people):
    id = stage.ask(deadline=stage.now + LEASE + 100)
    stage.draw(id)
    stage.pass_time(LEASE)
    stage.claim(id)
    assert stage.orchestrator.read("until", id) == stage.now + 100
    stage.pass_time(100)
    stage.fulfil(id)


def test_nothing_is_claimed_at_the_deadline(stage, people):
    id = stage.ask(deadline=stage.now + LEASE)
    stage.deposit(people.minter)
    stage.pass_time(LEASE - 1)
    stage.orchestrator.read("claim", id, sender=people.minter)
    stage.pass_time(1)
    with pytest.raises(Revert, match="orchestrator: past the deadline"):
        stage.orchestrator.send("claim", id, sender=people.minter)


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


# Works


def test_a_plate_holds_the_hashes_the_etching_and_the_prompt(stage):
    id = stage.staged()
    receipt = stage.receipt(id)
    assert stage.plate(id) == (receipt.artifact, receipt.cid, ETCHING, PROMPT.encode())


@pytest.mark.parametrize("size", [0, 1, 1024])
def test_an_etching_is_any_bytes_up_to_a_kibibyte(stage, size):
    id = stage.ask()
    stage.draw(id)
    stage.claim(id)
    etching = bytes(255 - i % 256 for i in range(size))
    stage.fulfil(id, etching=etching)
    assert stage.plate(id).etching == etching


def test_an_etching_of_more_than_a_kibibyte_is_refused(stage):
    id = stage.ask()
    stage.draw(id)
    stage.claim(id)
    with pytest.raises(Revert):
        stage.fulfil(id, etching=bytes(1025))


def test_the_digest_is_kept_and_the_receipt_told(stage, people):
    id = stage.ask()
    stage.draw(id)
    stage.claim(id)
    receipt = stage.receipt(id)
    told = stage.orchestrator.events("Fulfilled", stage.fulfil(id))[0]
    assert told["receipt"] == tuple(receipt)
    digest = receipts.digest(stage.chain, stage.orchestrator.address, receipt)
    assert digest == told["digest"] == stage.work(id)["digest"] == stage.orchestrator.read("digest_of", receipt)
    assert told["plate"] == stage.work(id)["plate"]


def test_all_that_is_known_of_a_request_stays_known(stage, people):
    id = stage.ask(recipient=people.stranger, adapter=2)
    stage.draw(id)
    stage.claim(id)
    before = stage.work(id)
    stage.fulfil(id)
    stage.orchestrator.send("finalise", id)
    after = stage.work(id)
    unmoved = ("model", "adapter", "seed", "commitment", "worker", "recipient")
    assert [before[name] for name in unmoved] == [after[name] for name in unmoved]
    assert after["commitment"] == plate.commitment(NO_SALT, PROMPT.encode())
    assert after["token"] == 1


def test_a_work_is_minted_once(stage):
    id = stage.staged()
    stage.orchestrator.send("finalise", id)
    for again in (id, 0, 9):
        with pytest.raises(Revert, match="orchestrator: not staged"):
            stage.orchestrator.send("finalise", again)


# Sealed prompts


def test_a_sealed_prompt_stays_sealed_until_somebody_who_knows_it_opens_it(stage, people):
    id = stage.ask(prompt="", commitment=COMMITMENT)
    stage.draw(id)
    stage.claim(id)
    with pytest.raises(Revert, match="orchestrator: the prompt is sealed"):
        stage.fulfil(id, prompt=PROMPT)
    stage.fulfil(id, prompt="")
    assert (stage.plate(id).prompt, stage.work(id)["commitment"]) == (b"", COMMITMENT)
    for prompt, salt in ((PROMPT, NO_SALT), (PROMPT[1:], SALT), ("", SALT), (PROMPT, SALT[::-1])):
        with pytest.raises(Revert, match="orchestrator: another prompt"):
            stage.orchestrator.send("open_prompt", id, prompt, salt)
    stage.orchestrator.send("open_prompt", id, PROMPT, SALT, sender=people.stranger)
    code = stage.rpc.call("eth_getCode", stage.work(id)["opened"], "latest")
    assert bytes.fromhex(code[2:])[11:] == PROMPT.encode()
    with pytest.raises(Revert, match="orchestrator: opened before"):
        stage.orchestrator.send("open_prompt", id, PROMPT, SALT)


def test_a_public_prompt_is_not_opened(stage):
    stage.ask()
    for id in (0, 1, 2):
        with pytest.raises(Revert, match="orchestrator: not sealed"):
            stage.orchestrator.send("open_prompt", id, PROMPT, NO_SALT)


def test_a_prompt_and_its_salt_cannot_trade_bytes(stage):
    """The salt has always 32 bytes, so that no other pair of the two has the same commitment."""
    id = stage.ask(prompt="", commitment=keccak(SALT + b"\0" + PROMPT.encode()))
    with pytest.raises(Revert, match="orchestrator: another prompt"):
        stage.orchestrator.send("open_prompt", id, PROMPT, SALT)
    stage.orchestrator.send("open_prompt", id, "\0" + PROMPT, SALT)


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
