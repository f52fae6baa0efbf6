"""Inputs to calibrate with: arrays or pictures that look like what the network will see."""

from pathlib import Path

import numpy as np
from PIL import Image

from reference.neural.model import ModelError

ARRAYS = (".npy", ".npz")
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif")
PIXELS = {"unit": (0.0, 1.0), "signed": (-1.0, 1.0)}
MODES = {1: "L", 3: "RGB", 4: "RGBA"}


def load(path: Path, shape: tuple[int, ...], pixels: str = "unit") -> np.ndarray:
    """All inputs of a file or folder, float64 `(count, *shape)`.

    A file is an array of one input or of many; a folder holds such files, or pictures of the input's size, whose
    pixels are scaled to [0, 1] ("unit") or [-1, 1] ("signed"). ModelError when something does not fit.
    """
    if not path.exists():
        raise ModelError(f"calibration: {path} does not exist")
    files = sorted(each for each in path.iterdir() if _known(each)) if path.is_dir() else [path]
    if not files:
        raise ModelError(f"calibration: {path} holds no inputs; put .npy, .npz or picture files there")
    return np.concatenate([_inputs(each, shape, pixels) for each in files])


def drawn(low: float, high: float, shape: tuple[int, ...], count: int) -> np.ndarray:
    """Inputs drawn evenly from [low, high], float64 `(count, *shape)`, always the same ones."""
    return np.random.default_rng(0).uniform(low, high, (count, *shape))


def picked(inputs: np.ndarray, count: int) -> np.ndarray:
    """At most `count` of the inputs, evenly from first to last."""
    return inputs[np.linspace(0, len(inputs) - 1, min(count, len(inputs))).round().astype(int)]


def _known(path: Path) -> bool:
    return path.suffix.lower() in (*ARRAYS, *PICTURES)


def _inputs(path: Path, shape: tuple[int, ...], pixels: str) -> np.ndarray:
    if not _known(path):
        raise ModelError(f"calibration: {path} is no .npy, .npz or picture file")
    array = _array(path) if path.suffix.lower() in ARRAYS else _picture(path, shape, pixels)
    if array.dtype.kind not in "fiub":
        raise ModelError(f"calibration: {path} holds {array.dtype}, and numbers are wanted")
    if array.shape == shape or array.shape[1:] != shape or not len(array):
        array = array[None]
    if array.shape[1:] != shape:
        raise ModelError(f"calibration: {path} has the shape {array.shape[1:]}, and the network wants {shape}")
    if not np.isfinite(array).all():
        raise ModelError(f"calibration: {path} holds numbers that are NaN or infinite")
    return array.astype(np.float64)


def _array(path: Path) -> np.ndarray:
    try:
        found = np.load(path, allow_pickle=False)
        if isinstance(found, np.ndarray):
            return found
        if len(found.files) != 1:
            raise ModelError(f"calibration: {path} holds {len(found.files)} arrays, and one is wanted")
        return found[found.files[0]]
    except ModelError:
        raise
    except Exception as error:  # numpy and zipfile raise a dozen kinds for a broken file
        raise ModelError(f"calibration: {path} cannot be read: {error}") from None


def _picture(path: Path, shape: tuple[int, ...], pixels: str) -> np.ndarray:
    if pixels not in PIXELS:
        raise ModelError(f'calibration: pixels are scaled as {" or ".join(PIXELS)}, not "{pixels}"')
    if len(shape) != 3 or shape[0] not in MODES:
        raise ModelError(f"calibration: {path} is a picture, and the network wants {shape}; give arrays instead")
    try:
        with Image.open(path) as picture:
            found = np.asarray(picture.convert(MODES[shape[0]]), np.float64)
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise ModelError(f"calibration: {path} cannot be read: {error}") from None
    low, high = PIXELS[pixels]
    # 255: the greatest value of a byte.
    scaled = low + (high - low) * found / 255
    return scaled[None] if scaled.ndim == 2 else scaled.transpose(2, 0, 1)
