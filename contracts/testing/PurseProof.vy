# pragma version 0.4.3
"""
@title What is kept of requests and of money, proven
@license MIT
@notice Records and purses with their storage laid open: each `check_` is a theorem that halmos proves for every argument
        and every content of storage. Run by tests/proofs.
@dev That is what packing several things into a word needs: none spills into its neighbour.
"""

from ..hybrid import payouts
from ..hybrid import records
from ..storage import Archive

initializes: records
initializes: payouts[records := records]


interface Vm:
    def assume(condition: bool): nonpayable


interface Svm:
    def enableSymbolicStorage(target: address): nonpayable


# Where halmos answers: the addresses of Foundry's and of its own cheat codes.
VM: constant(address) = 0x7109709ECfa91a80626fF3989D68f67F5b1DD12D
SVM: constant(address) = 0xF3993A62377BCd56AE39D773740A5390411E8BC9

PANIC: constant(bytes4) = 0x4e487b71  # Panic(uint256)
ASSERTION: constant(uint256) = 1

PLATFORM: constant(address) = 0x1111111111111111111111111111111111111111
BOND: constant(uint256) = 10**16
ALL_ETHER: constant(uint256) = 2**96  # far more than there is, in wei
MANY: constant(uint256) = 2**64  # bonds


@deploy
def __init__():
    anything: address = raw_create(concat(Archive.PREFIX, b"anything"))
    records.__init__(anything, anything)
    payouts.__init__(PLATFORM, BOND, 0, 0)


@external
def setUp():
    """
    @notice Forgets what the storage holds.
    """
    extcall Svm(SVM).enableSymbolicStorage(self)


# Records


@external
def check_a_request_is_read_as_it_was_written(
    requester: address,
    ticket: uint64,
    adapter: uint256,
    recipient: address,
    model: uint256,
    deadline: uint256,
    sealed: bool,
    commitment: bytes32,
):
    extcall Vm(VM).assume(max(adapter, model) <= records.ENTRY_MASK)
    extcall Vm(VM).assume(deadline <= records.TIME_MASK)
    id: uint256 = records._write(
        requester, ticket, adapter, recipient, model, deadline, sealed, commitment
    )
    found: records.Request = records._read(id)
    self._hold(found.requester == requester)
    self._hold(found.ticket == ticket)
    self._hold(found.adapter == adapter)
    self._hold(found.recipient == recipient)
    self._hold(found.model == model)
    self._hold(found.deadline == deadline)
    self._hold(found.status == records.OPEN)
    self._hold(found.sealed == sealed)
    self._hold(records._commitment(id, sealed) == commitment)


@external
def check_a_move_changes_the_status_alone(id: uint256, status: uint256):
    extcall Vm(VM).assume(status <= records.STATUS_MASK)
    expected: records.Request = records._read(id)
    records._move(id, status)
    expected.status = status
    self._hold(keccak256(abi_encode(records._read(id))) == keccak256(abi_encode(expected)))


@external
def check_worker_time_and_token_lie_side_by_side(id: uint256, worker: address, until: uint256, token: uint256):
    extcall Vm(VM).assume(until <= records.TIME_MASK)
    extcall Vm(VM).assume(token < 2**56)
    expected: records.Request = records._read(id)
    records._put_in_hand(id, worker, until)
    records._name(id, token)
    expected.worker = worker
    expected.until = until
    self._hold(keccak256(abi_encode(records._read(id))) == keccak256(abi_encode(expected)))
    self._hold(records._records[id].hand >> records.TOKEN_SHIFT == token)


# Purses


@external
def check_a_bond_that_comes_back_leaves_all_as_it_was(worker: address, other: address):
    self._assume_sound(worker)
    extcall Vm(VM).assume(other != worker)
    before: uint256 = payouts._purses[worker]
    others: uint256 = payouts._purses[other]
    payouts._hold(worker)
    self._hold(self._owed(worker) == (before & payouts.OWED_MASK) - BOND)
    self._hold(self._bonds(worker) == ((before & ~payouts.KEEPER) >> payouts.BONDS_SHIFT) + 1)
    payouts._release(worker)
    self._hold(payouts._purses[worker] == before)
    self._hold(payouts._purses[other] == others)


@external
def check_a_bond_is_held_only_of_who_has_one(worker: address):
    self._assume_sound(worker)
    owed: uint256 = self._owed(worker)
    payouts._hold(worker)
    self._hold(owed >= BOND)


@external
def check_a_bond_that_is_lost_is_the_platforms(worker: address, other: address):
    self._assume_sound(worker)
    self._assume_sound(PLATFORM)
    extcall Vm(VM).assume(self._bonds(worker) > 0)
    extcall Vm(VM).assume(other != worker and other != PLATFORM)
    bonds: uint256 = self._bonds(worker)
    owed: uint256 = self._owed(worker)
    platform: uint256 = self._owed(PLATFORM)
    others: uint256 = payouts._purses[other]
    payouts._slash(worker)
    self._hold(self._bonds(worker) == bonds - 1)
    self._hold(self._owed(PLATFORM) == platform + BOND)
    if worker != PLATFORM:
        self._hold(self._owed(worker) == owed)
    self._hold(payouts._purses[other] == others)


@external
def check_a_credit_is_its_accounts_alone(account: address, other: address, amount: uint256):
    self._assume_sound(account)
    extcall Vm(VM).assume(amount < ALL_ETHER)
    extcall Vm(VM).assume(other != account)
    owed: uint256 = self._owed(account)
    above: uint256 = payouts._purses[account] & ~payouts.OWED_MASK
    others: uint256 = payouts._purses[other]
    payouts._credit(account, amount)
    self._hold(self._owed(account) == owed + amount)
    self._hold(payouts._purses[account] & ~payouts.OWED_MASK == above)
    self._hold(payouts._purses[other] == others)


# Inside


@internal
def _assume_sound(account: address):
    """
    @notice Assumes that a purse holds no more ether than there is, and no more bonds than that could pay for.
    """
    extcall Vm(VM).assume(self._owed(account) < ALL_ETHER)
    extcall Vm(VM).assume(self._bonds(account) < MANY)


@view
@internal
def _owed(account: address) -> uint256:
    return payouts._purses[account] & payouts.OWED_MASK


@view
@internal
def _bonds(account: address) -> uint256:
    return (payouts._purses[account] & ~payouts.KEEPER) >> payouts.BONDS_SHIFT


@internal
def _hold(theorem: bool):
    """
    @notice Fails the proof unless the theorem holds.
    """
    if not theorem:
        raw_revert(abi_encode(ASSERTION, method_id=PANIC))
