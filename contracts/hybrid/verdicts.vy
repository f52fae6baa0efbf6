# pragma version 0.4.3
"""
@title Verdicts
@license MIT
@notice The EIP-712 hash of what a curator signs: yes or no to one image of one request, until a moment.
@dev Twin: reference/hybrid/verdicts.py.
"""

from . import domain

VERDICT_TYPE: constant(String[92]) = "Verdict(address orchestrator,uint256 request,bytes32 artifact,bool approved,uint256 expiry)"


@view
@internal
def _digest(orchestrator: address, request: uint256, artifact: bytes32, approved: bool, expiry: uint256) -> bytes32:
    """
    @notice Returns what a curator signs.
    """
    return domain._digest(
        keccak256(abi_encode(keccak256(VERDICT_TYPE), orchestrator, request, artifact, approved, expiry))
    )
