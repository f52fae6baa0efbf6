"""Draws a contact sheet of a piece by its reference, without a chain: `ape run preview --help`."""

from pathlib import Path

import click

from scripts.chain.errors import UserError
from scripts.chain.terminal import console, told

MAX_SEEDS = 2_000  # a page of more is larger than most programs open
SEEDS, STRIPS = 64, 4  # on a sheet when nothing is said
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
    "--seeds",
    "count",
    type=click.IntRange(1, MAX_SEEDS),
    help=f"How many to draw.  [default: {SEEDS}, or {STRIPS} with --frames]",
)
@click.option("--start", default=0, show_default=True, type=click.IntRange(0), help="Number of the first seed.")
@click.option("--seed", callback=read_seed, help="Draw this seed alone, as a collection's seedOf says it.")
@click.option("--frames", is_flag=True, help="Draw each after each of its steps, if the piece comes about in steps.")
@click.option("--size", type=click.IntRange(16, 4_000), help="Longer side of a drawing, in pixels.")
@click.option("--columns", type=click.IntRange(1), help="Drawings in a row.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="[default: build/preview/PIECE.png]")
@click.option("--open", "look", is_flag=True, help="Show the sheet when it is done.")
@told
def cli(
    piece: str,
    count: int | None,
    start: int,
    seed: int | None,
    frames: bool,
    size: int | None,
    columns: int | None,
    out: Path | None,
    look: bool,
) -> None:
    """Draws a contact sheet of PIECE by its Python reference.

    Seed number n is the keccak256 of n, so the same numbers show the same drawings everywhere.
    """
    from reference import generators
    from renderer import preview, seeds

    alone = seed is not None
    numbers = range(start, start + (count or (STRIPS if frames else SEEDS)))
    chosen = [seed] if alone else [seeds.seed(n) for n in numbers]
    captions = [f"0x{seed:064x}"] if alone else [str(n) for n in numbers]
    detail = "one seed" if alone else f"seeds {numbers[0]} to {numbers[-1]}"
    size = size or (SINGLE_PIXELS if alone and not frames else SHEET_PIXELS)
    try:
        generator = generators.load(piece)
        if frames:
            drawn = preview.strips(piece, chosen, size)
            steps = len(drawn) // len(chosen)
            captions = [f"step {k}" if alone else f"{caption}, {k}" for caption in captions for k in range(steps)]
            columns, detail = columns or steps, f"{detail}, step by step"
        else:
            drawn = preview.prints(piece, chosen, size)
    except LookupError as error:
        raise UserError(str(error)) from None

    out = out or Path("build", "preview", f"{generator.NAME}.png")
    out.parent.mkdir(parents=True, exist_ok=True)
    preview.contact_sheet(piece, drawn, captions, detail, columns).save(out, "PNG", compress_level=3)
    sizes = [each.size for each in drawn]
    counted = f"{len(drawn)} {'frame' if frames else 'drawing'}{'s' * (len(drawn) > 1)} of {generator.NAME}"
    measured = " to ".join(f"{size:,}" for size in sorted({min(sizes), max(sizes)}))
    console.print(f"{out}: {counted}, SVG of {measured} bytes", markup=False)
    for trait in generator.traits(seed) if alone else []:
        console.print(f"  {trait.name}: {trait.value}")
    if look:
        click.launch(str(out))
