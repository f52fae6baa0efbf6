"""An account whose key is not the node's: its transactions are filled in, signed and sent here."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

import rlp
from eth_account.messages import SignableMessage, encode_typed_data
from eth_utils import keccak

from .contract import Receipt, parse_receipt, wait
from .errors import NodeError, UserError
from .rpc import READ_GAS, Rpc, RpcError

GAS_MARGIN_PERCENT = 20  # between the node's estimate and the limit, since other transactions may come before
BASE_FEE_ROOM = 2  # how many times the present base fee a transaction may pay: it can double in six blocks
LOOKS = 3  # for a transaction of which the node's answer was lost
LOOK_SECONDS = 0.5  # between them
BUMP_PERCENT = 13  # what a replacement offers more than the one before; nodes want 10 to 12.5 at least

Fields = dict[str, Any]  # of a transaction: chain_id, nonce, gas, to, value, data and the fees
Sign = Callable[[Fields], bytes]
SignMessage = Callable[[SignableMessage], bytes]
Unlock = Callable[[], None]


class Signed(NamedTuple):
    """A transaction ready to be sent; sent twice, it still happens once."""

    hash: str
    raw: str


class Account:
    """Sends transactions that it signs itself.

    Args:
        address: of the account.
        sign: makes a raw transaction of its fields.
        unlock: lets it sign from then on without asking; an account that never asks needs none.
        sign_message: makes the 65 bytes r, s, v of a message; one that only sends transactions needs none.
    """

    def __init__(
        self,
        rpc: Rpc,
        address: str,
        sign: Sign,
        unlock: Unlock = lambda: None,
        sign_message: SignMessage | None = None,
    ) -> None:
        self.rpc = rpc
        self.address = address.lower()
        self._sign = sign
        self._sign_message = sign_message
        self.unlock = unlock

    def balance(self) -> int:
        """Returns what the account holds, in wei."""
        return int(self.rpc.call("eth_getBalance", self.address, "latest"), 16)

    def nonce(self, block: str = "pending") -> int:
        """Returns the number of its next transaction, those that wait counted in unless `block` is "latest"."""
        return int(self.rpc.call("eth_getTransactionCount", self.address, block), 16)

    def estimate(self, transaction: dict[str, Any], block: str = "latest") -> int:
        """Returns the gas that a transaction would need now; raises Revert when it would be refused.

        Args:
            block: "pending" counts in what waits, at nodes that know what comes of that.
        """
        return int(self.rpc.call("eth_estimateGas", transaction | {"from": self.address}, block), 16)

    def fill(self, transaction: dict[str, Any], nonce: int | None = None, block: str = "latest") -> Fields:
        """Fills in what a transaction lacks; raises Revert when it would be refused, as `estimate` says."""
        estimate = self.estimate(transaction, block)
        return {
            "chain_id": int(self.rpc.call("eth_chainId"), 16),
            "nonce": self.nonce() if nonce is None else nonce,
            "gas": min(estimate * (100 + GAS_MARGIN_PERCENT) // 100, READ_GAS),
            "to": transaction.get("to"),
            "value": int(transaction.get("value", "0x0"), 16),
            "data": bytes.fromhex(transaction["data"][2:]),
            **fees(self.rpc),
        }

    def sign_fields(self, fields: Fields) -> Signed:
        """Signs a transaction that is filled in."""
        raw = self._sign(fields)
        return Signed("0x" + keccak(raw).hex(), "0x" + raw.hex())

    def sign(self, transaction: dict[str, Any], nonce: int | None = None, block: str = "latest") -> Signed:
        """Fills in a transaction and signs it; raises Revert when it would be refused, as `estimate` says."""
        return self.sign_fields(self.fill(transaction, nonce, block))

    def sign_typed(self, domain: dict[str, Any], types: dict[str, Any], message: dict[str, Any]) -> bytes:
        """Signs a structure by EIP-712, and returns r, s and v in 65 bytes.

        Args:
            domain: name, version, chainId, verifyingContract, as far as the contract has them.
            types: the fields of each structure, {"name": ..., "type": ...}; the first one is that of the message.
        """
        if self._sign_message is None:
            raise UserError(f"{self.address} signs no messages")
        return self._sign_message(encode_typed_data(domain, types, message))

    def submit(self, signed: Signed) -> None:
        """Hands a signed transaction to the node; a node that has it already, or whose answer is lost, is content."""
        try:
            self.rpc.call("eth_sendRawTransaction", signed.raw)
        except RpcError:
            if not self.rpc.call("eth_getTransactionByHash", signed.hash):
                raise
        except NodeError:
            if not self._arrived(signed):
                raise

    def send(self, transaction: dict[str, Any], block: str = "latest") -> Receipt:
        """Signs and sends a transaction, and waits until it is mined; raises Revert."""
        return self.complete(self.sign(transaction, block=block), transaction)

    def complete(self, signed: Signed, transaction: dict[str, Any]) -> Receipt:
        """Sends a transaction that is signed, and waits until it is mined; raises Revert."""
        self.submit(signed)
        return parse_receipt(self.rpc, transaction, wait(self.rpc, [signed.hash])[0])

    def _arrived(self, signed: Signed) -> bool:
        """Looks a few times whether the node has a transaction."""
        for _ in range(LOOKS):
            time.sleep(LOOK_SECONDS)
            with suppress(NodeError, RpcError):
                if self.rpc.call("eth_getTransactionByHash", signed.hash):
                    return True
        return False


def fees(rpc: Rpc) -> dict[str, int]:
    """Returns what a transaction offers for gas, in wei: with a base fee by EIP-1559, else as one price."""
    base_fee = rpc.call("eth_getBlockByNumber", "latest", False).get("baseFeePerGas")
    if base_fee is None:
        return {"gas_price": int(rpc.call("eth_gasPrice"), 16)}
    tip = int(rpc.call("eth_maxPriorityFeePerGas"), 16)
    return {"max_fee": BASE_FEE_ROOM * int(base_fee, 16) + tip, "max_priority_fee": tip}


def bumped(fields: Fields, now: dict[str, int]) -> Fields:
    """Returns a transaction that replaces another: it offers what is usual now, and enough more than the first.

    Args:
        now: what `fees` says.
    """
    enough = {name: fields[name] * (100 + BUMP_PERCENT) // 100 + 1 for name in now if name in fields}
    return fields | {name: max(least, now[name]) for name, least in enough.items()}


def gas_price(rpc: Rpc) -> int:
    """Returns what a unit of gas costs now, in wei."""
    return int(rpc.call("eth_gasPrice"), 16)


def created_address(sender: str, nonce: int) -> str:
    """Returns the address of the contract that an account's transaction creates."""
    return "0x" + keccak(rlp.encode([bytes.fromhex(sender[2:]), nonce]))[12:].hex()
