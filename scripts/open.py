"""Opens the prompt of a request that was sealed: `ape run open --help`."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from renderer.worker.refusal import Hindered, reason
from renderer.worker.store import Store
from scripts.chain import deployments
from scripts.chain.account import Account
from scripts.chain.cli import Network, account_of, agree_on_cost, connected, sender_options
from scripts.chain.contract import NOBODY, transaction
from scripts.chain.errors import UserError
from scripts.chain.rpc import Revert
from scripts.chain.terminal import console, plain, told
from scripts.hybrid import places
from scripts.hybrid.board import Board
from scripts.hybrid.evidence import OPENINGS, Opening, gathered

SIGNAL_GAS = 150_000  # more than it costs to tell marketplaces of one work
NOT_SEALED = "orchestrator: not sealed"
OTHER_WORDS = "orchestrator: another prompt"


@click.command(short_help="Show the words of a sealed request on the chain")
@click.argument("words", nargs=-1, metavar="[PIECE] REQUEST")
@click.option("--studio", type=click.Path(path_type=Path), metavar="FOLDER", help="Where sealed words were left.")
@sender_options
@told
def cli(
    words: tuple[str, ...], studio: Path | None, network: str | None, timeout: float, account: str | None, yes: bool
) -> None:
    """Puts the sealed words of REQUEST, at the orchestrator of PIECE, on the chain, where all can read them for ever.

    They come from the studio where `ape run request --sealed` left them. A token that was made of them shows them
    from then on, and marketplaces are told (ERC-4906).
    """
    piece, (id_, *others) = places.named(words)
    if others:
        raise UserError("say one request: what is opened can't be sealed again")
    with connected(network, timeout) as chain:
        sender = account_of(chain, account)
        record = deployments.on_chain(chain.rpc)
        address, first = places.orchestrator(record, piece)
        board = Board(chain.rpc, address)
        work = board.work(id_)
        if work.opened != NOBODY:
            _show(f"Request {id_} is open already, at {work.opened}", board.plate(work.opened))
            if work.token:  # the run that opened it may have ended too soon
                _signal_again(chain, board, sender, work.token, yes)
            return
        folder = places.folder(record, address, studio)
        # With nothing to show, the contract still tells whether there is anything to open.
        opening = gathered(board, id_, work, first).opening(_store(folder)) or Opening(b"", bytes(32))
        opened = board.call("open_prompt", id_, opening.prompt.decode(errors="replace"), opening.salt)
        try:
            gas = sender.estimate(opened) + (SIGNAL_GAS if work.token else 0)
        except Revert as error:
            raise UserError(_refused(id_, folder, error)) from error
        _show(f"Request {id_} is to show, to everyone and for ever", opening.prompt)
        agree_on_cost(chain, sender, gas, 0, yes)
        sender.send(opened)
        console.print(f"Request {id_} is open: its words are at {board.work(id_).opened}")
        if work.token:
            _signal(board, sender, work.token)


def _store(folder: Path) -> Store | None:
    """Returns a studio's store, and makes none."""
    try:
        return Store(folder / "store") if (folder / "store" / OPENINGS).is_dir() else None
    except Hindered as error:
        raise UserError(reason(error)) from error


def _refused(id_: int, folder: Path, error: Revert) -> str:
    """Says why a prompt can't be opened."""
    if error.reason == NOT_SEALED:
        return f"request {id_} is not sealed: everyone could read its words from the start"
    if error.reason == OTHER_WORDS:
        return f"the words of request {id_} are not in {folder}: --studio names the folder where they were left"
    return f"the chain refused: {error}"


def _show(said: str, prompt: bytes) -> None:
    console.print(f"{said}: {plain(prompt.decode(errors='replace'))}", markup=False)


def _signal_again(chain: Network, board: Board, sender: Account, token: int, yes: bool) -> None:
    """Tells marketplaces once more, for which nothing is agreed yet; it does no harm where they know."""
    with suppress(Revert):
        agree_on_cost(chain, sender, sender.estimate(_signalling(board, token)), 0, yes)
        _signal(board, sender, token)


def _signal(board: Board, sender: Account, token: int) -> None:
    """Tells marketplaces to look at a work again, unless it is burnt."""
    with suppress(Revert):
        sender.send(_signalling(board, token))
        console.print(f"Token {token} shows them")


def _signalling(board: Board, token: int) -> dict[str, Any]:
    return transaction(board.collection.address, board.collection.encode("signal_opening", token))
