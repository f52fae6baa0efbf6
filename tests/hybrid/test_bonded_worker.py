"""Whose word proves a receipt: a listed worker's own signature, or what a contract says that it signed (ERC-1271)."""

import pytest

from reference.hybrid import receipts
from scripts.chain.rpc import Revert
from tests.hybrid.stage import BURNS, ETCHING, LIES, MUMBLES, POLITE, PROMPT, REFUSES

# The order of secp256k1: for each signature (r, s) the pair (r, ORDER - s) is one as well.
ORDER = 2**256 - 432420386565659656852420866394968145599


# Signatures


def test_only_the_workers_own_signature_proves(stage, people, claimed, bring):
    receipt = stage.receipt(claimed)
    stage.bonded.send("set_worker", people.operator, True, sender=people.artist)
    for account in (people.operator, people.artist, people.collector):
        with pytest.raises(Revert, match="orchestrator: not proven"):
            bring(receipt, stage.signed(account, receipt))


def test_a_signature_has_one_form_alone(stage, people, claimed, bring):
    receipt = stage.receipt(claimed)
    proof = stage.signed(people.minter, receipt)
    r, s, v = proof[:32], int.from_bytes(proof[32:64], "big"), proof[64]
    assert v in (27, 28)
    twin = r + (ORDER - s).to_bytes(32, "big") + bytes([55 - v])
    compact = r + (s | (v - 27) << 255).to_bytes(32, "big")  # EIP-2098
    for malformed in (
        twin,
        compact,
        proof[:64],
        proof + b"\0",
        b"\0" + proof,
        b"",
        bytes(65),
        proof[:64] + bytes([v - 27]),
        proof[:64] + bytes([55 - v]),
        proof[:64] + bytes([v + 8]),
        bytes(32) + proof[32:],
        proof[:32] + bytes(32) + proof[64:],
        proof + proof,
        bytes(2048),
    ):
        with pytest.raises(Revert, match="orchestrator: not proven"):
            bring(receipt, malformed)
    with pytest.raises(Revert):
        bring(receipt, bytes(2049))
    bring(receipt, proof)


def test_the_digest_itself_is_signed_and_no_message_that_holds_it(stage, people, claimed, bring):
    receipt = stage.receipt(claimed)
    digest = receipts.digest(stage.chain, stage.orchestrator.address, receipt)
    wrapped = stage.rpc.call("eth_sign", people.minter, "0x" + digest.hex())
    with pytest.raises(Revert, match="orchestrator: not proven"):
        bring(receipt, bytes.fromhex(wrapped[2:]))


def test_a_worker_who_was_struck_off_proves_nothing_more(stage, people, claimed, bring):
    receipt = stage.receipt(claimed)
    stage.bonded.send("set_worker", people.minter, False, sender=people.artist)
    with pytest.raises(Revert, match="orchestrator: not proven"):
        bring(receipt, stage.signed(people.minter, receipt))


def test_the_list_of_workers_is_its_owners(stage, people):
    for account in (people.stranger, people.minter):
        with pytest.raises(Revert, match="ownership: not the owner"):
            stage.bonded.send("set_worker", account, True, sender=account)
    with pytest.raises(Revert, match="bonded_worker: zero address"):
        stage.bonded.send("set_worker", "0x" + "00" * 20, True, sender=people.artist)
    assert stage.bonded.read("accepts", people.minter) and not stage.bonded.read("accepts", people.stranger)
    assert (stage.bonded.read("proof_type"), stage.quorum.read("proof_type")) == ("signature", "quorum")


# Workers that are contracts (ERC-1271)


def test_a_contract_that_works_says_itself_what_it_signed(stage, employ, bring):
    party, id = employ(POLITE)
    receipt = stage.receipt(id)
    for proof in (b"", b"whatever it asks for", bytes(2048)):
        with pytest.raises(Revert, match="orchestrator: not proven"):
            bring(receipt, proof)
    party.send("sign", receipts.digest(stage.chain, stage.orchestrator.address, receipt))
    bring(receipt, b"whatever it asks for")


def test_a_contract_that_says_yes_to_everything_lies_for_itself_alone(stage, people, employ, claimed, bring):
    party, id = employ(LIES)
    of_another = stage.receipt(claimed)
    with pytest.raises(Revert, match="orchestrator: not proven"):
        bring(of_another, b"")
    with pytest.raises(Revert, match="orchestrator: another worker"):
        bring(of_another._replace(worker=party.address), b"")
    bring(stage.receipt(id), b"")


@pytest.mark.parametrize("mood", [REFUSES, MUMBLES])
def test_a_contract_that_does_not_say_yes_proves_nothing(stage, employ, bring, mood):
    party, id = employ(POLITE)
    receipt = stage.receipt(id)
    party.send("sign", receipts.digest(stage.chain, stage.orchestrator.address, receipt))
    party.send("feel", mood)
    with pytest.raises(Revert, match="orchestrator: not proven"):
        bring(receipt, b"")


def test_a_contract_says_yes_in_one_word_and_in_full(stage, employ, bring):
    party, id = employ(POLITE)
    receipt = stage.receipt(id)
    # PUSH4 0x1626ba7e; PUSH1 224; SHL; PUSH0; MSTORE; PUSH1 the size of the answer; PUSH0; and how it ends.
    yes, end, refuse = "0x631626ba7e60e01b5f52", "f3", "fd"
    for cut_short in (f"{yes}60045f{end}", f"{yes}601f5f{end}", f"{yes}60205f{refuse}", "0x00"):
        stage.rpc.call("anvil_setCode", party.address, cut_short)
        with pytest.raises(Revert, match="orchestrator: not proven"):
            bring(receipt, b"")
    stage.rpc.call("anvil_setCode", party.address, f"{yes}60205f{end}")
    bring(receipt, b"")


def test_an_account_that_has_a_key_and_code_may_sign_by_its_key(stage, people, claimed, bring):
    """EIP-7702 gives code to an account that keeps its key."""
    receipt = stage.receipt(claimed)
    proof = stage.signed(people.minter, receipt)
    stage.rpc.call("anvil_setCode", people.minter, "0xfe")  # which refuses whatever it is asked
    with pytest.raises(Revert, match="orchestrator: not proven"):
        bring(receipt, stage.signed(people.operator, receipt))
    bring(receipt, proof)


def test_a_contract_that_burns_gas_harms_nobody_else(stage, people, employ, claimed, bring):
    party, id = employ(POLITE)
    receipt = stage.receipt(id)
    party.send("feel", BURNS)
    with pytest.raises(Revert):
        stage.orchestrator.read("fulfil", receipt, ETCHING, PROMPT, b"", gas=1_000_000)
    assert stage.work(id)["digest"] == bytes(32)
    honest = stage.receipt(claimed)
    bring(honest, stage.signed(people.minter, honest))
