"""Receipts: what is hashed, what a receipt has to say, and whose word proves it."""

import pytest
from eth_utils import keccak
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.hybrid import agreements, domain, plate, receipts, verdicts
from reference.hybrid.receipts import Receipt
from scripts.chain.rpc import Revert, RpcError
from tests.hybrid.stage import (
    ATTESTED,
    ETCHING,
    NO_SALT,
    POLITE,
    PROMPT,
    REFUSES,
    SALT,
    STAGED,
    WHOLE,
    entry,
    hash_of,
)
from tests.strategies import words

addresses = st.integers(1, 2**160 - 1).map(lambda number: f"0x{number:040x}")
hashes = st.binary(min_size=32, max_size=32)
some = st.builds(Receipt, words, *[hashes] * 4, words, *[hashes] * 3, addresses, hashes)


# Hashes


@settings(max_examples=20)
@given(receipts_=st.lists(some, min_size=1, max_size=5))
def test_the_digest_is_the_references_and_that_of_eip_712(standing, receipts_):
    stage = standing[False]
    address = stage.orchestrator.address
    digests = stage.orchestrator.read_each("digest_of", [(receipt,) for receipt in receipts_])
    assert digests == [receipts.digest(stage.chain, address, receipt) for receipt in receipts_]


def test_the_node_signs_what_we_hash(stage, people, deploy):
    """A second implementation of EIP-712: the node encodes all three messages for itself."""
    receipt = Receipt(1, *map(hash_of, range(4)), 5, *map(hash_of, range(5, 8)), people.stranger, hash_of(9))
    said = agreements.of(stage.orchestrator.address, receipt)
    verdict = verdicts.Verdict(stage.orchestrator.address, 1, hash_of(0), True, 2**40)
    harness = deploy("ReceiptHarness")
    for digest, contract, kind, message in (
        (stage.orchestrator.read("digest_of", receipt), stage.orchestrator, receipts.RECEIPT_TYPE, receipt),
        (stage.quorum.read("digest_of", said.orchestrator, receipt), stage.quorum, agreements.AGREEMENT_TYPE, said),
        (stage.curation.read("digest_of", *verdict), stage.curation, verdicts.VERDICT_TYPE, verdict),
    ):
        signature = stage.sign(people.operator, contract, kind, message)
        assert harness.read("signer", digest, signature) == people.operator


def test_the_types_list_the_fields_in_their_order():
    for kind, struct in (
        (receipts.RECEIPT_TYPE, receipts.Receipt),
        (agreements.AGREEMENT_TYPE, agreements.Agreement),
        (verdicts.VERDICT_TYPE, verdicts.Verdict),
    ):
        ((_, fields),) = domain.fields(kind).items()
        assert tuple(field["name"] for field in fields) == struct._fields


# What it has to say


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("model", "orchestrator: another model"),
        ("adapter", "orchestrator: another adapter"),
        ("prompt", "orchestrator: another prompt"),
        ("seed", "orchestrator: another seed"),
        ("etching", "orchestrator: another etching"),
        ("worker", "orchestrator: another worker"),
        ("request", "orchestrator: not claimed"),
    ],
)
def test_a_receipt_of_something_else_is_refused_though_the_worker_signed_it(
    stage, people, claimed, bring, field, reason
):
    honest = stage.receipt(claimed)
    wrong = {"seed": honest.seed ^ 1, "worker": people.operator, "request": claimed + 1}.get(field, hash_of("wrong"))
    receipt = honest._replace(**{field: wrong})
    with pytest.raises(Revert, match=reason):
        bring(receipt, stage.signed(people.minter, receipt))
    bring(honest, stage.signed(people.minter, honest))


@pytest.mark.parametrize("field", ["parameters", "artifact", "cid", "environment"])
def test_what_the_worker_alone_knows_is_bound_by_his_signature(stage, people, claimed, bring, field):
    honest = stage.receipt(claimed)
    proof = stage.signed(people.minter, honest)
    with pytest.raises(Revert, match="orchestrator: not proven"):
        bring(honest._replace(**{field: hash_of("wrong")}), proof)
    bring(honest, proof)


def test_etching_and_prompt_are_those_of_the_receipt(stage, people, claimed, bring):
    receipt = stage.receipt(claimed)
    proof = stage.signed(people.minter, receipt)
    for etching in (b"", ETCHING[:-1], ETCHING + b"\0"):
        with pytest.raises(Revert, match="orchestrator: another etching"):
            bring(receipt, proof, etching=etching)
    for prompt in ("", PROMPT[:-1], PROMPT + "\0"):
        with pytest.raises(Revert, match="orchestrator: another prompt"):
            bring(receipt, proof, prompt=prompt)


def test_a_worker_answers_no_other_prompt_than_the_one_that_was_asked(stage, people, claimed, bring):
    other = "a prompt that he likes better"
    receipt = stage.receipt(claimed, prompt=plate.commitment(NO_SALT, other.encode()))
    with pytest.raises(Revert, match="orchestrator: another prompt"):
        bring(receipt, stage.signed(people.minter, receipt), prompt=other)
    sealed = stage.ask(prompt="", commitment=plate.commitment(SALT, PROMPT.encode()))
    stage.draw(sealed)
    stage.claim(sealed)
    receipt = stage.receipt(sealed, prompt=plate.commitment(SALT, other.encode()))
    with pytest.raises(Revert, match="orchestrator: another prompt"):
        bring(receipt, stage.signed(people.minter, receipt), prompt="")


def test_a_receipt_before_the_reveal_is_refused(stage, people, bring):
    id = stage.ask()
    stage.claim(id)
    receipt = stage.receipt(id)
    with pytest.raises(Revert, match="orchestrator: not revealed"):
        bring(receipt, stage.signed(people.minter, receipt))


def test_an_adapter_is_part_of_the_receipt(stage, people, bring):
    id = stage.ask(adapter=2)
    stage.draw(id)
    stage.claim(id)
    receipt = stage.receipt(id)
    assert receipt.adapter == hash_of("Adapter")
    bare = receipt._replace(adapter=bytes(32))
    with pytest.raises(Revert, match="orchestrator: another adapter"):
        bring(bare, stage.signed(people.minter, bare))
    bring(receipt, stage.signed(people.minter, receipt))


# Replays


def test_a_receipt_is_taken_once(stage, people, claimed, bring):
    receipt = stage.receipt(claimed)
    proof = stage.signed(people.minter, receipt)
    bring(receipt, proof)
    for _ in range(2):
        with pytest.raises(Revert, match="orchestrator: not claimed"):
            bring(receipt, proof)
        stage.orchestrator.send("finalise", claimed) if stage.status(claimed) == STAGED else None
    assert stage.orchestrator.read("bonds", people.minter) == 0


def test_a_receipt_proves_no_other_request_of_the_same_prompt(stage, people, claimed, bring):
    other = stage.ask()
    stage.draw(other)
    stage.claim(other)
    receipt = stage.receipt(claimed)
    proof = stage.signed(people.minter, receipt)
    stolen = stage.receipt(other, artifact=receipt.artifact, cid=receipt.cid)
    with pytest.raises(Revert, match="orchestrator: another seed"):
        bring(receipt._replace(request=other), proof)
    with pytest.raises(Revert, match="orchestrator: not proven"):
        bring(stolen, proof)


def test_a_signature_for_another_contract_or_chain_proves_nothing(set_stage, stage, people, claimed, bring):
    other = set_stage()
    receipt = stage.receipt(claimed)
    for where in (
        {"contract": other.orchestrator.address},
        {"contract": stage.bonded.address},
        {"chain": stage.chain + 1},
        {"chain": 1},
    ):
        with pytest.raises(Revert, match="orchestrator: not proven"):
            bring(receipt, stage.signed(people.minter, receipt, **where))
    bring(receipt, stage.signed(people.minter, receipt))


def test_with_any_gas_a_receipt_is_taken_whole_or_not_at_all(stage, people, claimed):
    """An inner call gets 63 of 64 parts of the gas: no limit lets it fail and the rest go on."""
    receipt = stage.receipt(claimed)
    proof = stage.signed(people.minter, receipt)
    enough = stage.orchestrator.gas("fulfil", receipt, ETCHING, PROMPT, proof)
    # Storage that is freed counts only at the end, so that a little more than is used has to be there.
    for gas in range(enough // 3, enough, enough // 40):
        before = stage.rpc.call("evm_snapshot")
        try:
            stage.orchestrator.send("fulfil", receipt, ETCHING, PROMPT, proof, gas=gas)
        except RpcError:
            assert (stage.status(claimed), stage.orchestrator.read("bonds", people.minter)) == (2, 1)
        else:
            assert stage.plate(claimed).etching == ETCHING
        stage.rpc.call("evm_revert", before)


def test_a_verifier_that_fails_stops_its_own_model_and_the_money_comes_back(stage, people, deploy):
    party = deploy("Party", POLITE)
    authors = [(people.artist, WHOLE)]
    stage.models.send("register", *entry("Odd", party.address, authors, kind=ATTESTED), sender=people.artist)
    stage.orchestrator.send("admit", 4, True, sender=people.artist)
    id = stage.ask(model=4, deadline=stage.now + 3_600)
    stage.draw(id)
    party.send("feel", REFUSES)
    stage.deposit(people.minter)
    with pytest.raises(Revert, match="party: no"):
        stage.orchestrator.send("claim", id, sender=people.minter)
    party.send("feel", POLITE)
    stage.orchestrator.send("claim", id, sender=people.minter)
    receipt = stage.receipt(id)
    with pytest.raises(Revert):  # it knows no `verify`
        stage.orchestrator.send("fulfil", receipt, ETCHING, PROMPT, b"")
    stage.pass_time(3_601)
    stage.orchestrator.send("expire", id)
    assert stage.owed(people.collector) == stage.orchestrator.read("quote", 4, 0)


def test_the_hash_of_no_etching_is_that_of_no_bytes(stage, claimed, people, bring):
    receipt = stage.receipt(claimed, b"")
    assert receipt.etching == keccak(b"")
    bring(receipt, stage.signed(people.minter, receipt), etching=b"")
