"""A seeded stream of draws: keccak256 in counter mode, eight draws a block. Twin of contracts/numeric/stream.vy."""

from eth_hash.auto import keccak

DRAWS = 8
DRAW_BITS = 32
INDEX_BIT = 128


def block(seed: int, index: int) -> int:
    """A block (below 2**128) of the seed's stream as a word."""
    return int.from_bytes(keccak((seed ^ index << INDEX_BIT).to_bytes(32, "big")), "big")


def draws(seed: int, index: int) -> tuple[int, ...]:
    """The eight 32-bit draws of a block (below 2**128) of the seed's stream, lowest bits first."""
    word = block(seed, index)
    return tuple(word >> DRAW_BITS * k & 2**DRAW_BITS - 1 for k in range(DRAWS))


def below(draw: int, n: int) -> int:
    """A draw as a whole number in [0, n); its bias is under n / 2**32. ValueError when the range is empty."""
    if n == 0:
        raise ValueError("stream: empty range")
    return draw * n >> DRAW_BITS


def between(draw: int, low: int, high: int) -> int:
    """A draw as a whole number in [low, high). ValueError when the range is empty."""
    if low >= high:
        raise ValueError("stream: empty range")
    return low + (draw * (high - low) >> DRAW_BITS)


def about(draw: int, reach: int) -> int:
    """A draw as a whole number in [-reach, reach], for 0 <= reach."""
    return (draw * (2 * reach + 1) >> DRAW_BITS) - reach
