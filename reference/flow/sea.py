"""The sea: which cells of the water are open. Twin of contracts/flow/sea.vy.

It is a set of cells, each as (column, row) from the page's upper left corner.
"""

from reference.flow.field import FINE

CELL = FINE + 6  # cells of 64 units

Sea = set[tuple[int, int]]


def disc(span: int) -> list[tuple[int, int]]:
    """The cells, counted from the middle one, that a disc of a little more than `span` cells' radius takes."""
    return [
        (right, below)
        for below in range(-8, 8)
        for right in range(-8, 8)
        if right * right + below * below <= max(span * span + span, 1)
    ]


def is_open(sea: Sea, x: int, y: int) -> bool:
    """Whether the water at (x, y), in steps of 2**-FINE, is open. No twin."""
    return (x >> CELL, y >> CELL) in sea
