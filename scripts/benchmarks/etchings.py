"""Etchings: what printing them costs, and whether contract and reference print all of them alike.

Beside those of pictures there are such as nobody would fit, since anyone may bring any bytes.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from random import Random

from reference.hybrid import etching
from reference.hybrid.etching import CELLS, INK, INK_BITS, INKS, MAX_BYTES, MAX_DASHES, RUNS
from renderer import seeds
from scripts.chain import build
from scripts.chain.contract import Deployed, deploy
from scripts.chain.rpc import Rpc

from .figures import Figures

PICTURES = 64
HOSTILE = 1_936  # with the pictures, two thousand
CHUNK = 100  # prints held at a time

LONGEST_RUN = 32
DASH_BYTES = 2
LENGTHS = (0, 1, RUNS - 1, RUNS, RUNS + 1, 300, MAX_BYTES - 1)  # at which bytes may end

Label = Callable[[int, int], int]  # that of a cell, by column and row


def measure(rpc: Rpc) -> Figures:
    """Gas of a whole call of `svg` and characters, the most of all; prints that differ from the reference's."""
    etcher = deploy(rpc, build.contract("Etcher"))
    made = pictures(PICTURES)
    every = [*made, *DEAREST, *map(hostile, range(HOSTILE))]
    gas, chars, differ = compare(etcher, every)
    return {
        "hybrid.etching.draw.gas_pictures_max": max(gas[: len(made)]),
        "hybrid.etching.draw.gas_max": max(gas),
        "hybrid.etching.draw.chars_max": max(chars),
        "hybrid.etching.draw.pairs": len(every),
        "hybrid.etching.draw.mismatches": differ,
        "hybrid.etching.bytes_pictures_max": max(map(len, made)),
    }


def compare(etcher: Deployed, etchings: Sequence[bytes]) -> tuple[list[int], list[int], int]:
    """The gas and the characters of prints, each with a seed of its own, and how many the reference prints else."""
    pairs = [(each, seeds.seed(number)) for number, each in enumerate(etchings)]
    gas, chars, differ = [], [], 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:  # the reference prints while the node does
        expected = pool.map(etching.svg, *zip(*pairs, strict=True), chunksize=CHUNK // 4)
        for start in range(0, len(pairs), CHUNK):
            for used, svg in etcher.gas_and_read_each("svg", pairs[start : start + CHUNK]):
                gas += [used]
                chars += [len(svg)]
                differ += svg != next(expected)
    return gas, chars, differ


def pictures(count: int) -> list[bytes]:
    """Etchings of landscapes such as the bundled model learns from."""
    from renderer.etching.fit import fit
    from renderer.training.veduta.data import batch

    return fit(list(batch(1, 0, count)[0]))


def coded(head: bytes, label: Label) -> bytes:
    """An etching with these labels, as far as there is room for them."""
    runs = bytearray()
    for row in range(CELLS):
        for ink, cells in groupby(label(column, row) for column in range(CELLS)):
            length = len(list(cells))
            while length > 0:
                runs.append(ink | min(length, LONGEST_RUN) - 1 << INK_BITS)
                length -= LONGEST_RUN
    return (head.ljust(RUNS, b"\0")[:RUNS] + runs)[:MAX_BYTES]


def dashed(one: bytes, dashes: bytes) -> bytes:
    """An etching whose last bytes, if they are too many, give way to dashes."""
    return one[: MAX_BYTES - len(dashes)] + dashes


def islands(across: int, down: int, low: int = 0, high: int = INK) -> Label:
    """Blocks of cells, one cell apart."""
    return lambda x, y: high if x % (across + 1) < across and y % (down + 1) < down else low


def chequers(across: int, down: int, low: int = 0, high: int = INK) -> Label:
    """Blocks of cells that touch at their corners."""
    return lambda x, y: (low, high)[(x // across + y // down) % 2]


def stairs(width: int) -> Label:
    """Slanting bands of all inks."""
    return lambda x, y: (x + y) // width % INKS


def rings(width: int) -> Label:
    """Frames in frames."""
    return lambda x, y: INK * (max(abs(x - CELLS // 2), abs(y - CELLS // 2)) // width % 2)


# What a search has found to take the most gas: as many outlines as there may be; and dashes, as many as are read.
DASHES = bytes([0x10, 0x20]) * MAX_DASHES
DEAREST = [
    dashed(coded(bytes(range(RUNS)), label), dashes)
    for label in (islands(1, 1), chequers(1, 1), islands(2, 1))
    for dashes in (b"", DASHES)
]


def hostile(number: int) -> bytes:
    """Any bytes, runs of any length, or a pattern, with or without dashes; sometimes cut short."""
    of = Random(number)
    head = of.randbytes(RUNS)
    most = of.choice((1, 2, 3, 6, LONGEST_RUN))
    low, high = sorted(of.sample(range(INKS), 2))
    sizes = of.randint(1, 6), of.randint(1, 6)
    one = of.choice(
        (
            lambda: of.randbytes(MAX_BYTES),
            lambda: head + bytes(of.randrange(INKS) | of.randrange(most) << INK_BITS for _ in range(MAX_BYTES)),
            lambda: coded(head, islands(*sizes, *of.sample((low, high), 2))),
            lambda: coded(head, chequers(*sizes, low, high)),
            lambda: coded(head, stairs(sizes[0])),
            lambda: coded(head, rings(sizes[0])),
        )
    )()[:MAX_BYTES]
    if of.randrange(2):
        one = dashed(one, of.randbytes(DASH_BYTES * of.randrange(MAX_DASHES + 10)))
    return one if of.randrange(4) else one[: of.choice(LENGTHS)]
