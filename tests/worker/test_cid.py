"""Identifiers and archives are those of IPFS's own importer, recorded by record_cids.py."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from renderer.worker import car, cid
from renderer.worker.store import Store
from tests.worker.record_cids import CHUNK, LINKS, RECORDED

VECTORS = json.loads(RECORDED.read_text())["vectors"]
SMALL = [vector for vector in VECTORS if vector["size"] < LINKS * CHUNK]


@cache
def longest() -> bytes:
    places = np.arange(VECTORS[-1]["size"], dtype=np.uint32) * np.uint32(2654435761)
    return (places >> 24).astype(np.uint8).tobytes()


def content(size: int) -> bytes:
    """The contents of unixfs.mjs."""
    return longest()[:size]


@pytest.mark.parametrize("vector", VECTORS, ids=[str(vector["size"]) for vector in VECTORS])
def test_a_file_has_the_identifier_and_the_archive_that_ipfs_gives_it(vector: dict) -> None:
    blocks = cid.blocks(content(vector["size"]))
    assert blocks[-1].cid == vector["cid"]
    assert len(blocks) == vector["blocks"]
    assert sha256(car.archive(blocks)).hexdigest() == vector["car"]


def test_there_is_a_file_of_each_depth() -> None:
    assert [vector["blocks"] for vector in VECTORS] == [1, 1, 1, 3, 5, 175, 178, 203]
    assert (CHUNK, LINKS) == (cid.CHUNK, cid.LINKS)


@pytest.mark.parametrize("vector", SMALL, ids=[str(vector["size"]) for vector in SMALL])
def test_the_store_gives_back_what_it_was_given(tmp_path: Path, vector: dict) -> None:
    store = Store(tmp_path)
    root = store.put(content(vector["size"]))
    assert root == vector["cid"]
    assert store.get(root) == content(vector["size"])
    assert sha256(store.car(root).read_bytes()).hexdigest() == vector["car"]


def test_equal_chunks_are_archived_once() -> None:
    blocks = cid.blocks(bytes(3 * CHUNK))
    assert len(blocks) == 4
    assert len(car.archive(blocks)) < 2 * CHUNK


def test_an_identifier_can_be_read_again() -> None:
    for vector in VECTORS:
        codec, digest = cid.read(vector["cid"])
        assert cid.text(codec, digest) == vector["cid"]
        assert (codec == cid.RAW) == (vector["blocks"] == 1)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "b",
        "hello",
        VECTORS[0]["cid"][:-1],
        VECTORS[0]["cid"] + "a",
        VECTORS[0]["cid"].upper(),
        "z" + VECTORS[0]["cid"][1:],
        VECTORS[0]["cid"][:-1] + "z",  # the last letter has bits to spare
        "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG",
        "../" + VECTORS[0]["cid"],
        "bé" + VECTORS[0]["cid"][2:],
    ],
)
def test_what_is_no_identifier_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="^cid: "):
        cid.read(written)


@pytest.mark.parametrize("node", [b"\x12", b"\x12\x05ab", b"\x13\x00", b"\xff\xff"])
def test_a_node_that_is_none_is_refused(node: bytes) -> None:
    with pytest.raises(ValueError, match="^cid: a node is"):
        cid.children(node)


def test_numbers_are_written_in_groups_of_seven_bits() -> None:
    assert [cid.varint(number).hex() for number in (0, 1, 127, 128, 300, 2**35)] == [
        "00",
        "01",
        "7f",
        "8001",
        "ac02",
        "808080808001",
    ]
