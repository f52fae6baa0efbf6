"""The node: it answers, it ends with its parent however that ends, and it plays other chains."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.chain import anvil, build
from scripts.chain.contract import send
from scripts.chain.errors import NodeError, UserError
from scripts.chain.rpc import Rpc, RpcError

PARENT = """
import time
from scripts.chain import anvil
with anvil.running() as url:
    print(url, flush=True)
    {end}
"""
GONE_SECONDS = 5


def answers(url: str) -> bool:
    try:
        return bool(Rpc(url, timeout=2).call("web3_clientVersion"))
    except NodeError:
        return False


def parent_of_a_node(end: str) -> tuple[subprocess.Popen, str]:
    """Starts a process that runs a node; returns it with the node's URL."""
    process = subprocess.Popen(
        [sys.executable, "-c", PARENT.format(end=end)],
        cwd=build.ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    return process, process.stdout.readline().strip()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_node_ends_when_its_parent_is_killed(number: signal.Signals):
    process, url = parent_of_a_node("time.sleep(60)")
    assert answers(url)
    os.kill(process.pid, number)
    process.communicate()
    deadline = time.monotonic() + GONE_SECONDS
    while answers(url) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not answers(url)


def test_the_node_ends_when_its_parent_fails():
    process, url = parent_of_a_node("raise ValueError")
    process.communicate()
    assert process.returncode == 1
    assert not answers(url)


def test_the_node_ends_with_its_block():
    with anvil.running() as url:
        assert answers(url)
    assert not answers(url)


def test_a_node_that_does_not_start_says_why():
    with (
        pytest.raises(UserError, match="Anvil did not start: (.|\n)*--nonsense"),
        anvil.running("--nonsense"),
    ):
        pass


def test_a_node_can_follow_older_rules():
    blob_base_fee = {"data": "0x4a5f5260205ff3"}  # BLOBBASEFEE, PUSH0, MSTORE, return the word: new in Cancun
    with anvil.running(hardfork="cancun") as url:
        assert Rpc(url).call("eth_call", blob_base_fee, "latest")
    with anvil.running(hardfork="shanghai") as url, pytest.raises(RpcError, match="NotActivated"):
        Rpc(url).call("eth_call", blob_base_fee, "latest")


def test_a_node_can_play_optimism():
    deposit = {"type": "0x7e", "sourceHash": "0x" + "00" * 32, "mint": "0x1", "isSystemTx": False}
    with anvil.running(optimism=True) as url:
        rpc = Rpc(url)
        receipt = send(rpc, [deposit | {"from": rpc.call("eth_accounts")[0], "to": "0x" + "11" * 20}])[0]
        assert receipt.block == 1
    with anvil.running() as url, pytest.raises(RpcError, match="deposit tx received but is not supported"):
        rpc = Rpc(url)
        send(rpc, [deposit | {"from": rpc.call("eth_accounts")[0], "to": "0x" + "11" * 20}])


def test_a_script_that_starts_anvil_is_passed_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    native = anvil.binary()
    script = tmp_path / "anvil"
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{native.parent}")
    assert anvil.binary() == native


def test_without_anvil_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(UserError, match="Anvil is missing: run `make setup`"):
        anvil.binary()
