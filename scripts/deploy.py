"""Deploys pieces: `ape run deploy --help`."""

from pathlib import Path

import click
from eth_utils import to_checksum_address

from scripts.chain import deployments, durable, hybrid_plan, hybrids, manifest, plan
from scripts.chain.cli import account_of, agree_on_cost, connected, sender_options
from scripts.chain.errors import UserError
from scripts.chain.terminal import console, plain, told
from scripts.compiler import worst


@click.command(short_help="Deploy pieces to a network")
@click.option("--piece", "name", metavar="NAME", help="One piece; all of pieces.toml and hybrid.toml without it.")
@click.option(
    "--hybrids",
    "path",
    type=click.Path(path_type=Path),
    default=hybrids.PATH,
    metavar="FILE",
    help="Another manifest than hybrid.toml; the paths in it begin where it lies.",
)
@sender_options
@told
def cli(name: str | None, path: Path, network: str, timeout: float, account: str | None, yes: bool) -> None:
    """Deploys pieces: the generator, its collection, and a sale at a fixed price.

    For works that are made off chain (hybrid.toml) it deploys the collection, an orchestrator of requests and what
    proves the works, registers the models and admits them. A model that is added later is registered by the next run.

    It can be broken off at any time and run again: what is on the chain stays, and is never deployed twice. The
    addresses are written to deployments/, where the other commands find them. A piece whose tokenURI might need more
    gas than a call can use is refused.
    """
    pieces, made_off_chain = _chosen(name, path)
    with connected(network, timeout) as chain:
        record = deployments.on_chain(chain.rpc)
        plan.check_chain(record.chain_id)
        artist = account_of(chain, account)
        with console.status("Compiling, and looking for what is there"):
            steps = plan.joined(plan.steps(pieces, artist.address), hybrid_plan.steps(made_off_chain, artist.address))
            missing = durable.missing(steps, record, chain.rpc)
        if missing:
            with console.status("Rehearsing on an Anvil of its own"):
                gas = plan.rehearse(steps, worst.check_pieces, artist.address)
            agree_on_cost(chain, artist, sum(gas[what] for what in missing), 0, yes)
        with console.status("Deploying"):
            durable.carry_out(steps, artist, record, _tell)
    console.print(plain(f"The addresses are in {record.path}"), markup=False)


def _chosen(name: str | None, path: Path) -> tuple[list[manifest.Piece], list[hybrids.Hybrid]]:
    """The entries of both manifests that are wanted."""
    pieces, others = manifest.load(), hybrids.load(path)
    if name is None:
        return list(pieces.values()), list(others.values())
    if name in others:
        return [], [others[name]]
    if name not in pieces:
        raise UserError(
            f"there is no piece {name}; pieces.toml has {', '.join(pieces)}, hybrid.toml {', '.join(others)}"
        )
    return [pieces[name]], []


def _tell(key: str, outcome: str, entry: deployments.Entry) -> None:
    gas = f"{entry.gas_used:>11,} gas" if outcome in ("deployed", "sent") else " " * 15
    console.print(f"{key:30} {to_checksum_address(entry.address)} {gas}  {outcome}")
