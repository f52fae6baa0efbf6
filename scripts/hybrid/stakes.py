"""What a worker stakes: a bond on each lease, out of what the orchestrator owes it."""

from scripts.chain.account import Account

from .board import Board
from .ledger import Ledger
from .outbox import Outbox

DEPOSIT_BONDS = 8  # in one deposit at most
CLAIM = "claim "  # how the keys of claims begin
DEPOSIT = "deposit"


class Stakes:
    """One worker's bonds, as they are at a look and with what is on its way.

    Args:
        leases: how many requests are held at a time, at most.
    """

    def __init__(self, board: Board, account: Account, ledger: Ledger, leases: int) -> None:
        self._board = board
        self._account = account
        self._ledger = ledger
        self._leases = leases
        self._purse = self._free = 0  # what can be staked, in wei, and how many more leases there may be

    def count(self, lapsed: int) -> None:
        """Reads what there is, less the bonds of claims on their way.

        Args:
            lapsed: leases that are over: their bonds are lost, and stand in the way of no other.
        """
        orchestrator, address = self._board.orchestrator, self._account.address
        claims = sum(one.key.startswith(CLAIM) for one in self._ledger.transactions("waiting"))
        self._purse = orchestrator.read("owed", address) - self._board.bond * claims
        self._free = self._leases - (orchestrator.read("bonds", address) - lapsed) - claims

    def suffice(self) -> bool:
        """Tells whether one more request can be claimed."""
        return self._free > 0 and self._purse >= self._board.bond

    def take(self) -> None:
        """Counts a claim that was sent."""
        self._free -= 1
        self._purse -= self._board.bond

    def top_up(self, outbox: Outbox, wanted: int, head: int) -> None:
        """Deposits bonds for so many more claims, when none is left."""
        wanted = min(wanted, self._free, DEPOSIT_BONDS)
        if wanted > 0 and self._purse < self._board.bond:
            outbox.post(DEPOSIT, self._board.call("deposit", value=wanted * self._board.bond), head)
