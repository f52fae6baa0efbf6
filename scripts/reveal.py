"""Reveals works: `ape run reveal --help`."""

import click

from scripts.chain import deployments, manifest, revealing
from scripts.chain.account import Account
from scripts.chain.cli import account_of, agree_on_cost, connected, sender_options
from scripts.chain.contract import Deployed
from scripts.chain.errors import UserError
from scripts.chain.terminal import console, told
from scripts.chain.works import Collection


@click.command(short_help="Reveal the works of a deployed piece")
@click.argument("piece")
@sender_options
@told
def cli(piece: str, network: str | None, timeout: float, account: str | None, yes: bool) -> None:
    """Reveals every work of PIECE whose block has come. Anyone may; early or late, the outcome is the same.

    A block too old to be read is proven by headers, in as many transactions as it takes. Marketplaces are told in
    the end (ERC-4906), so that they look again.
    """
    manifest.piece(piece)
    with connected(network, timeout) as chain:
        sender = account_of(chain, account)
        collection = Collection(chain.rpc, deployments.on_chain(chain.rpc).address(f"{piece}.collection"))
        notary = collection.seeder
        with console.status("Looking for works that wait"):
            tickets = collection.tickets(range(1, collection.minted + 1))
            waiting = revealing.unknown(notary, tickets.values())
            latest = revealing.latest_block(notary)
        due = [ticket for ticket in waiting if ticket < latest]
        revealed = [id_ for id_, ticket in tickets.items() if ticket in due]
        if due:
            readable = [ticket for ticket in due if revealing.is_readable(notary, ticket)]
            late = [ticket for ticket in due if ticket not in readable]
            gas = sum(sender.estimate(revealing.reveal(notary, ticket)) for ticket in readable)
            gas += sum(_proofs(notary, ticket) for ticket in late) * revealing.PROOF_GAS
            gas += revealing.batches(revealed, tickets) * revealing.SIGNAL_GAS
            agree_on_cost(chain, sender, gas, 0, yes)
            for ticket in readable:
                sender.send(revealing.reveal(notary, ticket))
            for ticket in reversed(late):  # each shortens the way to those before it
                _prove(notary, ticket, sender)
            revealing.signal(collection.deployed, revealed, sender)
        console.print(f"{len(revealed)} works of {piece} revealed now, {len(tickets)} in all")
        if early := [ticket for ticket in waiting if ticket >= latest]:
            raise UserError(
                f"{sum(ticket in early for ticket in tickets.values())} works of {piece} are too early to reveal: "
                f"the chain is at block {latest}, and has to pass block {max(early)}"
            )


def _proofs(notary: Deployed, ticket: int) -> int:
    """Returns how many transactions prove a ticket."""
    return -(-(revealing.anchor(notary, ticket) - ticket) // revealing.MAX_STEPS)


def _prove(notary: Deployed, ticket: int, sender: Account) -> None:
    start = revealing.anchor(notary, ticket)
    console.print(f"Block {ticket} is too old to be read: proving it from block {start}")
    with console.status("Proving") as status:
        revealing.prove(notary, ticket, start, sender, status.update)
