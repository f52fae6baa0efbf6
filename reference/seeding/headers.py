"""What a block's header says of the block before. Twin of contracts/seeding/headers.vy.

A header is an RLP list: 0xf9 and its length in two bytes, then 0xa0 and the parent's hash in 32 bytes, then the rest.
"""

from eth_utils import keccak

MAX_HEADER_BYTES = 1024

LIST_PREFIX = 0xF9
WORD_PREFIX = 0xA0
PARENT_OFFSET = 4


def parent(header: bytes, block_hash: bytes) -> bytes:
    """The parent's hash, from the header of the block with the hash given. ValueError for any other header."""
    if keccak(header) != block_hash:
        raise ValueError("headers: not this block's header")
    if header[0] != LIST_PREFIX:
        raise ValueError("headers: not a list")
    if header[3] != WORD_PREFIX:
        raise ValueError("headers: no parent's hash")
    return header[PARENT_OFFSET : PARENT_OFFSET + 32]
