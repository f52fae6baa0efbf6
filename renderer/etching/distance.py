"""How far an etching is from the picture that it was made of, as a print is seen from where cells are points."""

import numpy as np

from reference.hybrid import etching
from renderer import raster

from .cells import reduced

PIXELS = 500  # of the drawing
SAME = 99.0  # what is said instead of infinity


def distance(plate: bytes, image: np.ndarray, seed: int = 0) -> float:
    """The peak signal-to-noise ratio in decibels: the higher, the nearer. About 25 is the same picture at a glance,
    15 another one.

    Args:
        plate: an etching.
        image: a picture `(h, w, 3)` uint8.
        seed: of the frame, which is left out.
    """
    (left, top), (right, bottom) = etching.window(etching.pitch(plate))
    scale = 2 * etching.MIDDLE / PIXELS
    box = [round(edge / scale) for edge in (left, top, right, bottom)]
    shown = np.asarray(raster.picture(etching.svg(plate, seed), PIXELS).crop(box))
    apart = reduced([shown])[0] - reduced([image])[0]
    error = float((apart**2).mean())
    return min(10 * float(np.log10(255**2 / error)), SAME) if error > 0 else SAME
