"""Has works made off the chain from first to last, on a chain of one's own, and hangs them: what the demos do."""

import base64
import os
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from reference.generators import Trait
from reference.hybrid import cid
from renderer import gallery
from renderer.worker.store import Store
from scripts.chain import build, deployments
from scripts.chain.errors import UserError
from scripts.chain.rpc import Rpc

from . import evidence, inspection
from .board import Board, Status
from .claims import SVG_PREFIX, Claim, Verdict
from .evidence import Evidence

BLOCK_SECONDS = 1  # while a worker is at work: blocks have to pass that draw the seeds
HOUR_SECONDS = 3600


@dataclass(frozen=True)
class Order:
    """What is asked for: words, and the numbers of a model and an adapter in the registry."""

    prompt: str
    model: int = 1
    adapter: int = 0


@dataclass(frozen=True)
class Exhibit:
    """A work that was made: what the chain tells of it, and what became of each of its claims."""

    found: Evidence
    claims: list[Claim]
    work: gallery.Work


def gallery_option(default: Path) -> Callable[..., Any]:
    """Adds --out, the folder of a gallery."""
    return click.option(
        "--out",
        type=click.Path(file_okay=False, path_type=Path),
        default=default,
        metavar="FOLDER",
        help=f"Where the gallery is drawn.  [default: {default.relative_to(build.ROOT)}/]",
    )


def board(rpc: Rpc, piece: str) -> Board:
    """Returns a deployed hybrid collection's contracts."""
    return Board(rpc, deployments.on_chain(rpc).address(f"{piece}.orchestrator"))


def ask(board: Board, orders: Sequence[Order]) -> list[int]:
    """Asks for works from the node's first account, and returns the numbers of the requests."""
    now = board.rpc.now()
    recipient = board.rpc.call("eth_accounts")[0]
    for order in orders:
        price = board.orchestrator.read("quote", order.model, order.adapter)
        terms = (order.model, order.adapter, order.prompt, bytes(32), "", recipient, now + HOUR_SECONDS)
        board.orchestrator.send("request", terms, value=price)
    last = board.requests()
    return list(range(last - len(orders) + 1, last + 1))


def make(url: str, rpc: Rpc, piece: str, studio: Path, *options: str) -> None:
    """Runs the command that a studio runs until nothing is left to do; raises UserError when it fails."""
    rpc.call("evm_setIntervalMining", BLOCK_SECONDS)
    try:
        command(url, "worker", piece, "--once", "--yes", "--confirmations", "1", "--studio", str(studio), *options)
    finally:
        rpc.call("evm_setAutomine", True)


def command(url: str, name: str, *arguments: str) -> None:
    """Runs a command as its users do, against a chain of one's own; raises UserError when it fails."""
    environment = os.environ | {"APE_FOUNDRY_HOST": url}
    if subprocess.run([build.APE, "run", name, *arguments], cwd=build.ROOT, env=environment).returncode:
        raise UserError(f"`ape run {name}` failed")


def exhibits(board: Board, ids: Sequence[int], piece: str, studio: Path) -> Iterator[Exhibit]:
    """Reads and checks what became of requests; raises UserError for one not minted, or with a claim that failed."""
    store = Store(studio / "store")
    for id_, work in zip(ids, board.works(ids), strict=True):
        if work.status != Status.MINTED:
            raise UserError(f"request {id_} was not minted")
        found = evidence.gather(board, board.collection.address, work.token, 0)
        claims = inspection.check(found, studio)
        if failed := [claim for claim in claims if claim.verdict == Verdict.FAILED]:
            raise UserError(f"{piece} #{work.token}: {failed[0].name} failed: {failed[0].reason}")
        yield Exhibit(found, claims, _hung(found, piece, store))


def _hung(found: Evidence, piece: str, store: Store) -> gallery.Work:
    """A work as the gallery shows it: the etching as the contract drew it, and the artifact beside it."""
    ((gas, answer),) = found.collection.gas_and_read_each("tokenURI", [(found.token,)])
    told = found.shown
    return gallery.Work(
        piece=piece,
        token=found.token,
        seed=found.work.seed,
        svg=base64.b64decode(told["image"].removeprefix(SVG_PREFIX)).decode(),
        traits=[Trait(one["trait_type"], str(one["value"]), "display_type" in one) for one in told["attributes"]],
        background=told["background_color"],
        gas=gas,
        chars=len(answer),
        artifact=store.get(cid.of(found.plate.artifact, found.plate.cid)),
        prompt=told["prompt"],
    )
