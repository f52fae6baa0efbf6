"""Trains the networks of Persona on parametric masks: about twelve minutes on one core.

    python -m renderer.training.persona.train CHECKPOINT     # writes a checkpoint, and log.json beside this file
    python -m renderer.training.persona.export CHECKPOINT    # writes the integers into reference/models/persona/

First an autoencoder learns masks in few numbers (autoencoder.py), then a flow learns to carry noise to what the
encoder says of masks (flow.py). Both compute in training what the chain will. The seed is fixed; another release of
torch may still round differently.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch

from renderer.training import checkpoints
from renderer.training.descent import LOG_STEPS

from . import autoencoder, data, flow

SEED = 20
LOG = Path(__file__).with_name("log.json")


def masks() -> tuple[np.ndarray, torch.Tensor]:
    """The fields of all masks that are learnt from, and their kinds."""
    drawn = data.draw(np.random.default_rng(data.SEED), data.COUNT)[: data.TRAINED]
    return fields(drawn), torch.tensor(data.kinds(drawn))


def fields(drawn: np.ndarray) -> np.ndarray:
    """The fields of masks, uint8 `(n, CHANNELS, rows, columns)` from the axis on."""
    x, y = (axis.reshape(data.ROWS, -1)[:, data.AXIS :] for axis in data.grid())
    found = np.rint(data.fields(drawn, x.reshape(-1), y.reshape(-1))).astype(np.uint8)
    return found.reshape(len(drawn), data.CHANNELS, *x.shape)


def train(tell: Callable[[str], None] = print) -> tuple[autoencoder.Autoencoder, flow.Student, dict[str, Any]]:
    """The trained networks, and what is logged of their training."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    began = time.process_time()
    drawn, kinds = masks()
    tell(f"{len(drawn)} masks, {time.process_time() - began:.0f} s")
    net, losses = autoencoder.train(drawn, kinds, np.random.default_rng(SEED), tell=tell)
    coded = time.process_time()
    student, more = flow.train(autoencoder.encode(net, drawn), kinds, len(data.KINDS), tell)
    ended = time.process_time()
    log = {
        "seed": SEED,
        "masks": len(drawn),
        "steps of the autoencoder": autoencoder.STEPS,
        "seconds of the autoencoder, masks included": round(coded - began),
        "seconds of the flow": round(ended - coded),
        f"losses by {LOG_STEPS} steps": {"autoencoder": losses, **more},
    }
    return net, student, log


if __name__ == "__main__":
    checkpoints.write(train, LOG, "Trains the networks of Persona: about twelve minutes on one core.")
