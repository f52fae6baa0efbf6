"""What a piece needs on a chain, in which order, and what that costs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from . import anvil, build
from .build import Contract
from .contract import Deployed, creation_code, send, transaction
from .effects import Effect
from .errors import UserError
from .manifest import Piece
from .rpc import READ_GAS, Revert, Rpc
from .storage import ARCHIVE, Data

# One of each serves all collections of a chain.
NOTARY = "CommitReveal"  # of block hashes
SCRIBE = "Scribe"  # of what a wallet reads

# Where block.number tells the blocks of another chain, so that a ticket's block never is what CommitReveal reads.
ARBITRUM = {42161: "Arbitrum One", 42170: "Arbitrum Nova", 421614: "Arbitrum Sepolia"}

Addresses = dict[str, str]
Arguments = Callable[[Addresses], tuple[Any, ...]]


@dataclass(frozen=True)
class Step:
    """A contract to deploy, by its key in the deployments.

    Attributes:
        arguments: makes the constructor's arguments of the addresses known by then.
        grants: the key of the collection that this contract may mint from, if it is a minter.
    """

    key: str
    contract: Contract
    arguments: Arguments = lambda _: ()
    grants: str | None = None

    @property
    def role(self) -> str:
        """Names the giving of the minter's role, beside the contract's own key."""
        return f"{self.key}.role"

    def creation(self, addresses: Addresses) -> dict[str, Any]:
        """Returns the transaction that deploys the contract."""
        code = creation_code(self.contract, *self.arguments(addresses))
        return transaction(None, "0x" + code.hex())


Plan = list[Step | Effect]


def check_chain(chain_id: int) -> None:
    """Raises UserError for a chain on which no work could be revealed."""
    if chain_id in ARBITRUM:
        raise UserError(
            f"{ARBITRUM[chain_id]} counts block.number by another chain's blocks, so no work could be revealed there"
        )


def steps(pieces: Iterable[Piece], artist: str) -> Plan:
    """Lists what the pieces need, each step after those it builds on.

    Args:
        artist: the address that deploys; it owns the collections, and is paid unless the manifest says otherwise.
    """
    pieces = list(pieces)
    built = build.contracts(NOTARY, SCRIBE, "Collection", "FixedPrice", *(piece.name for piece in pieces))
    plan: Plan = [Step(NOTARY, built[NOTARY]), Step(SCRIBE, built[SCRIBE])]
    for piece in pieces:
        collection = f"{piece.name}.collection"
        plan += [
            *needed(piece.name, f"{piece.name}.generator", built[piece.name]),
            Step(collection, built["Collection"], _collection_arguments(piece, artist)),
            Step(f"{piece.name}.minter", built["FixedPrice"], _minter_arguments(piece, artist), collection),
        ]
    return joined(plan)


def joined(*plans: Plan) -> Plan:
    """Puts plans together, each step where it is needed first."""
    found: dict[str, Step | Effect] = {}
    for step in (step for plan in plans for step in plan):
        found.setdefault(step.key, step)
    return list(found.values())


def needed(owner: str, key: str, contract: Contract) -> Plan:
    """Lists what a contract needs, and the contract last: its parts with what these need, and its data.

    Args:
        owner: what the keys of the parts begin with.
        key: the contract's own.
    """
    parts = {f"{owner}.{name}": part for name, part in build.parts(contract).items()}
    plan: Plan = [step for name, part in parts.items() for step in needed(owner, name, part)]
    data = [Data(content) for content in contract.data]
    if data:
        plan += [Step(ARCHIVE, build.contract(ARCHIVE)), *data]

    def arguments(addresses: Addresses) -> tuple[Any, ...]:
        places = [[addresses[one.key] for one in data]] if data else []
        return (*(addresses[name] for name in parts), *places)

    return [*plan, Step(key, contract, arguments)]


def _collection_arguments(piece: Piece, artist: str) -> Arguments:
    return lambda addresses: (
        piece.title,
        piece.symbol,
        piece.description,
        addresses[f"{piece.name}.generator"],
        addresses[NOTARY],
        addresses[SCRIBE],
        piece.supply,
        piece.payee or artist,
        piece.royalty_bps,
    )


def _minter_arguments(piece: Piece, artist: str) -> Arguments:
    return lambda addresses: (
        addresses[f"{piece.name}.collection"],
        piece.payee or artist,
        piece.price,
        piece.start,
        piece.end,
        piece.wallet_cap,
        piece.allowlist,
    )


def collection_at(rpc: Rpc, address: str) -> Deployed:
    """Returns the collection at an address."""
    return Deployed(rpc, address, build.contract("Collection").abi)


def grant(step: Step, addresses: Addresses, rpc: Rpc) -> dict[str, Any]:
    """Returns the transaction that gives a minter its role."""
    collection = collection_at(rpc, addresses[step.grants])
    return transaction(collection.address, collection.encode("set_minter", addresses[step.key], True))


def rehearse(
    plan: Plan, inspect: Callable[[Rpc, Addresses], None] = lambda *_: None, sender: str | None = None
) -> dict[str, int]:
    """Carries the plan out on an Anvil of its own, and returns the gas by the steps' keys and roles.

    What is deployed there then is shown to `inspect`, which may refuse it.

    Args:
        sender: who is to send it on the chain, where the plan asks for it; else one of Anvil's accounts does.

    Raises UserError when a contract refuses, or no transaction could deploy it, so that nothing is sent to a live
    chain that would fail there.
    """
    gas: dict[str, int] = {}
    addresses: Addresses = {}
    with anvil.running() as url:
        rpc = Rpc(url)
        if sender:
            rpc.call("anvil_impersonateAccount", sender)
            rpc.call("anvil_setBalance", sender, hex(2**128))
        else:
            sender = rpc.call("eth_accounts")[0]
        for step in plan:
            try:
                creation = step.creation(addresses) if isinstance(step, Step) else step.creation(addresses, rpc)
                receipt = send(rpc, [creation | {"from": sender}])[0]
                addresses[step.key] = receipt.contract_address or step.place(addresses)
                gas[step.key] = receipt.gas_used
                if step.grants:
                    gas[step.role] = send(rpc, [grant(step, addresses, rpc) | {"from": sender}])[0].gas_used
            except Revert as error:
                raise UserError(f"{step.key} would be refused: {error}") from error
            if gas[step.key] > READ_GAS:
                raise UserError(
                    f"{step.key} would take {gas[step.key]:,} gas to deploy, and a transaction can use {READ_GAS:,}"
                )
        inspect(rpc, addresses)
    return gas
