"""Asks for works: `ape run request --help`."""

import json
import secrets
from pathlib import Path

import click
from eth_utils import is_address

from reference.hybrid import plate
from renderer.worker import prompts
from renderer.worker.refusal import Hindered, Refused
from renderer.worker.store import Store
from scripts.chain import deployments
from scripts.chain.cli import account_of, agree_on_cost, connected, sender_options
from scripts.chain.errors import NodeError, UserError
from scripts.chain.terminal import console, told
from scripts.hybrid import places
from scripts.hybrid.board import Board
from scripts.hybrid.evidence import OPENINGS

SALT_BYTES = 32
MAX_PARAMETER_BYTES = 256  # of an order
DAY_SECONDS = 24 * 3600


@click.command(short_help="Ask a hybrid collection for a work")
@click.argument("piece", required=False)
@click.option("--prompt", required=True, metavar="WORDS", help="What it shall be.")
@click.option("--sealed", is_flag=True, help="Keep the words off the chain, and show them to the studio alone.")
@click.option(
    "--model", metavar="NUMBER|NAME", help="An entry of the registry.  [default: the first that is admitted]"
)
@click.option("--adapter", metavar="NUMBER|NAME", help="An entry whose parent is the model.")
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
        entry = _entry(board, model, 0)
        tuned = _entry(board, adapter, entry) if adapter else 0
        price = board.orchestrator.read("quote", entry, tuned)
        now = chain.rpc.now()
        deadline = now + int(days * DAY_SECONDS)
        commitment = _seal(prompt, places.folder(record, address, studio)) if sealed else bytes(32)
        order = (entry, tuned, "" if sealed else prompt, commitment, parameters, recipient or buyer.address, deadline)
        asked = board.call("request", order, value=price)
        agree_on_cost(chain, buyer, count * buyer.estimate(asked), count * price, yes)
        for _ in range(count):
            signed = buyer.sign(asked)
            try:
                receipt = buyer.complete(signed, asked)
            except NodeError as error:
                raise UserError(f"{signed.hash} may still come through; look before you ask again") from error
            event = board.orchestrator.events("Requested", receipt)[0]
            console.print(f"Request {event['id']} in block {receipt.block}; block {event['ticket']} draws its seed")


def _check(prompt: str, parameters: str, recipient: str | None) -> None:
    """Raises UserError for what no worker would take, before it is paid for."""
    try:
        prompts.clean(prompt)
        if parameters and not isinstance(json.loads(parameters), dict):
            raise ValueError
    except Refused as error:
        raise UserError(f"nobody would take this order: {error}") from error
    except ValueError as error:
        raise UserError('the parameters are no JSON object, such as {"steps": 20}') from error
    if len(parameters.encode()) > MAX_PARAMETER_BYTES:
        raise UserError(f"the parameters have more than {MAX_PARAMETER_BYTES} bytes")
    if recipient and not is_address(recipient):
        raise UserError(f"{recipient} is no address: it has 0x and 40 hexadecimal digits")


def _entry(board: Board, chosen: str | None, parent: int) -> int:
    """Returns the number of an admitted entry, by its number or name; raises UserError when there is none."""
    ids = range(1, board.models.read("entries") + 1)
    admitted = board.orchestrator.read_each("admitted", [(id_,) for id_ in ids])
    fitting = [id_ for id_, open_ in zip(ids, admitted, strict=True) if open_ and board.entry(id_).parent == parent]
    for id_ in fitting:
        if chosen in (None, str(id_), board.entry(id_).name):
            return id_
    kind = "adapter of this model" if parent else "model"
    names = ", ".join(f"{id_} {board.entry(id_).name}" for id_ in fitting) or "none"
    raise UserError(f"there is no {kind} {chosen or ''} to ask for; there are: {names}")


def _seal(prompt: str, folder: Path) -> bytes:
    """Leaves the words with the studio before anything is paid, and returns what binds them."""
    salt = secrets.token_bytes(SALT_BYTES)
    commitment = plate.commitment(salt, prompt.encode())
    try:
        Store(folder / "store").note({"salt": salt.hex(), "prompt": prompt}, OPENINGS, commitment.hex())
    except Hindered as error:
        raise UserError(str(error)) from error
    console.print(f"The words are in {folder / 'store' / OPENINGS / (commitment.hex() + '.json')}")
    return commitment
