"""What an account is owed at an Orchestrator: its purse, and what an author shares in. The contract does the sums."""

from collections.abc import Sequence

from scripts.chain.contract import NOBODY, Receipt
from scripts.chain.rpc import Revert

from .board import Board

WITHDRAW_GAS = 100_000  # more than it costs to send an ordinary account what it is owed

NOT_YOURS = "payouts: not yours to withdraw"
REFUSED = "payouts: payment refused"


def owed(board: Board, account: str) -> int:
    """Returns what lies in an account's purse, in wei; a worker's free deposit is part of it."""
    return board.orchestrator.read("owed", account)


def is_kept(board: Board, account: str) -> bool:
    """Tells whether nobody else can send an account its purse: it made a deposit once, as workers do."""
    try:
        board.orchestrator.read("withdraw", account, sender=NOBODY)
    except Revert as error:
        return error.reason == NOT_YOURS
    return False


def shares(board: Board, account: str) -> dict[int, int]:
    """Returns what is due to an author from each entry of the registry that has anything due, in wei."""
    ids = range(1, board.models.read("entries") + 1)
    dues = board.orchestrator.read_each("withdraw_share", [(id_, account) for id_ in ids])
    return {id_: due for id_, due in zip(ids, dues, strict=True) if due}


def sent(board: Board, receipts: Sequence[Receipt]) -> int:
    """Returns what transactions sent out of purses and shares, in wei."""
    names = ("Withdrawn", "ShareWithdrawn")
    return sum(event["amount"] for name in names for event in board.orchestrator.events(name, *receipts))
