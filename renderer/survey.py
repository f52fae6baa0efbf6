"""Statistics over many seeds of a piece: what is rare, large, empty, or drawn twice.

The piece's reference draws seeds 0 to n - 1 of `seeds`; each drawing is looked at 96 pixels large.

Ink is the share of pixels that differ, by more than 16 of 255 steps in some channel, from both of the picture's
commonest colours: the ground, and what may lie on it as a panel. A drawing with less than 2% is called blank.

Likeness is told by fingerprints: where a drawing has edges (neighbouring pixels that differ; from 32 of 255
steps on, all differences count alike), averaged down to 48 pixels square. That of two drawings is the correlation
of their fingerprints: 1 for the same picture, 0 for independent ones. From 0.97 on they are near-duplicates.
Colours hardly enter, so a composition that comes twice in two palettes counts. (Schotters all share a grid, and
any two of 10,000 are less alike than that. The usual hashes of 64 to 256 bits, and correlations of light instead
of edges, confuse drawings that share a grid or a frame.)
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
FLATS = 2
BLANK_SHARE = 0.02
EDGE_STEP = 32
PRINT_PIXELS = 48
NEAR = 0.97
NEAR_PAIRS = 8  # how many of the closest pairs are kept
BLOCK_ROWS = 1_000  # of the matrix of all distances that is in memory at a time


class Study(NamedTuple):
    """What is kept of one drawing."""

    size: int
    traits: list[Trait]
    ink: float
    fingerprint: bytes


class Pair(NamedTuple):
    """Two drawings, by the numbers of their seeds, and how alike they are."""

    a: int
    b: int
    likeness: float


@dataclass(frozen=True)
class Survey:
    """What many seeds of a piece have in common; lists are by the number of the seed."""

    piece: str
    traits: dict[str, Counter[str]]
    numeric: frozenset[str]
    sizes: list[int]
    inks: list[float]
    nearest: list[float]
    pairs: list[Pair]
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
        return sum(likeness >= NEAR for likeness in self.nearest) / self.count

    def summary(self) -> dict[str, Any]:
        """Returns the figures as JSON has them."""
        return {
            "piece": self.piece,
            "seeds": self.count,
            "svg_bytes": extent(self.sizes),
            "ink": extent(self.inks),
            "blank": self.blank,
            "near_duplicates": self.near_duplicates,
            "nearest": extent(self.nearest),
            "closest_pairs": [pair._asdict() for pair in self.pairs],
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
    fingerprints: list[bytes] = []
    traits: dict[str, Counter[str]] = {}
    numeric: set[str] = set()
    for study in pool.spread(partial(_study, name), range(count)):
        sizes.append(study.size)
        inks.append(study.ink)
        fingerprints.append(study.fingerprint)
        for trait in study.traits:
            traits.setdefault(trait.name, Counter())[trait.value] += 1
            numeric |= {trait.name} if trait.numeric else set()
        tick()
    nearest, pairs = neighbours(fingerprints)
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


def ink(picture: Image.Image) -> float:
    """Returns the share of pixels, 0 to 1, that are neither ground nor panel."""
    flats = sorted(picture.getcolors(picture.width * picture.height), reverse=True)[:FLATS]
    pixels = np.asarray(picture, np.int16)
    away = [np.abs(pixels - np.array(colour, np.int16)).max(axis=2) > INK_STEP for _, colour in flats]
    return float(np.logical_and.reduce(away).mean())


def fingerprint(picture: Image.Image) -> bytes:
    """Returns where a picture has edges, PRINT_PIXELS square: float16 of mean 0 and length 1; without, all equal."""
    pixels = np.asarray(picture, np.float32)
    across = np.abs(np.diff(pixels, axis=1))[:-1].max(axis=2)
    down = np.abs(np.diff(pixels, axis=0))[:, :-1].max(axis=2)
    edges = np.minimum(np.maximum(across, down), EDGE_STEP)
    small = Image.fromarray(edges).resize((PRINT_PIXELS, PRINT_PIXELS), Image.Resampling.BOX)
    values = np.asarray(small) - np.mean(small)
    length = np.linalg.norm(values)
    return (values / length if length else np.full_like(values, 1 / PRINT_PIXELS)).astype(np.float16).tobytes()


def neighbours(fingerprints: list[bytes]) -> tuple[list[float], list[Pair]]:
    """Returns how like each drawing is to the one nearest to it, and the closest pairs, closest first."""
    prints = np.frombuffer(b"".join(fingerprints), np.float16).reshape(len(fingerprints), -1).astype(np.float32)
    nearest: list[float] = []
    pairs: set[Pair] = set()
    for start in range(0, len(prints), BLOCK_ROWS):
        alike = prints[start : start + BLOCK_ROWS] @ prints.T
        rows = np.arange(len(alike))
        alike[rows, start + rows] = -1
        partners = alike.argmax(axis=1)
        likeness = alike[rows, partners].round(4).tolist()
        nearest += likeness
        for a, b, much in zip((start + rows).tolist(), partners.tolist(), likeness, strict=True):
            pairs.add(Pair(min(a, b), max(a, b), much))
    return nearest, sorted(pairs, key=lambda pair: (-pair.likeness, pair.a, pair.b))[:NEAR_PAIRS]


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
    picture = raster.picture(svg, LOOK_PIXELS)
    return Study(len(svg), generator.traits(seed), ink(picture), fingerprint(picture))


def _peak_mb() -> float:
    """An upper bound of the memory in use at a time: this process at its peak, and all workers at theirs."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    own, worker = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + (os.cpu_count() or 1) * worker) / unit
