"""An orchestrator with all that it works with, and the ways to bring a request from one state to the next."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any, NamedTuple

import pytest
from eth_utils import keccak

from reference.hybrid import agreements, domain, plate, receipts, verdicts
from reference.hybrid.receipts import Receipt
from scripts.chain.contract import Deployed
from scripts.chain.contract import Receipt as Mined
from scripts.chain.rpc import Rpc
from scripts.chain.signing import sign_by_node
from tests.studio import REVEAL_BLOCKS, ROYALTY_BPS, SUPPLY, ZERO, People

UNKNOWN, OPEN, CLAIMED, STAGED, MINTED, REFUNDED = range(6)
EXACT, ATTESTED = 1, 2
WHOLE = 10_000  # an author's bps who is the only one

FEE, ADAPTER_FEE, WORKER_FEE, PLATFORM_FEE = 10**15, 3 * 10**14, 7 * 10**15, 10**14
PRICE = FEE + WORKER_FEE + PLATFORM_FEE
BOND = 10**16
LEASE, CURATION = 3_600, 86_400
UNMINTED = 30 * 24 * 3600
YEAR = 365 * 24 * 3600

# Party.vy's flag
POLITE, REFUSES, COMES_BACK, LIES, MUMBLES, BURNS = (1 << bit for bit in range(6))

NO_SALT = bytes(32)
SALT = bytes(range(32))
PROMPT = "a pale harbour under two moons, seen from the hills in the rain "
ETCHING = bytes(range(100))


def hash_of(*parts: object) -> bytes:
    """Any hash, another for other parts."""
    return sha256(repr(parts).encode()).digest()


def entry(name: str, verifier: str, authors: list[tuple[str, int]], **more: Any) -> tuple[Any, ...]:
    """The arguments of Models.register for a model, or for an adapter whose parent is given."""
    fields = {
        "kind": ATTESTED,
        "weights": hash_of(name),
        "architecture": "flow",
        "name": name,
        "parent": 0,
        "licence": "MIT",
        "statement": hash_of("statement"),
        "statement_uri": "ipfs://statement",
        "authors": authors,
        "fee": FEE,
        "verifier": verifier,
    }
    return tuple((fields | more).values())


class Order(NamedTuple):
    """As in contracts/interfaces/IOrchestrator.vyi; no deadline stands for the latest there is."""

    model: int = 1
    adapter: int = 0
    prompt: str = PROMPT
    commitment: bytes = bytes(32)
    parameters: str = '{"steps":16}'
    recipient: str = ""
    deadline: int | None = None


class Stage:
    """A deployed set. Its chain's clock stands still, but for `pass_time`, so that every second can be met.

    Entries: 1 is a model whose proof is a worker's signature, 2 an adapter of it, 3 a model whose proof is a quorum.
    """

    def __init__(self, rpc: Rpc, people: People, **contracts: Deployed) -> None:
        self.rpc, self.people = rpc, people
        self.orchestrator = contracts["orchestrator"]
        self.models = contracts["models"]
        self.notary = contracts["notary"]
        self.collection = contracts["collection"]
        self.bonded, self.quorum = contracts["bonded"], contracts["quorum"]
        self.curation = contracts["curation"]
        self.tickets: dict[int, int] = {}
        self.chain = int(rpc.call("eth_chainId"), 16)

    # The clock

    @property
    def now(self) -> int:
        return self.rpc.now()

    def pass_time(self, seconds: int) -> None:
        self.rpc.call("evm_setNextBlockTimestamp", self.now + seconds)
        self.rpc.call("anvil_mine")

    def balance(self, account: str) -> int:
        return int(self.rpc.call("eth_getBalance", account, "latest"), 16)

    # Asking

    def order(self, **fields: Any) -> Order:
        made = Order(recipient=self.people.collector)._replace(**fields)
        return made._replace(deadline=self.now + YEAR) if made.deadline is None else made

    def ask(self, sender: str = "", **fields: Any) -> int:
        """Requests what is named, at its price, and returns the request's number."""
        order = self.order(**fields)
        price = self.orchestrator.read("quote", order.model, order.adapter)
        mined = self.orchestrator.send("request", order, sender=sender or self.people.collector, value=price)
        return self.note(mined)

    def note(self, mined: Mined) -> int:
        """Returns the number of the request that a transaction made, and remembers its ticket."""
        requested = self.orchestrator.events("Requested", mined)[0]
        self.tickets[requested["id"]] = requested["ticket"]
        return requested["id"]

    def draw(self, id: int) -> int:
        """Lets blocks pass, reveals the request's ticket, and returns the seed."""
        self.rpc.call("anvil_mine", hex(REVEAL_BLOCKS))
        self.notary.send("reveal", self.tickets[id])
        return self.orchestrator.read("seed_of", id)

    # Working

    def deposit(self, worker: str, bonds: int = 1) -> None:
        self.orchestrator.send("deposit", sender=worker, value=bonds * BOND)

    def claim(self, id: int, worker: str = "") -> None:
        """Deposits a bond and claims; the minter's account is a listed worker."""
        self.deposit(worker or self.people.minter)
        self.orchestrator.send("claim", id, sender=worker or self.people.minter)

    def receipt(self, id: int, etching: bytes = ETCHING, **fields: Any) -> Receipt:
        """An honest receipt of a claimed request, any field of which may be another."""
        work = self.work(id)
        model, adapter, _ = self.models.read("weights", work["model"], work["adapter"])
        made = Receipt(
            id,
            model,
            adapter,
            work["commitment"],
            hash_of("parameters"),
            work["seed"],
            hash_of("artifact", id),
            hash_of("cid", id),
            keccak(etching),
            work["worker"],
            hash_of("environment"),
        )
        return made._replace(**fields)

    def sign(self, account: str, contract: Deployed | str, kind: str, message: NamedTuple, chain: int = 0) -> bytes:
        """An account's signature of a message of an EIP-712 type, in the domain of a contract."""
        address = contract if isinstance(contract, str) else contract.address
        where = domain.named(chain or self.chain, address)
        return sign_by_node(self.rpc, account, where, domain.fields(kind), message._asdict())

    def signed(self, account: str, receipt: Receipt, contract: str = "", chain: int = 0) -> bytes:
        """An account's signature of a receipt, for this orchestrator unless another contract or chain is named."""
        return self.sign(account, contract or self.orchestrator, receipts.RECEIPT_TYPE, receipt, chain)

    def agreed(self, member: str, receipt: Receipt, quorum: str = "", orchestrator: str = "") -> bytes:
        """A member's signature that agrees with a receipt."""
        said = agreements.of(orchestrator or self.orchestrator.address, receipt)
        return self.sign(member, quorum or self.quorum, agreements.AGREEMENT_TYPE, said)

    def fulfil(self, id: int, prompt: str = PROMPT, etching: bytes = ETCHING, **fields: Any) -> Mined:
        """Brings an honest receipt, signed by the worker whose lease it is."""
        receipt = self.receipt(id, etching, **fields)
        proof = self.signed(receipt.worker, receipt)
        return self.orchestrator.send("fulfil", receipt, etching, prompt, proof)

    def staged(self, **fields: Any) -> int:
        """A request of model 1 that was fulfilled, by its number."""
        id = self.ask(**fields)
        self.draw(id)
        self.claim(id)
        self.fulfil(id, prompt=fields.get("prompt", PROMPT))
        return id

    # Choosing

    def verdict(
        self, id: int, approved: bool, *curators: str, expiry: int | None = None, lie: dict[str, Any] | None = None
    ) -> tuple[int, int, list[bytes]]:
        """The arguments of finalise_approved and reject: signatures in the order that is asked for.

        Args:
            lie: what the curators signed instead, by the fields of a verdict.
        """
        expiry = self.now + LEASE if expiry is None else expiry
        artifact = hash_of("artifact", id)
        said = verdicts.Verdict(self.orchestrator.address, id, artifact, approved, expiry)._replace(**(lie or {}))
        signatures = [self.sign(one, self.curation, verdicts.VERDICT_TYPE, said) for one in ascending(*curators)]
        return id, expiry, signatures

    # Looking

    def work(self, id: int) -> dict[str, Any]:
        """What became of a request, by the names of contracts/interfaces/IOrchestrator.vyi."""
        view = next(entry for entry in self.orchestrator.abi if entry.get("name") == "work")
        names = [part["name"] for part in view["outputs"][0]["components"]]
        return dict(zip(names, self.orchestrator.read("work", id), strict=True))

    def status(self, id: int) -> int:
        return self.work(id)["status"]

    def owed(self, account: str) -> int:
        return self.orchestrator.read("owed", account)

    def plate(self, id: int) -> plate.Plate:
        code = self.rpc.call("eth_getCode", self.work(id)["plate"], "latest")
        return plate.read(bytes.fromhex(code[2:])[11:])  # behind the archive's program


def data_of(contract: Deployed, function: str, *args: Any) -> bytes:
    """The call data of a function, for a Party that is to call it."""
    return bytes.fromhex(contract.encode(function, *args)[2:])


def act(party: Deployed, contract: Deployed, function: str, *args: Any, **transaction: Any) -> Mined:
    """Has a Party call a contract."""
    return party.send("act", contract.address, data_of(contract, function, *args), **transaction)


def ascending(*accounts: str) -> list[str]:
    return sorted(accounts, key=lambda account: int(account, 16))


@pytest.fixture(scope="session")
def build_stage(
    rpc: Rpc, deploy: Callable[..., Deployed], people: People, notary: Deployed, scribe: Deployed
) -> Callable[..., Stage]:
    """Deploys a set of the artist's; the minter's account is its worker, the curator's its platform.

    Two of three curators decide, and two of three members agree: the operator, the stranger and the collector.
    """

    def build(curated: bool = False, **terms: Any) -> Stage:
        sums = {"worker_fee": WORKER_FEE, "platform_fee": PLATFORM_FEE, "bond": BOND, "lease": LEASE}
        terms = sums | {"curation": CURATION if curated else 0, "collection": ""} | terms
        models, bonded = deploy("Models"), deploy("BondedWorker", sender=people.artist)
        three = [people.operator, people.stranger, people.collector]
        quorum = deploy("Quorum", three, 2, sender=people.artist)
        curation = deploy("Curation", three, 2, sender=people.artist)
        # Nothing is drawn here, so that any contract will do for what draws.
        colophon = deploy("Colophon", notary.address)
        words = ("Hybrid", "HYB", "", colophon.address, scribe.address, SUPPLY, people.artist, ROYALTY_BPS)
        collection = deploy("HybridCollection", *words, sender=people.artist)
        makers = (
            models.address,
            terms.pop("collection") or collection.address,
            notary.address,
            curation.address if curated else ZERO,
            people.curator,
        )
        orchestrator = deploy("Orchestrator", *makers, *terms.values(), sender=people.artist)
        collection.send("set_minter", orchestrator.address, True, sender=people.artist)
        bonded.send("set_worker", people.minter, True, sender=people.artist)
        authors = [(people.artist, WHOLE)]
        for id, one in enumerate(
            (
                entry("Base", bonded.address, authors),
                entry("Adapter", bonded.address, authors, parent=1, fee=ADAPTER_FEE),
                entry("Exact", quorum.address, authors, kind=EXACT),
            ),
            1,
        ):
            models.send("register", *one, sender=people.artist)
            orchestrator.send("admit", id, True, sender=people.artist)
        return Stage(
            rpc,
            people,
            orchestrator=orchestrator,
            models=models,
            notary=notary,
            collection=collection,
            bonded=bonded,
            quorum=quorum,
            curation=curation,
        )

    return build


@pytest.fixture(scope="session")
def standing(build_stage: Callable[..., Stage]) -> dict[bool, Stage]:
    """The usual sets, without curators and with them; each test gives them back as they were."""
    return {curated: build_stage(curated=curated) for curated in (False, True)}


@pytest.fixture
def still(standing: dict[bool, Stage], rpc: Rpc, snapshot: None) -> Iterator[None]:
    """Stops the chain's clock for a test, and takes back all that it does."""
    rpc.call("anvil_setBlockTimestampInterval", 0)
    yield
    rpc.call("anvil_removeBlockTimestampInterval")


@pytest.fixture
def set_stage(build_stage: Callable[..., Stage], still: None) -> Callable[..., Stage]:
    """Builds a set with terms of its own."""
    return build_stage


@pytest.fixture
def stage(standing: dict[bool, Stage], still: None) -> Stage:
    return standing[False]


@pytest.fixture
def curated(standing: dict[bool, Stage], still: None) -> Stage:
    return standing[True]


@pytest.fixture
def claimed(stage: Stage) -> int:
    """A request that waits for its receipt."""
    id = stage.ask()
    stage.draw(id)
    stage.claim(id)
    return id


@pytest.fixture
def bring(stage: Stage, people: People) -> Callable[..., Mined]:
    """Brings a receipt with a proof, from a stranger's account."""

    def bring_it(receipt: Receipt, proof: bytes, etching: bytes = ETCHING, prompt: str = PROMPT) -> Mined:
        return stage.orchestrator.send("fulfil", receipt, etching, prompt, proof, sender=people.stranger)

    return bring_it


@pytest.fixture
def employ(deploy: Callable[..., Deployed], stage: Stage, people: People) -> Callable[[int], tuple[Deployed, int]]:
    """Lists a contract as a worker, which claims a request of its own."""

    def employ_it(mood: int) -> tuple[Deployed, int]:
        party = deploy("Party", mood)
        stage.bonded.send("set_worker", party.address, True, sender=people.artist)
        id = stage.ask()
        stage.draw(id)
        bond = stage.orchestrator.read("bond")
        act(party, stage.orchestrator, "deposit", value=bond)
        act(party, stage.orchestrator, "claim", id)
        return party, id

    return employ_it
