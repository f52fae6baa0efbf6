"""A chain of this machine that makes no block until somebody sends something, as a plain `anvil` does."""

import time
from contextlib import suppress

from scripts.chain.rpc import Rpc, RpcError

STILL_SECONDS = 3  # that a chain may stand still while somebody waits for its next block


class Stillness:
    """Has the node make a block where the chain stands still and somebody waits for it.

    Attributes:
        ends: whether it does; never on a live network.
    """

    def __init__(self, rpc: Rpc, live: bool) -> None:
        self._rpc = rpc
        self.ends = not live
        self._head = -1
        self._since = 0.0

    def end(self, head: int, awaited: bool) -> None:
        """Looks whether the newest block is still the same, and ends that where it is awaited for too long."""
        now = time.monotonic()
        if head != self._head or not awaited:
            self._head, self._since = head, now
        elif self.ends and now - self._since >= STILL_SECONDS:
            self._since = now
            with suppress(RpcError):  # a node that cannot is none of those that need it
                self._rpc.call("evm_mine")
