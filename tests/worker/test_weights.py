"""A model's digest covers what is drawn with, can be checked by a shell, and no folder with a pickle has one."""

import subprocess
from pathlib import Path

import pytest

from renderer.worker import weights
from renderer.worker.refusal import Hindered


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in {
        "model_index.json": "{}",
        "unet/diffusion.safetensors": "weights",
        "unet/config.json": '{"a": 1}',
        "tokenizer/merges.txt": "a b",
        "README.md": "about",
        "sample.png": "picture",
        ".cache/left.pt": "pickle of some tool",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
    return tmp_path


def test_a_shell_gives_the_same_digest(folder: Path) -> None:
    names = "model_index.json tokenizer/merges.txt unet/config.json unet/diffusion.safetensors"
    told = subprocess.run(f"sha256sum {names} | sha256sum", shell=True, cwd=folder, capture_output=True, text=True)
    assert weights.digest(folder) == told.stdout.split()[0]


@pytest.mark.parametrize("name", ["unet/diffusion.safetensors", "unet/config.json", "tokenizer/merges.txt"])
def test_every_file_that_draws_counts(folder: Path, name: str) -> None:
    before = weights.digest(folder)
    (folder / name).write_text("changed")
    assert weights.digest(folder) != before
    with pytest.raises(Hindered, match=f"^weights: .* has the digest [0-9a-f]{{64}}, and {before} is wanted$"):
        weights.verify(folder, before)


def test_a_new_name_counts_and_what_does_not_draw_does_not(folder: Path) -> None:
    before = weights.digest(folder)
    (folder / "README.md").write_text("changed")
    (folder / "sample.png").unlink()
    weights.verify(folder, before)
    (folder / "unet" / "config.json").rename(folder / "config.json")
    assert weights.digest(folder) != before


@pytest.mark.parametrize(
    "name", ["a.bin", "unet/a.pt", "a.CKPT", "a.pkl", "a.pth", "a.npy", "unet/pipeline.py", "a.so"]
)
def test_what_could_run_is_refused(folder: Path, name: str) -> None:
    (folder / name).write_text("")
    with pytest.raises(Hindered, match=f"^weights: .*{name} could run code when it is loaded: only safetensors"):
        weights.digest(folder)


def test_a_folder_that_is_a_link_is_refused_since_nothing_in_it_would_count(folder: Path) -> None:
    unet = (folder / "unet").rename(folder.with_name("elsewhere"))
    (folder / "unet").symlink_to(unet)
    (unet / "a.pt").write_text("")
    (folder / "a.safetensors").write_text("weights")
    with pytest.raises(Hindered, match="^weights: .*unet is a link to a folder: put the folder itself there"):
        weights.digest(folder)


def test_what_is_no_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("")
    for folder, reason in (
        (tmp_path / "none", "is no folder of a model"),
        (tmp_path / "notes.txt", "is no folder of a model"),
        (tmp_path, "holds no weights"),
    ):
        with pytest.raises(Hindered, match=f"^weights: {folder} {reason}"):
            weights.digest(folder)


def test_weights_of_an_exact_model_are_taken(tmp_path: Path) -> None:
    (tmp_path / "weights.bin").write_bytes(b"integers")
    assert len(weights.digest(tmp_path)) == 64
