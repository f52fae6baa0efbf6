"""From entropy to a work's seed. Twin of contracts/seeding/seed.vy."""

from eth_utils import keccak


def derive(entropy: bytes, collection: str, id: int) -> int:
    """The seed of a work: keccak256 of three words, entropy, collection, id."""
    address = bytes.fromhex(collection.removeprefix("0x"))
    return int.from_bytes(keccak(entropy + address.rjust(32, b"\0") + id.to_bytes(32, "big")), "big")
