# pragma version 0.4.3
"""
@title A sale at one price
@license MIT
@notice Sells works at a fixed price between two moments, so many to a wallet, to all or to a list.
@dev The terms are immutable: to change them, deploy another sale and move the role. Payment and outcome never
     meet: the works are drawn blocks later, so a buyer that reverts has seen nothing. What is overpaid is sent
     back last of all; a buyer that refuses it undoes its own purchase and nothing else.
"""

from . import merkle

from ..interfaces import ICollection
from ..interfaces import IMinter

implements: IMinter

# A wallet cap that is none: no count is kept, which saves each new buyer a word.
NO_CAP: constant(uint256) = max_value(uint256)


event Sold:
    buyer: indexed(address)
    first_id: uint256
    quantity: uint256


event Withdrawn:
    receiver: indexed(address)
    amount: uint256


collection: public(immutable(address))
payee: public(immutable(address))

price: public(immutable(uint256))
start: public(immutable(uint256))
end: public(immutable(uint256))
wallet_cap: public(immutable(uint256))
allowlist: public(immutable(bytes32))

# How many works a wallet has bought here.
bought: public(HashMap[address, uint256])


@deploy
def __init__(
    _collection: address,
    _payee: address,
    _price: uint256,
    _start: uint256,
    _end: uint256,
    _wallet_cap: uint256,
    _allowlist: bytes32,
):
    """
    @notice Fixes the terms; the collection's owner then gives the sale its role.
    @param _collection What is sold.
    @param _payee Who may withdraw the proceeds.
    @param _price In wei for one work, 0 included.
    @param _start In seconds of the chain's clock, as is `_end`, which is the first moment after the sale.
    @param _wallet_cap Most works to one wallet, at least 1; NO_CAP for any number.
    @param _allowlist Root of the list; zero sells to everybody.
    """
    assert _collection.is_contract, "fixed_price: no collection"
    assert _payee != empty(address), "fixed_price: nobody to pay"
    assert _start < _end, "fixed_price: ends before it starts"
    assert _wallet_cap > 0, "fixed_price: nothing to a wallet"
    collection = _collection
    payee = _payee
    price = _price
    start = _start
    end = _end
    wallet_cap = _wallet_cap
    allowlist = _allowlist


@view
@external
def quote(quantity: uint256) -> uint256:
    """
    @notice Returns what that many works cost, in wei.
    """
    return price * quantity


@payable
@external
def mint(quantity: uint256) -> uint256:
    """
    @notice Sells works to the caller and returns the first one's id; what is paid too much comes back.
    @param quantity How many, 1..256.
    """
    assert allowlist == empty(bytes32), "fixed_price: for the allowlist only"
    return self._sell(quantity, wallet_cap)


@payable
@external
def mint_allowed(quantity: uint256, allowance: uint256, proof: DynArray[bytes32, merkle.MAX_PROOF]) -> uint256:
    """
    @notice Sells works to a caller on the allowlist, and returns the first one's id.
    @param quantity How many, 1..256.
    @param allowance How many the list grants the caller in all; the cap to a wallet holds as well.
    @param proof Sister nodes from the caller's leaf to the root.
    """
    assert allowlist != empty(bytes32), "fixed_price: no allowlist"
    assert merkle._root(merkle._leaf(msg.sender, allowance), proof) == allowlist, "fixed_price: not on the list"
    return self._sell(quantity, min(allowance, wallet_cap))


@external
def withdraw(receiver: address):
    """
    @notice Sends the proceeds to the payee, for anyone to call, or where the payee wants them.
    @dev So a payee that is a contract and cannot call, such as a splitter, is paid all the same.
    """
    assert msg.sender == payee or receiver == payee, "fixed_price: not the payee"
    assert receiver != empty(address), "fixed_price: zero address"
    amount: uint256 = self.balance
    log Withdrawn(receiver=receiver, amount=amount)
    self._pay(receiver, amount)


@payable
@internal
def _sell(quantity: uint256, limit: uint256) -> uint256:
    assert block.timestamp >= start, "fixed_price: not yet open"
    assert block.timestamp < end, "fixed_price: closed"
    cost: uint256 = price * quantity
    assert msg.value >= cost, "fixed_price: too little paid"
    if limit != NO_CAP:
        taken: uint256 = self.bought[msg.sender] + quantity
        assert taken <= limit, "fixed_price: above the wallet's cap"
        self.bought[msg.sender] = taken
    first_id: uint256 = extcall ICollection(collection).mint(msg.sender, quantity)
    log Sold(buyer=msg.sender, first_id=first_id, quantity=quantity)
    # What was paid is at least the cost, as was seen above.
    change: uint256 = unsafe_sub(msg.value, cost)
    if change > 0:
        self._pay(msg.sender, change)
    return first_id


@internal
def _pay(receiver: address, amount: uint256):
    success: bool = raw_call(receiver, b"", value=amount, revert_on_failure=False)
    assert success, "fixed_price: payment refused"
