"""What keeps a model from drawing is told, is tried again, and costs no further bonds."""

import time
from collections.abc import Callable, Sequence

import pytest

from renderer.worker import work as worker
from renderer.worker.job import Job
from renderer.worker.makers import Maker
from renderer.worker.refusal import Hindered
from scripts.benchmarks.studio import Place
from scripts.chain.errors import UserError
from scripts.hybrid.board import Status
from tests.hybrid.counter import *  # noqa: F403  (fixtures)
from tests.hybrid.counter import LEASE_SECONDS, OTHER, Counter, status

TOLD = "waits: the card is full"


@pytest.fixture
def maker(counter: Counter) -> Maker:
    return worker.maker(next(iter(counter.studio.models)), counter.studio)


@pytest.fixture
def hindered(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], None]:
    """Has the bundled model raise an error in the place of images."""

    def hinder(error: Exception) -> None:
        def images(jobs: Sequence[Job]) -> None:
            raise error

        monkeypatch.setattr(maker, "images", images)

    return hinder


def minted_after_all(place: Place, counter: Counter) -> None:
    """Has both requests tried again, as after its patience."""
    counter.desk._hands._again.clear()
    counter.desk.tick()
    counter.desk._hands._busy[0].result()
    counter.work()
    assert [status(place, id_) for id_ in (1, 2)] == [Status.MINTED] * 2


def test_what_hinders_a_model_is_told_once_and_stakes_no_further_bond(
    place: Place, counter: Counter, hindered: Callable[[Exception], None], monkeypatch: pytest.MonkeyPatch
):
    hindered(Hindered("pipeline: the card is full"))
    place.atelier.request("a lake")
    counter.work()
    place.atelier.request("a hill")
    counter.work()
    assert [status(place, id_) for id_ in (1, 2)] == [Status.CLAIMED, Status.OPEN]
    assert [request.note for request in counter.ledger.requests()] == [TOLD, TOLD]
    assert counter.said.count(f"request 1 {TOLD}") == 1
    monkeypatch.undo()
    minted_after_all(place, counter)


def test_a_lease_that_lapsed_by_a_hindrance_costs_no_second_bond_before_that_is_gone(
    place: Place, counter: Counter, hindered: Callable[[Exception], None], monkeypatch: pytest.MonkeyPatch
):
    hindered(Hindered("pipeline: the card is full"))
    place.atelier.request("a lake")
    counter.work()
    place.rpc.call("evm_increaseTime", LEASE_SECONDS + 1)
    place.atelier.request("a hill")
    counter.work()
    assert [request.note for request in counter.ledger.requests()] == [TOLD, TOLD]
    assert len(place.board.orchestrator.history("Claimed", 0)) == 1
    monkeypatch.undo()
    minted_after_all(place, counter)


def test_a_hindered_model_takes_over_no_lapsed_lease_of_another_worker(
    place: Place, counter: Counter, hindered: Callable[[Exception], None]
):
    hindered(Hindered("pipeline: the card is full"))
    other = place.rpc.call("eth_accounts")[OTHER]
    place.board.orchestrator.send("deposit", sender=other, value=place.board.bond)
    place.atelier.request("a lake")
    place.board.orchestrator.send("claim", 1, sender=other)
    place.rpc.call("evm_increaseTime", LEASE_SECONDS // 2)
    place.atelier.request("a hill")
    counter.work()
    place.rpc.call("evm_increaseTime", LEASE_SECONDS // 2 + 1)
    counter.work()
    assert [request.note for request in counter.ledger.requests()] == [TOLD, TOLD]
    assert len(place.board.orchestrator.history("Claimed", 0)) == 2


def test_what_hindered_an_earlier_run_does_not_hinder_the_next(
    place: Place, counter: Counter, hindered: Callable[[Exception], None], monkeypatch: pytest.MonkeyPatch
):
    hindered(Hindered("pipeline: the card is full"))
    place.atelier.request("a lake")
    counter.work()
    counter.ledger.close()
    monkeypatch.undo()
    again = Counter(place, counter.folder)
    again.work()
    assert status(place, 1) == Status.MINTED


def test_a_model_that_fails_is_tried_again_and_holds_nothing_else_up(
    place: Place, counter: Counter, hindered: Callable[[Exception], None], monkeypatch: pytest.MonkeyPatch
):
    hindered(ArithmeticError("of no interest"))
    place.atelier.request("a lake")
    notes = set()

    def seen() -> bool:
        counter.desk._hands._again = dict.fromkeys(counter.desk._hands._again, (0, 60))  # as after its patience
        notes.add(counter.ledger.request(1).note if counter.ledger.ids() else "")
        return False

    counter.work(until=seen)
    failed = "tried again: its model failed on it {} of 3 times (ArithmeticError)"
    assert {failed.format(1), failed.format(2)} <= notes
    assert counter.ledger.request(1).note.startswith("waits: request 1 failed 3 times (ArithmeticError): see to it")
    assert sum("tried again" in sentence for sentence in counter.said) == 2
    monkeypatch.undo()
    place.atelier.request("a hill")
    counter.work()
    assert [status(place, id_) for id_ in (1, 2)] == [Status.CLAIMED, Status.MINTED]


def test_between_two_tries_there_are_ten_minutes_at_most(counter: Counter):
    hands, job = counter.desk._hands, Job(1, "ab" * 32, None, "a lake", "", 1, 31337, counter.account.address)
    for _ in range(20):
        hands._put_off([job])
    at, patience = hands._again[job.key]
    assert patience == 600 and at <= time.monotonic() + 600


def test_what_nothing_can_be_written_of_is_raised(
    place: Place, counter: Counter, hindered: Callable[[Exception], None], monkeypatch: pytest.MonkeyPatch
):
    hindered(Hindered("store: the disk is full"))
    monkeypatch.setattr(worker, "_hinder", lambda *_: None)
    place.atelier.request("a lake")
    with pytest.raises(UserError, match="^the disk is full$"):
        counter.work()
