"""Persona's palettes in a perceptual space: masks stand off from the ground, and eyes from the mask."""

import pytest

from reference.persona import look
from tests.pieces.oklab import distance

# Distances in OKLab.
MIN_MASK_FROM_GROUND = 0.16
MIN_PATCH_FROM_HEAD = 0.13
MIN_INK_FROM_MASK = 0.25
MIN_GLOW_FROM_INK = 0.5
MIN_GLOW_FROM_MASK = 0.07
MIN_LINE_FROM_HEAD = 0.06
MIN_LINE_FROM_INK = 0.15
MIN_ACCENT_FROM_ALL = 0.12
MIN_TONE_FROM_GROUND = 0.04
MIN_MAT_FROM_GROUND = 0.04

palettes = pytest.mark.parametrize("k", range(look.PALETTE_COUNT), ids=look.PALETTE_NAMES.split())


@palettes
def test_masks_stand_off_from_the_ground(k):
    _, ground, tone, head, *_ = look.colours(k)
    assert min(distance(head, ground), distance(head, tone)) >= MIN_MASK_FROM_GROUND


@palettes
def test_features_stand_off_from_the_mask(k):
    *_, head, patch, ink, _, line, _ = look.colours(k)
    assert distance(patch, head) >= MIN_PATCH_FROM_HEAD
    assert min(distance(ink, head), distance(ink, patch)) >= MIN_INK_FROM_MASK
    assert distance(line, head) >= MIN_LINE_FROM_HEAD
    assert distance(line, ink) >= MIN_LINE_FROM_INK


@palettes
def test_eyes_shine(k):
    *_, head, patch, ink, glow, _, _ = look.colours(k)
    assert distance(glow, ink) >= MIN_GLOW_FROM_INK
    assert min(distance(glow, head), distance(glow, patch)) >= MIN_GLOW_FROM_MASK


@palettes
def test_rims_stand_off_from_what_they_part(k):
    _, ground, _, head, patch, ink, glow, _, accent = look.colours(k)
    assert min(distance(accent, other) for other in (ground, head, patch, ink, glow)) >= MIN_ACCENT_FROM_ALL


@palettes
def test_what_lies_behind_is_seen_and_quiet(k):
    mat, ground, tone, head, *_ = look.colours(k)
    assert MIN_TONE_FROM_GROUND <= distance(tone, ground) < distance(head, ground)
    assert distance(mat, ground) >= MIN_MAT_FROM_GROUND
