"""Undertow's palettes in a perceptual space: inks stand off from water and each other, the accent from all."""

import itertools

import pytest

from reference.flow import look
from tests.pieces.oklab import distance, oklab

# Distances in OKLab.
MIN_FROM_WATER = 0.11
MIN_FIRST_FROM_WATER = 0.35  # the ink of hairs on the water and of the moon's rules
MIN_ACCENT_FROM_WATER = 0.2
MIN_BETWEEN_INKS = 0.085
MIN_ACCENT_FROM_INKS = 0.12
MIN_STEPS_OF_LIGHTNESS = 0.35  # between the darkest and the lightest ink
MIN_MAT_FROM_WATER = 0.025

palettes = pytest.mark.parametrize("k", range(look.PALETTE_COUNT), ids=look.PALETTE_NAMES.split())


@palettes
def test_every_ink_stands_off_from_the_water(k):
    _, water, first, *rest, accent = look.colours(k)
    assert distance(water, first) >= MIN_FIRST_FROM_WATER
    assert min(distance(water, ink) for ink in rest) >= MIN_FROM_WATER
    assert distance(water, accent) >= MIN_ACCENT_FROM_WATER


@palettes
def test_inks_stand_off_from_each_other(k):
    _, _, *inks, accent = look.colours(k)
    assert min(distance(a, b) for a, b in itertools.combinations(inks, 2)) >= MIN_BETWEEN_INKS
    assert min(distance(accent, ink) for ink in inks) >= MIN_ACCENT_FROM_INKS


@palettes
def test_inks_span_from_dark_to_light(k):
    lightness = [oklab(ink)[0] for ink in look.colours(k)[2:]]
    assert max(lightness) - min(lightness) >= MIN_STEPS_OF_LIGHTNESS


@palettes
def test_the_mat_can_be_told_from_the_water(k):
    mat, water, *_ = look.colours(k)
    assert distance(mat, water) >= MIN_MAT_FROM_WATER
