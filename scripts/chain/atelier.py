"""A whole hybrid set on a node that holds the accounts: for tests, benchmarks and trials.

`ape run deploy` brings the same contracts to a network, durably; here they come at once, on terms that suit trials,
and a work can be made without a model, of any bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from eth_abi import encode
from eth_utils import event_abi_to_log_topic, keccak

from reference.hybrid import aigc, domain, plate, receipts
from reference.hybrid.receipts import Receipt

from . import build
from .contract import NOBODY, Deployed, deploy, selector_and_types, send, transaction
from .hybrids import EXACT
from .rpc import Rpc
from .signing import sign_by_node

REVEAL_BLOCKS = 6  # after these a ticket's block is past
DAY_SECONDS = 24 * 3600
PROMPT = "a quiet sea"


@dataclass(frozen=True)
class Terms:
    """The terms of a set; fees and bond in wei."""

    name: str = "Veduta"  # of the model
    title: str = "Vedute"
    symbol: str = "VEDUTE"
    description: str = "Landscapes that nobody has seen."
    kind: int = EXACT
    weights: bytes = sha256(b"").digest()
    model_fee: int = 10**15
    worker_fee: int = 2 * 10**15
    platform_fee: int = 5 * 10**14
    bond: int = 10**16
    lease_seconds: int = 3600
    curation_seconds: int = DAY_SECONDS  # where there are curators
    supply: int = 1000
    royalty_bps: int = 500
    deposits: int = 4  # bonds that each worker has from the start


@dataclass(frozen=True)
class Made:
    """A work as its worker hands it in."""

    receipt: Receipt
    etching: bytes
    prompt: bytes  # as it was asked for, sealed or not
    salt: bytes = bytes(32)  # that sealed it

    def aigc(self, token: int) -> tuple[bytes, bytes, bytes]:
        """What ERC-7007 takes for a token: prompt, data and proof."""
        return (
            aigc.prompt(token, self.prompt, self.salt, self.receipt),
            aigc.data(self.receipt.artifact, self.receipt.cid),
            aigc.proof(self.receipt),
        )


@dataclass(frozen=True)
class Atelier:
    """The contracts of a set, and who has which part in it: accounts of the node."""

    rpc: Rpc
    terms: Terms
    artist: str
    workers: Sequence[str]
    curators: Sequence[str]
    notary: Deployed
    models: Deployed
    verifier: Deployed
    curation: Deployed | None
    scribe: Deployed
    etcher: Deployed
    colophon: Deployed
    collection: Deployed
    orchestrator: Deployed

    def register(self, **changes: Any) -> int:
        """Registers and admits an entry on the set's terms, but for `changes`; returns its number in the registry."""
        entry = {
            "kind": self.terms.kind,
            "weights": self.terms.weights,
            "architecture": "rectified flow",
            "name": self.terms.name,
            "parent": 0,
            "licence": "MIT",
            "statement": sha256(b"").digest(),
            "statement_uri": "",
            "authors": [(self.artist, 10_000)],
            "fee": self.terms.model_fee,
            "verifier": self.verifier.address,
        } | changes
        self.models.send("register", *entry.values(), sender=self.artist)
        number = self.models.read("entries")
        self.orchestrator.send("admit", number, True, sender=self.artist)
        return number

    def request(self, prompt: str | bytes = PROMPT, salt: bytes = b"", **changes: Any) -> int:
        """Asks for a work and pays; returns the request's number.

        Args:
            prompt: bytes, where it may be no UTF-8.
            salt: 32 bytes seal the prompt; none make it public.
            changes: of the order: model, adapter, parameters, recipient, deadline.
        """
        text = prompt.encode() if isinstance(prompt, str) else prompt
        order = {
            "model": 1,
            "adapter": 0,
            "prompt": b"" if salt else text,
            "commitment": plate.commitment(salt, text) if salt else bytes(32),
            "parameters": b"",
            "recipient": self.artist,
            "deadline": self.now() + DAY_SECONDS,
        } | changes
        price = self.orchestrator.read("quote", order["model"], order["adapter"])
        data = _call(self.orchestrator, "request", tuple(order.values()))
        send(self.rpc, [transaction(self.orchestrator.address, data, value=price)])
        return self.orchestrator.read("requests")

    def reveal(self, request: int) -> int:
        """Lets blocks pass until a request's seed can be known, and returns it."""
        self.rpc.call("anvil_mine", hex(REVEAL_BLOCKS))
        # The prompt in the event may be no text, so that only the ticket is read: the first word behind the indexed.
        event = next(entry for entry in self.orchestrator.abi if entry.get("name") == "Requested")
        topics = ["0x" + event_abi_to_log_topic(event).hex(), f"0x{request:064x}"]
        query = {"address": self.orchestrator.address, "fromBlock": "0x0", "topics": topics}
        self.notary.send("reveal", int(self.rpc.call("eth_getLogs", query)[0]["data"][2:66], 16))
        return self.orchestrator.read("seed_of", request)

    def make(
        self,
        request: int,
        prompt: str | bytes = PROMPT,
        salt: bytes = b"",
        etching: bytes = b"",
        **changes: Any,
    ) -> Made:
        """Makes up what a worker would hand in for a request whose seed is known; `changes` are of the receipt."""
        work = self.orchestrator.read("work", request)
        model, adapter, _ = self.models.read("weights", work[1], work[2])
        artifact = sha256(b"image %d" % request).digest()
        receipt = {
            "request": request,
            "model": model,
            "adapter": adapter,
            "prompt": work[4],
            "parameters": keccak(b"{}"),
            "seed": self.orchestrator.read("seed_of", request),
            "artifact": artifact,
            "cid": artifact,
            "etching": keccak(etching),
            "worker": self.workers[0],
            "environment": keccak(b"{}"),
        } | changes
        text = prompt.encode() if isinstance(prompt, str) else prompt
        return Made(Receipt(**receipt), etching, text, salt or bytes(32))

    def sign(self, receipt: Receipt) -> bytes:
        """Returns the signature of the receipt's worker."""
        own = domain.named(int(self.rpc.call("eth_chainId"), 16), self.orchestrator.address)
        types = domain.fields(receipts.RECEIPT_TYPE)
        return sign_by_node(self.rpc, receipt.worker, own, types, receipt._asdict())

    def fulfil(self, made: Made) -> None:
        """Claims a request for the receipt's worker, and hands its work in."""
        self.orchestrator.send("claim", made.receipt.request, sender=made.receipt.worker)
        shown = b"" if any(made.salt) else made.prompt
        data = _call(self.orchestrator, "fulfil", tuple(made.receipt), made.etching, shown, self.sign(made.receipt))
        send(self.rpc, [transaction(self.orchestrator.address, data, sender=made.receipt.worker)])

    def mint(self, prompt: str | bytes = PROMPT, salt: bytes = b"", etching: bytes = b"", **changes: Any) -> int:
        """Goes the whole way from a request to a token, without curators, and returns the token."""
        request = self.request(prompt, salt, **changes)
        self.reveal(request)
        self.fulfil(self.make(request, prompt, salt, etching))
        self.orchestrator.send("finalise", request)
        return self.orchestrator.read("work", request)[-1]

    def now(self) -> int:
        """Returns the chain's time, in seconds."""
        return self.rpc.now()


def open_atelier(
    rpc: Rpc,
    terms: Terms = Terms(),
    workers: int = 2,
    curators: int = 0,
    threshold: int = 1,
    etcher: str | None = None,
) -> Atelier:
    """Deploys a set with one model that is admitted, workers that are listed and have deposited, and curators.

    The node's first account is the artist, the next are workers, those after them curators.

    Args:
        curators: how many there are, of whom `threshold` decide; without any, works need no approval.
        etcher: where what draws the etchings is, if it is not to be deployed.
    """
    artist, *others = rpc.call("eth_accounts")
    hands, jury = others[:workers], others[workers : workers + curators]

    def make(name: str, *args: object) -> Deployed:
        return deploy(rpc, build.contract(name), *args, sender=artist)

    notary, models, verifier, scribe = (make(name) for name in ("CommitReveal", "Models", "BondedWorker", "Scribe"))
    drawing = Deployed(rpc, etcher, build.contract("EchoEtcher").abi) if etcher else make("Etcher")
    colophon = make("Colophon", drawing.address)
    curation = make("Curation", jury, threshold) if jury else None
    about = (terms.title, terms.symbol, terms.description)
    collection = make(
        "HybridCollection", *about, colophon.address, scribe.address, terms.supply, artist, terms.royalty_bps
    )
    parts = (models, collection, notary)
    money = (artist, terms.worker_fee, terms.platform_fee, terms.bond)
    times = (terms.lease_seconds, terms.curation_seconds if jury else 0)
    jury_at = curation.address if curation else NOBODY
    orchestrator = make("Orchestrator", *(part.address for part in parts), jury_at, *money, *times)
    collection.send("set_minter", orchestrator.address, True, sender=artist)
    for worker in hands:
        verifier.send("set_worker", worker, True, sender=artist)
        orchestrator.send("deposit", sender=worker, value=terms.deposits * terms.bond)
    contracts = (notary, models, verifier, curation, scribe, drawing, colophon, collection, orchestrator)
    made = Atelier(rpc, terms, artist, hands, jury, *contracts)
    made.register()
    return made


def _call(contract: Deployed, function: str, *args: Any) -> str:
    """Call data whose texts are given as bytes, since on a chain they may be no UTF-8."""
    selector, kinds = selector_and_types(contract.abi, function)
    return "0x" + (selector + encode(kinds, args)).hex()
