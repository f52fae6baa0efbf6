"""A stand-in until the bundled model is here: hills of the seed."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from eth_hash.auto import keccak

from ..job import Job
from ..prompts import clean


class Maker:
    """Draws hills."""

    exact = True

    def __init__(self, folder: Path, device: str, adapters: Mapping[str, Path]) -> None:
        self.folder = folder

    def fed(self, job: Job) -> dict[str, Any]:
        return {"prompt": clean(job.prompt), "size": 64}

    def images(self, jobs: Sequence[Job]) -> list[np.ndarray]:
        return [self._image(job) for job in jobs]

    def _image(self, job: Job) -> np.ndarray:
        draws = np.frombuffer(keccak(job.seed.to_bytes(32, "big") + clean(job.prompt).encode()), np.uint8)
        sky, ground = draws[:3].astype(np.float64), draws[3:6].astype(np.float64)
        across = np.arange(64)
        hill = (
            32 + draws[6] / 16 * np.sin(across / (4 + draws[7] / 32) + draws[8]) + draws[9] / 32 * np.sin(across / 3)
        )
        shade = np.linspace(0.6, 1.0, 64)[:, None, None]
        return np.where((across[:, None] > hill)[:, :, None], ground, sky * shade).astype(np.uint8)

    def environment(self) -> dict[str, Any]:
        return {"executor": "numpy", "numpy": np.__version__}
