"""What a plan brings about besides contracts, and the chain itself can tell whether it has: data, and calls.

So what anyone has brought about already is left alone; and of what was sent and lost nothing comes through twice,
since it is sent again under the same number.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from . import build
from .account import Account
from .contract import call_data, transaction, wait
from .deployments import Deployments, Entry, terms_of
from .errors import UserError
from .rpc import Rpc

Addresses = Mapping[str, str]


class Effect(Protocol):
    """Something to bring about, as a step of a plan.

    Attributes:
        key: its own in the deployments.
        needs: the keys of what has to be there before the chain can be asked.
        done: how it is told that it has come about now.
        lasts: whether it is enough that it came about once, whatever became of it since.
    """

    @property
    def key(self) -> str: ...

    @property
    def needs(self) -> tuple[str, ...]: ...

    @property
    def done(self) -> str: ...

    @property
    def lasts(self) -> bool: ...

    @property
    def grants(self) -> None: ...

    @property
    def contract(self) -> str:
        """How the deployments name what it is."""

    def place(self, addresses: Addresses) -> str:
        """Returns the address at which it comes about."""

    def creation(self, addresses: Addresses, rpc: Rpc) -> dict[str, Any]:
        """Returns the transaction that brings it about."""

    def happened(self, addresses: Addresses, rpc: Rpc) -> bool:
        """Whether it has come about."""


@dataclass(frozen=True)
class Call:
    """A call of a contract that the deployer makes once; what its owner does afterwards is not ours to undo.

    Attributes:
        target: the key of the contract that is called.
        name: that of the contract.
        arguments: makes the function's, of the addresses known by then and what the chain says.
        asks: whether the call has done its work.
        needs: the keys of all contracts that these two ask for.
    """

    key: str
    target: str
    name: str
    function: str
    arguments: Callable[[Addresses, Rpc], tuple[Any, ...]]
    asks: Callable[[Addresses, Rpc], bool]
    needs: tuple[str, ...]
    done: str = "sent"
    lasts: bool = True
    grants: None = None

    @property
    def contract(self) -> str:
        return f"{self.name}.{self.function}"

    def place(self, addresses: Addresses) -> str:
        return addresses[self.target]

    def creation(self, addresses: Addresses, rpc: Rpc) -> dict[str, Any]:
        data = call_data(build.contract(self.name).abi, self.function, *self.arguments(addresses, rpc))
        return transaction(self.place(addresses), data)

    def happened(self, addresses: Addresses, rpc: Rpc) -> bool:
        return self.asks(addresses, rpc)


def settle(effect: Effect, addresses: Addresses, account: Account, deployments: Deployments) -> tuple[Entry, str]:
    """Sees to it that an effect has come about; tells whether it had, or did now.

    What was sent by an earlier run and still waits is waited for. What the node no longer knows is sent again under
    the same number if that is free, so that only one of the two can ever come through.
    """
    address, rpc = effect.place(addresses), account.rpc
    entry = deployments.get(effect.key)
    if entry and entry.address != address:
        entry = None  # of another archive, or another contract that was called
    if entry and entry.block is not None and effect.lasts:
        return entry, "there already"
    creation = effect.creation(addresses, rpc)
    digest = terms_of(creation)
    if effect.happened(addresses, rpc):
        if entry is None:
            entry = Entry(effect.contract, digest, address, account.address, 0)
        if entry.block is None:
            entry.block = _mined(rpc, entry)
            deployments.put(effect.key, entry)
        return entry, "there already"
    pending = entry and any(rpc.batch(("eth_getTransactionByHash", (hash_,)) for hash_ in entry.transactions))
    if not pending:
        free = entry and entry.sender == account.address and account.nonce("latest") <= entry.nonce
        nonce = entry.nonce if free and entry.nonce <= account.nonce() else account.nonce()
        signed = account.sign(creation, nonce)
        sent = entry.transactions if free and nonce == entry.nonce else []
        entry = Entry(effect.contract, digest, address, account.address, nonce, transactions=[*sent, signed.hash])
        deployments.put(effect.key, entry)
        account.submit(signed)
    mined = next(filter(None, wait(rpc, entry.transactions, any)))
    if not effect.happened(addresses, rpc):
        raise UserError(
            f"{effect.key} failed on the chain, in transaction {mined['transactionHash']}: run this again"
        )
    entry.block, entry.gas_used = int(mined["blockNumber"], 16), int(mined["gasUsed"], 16)
    deployments.put(effect.key, entry)
    return entry, effect.done


def _mined(rpc: Rpc, entry: Entry) -> int:
    """The block in which an effect came about, as far as it is known; else the present one."""
    receipts = filter(None, rpc.batch(("eth_getTransactionReceipt", (hash_,)) for hash_ in entry.transactions))
    for receipt in receipts:
        return int(receipt["blockNumber"], 16)
    return int(rpc.call("eth_blockNumber"), 16)
