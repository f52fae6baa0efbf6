"""ERC-7007: prompt, data and proof of a work belong together, and nothing else does."""

from dataclasses import replace

import pytest
from eth_utils import function_signature_to_4byte_selector, keccak
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.hybrid import aigc
from reference.hybrid.receipts import Receipt
from scripts.chain.atelier import open_atelier
from scripts.chain.rpc import Revert
from tests.strategies import cases, words

SALT = bytes(range(1, 33))
FUNCTIONS = ("addAigcData(uint256,bytes,bytes,bytes)", "verify(bytes,bytes,bytes)")

hashes = st.binary(min_size=32, max_size=32)
addresses = st.binary(min_size=20, max_size=20).map(lambda raw: "0x" + raw.hex())
receipts = st.builds(Receipt, words, hashes, hashes, hashes, hashes, words, hashes, hashes, hashes, addresses, hashes)


@pytest.fixture(scope="module")
def atelier(rpc, deploy_once):
    generator = deploy_once("EchoGenerator", 300, 0)
    return open_atelier(rpc, etcher=deploy_once("EchoEtcher", generator.address).address)


@pytest.fixture(scope="module")
def works(atelier):
    """A public work and a sealed one, by their tokens."""
    made = {}
    for salt in (b"", SALT):
        request = atelier.request("a quiet sea", salt)
        atelier.reveal(request)
        work = atelier.make(request, "a quiet sea", salt, b"etched")
        atelier.fulfil(work)
        atelier.orchestrator.send("finalise", request)
        made[atelier.collection.read("minted")] = work
    return made


@pytest.fixture(scope="module")
def other(atelier):
    """A work that waits to be minted."""
    request = atelier.request("a quiet sea")
    atelier.reveal(request)
    work = atelier.make(request)
    atelier.fulfil(work)
    return work


def test_the_interface_is_the_standard_s(atelier):
    first, second = (int.from_bytes(function_signature_to_4byte_selector(function), "big") for function in FUNCTIONS)
    assert first ^ second == 0x702C55A6
    assert atelier.collection.read("supportsInterface", bytes.fromhex("702c55a6"))


@settings(max_examples=20)
@given(cases(words, st.binary(max_size=512), hashes, receipts, most=20))
def test_prompts_are_encoded_as_the_abi_has_it(deploy_once, drawn):
    harness = deploy_once("HybridHarness")
    encoded = harness.read_each("prompt", drawn)
    assert encoded == [aigc.prompt(*case) for case in drawn]
    assert harness.read_each("id", [(prompt,) for prompt in encoded]) == [id for id, *_ in drawn]


def test_what_is_too_short_is_a_prompt_of_no_work(deploy_once):
    for size in (0, 31, 63, aigc.TEXT_OFFSET - 1):
        assert deploy_once("HybridHarness").read("id", b"\x01" * size) == aigc.id(b"\x01" * size) == 0


def test_a_work_is_verified_public_or_sealed(atelier, works):
    for token, made in works.items():
        assert atelier.collection.read("verify", *made.aigc(token))


def test_a_work_that_is_not_minted_is_not_verified(atelier, other):
    for token in (0, atelier.collection.read("minted") + 1, 2**256 - 1):
        assert not atelier.collection.read("verify", *other.aigc(token))


def test_nothing_of_another_work_is_verified(atelier, works, other):
    (first, public), (second, sealed) = works.items()
    prompt, data, proof = public.aigc(first)
    for others in (sealed.aigc(second), other.aigc(first)):
        for mixed in ((others[0], data, proof), (prompt, others[1], proof), (prompt, data, others[2])):
            assert not atelier.collection.read("verify", *mixed)
    assert not atelier.collection.read("verify", *public.aigc(second))


@pytest.mark.parametrize("field", Receipt._fields)
def test_a_receipt_with_one_other_field_proves_nothing(atelier, works, field):
    token, made = next(iter(works.items()))
    value = getattr(made.receipt, field)
    other = {int: lambda: value + 1, str: lambda: atelier.artist, bytes: lambda: keccak(value)}[type(value)]()
    forged = replace(made, receipt=made.receipt._replace(**{field: other}))
    assert not atelier.collection.read("verify", *forged.aigc(token))


def test_another_text_or_salt_is_another_prompt(atelier, works):
    for token, made in works.items():
        for forged in (replace(made, prompt=b"a quiet sea "), replace(made, salt=keccak(made.salt))):
            assert not atelier.collection.read("verify", *forged.aigc(token))


def test_only_one_encoding_counts_and_no_other_bytes_revert(atelier, works):
    token, made = next(iter(works.items()))
    prompt, data, proof = made.aigc(token)
    huge = prompt[: aigc.LENGTH_OFFSET] + b"\xff" * 32 + prompt[aigc.TEXT_OFFSET :]
    longer = prompt[: aigc.LENGTH_OFFSET] + (512).to_bytes(32, "big") + prompt[aigc.TEXT_OFFSET :]
    prompts = [b"", prompt[:-1], prompt + bytes(32), prompt[:-1] + b"x", huge, longer, b"\xff" * 1024]
    dirty = proof[: aigc.WORKER_OFFSET] + b"\x01" + proof[aigc.WORKER_OFFSET + 1 :]
    wrong = [(one, data, proof) for one in prompts]
    wrong += [(prompt, one, proof) for one in (b"", data[:-1], data + b"/", b"\xff" * 128)]
    wrong += [(prompt, data, one) for one in (b"", proof[:-1], proof + b"\x00", dirty, b"\xff" * 352)]
    assert atelier.collection.read_each("verify", wrong) == [False] * len(wrong)


def test_data_is_told_once_in_both_events(atelier, works, people):
    for token, made in works.items():
        prompt, data, proof = made.aigc(token)
        with pytest.raises(Revert, match="aigc: a prompt of another work"):
            atelier.collection.send("addAigcData", token + 1, prompt, data, proof)
        with pytest.raises(Revert, match="aigc: not verified"):
            atelier.collection.send("addAigcData", token, prompt, data + b"x", proof)
        receipt = atelier.collection.send("addAigcData", token, prompt, data, proof, sender=people.stranger)
        assert atelier.collection.read("told", token)
        assert receipt.logs[0]["topics"] == [
            "0x" + keccak(text="AigcData(uint256,bytes,bytes,bytes)").hex(),
            f"0x{token:064x}",
            "0x" + keccak(prompt).hex(),
            "0x" + keccak(data).hex(),
        ]
        assert atelier.collection.events("AigcDataTold", receipt) == [
            {"tokenId": token, "prompt": prompt, "aigcData": data, "proof": proof}
        ]
        with pytest.raises(Revert, match="aigc: told before"):
            atelier.collection.send("addAigcData", token, prompt, data, proof)


def test_a_burnt_work_stays_verifiable(atelier, works):
    token, made = list(works.items())[-1]
    before = atelier.rpc.call("evm_snapshot")
    atelier.collection.send("burn", token, sender=atelier.artist)
    assert atelier.collection.read("verify", *made.aigc(token))
    atelier.rpc.call("evm_revert", before)
