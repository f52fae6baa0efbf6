"""Learns masks by heart in few numbers: an encoder from fields to latents, and a network a kind that draws them.

The encoder is needed in training only. What it says is made to have mean 0 and variance 1 in each number, over all
kinds, and is stirred by normal noise of STIR before it is told: so near latents are like masks, which is what a flow
wants, and none says more than it needs (the noise takes the place of a variational weight). Then it is rounded as the
state of the flow is.
"""

from collections.abc import Callable

import numpy as np
import torch
from torch import nn

from reference.neural.flow import LEAST_TOLD, MOST_TOLD, ONE, TOLD_SHIFT
from reference.persona import field
from renderer.training.coordinates import Coordinates, Scales, rounded
from renderer.training.descent import LOG_STEPS, descend

from . import data

LATENT, UNITS, CHANNELS = 32, 24, 4
GLOW = 3  # the channel of eyes, whose pupils are outlines too
SCALES = Scales(
    rows=(180, 760, 760, 880),
    steps=(64, 128, 128, 64),
    shifts=(5, 6, 6),
    wave=7,
    film=(3, 4),
    gain=7,
    spreads=((0.6, 0.2, 0.2, 0.3), (0.3, 0.5, 0.25)),
)
TOLD_ONE = ONE >> TOLD_SHIFT  # a latent's unit, as it is told
STIR = 0.15
HIDDEN = 256  # units of the encoder
STEPS = 16_000
POINTS = 1280  # the samples of each mask that it is learnt from
BATCH_MASKS, BATCH_POINTS = 5, 256  # masks of each kind
RATE, ENCODER_RATE = 6e-3, 1e-3
WARM = 200  # steps in which rates rise
SETTLED = 0.85  # of all steps, when weights are left at their integers
NEAR = 0.05  # errors that are squared, in 128 levels
FAR = 0.25  # what errors count far from outlines


class Encoder(nn.Module):
    """Latents `(n, LATENT)`, floats of mean 0 and variance 1, of what is seen of masks."""

    def __init__(self) -> None:
        super().__init__()
        places = CHANNELS * (data.ROWS // 2) * ((data.COLUMNS - data.AXIS) // 2)
        self.layers = nn.Sequential(
            nn.Linear(places, HIDDEN), nn.SiLU(), nn.Linear(HIDDEN, HIDDEN), nn.SiLU(), nn.Linear(HIDDEN, LATENT)
        )
        self.whiten = nn.BatchNorm1d(LATENT, affine=False, momentum=0.02)

    def forward(self, seen: torch.Tensor) -> torch.Tensor:
        return self.whiten(self.layers(seen))


class Autoencoder(nn.Module):
    """The encoder, and the networks of samples."""

    def __init__(self, kinds: int = len(data.KINDS)) -> None:
        super().__init__()
        self.encoder = Encoder()
        sizes = (inputs().shape[-1], UNITS, UNITS, UNITS, CHANNELS)
        self.decoder = Coordinates(sizes, LATENT, SCALES, kinds)

    def forward(self, seen: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
        """The channels, `(kinds, n, points, CHANNELS)`, of what is seen of masks, `(kinds, n, numbers)`."""
        z = self.encoder(seen.flatten(0, 1))
        return self.decoder(told(z + STIR * torch.randn_like(z)).view(*seen.shape[:2], -1), x)


def seen(fields: np.ndarray) -> torch.Tensor:
    """What the encoder sees of fields `(n, CHANNELS, rows, columns)`, means of 2 x 2 samples: `(n, numbers)`."""
    pooled = [
        nn.functional.avg_pool2d(torch.tensor(part).float() / 128 - 1, 2)
        for part in np.split(fields, range(256, len(fields), 256))
    ]
    return torch.cat(pooled).flatten(1)


def told(z: torch.Tensor) -> torch.Tensor:
    """Latents as the network is told of them: the integers of reference/neural/flow.py."""
    return rounded((z * TOLD_ONE).clamp(LEAST_TOLD, MOST_TOLD))


def inputs() -> np.ndarray:
    """What the network is told of samples from the axis on, without the outer rows: `(rows, columns, n)`."""
    return field.inputs(data.COLUMNS).reshape(data.ROWS - 2, data.COLUMNS, -1)[:, data.AXIS :]


def chances(fields: np.ndarray) -> np.ndarray:
    """How likely each sample of masks' fields, `(n, CHANNELS, ...)`, is to be learnt from: most along outlines."""
    near = np.exp(-np.abs(fields.astype(np.float32) - 128) / 16)
    pupil = np.exp(-np.abs(fields[:, GLOW].astype(np.float32) - data.PUPIL_LEVEL) / 24)
    inside = fields[:, 0] > 112
    found = 0.1 + 0.05 * inside + 1.3 * near[:, 0]
    found += inside * (0.7 * near[:, 1] + 1.2 * near[:, 2] + 1.6 * near[:, 3] + 2.5 * pupil)
    return found / found.sum(axis=tuple(range(1, found.ndim)), keepdims=True)


def choose(generator: np.random.Generator, fields: np.ndarray) -> np.ndarray:
    """POINTS places of each mask, `(n, POINTS)` int64, counted without the outer rows."""
    sums = chances(fields[:, :, 1:-1]).reshape(len(fields), -1).cumsum(1)
    throws = generator.random((len(fields), POINTS))
    return np.stack([np.searchsorted(a, b * a[-1]) for a, b in zip(sums, throws, strict=True)])


def loss(h: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """How far channels are off, near errors squared and far ones not, and outlines above all."""
    # What the clamp will cut off anyway hardly counts.
    clamped = h.clamp(0, 255)
    e = nn.functional.smooth_l1_loss(
        (clamped + 0.02 * (h - clamped)) / 128, wanted / 128, reduction="none", beta=NEAR
    )
    counts = FAR + torch.exp((wanted - 128).abs() / -40)
    counts[..., GLOW] += torch.exp((wanted[..., GLOW] - data.PUPIL_LEVEL).abs() / -40)
    return (e * counts).mean()


def train(
    fields: np.ndarray,
    kinds: torch.Tensor,
    generator: np.random.Generator,
    steps: int | None = None,
    tell: Callable[[str], None] = print,
    log_steps: int = LOG_STEPS,
) -> tuple[Autoencoder, list[float]]:
    """An autoencoder, and the mean loss of every `log_steps` steps.

    Args:
        fields: of masks, uint8 `(n, CHANNELS, rows, columns)`, some of every kind.
        kinds: int64 `(n,)`.
    """
    steps = steps or STEPS
    chosen = torch.tensor(choose(generator, fields))
    places = torch.tensor(inputs(), dtype=torch.float32).flatten(0, 1)
    all_seen, whole = seen(fields), torch.tensor(fields[:, :, 1:-1]).flatten(2)
    of_kind = [torch.nonzero(kinds == kind)[:, 0] for kind in range(len(data.KINDS))]
    net = Autoencoder()
    optimiser = torch.optim.Adam(
        [
            {"params": net.decoder.parameters(), "lr": RATE},
            {"params": net.encoder.parameters(), "lr": ENCODER_RATE},
        ],
        betas=(0.9, 0.99),
        fused=True,
    )

    def loss_of(step: int) -> torch.Tensor:
        if step == round(SETTLED * steps):
            net.decoder.settle()
        k = torch.stack([these[torch.randint(len(these), (BATCH_MASKS,))] for these in of_kind])
        j = chosen[k][:, :, torch.randint(POINTS, (BATCH_POINTS,))]
        wanted = whole[k[:, :, None], :, j].float()
        return loss(net(all_seen[k], places[j]), wanted)

    return net, descend(
        net, optimiser, steps, loss_of, net.decoder.keep, "autoencoder", WARM, tell=tell, log_steps=log_steps
    )


@torch.no_grad()
def encode(net: Autoencoder, fields: np.ndarray) -> torch.Tensor:
    """The latents of masks, `(n, LATENT)`; what whitens them is measured on these masks, and kept."""
    whiten = net.encoder.whiten
    net.eval()
    raw = net.encoder.layers(seen(fields))
    whiten.running_mean.copy_(raw.mean(0))
    whiten.running_var.copy_(raw.var(0))
    return whiten(raw)


@torch.no_grad()
def draw(net: Autoencoder, z: torch.Tensor, kinds: torch.Tensor) -> np.ndarray:
    """The fields of told latents of kinds, uint8 `(n, CHANNELS, rows, columns)`; the outer rows are zero."""
    grid = inputs()
    places = torch.tensor(grid, dtype=torch.float32).flatten(0, 1)
    drawn = np.zeros((len(z), CHANNELS, data.ROWS, grid.shape[1]), np.uint8)
    for k, kind in enumerate(kinds.tolist()):
        found = net.decoder(z[None, k, None], places[None, None], slice(kind, kind + 1))[0, 0].clamp(0, 255)
        drawn[k, :, 1:-1] = found.T.reshape(CHANNELS, *grid.shape[:2]).numpy()
    return drawn
