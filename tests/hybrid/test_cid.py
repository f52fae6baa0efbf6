"""CIDs on the chain: the reference's, and the ones that IPFS itself gives."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.hybrid import cid
from tests.strategies import cases

digests = st.binary(min_size=32, max_size=32)

# Known everywhere: of the empty file as a block; of the empty folder; and of the empty file as a node.
EMPTY = sha256(b"").digest()
KNOWN = {
    (cid.RAW, EMPTY): "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku",
    (cid.DAG_PB, sha256(b"\x0a\x02\x08\x01").digest()): "bafybeiczsscdsbs7ffqz55asqdf3smv6klcw3gofszvwlyarci47bgf354",
    (cid.DAG_PB, sha256(b"\x0a\x04\x08\x02\x18\x00").digest()): (
        "bafybeif7ztnhq65lumvvtr4ekcwd2ifwgm3awq4zfr3srh462rwyinlb4y"
    ),
}


@given(cases(st.sampled_from([cid.RAW, cid.DAG_PB]) | st.integers(0, 127), digests))
def test_identifiers_are_written_alike(deploy_once, drawn):
    assert deploy_once("HybridHarness").read_each("text", drawn) == [cid.text(*case) for case in drawn]


@pytest.mark.parametrize(("codec", "digest"), KNOWN)
def test_identifiers_are_those_that_are_known(deploy_once, codec, digest):
    assert cid.text(codec, digest) == KNOWN[codec, digest]
    assert deploy_once("HybridHarness").read("text", codec, digest) == KNOWN[codec, digest]


@given(digests, digests)
def test_an_artifact_of_one_block_is_its_own_and_any_other_is_a_node(deploy_once, artifact, digest):
    harness = deploy_once("HybridHarness")
    assert harness.read("of", artifact, artifact) == cid.of(artifact, artifact) == cid.text(cid.RAW, artifact)
    if artifact != digest:
        assert harness.read("of", artifact, digest) == cid.of(artifact, digest) == cid.text(cid.DAG_PB, digest)
