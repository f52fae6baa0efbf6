# pragma version 0.4.3
"""
@title A door to what receipts and plates are made of
@license MIT
@notice Lets tests ask who signed, and compare plates with their twin. Never deployed but by tests.
"""

from ..hybrid import plate
from ..hybrid import signatures


@pure
@external
def signer(digest: bytes32, signature: Bytes[65]) -> address:
    return signatures._signer(digest, signature)


@pure
@external
def commitment(salt: bytes32, prompt: Bytes[plate.MAX_PROMPT_BYTES]) -> bytes32:
    return plate._commitment(salt, prompt)


@pure
@external
def engrave(
    artifact: bytes32,
    cid: bytes32,
    etching: Bytes[plate.MAX_ETCHING_BYTES],
    prompt: Bytes[plate.MAX_PROMPT_BYTES],
) -> Bytes[plate.MAX_BYTES]:
    return plate._engrave(artifact, cid, etching, prompt)


@view
@external
def artifact(place: address) -> bytes32:
    return plate._artifact(place)


@view
@external
def read(place: address) -> plate.Plate:
    return plate._read(place)


@view
@external
def text(place: address) -> Bytes[plate.MAX_PROMPT_BYTES]:
    return plate._text(place)
