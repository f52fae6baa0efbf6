"""Membership in a list by a proof. Twin of contracts/minters/merkle.vy.

The convention is that of OpenZeppelin's StandardMerkleTree for the types ["address", "uint256"].
"""

from eth_utils import keccak

MAX_PROOF = 32


def leaf(account: str, allowance: int) -> bytes:
    """The leaf of an account that may mint so many works, hashed twice."""
    address = bytes.fromhex(account.removeprefix("0x"))
    return keccak(keccak(address.rjust(32, b"\0") + allowance.to_bytes(32, "big")))


def pair(a: bytes, b: bytes) -> bytes:
    """The node over two nodes, in whichever order they come."""
    return keccak(min(a, b) + max(a, b))


def root(leaf: bytes, proof: list[bytes]) -> bytes:
    """The root that the proof, the sister nodes from the leaf's own up, leads to."""
    node = leaf
    for sister in proof:
        node = pair(node, sister)
    return node
