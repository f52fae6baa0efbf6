# pragma version 0.4.3
"""
@title What a latent does to Persona's network
@license MIT
@notice A gain for each unit of its first layer, an offset for each unit of all.
@dev Twin: reference/persona/film.py. sums.vy has the dense layer that makes them of a latent.
"""

from . import network
from . import sums

GAINS: constant(uint256) = network.GAINS
OUTPUTS: constant(uint256) = network.OUTPUTS
UNITS: constant(uint256) = GAINS + network.OFFSETS  # the gains and the offsets, in this order
GAIN_SHIFT: constant(uint256) = 4
GAIN_ONE: constant(int256) = 64
MOST_GAIN: constant(int256) = 127
PERIOD: constant(int256) = 4096  # of the waves, in the sums of their units


@view
def _film(latent: int256[sums.INPUTS], data: address) -> (int256[GAINS], int256[UNITS - GAINS]):
    """
    @notice Gives the gains and the offsets under a latent.
    @param latent Numbers in [-128, 127].
    @param data Where the layer's weights lie.
    """
    # unsafe: sums are below 2**24 in size.
    found: int256[UNITS] = sums._sums(latent, data)
    gains: int256[GAINS] = empty(int256[GAINS])
    offsets: int256[UNITS - GAINS] = empty(int256[UNITS - GAINS])
    unit: uint256 = 0
    for sum: int256 in found:
        if unit < GAINS:
            gains[unit] = max(min(unsafe_add(GAIN_ONE, sum >> GAIN_SHIFT), MOST_GAIN), 0)
        elif unit < UNITS - OUTPUTS:
            offsets[unsafe_sub(unit, GAINS)] = sum & (PERIOD - 1)
        else:
            offsets[unsafe_sub(unit, GAINS)] = max(min(sum, PERIOD - 1), -PERIOD)
        unit = unsafe_add(unit, 1)
    return gains, offsets
