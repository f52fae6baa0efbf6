"""A model's folder that is cut off, lacks a part or is malformed is told before anything is staked on it."""

import json
from pathlib import Path

import pytest

from renderer.worker import wholeness, work
from renderer.worker.refusal import Hindered
from renderer.worker.studio import Studio
from tests.worker.conftest import BUNDLED, MakeJob

UNET = "unet/diffusion_pytorch_model.safetensors"
DATA = bytes(16)


def safetensors(header: object, data: bytes = DATA) -> bytes:
    """A file as safetensors writes it."""
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data


WHOLE = safetensors({"__metadata__": {"format": "pt"}, "a": {"dtype": "F32", "shape": [4], "data_offsets": [0, 16]}})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What passes for a pipeline."""
    made = tmp_path / "pipeline"
    parts = {"unet": ["diffusers", "UNet2DConditionModel"], "safety_checker": [None, None]}
    (made / "unet").mkdir(parents=True)
    (made / "model_index.json").write_text(json.dumps({"_class_name": "SomePipeline"} | parts))
    (made / "unet" / "config.json").write_text("{}")
    (made / UNET).write_bytes(WHOLE)
    return made


def test_of_weights_in_several_files_none_may_be_missing(folder: Path) -> None:
    index = folder / "unet" / "diffusion_pytorch_model.safetensors.index.json"
    index.write_text(json.dumps({"weight_map": {"a": Path(UNET).name}}))
    wholeness.check(folder)
    index.write_text(json.dumps({"weight_map": {"a": Path(UNET).name, "b": "second.safetensors"}}))
    with pytest.raises(Hindered, match="lacks second.safetensors, in which weights lie"):
        wholeness.check(folder)
    index.write_text("{}")
    with pytest.raises(Hindered, match="tells of no files"):
        wholeness.check(folder)


def test_what_is_whole_is_taken(folder: Path, tmp_path: Path) -> None:
    wholeness.check(folder)
    wholeness.check(BUNDLED)
    (tmp_path / "adapter.safetensors").write_bytes(safetensors({}, b""))
    wholeness.check(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        (UNET, WHOLE[:-1], f"is cut off: it has {len(WHOLE) - 1} bytes, and {len(WHOLE)} by its header"),
        (UNET, WHOLE + b"\0", f"is too long: it has {len(WHOLE) + 1} bytes, and {len(WHOLE)} by its header"),
        (UNET, WHOLE[:50], "is cut off, or no safetensors file"),
        (UNET, WHOLE[:7], "is cut off, or no safetensors file"),
        (UNET, b"", "is cut off, or no safetensors file"),
        (UNET, b"\xff" * 100, "is cut off, or no safetensors file"),
        (UNET, safetensors([1]), "is no safetensors file: its header is malformed"),
        (UNET, safetensors({"a": {"data_offsets": [0]}}), "is no safetensors file: its header is malformed"),
        (UNET, safetensors({"a": {"data_offsets": [0, "16"]}}), "is no safetensors file: its header is malformed"),
        ("model_index.json", b'{"_class_name": ', "is no JSON: "),
        ("model_index.json", b"[]", "is no JSON object"),
        ("model_index.json", b"{}", "names no pipeline"),
        ("model_index.json", b'{"_class_name": "P", "vae": ["diffusers", "V"]}', "lacks vae, which is a part of it"),
        ("model_index.json", None, "lacks model_index.json, which says what its parts are"),
        ("unet/config.json", b"{", "is no JSON: "),
        ("conus.json", b'{"stepz": 3}', "stepz is no setting; there are: template, negative, steps, "),
        ("conus.json", b"[1]", "is malformed: "),
    ],
)
def test_what_is_not_whole_is_told(folder: Path, name: str, content: bytes | None, reason: str) -> None:
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    with pytest.raises(Hindered) as caught:
        wholeness.check(folder)
    assert str(folder) in str(caught.value)
    assert reason in str(caught.value)


def test_a_worker_sees_it_before_it_claims(folder: Path, studio: Studio, job: MakeJob) -> None:
    pytest.importorskip("diffusers")
    index = json.loads((folder / "model_index.json").read_text()) | {"_class_name": "StableDiffusionPipeline"}
    (folder / "model_index.json").write_text(json.dumps(index))
    (folder / UNET).write_bytes(WHOLE[:-1])
    name = studio.add(folder)
    with pytest.raises(Hindered, match="diffusion_pytorch_model.safetensors is cut off: it has"):
        work.check(job(1, model=name), studio)
