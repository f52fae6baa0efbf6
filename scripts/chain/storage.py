"""Brings data to a chain: an Archive (contracts/storage/) puts it at an address that its content decides.

What anyone has put there stays and is used. So the same content is sent once, for all that need it, and what was
broken off goes on by asking what lies there already.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from reference.storage import archive as archives

from . import build
from .account import Account
from .contract import call_data, transaction, wait
from .deployments import Deployments, Entry
from .errors import UserError
from .rpc import Rpc

ARCHIVE = "Archive"  # its key in the deployments: one serves all of a chain
HASH_DIGITS = 16  # of a hash in a key


@dataclass(frozen=True)
class Data:
    """The content of one data contract, as a step of a plan."""

    content: bytes
    grants: None = None

    @cached_property
    def key(self) -> str:
        """Its key in the deployments, which the content decides."""
        return f"data.{archives.code_hash(self.content).hex()[:HASH_DIGITS]}"

    def place(self, addresses: Mapping[str, str]) -> str:
        """Returns where it lies, or will lie, by the archive's address."""
        return archives.write(addresses[ARCHIVE], self.content)

    def creation(self, addresses: Mapping[str, str]) -> dict[str, Any]:
        """Returns the transaction that puts it there."""
        return transaction(addresses[ARCHIVE], call_data(build.contract(ARCHIVE).abi, "write", self.content))


def lies(data: Data, address: str, rpc: Rpc) -> bool:
    """Whether data is on the chain; UserError where something else is, which an archive rules out."""
    code = bytes.fromhex(rpc.call("eth_getCode", address, "latest")[2:])
    if code and code != archives.READER + data.content:
        raise UserError(f"at {address} lies other code than the data that the archive put there")
    return bool(code)


def settle(data: Data, addresses: Mapping[str, str], account: Account, deployments: Deployments) -> tuple[Entry, str]:
    """Sees to it that data is on the chain; tells whether it was there, or came there now.

    What was sent by an earlier run and still waits is waited for. What the node no longer knows is sent again under
    the same number if that is free, so that only one of the two can ever come through.
    """
    address, rpc = data.place(addresses), account.rpc
    digest = sha256(data.content).hexdigest()
    entry = deployments.get(data.key)
    if entry and entry.address != address:
        entry = None  # of another archive
    if lies(data, address, rpc):
        if entry is None:
            entry = Entry("data", digest, address, account.address, 0)
        if entry.block is None:
            entry.block = _mined(rpc, entry)
            deployments.put(data.key, entry)
        return entry, "there already"
    pending = entry and any(rpc.batch(("eth_getTransactionByHash", (hash_,)) for hash_ in entry.transactions))
    if not pending:
        free = entry and entry.sender == account.address and account.nonce("latest") <= entry.nonce
        nonce = entry.nonce if free and entry.nonce <= account.nonce() else account.nonce()
        signed = account.sign(data.creation(addresses), nonce)
        sent = entry.transactions if free and nonce == entry.nonce else []
        entry = Entry("data", digest, address, account.address, nonce, transactions=[*sent, signed.hash])
        deployments.put(data.key, entry)
        account.submit(signed)
    mined = next(filter(None, wait(rpc, entry.transactions, any)))
    if not lies(data, address, rpc):
        raise UserError(f"{data.key} failed on the chain, in transaction {mined['transactionHash']}: run this again")
    entry.block, entry.gas_used = int(mined["blockNumber"], 16), int(mined["gasUsed"], 16)
    deployments.put(data.key, entry)
    return entry, "deployed"


def _mined(rpc: Rpc, entry: Entry) -> int:
    """The block in which data came to the chain, as far as it is known; else the present one."""
    receipts = filter(None, rpc.batch(("eth_getTransactionReceipt", (hash_,)) for hash_ in entry.transactions))
    for receipt in receipts:
        return int(receipt["blockNumber"], 16)
    return int(rpc.call("eth_blockNumber"), 16)
