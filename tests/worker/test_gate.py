"""The gate finds what is blank, broken or there already, and nothing wrong with a picture."""

import numpy as np
import pytest

from renderer.worker import gate
from tests.worker.conftest import picture


def test_a_picture_passes() -> None:
    for seed in range(20):
        earlier = [(gate.look(picture(other)), str(other)) for other in range(seed)]
        assert gate.findings(picture(seed), earlier) == ()


@pytest.mark.parametrize(
    "image",
    [
        np.zeros((64, 64, 3), np.uint8),
        np.full((8, 8, 3), (10, 200, 30), np.uint8),
        np.random.default_rng(1).integers(100, 104, (64, 64, 3), dtype=np.uint8),
    ],
)
def test_a_blank_picture_is_found(image: np.ndarray) -> None:
    assert gate.findings(image) == ("blank: hardly anything is on it",)


def test_two_colours_of_the_same_light_are_not_blank() -> None:
    image = np.zeros((64, 64, 3), np.uint8)
    image[:, :32], image[:, 32:] = (114, 0, 0), (0, 58, 0)
    assert (image @ gate.GREY).std() < gate.BLANK
    assert gate.findings(image) == ()


def test_noise_is_found() -> None:
    image = np.random.default_rng(1).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    assert gate.findings(image) == ("broken: neighbouring pixels have nothing to do with each other",)


def test_stripes_are_no_noise() -> None:
    image = np.zeros((64, 64, 3), np.uint8)
    image[::2] = 255
    assert gate.findings(image) == ()


def test_a_picture_that_was_there_is_found_though_it_changed_a_little() -> None:
    earlier = [(gate.look(picture(seed)), f"work {seed}") for seed in range(50)]
    noise = np.random.default_rng(1).integers(-8, 9, picture(7).shape)
    near = np.clip(picture(7).astype(int) + noise, 0, 255).astype(np.uint8)
    for image in (picture(7), near, picture(7, 96, 128)):
        assert gate.findings(image, earlier) == ("near-duplicate: it looks like work 7",)


def test_a_look_is_of_one_size_for_any_picture() -> None:
    for shape in ((1, 1), (3, 7), (64, 64), (100, 513)):
        assert len(gate.look(picture(1, *shape))) == gate.SIDE**2 * 3
