# pragma version 0.4.3
"""
@title A door to hybrid/signatures.vy
@license MIT
@notice Lets tests ask who signed. Never deployed but by tests.
"""

from ..hybrid import signatures


@pure
@external
def signer(digest: bytes32, signature: Bytes[65]) -> address:
    return signatures._signer(digest, signature)
