"""Makes etchings of pictures, many at once: at most 1,024 bytes each, as reference/hybrid/etching.py reads them.

Nothing is learnt, so that any picture will do. Inks and how they fade come from the picture's colours; each cell
takes the ink that is nearest to it, unless neighbours of about its colour outvote that, the calmer the picture has to
become to fit the page; what is too small for a sheet becomes a dash. All ends in the whole numbers that
reference/hybrid/etching.py reads.
"""

from collections.abc import Sequence

import numpy as np

from reference.hybrid import etching
from reference.hybrid.etching import CELLS, INK_BITS, INKS, LEAST_PITCH, MAX_BYTES, MAX_DASHES, PITCH, RUNS, SORTS

from . import cells, fades, order

CALM = 0.0015  # at first: what a cell gains by a neighbour of its ink, where black and white are 1 apart
CALMER = 1.5
YIELD = 0.85  # to which power cells hold together, from try to try: edges count less and less
PATIENCE = 5  # tries after which inks are done without
FEW_INKS = 2  # that no picture does without: small things are blurred away then
NEVER = 1e3  # what an ink costs that is done without
EDGE = 0.05  # what a cell at an edge counts for its ink, against one inside
TRIES = 20  # after which a picture is one flat colour, beyond any that was seen
LONGEST_RUN = 32
LONGEST_DASH = 8
DASH_COVERS = 0.5  # of a cell
DASH_GAIN = 0.003  # what a dash has to better, for each of its cells, where a point was swept away
OTHER_GAIN = 0.015  # and elsewhere
POINT = 0.001  # the square of how far colours are from the swept ones at least, where there was a point
DASH_BYTES = 2
KEPT = 96  # bytes that are left for dashes
EDGE_SHARES = (0.3, 0.6, 1.0)  # of a neighbour in a cell that their edge crosses


def fit(images: Sequence[np.ndarray]) -> list[bytes]:
    """The etchings of pictures `(h, w, 3)` uint8, in the order given; ValueError for what isn't a picture."""
    for image in images:
        if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8 or not image.size:
            raise ValueError("etching: a picture is (h, w, 3) bytes")
    if not images:
        return []
    colours = cells.reduced(images)
    points = cells.seen(colours).reshape(len(images), -1, 3)
    weight = cells.weights(colours)
    large = cells.swept(points)
    inks = fades.fades(large, weight)
    cost = inks.cost(large) * np.sqrt(weight)[..., None]
    held = cells.bonds(large.reshape(-1, CELLS, CELLS, 3))
    labels = printable(cost.reshape(-1, CELLS, CELLS, INKS), held, inks.middles())
    inks = fades.faded(large, inner(labels).reshape(weight.shape), labels.reshape(weight.shape))
    shown = inks.shown()
    asked = np.where(((points - large) ** 2).sum(-1) > POINT, DASH_GAIN, OTHER_GAIN).reshape(labels.shape)
    return [etched(*each) for each in zip(images, points, labels, shown, asked, strict=True)]


def printable(cost: np.ndarray, held: list[np.ndarray], inks: np.ndarray) -> np.ndarray:
    """Labels `(n, CELLS, CELLS)` of which all outlines find room, and which are told in few enough bytes.

    They are as calm as that needs, and in the order in which sheets lie.

    Args:
        cost: of each label in a cell, `(n, CELLS, CELLS, INKS)`; it is put in the labels' order.
        held: how much cells hold together, as cells.bonds gives it.
        inks: about what labels look like, `(n, INKS, 3)`; they too are put in order.
    """
    labels = cost.argmin(-1)
    left = np.arange(len(cost))
    for tries in range(TRIES):
        if tries >= PATIENCE:
            for at in left:
                cost[at] = simpler(cost[at], labels[at])
            labels[left] = cost[left].argmin(-1)
        calm = np.full(len(left), CALM * CALMER ** min(tries, PATIENCE))
        labels[left] = cells.labelled(cost[left], calm, [each[left] ** YIELD**tries for each in held], labels[left])
        crowded = []
        for at in left:
            places = order.arranged(labels[at], inks[at])
            labels[at] = places[labels[at]]
            cost[at], inks[at] = cost[at][..., places.argsort()], inks[at][places.argsort()]
            if len(runs(labels[at])) > MAX_BYTES - RUNS - KEPT or not order.fits(labels[at]):
                crowded += [at]
        left = np.array(crowded, np.int64)
        if not crowded:
            return labels
    labels[left] = 0
    return labels


def simpler(cost: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """What labels cost `(CELLS, CELLS, INKS)` without the ink that is missed the least; with few left, without small
    things."""
    used = np.unique(labels)
    if len(used) <= FEW_INKS:
        return blurred(cost)
    missed = []
    for ink in used:
        mine = cost[labels == ink]
        missed += [(np.delete(mine, ink, axis=-1).min(-1) - mine[:, ink]).sum()]
    without = cost.copy()
    without[..., used[int(np.argmin(missed))]] = NEVER
    return without


def blurred(cost: np.ndarray) -> np.ndarray:
    """The means of each cell and the eight round it."""
    padded = np.pad(cost, ((1, 1), (1, 1), (0, 0)), mode="edge")
    across = padded[:, :-2] + padded[:, 1:-1] + padded[:, 2:]
    return (across[:-2] + across[1:-1] + across[2:]) / 9


def inner(labels: np.ndarray) -> np.ndarray:
    """What cells count for the colour of their ink, `(n, CELLS, CELLS)`: those inside much more than those at an
    edge, which blurs them."""
    padded = np.pad(labels, ((0, 0), (1, 1), (1, 1)), mode="edge")
    inside = (padded[:, :-2, 1:-1] == labels) & (padded[:, 2:, 1:-1] == labels)
    inside &= (padded[:, 1:-1, :-2] == labels) & (padded[:, 1:-1, 2:] == labels)
    return np.where(inside, np.float32(1), np.float32(EDGE))


def etched(image: np.ndarray, points: np.ndarray, labels: np.ndarray, shown: np.ndarray, asked: np.ndarray) -> bytes:
    """The bytes of one picture's etching.

    Args:
        image: what is asked for its shape.
        points: its cells' colours, `(cells, 3)`.
        labels: of cells.
        shown: each ink in each row, `(CELLS, INKS, 3)`.
        asked: what a dash has to better in a cell.
    """
    told = runs(labels)
    upper, lower = ends(labels, shown)
    points = points.reshape(CELLS, CELLS, 3)
    sorts, marks = dashed(points, labels, shown, asked, (MAX_BYTES - RUNS - len(told)) // DASH_BYTES)
    colours = np.rint(cells.mixed(np.concatenate([upper, lower, sorts]))).astype(np.uint8)
    line, accent = frame_inks(upper)
    return bytes([shape(image) & 255, *colours.ravel().tolist(), line | accent << INK_BITS]) + told + marks


def ends(labels: np.ndarray, shown: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The colours of inks at the upper edge of their first row and at the lower edge of their last one: `(INKS, 3)`
    each."""
    upper, lower = np.empty((2, INKS, 3), np.float32)
    for ink in range(INKS):
        first, last = etching.rows(labels.tolist(), ink)
        half = (shown[last, ink] - shown[first, ink]) / max(last - first, 1) / 2
        upper[ink], lower[ink] = shown[first, ink] - half, shown[last, ink] + half
    return upper, lower


def shape(image: np.ndarray) -> int:
    """By how much cells are narrower than high, or lower than broad, if negative."""
    high, wide = image.shape[:2]
    side = round(PITCH * min(high, wide) / max(high, wide) / 4) * 4
    less = PITCH - max(side, LEAST_PITCH)
    return less if wide < high else -less


def runs(labels: np.ndarray) -> bytes:
    """Labels as runs."""
    told = []
    for row in labels.tolist():
        at = 0
        while at < CELLS:
            end = at + 1
            while end < CELLS and row[end] == row[at]:
                end += 1
            while at < end:
                length = min(end - at, LONGEST_RUN)
                told += [row[at] | length - 1 << 3]
                at += length
    return bytes(told)


def dashed(
    points: np.ndarray, labels: np.ndarray, fading: np.ndarray, asked: np.ndarray, most: int
) -> tuple[np.ndarray, bytes]:
    """The colours of both sorts of dashes, `(SORTS, 3)`, and the dashes that better the print the most.

    What a cell of two neighbours' inks looks like by their edge alone is no reason for a dash.

    Args:
        points: the colours of cells, `(CELLS, CELLS, 3)`.
        labels: of cells.
        fading: each ink in each row, `(CELLS, INKS, 3)`.
        asked: what a dash has to better in a cell.
        most: dashes for which there are bytes.
    """
    shown = np.take_along_axis(fading, labels[..., None], 1)
    least = ((shown - points) ** 2).sum(-1)
    beside = np.pad(shown, ((1, 1), (1, 1), (0, 0)), mode="edge")
    for row, column in np.ndindex(3, 3):
        other = beside[row : row + CELLS, column : column + CELLS]
        for share in EDGE_SHARES:
            least = np.minimum(least, ((shown * (1 - share) + other * share - points) ** 2).sum(-1))
    # What a dash had to look like, if it were there.
    wanted = cells.seen(cells.mixed(shown + (points - shown) / DASH_COVERS))
    need = (least - asked).clip(0) ** 2
    sort_of = cells.means(wanted.reshape(1, -1, 3), need.reshape(1, -1) + cells.TINY, SORTS).reshape(CELLS, CELLS)
    sorts, gains = [], []
    for sort in range(SORTS):
        count = need * (sort_of == sort) + cells.TINY
        sorts += [(wanted * count[..., None]).sum((0, 1)) / count.sum()]
        over = shown + (sorts[sort] - shown) * DASH_COVERS
        gains += [least - ((over - points) ** 2).sum(-1) - asked]
    gains = [np.where(one > other, one, 0) for one, other in (gains, gains[::-1])]
    found = []
    for sort, gain in enumerate(gains):
        for row in range(CELLS):
            edges = np.flatnonzero(np.diff(gain[row] > 0, prepend=False, append=False))
            for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
                for at in range(start, end, LONGEST_DASH):
                    length = min(end - at, LONGEST_DASH)
                    found += [(-gain[row, at : at + length].sum(), row << 10 | at << 4 | length - 1 << 1 | sort)]
    best = sorted(dash for _, dash in sorted(found)[: min(most, MAX_DASHES)])
    return np.array(sorts, np.float32), b"".join(dash.to_bytes(DASH_BYTES, "big") for dash in best)


def frame_inks(inks: np.ndarray) -> tuple[int, int]:
    """The darkest ink, and the most colourful one of the others."""
    line = int(inks[:, 0].argmin())
    vivid = (inks[:, 1:] ** 2).sum(-1)
    vivid[line] = -1
    return line, int(vivid.argmax())
