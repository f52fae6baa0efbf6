"""`ape run deploy`: on whatever network, broken off wherever it is, it deploys everything once."""

import json
from pathlib import Path

import pytest

from scripts.benchmarks.proxy import breaking
from scripts.chain import build
from scripts.chain.plan import collection_at
from tests.scripts.conftest import PIECE, Desk, desk_with

KEYS = ["CommitReveal", "Scribe", f"{PIECE}.generator", f"{PIECE}.collection", f"{PIECE}.minter"]
SEPOLIA = "11155111"


@pytest.fixture
def artist(deployed: Desk) -> str:
    """The account that deployed."""
    return deployed.record().get(KEYS[3]).sender


def check_is_complete(desk: Desk) -> None:
    """Everything is on the chain once, is what was compiled, and the minter may mint."""
    record = desk.record()
    assert desk.created() == len(KEYS)
    for key in KEYS:
        code = bytes.fromhex(desk.rpc.call("eth_getCode", record.address(key), "latest")[2:])
        assert build.contract(record.get(key).contract).made(code), key


def test_deploy_shows_the_cost_before_the_first_contract(desk: Desk):
    outcome = desk.run("deploy", "--piece", PIECE)
    assert outcome.status == 0, outcome.said
    assert 0 < outcome.said.index(" ether from ") < outcome.said.index("CommitReveal")
    check_is_complete(desk)


def test_a_second_deploy_deploys_nothing(deployed: Desk):
    before = deployed.created()
    outcome = deployed.run("deploy", "--piece", PIECE)
    assert outcome.status == 0, outcome.said
    assert outcome.said.count("there already") == len(KEYS)
    assert deployed.created() == before


def test_a_role_that_was_taken_away_stays_away(deployed: Desk, artist: str):
    record = deployed.record()
    collection = collection_at(deployed.rpc, record.address(KEYS[3]))
    collection.send("set_minter", record.address(KEYS[4]), False, sender=artist)
    outcome = deployed.run("deploy", "--piece", PIECE)
    assert outcome.status == 0, outcome.said
    assert not collection.read("is_minter", record.address(KEYS[4]))


def test_a_role_not_given_yet_is_priced(desk: Desk):
    with breaking(desk.url, 6, False) as proxy:
        desk.run("deploy", "--piece", PIECE, "--timeout", "1", url=proxy.url)
    outcome = desk.run("deploy", "--piece", PIECE)
    assert outcome.status == 0, outcome.said
    assert outcome.said.count("there already") == len(KEYS)
    assert " ether from " in outcome.said
    record = desk.record()
    assert collection_at(desk.rpc, record.address(KEYS[3])).read("is_minter", record.address(KEYS[4]))


def test_a_chain_on_which_nothing_could_be_revealed_is_refused(tmp_path: Path):
    with desk_with(tmp_path, "--chain-id", "42161") as arbitrum:
        outcome = arbitrum.run("deploy", "--piece", PIECE)
        assert outcome.status == 1
        assert outcome.said.startswith("Error: Arbitrum One counts block.number by another chain's blocks")
        assert len(outcome.said.splitlines()) == 1
        assert arbitrum.created() == 0


@pytest.mark.parametrize(("last", "delivers"), [(1, True), (3, False), (6, False)])
def test_a_deploy_goes_on_where_the_node_fell_silent(desk: Desk, last: int, delivers: bool):
    with breaking(desk.url, last, delivers) as proxy:
        broken = desk.run("deploy", "--piece", PIECE, "--timeout", "1", url=proxy.url)
        assert proxy.silent.is_set()
    assert broken.status == 1
    assert broken.said.splitlines()[-1] == f"Error: the node at {proxy.url} did not answer within 1 s"
    outcome = desk.run("deploy", "--piece", PIECE)
    assert outcome.status == 0, outcome.said
    check_is_complete(desk)


@pytest.mark.parametrize("delivers", [True, False])
def test_a_deploy_goes_on_where_it_was_killed(desk: Desk, delivers: bool):
    with breaking(desk.url, 4, delivers) as proxy:
        process = desk.start("deploy", "--piece", PIECE, url=proxy.url)
        assert proxy.silent.wait(60)
        process.kill()
        process.communicate()
    if not delivers:  # that transaction is signed, and may come through yet
        other = desk.run("deploy", "--piece", PIECE, "--account", "TEST::1")
        assert other.status == 1
        assert f"{KEYS[3]} was begun by {desk.record().get(KEYS[3]).sender}" in other.said
    outcome = desk.run("deploy", "--piece", PIECE)
    assert outcome.status == 0, outcome.said
    check_is_complete(desk)


def test_a_record_of_another_chain_sends_nothing(desk: Desk):
    desk.run("deploy", "--piece", PIECE)
    path = desk.record().path
    with desk_with(desk.folder) as other:
        other.record().path.write_text(path.read_text())
        outcome = other.run("deploy", "--piece", PIECE)
        assert outcome.status == 1
        assert f"take it out of {other.record().path} to deploy it anew" in outcome.said
        assert other.created() == 0
        assert other.record().path.read_text() == path.read_text()


def test_a_damaged_record_is_named(desk: Desk):
    path = desk.record().path
    path.parent.mkdir(parents=True)
    path.write_text("{")
    outcome = desk.run("deploy", "--piece", PIECE)
    assert outcome.status == 1
    assert f"{path} is damaged" in outcome.said


def test_an_unknown_piece_is_named(deployed: Desk):
    outcome = deployed.run("deploy", "--piece", "Nothing")
    assert outcome.status == 1
    assert outcome.said.startswith("Error: there is no piece Nothing; pieces.toml has ")


class TestLiveNetwork:
    """A network whose ether is worth something: here an Anvil with Sepolia's number."""

    @pytest.fixture
    def sepolia(self, tmp_path: Path):
        with desk_with(tmp_path, "--chain-id", SEPOLIA, network="ethereum:sepolia") as fresh:
            yield fresh

    def test_an_account_without_ether_sends_nothing(self, sepolia: Desk):
        poor = sepolia.rpc.call("eth_accounts")[3]
        sepolia.rpc.call("anvil_setBalance", poor, hex(10**12))
        outcome = sepolia.run("deploy", "--piece", PIECE, "--account", "TEST::3", "--yes")
        assert outcome.status == 1
        assert f"Error: {poor} holds 0.000001 ether on ethereum:sepolia, and this needs " in outcome.said
        assert sepolia.created() == 0

    def test_it_asks_before_it_sends(self, sepolia: Desk):
        outcome = sepolia.run("deploy", "--piece", PIECE, "--account", "TEST::0")
        assert outcome.status == 1
        assert "Send? [y/N]" in outcome.said
        assert sepolia.created() == 0

    def test_it_keeps_the_addresses_by_the_chain_s_number(self, sepolia: Desk):
        outcome = sepolia.run("deploy", "--piece", PIECE, "--account", "TEST::0", "--yes")
        assert outcome.status == 0, outcome.said
        record = json.loads((sepolia.folder / "deployments" / f"{SEPOLIA}.json").read_text())
        assert record["chain_id"] == int(SEPOLIA)
        assert sorted(record["contracts"]) == sorted(KEYS)

    def test_without_an_account_it_says_how_to_bring_one(self, sepolia: Desk):
        outcome = sepolia.run("deploy", "--piece", PIECE, "--yes")
        assert outcome.status == 1
        assert "Error: ape has no account to send from: `ape accounts import NAME` brings one" in outcome.said

    def test_the_wrong_network_is_refused(self, desk: Desk):
        desk.network = "ethereum:sepolia"
        outcome = desk.run("deploy", "--piece", PIECE, "--account", "TEST::0", "--yes")
        assert outcome.status == 1
        assert "chain ID '31337', which does not match network chain ID '11155111'" in outcome.said
        assert desk.created() == 0


def test_without_a_node_it_says_how_to_start_one(deployed: Desk):
    outcome = deployed.run("deploy", "--piece", PIECE, url="http://127.0.0.1:9")
    assert outcome.status == 1
    assert len(outcome.said.splitlines()) == 1
    assert "`anvil` in another terminal starts one" in outcome.said
