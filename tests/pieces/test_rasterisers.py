"""Two rasterisers that share no code, resvg and librsvg, see the same pictures.

They smooth edges differently, and nothing else: so both pictures are averaged over squares of 4 pixels, and then no
channel differs by more than EDGE steps of 255 anywhere, nor by more than MEAN on average.
"""

import numpy as np
import pytest
from PIL import Image

from reference.generators import load
from renderer import raster
from renderer.seeds import seed
from scripts.chain import manifest
from tests.pieces import librsvg

SEEDS = [0, 2**256 - 1, *(seed(n) for n in range(6))]
SQUARE = 4
EDGE = 24
MEAN = 0.5


def averaged(picture: Image.Image) -> np.ndarray:
    return np.asarray(picture.reduce(SQUARE), np.float32)


def differences(one: Image.Image, other: Image.Image) -> np.ndarray:
    assert one.size == other.size
    return np.abs(averaged(one) - averaged(other))


@pytest.mark.parametrize("piece", manifest.load())
def test_a_second_rasteriser_sees_the_same(piece: str) -> None:
    drawings = [load(piece).svg(each) for each in SEEDS]
    for drawing, theirs in zip(drawings, librsvg.pictures(drawings), strict=True):
        apart = differences(raster.picture(drawing, max(raster.size(drawing))), theirs)
        assert apart.max() <= EDGE
        assert apart.mean() <= MEAN


def test_the_comparison_sees_a_pen_half_as_wide_again() -> None:
    drawing = load("Schotter").svg(1)
    changed = drawing.replace('stroke-width="16"', 'stroke-width="24"')
    assert changed != drawing
    apart = differences(raster.picture(drawing, 1_100), librsvg.pictures([changed])[0])
    assert apart.max() > EDGE and apart.mean() > MEAN
