"""Regions: what two fields make together. Twin of contracts/contour/regions.vy.

Fields are as in marching.py. Where a field reaches a level is a region; the lower one of two fields reaches it where
both do, the higher one where either does.
"""

from reference.contour.marching import SIDE


def within(field: list[int], other: list[int], margin: int) -> list[int]:
    """A field where another one, raised by a margin, isn't lower, and that one elsewhere; all below 2**15."""
    return [a if a < b + margin else b + margin for a, b in zip(field, other, strict=True)]


def either(field: list[int], other: list[int]) -> list[int]:
    """The higher one of two fields."""
    return [a if a > b else b for a, b in zip(field, other, strict=True)]


def smooth(field: list[int]) -> list[int]:
    """A field of means, in which a sample counts four times, those beside it twice and those at its corners once.

    All samples are below 2**12, and those of the first row are zero. The first column counts as what the second one
    is; beyond the last one all is zero. What is zero in every field stays zero.
    """
    rows = [field[start : start + SIDE] for start in range(0, SIDE * SIDE, SIDE)]
    padded = [[row[1], *row[1:], 0] for row in rows]
    across = [[0, *(row[c - 1] + 2 * row[c] + row[c + 1] for c in range(1, SIDE))] for row in padded]
    means = [0] * SIDE
    for above, row, below in zip(across, across[1:], across[2:], strict=False):
        means += [(a + 2 * b + c + 8) >> 4 for a, b, c in zip(above, row, below, strict=True)]
    return means + [0] * SIDE
