"""Checks the receipt of a work that was made off chain: `ape run verify_receipt --help`."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click
from eth_utils import is_address
from rich.table import Table
from rich.text import Text

from renderer.worker import weights
from renderer.worker.refusal import Hindered
from renderer.worker.studio import EXECUTORS, SETTINGS, Studio
from scripts.chain import deployments
from scripts.chain.cli import TIMEOUT_SECONDS, connected, network_options
from scripts.chain.errors import UserError
from scripts.chain.terminal import console, told
from scripts.hybrid import evidence, places
from scripts.hybrid.board import Board
from scripts.hybrid.claims import Claim, Verdict, on_chain
from scripts.hybrid.files import Files
from scripts.hybrid.recheck import Recheck

COLOURS = {Verdict.PROVEN: "green", Verdict.ATTESTED: "yellow", Verdict.FAILED: "bold red", Verdict.MISSING: "dim"}


@click.command(short_help="Check the receipt of a work that was made off chain")
@click.argument("collection")
@click.argument("token", type=click.IntRange(min=1))
@click.option("--gateway", metavar="URL", help="Take files from this IPFS gateway, not from a studio's store.")
@click.option("--studio", type=click.Path(path_type=Path), metavar="FOLDER", help="The studio whose store is read.")
@click.option(
    "--model",
    "models",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="A model, or an adapter, to run again.  [default: the studio's, and the bundled one]",
)
@click.option("--copy", metavar="CID", help="The copy with content credentials, where no store tells which it is.")
@click.option("--executor", type=click.Choice(EXECUTORS), default="numpy", show_default=True, help="Of exact models.")
@click.option("--device", default="auto", show_default=True, help="As torch names it.")
@click.option("--first", type=click.IntRange(min=0), metavar="BLOCK", help="Where to begin to look for its events.")
@network_options
@told
def cli(
    collection: str,
    token: int,
    gateway: str | None,
    studio: Path | None,
    models: tuple[Path, ...],
    copy: str | None,
    executor: str,
    device: str,
    first: int | None,
    network: str | None,
    timeout: float,
) -> None:
    """Checks all that work TOKEN of COLLECTION claims, and says of each claim whether it is

    proven (computed here, and equal), attested (somebody's word), failed, or not available.

    The artifact is fetched, hashed and compared; signatures are looked at again; an exact model is run again, and has
    to give the same bits; of another model the distance is told. Ends with status 1 where a claim failed.
    """
    if not is_address(collection):
        raise UserError(f"{collection} is no address: it has 0x and 40 hexadecimal digits")
    with connected(network, timeout) as chain:
        address = evidence.origin(chain.rpc, collection, token)
        record = deployments.on_chain(chain.rpc)
        begun = places.orchestrator(record, address)[1] if first is None else first
        found = evidence.gather(Board(chain.rpc, address), collection, token, begun)
        folder = places.folder(record, address, studio)
        if studio and not (folder / "store").is_dir():
            raise UserError(f"{folder} is no studio: it has no store")
        elsewhere = bool(gateway and not studio)
        claims = check(
            found,
            folder,
            models=models,
            gateway=gateway,
            elsewhere=elsewhere,
            copy=copy,
            executor=executor,
            device=device,
            timeout=timeout,
        )
    console.print(table(claims))
    failed = [claim.name for claim in claims if claim.verdict == Verdict.FAILED]
    if failed:
        raise UserError(f"of work {token}, {len(failed)} claims failed: {', '.join(failed)}")


def check(found: evidence.Evidence, folder: Path, **how: Any) -> list[Claim]:
    """Returns all claims of a work, each with its verdict; `how` is what `recheck` takes."""
    again = recheck(found, folder, **how)
    return [*on_chain(found, again.opening), *again.claims()]


def recheck(
    found: evidence.Evidence,
    folder: Path,
    models: Sequence[Path] = (),
    gateway: str | None = None,
    elsewhere: bool = False,
    copy: str | None = None,
    executor: str = "numpy",
    device: str = "auto",
    timeout: float = TIMEOUT_SECONDS,
) -> Recheck:
    """Returns what looks again at all of a work that is not on the chain.

    Args:
        folder: of the studio, which need not be there; with `elsewhere` nothing of it is read but its models.
        models: folders of models to run again, beside those that the studio and this project hold.
        copy: the CID of the copy with content credentials, if no studio tells it.
        timeout: seconds that a gateway has.
    """
    studio = Studio(folder, _models(folder, models), executor, device)
    store = studio.store if (folder / "store").is_dir() and not elsewhere else None
    files = Files(gateway, store, timeout)
    return Recheck(found, found.opening(store), files, studio, store is not None, copy)


def table(claims: Iterable[Claim]) -> Table:
    """Lays claims out, with nothing in them that a terminal would obey."""
    made = Table()
    for column in ("claim", "verdict", "why"):
        made.add_column(column, overflow="fold", no_wrap=column != "why")
    for name, verdict, reason in claims:
        plain = "".join(letter if letter.isprintable() else "·" for letter in reason)
        made.add_row(Text(name), Text(verdict, COLOURS[verdict]), Text(plain))
    return made


def _models(folder: Path, named: Sequence[Path]) -> dict[str, Path]:
    """Finds the models at hand, by their digests; raises UserError for a named one that is none."""
    try:
        held = dict(Studio.open(folder).models) if (folder / SETTINGS).is_file() else {}
        held |= {weights.digest(one): one for one in named}
    except Hindered as error:
        raise UserError(str(error)) from error
    if places.BUNDLED.is_dir():
        held.setdefault(weights.digest(places.BUNDLED), places.BUNDLED)
    return held
