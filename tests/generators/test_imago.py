"""Imago's promises: two sides of one shape, nothing cut short, and colours that stay in their roles."""

import re

import pytest
from hypothesis import given, settings

from reference.encoding.tables import NAME_CHARS
from reference.generators import imago
from reference.imago import dream, film, ground, look, wings
from reference.imago import field as grids
from renderer.seeds import seed as numbered
from tests.strategies import seeds

EXAMPLES = 30
LOOKED_AT = [numbered(n) for n in range(120)]

INK = re.compile("#[0-9a-f]{6}")


def sides(svg: str) -> list[str]:
    """The words of both sides of the moth, what they cast left out: from the antenna to where the side ends."""
    mirror = "".join(ground.mirror())
    *_, right, left = svg.split('<g fill="none" stroke=')
    return [right[: right.rindex(mirror)], left]


@settings(max_examples=EXAMPLES)
@given(seed=seeds)
def test_the_left_side_is_the_right_one_mirrored(seed):
    shared = look.look(seed)
    right, left = sides(imago.svg(seed))
    left = left[: len(right)]
    assert INK.sub("#", left) == INK.sub("#", right)
    assert (left == right) == (shared.sides == look.ALIKE)


@settings(max_examples=EXAMPLES)
@given(seed=seeds)
def test_a_moth_has_wings_to_see(seed):
    shared = look.look(seed)
    fore, hind, *_ = grids.fields(*film.film(dream.dream(seed, shared.strain).latent))
    share = sum(a >= 128 or b >= 128 for a, b in zip(fore, hind, strict=True)) / len(fore)
    assert 0.05 < share < 0.9


def test_every_sheet_of_a_pattern_is_cut_and_none_is_cut_short(monkeypatch):
    cut, drawn = wings.cut, []

    def cut_and_note(page, end, *rest):
        longer = cut(page, end, *rest)
        drawn.append((longer[: len(page)], longer == cut(page, 10**6, *rest)))
        return longer

    monkeypatch.setattr(wings, "cut", cut_and_note)
    for seed in LOOKED_AT:
        drawn.clear()
        shared = look.look(seed)
        imago.svg(seed)
        assert all(whole for _, whole in drawn), seed
        sheets = sum(sheet > 0 and sheet >> 20 & 15 != wings.VEINS for sheet in wings.PATTERNS[shared.pattern])
        cast = {look.HALO: len(ground.HALOS), look.SHADE: len(ground.SHADES)}.get(shared.ground, 0)
        assert len(drawn) == cast + 2 * sheets, seed


def test_sheets_name_fields_levels_and_colours_that_there_are():
    for pattern in wings.PATTERNS:
        assert len(pattern) == wings.SHEETS
        last = pattern.index(0) if 0 in pattern else wings.SHEETS
        assert not any(pattern[last:])
        for sheet in pattern[:last]:
            field, level, other, bound = sheet >> 20 & 15, sheet >> 12 & 255, sheet >> 8 & 15, sheet & 255
            assert look.FORE <= sheet >> 24 <= look.ACCENT
            assert field == wings.VEINS or wings.FORE <= field <= wings.WINGS
            assert (other == 0) == (bound == 0)
            # Roots and eyes reach past the wings: there they have to be cut by one.
            assert field in (wings.VEINS, wings.FORE, wings.HIND) or other in (wings.FORE, wings.HIND, wings.WINGS)
            assert level > 0 or field == wings.VEINS


@pytest.mark.parametrize("trait", ["STRAIN", "PATTERN", "GROUND", "POSE", "FRAME", "ANTENNA"])
def test_every_name_has_a_chance_and_every_chance_a_name(trait):
    names, odds = getattr(look, f"{trait}_NAMES"), getattr(look, f"{trait}_ODDS")
    count = len(names) // NAME_CHARS
    chances = {odds >> 4 * k & 15 for k in range(32)}
    assert chances == set(range(count)) - ({look.RISING} if trait == "POSE" else set()) or chances == set(
        range(count)
    )
    assert odds < 16**32


def test_every_kin_and_every_palette_has_a_name():
    assert len(look.KIN_NAMES) == dream.KIN_COUNT * NAME_CHARS
    assert len(look.PALETTE_NAMES) == look.PALETTE_COUNT * NAME_CHARS
    assert len(look.PALETTES) == look.PALETTE_COUNT * look.PALETTE_CHARS
    assert len(dream.KIN) == dream.KIN_COUNT
