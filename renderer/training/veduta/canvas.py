"""A square canvas in RGB, and what painting needs of numbers: noise, profiles, coverage. Places are in pages.

x goes right and y down, both from 0 to 1; a colour is three numbers in [0, 1]. A skyline is a y for each column.
Whatever is drawn is first a coverage in [0, 1] for each pixel, soft over one pixel's width, so no supersampling.
"""

from functools import cache

import numpy as np

BANK = 512  # samples of a sheet of noise, each way
SHEETS = 6
SLOPE = 1.9  # of the spectrum's fall: clouds
CUT = 40  # cycles of a sheet beyond which there is nothing


@cache
def bank() -> np.ndarray:
    """Sheets of endless cloudy noise, (SHEETS, BANK, BANK) float32, of mean 0 and variance 1."""
    generator = np.random.default_rng(0)
    waves = np.fft.fftfreq(BANK, 1 / BANK)
    cycles = np.hypot(waves[:, None], waves[: BANK // 2 + 1])
    gain = np.where((cycles >= 2) & (cycles < CUT), np.maximum(cycles, 1) ** -SLOPE, 0)
    sheets = np.fft.irfft2(np.fft.rfft2(generator.standard_normal((SHEETS, BANK, BANK))) * gain, s=(BANK, BANK))
    return (sheets / sheets.std((1, 2), keepdims=True)).astype(np.float32)


def mix(one: np.ndarray, other: np.ndarray, share: np.ndarray | float) -> np.ndarray:
    return one + (other - one) * share


def smooth(low: float, high: float, value: np.ndarray) -> np.ndarray:
    """0 below low, 1 above high, a soft step between them; downwards where low > high."""
    share = np.minimum(np.maximum((value - low) * np.float32(1 / (high - low)), 0), 1)
    return share * share * (3 - 2 * share)


class Canvas:
    """A picture of `size` pixels each way, painted from back to front, with its own chance."""

    def __init__(self, size: int, generator: np.random.Generator, spread: float = 1) -> None:
        """Begins with nothing; `spread` says how far measures may be from what is usual, 0 to 1."""
        self.size, self.generator, self.spread = size, generator, spread
        self.x = (np.arange(size, dtype=np.float32) + np.float32(0.5)) / size
        self.y = self.x[:, None]
        self.pixels = np.zeros((3, size, size), np.float32)

    # chance

    def between(self, low: float, high: float) -> float:
        """A measure; the smaller the spread, the nearer to the middle."""
        return low + (high - low) * (0.5 + self.spread * (self.generator.random() - 0.5))

    def anywhere(self, low: float, high: float) -> float:
        """A place."""
        return low + (high - low) * self.generator.random()

    def chance(self, share: float) -> bool:
        return self.generator.random() < share

    def many(self, low: float, high: float, count: int) -> np.ndarray:
        return (low + (high - low) * self.generator.random(count)).astype(np.float32)

    # noise

    def noise(self, across: float, down: float, top: int = 0, end: int | None = None) -> np.ndarray:
        """Cloudy noise on the rows from top to end; a page is `across` by `down` sheets."""
        sheet, left, high = self.generator.integers((SHEETS, BANK, BANK))
        end = self.size if end is None else end
        at = high + self.y[top:end] * np.float32(down * BANK)
        row = at.astype(np.int64)
        column = (left + self.x * np.float32(across * BANK)).astype(np.int64) % BANK
        values = bank()[sheet].ravel()
        first = values.take(row % BANK * BANK + column)
        return first + (values.take((row + 1) % BANK * BANK + column) - first) * (at - row).astype(np.float32)

    def profile(self, waves: float, rough: float = 0.5, octaves: int = 5, sharp: bool = False) -> np.ndarray:
        """Noise along x, (size,), mostly within [-1, 1]; each octave is `rough` times the one before.

        Sharp noise is made of straight lines.
        """
        total, scale, weight = np.zeros(self.size, np.float32), 1.0, 0.0
        for _ in range(octaves):
            knots = self.many(-1, 1, int(waves) + 3)
            at = self.x * np.float32(waves) + np.float32(self.generator.random())
            place = at.astype(np.int64)
            share = at - place
            if not sharp:
                share = share * share * (3 - 2 * share)
            total += (knots[place] + (knots[place + 1] - knots[place]) * share) * np.float32(scale)
            weight += scale
            scale, waves = scale * rough, waves * 2.03
        return total * np.float32(1.4 / weight)

    def along(self, profile: np.ndarray, x: np.ndarray) -> np.ndarray:
        """The values of a profile, (size,), at any places x."""
        at = np.clip(x * np.float32(self.size) - np.float32(0.5), 0, self.size - 1.001)
        column = at.astype(np.int64)
        return profile[column] + (at - column) * np.append(np.diff(profile), 0)[column]

    # coverage

    def row(self, y: float) -> int:
        """The first row of pixels at or above y that may show what begins there."""
        return min(max(int(y * self.size) - 1, 0), self.size)

    def under(self, skyline: np.ndarray, top: int = 0) -> np.ndarray:
        """Coverage of what lies below a skyline, (size - top, size)."""
        slope = np.diff(skyline, append=skyline[-1:]) * self.size
        steep = np.float32(self.size) / np.sqrt(1 + slope * slope)
        return np.clip((self.y[top:] - skyline) * steep + np.float32(0.5), 0, 1)

    def edge(self, distance: np.ndarray) -> np.ndarray:
        """Coverage from signed distances in pages, positive inside."""
        return np.minimum(np.maximum(distance * np.float32(self.size) + np.float32(0.5), 0), 1)

    # paint

    def lay(self, cover: np.ndarray, colour: np.ndarray, top: int = 0, left: int = 0) -> None:
        """Paint a colour, (3,) or (3, rows, columns), where the cover, (rows, columns), says."""
        part = self.pixels[:, top : top + cover.shape[0], left : left + cover.shape[1]]
        if colour.ndim == 1:
            colour = colour[:, None, None]
        part += (colour - part) * cover

    def glow(self, light: np.ndarray, colour: np.ndarray, top: int = 0) -> None:
        """Add light of a colour as a screen does: nothing becomes brighter than white."""
        part = self.pixels[:, top : top + light.shape[0]]
        part += (1 - part) * (light * colour[:, None, None])

    def patch(self, x: float, y: float, wide: float, high: float) -> tuple[int, int, np.ndarray, np.ndarray]:
        """The pixels about a place: top row, left column, and the distances from there across and down."""
        rows = slice(self.row(y - high), min(self.row(y + high) + 3, self.size))
        columns = slice(self.row(x - wide), min(self.row(x + wide) + 3, self.size))
        return rows.start, columns.start, self.x[columns] - np.float32(x), self.y[rows] - np.float32(y)

    def bytes(self) -> np.ndarray:
        """The picture as (size, size, 3) uint8."""
        return np.rint(np.clip(self.pixels, 0, 1) * 255).astype(np.uint8).transpose(1, 2, 0)
