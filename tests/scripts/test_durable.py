"""What becomes of a contract that was written down, whatever the node tells and does meanwhile."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from eth_account import Account as Key
from eth_utils import to_checksum_address

from scripts.chain import anvil, build, durable
from scripts.chain.account import Account
from scripts.chain.contract import wait
from scripts.chain.deployments import Deployments, Entry
from scripts.chain.errors import UserError
from scripts.chain.plan import Step
from scripts.chain.rpc import Rpc
from tests.scripts.proxy import faulty

KEY = Key.from_key("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80")  # of Anvil's first account
FAILING = "0xfe"  # the code of a creation that fails


@pytest.fixture
def url() -> Iterator[str]:
    with anvil.running() as started:
        yield started


@pytest.fixture
def account(url: str) -> Account:
    return account_at(url)


@pytest.fixture
def record(tmp_path: Path) -> Deployments:
    return Deployments(tmp_path / "31337.json", 31337)


def account_at(url: str) -> Account:
    def sign(fields: dict[str, Any]) -> bytes:
        names = {"chain_id": "chainId", "max_fee": "maxFeePerGas", "max_priority_fee": "maxPriorityFeePerGas"}
        filled = {names.get(name, name): value for name, value in fields.items() if value is not None}
        filled |= {"to": to_checksum_address(filled["to"])} if filled.get("to") else {}
        return bytes(KEY.sign_transaction(filled).raw_transaction)

    return Account(Rpc(url, timeout=5), KEY.address, sign)


def step(traits: int = 1) -> Step:
    return Step("Echo", build.contract("EchoGenerator"), lambda _: (1024, traits))


def carry_out(plan: list[Step], account: Account, record: Deployments) -> list[str]:
    outcomes: list[str] = []
    durable.carry_out(plan, account, record, lambda key, outcome, entry: outcomes.append(outcome))
    return outcomes


def begin(account: Account, record: Deployments, plan: list[Step]) -> Entry:
    """Breaks off where the transaction is written down, and not sent."""

    class Killed(Exception):
        pass

    def kill(_: object) -> None:
        raise Killed

    broken = account_at(account.rpc.url)
    broken.submit = kill
    with pytest.raises(Killed):
        carry_out(plan, broken, record)
    return record.get(plan[0].key)


def use_up(account: Account) -> None:
    """Sends something else under the account's next number."""
    account.send({"to": account.address, "data": "0x"})


def fail(account: Account) -> str:
    """Sends a creation that fails under the account's next number, and waits until it has."""
    transaction = {"from": account.address, "data": FAILING, "gas": hex(100_000)}
    sent = account.rpc.call("eth_sendTransaction", transaction)
    wait(account.rpc, [sent])
    return sent


def test_a_node_that_is_behind_with_code_makes_no_second_contract(url: str, account: Account, record: Deployments):
    carry_out([step()], account, record)
    first = record.get("Echo")
    with faulty(url, stale={"eth_getCode": "0x"}) as behind:
        assert carry_out([step()], account_at(behind), record) == ["there already"]
    assert record.get("Echo") == first
    assert account.nonce() == 1


def test_a_number_used_by_something_unknown_gives_nothing_up(account: Account, record: Deployments):
    written = begin(account, record, [step()])
    use_up(account)
    with pytest.raises(UserError, match="take it out of .*31337.json to deploy it anew"):
        carry_out([step()], account, record)
    assert record.get("Echo") == written


def test_a_number_far_ahead_gives_nothing_up(account: Account, record: Deployments):
    written = begin(account, record, [step()])
    record.put("Echo", replace(written, nonce=7))
    with pytest.raises(UserError, match="was sent as transaction 7 of .*, which has sent 0"):
        durable.missing([step()], record, account.rpc)
    assert record.get("Echo").transactions == written.transactions


def test_a_failed_creation_is_sent_anew_and_remembered(account: Account, record: Deployments):
    written = begin(account, record, [step()])
    failed = fail(account)
    record.put("Echo", replace(written, transactions=[failed]))
    assert carry_out([step()], account, record) == ["deployed"]
    assert record.get("Echo").failed == [failed]
    assert record.get("Echo").nonce == 1


def test_what_a_deployed_contract_was_is_never_discarded(account: Account, record: Deployments):
    failed = fail(account)
    entry = Entry("EchoGenerator", step().contract.digest(), "0x" + "11" * 20, account.address, 0, block=1)
    record.put("Echo", replace(entry, transactions=[failed]))
    with pytest.raises(UserError, match="to deploy it anew"):
        carry_out([step()], account, record)


def test_a_block_that_was_dropped_is_waited_for_anew(account: Account, record: Deployments):
    carry_out([step()], account, record)
    before = record.get("Echo")
    raw = account.rpc.call("eth_getRawTransactionByHash", before.transactions[0])
    account.rpc.call("evm_setAutomine", False)
    account.rpc.call("anvil_rollback", 1)
    account.rpc.call("eth_sendRawTransaction", raw)
    mining = threading.Timer(0.5, account_at(account.rpc.url).rpc.call, ("anvil_mine", "0x1"))
    mining.start()
    assert carry_out([step()], account, record) == ["deployed"]
    assert account.rpc.call("eth_getCode", before.address, "latest") != "0x"
    mining.join()


def test_other_terms_of_what_is_there_are_told(account: Account, record: Deployments):
    carry_out([step(2)], account, record)
    assert "with other terms than pieces.toml has now" in carry_out([step(1)], account, record)[0]
    assert account.nonce() == 1


def test_other_terms_of_what_may_come_through_are_refused(account: Account, record: Deployments):
    written = begin(account, record, [step(2)])
    with pytest.raises(UserError, match="Echo was sent with other terms"):
        carry_out([step(1)], account, record)
    assert record.get("Echo") == written
    assert carry_out([step(2)], account, record) == ["deployed"]


def test_an_answer_that_was_lost_is_looked_for(url: str, account: Account):
    with faulty(url, stale={}, lost="eth_sendRawTransaction") as losing:
        use_up(account_at(losing))
    assert account.nonce("latest") == 1
