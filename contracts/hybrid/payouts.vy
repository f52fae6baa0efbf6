# pragma version 0.4.3
"""
@title Who is owed what
@license MIT
@notice All money lies here until its owner calls for it. One purse an account holds what it is owed, a worker's deposit
        included, and counts the bonds that it has out; one accumulator an entry holds what its authors share.
@dev Nothing is ever sent to anybody in passing, so nobody who refuses money can stop what others do. A payment is
     written down before it is sent, and is the last thing that a call does.

     A purse's word:  bits     | field
                      0..127   | owed, in wei: all ether there is fits in 87 bits
                      128..254 | bonds that are out
                      255      | 1 once the account made a deposit; it keeps the word from being zero, so that the
                               | bond that comes back after a receipt is never a new word
"""

from ..interfaces import IModels
from . import records

uses: records

OWED_MASK: constant(uint256) = 2**128 - 1
BONDS_SHIFT: constant(uint256) = 128
ONE_BOND: constant(uint256) = 2**128
KEEPER: constant(uint256) = 2**255

TOTAL_BPS: constant(uint256) = 10_000


event Deposited:
    account: indexed(address)
    amount: uint256


event Withdrawn:
    account: indexed(address)
    receiver: indexed(address)
    amount: uint256


event ShareWithdrawn:
    entry: indexed(uint256)
    account: indexed(address)
    amount: uint256


# Who gets the platform's fee, and the bonds of workers who were late.
platform: public(immutable(address))

# In wei: what a worker stakes on a request, what it earns by one, and what the platform does.
bond: public(immutable(uint256))
worker_fee: public(immutable(uint256))
platform_fee: public(immutable(uint256))

# What an entry of the registry earned in all.
earned: public(HashMap[uint256, uint256])

# How much of it an account has taken.
taken: public(HashMap[uint256, HashMap[address, uint256]])

_purses: HashMap[address, uint256]


@deploy
def __init__(_platform: address, _bond: uint256, _worker_fee: uint256, _platform_fee: uint256):
    assert _platform != empty(address), "orchestrator: nobody to pay"
    # So that no sum of them leaves its field.
    assert max(_bond, max(_worker_fee, _platform_fee)) < 2**96, "orchestrator: more than there is"
    platform = _platform
    bond = _bond
    worker_fee = _worker_fee
    platform_fee = _platform_fee


@view
@external
def owed(account: address) -> uint256:
    """
    @notice Returns what an account can withdraw, or stake, in wei.
    """
    return self._purses[account] & OWED_MASK


@view
@external
def bonds(account: address) -> uint256:
    """
    @notice Returns how many bonds of a worker are out.
    """
    return (self._purses[account] & ~KEEPER) >> BONDS_SHIFT


@payable
@external
def deposit():
    """
    @notice Adds what is sent to the caller's purse, to be staked.
    """
    self._purses[msg.sender] = (self._purses[msg.sender] | KEEPER) + msg.value
    log Deposited(account=msg.sender, amount=msg.value)


@external
def withdraw(account: address):
    """
    @notice Sends an account what it is owed, for anyone to call; for a worker who made a deposit, the worker alone.
    @dev Otherwise anyone could send a worker's deposit home just before it claims.
    """
    assert msg.sender == account or self._purses[account] & KEEPER == 0, "payouts: not yours to withdraw"
    self._withdraw(account, account)


@external
def withdraw_to(receiver: address):
    """
    @notice Sends what the caller is owed to wherever it wants.
    """
    assert receiver != empty(address), "payouts: zero address"
    self._withdraw(msg.sender, receiver)


@external
def withdraw_share(entry: uint256, account: address) -> uint256:
    """
    @notice Sends an author's share of what an entry has earned since the last time, for anyone to call.
    @dev Rounded down over all that was ever earned, so that no fraction is lost by asking often.
    """
    bps: uint256 = staticcall IModels(records.models).share(entry, account)
    due: uint256 = self.earned[entry] * bps // TOTAL_BPS
    # The shares' sum is the whole, and what an entry earned never falls: what is due is never less than it was.
    amount: uint256 = due - self.taken[entry][account]
    self.taken[entry][account] = due
    log ShareWithdrawn(entry=entry, account=account, amount=amount)
    self._send(account, amount)
    return amount


@internal
def _credit(account: address, amount: uint256):
    """
    @notice Writes down that an account is owed more.
    """
    self._purses[account] += amount


@internal
def _earn(entry: uint256, amount: uint256):
    """
    @notice Writes down what an entry's authors share.
    """
    if amount > 0:
        self.earned[entry] += amount


@internal
def _hold(worker: address):
    """
    @notice Takes a bond out of what a worker is owed.
    """
    purse: uint256 = self._purses[worker]
    assert purse & OWED_MASK >= bond, "payouts: no bond deposited"
    self._purses[worker] = purse - bond + ONE_BOND


@internal
def _release(worker: address):
    """
    @notice Gives a worker a bond back.
    """
    self._purses[worker] = self._purses[worker] + bond - ONE_BOND


@internal
def _slash(worker: address):
    """
    @notice Gives a late worker's bond to the platform.
    @dev Not to who asked: he could claim his own request, look at its seed and let the lease lapse, and it would cost
         him nothing.
    """
    self._purses[worker] -= ONE_BOND
    self._credit(platform, bond)


@view
@internal
def _price(fee: uint256, adapter_fee: uint256) -> uint256:
    """
    @notice Returns what a request costs whose model and adapter have these fees.
    """
    return fee + adapter_fee + worker_fee + platform_fee


@internal
def _refund(request: records.Request):
    """
    @notice Owes who asked all that was paid.
    """
    fee: uint256 = 0
    adapter_fee: uint256 = 0
    fee, adapter_fee = records._fees(request)
    self._credit(request.requester, self._price(fee, adapter_fee))


@internal
def _settle(request: records.Request):
    """
    @notice Owes what was paid to all who made the work.
    """
    fee: uint256 = 0
    adapter_fee: uint256 = 0
    fee, adapter_fee = records._fees(request)
    self._earn(request.model, fee)
    self._earn(request.adapter, adapter_fee)
    self._credit(request.worker, worker_fee)
    self._credit(platform, platform_fee)


@internal
def _withdraw(account: address, receiver: address):
    purse: uint256 = self._purses[account]
    amount: uint256 = purse & OWED_MASK
    self._purses[account] = purse & ~OWED_MASK
    log Withdrawn(account=account, receiver=receiver, amount=amount)
    self._send(receiver, amount)


@internal
def _send(receiver: address, amount: uint256):
    """
    @notice Sends what was written down as paid; who is owed nothing is not called.
    """
    if amount > 0:
        success: bool = raw_call(receiver, b"", value=amount, revert_on_failure=False)
        assert success, "payouts: payment refused"
