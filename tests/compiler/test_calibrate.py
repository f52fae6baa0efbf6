import numpy as np
import pytest
from PIL import Image

from reference.neural.model import ModelError
from scripts.compiler import calibrate

IMAGE = (3, 4, 5)


def _saved(path, array):
    np.savez(path, array) if path.suffix == ".npz" else np.save(path, array)
    return path


@pytest.mark.parametrize("name", ["x.npy", "x.npz"])
@pytest.mark.parametrize("shape", [(2,), IMAGE])
def test_one_input_or_many_are_read_from_an_array(tmp_path, name, shape):
    one = np.random.default_rng(0).normal(size=shape).astype(np.float32)
    assert (calibrate.load(_saved(tmp_path / name, one), shape) == one[None]).all()
    many = np.stack([one, 2 * one])
    assert (calibrate.load(_saved(tmp_path / name, many), shape) == many).all()


def test_as_many_vectors_as_they_are_long_are_many(tmp_path):
    many = np.arange(9.0).reshape(3, 3)
    assert (calibrate.load(_saved(tmp_path / "x.npy", many), (3,)) == many).all()


def test_a_folder_is_read_in_order_and_other_files_are_left(tmp_path):
    for name, value in (("b.npy", 2.0), ("a.npz", 1.0), ("c.npy", [[3.0], [4.0]])):
        _saved(tmp_path / name, np.reshape(value, (-1, 1)))
    (tmp_path / "notes.txt").write_text("none")
    assert calibrate.load(tmp_path, (1,)).ravel().tolist() == [1, 2, 3, 4]


@pytest.mark.parametrize("pixels, white", [("unit", (0.0, 1.0)), ("signed", (-1.0, 1.0))])
@pytest.mark.parametrize("channels", [1, 3, 4])
def test_pictures_are_scaled_as_asked(tmp_path, pixels, white, channels):
    picture = Image.new("RGBA", (5, 4), (0, 0, 0, 255))
    picture.putpixel((4, 0), (255, 255, 255, 255))
    picture.save(tmp_path / "a.png")
    found = calibrate.load(tmp_path, (channels, 4, 5), pixels)
    assert found.shape == (1, channels, 4, 5)
    assert found[0, 0, 0, 4] == white[1] and found[0, 0, 0, 0] == white[0]


def _text(path):
    path.write_text("no array")
    return path


def _cut(path):
    whole = _saved(path, np.ones((9, 2))).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def _two(path):
    np.savez(path, a=np.ones(2), b=np.ones(2))
    return path


def _picture(path):
    Image.new("RGB", (9, 9)).save(path)
    return path


REFUSED = {
    "nothing there": (lambda folder: folder / "lost.npy", (2,), "does not exist"),
    "an empty folder": (lambda folder: folder, (2,), "holds no inputs"),
    "another file": (lambda folder: _text(folder / "x.txt"), (2,), "is no .npy, .npz or picture file"),
    "no array": (lambda folder: _text(folder / "x.npy"), (2,), "cannot be read"),
    "a cut array": (lambda folder: _cut(folder / "x.npy"), (2,), "cannot be read"),
    "a cut archive": (lambda folder: _cut(folder / "x.npz"), (2,), "cannot be read"),
    "two arrays": (lambda folder: _two(folder / "x.npz"), (2,), "holds 2 arrays, and one is wanted"),
    "NaN": (lambda folder: _saved(folder / "x.npy", np.array([1, np.nan])), (2,), "holds numbers that are NaN"),
    "infinity": (lambda folder: _saved(folder / "x.npy", np.array([1, np.inf])), (2,), "holds numbers that are NaN"),
    "text in an array": (lambda folder: _saved(folder / "x.npy", np.array(["a", "b"])), (2,), "numbers are wanted"),
    "objects": (lambda folder: _saved(folder / "x.npy", np.array([{}, {}])), (2,), "cannot be read"),
    "another shape": (lambda folder: _saved(folder / "x.npy", np.ones((7, 3))), (2,), "and the network wants (2,)"),
    "no inputs": (lambda folder: _saved(folder / "x.npy", np.ones((0, 3))), (2,), "has the shape"),
    "a picture's size": (lambda folder: _picture(folder / "x.png"), IMAGE, "has the shape (3, 9, 9)"),
    "a picture for a vector": (
        lambda folder: _picture(folder / "x.png"),
        (2,),
        "is a picture, and the network wants",
    ),
    "a broken picture": (lambda folder: _text(folder / "x.png"), IMAGE, "cannot be read"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_an_input_is_refused(tmp_path, what):
    make, shape, words = REFUSED[what]
    with pytest.raises(ModelError) as error:
        calibrate.load(make(tmp_path), shape)
    assert words in str(error.value) and str(error.value).startswith("calibration: ")


def test_an_unknown_scale_of_pixels_is_refused(tmp_path):
    with pytest.raises(ModelError, match='unit or signed, not "bytes"'):
        calibrate.load(_picture(tmp_path / "x.png"), (3, 9, 9), "bytes")


def test_inputs_are_picked_from_first_to_last():
    assert calibrate.picked(np.arange(10), 4).tolist() == [0, 3, 6, 9]
    assert calibrate.picked(np.arange(3), 9).tolist() == [0, 1, 2]


def test_drawn_inputs_lie_in_their_range_and_are_always_the_same():
    found = calibrate.drawn(-2, 3, (2,), 100)
    assert found.shape == (100, 2) and -2 <= found.min() < -1.5 and 2.5 < found.max() <= 3
    assert (found == calibrate.drawn(-2, 3, (2,), 100)).all()
