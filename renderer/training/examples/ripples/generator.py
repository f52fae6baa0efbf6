"""Ripples: waves around a centre, as a small network remembers them: a field of sails, upright on crests.

Twin of contracts/generators/Ripples.vy. A skeleton for pieces that draw with a network of their own.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from reference.encoding import svg as words
from reference.generators import Trait
from reference.neural import files, network
from reference.numeric import stream

NAME = "Ripples"
VERSION = "0x0000000000000000000000000000000000000000000000000000000000000000"

SIDE = 24  # sails in a row, and rows
REACH = 127  # the network's inputs are in [-REACH, REACH]
PITCH = 11  # from one sail to the next, for the network
FIRST = 1275  # the middle of the first sail on the page, from the left and from the top
STEP = 324  # from one sail to the next, on the page
PAPERS = ["f2ede11d1c1a", "12263aeeb868", "e9e4d8233a5e", "f6d9c33b2230", "1b1d22ece4d3", "dfe6dd1f3b35"]
PAPER_NAMES = ["Bone", "Lamp", "Ledger", "Peach", "Slate", "Celadon"]

model = files.load(Path(__file__).resolve().parents[1] / "models" / "ripples")
if not model.input.low <= -REACH <= REACH <= model.input.high:
    raise ValueError(f"ripples: the network takes {model.input.low} to {model.input.high}, and gets more than that")


class Look(NamedTuple):
    paper: int  # which of PAPERS
    a: int  # the centre of the waves, each in [0, 2 * REACH]
    b: int


def svg(seed: int) -> str:
    paper, a, b = look(seed)
    page = words.open(800, 800, 0, 0, 9999, 9999) + words.ground(colour(paper, 0))
    page += [words.paint(words.word('<path fill="#000000" d="'), colour(paper, 1), 13)]
    waves = field(a, b)
    for row in range(SIDE):
        for column in range(SIDE):
            page.append(sail(FIRST + STEP * column, FIRST + STEP * row, waves[row][column]))
    return words.text([*page, words.word('"/></svg>')])


def traits(seed: int) -> list[Trait]:
    return [Trait("Paper", PAPER_NAMES[look(seed).paper], False)]


def background(seed: int) -> str:
    return colour(look(seed).paper, 0)


def look(seed: int) -> Look:
    """What the seed decides: the colours, and where the waves come from."""
    draws = stream.draws(seed, 0)
    a, b = (stream.below(draw, 2 * REACH + 1) for draw in draws[1:3])
    return Look(stream.below(draws[0], 6), a, b)


def field(a: int, b: int) -> list[list[int]]:
    """What the network remembers of every place, by rows. No twin: the contract draws while it computes."""
    across = 1 + PITCH * np.arange(SIDE)
    x, y = np.meshgrid(across, across)
    tensor = np.stack([x, y, np.full_like(x, a), np.full_like(x, b)], axis=-1) - REACH
    for layer in model.layers:
        tensor = network.step(layer, tensor)
    return tensor[..., 0].tolist()


def sail(x: int, y: int, wave: int) -> str:
    """A triangle around (x, y): upright on a crest, hanging in a trough."""
    left, right, top = (x - abs(wave), y + wave), (x + abs(wave), y + wave), (x, y - wave)
    return words.points("M", words.point(*left), words.point(*right), words.point(*top))


def colour(paper: int, k: int) -> str:
    """The k-th colour of a paper: six hexadecimal digits."""
    return PAPERS[paper][6 * k : 6 * k + 6]
