"""A whole benchmark, with its progress on the screen."""

from rich.progress import track

from scripts.chain import anvil, build, manifest
from scripts.chain.errors import UserError
from scripts.chain.rpc import Rpc
from scripts.chain.terminal import console, told

from . import (
    bars,
    diffusion,
    etchings,
    faults,
    fidelity,
    hybrid,
    images,
    loop,
    modules,
    neural,
    pieces,
    snapshot,
    token,
    tools,
    wallet,
)
from .figures import Figures, rounded, table, write

FOLDER = build.ROOT / "build"
FAULT_RUNS = 10


@told
def bench(only: str | None, seeds: int, works: int) -> None:
    """Measures all figures and shows them; UserError when one misses its bar."""
    names = [manifest.piece(only).name] if only else list(manifest.load())
    figures: Figures = {}
    with console.status("Commands"):
        figures |= tools.preview(names[-1]) | tools.deployment()
    with console.status(f"A survey of {seeds:,} seeds of {names[-1]}"):
        figures |= tools.survey(names[-1], seeds)
    # Long reads of a piece grow a node; each subject has one of its own.
    with console.status("Modules and tokens"), anvil.running() as url:
        figures |= modules.measure(Rpc(url)) | token.measure(Rpc(url)) | hybrid.measure(Rpc(url))
        figures |= wallet.measure(Rpc(url))
    with console.status("Etchings"), anvil.running() as url:
        figures |= etchings.measure(Rpc(url))
    with console.status("Images of the bundled model"):
        figures |= images.measure()
    with console.status("A request's whole way"):
        figures |= loop.measure()
    with console.status(f"{faults.FULL.requests} requests while a worker is killed {faults.FULL.kills} times"):
        figures |= faults.measure()
    with console.status("Networks"), anvil.running() as url:
        figures |= neural.measure(Rpc(url)) | fidelity.measure()
    with console.status(f"Diffusion in {diffusion.NAME}"), anvil.running() as url:
        figures |= diffusion.measure(Rpc(url))
    for name in names:
        count = max(works, seeds) if name in pieces.NEAR_THE_CAP else works
        with console.status(f"{count:,} tokenURIs of {name}"), anvil.running() as url:
            figures |= pieces.token_uri(Rpc(url), name, count)
        with anvil.running() as url:
            rounds = -(-seeds // pieces.CHUNK)
            for found in track(
                pieces.identity(Rpc(url), name, seeds), f"{name} against its reference", rounds, console=console
            ):
                figures |= found
    _finish(figures, "bench.json")
    if misses := bars.missed(figures):
        raise UserError("; ".join(misses))
    console.print("Every bar is held.")


@told
def bench_peers() -> None:
    """Measures others' contracts and ours, side by side."""
    from . import peers

    with console.status("Solady, OpenZeppelin and ERC721A") as status, anvil.running() as url:
        figures = peers.measure(Rpc(url), status.update)
    _finish(figures, "bench-peers.json")


@told
def bench_faults() -> None:
    """Plays the study of faults again and again, by another seed each time; UserError at the first bar missed."""
    for seed in range(1, FAULT_RUNS + 1):
        with console.status(f"{faults.FULL.kills} kills, round {seed} of {FAULT_RUNS}"):
            figures = faults.measure(seed)
        console.print(
            f"{seed}: " + ", ".join(f"{key.rpartition('.')[2]} {value:,.0f}" for key, value in figures.items())
        )
        if misses := bars.misses(figures):
            raise UserError("; ".join(misses))
    console.print("Every bar is held in every round.")


@told
def take_snapshot() -> None:
    """Keeps gas and sizes as they are now."""
    with console.status("Gas and sizes"), anvil.running() as url:
        snapshot.write(snapshot.take(Rpc(url)))
    console.print(f"Written to {snapshot.PATH.relative_to(build.ROOT)}")


def _finish(figures: Figures, file: str) -> None:
    figures = rounded(dict(sorted(figures.items())))
    write(figures, FOLDER / file)
    console.print(table(figures))
    console.print(f"Written to {(FOLDER / file).relative_to(build.ROOT)}")
