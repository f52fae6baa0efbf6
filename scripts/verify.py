"""Verifies a deployed collection: `ape run verify --help`."""

import click
from eth_abi.exceptions import DecodingError
from rich.progress import track

from reference.storage import archive
from scripts.chain import build
from scripts.chain.cli import check_address, connected, network_options
from scripts.chain.contract import Deployed
from scripts.chain.errors import UserError
from scripts.chain.rpc import Rpc, RpcError
from scripts.chain.terminal import console, told
from scripts.chain.works import Collection, difference
from scripts.hybrid.shown import Hybrid


@click.command(short_help="Compare a deployed collection with the reference")
@click.argument("address")
@click.option("--token", "id_", metavar="N", type=click.IntRange(min=1), help="One work; all without it.")
@network_options
@told
def cli(address: str, id_: int | None, network: str | None, timeout: float) -> None:
    """Draws the works of the collection at ADDRESS again, by the reference, and compares them to the byte.

    Says too whether the code of the collection and of what it uses, data included, is what this project compiles to.
    Of works that were made off chain it draws the etchings; `ape run verify_receipt` looks at how they were made.
    Ends with status 1 at any difference.
    """
    check_address(address)
    with connected(network, timeout) as chain:
        kind = Hybrid if Hybrid.lies_at(chain.rpc, address) else Collection
        collection = kind(chain.rpc, address)
        codes_equal = _compare_codes(collection)
        works_equal = _compare_works(collection, id_)
    if not (codes_equal and works_equal):
        raise UserError("what is deployed differs from this project")


def _compare_codes(collection: Collection | Hybrid) -> bool:
    wholes = collection.wholes()
    built = build.contracts(*{name for name, _ in wholes})
    outcomes = [_compare_code(built[name], deployed) for name, deployed in wholes]
    parent = dict(wholes)[collection.parent]
    return all([*outcomes, _compare_needs(built[collection.parent], parent)])


def _compare_code(contract: build.Contract, deployed: Deployed) -> bool:
    code = _code(deployed.rpc, deployed.address)
    equal = contract.made(code)
    console.print(f"{contract.name:16} {deployed.address}  {len(code):>6,} bytes of code  {_verdict(equal)}")
    return equal


def _compare_needs(contract: build.Contract, deployed: Deployed) -> bool:
    """Compares what a contract says that it needs: its data, and its parts with what these need."""
    outcomes = [_compare_data(contract, deployed)] if contract.data else []
    for name, part in build.parts(contract).items():
        try:
            needed = Deployed(deployed.rpc, deployed.read(name), part.abi)
        except (RpcError, DecodingError):
            console.print(f"{part.name:16} [red]is not named by {contract.name}[/]")
            outcomes.append(False)
            continue
        outcomes += [_compare_code(part, needed), _compare_needs(part, needed)]
    return all(outcomes)


def _compare_data(contract: build.Contract, deployed: Deployed) -> bool:
    """Compares the data that a contract reads, whole: whatever lies there is used."""
    try:
        places = deployed.read("weights")
    except (RpcError, DecodingError):
        console.print(f"{contract.name:16} [red]does not name its data[/]")
        return False
    codes = [_code(deployed.rpc, place) for place in places]
    equal = [archive.READER + content for content in contract.data] == codes
    for place, code in zip(places, codes, strict=True):
        if not code:
            console.print(f"{contract.name:16} {place}  [red]has no data[/]")
    size = sum(len(code) for code in codes)
    console.print(f"{contract.name:16} {len(places):>3} data contracts {size:>31,} bytes of data  {_verdict(equal)}")
    return equal


def _code(rpc: Rpc, address: str) -> bytes:
    return bytes.fromhex(rpc.call("eth_getCode", address, "latest")[2:])


def _verdict(equal: bool) -> str:
    return "[green]equal[/]" if equal else "[red]differs from this build[/]"


def _compare_works(collection: Collection | Hybrid, id_: int | None) -> bool:
    wanted = [id_] if id_ else range(1, collection.minted + 1)
    ids = collection.existing(wanted)
    if id_ and not ids:
        raise UserError(f"{collection.title} has no work {id_}: it was burnt, or never minted")
    different = 0
    for work, reference in track(collection.both(ids), "Comparing", len(ids), console=console, transient=True):
        if found := difference(work, reference):
            different += 1
            console.print(f"#{work.id}: {found}", markup=False)
    burnt = f" ({collection.minted - len(ids)} burnt)" if not id_ and collection.minted > len(ids) else ""
    verdict = f"[red]{different} differ[/]" if different else "[green]all equal[/]"
    console.print(f"{len(ids)} works{burnt} of {collection.title}: {verdict}")
    return not different
