# pragma version 0.4.3
"""
@title Proof by a worker's word
@license MIT
@notice A receipt is proven when a listed worker, whose bond is at stake, signed it. That attests and proves nothing
        else: it is the way for models in floating point, which give other bits on another machine.
@dev The list is asked at the claim and at the receipt, so that a worker whose key was stolen can be stopped at once.
     One that is struck off while it works loses its bond: who keeps the list is trusted with that much.
"""

from ..interfaces import IVerifier
from ..token import ownership
from . import signatures

implements: IVerifier

initializes: ownership

exports: (
    ownership.owner,
    ownership.pending_owner,
    ownership.offer_ownership,
    ownership.accept_ownership,
)


event WorkerSet:
    account: indexed(address)
    allowed: bool


is_worker: public(HashMap[address, bool])


@deploy
def __init__():
    """
    @notice Makes the deployer the owner, who next lists workers.
    """
    ownership.__init__()


@external
def set_worker(account: address, allowed: bool):
    """
    @notice Lists a worker, or strikes it off.
    """
    ownership._check_owner()
    assert account != empty(address), "bonded_worker: zero address"
    self.is_worker[account] = allowed
    log WorkerSet(account=account, allowed=allowed)


@view
@external
def accepts(worker: address) -> bool:
    """
    @notice Says whether an account may claim requests.
    """
    return self.is_worker[worker]


@view
@external
def verify(receipt: IVerifier.Receipt, digest: bytes32, proof: Bytes[2048]) -> bool:
    """
    @notice Says whether the receipt's worker is listed and signed it.
    @param proof 65 bytes of an account with a key; of a contract whatever it asks for (ERC-1271).
    """
    return self.is_worker[receipt.worker] and signatures._signed(receipt.worker, digest, proof)


@view
@external
def proof_type() -> String[16]:
    """
    @notice Names the kind of proof.
    """
    return "signature"
