"""What the chain tells of who answers for a work: a worker, a quorum, a contract, or somebody who hides it."""

import pytest
from eth_utils import keccak

from scripts.hybrid import claims, evidence
from scripts.hybrid.board import Board
from scripts.hybrid.claims import Verdict
from tests.hybrid.stage import ETCHING, PROMPT, Stage, act, ascending
from tests.studio import People

PROVEN, ATTESTED, FAILED, MISSING = Verdict
POLITE = 1  # Party.vy's flag


def found(stage: Stage, id: int) -> evidence.Evidence:
    board = Board(stage.rpc, stage.orchestrator.address)
    return evidence.gather(board, stage.collection.address, stage.work(id)["token"], 0)


def proofs(stage: Stage, id: int) -> dict[str, Verdict]:
    return {name: verdict for name, verdict, _ in claims.proof(found(stage, id))}


def claimed(stage: Stage, worker: str = "", model: int = 1) -> int:
    id = stage.ask(model=model)
    stage.draw(id)
    stage.claim(id, worker)
    return id


def agreed(stage: Stage, id: int, *members: str) -> bytes:
    receipt = stage.receipt(id)
    votes = [stage.agreed(member, receipt) for member in ascending(*members)]
    return stage.signed(receipt.worker, receipt) + b"".join(votes)


def test_a_worker_s_signature_is_proven(stage):
    id = stage.staged()
    stage.orchestrator.send("finalise", id)
    assert proofs(stage, id) == {"signature": PROVEN}


def test_a_quorum_s_signatures_are_proven_each(stage, people: People):
    id = claimed(stage, model=3)
    proof = agreed(stage, id, people.operator, people.stranger)
    stage.orchestrator.send("fulfil", stage.receipt(id), ETCHING, PROMPT, proof)
    stage.orchestrator.send("finalise", id)
    assert proofs(stage, id) == {"signature": PROVEN, "quorum": PROVEN}


def test_a_quorum_whose_members_have_left_is_somebody_s_word(stage, people: People):
    id = claimed(stage, model=3)
    proof = agreed(stage, id, people.operator, people.stranger)
    stage.orchestrator.send("fulfil", stage.receipt(id), ETCHING, PROMPT, proof)
    stage.orchestrator.send("finalise", id)
    stage.quorum.send("set_members", [people.collector], 1, sender=people.artist)
    assert proofs(stage, id) == {"signature": PROVEN, "quorum": ATTESTED}


def test_signatures_of_a_quorum_that_do_not_fit_fail(stage, people: People):
    """The contract takes none of these: it is as if the node lied."""
    id = claimed(stage, model=3)
    proof = agreed(stage, id, people.operator, people.stranger)
    stage.orchestrator.send("fulfil", stage.receipt(id), ETCHING, PROMPT, proof)
    stage.orchestrator.send("finalise", id)
    word, one, two = proof[:65], proof[65:130], proof[130:]
    for votes in (two + one, one + one, one + two[:64] + b"\0", one + two[:-1]):
        told = found(stage, id)
        told.__dict__["proof"] = word + votes
        assert dict((name, verdict) for name, verdict, _ in claims.proof(told))["quorum"] == FAILED
    told = found(stage, id)
    told.__dict__["proof"] = one + one + two
    assert dict((name, verdict) for name, verdict, _ in claims.proof(told))["signature"] == FAILED


def test_a_contract_says_itself_what_it_signed(stage, employ):
    party, id = employ(POLITE)
    receipt = stage.receipt(id)
    party.send("sign", stage.orchestrator.read("digest_of", receipt))
    stage.orchestrator.send("fulfil", receipt, ETCHING, PROMPT, b"by my word")
    stage.orchestrator.send("finalise", id)
    assert proofs(stage, id) == {"signature": PROVEN}
    party.send("sign", bytes(32))  # a contract may change its mind: it was asked at the time
    assert proofs(stage, id) == {"signature": ATTESTED}


def test_a_proof_that_another_contract_handed_on_is_the_verifier_s_word(stage, people: People, deploy):
    id = claimed(stage)
    receipt = stage.receipt(id)
    act(
        deploy("Party", POLITE),
        stage.orchestrator,
        "fulfil",
        receipt,
        ETCHING,
        PROMPT,
        stage.signed(people.minter, receipt),
    )
    stage.orchestrator.send("finalise", id)
    assert proofs(stage, id) == {"signature": ATTESTED}
    assert found(stage, id).receipt == receipt


def test_code_that_is_not_this_project_s_is_only_a_word(stage):
    id = stage.staged()
    stage.orchestrator.send("finalise", id)
    assert claims.code(found(stage, id)).verdict == PROVEN
    place, code = stage.bonded.address, stage.rpc.call("eth_getCode", stage.bonded.address, "latest")
    stage.rpc.call("anvil_setCode", place, code[:-2] + ("00" if code[-2:] != "00" else "01"))
    told = claims.code(found(stage, id))
    stage.rpc.call("anvil_setCode", place, code)
    assert told.verdict == ATTESTED and "BondedWorker" in told.reason


@pytest.mark.parametrize("prompt", ["'\"</svg>\\", "\u202e\u0000 x", "é" * 200])
def test_prompts_of_any_kind_are_bound(stage, prompt):
    id = stage.staged(prompt=prompt)
    stage.orchestrator.send("finalise", id)
    told = found(stage, id)
    opening = told.opening(None)
    assert opening.prompt == prompt.encode() and claims.prompt(told, opening).verdict == PROVEN
    other = evidence.Opening(opening.prompt + b" ", opening.salt)
    assert claims.prompt(told, other).verdict == FAILED
    assert keccak(bytes(32) + prompt.encode()) == told.receipt.prompt
