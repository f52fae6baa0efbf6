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
KIN: constant(bytes16[KIN_COUNT]) = [
    0x9578a94fa58780666d9bdf8f8a3d1bb0,
    0xb492888e8893b3a76691cba8b9871899,
    0x924eb887af3f8b4b4ea4c2b899900b69,
    0x4776bf3b80bc98545b4fe57593741838,
    0x489e7d8cc398ab60618eb3c8cd961640,
    0x943ba29ac4888d645679de8fac6312b7,
    0x7c5483a2ce64a6854fcccaaac6920f9b,
    0x6ac0907f6fc7b06c885ecbb8c7901e47,
    0x3149ac6597a8c58c63ace579a9811c5a,
    0x9897b9598aae775c8979dc96742c1889,
    0xb3648e7ac1767eaf4ba2cda2ac7c137a,
    0xb99e88c1b9a7c69d86adbaa8e2a216aa,
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
    one: uint256 = convert(KIN[kin], uint256)
    other: uint256 = convert(KIN[(kin + 1 + stream._below(draws[1], KIN_COUNT - 1)) % KIN_COUNT], uint256)
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
        # A half more than a byte is taken from both.
        number = (number - 128 * PARTS) >> 6
        number += stream._about(draw, STRAY) + stream._about((draw << 16) & (2**32 - 1), STRAY)
        latent[k] = max(LEAST_NUMBER, min(MOST_NUMBER, number))
        one = one >> 8
        other = other >> 8
    return latent, kin
