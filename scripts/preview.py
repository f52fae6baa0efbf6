"""Draws a contact sheet of a piece by its reference, without a chain: `ape run preview --help`."""

from pathlib import Path

import click

from scripts.chain.errors import UserError
from scripts.chain.terminal import console, told

MAX_SEEDS = 2_000  # a page of more is larger than most programs open
SHEET_PIXELS = 240
SINGLE_PIXELS = 1_600


def read_seed(_context: click.Context, _parameter: click.Parameter, text: str | None) -> int | None:
    """Reads a seed as a number, decimal or with 0x in front."""
    try:
        seed = None if text is None else int(text, 0)
    except ValueError:
        seed = -1
    if seed is not None and not 0 <= seed < 2**256:
        raise click.BadParameter("a seed is a number from 0 to 2**256 - 1, decimal or hexadecimal with 0x")
    return seed


@click.command(short_help="Draw a contact sheet of a piece, without a chain")
@click.argument("piece")
@click.option(
    "--seeds", "count", default=64, show_default=True, type=click.IntRange(1, MAX_SEEDS), help="How many to draw."
)
@click.option("--start", default=0, show_default=True, type=click.IntRange(0), help="Number of the first seed.")
@click.option("--seed", callback=read_seed, help="Draw this seed alone, as a collection's seedOf says it.")
@click.option("--size", type=click.IntRange(16, 4_000), help="Longer side of a drawing, in pixels.")
@click.option("--columns", type=click.IntRange(1), help="Drawings in a row.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="[default: build/preview/PIECE.png]")
@click.option("--open", "look", is_flag=True, help="Show the sheet when it is done.")
@told
def cli(
    piece: str,
    count: int,
    start: int,
    seed: int | None,
    size: int | None,
    columns: int | None,
    out: Path | None,
    look: bool,
) -> None:
    """Draws a contact sheet of PIECE by its Python reference.

    Seed number n is the keccak256 of n, so the same numbers show the same drawings everywhere.
    """
    from reference.generators import load
    from renderer import preview, seeds

    try:
        generator = load(piece)
    except LookupError as error:
        raise UserError(str(error)) from None

    if seed is None:
        numbers = range(start, start + count)
        drawn = preview.prints(piece, [seeds.seed(n) for n in numbers], size or SHEET_PIXELS)
        captions, detail = [str(n) for n in numbers], f"seeds {start} to {start + count - 1}"
    else:
        drawn = preview.prints(piece, [seed], size or SINGLE_PIXELS)
        captions, detail = [f"0x{seed:064x}"], "one seed"

    out = out or Path("build", "preview", f"{generator.NAME}.png")
    out.parent.mkdir(parents=True, exist_ok=True)
    preview.contact_sheet(piece, drawn, captions, detail, columns).save(out, "PNG", compress_level=3)
    sizes = [each.size for each in drawn]
    console.print(f"{out}: {len(drawn)} of {generator.NAME}, SVG of {min(sizes):,} to {max(sizes):,} bytes")
    for trait in generator.traits(seed) if seed is not None else []:
        console.print(f"  {trait.name}: {trait.value}")
    if look:
        click.launch(str(out))
