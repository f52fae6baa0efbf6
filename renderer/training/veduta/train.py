"""Trains Veduta on landscapes drawn by rules: see README.md for how long it takes.

    python -m renderer.training.veduta.train CHECKPOINT     # writes a checkpoint, and log.json beside this file
    python -m renderer.training.veduta.export CHECKPOINT    # writes the integers into reference/models/veduta/

First an autoencoder learns pictures in few numbers (autoencoder.py), then a flow learns to carry noise to what the
encoder says of pictures with words (flow.py). Both compute in training what the reference will. The seed is fixed;
another release of torch may still round differently.
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch

from renderer.training.descent import LOG_STEPS

from . import autoencoder, data, flow

SEED = 20
PICTURES, AT_ONCE = 12_000, 500
LOG = Path(__file__).with_name("log.json")


def pictures(count: int = PICTURES) -> tuple[torch.Tensor, torch.Tensor]:
    """What is learnt from: pictures uint8 `(2 count, 3, h, w)`, each and its mirror image, and their words."""
    parts = [data.batch(SEED, at, min(AT_ONCE, count - at)) for at in range(0, count, AT_ONCE)]
    images, words = (torch.tensor(np.concatenate(each)) for each in zip(*parts, strict=True))
    images = images.permute(0, 3, 1, 2).contiguous()
    return torch.cat([images, images.flip(3)]), words.float().repeat(2, 1)


def train(
    tell: Callable[[str], None] = print,
) -> tuple[autoencoder.Autoencoder, flow.Student, dict[str, Any]]:
    """The trained networks, and what is logged of their training."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    began = time.process_time()
    drawn, words = pictures()
    tell(f"{len(drawn)} pictures, {time.process_time() - began:.0f} s")
    net, losses = autoencoder.train(drawn, tell=tell)
    coded = time.process_time()
    student, more = flow.train(autoencoder.encode(net, drawn), words, tell=tell)
    ended = time.process_time()
    log = {
        "seed": SEED,
        "pictures": len(drawn),
        "steps of the autoencoder": autoencoder.STEPS,
        "steps of the flow": flow.STEPS,
        "seconds of the autoencoder, pictures included": round(coded - began),
        "seconds of the flow": round(ended - coded),
        f"losses by {LOG_STEPS} steps": {"autoencoder": losses, "flow": more},
    }
    return net, student, log


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Trains the networks of Veduta.")
    parser.add_argument("checkpoint", type=Path, help="the file that is written in the end")
    checkpoint = parser.parse_args().checkpoint
    if not checkpoint.parent.is_dir():  # said now, not after training
        parser.error(f"there is no folder {checkpoint.parent}")
    *trained, log = train()
    torch.save([each.state_dict() for each in trained], checkpoint)
    LOG.write_text(json.dumps(log, indent=1) + "\n")
