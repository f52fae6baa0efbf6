"""Content identifiers: CIDv1 with a SHA-256, in base32 without padding. Twin of contracts/hybrid/cid.vy."""

import base64

RAW = 0x55  # the file itself, when it is one block
DAG_PB = 0x70  # the root of a file of many blocks
VERSION = 1
SHA_256 = 0x12
DIGEST_BYTES = 32


def of(artifact: bytes, digest: bytes) -> str:
    """The CID of an artifact.

    Args:
        artifact: SHA-256 of the file. What has it for its digest is a single block, the file itself.
        digest: what the CID holds.
    """
    return text(RAW if digest == artifact else DAG_PB, digest)


def text(codec: int, digest: bytes) -> str:
    """The CID of a codec, below 128, and a digest of 32 bytes."""
    whole = bytes([VERSION, codec, SHA_256, DIGEST_BYTES]) + digest
    return "b" + base64.b32encode(whole).decode().rstrip("=").lower()
