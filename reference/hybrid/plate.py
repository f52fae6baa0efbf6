"""What the chain itself keeps of a work. Twin of contracts/hybrid/plate.vy.

offset | size | field
0      | 32   | SHA-256 of the canonical image
32     | 32   | digest in its CID
64     | 2    | bytes of the etching
66     | n    | etching
66 + n | rest | prompt in UTF-8, none when it is sealed
"""

from typing import NamedTuple

from eth_utils import keccak

MAX_ETCHING_BYTES = 1024
MAX_PROMPT_BYTES = 512
HEAD_BYTES = 32 + 32 + 2
MAX_BYTES = HEAD_BYTES + MAX_ETCHING_BYTES + MAX_PROMPT_BYTES


class Plate(NamedTuple):
    """A plate's fields, in their order."""

    artifact: bytes
    cid: bytes
    etching: bytes
    prompt: bytes


def commitment(salt: bytes, prompt: bytes) -> bytes:
    """What binds a prompt; the salt, 32 bytes, hides it, and is zero for one that is public."""
    return keccak(salt + prompt)


def engrave(artifact: bytes, cid: bytes, etching: bytes, prompt: bytes) -> bytes:
    """Lays a plate out."""
    return artifact + cid + len(etching).to_bytes(2, "big") + etching + prompt


def artifact(content: bytes) -> bytes:
    """Reads the image's SHA-256 from a plate."""
    return content[:32]


def read(content: bytes) -> Plate:
    """Takes a plate apart; ValueError for what is none."""
    end = HEAD_BYTES + int.from_bytes(content[64:66], "big")
    if len(content) < HEAD_BYTES or end > len(content) or len(content) > MAX_BYTES:
        raise ValueError("plate: not a plate")
    return Plate(content[:32], content[32:64], content[HEAD_BYTES:end], content[end:])
