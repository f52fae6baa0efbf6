"""Requests for works made off chain: what asking costs, and what answering does."""

from hashlib import sha256
from random import Random

from eth_utils import keccak

from reference.hybrid import domain, plate, receipts
from reference.hybrid.receipts import Receipt
from scripts.chain import build
from scripts.chain.contract import Deployed, deploy
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

NOBODY = "0x" + "00" * 20
FAR = 2**39  # a deadline, in seconds


def measure(rpc: Rpc) -> Figures:
    """Whole transactions, the base of 21,000 and the call data included, for a public prompt of 64 bytes.

    The request is not the first there is, as no other will be. The receipt is one that a signature proves, of a worker
    who has deposited just one bond, with an etching of no bytes; an etching's bytes are random.
    """
    worker = rpc.call("eth_accounts")[1]
    orchestrator = _orchestrator(rpc, worker)
    order = (1, 0, PROMPT, bytes(32), PARAMETERS, worker, FAR)
    orchestrator.send("request", order, value=PRICE)
    request_gas = orchestrator.gas("request", order, value=PRICE)

    rpc.call("anvil_mine", hex(REVEAL_BLOCKS))
    notary = Deployed(rpc, orchestrator.read("seeder"), build.contract("CommitReveal").abi)
    notary.send("reveal", int(rpc.call("eth_blockNumber"), 16) - 1)
    return {"hybrid.request.gas": request_gas}


def _orchestrator(rpc: Rpc, worker: str) -> Deployed:
    """An orchestrator of one model, whose worker is listed and has a bond."""
    artist = rpc.call("eth_accounts")[0]
    models, notary, verifier = (deploy(rpc, build.contract(name)) for name in ("Models", "CommitReveal", "BondedWorker"))
    verifier.send("set_worker", worker, True)
    authors = [(artist, 10_000)]
    models.send("register", 2, HASH, "", "Bench", 0, "MIT", HASH, "", authors, FEE, verifier.address)
    # What is fulfilled here is not minted, so that any contract will do for a collection.
    makers = (models.address, notary.address, notary.address, NOBODY)
    terms = (artist, FEE, FEE, BOND, LEASE_SECONDS, 0)
    made = deploy(rpc, build.contract("Orchestrator"), *makers, *terms)
    made.send("admit", 1, True)
    made.send("deposit", sender=worker, value=BOND)
    return made
