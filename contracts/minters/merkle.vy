# pragma version 0.4.3
"""
@title Membership in a list by a proof
@license MIT
@notice A root of 32 bytes stands for a list of accounts and allowances of any length.
@dev Twin: reference/minters/merkle.py. The convention is that of OpenZeppelin's StandardMerkleTree for the
     types ["address", "uint256"]: a leaf is hashed twice, so that no inner node can pass for one, and a pair
     is hashed in ascending order, so that a proof needs no sides.
"""

# Depth of the tree: enough for four billion accounts.
MAX_PROOF: constant(uint256) = 32


@pure
@internal
def _leaf(account: address, allowance: uint256) -> bytes32:
    """
    @notice Returns the leaf of an account that may mint so many works.
    """
    return keccak256(keccak256(abi_encode(account, allowance)))


@pure
@internal
def _pair(a: bytes32, b: bytes32) -> bytes32:
    """
    @notice Returns the node over two nodes, in whichever order they come.
    """
    if convert(a, uint256) < convert(b, uint256):
        return keccak256(concat(a, b))
    return keccak256(concat(b, a))


@pure
@internal
def _root(leaf: bytes32, proof: DynArray[bytes32, MAX_PROOF]) -> bytes32:
    """
    @notice Returns the root that the proof leads to from the leaf.
    @param proof The sister nodes, from the leaf's own up.
    """
    node: bytes32 = leaf
    for sister: bytes32 in proof:
        node = self._pair(node, sister)
    return node
