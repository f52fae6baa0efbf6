"""Sennit's palettes in a perceptual space: cords stand off from the field and from each other."""

import itertools

import pytest

from reference.generators import sennit
from reference.weaving.dye import HERO, ROLES
from reference.weaving.look import PALETTE_COUNT
from tests.pieces.oklab import distance

# Distances in OKLab.
MIN_FROM_FIELD = 0.12
MIN_HERO_FROM_FIELD = 0.35
MIN_BETWEEN_CORDS = 0.11

palettes = pytest.mark.parametrize("palette", range(PALETTE_COUNT), ids=sennit.PALETTE_NAMES.split())


def cords(palette: int) -> list[str]:
    return [sennit.colour(palette, sennit.FIRST_ROLE + role) for role in range(ROLES)]


def test_every_palette_has_a_name():
    assert len(sennit.PALETTES) == PALETTE_COUNT == len(sennit.PALETTE_NAMES.split())


@palettes
def test_every_cord_stands_off_from_the_field(palette):
    field = sennit.colour(palette, sennit.FIELD)
    assert min(distance(field, cord) for cord in cords(palette)) >= MIN_FROM_FIELD
    assert distance(field, cords(palette)[HERO]) >= MIN_HERO_FROM_FIELD


@palettes
def test_no_two_cords_look_alike(palette):
    assert min(distance(a, b) for a, b in itertools.combinations(cords(palette), 2)) >= MIN_BETWEEN_CORDS
