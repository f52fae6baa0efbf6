# pragma version 0.4.3
"""
@title Dream
@license MIT
@notice What is told to the network of a seed: its latent, between or beyond those of the kin it has learnt.
@dev Twin: reference/imago/dream.py.
"""

from ..numeric import stream
from . import film
from . import look

KIN_COUNT: constant(uint256) = 12
# A latent for each of the kin: its numbers + 128, a byte each, from the lowest byte on.
KIN: constant(uint256[KIN_COUNT]) = [
    198681481032453338095820994806969867184,
    240021884283004637431948204624203683993,
    194476029252969142175509692340268698473,
    94991757384574101114015139123892066360,
    96527345053839797012521650827497444928,
    197035386903138066328194384362236744375,
    165263094307942490417678723308776984475,
    141898019313593580051441800753051606599,
    65514706087566431133822314595613744218,
    202830451524948959098417926798832310409,
    238453930759226827684125223923748705146,
    246730335880056956495938463507023009450,
]
PARTS: constant(int256) = 64
STRAY: constant(int256) = 7  # twice: how far a number strays
LEAST_NUMBER: constant(int256) = -128
MOST_NUMBER: constant(int256) = 127


@pure
def _dream(seed: uint256, strain: uint256) -> (int256[film.LATENT], uint256):
    """
    @notice Draws a latent.
    @return The latent, and which of the kin is the nearest.
    """
    draws: uint256[8] = stream._draws(seed, 1)
    kin: uint256 = stream._below(draws[0], KIN_COUNT)
    one: uint256 = KIN[kin]
    other: uint256 = KIN[(kin + 1 + stream._below(draws[1], KIN_COUNT - 1)) % KIN_COUNT]
    part: int256 = 0
    if strain == look.KINDRED:
        part = stream._between(draws[2], 8, 22)
    elif strain == look.HYBRID:
        part = stream._between(draws[2], 24, 32)
    elif strain == look.BEYOND:
        part = -stream._between(draws[2], 12, 24)
    latent: int256[film.LATENT] = empty(int256[film.LATENT])
    for k: uint256 in range(film.LATENT):
        if k % 8 == 0:
            draws = stream._draws(seed, 2 + k // 8)
        draw: uint256 = draws[k % 8]
        number: int256 = convert(one & 255, int256) * (PARTS - part) + convert(other & 255, int256) * part
        # 128 was added to both.
        number = (number - 128 * PARTS) >> 6
        number += stream._about(draw, STRAY) + stream._about((draw << 16) & (2**32 - 1), STRAY)
        latent[k] = max(LEAST_NUMBER, min(MOST_NUMBER, number))
        one = one >> 8
        other = other >> 8
    return latent, kin
