# pragma version 0.4.3
"""
@title What becomes of what was made
@license MIT
@notice Mints a staged work and owes everybody his due. Where there are curators they may approve it at once or reject
        it, and when their time is over anyone may mint it.
@dev Curators can't hold a work: until `until` they may reject, from then on it can be minted, and the two never meet.
"""

from ..interfaces import ICuration
from ..interfaces import IHybridCollection
from . import payouts
from . import plate
from . import records

uses: payouts
uses: records

MAX_SIGNATURES: constant(uint256) = 16


event Finalised:
    id: indexed(uint256)
    token: indexed(uint256)


event Rejected:
    id: indexed(uint256)


# Where works are minted, and who chooses among them; zero for nobody.
collection: public(immutable(address))
curation: public(immutable(address))


@deploy
def __init__(_collection: address, _curation: address):
    assert _collection.is_contract, "orchestrator: no collection"
    assert _curation == empty(address) or _curation.is_contract, "orchestrator: no curation"
    collection = _collection
    curation = _curation


@external
def finalise(id: uint256) -> uint256:
    """
    @notice Mints a staged work whose curators' time is over, for anyone to call, and returns the token's id.
    """
    found: records.Request = self._staged(id)
    assert block.timestamp >= found.until, "orchestrator: with the curators"
    return self._mint(id, found)


@external
def finalise_approved(id: uint256, expiry: uint256, signatures: DynArray[Bytes[65], MAX_SIGNATURES]) -> uint256:
    """
    @notice Mints a staged work that the curators approve, for anyone to call, and returns the token's id.
    """
    found: records.Request = self._staged(id)
    self._check_verdict(id, True, expiry, signatures)
    return self._mint(id, found)


@external
def reject(id: uint256, expiry: uint256, signatures: DynArray[Bytes[65], MAX_SIGNATURES]):
    """
    @notice Gives up a staged work that the curators reject, for anyone to call, while it is their time: who asked gets
            his money back, and the worker, who has his bond, nothing.
    """
    found: records.Request = self._staged(id)
    assert block.timestamp < found.until, "orchestrator: the curators' time is over"
    self._check_verdict(id, False, expiry, signatures)
    records._move(id, records.REFUNDED)
    payouts._refund(found)
    log Rejected(id=id)


@view
@internal
def _staged(id: uint256) -> records.Request:
    found: records.Request = records._read(id)
    assert found.status == records.STAGED, "orchestrator: not staged"
    return found


@view
@internal
def _check_verdict(id: uint256, approved: bool, expiry: uint256, signatures: DynArray[Bytes[65], MAX_SIGNATURES]):
    assert curation != empty(address), "orchestrator: no curation"
    artifact: bytes32 = plate._artifact(records._plate(id))
    assert staticcall ICuration(curation).decides(id, artifact, approved, expiry, signatures), (
        "orchestrator: not decided"
    )


@internal
def _mint(id: uint256, found: records.Request) -> uint256:
    # All is written down before the collection is called, which calls nobody.
    records._move(id, records.MINTED)
    payouts._settle(found)
    token: uint256 = extcall IHybridCollection(collection).mint(found.recipient, id)
    records._name(id, token)
    log Finalised(id=id, token=token)
    return token
