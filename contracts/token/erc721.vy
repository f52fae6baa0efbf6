# pragma version 0.4.3
"""
@title The token core
@license MIT
@notice ERC-721 for works that are minted in batches: one write a batch, a lookup of four reads at most for
        any id, and a burn that is for ever.
@dev A work belongs to the one its batch was minted to, until `_owners` says otherwise. Effects come before
     interactions everywhere; the only interaction is the receiver's hook, the last thing that is done.
"""

from ethereum.ercs import IERC721

from . import batches
from . import supply

uses: batches
uses: supply

# Marks a burnt id in `_owners`; no address is this large.
BURNT: constant(uint256) = 2**160

# What a receiver answers: the selector of onERC721Received(address,address,uint256,bytes).
RECEIVED: constant(bytes4) = 0x150b7a02
MAX_DATA_BYTES: constant(uint256) = 1024


interface IERC721Receiver:
    def onERC721Received(
        operator: address, sender: address, id: uint256, data: Bytes[MAX_DATA_BYTES]
    ) -> bytes4: nonpayable


# Account to operator to whether it may move all of the account's works.
isApprovedForAll: public(HashMap[address, HashMap[address, bool]])

_owners: HashMap[uint256, uint256]  # id -> zero as minted, an owner since moved, or BURNT
_balances: HashMap[address, uint256]
_approved: HashMap[uint256, address]


# Reading


@view
@external
def balanceOf(account: address) -> uint256:
    """
    @notice Returns how many works an account holds.
    """
    assert account != empty(address), "erc721: zero address"
    return self._balances[account]


@view
@external
def ownerOf(id: uint256) -> address:
    """
    @notice Returns who holds a work.
    """
    return self._owner_of(id)


@view
@external
def getApproved(id: uint256) -> address:
    """
    @notice Returns who besides its holder may move the work, or zero.
    """
    self._owner_of(id)
    return self._approved[id]


# Moving


@external
def approve(account: address, id: uint256):
    """
    @notice Lets one account move one work, until it moves.
    @param account Who may; zero takes the approval back.
    """
    holder: address = self._owner_of(id)
    assert msg.sender == holder or self.isApprovedForAll[holder][msg.sender], "erc721: not yours to approve"
    self._approved[id] = account
    log IERC721.Approval(owner=holder, approved=account, token_id=id)


@external
def setApprovalForAll(operator: address, approved: bool):
    """
    @notice Lets an operator move all of the caller's works, now and later, or no longer.
    """
    self.isApprovedForAll[msg.sender][operator] = approved
    log IERC721.ApprovalForAll(owner=msg.sender, operator=operator, approved=approved)


@external
def transferFrom(sender: address, receiver: address, id: uint256):
    """
    @notice Moves a work; the caller answers for the receiver's being able to hold it.
    """
    self._transfer(sender, receiver, id)


@external
def safeTransferFrom(sender: address, receiver: address, id: uint256, data: Bytes[MAX_DATA_BYTES] = b""):
    """
    @notice Moves a work, and reverts unless a receiver that is a contract says that it can hold it.
    """
    self._transfer(sender, receiver, id)
    self._check_received(sender, receiver, id, data)


@external
def burn(id: uint256):
    """
    @notice Destroys a work. Nobody ever holds its id again.
    """
    holder: address = self._release(id)
    self._owners[id] = BURNT
    supply._retire()
    log IERC721.Transfer(sender=holder, receiver=empty(address), token_id=id)


# For the collection


@internal
def _mint(receiver: address, quantity: uint256, ticket: uint64) -> uint256:
    """
    @notice Mints a batch, and returns its first id.
    @param quantity Number of works, 1..MAX_BATCH.
    @param ticket The seeder's ticket for the batch.
    """
    assert receiver != empty(address), "erc721: zero address"
    assert quantity > 0, "erc721: empty batch"
    assert quantity <= batches.MAX_BATCH, "erc721: batch too large"
    head: uint256 = supply._take(quantity)
    batches._record(head, quantity, receiver, ticket)
    # No account holds more than supply.MAX_CAP works.
    self._balances[receiver] = unsafe_add(self._balances[receiver], quantity)
    # Ids are at most supply.MAX_CAP.
    for id: uint256 in range(head, unsafe_add(head, quantity), bound=batches.MAX_BATCH):
        log IERC721.Transfer(sender=empty(address), receiver=receiver, token_id=id)
    return head


@internal
def _check_received(sender: address, receiver: address, id: uint256, data: Bytes[MAX_DATA_BYTES]):
    """
    @notice Reverts if the receiver is a contract that does not take the work.
    """
    if receiver.is_contract:
        answer: bytes4 = extcall IERC721Receiver(receiver).onERC721Received(msg.sender, sender, id, data)
        assert answer == RECEIVED, "erc721: receiver refused"


@view
@internal
def _owner_of(id: uint256) -> address:
    """
    @notice Returns who holds a work; reverts if nobody does.
    """
    word: uint256 = self._owners[id]
    if word == 0:
        # Zero for an id that was never minted.
        word = batches._find(id) & batches.ADDRESS_MASK
    assert word % BURNT != 0, "erc721: no such work"
    return convert(word, address)


@view
@internal
def _batch_of(id: uint256) -> uint256:
    """
    @notice Returns the word of the batch of a work; reverts if nobody holds the work.
    """
    batch: uint256 = batches._find(id)
    assert batch != 0, "erc721: no such work"
    assert self._owners[id] != BURNT, "erc721: no such work"
    return batch


@internal
def _transfer(sender: address, receiver: address, id: uint256):
    assert receiver != empty(address), "erc721: zero address"
    assert self._release(id) == sender, "erc721: not the holder"
    self._owners[id] = convert(receiver, uint256)
    # No account holds more than supply.MAX_CAP works.
    self._balances[receiver] = unsafe_add(self._balances[receiver], 1)
    log IERC721.Transfer(sender=sender, receiver=receiver, token_id=id)


@internal
def _release(id: uint256) -> address:
    """
    @notice Takes a work from its holder, with the approval for it, and returns the holder.
    """
    holder: address = self._owner_of(id)
    approved: address = self._approved[id]
    if msg.sender != holder and msg.sender != approved:
        assert self.isApprovedForAll[holder][msg.sender], "erc721: not yours to move"
    if approved != empty(address):
        self._approved[id] = empty(address)
    # The holder holds at least this one.
    self._balances[holder] = unsafe_sub(self._balances[holder], 1)
    return holder
