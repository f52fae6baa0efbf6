# pragma version 0.4.3
"""
@title So many of so many
@license MIT
@notice Keeps a list of members and how many of them have to sign. The owner changes both, and what is counted is the
        list as it is then: a signature of somebody who left counts no more.
@dev Signatures come in ascending order of who signed, so that nobody is counted twice and no list has to be kept.
"""

from ..token import ownership
from . import signatures

uses: ownership

MAX_MEMBERS: constant(uint256) = 16


event MembersSet:
    members: DynArray[address, MAX_MEMBERS]
    threshold: uint256


is_member: public(HashMap[address, bool])

# How many have to sign, 1 or more.
threshold: public(uint256)

_members: DynArray[address, MAX_MEMBERS]


@deploy
def __init__(_members: DynArray[address, MAX_MEMBERS], _threshold: uint256):
    self._set(_members, _threshold)


@external
def set_members(_members: DynArray[address, MAX_MEMBERS], _threshold: uint256):
    """
    @notice Changes who the members are and how many of them have to sign.
    """
    ownership._check_owner()
    self._set(_members, _threshold)


@view
@external
def members() -> DynArray[address, MAX_MEMBERS]:
    """
    @notice Returns the members.
    """
    return self._members


@view
@internal
def _carried(digest: bytes32, votes: DynArray[Bytes[signatures.SIGNATURE_BYTES], MAX_MEMBERS]) -> bool:
    """
    @notice Says whether enough members signed; one signature that is not a member's spoils all.
    """
    if len(votes) < self.threshold:
        return False
    last: uint256 = 0
    for vote: Bytes[signatures.SIGNATURE_BYTES] in votes:
        signer: address = signatures._signer(digest, vote)
        # The zero address, who signs all that is no signature, is never above the last one.
        if convert(signer, uint256) <= last or not self.is_member[signer]:
            return False
        last = convert(signer, uint256)
    return True


@internal
def _set(_members: DynArray[address, MAX_MEMBERS], _threshold: uint256):
    for member: address in self._members:
        self.is_member[member] = False
    for member: address in _members:
        assert member != empty(address), "ballot: zero address"
        assert not self.is_member[member], "ballot: a member twice"
        self.is_member[member] = True
    assert _threshold > 0 and _threshold <= len(_members), "ballot: threshold out of range"
    self._members = _members
    self.threshold = _threshold
    log MembersSet(members=_members, threshold=_threshold)
