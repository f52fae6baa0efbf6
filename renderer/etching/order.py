"""In which order the sheets of a print lie, and how many words of SVG their edges take."""

from functools import cache
from itertools import permutations

import numpy as np

from reference.contour import outline
from reference.hybrid import etching
from reference.hybrid.etching import BUDGET, INKS, OUTLINE_WORDS

from .cells import TINY

HAIR = 10.0  # what a hair of an ink counts that is as far from both its neighbours as black from white, in edges
TRIPLES = [
    (one, other, third)
    for one in range(INKS)
    for other in range(one + 1, INKS)
    for third in range(INKS)
    if third not in (one, other)
]


@cache
def orders() -> tuple[np.ndarray, np.ndarray]:
    """All orders of the inks: the place of each, `(INKS!, INKS)` int8; and whether the third ink of each of TRIPLES
    lies between the others, `(INKS!, triples)` float32."""
    places = np.array(list(permutations(range(INKS))), np.int8)
    between = [
        (places[:, one] < places[:, third]) != (places[:, other] < places[:, third]) for one, other, third in TRIPLES
    ]
    return places, np.stack(between, axis=1).astype(np.float32)


def arranged(labels: np.ndarray, inks: np.ndarray) -> np.ndarray:
    """The place of each label `(INKS,)` for which the edges of all sheets are shortest, and show the least of inks
    that have no business there.

    An edge between two inks is drawn once for each sheet that begins on the way from one to the other, of which a
    hair may show; and one at the border once for each sheet up to it.

    Args:
        labels: of cells.
        inks: about what labels look like, `(INKS, 3)`.
    """
    beside = np.zeros((INKS, INKS), np.int64)
    np.add.at(beside, (labels[1:].ravel(), labels[:-1].ravel()), 1)
    np.add.at(beside, (labels[:, 1:].ravel(), labels[:, :-1].ravel()), 1)
    beside += beside.T
    border = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    one, other, third = np.array(TRIPLES).T
    way = inks[other] - inks[one]
    part = ((inks[third] - inks[one]) * way).sum(-1) / np.maximum((way**2).sum(-1), TINY)
    off = np.sqrt(((inks[one] + part.clip(0, 1)[:, None] * way - inks[third]) ** 2).sum(-1))
    places, between = orders()
    loss = between @ (beside[one, other] * (1 + HAIR * off)).astype(np.float32)
    return places[(loss + places @ np.bincount(border, minlength=INKS)).argmin()].astype(np.int64)


def fits(labels: np.ndarray) -> bool:
    """Whether all outlines of the sheets are drawn: there is room on the page, and steps are left."""
    words = steps = 0
    cells = labels.tolist()
    for ink in range(1, INKS):
        mask = etching.sheet(cells, ink)
        passed: set[tuple[int, int]] = set()
        for start in outline.starts(mask):
            if start in passed:
                continue
            runs = outline.follow(mask, start)
            passed |= {(row - length, column) for way, length, (row, column) in runs if way == outline.DOWN}
            steps += sum(length for _, length, _ in runs)
            words += outline.size(len(outline.controls(runs)))
        if steps >= BUDGET or words > OUTLINE_WORDS:
            return False
    return True
