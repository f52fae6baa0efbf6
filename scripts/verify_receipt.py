"""Checks the receipt of a work that was made off chain: `ape run verify_receipt --help`."""

from pathlib import Path

import click
from eth_abi.exceptions import DecodingError

from renderer.worker.studio import EXECUTORS
from scripts.chain import deployments
from scripts.chain.cli import connected, network_options
from scripts.chain.errors import UserError
from scripts.chain.terminal import console, told
from scripts.hybrid import evidence, inspection, places
from scripts.hybrid.board import Board
from scripts.hybrid.claims import Verdict


@click.command(short_help="Check the receipt of a work that was made off chain")
@click.argument("collection")
@click.argument("token", type=click.IntRange(min=1))
@click.option(
    "--gateway", metavar="URL", help="Take files from this IPFS gateway first; no studio is read unless named."
)
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
    """Checks all that work TOKEN of COLLECTION, a piece's name or an address, claims.

    Each claim is proven (computed here, and equal), attested (somebody's word), failed, or not available.

    The artifact is fetched, hashed and compared; signatures are looked at again; an exact model is run again, and has
    to give the same bits; of another model the distance is told. Ends with status 1 where a claim failed.
    """
    with connected(network, timeout) as chain:
        record = deployments.on_chain(chain.rpc)
        collection = places.collection(record, collection)
        address = evidence.origin(chain.rpc, collection, token)
        begun = places.orchestrator(record, address)[1] if first is None else first
        found = evidence.gather(Board(chain.rpc, address), collection, token, begun)
        folder = places.folder(record, address, studio)
        if studio and not (folder / "store").is_dir():
            raise UserError(f"{folder} is no studio: it has no store")
        elsewhere = bool(gateway and not studio)
        how = {"models": models, "gateway": gateway, "elsewhere": elsewhere, "copy": copy, "timeout": timeout}
        try:
            claims = inspection.check(found, folder, executor=executor, device=device, **how)
        except DecodingError as error:
            raise UserError(f"what stands behind {collection} answers as nothing of this project does") from error
    console.print(inspection.table(claims))
    console.print(inspection.summary(claims))
    failed = [claim.name for claim in claims if claim.verdict == Verdict.FAILED]
    if failed:
        raise UserError(f"claims of work {token} that failed: {', '.join(failed)}")
