"""A file with all its blocks in one archive: CAR version 1, as IPFS nodes and pinning services import it.

    header   length | dag-cbor {"roots": [root], "version": 1}
    block    length | identifier | data        for each block, the root first, each followed by what it links to
Lengths are varints.
"""

from collections.abc import Iterator, Mapping, Sequence

from reference.hybrid.cid import DAG_PB

from .cid import Block, binary, children, varint

Name = tuple[int, bytes]  # codec and digest

# dag-cbor, spelled out: a map of two; "roots": an array of one; tag 42, bytes, 0 and the identifier; "version": 1.
ROOTS, VERSION = b"\xa2\x65roots\x81", b"\x67version\x01"
LINK = b"\xd8\x2a\x58\x25\x00"  # tag 42, 37 bytes: a zero, then the 36 of an identifier


def archive(blocks: Sequence[Block]) -> bytes:
    """Returns the archive of a file's blocks, given with the root last; equal blocks are written once."""
    known = {(block.codec, block.digest): block for block in blocks}
    root = blocks[-1]
    ordered = dict.fromkeys(_from((root.codec, root.digest), known))
    sections = [ROOTS + LINK + binary(root.codec, root.digest) + VERSION]
    sections += [binary(*name) + known[name].data for name in ordered]
    return b"".join(varint(len(section)) + section for section in sections)


def _from(name: Name, known: Mapping[Name, Block]) -> Iterator[Name]:
    """Yields a block and what it links to, depth first."""
    yield name
    if name[0] == DAG_PB:
        for child in children(known[name].data):
            yield from _from(child, known)
