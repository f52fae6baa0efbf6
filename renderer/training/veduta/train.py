"""Trains Veduta on landscapes drawn by rules: see README.md for how long it takes.

    python -m renderer.training.veduta.train CHECKPOINT     # writes a checkpoint, and log.json beside this file
    python -m renderer.training.veduta.export CHECKPOINT    # writes the integers into reference/models/veduta/

First an autoencoder learns pictures in few numbers (autoencoder.py), then a flow learns to carry noise to what the
encoder says of pictures with words (flow.py): of all pictures and their mirror images, then of calm ones, which keep
near what is usual of their words, and whose shapes a small network can learn well. At last the decoder learns to draw
edges (sharpen.py). All compute in training what the reference will. Seeds are fixed; another release of torch may
still round differently.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch

from renderer.training import checkpoints
from renderer.training.descent import LOG_STEPS

from . import autoencoder, data, flow, sharpen

SEED = 20
PICTURES, CALM_PICTURES, AT_ONCE = 12_000, 20_000, 500
CALM = 0.35  # of the spread of all pictures
LOG = Path(__file__).with_name("log.json")


def pictures(count: int, spread: float = 1) -> tuple[torch.Tensor, torch.Tensor]:
    """Pictures to learn from, uint8 `(count, 3, h, w)`, and their words, floats 0 or 1 `(count, words)`."""
    starts = range(0, count, AT_ONCE)
    parts = [data.batch(SEED, at, min(AT_ONCE, count - at), spread=spread) for at in starts]
    images, words = (torch.tensor(np.concatenate(each)) for each in zip(*parts, strict=True))
    return images.permute(0, 3, 1, 2).contiguous(), words


def train(
    tell: Callable[[str], None] = print,
) -> tuple[autoencoder.Autoencoder, flow.Student, dict[str, Any]]:
    """The trained networks, and what is logged of their training."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    seconds, losses, began = {}, {}, time.process_time()

    def done(name: str, means: list[float]) -> None:
        nonlocal began
        losses[name], seconds[name] = means, round(time.process_time() - began)
        began = time.process_time()

    drawn, words = pictures(PICTURES)
    drawn, words = torch.cat([drawn, drawn.flip(3)]), words.repeat(2, 1)
    net, means = autoencoder.train(drawn, tell=tell)
    done("autoencoder", means)
    student, means = flow.train(autoencoder.encode(net, drawn), words, tell=tell)
    done("flow", means)
    weak = flow.copied(student)
    drawn, words = pictures(CALM_PICTURES, CALM)
    z = autoencoder.encode(net, drawn, measure=False)
    for steps, rate in zip(flow.CALM_STEPS, flow.CALM_RATES, strict=True):
        _, means = flow.train(z, words, steps, tell, net=student, rate=rate)
        done(f"flow of calm pictures, {steps} steps", means)
    done("flow, led", flow.lead(student, weak, z, words, tell=tell))
    given = sharpen.latents(student, words[torch.randint(len(words), (sharpen.LATENTS,))])
    done("decoder, sharpened", sharpen.train(net.decoder, given, tell=tell))
    log = {
        "seed": SEED,
        "pictures": {"all, and as many mirrored": PICTURES, "calm": CALM_PICTURES},
        "seconds, pictures included": seconds,
        f"losses by {LOG_STEPS} steps": losses,
    }
    return net, student, log


if __name__ == "__main__":
    checkpoints.write(train, LOG, "Trains the networks of Veduta.")
