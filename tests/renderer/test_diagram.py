from xml.etree import ElementTree

from renderer import diagram


def test_the_picture_in_the_readme_is_what_is_drawn_now():
    assert diagram.PATH.read_text(encoding="utf-8") == diagram.draw()


def test_the_picture_shows_bits_whose_sum_is_the_result():
    tree = ElementTree.fromstring(diagram.draw())
    texts = [element.text for element in tree.iter() if element.tag.endswith("text")]
    words = [text for text in texts if len(text) == 4 and set(text) <= set("0123456789abcdef")]
    one, two, three, start, total = (int("".join(words[at : at + 4]), 16) for at in range(0, 20, 4))
    assert two == one * diagram.INPUTS[0] % 2**64
    assert (two + three + start) % 2**64 == total
    results = texts[texts.index("− half a lane") + 1 :][:4]
    assert [int(result.replace("−", "-")) + 2**15 for result in results] == diagram.lanes(total)
