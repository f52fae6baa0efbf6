# pragma version 0.4.3
"""
@title What a signature is bound to
@license MIT
@notice The EIP-712 domain of the contract that this is compiled into: a signature for another contract, or for
        another chain, is another message.
@dev Twin: reference/hybrid/domain.py.
"""

DOMAIN_TYPE: constant(String[82]) = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
NAME: constant(String[5]) = "Conus"
VERSION: constant(String[1]) = "1"

MAGIC: constant(bytes2) = 0x1901  # EIP-191: structured data follows


@view
@internal
def _separator() -> bytes32:
    """
    @notice Returns the hash of the domain. Made anew each time, so that it is right on both sides of a fork.
    """
    return keccak256(
        abi_encode(keccak256(DOMAIN_TYPE), keccak256(NAME), keccak256(VERSION), chain.id, self)
    )


@view
@internal
def _digest(struct_hash: bytes32) -> bytes32:
    """
    @notice Returns what is signed for a struct with this hash.
    """
    return keccak256(concat(MAGIC, self._separator(), struct_hash))
