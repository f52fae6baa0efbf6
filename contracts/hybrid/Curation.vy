# pragma version 0.4.3
"""
@title Those who choose
@license MIT
@notice So many of so many curators approve or reject what was made, by signatures that anyone may bring.
@dev A verdict is of one orchestrator, request and image, and holds until a moment that its signers name.
"""

from ..interfaces import ICuration
from ..token import ownership
from . import ballot
from . import verdicts

implements: ICuration

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

MAX_MEMBERS: constant(uint256) = ballot.MAX_MEMBERS


@deploy
def __init__(curators: DynArray[address, MAX_MEMBERS], _threshold: uint256):
    """
    @notice Makes the deployer the owner, and lists the curators.
    @param curators At most 16, each once.
    @param _threshold How many of them decide, 1 or more.
    """
    ownership.__init__()
    ballot.__init__(curators, _threshold)


@view
@external
def decides(
    request: uint256,
    artifact: bytes32,
    approved: bool,
    expiry: uint256,
    signatures: DynArray[Bytes[65], MAX_MEMBERS],
) -> bool:
    """
    @notice Says whether enough curators signed this verdict of the caller's request.
    """
    return block.timestamp <= expiry and ballot._carried(
        verdicts._digest(msg.sender, request, artifact, approved, expiry), signatures
    )


@view
@external
def digest_of(
    orchestrator: address, request: uint256, artifact: bytes32, approved: bool, expiry: uint256
) -> bytes32:
    """
    @notice Returns what a curator signs.
    """
    return verdicts._digest(orchestrator, request, artifact, approved, expiry)
