"""What is measured of the bundled model: that every executor draws the same bits, and how many images a second.

Needs torch; `make bench` calls it where torch is there.
"""

import time
from collections.abc import Iterator

import numpy as np
import torch

from reference.veduta import network, picture

from . import integer

BATCH = 32
PROMPTS = ("mountains at dawn", "a stormy sea without a moon, boats", "", "city in ember dusk", "高い山 and ruins")
SEED = 2**255 + 19


def wanted(count: int = BATCH) -> list[tuple[str, int]]:
    """Prompts with seeds."""
    return [(PROMPTS[k % len(PROMPTS)], SEED + k**7) for k in range(count)]


def executors() -> Iterator[integer.Executor]:
    """The model in every dtype, on the processor and on the card where there is one."""
    for device in ("cpu", *(["cuda"] if torch.cuda.is_available() else [])):
        for name, dtype in integer.DTYPES.items():
            if name != "int8" or integer.fastest(device) == name:
                yield integer.Executor(network.load(), dtype, device)


def devices_equal(count: int = BATCH) -> bool:
    """Do all executors draw what the reference draws, each image by itself and all at once?"""
    asked = wanted(count)
    expected = np.stack([picture.draw(*each) for each in asked])
    for executor in executors():
        alone = np.concatenate([executor.draw([each]) for each in asked])
        if not ((executor.draw(asked) == expected).all() and (alone == expected).all()):
            return False
    return True


def images_per_second(batch: int, rounds: int = 5) -> float:
    """How many images a second the model draws in batches on this machine's processor, by its fastest dtype.

    From prompts and seeds to pixels: words, noise, flow and decoder. The best of some rounds, each of as many batches
    as make at least BATCH // 2 images.
    """
    dtype = integer.DTYPES[integer.fastest("cpu")]
    executor, asked = integer.Executor(network.load(), dtype, "cpu"), wanted(batch)
    batches = max(BATCH // 2 // batch, 1)
    best = float("inf")
    for _ in range(rounds + 1):
        began = time.perf_counter()
        for _ in range(batches):
            executor.draw(asked)
        best = min(best, time.perf_counter() - began)
    return batches * batch / best
