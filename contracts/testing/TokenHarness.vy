# pragma version 0.4.3
"""
@title A door to the pure modules of token/, seeding/ and minters/
@license MIT
@notice Lets tests compare each with its twin. Never deployed but by tests.
"""

from ..interfaces import IGenerator
from ..minters import merkle
from ..seeding import headers
from ..seeding import seed
from ..token import buckets
from ..token import uri


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
def head(
    title: String[uri.MAX_TITLE_CHARS], id: uint256, text: String[uri.MAX_TEXT_CHARS], background: String[6]
) -> Bytes[uri.MAX_HEAD_CHARS]:
    return uri._head(title, id, text, background)


@pure
@external
def tail(traits: DynArray[IGenerator.Trait, uri.MAX_TRAITS]) -> Bytes[uri.MAX_TAIL_CHARS]:
    return uri._tail(traits)


@pure
@external
def collection_head(
    title: String[uri.MAX_TITLE_CHARS],
    symbol: String[uri.MAX_SYMBOL_CHARS],
    text: String[uri.MAX_TEXT_CHARS],
) -> Bytes[uri.MAX_HEAD_CHARS]:
    return uri._collection_head(title, symbol, text)
