"""Where data lies that is kept as code. Twin of contracts/storage/Archive.vy."""

from eth_hash.auto import keccak

MAX_BYTES = 24_576 - 1
MAX_ANSWERING_BYTES = 24_576 - 11
PREFIX = 0x600B5981380380925939F300
ANSWERING_PREFIX = 0x600B5981380380925939F3602435806004355F395FF3


def write(archive: str, data: bytes) -> str:
    """The address at which an archive puts data, 0x and 40 lower-case digits; ValueError for what is too long."""
    return _place(archive, data, code_hash(data), MAX_BYTES)


def write_answering(archive: str, data: bytes) -> str:
    """The address of data behind the program that answers with it; ValueError for what is too long."""
    return _place(archive, data, answering_hash(data), MAX_ANSWERING_BYTES)


def address_of(archive: str, digest: bytes) -> str:
    """The address of a contract by the hash of its init code (EIP-1014, without a salt)."""
    return "0x" + keccak(b"\xff" + bytes.fromhex(archive[2:]) + bytes(32) + digest)[12:].hex()


def code_hash(data: bytes) -> bytes:
    """The keccak256 of the init code for data behind STOP. No twin: the contract has the code itself."""
    return keccak(PREFIX.to_bytes(12, "big") + data)


def answering_hash(data: bytes) -> bytes:
    """The keccak256 of the init code for data behind the program. No twin: the contract has the code itself."""
    return keccak(ANSWERING_PREFIX.to_bytes(22, "big") + data)


def _place(archive: str, data: bytes, digest: bytes, most: int) -> str:
    """The address for an init code, unless the data is too long. No twin: the chain itself refuses that."""
    if len(data) > most:
        raise ValueError(f"archive: {len(data)} bytes, and a contract holds {most}")
    return address_of(archive, digest)
