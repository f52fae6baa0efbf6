"""Statistics over many seeds of a piece: what is rare, large, empty, or drawn twice.

The piece's reference draws seeds 0 to n - 1 of `seeds`; each drawing is looked at 96 pixels large.

Ink is the share of pixels that differ from the ground by more than 16 of 255 steps in some channel. A drawing
with less than 2% is called blank.

Likeness is told by a perceptual hash of the ink alone, so that the same composition in other colours counts as
the same: the picture of each pixel's difference from the ground, 32 pixels square, goes through a cosine
transform; a bit for each of the 255 lowest frequencies says whether its coefficient lies above their median.
Independent pictures differ in about 127 bits. Two drawings that differ in at most 20 are near-duplicates.
"""

import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import Any, NamedTuple

import numpy as np
from PIL import Image

from reference.generators import Trait, load

from . import pool, raster, seeds

LOOK_PIXELS = 96
INK_STEP = 16
BLANK_SHARE = 0.02
HASH_PIXELS = 32
HASH_SIDE = 16
HASH_BITS = HASH_SIDE**2 - 1
NEAR_BITS = 20
NEAR_PAIRS = 8  # how many of the closest pairs are kept
BLOCK_ROWS = 1_000  # of the matrix of all distances that is in memory at a time


class Study(NamedTuple):
    """What is kept of one drawing; `bits` holds HASH_BITS bits."""

    size: int
    traits: list[Trait]
    ink: float
    bits: bytes


@dataclass(frozen=True)
class Survey:
    """What many seeds of a piece have in common; lists are by the number of the seed."""

    piece: str
    traits: dict[str, Counter[str]]
    numeric: frozenset[str]
    sizes: list[int]
    inks: list[float]
    nearest: list[int]
    pairs: list[tuple[int, int, int]]
    seconds: float
    peak_mb: float

    @property
    def count(self) -> int:
        return len(self.sizes)

    @property
    def blank(self) -> float:
        """The share of drawings that are nearly without ink."""
        return sum(ink < BLANK_SHARE for ink in self.inks) / self.count

    @property
    def near_duplicates(self) -> float:
        """The share of drawings that have a near-duplicate among the others."""
        return sum(bits <= NEAR_BITS for bits in self.nearest) / self.count

    def summary(self) -> dict[str, Any]:
        """Returns the figures as JSON has them."""
        return {
            "piece": self.piece,
            "seeds": self.count,
            "svg_bytes": extent(self.sizes),
            "ink": extent(self.inks),
            "blank": self.blank,
            "near_duplicates": self.near_duplicates,
            "nearest_bits": extent(self.nearest),
            "closest_pairs": [dict(zip(("a", "b", "bits"), pair, strict=True)) for pair in self.pairs],
            "traits": {
                name: {value: seen / self.count for value, seen in ranked(counts, name in self.numeric)}
                for name, counts in self.traits.items()
            },
            "seconds": round(self.seconds, 1),
            "peak_mb": round(self.peak_mb),
        }


def run(piece: str, count: int, tick: Callable[[], None] = lambda: None) -> Survey:
    """Surveys `count` >= 2 seeds of a piece on all cores; calls `tick` after each. LookupError: no piece."""
    started = time.perf_counter()
    name = load(piece).NAME
    sizes: list[int] = []
    inks: list[float] = []
    hashes: list[bytes] = []
    traits: dict[str, Counter[str]] = {}
    numeric: set[str] = set()
    for study in pool.spread(partial(_study, name), range(count)):
        sizes.append(study.size)
        inks.append(study.ink)
        hashes.append(study.bits)
        for trait in study.traits:
            traits.setdefault(trait.name, Counter())[trait.value] += 1
            numeric |= {trait.name} if trait.numeric else set()
        tick()
    nearest, pairs = neighbours(hashes)
    return Survey(
        piece=name,
        traits=traits,
        numeric=frozenset(numeric),
        sizes=sizes,
        inks=inks,
        nearest=nearest,
        pairs=pairs,
        seconds=time.perf_counter() - started,
        peak_mb=_peak_mb(),
    )


def ink(picture: Image.Image, background: str) -> np.ndarray:
    """Returns each pixel's difference from the ground: float32 of shape (height, width), 0 to 255."""
    ground = np.array([int(background[i : i + 2], 16) for i in (0, 2, 4)], np.float32)
    return np.abs(np.asarray(picture, np.float32) - ground).max(axis=2)


def perceptual_hash(inked: np.ndarray) -> bytes:
    """Returns the HASH_BITS bits, packed, of a picture's composition."""
    small = Image.fromarray(inked).resize((HASH_PIXELS, HASH_PIXELS), Image.Resampling.BOX)
    waves = (_COSINES @ np.asarray(small) @ _COSINES.T).ravel()[1:]
    return np.packbits(waves > np.median(waves)).tobytes()


def neighbours(hashes: list[bytes]) -> tuple[list[int], list[tuple[int, int, int]]]:
    """Returns how many bits each hash is from the nearest other, and the closest pairs as (a, b, bits)."""
    bits = np.unpackbits(np.frombuffer(b"".join(hashes), np.uint8).reshape(len(hashes), -1), axis=1)
    signs = bits[:, :HASH_BITS].astype(np.float32) * 2 - 1
    nearest = np.empty(len(hashes), int)
    partner = np.empty(len(hashes), int)
    for start in range(0, len(hashes), BLOCK_ROWS):
        alike = signs[start : start + BLOCK_ROWS] @ signs.T  # HASH_BITS - 2 * distance
        rows = np.arange(len(alike))
        alike[rows, start + rows] = -np.inf
        best = alike.argmax(axis=1)
        partner[start : start + BLOCK_ROWS] = best
        nearest[start : start + BLOCK_ROWS] = (HASH_BITS - alike[rows, best]) // 2
    closest = {(min(a, b), max(a, b)): int(nearest[a]) for a, b in enumerate(partner.tolist())}
    pairs = sorted((distance, a, b) for (a, b), distance in closest.items())[:NEAR_PAIRS]
    return nearest.tolist(), [(a, b, distance) for distance, a, b in pairs]


def ranked(counts: Counter[str], numeric: bool) -> list[tuple[str, int]]:
    """Lists the values of a trait and how often each was seen: numbers by size, words from common to rare."""
    if numeric:
        return sorted(counts.items(), key=lambda pair: int(pair[0]))
    return counts.most_common()


def extent(values: Iterable[float]) -> dict[str, float]:
    """Returns the least, the middle and the largest of some numbers."""
    values = list(values)
    return {"min": min(values), "median": median(values), "max": max(values)}


def _study(piece: str, index: int) -> Study:
    generator, seed = load(piece), seeds.seed(index)
    svg = generator.svg(seed)
    inked = ink(raster.picture(svg, LOOK_PIXELS), generator.background(seed))
    return Study(len(svg), generator.traits(seed), float((inked > INK_STEP).mean()), perceptual_hash(inked))


def _cosines() -> np.ndarray:
    """The lowest HASH_SIDE rows of the cosine transform of HASH_PIXELS values (DCT-II)."""
    frequency, place = np.ogrid[:HASH_SIDE, :HASH_PIXELS]
    return np.cos(np.pi * frequency * (2 * place + 1) / (2 * HASH_PIXELS)).astype(np.float32)


def _peak_mb() -> float:
    """An upper bound of the memory in use at a time: this process at its peak, and all workers at theirs."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    own, worker = (
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return (own + (os.cpu_count() or 1) * worker) / unit


_COSINES = _cosines()
