"""What a desk reads of the chain: an Orchestrator, and the contracts that it works with."""

from collections.abc import Sequence
from enum import IntEnum
from functools import cached_property
from typing import Any, NamedTuple

from eth_abi.exceptions import DecodingError

from reference.hybrid import domain
from reference.storage.archive import READER
from scripts.chain import build, registry
from scripts.chain.contract import NOBODY, Deployed, transaction
from scripts.chain.errors import UserError
from scripts.chain.rpc import Rpc, RpcError

VERIFIERS = {"signature": "BondedWorker", "quorum": "Quorum"}  # by what they call their proof


class Status(IntEnum):
    """Where a request stands; as in contracts/hybrid/records.vy."""

    NONE = 0
    OPEN = 1
    CLAIMED = 2
    STAGED = 3
    MINTED = 4
    REFUNDED = 5


DONE = (Status.MINTED, Status.REFUNDED)


class Work(NamedTuple):
    """What became of a request; as in contracts/interfaces/IOrchestrator.vyi, and with what `until` says."""

    status: int
    model: int
    adapter: int
    seed: int
    commitment: bytes
    digest: bytes
    plate: str
    opened: str
    worker: str
    recipient: str
    token: int
    until: int  # the end of the lease, or of the curators' time

    def lapsed(self, now: int) -> bool:
        """Tells whether somebody's lease on it is over."""
        return self.status == Status.CLAIMED and now > self.until


class Entry(NamedTuple):
    """An entry of the registry, as far as it bears on the work; as in contracts/interfaces/IModels.vyi."""

    kind: int
    weights: str  # 64 hexadecimal digits
    name: str
    parent: int
    verifier: str


class Board:
    """The contracts around one Orchestrator. Raises UserError when there is none at the address."""

    def __init__(self, rpc: Rpc, address: str) -> None:
        self.rpc = rpc
        self.orchestrator = Deployed(rpc, address, build.contract("Orchestrator").abi)
        self._entries: dict[int, Entry] = {}
        self._kinds: dict[str, str] = {}
        try:
            self.models = self._part("models", "Models")
            self.notary = self._part("seeder", "CommitReveal")
            self.bond: int = self.orchestrator.read("bond")
        except (RpcError, DecodingError) as error:
            raise UserError(f"at {address} is no orchestrator; is it on another network?") from error

    @cached_property
    def chain_id(self) -> int:
        return int(self.rpc.call("eth_chainId"), 16)

    @cached_property
    def lease_seconds(self) -> int:
        """How long a worker has, in seconds."""
        return self.orchestrator.read("lease_seconds")

    @cached_property
    def curation(self) -> Deployed | None:
        """The contract of the curators, if works are curated."""
        found = self._part("curation", "Curation")
        return None if found.address == NOBODY else found

    @cached_property
    def collection(self) -> Deployed:
        return self._part("collection", "HybridCollection")

    def forget(self) -> None:
        """Drops what was read of the registry, whose numbers a reorganisation may give to others."""
        self._entries.clear()
        self._kinds.clear()

    def works(self, ids: Sequence[int]) -> list[Work]:
        """Reads what became of requests."""
        cases = [(id_,) for id_ in ids]
        works = self.orchestrator.read_each("work", cases)
        untils = self.orchestrator.read_each("until", cases)
        return [Work(*work, until) for work, until in zip(works, untils, strict=True)]

    def work(self, id_: int) -> Work:
        """Reads what became of one request; raises UserError where there is none."""
        if not 0 < id_ <= (last := self.requests()):
            raise UserError(f"there is no request {id_}: {f'the last one is {last}' if last else 'there are none'}")
        return self.works([id_])[0]

    def requests(self) -> int:
        """Returns how many requests there ever were, which is the last one's number."""
        return self.orchestrator.read("requests")

    def entry(self, id_: int) -> Entry:
        """Returns an entry of the registry; what is read of it here never changes."""
        if id_ not in self._entries:
            kind, weights, _, name, parent, *_, verifier, _, _ = self.models.read("entry", id_)
            self._entries[id_] = Entry(kind, weights.hex(), name, parent, verifier)
        return self._entries[id_]

    def registered(self, id_: int) -> registry.Entry:
        """Returns all that was registered under a number."""
        return registry.Entry(*self.models.read("entry", id_)[: len(registry.Entry._fields)])

    def verifier(self, model: int) -> Deployed:
        """Returns the contract that says whether a receipt of this model is proven."""
        return Deployed(self.rpc, self.entry(model).verifier, build.contract("BondedWorker").abi)

    def proof_type(self, model: int) -> str:
        """Returns what a model's receipts are proven by: "signature", "quorum" or another word."""
        verifier = self.verifier(model)
        if verifier.address not in self._kinds:
            self._kinds[verifier.address] = verifier.read("proof_type")
        return self._kinds[verifier.address]

    def quorum(self, model: int) -> Deployed:
        """Returns a model's verifier as the quorum that it is."""
        return Deployed(self.rpc, self.entry(model).verifier, build.contract("Quorum").abi)

    def plate(self, address: str) -> bytes:
        """Returns what is kept on the chain of a work: contracts/hybrid/plate.vy says what lies where."""
        return bytes.fromhex(self.rpc.call("eth_getCode", address, "latest")[2:])[len(READER) :]

    def call(self, function: str, *args: Any, value: int = 0) -> dict[str, Any]:
        """Returns a transaction to the orchestrator."""
        return transaction(self.orchestrator.address, self.orchestrator.encode(function, *args), value=value)

    def domain(self, contract: Deployed) -> dict[str, Any]:
        """Returns the EIP-712 domain of a contract, as in contracts/hybrid/domain.vy."""
        return domain.named(self.chain_id, contract.address)

    def _part(self, function: str, name: str) -> Deployed:
        return Deployed(self.rpc, self.orchestrator.read(function), build.contract(name).abi)
