"""The canonical PNG: any reader reads it, and the same pixels are the same bytes."""

import io
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from renderer.worker import png
from tests.worker.conftest import picture

# The file of one pixel, (1, 2, 3), taken apart by hand.
ONE_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a"
    "0000000d 49484452 00000001 00000001 08 02 00 00 00 907753de"
    "00000001 73524742 00 aece1ce9"
    "0000000f 49444154 7801 01 0400 fbff 00010203 000e0007 2da233ec"
    "00000000 49454e44 ae426082"
)
LARGE = 200  # pixels, so that rows fill several stored blocks


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_another_reader_sees_the_same_pixels(height: int, width: int, seed: int) -> None:
    image = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    file = png.encode(image)
    with Image.open(io.BytesIO(file)) as opened:
        assert (opened.format, opened.mode, opened.size) == ("PNG", "RGB", (width, height))
        assert np.array_equal(np.asarray(opened), image)
    assert np.array_equal(png.decode(file), image)


def test_one_pixel_is_the_file_written_out_by_hand() -> None:
    assert png.encode(np.array([[[1, 2, 3]]], np.uint8)) == ONE_PIXEL


def test_the_stream_is_stored_blocks_that_zlib_reads_to_its_end() -> None:
    image = picture(1, LARGE, LARGE)
    data = png.encode(image).split(b"IDAT", 1)[1]
    stream = zlib.decompressobj()
    rows = stream.decompress(data)
    assert stream.eof
    assert len(rows) == LARGE * (1 + 3 * LARGE)
    assert not any(rows[:: 1 + 3 * LARGE])  # no row is filtered


def test_a_view_of_other_memory_order_is_the_same_file() -> None:
    image = picture(2)
    assert png.encode(np.asfortranarray(image)) == png.encode(image)


@pytest.mark.parametrize(
    "image",
    [
        np.zeros((2, 2), np.uint8),
        np.zeros((2, 2, 4), np.uint8),
        np.zeros((2, 2, 3), np.float32),
        np.zeros((0, 2, 3), np.uint8),
        np.zeros((1, png.MAX_SIDE + 1, 3), np.uint8),
    ],
)
def test_what_is_no_picture_is_not_written(image: np.ndarray) -> None:
    with pytest.raises(ValueError, match="^png: "):
        png.encode(image)


def test_the_same_picture_in_another_file_is_not_canonical() -> None:
    file = io.BytesIO()
    Image.fromarray(picture(3)).save(file, "PNG")
    with pytest.raises(ValueError, match="^png: the file is a PNG, but not the canonical one$"):
        png.decode(file.getvalue())


@pytest.mark.parametrize("at", [0, 20, 60, 500, -1])
def test_a_changed_byte_is_noticed(at: int) -> None:
    file = bytearray(png.encode(picture(4)))
    file[at] ^= 1
    with pytest.raises(ValueError, match="^png: "):
        png.decode(bytes(file))


@pytest.mark.parametrize("file", [b"", b"hello", png.encode(picture(5))[:-20], png.SIGNATURE])
def test_what_is_cut_short_is_no_png(file: bytes) -> None:
    with pytest.raises(ValueError, match="^png: "):
        png.decode(file)


def test_chunks_of_a_kind_can_be_taken_out() -> None:
    file = png.encode(picture(6))
    extra = png._chunk(b"caBX", b"something else")
    assert png.without(file[:33] + extra + file[33:], b"caBX") == file
    assert png.without(file, b"caBX") == file
    for bad in (b"GIF89a", file[:-5]):
        with pytest.raises(ValueError, match="^png: "):
            png.without(bad, b"caBX")
