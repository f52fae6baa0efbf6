"""A request's way from one state to the next, and who may move it when."""

import pytest

from scripts.chain.rpc import Revert
from tests.hybrid.stage import BOND, CLAIMED, FEE, MINTED, OPEN, PLATFORM_FEE, PRICE, STAGED, WORKER_FEE


def test_a_request_becomes_a_work_and_everybody_is_owed_his_due(stage, people):
    id = stage.ask()
    assert (id, stage.status(id)) == (1, OPEN)
    stage.draw(id)
    stage.claim(id)
    assert stage.status(id) == CLAIMED
    stage.fulfil(id)
    assert stage.status(id) == STAGED
    stage.orchestrator.send("finalise", id)
    work = stage.work(id)
    assert (work["status"], stage.collection.read("ownerOf", work["token"])) == (MINTED, people.collector)
    assert stage.owed(people.minter) == BOND + WORKER_FEE
    assert stage.owed(people.curator) == PLATFORM_FEE
    assert stage.orchestrator.read("earned", 1) == FEE
    assert stage.balance(stage.orchestrator.address) == PRICE + BOND
