"""Carries a plan out so that it can break off anywhere and be taken up again, without deploying anything twice.

A contract's address follows from its sender and the transaction's number. Both are written down before the
transaction is sent; whatever happens then, the chain tells at that address whether it came through, and another
transaction of the same number can only replace the first, never add to it.
"""

from collections.abc import Callable
from enum import Enum, auto

from .account import Account, created_address
from .contract import wait
from .deployments import Deployments, Entry
from .errors import UserError
from .plan import Addresses, Step, collection_at, grant
from .rpc import Rpc

Tell = Callable[[str, str, Entry], None]  # of a step: its key, and what became of it


class Fate(Enum):
    """What became of a contract that was written down."""

    THERE = auto()
    PENDING = auto()  # the node still holds its transaction
    OPEN = auto()  # the transaction is lost, and its number free
    GONE = auto()  # its number went to something else


def carry_out(plan: list[Step], account: Account, deployments: Deployments, tell: Tell) -> None:
    """Deploys what is missing, and gives minters their roles; each step is told as it is done."""
    addresses: Addresses = {}
    with deployments.locked():
        for step in plan:
            entry, outcome = _settle(step, addresses, account, deployments)
            addresses[step.key] = entry.address
            if step.grants and not _is_granted(step, addresses, account.rpc):
                account.send(grant(step, addresses, account.rpc))
            tell(step.key, outcome, entry)


def missing(plan: list[Step], deployments: Deployments, rpc: Rpc) -> list[Step]:
    """Lists the steps whose contracts are not on the chain yet."""
    known = [(step, deployments.get(step.key)) for step in plan]
    return [step for step, entry in known if entry is None or _fate(step, entry, rpc) is not Fate.THERE]


def _settle(step: Step, addresses: Addresses, account: Account, deployments: Deployments) -> tuple[Entry, str]:
    """Sees to it that a contract is on the chain; tells whether it was there, or came there now."""
    entry = deployments.get(step.key)
    fate = _fate(step, entry, account.rpc) if entry else Fate.GONE
    if entry and fate is Fate.THERE:
        outcome = "there already" if entry.build == step.contract.digest() else "there, of another build"
        return _confirmed(step, entry, account.rpc, deployments), outcome
    if entry and fate is Fate.PENDING:
        return _confirmed(step, entry, account.rpc, deployments), "deployed"
    if entry and fate is Fate.OPEN and entry.sender != account.address:
        raise UserError(f"{step.key} was begun by {entry.sender}: go on with that account")
    nonce = entry.nonce if entry and fate is Fate.OPEN else account.nonce()
    earlier = entry.transactions if entry and fate is Fate.OPEN else []
    signed = account.sign(step.creation(addresses), nonce)
    entry = Entry(
        contract=step.contract.name,
        build=step.contract.digest(),
        address=created_address(account.address, nonce),
        sender=account.address,
        nonce=nonce,
        transactions=[*earlier, signed.hash],
    )
    deployments.put(step.key, entry)
    account.submit(signed)
    return _confirmed(step, entry, account.rpc, deployments), "deployed"


def _fate(step: Step, entry: Entry, rpc: Rpc) -> Fate:
    """Asks the chain; for the number first, so that what comes through meanwhile is seen at the address."""
    used, waiting = (
        int(count, 16)
        for count in rpc.batch(("eth_getTransactionCount", (entry.sender, block)) for block in ("latest", "pending"))
    )
    code = bytes.fromhex(rpc.call("eth_getCode", entry.address, "latest")[2:])
    # Another build's code cannot be told from a stranger's; a chain that begins anew holds no code at all.
    if code and (step.contract.made(code) or entry.build != step.contract.digest()):
        return Fate.THERE
    if any(rpc.batch(("eth_getTransactionByHash", (hash_,)) for hash_ in entry.transactions)):
        return Fate.PENDING if used <= entry.nonce else Fate.GONE
    return Fate.OPEN if used <= entry.nonce <= waiting else Fate.GONE


def _confirmed(step: Step, entry: Entry, rpc: Rpc, deployments: Deployments) -> Entry:
    """Waits until the contract is mined, and writes that down."""
    if entry.block is None:
        mined = next(filter(None, wait(rpc, entry.transactions, any)))
        if int(mined["status"], 16) == 0:
            raise UserError(f"{step.key} failed on the chain, in transaction {mined['transactionHash']}")
        entry.block, entry.gas_used = int(mined["blockNumber"], 16), int(mined["gasUsed"], 16)
        deployments.put(step.key, entry)
    return entry


def _is_granted(step: Step, addresses: Addresses, rpc: Rpc) -> bool:
    return collection_at(rpc, addresses[step.grants]).read("is_minter", addresses[step.key])
