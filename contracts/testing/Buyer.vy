# pragma version 0.4.3
"""
@title A contract that buys, and would rather cheat
@license MIT
@notice Buys works and undoes the purchase when it does not like what it sees; refuses its change, or comes back
        for more while it is being paid.
"""

from ..interfaces import IMinter


interface Collection:
    def seedOf(id: uint256) -> uint256: view
    def svg(id: uint256) -> String[24_576]: view
    def ticketOf(id: uint256) -> uint64: view


interface Notary:
    def entropy(ticket: uint64) -> bytes32: view
    def reveal(ticket: uint64) -> bytes32: nonpayable


flag Mood:
    POLITE
    REFUSES_CHANGE
    COMES_BACK
    WITHDRAWS


mood: public(Mood)
minter: public(IMinter)


@deploy
def __init__(mood: Mood):
    self.mood = mood


@external
def aim(minter: IMinter):
    """
    @notice Says whom to buy from.
    """
    self.minter = minter


@payable
@external
def buy(quantity: uint256) -> uint256:
    """
    @notice Buys with all that it was sent.
    """
    return extcall self.minter.mint(quantity, value=msg.value)


@payable
@external
def buy_if_seed_is_even() -> uint256:
    """
    @notice Buys one work, looks at its seed, and undoes it all unless the seed is even.
    """
    id: uint256 = extcall self.minter.mint(1, value=msg.value)
    seed: uint256 = staticcall Collection(staticcall self.minter.collection()).seedOf(id)
    assert seed % 2 == 0, "buyer: odd"
    return id


@payable
@external
def buy_and_reveal(notary: Notary) -> bytes32:
    """
    @notice Buys one work and asks the notary for what its ticket draws, all at once.
    """
    id: uint256 = extcall self.minter.mint(1, value=msg.value)
    return extcall notary.reveal(staticcall Collection(staticcall self.minter.collection()).ticketOf(id))


@payable
@external
def buy_and_look() -> (bytes32, bytes32):
    """
    @notice Buys two works and returns the digests of what it can see of each.
    """
    id: uint256 = extcall self.minter.mint(2, value=msg.value)
    collection: Collection = Collection(staticcall self.minter.collection())
    return keccak256(staticcall collection.svg(id)), keccak256(staticcall collection.svg(id + 1))


@payable
@external
def __default__():
    assert self.mood != Mood.REFUSES_CHANGE, "buyer: keep it"
    if self.mood == Mood.COMES_BACK:
        extcall self.minter.mint(1, value=msg.value)
    if self.mood == Mood.WITHDRAWS and self.minter.address.balance > 0:
        extcall self.minter.withdraw(self)
