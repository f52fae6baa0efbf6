"""Has what an account is owed sent to it: `ape run withdraw --help`."""

import click

from scripts.chain import deployments, entries
from scripts.chain.cli import account_of, agree_on_cost, connected, sender_options
from scripts.chain.errors import UserError
from scripts.chain.terminal import console, ether, plain, told
from scripts.hybrid import places, purses
from scripts.hybrid.board import Board


@click.command(short_help="Have sent home what a hybrid collection owes you")
@click.argument("piece", required=False)
@click.option("--to", metavar="ADDRESS", help="Who gets the purse; an author's shares go to the account itself.")
@sender_options
@told
def cli(
    piece: str | None, to: str | None, network: str | None, timeout: float, account: str | None, yes: bool
) -> None:
    """Sends the account all that it is owed at the orchestrator of PIECE.

    That is its purse: refunds, fees of the platform and of a worker, and a worker's deposit as far as no work holds
    it. And its share of what models and adapters have earned of which it is an author.
    """
    try:
        receiver = entries.address(to) if to else None
    except ValueError as error:
        raise UserError(f"--to {error}") from error
    with connected(network, timeout) as chain:
        sender = account_of(chain, account)
        address, _ = places.orchestrator(deployments.on_chain(chain.rpc), piece)
        board = Board(chain.rpc, address)
        purse, shares = purses.owed(board, sender.address), purses.shares(board, sender.address)
        calls = [board.call("withdraw_share", id_, sender.address) for id_ in shares]
        if purse:
            withdraw = ("withdraw_to", receiver) if receiver else ("withdraw", sender.address)
            calls.append(board.call(*withdraw))
        if not calls:
            console.print(f"{sender.address} is owed nothing")
            return
        agree_on_cost(chain, sender, sum(map(sender.estimate, calls)), 0, yes)
        if purse:
            free = ", with the deposit that no work holds" if purses.is_kept(board, sender.address) else ""
            console.print(f"{ether(purse)} ether from its purse{free}")
        for id_, due in shares.items():
            named = plain(board.entry(id_).name)  # by anybody
            console.print(f"{ether(due)} ether as an author of {id_} {named}", markup=False)
        sent = purses.sent(board, [sender.send(call) for call in calls])
        console.print(f"{ether(sent)} ether sent in all")
