"""Teaches the decoder, after all else, to draw edges where it would draw soft ways from one colour to another.

The flow comes to latents that no picture has, and of those the decoder draws a mean of what could be meant. A shock
filter (Osher and Rudin 1990; with directions from around, Weickert 2003) makes each pixel what the lightest or the
darkest near it is, by the side of an edge that it is on: ways between colours grow steep, as in a woodcut, and gentle
ones, such as skies, stay. That is slow, and in floats; the decoder learns to draw at once what comes of it.

Small errors of levels are no matter there, soft edges are. So beside levels count the features of a critic, a small
network that is not shipped and learns to tell the filter's pictures from the decoder's (arXiv 1406.2661), and whether
it believes in these.
"""

from collections.abc import Callable

import torch
from torch import nn

from renderer.training.descent import BETAS, LOG_STEPS, coarse, learn

from . import autoencoder, data, flow
from .autoencoder import CHANNELS, MIDDLE, PATCH, Decoder

SIDE = data.SIZE // PATCH  # of a latent
LATENTS, AT_ONCE = 1_000, 10
LARGER = 2  # times the picture's size, so that slanting edges come out without steps
SMOOTH, AROUND = 1.5, 3.0  # pixels over which edges are looked for, and their directions
ROUNDS, PACE = 14, 0.3
FAINT = 0.04  # a slope, of [-1, 1] a pixel, that counts half: gentler ones are skies
TINY = 1e-12
STEPS, BATCH, RATE, WARM = 2_000, 16, 1.5e-3, 100
LIKE, FEATURES, BELIEF = 0.3, 0.5, 0.3  # what levels, the critic's features and what it believes count
UNITS, LEAK, EDGES = (48, 96, 128), 0.2, 8.0  # of the critic; how much more differences of neighbours are to it
CRITIC_RATE, CRITIC_BETAS = 5e-4, (0.5, BETAS[1])
CALM, CALM_EVERY = 0.003, 8  # what the critic's slopes count, and in which steps (arXiv 1801.04406)
SHIFT, TINT = 4, 0.05  # pixels by which the critic's pictures are moved, and how far their colours are


@torch.no_grad()
def latents(student: flow.Student, words: torch.Tensor) -> torch.Tensor:
    """What a flow comes to under words `(n, WIDTH)`, as the decoder is told of it: `(n, CHANNELS, SIDE, SIDE)`."""
    noise = flow.noise_like(torch.empty(len(words), CHANNELS, SIDE, SIDE))
    parts = zip(noise.split(AT_ONCE), words.split(AT_ONCE), strict=True)
    return torch.cat([flow.told(list(student.sample(*each))[-1]) for each in parts])


def smoothed(pictures: torch.Tensor, sigma: float) -> torch.Tensor:
    """Pictures `(n, channels, h, w)` under a bell of so many pixels."""
    reach = round(3 * sigma)
    bell = torch.exp(-(torch.arange(-reach, reach + 1) ** 2) / (2 * sigma**2))
    bell = (bell / bell.sum()).expand(pictures.shape[1], 1, 1, -1)
    for _ in range(2):  # across, then down
        framed = nn.functional.pad(pictures, (reach, reach, 0, 0), mode="replicate")
        pictures = nn.functional.conv2d(framed, bell, groups=len(bell)).transpose(2, 3)
    return pictures


def steeper(pictures: torch.Tensor) -> torch.Tensor:
    """Pictures `(n, 3, h, w)` after a round of the filter."""
    soft = smoothed(pictures, SMOOTH)
    down, across = torch.gradient(soft, dim=(2, 3))
    down_down, both = torch.gradient(down, dim=(2, 3))
    (across_across,) = torch.gradient(across, dim=3)
    slopes = torch.stack([(across**2).sum(1), (across * down).sum(1), (down**2).sum(1)], 1)
    a, b, c = smoothed(slopes, AROUND).split(1, 1)
    size = ((a - c) ** 2 + 4 * b**2 + TINY).sqrt()
    # Twice the second derivative across the edge: above 0 on its darker side.
    bend = across_across + down_down + ((a - c) * (across_across - down_down) + 4 * b * both) / size
    most = nn.functional.max_pool2d(pictures, 3, 1, 1)
    least = -nn.functional.max_pool2d(-pictures, 3, 1, 1)
    return pictures.lerp(torch.where(bend < 0, most, least), PACE * (a + c) / (a + c + FAINT**2))


@torch.no_grad()
def crisp(pictures: torch.Tensor) -> torch.Tensor:
    """What the filter makes of pictures `(n, 3, h, w)` in [-1, 1]."""
    made = nn.functional.interpolate(pictures, scale_factor=LARGER, mode="bicubic")
    for _ in range(ROUNDS):
        made = steeper(made)
    return nn.functional.avg_pool2d(made, LARGER).clamp(-1, (MIDDLE - 1) / MIDDLE)


class Critic(nn.Module):
    """Which patches of pictures `(n, 3, h, w)` look like the filter's, `(n, 1, h / 4, w / 4)`, and its features."""

    def __init__(self) -> None:
        super().__init__()
        one, two, three = UNITS
        shapes = ((9, one, 4, 2), (one, two, 4, 2), (two, three, 3, 1))
        self.layers = nn.ModuleList([nn.Conv2d(*shape, padding=1) for shape in shapes])
        for layer in self.layers:
            nn.init.kaiming_normal_(layer.weight, LEAK)
        self.last = nn.Conv2d(three, 1, 3, padding=1)

    def forward(self, pictures: torch.Tensor) -> tuple[torch.Tensor, list[torch.Tensor]]:
        framed = nn.functional.pad(pictures, (0, 1, 0, 1), mode="replicate")
        across = framed[..., :-1, 1:] - framed[..., :-1, :-1]
        down = framed[..., 1:, :-1] - framed[..., :-1, :-1]
        made, features = torch.cat([pictures, EDGES * across, EDGES * down], 1), []
        for layer in self.layers:
            made = nn.functional.leaky_relu(layer(made), LEAK)
            features += [made]
        return self.last(made).float(), features

    def off(self, real: torch.Tensor, drawn: torch.Tensor, calm: bool) -> torch.Tensor:
        """How far it is off of the filter's pictures and of the decoder's; with its slopes, if it shall be calm."""
        real = moved(real).requires_grad_(calm)
        seen = self(real)[0]
        off = believed(seen) + believed(-self(moved(drawn))[0])
        if not calm:
            return off
        (slopes,) = torch.autograd.grad(seen.sum(), real, create_graph=True)
        return off + CALM_EVERY * CALM / 2 * slopes.square().sum((1, 2, 3)).mean() / seen[0].numel()


def believed(seen: torch.Tensor) -> torch.Tensor:
    """How far a critic is from taking for real what it has seen."""
    return nn.functional.softplus(-seen).mean()


def moved(pictures: torch.Tensor) -> torch.Tensor:
    """Pictures `(n, 3, h, w)` moved and tinted by chance, so that a critic goes by no place and no colour."""
    count, colours, height, width = pictures.shape
    framed = nn.functional.pad(pictures, (SHIFT,) * 4, mode="reflect")
    starts = torch.randint(2 * SHIFT + 1, (count, 2)).tolist()
    parts = [one[:, y : y + height, x : x + width] for one, (y, x) in zip(framed, starts, strict=True)]
    return torch.stack(parts) + TINT * torch.randn(count, colours, 1, 1)


def train(
    decoder: Decoder,
    given: torch.Tensor,
    steps: int | None = None,
    tell: Callable[[str], None] = print,
    log_steps: int = LOG_STEPS,
) -> list[float]:
    """Teaches a decoder to draw told latents `(n, CHANNELS, h, w)` as the filter would, and returns mean losses."""
    decoder.train()
    with torch.no_grad():
        wanted = torch.cat([crisp(decoder(some) / MIDDLE) for some in given.split(AT_ONCE)])
    critic, done = Critic(), 0
    optimiser = torch.optim.Adam(critic.parameters(), lr=CRITIC_RATE, betas=CRITIC_BETAS, fused=True)

    @coarse
    def loss() -> torch.Tensor:
        nonlocal done
        done += 1
        k, others = torch.randint(len(given), (2, BATCH))
        drawn = decoder(given[k]) / MIDDLE
        critic.requires_grad_(True)
        optimiser.zero_grad()
        critic.off(wanted[others], drawn.detach(), done % CALM_EVERY == 0).backward()
        optimiser.step()
        critic.requires_grad_(False)
        seen, features = critic(drawn)
        apart = sum((a - b).abs().mean() for a, b in zip(features, critic(wanted[k])[1], strict=True))
        return LIKE * autoencoder.loss(drawn, wanted[k]) + FEATURES * apart + BELIEF * believed(seen)

    return learn(decoder, steps or STEPS, RATE, loss, "sharpened", WARM, tell=tell, log_steps=log_steps)
