"""Content identifiers of whole files: UnixFS, CIDv1, SHA-256, as IPFS's own importer makes them with this profile.

PROFILE: chunks of 256 KiB, raw leaves, balanced with 174 links to a node, a file of one chunk being its own leaf.
Another profile gives another identifier for the same bytes.

    identifier  version | codec | SHA-256, its length | SHA-256 of the block; see reference/hybrid/cid.py
    leaf        the chunk itself
    node        dag-pb: links to the children in order, then a UnixFS record: a file, its size, that below each link
"""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from reference.hybrid.cid import DAG_PB, DIGEST_BYTES, RAW, SHA_256, VERSION, text

CHUNK = 256 * 1024  # bytes
LINKS = 174
PROFILE = f"unixfs cidv1 sha2-256 raw-leaves chunk-{CHUNK} balanced-{LINKS}"
FILE = 2  # UnixFS's type of a file


def binary(codec: int, digest: bytes) -> bytes:
    """Returns an identifier's bytes."""
    return bytes([VERSION, codec, SHA_256, DIGEST_BYTES]) + digest


def read(written: str) -> tuple[int, bytes]:
    """Returns codec and digest of a written identifier; ValueError where it is none of this profile's."""
    body = written[1:].upper()
    try:
        raw = base64.b32decode(body + "=" * (-len(body) % 8))
    except ValueError:
        raw = b""
    codec, digest = (raw[1], raw[-DIGEST_BYTES:]) if len(raw) > DIGEST_BYTES else (0, b"")
    if codec not in (RAW, DAG_PB) or text(codec, digest) != written:
        raise ValueError(f"cid: {written!r} is no identifier of a file here")
    return codec, digest


@dataclass(frozen=True)
class Block:
    """A block of a file. In bytes: `size` of the file below it, `weight` of all blocks from here down."""

    data: bytes
    codec: int
    size: int
    weight: int

    @cached_property
    def digest(self) -> bytes:
        return sha256(self.data).digest()

    @property
    def cid(self) -> str:
        return text(self.codec, self.digest)


def blocks(content: bytes) -> list[Block]:
    """Cuts a file into its blocks, the root last."""
    chunks = [content[at : at + CHUNK] for at in range(0, len(content), CHUNK)] or [b""]
    level = [Block(chunk, RAW, len(chunk), len(chunk)) for chunk in chunks]
    found = list(level)
    while len(level) > 1:
        level = [_node(level[at : at + LINKS]) for at in range(0, len(level), LINKS)]
        found += level
    return found


def _node(children: Sequence[Block]) -> Block:
    links = b"".join(
        _field(2, _field(1, binary(each.codec, each.digest)) + _field(2, b"") + _number(3, each.weight))
        for each in children
    )
    size = sum(each.size for each in children)
    record = _number(1, FILE) + _number(3, size) + b"".join(_number(4, each.size) for each in children)
    data = links + _field(1, record)
    return Block(data, DAG_PB, size, len(data) + sum(each.weight for each in children))


def children(node: bytes) -> list[tuple[int, bytes]]:
    """Lists codec and digest of what a dag-pb node links to; ValueError where it is no node."""
    return [
        (hash_[1], hash_[-DIGEST_BYTES:])
        for number, link in _fields(node)
        if number == 2
        for inner, hash_ in _fields(link)
        if inner == 1
    ]


# Protocol buffers: a field is its number and wire type (0: a number, 2: bytes with their length), then its value.


def varint(value: int) -> bytes:
    """Writes a number in groups of seven bits, the lowest first; the top bit says that more follow."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def _number(field: int, value: int) -> bytes:
    return varint(field << 3) + varint(value)


def _field(field: int, value: bytes) -> bytes:
    return varint(field << 3 | 2) + varint(len(value)) + value


def _fields(message: bytes) -> Iterator[tuple[int, bytes]]:
    """Yields the fields that hold bytes."""
    at = 0
    while at < len(message):
        head, at = _varint(message, at)
        value, at = _varint(message, at)
        if head & 7 == 2:
            if at + value > len(message):
                raise ValueError("cid: a node is cut short")
            yield head >> 3, message[at : at + value]
            at += value
        elif head & 7:
            raise ValueError("cid: a node is malformed")


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """Reads a number, and returns where it ends."""
    value = shift = 0
    while at < len(message):
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
    raise ValueError("cid: a node is cut short")
