"""What becomes of a contract that was written down, whatever the node tells and does meanwhile."""

import threading
from dataclasses import replace

import pytest

from scripts.benchmarks.proxy import faulty
from scripts.chain import build, durable
from scripts.chain.account import Account
from scripts.chain.contract import wait
from scripts.chain.deployments import Deployments, Entry
from scripts.chain.errors import UserError
from scripts.chain.plan import Step
from tests.scripts.ledger import account_at, use_up

FAILING = "0xfe"  # the code of a creation that fails


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
