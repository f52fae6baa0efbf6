"""Has the money of requests paid back: `ape run refund --help`."""

from collections.abc import Iterable

import click

from scripts.chain import deployments
from scripts.chain.account import Account
from scripts.chain.cli import account_of, agree_on_cost, connected, sender_options
from scripts.chain.errors import UserError
from scripts.chain.rpc import Revert
from scripts.chain.terminal import console, ether, told
from scripts.hybrid import places, purses, refunds
from scripts.hybrid.board import Board, Status
from scripts.hybrid.refunds import Case


@click.command(short_help="Have the money of requests back that came to nothing")
@click.argument("words", nargs=-1, metavar="[PIECE] REQUEST...")
@sender_options
@told
def cli(words: tuple[str, ...], network: str | None, timeout: float, account: str | None, yes: bool) -> None:
    """Takes each REQUEST at the orchestrator of PIECE back, and has its price sent to who asked.

    Who asked can until its seed is drawn, which is about a minute, unless a worker has it. Anyone can once it was not
    made by its deadline, or was made but not minted for 30 days. Run again, it goes on where it was.
    """
    piece, ids = places.named(words)
    with connected(network, timeout) as chain:
        sender = account_of(chain, account)
        address, first = places.orchestrator(deployments.on_chain(chain.rpc), piece)
        board = Board(chain.rpc, address)
        now = chain.now()
        cases = [refunds.look(board, sender, id_, chain.start(first), chain.block) for id_ in ids]
        back = [case for case in cases if case.way or case.work.status == Status.REFUNDED]
        payees = _payees(board, back)
        sent = [payee for payee, kept in payees.items() if not kept]
        if gas := sum(case.gas for case in back) + len(sent) * purses.WITHDRAW_GAS:
            agree_on_cost(chain, sender, gas, 0, yes)
        for case in back:
            if case.way:
                _give_back(board, sender, case, chain.block)
            console.print(f"Request {case.id} is {refunds.WAYS[case.way] if case.way else 'refunded already'}")
            if case.requester is None:
                console.print("The node doesn't tell who asked; who did has the price sent by `ape run withdraw`")
        left = [refunds.why_not(case, now) for case in cases if case not in back]
        for payee, kept in payees.items():
            if kept:
                console.print(
                    f"What {payee} is owed lies with its deposit: `ape run withdraw` sends it both, from it"
                )
            elif not _pay(board, sender, payee):
                left.append(f"{payee} takes no money that is sent to it: it can call withdraw_to itself")
        if left:
            raise UserError(*left)


def _payees(board: Board, back: Iterable[Case]) -> dict[str, bool]:
    """Returns who is or will be owed a price, each with whether nobody else can have it sent."""
    owed = (case.requester for case in back if case.requester and (case.way or purses.owed(board, case.requester)))
    return {payee: purses.is_kept(board, payee) for payee in owed}


def _give_back(board: Board, sender: Account, case: Case, block: str) -> None:
    """Sends what gives the price back; raises UserError where a block that came between has closed that way."""
    try:
        sender.send(board.call(case.way, case.id), block)
    except Revert as error:
        raise UserError(
            f"request {case.id} was {refunds.WAYS[case.way]} too late ({error}); run this again"
        ) from error


def _pay(board: Board, sender: Account, payee: str) -> bool:
    """Has somebody sent what he is owed, and tells whether he took it; if not, he keeps his claim."""
    try:
        receipt = sender.send(board.call("withdraw", payee))
    except Revert as error:
        if error.reason != purses.REFUSED:
            raise
        return False
    console.print(f"{ether(purses.sent(board, [receipt]))} ether sent to {payee}")
    return True
