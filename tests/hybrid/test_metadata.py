"""What is told of a work's making: the same words as the reference's, and JSON whatever was asked for."""

import json
from dataclasses import astuple, fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reference.hybrid import metadata
from reference.hybrid.metadata import Imprint
from reference.token import uri
from tests.hybrid.prompts import HOSTILE
from tests.strategies import cases, words

plain = st.characters(min_codepoint=32, max_codepoint=126, exclude_characters='"\\')
names = st.text(plain, min_size=1, max_size=32)
hashes = st.binary(min_size=32, max_size=32)
prompts = st.binary(max_size=60) | st.text(max_size=60).map(str.encode) | st.sampled_from(list(HOSTILE.values()))
proofs = st.binary(max_size=16) | st.sampled_from([b"", b"signature", b"quorum", b'say "yes"', b"\\", b"\x00" * 16])
imprints = st.builds(
    Imprint,
    prompt=prompts,
    sealed=st.booleans(),
    artifact=hashes,
    cid=hashes,
    proof=proofs,
    model=names,
    weights=hashes,
    licence=names,
    exact=st.booleans(),
    adapter=names | st.just(""),
    adapter_licence=names,
    seed=words,
    receipt=hashes,
)
LARGEST = Imprint(
    prompt=b"\x01" * metadata.MAX_PROMPT_BYTES,
    sealed=True,
    artifact=bytes(32),
    cid=b"\xff" * 32,
    proof=b"p" * 16,
    model="m" * 32,
    weights=b"\xff" * 32,
    licence="l" * 32,
    exact=True,
    adapter="a" * 32,
    adapter_licence="b" * 32,
    seed=2**256 - 1,
    receipt=b"\xff" * 32,
)


def given_to_the_contract(imprint):
    """An imprint as the harness takes it: texts that may be any bytes come beside it."""
    return astuple(replace(imprint, prompt="", proof="")), imprint.prompt, imprint.proof


@settings(max_examples=20)
@given(cases(imprints, most=20))
def test_members_and_traits_are_the_references(deploy_once, drawn):
    harness, given_ = deploy_once("HybridHarness"), [given_to_the_contract(imprint) for (imprint,) in drawn]
    assert harness.read_each("members", given_) == [metadata.members(imprint) for (imprint,) in drawn]
    assert harness.read_each("traits", given_) == [
        tuple((trait.name, trait.value, trait.numeric) for trait in metadata.traits(imprint)) for (imprint,) in drawn
    ]


@given(imprints)
def test_whatever_was_asked_for_is_json_and_reads_back(imprint):
    document = json.loads("{" + metadata.members(imprint)[2:] + '"}')
    if imprint.prompt:
        assert document["prompt"] == imprint.prompt.decode(errors="replace") or not _is_text(imprint.prompt)
    else:
        assert document["prompt"] == metadata.SEALED
    assert document["aigc_data"].startswith("ipfs://b")
    assert int(document["seed"], 16) == imprint.seed
    assert ("adapter" in document) == bool(imprint.adapter)
    assert all(len(trait.value) <= 32 for trait in metadata.traits(imprint))


def _is_text(data):
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def test_the_longest_of_all_fits(deploy_once):
    assert {len(getattr(LARGEST, field.name)) for field in fields(Imprint) if field.type is str} == {32}
    members = metadata.members(LARGEST)
    assert deploy_once("HybridHarness").read("members", *given_to_the_contract(LARGEST)) == members
    assert len(members) + len(uri.tail(metadata.traits(LARGEST))) < 4_400
