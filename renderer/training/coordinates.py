"""Coordinate networks under latents, in integers as on the chain; the pieces Imago and Persona have such.

Weights, biases, offsets and activations are integers in floats, rounded or floored as in reference/neural/network.py
and reference/neural/film.py, and gradients go straight through. Parameters are in units of the optimiser, which are
some integers each. Several networks of one shape are trained side by side.
"""

from dataclasses import dataclass

import torch
from torch import nn

from reference.neural.model import INPUT, Activation, Layer

from .quantization import straight

OUT_SHIFT = 6
OFFSET_REACH = 4096  # of the last layer
FILM_STEPS, BIAS_STEPS = 64, 1024  # integers to one of the optimiser's units
EACH = slice(None)
LAYERS = ("first", "second", "third", "fields")


def rounded(v: torch.Tensor) -> torch.Tensor:
    """The nearest integers; gradients go straight through."""
    return straight(torch.round(v), v)


def floored(v: torch.Tensor) -> torch.Tensor:
    """The integers below; gradients go straight through."""
    return straight(torch.floor(v), v)


@dataclass(frozen=True)
class Scales:
    """How networks count.

    rows: by layer, the greatest sum of sizes of a row's weights, for which sums stay within their lanes.
    steps: by layer, the weights' integers to one of the optimiser's units.
    shifts: of the hidden layers.
    wave: bits of a wave's phase.
    film: the shift of the film, and the further one of gains.
    gain: bits after the point of gains, which are below 2.
    spreads: of the weights at first: by layer, and the film's for gains, hidden and last offsets.
    """

    rows: tuple[int, ...]
    steps: tuple[int, ...]
    shifts: tuple[int, ...]
    wave: int
    film: tuple[int, int]
    gain: int
    spreads: tuple[tuple[float, ...], tuple[float, ...]]

    def period(self, layer: int) -> int:
        """Of the waves of a hidden layer, in their sums."""
        return 2 ** (self.shifts[layer] + self.wave)


class Waved(torch.autograd.Function):
    """The triangle wave of sums, as the network's layers have it; its gradient is the slope of the side it is on."""

    @staticmethod
    def forward(ctx: torch.autograd.function.FunctionCtx, sums: torch.Tensor, shift: int, bits: int) -> torch.Tensor:
        # How far from the middle of a period: -63.5, -62.5 ... 63.5. In place, as memory is what takes the time.
        apart = (sums * 2**-shift).floor_()
        apart.sub_((apart * 2**-bits).floor_(), alpha=2**bits).sub_(2 ** (bits - 1) - 0.5)
        waved = apart.abs().neg_().add_(2 ** (bits - 2) - 0.5)
        ctx.save_for_backward(apart.sign_().mul_(-(2**-shift)))
        return waved

    @staticmethod
    def backward(ctx: torch.autograd.function.FunctionCtx, slope: torch.Tensor) -> tuple[torch.Tensor, None, None]:
        return slope * ctx.saved_tensors[0], None, None


class Coordinates(nn.Module):
    """Networks, and the layers that latents go through (film)."""

    def __init__(self, sizes: tuple[int, ...], latent: int, scales: Scales, count: int = 1) -> None:
        """
        Args:
            sizes: inputs, units of each hidden layer, outputs.
            count: how many networks there are.
        """
        super().__init__()
        self.scales = scales
        spreads = scales.spreads
        self.weights = nn.ParameterList(
            [torch.randn(count, b, a) * s for a, b, s in zip(sizes[:-1], sizes[1:], spreads[0], strict=True)]
        )
        middle = 128 * 2**OUT_SHIFT / BIAS_STEPS
        hidden = sizes[1:-1]
        self.biases = nn.ParameterList(
            [torch.rand(count, units) * scales.period(k) / BIAS_STEPS for k, units in enumerate(hidden)]
            + [torch.full((count, sizes[-1]), middle)]
        )
        self.ends = [sizes[1] + sum(sizes[1:k]) for k in range(1, len(sizes) + 1)]  # of the gains, and of all offsets
        counts = (sizes[1], sum(hidden), sizes[-1])
        spread = torch.cat([torch.full((n,), s) for n, s in zip(counts, spreads[1], strict=True)])
        self.film = nn.Parameter(torch.randn(count, sum(counts), latent) * spread[:, None])

    @torch.no_grad()
    def keep(self) -> None:
        """Weights never leave int8, nor rows their lanes."""
        if not self.film.requires_grad:
            return
        for weights, most, steps in zip(self.weights, self.scales.rows, self.scales.steps, strict=True):
            weights.clamp_(-127 / steps, 127 / steps)
            weights.mul_((most / steps / weights.abs().sum(-1, keepdim=True)).clamp(max=1))
        self.film.clamp_(-127 / FILM_STEPS, 127 / FILM_STEPS)

    @torch.no_grad()
    def settle(self) -> None:
        """Weights become the integers that they are rounded to, for good; biases go on learning."""
        weights, _, film = self.integers()
        counts = (*self.scales.steps, FILM_STEPS)
        for kept, whole, steps in zip((*self.weights, self.film), (*weights, film), counts, strict=True):
            kept.copy_(whole / steps).requires_grad_(False)

    def integers(self, which: slice = EACH) -> tuple[list[torch.Tensor], list[torch.Tensor], torch.Tensor]:
        """Weights and biases by layer, and the weights of the film, all by network first."""
        weights = [rounded(each[which] * n) for each, n in zip(self.weights, self.scales.steps, strict=True)]
        biases = [rounded(each[which] * BIAS_STEPS) for each in self.biases]
        return weights, biases, rounded(self.film[which] * FILM_STEPS)

    def modulations(self, z: torch.Tensor, weights: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """The gains and the offsets of each layer under latents, integers, by the film's weights."""
        shift, more = self.scales.film
        film = floored(z @ weights.transpose(1, 2) / 2**shift)
        one = 2**self.scales.gain
        gains = (one + floored(film[..., : self.ends[0]] / 2**more)).clamp(0, 2 * one - 1)
        offsets = [film[..., a:b] for a, b in zip(self.ends, self.ends[1:], strict=False)]
        return gains, *offsets[:-1], offsets[-1].clamp(-OFFSET_REACH, OFFSET_REACH - 1)

    def forward(self, z: torch.Tensor, x: torch.Tensor, which: slice = EACH) -> torch.Tensor:
        """The channels without their clamp, `(count, n, points, outputs)`.

        Args:
            z: latents, integers `(count, n, latent)`.
            x: what the networks are told of points, integers `(count, n, points, inputs)`.
            which: of the networks are meant, when not all are.
        """
        weights, biases, film = self.integers(which)
        gains, *offsets = self.modulations(z, film)
        gained = floored(weights[0][:, None] * gains[..., None] / 2**self.scales.gain).clamp(-128, 127)
        begin = floored(biases[0][:, None] * gains / 2**self.scales.gain) + offsets[0]
        sums = torch.baddbmm(begin.flatten(0, 1)[:, None], x.flatten(0, 1), gained.flatten(0, 1).transpose(1, 2))
        shifts, wave = self.scales.shifts, self.scales.wave
        h = Waved.apply(sums, shifts[0], wave).view(*x.shape[:3], -1)
        for k, (w, b, mine) in enumerate(zip(weights[1:], biases[1:], offsets[1:], strict=True), 1):
            sums = (h.flatten(1, 2) @ w.transpose(1, 2)).view(*x.shape[:3], -1) + (b[:, None] + mine)[:, :, None]
            h = Waved.apply(sums, shifts[k], wave) if k < len(shifts) else floored(sums * 2**-OUT_SHIFT)
        return h

    def layers(self, network: int = 0) -> list[Layer]:
        """One of the networks, without what latents do to it, as a model's layers."""
        made, source = [], INPUT
        weights, biases, _ = self.integers()
        for k, name in enumerate(LAYERS):
            last = k == len(LAYERS) - 1
            bias = biases[k][network]
            made += [
                dense(
                    name,
                    source,
                    weights[k][network],
                    bias if k == 0 or last else bias % self.scales.period(k),
                    OUT_SHIFT if last else self.scales.shifts[k],
                    Activation("clamp", 0, 255) if last else Activation("triangle", bits=self.scales.wave),
                )
            ]
            source = name
        return made


def dense(
    name: str, source: str, weights: torch.Tensor, bias: torch.Tensor, shift: int, activation: Activation
) -> Layer:
    """A dense layer of integers in floats."""
    weights, bias = (each.detach().to(torch.int64).numpy() for each in (weights, bias))
    shape = weights.shape
    return Layer(name, "dense", (source,), shape, shift=shift, activation=activation, weights=weights, bias=bias)
