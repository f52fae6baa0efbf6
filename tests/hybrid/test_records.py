"""What is kept of a request: its plate, its receipt's digest, and a prompt that is sealed until it is opened."""

import pytest
from eth_utils import keccak

from reference.hybrid import plate, receipts
from scripts.chain.rpc import Revert
from tests.hybrid.stage import ETCHING, NO_SALT, PROMPT, SALT

COMMITMENT = plate.commitment(SALT, PROMPT.encode())


# Works


def test_a_plate_holds_the_hashes_the_etching_and_the_prompt(stage):
    id = stage.staged()
    receipt = stage.receipt(id)
    assert stage.plate(id) == (receipt.artifact, receipt.cid, ETCHING, PROMPT.encode())


@pytest.mark.parametrize("size", [0, 1, 1024])
def test_an_etching_is_any_bytes_up_to_a_kibibyte(stage, size):
    id = stage.ask()
    stage.draw(id)
    stage.claim(id)
    etching = bytes(255 - i % 256 for i in range(size))
    stage.fulfil(id, etching=etching)
    assert stage.plate(id).etching == etching


def test_an_etching_of_more_than_a_kibibyte_is_refused(stage):
    id = stage.ask()
    stage.draw(id)
    stage.claim(id)
    with pytest.raises(Revert):
        stage.fulfil(id, etching=bytes(1025))


def test_the_digest_is_kept_and_the_receipt_told(stage, people):
    id = stage.ask()
    stage.draw(id)
    stage.claim(id)
    receipt = stage.receipt(id)
    told = stage.orchestrator.events("Fulfilled", stage.fulfil(id))[0]
    assert told["receipt"] == tuple(receipt)
    digest = receipts.digest(stage.chain, stage.orchestrator.address, receipt)
    assert digest == told["digest"] == stage.work(id)["digest"] == stage.orchestrator.read("digest_of", receipt)
    assert told["plate"] == stage.work(id)["plate"]


def test_all_that_is_known_of_a_request_stays_known(stage, people):
    id = stage.ask(recipient=people.stranger, adapter=2)
    stage.draw(id)
    stage.claim(id)
    before = stage.work(id)
    stage.fulfil(id)
    stage.orchestrator.send("finalise", id)
    after = stage.work(id)
    unmoved = ("model", "adapter", "seed", "commitment", "worker", "recipient")
    assert [before[name] for name in unmoved] == [after[name] for name in unmoved]
    assert after["commitment"] == plate.commitment(NO_SALT, PROMPT.encode())
    assert after["token"] == 1


def test_a_work_is_minted_once(stage):
    id = stage.staged()
    stage.orchestrator.send("finalise", id)
    for again in (id, 0, 9):
        with pytest.raises(Revert, match="orchestrator: not staged"):
            stage.orchestrator.send("finalise", again)


# Sealed prompts


def test_a_sealed_prompt_stays_sealed_until_somebody_who_knows_it_opens_it(stage, people):
    id = stage.ask(prompt="", commitment=COMMITMENT)
    stage.draw(id)
    stage.claim(id)
    with pytest.raises(Revert, match="orchestrator: the prompt is sealed"):
        stage.fulfil(id, prompt=PROMPT)
    stage.fulfil(id, prompt="")
    assert (stage.plate(id).prompt, stage.work(id)["commitment"]) == (b"", COMMITMENT)
    for prompt, salt in ((PROMPT, NO_SALT), (PROMPT[1:], SALT), ("", SALT), (PROMPT, SALT[::-1])):
        with pytest.raises(Revert, match="orchestrator: another prompt"):
            stage.orchestrator.send("open_prompt", id, prompt, salt)
    stage.orchestrator.send("open_prompt", id, PROMPT, SALT, sender=people.stranger)
    code = stage.rpc.call("eth_getCode", stage.work(id)["opened"], "latest")
    assert bytes.fromhex(code[2:])[11:] == PROMPT.encode()
    with pytest.raises(Revert, match="orchestrator: opened before"):
        stage.orchestrator.send("open_prompt", id, PROMPT, SALT)


def test_a_public_prompt_is_not_opened(stage):
    stage.ask()
    for id in (0, 1, 2):
        with pytest.raises(Revert, match="orchestrator: not sealed"):
            stage.orchestrator.send("open_prompt", id, PROMPT, NO_SALT)


def test_a_prompt_and_its_salt_cannot_trade_bytes(stage):
    """The salt has always 32 bytes, so that no other pair of the two has the same commitment."""
    id = stage.ask(prompt="", commitment=keccak(SALT + b"\0" + PROMPT.encode()))
    with pytest.raises(Revert, match="orchestrator: another prompt"):
        stage.orchestrator.send("open_prompt", id, PROMPT, SALT)
    stage.orchestrator.send("open_prompt", id, "\0" + PROMPT, SALT)
