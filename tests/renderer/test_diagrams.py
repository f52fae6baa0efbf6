"""The pictures in the README: kept as they are drawn, and drawn from what they tell."""

from xml.etree import ElementTree

import pytest

from renderer.diagrams import loop, packing, states


@pytest.mark.parametrize("picture", [loop, packing, states])
def test_the_picture_in_the_readme_is_what_is_drawn_now(picture):
    assert picture.PATH.read_text(encoding="utf-8") == picture.draw()
    ElementTree.fromstring(picture.draw())


def test_the_picture_shows_bits_whose_sum_is_the_result():
    tree = ElementTree.fromstring(packing.draw())
    texts = [element.text for element in tree.iter() if element.tag.endswith("text")]
    words = [text for text in texts if len(text) == 4 and set(text) <= set("0123456789abcdef")]
    one, two, three, start, total = (int("".join(words[at : at + 4]), 16) for at in range(0, 20, 4))
    assert two == one * packing.INPUTS[0] % 2**64
    assert (two + three + start) % 2**64 == total
    results = texts[texts.index("− half a lane") + 1 :][:4]
    assert [int(result.replace("−", "-")) + 2**15 for result in results] == packing.lanes(total)
