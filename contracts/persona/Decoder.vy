# pragma version 0.4.3
"""
@title Decoder
@license MIT
@notice Makes of a latent what it tells of half a mask: fields, sample by sample.
@dev What it does is in functions in reference/persona/film.py and reference/persona/field.py.
"""

from . import field as grids
from . import film
from . import kinds
from . import network
from . import sums

# Of a state, as in reference/neural/flow.py.
TOLD_SHIFT: constant(uint256) = 5
LEAST_TOLD: constant(int256) = -128
MOST_TOLD: constant(int256) = 127
HALF: constant(int256) = 16  # 2**TOLD_SHIFT // 2
MOST_STATE: constant(int256) = 4096  # of which the network is told apart: beyond MOST_TOLD << TOLD_SHIFT

DATA: immutable(address[kinds.CONTRACTS])


@deploy
def __init__(data: address[kinds.CONTRACTS]):
    """
    @param data The contracts that hold the weights.
    """
    hashes: bytes32[kinds.CONTRACTS] = kinds.CODE_HASHES
    for at: uint256 in range(kinds.CONTRACTS):
        assert data[at].codehash == hashes[at], "decoder: other weights"
    DATA = data


@view
@external
def fields(state: int256[sums.INPUTS], kind: uint256) -> uint256[grids.WORDS][grids.SIDE][network.OUTPUTS]:
    """
    @notice Evaluates the network of a kind under a latent.
    @param state Where the flow has come to, 2**10 to a standard deviation.
    @return A field for each channel: rows of samples, 16 in a word.
    """
    assert kind < kinds.KINDS, "decoder: no such kind"
    latent: int256[sums.INPUTS] = empty(int256[sums.INPUTS])
    at: uint256 = 0
    for number: int256 in state:
        # unsafe: what is added to is at most MOST_STATE; places stay below the number of inputs.
        latent[at] = max(min(unsafe_add(min(number, MOST_STATE), HALF) >> TOLD_SHIFT, MOST_TOLD), LEAST_TOLD)
        at = unsafe_add(at, 1)
    gains: int256[film.GAINS] = empty(int256[film.GAINS])
    offsets: int256[film.UNITS - film.GAINS] = empty(int256[film.UNITS - film.GAINS])
    data: address = DATA[kind // kinds.EACH]
    start: uint256 = kinds.FIRST + kind % kinds.EACH * kinds.BLOCK_BYTES
    gains, offsets = film._film(latent, data, start)
    return grids._fields(gains, offsets, data, start + kinds.FILM_BYTES)


@view
@external
def weights() -> DynArray[address, 32]:
    """
    @notice Returns the contracts that hold the weights.
    """
    places: DynArray[address, 32] = []
    for place: address in DATA:
        places.append(place)
    return places
