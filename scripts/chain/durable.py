"""Carries a plan out so that it can break off anywhere and be taken up again, without deploying anything twice.

A contract's address follows from its sender and the transaction's number. Both are written down before the
transaction is sent; whatever happens then, the chain tells at that address whether it came through, and another
transaction of the same number can only replace the first, never add to it.
"""

from collections.abc import Callable
from enum import Enum, auto

from eth_abi.exceptions import DecodingError

from .account import Account, created_address
from .contract import wait
from .deployments import Deployments, Entry, terms_of
from .effects import settle
from .errors import NodeError, UserError
from .plan import Addresses, Plan, Step, collection_at, grant
from .rpc import Rpc

Tell = Callable[[str, str, Entry], None]  # of a step: its key, and what became of it


class Fate(Enum):
    """What became of a contract that was written down."""

    THERE = auto()
    PENDING = auto()  # the node still holds its transaction
    OPEN = auto()  # the transaction is lost, and its number free
    FAILED = auto()  # the transaction used its number up, and left nothing behind


def carry_out(plan: Plan, account: Account, deployments: Deployments, tell: Tell) -> None:
    """Brings about what is missing, and gives minters their roles; each step is told as it is done."""
    addresses: Addresses = {}
    with deployments.locked():
        for step in plan:
            settled = _settle if isinstance(step, Step) else settle
            entry, outcome = settled(step, addresses, account, deployments)
            addresses[step.key] = entry.address
            if step.grants and not entry.granted:
                if not _is_granted(step, addresses, account.rpc):
                    account.send(grant(step, addresses, account.rpc))
                entry.granted = True
                deployments.put(step.key, entry)
            tell(step.key, outcome, entry)


def missing(plan: Plan, deployments: Deployments, rpc: Rpc) -> list[str]:
    """Lists what has to be sent yet: the keys of steps, and the roles of minters."""
    lacking: list[str] = []
    addresses: Addresses = {}
    for step in plan:
        entry = deployments.get(step.key)
        if not isinstance(step, Step):
            # It may have come about, though a run that was broken off has not seen it.
            known = all(key in addresses for key in step.needs)
            settled = entry and entry.block is not None and step.lasts
            if known and (settled or step.happened(addresses, rpc)):
                addresses[step.key] = step.place(addresses)
            else:
                lacking.append(step.key)
            continue
        if entry and _fate(step, entry, rpc, deployments) is Fate.THERE:
            addresses[step.key] = entry.address
        else:
            lacking.append(step.key)
        if step.grants and not (entry and entry.granted):
            both = step.key in addresses and step.grants in addresses
            if not (both and _is_granted(step, addresses, rpc)):
                lacking.append(step.role)
    return lacking


def _settle(step: Step, addresses: Addresses, account: Account, deployments: Deployments) -> tuple[Entry, str]:
    """Sees to it that a contract is on the chain; tells whether it was there, or came there now."""
    entry = deployments.get(step.key)
    fate = _fate(step, entry, account.rpc, deployments) if entry else None
    creation = step.creation(addresses)
    terms = terms_of(creation)
    if entry and fate is Fate.THERE:
        return _confirmed(step, entry, account.rpc, deployments), _told(step, entry, terms)
    if entry and fate in (Fate.PENDING, Fate.OPEN):
        _check_is_same(step, entry, terms, account)
    if entry and fate is Fate.PENDING:
        return _confirmed(step, entry, account.rpc, deployments, anew=True), "deployed"
    nonce = entry.nonce if entry and fate is Fate.OPEN else account.nonce()
    signed = account.sign(creation, nonce)
    earlier = entry.transactions if entry else []
    given_up = entry.failed if entry else []
    entry = Entry(
        contract=step.contract.name,
        build=step.contract.digest(),
        address=created_address(account.address, nonce),
        sender=account.address,
        nonce=nonce,
        terms=terms,
        transactions=[*earlier, signed.hash] if fate is Fate.OPEN else [signed.hash],
        failed=given_up if fate is Fate.OPEN else [*given_up, *earlier],
    )
    deployments.put(step.key, entry)
    account.submit(signed)
    return _confirmed(step, entry, account.rpc, deployments), "deployed"


def _told(step: Step, entry: Entry, terms: str) -> str:
    """Says how what was there already compares with what would be deployed now."""
    if entry.build != step.contract.digest():
        return "there, of another build"
    if entry.terms not in (None, terms):
        return "there already, with other terms than pieces.toml has now; they stay as they are"
    return "there already"


def _check_is_same(step: Step, entry: Entry, terms: str, account: Account) -> None:
    """Raises UserError where what was sent, and may come through yet, is not what would be sent now."""
    if entry.sender != account.address:
        raise UserError(f"{step.key} was begun by {entry.sender}: go on with that account")
    if entry.terms not in (None, terms):
        raise UserError(
            f"{step.key} was sent with other terms or another build, and may come through yet: put them back"
        )


def _fate(step: Step, entry: Entry, rpc: Rpc, deployments: Deployments) -> Fate:
    """Asks the chain; for the number first, so that what comes through meanwhile is seen at the address.

    Only a transaction that the chain shows as failed is given up. Endpoints that share their load among nodes may
    answer from behind; where answers do not fit together, this raises UserError.
    """
    used, waiting = (
        int(count, 16)
        for count in rpc.batch(("eth_getTransactionCount", (entry.sender, block)) for block in ("latest", "pending"))
    )
    code = bytes.fromhex(rpc.call("eth_getCode", entry.address, "latest")[2:])
    # Another build's code cannot be told from a stranger's; a chain that begins anew holds no code at all.
    if code and (step.contract.made(code) or entry.build != step.contract.digest()):
        return Fate.THERE
    if used <= entry.nonce:
        if any(rpc.batch(("eth_getTransactionByHash", (hash_,)) for hash_ in entry.transactions)):
            return Fate.PENDING
        if entry.nonce <= waiting:
            return Fate.OPEN
    mined = list(filter(None, rpc.batch(("eth_getTransactionReceipt", (hash_,)) for hash_ in entry.transactions)))
    if any(int(receipt["status"], 16) for receipt in mined):
        return Fate.THERE
    if mined and entry.block is None:
        return Fate.FAILED
    raise UserError(
        f"{step.key} was sent as transaction {entry.nonce} of {entry.sender}, which has sent {used}, and the node "
        f"does not know it: try again in a while, or take it out of {deployments.path} to deploy it anew"
    )


def _confirmed(step: Step, entry: Entry, rpc: Rpc, deployments: Deployments, anew: bool = False) -> Entry:
    """Waits until the contract is mined, `anew` after its block was dropped, and writes that down."""
    if anew or entry.block is None:
        mined = next(filter(None, wait(rpc, entry.transactions, any)))
        if int(mined["status"], 16) == 0:
            raise UserError(f"{step.key} failed on the chain, in transaction {mined['transactionHash']}")
        entry.block, entry.gas_used = int(mined["blockNumber"], 16), int(mined["gasUsed"], 16)
        deployments.put(step.key, entry)
    return entry


def _is_granted(step: Step, addresses: Addresses, rpc: Rpc) -> bool:
    try:
        return collection_at(rpc, addresses[step.grants]).read("is_minter", addresses[step.key])
    except DecodingError as error:  # of an empty answer
        raise NodeError(f"the node does not show {step.grants} yet: try again in a while") from error
