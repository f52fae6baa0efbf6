"""Requests for works that are made off chain: what asking costs, and what answering does."""

from hashlib import sha256
from random import Random

from eth_utils import keccak

from reference.hybrid import domain, plate, receipts
from scripts.chain import build
from scripts.chain.contract import NOBODY, Deployed, deploy
from scripts.chain.rpc import Rpc
from scripts.chain.signing import sign_by_node

from .figures import Figures

FEE = 10**15  # each of the model's, the worker's and the platform's
PRICE = 3 * FEE
BOND = 10**16
LEASE_SECONDS = 3_600
REVEAL_BLOCKS = 6
PROMPT = "a pale harbour under two moons, seen from the hills in the rain "  # 64 bytes
PARAMETERS = '{"steps":16}'
HASH = sha256(b"").digest()  # any

DAY_SECONDS = 86_400


def measure(rpc: Rpc) -> Figures:
    """Whole transactions, the base of 21,000 and the call data included, for a public prompt of 64 bytes.

    The request is not the first there is, as no other will be. The receipt is one that a signature proves, of a
    worker who deposited just one bond, and its etching has no bytes; what an etching adds is taken from one of random
    bytes, as many as may be.
    """
    artist, worker = rpc.call("eth_accounts")[:2]
    orchestrator, notary = _deployed(rpc, artist, worker)
    now = rpc.now()
    order = (1, 0, PROMPT, bytes(32), PARAMETERS, artist, now + DAY_SECONDS)
    asked = orchestrator.send("request", order, value=PRICE)
    request = orchestrator.gas("request", order, value=PRICE)

    rpc.call("anvil_mine", hex(REVEAL_BLOCKS))
    notary.send("reveal", orchestrator.events("Requested", asked)[0]["ticket"])
    orchestrator.send("deposit", sender=worker, value=BOND)
    orchestrator.send("claim", 1, sender=worker)
    bare = _fulfil(orchestrator, worker, b"")
    etched = _fulfil(orchestrator, worker, Random(1).randbytes(plate.MAX_ETCHING_BYTES))
    return {
        "hybrid.request.gas": request,
        "hybrid.fulfil.gas": bare,
        "hybrid.etching.gas_per_byte": (etched - bare) / plate.MAX_ETCHING_BYTES,
    }


def _deployed(rpc: Rpc, artist: str, worker: str) -> tuple[Deployed, Deployed]:
    """An orchestrator of one model, whose worker is listed, and the notary that draws its lots."""
    models, notary, verifier = [deploy(rpc, build.contract(n)) for n in ("Models", "CommitReveal", "BondedWorker")]
    verifier.send("set_worker", worker, True)
    authors = [(artist, 10_000)]
    models.send("register", 2, HASH, "", "Bench", 0, "MIT", HASH, "", authors, FEE, verifier.address)
    # What is fulfilled here is not minted, so that any contract will do for a collection.
    makers = (models.address, notary.address, notary.address, NOBODY, artist)
    orchestrator = deploy(rpc, build.contract("Orchestrator"), *makers, FEE, FEE, BOND, LEASE_SECONDS, 0)
    orchestrator.send("admit", 1, True)
    return orchestrator, notary


def _fulfil(orchestrator: Deployed, worker: str, etching: bytes) -> int:
    """The gas to bring a receipt of the first request."""
    commitment = plate.commitment(bytes(32), PROMPT.encode())
    seed = orchestrator.read("seed_of", 1)
    receipt = receipts.Receipt(1, HASH, bytes(32), commitment, HASH, seed, HASH, HASH, keccak(etching), worker, HASH)
    chain = int(orchestrator.rpc.call("eth_chainId"), 16)
    where, types = domain.named(chain, orchestrator.address), domain.fields(receipts.RECEIPT_TYPE)
    proof = sign_by_node(orchestrator.rpc, worker, where, types, receipt._asdict())
    return orchestrator.gas("fulfil", receipt, etching, PROMPT, proof)
