"""A worker's hold on a request: who may have one, from which second to which, and what it costs to be late."""

import pytest

from scripts.chain.rpc import Revert
from tests.hybrid.stage import BOND, ETCHING, LEASE, OPEN, PROMPT, STAGED, WORKER_FEE
from tests.studio import ZERO


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
