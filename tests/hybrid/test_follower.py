"""What is read of a real chain that changes its mind, and what is kept of it."""

from pathlib import Path

import pytest

from scripts.benchmarks.proxy import faulty
from scripts.benchmarks.studio import Place, Requester
from scripts.chain.contract import Deployed
from scripts.chain.errors import UserError
from scripts.chain.rpc import Rpc
from scripts.hybrid import follower
from scripts.hybrid.follower import Follower
from scripts.hybrid.ledger import Ledger, Sent
from tests.hybrid.counter import *  # noqa: F403  (fixtures)

DEPTH = 3


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path)


@pytest.fixture
def follow(place: Place, ledger: Ledger) -> Follower:
    return Follower(place.board.orchestrator, ledger, DEPTH, 1)


def ids(requests: list) -> list[int]:
    return [request.id for request in requests]


def test_a_request_counts_from_its_depth_on(place: Place, asker: Requester, follow: Follower, ledger: Ledger):
    asker.ask("a lake")
    for _ in range(DEPTH - 1):
        assert not follow.look().requests
        place.rpc.call("anvil_mine")
    (found,) = follow.look().requests
    assert (found.id, found.prompt, found.status) == (1, "a lake", 1)
    assert ids(ledger.requests()) == [1]
    assert not follow.look().requests


def test_a_second_run_goes_on_where_the_first_one_was(place: Place, asker: Requester, follow: Follower, ledger):
    asker.ask("a lake")
    place.rpc.call("anvil_mine", hex(DEPTH))
    follow.look()
    asker.ask("a hill")
    place.rpc.call("anvil_mine", hex(DEPTH))
    again = Follower(place.board.orchestrator, Ledger(ledger.path.parent), DEPTH, 1)
    assert ids(again.look().requests) == [2]


def test_a_reorganisation_within_the_depth_keeps_what_counts(
    place: Place, asker: Requester, follow: Follower, ledger
):
    asker.ask("a lake")
    place.rpc.call("anvil_mine", hex(DEPTH))
    head = follow.look().head
    place.rpc.call("anvil_reorg", DEPTH - 1, [])
    seen = follow.look()
    assert (seen.ancestor, seen.beyond) == (head - DEPTH + 1, False)
    assert ids(ledger.requests()) == [1]


def test_a_reorganisation_beyond_the_depth_forgets_what_is_gone(
    place: Place, asker: Requester, follow: Follower, ledger: Ledger
):
    asker.ask("a lake")
    place.rpc.call("anvil_mine", hex(DEPTH))
    head = follow.look().head
    place.rpc.call("anvil_reorg", DEPTH + 1, [])
    other = Requester(place, 6)
    other.ask("a hill")
    place.rpc.call("anvil_mine", hex(DEPTH))
    seen = follow.look()
    assert (seen.ancestor, seen.beyond) == (head - DEPTH - 1, True)
    assert [(request.id, request.prompt) for request in ledger.requests()] == [(1, "a hill")]
    assert ledger.counted(follower.REORGANISED) == 1


def test_what_was_sent_after_the_last_common_block_waits_again(
    place: Place, asker: Requester, follow: Follower, ledger: Ledger
):
    asker.ask("a lake")
    place.rpc.call("anvil_mine", hex(10))
    head = follow.look().head
    for key, block in (("early", head - 5), ("late", head)):
        ledger.put_transaction(Sent(key, 0, {}, [], state="mined", block=block))
    place.rpc.call("anvil_reorg", 2, [])
    follow.look()
    assert [one.key for one in ledger.transactions("waiting")] == ["late"]


def test_a_node_that_is_behind_changes_nothing(place: Place, asker: Requester, follow: Follower, ledger: Ledger):
    asker.ask("a lake")
    place.rpc.call("anvil_mine", hex(DEPTH))
    head = follow.look().head
    behind = place.rpc.call("eth_getBlockByNumber", hex(head - 1), False)
    with faulty(place.rpc.url, {"eth_getBlockByNumber": behind}) as url:
        slow = Deployed(Rpc(url), place.board.orchestrator.address, place.board.orchestrator.abi)
        seen = Follower(slow, ledger, DEPTH, 1).look()
    assert seen.ancestor is None
    assert max(ledger.blocks()) == head


def test_requests_whose_events_were_not_shown_are_found(
    place: Place, asker: Requester, follow: Follower, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
):
    for words in ("a lake", "a hill", "a wood", "a shore"):
        asker.ask(words)
    place.rpc.call("anvil_mine", hex(DEPTH))
    head = follow.look().head
    ledger.drop_requests(0)
    assert not follow.look().requests
    monkeypatch.setattr(follower, "IDS", 2)  # of a query
    assert ids(follow.find([1, 2, 4], head)) == ids(ledger.requests()) == [1, 2, 4]


def test_before_anything_is_deep_enough_nothing_is_looked_for(place: Place, asker: Requester, ledger: Ledger):
    asker.ask("a lake")
    head = int(place.rpc.call("eth_blockNumber"), 16)
    assert Follower(place.board.orchestrator, ledger, head + 10, 1).find([1], head) == []


def test_a_prompt_that_is_no_text_stops_nobody(place: Place, asker: Requester, follow: Follower, ledger: Ledger):
    place.atelier.request(b"a \xffake")
    asker.ask("a hill")
    place.rpc.call("anvil_mine", hex(DEPTH))
    assert [request.prompt for request in follow.look().requests] == ["a \udcffake", "a hill"]
    assert ledger.request(1).prompt == "a \udcffake"


def test_another_chain_is_refused(place: Place, follow: Follower, ledger: Ledger):
    ledger.set_fact(follower.CHAIN, "31337-0x12")
    with pytest.raises(UserError, match="is about the chain 31337-0x12, and this is .*: connect to that one"):
        follow.check_chain()


def test_another_orchestrator_is_refused(place: Place, follow: Follower, ledger: Ledger):
    follow.check_chain()
    other = Deployed(place.rpc, place.board.models.address, place.board.models.abi)
    with pytest.raises(UserError, match="is about the orchestrator"):
        Follower(other, ledger, DEPTH, 1).check_chain()
