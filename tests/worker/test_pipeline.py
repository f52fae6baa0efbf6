"""A pipeline from a folder draws by words, seed and LoRA, needs no network, and takes nothing that could run."""

import json
import pickle
import shutil
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("diffusers")
pytest.importorskip("peft")

from renderer.worker import gate, weights, work  # noqa: E402
from renderer.worker.examples import pipeline as example  # noqa: E402
from renderer.worker.job import Job, Made  # noqa: E402
from renderer.worker.makers import Maker, load  # noqa: E402
from renderer.worker.refusal import Hindered, Refused  # noqa: E402
from renderer.worker.studio import Studio  # noqa: E402
from scripts.chain.build import ROOT  # noqa: E402
from tests.worker.conftest import MakeJob  # noqa: E402

ALIKE = 3  # levels by which floats may differ from batch to batch


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A pipeline and a LoRA for it."""
    return example.make(tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="module")
def lora(folders: tuple[Path, Path]) -> str:
    return weights.digest(folders[1])


@pytest.fixture(scope="module")
def maker(folders: tuple[Path, Path], lora: str) -> Maker:
    return load(folders[0], "torch", "cpu", {lora: folders[1]})


def distance(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one.astype(int) - other).mean())


def test_words_seed_and_lora_all_show(maker: Maker, job: MakeJob, lora: str) -> None:
    jobs = [job(1), job(1, prompt="a city"), job(1, seed=2), job(1, adapter=lora)]
    images = maker.images(jobs)
    assert {image.shape for image in images} == {(64, 64, 3)}
    for image in images:
        assert gate.findings(image) == ()
    for other in images[1:]:
        assert distance(images[0], other) > 2 * ALIKE


def test_the_same_job_is_the_same_image_alone_and_in_a_batch_of_any_order(
    maker: Maker, job: MakeJob, lora: str
) -> None:
    jobs = [job(n, adapter=lora if n % 2 else None, seed=n) for n in range(1, 6)]
    batch = maker.images(jobs)
    for one, image in zip(jobs, batch, strict=True):
        assert distance(maker.images([one])[0], image) <= ALIKE
    backwards = maker.images(jobs[::-1])[::-1]
    assert max(distance(*pair) for pair in zip(batch, backwards, strict=True)) <= ALIKE


def test_the_seed_counts_to_its_32nd_bit(maker: Maker, job: MakeJob) -> None:
    images = maker.images([job(seed=5), job(seed=5 + 2**31), job(seed=5 + 2**32)])
    assert distance(images[0], images[1]) > ALIKE >= distance(images[0], images[2])


def test_what_is_fed_is_all_that_is_given_to_the_pipeline(maker: Maker, job: MakeJob, lora: str) -> None:
    assert maker.fed(job(prompt=" a\0lake ", seed=2**32 + 5)) == {
        "prompt": "alake, a wash of ink",
        "seed": 5,
        "steps": example.SETTINGS["steps"],
        "guidance": example.SETTINGS["guidance"],
    }
    worn = maker.fed(job(adapter=lora))
    assert worn["prompt"] == "a lake at dusk, lit from within"
    assert worn["scale"] == 1.0


def test_it_says_that_it_is_not_to_be_made_again(maker: Maker) -> None:
    assert not maker.exact
    told = maker.environment()
    assert told["torch"] == torch.__version__
    assert {"diffusers", "transformers", "peft", "device", "dtype"} <= set(told)


def test_its_libraries_say_nothing_of_their_own(folders: tuple[Path, Path]) -> None:
    made = "import pathlib, sys; from renderer.worker import makers; "
    made += "makers.load(pathlib.Path(sys.argv[1]), 'torch', 'cpu')"
    ended = subprocess.run([sys.executable, "-c", made, folders[0]], cwd=ROOT, capture_output=True, text=True)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_nothing_is_asked_of_a_network(
    folders: tuple[Path, Path], lora: str, job: MakeJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*args: Any, **more: Any) -> None:
        raise AssertionError("a network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    fresh = load(folders[0], "torch", "auto", {lora: folders[1]})
    assert len(fresh.images([job(), job(adapter=lora)])) == 2


@pytest.fixture
def copy(folders: tuple[Path, Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(folders[0], tmp_path / "copy"))


def settings(copy: Path, **more: Any) -> Maker:
    (copy / "conus.json").write_text(json.dumps(more))
    return load(copy, "torch", "cpu")


def test_an_order_chooses_what_the_settings_leave_open(copy: Path, job: MakeJob) -> None:
    maker = settings(copy, steps=4, width=32, height=64, open={"steps": [1, 6], "guidance": [1, 9.5]})
    assert maker.images([job()])[0].shape == (64, 32, 3)
    given = maker.fed(job(parameters='{"steps": 6, "guidance": 2}'))
    assert (given["steps"], given["guidance"], given["width"]) == (6, 2.0, 32)
    few, many = maker.images([job(), job(parameters='{"steps": 6}')])
    assert distance(few, many) > 0


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ("{", "they are no JSON"),
        ("[" * 100_000, "they are no JSON"),
        ("[]", "they are no JSON object"),
        ('{"steps": 2, "steps": 3}', "they are no JSON"),
        ('{"steps": NaN}', "they are no JSON"),
        ('{"steps": 7}', "steps has to be a number from 1 to 6"),
        ('{"steps": 2.5}', "steps has to be a number from 1 to 6"),
        ('{"steps": true}', "steps has to be a number from 1 to 6"),
        ('{"steps": "2"}', "steps has to be a number from 1 to 6"),
        ('{"width": 99999}', "'width' is not to be chosen; to be chosen are: steps"),
        ('{"prompt": "x"}', "'prompt' is not to be chosen"),
    ],
)
def test_other_parameters_are_refused_with_a_reason(copy: Path, job: MakeJob, parameters: str, reason: str) -> None:
    maker = settings(copy, open={"steps": [1, 6]})
    with pytest.raises(Refused, match=f"^parameters: {reason}"):
        maker.fed(job(parameters=parameters))


def test_sides_that_no_pipeline_draws_are_refused_before_anybody_stakes_on_them(copy: Path, job: MakeJob) -> None:
    maker = settings(copy, open={"width": [16, 64], "height": [16, 64]})
    assert maker.fed(job(parameters='{"width": 48}'))["width"] == 48
    for parameters in ('{"width": 33}', '{"height": 40}'):
        with pytest.raises(Refused, match="^parameters: (width|height) has to be a multiple of 16$"):
            maker.fed(job(parameters=parameters))


@pytest.mark.parametrize(
    "bad",
    [
        {"template": "no slot"},
        {"steps": "many"},
        {"steps": 2.5},
        {"unknown": 1},
        {"open": {"prompt": [1, 2]}},
        {"open": {"steps": [1]}},
        {"open": [1]},
        {"guidance": None, "template": 3},
        {"dtype": "float64"},
    ],
)
def test_settings_that_are_malformed_hinder(copy: Path, bad: dict) -> None:
    with pytest.raises(Hindered, match="^settings: .*conus.json is malformed: "):
        settings(copy, **bad)


def test_a_pipeline_that_cannot_be_loaded_hinders(copy: Path, job: MakeJob) -> None:
    (copy / "unet" / "diffusion_pytorch_model.safetensors").write_bytes(b"not safe")
    with pytest.raises(Hindered, match=f"^pipeline: {copy} cannot be loaded: "):
        load(copy, "torch", "cpu").images([job()])
    shutil.rmtree(copy / "unet")
    with pytest.raises(Hindered, match=f"^pipeline: {copy} cannot be loaded: "):
        load(copy, "torch", "cpu").images([job()])


@pytest.mark.parametrize(
    ("index", "reason"),
    [
        ('{"_class_name": "DDPMPipeline"}', "is a DDPMPipeline, which draws no pictures of words alone"),
        ('{"_class_name": "NoSuchPipeline"}', "names 'NoSuchPipeline', which is no pipeline of diffusers"),
        ('{"_class_name": "logging"}', "names 'logging', which is no pipeline of diffusers"),
        ('{"_class_name": ["own", "OwnPipeline"]}', "names .*, which is no pipeline of diffusers"),
        ("{}", "cannot be read"),
        ("[1]", "cannot be read"),
    ],
)
def test_a_folder_of_another_kind_hinders(copy: Path, index: str, reason: str) -> None:
    (copy / "model_index.json").write_text(index)
    with pytest.raises(Hindered, match=f"^pipeline: {copy}.* {reason}"):
        load(copy, "torch", "cpu")


def test_what_a_pipeline_does_not_take_is_not_said_to_be_fed(copy: Path, job: MakeJob) -> None:
    words = settings(copy, negative="frames", steps=2).fed(job())
    assert words["negative"] == "frames"
    (copy / "model_index.json").write_text('{"_class_name": "LatentConsistencyModelPipeline"}')
    assert load(copy, "torch", "cpu").fed(job()) == {name: words[name] for name in words if name != "negative"}


class Bomb:
    """What a pickle could do."""

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (Path("bomb"),)


@pytest.mark.parametrize("name", ["unet/diffusion_pytorch_model.bin", "text_encoder/pytorch_model.bin"])
def test_a_pickle_is_refused_and_never_opened(
    copy: Path, job: MakeJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for safe in (copy / name).parent.glob("*.safetensors"):
        safe.unlink()
    (copy / name).write_bytes(pickle.dumps(Bomb()))
    with pytest.raises(Hindered, match="could run code when it is loaded: only safetensors are taken$"):
        Studio(tmp_path / "studio").add(copy)
    with pytest.raises(Hindered, match="^pipeline: "):
        load(copy, "torch", "cpu").images([job()])
    assert not (tmp_path / "bomb").exists()


def test_an_adapter_that_is_not_here_or_not_itself_hinders(
    folders: tuple[Path, Path], lora: str, job: MakeJob, tmp_path: Path
) -> None:
    with pytest.raises(Hindered, match=f"^pipeline: no adapter with the digest {lora} is held here$"):
        load(folders[0], "torch", "cpu").fed(job(adapter=lora))
    other = Path(shutil.copytree(folders[1], tmp_path / "lora"))
    (other / "conus.json").unlink()
    with pytest.raises(Hindered, match=f"^weights: .* and {lora} is wanted$"):
        load(folders[0], "torch", "cpu", {lora: other}).fed(job(adapter=lora))
    shutil.copy(next(other.glob("*.safetensors")), other / "second.safetensors")
    two = weights.digest(other)
    with pytest.raises(Hindered, match="^pipeline: .* holds 2 files of weights, and an adapter has one$"):
        load(folders[0], "torch", "cpu", {two: other}).images([job(adapter=two)])


def test_a_device_that_is_not_here_hinders(folders: tuple[Path, Path]) -> None:
    with pytest.raises(Hindered, match="^makers: the device meta9 is not here: "):
        load(folders[0], "torch", "meta9")
    if not torch.cuda.is_available():
        with pytest.raises(Hindered, match="^makers: the device cuda is not here: "):
            load(folders[0], "torch", "cuda")


def test_a_pipeline_and_its_lora_go_through_a_studio(
    folders: tuple[Path, Path], studio: Studio, job: MakeJob
) -> None:
    base, lora = (studio.add(folder) for folder in folders)
    torch_studio = replace(studio, executor="torch", device="cpu")
    jobs: list[Job] = [job(1, model=base), job(2, model=base, adapter=lora)]
    for one, made in zip(jobs, work.work(jobs, torch_studio), strict=True):
        assert isinstance(made, Made)
        assert made.findings == ()
        told = json.loads(studio.store.get(made.metadata))
        assert "attested" in told["proof"]
        assert told["receipt"]["adapter"] == one.adapter
