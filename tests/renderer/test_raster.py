import io

import pytest
from PIL import Image

from renderer import raster
from tests.renderer.samples import SQUARE, TALL, WIDE, drawing


@pytest.mark.parametrize("size", [WIDE, TALL, SQUARE])
def test_the_longer_side_has_the_length_asked_for(size: tuple[int, int]) -> None:
    picture = raster.picture(drawing(size), 128)
    assert max(picture.size) == 128
    assert picture.width * size[1] == picture.height * size[0]


def test_colours_and_places_come_out_as_drawn() -> None:
    picture = raster.picture(drawing(), 48)
    assert picture.getpixel((40, 40)) == (0x10, 0x20, 0x30)
    assert picture.getpixel((10, 10)) == (0xF0, 0xE0, 0xD0)


def test_png_is_a_png_file() -> None:
    assert Image.open(io.BytesIO(raster.png(drawing(), 10))).format == "PNG"


def test_size_reads_the_root_alone() -> None:
    inner = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="5" height="5"/></svg>'
    with pytest.raises(ValueError, match="raster: the drawing states no width and height"):
        raster.size(inner)


def test_png_rejects_what_is_no_svg() -> None:
    with pytest.raises(ValueError):
        raster.png(drawing().replace("</svg>", ""), 10)
