# pragma version 0.4.3
"""
@title What is true of a collection in every state
@license MIT
@notice Each `check_` is a theorem that halmos proves about the deployed bytecode, for every caller, every argument
        and every content of storage. Run by tests/proofs.
@dev A theorem fails by `_hold`, which reverts as Solidity's failed assertion does. Paths on which the collection
     itself reverts prove nothing and are left.
"""

interface Vm:
    def getCode(path: String[64]) -> Bytes[24_576]: view
    def prank(sender: address): nonpayable
    def assume(condition: bool): nonpayable


interface Svm:
    def enableSymbolicStorage(target: address): nonpayable


interface Collection:
    def balanceOf(account: address) -> uint256: view
    def minted() -> uint256: view
    def max_supply() -> uint256: view
    def is_minter(account: address) -> bool: view
    def owner() -> address: view
    def locked() -> uint256: view
    def generator() -> address: view
    def royaltyInfo(id: uint256, price: uint256) -> (address, uint256): view
    def mint(receiver: address, quantity: uint256) -> uint256: nonpayable


# Where halmos answers: the addresses of Foundry's and of its own cheat codes.
VM: constant(address) = 0x7109709ECfa91a80626fF3989D68f67F5b1DD12D
SVM: constant(address) = 0xF3993A62377BCd56AE39D773740A5390411E8BC9

PANIC: constant(bytes4) = 0x4e487b71  # Panic(uint256)
ASSERTION: constant(uint256) = 1

GENERATOR: constant(uint256) = 1
SUPPLY: constant(uint256) = 4
ROYALTY: constant(uint256) = 8

collection: Collection


@external
def setUp():
    """
    @notice Deploys a collection with all it needs, and forgets what its storage holds.
    """
    svg_bytes: uint256 = 256
    trait_count: uint256 = 1
    drawing: Bytes[64] = abi_encode(svg_bytes, trait_count)
    code: Bytes[24_576] = staticcall Vm(VM).getCode("EchoGenerator.sol:EchoGenerator")
    generator: address = raw_create(concat(code, drawing))
    seeder: address = raw_create(staticcall Vm(VM).getCode("CommitReveal.sol:CommitReveal"))
    scribe: address = raw_create(staticcall Vm(VM).getCode("Scribe.sol:Scribe"))
    supply: uint256 = 100
    royalty_bps: uint256 = 500
    terms: Bytes[640] = abi_encode("Echo", "ECHO", "", generator, seeder, scribe, supply, self, royalty_bps)
    code = staticcall Vm(VM).getCode("Collection.sol:Collection")
    self.collection = Collection(raw_create(concat(code, terms)))
    extcall Svm(SVM).enableSymbolicStorage(self.collection.address)


# Supply conserved


@external
def check_a_mint_adds_what_it_says(caller: address, receiver: address, other: address, quantity: uint256):
    extcall Vm(VM).assume(quantity <= 3)
    extcall Vm(VM).assume(other != receiver)
    extcall Vm(VM).assume(other != empty(address))
    extcall Vm(VM).assume(receiver != empty(address))
    minted: uint256 = staticcall self.collection.minted()
    balance: uint256 = staticcall self.collection.balanceOf(receiver)
    others: uint256 = staticcall self.collection.balanceOf(other)
    allowed: bool = staticcall self.collection.is_minter(caller)
    extcall Vm(VM).prank(caller)
    first: uint256 = extcall self.collection.mint(receiver, quantity)
    self._hold(allowed)
    self._hold(first == minted + 1)
    self._hold(staticcall self.collection.minted() == minted + quantity)
    self._hold(minted + quantity <= staticcall self.collection.max_supply())
    self._hold(staticcall self.collection.balanceOf(receiver) == unsafe_add(balance, quantity))
    self._hold(staticcall self.collection.balanceOf(other) == others)


# Locks one way


@external
def check_what_is_locked_stays_locked_and_as_it_is(
    caller: address, call: uint256, account: address, other: address, number: uint256
):
    locked: uint256 = staticcall self.collection.locked()
    generator: address = staticcall self.collection.generator()
    cap: uint256 = staticcall self.collection.max_supply()
    payee: address = empty(address)
    royalty: uint256 = 0
    payee, royalty = staticcall self.collection.royaltyInfo(0, 10_000)
    self._anything(caller, call, account, other, number)
    self._hold(locked & ~(staticcall self.collection.locked()) == 0)
    if locked & GENERATOR != 0:
        self._hold(staticcall self.collection.generator() == generator)
    if locked & SUPPLY != 0:
        self._hold(staticcall self.collection.max_supply() == cap)
    if locked & ROYALTY != 0:
        payee_after: address = empty(address)
        royalty_after: uint256 = 0
        payee_after, royalty_after = staticcall self.collection.royaltyInfo(0, 10_000)
        self._hold(payee_after == payee)
        self._hold(royalty_after == royalty)


@external
def check_only_the_owner_locks(
    caller: address, call: uint256, account: address, other: address, number: uint256
):
    extcall Vm(VM).assume(caller != staticcall self.collection.owner())
    locked: uint256 = staticcall self.collection.locked()
    self._anything(caller, call, account, other, number)
    self._hold(staticcall self.collection.locked() == locked)


@internal
def _hold(theorem: bool):
    """
    @notice Fails the proof unless the theorem holds.
    """
    if not theorem:
        raw_revert(abi_encode(ASSERTION, method_id=PANIC))


@internal
def _anything(caller: address, call: uint256, account: address, other: address, number: uint256):
    """
    @notice Makes one of the calls that may write, with any arguments; texts are empty, and batches of one.
    """
    data: Bytes[132] = b""
    if call == 0:
        data = abi_encode(number, method_id=method_id("lock(uint256)"))
    elif call == 1:
        data = abi_encode(account, method_id=method_id("set_generator(address)"))
    elif call == 2:
        data = abi_encode(account, number, method_id=method_id("set_royalty(address,uint256)"))
    elif call == 3:
        data = abi_encode(number, method_id=method_id("set_max_supply(uint256)"))
    elif call == 4:
        data = abi_encode(number != 0, method_id=method_id("set_paused(bool)"))
    elif call == 5:
        data = abi_encode(account, number != 0, method_id=method_id("set_minter(address,bool)"))
    elif call == 6:
        data = abi_encode(account, method_id=method_id("offer_ownership(address)"))
    elif call == 7:
        data = method_id("accept_ownership()")
    elif call == 8:
        data = abi_encode("", method_id=method_id("set_description(string)"))
    elif call == 9:
        data = abi_encode(account, empty(uint256) + 1, method_id=method_id("mint(address,uint256)"))
    elif call == 10:
        data = abi_encode(account, other, number, method_id=method_id("transferFrom(address,address,uint256)"))
    elif call == 11:
        data = abi_encode(number, method_id=method_id("burn(uint256)"))
    elif call == 12:
        data = abi_encode(account, number, method_id=method_id("approve(address,uint256)"))
    else:
        data = abi_encode(account, number != 0, method_id=method_id("setApprovalForAll(address,bool)"))
    extcall Vm(VM).prank(caller)
    raw_call(self.collection.address, data)
