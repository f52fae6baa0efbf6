"""Says what is open, claimed, staged and owed: `ape run status --help`."""

from collections import Counter
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from scripts.chain import deployments
from scripts.chain.cli import account_of, connected, network_options
from scripts.chain.contract import NOBODY
from scripts.chain.terminal import console, ether, told
from scripts.hybrid import places
from scripts.hybrid.board import DONE, Board, Status, Work
from scripts.hybrid.ledger import FILE, Ledger, Request

PROMPT_LETTERS = 40  # shown of a prompt


@click.command(short_help="Show what a hybrid collection is asked for, and who is owed what")
@click.argument("piece", required=False)
@click.option("--all", "everything", is_flag=True, help="Show what is done too.")
@click.option("--studio", type=click.Path(path_type=Path), metavar="FOLDER", help="The studio whose ledger is read.")
@click.option("--account", metavar="ALIAS", help="The ape account whose money is told.")
@network_options
@told
def cli(
    piece: str | None,
    everything: bool,
    studio: Path | None,
    account: str | None,
    network: str | None,
    timeout: float,
) -> None:
    """Reads the requests at the orchestrator of PIECE from the chain, and what this machine's studio says of them."""
    with connected(network, timeout) as chain:
        record = deployments.on_chain(chain.rpc)
        address, _ = places.orchestrator(record, piece)
        board = Board(chain.rpc, address)
        folder = places.folder(record, address, studio)
        now = chain.rpc.now()
        works = dict(enumerate(board.works(range(1, board.requests() + 1)), 1))
        book = Ledger(folder, reading=True) if (folder / FILE).is_file() else None
        known = {request.id: request for request in book.requests()} if book else {}
        shown = {id_: work for id_, work in works.items() if everything or work.status not in DONE}
        if shown:
            console.print(_table(shown, known, now))
        counts = Counter(Status(work.status).name.lower() for work in works.values())
        console.print(", ".join(f"{count} {state}" for state, count in sorted(counts.items())) or "No requests yet")
        worker = account_of(chain, account).address
        owed, bonds = board.orchestrator.read("owed", worker), board.orchestrator.read("bonds", worker)
        console.print(
            f"{worker} is owed {ether(owed)} ether; bonds of {ether(board.bond)} out: {bonds}; "
            f"a work earns its worker {ether(board.orchestrator.read('worker_fee'))}"
        )
        if book:
            waiting = book.transactions("waiting")
            words = ", ".join(f"{one.key} (number {one.nonce})" for one in waiting)
            console.print(f"Transactions on their way: {words or 'none'}")


def _table(works: dict[int, Work], known: dict[int, Request], now: int) -> Table:
    table = Table()
    for column in ("request", "state", "model", "prompt", "worker", "until", "token", ""):
        table.add_column(column, overflow="fold")
    for id_, work in works.items():
        request = known.get(id_)
        table.add_row(
            str(id_),
            _state(work, now),
            f"{work.model}{f' + {work.adapter}' if work.adapter else ''}",
            _prompt(request),
            "" if work.worker == NOBODY else work.worker,
            f"{work.until - now:+,} s" if work.until and work.status not in DONE else "",
            str(work.token or ""),
            Text(request.note if request else "not followed yet"),  # which may repeat what anyone wrote
        )
    return table


def _state(work: Work, now: int) -> str:
    return "lapsed" if work.lapsed(now) else Status(work.status).name.lower()


def _prompt(request: Request | None) -> str:
    """The beginning of a prompt, with nothing in it that a terminal would obey."""
    if request is None:
        return ""
    shown = "".join(letter if letter.isprintable() else "·" for letter in request.prompt or "(sealed)")
    shown = shown.replace("[", r"\[")  # for rich, whose marks begin so
    return shown if len(shown) <= PROMPT_LETTERS else shown[: PROMPT_LETTERS - 1] + "…"
