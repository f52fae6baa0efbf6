"""What is told to the network of a seed: its latent, between or beyond those of the kin it has learnt.

Twin of contracts/imago/dream.vy.
"""

from typing import NamedTuple

from reference.imago.film import LATENT
from reference.imago.look import BEYOND, HYBRID, PURE
from reference.numeric import stream

KIN_COUNT = 12
# A latent for each of the kin: its numbers + 128, a byte each, from the lowest byte on.
# fmt: off
KIN = [
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
# fmt: on
PARTS = 64
STRAY = 7  # twice: how far a number strays
LEAST_NUMBER = -128
MOST_NUMBER = 127


class Dream(NamedTuple):
    latent: list[int]
    kin: int  # the nearest


def dream(seed: int, strain: int) -> Dream:
    """Draws a latent."""
    draws = stream.draws(seed, 1)
    kin = stream.below(draws[0], KIN_COUNT)
    other = (kin + 1 + stream.below(draws[1], KIN_COUNT - 1)) % KIN_COUNT
    part = stream.between(draws[2], 8, 22)
    if strain == PURE:
        part = 0
    elif strain == HYBRID:
        part = stream.between(draws[2], 24, 32)
    elif strain == BEYOND:
        part = -stream.between(draws[2], 12, 24)
    latent = []
    for k in range(LATENT):
        draw = stream.draws(seed, 2 + k // 8)[k % 8]
        stray = stream.about(draw, STRAY) + stream.about(draw << 16 & 2**32 - 1, STRAY)
        a, b = (KIN[kin] >> 8 * k & 255) - 128, (KIN[other] >> 8 * k & 255) - 128
        number = (a * (PARTS - part) + b * part >> 6) + stray
        latent += [max(LEAST_NUMBER, min(MOST_NUMBER, number))]
    return Dream(latent, kin)
