"""The lots that requests draw: a ticket's entropy is made known, and a seed foretold while that is on its way."""

from reference.seeding import seed
from scripts.chain import revealing

from .board import Board
from .ledger import Request
from .outbox import Outbox


def reveal(board: Board, outbox: Outbox, ticket: int, head: int) -> None:
    """Makes a ticket's entropy known: at once when its block can be read, else a proof's step at a time."""
    key = f"reveal {ticket}"
    if head <= ticket or outbox.waits(key):
        return
    if revealing.is_readable(board.notary, ticket):
        outbox.post(key, revealing.reveal(board.notary, ticket), head)
    else:
        start = revealing.anchor(board.notary, ticket)
        outbox.post(key, revealing.step(board.notary, ticket, start), head)


def foretold(board: Board, request: Request, head: int) -> int | None:
    """Returns the seed that a reveal will give, as the chain is now; None before the ticket's block is past."""
    if head <= request.ticket:
        return None
    block = board.rpc.call("eth_getBlockByNumber", hex(request.ticket), False)
    return seed.derive(bytes.fromhex(block["hash"][2:]), board.orchestrator.address, request.id)
