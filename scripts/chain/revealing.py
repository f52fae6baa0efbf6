"""Makes the entropy of tickets known: by reading the block's hash, or late, by proving it with headers."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from .account import Account
from .contract import Deployed, transaction
from .headers import trail
from .rpc import Revert, RpcError

MAX_STEPS = 32  # of seeding/CommitReveal.vy: headers in one proof
PROOF_GAS = 1_000_000  # more than so many headers cost
SIGNAL_GAS = 50_000  # more than it costs to tell of a batch
# How far back a hash can be read, with and without EIP-2935's history; some blocks pass until we are mined.
WINDOWS = (8191 - 128, 256 - 32)

Tell = Callable[[str], None]


def unknown(notary: Deployed, tickets: Iterable[int]) -> list[int]:
    """Lists the tickets whose entropy is not known on chain, in order."""
    tickets = sorted(set(tickets))
    entropies = notary.read_each("entropy", [(ticket,) for ticket in tickets])
    return [ticket for ticket, entropy in zip(tickets, entropies, strict=True) if not any(entropy)]


def latest_block(notary: Deployed) -> int:
    """Returns the number of the newest block."""
    return int(notary.rpc.call("eth_blockNumber"), 16)


def is_readable(notary: Deployed, ticket: int) -> bool:
    """Tells whether the chain still keeps the hash of the ticket's block."""
    try:
        notary.read("reveal", ticket)
        return True
    except Revert:
        return False


def reveal(notary: Deployed, ticket: int) -> dict[str, Any]:
    """Returns the transaction that writes down the hash of a block that can be read."""
    return transaction(notary.address, notary.encode("reveal", ticket))


def anchor(notary: Deployed, ticket: int) -> int:
    """Returns the block to begin a proof from: the first one after the ticket that is known or can be read."""
    latest = latest_block(notary)
    readable = (latest - window for window in WINDOWS if window < latest - ticket)
    oldest = next((block for block in readable if is_readable(notary, block)), latest - 1)
    return min([oldest, *_known_after(notary, ticket)])


def step(notary: Deployed, ticket: int, start: int) -> dict[str, Any]:
    """Returns the next transaction of a proof that has come to `start`, so many headers before the ticket's block.

    The anchor itself has to be known first.
    """
    if not any(notary.read("known", start)):
        return reveal(notary, start)
    target = max(ticket, start - MAX_STEPS)
    return transaction(notary.address, notary.encode("prove", start, trail(notary.rpc, start, target)))


def prove(notary: Deployed, ticket: int, start: int, account: Account, tell: Tell) -> None:
    """Walks from the anchor `start` back to the ticket's block, so many headers in a transaction."""
    if not any(notary.read("known", start)):
        account.send(reveal(notary, start))
    while start > ticket:
        account.send(step(notary, ticket, start))
        start = max(ticket, start - MAX_STEPS)
        tell(f"{start - ticket:,} blocks to go")


def batches(ids: Sequence[int], tickets: dict[int, int]) -> int:
    """Returns how many runs of neighbours with one ticket the works are: as many batches, at least."""
    return sum(id_ - 1 not in ids or tickets[id_ - 1] != tickets[id_] for id_ in ids)


def signal(collection: Deployed, ids: Sequence[int], account: Account) -> None:
    """Tells marketplaces, a transaction a batch, that these works look new."""
    told = 0
    for id_ in sorted(ids):
        if id_ > told:
            receipt = account.send(transaction(collection.address, collection.encode("signal_reveal", id_)))
            told = collection.events("BatchMetadataUpdate", receipt)[0]["_toTokenId"]


def _known_after(notary: Deployed, ticket: int) -> list[int]:
    """Lists the blocks after the ticket's whose hashes were revealed; none when the node keeps no such logs."""
    query = {"address": notary.address, "fromBlock": hex(ticket), "toBlock": "latest"}
    try:
        logs = notary.rpc.call("eth_getLogs", query)
    except RpcError:
        return []
    return [number for log in logs if (number := int(log["topics"][1], 16)) > ticket]
