"""The seeds that previews and surveys draw: as good as random, and the same on every machine."""

from eth_hash.auto import keccak


def seed(index: int) -> int:
    """Returns the keccak256 of `index`, an integer in [0, 2**256), as a 32-byte word."""
    return int.from_bytes(keccak(index.to_bytes(32, "big")), "big")
