"""Shows all of Conus on a chain of its own: `make demo`, or `ape run demo`."""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import click
from rich.progress import track
from rich.table import Table

from reference import generators
from renderer import gallery
from scripts.chain import anvil, build, deployments, hybrids, manifest, revealing
from scripts.chain.contract import Deployed
from scripts.chain.errors import UserError
from scripts.chain.manifest import Piece
from scripts.chain.rpc import READ_GAS, Rpc
from scripts.chain.terminal import console, told
from scripts.chain.works import Collection, difference
from scripts.hybrid import exhibition, inspection

GALLERY = build.ROOT / "gallery"
DEPLOYMENTS = build.ROOT / ".build" / "demo"  # its chain ends with it, so these hold for one run
FEWEST = 16  # works of each piece
PROMPTS = (  # of what is made off the chain
    "a volcano at dusk, gold, with a moon",
    "islands at dawn in rose, a boat and birds",
    "a city by night under a ringed planet",
    "snowy mountains over a lake, mist and stars",
    "a storm over the sea, ink",
    "dunes under an aurora",
    "ruins in the forest at noon, jade",
    "ember canyon, crescent moon",
)


@click.command(short_help="Show every piece on a chain of its own")
@click.option("--count", default=FEWEST, show_default=True, type=click.IntRange(1, 256), help="Works a piece.")
@exhibition.gallery_option(GALLERY)
@told
def cli(count: int, out: Path) -> None:
    """Starts an Anvil, deploys every piece, mints and reveals works, and draws them as a gallery.

    Every tokenURI is read by a plain call under the gas cap of a transaction, and every drawing is compared with the
    reference; so is each frame of a piece that comes about in steps. Then works are asked for that are made off the
    chain, a worker makes them, and every claim of theirs is checked. A difference ends it with status 1.
    """
    pieces = list(manifest.load().values())
    shutil.rmtree(DEPLOYMENTS, ignore_errors=True)
    os.environ["CONUS_DEPLOYMENTS"] = str(DEPLOYMENTS)
    with anvil.running() as url:
        console.rule("ape run deploy")
        exhibition.command(url, "deploy", "--yes")
        rpc = Rpc(url)
        collections = _mint(rpc, pieces, count)
        _reveal(rpc, collections)
        works = [work for collection in collections for work in _read(collection)]
        exhibits = [exhibit for piece in hybrids.load() for exhibit in _loop(url, rpc, piece, PROMPTS[:count])]
    works += [exhibit.work for exhibit in exhibits]
    with console.status("Drawing the gallery"):
        page = gallery.write(out, works, _descriptions())
    console.print(_table(works))
    console.print(inspection.table(exhibits[0].claims))
    console.print(f"Every tokenURI is equal to the reference, and every receipt holds. Look at {page}")


def _mint(rpc: Rpc, pieces: list[Piece], count: int) -> list[Collection]:
    """Buys works of every piece from its sale."""
    record = deployments.on_chain(rpc)
    for piece in track(pieces, "Minting", console=console):
        minter = Deployed(rpc, record.address(f"{piece.name}.minter"), build.contract("FixedPrice").abi)
        minter.send("mint", count, value=minter.read("quote", count))
    return [Collection(rpc, record.address(f"{piece.name}.collection")) for piece in pieces]


def _reveal(rpc: Rpc, collections: list[Collection]) -> None:
    """Lets the blocks pass that decide, and writes their hashes down."""
    notary = collections[0].seeder
    tickets = {ticket for works in collections for ticket in works.tickets(range(1, works.minted + 1)).values()}
    rpc.call("anvil_mine", hex(max(tickets) + 1 - revealing.latest_block(notary)))
    for ticket in track(revealing.unknown(notary, tickets), "Revealing", console=console):
        notary.send("reveal", ticket)


def _read(collection: Collection) -> Iterator[gallery.Work]:
    """Reads works under the gas cap, and compares each with the reference; raises UserError at a difference."""
    ids = range(1, collection.minted + 1)
    gas = collection.deployed.gas_each("tokenURI", [(id_,) for id_ in ids])
    entropies = collection.entropies(ids)
    title = f"Reading {collection.title}"
    works = zip(collection.on_chain(ids), entropies, gas, strict=True)
    for work, entropy, used in track(works, title, len(ids), console=console):
        if found := difference(work, collection.by_reference(work.id, entropy)):
            raise UserError(f"{collection.title} #{work.id} is not what the reference draws: {found}")
        frames = _frames(collection, work.seed)
        if frames and frames[-1] != work.svg:
            raise UserError(f"{collection.title} #{work.id} is not what its last step draws")
        yield gallery.Work(
            piece=collection.piece.NAME,
            token=work.id,
            seed=work.seed,
            svg=work.svg,
            traits=work.traits,
            background=collection.piece.background(work.seed),
            gas=used,
            chars=len(work.uri),
            frames=frames,
        )


def _loop(url: str, rpc: Rpc, piece: str, prompts: Sequence[str]) -> Iterator[exhibition.Exhibit]:
    """Has works made off the chain: asked for, made by a worker, minted, and all that they claim looked at."""
    console.rule(f"ape run worker {piece} --executor numpy")
    studio = DEPLOYMENTS / "studio"
    board = exhibition.board(rpc, piece)
    ids = exhibition.ask(board, [exhibition.Order(prompt) for prompt in prompts])
    exhibition.make(url, rpc, piece, studio, "--executor", "numpy", "--no-credentials")
    return exhibition.exhibits(board, ids, piece, studio)


def _descriptions() -> dict[str, str]:
    return {one.name: one.description for one in [*manifest.load().values(), *hybrids.load().values()]}


def _frames(collection: Collection, seed: int) -> list[str]:
    """Reads what a work is after each step, if there are any; raises UserError where the reference differs."""
    steps = range(generators.frames(collection.piece))
    frames = collection.generator.read_each("frame", [(seed, step) for step in steps])
    for step, frame in zip(steps, frames, strict=True):
        if frame != collection.piece.frame(seed, step):
            raise UserError(f"{collection.title}: step {step} of seed {seed} is not what the reference draws")
    return frames


def _table(works: list[gallery.Work]) -> Table:
    table = Table(title=f"tokenURI, read by eth_call with {READ_GAS:,} gas")
    for column in ("piece", "works", "gas, median", "gas, most", "SVG bytes, most", "characters, most"):
        table.add_column(column, justify="left" if column == "piece" else "right")
    for piece in dict.fromkeys(work.piece for work in works):
        own = [work for work in works if work.piece == piece]
        numbers = (
            len(own),
            int(median(work.gas for work in own)),
            max(work.gas for work in own),
            max(len(work.svg) for work in own),
            max(work.chars for work in own),
        )
        table.add_row(piece, *(f"{number:,}" for number in numbers))
    return table


if __name__ == "__main__":
    cli()
