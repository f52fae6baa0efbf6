# pragma version 0.4.3
"""
@title Receipts
@license MIT
@notice The EIP-712 hash of a receipt: all that a worker answers for, in 32 bytes that the chain keeps.
@dev Twin: reference/hybrid/receipts.py.
"""

from ..interfaces import IVerifier
from . import domain

# In the order of the struct in IVerifier.vyi.
RECEIPT_TYPE: constant(String[181]) = "Receipt(uint256 request,bytes32 model,bytes32 adapter,bytes32 prompt,bytes32 parameters,uint256 seed,bytes32 artifact,bytes32 cid,bytes32 etching,address worker,bytes32 environment)"


@pure
@internal
def _hash(receipt: IVerifier.Receipt) -> bytes32:
    """
    @notice Returns the hash of the struct.
    """
    # All fields are words, so that their encoding is the struct's own.
    return keccak256(abi_encode(keccak256(RECEIPT_TYPE), receipt))


@view
@internal
def _digest(receipt: IVerifier.Receipt) -> bytes32:
    """
    @notice Returns what the worker signs.
    """
    return domain._digest(self._hash(receipt))
