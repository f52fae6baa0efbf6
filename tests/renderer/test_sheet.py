import numpy as np
import pytest
from PIL import Image

from renderer.sheet import LEVELS, PAPER, columns_for, light, sheet


def colours(count: int, size: tuple[int, int]) -> list[Image.Image]:
    return [Image.new("RGB", size, (255, index, 0)) for index in range(count)]


@pytest.mark.parametrize("size", [(90, 60), (60, 90), (80, 80)])
@pytest.mark.parametrize("count", [1, 5, 16, 64])
def test_every_picture_is_on_the_page_whole(count: int, size: tuple[int, int]) -> None:
    page = sheet("Name", "detail", colours(count, size), [str(n) for n in range(count)])
    areas = {colour: pixels for pixels, colour in page.getcolors(2**24)}
    assert [areas[255, index, 0] for index in range(count)] == [size[0] * size[1]] * count


def test_pictures_of_several_shapes_stand_on_one_line() -> None:
    page = sheet("", "", [*colours(1, (40, 80)), Image.new("RGB", (80, 40), "blue")], ["", ""], columns=2)

    pixels = np.asarray(page)
    red, blue = ((pixels == colour).all(axis=2).any(axis=1).nonzero()[0] for colour in ([255, 0, 0], [0, 0, 255]))
    assert red.max() == blue.max()


def test_the_margins_are_empty() -> None:
    page = sheet("Name", "detail", colours(9, (50, 50)), ["x"] * 9)
    edge = page.crop((0, 0, 20, page.height)).getcolors()
    assert edge == [(20 * page.height, tuple(bytes.fromhex(PAPER[1:])))]


def test_captions_are_written() -> None:
    plain = sheet("Name", "detail", colours(1, (80, 80)), [""])
    captioned = sheet("Name", "detail", colours(1, (80, 80)), ["12"])
    assert plain.size == captioned.size and plain.tobytes() != captioned.tobytes()


def test_a_long_caption_is_no_wider_than_its_picture() -> None:
    plain, captioned = (np.asarray(sheet("", "", colours(1, (800, 800)), [text])) for text in ("", "0x" + "0" * 64))
    written = (plain != captioned).any(axis=2).any(axis=0).nonzero()[0]
    assert 600 < written.max() - written.min() <= 800


@pytest.mark.parametrize("count, width, height, columns", [(64, 1, 1, 8), (16, 3, 4, 4), (1, 1, 1, 1), (2, 2, 1, 1)])
def test_columns_make_a_page_about_square(count: int, width: int, height: int, columns: int) -> None:
    assert columns_for(count, width, height) == columns


def test_columns_can_be_chosen() -> None:
    pictures, captions = colours(6, (50, 50)), [""] * 6
    assert sheet("", "", pictures, captions, columns=6).width > sheet("", "", pictures, captions, columns=2).width
    assert sheet("", "", pictures, captions, columns=99).size == sheet("", "", pictures, captions, columns=6).size


def test_sheet_rejects_no_pictures() -> None:
    with pytest.raises(ValueError, match="sheet: no pictures"):
        sheet("", "", [], [])


def test_sheet_rejects_a_caption_too_few() -> None:
    with pytest.raises(ValueError):
        sheet("", "", colours(2, (9, 9)), ["1"])


def test_a_light_page_looks_as_before_and_has_fewer_levels():
    levels = np.arange(256, dtype=np.uint8).repeat(3).reshape(16, 16, 3)
    made = np.asarray(light(Image.fromarray(levels)))
    assert np.abs(made.astype(int) - levels).max() <= LEVELS // 2
    assert len(np.unique(made)) == 256 // LEVELS
