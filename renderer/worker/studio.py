"""Where a worker works: its folder, the models it holds, what it computes with. Its processes share it as a file.

What is secret, or may be, is never in the file; it comes from the environment of each process:

    CONUS_STUDIO           the studio's folder
    CONUS_BROKER           URL of a Redis or RabbitMQ; without one, messages are files in the studio's folder
    CONUS_PINNING_URL      the address of an IPFS Pinning Service API
    CONUS_PINNING_TOKEN    its access token
    CONUS_PINNING_ORIGINS  addresses of nodes that have the files, with commas between them
"""

import json
import logging
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Self

from . import weights
from .refusal import Hindered
from .store import Store

FOLDER, BROKER = "CONUS_STUDIO", "CONUS_BROKER"
PINNING_URL, PINNING_TOKEN, PINNING_ORIGINS = "CONUS_PINNING_URL", "CONUS_PINNING_TOKEN", "CONUS_PINNING_ORIGINS"
SETTINGS = "studio.json"
EXECUTORS = ("torch", "numpy")
WORKS = "works"  # the folder of images by their requests, for people; all else finds them in the store

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Studio:
    """A worker's place.

    Attributes:
        folder: where everything of it lies.
        models: the folder of each model and adapter, by its digest.
        executor: "torch", or "numpy" for exact models without it.
        device: "auto", "cpu", "cuda" or one card, as torch names it.
        batch: the most jobs that are made at once.
        blocklist: a file of phrases, or "package.module:function"; nothing blocks nothing.
        credentials: whether a copy with content credentials is made of every work.
    """

    folder: Path
    models: dict[str, Path] = field(default_factory=dict)
    executor: str = "torch"
    device: str = "auto"
    batch: int = 32
    blocklist: str = ""
    credentials: bool = True

    def __post_init__(self) -> None:
        if self.executor not in EXECUTORS:
            raise ValueError(f"studio: {self.executor!r} is no executor; there are {', '.join(EXECUTORS)}")

    @cached_property
    def store(self) -> Store:
        """The store in the studio's folder; Hindered when it cannot be opened."""
        return Store(self.folder / "store")

    def add(self, folder: Path) -> str:
        """Takes a model or an adapter in, and returns its digest; Hindered when the folder is none."""
        name = weights.digest(folder)
        self.models[name] = folder.resolve()
        return name

    def model(self, name: str) -> Path:
        """Returns the folder of a model or an adapter; Hindered when it is not held here."""
        if name not in self.models:
            raise Hindered(f"studio: no model or adapter with the digest {name} is held here")
        return self.models[name]

    def shown(self, request: int) -> Path | None:
        """Says where the image of a request lies for people; None where it does not."""
        with suppress(OSError):
            return path if (path := self._picture(request)).is_file() else None

    def show(self, request: int, root: str) -> None:
        """Puts an image of the store where people find it; what stands in the way is logged, and stops nothing.

        It is a copy, no link: whoever paints over it leaves the store as it was.
        """
        path = self._picture(request)
        partial = path.with_suffix(f".{os.getpid()}")
        try:
            image = self.store.get(root)
            if path.is_file() and path.read_bytes() == image:
                return
            path.parent.mkdir(exist_ok=True)
            try:
                partial.write_bytes(image)
                partial.replace(path)
            finally:
                partial.unlink(missing_ok=True)
        except (OSError, KeyError, ValueError, Hindered) as error:
            log.warning("the image of request %d is not at %s: %s", request, path, error)

    def save(self) -> None:
        """Writes the settings down, for other processes to `open`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        settings = asdict(self) | {"models": {name: str(path) for name, path in self.models.items()}}
        del settings["folder"]
        partial = self.folder / f"{SETTINGS}.{os.getpid()}"
        partial.write_text(json.dumps(settings, indent=1) + "\n")
        partial.replace(self.folder / SETTINGS)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Returns the studio in a folder as it was saved; Hindered when there is none."""
        try:
            settings = json.loads((folder / SETTINGS).read_text())
            models = {name: Path(path) for name, path in settings.pop("models").items()}
            return cls(folder=folder, models=models, **settings)
        except OSError as error:
            raise Hindered(f"studio: {error.filename} cannot be read: {error.strerror}") from None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Hindered(f"studio: {folder / SETTINGS} is damaged: start the worker anew") from None

    def _picture(self, request: int) -> Path:
        return self.folder / WORKS / f"{request}.png"
