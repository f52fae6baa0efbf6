"""Trains the network of Imago on parametric moths: about ten minutes on one core.

    python -m renderer.training.imago.train CHECKPOINT     # writes a checkpoint, and log.json beside this file
    python -m renderer.training.imago.export CHECKPOINT    # writes the integers into reference/

The network computes in training what the chain will: every weight, bias, offset and activation is an integer in a
float, rounded or floored as in reference/neural/network.py and reference/neural/film.py, and the gradient goes
straight through. An encoder, which no one needs afterwards, makes a moth's latent of its parameters; so latents lie
smoothly, and what lies between two of them is a moth again. Latents are stirred a little in training for the same
reason. The seed is fixed; another release of torch may still round differently.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import nn

from renderer.training.coordinates import Coordinates, Scales, rounded
from renderer.training.descent import LOG_STEPS, descend

from . import data

SEED = 20
STEPS = 13_000
MOTHS, POINTS = 3000, 2048  # and the samples of each that it is learnt from
BATCH_MOTHS, BATCH_POINTS = 32, 384
RATE, ENCODER_RATE = 6e-3, 1e-3
WARM = 100  # steps in which rates rise
STIR = 2.0  # how far a latent is moved in training
LATENT, UNITS, CHANNELS = 16, 16, 4
SIZES = (4, UNITS, UNITS, UNITS, CHANNELS)
SCALES = Scales(
    rows=(220, 830, 830, 830),
    steps=(64, 64, 64, 64),
    shifts=(5, 5, 5),
    wave=7,
    film=(4, 4),
    gain=6,
    spreads=((0.6, 0.2, 0.2, 0.3), (0.25, 0.4, 0.2)),
)
LOG = Path(__file__).with_name("log.json")

Arrays = tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]


def inputs() -> np.ndarray:
    """The four numbers that the network is told of each sample, (SIDE * SIDE, 4); as reference/imago/field.py."""
    row, column = np.divmod(np.arange(data.SIDE**2), data.SIDE)
    x, y = 2 * column - 64, 2 * (row - data.MIDDLE)
    radius = (column * column * 19 + y * y * 12 >> 10) - 64
    return np.stack([x, y, radius, column * y >> 6], 1)


class Net(Coordinates):
    """The network, the layer that latents go through (film), and the encoder."""

    def __init__(self) -> None:
        encoder = nn.Sequential(
            nn.Linear(data.MOTH, 96), nn.SiLU(), nn.Linear(96, 96), nn.SiLU(), nn.Linear(96, LATENT)
        )
        super().__init__(SIZES, LATENT, SCALES)
        self.encoder = encoder

    def code(self, parameters: torch.Tensor, stir: float = 0.0) -> torch.Tensor:
        """The latents of moths, integers in [-127, 127], (n, LATENT), from their parameters, (n, MOTH)."""
        z = 127 * torch.tanh(self.encoder(parameters * 4 - 2))
        if stir:
            z = z + stir * torch.randn_like(z)
        return rounded(z.clamp(-127, 127))

    def forward(self, z: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
        """The channels without their clamp, (n, points, CHANNELS), of latents and inputs (n, points, 4)."""
        return super().forward(z[None], x[None])[0]


def targets(fields: np.ndarray) -> np.ndarray:
    """What the channels should be, in [0, 255], of data.fields."""
    fore, hind, bands, eyes = fields
    return np.stack(
        [
            128 + 127 * np.clip(fore / 0.2, -1, 1),
            128 + 127 * np.clip(hind / 0.2, -1, 1),
            255 * np.clip(bands, 0, 1),
            255 * np.clip((eyes + 0.6) / 1.6, 0, 1),
        ]
    )


def chances(fields: np.ndarray) -> np.ndarray:
    """How likely each sample is to be learnt from: most along the outlines, in tails and in eyespots."""
    fore, hind, _, eyes = fields
    wing = np.maximum(fore, hind)
    found = (
        0.05
        + 0.15 * (wing > -0.18)
        + 0.3 * (wing > -0.02)
        + np.exp(-np.abs(fore) / 0.03)
        + np.exp(-np.abs(hind) / 0.03) * (fore < 0.03) * (1 + 2 * (data.grid()[1] > 0.4))
        + 1.5 * (eyes > -0.15) * (wing > -0.02)
    )
    return found / found.sum()


def prepare() -> Arrays:
    """Moths' parameters; of each the samples chosen, what the channels should be there, and which of them count."""
    generator = np.random.default_rng(SEED)
    parameters = data.draw(generator, MOTHS)
    chosen = np.empty((MOTHS, POINTS), np.int64)
    wanted = np.empty((MOTHS, POINTS, CHANNELS), np.float32)
    counted = np.empty((MOTHS, POINTS, 3), np.float32)
    for k, row in enumerate(parameters):
        fields = data.fields(row)
        p = chances(fields)
        chosen[k] = generator.choice(len(p), POINTS, p=p)
        wanted[k] = targets(fields)[:, chosen[k]].T
        fore, hind, _, eyes = fields[:, chosen[k]]
        counted[k, :, 0] = fore < 0.03  # where the hind wing shows
        counted[k, :, 1] = np.maximum(fore, hind) > -0.02
        counted[k, :, 2] = (np.maximum(fore, hind) > -0.02) | (eyes < -0.1)
    made = (parameters.astype(np.float32), chosen, wanted, counted)
    return tuple(torch.tensor(array) for array in made)


def loss(h: torch.Tensor, wanted: torch.Tensor, counted: torch.Tensor) -> torch.Tensor:
    """How far channels are off, near errors squared and far ones not."""
    e = h - wanted
    # What the clamp will cut off anyway hardly counts.
    e = torch.where((wanted >= 255) & (e > 0) | (wanted <= 0) & (e < 0), 0.02 * e, e).abs() / 128
    e = torch.where(e < 0.05, e * e * 10, e - 0.025)
    return (
        e[..., 0]
        + e[..., 1] * (0.1 + 0.9 * counted[..., 0])
        + e[..., 2] * (0.03 + 0.8 * counted[..., 1])
        + e[..., 3] * (0.1 + 0.9 * counted[..., 2])
    ).mean()


def train(steps: int = STEPS, tell: Callable[[str], None] = print) -> tuple[Net, list[float]]:
    """A trained network, and the mean loss of every LOG_STEPS steps."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    parameters, chosen, wanted, counted = prepare()
    net = Net()
    x = torch.tensor(inputs(), dtype=torch.float32)
    ours = [p for name, p in net.named_parameters() if "encoder" not in name]
    optimiser = torch.optim.Adam(
        [{"params": ours, "lr": RATE}, {"params": net.encoder.parameters(), "lr": ENCODER_RATE}], betas=(0.9, 0.99)
    )

    def loss_of(_: int) -> torch.Tensor:
        k = torch.randint(MOTHS, (BATCH_MOTHS,))
        j = torch.randint(POINTS, (BATCH_POINTS,))
        z = net.code(parameters[k], STIR)
        return loss(net(z, x[chosen[k][:, j]]), wanted[k][:, j], counted[k][:, j])

    return net, descend(net, optimiser, steps, loss_of, net.keep, "moths", WARM, tell=tell)


if __name__ == "__main__":
    trained, log = train()
    torch.save(trained.state_dict(), sys.argv[1])
    LOG.write_text(json.dumps({"seed": SEED, "steps": STEPS, f"loss by {LOG_STEPS} steps": log}) + "\n")
