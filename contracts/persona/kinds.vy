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
    0x0a19155b6c202b01cb534d6eb9d34f93184c4a4d693eb9a6f177317d957d192d,
    0x77f44c58a276f4ed3d90e1001a71f87174d0e6792c3c7e88330d89339936fec8,
    0xa44e9213393dd7b36e1a7afaa89758894e978f717a74b09747e68458f10c437d,
    0x01ebadd7f5d3507a4618b557467733fec6dc4cd14592f2b4eb3a86c22399fc10,
]
