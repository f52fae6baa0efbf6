"""`ape run status`: what it tells, from the chain alone too, in lines that fit."""

from pathlib import Path

from scripts.benchmarks.studio import Place
from scripts.chain.terminal import short
from scripts.hybrid.ledger import Ledger, Request
from scripts.status import COLUMNS, waiting
from tests.hybrid.counter import ASKER
from tests.hybrid.typed import *  # noqa: F403  (fixtures)
from tests.hybrid.typed import Run

ZERO = "0x" + "00" * 20


def lines(run: Run, *options: str) -> list[str]:
    outcome = run("status", *options)
    assert outcome.exit_code == 0, outcome.output
    found = outcome.output.splitlines()
    assert max(map(len, found)) <= COLUMNS, outcome.output
    return found


def cells(found: list[str], row: int) -> list[str]:
    """The cells of a request's row, however many lines each takes, without spaces."""
    rows: list[list[str]] = []
    for line in found:
        if line.startswith("│"):
            parts = ["".join(part.split()) for part in line.strip("│").split("│")]
            if parts[0]:
                rows.append(parts)
            else:
                rows[-1] = [before + part for before, part in zip(rows[-1], parts, strict=True)]
    return rows[row]


def test_a_set_without_requests_tells_its_addresses(place: Place, run: Run):
    said = lines(run)
    assert f"The collection is at {place.board.collection.address}" in said
    assert f"Its orchestrator is at {place.board.orchestrator.address}" in said
    assert "No requests yet" in said


def test_words_and_models_are_told_where_no_worker_ran(place: Place, run: Run):
    mine = place.atelier.register(name="Mine", weights=bytes(31) + b"1")
    ink = place.atelier.register(name="Ink", weights=bytes(31) + b"2", parent=mine)
    asking = ("--account", f"TEST::{ASKER}", "--yes")
    run("request", "--prompt", "a lake [/] by night", "--adapter", str(ink), *asking)
    run("request", "--prompt", "hidden", "--sealed", *asking)
    for words in ("\\[/x]", "\\[red]", "a\nlake"):
        place.atelier.request(words)
    worker = place.atelier.workers[0]
    place.board.orchestrator.send("deposit", sender=worker, value=place.board.bond)
    place.board.orchestrator.send("claim", 1, sender=worker)
    said = lines(run)
    first, second = cells(said, 0), cells(said, 1)
    assert first[:5] == ["1", "claimed", "Mine+Ink", "alake[/]bynight", short(worker)] and first[7] == ""
    assert second[:4] == ["2", "open", "Veduta", "(sealed)"]
    assert [cells(said, row)[3] for row in (2, 3, 4)] == ["\\[/x]", "\\[red]", "a·lake"]
    assert any("note" in line for line in said)
    assert f"{worker} is owed 0 ether, and has 1 bond out" in lines(run, "--account", "TEST::1")


def test_what_the_studio_says_goes_before_and_what_it_has_not_seen_is_told(place: Place, run: Run, tmp_path: Path):
    for _ in range(2):
        place.atelier.request("a lake")
    book = Ledger(tmp_path / "studio")
    note = "refused: \x1b[31mtoo dark"
    book.put_request(Request(1, 1, ZERO, ZERO, 6, 1, 0, "a sea", "0x", "", 0, note=note))
    book.close()
    said = lines(run)
    assert cells(said, 0)[3] == "asea" and cells(said, 0)[7] == "refused:·[31mtoodark"
    assert cells(said, 1)[3] == "alake" and cells(said, 1)[7] == "notfollowedyet"


def test_many_transactions_are_counted_and_the_first_are_named():
    assert waiting([]) == "Transactions on their way: none"
    assert waiting(["claim 1 (number 5)"]) == "Transactions on their way: 1: claim 1 (number 5)"
    many = waiting([f"claim {number} (number {number})" for number in range(1, 41)])
    assert many.startswith("Transactions on their way: 40: claim 1 (number 1), claim 2 (number 2), ")
    assert many.endswith(", …") and 80 < len(many) <= COLUMNS
