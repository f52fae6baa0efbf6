import json

from hypothesis import given, settings
from hypothesis import strategies as st

from reference.generators import Trait
from reference.token import uri
from tests.strategies import cases, words

plain = st.characters(min_codepoint=32, max_codepoint=126, exclude_characters='"\\')


def texts(most: int) -> st.SearchStrategy[str]:
    return st.text(plain, max_size=most) | st.just("x" * most)


titles, symbols, descriptions = texts(384), texts(96), texts(3072)
colours = st.from_regex("[0-9a-f]{6}", fullmatch=True)
numbers = st.integers(0, 10**32 - 1).map(str)
traits = st.lists(
    st.builds(Trait, texts(32), texts(32), st.just(False)) | st.builds(Trait, texts(32), numbers, st.just(True)),
    max_size=uri.MAX_TRAITS,
)


@settings(max_examples=20)
@given(cases(titles, words, descriptions, colours, most=20))
def test_the_head_of_a_work_is_the_references(deploy_once, drawn):
    heads = [uri.head(*case) for case in drawn]
    assert deploy_once("TokenHarness").read_each("head", drawn) == heads
    assert all(len(head) % uri.WORD_BYTES == 0 for head in heads)


@settings(max_examples=20)
@given(cases(titles, symbols, descriptions, most=20))
def test_the_head_of_a_collection_is_the_references(deploy_once, drawn):
    assert deploy_once("TokenHarness").read_each("collection_head", drawn) == [
        uri.collection_head(*case) for case in drawn
    ]


@settings(max_examples=20)
@given(cases(traits, most=20))
def test_the_tail_of_a_work_is_the_references(deploy_once, drawn):
    assert deploy_once("TokenHarness").read_each("tail", drawn) == [uri.tail(*case) for case in drawn]


@given(titles, words, descriptions, colours, traits)
def test_head_and_tail_close_around_an_image(title, id, text, background, drawn):
    document = json.loads(uri.head(title, id, text, background) + b"AAAA" + uri.tail(drawn))
    assert document["name"] == f"{title} #{id}"
    assert document["description"] == text
    assert document["background_color"] == background
    assert document["image"] == "data:image/svg+xml;base64,AAAA"
    assert [(entry["trait_type"], str(entry["value"])) for entry in document["attributes"]] == [
        (trait.name, str(int(trait.value)) if trait.numeric else trait.value) for trait in drawn
    ]


def test_the_largest_numbers_fill_the_tail_and_fit(deploy_once):
    largest = [Trait("n" * 32, "9" * 32, numeric=True)] * uri.MAX_TRAITS
    assert deploy_once("TokenHarness").read("tail", largest) == uri.tail(largest)
