"""Curators: two of three choose in their time, and cannot hold a work beyond it."""

import pytest

from scripts.chain.rpc import Revert
from tests.hybrid.stage import BOND, CURATION, MINTED, PRICE, REFUNDED, STAGED, WORKER_FEE, ascending, hash_of
from tests.studio import ZERO


@pytest.fixture
def id(curated):
    """A work that waits for the curators."""
    return curated.staged()


@pytest.fixture
def two(people):
    return ascending(people.operator, people.stranger, people.collector)[:2]


def test_what_curators_approve_is_minted_at_once(curated, people, id, two):
    with pytest.raises(Revert, match="orchestrator: with the curators"):
        curated.orchestrator.send("finalise", id)
    curated.orchestrator.send("finalise_approved", *curated.verdict(id, True, *two), sender=people.minter)
    assert curated.status(id) == MINTED
    assert curated.owed(people.minter) == BOND + WORKER_FEE


def test_what_curators_reject_is_paid_back_and_the_worker_keeps_his_bond(curated, people, id, two):
    mined = curated.orchestrator.send("reject", *curated.verdict(id, False, *two), sender=people.stranger)
    assert curated.orchestrator.events("Rejected", mined) == [{"id": id}]
    assert (curated.status(id), curated.owed(people.collector)) == (REFUNDED, PRICE)
    assert (curated.owed(people.minter), curated.owed(people.curator)) == (BOND, 0)
    with pytest.raises(Revert, match="orchestrator: not staged"):
        curated.orchestrator.send("finalise_approved", *curated.verdict(id, True, *two))


def test_curators_cannot_hold_a_work_beyond_their_time(curated, people, id, two):
    verdict = curated.verdict(id, False, *two, expiry=2**40)
    curated.pass_time(CURATION - 1)
    with pytest.raises(Revert, match="orchestrator: with the curators"):
        curated.orchestrator.send("finalise", id)
    curated.orchestrator.read("reject", *verdict)
    curated.pass_time(1)
    with pytest.raises(Revert, match="orchestrator: the curators' time is over"):
        curated.orchestrator.send("reject", *verdict)
    curated.orchestrator.read("finalise_approved", *curated.verdict(id, True, *two))
    curated.orchestrator.send("finalise", id, sender=people.stranger)
    assert curated.status(id) == MINTED


def test_a_verdict_holds_until_its_last_second(curated, id, two):
    verdict = curated.verdict(id, True, *two, expiry=curated.now + 10)
    curated.pass_time(10)
    curated.orchestrator.read("finalise_approved", *verdict)
    curated.pass_time(1)
    with pytest.raises(Revert, match="orchestrator: not decided"):
        curated.orchestrator.send("finalise_approved", *verdict)


def test_a_verdict_is_of_one_request_image_answer_moment_and_orchestrator(curated, id, two):
    other = curated.staged()
    now = curated.now
    for lie in (
        {"request": other},
        {"artifact": hash_of("artifact", other)},
        {"approved": False},
        {"expiry": now + 1},
        {"orchestrator": curated.curation.address},
    ):
        _, expiry, signatures = curated.verdict(id, True, *two)
        *_, wrong = curated.verdict(id, True, *two, lie=lie)
        with pytest.raises(Revert, match="orchestrator: not decided"):
            curated.orchestrator.send("finalise_approved", id, expiry, wrong)
        curated.orchestrator.read("finalise_approved", id, expiry, signatures)
    with pytest.raises(Revert, match="orchestrator: not decided"):
        curated.orchestrator.send("reject", *curated.verdict(id, True, *two))


def test_quorum_tricks_decide_nothing(curated, people, id, two):
    _, expiry, (a, b) = curated.verdict(id, True, *two)
    *_, (outside,) = curated.verdict(id, True, people.minter)
    for what, signatures in {
        "nobody": [],
        "one of two": [a],
        "one twice": [a, a],
        "out of order": [b, a],
        "a stranger for the second": [a, outside],
        "a stranger first": [outside, a],
        "a stranger among enough": [a, b, outside],
        "no signature for the second": [a, b""],
        "zeros first": [bytes(65), a],
        "short": [a, b[:64]],
    }.items():
        with pytest.raises(Revert, match="orchestrator: not decided"):
            curated.orchestrator.send("finalise_approved", id, expiry, signatures)
            pytest.fail(what)
    with pytest.raises(Revert):
        curated.orchestrator.send("finalise_approved", id, expiry, [a + b"\0", b])
    curated.orchestrator.send("finalise_approved", id, expiry, [a, b])


def test_a_curator_who_left_decides_no_more(curated, people, id, two):
    verdict = curated.verdict(id, False, *two)
    others = [people.artist, people.minter]
    curated.curation.send("set_members", others, 2, sender=people.artist)
    with pytest.raises(Revert, match="orchestrator: not decided"):
        curated.orchestrator.send("reject", *verdict)
    curated.orchestrator.send("reject", *curated.verdict(id, False, *others))


def test_where_nobody_curates_nobody_decides(stage, people, two):
    id = stage.staged()
    for function, approved in (("finalise_approved", True), ("reject", False)):
        with pytest.raises(Revert, match="orchestrator: (no curation|the curators' time is over)"):
            stage.orchestrator.send(function, *stage.verdict(id, approved, *two))
    assert stage.orchestrator.read("curation") == ZERO
    stage.orchestrator.send("finalise", id)


def test_what_is_not_staged_is_not_decided(curated, two):
    asked = curated.ask()
    for id in (0, asked, asked + 1):
        for function in ("finalise_approved", "reject"):
            with pytest.raises(Revert, match="orchestrator: not staged"):
                curated.orchestrator.send(function, *curated.verdict(id, True, *two))


def test_two_works_in_hand_are_decided_apart(curated, people, two):
    good, bad = curated.staged(), curated.staged()
    curated.orchestrator.send("reject", *curated.verdict(bad, False, *two))
    assert (curated.status(good), curated.status(bad)) == (STAGED, REFUNDED)
    curated.orchestrator.send("finalise_approved", *curated.verdict(good, True, *two))
    assert curated.status(good) == MINTED
