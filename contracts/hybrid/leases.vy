# pragma version 0.4.3
"""
@title Working
@license MIT
@notice A worker stakes a bond and takes a request for a while, so that two don't do the same work. A receipt in time
        brings the bond back; after that it is lost, and the request is free for another.
@dev Whoever holds a lease alone can fulfil, and what he makes is bound to the request by the receipt and its proof. So
     anyone may send it.
"""

from ..interfaces import IModels
from ..interfaces import IVerifier
from . import payouts
from . import plate
from . import receipts
from . import records

uses: payouts
uses: records

MAX_PROOF_BYTES: constant(uint256) = 2048


event Claimed:
    id: indexed(uint256)
    worker: indexed(address)
    until: uint256


event Lapsed:
    id: indexed(uint256)
    worker: indexed(address)


event Fulfilled:
    id: indexed(uint256)
    worker: indexed(address)
    digest: bytes32
    plate: address
    receipt: IVerifier.Receipt


# How long a worker has, and then the curators, in seconds; 0 where there are none of these.
lease_seconds: public(immutable(uint256))
curation_seconds: public(immutable(uint256))


@deploy
def __init__(_lease_seconds: uint256, _curation_seconds: uint256):
    # So that no sum with the clock leaves its field.
    assert max(_lease_seconds, _curation_seconds) < 2**32, "orchestrator: too long"
    assert _lease_seconds > 0, "orchestrator: no time to work"
    lease_seconds = _lease_seconds
    curation_seconds = _curation_seconds


@external
def claim(id: uint256):
    """
    @notice Gives a request to the caller until its lease ends, for one of the caller's bonds.
    """
    found: records.Request = records._read(id)
    if records._lapsed(found):
        self._end(id, found.worker)
    else:
        assert found.status == records.OPEN, "orchestrator: not open"
    assert block.timestamp < found.deadline, "orchestrator: past the deadline"
    verifier: address = (staticcall IModels(records.models).weights(found.model, found.adapter))[2]
    assert staticcall IVerifier(verifier).accepts(msg.sender), "orchestrator: not a worker"
    payouts._hold(msg.sender)
    until: uint256 = min(block.timestamp + lease_seconds, found.deadline)
    records._move(id, records.CLAIMED)
    records._put_in_hand(id, msg.sender, until)
    log Claimed(id=id, worker=msg.sender, until=until)


@external
def lapse(id: uint256):
    """
    @notice Ends a lease whose time is over, for anyone to call: the bond is lost and the request is open again.
    """
    found: records.Request = records._read(id)
    assert records._lapsed(found), "orchestrator: no lapsed lease"
    self._end(id, found.worker)
    records._move(id, records.OPEN)
    records._put_in_hand(id, empty(address), 0)


@external
def fulfil(
    receipt: IVerifier.Receipt,
    etching: Bytes[plate.MAX_ETCHING_BYTES],
    prompt: String[plate.MAX_PROMPT_BYTES],
    proof: Bytes[MAX_PROOF_BYTES],
):
    """
    @notice Takes what was made, with its proof, from anyone who brings it while the lease lasts.
    @param etching The picture that the chain itself draws, in any bytes.
    @param prompt As it was asked for; empty when it is sealed.
    @param proof What the model's verifier asks for.
    """
    id: uint256 = receipt.request
    found: records.Request = records._read(id)
    assert found.status == records.CLAIMED, "orchestrator: not claimed"
    assert block.timestamp <= found.until, "orchestrator: the lease is over"
    assert receipt.worker == found.worker, "orchestrator: another worker"
    assert receipt.prompt == records._commitment(id, found.sealed), "orchestrator: another prompt"
    assert receipt.seed == records._seed(id, found.ticket), "orchestrator: another seed"
    assert receipt.etching == keccak256(etching), "orchestrator: another etching"
    text: Bytes[plate.MAX_PROMPT_BYTES] = convert(prompt, Bytes[plate.MAX_PROMPT_BYTES])
    if found.sealed:
        assert len(text) == 0, "orchestrator: the prompt is sealed"
    else:
        assert plate._commitment(empty(bytes32), text) == receipt.prompt, "orchestrator: another prompt"
    model: bytes32 = empty(bytes32)
    adapter: bytes32 = empty(bytes32)
    verifier: address = empty(address)
    model, adapter, verifier = staticcall IModels(records.models).weights(found.model, found.adapter)
    assert receipt.model == model, "orchestrator: another model"
    assert receipt.adapter == adapter, "orchestrator: another adapter"
    digest: bytes32 = receipts._digest(receipt)
    assert staticcall IVerifier(verifier).verify(receipt, digest, proof), "orchestrator: not proven"
    payouts._release(found.worker)
    records._move(id, records.STAGED)
    records._put_in_hand(id, found.worker, block.timestamp + curation_seconds)
    place: address = records._keep(plate._engrave(receipt.artifact, receipt.cid, etching, text))
    records._finish(id, digest, place)
    log Fulfilled(id=id, worker=found.worker, digest=digest, plate=place, receipt=receipt)


@view
@external
def digest_of(receipt: IVerifier.Receipt) -> bytes32:
    """
    @notice Returns what a worker signs for a receipt.
    """
    return receipts._digest(receipt)


@internal
def _end(id: uint256, worker: address):
    """
    @notice Takes the bond of a worker who was late.
    """
    payouts._slash(worker)
    log Lapsed(id=id, worker=worker)
