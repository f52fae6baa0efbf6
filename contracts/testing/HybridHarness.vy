# pragma version 0.4.3
"""
@title A door to the pure modules of hybrid/
@license MIT
@notice Lets tests compare each with its twin. Never deployed but by tests.
"""

from ..hybrid import cid


@pure
@external
def of(artifact: bytes32, digest: bytes32) -> String[cid.MAX_CHARS]:
    return cid._of(artifact, digest)


@pure
@external
def text(codec: uint256, digest: bytes32) -> String[cid.MAX_CHARS]:
    return cid._text(codec, digest)
