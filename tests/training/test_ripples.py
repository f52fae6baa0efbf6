"""The example of the README, as an artist walks it: train, export, compile, and draw on a chain as the twin does."""

import runpy
import shutil
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnxscript")

from reference.generators import Trait  # noqa: E402
from reference.neural import files  # noqa: E402
from renderer.seeds import EDGES  # noqa: E402
from scripts.chain import build  # noqa: E402
from scripts.chain.contract import Deployed, deploy  # noqa: E402
from scripts.compiler import points  # noqa: E402
from scripts.compiler.convert import Options, quantized  # noqa: E402
from tests.checks import check_svg  # noqa: E402

EXAMPLE = build.ROOT / "renderer" / "training" / "examples" / "ripples"


@pytest.fixture(scope="module")
def room(tmp_path_factory, monkeypatch_module):
    """A folder with what the training script leaves behind: it is the script itself, stopped early."""
    folder = tmp_path_factory.mktemp("ripples")
    script = (EXAMPLE / "train.py").read_text()
    assert "range(1000)" in script
    (folder / "train.py").write_text(script.replace("range(1000)", "range(30)"))
    monkeypatch_module.chdir(folder)
    runpy.run_path(str(folder / "train.py"))
    return folder


@pytest.fixture(scope="module")
def monkeypatch_module():
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def pair(room, rpc) -> tuple[Deployed, ModuleType]:
    """The piece on the chain and its twin, both around the network that was trained."""
    model, _ = quantized(room / "ripples.onnx", room / "ripples.npy", Options(name="ripples"))
    files.save(model, room / "models" / "ripples")
    (room / "generators").mkdir()
    shutil.copy(EXAMPLE / "generator.py", room / "generators" / "ripples.py")
    spec = spec_from_file_location("ripples", room / "generators" / "ripples.py")
    twin = module_from_spec(spec)
    spec.loader.exec_module(twin)
    texts = {
        "contracts/generators/Ripples.vy": (EXAMPLE / "Ripples.vy").read_text(),
        "contracts/ripples/network.vy": points.emit(model, "The network of Ripples"),
    }
    return deploy(rpc, build.emitted(texts)), twin


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
