"""Pictures of several kinds to make etchings of, uint8 `(h, w, 3)`."""

import numpy as np

DUSK, HORIZON = np.array((90, 60, 120), float), np.array((250, 180, 120), float)
SUN, HILL = np.array((255, 240, 200), float), np.array((40, 30, 60), float)


def axes(height: int, width: int) -> tuple[np.ndarray, np.ndarray]:
    """How far down and how far across pixels lie, in [0, 1)."""
    return tuple(np.mgrid[0:height, 0:width] / np.array([height, width])[:, None, None])


def dusk(height: int = 64, width: int = 64) -> np.ndarray:
    """A sky that fades, a sun, and a hill with a wavy back."""
    down, across = axes(height, width)
    sky = DUSK + (HORIZON - DUSK) * down[..., None]
    sun = np.hypot(down - 0.35, across - 0.6) < 0.15
    hill = down > 0.7 + 0.08 * np.sin(9 * across)
    return np.where(hill[..., None], HILL, np.where(sun[..., None], SUN, sky)).astype(np.uint8)


def noise(seed: int = 1, size: int = 64) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (size, size, 3), dtype=np.uint8)


def chequers(each: int = 4, size: int = 64) -> np.ndarray:
    dark = np.add.outer(np.arange(size) // each, np.arange(size) // each) % 2 == 1
    return np.where(dark[..., None], 20, 235).astype(np.uint8).repeat(3, axis=2)


def flat(colour: tuple[int, int, int], size: int = 64) -> np.ndarray:
    return np.broadcast_to(np.array(colour, np.uint8), (size, size, 3))


def swirl(size: int = 64) -> np.ndarray:
    """Bands of many colours that twist."""
    down, across = axes(size, size)
    wave = np.stack([np.sin(14 * across + 3 * np.sin(9 * down) + turn) for turn in (0, 2, 4)], axis=-1)
    return (127 + 120 * wave).astype(np.uint8)
