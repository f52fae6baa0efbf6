"""Statistics over many seeds of a piece: `ape run survey --help`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scripts.chain import anvil, build
from scripts.chain.contract import deploy
from scripts.chain.errors import UserError
from scripts.chain.rpc import BATCH, Rpc
from scripts.chain.terminal import console, told

if TYPE_CHECKING:
    from renderer.survey import Survey

GAS_SEEDS = 500
SHOWN_VALUES = 12  # of a numeric trait in the table; the plot shows all


@click.command(short_help="Tell what is rare, large, empty, or drawn twice in a piece")
@click.argument("piece")
@click.option(
    "--seeds", "count", default=10_000, show_default=True, type=click.IntRange(2, 100_000), help="How many to draw."
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
    help="Folder to write to.",
)
@told
def cli(piece: str, count: int, gas_seeds: int, all_gas: bool, out: Path) -> None:
    """Draws PIECE for many seeds by its Python reference, and tells what there is.

    The table shows how rare each trait is, how large the drawings are, how many are nearly blank or nearly
    another's double (renderer/survey.py says what that means), and what gas the contract's `svg` uses. The
    same goes to PIECE.json and, as a plot, to PIECE.png. Seed number n is the keccak256 of n.
    """
    from reference.generators import load
    from renderer import plot, survey

    try:
        name = load(piece).NAME
    except LookupError as error:
        raise UserError(str(error)) from None
    wanted = count if all_gas else min(gas_seeds, count)
    contract = build.contract(name) if wanted else None

    with progress(f"Drawing {name}", count) as tick:
        found = survey.run(name, count, tick)
    gas = measure_gas(contract, sample(found.sizes, wanted)) if contract else {}

    out.mkdir(parents=True, exist_ok=True)
    summary = found.summary()
    if gas:
        worst = max(gas, key=gas.__getitem__)
        summary["gas"] = survey.extent(gas.values()) | {"seeds": len(gas), "worst_seed": worst}
    (out / f"{name}.json").write_text(json.dumps(summary, indent=1) + "\n")
    plot.page(found, gas).save(out / f"{name}.png", compress_level=3)
    show(found, gas)
    console.print(f"{out / name}.json and .png, in {found.seconds:.0f} s with at most {found.peak_mb:.0f} MB")


def sample(sizes: Sequence[int], count: int) -> list[int]:
    """Returns the numbers of `count` seeds: half of them the largest drawings, the rest the first others."""
    by_size = sorted(range(len(sizes)), key=sizes.__getitem__, reverse=True)
    largest = set(by_size[: count // 2])
    others = [number for number in range(len(sizes)) if number not in largest]
    return sorted(largest | set(others[: count - len(largest)]))


def measure_gas(contract: build.Contract, numbers: Sequence[int]) -> dict[int, int]:
    """Returns what a generator's `svg` uses for the seeds of these numbers, on an Anvil started for it."""
    from renderer.seeds import seed

    used: dict[int, int] = {}
    with anvil.running() as url, progress(f"Measuring {contract.name}", len(numbers)) as tick:
        generator = deploy(Rpc(url), contract)
        for start in range(0, len(numbers), BATCH):
            batch = numbers[start : start + BATCH]
            gas = generator.gas_each("svg", [(seed(n),) for n in batch], execution=True)
            used |= zip(batch, gas, strict=True)
            tick(len(batch))
    return used


@contextmanager
def progress(label: str, length: int) -> Iterator[Callable[..., None]]:
    """Shows a bar, and yields a function to call after each step, or after several with their number."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, transient=True, console=console) as shown:
        task = shown.add_task(label, total=length)
        yield lambda steps=1: shown.advance(task, steps)


def show(found: Survey, gas: Mapping[int, int]) -> None:
    """Prints the figures as a table."""
    from rich.table import Table

    from renderer.survey import BLANK_SHARE, NEAR, extent, ranked

    table = Table(title=f"{found.piece}, {found.count:,} seeds", title_justify="left", box=None, pad_edge=False)
    table.add_column()
    for heading in ("least", "median", "most"):
        table.add_column(heading, justify="right")

    def add(label: str, values: Iterable[float], form: str) -> None:
        table.add_row(label, *(f"{value:{form}}" for value in extent(values).values()))

    add("SVG, bytes", found.sizes, ",.0f")
    add("Ink", found.inks, ".1%")
    add("Likeness to the nearest other", found.nearest, ".3f")
    if gas:
        add(f"Gas of svg, {len(gas):,} seeds", gas.values(), ",.0f")
    console.print(table)
    a, b, likeness = found.pairs[0]
    console.print(
        f"\nBlank (ink under {BLANK_SHARE:.0%}): {found.blank:.2%}. "
        f"Near-duplicates (alike by {NEAR} or more): {found.near_duplicates:.2%}; "
        f"closest: {a} and {b}, by {likeness:.3f}.\n"
    )

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
