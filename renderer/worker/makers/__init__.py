"""Makers: each draws the images of one model. Which one fits is seen from the model's folder."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from ..job import Job
from ..refusal import Hindered, need

PIPELINE = "model_index.json"  # what diffusers writes into the folder of a pipeline
EXACT = "model.json"  # what an exact-integer model is described by
MODULES = {"pipeline": "pipeline", "torch": "integer", "numpy": "numpy"}
PACKAGES = ("torch", "diffusers", "transformers", "peft", "safetensors", "accelerate")


class Maker(Protocol):
    """Draws the images of one model. Making one is cheap; its weights are read when the first image is asked for."""

    exact: bool  # whether every machine draws the same bits, in batches of any size
    adapters: Mapping[str, Path]  # folders by their digests, among them those that jobs will name

    def fed(self, job: Job) -> dict[str, Any]:
        """Says all that the model is given for a job, as JSON: without floats when exact. Refused when it cannot be.

        It depends on the job and the model's folder alone, so that whoever has both can say it again.
        """

    def images(self, jobs: Sequence[Job]) -> list[np.ndarray]:
        """Draws the images of jobs that are `fed`, each (h, w, 3) uint8."""

    def environment(self) -> dict[str, Any]:
        """Says what the images are made with: versions, device, numbers."""


def load(folder: Path, executor: str, device: str, adapters: Mapping[str, Path] | None = None) -> Maker:
    """Returns the maker for a model's folder.

    Args:
        folder: of a diffusers pipeline, or of an exact-integer model.
        executor: "torch", or "numpy" for exact models.
        device: "auto", or as torch names it.
        adapters: as the maker has them.

    Raises Hindered when the folder is no model's, or a package that it needs is missing.
    """
    if (folder / PIPELINE).is_file():
        kind = "pipeline"
    elif (folder / EXACT).is_file():
        kind = executor
    else:
        raise Hindered(f"makers: {folder} is no model: it has neither {PIPELINE} nor {EXACT}")
    try:
        module = import_module(f".{MODULES[kind]}", __name__)
        return module.Maker(folder, device, adapters or {})
    except ModuleNotFoundError as error:
        package = (error.name or "").split(".")[0]
        if package in PACKAGES:
            raise need(package) from None
        raise
