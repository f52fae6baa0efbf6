"""An account that signs for itself, on a chain of its own, and the record of what it deployed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from eth_account import Account as Key
from eth_account.messages import SignableMessage
from eth_account.signers.local import LocalAccount
from eth_utils import to_checksum_address

from scripts.chain import anvil
from scripts.chain.account import Account
from scripts.chain.deployments import Deployments
from scripts.chain.rpc import Rpc

KEY = Key.from_key("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80")  # of Anvil's first account


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


def account_at(url: str, key: LocalAccount = KEY) -> Account:
    def sign(fields: dict[str, Any]) -> bytes:
        names = {"chain_id": "chainId", "max_fee": "maxFeePerGas", "max_priority_fee": "maxPriorityFeePerGas"}
        filled = {names.get(name, name): value for name, value in fields.items() if value is not None}
        filled |= {"to": to_checksum_address(filled["to"])} if filled.get("to") else {}
        return bytes(key.sign_transaction(filled).raw_transaction)

    def sign_message(message: SignableMessage) -> bytes:
        return bytes(key.sign_message(message).signature)

    return Account(Rpc(url, timeout=5), key.address, sign, sign_message=sign_message)


def use_up(account: Account) -> None:
    """Sends something else under the account's next number."""
    account.send({"to": account.address, "data": "0x"})
