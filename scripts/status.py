"""Says what is open, claimed, staged and owed: `ape run status --help`."""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from scripts.chain import deployments
from scripts.chain.cli import account_of, connected, network_options
from scripts.chain.contract import NOBODY
from scripts.chain.rpc import RpcError
from scripts.chain.terminal import console, ether, plain, short, told
from scripts.hybrid import places
from scripts.hybrid.board import DONE, Board, Status, Work
from scripts.hybrid.follower import told_of
from scripts.hybrid.ledger import FILE, Ledger, Request

PROMPT_LETTERS = 40  # shown of a prompt
PROMPT_WIDTH = 16  # of its column, at least
COLUMNS = 100  # of a line, at most
MORE = ", …"


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
        address, first = places.orchestrator(record, piece)
        board = Board(chain.rpc, address)
        folder = places.folder(record, address, studio)
        now = chain.now()
        works = dict(enumerate(board.works(range(1, board.requests() + 1)), 1))
        book = Ledger(folder, reading=True) if (folder / FILE).is_file() else None
        known = {request.id: request for request in book.requests()} if book else {}
        shown = {id_: work for id_, work in works.items() if everything or work.status not in DONE}
        note = "not followed yet" if book else ""
        unknown = [id_ for id_ in shown if id_ not in known]
        if (start := chain.start(first)) is not None:
            with suppress(RpcError):
                known |= {one.id: replace(one, note=note) for one in told_of(board.orchestrator, unknown, start)}
        if shown:
            console.print(_table(board, shown, known, now), width=min(console.width, COLUMNS))
        console.print(f"The collection is at {board.collection.address}")
        console.print(f"Its orchestrator is at {address}")
        counts = Counter(Status(work.status).name.lower() for work in works.values())
        console.print(", ".join(f"{count} {state}" for state, count in sorted(counts.items())) or "No requests yet")
        earned = ether(board.orchestrator.read("worker_fee"))
        console.print(
            f"A work earns its worker {earned} ether, and takes a bond of {ether(board.bond)} until it is made"
        )
        worker = account_of(chain, account).address
        owed, bonds = board.orchestrator.read("owed", worker), board.orchestrator.read("bonds", worker)
        console.print(f"{worker} is owed {ether(owed)} ether, and has {bonds} bond{'' if bonds == 1 else 's'} out")
        if book:
            console.print(waiting([f"{one.key} (number {one.nonce})" for one in book.transactions("waiting")]))


def waiting(words: list[str]) -> str:
    """Says what is on its way in one line: how many transactions, and the first of them."""
    line = f"Transactions on their way: {len(words) or 'none'}"
    for place, word in enumerate(words):
        longer = f"{line}{', ' if place else ': '}{word}"
        if len(longer) + len(MORE) > COLUMNS:
            return line + MORE
        line = longer
    return line


def _table(board: Board, works: dict[int, Work], known: dict[int, Request], now: int) -> Table:
    table = Table()
    for column in ("request", "state", "model", "prompt", "worker", "until", "token", "note"):
        table.add_column(column, overflow="fold", min_width=PROMPT_WIDTH if column == "prompt" else None)
    for id_, work in works.items():
        request = known.get(id_)
        table.add_row(
            str(id_),
            _state(work, now),
            Text(plain(" + ".join(board.entry(number).name for number in (work.model, work.adapter) if number))),
            _prompt(request),
            "" if work.worker == NOBODY else short(work.worker),
            f"{work.until - now:+,} s" if work.until and work.status not in DONE else "",
            str(work.token or ""),
            Text(plain(request.note) if request else ""),  # which may repeat what anyone wrote
        )
    return table


def _state(work: Work, now: int) -> str:
    return "lapsed" if work.lapsed(now) else Status(work.status).name.lower()


def _prompt(request: Request | None) -> Text:
    """The beginning of a prompt, with nothing in it that a terminal would obey."""
    if request is None:
        return Text()
    shown = plain(request.prompt or "(sealed)")
    return Text(shown if len(shown) <= PROMPT_LETTERS else shown[: PROMPT_LETTERS - 1] + "…")
