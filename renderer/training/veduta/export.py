"""Writes trained networks into the reference: `python -m renderer.training.veduta.export CHECKPOINT`.

What was trained is integers already, so nothing is rounded here.
"""

import json
from pathlib import Path

import torch

from reference.neural.files import DESCRIPTION, save
from reference.neural.flow import HOT, LEAST_TOLD, MOST_TOLD
from reference.neural.model import Activation, Input, Model, check
from reference.veduta.network import FOLDER, build, described
from reference.veduta.words import WIDTH
from renderer.training import checkpoints
from renderer.training.coordinates import dense
from renderer.training.quantization import to_model

from . import autoencoder, flow

SIDE = 8  # of a latent
TRAINING_DATA = "Imaginary landscapes that renderer/training/veduta/data.py draws by rules; no pictures of anybody's."
ABOUT = {"licence": "MIT", "authors": ("Conus",), "training_data": TRAINING_DATA}
LATENT = Input((autoencoder.CHANNELS, SIDE, SIDE), LEAST_TOLD, MOST_TOLD)


def networks(decoder: autoencoder.Decoder, student: flow.Student) -> dict[str, Model]:
    """All models by their folders' names; ModelError for parts that do not fit."""
    found = {
        "flow": to_model(student.network, LATENT, "veduta-flow", **ABOUT),
        "conditions": conditions(student),
        "decoder": to_model(decoder, LATENT, "veduta-decoder", **ABOUT),
    }
    build(**found)
    return found


def conditions(student: flow.Student) -> Model:
    """What the step and words add to the flow's sums."""
    weights = student.integers()
    layer = dense("offsets", "input", weights, torch.zeros(len(weights)), 0, Activation())
    given = Input((flow.EULER_STEPS + WIDTH,), 0, HOT)
    return check(Model("veduta-conditions", input=given, layers=(layer,), **ABOUT))


def load(checkpoint: str) -> tuple[autoencoder.Autoencoder, flow.Student]:
    """What train.py wrote."""
    net, student = autoencoder.Autoencoder(), flow.Student()
    checkpoints.read(checkpoint, (net, student))
    return net, student


def main(checkpoint: str, folder: Path = FOLDER) -> None:
    """Writes all models, and what puts them together."""
    net, student = load(checkpoint)
    models = networks(net.decoder, student)
    for name, model in models.items():
        save(model, folder / name)
    (folder / DESCRIPTION).write_text(json.dumps(described(models), indent=2) + "\n")


if __name__ == "__main__":
    main(checkpoints.named("Writes Veduta's trained networks into reference/models/veduta/."))
