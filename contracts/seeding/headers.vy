# pragma version 0.4.3
"""
@title What a block's header says of the block before
@license MIT
@notice A block's hash is the keccak256 of its header in RLP, and the header's first field is its parent's
        hash: who knows one hash can prove all that came before.
@dev Twin: reference/seeding/headers.py. A header holds a bloom filter of 256 bytes and is shorter than
     65,536, so it always begins with a list prefix of three bytes:

     offset | size | field
     0      | 1    | 0xf9, a list whose length takes two bytes
     1      | 2    | that length
     3      | 1    | 0xa0, a string of 32 bytes
     4      | 32   | the parent's hash
"""

MAX_HEADER_BYTES: constant(uint256) = 1024

LIST_PREFIX: constant(bytes1) = 0xf9
WORD_PREFIX: constant(bytes1) = 0xa0
PARENT_OFFSET: constant(uint256) = 4


@pure
@internal
def _parent(header: Bytes[MAX_HEADER_BYTES], block_hash: bytes32) -> bytes32:
    """
    @notice Returns the parent's hash from the header of the block with the hash given.
    @param header The header in RLP; reverts unless it is the block's own.
    """
    assert keccak256(header) == block_hash, "headers: not this block's header"
    # A preimage of a block's hash is a block's header: these two lines only guard against a chain that
    # writes its headers in another way, where the offset would be wrong.
    assert convert(slice(header, 0, 1), bytes1) == LIST_PREFIX, "headers: not a list"
    assert convert(slice(header, 3, 1), bytes1) == WORD_PREFIX, "headers: no parent's hash"
    return extract32(header, PARENT_OFFSET)
