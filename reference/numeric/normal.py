"""Normal numbers, ONE to a standard deviation. Twin of contracts/numeric/normal.vy, where eight are made at once.

The upper half of a draw is 16 tosses of a coin, whose sum is normal but for its steps; the two lower bytes are
uniform numbers that fill these up. A cubic then stretches what lies far out, as Cornish and Fisher do it (Moments and
cumulants in the specification of distributions, 1937), for which a sum of few terms has too little.
"""

from . import stream

ONE = 2**10
MEAN = 2**8 * 8 + 255  # of a sum: a toss is 2**8
# A number is (LINEAR * x + CUBIC * x**3) / 2**PART_BITS, x being how far the sum is from its mean.
LINEAR = 132_555_295_287
CUBIC = 2663
PART_BITS = 36


def normals(seed: int, index: int) -> tuple[int, ...]:
    """The eight normal numbers of a block (below 2**128) of the seed's stream."""
    return tuple(normal(draw) for draw in stream.draws(seed, index))


def normal(draw: int) -> int:
    """The number of a draw. No twin: the contract makes those of a block together."""
    x = ((draw >> 16).bit_count() << 8) + (draw >> 8 & 255) + (draw & 255) - MEAN
    return (x * (LINEAR + CUBIC * x * x) + 2 ** (PART_BITS - 1)) >> PART_BITS
