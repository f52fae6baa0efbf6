"""Compiles a network for a chain: `ape run compile_model --help`."""

from dataclasses import replace
from pathlib import Path

import click
from eth_utils import to_checksum_address

from reference.neural import files
from reference.neural.model import Model, ModelError
from scripts.chain import deployments
from scripts.chain.build import CONTRACTS, ROOT
from scripts.chain.cli import account_of, agree_on_cost, connected, sender_options
from scripts.chain.errors import UserError
from scripts.chain.rpc import READ_GAS
from scripts.chain.terminal import console, told
from scripts.compiler import points, upload
from scripts.compiler.compiled import Compiled, compiled
from scripts.compiler.convert import Options, quantized
from scripts.compiler.estimate import Estimate, estimate, estimate_points
from scripts.compiler.point_lanes import plan as plan_points

NETWORKS = Path("networks")
MODELS = ROOT / "reference" / "models"
MODULE = "network.vy"
MADE = "Made by `ape run compile_model --points`."


@click.command(short_help="Compile a network for a chain")
@click.argument("model", type=click.Path(path_type=Path))
@click.option("--calibration", type=click.Path(path_type=Path), help="Inputs like those that the network will see.")
@click.option("--range", "range_", nargs=2, type=float, metavar="LOW HIGH", help="The range of inputs, without them.")
@click.option("--bits", type=click.Choice(["4", "8"]), help="Of a weight; 8 without it.")
@click.option("--activation-bits", type=click.IntRange(5, 8), help="Of what a layer hands on; 8 without it.")
@click.option("--name", help="What the network is called; by its file without it.")
@click.option("--licence", help="Of the network, such as CC-BY-4.0.")
@click.option("--author", "authors", multiple=True, help="Who made it; may be given several times.")
@click.option("--training-data", help="What it was trained with.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Where model and source go. Without it networks/NAME; with --points where pieces look for them.",
)
@click.option(
    "--points", "as_points", is_flag=True, help="A coordinate network, as a module for many points at once."
)
@click.option("--deploy", is_flag=True, help="Send it to the network that --network names.")
@sender_options
@told
def cli(
    model: Path,
    calibration: Path | None,
    range_: tuple[float, float] | None,
    bits: str | None,
    out: Path | None,
    as_points: bool,
    deploy: bool,
    network: str | None,
    timeout: float,
    account: str | None,
    yes: bool,
    **about: str | tuple[str, ...] | None,
) -> None:
    """Compiles MODEL, an ONNX file or the folder of an integer model, to a contract.

    Proves that no sum can overflow, tells what the network will cost, and writes the model with its lanes and the
    contract's source. With --deploy it sends both the weights and the contract; broken off, it can be run again, and
    nothing is sent twice.
    """
    if as_points and deploy:
        raise UserError("--points makes a module that a piece imports: deploy the piece instead")
    try:
        chosen = {"weight_bits": int(bits)} if bits else {}
        chosen |= {"input_range": range_} if range_ else {}
        chosen |= {key: value for key, value in about.items() if value}
        found = _read(model, calibration, chosen)
        if as_points:
            _compile_points(found, out)
            return
        with console.status("Compiling"):
            made = compiled(found)
        _show_plan(made)
        with console.status("Running it on an Anvil of its own"):
            cost = estimate(made)
        _show_cost(made, cost)
    except ModelError as error:
        raise UserError(str(error)) from error
    out = out or NETWORKS / found.name
    _write(made.model, out, out / f"{made.contract.name}.vy", made.network.text)
    if deploy:
        _deploy(made, cost, network, timeout, account, yes)


def _read(path: Path, calibration: Path | None, chosen: dict) -> Model:
    """The integer model of a folder, or of an ONNX file with a report of how close it stays."""
    if path.is_dir():
        if calibration or chosen:
            raise UserError(f"{path} is an integer model already: what it is made of and called cannot be chosen now")
        return files.load(path)
    if not path.is_file():
        raise UserError(f"there is no {path}: MODEL is an ONNX file, or a folder with model.json")
    if not (calibration or "input_range" in chosen):
        raise UserError("inputs like those the network will see are needed (--calibration), or their range (--range)")
    with console.status("Quantizing"):
        model, fidelity = quantized(path, calibration, Options(**chosen))
    fidelity.show()
    return model


def _compile_points(model: Model, out: Path | None) -> None:
    """Writes a module to where a piece imports it from, and the model to where its reference loads it from."""
    if not model.name.isidentifier():
        raise UserError(f"{model.name} can be no folder of modules: name it by --name, in letters, digits and _")
    if out is None:
        _check_is_free(model.name)
    plan = plan_points(model)
    lanes = {layer.name: replace(layer, lanes=plan.lanes) for layer in model.layers if layer.weighted}
    planned = model.replaced(**lanes)
    count, bits = plan.lanes.count, plan.lanes.bits
    console.print(
        f"{count} points to a word, in lanes of {bits} bits; proven for every input: no sum leaves its lane"
    )
    notes = [MADE, "No twin: reference/neural/ runs the model."]
    text = points.emit(planned, f"{model.name}: a coordinate network", notes=notes)
    with console.status("Running it on an Anvil of its own"):
        cost = estimate_points(plan, text)
    macs = sum(layer.weights.size for layer in model.layers if layer.weighted)
    console.print(f"about {cost.code:,} bytes of a piece's code")
    console.print(
        f"a word of {count} points takes {cost.word:,} gas, {cost.word / count / macs:.2f} for each product"
    )
    _write(planned, out or MODELS / model.name, (out or CONTRACTS / model.name) / MODULE, text)
    if out is None:
        console.print(f"A piece imports it by `from ..{model.name} import {Path(MODULE).stem}`")


def _check_is_free(name: str) -> None:
    """Raises UserError where a name is taken by something that this command did not make."""
    module, model = CONTRACTS / name / MODULE, MODELS / name
    if module.parent.exists() and not (module.exists() and MADE in module.read_text(encoding="utf-8")):
        raise UserError(f"{_short(module.parent)} is there already, and not for a network: choose another --name")
    if model.exists() and files.load(model).name != name:
        raise UserError(f"{_short(model)} holds another model: choose another --name")


def _write(model: Model, out: Path, source: Path, text: str) -> None:
    hash_ = files.save(model, out)
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(text, encoding="utf-8")
    console.print(f"{model.name} has the hash {hash_}; it is in {_short(out)}, and its source is {_short(source)}")


def _short(path: Path) -> Path:
    path = path.absolute()
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _show_plan(made: Compiled) -> None:
    given, plan = made.model.input, made.network.plan
    console.print(f"{made.model.name}: {'x'.join(map(str, given.shape))} numbers in [{given.low}, {given.high}]")
    for layer in made.model.layers:
        own = plan.layers[layer.name]
        line = f"  {layer.name:20} {layer.op:13} {'x'.join(map(str, plan.shapes[layer.name])):>10}"
        if own.lanes and own.bound:
            line += f"  {own.lanes.count:>2} lanes of {own.lanes.bits} bits"
            line += f"  sums {own.bound.low:,} to {own.bound.high:,} of ±{own.bound.room:,}"
            line += f" (channel {own.bound.channel}; {own.bound.margin:.0%} never used)"
        if layer.weighted:
            line += f"  {layer.weights.size:,} weights of {layer.bits} bits in {'data' if own.in_data else 'code'}"
        console.print(line)
    console.print("Proven for every such input: no lane, sum or bias overflows, and every number fits int64")


def _show_cost(made: Compiled, cost: Estimate) -> None:
    sizes = [len(made.contract.runtime) + made.contract.immutables, *map(len, made.network.data)]
    console.print(f"{sizes[0]:,} bytes of code" + "".join(f", {size:,} of data" for size in sizes[1:]))
    total = cost.network + sum(cost.data)
    parts = f" ({cost.network:,} of it for the code)" if cost.data else ""
    once = f"; {cost.archive:,} more on a chain without an archive" if cost.data else ""
    console.print(f"deploying it takes {total:,} gas{parts}{once}")
    rate = f", {cost.forward / cost.macs:.2f} for each of {cost.macs:,} multiply-accumulates" if cost.macs else ""
    console.print(f"running it takes {cost.forward:,} gas{rate}")
    if not cost.fits:
        console.print(
            f"[yellow]no transaction can run it: that can use {READ_GAS:,} gas; many nodes read no further[/]"
        )


def _deploy(
    made: Compiled, cost: Estimate, network: str | None, timeout: float, account: str | None, yes: bool
) -> None:
    with connected(network, timeout) as chain:
        record = deployments.on_chain(chain.rpc)
        sender = account_of(chain, account)
        gas = upload.gas_missing(made, cost, record, chain.rpc)
        if gas:
            agree_on_cost(chain, sender, gas, 0, yes)
        for address in upload.earlier(made, record):
            console.print(f"{made.model.name} was another model when it went to {address}: that one stays")
        with console.status("Deploying"):
            address = upload.upload(made, sender, record, _tell)
    console.print(f"{made.model.name} is at {to_checksum_address(address)}; {record.path} has the addresses")


def _tell(key: str, outcome: str, entry: deployments.Entry) -> None:
    gas = f"{entry.gas_used:>11,} gas" if outcome == "deployed" else " " * 15
    console.print(f"{key:40} {to_checksum_address(entry.address)} {gas}  {outcome}")
