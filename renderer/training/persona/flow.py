"""Learns to carry noise to latents: a teacher in floats, then the small network of integers that the chain runs.

The teacher is a rectified flow with a large network and many small steps: it learns the velocity from noise to
latents where both are met at random, so its paths bend. The student is given the pairs that the teacher makes, noise
and what it becomes, and learns the straight way from the one to the other (a "reflow", arXiv 2209.03003): straight
ways can be gone in few steps. At last the student goes all of its steps, and is corrected by where it comes out.

The student computes what reference/neural/flow.py does: every number is an integer in a float, and gradients go
straight through what rounds.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import nn

from reference.neural.flow import HOT, LEAST_TOLD, MOST_TOLD, ONE, TOLD_SHIFT
from reference.persona.network import STEPS
from renderer.training import descent
from renderer.training.coordinates import floored, rounded
from renderer.training.descent import LOG_STEPS
from renderer.training.quantization import straight

HIDDEN = 128
ENTER_SHIFT, HIDDEN_SHIFT, LEAVE_SHIFT = 6, 7, 6
WEIGHT_STEPS = 64  # integers to one of the optimiser's units
MOST = 127  # of a hidden unit, and of a weight
ROW = 1_900  # the greatest sum of sizes of a row's weights, for which sums have 19 bits
PAIRS = 30_000
TEACHER_UNITS, TEACHER_BLOCKS, TEACHER_STEPS = 256, 3, 16
TEACHER_TRAINING, TEACHER_BATCH, TEACHER_RATE = 4_000, 256, 1e-3
TRAINING, BATCH, RATE = 4_000, 512, 4e-3
TUNING, TUNING_BATCH, TUNING_RATE = 2_500, 192, 1.5e-3
SETTLING, SETTLING_RATE = 500, 5e-4  # with weights left at their integers
WARM = 100  # steps in which rates rise


class Teacher(nn.Module):
    """A velocity `(n, size)` of states, times in [0, 1] and kinds, in floats."""

    def __init__(self, size: int, kinds: int) -> None:
        super().__init__()
        units = TEACHER_UNITS
        self.kinds = nn.Embedding(kinds, units)
        self.times = nn.Linear(16, units)
        self.enter = nn.Linear(size, units)
        self.blocks = nn.ModuleList(
            nn.Sequential(nn.LayerNorm(units), nn.Linear(units, units), nn.SiLU(), nn.Linear(units, units))
            for _ in range(TEACHER_BLOCKS)
        )
        self.leave = nn.Sequential(nn.LayerNorm(units), nn.Linear(units, size))
        self.register_buffer("waves", torch.arange(1, 9) * torch.pi / 2)

    def forward(self, x: torch.Tensor, t: torch.Tensor, kind: torch.Tensor) -> torch.Tensor:
        angles = t[:, None] * self.waves
        told = self.times(torch.cat([angles.sin(), angles.cos()], 1)) + self.kinds(kind)
        h = self.enter(x) + told
        for block in self.blocks:
            h = h + block(h + told)
        return self.leave(h)


class Bent(torch.autograd.Function):
    """Sums shifted down to the floor, and clamped to [0, MOST]; no gradient where the clamp holds."""

    @staticmethod
    def forward(ctx: torch.autograd.function.FunctionCtx, sums: torch.Tensor, shift: int) -> torch.Tensor:
        v = torch.floor(sums * 2**-shift)
        ctx.save_for_backward((v >= 0) & (v <= MOST))
        ctx.shift = shift
        return v.clamp(0, MOST)

    @staticmethod
    def backward(ctx: torch.autograd.function.FunctionCtx, slope: torch.Tensor) -> tuple[torch.Tensor, None]:
        (free,) = ctx.saved_tensors
        return slope * free * 2**-ctx.shift, None


class Student(nn.Module):
    """The flow of the chain. Parameters are in the optimiser's units; see `integers`."""

    def __init__(self, size: int, kinds: int) -> None:
        super().__init__()
        self.size, self.count = size, kinds
        shapes = ((HIDDEN, size), *[(HIDDEN, HIDDEN)] * 4, (size, HIDDEN))
        spreads = (0.25, 0.17, 0.1, 0.17, 0.1, 0.17)
        self.weights = nn.ParameterList([torch.randn(s) * d for s, d in zip(shapes, spreads, strict=True)])
        self.biases = nn.ParameterList([torch.zeros(s[0]) for s in shapes])
        # By step and by kind: what is added to the biases of enter, up1, up2 and leave.
        units = 3 * HIDDEN + size
        self.conditions = nn.Parameter(torch.randn(units, STEPS + kinds) * 0.05)

    @torch.no_grad()
    def keep(self) -> None:
        """Weights never leave int8, nor rows their lanes."""
        if not self.conditions.requires_grad:
            return
        for weights in (*self.weights, self.conditions):
            weights.clamp_(-MOST / WEIGHT_STEPS, MOST / WEIGHT_STEPS)
            size = weights.abs().sum(1, keepdim=True) * WEIGHT_STEPS
            weights.mul_((ROW / size).clamp(max=1))

    @torch.no_grad()
    def settle(self) -> None:
        """Weights become the integers that they are rounded to, for good; biases go on learning."""
        weights, _, conditions = self.integers()
        for kept, whole in zip((*self.weights, self.conditions), (*weights, conditions), strict=True):
            kept.copy_(whole / WEIGHT_STEPS).requires_grad_(False)

    def integers(self) -> tuple[list[torch.Tensor], list[torch.Tensor], torch.Tensor]:
        """Weights and biases by layer, and those of the conditions; a bias counts as a condition does."""
        shifts = (ENTER_SHIFT, *[HIDDEN_SHIFT] * 4, LEAVE_SHIFT)
        weights = [rounded(each * WEIGHT_STEPS) for each in self.weights]
        half = [2**shift // 2 for shift in shifts]
        biases = [rounded(each * WEIGHT_STEPS * HOT) + h for each, h in zip(self.biases, half, strict=True)]
        return weights, biases, rounded(self.conditions * WEIGHT_STEPS)

    def moves(self, kind: torch.Tensor) -> Callable[[torch.Tensor, torch.Tensor], torch.Tensor]:
        """A function of states, integers `(n, size)`, and of steps, `(n,)`: how far they move."""
        (enter, up1, down1, up2, down2, leave), biases, conditions = self.integers()

        def move(state: torch.Tensor, step: torch.Tensor) -> torch.Tensor:
            said = HOT * (conditions.T[step] + conditions.T[STEPS + kind])
            at1, at2, at3, at4 = said.split((HIDDEN, HIDDEN, HIDDEN, self.size), 1)
            h = Bent.apply(told(state) @ enter.T + biases[0] + at1, ENTER_SHIFT)
            made = Bent.apply(h @ up1.T + biases[1] + at2, HIDDEN_SHIFT)
            h = Bent.apply(h + floored((made @ down1.T + biases[2]) * 2**-HIDDEN_SHIFT), 0)
            made = Bent.apply(h @ up2.T + biases[3] + at3, HIDDEN_SHIFT)
            h = Bent.apply(h + floored((made @ down2.T + biases[4]) * 2**-HIDDEN_SHIFT), 0)
            return floored((h @ leave.T + biases[5] + at4) * 2**-LEAVE_SHIFT)

        return move

    def sample(self, noise: torch.Tensor, kind: torch.Tensor) -> list[torch.Tensor]:
        """The states, integers `(n, size)`, from noise on: STEPS + 1 of them."""
        move, states = self.moves(kind), [noise]
        for step in range(STEPS):
            states += [states[-1] + move(states[-1], torch.full_like(kind, step))]
        return states


def told(state: torch.Tensor) -> torch.Tensor:
    """As reference/neural/flow.py."""
    v = (state + 2 ** (TOLD_SHIFT - 1)) / 2**TOLD_SHIFT
    v = v.clamp(LEAST_TOLD, MOST_TOLD)
    return straight(torch.floor(v), v)


def learn(
    net: nn.Module,
    steps: int,
    rate: float,
    loss: Callable[[], torch.Tensor],
    name: str,
    tell: Callable[[str], None] = print,
    log_steps: int = LOG_STEPS,
) -> list[float]:
    """Trains a teacher or a student, see renderer/training/descent.py."""
    keep = net.keep if isinstance(net, Student) else lambda: None
    return descent.learn(net, steps, rate, loss, name, WARM, keep, tell, log_steps)


def teach(z: torch.Tensor, kinds: torch.Tensor, count: int, tell: Callable[[str], None] = print) -> tuple:
    """A teacher of latents `(n, size)` with kinds in range(count), and its losses."""
    net = Teacher(z.shape[1], count)

    def loss() -> torch.Tensor:
        k = torch.randint(len(z), (TEACHER_BATCH,))
        noise, t = torch.randn(TEACHER_BATCH, z.shape[1]), torch.rand(TEACHER_BATCH)
        x = noise + t[:, None] * (z[k] - noise)
        return (net(x, t, kinds[k]) - (z[k] - noise)).square().mean()

    return net, learn(net, TEACHER_TRAINING, TEACHER_RATE, loss, "teacher", tell)


@torch.no_grad()
def led(net: Teacher, noise: torch.Tensor, kind: torch.Tensor, steps: int = TEACHER_STEPS) -> torch.Tensor:
    """Where the teacher carries noise, by Heun's method."""
    x = noise
    for k in range(steps):
        a, b = (torch.full((len(x),), t / steps) for t in (k, k + 1))
        v = net(x, a, kind)
        if k + 1 < steps:
            v = (v + net(x + v / steps, b, kind)) / 2
        x = x + v / steps
    return x


@dataclass(frozen=True)
class Pairs:
    """Noise, integers `(n, size)`, what it should become, floats of variance 1, and kinds `(n,)`."""

    noise: torch.Tensor
    aims: torch.Tensor
    kind: torch.Tensor

    def some(self, count: int) -> "Pairs":
        """So many of them, by chance."""
        k = torch.randint(len(self.kind), (count,))
        return Pairs(self.noise[k], self.aims[k], self.kind[k])


def ways(net: Student, pairs: Pairs, count: int) -> torch.Tensor:
    """How far velocities are off, at random steps of straight ways."""
    some, step = pairs.some(count), torch.randint(STEPS, (count,))
    way = some.aims * ONE - some.noise
    state = torch.round(some.noise + way * (step / STEPS)[:, None])
    return ((net.moves(some.kind)(state, step) * STEPS - way) / ONE).square().mean()


def ends(net: Student, pairs: Pairs, count: int) -> torch.Tensor:
    """How far off the states are that all steps lead to."""
    some = pairs.some(count)
    return (net.sample(some.noise, some.kind)[-1] / ONE - some.aims).square().mean()


def made_pairs(teacher: Teacher, count: int, kinds: int) -> Pairs:
    """Noise, and where the teacher carries it."""
    noise = torch.round(torch.randn(count, teacher.enter.in_features) * ONE)
    kind = torch.arange(count) % kinds
    parts = zip(noise.split(1000), kind.split(1000), strict=True)
    return Pairs(noise, torch.cat([led(teacher, part / ONE, its) for part, its in parts]), kind)


def train(
    z: torch.Tensor, kinds: torch.Tensor, count: int, tell: Callable[[str], None] = print
) -> tuple[Student, dict[str, list[float]]]:
    """The flow to latents `(n, size)` of variance 1 with kinds in range(count), and the losses of its parts."""
    teacher, taught = teach(z, kinds, count, tell)
    pairs = made_pairs(teacher, PAIRS, count)
    net = Student(z.shape[1], count)
    gone = learn(net, TRAINING, RATE, lambda: ways(net, pairs, BATCH), "ways", tell)
    come = learn(net, TUNING, TUNING_RATE, lambda: ends(net, pairs, TUNING_BATCH), "ends", tell)
    net.settle()
    last = learn(net, SETTLING, SETTLING_RATE, lambda: ends(net, pairs, TUNING_BATCH), "biases", tell)
    return net, {"teacher": taught, "ways": gone, "ends": come, "biases": last}
