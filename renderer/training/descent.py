"""How the networks of pieces learn: Adam, at rates that rise from nothing and fall along a cosine."""

import time
from collections.abc import Callable

import numpy as np
import torch
from torch import nn

LEAST_RATE = 1e-5
MOST_GRADIENT = 1.0  # the norm of all gradients
LOG_STEPS = 500
DECAY = 0.998  # of the mean of weights that is kept
BETAS = (0.9, 0.99)


# Products in bfloat16, three times as fast where a processor has matrix units. It holds the integers of 8-bit weights
# and activations; their sums are rounded to 8 bits, which is noise of half a unit behind a shift, not error.
coarse = torch.autocast("cpu", torch.bfloat16)


class Mean:
    """The running mean of a module's parameters."""

    def __init__(self, net: nn.Module, decay: float = DECAY) -> None:
        self.net, self.decay, self.count = net, decay, 0
        self.kept = [p.detach().clone() for p in net.parameters()]

    @torch.no_grad()
    def add(self) -> None:
        """Counts the parameters as they are now."""
        self.count += 1
        decay = min(self.decay, self.count / (self.count + 10))
        torch._foreach_lerp_(self.kept, list(self.net.parameters()), 1 - decay)

    @torch.no_grad()
    def put(self) -> None:
        """Gives the module the mean for its parameters."""
        for p, kept in zip(self.net.parameters(), self.kept, strict=True):
            p.copy_(kept)


def descend(
    net: nn.Module,
    optimiser: torch.optim.Optimizer,
    steps: int,
    loss: Callable[[int], torch.Tensor],
    kept: Callable[[], None],
    name: str,
    warm: int,
    begun: int = 0,
    tell: Callable[[str], None] = print,
    log_steps: int = LOG_STEPS,
) -> list[float]:
    """Trains a network, and returns the mean loss of every `log_steps` steps.

    Args:
        optimiser: its rates are the highest that there will be.
        loss: of a step, told its number.
        kept: called after each step, to keep parameters within their bounds.
        warm: steps in which rates rise.
        begun: how many of these the first step has behind it.
    """
    began = time.process_time()
    rates = [group["lr"] for group in optimiser.param_groups]
    losses, means = [], []
    for step in range(steps):
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            fall = 0.5 + 0.5 * np.cos(np.pi * step / steps)
            group["lr"] = rate * min(1, (step + begun) / warm) * fall + LEAST_RATE
        found = loss(step)
        optimiser.zero_grad()
        found.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), MOST_GRADIENT)
        optimiser.step()
        kept()
        losses += [found.item()]
        if len(losses) == log_steps:
            means += [round(float(np.mean(losses)), 4)]
            losses = []
            tell(f"{name}, {step + 1:6} steps: loss {means[-1]:.4f}, {time.process_time() - began:.0f} s")
    return means


def learn(
    net: nn.Module,
    steps: int,
    rate: float,
    loss: Callable[[], torch.Tensor],
    name: str,
    warm: int,
    keep: Callable[[], None] = lambda: None,
    tell: Callable[[str], None] = print,
    log_steps: int = LOG_STEPS,
) -> list[float]:
    """Trains a network, leaves it the mean of its weights, and returns the mean loss of every `log_steps` steps."""
    optimiser = torch.optim.Adam(net.parameters(), lr=rate, betas=BETAS, fused=True)
    mean = Mean(net)

    def kept() -> None:
        keep()
        mean.add()

    means = descend(net, optimiser, steps, lambda _: loss(), kept, name, warm, 1, tell, log_steps)
    mean.put()
    return means
