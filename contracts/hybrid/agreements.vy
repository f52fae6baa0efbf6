# pragma version 0.4.3
"""
@title Agreements
@license MIT
@notice The EIP-712 hash of what a member of a quorum signs, who ran an exact model for himself: from this seed and
        this prompt comes this image, bit for bit.
@dev Twin: reference/hybrid/agreements.py.
"""

from ..interfaces import IVerifier
from . import domain

AGREEMENT_TYPE: constant(String[158]) = "Agreement(address orchestrator,uint256 request,bytes32 model,bytes32 adapter,bytes32 prompt,bytes32 parameters,uint256 seed,bytes32 artifact,bytes32 cid)"


@view
@internal
def _digest(orchestrator: address, receipt: IVerifier.Receipt) -> bytes32:
    """
    @notice Returns what a member signs who agrees with a receipt.
    """
    return domain._digest(
        keccak256(
            abi_encode(
                keccak256(AGREEMENT_TYPE),
                orchestrator,
                receipt.request,
                receipt.model,
                receipt.adapter,
                receipt.prompt,
                receipt.parameters,
                receipt.seed,
                receipt.artifact,
                receipt.cid,
            )
        )
    )
