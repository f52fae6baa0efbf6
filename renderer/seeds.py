"""The seeds that previews and surveys draw: as good as random, and the same on every machine."""

from eth_hash.auto import keccak

EDGES = [0, 1, 2**256 - 1, *(1 << bit for bit in range(1, 256))]  # no bit set, all, or one


def seed(index: int) -> int:
    """Returns the keccak256 of `index`, an integer in [0, 2**256), as a 32-byte word."""
    return int.from_bytes(keccak(index.to_bytes(32, "big")), "big")
