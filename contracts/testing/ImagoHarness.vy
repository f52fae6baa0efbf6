# pragma version 0.4.3
"""
@title What tests and benchmarks reach of contracts/imago/
@license MIT
"""

from ..imago import dream
from ..imago import field
from ..imago import film
from ..imago import network


@pure
@external
def fields(gains: int256[network.GAINS], offsets: int256[network.OFFSETS]) -> uint256[field.WORDS][network.OUTPUTS]:
    return field._fields(gains, offsets)


@view
@external
def gas_of_fields(gains: int256[network.GAINS], offsets: int256[network.OFFSETS]) -> uint256:
    before: uint256 = msg.gas
    fields: uint256[field.WORDS][network.OUTPUTS] = field._fields(gains, offsets)
    after: uint256 = msg.gas
    return unsafe_sub(before, after)


@pure
@external
def film_of(latent: int256[film.LATENT]) -> (int256[film.GAINS], int256[film.UNITS - film.GAINS]):
    """
    @notice Gives the gains and the offsets under a latent.
    """
    return film._film(latent)


@pure
@external
def latent_of(seed: uint256, strain: uint256) -> (int256[film.LATENT], uint256):
    """
    @notice Gives a seed's latent, and its nearest kin.
    """
    return dream._dream(seed, strain)
