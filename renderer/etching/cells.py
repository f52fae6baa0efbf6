"""From pictures to cells: eight inks, and which of them each of 60 x 60 cells is printed in. All pictures at once.

Colours are taken in a linear space of luma and two opposites, in which distances are roughly what an eye makes of
them: small numbers, of which 1 is the way from black to white.
"""

from collections.abc import Sequence

import numpy as np

from reference.hybrid.etching import CELLS, INKS

# From RGB: luma, blue against the rest, red against green.
EYE = np.array([[0.5, 0.8, 0.2], [-0.35, -0.35, 0.7], [0.6, -0.5, -0.1]], np.float32) / 255
ROUNDS = 6  # of k-means
TINY = 1e-6
WAYS = ((0, 1), (1, 0), (1, 1), (1, -1))  # rows and columns to half of a cell's neighbours
REACH = 2  # cells to either side that are as good as a line
CORNER = 0.5  # how much two cells hold together that touch at their corners
EDGE = 0.1  # how far apart colours are where two cells hold together much less
SWEEPS = 4  # over the cells, each in two halves like a chessboard's
RARE = 0.45  # how much what few cells have counts: the power of how many have about the same colour
BINS = 12  # of a colour's channel, in which such colours are counted


def reduced(images: Sequence[np.ndarray]) -> np.ndarray:
    """Pictures `(h, w, 3)` uint8 as cells `(n, CELLS, CELLS, 3)` float32, by areas."""
    made = np.empty((len(images), CELLS, CELLS, 3), np.float32)
    for at, image in enumerate(images):
        down, across = areas(image.shape[0]), areas(image.shape[1])
        rows = np.tensordot(down, image.astype(np.float32), 1)
        made[at] = np.tensordot(across, rows, (1, 1)).transpose(1, 0, 2)
    return made


def areas(size: int) -> np.ndarray:
    """What each of `size` pixels counts in each of a row's cells, `(CELLS, size)` float32."""
    edges = np.arange(CELLS + 1) * size / CELLS
    pixels = np.arange(size)
    share = np.minimum(edges[1:, None], pixels + 1) - np.maximum(edges[:-1, None], pixels)
    return (share.clip(0) * CELLS / size).astype(np.float32)


def seen(colours: np.ndarray) -> np.ndarray:
    """Colours as an eye compares them: `(..., 3)` from RGB in [0, 255]."""
    return colours @ EYE.T


def mixed(colours: np.ndarray) -> np.ndarray:
    """RGB of colours that were `seen`, `(..., 3)` in [0, 255]."""
    return (colours @ np.linalg.inv(EYE).T).clip(0, 255)


def swept(points: np.ndarray) -> np.ndarray:
    """Colours `(n, cells, 3)` without points: of the medians along short lines through a cell, in four ways, the one
    that is nearest to the cell's own colour. So thin lines stay."""
    shape = (len(points), CELLS, CELLS, 3)
    padded = np.pad(points.reshape(shape), ((0, 0), (REACH, REACH), (REACH, REACH), (0, 0)), mode="edge")
    found, least = points.reshape(shape), np.inf
    for down, right in WAYS:
        line = [
            padded[:, REACH + down * at : REACH + down * at + CELLS, REACH + right * at : REACH + right * at + CELLS]
            for at in range(-REACH, REACH + 1)
        ]
        median = np.median(line, axis=0)
        apart = ((median - points.reshape(shape)) ** 2).sum(-1)
        found = np.where((apart < least)[..., None], median, found)
        least = np.minimum(apart, least)
    return found.reshape(points.shape)


def weights(colours: np.ndarray) -> np.ndarray:
    """How much each cell counts, `(n, cells)` float32: those of a rare colour more, so that a moon gets its ink."""
    binned = (colours // (256 / BINS)).astype(np.int64) @ np.array([BINS * BINS, BINS, 1])
    counted = np.stack([np.bincount(each, minlength=BINS**3)[each] for each in binned.reshape(len(binned), -1)])
    rare = counted.astype(np.float32) ** -RARE
    return rare / rare.mean(axis=1, keepdims=True)


def means(points: np.ndarray, weight: np.ndarray, count: int) -> np.ndarray:
    """Which of `count` colours is nearest, `(n, cells)`, by k-means that begins with colours far apart.

    Args:
        points: colours, `(n, cells, 3)`.
        weight: of each, `(n, cells)`.
    """
    everyone = np.arange(len(points))
    found = (points * weight[..., None]).sum(1, keepdims=True) / weight.sum(1)[:, None, None]
    least = apart(points, found)[..., 0]
    for _ in range(count - 1):
        far = points[everyone, (least * weight).argmax(1)][:, None]
        found = np.concatenate([found, far], axis=1)
        least = np.minimum(least, apart(points, far)[..., 0])
    for _ in range(ROUNDS):
        nearest = apart(points, found).argmin(-1)
        chosen = (nearest[..., None] == np.arange(count)) * weight[..., None]
        total = chosen.sum(1)[..., None]
        found = np.where(total > 0, chosen.swapaxes(1, 2) @ points / np.maximum(total, TINY), found)
        found = found.astype(np.float32)
    return apart(points, found).argmin(-1)


def apart(points: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Squares of the distances between colours `(n, cells, 3)` and `(n, k, 3)`: `(n, cells, k)`."""
    squares = (points**2).sum(-1)[..., None] + (others**2).sum(-1)[:, None]
    return (squares - 2 * points @ others.swapaxes(1, 2)).clip(0)


def bonds(points: np.ndarray) -> list[np.ndarray]:
    """How much each cell holds to the one on its right, below it, and below it on either side: in (0, 1], the less
    the more their colours differ, and less by corners. Each `(n, CELLS, CELLS)`; what lies outside counts as alike.

    Args:
        points: colours, `(n, CELLS, CELLS, 3)`.
    """
    padded = np.pad(points, ((0, 0), (0, 1), (1, 1), (0, 0)), mode="edge")
    held = []
    for (down, right), most in zip(WAYS, (1.0, 1.0, CORNER, CORNER), strict=True):
        other = padded[:, down : down + CELLS, 1 + right : 1 + right + CELLS]
        held += [(most * np.exp(-((points - other) ** 2).sum(-1) / EDGE**2)).astype(np.float32)]
    return held


def labelled(cost: np.ndarray, calm: np.ndarray, held: list[np.ndarray], labels: np.ndarray) -> np.ndarray:
    """Labels `(n, CELLS, CELLS)` that cost little, and change from a cell to its neighbours only where colours do.

    Args:
        cost: of each label, `(n, CELLS, CELLS, INKS)`.
        calm: by picture, what a cell's label gains by a neighbour that has it too, `(n,)`.
        held: as `bonds` gives it.
        labels: what to begin with.
    """
    gain = calm[:, None, None, None].astype(np.float32)
    odd = np.add.outer(np.arange(CELLS), np.arange(CELLS)) & 1
    for sweep in range(2 * SWEEPS):
        alike = (labels[..., None] == np.arange(INKS)).astype(np.float32)
        alike = np.pad(alike, ((0, 0), (1, 1), (1, 1), (0, 0)), mode="edge")
        near = np.zeros_like(cost)
        for (down, right), hold in zip(WAYS, held, strict=True):
            back = np.pad(hold, ((0, 0), (1, 0), (1, 1)), mode="edge")
            back = back[:, 1 - down : 1 - down + CELLS, 1 - right : 1 - right + CELLS]
            near += hold[..., None] * alike[:, 1 + down : 1 + down + CELLS, 1 + right : 1 + right + CELLS]
            near += back[..., None] * alike[:, 1 - down : 1 - down + CELLS, 1 - right : 1 - right + CELLS]
        better = (cost - gain * near).argmin(-1)
        labels = np.where(odd == sweep % 2, better, labels)
    return labels
