"""Whether the money of a request can be had back: the orchestrator is asked, and what it refuses is told in words."""

from contextlib import suppress
from dataclasses import dataclass

from scripts.chain.account import Account
from scripts.chain.rpc import Revert, RpcError
from scripts.chain.terminal import span

from .board import DONE, Board, Status, Work
from .evidence import gathered
from .ledger import Request

UNMINTED_SECONDS = 30 * 24 * 3600  # of hybrid/orders.vy
WAYS = {"cancel": "taken back", "expire": "given up"}  # the first that is open is taken

NOT_YOURS = "orchestrator: not yours to cancel"

# Why a sender can't cancel, by what the orchestrator says.
EARLY = {
    NOT_YOURS: "only who asked for it can take it back so early",
    "orchestrator: not open": "a worker has it",
    "orchestrator: the seed is drawn": "its seed is drawn",
}


@dataclass(frozen=True)
class Case:
    """A request whose money is wanted back.

    Attributes:
        requester: who paid for it, and `deadline` when it is too late to make it; None where the node does not tell.
        way: the function that gives the money back now, and `gas` what that needs; none where nothing does.
        refusal: why `cancel` can't be called, in the orchestrator's words.
    """

    id: int
    work: Work
    requester: str | None
    deadline: int | None
    way: str | None = None
    gas: int = 0
    refusal: str = ""


def look(board: Board, sender: Account, id_: int, first: int | None, block: str) -> Case:
    """Asks what a sender can do about a request; raises UserError where there is none.

    Args:
        first: the block before which there can be no request; None where nothing is to be looked through for it.
        block: "latest", or "pending" where a node makes blocks only when it is sent something.
    """
    work = board.work(id_)
    request = _request(board, id_, work, first)
    told = (request.requester, request.deadline) if request else (None, None)
    refusal = ""
    for way in WAYS if work.status not in DONE else ():
        try:
            return Case(id_, work, *told, way, sender.estimate(board.call(way, id_), block))
        except Revert as error:
            refusal = refusal or error.reason
    if request and refusal == NOT_YOURS:  # nor may it be theirs who could
        refusal = _refusal(board, id_, request.requester) or NOT_YOURS
    return Case(id_, work, *told, refusal=refusal)


def _request(board: Board, id_: int, work: Work, first: int | None) -> Request | None:
    """The request as its event tells it, which can be done without; None where the node does not show it."""
    with suppress(RpcError):
        return None if first is None else gathered(board, id_, work, first).request
    return None


def _refusal(board: Board, id_: int, requester: str) -> str:
    """Returns why who asked can't cancel, in the orchestrator's words; nothing where he can."""
    try:
        board.orchestrator.read("cancel", id_, sender=requester)
    except Revert as error:
        return error.reason
    return ""


def why_not(case: Case, now: int) -> str:
    """Says in one sentence why the money that was not given back can't be now, and from when it can."""
    match case.work.status:
        case Status.MINTED:
            return f"request {case.id} is token {case.work.token}, and its price went to those who made it"
        case Status.STAGED:
            end = case.work.until + UNMINTED_SECONDS
            return (
                f"request {case.id} is made, and to be minted; if it isn't, anyone can give it up {_when(end, now)}"
            )
    early = EARLY.get(case.refusal, f"the chain refuses ({case.refusal})")
    when = _when(case.deadline, now)
    return f"request {case.id} has to wait: {early}; if nobody makes it, anyone can give it up {when}"


def _when(end: int | None, now: int) -> str:
    """Says when a moment is past, by the chain's clock."""
    return "after its deadline" if end is None else f"in {span(max(end + 1 - now, 1))}"
