# pragma version 0.4.3
"""
@title Proof by agreement
@license MIT
@notice For exact models. A receipt is proven when so many members, each of whom ran the model for himself, signed that
        the same bits come out. Any worker may claim, and has to bring their signatures.
        Who claims only to keep others from it pays a bond for each lease.
@dev Members agree on the image and not on its etching, which a worker fits in floating point. So the worker signs as
     well: otherwise whoever sees the members' signatures could put another etching under them.

     proof:  offset      | size | field
             0           | 65   | the worker's signature of the receipt
             65 + 65 * i | 65   | a member's of the agreement, in ascending order of the members
"""

from ..interfaces import IVerifier
from ..token import ownership
from . import agreements
from . import ballot
from . import signatures

implements: IVerifier

initializes: ownership
initializes: ballot[ownership := ownership]

exports: (
    ownership.owner,
    ownership.pending_owner,
    ownership.offer_ownership,
    ownership.accept_ownership,
    ballot.members,
    ballot.is_member,
    ballot.threshold,
    ballot.set_members,
)

SIGNATURE_BYTES: constant(uint256) = signatures.SIGNATURE_BYTES
MAX_MEMBERS: constant(uint256) = ballot.MAX_MEMBERS


@deploy
def __init__(_members: DynArray[address, MAX_MEMBERS], _threshold: uint256):
    """
    @notice Makes the deployer the owner, and lists who runs models for a check.
    @param _members At most 16, each once.
    @param _threshold How many of them have to agree, 1 or more.
    """
    ownership.__init__()
    ballot.__init__(_members, _threshold)


@view
@external
def accepts(worker: address) -> bool:
    """
    @notice Says that anyone may claim requests: others vouch for what he makes.
    """
    return True


@view
@external
def verify(receipt: IVerifier.Receipt, digest: bytes32, proof: Bytes[2048]) -> bool:
    """
    @notice Says whether the worker signed the receipt, and enough members agree with it.
    """
    count: uint256 = len(proof) // SIGNATURE_BYTES
    if len(proof) % SIGNATURE_BYTES != 0 or count < 2 or count > MAX_MEMBERS + 1:
        return False
    if not signatures._signed(receipt.worker, digest, slice(proof, 0, SIGNATURE_BYTES)):
        return False
    votes: DynArray[Bytes[SIGNATURE_BYTES], MAX_MEMBERS] = []
    for i: uint256 in range(1, count, bound=MAX_MEMBERS):
        votes.append(slice(proof, i * SIGNATURE_BYTES, SIGNATURE_BYTES))
    return ballot._carried(agreements._digest(msg.sender, receipt), votes)


@view
@external
def digest_of(orchestrator: address, receipt: IVerifier.Receipt) -> bytes32:
    """
    @notice Returns what a member signs who agrees with a receipt.
    """
    return agreements._digest(orchestrator, receipt)


@view
@external
def proof_type() -> String[16]:
    """
    @notice Names the kind of proof.
    """
    return "quorum"
