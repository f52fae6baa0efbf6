"""The studio's store: blocks named by their content, and records named by what they are about. Only files.

    blocks/<cid>                       a block; a file of several is found by its root
    cars/<cid>.car                     a file with all its blocks
    jobs/<key>.json                    what came of a job; written last, and once
    looks/<chain>-<orchestrator>/<look>-<key>   an empty file: what a work looks like
    failures/<chain>-<orchestrator>/<request>.json   how often a model failed on a request
    hindrances/<key>.json              what kept a job from being made when it was tried last
    pins/<cid>.json                    what became of asking a service to keep a file
    openings, verdicts, agreements     what other parties told: `note` and `recall`

Each file is written beside its place and moved there, so that it is there whole or not at all; what a kill leaves
behind is swept when the store is opened next. What is read is checked against its name.
"""

import errno
import json
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from . import cid
from .car import archive
from .refusal import Hindered

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
PRIVATE = 0o700  # the mode of folders that may hold words which were sealed
STALE = 3_600  # seconds after which a file that is being written was left behind
_NAME = re.compile(r"[0-9A-Za-z_-]+")


class Store:
    """A folder of blocks and records; any number of processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        """Opens a store, and makes its folder; Hindered when that cannot be."""
        self.folder = folder
        self._partial = folder / "partial"
        with self._told("be opened"):
            folder.mkdir(PRIVATE, parents=True, exist_ok=True)
            self._partial.mkdir(parents=True, exist_ok=True)
            for left in self._partial.iterdir():
                if time.time() - left.stat().st_mtime > STALE:
                    left.unlink(missing_ok=True)

    def put(self, content: bytes) -> str:
        """Keeps a file with its archive, and returns its CID."""
        blocks = cid.blocks(content)
        for block in blocks:
            self._write(self._block(block.cid), block.data)
        root = blocks[-1].cid
        self._write(self.car(root), archive(blocks))
        return root

    def get(self, root: str) -> bytes:
        """Returns a file by its CID; KeyError when it is not here, Hindered when it is damaged or cannot be read."""
        return b"".join(self._leaves(*cid.read(root)))

    def car(self, root: str) -> Path:
        """Says where the archive of a file lies."""
        return self.folder / "cars" / f"{root}.car"

    def note(self, record: dict[str, Any], *names: str, once: bool = False) -> dict[str, Any]:
        """Keeps a record under names, such as "openings" and a commitment; with `once` an earlier one stays.

        Returns the record that is there now.
        """
        self._write(self.path(*names), (json.dumps(record, sort_keys=True, indent=1) + "\n").encode(), once)
        return (self.recall(*names) or record) if once else record

    def recall(self, *names: str) -> dict[str, Any] | None:
        """Returns the record under these names, or None; Hindered when it is damaged or cannot be read."""
        path = self.path(*names)
        found = self._read(path)
        try:
            return None if found is None else json.loads(found)
        except (ValueError, RecursionError):
            raise Hindered(f"store: {path} is damaged: move it away, and it is made anew") from None

    def names(self, *names: str) -> list[str]:
        """Lists what is kept under names, in order, without endings; files that others left there are passed over."""
        folder = self._path(names)
        with self._told("be read"):
            found = [path.stem for path in folder.iterdir()] if folder.is_dir() else []
        return sorted(filter(_NAME.fullmatch, found))

    def forget(self, *names: str) -> None:
        """Drops the record under these names, if there is one."""
        with self._told("be removed"):
            self.path(*names).unlink(missing_ok=True)

    def mark(self, *names: str) -> None:
        """Keeps an empty file, whose name says all."""
        self._write(self._path(names), b"")

    def _leaves(self, codec: int, digest: bytes) -> Iterator[bytes]:
        name = cid.text(codec, digest)
        data = self._read(self._block(name))
        if data is None:
            raise KeyError(name)
        if sha256(data).digest() != digest:
            raise Hindered(f"store: {self._block(name)} is damaged: its content is not what its name says")
        if codec == cid.RAW:
            yield data
        else:
            for child in cid.children(data):
                yield from self._leaves(*child)

    def _block(self, name: str) -> Path:
        return self.folder / "blocks" / name

    def path(self, *names: str) -> Path:
        """Says where a record lies; ValueError for names that are none."""
        return self._path(names).with_suffix(".json")

    def _path(self, names: tuple[str, ...]) -> Path:
        for name in names:
            if not _NAME.fullmatch(name):  # a name from a request never leads out of the store
                raise ValueError(f"store: {name!r} is no name")
        return self.folder.joinpath(*names)

    def _read(self, path: Path) -> bytes | None:
        with self._told("be read"):
            try:
                return path.read_bytes()
            except FileNotFoundError:
                return None

    def _write(self, path: Path, content: bytes, once: bool = False) -> None:
        partial = self._partial / f"{os.getpid()}-{secrets.token_hex(8)}"
        with self._told("be written"):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                with partial.open("wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                if once:
                    os.link(partial, path)
                else:
                    partial.replace(path)
            except FileExistsError:
                if not once:
                    raise
            finally:
                partial.unlink(missing_ok=True)

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        """Says in one sentence what the disk has against it."""
        try:
            yield
        except OSError as error:
            if error.errno in FULL:
                raise Hindered(f"store: the disk of {self.folder} is full: make room and go on") from error
            raise Hindered(f"store: {error.filename or self.folder} cannot {what}: {error.strerror}") from error
