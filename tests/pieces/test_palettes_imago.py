"""Imago's palettes in a perceptual space: wings stand off from the ground, and patterns from the wings."""

import pytest

from reference.imago import look
from tests.pieces.oklab import distance

# Distances in OKLab.
MIN_WINGS_FROM_GROUND = 0.2
MIN_BETWEEN_WINGS = 0.12
MIN_LIGHT_FROM_WINGS = 0.13
MIN_DARK_FROM_WINGS = 0.15
MIN_LIGHT_FROM_DARK = 0.55
MIN_ACCENT_FROM_ALL = 0.11
MIN_GLOW_FROM_GROUND = 0.08
MIN_LINE_FROM_GROUND = 0.4
MIN_LINE_FROM_GLOW = 0.3
MIN_MAT_FROM_GROUND = 0.04

palettes = pytest.mark.parametrize("k", range(look.PALETTE_COUNT), ids=look.PALETTE_NAMES.split())


@palettes
def test_wings_stand_off_from_the_ground_and_from_each_other(k):
    _, ground, fore, hind, *_ = look.colours(k)
    assert min(distance(ground, fore), distance(ground, hind)) >= MIN_WINGS_FROM_GROUND
    assert distance(fore, hind) >= MIN_BETWEEN_WINGS


@palettes
def test_patterns_stand_off_from_the_wings(k):
    _, _, fore, hind, light, dark, accent, _, _ = look.colours(k)
    assert min(distance(light, fore), distance(light, hind)) >= MIN_LIGHT_FROM_WINGS
    assert min(distance(dark, fore), distance(dark, hind)) >= MIN_DARK_FROM_WINGS
    assert distance(light, dark) >= MIN_LIGHT_FROM_DARK
    assert min(distance(accent, ink) for ink in (fore, hind, light, dark)) >= MIN_ACCENT_FROM_ALL


@palettes
def test_lines_stand_off_from_what_is_under_them(k):
    _, ground, *_, glow, line = look.colours(k)
    assert distance(line, ground) >= MIN_LINE_FROM_GROUND
    assert distance(line, glow) >= MIN_LINE_FROM_GLOW


@palettes
def test_what_lies_behind_is_seen_and_quiet(k):
    mat, ground, *_, accent, glow, _ = look.colours(k)
    assert MIN_GLOW_FROM_GROUND <= distance(glow, ground) < distance(accent, ground)
    assert distance(mat, ground) >= MIN_MAT_FROM_GROUND
