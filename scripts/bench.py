"""Measures gas, sizes and times, and holds them against their bars: `make bench`, or `ape run bench`."""

import click

SURVEY_SEEDS = 10_000


@click.command(short_help="Measure gas, sizes and times into build/bench.json.")
@click.option("--piece", "only", help="Measure this piece alone.  [default: all of them]")
@click.option(
    "--seeds", default=10_000, show_default=True, type=click.IntRange(1), help="Compared with the reference."
)
@click.option(
    "--works",
    default=1_000,
    show_default=True,
    type=click.IntRange(1, 10_000),
    help="tokenURIs measured; of a piece near the cap as many as seeds.",
)
@click.option("--snapshot", is_flag=True, help="Keep gas and sizes as they are now, for the tests to hold.")
@click.option("--peers", is_flag=True, help="Measure Solady, OpenZeppelin and ERC721A instead, and us beside them.")
@click.option("--faults", is_flag=True, help="Kill workers in ten studies of faults instead: an hour or more.")
def cli(only, seeds, works, snapshot, peers, faults):
    """Measure everything that has a bar, show the table, and write build/bench.json.

    Ends with status 1 when a bar is missed. --peers fetches other people's contracts from npm, and writes
    build/bench-peers.json.
    """
    from scripts.benchmarks.run import bench, bench_faults, bench_peers, take_snapshot

    if snapshot:
        take_snapshot()
    elif peers:
        bench_peers()
    elif faults:
        bench_faults()
    else:
        bench(only, seeds, works)
