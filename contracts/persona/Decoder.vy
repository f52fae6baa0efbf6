# pragma version 0.4.3
"""
@title Decoder
@license MIT
@notice Makes of a latent what it tells of half a mask: fields, sample by sample.
@dev What it does is in functions in reference/persona/film.py and reference/persona/field.py.
"""

from . import field as grids
from . import film
from . import network
from . import sums

# Of a state, as in reference/neural/flow.py.
TOLD_SHIFT: constant(uint256) = 5
LEAST_TOLD: constant(int256) = -128
MOST_TOLD: constant(int256) = 127
HALF: constant(int256) = 16  # 2**TOLD_SHIFT // 2
MOST_STATE: constant(int256) = 4096  # of which the network is told apart: beyond MOST_TOLD << TOLD_SHIFT

DATA: immutable(address)


@deploy
def __init__(data: address[1]):
    """
    @param data The contract that holds the weights of the film.
    """
    assert data[0].codehash == sums.CODE_HASH, "decoder: other weights"
    DATA = data[0]


@view
@external
def fields(state: int256[sums.INPUTS]) -> uint256[grids.WORDS][grids.SIDE][network.OUTPUTS]:
    """
    @notice Evaluates the network under a latent.
    @param state Where the flow has come to, 2**10 to a standard deviation.
    @return A field for each channel: rows of samples, 16 in a word.
    """
    latent: int256[sums.INPUTS] = empty(int256[sums.INPUTS])
    at: uint256 = 0
    for number: int256 in state:
        # unsafe: what is added to is at most MOST_STATE; places stay below the number of inputs.
        latent[at] = max(min(unsafe_add(min(number, MOST_STATE), HALF) >> TOLD_SHIFT, MOST_TOLD), LEAST_TOLD)
        at = unsafe_add(at, 1)
    gains: int256[film.GAINS] = empty(int256[film.GAINS])
    offsets: int256[film.UNITS - film.GAINS] = empty(int256[film.UNITS - film.GAINS])
    gains, offsets = film._film(latent, DATA)
    return grids._fields(gains, offsets)


@view
@external
def weights() -> DynArray[address, 32]:
    """
    @notice Returns the contracts that hold weights; those of the other layers are in this code.
    """
    return [DATA]
