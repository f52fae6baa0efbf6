"""Writes trained networks into the reference: `python -m renderer.training.persona.export CHECKPOINT`.

Training leaves all weights at their integers, so these are the trained weights, and nothing is rounded here.
"""

from collections.abc import Iterable
from pathlib import Path

import torch
from eth_hash.auto import keccak

from reference.neural.files import digest as hash_of
from reference.neural.files import save
from reference.neural.flow import HOT, LEAST_TOLD, MOST_TOLD
from reference.neural.model import Activation, Input, Layer, Model, check
from reference.persona.network import FOLDER, KINDS, STEPS
from renderer.training import checkpoints
from renderer.training.coordinates import Coordinates, dense

from . import autoencoder, data, flow

TOLD = 68  # the size of what the decoder is told of a sample
TRAINING_DATA = (
    f"{data.TRAINED:,} parametric masks of {len(data.KINDS)} kinds that renderer/training/persona/data.py draws; no"
    " pictures of anybody's."
)


def whole(name: str, given: Input, *layers: Layer) -> Model:
    """One of Persona's models; ModelError for layers that do not fit."""
    return check(Model(f"persona-{name}", "MIT", ("Conus",), TRAINING_DATA, given, layers))


def networks(net: autoencoder.Autoencoder, student: flow.Student) -> dict[str, Model]:
    """All models by their folders' names."""
    found = {"flow": flow_model(student), "conditions": conditions(student)}
    for k, kind in enumerate(KINDS):
        found |= {f"film/{kind}": film(net.decoder, k), f"decoder/{kind}": decoder(net.decoder, k)}
    return found


def flow_model(student: flow.Student) -> Model:
    """The flow's network, without what conditions it."""
    weights, biases, _ = student.integers()
    bent, plain = Activation("clamp", 0, flow.MOST), Activation()
    layers = [dense("enter", "input", weights[0], biases[0], flow.ENTER_SHIFT, bent)]
    source = "enter"
    for k, block in enumerate("12"):
        up, down = (dict(weights=weights[i], bias=biases[i], shift=flow.HIDDEN_SHIFT) for i in (2 * k + 1, 2 * k + 2))
        layers += [
            dense(f"up{block}", source, activation=bent, **up),
            dense(f"down{block}", f"up{block}", activation=plain, **down),
            Layer(f"sum{block}", "add", (source, f"down{block}"), scales=(0, 0), shift=0, activation=bent),
        ]
        source = f"sum{block}"
    layers += [dense("leave", source, weights[-1], biases[-1], flow.LEAVE_SHIFT, plain)]
    return whole("flow", Input((student.size,), LEAST_TOLD, MOST_TOLD), *layers)


def conditions(student: flow.Student) -> Model:
    """What the step and the kind add to the flow's sums."""
    weights = student.integers()[-1]
    layer = dense("offsets", "input", weights, torch.zeros(len(weights)), 0, Activation())
    return whole("conditions", Input((STEPS + student.count,), 0, HOT), layer)


def film(net: Coordinates, kind: int) -> Model:
    """What latents do to the network of a kind."""
    weights = net.integers()[-1][kind]
    layer = dense("film", "input", weights, torch.zeros(len(weights)), net.scales.film[0], Activation())
    return whole(f"film-{KINDS[kind]}", Input((weights.shape[1],), LEAST_TOLD, MOST_TOLD), layer)


def decoder(net: Coordinates, kind: int) -> Model:
    """The network without what latents do to it."""
    layers = net.layers(kind)
    return whole(f"decoder-{KINDS[kind]}", Input((layers[0].shape[1],), -TOLD, TOLD), *layers)


def load(checkpoint: str) -> tuple[autoencoder.Autoencoder, flow.Student]:
    """What train.py wrote."""
    net, student = autoencoder.Autoencoder(), flow.Student(autoencoder.LATENT, len(data.KINDS))
    checkpoints.read(checkpoint, (net, student))
    return net, student


def digest(models: Iterable[Model]) -> str:
    """The hash of models together: of their hashes, one after the other."""
    return "0x" + keccak(b"".join(bytes.fromhex(hash_of(model)[2:]) for model in models)).hex()


def main(checkpoint: str, folder: Path = FOLDER) -> None:
    """Writes all models, and tells the hash that the model card has."""
    models = networks(*load(checkpoint))
    for name, model in models.items():
        save(model, folder / name)
    print(digest(models.values()))


if __name__ == "__main__":
    main(checkpoints.named("Writes Persona's trained networks into reference/models/persona/."))
