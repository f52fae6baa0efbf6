"""How well pictures keep to words: `python -m renderer.training.veduta.judge`, two minutes of one core.

A judge, a small network in floats that is not shipped, learns to tell words from calm landscapes by the rules. What
it gets right of landscapes that it has not seen is as well as it can tell; what it gets right of Veduta's pictures is
how well these keep to their words, as far as it can tell.
"""

import numpy as np
import torch
from torch import nn

from reference.veduta import network, picture, words
from renderer.training.descent import LOG_STEPS, coarse, learn
from renderer.worker.makers.integer import Executor

from . import autoencoder, train

HELD_OUT, DRAWN, AT_ONCE = 1_000, 384, 32
FIRST_SEED = 10_000
STEPS, BATCH, RATE, WARM = 2_500, 128, 1.5e-3, 100
STIR = 0.05
UNITS, HIDDEN = (32, 64, 96), 128
GROUPS = [*network.GROUPS, words.WIDTH - sum(network.GROUPS)]
NAMES = ("subject", "hour", "body", "mood", "extras")


class Judge(nn.Sequential):
    """What is seen of words, `(n, WIDTH)`, in pictures `(n, 3, 64, 64)` in [-1, 1], which are halved first."""

    def __init__(self) -> None:
        layers, before = [nn.AvgPool2d(2)], 3
        for units in UNITS:
            layers += [nn.Conv2d(before, units, 3, 2, 1), nn.SiLU()]
            before = units
        side = 32 // 2 ** len(UNITS)
        inside = [nn.Linear(before * side**2, HIDDEN), nn.SiLU(), nn.Linear(HIDDEN, words.WIDTH)]
        super().__init__(*layers, nn.Flatten(), *inside)


def loss(seen: torch.Tensor, said: torch.Tensor) -> torch.Tensor:
    """How far a judge is off: of groups which word it is, of extras each whether it is there."""
    *groups, extras = zip(seen.float().split(GROUPS, 1), said.split(GROUPS, 1), strict=True)
    off = sum(nn.functional.cross_entropy(a, b.argmax(1)) for a, b in groups)
    return off + nn.functional.binary_cross_entropy_with_logits(*extras)


def right(seen: torch.Tensor, said: torch.Tensor) -> dict[str, float]:
    """The share of pictures whose word is seen, by group; of extras the share of what is said of each."""
    found = {}
    for name, a, b in zip(NAMES, seen.split(GROUPS, 1), said.split(GROUPS, 1), strict=True):
        same = (a > 0) == (b > 0) if name == "extras" else a.argmax(1) == b.argmax(1)
        found[name] = round(float(same.float().mean()), 3)
    return found


def taught(pictures: torch.Tensor, said: torch.Tensor, steps: int = STEPS) -> Judge:
    """A judge that has learnt from pictures uint8 and their words."""
    net = Judge()

    @coarse
    def found() -> torch.Tensor:
        k = torch.randint(len(pictures), (BATCH,))
        some = autoencoder.floats(pictures[k])
        return loss(net(some + STIR * torch.randn_like(some)), said[k])

    learn(net, steps, RATE, found, "judge", WARM, log_steps=LOG_STEPS)
    return net.eval()


def drawn(count: int = DRAWN) -> tuple[torch.Tensor, torch.Tensor]:
    """Veduta's pictures of scenes that seeds choose, uint8 `(count, 3, 64, 64)`, and their words."""
    asked = [("", FIRST_SEED + k) for k in range(count)]
    executor = Executor(network.load(), torch.float32, "cpu")
    images = [executor.draw(asked[at : at + AT_ONCE]) for at in range(0, count, AT_ONCE)]
    said = np.array([words.vector(picture.scene(*each)) for each in asked], np.float32)
    return torch.tensor(np.concatenate(images)).permute(0, 3, 1, 2), torch.tensor(said)


@torch.no_grad()
def main() -> None:
    torch.set_num_threads(1)
    torch.manual_seed(train.SEED)
    pictures, said = train.pictures(train.CALM_PICTURES, train.CALM)
    with torch.enable_grad():
        judge = taught(pictures[:-HELD_OUT], said[:-HELD_OUT])
    for name, (some, its) in {"held out": (pictures[-HELD_OUT:], said[-HELD_OUT:]), "drawn": drawn()}.items():
        print(f"{name}: {right(judge(autoencoder.floats(some)), its)}")


if __name__ == "__main__":
    main()
