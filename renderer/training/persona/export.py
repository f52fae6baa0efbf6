"""Writes trained networks into the reference: `python -m renderer.training.persona.export CHECKPOINT`.

Beside the models lies remainders.bin: for each weight of the flow, the conditions, the film and the decoder, in the
order of their files, what rounding left over, in 256ths of a weight, a signed byte each. With them a sampler in
floats can say what rounding does to a picture.
"""

import sys
from pathlib import Path

import numpy as np
import torch

from reference.neural.files import save
from reference.neural.flow import HOT, LEAST_TOLD, MOST_TOLD
from reference.neural.model import Activation, Input, Layer, Model, check
from reference.persona.network import FOLDER, STEPS

from . import autoencoder, coordinates, data, flow

REMAINDER_ONE = 256
REMAINDERS = "remainders.bin"
DECODER_LAYERS = ("first", "second", "third", "fields")
TOLD = 68  # the size of what the decoder is told of a sample
TRAINING_DATA = (
    f"{data.TRAINED:,} parametric masks of {len(data.KINDS)} kinds that renderer/training/persona/data.py draws; no"
    " pictures of anybody's."
)


def dense(
    name: str, source: str, weights: torch.Tensor, bias: torch.Tensor, shift: int, activation: Activation
) -> Layer:
    """A dense layer of integers in floats."""
    weights, bias = (each.detach().to(torch.int64).numpy() for each in (weights, bias))
    shape = weights.shape
    return Layer(name, "dense", (source,), shape, shift=shift, activation=activation, weights=weights, bias=bias)


def whole(name: str, given: Input, *layers: Layer) -> Model:
    return check(Model(f"persona-{name}", "MIT", ("Conus",), TRAINING_DATA, given, layers))


def networks(net: autoencoder.Autoencoder, pupil: flow.Pupil) -> dict[str, Model]:
    """The four models by their folders' names."""
    return {
        "flow": flow_model(pupil),
        "conditions": conditions(pupil),
        "film": film(net.decoder),
        "decoder": decoder(net.decoder),
    }


def flow_model(pupil: flow.Pupil) -> Model:
    weights, biases, _ = pupil.integers()
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
    return whole("flow", Input((pupil.size,), LEAST_TOLD, MOST_TOLD), *layers)


def conditions(pupil: flow.Pupil) -> Model:
    weights = pupil.integers()[-1]
    layer = dense("offsets", "input", weights, torch.zeros(len(weights)), 0, Activation())
    return whole("conditions", Input((STEPS + pupil.count,), 0, HOT), layer)


def film(net: coordinates.Coordinates) -> Model:
    weights = net.integers()[-1]
    layer = dense("film", "input", weights, torch.zeros(len(weights)), coordinates.FILM_SHIFT, Activation())
    return whole("film", Input((weights.shape[1],), LEAST_TOLD, MOST_TOLD), layer)


def decoder(net: coordinates.Coordinates) -> Model:
    """The network without what latents do to it."""
    layers, source = [], "input"
    weights, biases, _ = net.integers()
    for k, (name, bias) in enumerate(zip(DECODER_LAYERS, biases, strict=True)):
        last = k == len(DECODER_LAYERS) - 1
        if k > 0 and not last:
            bias = bias % coordinates.PERIOD
        shift = coordinates.OUT_SHIFT if last else coordinates.HIDDEN_SHIFT
        activation = Activation("clamp", 0, 255) if last else Activation("triangle", bits=coordinates.WAVE)
        layers += [dense(name, source, weights[k], bias, shift, activation)]
        source = name
    return whole("decoder", Input((layers[0].shape[1],), -TOLD, TOLD), *layers)


def remainders(net: autoencoder.Autoencoder, pupil: flow.Pupil) -> bytes:
    """What rounding left over of all weights."""
    steps = [each * flow.WEIGHT_STEPS for each in (*pupil.weights, pupil.conditions)]
    steps += [each * coordinates.WEIGHT_STEPS for each in (net.decoder.film, *net.decoder.weights)]
    flat = torch.cat([each.detach().reshape(-1) for each in steps]).numpy()
    whole = [layer.weights for model in networks(net, pupil).values() for layer in model.layers if layer.weighted]
    left = flat - np.concatenate([each.reshape(-1) for each in whole])
    return np.clip(np.rint(left * REMAINDER_ONE), -128, 127).astype(np.int8).tobytes()


def load(checkpoint: str) -> tuple[autoencoder.Autoencoder, flow.Pupil]:
    """What train.py wrote."""
    net, pupil = autoencoder.Autoencoder(), flow.Pupil(autoencoder.LATENT, len(data.KINDS))
    for each, state in zip((net, pupil), torch.load(checkpoint), strict=True):
        each.load_state_dict(state)
        each.eval()
    return net, pupil


def main(checkpoint: str, folder: Path = FOLDER) -> None:
    trained = load(checkpoint)
    for name, model in networks(*trained).items():
        print(f"{name}: {save(model, folder / name)}")
    (folder / REMAINDERS).write_bytes(remainders(*trained))


if __name__ == "__main__":
    main(sys.argv[1])
