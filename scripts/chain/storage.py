"""Brings data to a chain: an Archive (contracts/storage/) puts it at an address that its content decides.

What anyone has put there stays and is used. So the same content is sent once, for all that need it, and what was
broken off goes on by asking what lies there already.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reference.storage import archive as archives

from . import build
from .contract import call_data, transaction
from .errors import UserError
from .rpc import Rpc

ARCHIVE = "Archive"  # its key in the deployments: one serves all of a chain
HASH_DIGITS = 16  # of a hash in a key


@dataclass(frozen=True)
class Data:
    """The content of one data contract, as a step of a plan (effects.py)."""

    content: bytes
    needs: tuple[str, ...] = (ARCHIVE,)
    contract: str = "data"
    done: str = "deployed"
    lasts: bool = False
    grants: None = None

    @cached_property
    def key(self) -> str:
        """Its key in the deployments, which the content decides."""
        return f"data.{archives.code_hash(self.content).hex()[:HASH_DIGITS]}"

    def place(self, addresses: Mapping[str, str]) -> str:
        """Returns where it lies, or will lie, by the archive's address."""
        return archives.write(addresses[ARCHIVE], self.content)

    def creation(self, addresses: Mapping[str, str], _: Rpc | None = None) -> dict[str, Any]:
        """Returns the transaction that puts it there."""
        return transaction(addresses[ARCHIVE], call_data(build.contract(ARCHIVE).abi, "write", self.content))

    def happened(self, addresses: Mapping[str, str], rpc: Rpc) -> bool:
        """Whether it is on the chain; UserError where something else is, which an archive rules out."""
        address = self.place(addresses)
        code = bytes.fromhex(rpc.call("eth_getCode", address, "latest")[2:])
        if code and code != archives.READER + self.content:
            raise UserError(f"at {address} lies other code than the data that the archive put there")
        return bool(code)
