# pragma version 0.4.3
"""
@title Asking
@license MIT
@notice Takes orders and their price, and gives the price back when nothing comes of them.
@dev Who asks can't choose a seed: he pays before it is drawn, and may change his mind only until then. After that
     his money comes back if the deadline passes without a work, which is no sooner than one lease from now. What is
     left: who seals a prompt can look at the seed and then give the prompt to no worker. Another draw costs him that
     time.
"""

from ..interfaces import IModels
from ..interfaces import IOrchestrator
from ..interfaces import ISeeder
from ..token import ownership
from . import leases
from . import payouts
from . import plate
from . import records

uses: ownership
uses: leases
uses: payouts
uses: records

# The longest that a request may wait: a deadline that is mistyped by a thousand years locks nobody's money.
LONGEST_SECONDS: constant(uint256) = 365 * 24 * 3600

# A work that is staged but could not be minted for so long is given up: its collection is sold out, or paused.
UNMINTED_SECONDS: constant(uint256) = 30 * 24 * 3600


event Admitted:
    entry: indexed(uint256)
    admitted: bool


event Requested:
    id: indexed(uint256)
    requester: indexed(address)
    recipient: indexed(address)
    ticket: uint64
    order: IOrchestrator.Order


event Cancelled:
    id: indexed(uint256)


event Expired:
    id: indexed(uint256)


event Opened:
    id: indexed(uint256)
    place: address


# Entries of the registry, models and adapters, that can be asked for here.
admitted: public(HashMap[uint256, bool])


@external
def admit(entry: uint256, _admitted: bool):
    """
    @notice Lets an entry be asked for, or no longer; what is in flight goes on.
    """
    ownership._check_owner()
    self.admitted[entry] = _admitted
    log Admitted(entry=entry, admitted=_admitted)


@view
@external
def quote(model: uint256, adapter: uint256) -> uint256:
    """
    @notice Returns what a request costs, in wei; reverts where there can be none.
    @param adapter 0 for none.
    """
    return self._quote(model, adapter)


@payable
@external
def request(order: IOrchestrator.Order) -> uint256:
    """
    @notice Takes an order and exactly its price, and returns the request's number.
    @param order Its prompt is public, or sealed by a commitment. The deadline is at least one lease away, and at most a year.
    """
    # The seeder is asked before anything is read or written, so it has nothing to re-enter.
    ticket: uint64 = extcall ISeeder(records.seeder).commit()
    assert msg.value == self._quote(order.model, order.adapter), "orchestrator: not the price"
    assert order.recipient != empty(address), "orchestrator: zero address"
    assert order.deadline >= block.timestamp + leases.lease_seconds, "orchestrator: deadline too near"
    assert order.deadline <= block.timestamp + LONGEST_SECONDS, "orchestrator: deadline too far"
    commitment: bytes32 = order.commitment
    sealed: bool = commitment != empty(bytes32)
    assert sealed == (len(order.prompt) == 0), "orchestrator: a prompt or a commitment"
    if not sealed:
        commitment = plate._commitment(empty(bytes32), convert(order.prompt, Bytes[plate.MAX_PROMPT_BYTES]))
    id: uint256 = records._write(
        msg.sender, ticket, order.adapter, order.recipient, order.model, order.deadline, sealed, commitment
    )
    log Requested(id=id, requester=msg.sender, recipient=order.recipient, ticket=ticket, order=order)
    return id


@external
def cancel(id: uint256):
    """
    @notice Takes a request back, for who asked, while nobody works on it and nobody can know its seed.
    @dev A ticket is the number of the block that draws. Until that is past its hash is unknown, to whoever sends this
         as well. Another kind of ticket would have to be told here.
    """
    found: records.Request = records._read(id)
    assert msg.sender == found.requester, "orchestrator: not yours to cancel"
    assert found.status == records.OPEN, "orchestrator: not open"
    assert block.number <= convert(found.ticket, uint256), "orchestrator: the seed is drawn"
    log Cancelled(id=id)
    records._move(id, records.REFUNDED)
    payouts._refund(found)


@external
def expire(id: uint256):
    """
    @notice Gives up, for anyone to call, what was not fulfilled by its deadline, or could not be minted for long.
    """
    found: records.Request = records._read(id)
    if found.status == records.STAGED:
        assert block.timestamp > found.until + UNMINTED_SECONDS, "orchestrator: to be minted"
    else:
        # A lease ends at the deadline at the latest, so whoever holds one is late by now.
        assert found.status in [records.OPEN, records.CLAIMED], "orchestrator: nothing to give up"
        assert block.timestamp > found.deadline, "orchestrator: before the deadline"
        if found.status == records.CLAIMED:
            leases._end(id, found.worker)
    log Expired(id=id)
    records._move(id, records.REFUNDED)
    payouts._refund(found)


@external
def open_prompt(id: uint256, prompt: String[plate.MAX_PROMPT_BYTES], salt: bytes32) -> address:
    """
    @notice Keeps a sealed prompt on the chain, for anyone who knows it, and returns where it lies.
    """
    assert records._read(id).sealed, "orchestrator: not sealed"
    assert records.opened[id] == empty(address), "orchestrator: opened before"
    text: Bytes[plate.MAX_PROMPT_BYTES] = convert(prompt, Bytes[plate.MAX_PROMPT_BYTES])
    assert plate._commitment(salt, text) == records._commitment(id, True), "orchestrator: another prompt"
    place: address = records._keep(text)
    records.opened[id] = place
    log Opened(id=id, place=place)
    return place


@view
@internal
def _quote(model: uint256, adapter: uint256) -> uint256:
    assert self.admitted[model], "orchestrator: not admitted"
    assert adapter == 0 or self.admitted[adapter], "orchestrator: not admitted"
    fee: uint256 = 0
    adapter_fee: uint256 = 0
    verifier: address = empty(address)
    fee, adapter_fee, verifier = staticcall IModels(records.models).terms(model, adapter)
    return payouts._price(fee, adapter_fee)
