"""Parametric masks, as fields on half a plane: what the networks of Persona learn from. All of it is drawn here.

A mask is a row of MASK numbers in [0, 1): the first says its kind, the others its traits. The place of a point is x,
its distance from the axis, in [0, WIDE], and y in [-1, 1], downwards: the unit is half of the grid's height. A field
is 128 on the outline of a sheet of paper and grows by 127 in its reach inwards; it is clipped to [1, 255].

    0 head   the silhouette
    1 patch  the second tone, within the head
    2 ink    dark features, within the head
    3 glow   light features, within the head; at PUPIL_LEVEL and above, which only eyes reach, their pupils
"""

import numpy as np

from reference.persona import mask

from . import beasts, spirits
from .features import RIM

DRAWN = {
    "Owl": beasts.owl,
    "Fox": beasts.fox,
    "Cat": beasts.cat,
    "Bull": beasts.bull,
    "Ram": beasts.ram,
    "Hare": beasts.hare,
    "Demon": spirits.demon,
    "Lion": beasts.lion,
    "Skull": spirits.skull,
    "Elder": spirits.elder,
}
KINDS = tuple(DRAWN)
TRAITS = 24
MASK = 1 + TRAITS
SEED = 4  # of the masks that are learnt from: the first TRAINED of COUNT, the others are held out
COUNT, TRAINED = 14000, 12000

CHANNELS = 4
COLUMNS, ROWS = 48, 64
AXIS = mask.AXIS  # the column of x = 0
PITCH = mask.PITCH_X / mask.PITCH_Y  # the width of a sample of this grid by its height
WIDE = (COLUMNS - 1 - AXIS) * PITCH * 2 / (ROWS - 1)  # of the last column, x
FILL = 0.96  # of the page that masks may fill
REACHES = (0.2, 0.15, 0.1, 0.1)  # of the fields, in half heights of a mask
OUTLINE, DEPTH = mask.OUTLINE, 127
PUPIL_LEVEL = mask.PUPIL
BATCH = 32  # masks drawn at once


class Deal:
    """Deals the traits of masks one after the other, spread as a kind wants them."""

    def __init__(self, traits: np.ndarray) -> None:
        self.traits, self.next = traits, 0

    def __call__(self, low: float, high: float) -> np.ndarray:
        share = self.traits[:, self.next : self.next + 1]
        self.next += 1
        return low + (high - low) * share


def draw(generator: np.random.Generator, count: int) -> np.ndarray:
    """The numbers of random masks, (count, MASK) float32."""
    return generator.random((count, MASK), np.float32)


def kinds(masks: np.ndarray) -> np.ndarray:
    """The kinds of masks, (count,), as places in KINDS."""
    return (masks[:, 0] * len(KINDS)).astype(np.int64)


def grid(columns: int = COLUMNS, rows: int = ROWS) -> tuple[np.ndarray, np.ndarray]:
    """x and y of all samples of a grid, (rows * columns,) float32 each, row by row."""
    row, column = np.divmod(np.arange(rows * columns, dtype=np.float32), np.float32(columns))
    return np.abs(column - AXIS) * np.float32(WIDE / (columns - 1 - AXIS)), 2 * row / (rows - 1) - 1


def bent(x: np.ndarray, y: np.ndarray, deal: Deal) -> tuple[np.ndarray, np.ndarray]:
    """The points with masks made taller or broader, with a brow broader than the jaw, with a scowl or a smile.

    All three are small, so that distances stay true to a tenth.
    """
    tall, taper, scowl = deal(0.97, 1.04), deal(-0.06, 0.06), deal(-0.1, 0.06)
    return x * (tall + taper * y), y * tall + scowl * (np.minimum(x, 1) ** 2 - 0.15)


def distances(kind: int, traits: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The signed distances of the sheets of masks of one kind, (count, CHANNELS, points) float32."""
    x, y = (np.asarray(axis, np.float32)[None] / FILL for axis in (x, y))
    deal = Deal(traits.astype(np.float32))
    x, y = bent(x, y, deal)
    head, patch, ink, glow = DRAWN[KINDS[kind]](x, y, deal)
    sheets = (head, np.minimum(patch, head - RIM), np.minimum(ink, head - RIM), np.minimum(glow, 4 * (head - RIM)))
    return np.stack([np.broadcast_to(sheet, head.shape) for sheet in sheets], 1).astype(np.float32)


def fields(masks: np.ndarray, x: np.ndarray | None = None, y: np.ndarray | None = None) -> np.ndarray:
    """The fields of masks, (count, CHANNELS, points) float32 in [1, 255], on the whole grid if no points are told."""
    if x is None or y is None:
        x, y = grid()
    made = np.empty((len(masks), CHANNELS, x.size), np.float32)
    which = kinds(masks)
    for kind in range(len(KINDS)):
        places = np.flatnonzero(which == kind)
        for start in range(0, len(places), BATCH):
            some = places[start : start + BATCH]
            made[some] = distances(kind, masks[some, 1:], x, y)
    return OUTLINE + DEPTH * np.clip(made / np.array(REACHES, np.float32)[:, None], -1, 1)
