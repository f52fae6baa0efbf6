# pragma version 0.4.3
"""
@title Who decides
@license MIT
@notice One address may set what is not locked. It hands over in two steps, so that a mistyped address is
        never the owner.
@dev The event is ERC-173's; its one-step `transferOwnership` is left out on purpose.
"""

owner: public(address)
pending_owner: public(address)


event OwnershipTransferred:
    previousOwner: indexed(address)
    newOwner: indexed(address)


event OwnershipOffered:
    owner: indexed(address)
    candidate: indexed(address)


@deploy
def __init__():
    """
    @notice Makes the deployer the owner.
    """
    self._hand_to(msg.sender)


@external
def offer_ownership(candidate: address):
    """
    @notice Offers the ownership; nothing changes until the candidate accepts.
    @param candidate The owner to be; the zero address withdraws the offer.
    """
    self._check_owner()
    self.pending_owner = candidate
    log OwnershipOffered(owner=msg.sender, candidate=candidate)


@external
def accept_ownership():
    """
    @notice Takes the ownership that was offered to the caller.
    """
    assert msg.sender == self.pending_owner, "ownership: not offered to you"
    self.pending_owner = empty(address)
    self._hand_to(msg.sender)


@view
@internal
def _check_owner():
    """
    @notice Reverts unless the owner calls.
    """
    assert msg.sender == self.owner, "ownership: not the owner"


@internal
def _hand_to(account: address):
    log OwnershipTransferred(previousOwner=self.owner, newOwner=account)
    self.owner = account
