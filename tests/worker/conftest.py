"""Studios, jobs and models for the tests of the worker."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from renderer.worker.job import Job
from renderer.worker.studio import Studio
from scripts.chain.build import ROOT

BUNDLED = ROOT / "reference" / "models" / "veduta"
ORCHESTRATOR = "0x5FbDB2315678afecb367f032d93F642f64180aa3"

MakeJob = Callable[..., Job]


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    """A studio that holds the bundled model, and needs no torch."""
    studio = Studio(tmp_path / "studio", executor="numpy")
    studio.add(BUNDLED)
    studio.save()
    return studio


@pytest.fixture
def job(studio: Studio) -> MakeJob:
    """Makes a job of the bundled model: `job(7, prompt="a lake")`."""
    model = next(iter(studio.models))

    def make(request: int = 1, **more: Any) -> Job:
        values: dict[str, Any] = {
            "request": request,
            "model": model,
            "adapter": None,
            "prompt": "a lake at dusk",
            "parameters": "",
            "seed": request * 2**200 + 1,
            "chain": 31337,
            "orchestrator": ORCHESTRATOR,
        }
        return Job(**values | more)

    return make


def picture(seed: int, height: int = 48, width: int = 64) -> np.ndarray:
    """A picture that a gate lets pass: soft colours, (height, width, 3) uint8."""
    coarse = np.random.default_rng(seed).integers(0, 256, (4, 4, 3)).astype(np.float64)
    rows, columns = np.linspace(0, 3, height), np.linspace(0, 3, width)

    def between(values: np.ndarray, at: np.ndarray) -> np.ndarray:
        low = np.minimum(at.astype(int), 2)
        share = (at - low).reshape(-1, *[1] * (values.ndim - 1))
        return values[low] * (1 - share) + values[low + 1] * share

    smooth = between(between(coarse, rows).swapaxes(0, 1), columns).swapaxes(0, 1)
    return smooth.round().astype(np.uint8)
