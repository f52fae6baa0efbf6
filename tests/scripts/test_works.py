"""`ape run mint`, `reveal` and `verify`: one piece's way from the sale to proof, and every wrong turn."""

import pytest
from eth_abi import encode
from eth_utils import keccak

from scripts.chain import build, manifest
from scripts.chain.contract import Deployed
from scripts.chain.plan import collection_at
from tests.scripts.conftest import PIECE, Desk, desk_with

DELAY_BLOCKS = 5  # of seeding/CommitReveal.vy
BATCH_METADATA_UPDATE = "0x" + keccak(text="BatchMetadataUpdate(uint256,uint256)").hex()


def address(desk: Desk, part: str = "collection") -> str:
    return desk.record().address(f"{PIECE}.{part}")


def check_fails(desk: Desk, sentence: str, *command: str) -> None:
    """A command ends with status 1 and says why in its last line."""
    outcome = desk.run(*command)
    assert outcome.status == 1, outcome.said
    assert sentence in outcome.said.splitlines()[-1]


def mint_and_reveal(desk: Desk, count: int) -> None:
    assert desk.run("mint", PIECE, "--count", str(count)).status == 0
    desk.rpc.call("anvil_mine", hex(DELAY_BLOCKS + 1))
    outcome = desk.run("reveal", PIECE)
    assert outcome.status == 0, outcome.said


@pytest.fixture(scope="module")
def shown(deployed: Desk) -> Desk:
    """A desk with three works revealed."""
    mint_and_reveal(deployed, 3)
    return deployed


def test_works_wait_until_their_block_has_come(desk: Desk):
    assert desk.run("deploy", "--piece", PIECE).status == 0
    minted = desk.run("mint", PIECE, "--count", "2")
    assert minted.status == 0
    assert f"{PIECE} #1 to #2 in block" in minted.said
    check_fails(desk, f"2 works of {PIECE} are too early to reveal", "reveal", PIECE)
    waiting = desk.run("verify", address(desk))
    assert waiting.status == 0, waiting.said
    desk.rpc.call("anvil_mine", hex(DELAY_BLOCKS + 1))
    assert f"2 works of {PIECE} revealed now, 2 in all" in desk.run("reveal", PIECE).said
    assert f"0 works of {PIECE} revealed now, 2 in all" in desk.run("reveal", PIECE).said


def test_a_reveal_tells_marketplaces_of_every_batch(desk: Desk):
    assert desk.run("deploy", "--piece", PIECE).status == 0
    assert desk.run("mint", PIECE, "--count", "3").status == 0
    assert desk.run("mint", PIECE, "--count", "2").status == 0
    desk.rpc.call("anvil_mine", hex(DELAY_BLOCKS + 1))
    assert desk.run("reveal", PIECE).status == 0
    collection = collection_at(desk.rpc, address(desk))
    query = {"address": collection.address, "fromBlock": "0x0", "topics": [BATCH_METADATA_UPDATE]}
    told = [log["data"] for log in desk.rpc.call("eth_getLogs", query)]
    assert told == ["0x" + encode(["uint256", "uint256"], ids).hex() for ids in [(1, 3), (4, 5)]]


def test_a_late_reveal_is_proven_by_headers(tmp_path):
    with desk_with(tmp_path, hardfork="cancun") as desk:  # no history: 256 blocks are as late as 8,191
        assert desk.run("deploy", "--piece", PIECE).status == 0
        assert desk.run("mint", PIECE).status == 0
        ticket = collection_at(desk.rpc, address(desk)).read("ticketOf", 1)
        desk.rpc.call("anvil_mine", hex(300))
        outcome = desk.run("reveal", PIECE)
        assert outcome.status == 0, outcome.said
        assert f"Block {ticket} is too old to be read: proving it from block" in outcome.said
        notary = Deployed(desk.rpc, desk.record().address("CommitReveal"), build.contract("CommitReveal").abi)
        block = desk.rpc.call("eth_getBlockByNumber", hex(ticket), False)
        assert "0x" + notary.read("entropy", ticket).hex() == block["hash"]
        assert desk.run("verify", address(desk)).status == 0


def test_all_of_it_works_on_an_optimism_chain(tmp_path):
    with desk_with(tmp_path, optimism=True) as desk:
        assert desk.run("deploy", "--piece", PIECE).status == 0
        mint_and_reveal(desk, 1)
        assert desk.run("verify", address(desk)).status == 0


def test_no_more_is_minted_than_there_is(shown: Desk):
    supply = manifest.piece(PIECE).supply
    check_fails(shown, f"{PIECE} has {supply - 3} works left", "mint", PIECE, "--count", str(supply))


def test_what_is_not_deployed_cannot_be_minted(desk: Desk):
    check_fails(desk, f"{PIECE} is not deployed on chain 31337: run `ape run deploy` first", "mint", PIECE)


def test_verify_finds_all_equal(shown: Desk):
    outcome = shown.run("verify", address(shown))
    assert outcome.status == 0, outcome.said
    assert f"3 works of {PIECE}: all equal" in outcome.said
    assert outcome.said.count(" bytes of code  equal") == 4


def test_verify_shows_the_first_difference(shown: Desk):
    generator = address(shown, "generator")
    code = shown.rpc.call("eth_getCode", generator, "latest")
    tampered = code.replace(b"xmlns".hex(), b"xmlnz".hex())
    assert tampered != code
    shown.rpc.call("anvil_setCode", generator, tampered)
    outcome = shown.run("verify", address(shown), "--token", "2")
    shown.rpc.call("anvil_setCode", generator, code)
    assert outcome.status == 1
    assert "#2: svg differs from character 9 on" in outcome.said
    assert "<svg xmln»z=" in outcome.said
    assert "differs from this build" in outcome.said


def test_verify_rejects_a_work_that_was_never_minted(shown: Desk):
    check_fails(shown, "has no work 4: it was burnt, or never minted", "verify", address(shown), "--token", "4")


def test_verify_rejects_what_is_no_address(shown: Desk):
    check_fails(shown, "0x12 is no address", "verify", "0x12")


def test_verify_rejects_an_account(shown: Desk):
    account = shown.rpc.call("eth_accounts")[0]
    check_fails(shown, f"there is no contract at {account}; is it on another network?", "verify", account)


def test_verify_rejects_another_contract(shown: Desk):
    minter = address(shown, "minter")
    check_fails(shown, f"{minter} is not a Conus collection", "verify", minter)
