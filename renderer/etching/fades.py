"""Inks that fade down the page: for each label a colour that changes evenly from its first row to its last one."""

from typing import NamedTuple

import numpy as np

from reference.hybrid.etching import CELLS, INKS

from . import cells

PARTS = 24  # clusters of colours, of which inks are put together
SHARP = 4.0  # what is to be seen of an edge counts, against what cells are off their ink
ROUNDS = 5  # of giving each cell its ink, and each ink its cells' fade
STIFF = 12.0  # what is added to the spread of rows: an ink of few rows hardly fades
ROWS = (np.arange(CELLS) - (CELLS - 1) / 2).astype(np.float32)
DOWN = np.repeat(ROWS, CELLS)  # the row of each cell, from the middle


class Fades(NamedTuple):
    """Inks of pictures.

    Attributes:
        start: colours in the middle of the page, `(n, INKS, 3)`.
        slope: what is added to them from row to row, alike.
        rows: the first and the last row of each, from the middle, `(n, 2, INKS)`.
    """

    start: np.ndarray
    slope: np.ndarray
    rows: np.ndarray

    def shown(self) -> np.ndarray:
        """The colour of each ink in each row, `(n, CELLS, INKS, 3)`: beyond its rows it fades no more."""
        where = np.clip(ROWS[None, :, None], self.rows[:, :1], self.rows[:, 1:])[..., None]
        return self.start[:, None] + self.slope[:, None] * where

    def middles(self) -> np.ndarray:
        """The colour of each ink in the middle of its rows, `(n, INKS, 3)`."""
        return self.start + self.slope * self.rows.mean(1)[..., None]

    def cost(self, points: np.ndarray) -> np.ndarray:
        """Squares of the distances of each cell's colour from each ink, `(n, cells, INKS)`."""
        count = len(points)
        rows = points.reshape(count * CELLS, CELLS, 3)
        return cells.apart(rows, self.shown().reshape(count * CELLS, INKS, 3)).reshape(count, CELLS * CELLS, INKS)


def fades(points: np.ndarray, weight: np.ndarray) -> Fades:
    """Eight inks for each picture.

    Args:
        points: colours of cells, `(n, cells, 3)`.
        weight: of each, `(n, cells)`.
    """
    labels = merged(points, weight, cells.means(points, weight, PARTS))
    for _ in range(ROUNDS):
        found = faded(points, weight, labels)
        labels = found.cost(points).argmin(-1)
    return faded(points, weight, labels)


def sums(points: np.ndarray, weight: np.ndarray, labels: np.ndarray, count: int) -> np.ndarray:
    """What is needed of the cells of each label: `(n, count, 10)`, the sums of weights, rows, squares of rows,
    squares of colours, colours, and colours by rows."""
    down = np.broadcast_to(DOWN, weight.shape)[..., None]
    squares = (points**2).sum(-1, keepdims=True)
    all_ = np.concatenate([np.ones_like(down), down, down**2, squares, points, points * down], axis=-1)
    chosen = (labels[..., None] == np.arange(count)) * weight[..., None]
    return chosen.swapaxes(1, 2).astype(np.float64) @ all_


def lines(told: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The mean colour, its slope, and the sum of squares that is left, by `sums`; the means are at the mean row."""
    total = np.maximum(told[..., 0], cells.TINY)[..., None]
    row, colour = told[..., 1:2] / total, told[..., 4:7] / total
    spread = told[..., 2:3] - total * row**2 + STIFF * CELLS
    slope = (told[..., 7:10] - total * row * colour) / spread
    left = told[..., 3] - (total * colour**2).sum(-1) - (slope**2 * spread).sum(-1)
    return colour - slope * row, slope, left


def borders(points: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """How much is to be seen of the edges between two labels, `(n, PARTS, PARTS)`: the squares of the distances of
    colours across them, two cells apart, as edges are blurred."""
    shape = (-1, CELLS, CELLS)
    colours, labels = points.reshape(*shape, 3), labels.reshape(shape)
    count = len(colours)
    seen = np.zeros((count, PARTS * PARTS))
    for one, other in ((np.s_[:, 2:], np.s_[:, :-2]), (np.s_[:, :, 2:], np.s_[:, :, :-2])):
        apart = ((colours[one] - colours[other]) ** 2).sum(-1).reshape(count, -1)
        pair = (labels[one] * PARTS + labels[other]).reshape(count, -1)
        seen += [np.bincount(*each, minlength=PARTS * PARTS) for each in zip(pair, apart, strict=True)]
    seen = seen.reshape(-1, PARTS, PARTS)
    return seen + seen.swapaxes(1, 2)


def merged(points: np.ndarray, weight: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Labels below INKS for labels below PARTS: two of them become one as long as there are too many, those that one
    fade suits best and between which the least is to be seen."""
    told, edges = sums(points, weight, labels, PARTS), borders(points, labels)
    everyone = np.arange(len(points))
    stands = np.tile(np.arange(PARTS), (len(points), 1))
    gone = np.zeros((len(points), PARTS), bool)
    for _ in range(PARTS - INKS):
        alone = lines(told)[2]
        loss = lines(told[:, :, None] + told[:, None])[2] - alone[:, :, None] - alone[:, None] + SHARP * edges
        loss[gone[:, :, None] | gone[:, None] | np.eye(PARTS, dtype=bool)] = np.inf
        one, other = np.divmod(loss.reshape(len(points), -1).argmin(1), PARTS)
        told[everyone, one] += told[everyone, other]
        edges[everyone, one] += edges[everyone, other]
        edges[everyone, :, one] += edges[everyone, :, other]
        gone[everyone, other] = True
        stands = np.where(stands == other[:, None], one[:, None], stands)
    numbers = np.cumsum(~gone, axis=1) - 1
    return np.take_along_axis(numbers, np.take_along_axis(stands, labels, 1), 1)


def faded(points: np.ndarray, weight: np.ndarray, labels: np.ndarray) -> Fades:
    """The inks of labels `(n, cells)` below INKS; one that no cell has is black."""
    start, slope, _ = lines(sums(points, weight, labels, INKS))
    there = (labels.reshape(-1, CELLS, CELLS, 1) == np.arange(INKS)).any(2)
    first, last = there.argmax(1), CELLS - 1 - there[:, ::-1].argmax(1)
    return Fades(start.astype(np.float32), slope.astype(np.float32), np.stack([ROWS[first], ROWS[last]], 1))
