"""A file with all its blocks in one archive: CAR version 1, as IPFS nodes and pinning services import it.

    header   length | dag-cbor {"roots": [root], "version": 1}
    block    length | identifier | data        for each block, the root first
Lengths are varints.
"""

from collections.abc import Sequence

from .cid import Block, binary, varint

# dag-cbor, spelled out: a map of two; "roots": an array of one; tag 42, bytes, 0 and the identifier; "version": 1.
ROOTS, VERSION = b"\xa2\x65roots\x81", b"\x67version\x01"
LINK = b"\xd8\x2a\x58\x25\x00"  # tag 42, 37 bytes: a zero, then the 36 of an identifier


def archive(blocks: Sequence[Block]) -> bytes:
    """Returns the archive of a file's blocks, given with the root last; equal blocks are written once."""
    ordered = {binary(block.codec, block.digest): block for block in reversed(blocks)}
    root = next(iter(ordered))
    header = ROOTS + LINK + root + VERSION
    sections = [header, *(identifier + block.data for identifier, block in ordered.items())]
    return b"".join(varint(len(section)) + section for section in sections)
