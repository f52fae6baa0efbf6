"""Regions: what two fields make together. Twin of contracts/contour/regions.vy.

Fields are as in marching.py. Where a field reaches a level is a region; the lower one of two fields reaches it where
both do, the higher one where either does.
"""


def within(field: list[int], other: list[int], margin: int) -> list[int]:
    """A field where another one, raised by a margin, isn't lower, and that one elsewhere; all below 2**15."""
    return [a if a < b + margin else b + margin for a, b in zip(field, other, strict=True)]


def either(field: list[int], other: list[int]) -> list[int]:
    """The higher one of two fields."""
    return [a if a > b else b for a, b in zip(field, other, strict=True)]
