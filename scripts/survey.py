"""Statistics over many seeds of a piece: `ape run survey Schotter`."""

import json
from contextlib import contextmanager
from pathlib import Path

import click

GAS_SEEDS = 500
SHOWN_VALUES = 12  # of a numeric trait in the table; the plot shows all


@click.command(short_help="Tell what is rare, large, empty, or drawn twice in a piece.")
@click.argument("piece")
@click.option(
    "--seeds",
    "count",
    default=10_000,
    show_default=True,
    type=click.IntRange(2, 100_000),
    help="How many to draw.",
)
@click.option(
    "--gas-seeds",
    default=GAS_SEEDS,
    show_default=True,
    type=click.IntRange(0),
    help="How many the contract draws too, for its gas: half the largest drawings, half the first seeds.",
)
@click.option("--gas", "all_gas", is_flag=True, help="Let the contract draw all of them.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("build", "survey"),
    show_default=True,
)
def cli(piece, count, gas_seeds, all_gas, out):
    """Draw PIECE for many seeds by its Python reference, and tell what there is.

    The table shows how rare each trait is, how large the drawings are, how many are nearly blank or nearly
    another's double (renderer/survey.py says what that means), and what gas the contract's `svg` uses. The
    same goes to PIECE.json and, as a plot, to PIECE.png. Seed number n is the keccak256 of n.
    """
    from reference import generators
    from renderer import plot, survey
    from scripts.chain import build
    from scripts.chain.errors import UserError

    wanted = count if all_gas else min(gas_seeds, count)
    try:
        name = generators.load(piece).NAME
        contract = build.contract(name) if wanted else None
    except (LookupError, UserError) as error:
        raise click.ClickException(str(error)) from None

    with progress(f"Drawing {name}", count) as tick:
        found = survey.run(name, count, tick)
    gas = measure_gas(contract, sample(found.sizes, wanted)) if contract else {}
    show(found, gas)

    out.mkdir(parents=True, exist_ok=True)
    summary = found.summary()
    if gas:
        worst = max(gas, key=gas.get)
        summary["gas"] = survey.extent(gas.values()) | {"seeds": len(gas), "worst_seed": worst}
    (out / f"{name}.json").write_text(json.dumps(summary, indent=1) + "\n")
    plot.page(found, gas).save(out / f"{name}.png", compress_level=3)
    click.echo(f"{out / name}.json and {out / name}.png, in {found.seconds:.0f} s, {found.peak_mb:.0f} MB at most")


def sample(sizes, count):
    """Returns the numbers of `count` seeds: half of them the largest drawings, the rest the first others."""
    by_size = sorted(range(len(sizes)), key=sizes.__getitem__, reverse=True)
    largest = set(by_size[: count // 2])
    others = [number for number in range(len(sizes)) if number not in largest]
    return sorted(largest | set(others[: count - len(largest)]))


def measure_gas(contract, numbers):
    """Returns what a generator's `svg` uses for the seeds of these numbers, on an Anvil started for it."""
    from renderer.seeds import seed
    from scripts.chain import anvil
    from scripts.chain.contract import deploy
    from scripts.chain.errors import UserError
    from scripts.chain.rpc import BATCH, Rpc

    used = {}
    try:
        with anvil.running() as url, progress(f"Measuring {contract.name}", len(numbers)) as tick:
            generator = deploy(Rpc(url), contract)
            for start in range(0, len(numbers), BATCH):
                batch = numbers[start : start + BATCH]
                used |= zip(
                    batch, generator.gas_each("svg", [(seed(n),) for n in batch], execution=True), strict=True
                )
                tick(len(batch))
    except UserError as error:
        raise click.ClickException(str(error)) from None
    return used


@contextmanager
def progress(label, length):
    """Shows a bar, and yields a function to call after each step."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, transient=True) as shown:
        task = shown.add_task(label, total=length)
        yield lambda steps=1: shown.advance(task, steps)


def show(found, gas):
    """Prints the figures as a table."""
    from rich.console import Console
    from rich.table import Table

    from renderer.survey import BLANK_SHARE, NEAR, extent, ranked

    table = Table(title=f"{found.piece}, {found.count:,} seeds", title_justify="left", box=None, pad_edge=False)
    table.add_column()
    for heading in ("least", "median", "most"):
        table.add_column(heading, justify="right")

    def add(label, values, form):
        table.add_row(label, *(f"{value:{form}}" for value in extent(values).values()))

    add("SVG, bytes", found.sizes, ",.0f")
    add("Ink", found.inks, ".1%")
    add("Likeness to the nearest other", found.nearest, ".3f")
    if gas:
        add(f"Gas of svg, {len(gas):,} seeds", gas.values(), ",.0f")
    console = Console()
    console.print(table)
    a, b, likeness = found.pairs[0]
    console.print(f"\nBlank (ink under {BLANK_SHARE:.0%}): {found.blank:.2%}. ", end="")
    console.print(f"Near-duplicates (alike by {NEAR} or more): {found.near_duplicates:.2%}; ", end="")
    console.print(f"closest: {a} and {b}, by {likeness:.3f}.\n")

    rarity = Table(title="Traits", title_justify="left", box=None, pad_edge=False)
    for heading, side in (("", "left"), ("", "left"), ("share", "right")):
        rarity.add_column(heading, justify=side)
    for name, counts in found.traits.items():
        values = ranked(counts, name in found.numeric)
        if name in found.numeric and len(values) > SHOWN_VALUES:
            rarity.add_row(name, f"{values[0][0]} to {values[-1][0]}, {len(values)} values", "")
            continue
        for row, (value, seen) in enumerate(values):
            rarity.add_row("" if row else name, value, f"{seen / found.count:.2%}")
    console.print(rarity)
