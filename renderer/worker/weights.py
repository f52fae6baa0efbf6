"""The digest of a model's folder: what a registry entry names, and what a worker has to hold.

It covers the files that say what is drawn (weights, settings, tokenizers), and is the SHA-256 of what `sha256sum`
prints of them in the order of their names, so that a shell can check it.
"""

from collections.abc import Iterator
from hashlib import file_digest, sha256
from pathlib import Path

from .refusal import Hindered

WEIGHTS = "weights.bin"  # of an exact model; any other .bin is a pickle
COVERED = {".safetensors", ".json", ".txt", ".model"}  # the last two are tokenizers' words
PICKLES = {".bin", ".ckpt", ".joblib", ".msgpack", ".npy", ".npz", ".pickle", ".pkl", ".pt", ".pth"}
CODE = {".py", ".so", ".dll", ".pyd", ".pyc"}  # a library may run what lies next to the weights


def digest(folder: Path) -> str:
    """Returns the digest of a model's folder, 64 hexadecimal digits.

    Raises Hindered when the folder is none, has no weights or cannot be read, and when something in it could run.
    """
    lines = []
    try:
        for path in files(folder):
            with path.open("rb") as file:
                lines.append(f"{file_digest(file, 'sha256').hexdigest()}  {path.relative_to(folder).as_posix()}\n")
    except OSError as error:
        raise Hindered(f"weights: {error.filename} cannot be read: {error.strerror}") from None
    return sha256("".join(lines).encode()).hexdigest()


def verify(folder: Path, name: str) -> None:
    """Raises Hindered when a folder's digest is not the one it is held by."""
    found = digest(folder)
    if found != name:
        raise Hindered(f"weights: {folder} has the digest {found}, and {name} is wanted")


def files(folder: Path) -> list[Path]:
    """Lists the files that the digest covers, in the order of their names; raises as `digest` does."""
    if not folder.is_dir():
        raise Hindered(f"weights: {folder} is no folder of a model")
    found = sorted(_walk(folder), key=lambda path: path.relative_to(folder).as_posix())
    for path in found:
        if path.suffix.lower() in CODE or (path.suffix.lower() in PICKLES and path.name != WEIGHTS):
            raise Hindered(f"weights: {path} could run code when it is loaded: only safetensors are taken")
    covered = [path for path in found if path.suffix.lower() in COVERED or path.name == WEIGHTS]
    if not any(path.suffix.lower() == ".safetensors" or path.name == WEIGHTS for path in covered):
        raise Hindered(f"weights: {folder} holds no weights, neither *.safetensors nor {WEIGHTS}")
    return covered


def _walk(folder: Path) -> Iterator[Path]:
    """All files below a folder but hidden ones, which tools leave behind."""
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_symlink() and path.is_dir():  # what lies behind it is not walked
            raise Hindered(f"weights: {path} is a link to a folder: put the folder itself there")
        if not hidden and path.is_file():
            yield path
