# pragma version 0.4.3
"""
@title Where the data of Persona's kinds lies
@license MIT
@notice 3 kinds to a contract, each with the weights of its film and then those of its network.
@dev Made by `python -m scripts.compiler.persona`.
"""

KINDS: constant(uint256) = 10
EACH: constant(uint256) = 3  # kinds of a contract
CONTRACTS: constant(uint256) = 4
FIRST: constant(uint256) = 11  # the byte of its code that data begins with
BLOCK_BYTES: constant(uint256) = 6624  # of a kind
FILM_BYTES: constant(uint256) = 4480  # of its film, which come first
CODE_HASHES: constant(bytes32[CONTRACTS]) = [
    0x893c960aa7dbe356102048de06d1bce93304a4a2da841204d8137889b99c476a,
    0x13f8b61fbaceb4afd5163f4a204a8fa6d77b47da44413a1ce363db687cea0006,
    0x7b83d41c15f49226256d5941d13b8b5cb88d61934a6276c5e87fe87ded7c0b72,
    0xc31611161e1d4a070ee361bd8411d76c5330306ef1c34884dac70b530e0e43d3,
]
