# pragma version 0.4.3
"""
@title What a move changes, and what it leaves alone
@license MIT
@notice The token core with its storage laid open: each `check_` is a theorem that halmos proves for every caller,
        every argument and every content of storage. Run by tests/proofs.
@dev That a work stays whose it is follows from the words that say so: its own, its batch's, and its bucket's.
"""

from ..token import batches
from ..token import erc721
from ..token import locks
from ..token import ownership
from ..token import supply

initializes: ownership
initializes: locks[ownership := ownership]
initializes: supply[ownership := ownership, locks := locks]
initializes: batches
initializes: erc721[batches := batches, supply := supply]

exports: (
    erc721.approve,
    erc721.burn,
    erc721.ownerOf,
    erc721.setApprovalForAll,
    erc721.transferFrom,
)


interface Vm:
    def prank(sender: address): nonpayable
    def assume(condition: bool): nonpayable


interface Svm:
    def enableSymbolicStorage(target: address): nonpayable


interface Token:
    def approve(account: address, id: uint256): nonpayable
    def burn(id: uint256): nonpayable
    def setApprovalForAll(operator: address, approved: bool): nonpayable
    def transferFrom(sender: address, receiver: address, id: uint256): nonpayable


# Where halmos answers: the addresses of Foundry's and of its own cheat codes.
VM: constant(address) = 0x7109709ECfa91a80626fF3989D68f67F5b1DD12D
SVM: constant(address) = 0xF3993A62377BCd56AE39D773740A5390411E8BC9

PANIC: constant(bytes4) = 0x4e487b71  # Panic(uint256)
ASSERTION: constant(uint256) = 1


@deploy
def __init__():
    ownership.__init__()
    supply.__init__(0)


@external
def setUp():
    """
    @notice Forgets what the storage holds.
    """
    extcall Svm(SVM).enableSymbolicStorage(self)


# No transfer without approval


@external
def check_only_who_may_moves_a_work(caller: address, sender: address, receiver: address, id: uint256):
    holder: address = erc721._owner_of(id)
    may: bool = self._may(caller, holder, id)
    extcall Vm(VM).prank(caller)
    extcall Token(self).transferFrom(sender, receiver, id)
    self._hold(may)
    self._hold_equal(
        [convert(holder, uint256), erc721._owners[id], convert(erc721._approved[id], uint256), 0],
        [convert(sender, uint256), convert(receiver, uint256), 0, 0],
    )


@external
def check_only_who_may_burns_a_work(caller: address, id: uint256):
    may: bool = self._may(caller, erc721._owner_of(id), id)
    extcall Vm(VM).prank(caller)
    extcall Token(self).burn(id)
    self._hold(may)


@external
def check_a_transfer_touches_one_work(
    caller: address, sender: address, receiver: address, id: uint256, other: uint256, bucket: uint256, head: uint256
):
    before: uint256[4] = self._words(id, other, bucket, head)
    extcall Vm(VM).prank(caller)
    extcall Token(self).transferFrom(sender, receiver, id)
    self._hold_equal(before, self._words(id, other, bucket, head))


@external
def check_a_burn_touches_one_work(caller: address, id: uint256, other: uint256, bucket: uint256, head: uint256):
    before: uint256[4] = self._words(id, other, bucket, head)
    extcall Vm(VM).prank(caller)
    extcall Token(self).burn(id)
    self._hold_equal(before, self._words(id, other, bucket, head))


@external
def check_an_approval_is_the_holders(caller: address, account: address, id: uint256, other: uint256):
    extcall Vm(VM).assume(id != other)
    owner: uint256 = erc721._owners[id]
    extcall Vm(VM).assume(owner != 0)
    approved: address = erc721._approved[other]
    may: bool = owner == convert(caller, uint256)
    if not may:
        may = erc721.isApprovedForAll[convert(owner % erc721.BURNT, address)][caller]
    extcall Vm(VM).prank(caller)
    extcall Token(self).approve(account, id)
    self._hold(may)
    self._hold(erc721._approved[other] == approved)


@external
def check_only_the_account_names_its_operators(
    caller: address, operator: address, approved: bool, account: address, named: address
):
    extcall Vm(VM).assume(account != caller)
    before: bool = erc721.isApprovedForAll[account][named]
    extcall Vm(VM).prank(caller)
    extcall Token(self).setApprovalForAll(operator, approved)
    self._hold(erc721.isApprovedForAll[account][named] == before)


# Supply conserved


@external
def check_a_transfer_moves_one_balance_to_another(
    sender: address, receiver: address, other: address, id: uint256
):
    # Sent by the holder: by whose leave a work moves has no part in this, and would take eight times as long.
    extcall Vm(VM).assume(sender != receiver)
    extcall Vm(VM).assume(other != sender)
    extcall Vm(VM).assume(other != receiver)
    before: uint256[4] = self._counts(sender, receiver, other)
    extcall Vm(VM).prank(sender)
    extcall Token(self).transferFrom(sender, receiver, id)
    # The balances of an arbitrary storage may wrap.
    before[0] = unsafe_sub(before[0], 1)
    before[1] = unsafe_add(before[1], 1)
    self._hold_equal(before, self._counts(sender, receiver, other))


@external
def check_a_transfer_to_oneself_changes_no_balance(holder: address, other: address, id: uint256):
    before: uint256[4] = self._counts(holder, holder, other)
    extcall Vm(VM).prank(holder)
    extcall Token(self).transferFrom(holder, holder, id)
    self._hold_equal(before, self._counts(holder, holder, other))


@external
def check_a_burn_takes_one_from_its_holder_and_from_all(caller: address, id: uint256, other: address):
    holder: address = convert(erc721._owners[id] % erc721.BURNT, address)
    extcall Vm(VM).assume(holder != empty(address))
    extcall Vm(VM).assume(other != holder)
    before: uint256[4] = self._counts(holder, holder, other)
    extcall Vm(VM).prank(caller)
    extcall Token(self).burn(id)
    before[0] = unsafe_sub(before[0], 1)
    before[1] = before[0]
    before[3] = unsafe_add(before[3], supply.ONE_BURNT)
    self._hold_equal(before, self._counts(holder, holder, other))
    self._hold(erc721._owners[id] == erc721.BURNT)


@external
def check_a_burnt_work_cannot_be_touched(
    call: uint256, caller: address, sender: address, receiver: address, id: uint256
):
    extcall Vm(VM).assume(erc721._owners[id] == erc721.BURNT)
    data: Bytes[100] = abi_encode(id, method_id=method_id("ownerOf(uint256)"))
    if call == 0:
        data = abi_encode(sender, receiver, id, method_id=method_id("transferFrom(address,address,uint256)"))
    elif call == 1:
        data = abi_encode(id, method_id=method_id("burn(uint256)"))
    elif call == 2:
        data = abi_encode(receiver, id, method_id=method_id("approve(address,uint256)"))
    extcall Vm(VM).prank(caller)
    self._hold(not raw_call(self, data, revert_on_failure=False))


@internal
def _words(id: uint256, other: uint256, bucket: uint256, head: uint256) -> uint256[4]:
    """
    @notice Returns all the words that say whose another work is, and the approval for it.
    """
    extcall Vm(VM).assume(id != other)
    return [
        erc721._owners[other],
        convert(erc721._approved[other], uint256),
        batches._heads[bucket],
        batches._batches[head],
    ]


@view
@internal
def _may(caller: address, holder: address, id: uint256) -> bool:
    if caller == holder or caller == erc721._approved[id]:
        return True
    return erc721.isApprovedForAll[holder][caller]


@view
@internal
def _counts(a: address, b: address, c: address) -> uint256[4]:
    """
    @notice Returns the balances of three accounts, and the word that counts all works.
    """
    return [erc721._balances[a], erc721._balances[b], erc721._balances[c], supply._counts]


@internal
def _hold_equal(a: uint256[4], b: uint256[4]):
    # One theorem for all four is quicker than four.
    self._hold((a[0] ^ b[0]) | (a[1] ^ b[1]) | (a[2] ^ b[2]) | (a[3] ^ b[3]) == 0)


@internal
def _hold(theorem: bool):
    """
    @notice Fails the proof unless the theorem holds.
    """
    if not theorem:
        raw_revert(abi_encode(ASSERTION, method_id=PANIC))
