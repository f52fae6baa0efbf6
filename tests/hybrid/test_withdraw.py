"""`ape run withdraw`: purses and authors' shares go home, to the wei."""

import pytest
from click.testing import Result

from scripts.benchmarks.studio import WORKER, Place
from scripts.chain.terminal import ether
from tests.hybrid.typed import *  # noqa: F403  (fixtures)
from tests.hybrid.typed import Run, address, balance, fails, owed

AUTHOR, OTHER, STRANGER = 6, 7, 8  # of the node's accounts
BPS = (3_333, 6_667)
NAME = "Mine[/]"  # which is no mark of ours
FEE = 10**15 + 1  # which no share divides
ELSEWHERE = "0x" + "e1" * 20


@pytest.fixture
def entry(place: Place) -> int:
    """An entry with two authors that has earned a fee."""
    authors = [(address(place, AUTHOR), BPS[0]), (address(place, OTHER), BPS[1])]
    number = place.atelier.register(name=NAME, authors=authors, fee=FEE)
    place.board.orchestrator.send("deposit", sender=place.atelier.workers[0], value=place.board.bond)
    place.atelier.mint(model=number)
    return number


def withdraw(run: Run, account: int, *options: str) -> Result:
    return run("withdraw", *options, "--account", f"TEST::{account}", "--yes")


def test_who_is_owed_nothing_is_told_so(place: Place, run: Run):
    blocks = place.rpc.call("eth_blockNumber")
    done = withdraw(run, STRANGER, "Vedute")
    assert done.exit_code == 0 and done.output == f"{address(place, STRANGER)} is owed nothing\n"
    assert place.rpc.call("eth_blockNumber") == blocks


def test_authors_have_their_shares_to_the_wei(place: Place, run: Run, entry: int):
    orchestrator = place.board.orchestrator
    for earned in (FEE, 2 * FEE):
        for account, bps in zip((AUTHOR, OTHER), BPS, strict=True):
            kept = balance(place, orchestrator.address)
            before = orchestrator.read("taken", entry, address(place, account))
            due = earned * bps // 10_000 - before
            done = withdraw(run, account)
            assert done.exit_code == 0 and f"{ether(due)} ether as an author of {entry} {NAME}" in done.output
            assert f"{ether(due)} ether sent in all" in done.output
            assert orchestrator.read("taken", entry, address(place, account)) == before + due
            assert balance(place, orchestrator.address) == kept - due
            assert "is owed nothing" in withdraw(run, account).output
        place.atelier.mint(model=entry)


def test_a_purse_goes_where_it_is_sent_and_shares_to_their_author(place: Place, run: Run, entry: int):
    orchestrator = place.board.orchestrator
    orchestrator.send("deposit", sender=address(place, AUTHOR), value=7)
    share = FEE * BPS[0] // 10_000
    kept = balance(place, orchestrator.address)
    assert withdraw(run, AUTHOR, "--to", ELSEWHERE).exit_code == 0
    assert balance(place, ELSEWHERE) == 7
    assert balance(place, orchestrator.address) == kept - 7 - share
    fails(withdraw(run, AUTHOR, "--to", "0x12"), "--to must be an address")


def test_a_workers_free_deposit_goes_along(place: Place, run: Run, entry: int):
    orchestrator, bond = place.board.orchestrator, place.board.bond
    earned = orchestrator.read("worker_fee")
    orchestrator.send("deposit", sender=address(place, WORKER), value=bond)
    orchestrator.send("claim", place.atelier.request(), sender=address(place, WORKER))
    assert owed(place, WORKER) == bond + earned and orchestrator.read("bonds", address(place, WORKER)) == 1
    kept = balance(place, orchestrator.address)
    done = withdraw(run, WORKER)
    assert f"{ether(bond + earned)} ether from its purse, with the deposit that no work holds" in done.output
    assert owed(place, WORKER) == 0 and orchestrator.read("bonds", address(place, WORKER)) == 1
    assert balance(place, orchestrator.address) == kept - bond - earned


def test_who_made_no_deposit_is_told_of_none(place: Place, run: Run, entry: int):
    fee = place.board.orchestrator.read("platform_fee")
    assert f"{ether(fee)} ether from its purse\n" in withdraw(run, 0).output
