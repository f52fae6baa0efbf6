"""A first look at a piece: its reference draws some seeds, and no chain is asked."""

from collections.abc import Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

from PIL import Image

from reference.generators import frames, load

from . import pool, raster
from .sheet import sheet


class Print(NamedTuple):
    """A drawing in pixels, with the size of its SVG in bytes."""

    picture: Image.Image
    size: int


def prints(piece: str, seeds: Sequence[int], longest: int) -> list[Print]:
    """Draws a piece for each seed, `longest` pixels on the longer side; LookupError for no such piece."""
    load(piece)
    return list(pool.spread(partial(_print, piece, longest), seeds))


def strips(piece: str, seeds: Sequence[int], longest: int) -> list[Print]:
    """Draws the piece after each step, seed by seed; LookupError for no such piece, or one without steps."""
    count = frames(load(piece))
    if not count:
        raise LookupError(f"{load(piece).NAME} does not come about in steps")
    return list(pool.spread(partial(_frame, piece, longest), product(seeds, range(count))))


def contact_sheet(
    piece: str, taken: Sequence[Print], captions: Sequence[str], detail: str, columns: int | None = None
) -> Image.Image:
    """Lays prints out on a page that bears the piece's name."""
    return sheet(load(piece).NAME, detail, [each.picture for each in taken], captions, columns)


def _print(piece: str, longest: int, seed: int) -> Print:
    return _printed(load(piece).svg(seed), longest)


def _frame(piece: str, longest: int, which: tuple[int, int]) -> Print:
    return _printed(load(piece).frame(*which), longest)


def _printed(svg: str, longest: int) -> Print:
    return Print(raster.picture(svg, longest), len(svg))
