"""Verifies a deployed network: `ape run verify_model --help`."""

from pathlib import Path

import click

from reference.neural import files
from reference.neural.model import ModelError
from scripts.chain.cli import check_address, connected, network_options
from scripts.chain.errors import UserError
from scripts.chain.terminal import console, told
from scripts.compiler import readback
from scripts.compiler.compiled import Compiled, compiled
from scripts.compiler.readback import OnChain


@click.command(short_help="Compare a deployed network with its model")
@click.argument("address")
@click.argument("model", type=click.Path(path_type=Path))
@network_options
@told
def cli(address: str, model: Path, network: str | None, timeout: float) -> None:
    """Reads the weights of the network at ADDRESS back from the chain, and compares them with those of MODEL.

    MODEL is a folder with model.json, as compile_model writes it. Compares the content hash, every weight and bias,
    and the code with what the model compiles to. Ends with status 1 at any difference.
    """
    check_address(address)
    try:
        wanted = files.load(model)
        with connected(network, timeout) as chain:
            deployed = OnChain(chain.rpc, address)
            with console.status("Compiling"):
                made = compiled(wanted)
            compare(made, deployed, address, model)
    except ModelError as error:
        raise UserError(str(error)) from error


def compare(made: Compiled, deployed: OnChain, address: str, model: Path) -> None:
    """Tells how a network on a chain compares with a model; UserError where they differ."""
    if deployed.hash != made.hash:
        raise UserError(
            f"{address} carries the model {deployed.hash}, and {model} is {made.hash}: "
            "it was changed after the upload, or is another one"
        )
    console.print(f"{made.model.name}: hash {deployed.hash}  {_verdict(True)}")
    code_equal = made.contract.made(deployed.code)
    console.print(f"{len(deployed.code):,} bytes of code  {_verdict(code_equal)}")
    # Whole, since there is more in it than weights: bits beside them are multiplied too.
    contents = deployed.contents()
    data_equal = contents == made.network.data
    if contents or made.network.data:
        console.print(f"{sum(map(len, contents)):,} bytes of data  {_verdict(data_equal)}")
    found = readback.read(made, deployed)
    for each in found:
        where = "data contracts" if each.in_data else "code"
        numbers = f"{each.layer.weights.size:,} weights and {each.layer.bias.size:,} biases in the {where}"
        console.print(f"{each.layer.name:24} {numbers}  {_verdict(each.equal)}")
    hash_ = readback.hash_of(made, found)
    console.print(f"hash of the model with the weights on the chain: {hash_ or 'not all of them can be read'}")
    if not (code_equal and data_equal and hash_ == made.hash and all(each.equal for each in found)):
        raise UserError("what is deployed differs from this model")


def _verdict(equal: bool) -> str:
    return "[green]equal[/]" if equal else "[red]differs[/]"
