"""Where data lies that is kept as code. Twin of contracts/storage/Archive.vy."""

from eth_hash.auto import keccak

MAX_BYTES = 24_576 - 11
PREFIX = 0x600B5981380380925939F3602435806004355F395FF3

READER: bytes = PREFIX.to_bytes(22, "big")[11:]
"""What stands before the data in the code."""


def write(archive: str, data: bytes) -> str:
    """The address at which an archive puts data, 0x and 40 lower-case digits; ValueError for what is too long."""
    if len(data) > MAX_BYTES:
        raise ValueError(f"archive: {len(data)} bytes, and a contract holds {MAX_BYTES}")
    return address_of(archive, code_hash(data))


def address_of(archive: str, digest: bytes) -> str:
    """The same, by the hash of the init code (EIP-1014, without a salt)."""
    return "0x" + keccak(b"\xff" + bytes.fromhex(archive[2:]) + bytes(32) + digest)[12:].hex()


def code_hash(data: bytes) -> bytes:
    """The keccak256 of the init code for data. No twin: the contract has the code itself."""
    return keccak(PREFIX.to_bytes(22, "big") + data)
