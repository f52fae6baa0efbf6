"""`ape run mint` over a way to the node that breaks: nobody buys twice, or is told to."""

from scripts.benchmarks.proxy import breaking, faulty
from scripts.chain.plan import collection_at
from tests.scripts.conftest import PIECE, Desk


def minted(desk: Desk) -> int:
    return collection_at(desk.rpc, desk.record().address(f"{PIECE}.collection")).read("minted")


def test_a_purchase_whose_answer_is_lost_is_waited_for(deployed: Desk):
    before = minted(deployed)
    with faulty(deployed.url, stale={}, lost="eth_sendRawTransaction") as losing:
        outcome = deployed.run("mint", PIECE, url=losing)
    assert outcome.status == 0, outcome.said
    assert f"{PIECE} #{before + 1} in block " in outcome.said
    assert minted(deployed) == before + 1


def test_a_purchase_that_is_out_of_sight_warns_of_a_second_one(deployed: Desk):
    with breaking(deployed.url, 1, True) as proxy:
        outcome = deployed.run("mint", PIECE, "--timeout", "1", url=proxy.url)
    assert outcome.status == 1
    hash_ = deployed.rpc.call("eth_getBlockByNumber", "latest", False)["transactions"][0]
    last = outcome.said.splitlines()[-1]
    assert last == f"Error: {hash_} may still come through; look before you buy again"
