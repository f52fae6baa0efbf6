"""Makes what was asked for: `ape run worker --help`."""

import os
import time
from contextlib import ExitStack, closing
from importlib.util import find_spec
from pathlib import Path

import click

from renderer.worker.refusal import Hindered, need, reason
from renderer.worker.studio import BROKER, EXECUTORS, Studio
from scripts.chain import deployments
from scripts.chain.account import Account
from scripts.chain.cli import Network, account_of, connected, sender_options
from scripts.chain.errors import NodeError, UserError
from scripts.chain.rpc import RpcError
from scripts.chain.terminal import console, ether, plain, told

POLL_SECONDS = (0.2, 2.0)  # between two looks at the chain: at one on this machine, at a live one
PAUSE_SECONDS = 1  # before going on after something stood in the way
SILENT_SECONDS = 60  # before the same sentence is said again
LEASES = {"torch": 32, "numpy": 8}  # held at a time


@click.command(short_help="Make what a hybrid collection is asked for")
@click.argument("piece", required=False)
@click.option(
    "--executor", type=click.Choice(EXECUTORS), default="torch", show_default=True, help="numpy: exact models."
)
@click.option("--device", default="auto", show_default=True, help="cpu, cuda, or one card, as torch names it.")
@click.option(
    "--models",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    multiple=True,
    help="A model, or models and adapters in folders of their own, beside the bundled model.",
)
@click.option(
    "--studio", type=click.Path(path_type=Path), metavar="FOLDER", help="Where all is kept.  [default: studio/…]"
)
@click.option(
    "--broker",
    envvar=BROKER,
    metavar="URL",
    help=f"A Redis or RabbitMQ, for workers on many machines.  [default: {BROKER}, else files]",
)
@click.option(
    "--confirmations", default=2, show_default=True, type=click.IntRange(1), help="Blocks before a request counts."
)
@click.option(
    "--processes",
    type=click.IntRange(0),
    help="That make images; with 0 and no broker this one does.  [default: 1; with numpy and no broker 0]",
)
@click.option("--leases", type=click.IntRange(1), help="Requests held at a time.  [default: 32; with numpy 8]")
@click.option(
    "--patience", default=60, show_default=True, type=click.FloatRange(1), help="Seconds before a job is sent again."
)
@click.option("--blocklist", default="", metavar="FILE|MODULE:FUNCTION", help="What prompts may not hold.")
@click.option("--credentials/--no-credentials", default=True, help="Sign a copy of each work (C2PA).  [default: yes]")
@click.option("--witness", is_flag=True, help="Only run exact models for a quorum, and sign what comes of them.")
@click.option(
    "--metrics", type=click.IntRange(1, 65535), metavar="PORT", help="Answer Prometheus there, on this machine."
)
@click.option("--withdraw", is_flag=True, help="With --once: have all that is owed sent home in the end.")
@click.option("--once", is_flag=True, help="End when nothing is left to do.")
@sender_options
@told
def cli(
    piece: str | None,
    network: str | None,
    timeout: float,
    account: str | None,
    yes: bool,
    studio: Path | None,
    models: tuple[Path, ...],
    broker: str | None,
    once: bool,
    withdraw: bool,
    metrics: int | None,
    **options,
) -> None:
    """Follows the requests at PIECE's orchestrator, makes what is asked for, and brings it to the chain.

    It can end at any moment, and goes on where it was. PIECE can be an address too, and left out where there is one
    hybrid collection alone. A worker needs a place in the verifier's list, ether for gas, and a bond for each lease.
    """
    from scripts.hybrid import desk, ledger, places
    from scripts.hybrid.board import Board
    from scripts.hybrid.follower import Follower
    from scripts.hybrid.keeper import Keeper
    from scripts.hybrid.stillness import Stillness

    if broker:
        os.environ[BROKER] = broker  # a URL may hold a password: it is handed on, and written nowhere
    with ExitStack() as stack:
        chain = stack.enter_context(connected(network, timeout))
        sender = account_of(chain, account)
        record = deployments.on_chain(chain.rpc)
        address, first = places.orchestrator(record, piece)
        board = Board(chain.rpc, address)
        folder = places.folder(record, address, studio)
        stack.enter_context(ledger.locked(folder))
        book = stack.enter_context(closing(ledger.Ledger(folder)))
        follower = Follower(board.orchestrator, book, options["confirmations"], first)
        follower.check_chain()
        room = _studio(folder, models, options)
        for path in places.unregistered(room, board):
            console.print(f"{path} is in no entry of the registry, so nobody can ask for it", markup=False)
        stack.enter_context(closing(Keeper(room.store, _say)))
        hands = stack.enter_context(closing(_hands(room, bool(broker), options)))
        _agree(chain, sender, yes)
        if metrics:
            from scripts.hybrid import metrics as numbers

            numbers.serve(folder, metrics)
        leases = options["leases"] or LEASES[options["executor"]]
        worker = desk.Desk(board, sender, book, follower, hands, _say, leases, options["witness"])
        console.print(f"At work for {address} on {chain.name} as {sender.address}, in {folder}", markup=False)
        _work(worker, once, POLL_SECONDS[chain.live], Stillness(chain.rpc, chain.live))
        if once and withdraw:
            _bring_home(worker)


def _studio(folder: Path, models: tuple[Path, ...], options: dict) -> Studio:
    from scripts.hybrid import places

    room = Studio(
        folder=folder,
        executor=options["executor"],
        device=options["device"],
        blocklist=options["blocklist"],
        credentials=options["credentials"],
    )
    for path in (places.BUNDLED, *models):
        places.fill(room, path)
    try:
        room.save()
        _ = room.store
    except OSError as error:
        raise UserError(f"the studio {folder} cannot be written: {error.strerror}") from error
    except Hindered as error:
        raise UserError(reason(error)) from error
    return room


def _hands(room: Studio, queued: bool, options: dict):
    """Returns what makes images: this process, or others behind a queue."""
    from scripts.hybrid.hands import Elsewhere, Here

    if options["executor"] == "torch" and find_spec("torch") is None:
        raise UserError(reason(need("torch")))
    processes = options["processes"]
    if processes is None:
        processes = 1 if queued or options["executor"] == "torch" else 0
    if processes == 0 and not queued:
        return Here(room, options["patience"])
    return Elsewhere(room, processes, _say, options["patience"])


def _agree(chain: Network, sender: Account, yes: bool) -> None:
    """Sees that the account can pay for anything, and on a live network that its owner knows that it will."""
    balance = sender.balance()
    if not balance:
        raise UserError(f"{sender.address} holds no ether on {chain.name}: send it some for gas and bonds")
    if chain.live and not yes:
        click.confirm(f"{sender.address} holds {ether(balance)} ether; may it be spent on gas and bonds?", abort=True)
    sender.unlock()


def _work(worker, once: bool, pause: float, stillness) -> None:
    """Looks at the chain again and again; what stands in the way is said, and tried again."""
    said, at, begun = "", 0.0, False
    while True:
        try:
            tick = worker.tick()
            begun = True
            awaited = bool(tick.going) or not worker.idle() or ((once or stillness.ends) and worker.young())
            if once and not awaited:
                for id_, note in worker.left().items():
                    _say(f"request {id_} is left: {note}")
                return
            stillness.end(tick.head, awaited)
            time.sleep(pause)
        except (UserError, RpcError) as error:
            if not isinstance(error, NodeError | RpcError) and (once or not begun):
                raise
            if str(error) != said or time.monotonic() - at > SILENT_SECONDS:
                said, at = str(error), time.monotonic()
                _say(f"{said}; trying again")
            time.sleep(PAUSE_SECONDS)


def _bring_home(worker) -> None:
    head = worker.tick().head
    worker.withdraw(head)
    while not worker.idle():
        worker.tick()
        time.sleep(POLL_SECONDS[0])


def _say(sentence: str) -> None:
    console.print(f"[dim]{time.strftime('%H:%M:%S')}[/] ", end="")
    console.print(plain(sentence), markup=False)
