"""A worker's transactions against a real node that is told when to mine: none is lost, none is sent twice."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.benchmarks.proxy import faulty
from scripts.chain.account import Account
from scripts.chain.errors import UserError
from scripts.chain.rpc import Revert
from scripts.hybrid import outbox
from scripts.hybrid.ledger import Ledger
from scripts.hybrid.outbox import FILLER, Outbox
from tests.scripts.ledger import account, account_at, url, use_up  # noqa: F401  (fixtures)

SOMEBODY = "0x" + "12" * 20
REVERTING = "0x5f5ffd"  # as a creation: PUSH0, PUSH0, REVERT


def gift(wei: int = 1) -> dict[str, str]:
    return {"to": SOMEBODY, "data": "0x", "value": hex(wei)}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def box(account: Account, ledger: Ledger, said: list[str]) -> Outbox:  # noqa: F811
    account.rpc.call("evm_setAutomine", False)
    return Outbox(account, ledger, said.append)


@pytest.fixture
def mine(account: Account, box: Outbox) -> Callable[..., int]:  # noqa: F811
    def mine_and_look(blocks: int = 1) -> int:
        account.rpc.call("anvil_mine", hex(blocks))
        head = int(account.rpc.call("eth_blockNumber"), 16)
        box.tend(head)
        return head

    return mine_and_look


def received(account: Account) -> int:  # noqa: F811
    return int(account.rpc.call("eth_getBalance", SOMEBODY, "latest"), 16)


def states(ledger: Ledger) -> list[tuple[str, str]]:
    return [(one.key, one.state) for one in ledger.transactions()]


def test_several_are_on_their_way_at_once(account, box, ledger, mine):  # noqa: F811
    for number in range(3):
        assert box.post(f"gift {number}", gift(), 0)
    assert [one.nonce for one in ledger.transactions("waiting")] == [0, 1, 2]
    mine()
    assert states(ledger) == [(f"gift {number}", "mined") for number in range(3)]
    assert received(account) == 3


def test_what_is_on_its_way_is_not_sent_again(account, box, mine):  # noqa: F811
    assert box.post("gift", gift(), 0)
    assert not box.post("gift", gift(), 0)
    mine()
    assert received(account) == 1


def test_what_never_reached_the_node_is_sent_by_another_run(account, url, ledger, mine):  # noqa: F811
    with faulty(url, {}, late=lambda methods: -1 if "eth_sendRawTransaction" in methods else 0) as deaf:
        Outbox(account_at(deaf), ledger, print).post("gift", gift(), 0)
    assert account.nonce() == 0
    mine()  # its look comes first then, and sends
    mine()
    assert states(ledger) == [("gift", "mined")]
    assert received(account) == 1


def test_what_reached_the_node_without_an_answer_happens_once(account, url, ledger, mine):  # noqa: F811
    with faulty(url, {}, lost="eth_sendRawTransaction") as silent:
        Outbox(account_at(silent), ledger, print).post("gift", gift(), 0)
    assert account.nonce() == 1
    mine()
    mine()
    assert states(ledger) == [("gift", "mined")]
    assert received(account) == 1


def test_what_waits_too_long_offers_more(account, box, ledger, mine):  # noqa: F811
    box.post("gift", gift(), 0)
    account.rpc.call("anvil_setNextBlockBaseFeePerGas", hex(100 * 10**9))
    head = mine()
    assert states(ledger) == [("gift", "waiting")]
    box.tend(head + outbox.BUMP_BLOCKS)
    assert ledger.counted(outbox.BUMPED) == 1
    mine()
    (one,) = ledger.transactions()
    assert one.state == "mined" and len(one.versions) == 2
    assert received(account) == 1


def test_what_a_reorganisation_drops_is_sent_again(account, box, ledger, mine):  # noqa: F811
    box.post("gift", gift(), 0)
    mine()
    account.rpc.call("anvil_reorg", 1, [])
    assert received(account) == 0
    (one,) = ledger.transactions()
    ledger.put_transaction(type(one)(**vars(one) | {"state": "waiting", "block": None}))
    mine()
    mine()
    assert states(ledger) == [("gift", "mined")]
    assert received(account) == 1


def test_a_number_that_something_else_took_is_given_up(account, box, ledger, said, mine, monkeypatch):  # noqa: F811
    monkeypatch.setattr(box, "_hand_over", lambda one: None)
    box.post("gift", gift(), 0)
    account.rpc.call("evm_setAutomine", True)
    use_up(account)
    for _ in range(outbox.LOST_LOOKS):
        mine()
    assert states(ledger) == [("gift", "lost")]
    assert said == ["gift: something else was sent as transaction 0"]
    monkeypatch.undo()
    assert box.post("gift", gift(), 0)


def test_a_number_that_nobody_has_is_filled(account, box, ledger, mine):  # noqa: F811
    box.post("gift", gift(), 0)
    (one,) = ledger.transactions()
    account.rpc.call("anvil_dropAllTransactions")
    fields = one.fee_fields() | {"nonce": 1}
    signed = account.sign_fields(fields)
    ledger.put_transaction(type(one)(**vars(one) | {"nonce": 1, "versions": [list(signed)]}))
    for _ in range(3):
        mine()
    assert states(ledger) == [(FILLER, "mined"), ("gift", "mined")]
    assert received(account) == 1


def test_what_is_cancelled_does_nothing(account, box, ledger, mine):  # noqa: F811
    box.post("claim 7", gift(), 0)
    box.post("fulfil 6", gift(), 0)
    box.cancel("claim ", 0)
    mine()
    assert states(ledger) == [(FILLER, "mined"), ("fulfil 6", "mined")]
    assert received(account) == 1


def test_what_would_be_refused_is_not_sent(account, box, ledger):  # noqa: F811
    with pytest.raises(Revert):
        box.post("creation", {"to": None, "data": REVERTING}, 0)
    assert not ledger.transactions()


def test_what_came_too_late_waits_longer_each_time(box, ledger):
    box.post("gift", gift(), 0)
    (one,) = ledger.transactions()
    ledger.put_transaction(type(one)(**vars(one) | {"state": "failed", "block": 10}))
    assert not box.post("gift", gift(), 11)
    assert box.post("gift", gift(), 12)


def test_an_account_that_holds_too_little_says_so(account, box, ledger):  # noqa: F811
    account.rpc.call("anvil_setBalance", account.address, hex(10**13))
    with pytest.raises(UserError, match="holds 0.00001 ether.*: send it some, and go on"):
        box.post("gift", gift(10**12), 0)
    assert not ledger.transactions()
