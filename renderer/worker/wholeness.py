"""Whether a model's folder is whole, seen without its libraries and without reading its weights.

What is damaged is found before anybody pays for it: a download that ended too early, a file that was left out.
"""

import json
from pathlib import Path
from typing import Any

from . import weights
from .makers import EXACT, PIPELINE
from .makers.settings import Settings
from .refusal import Hindered

INDEX = ".safetensors.index.json"  # how the name ends of what tells in which files weights lie
LENGTH_BYTES = 8  # in which a safetensors file says how long its header is
MAX_HEADER_BYTES = 100_000_000  # as safetensors has it


def check(folder: Path) -> None:
    """Raises Hindered when something in the folder of a model or an adapter is cut off, missing or malformed."""
    files = weights.files(folder)
    for path in files:
        if path.suffix.lower() == ".safetensors":
            _safetensors(path)
        elif path.name.endswith(INDEX):
            _shards(path)
    Settings.read(folder)
    if (folder / PIPELINE).is_file():
        _pipeline(folder)
    elif not (folder / EXACT).is_file() and not any(path.parent == folder for path in files if _weighs(path)):
        raise Hindered(f"weights: {folder} lacks {PIPELINE}, which says what its parts are")


def _weighs(path: Path) -> bool:
    return path.suffix.lower() == ".safetensors" or path.name == weights.WEIGHTS


def _safetensors(path: Path) -> None:
    """Holds a file against its header, which begins it.

    offset | size | field
    0      | 8    | n, little-endian
    8      | n    | JSON: {name: {"dtype", "shape", "data_offsets": [from, to]}}, and "__metadata__"
    8 + n  |      | what the offsets are counted in
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            length = int.from_bytes(file.read(LENGTH_BYTES), "little")
            if size < LENGTH_BYTES or length > min(size - LENGTH_BYTES, MAX_HEADER_BYTES):
                raise Hindered(f"weights: {path} is cut off, or no safetensors file")
            header = json.loads(file.read(length))
        end = max((tensor["data_offsets"][1] for name, tensor in header.items() if name != "__metadata__"), default=0)
        wanted = LENGTH_BYTES + length + end
    except OSError as error:
        raise Hindered(f"weights: {path} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError, AttributeError, KeyError, IndexError, TypeError):
        raise Hindered(f"weights: {path} is no safetensors file: its header is malformed") from None
    if size != wanted:
        what = "cut off" if size < wanted else "too long"
        raise Hindered(f"weights: {path} is {what}: it has {size} bytes, and {wanted} by its header")


def _shards(index: Path) -> None:
    """Sees that the files are there that weights are spread over."""
    told = _object(index).get("weight_map")
    if not isinstance(told, dict):
        raise Hindered(f"weights: {index} tells of no files")
    for name in sorted(set(map(str, told.values()))):
        if not (index.parent / name).is_file():
            raise Hindered(f"weights: {index.parent} lacks {name}, in which weights lie by its {index.name}")


def _pipeline(folder: Path) -> None:
    """Sees that a pipeline's description is one, and that its parts are there."""
    index = _object(folder / PIPELINE)
    if not isinstance(index.get("_class_name"), str):
        raise Hindered(f"weights: {folder / PIPELINE} names no pipeline")
    for name, made_of in index.items():
        part = not name.startswith("_") and isinstance(made_of, list) and all(isinstance(one, str) for one in made_of)
        if part and not (folder / name).is_dir():
            raise Hindered(f"weights: {folder} lacks {name}, which is a part of it by its {PIPELINE}")
    for path in sorted(folder.rglob("config.json")):
        _object(path)


def _object(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Hindered(f"weights: {path} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise Hindered(f"weights: {path} is no JSON: {error}") from None
    if not isinstance(found, dict):
        raise Hindered(f"weights: {path} is no JSON object")
    return found
