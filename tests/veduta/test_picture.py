"""What Veduta draws: the same of the same words and seed, of all that it can be told, within exact floats."""

import json
import shutil

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.neural.flow import ONE
from reference.neural.model import ModelError
from reference.numeric import stream
from reference.veduta import network, picture, words
from renderer.seeds import EDGES
from renderer.worker import weights
from scripts.chain.build import ROOT
from tests.strategies import seeds

MODEL = network.load()
PARTS = (MODEL.flow.network, MODEL.flow.conditions, MODEL.decoder)
FLOAT32 = 2**24  # below which a float32 holds every integer
MAX_BYTES = 400_000


def test_the_model_is_small_and_every_sum_fits_float32():
    files = [path for path in network.FOLDER.rglob("*") if path.name == "weights.bin"]
    assert sum(path.stat().st_size for path in files) <= MAX_BYTES
    assert MODEL.greatest_sum() < FLOAT32
    assert MODEL.size == (64, 64)


@settings(max_examples=200)
@given(st.text(max_size=60), seeds)
def test_any_prompt_and_seed_are_a_scene_of_four_kinds_and_extras(prompt, seed):
    names = [words.NAMES[kind][0] for kind in picture.kinds(prompt, seed)]
    assert names[:4] == ["subject", "hour", "body", "mood"] and set(names[4:]) <= {"extra"}


def test_what_a_prompt_says_is_meant_and_the_seed_chooses_the_rest():
    scenes = [picture.scene("a city at night", seed) for seed in range(40)]
    assert {(scene.subject, scene.hour) for scene in scenes} == {("city", "night")}
    assert len({scene.mood for scene in scenes}) > 4 and len({scene.extras for scene in scenes}) > 4


def test_noise_comes_after_the_draws_that_choose_and_is_normal():
    drawn = np.concatenate([picture.noise(MODEL, seed).ravel() for seed in range(30)]) / ONE
    assert abs(drawn.mean()) < 0.05 and abs(drawn.std() - 1) < 0.05
    assert picture.NOISE_BLOCK > 64 // stream.DRAWS


def test_the_greatest_sum_is_of_all_noise(monkeypatch):
    """The states of a run stay within what `greatest_sum` counts with, even from noise at its ends."""
    ends = np.where(np.indices(MODEL.flow.network.input.shape).sum(0) % 2, network.MOST_NOISE, -network.MOST_NOISE)
    monkeypatch.setattr(picture, "noise", lambda model, seed: ends)
    state = picture.latent(MODEL, picture.kinds("", 0), 0)
    assert np.abs(state).max() <= MODEL.greatest_state() < FLOAT32


@pytest.mark.parametrize("prompt", ["mountains at dawn", "", "city night rose stars"])
def test_a_picture_is_of_its_words_and_its_seed(prompt):
    drawn = [picture.draw(prompt, seed) for seed in (1, 1, EDGES[-1])]
    assert drawn[0].shape == (64, 64, 3) and drawn[0].dtype == np.uint8
    assert (drawn[0] == drawn[1]).all() and (drawn[0] != drawn[2]).mean() > 0.5


def test_words_change_the_colours_that_they_speak_of():
    def mean(prompt: str) -> np.ndarray:
        return np.mean([picture.draw(prompt, seed) for seed in range(3)], axis=(0, 1, 2))

    day, night = mean("sea noon azure"), mean("sea night azure")
    assert day.sum() > night.sum() + 60
    ember, jade = mean("mountains dusk ember"), mean("mountains dusk jade")
    assert ember[0] - ember[1] > jade[0] - jade[1] + 20


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda said: said | {"format": "conus diffusion 0"}, "has another format"),
        (lambda said: said | {"words": said["words"][::-1]}, "does not describe"),
        (lambda said: said | {"parts": said["parts"] | {"flow": "0x00"}}, "does not describe"),
        (lambda said: [said], "has another format"),
    ],
)
def test_a_folder_that_says_something_else_is_refused(tmp_path, change, reason):
    folder = shutil.copytree(network.FOLDER, tmp_path / "veduta")
    said = folder / "model.json"
    said.write_text(json.dumps(change(json.loads(said.read_text()))))
    with pytest.raises(ModelError, match=reason):
        network.load(folder)


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(ModelError, match="cannot be read"):
        network.load(tmp_path)
    (tmp_path / "model.json").write_text("{")
    with pytest.raises(ModelError, match="is no JSON"):
        network.load(tmp_path)


def test_parts_that_do_not_fit_are_refused():
    flow, conditions = MODEL.flow.network, MODEL.flow.conditions
    with pytest.raises(ModelError, match="draws no pictures"):
        network.build(flow, conditions, flow)


def test_the_model_card_says_what_the_files_are():
    card = (ROOT / "renderer/training/veduta/README.md").read_text()
    sizes = [sum(layer.weights.size for layer in part.layers if layer.weighted) for part in PARTS]
    files = sum((network.FOLDER / name / "weights.bin").stat().st_size for name in network.PARTS)
    for number in (*sizes, files, MODEL.greatest_sum()):
        assert f" {number:,}" in card
    assert weights.digest(network.FOLDER) in card
