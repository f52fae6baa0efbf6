"""Learns pictures in few numbers: an encoder in floats, which is not shipped, and the decoder of integers.

Latents are images of few channels, an eighth of the picture's height and width, each channel of mean 0 and variance
1. The decoder is told of them as of the flow's states (reference/neural/flow.py), so what it learns to draw is what
the flow has to come to. It is stirred by noise in training, so that it draws well what is only nearly right.
"""

from collections.abc import Callable

import numpy as np
import torch
from torch import nn

from reference.neural.flow import LEAST_TOLD, MOST_TOLD, ONE, TOLD_SHIFT
from renderer.training.coordinates import rounded
from renderer.training.descent import LOG_STEPS, coarse, learn
from renderer.training.quantization import Clamp, Convolution, Plain, Residual

CHANNELS = 12  # of a latent
PATCH = 8  # pixels of a side to one of the latent
UNITS = (48, 32, 24)  # of the decoder, at each of its sizes
MIDDLE = 128  # what the decoder's levels are from
ENCODER_UNITS = 96
TOLD_ONE = ONE >> TOLD_SHIFT  # a latent's unit, as it is told
STIR = 0.3
STEPS, BATCH, RATE, WARM = 8_000, 16, 2e-3, 100
EDGES = 1.0  # what errors of differences count


def bent() -> Clamp:
    """The activation within a residual block."""
    return Clamp(0, 127)


def residual(units: int, between: int | None = None) -> Residual:
    """Two convolutions, beside which what goes in is kept."""
    between = between or units
    return Residual(
        Convolution(units, between, activation=bent()),
        Convolution(between, units, activation=Plain(48)),
    )


class Decoder(nn.Sequential):
    """Pictures, integers `(n, 3, 8 h, 8 w)` from -128 to 127, of told latents `(n, CHANNELS, h, w)`."""

    def __init__(self) -> None:
        small, middle, large = UNITS
        super().__init__(
            Convolution(CHANNELS, small, activation=Clamp()),
            residual(small),
            Convolution(small, 4 * middle, 1, activation=Clamp()),
            nn.PixelShuffle(2),
            residual(middle),
            Convolution(middle, 4 * large, 1, activation=Clamp()),
            nn.PixelShuffle(2),
            residual(large),
            Convolution(large, 3 * 4, activation=Clamp(), reach=64),
            nn.PixelShuffle(2),
        )


class Encoder(nn.Module):
    """Latents `(n, CHANNELS, h, w)`, floats of mean 0 and variance 1, of pictures `(n, 3, 8 h, 8 w)` in [-1, 1]."""

    def __init__(self) -> None:
        super().__init__()
        units = ENCODER_UNITS
        self.layers = nn.Sequential(
            nn.PixelUnshuffle(4),
            nn.Conv2d(48, units, 3, padding=1),
            nn.SiLU(),
            nn.Conv2d(units, units, 3, stride=2, padding=1),
            nn.SiLU(),
            nn.Conv2d(units, units, 3, padding=1),
            nn.SiLU(),
            nn.Conv2d(units, CHANNELS, 1),
        )
        self.whiten = nn.BatchNorm2d(CHANNELS, affine=False, momentum=0.02)

    def forward(self, pictures: torch.Tensor) -> torch.Tensor:
        return self.whiten(self.layers(pictures).float())


class Autoencoder(nn.Module):
    """The encoder and the decoder."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.decoder = Encoder(), Decoder()

    def forward(self, pictures: torch.Tensor) -> torch.Tensor:
        z = self.encoder(pictures)
        return self.decoder(told(z + STIR * torch.randn_like(z))) / MIDDLE


def told(z: torch.Tensor) -> torch.Tensor:
    """Latents as the networks are told of them: the integers of reference/neural/flow.py."""
    return rounded((z * TOLD_ONE).clamp(LEAST_TOLD, MOST_TOLD))


def floats(pictures: torch.Tensor) -> torch.Tensor:
    """Pictures uint8 `(n, 3, h, w)` as floats from -1 to 1."""
    return pictures.float() / MIDDLE - 1


def loss(drawn: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """How far pixels are off, and differences between neighbours, at three sizes."""
    off, total = drawn - wanted, 0
    for size in range(3):
        down, across = off[..., 1:, :] - off[..., :-1, :], off[..., 1:] - off[..., :-1]
        total = total + off.abs().mean() + EDGES * (down.abs().mean() + across.abs().mean())
        if size < 2:
            off = nn.functional.avg_pool2d(off, 2)
    return total


def train(
    pictures: torch.Tensor,
    steps: int | None = None,
    tell: Callable[[str], None] = print,
    log_steps: int = LOG_STEPS,
) -> tuple[Autoencoder, list[float]]:
    """An autoencoder of pictures uint8 `(n, 3, h, w)`, and the mean loss of every `log_steps` steps."""
    net = Autoencoder()

    @coarse
    def loss_of() -> torch.Tensor:
        some = floats(pictures[torch.randint(len(pictures), (BATCH,))])
        return loss(net(some), some)

    with torch.no_grad():  # scales are found on this batch
        net(floats(pictures[:64]))
    return net, learn(net, steps or STEPS, RATE, loss_of, "autoencoder", WARM, tell=tell, log_steps=log_steps)


@torch.no_grad()
def encode(net: Autoencoder, pictures: torch.Tensor, measure: bool = True) -> torch.Tensor:
    """The latents of pictures; what whitens them is measured on these pictures, and kept, or as it was."""
    net.eval()
    raw = torch.cat([net.encoder.layers(floats(part)) for part in pictures.split(256)])
    whiten = net.encoder.whiten
    if measure:
        whiten.running_mean.copy_(raw.mean((0, 2, 3)))
        whiten.running_var.copy_(raw.var((0, 2, 3)))
    return whiten(raw)


@torch.no_grad()
def draw(net: Autoencoder, given: torch.Tensor) -> np.ndarray:
    """Pictures of told latents, uint8 `(n, h, w, 3)`."""
    drawn = torch.cat([net.decoder(part.double()) for part in given.split(64)]) + MIDDLE
    return drawn.permute(0, 2, 3, 1).numpy().astype(np.uint8)
