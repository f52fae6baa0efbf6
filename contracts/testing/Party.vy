# pragma version 0.4.3
"""
@title A contract that takes part in requests, and would rather cheat
@license MIT
@notice Plays whatever contract a request meets: who asks, a worker, a verifier, a collection, whom a payment goes to.
        It does as it is told from outside, and its mood says how it answers when it is called.
"""

flag Mood:
    POLITE
    REFUSES  # reverts
    COMES_BACK  # does what it planned before it answers
    LIES  # says yes to everything
    MUMBLES  # answers, but not with what was asked for
    BURNS  # uses up all gas that it is given


mood: public(Mood)

# What it does when it comes back: whom it calls and with what. And whether that went well, the last time.
target: public(address)
plan: public(Bytes[4096])
succeeded: public(bool)

# The one digest that it stands for when it is polite (ERC-1271).
signed: public(bytes32)


@deploy
def __init__(mood: Mood):
    self.mood = mood


@external
def feel(mood: Mood):
    self.mood = mood


@external
def sign(digest: bytes32):
    self.signed = digest


@external
def intend(target: address, plan: Bytes[4096]):
    """
    @notice Says what to do when it comes back.
    """
    self.target = target
    self.plan = plan


@payable
@external
def act(target: address, data: Bytes[4096]):
    """
    @notice Calls a contract in its own name, with what it is sent.
    """
    raw_call(target, data, value=msg.value)


# Its answers


@view
@external
def isValidSignature(digest: bytes32, signature: Bytes[2048]) -> bytes32:
    self._answer()
    if self.mood == Mood.MUMBLES:
        return convert(1, bytes32)
    if self.mood == Mood.LIES or digest == self.signed:
        return convert(0x1626ba7e, bytes32)
    return empty(bytes32)


@view
@external
def accepts(worker: address) -> bool:
    self._answer()
    return True


@external
def mint(receiver: address, request: uint256) -> uint256:
    self._answer()
    self._come_back()
    return request


@payable
@external
def __default__():
    self._answer()
    self._come_back()


@internal
def _come_back():
    if self.mood == Mood.COMES_BACK:
        # Once: who came back for ever would run out of gas, and stop itself.
        self.mood = Mood.POLITE
        self.succeeded = raw_call(self.target, self.plan, revert_on_failure=False)


@view
@internal
def _answer():
    assert self.mood != Mood.REFUSES, "party: no"
    if self.mood == Mood.BURNS:
        x: bytes32 = empty(bytes32)
        for _: uint256 in range(2**40):
            x = keccak256(x)
