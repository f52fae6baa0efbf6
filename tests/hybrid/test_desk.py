"""A desk brings requests to the chain, and leaves alone what it should, on a real node and by the bundled model."""

import secrets
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from eth_utils import keccak

from reference.hybrid import verdicts
from scripts.benchmarks.proxy import faulty
from scripts.benchmarks.studio import Place, Requester, key_of, open_place
from scripts.chain import anvil, build
from scripts.chain.contract import deploy
from scripts.chain.rpc import Rpc
from scripts.hybrid import votes
from scripts.hybrid.board import Board, Status
from tests.hybrid.counter import *  # noqa: F403  (fixtures)
from tests.hybrid.counter import ASKER, LEASE_SECONDS, LEASES, OTHER, Counter, status, work
from tests.scripts.ledger import account_at


def has_sent(counter: Counter, key: str) -> bool:
    return bool(counter.ledger.transactions(key=key))


def test_a_request_is_minted_once_and_everybody_is_paid(place: Place, asker: Requester, counter: Counter):
    asker.ask("a lake at dawn")
    asker.ask("a harbour")
    counter.work()
    assert [status(place, id_) for id_ in (1, 2)] == [Status.MINTED] * 2
    assert place.board.collection.read("ownerOf", 1) == place.rpc.call("eth_accounts")[ASKER]
    orchestrator = place.board.orchestrator
    assert len(orchestrator.history("Fulfilled", 0)) == 2
    assert orchestrator.read("bonds", counter.account.address) == 0
    assert f"request 1 is minted as token 1: {counter.folder / 'works' / '1.png'}" in counter.said
    fees = 2 * orchestrator.read("worker_fee")
    deposits = sum(event["amount"] for event, _ in orchestrator.history("Deposited", 0))
    assert orchestrator.read("owed", counter.account.address) == deposits + fees
    assert [request.status for request in counter.ledger.requests()] == [Status.MINTED] * 2


def test_a_new_desk_goes_on_from_any_step(place: Place, asker: Requester, tmp_path: Path):
    asker.ask("a lake")
    steps = ("claim 1", "fulfil 1", "finalise 1")
    for step in steps:
        counter = Counter(place, tmp_path)  # as after an end at any moment: the ledger and the chain are all there is
        counter.work(until=partial(has_sent, counter, step))
        counter.ledger.close()
    counter = Counter(place, tmp_path)
    counter.work()
    assert status(place, 1) == Status.MINTED
    assert [one.key for one in counter.ledger.transactions() if one.key in steps] == list(steps)


def test_what_is_blocked_is_never_claimed(place: Place, asker: Requester, tmp_path: Path):
    words = tmp_path / "words"
    words.write_text("poison\n")
    counter = Counter(place, tmp_path / "studio", blocklist=str(words))
    asker.ask("a lake of POISON")
    asker.ask("a lake")
    counter.work()
    assert [status(place, id_) for id_ in (1, 2)] == [Status.OPEN, Status.MINTED]
    assert counter.ledger.request(1).note == "refused: it holds words that are not drawn here"


def test_hostile_prompts_are_refused_with_a_reason_or_minted(place: Place, counter: Counter):
    for prompt in (b"\xff\xfe", b"\x00\x00", '"},<svg></svg>\u202e'.encode()):
        place.atelier.request(prompt)
    counter.work()
    assert [status(place, id_) for id_ in (1, 2, 3)] == [Status.OPEN, Status.OPEN, Status.MINTED]
    assert counter.ledger.request(1).note == "refused: U+DCFF is half of a character"
    assert counter.ledger.request(2).note == "refused: the prompt is empty"


def test_a_model_that_is_not_held_is_left_to_others(place: Place, counter: Counter):
    model = place.atelier.register(weights=keccak(b"another"))
    place.atelier.request("a lake", model=model)
    counter.work()
    assert status(place, 1) == Status.OPEN
    assert f"model {model}, " in (note := counter.ledger.request(1).note) and keccak(b"another").hex() in note
    assert "is not held here: `--models FOLDER` names the folder" in note


def test_a_sealed_prompt_waits_until_it_is_opened_to_the_studio(place: Place, counter: Counter):
    salt = secrets.token_bytes(32)
    place.atelier.request("a hidden lake", salt=salt)
    counter.work()
    assert counter.ledger.request(1).note == "waits: its prompt is sealed, and was not opened to this studio"
    commitment = keccak(salt + b"a hidden lake").hex()
    names = ("openings", commitment)
    counter.studio.store.note({"salt": salt.hex(), "prompt": "another lake"}, *names)
    counter.desk._jobs.forget()
    counter.work()
    assert "is not what was sealed" in counter.ledger.request(1).note
    counter.studio.store.note({"salt": salt.hex(), "prompt": "a hidden lake"}, *names)
    counter.desk._jobs.forget()
    counter.work()
    assert status(place, 1) == Status.MINTED


def test_a_request_whose_event_a_node_never_shows_is_told_and_not_waited_for(place: Place, tmp_path: Path):
    place.atelier.request("a lake")
    with faulty(place.rpc.url, {"eth_getLogs": []}) as url:
        forgetful = replace(place, board=Board(Rpc(url), place.board.orchestrator.address))
        counter = Counter(forgetful, tmp_path)
        counter.desk.tick()
        assert counter.desk.young()
        for _ in range(3):
            place.rpc.call("anvil_mine")
            counter.desk._reconciled = 0.0  # as after a while
            counter.desk.tick()
        assert not counter.desk.young()
    assert counter.said == ["request 1 is on the chain, but this node shows no event of it; another node may"]


def test_a_stranger_claims_nothing(place: Place, asker: Requester, tmp_path: Path):
    counter = Counter(place, tmp_path, worker=9)
    asker.ask("a lake")
    counter.work()
    assert status(place, 1) == Status.OPEN
    assert counter.ledger.request(1).note == f"refused: {counter.account.address} is not among the workers of model 1"


def test_anothers_lease_is_left_alone_until_it_lapses(place: Place, asker: Requester, counter: Counter):
    other = place.rpc.call("eth_accounts")[OTHER]
    asker.ask("a lake")
    place.board.orchestrator.send("deposit", sender=other, value=place.board.bond)
    place.board.orchestrator.send("claim", 1, sender=other)
    counter.work()
    assert work(place, 1).worker == other
    place.rpc.call("evm_increaseTime", LEASE_SECONDS + 1)
    place.rpc.call("anvil_mine")
    counter.work()
    assert (status(place, 1), work(place, 1).worker) == (Status.MINTED, counter.account.address)
    assert len(place.board.orchestrator.history("Lapsed", 0)) == 1


def test_a_lease_of_its_own_that_lapsed_is_taken_again(place: Place, asker: Requester, counter: Counter):
    asker.ask("a lake")
    counter.work(until=lambda: status(place, 1) == Status.CLAIMED)
    place.rpc.call("evm_setNextBlockTimestamp", hex(work(place, 1).until + 1))
    place.rpc.call("anvil_mine")
    counter.work()
    assert status(place, 1) == Status.MINTED
    assert len(place.board.orchestrator.history("Claimed", 0)) == 2


@pytest.mark.parametrize("late", [False, True], ids=["in time", "after their deadlines"])
def test_leases_that_lapsed_all_at_once_stand_in_the_way_of_none(place: Place, counter: Counter, late: bool):
    for _ in range(LEASES):
        place.atelier.request("a lake", deadline=place.atelier.now() + 2 * LEASE_SECONDS)
    ids = range(1, LEASES + 1)
    counter.work(until=lambda: all(one.status == Status.CLAIMED for one in place.board.works(ids)))
    place.rpc.call("evm_increaseTime", 2 * LEASE_SECONDS if late else LEASE_SECONDS + 1)
    place.rpc.call("anvil_mine")
    place.atelier.request("a hill")
    counter.work()
    assert status(place, LEASES + 1) == Status.MINTED
    left = Status.CLAIMED if late else Status.MINTED
    assert [one.status for one in place.board.works(ids)] == [left] * LEASES


def test_what_is_too_late_is_left_to_be_paid_back(place: Place, counter: Counter):
    place.atelier.request("a lake", deadline=place.atelier.now() + LEASE_SECONDS + 5)
    place.rpc.call("evm_increaseTime", LEASE_SECONDS + 10)
    place.rpc.call("anvil_mine")
    counter.work()
    assert counter.ledger.request(1).note.startswith("refused: its deadline has passed")
    assert not place.board.orchestrator.history("Claimed", 0)


@pytest.mark.parametrize(("left", "taken"), [(LEASE_SECONDS // 4 + 5, True), (LEASE_SECONDS // 4 - 5, False)])
def test_no_bond_is_staked_on_less_than_a_quarter_of_a_lease(place: Place, counter: Counter, left: int, taken: bool):
    deadline = place.atelier.now() + LEASE_SECONDS + 5
    place.atelier.request("a lake", deadline=deadline)
    place.rpc.call("anvil_mine", hex(3), hex(1))
    place.rpc.call("evm_setNextBlockTimestamp", hex(deadline - left))
    place.rpc.call("anvil_mine")
    if taken:
        counter.work(until=lambda: status(place, 1) == Status.CLAIMED)
    else:
        counter.work()
        assert counter.ledger.request(1).note == "refused: its deadline is too near"


def test_a_reorganisation_that_changes_the_lot_changes_the_work(place: Place, asker: Requester, counter: Counter):
    asker.ask("a lake")
    counter.work(until=lambda: bool(counter.ledger.transactions("mined", "fulfil 1")))
    before = work(place, 1).seed
    head = int(place.rpc.call("eth_blockNumber"), 16)
    place.rpc.call("anvil_reorg", head - counter.ledger.request(1).ticket + 1, [])
    asker.remind()
    counter.work()
    found = work(place, 1)
    assert found.status == Status.MINTED and found.seed != before
    assert place.board.collection.read("minted") == 1
    assert [request.seed for request in counter.ledger.requests()] == [hex(found.seed)]


def test_an_old_lot_is_proven_by_headers(tmp_path: Path):
    with anvil.running(hardfork="cancun") as url:  # before EIP-2935, so that hashes are gone after 256 blocks
        place = open_place(url, tmp_path)
        place.atelier.request("a lake")
        place.rpc.call("anvil_mine", hex(300))
        counter = Counter(place, tmp_path / "studio")
        counter.work()
        assert status(place, 1) == Status.MINTED
        assert sum(one.key.startswith("reveal ") for one in counter.ledger.transactions()) > 1


@pytest.fixture(scope="module")
def curated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with anvil.running() as url:
        yield open_place(url, tmp_path_factory.mktemp("curated"), jury=2, threshold=2, curation_seconds=3_600)


@pytest.mark.parametrize(("approved", "outcome"), [(True, Status.MINTED), (False, Status.REFUNDED)])
def test_what_curators_decide_is_brought_to_the_chain(
    curated: Place, tmp_path: Path, approved: bool, outcome: Status
):
    counter = Counter(curated, tmp_path)
    id_ = curated.atelier.request("a lake")
    counter.work()
    found = work(curated, id_)
    assert (found.status, counter.ledger.request(id_).note) == (Status.STAGED, "waits: it is with the curators")
    artifact = curated.board.plate(found.plate)[:32]
    said = verdicts.Verdict(curated.board.orchestrator.address, id_, artifact, approved, found.until)
    for name, expiry in (("one", [found.until]), ("two", 2**300), ("three", None)):  # anyone may leave anything
        counter.studio.store.note({"approved": approved, "expiry": expiry}, votes.VERDICTS, str(id_), name)
    for number in (3, 4):
        curator = account_at(curated.rpc.url, key_of(number))
        assert curated.board.curation.read("is_member", curator.address)
        signature = curator.sign_typed(curated.board.domain(curated.board.curation), votes.VERDICT, said._asdict())
        record = {"approved": approved, "expiry": found.until, "signature": signature.hex()}
        counter.studio.store.note(record, votes.VERDICTS, str(id_), curator.address)
        if number == 3:
            counter.work()
            assert status(curated, id_) == Status.STAGED
    counter.work()
    assert status(curated, id_) == outcome


def test_what_curators_leave_is_minted_when_their_time_is_over(curated: Place, tmp_path: Path):
    counter = Counter(curated, tmp_path)
    id_ = curated.atelier.request("a lake")
    counter.work()
    curated.rpc.call("evm_increaseTime", 3_600)
    curated.rpc.call("anvil_mine")
    counter.work()
    assert status(curated, id_) == Status.MINTED


def test_a_quorum_of_members_who_ran_the_model_proves_a_work(place: Place, tmp_path: Path):
    accounts = place.rpc.call("eth_accounts")
    quorum = deploy(place.rpc, build.contract("Quorum"), [accounts[7], accounts[8], accounts[9]], 2)
    model = place.atelier.register(verifier=quorum.address)
    id_ = place.atelier.request("a lake", model=model)
    counter = Counter(place, tmp_path)
    counter.work()
    assert counter.ledger.request(id_).note == "waits: too few members of the quorum have agreed yet"
    for number in (7, 9):
        witness = Counter(place, tmp_path / str(number), worker=number, witness=True)
        witness.work()
        for name in witness.studio.store.names(votes.AGREEMENTS, str(id_)):  # the studios share them, by whatever way
            record = witness.studio.store.recall(votes.AGREEMENTS, str(id_), name)
            counter.studio.store.note(record, votes.AGREEMENTS, str(id_), name)
    counter.work()
    assert status(place, id_) == Status.MINTED
