"""Contracts from Python: exact gas, reasons of reverts, batches in order, and nodes that misbehave."""

import socket
import threading
from collections.abc import Callable, Iterator

import pytest
from eth_abi import encode

from scripts.benchmarks.proxy import faulty
from scripts.chain import account, contract
from scripts.chain.contract import LEAST_BLOCKS, Deployed, intrinsic_gas, wait
from scripts.chain.errors import NodeError
from scripts.chain.rpc import Revert, Rpc, RpcError, revert_reason
from tests.scripts.ledger import account_at

FAR_TICKET = 2**64 - 1


@pytest.fixture(scope="module")
def notary(deploy: Callable[..., Deployed]) -> Deployed:
    return deploy("CommitReveal")


def test_gas_is_what_a_receipt_says(notary: Deployed):
    assert notary.gas("commit") == notary.send("commit").gas_used
    notary.rpc.call("anvil_mine", "0x1")
    block = int(notary.rpc.call("eth_blockNumber"), 16) - 1
    expected = notary.gas("reveal", block)
    assert notary.send("reveal", block).gas_used == expected


def test_execution_gas_leaves_the_base_and_the_call_data_out(notary: Deployed):
    whole, inside = (notary.gas_each("entropy", [(1,)], execution=execution)[0] for execution in (False, True))
    data = notary.encode("entropy", 1)
    zeros = bytes.fromhex(data[2:]).count(0)
    assert whole - inside == 21_000 + 4 * zeros + 16 * (36 - zeros) == intrinsic_gas(data)


def test_gas_and_answers_come_of_one_call(deploy: Callable[..., Deployed]):
    harness, cases = deploy("EncodingHarness"), [(b"",), (b"conus",), (bytes(99),)]
    found = harness.gas_and_read_each("encode", cases)
    both = harness.gas_each("encode", cases), harness.read_each("encode", cases)
    assert found == list(zip(*both, strict=True))


@pytest.mark.parametrize("attempt", ["read", "gas", "send"])
def test_a_revert_has_the_contract_s_reason(notary: Deployed, attempt: str):
    with pytest.raises(Revert) as caught:
        getattr(notary, attempt)("reveal", FAR_TICKET)
    assert caught.value.reason == "commit_reveal: too early"


def test_a_revert_that_was_mined_has_its_reason_too(notary: Deployed):
    with pytest.raises(Revert, match="commit_reveal: too early"):
        notary.send("reveal", FAR_TICKET, gas=100_000)


def test_a_batch_keeps_its_order_and_its_reverts_in_place(notary: Deployed):
    notary.rpc.call("anvil_mine", hex(300))
    latest = int(notary.rpc.call("eth_blockNumber"), 16)
    tickets = [n if n % 3 else FAR_TICKET for n in range(latest - 250, latest)]  # more than one request holds
    results = notary.try_each("reveal", [(ticket,) for ticket in tickets])
    for ticket, result in zip(tickets, results, strict=True):
        if ticket == FAR_TICKET:
            assert isinstance(result, Revert)
        else:
            assert "0x" + result.hex() == notary.rpc.call("eth_getBlockByNumber", hex(ticket), False)["hash"]


def test_events_are_decoded(notary: Deployed):
    block = int(notary.rpc.call("eth_blockNumber"), 16) - 1
    receipt = notary.send("reveal", block)
    assert notary.events("Revealed", receipt) == [{"ticket": block, "entropy": notary.read("entropy", block)}]


@pytest.mark.parametrize("most", [LEAST_BLOCKS, 0])
def test_a_history_is_read_in_as_small_ranges_as_a_node_takes(notary: Deployed, most: int):
    first = int(notary.rpc.call("eth_blockNumber"), 16) + 1
    for _ in range(4):  # at the ends of ranges, and between them
        notary.send("reveal", int(notary.rpc.call("eth_blockNumber"), 16) - 1)
        notary.rpc.call("anvil_mine", hex(777))

    def refused(request: dict) -> str:
        asked = request["params"][0] if request["method"] == "eth_getLogs" else None
        wide = asked and int(asked["toBlock"], 16) - int(asked["fromBlock"], 16) >= most
        return "query exceeds max block range" if wide else ""

    with faulty(notary.rpc.url, {}, refused=refused) as url:
        limited = Deployed(Rpc(url), notary.address, notary.abi)
        if most:
            found = limited.history("Revealed", first)
            assert found == notary.history("Revealed", first)
            assert len(found) == 4
        else:
            with pytest.raises(RpcError, match="exceeds max block range"):
                limited.history("Revealed", first)


def test_a_receipt_that_is_refused_for_a_while_is_waited_for(notary: Deployed):
    sent = notary.send("commit").hash
    left = ["too many requests"] * 2
    with faulty(notary.rpc.url, {}, refused=lambda _: left.pop() if left else "") as url:
        assert wait(Rpc(url), [sent])[0]["transactionHash"] == sent


def test_a_receipt_that_is_never_shown_is_no_refusal_of_what_was_sent(
    notary: Deployed, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(contract, "MINING_SECONDS", 0.1)
    refusing = faulty(notary.rpc.url, {}, refused=lambda _: "too many requests")
    with refusing as url, pytest.raises(NodeError, match="was not mined within"):
        wait(Rpc(url), [notary.send("commit").hash])


def test_what_is_out_of_sight_and_refused_to_be_shown_is_not_refused(
    notary: Deployed, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(account, "LOOK_SECONDS", 0)

    def refused(request: dict) -> str:
        return "too many requests" * (request["method"] == "eth_getTransactionByHash")

    losing = faulty(notary.rpc.url, {}, lost="eth_sendRawTransaction", refused=refused)
    with losing as url, pytest.raises(NodeError):
        account_at(url).send({"to": notary.address, "data": notary.encode("commit")})


def test_an_unknown_function_is_named(notary: Deployed):
    with pytest.raises(LookupError, match="no function reveal with 2 arguments"):
        notary.read("reveal", 1, 2)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes.fromhex("08c379a0") + encode(["string"], ["svg: no room"]), "svg: no room"),
        (bytes.fromhex("4e487b71") + encode(["uint256"], [17]), "panic 17"),
        (bytes.fromhex("08c379a0") + b"torn", ""),
        (b"", ""),
    ],
)
def test_reasons_are_read_from_revert_data(data: bytes, reason: str):
    assert revert_reason(data) == reason


def test_a_refused_request_is_no_revert(rpc: Rpc):
    with pytest.raises(RpcError, match="Method not found") as caught:
        rpc.call("conus_nonsense")
    assert not isinstance(caught.value, Revert)


class TestBadNode:
    """Whatever listens at a node's address, it ends in one sentence."""

    @pytest.fixture
    def listening(self) -> Iterator[socket.socket]:
        with socket.create_server(("127.0.0.1", 0)) as server:
            yield server

    def rpc_to(self, server: socket.socket) -> Rpc:
        return Rpc(f"http://127.0.0.1:{server.getsockname()[1]}", timeout=0.3)

    def answer(self, server: socket.socket, text: bytes) -> None:
        def serve() -> None:
            client, _ = server.accept()
            with client:
                client.recv(65536)
                client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(text), text))

        threading.Thread(target=serve, daemon=True).start()

    def test_a_silent_node_is_told(self, listening: socket.socket):
        with pytest.raises(NodeError, match=r"did not answer within 0\.3 s"):
            self.rpc_to(listening).call("eth_chainId")

    def test_an_absent_node_is_told(self, listening: socket.socket):
        rpc = self.rpc_to(listening)
        listening.close()
        with pytest.raises(NodeError, match="no node answers at http://127"):
            rpc.call("eth_chainId")

    @pytest.mark.parametrize("text", [b"<html>", b"{}", b"[]", b"7", b'[{"id": 1}]', b'{"error": "busy"}'])
    def test_what_is_no_node_is_told(self, listening: socket.socket, text: bytes):
        self.answer(listening, text)
        with pytest.raises(NodeError, match="does not speak JSON-RPC"):
            self.rpc_to(listening).call("eth_chainId")
