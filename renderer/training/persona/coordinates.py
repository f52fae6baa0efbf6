"""A coordinate network under a latent, in integers as on the chain: what reference/persona/{film,field}.py compute.

Weights, biases, offsets and activations are integers in floats, rounded or floored as there, and the gradient goes
straight through. Parameters are in the optimiser's units: WEIGHT_STEPS of an integer weight, BIAS_STEPS of a bias.
"""

import torch
from torch import nn

from renderer.training.quantization import straight

HIDDEN_SHIFT, WAVE, OUT_SHIFT, FILM_SHIFT, GAIN_SHIFT = 5, 7, 6, 4, 4
GAIN_ONE = 6
MOST_GAIN = 127
PERIOD = 2 ** (HIDDEN_SHIFT + WAVE)  # of a wave, in its sums
OFFSET_REACH = 4096  # of the last layer
WEIGHT_STEPS, BIAS_STEPS = 64, 1024  # integers to one of the optimiser's units
SPREADS = (0.6, 0.2, 0.2, 0.3)  # of the weights of a layer, at first
FILM_SPREADS = (0.3, 0.5, 0.25)  # of what makes gains, offsets of hidden layers and those of the last


def rounded(v: torch.Tensor) -> torch.Tensor:
    return straight(torch.round(v), v)


def floored(v: torch.Tensor) -> torch.Tensor:
    return straight(torch.floor(v), v)


class Waved(torch.autograd.Function):
    """The triangle wave of sums, as the network's layers have it; its gradient is the slope of the side it is on."""

    @staticmethod
    def forward(ctx: torch.autograd.function.FunctionCtx, sums: torch.Tensor) -> torch.Tensor:
        # How far from the middle of a period: -63.5, -62.5 ... 63.5. In place, as memory is what takes the time.
        apart = (sums * 2**-HIDDEN_SHIFT).floor_()
        apart.sub_((apart * 2**-WAVE).floor_(), alpha=2**WAVE).sub_(2 ** (WAVE - 1) - 0.5)
        waved = apart.abs().neg_().add_(2 ** (WAVE - 2) - 0.5)
        ctx.save_for_backward(apart.sign_().mul_(-(2**-HIDDEN_SHIFT)))
        return waved

    @staticmethod
    def backward(ctx: torch.autograd.function.FunctionCtx, slope: torch.Tensor) -> torch.Tensor:
        return slope * ctx.saved_tensors[0]


class Coordinates(nn.Module):
    """The network, and the layer that latents go through (film)."""

    def __init__(
        self, sizes: tuple[int, ...], latent: int, rows: tuple[int, ...], grids: tuple[int, ...] | None = None
    ) -> None:
        """
        Args:
            sizes: inputs, units of each hidden layer, outputs.
            rows: by layer, the greatest sum of sizes of a row's weights, for which sums stay within their lanes.
            grids: by layer, what weights are multiples of: the fewer there are, the more products a contract shares.
        """
        super().__init__()
        self.rows, self.grids = rows, grids or (1,) * len(rows)
        self.weights = nn.ParameterList(
            [torch.randn(b, a) * s for a, b, s in zip(sizes[:-1], sizes[1:], SPREADS, strict=True)]
        )
        middle = 128 * 2**OUT_SHIFT / BIAS_STEPS
        hidden = sizes[1:-1]
        self.biases = nn.ParameterList(
            [torch.rand(units) * PERIOD / BIAS_STEPS for units in hidden] + [torch.full(sizes[-1:], middle)]
        )
        self.ends = [sizes[1] + sum(sizes[1:k]) for k in range(1, len(sizes) + 1)]  # of the gains, and of all offsets
        counts = (sizes[1], sum(hidden), sizes[-1])
        spread = torch.cat([torch.full((n,), s) for n, s in zip(counts, FILM_SPREADS, strict=True)])
        self.film = nn.Parameter(torch.randn(sum(counts), latent) * spread[:, None])

    @torch.no_grad()
    def keep(self) -> None:
        """Weights never leave int8, nor rows their lanes."""
        for weights, most, grid in zip(self.weights, self.rows, self.grids, strict=True):
            reach = 127 // grid * grid / WEIGHT_STEPS
            weights.clamp_(-reach, reach)
            size = weights.abs().sum(1, keepdim=True) * WEIGHT_STEPS
            if weights.requires_grad:
                weights.mul_((most / size).clamp(max=1))
        self.film.clamp_(-127 / WEIGHT_STEPS, 127 / WEIGHT_STEPS)

    @torch.no_grad()
    def settle(self) -> None:
        """Weights of coarse grids become what they are rounded to, for good; the others go on learning."""
        for weights, whole, grid in zip(self.weights, self.integers()[0], self.grids, strict=True):
            if grid > 1:
                weights.copy_(whole / WEIGHT_STEPS).requires_grad_(False)

    def integers(self) -> tuple[list[torch.Tensor], list[torch.Tensor], torch.Tensor]:
        """Weights and biases by layer, and the weights of the film."""
        weights = [rounded(w * (WEIGHT_STEPS / grid)) * grid for w, grid in zip(self.weights, self.grids, strict=True)]
        return weights, [rounded(b * BIAS_STEPS) for b in self.biases], rounded(self.film * WEIGHT_STEPS)

    def modulations(self, z: torch.Tensor, weights: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """The gains and the offsets of each layer under latents, integers `(n, latent)`, by the film's weights."""
        film = floored(z @ weights.T / 2**FILM_SHIFT)
        gains = (2**GAIN_ONE + floored(film[:, : self.ends[0]] / 2**GAIN_SHIFT)).clamp(0, MOST_GAIN)
        offsets = [film[:, a:b] for a, b in zip(self.ends, self.ends[1:], strict=False)]
        return gains, *offsets[:-1], offsets[-1].clamp(-OFFSET_REACH, OFFSET_REACH - 1)

    def forward(self, z: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
        """The channels without their clamp, `(n, points, outputs)`, of latents and inputs `(n, points, inputs)`."""
        weights, biases, film = self.integers()
        gains, *offsets = self.modulations(z, film)
        gained = floored(weights[0] * gains[:, :, None] / 2**GAIN_ONE).clamp(-128, 127)
        begin = floored(biases[0] * gains / 2**GAIN_ONE) + offsets[0]
        h = Waved.apply(torch.baddbmm(begin[:, None], x, gained.transpose(1, 2)))
        for w, b, mine in zip(weights[1:-1], biases[1:-1], offsets[1:-1], strict=True):
            h = Waved.apply(h @ w.T + (b + mine)[:, None])
        return floored((h @ weights[-1].T + (biases[-1] + offsets[-1])[:, None]) * 2**-OUT_SHIFT)
