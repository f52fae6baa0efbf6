"""`ape run refund`: who has which request's price back, from when on, and the sentence where nobody does."""

import itertools

import pytest
from click.testing import Result

from scripts.benchmarks.proxy import faulty
from scripts.benchmarks.studio import WORKER, Place
from scripts.chain.account import Account
from scripts.chain.atelier import REVEAL_BLOCKS
from scripts.chain.build import CONTRACTS
from scripts.chain.cli import Network
from scripts.chain.contract import NOBODY
from scripts.chain.terminal import ether, span
from scripts.hybrid import refunds
from scripts.hybrid.board import Status, Work
from scripts.hybrid.refunds import EARLY, UNMINTED_SECONDS, WAYS, Case, look, why_not
from tests.hybrid.counter import ASKER, status
from tests.hybrid.typed import *  # noqa: F403  (fixtures)
from tests.hybrid.typed import Run, address, balance, fails, no_logs, owed
from tests.test_mirror import contract_constants

STRANGER, OTHER = 6, 7  # of the node's accounts
ORDERS = CONTRACTS / "hybrid" / "orders.vy"
GOING = (Status.OPEN, Status.CLAIMED, Status.STAGED, Status.MINTED)


def price(place: Place) -> int:
    return place.board.orchestrator.read("quote", 1, 0)


def ask(run: Run, account: int = ASKER, *options: str) -> None:
    outcome = run("request", "--prompt", "a lake", "--account", f"TEST::{account}", "--yes", *options)
    assert outcome.exit_code == 0, outcome.output


def refund(run: Run, *words: str, account: int = ASKER) -> Result:
    return run("refund", *words, "--account", f"TEST::{account}", "--yes")


def deadline(place: Place) -> int:
    return place.board.orchestrator.history("Requested", 0)[-1][0]["order"][-1]


def next_block_at(place: Place, time: int) -> None:
    place.rpc.call("evm_setNextBlockTimestamp", time)


def stage(place: Place, run: Run) -> int:
    """Has a request staged, and returns its number."""
    ask(run)
    request = place.board.requests()
    place.atelier.reveal(request)
    worker = place.atelier.workers[0]
    place.board.orchestrator.send("deposit", sender=worker, value=place.board.bond)
    place.atelier.fulfil(place.atelier.make(request, "a lake"))
    return request


def test_who_asked_takes_it_back_in_time_and_has_the_price(place: Place, run: Run):
    ask(run)
    before = balance(place, address(place, ASKER))
    done = refund(run, "Vedute", "1")
    assert done.exit_code == 0 and "Request 1 is taken back" in done.output
    assert f"{ether(price(place))} ether sent to {address(place, ASKER)}" in done.output
    assert status(place, 1) == Status.REFUNDED and owed(place, ASKER) == 0
    assert balance(place, place.board.orchestrator.address) == 0
    assert balance(place, address(place, ASKER)) > before


def test_nobody_else_takes_it_back_so_early(place: Place, run: Run):
    ask(run)
    outcome = refund(run, "1", account=STRANGER)
    fails(outcome, "request 1 has to wait: only who asked for it can take it back so early; .* give it up in 24 h")
    assert status(place, 1) == Status.OPEN


def test_a_seed_that_is_drawn_is_kept(place: Place, run: Run):
    ask(run)
    place.rpc.call("anvil_mine", hex(REVEAL_BLOCKS))
    fails(refund(run, "1"), "request 1 has to wait: its seed is drawn; if nobody makes it, anyone can give it up in ")
    assert status(place, 1) == Status.OPEN


def test_what_a_worker_has_is_left_to_it(place: Place, run: Run):
    ask(run)
    worker = place.atelier.workers[0]
    place.board.orchestrator.send("deposit", sender=worker, value=place.board.bond)
    place.board.orchestrator.send("claim", 1, sender=worker)
    for account in (ASKER, STRANGER):
        fails(refund(run, "1", account=account), "request 1 has to wait: a worker has it; ")
    next_block_at(place, deadline(place) + 1)
    assert refund(run, "1").exit_code == 0


def test_anyone_gives_it_up_from_the_second_after_its_deadline(place: Place, run: Run):
    ask(run)
    place.rpc.call("anvil_mine", hex(REVEAL_BLOCKS))
    before = balance(place, address(place, ASKER))
    next_block_at(place, deadline(place))
    fails(refund(run, "1", account=STRANGER), r"its seed is drawn; .* give it up in 1 s\n")
    next_block_at(place, deadline(place) + 1)  # and no block comes before it is tried
    done = refund(run, "1", account=STRANGER)
    assert done.exit_code == 0 and "Request 1 is given up" in done.output
    assert balance(place, address(place, ASKER)) == before + price(place)


def test_a_staged_work_is_given_up_from_the_second_after_its_month(place: Place, run: Run):
    request = stage(place, run)
    fails(
        refund(run, str(request)),
        "request 1 is made, and to be minted; if it isn't, anyone can give it up in (30 d|29 d)",
    )
    end = place.board.work(request).until + UNMINTED_SECONDS
    next_block_at(place, end)
    fails(refund(run, str(request), account=STRANGER), r"give it up in 1 s\n")
    next_block_at(place, end + 1)
    before = balance(place, address(place, ASKER))
    assert refund(run, str(request), account=STRANGER).exit_code == 0
    assert balance(place, address(place, ASKER)) == before + price(place)


def test_a_second_run_sends_what_a_first_left_and_then_nothing(place: Place, run: Run):
    ask(run)
    place.board.orchestrator.send("cancel", 1, sender=address(place, ASKER))
    assert owed(place, ASKER) == price(place)
    done = refund(run, "1", account=STRANGER)
    assert done.exit_code == 0 and "Request 1 is refunded already" in done.output
    assert owed(place, ASKER) == 0
    blocks = place.rpc.call("eth_blockNumber")
    again = refund(run, "1")
    assert again.exit_code == 0 and again.output == "Request 1 is refunded already\n"
    assert place.rpc.call("eth_blockNumber") == blocks


@pytest.mark.parametrize("account", [WORKER, STRANGER])
def test_a_workers_deposit_is_left_where_it_is(place: Place, run: Run, account: int):
    bond, worker = place.board.bond, address(place, WORKER)
    place.board.orchestrator.send("deposit", sender=worker, value=bond)
    ask(run, WORKER)
    place.rpc.call("anvil_mine", hex(REVEAL_BLOCKS))
    next_block_at(place, deadline(place) + 1)
    done = refund(run, "1", account=account)
    assert done.exit_code == 0 and f"What {worker} is owed lies with its deposit: `ape run withdraw`" in done.output
    assert owed(place, WORKER) == bond + price(place)


def test_what_can_be_is_refunded_though_another_can_not(place: Place, run: Run):
    place.board.orchestrator.send("finalise", stage(place, run))
    ask(run, ASKER, "--count", "2")
    outcome = refund(run, "1", "2", "3", "2")
    fails(outcome, "request 1 is token 1, and its price went to those who made it")
    assert [status(place, id_) for id_ in (1, 2, 3)] == [Status.MINTED, Status.REFUNDED, Status.REFUNDED]
    assert f"{ether(2 * price(place))} ether sent" in outcome.output


def test_somebody_who_takes_no_money_is_told_of(place: Place, run: Run):
    ask(run)
    ask(run, OTHER)
    place.rpc.call("anvil_setCode", address(place, ASKER), "0xfe")
    next_block_at(place, deadline(place) + 1)
    outcome = refund(run, "1", "2", account=STRANGER)
    fails(outcome, "takes no money that is sent to it: it can call withdraw_to itself")
    assert owed(place, ASKER) == price(place) and owed(place, OTHER) == 0


def test_a_node_that_shows_no_events_refunds_all_the_same(place: Place, run: Run, monkeypatch: pytest.MonkeyPatch):
    ask(run)
    ask(run)
    with faulty(place.rpc.url, {}, refused=no_logs) as url:
        monkeypatch.setenv("APE_FOUNDRY_HOST", url)
        done = refund(run, "1")
    assert done.exit_code == 0 and "The node doesn't tell who asked" in done.output
    assert status(place, 1) == Status.REFUNDED


def test_a_whole_live_chain_is_not_looked_through_for_who_asked(place: Place, run: Run):
    ask(run)
    sender, live = Account(place.rpc, address(place, ASKER), bytes), Network("live", True, place.rpc)
    for first, requester in ((0, None), (1, sender.address)):
        assert look(place.board, sender, 1, live.start(first), "latest").requester == requester


def test_what_names_no_request_is_refused(run: Run):
    fails(refund(run, "1"), "there is no request 1: there are none")
    fails(refund(run), "say which request is meant: `ape run status` shows their numbers")
    fails(refund(run, "Vedute"), "say which request is meant")
    fails(refund(run, "1", "x"), "x is no request: requests have numbers")
    ask(run)
    fails(refund(run, "1", "2"), "there is no request 2: the last one is 1")


def test_every_refusal_has_its_sentence():
    times = (None, 0, 10**9)
    for state, refusal, now, end in itertools.product(GOING, (*EARLY, "", "other"), (1, 10**9), times):
        work = Work(state, 1, 0, 0, b"", b"", NOBODY, NOBODY, NOBODY, NOBODY, 7, end or 0)
        said = why_not(Case(3, work, None, end, refusal=refusal), now)
        assert said.startswith("request 3 ") and "None" not in said, said


def test_what_is_put_into_words_is_what_the_contract_says():
    source = ORDERS.read_text()
    assert all(f'"{refusal}"' in source for refusal in EARLY)
    assert all(f"def {way}(id: uint256):" in source for way in WAYS)
    assert contract_constants(ORDERS)["UNMINTED_SECONDS"] == refunds.UNMINTED_SECONDS


def test_times_are_rounded_up():
    for seconds, said in (
        (1, "1 s"),
        (59, "59 s"),
        (60, "1 min"),
        (61, "2 min"),
        (12_000, "3 h 20 min"),
        (86_399, "24 h"),
        (86_401, "24 h 1 min"),
        (172_800, "48 h"),
        (172_801, "2 d 1 h"),
        (30 * 86_400, "30 d"),
    ):
        assert span(seconds) == said
