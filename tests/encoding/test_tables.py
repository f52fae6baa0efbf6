"""Tables of names, colours and odds: the contract reads them as its twin does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.encoding import tables
from reference.encoding.tables import CHANCES, COLOUR_CHARS, COLOURS, NAME_CHARS

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
MOST_NAMES = 16

names = st.lists(st.text(LETTERS, min_size=1, max_size=NAME_CHARS), min_size=1, max_size=MOST_NAMES)
palettes = st.text("0123456789abcdef", min_size=COLOURS * COLOUR_CHARS, max_size=COLOURS * COLOUR_CHARS)
draws = st.integers(0, 2**32 - 1)
odds = st.integers(0, 16**CHANCES - 1)


@settings(max_examples=20)
@given(names)
def test_names_are_read_without_their_spaces(deploy_once, words):
    text = "".join(word.ljust(NAME_CHARS) for word in words)
    assert [tables.named(text, k) for k in range(len(words))] == words
    assert deploy_once("EncodingHarness").read_each("named", [(text, k) for k in range(len(words))]) == words


@settings(max_examples=20)
@given(st.lists(palettes, min_size=1, max_size=8))
def test_a_palette_has_nine_colours(deploy_once, drawn):
    found = deploy_once("EncodingHarness").read_each("colours", [(palette,) for palette in drawn])
    for palette, colours in zip(drawn, found, strict=True):
        assert [colour.to_bytes(COLOUR_CHARS, "big").decode() for colour in colours] == tables.colours(palette)
        assert "".join(tables.colours(palette)) == palette


@settings(max_examples=20)
@given(st.lists(st.tuples(draws, odds), min_size=1, max_size=50))
def test_a_chance_is_picked_alike(deploy_once, cases):
    arguments = [(draw, digits.to_bytes(CHANCES // 2, "big")) for draw, digits in cases]
    assert deploy_once("EncodingHarness").read_each("pick", arguments) == [tables.pick(*case) for case in cases]


@pytest.mark.parametrize("k", [0, 1, CHANCES - 1])
def test_chances_are_equal_and_read_from_the_right(k):
    digits = sum(k % 16 << 4 * k for k in range(CHANCES))
    share = 2**32 // CHANCES
    assert {tables.pick(draw, digits) for draw in (k * share, (k + 1) * share - 1)} == {k % 16}
