# pragma version 0.4.3
"""
@title A door to the pure modules of token/, seeding/ and minters/
@license MIT
@notice Lets tests compare each with its twin. Never deployed but by tests.
"""

from ..minters import merkle
from ..seeding import headers
from ..seeding import seed
from ..token import buckets
from ..token import placeholder


@pure
@external
def bucket(id: uint256) -> uint256:
    return buckets._bucket(id)


@pure
@external
def mark(id: uint256) -> uint256:
    return buckets._mark(id)


@pure
@external
def upto(id: uint256) -> uint256:
    return buckets._upto(id)


@pure
@external
def highest(word: uint256) -> uint256:
    return buckets._highest(word)


@pure
@external
def derive(entropy: bytes32, collection: address, id: uint256) -> uint256:
    return seed._derive(entropy, collection, id)


@pure
@external
def parent(header: Bytes[headers.MAX_HEADER_BYTES], block_hash: bytes32) -> bytes32:
    return headers._parent(header, block_hash)


@pure
@external
def leaf(account: address, allowance: uint256) -> bytes32:
    return merkle._leaf(account, allowance)


@pure
@external
def root(node: bytes32, proof: DynArray[bytes32, merkle.MAX_PROOF]) -> bytes32:
    return merkle._root(node, proof)


@pure
@external
def shell(id: uint256) -> String[placeholder.MAX_SVG_BYTES]:
    return placeholder._svg(id)
