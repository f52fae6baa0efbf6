"""Learns to carry noise to latents under words: the small network of integers that is shipped, from the first step.

A rectified flow (arXiv 2209.03003): at random steps between noise and a latent the network learns the velocity from
the one to the other. It is a small net of residual convolutions that goes down to half the latent's size and back;
words and steps are offsets of its layers. It computes what reference/neural/flow.py does: every number is an integer
in a float, and gradients go straight through what rounds.

Of some latents it is told no words. So it knows what all of them have in common, and velocities can be led away from
that, to what words mean (arXiv 2207.12598); and as it is what the network knew when it had learnt less, they are led
to what it learnt since, too (arXiv 2406.02507). That draws clearer pictures. At last the network learns to give at
once the velocities to which it was led (arXiv 2210.03142), so one network a step draws them.
"""

import copy
from collections.abc import Callable, Iterator

import torch
from torch import nn

from reference.neural.flow import HOT, ONE
from reference.veduta.words import WIDTH
from renderer.training.coordinates import rounded
from renderer.training.descent import LOG_STEPS, coarse, learn
from renderer.training.persona.flow import told
from renderer.training.quantization import Clamp, Convolution, Plain, Residual

from .autoencoder import CHANNELS, residual

EULER_STEPS = 20
UNITS, INNER = 48, 64  # channels at the latent's size, and at half of it
CONDITION_STEPS = 64  # integers to one of the optimiser's units
WORDLESS = 0.1  # the share of latents that no words are told of
LEAD = 2.0  # how much further velocities are led than they go by themselves
STEPS, BATCH, RATE, WARM = 12_000, 64, 2e-3, 100
CALM_STEPS, CALM_RATES = (18_000, 10_000), (1.5e-3, 1e-3)
LED_STEPS, LED_RATE = 3_000, 7e-4
SETTLING, SETTLING_RATE = 300, 2e-4  # with weights left at their integers


class Student(nn.Module):
    """The flow. Conditions are in the optimiser's units; see `integers`."""

    def __init__(self) -> None:
        super().__init__()
        self.network = nn.Sequential(
            Convolution(CHANNELS, UNITS, activation=Clamp()),
            residual(UNITS),
            Residual(
                Convolution(UNITS, INNER, stride=2, activation=Clamp()),
                residual(INNER),
                residual(INNER),
                Convolution(INNER, 4 * UNITS, 1, activation=Plain(48)),
                nn.PixelShuffle(2),
            ),
            residual(UNITS),
            Convolution(UNITS, CHANNELS, activation=Plain(3 * ONE // EULER_STEPS)),
        )
        units = sum(len(layer.bias) for layer in self.conditioned())
        self.conditions = nn.Parameter(torch.randn(units, EULER_STEPS + WIDTH) * 0.05)

    def weighted(self) -> list[Convolution]:
        """All layers with weights, in order."""
        return [layer for layer in self.network.modules() if isinstance(layer, Convolution)]

    def conditioned(self) -> list[Convolution]:
        """The layers that are told of the step and of words: those with an activation, and the last."""
        layers = self.weighted()
        return [layer for layer in layers if layer is layers[-1] or not isinstance(layer.activation, Plain)]

    @torch.no_grad()
    def keep(self) -> None:
        """Conditions never leave int8; weights see to that themselves."""
        self.conditions.clamp_(-127 / CONDITION_STEPS, 127 / CONDITION_STEPS)

    @torch.no_grad()
    def settle(self) -> None:
        """Weights become the integers that they are rounded to, for good; biases go on learning."""
        for layer in self.weighted():
            layer.settle()
        self.conditions.copy_(self.integers() / CONDITION_STEPS).requires_grad_(False)

    def integers(self) -> torch.Tensor:
        """The weights of conditions, integers `(units, steps + words)`."""
        return rounded(self.conditions * CONDITION_STEPS)

    def tell(self, step: torch.Tensor, words: torch.Tensor) -> None:
        """Gives layers the offsets of steps `(n,)` and of words `(n, WIDTH)`, each 0 or 1."""
        weights = self.integers()
        with torch.autocast("cpu", enabled=False):  # these sums are whole
            said = HOT * (weights.T[step] + words.to(weights.dtype) @ weights.T[EULER_STEPS:])
        layers = self.conditioned()
        for layer, offsets in zip(layers, said.split([len(layer.bias) for layer in layers], 1), strict=True):
            layer.offsets = offsets

    def forward(self, state: torch.Tensor, step: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
        """How far states, integers `(n, CHANNELS, h, w)`, move at steps."""
        self.tell(step, words)
        moved = self.network(told(state))
        for layer in self.conditioned():
            layer.offsets = None
        return moved

    @torch.no_grad()
    def sample(self, noise: torch.Tensor, words: torch.Tensor) -> Iterator[torch.Tensor]:
        """The states, integers, from noise on: EULER_STEPS + 1 of them."""
        state = noise
        yield state
        for step in range(EULER_STEPS):
            state = state + self(state, torch.full((len(state),), step), words)
            yield state


class Guide:
    """A flow that is led away from where all pictures go, as it was known to a flow that had learnt less."""

    def __init__(self, flow: Student, weak: Student, lead: float = LEAD) -> None:
        self.flow, self.weak, self.lead = copied(flow), weak, lead

    @torch.no_grad()
    def __call__(self, state: torch.Tensor, step: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
        """How far states move, in whole numbers."""
        wanted = self.flow(state, step, words)
        return torch.round(wanted + self.lead * (wanted - self.weak(state, step, torch.zeros_like(words))))


def copied(net: Student) -> Student:
    """A flow as it is now, which learns no more."""
    return copy.deepcopy(net).requires_grad_(False)


def between(noise: torch.Tensor, aims: torch.Tensor, step: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """The straight ways from noise, integers, to aims of variance 1, and the states on them at steps."""
    way = aims * ONE - noise
    return way, torch.round(noise + way * (step / EULER_STEPS)[:, None, None, None])


def ways(net: Student, noise: torch.Tensor, aims: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
    """How far velocities are off, at random steps of straight ways from noise, integers, to aims of variance 1."""
    step = torch.randint(EULER_STEPS, (len(aims),))
    way, state = between(noise, aims, step)
    return ((net(state, step, words) * EULER_STEPS - way) / ONE).square().mean()


def leads(net: Student, guide: Guide, noise: torch.Tensor, aims: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
    """How far velocities are off from those to which a guide is led, at random steps."""
    step = torch.randint(EULER_STEPS, (len(aims),))
    _, state = between(noise, aims, step)
    return ((net(state, step, words) - guide(state, step, words)) * (EULER_STEPS / ONE)).square().mean()


def train(
    z: torch.Tensor,
    words: torch.Tensor,
    steps: int | None = None,
    tell: Callable[[str], None] = print,
    log_steps: int = LOG_STEPS,
    net: Student | None = None,
    rate: float = RATE,
) -> tuple[Student, list[float]]:
    """The flow to latents `(n, CHANNELS, h, w)` with words `(n, WIDTH)`, and the mean loss of every `log_steps`.

    Args:
        net: a flow that goes on learning; a new one where none is given.
    """
    net = net or Student()

    @coarse
    def loss() -> torch.Tensor:
        k = torch.randint(len(z), (BATCH,))
        said = words[k] * (torch.rand(BATCH, 1) > WORDLESS)
        return ways(net, noise_like(z[k]), z[k], said)

    return net, learn(net, steps or STEPS, rate, loss, "flow", WARM, net.keep, tell, log_steps)


def lead(
    net: Student,
    weak: Student,
    z: torch.Tensor,
    words: torch.Tensor,
    steps: int | None = None,
    settling: int | None = None,
    tell: Callable[[str], None] = print,
    log_steps: int = LOG_STEPS,
) -> list[float]:
    """Teaches a flow to go at once where it would be led, and leaves its weights at their integers."""
    guide = Guide(net, weak)

    def loss() -> torch.Tensor:
        k = torch.randint(len(z), (BATCH,))
        return leads(net, guide, noise_like(z[k]), z[k], words[k])

    found = learn(net, steps or LED_STEPS, LED_RATE, coarse(loss), "led", WARM, net.keep, tell, log_steps)
    net.settle()
    return found + learn(
        net, settling or SETTLING, SETTLING_RATE, loss, "settled", WARM, tell=tell, log_steps=log_steps
    )


def noise_like(z: torch.Tensor) -> torch.Tensor:
    """Noise as a flow begins with, integers."""
    return torch.round(torch.randn_like(z) * ONE)
