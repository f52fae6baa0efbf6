"""What a work claims, and what became of each claim when it was looked at: on the chain alone, in this file."""

import base64
import json
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from eth_abi.exceptions import DecodingError
from eth_keys import keys
from eth_keys.exceptions import BadSignature, ValidationError
from eth_utils import keccak

from reference.encoding.json import escape
from reference.hybrid import agreements, aigc, cid, etching, plate
from reference.hybrid.metadata import SEALED
from reference.seeding import seed as seeding
from scripts.chain import build
from scripts.chain.contract import Deployed
from scripts.chain.hybrids import EXACT
from scripts.chain.rpc import RpcError

from .board import VERIFIERS, Status
from .evidence import Evidence, Opening

SIGNATURE_BYTES = 65
FIRST_V = 27
MAX_S = (2**256 - 432420386565659656852420866394968145599) // 2  # half the order of secp256k1 (EIP-2)
ERC1271 = "1626ba7e"
SVG_PREFIX = "data:image/svg+xml;base64,"


class Verdict(StrEnum):
    PROVEN = "proven"  # computed here, and equal
    ATTESTED = "attested"  # somebody's word
    FAILED = "failed"
    MISSING = "not available"


class Claim(NamedTuple):
    """A claim, its verdict and one short reason."""

    name: str
    verdict: Verdict
    reason: str


def judged(name: str, holds: bool, good: str, bad: str) -> Claim:
    """A claim that is proven or failed."""
    return Claim(name, Verdict.PROVEN if holds else Verdict.FAILED, good if holds else bad)


def missing(name: str, reason: str) -> Claim:
    return Claim(name, Verdict.MISSING, reason)


def on_chain(found: Evidence, opening: Opening | None, otherwise: bool = False) -> Iterator[Claim]:
    """Checks what the chain alone can tell.

    Args:
        opening: the prompt, if anybody knows it.
        otherwise: whether somebody says that he knows it, and it is not so.
    """
    yield code(found)
    yield token(found)
    yield receipt(found)
    yield from proof(found)
    yield seed(found)
    yield model(found)
    yield prompt(found, opening, otherwise)
    yield from plates(found)
    yield drawing(found)
    yield shown(found)
    yield standard(found, opening)


def code(found: Evidence) -> Claim:
    """That the contracts do what this project's do; another build may do so too, but that is not seen here."""
    board = found.board
    kind = VERIFIERS.get(kind_of(found), "")
    parts = {
        "Orchestrator": board.orchestrator,
        "HybridCollection": found.collection,
        "Models": board.models,
        "CommitReveal": board.notary,
        **({kind: board.verifier(found.work.model)} if kind else {}),
    }
    other = [name for name, deployed in parts.items() if not _made(name, deployed)]
    if other or not kind:
        reason = f"the code of {', '.join(other) or 'the verifier'} is not this project's: what it says is its word"
        return Claim("contracts", Verdict.ATTESTED, reason)
    return Claim("contracts", Verdict.PROVEN, "their code is what this project compiles to")


def kind_of(found: Evidence) -> str:
    """What the model's verifier calls its proofs; nothing where it answers as none does."""
    try:
        return found.board.proof_type(found.work.model)
    except (RpcError, DecodingError, UnicodeDecodeError):
        return ""


def _made(name: str, deployed: Deployed) -> bool:
    return build.contract(name).made(bytes.fromhex(deployed.rpc.call("eth_getCode", deployed.address, "latest")[2:]))


def token(found: Evidence) -> Claim:
    minted = found.work.status == Status.MINTED and found.work.token == found.token
    # Anybody's collection can name an orchestrator that knows nothing of it.
    own = found.board.collection.address == found.collection.address
    reason = f"request {found.id} did not become this token" if own else "the orchestrator mints elsewhere"
    return judged("token", minted and own, f"answers request {found.id}", reason)


def receipt(found: Evidence) -> Claim:
    if not found.told:
        return missing("receipt", f"the node shows no event of it from block {found.first} on")
    whole = f"its digest is kept on the chain: 0x{found.work.digest.hex()}"
    return judged("receipt", found.receipt is not None, whole, "what the event tells has not the digest that is kept")


def proof(found: Evidence) -> Iterator[Claim]:
    """Who answers for the receipt, by signatures that are looked at again."""
    board, told = found.board, found.receipt
    kind = kind_of(found)
    if told is None:
        yield missing("signature", "there is no receipt to hold it against")
        return
    if found.proof is None or kind not in VERIFIERS:
        yield Claim("signature", Verdict.ATTESTED, f"the verifier {board.verifier(found.work.model).address} took it")
        return
    yield signature(found, found.proof[:SIGNATURE_BYTES] if kind == "quorum" else found.proof)
    if kind == "quorum":
        yield quorum(found)


def signature(found: Evidence, own: bytes) -> Claim:
    """That the worker signed: by his key, or, where he is a contract, by what that says itself (ERC-1271)."""
    worker, digest = found.receipt.worker, found.digest(found.receipt)
    if signer(digest, own) == worker.lower():
        return Claim("signature", Verdict.PROVEN, f"worker {worker} signed the receipt")
    if found.board.rpc.call("eth_getCode", worker, "latest") == "0x":
        return Claim("signature", Verdict.FAILED, f"{worker} did not sign it")
    if _stands_for(found.board.orchestrator, worker, digest, own):
        return Claim("signature", Verdict.PROVEN, f"worker {worker}, a contract, says that it signed the receipt")
    return Claim("signature", Verdict.ATTESTED, f"{worker}, a contract, says otherwise today; the verifier took it")


def quorum(found: Evidence) -> Claim:
    """That enough members signed that they got the same bits."""
    ballot = found.board.quorum(found.work.model)
    said = agreements.digest(
        found.board.chain_id, ballot.address, agreements.of(found.board.orchestrator.address, found.receipt)
    )
    rest = found.proof[SIGNATURE_BYTES:]
    votes = [rest[at : at + SIGNATURE_BYTES] for at in range(0, len(rest), SIGNATURE_BYTES)]
    signers = [signer(said, vote) for vote in votes]
    known = [one for one in signers if one]
    members = sum(ballot.read_each("is_member", [(one,) for one in known]))
    enough = ballot.read("threshold")
    if None in signers or sorted(set(known)) != known:
        return Claim("quorum", Verdict.FAILED, "its signatures are not of different accounts in order")
    if members < min(enough, len(known)) or not known:
        reason = f"{len(known)} signed, and {members} of them are members today; {enough} are asked for"
        return Claim("quorum", Verdict.ATTESTED, reason)
    return Claim("quorum", Verdict.PROVEN, f"{members} members signed that they got the same bits")


def signer(digest: bytes, signature: bytes) -> str | None:
    """Returns who signed, lower-case, or None for what is no signature, or one in the wrong half."""
    try:
        r, s, v = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:64], "big"), signature[64:]
        if len(v) != 1 or v[0] - FIRST_V not in (0, 1) or s > MAX_S:
            return None
        key = keys.Signature(vrs=(v[0] - FIRST_V, r, s)).recover_public_key_from_msg_hash(digest)
        return key.to_address()
    except (BadSignature, ValidationError):
        return None


def _stands_for(chain: Deployed, account: str, digest: bytes, signature: bytes) -> bool:
    """Tells whether a contract says that it signed."""
    ask = "0x" + (bytes.fromhex(ERC1271) + _abi(digest, signature)).hex()
    try:
        answer = chain.rpc.call("eth_call", {"to": account, "data": ask}, "latest")
    except RpcError:
        return False
    return answer == "0x" + ERC1271.ljust(64, "0")


def _abi(digest: bytes, signature: bytes) -> bytes:
    size = len(signature)
    return digest + (64).to_bytes(32, "big") + size.to_bytes(32, "big") + signature.ljust(-(-size // 32) * 32, b"\0")


def seed(found: Evidence) -> Claim:
    if found.request is None:
        return missing("seed", "the node shows no event of the request")
    drawn = found.board.notary.read("entropy", found.request.ticket)
    made = seeding.derive(drawn, found.board.orchestrator.address, found.id)
    told = found.receipt.seed if found.receipt else found.work.seed
    good = f"drawn by block {found.request.ticket}, orchestrator and request"
    return judged("seed", made == told == found.work.seed, good, "it is not what the chain drew for this request")


def model(found: Evidence) -> Claim:
    entry, told = found.board.entry(found.work.model), found.receipt
    if told is None:
        return missing("model", "there is no receipt that names it")
    adapter = found.board.entry(found.work.adapter).weights if found.work.adapter else "00" * 32
    holds = (told.model.hex(), told.adapter.hex()) == (entry.weights, adapter)
    kind = "exact: it can be run again" if entry.kind == EXACT else "in floating point"
    good = f"entry {found.work.model} of the registry, {entry.name}, {kind}"
    return judged("model", holds, good, "the receipt names other weights than the registry")


def prompt(found: Evidence, opening: Opening | None, otherwise: bool = False) -> Claim:
    told = found.receipt.prompt if found.receipt else found.work.commitment
    if otherwise:
        return Claim("prompt", Verdict.FAILED, "the words in the studio's store are not what was sealed")
    if opening is None:
        return missing("prompt", "it is sealed, and nobody has opened it")
    how = "sealed, and opened" if any(opening.salt) else "public"
    holds = plate.commitment(opening.salt, opening.prompt) == told == found.work.commitment
    return judged("prompt", holds, f"{how}: it is what the receipt binds", "it is not what the receipt binds")


def plates(found: Evidence) -> Iterator[Claim]:
    """That what the chain keeps is what the receipt says."""
    kept, told = found.plate, found.receipt
    if kept is None:
        yield Claim("plate", Verdict.FAILED, f"what lies at {found.work.plate} is no plate")
        return
    if told is None:
        yield missing("plate", "there is no receipt to hold it against")
        return
    holds = (kept.artifact, kept.cid) == (told.artifact, told.cid)
    yield judged("plate", holds, "hash and CID on the chain are the receipt's", "hash or CID are not the receipt's")
    holds = keccak(kept.etching) == told.etching
    good = f"{len(kept.etching):,} bytes on the chain, bound by the receipt"
    yield judged("etching", holds, good, "it is not the etching that the receipt binds")


def drawing(found: Evidence) -> Claim:
    """That the chain draws the etching as the reference does."""
    if found.plate is None:
        return missing("drawing", "there is no etching to draw")
    try:
        drawn = found.collection.read("svg", found.token)
    except RpcError as error:
        return Claim("drawing", Verdict.FAILED, f"the collection does not draw it: {error}")
    made = etching.svg(found.plate.etching, found.work.seed)
    return judged(
        "drawing", drawn == made, "equal to the reference, byte by byte", "it is not what the reference draws"
    )


def shown(found: Evidence) -> Claim:
    """That a wallet is told what the chain keeps."""
    told, kept = found.shown, found.plate
    if told is None or kept is None:
        return Claim("tokenURI", Verdict.FAILED, "it holds no JSON")
    drawn = base64.b64encode(etching.svg(kept.etching, found.work.seed).encode()).decode()
    entry = found.board.registered(found.work.model)
    wanted = {
        "image": f"{SVG_PREFIX}{drawn}",
        "prompt": _words(found),
        "aigc_data": f"ipfs://{cid.of(kept.artifact, kept.cid)}",
        "model": entry.name,
        "weights": f"0x{entry.weights.hex()}",
        "licence": entry.licence,
        "adapter": found.board.entry(found.work.adapter).name if found.work.adapter else None,
        "seed": f"0x{found.work.seed:064x}",
        "receipt": f"0x{found.work.digest.hex()}",
    }
    other = [name for name, value in wanted.items() if told.get(name) != value]
    return judged("tokenURI", not other, "it says what the chain keeps", f"it says otherwise: {', '.join(other)}")


def _words(found: Evidence) -> str:
    """The prompt as the chain keeps it, and shows it."""
    kept = found.plate.prompt or found.board.plate(found.work.opened)
    return json.loads(f'"{escape(kept)}"') if kept else SEALED


def standard(found: Evidence, opening: Opening | None) -> Claim:
    """That the collection itself holds prompt, image and receipt true of the token (ERC-7007)."""
    if opening is None or found.receipt is None:
        return missing("ERC-7007", "it takes the opened prompt and the receipt")
    said = aigc.prompt(found.token, opening.prompt, opening.salt, found.receipt)
    data = aigc.data(found.receipt.artifact, found.receipt.cid)
    try:
        holds = found.collection.read("verify", said, data, aigc.proof(found.receipt))
    except RpcError:
        holds = False
    return judged("ERC-7007", holds, "the collection verifies it", "the collection does not verify it")
