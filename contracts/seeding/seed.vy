# pragma version 0.4.3
"""
@title From entropy to a work's seed
@license MIT
@notice One ticket serves a whole batch, and every batch of its block; the collection and the id tell the
        works apart.
@dev Twin: reference/seeding/seed.py.
"""


@pure
@internal
def _derive(entropy: bytes32, collection: address, id: uint256) -> uint256:
    """
    @notice Returns the seed of a work, keccak256 of three words: entropy, collection, id.
    """
    return convert(keccak256(abi_encode(entropy, collection, id)), uint256)
