# pragma version 0.4.3
"""
@title Dreamer
@license MIT
@notice Runs Imago's network on a grid for a seed. The piece calls it: together they are more than a contract may hold.
"""

from ..contour import marching
from . import dream
from . import field
from . import film


@view
@external
def fields(seed: uint256, strain: uint256) -> uint256[marching.FIELD_WORDS][4]:
    """
    @notice Returns the grid of each channel of the network, under the seed's latent.
    @param strain As look._look draws it.
    """
    latent: int256[film.LATENT] = empty(int256[film.LATENT])
    kin: uint256 = 0
    latent, kin = dream._dream(seed, strain)
    gains: int256[film.GAINS] = empty(int256[film.GAINS])
    offsets: int256[film.UNITS - film.GAINS] = empty(int256[film.UNITS - film.GAINS])
    gains, offsets = film._film(latent)
    return field._fields(gains, offsets)


@view
@external
def kin(seed: uint256, strain: uint256) -> uint256:
    """
    @notice Returns which of the kin that the network has learnt is the seed's nearest.
    """
    latent: int256[film.LATENT] = empty(int256[film.LATENT])
    nearest: uint256 = 0
    latent, nearest = dream._dream(seed, strain)
    return nearest
