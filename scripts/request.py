"""Asks for works: `ape run request --help`."""

import json
import secrets
from pathlib import Path
from typing import Any

import click

from reference.hybrid import plate
from renderer.worker import prompts, work
from renderer.worker.job import Job
from renderer.worker.refusal import Hindered, Refused, reason
from renderer.worker.store import Store
from renderer.worker.studio import Studio
from scripts.chain import deployments
from scripts.chain.account import Account
from scripts.chain.cli import account_of, afford, agree_on_cost, check_address, connected, sender_options
from scripts.chain.errors import UserError
from scripts.chain.rpc import RpcError
from scripts.chain.terminal import console, plain, told
from scripts.hybrid import places
from scripts.hybrid.board import Board
from scripts.hybrid.evidence import OPENINGS, SALT_BYTES
from scripts.hybrid.inspection import models_at_hand

MAX_PARAMETER_BYTES = 256  # of an order
DAY_SECONDS = 24 * 3600
# What nodes say where somebody else's transaction took the number.
TAKEN = ("replacement transaction underpriced", "nonce too low")


@click.command(short_help="Ask a hybrid collection for a work")
@click.argument("piece", required=False)
@click.option("--prompt", required=True, metavar="WORDS", help="What it shall be.")
@click.option("--sealed", is_flag=True, help="Keep the words off the chain, and show them to the studio alone.")
@click.option(
    "--model", metavar="NUMBER|NAME", help="An entry of the registry.  [default: the adapter's, else the first one]"
)
@click.option("--adapter", metavar="NUMBER|NAME", help="An entry whose parent is the model; which it names too.")
@click.option("--parameters", default="", metavar="JSON", help="An object that the model understands.")
@click.option("--recipient", metavar="ADDRESS", help="Who gets the work.  [default: who asks]")
@click.option(
    "--days", default=1.0, show_default=True, type=click.FloatRange(0, min_open=True), help="Until it is too late."
)
@click.option(
    "--count",
    default=1,
    show_default=True,
    type=click.IntRange(1, 100),
    help="How many of it; each has its own seed.",
)
@click.option("--studio", type=click.Path(path_type=Path), metavar="FOLDER", help="Where sealed words are left.")
@sender_options
@told
def cli(
    piece: str | None,
    prompt: str,
    sealed: bool,
    model: str | None,
    adapter: str | None,
    parameters: str,
    recipient: str | None,
    days: float,
    count: int,
    studio: Path | None,
    network: str | None,
    timeout: float,
    account: str | None,
    yes: bool,
) -> None:
    """Asks the orchestrator of PIECE for a work, and pays for it; a worker makes it, and it is minted to RECIPIENT.

    What nobody makes in time is paid back, and so is what you take back in the first minute: `ape run refund`.
    """
    _check(prompt, parameters, recipient)
    with connected(network, timeout) as chain:
        buyer = account_of(chain, account)
        record = deployments.on_chain(chain.rpc)
        address, _ = places.orchestrator(record, piece)
        board = Board(chain.rpc, address)
        folder = places.folder(record, address, studio)
        entry, tuned = _chosen(board, model, adapter)
        _try(board, folder, entry, tuned, prompt, parameters)
        price = board.orchestrator.read("quote", entry, tuned)
        afford(chain, buyer, count * price)
        deadline = chain.now() + int(days * DAY_SECONDS)
        commitment = _seal(prompt, folder) if sealed else bytes(32)
        order = (entry, tuned, "" if sealed else prompt, commitment, parameters, recipient or buyer.address, deadline)
        asked = board.call("request", order, value=price)
        agree_on_cost(chain, buyer, count * buyer.estimate(asked), count * price, yes)
        for sent in range(count):
            _ask(board, buyer, asked, sent, count)


def _check(prompt: str, parameters: str, recipient: str | None) -> None:
    """Raises UserError for what no worker would take, before it is paid for."""
    try:
        prompts.clean(prompt)
        if len(parameters.encode()) > MAX_PARAMETER_BYTES:
            raise UserError(f"the parameters have more than {MAX_PARAMETER_BYTES} bytes")
        if parameters and not isinstance(json.loads(parameters), dict):
            raise ValueError
    except Refused as error:
        raise UserError(f"nobody would take this order: {reason(error)}") from error
    except ValueError as error:  # or no text at all
        raise UserError('the parameters are no JSON object, such as {"steps": 20}') from error
    if recipient:
        check_address(recipient)


def _chosen(board: Board, model: str | None, adapter: str | None) -> tuple[int, int]:
    """Returns the numbers of an admitted model and of an adapter of it, 0 for none; raises UserError."""
    ids = range(1, board.models.read("entries") + 1)
    admitted = board.orchestrator.read_each("admitted", [(id_,) for id_ in ids])
    entries = {id_: board.entry(id_) for id_, open_ in zip(ids, admitted, strict=True) if open_}
    models = {id_: one.name for id_, one in entries.items() if not one.parent}
    wanted = _number(models, model, "model") if model or not adapter else None
    if adapter is None:
        return wanted, 0
    adapters = {id_: one.name for id_, one in entries.items() if one.parent in models}
    own = {id_: name for id_, name in adapters.items() if wanted in (None, entries[id_].parent)}
    if not _fitting(own, adapter) and (others := _fitting(adapters, adapter)):
        parent = models[entries[others[0]].parent]
        raise UserError(f"{adapters[others[0]]} is an adapter of {parent}: ask for --model {parent}")
    tuned = _number(own, adapter, "adapter")
    return entries[tuned].parent, tuned


def _number(names: dict[int, str], chosen: str | None, kind: str) -> int:
    """Returns the first entry that is called so, or the first of all; raises UserError when there is none."""
    if found := _fitting(names, chosen):
        return found[0]
    there = ", ".join(f"{id_} {name}" for id_, name in names.items()) or "none"
    raise UserError(f"there is no {kind}{f' {chosen}' if chosen else ''} to ask for; there are: {there}")


def _fitting(names: dict[int, str], chosen: str | None) -> list[int]:
    return [id_ for id_, name in names.items() if chosen in (None, str(id_), name)]


def _try(board: Board, folder: Path, model: int, adapter: int, prompt: str, parameters: str) -> None:
    """Raises UserError for an order that its model would refuse, where that is at hand to be asked."""
    names = [board.entry(id_).weights if id_ else None for id_ in (model, adapter)]
    job = Job(0, *names, prompt, parameters, 0, board.chain_id, board.orchestrator.address)
    try:
        work.fed(job, Studio(folder, models_at_hand(folder), "numpy"))
    except Refused as error:
        raise UserError(f"nobody would take this order: {reason(error)}") from error
    except Hindered:
        return  # its worker has it, and will say


def _ask(board: Board, buyer: Account, asked: dict[str, Any], sent: int, count: int) -> None:
    """Sends one request of several; raises UserError that tells how many were sent."""
    so_far = f"{sent} of {count} were sent: " if count > 1 else ""
    signed = None
    try:
        signed = buyer.sign(asked)
        receipt = buyer.complete(signed, asked)
    except UserError as error:
        doubt = signed and f"{signed.hash} may still come through; look before you ask again"
        raise UserError(f"{so_far}{doubt or error}") from error
    except RpcError as error:
        taken = any(words in str(error).lower() for words in TAKEN)
        own = f"another program sends from {buyer.address}; --account names another account"
        raise UserError(so_far + (own if taken else f"the chain refused: {error}")) from error
    event = board.orchestrator.events("Requested", receipt)[0]
    console.print(f"Request {event['id']} in block {receipt.block}; block {event['ticket']} draws its seed")


def _seal(prompt: str, folder: Path) -> bytes:
    """Leaves the words with the studio before anything is paid, and returns what binds them."""
    salt = secrets.token_bytes(SALT_BYTES)
    commitment = plate.commitment(salt, prompt.encode())
    try:
        Store(folder / "store").note({"salt": salt.hex(), "prompt": prompt}, OPENINGS, commitment.hex())
    except Hindered as error:
        raise UserError(reason(error)) from error
    path = folder / "store" / OPENINGS / f"{commitment.hex()}.json"
    console.print(plain(f"The words are in {path}"), markup=False)
    return commitment
