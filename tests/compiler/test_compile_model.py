"""`ape run compile_model` and `ape run verify_model`: from an artist's file to a chain, and from the chain back."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reference.neural import files, network
from reference.neural.model import Lanes
from scripts.chain import build
from scripts.chain.contract import deploy as deploy_contract
from scripts.chain.rpc import Rpc
from scripts.compile_model import cli as compile_model
from scripts.compiler import estimate
from scripts.compiler.compiled import compiled
from scripts.compiler.convert import Options, quantized
from scripts.compiler.estimate import inputs
from tests.compiler.sketches import Sketch, pictures, stacks
from tests.neural import networks
from tests.scripts.conftest import Desk, desk_with

RANGE = ("--range", "-1", "1")


def run(*arguments: object) -> Result:
    """Runs compile_model here, which is quicker; without a network."""
    return CliRunner().invoke(compile_model, [str(each) for each in arguments])


def onnx_file(folder: Path, op: str = "Relu") -> Path:
    random = np.random.default_rng(4)
    sketch = Sketch("batch", 3)
    x = sketch.step("Gemm", "x", random.normal(0, 1, (6, 3)), random.normal(0, 1, 6), transB=1)
    x = sketch.step("Gemm", sketch.step(op, x), random.normal(0, 1, (2, 6)), transB=1)
    return sketch.save(folder, x, "tiny")


@settings(max_examples=2, suppress_health_check=list(HealthCheck))
@given(stacks() | pictures(), st.sampled_from([4, 8]))
def test_a_random_onnx_file_runs_on_the_chain_as_in_the_reference(
    rpc: Rpc, tmp_path_factory: pytest.TempPathFactory, drawn: tuple[Sketch, str], bits: int
):
    sketch, output = drawn
    path = sketch.save(tmp_path_factory.mktemp("onnx"), output)
    model, _ = quantized(path, None, Options(weight_bits=bits, input_range=(-1, 1)))
    made = compiled(model)
    archive = deploy_contract(rpc, build.contract("Archive"))
    places = [archive.read("write", content) for content in made.network.data]
    archive.send_each("write", [(content,) for content in made.network.data])
    deployed = deploy_contract(rpc, made.contract, *([places] if places else []))
    cases = inputs(model, 20)
    answers = deployed.read_each("forward", [(case.tolist(),) for case in cases], gas=2**40)
    assert all(np.array_equal(answer, network.run(model, case)) for answer, case in zip(answers, cases, strict=True))


def test_compile_tells_the_plan_the_size_and_the_gas_and_writes_model_and_source(tmp_path: Path):
    told = run(onnx_file(tmp_path), *RANGE, "--bits", 4, "--licence", "CC0-1.0", "--out", tmp_path / "out")
    assert told.exit_code == 0, told.output
    for wanted in (
        r"At the output: [\d.]+ dB",
        r"dense +6 +\d+ lanes of \d+ bits +sums [-\d,]+ to [-\d,]+ of ±[\d,]+ \(channel \d; \d+% never used\)",
        r"18 weights of 4 bits in code",
        r"Proven for every such input: no lane, sum or bias overflows",
        r"[\d,]+ bytes of code\n",
        r"deploying it takes [\d,]+ gas\n",
        r"running it takes [\d,]+ gas, [\d.]+ for each of 30 multiply-accumulates\n",
    ):
        assert re.search(wanted, told.output), (wanted, told.output)
    model = files.load(tmp_path / "out")
    assert model.licence == "CC0-1.0" and all(layer.lanes for layer in model.layers if layer.weighted)
    assert files.digest(model) in (tmp_path / "out" / "NetworkTiny.vy").read_text()


def test_a_compiled_model_compiles_to_the_same_again(tmp_path: Path):
    run(onnx_file(tmp_path), *RANGE, "--out", tmp_path / "one")
    told = run(tmp_path / "one", "--out", tmp_path / "two")
    assert told.exit_code == 0, told.output
    for name in (files.DESCRIPTION, files.WEIGHTS, "NetworkTiny.vy"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_coordinate_network_becomes_a_module(tmp_path: Path):
    told = run(onnx_file(tmp_path), *RANGE, "--points", "--name", "waves", "--out", tmp_path / "out")
    assert told.exit_code == 0, told.output
    assert re.search(r"\d+ points to a word, in lanes of \d+ bits", told.output)
    assert re.search(r"about [\d,]+ bytes of a piece's code\na word of \d+ points takes [\d,]+ gas", told.output)
    assert "def _points(" in (tmp_path / "out" / "network.vy").read_text()
    assert all(layer.lanes for layer in files.load(tmp_path / "out").layers if layer.weighted)


@pytest.mark.parametrize("name", ["neural", "encoding"])
def test_a_coordinate_network_takes_no_name_of_the_house(tmp_path: Path, name: str):
    told = run(onnx_file(tmp_path), *RANGE, "--points", "--name", name)
    assert_refused(told, f"contracts/{name} is there already, and not for a network: choose another --name")
    assert not (build.CONTRACTS / name / "network.vy").exists()


def test_a_coordinate_network_too_large_for_a_piece_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(estimate, "MAX_RUNTIME_BYTES", 500)
    told = run(onnx_file(tmp_path), *RANGE, "--points", "--out", tmp_path / "out")
    assert_refused(told, "and a contract can have 500: train a smaller one, or compile it without --points")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An integer model that nothing is wrong with."""
    files.save(networks.model(networks.dense([[100, 27], [1, -1]]), low=0, high=258), tmp_path / "model")
    return tmp_path / "model"


def changed(folder: Path, **values: object) -> None:
    described = json.loads((folder / files.DESCRIPTION).read_text())
    (folder / files.DESCRIPTION).write_text(json.dumps(described | values))


def assert_refused(told: Result, reason: str) -> None:
    """In one sentence, after whatever was told before, and with nothing of Python's."""
    assert told.exit_code == 1
    last = told.output.splitlines()[-1]
    assert last.startswith("Error: ") and reason in last
    assert "Traceback" not in told.output


def test_what_cannot_be_compiled_is_refused_in_one_sentence(tmp_path: Path, folder: Path):
    out = ("--out", tmp_path / "out")
    assert_refused(run(tmp_path / "nowhere", *out), "nowhere: MODEL is an ONNX file, or a folder with model.json")
    assert_refused(run(tmp_path, *out), "model.json is missing")
    assert_refused(run(onnx_file(tmp_path), *out), "(--calibration), or their range (--range)")
    assert_refused(run(onnx_file(tmp_path, "Erf"), *RANGE, *out), "erf_1")
    assert_refused(run(folder, "--bits", 4, *out), "is an integer model already")
    assert_refused(run(folder, "--points", "--deploy", *out), "deploy the piece instead")
    assert_refused(run(onnx_file(tmp_path), *RANGE, "--points", "--name", "my-net", *out), "my-net can be no folder")
    assert not (tmp_path / "out").exists()


def test_a_damaged_model_is_refused(folder: Path):
    weights = (folder / files.WEIGHTS).read_bytes()
    (folder / files.WEIGHTS).write_bytes(weights[:-1])
    assert_refused(run(folder), "layer dense needs 8 bytes of weights.bin, and 7 are left")
    (folder / files.WEIGHTS).write_bytes(bytes([weights[0] ^ 1]) + weights[1:])
    assert_refused(run(folder), "was changed: its hash is ")
    (folder / files.WEIGHTS).write_bytes(weights)
    changed(folder, format="conus network 2")
    assert_refused(run(folder), 'has the format "conus network 2", and "conus network 1" is wanted')


def test_a_model_past_the_bound_of_its_lanes_is_refused(folder: Path):
    model = files.load(folder)
    (layer,) = model.layers
    files.save(model.replaced(dense=replace(layer, lanes=Lanes(16, 16))), folder)
    assert run(folder, "--out", folder).exit_code == 0
    files.save(model.replaced(dense=replace(layer, lanes=Lanes(15, 17))), folder)
    assert_refused(run(folder), "plan: layer dense, channel 0: its sums go from 0 to 32766, and a lane of 15 bits")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with desk_with(tmp_path_factory.mktemp("desk")) as fresh:
        yield fresh


def test_from_an_onnx_file_to_the_chain_and_back(desk: Desk, tmp_path: Path):
    out = tmp_path / "out"
    outcome = desk.run("compile_model", onnx_file(tmp_path), *RANGE, "--out", out, "--deploy")
    assert outcome.status == 0, outcome.said
    assert 0 < outcome.said.index("running it takes") < outcome.said.index(" ether from ")
    address = re.search(r"^tiny is at (0x\w{40});", outcome.said, re.MULTILINE)[1]
    verified = desk.run("verify_model", address, out)
    assert verified.status == 0, verified.said
    model = files.load(out)
    assert verified.said.count("  equal") == 2 + len(model.layers) and files.digest(model) in verified.said
