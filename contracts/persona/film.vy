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
GAIN_ONE: constant(int256) = 128
MOST_GAIN: constant(int256) = 255
PERIOD: constant(int256) = 8192  # of the waves, in the sums of their units: of all of them, as shorter ones divide it
OFFSET_REACH: constant(int256) = 4096  # of the outputs' offsets


@view
def _film(latent: int256[sums.INPUTS], data: address, start: uint256) -> (int256[GAINS], int256[UNITS - GAINS]):
    """
    @notice Gives the gains and the offsets under a latent.
    @param latent Numbers in [-128, 127].
    @param data The contract that holds the layer's weights.
    @param start The byte of its code that they begin at.
    """
    # unsafe: numbers are below 2**24 in size, and units below UNITS where they are counted.
    tens: int256[sums.LANES][sums.TENS] = sums._sums(latent, data, start)
    gains: int256[GAINS] = empty(int256[GAINS])
    offsets: int256[UNITS - GAINS] = empty(int256[UNITS - GAINS])
    unit: uint256 = 0
    for numbers: int256[sums.LANES] in tens:
        for number: int256 in numbers:
            if unit < GAINS:
                gains[unit] = max(min(unsafe_add(GAIN_ONE, number >> GAIN_SHIFT), MOST_GAIN), 0)
            elif unit < UNITS - OUTPUTS:
                offsets[unsafe_sub(unit, GAINS)] = number & (PERIOD - 1)
            elif unit < UNITS:
                offsets[unsafe_sub(unit, GAINS)] = max(min(number, OFFSET_REACH - 1), -OFFSET_REACH)
            unit = unsafe_add(unit, 1)
    return gains, offsets
