"""The exact-integer model by its reference: numpy alone, one image after the other."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from reference import canonical
from reference.neural.model import ModelError
from reference.veduta import picture
from reference.veduta.network import Veduta, load

from ..job import Job
from ..prompts import clean
from ..refusal import Hindered, Refused


class Maker:
    """Draws what reference/veduta/picture.py says."""

    exact = True

    def __init__(self, folder: Path, device: str = "auto", adapters: Mapping[str, Path] | None = None) -> None:
        """The device is the machine's own, whatever is said; adapters are for other models."""
        self.folder = folder

    @cached_property
    def model(self) -> Veduta:
        """The model; Hindered when its folder holds none."""
        try:
            return load(self.folder)
        except ModelError as error:
            raise Hindered(str(error)) from None

    def fed(self, job: Job) -> dict[str, Any]:
        """The words that the model is told of, those that the seed chose among them; the seed is the receipt's."""
        if job.adapter is not None:
            raise Refused("makers: this model takes no adapter")
        if not takes_nothing(job.parameters):
            raise Refused("makers: this model takes no parameters")
        cleaned = clean(job.prompt)
        scene = picture.scene(cleaned, job.seed)
        return {
            "prompt": cleaned,
            "scene": [scene.subject, scene.hour, scene.body, scene.mood, *sorted(scene.extras)],
            "steps": self.model.flow.steps,
            "size": list(self.model.size),
        }

    def images(self, jobs: Sequence[Job]) -> list[np.ndarray]:
        """The images, uint8 `(height, width, 3)` each."""
        return [picture.draw(clean(job.prompt), job.seed, self.model) for job in jobs]

    def environment(self) -> dict[str, Any]:
        """What computes; the bits do not depend on it."""
        return {"executor": "numpy", "numpy": np.__version__, "dtype": "int64"}


def takes_nothing(parameters: str) -> bool:
    """Does the JSON text of an order say nothing? Refused when it is no JSON."""
    try:
        return not parameters or canonical.parse(parameters) == {}
    except ValueError as error:
        raise Refused(f"makers: the parameters are no JSON: {error}") from None
