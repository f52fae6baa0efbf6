"""The example of the README, as an artist walks it: train, export, compile, and draw on a chain as the twin does."""

import re
import runpy
import shutil
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnxscript")

from reference.generators import Trait  # noqa: E402
from reference.neural import files  # noqa: E402
from reference.neural.model import Model  # noqa: E402
from renderer.seeds import EDGES  # noqa: E402
from scripts.chain import build  # noqa: E402
from scripts.chain.contract import Deployed, deploy  # noqa: E402
from scripts.chain.rpc import Revert  # noqa: E402
from scripts.compiler import points  # noqa: E402
from scripts.compiler.convert import Options, quantized  # noqa: E402
from tests.checks import check_svg  # noqa: E402

EXAMPLE = build.ROOT / "renderer" / "training" / "examples" / "ripples"


def run(script: str, folder: Path) -> None:
    """Runs one of the example's scripts in a folder, stopped early."""
    source = (EXAMPLE / script).read_text()
    assert "range(1000)" in source
    (folder / script).write_text(source.replace("range(1000)", "range(30)"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        runpy.run_path(str(folder / script))


def piece(model: Model, bits: int | None = None) -> build.Contract:
    """The example's contract around a network, in lanes as narrow as can be or of so many bits."""
    texts = {
        "contracts/generators/Ripples.vy": (EXAMPLE / "Ripples.vy").read_text(),
        "contracts/ripples/network.vy": points.emit(model, "The network of Ripples", bits=bits),
    }
    return build.emitted(texts)


def from_floats(folder: Path) -> Model:
    run("train.py", folder)
    model, _ = quantized(folder / "ripples.onnx", folder / "ripples.npy", Options(name="ripples"))
    return model


def from_integers(folder: Path) -> Model:
    run("train_integers.py", folder)
    return files.load(folder / "ripples")


def twin_of(model: Model, folder: Path) -> ModuleType:
    """The example's twin around a network."""
    files.save(model, folder / "models" / "ripples")
    (folder / "generators").mkdir()
    shutil.copy(EXAMPLE / "generator.py", folder / "generators" / "ripples.py")
    spec = spec_from_file_location("ripples", folder / "generators" / "ripples.py")
    twin = module_from_spec(spec)
    spec.loader.exec_module(twin)
    return twin


@pytest.fixture(scope="module", params=[from_floats, from_integers])
def pair(request, tmp_path_factory, rpc) -> tuple[Deployed, ModuleType]:
    """The piece on the chain and its twin, both around a network that was trained just now."""
    folder = tmp_path_factory.mktemp("ripples")
    model = request.param(folder)
    return deploy(rpc, piece(model)), twin_of(model, folder)


@pytest.mark.filterwarnings("ignore")
def test_the_example_draws_on_a_chain_what_its_twin_draws(pair):
    contract, twin = pair
    asked = [(seed,) for seed in EDGES[:10]]
    drawn, grounds = contract.read_each("svg", asked), contract.read_each("background", asked)
    assert drawn == [twin.svg(*seed) for seed in asked]
    assert grounds == [twin.background(*seed) for seed in asked]
    traits = [[Trait(*each) for each in one] for one in contract.read_each("traits", asked)]
    assert traits == [twin.traits(*seed) for seed in asked]
    for svg, ground in zip(drawn, grounds, strict=True):
        check_svg(svg, ground)
    assert len(set(drawn)) == len(drawn)


def test_the_example_refuses_a_network_whose_words_hold_too_few_points(tmp_path, rpc):
    model = from_integers(tmp_path)
    deploy(rpc, piece(model, bits=21))  # twelve
    with pytest.raises(Revert, match="^Ripples: too few points fit a word$"):
        deploy(rpc, piece(model, bits=22))


def test_the_example_refuses_a_network_of_a_smaller_range(tmp_path):
    model = from_integers(tmp_path)
    with pytest.raises(ValueError, match="^ripples: the network takes -127 to 126, and gets more than that$"):
        twin_of(replace(model, input=replace(model.input, high=126)), tmp_path)


def test_the_readme_shows_the_script_that_is_run_here():
    [shown] = re.findall(r"```python\n(.*?)```", (build.ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert shown == (EXAMPLE / "train.py").read_text()
