"""Buys works: `ape run mint --help`."""

from typing import Any

import click

from scripts.chain import build, deployments, manifest
from scripts.chain.account import Account
from scripts.chain.cli import account_of, afford, agree_on_cost, connected, sender_options
from scripts.chain.contract import Deployed, Receipt, transaction
from scripts.chain.errors import NodeError, UserError
from scripts.chain.plan import collection_at
from scripts.chain.terminal import console, told

MAX_BATCH = 256  # of token/batches.vy


@click.command(short_help="Buy works of a deployed piece")
@click.argument("piece")
@click.option("--count", default=1, show_default=True, type=click.IntRange(min=1), help="How many.")
@sender_options
@told
def cli(piece: str, count: int, network: str | None, timeout: float, account: str | None, yes: bool) -> None:
    """Buys works of PIECE from its sale, to the account that sends; they are drawn by `ape run reveal`."""
    manifest.piece(piece)
    with connected(network, timeout) as chain:
        buyer = account_of(chain, account)
        record = deployments.on_chain(chain.rpc)
        collection = collection_at(chain.rpc, record.address(f"{piece}.collection"))
        minter = Deployed(chain.rpc, record.address(f"{piece}.minter"), build.contract("FixedPrice").abi)
        left = collection.read("max_supply") - collection.read("minted")
        if count > left:
            raise UserError(f"{piece} has {left} works left, and {count} were asked for")
        purchases = [
            transaction(minter.address, minter.encode("mint", quantity), value=minter.read("quote", quantity))
            for quantity in batches(count)
        ]
        value = sum(int(purchase.get("value", "0x0"), 16) for purchase in purchases)
        afford(chain, buyer, value)
        gas = sum(buyer.estimate(purchase) for purchase in purchases)
        agree_on_cost(chain, buyer, gas, value, yes)
        for purchase in purchases:
            receipt = _buy(buyer, purchase)
            sold = minter.events("Sold", receipt)[0]
            first, last = sold["first_id"], sold["first_id"] + sold["quantity"] - 1
            works = f"#{first}" if first == last else f"#{first} to #{last}"
            console.print(f"{piece} {works} in block {receipt.block}, by {receipt.hash}")
        ticket = collection.read("ticketOf", last)
        console.print(f"They can be revealed after block {ticket}: ape run reveal {piece}")


def _buy(buyer: Account, purchase: dict[str, Any]) -> Receipt:
    """Sends a purchase; raises UserError that warns of a second one when it is not known what became of it."""
    signed = buyer.sign(purchase)
    try:
        return buyer.complete(signed, purchase)
    except NodeError as error:
        raise UserError(f"{signed.hash} may still come through; look before you buy again") from error


def batches(count: int) -> list[int]:
    """Splits a number of works into batches that one mint can hold."""
    whole, rest = divmod(count, MAX_BATCH)
    return [MAX_BATCH] * whole + [rest] * (rest > 0)
