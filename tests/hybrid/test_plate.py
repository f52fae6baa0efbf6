"""Plates: laid out and read as the reference says, whatever the bytes are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.hybrid import plate
from tests.strategies import cases

hashes = st.binary(min_size=32, max_size=32)


def sized(most: int) -> st.SearchStrategy[bytes]:
    """Bytes of any length, often at its ends or at the border of a word."""
    lengths = st.sampled_from((0, 1, 31, 32, 33, most - 1, most)) | st.integers(0, most)
    return lengths.flatmap(lambda size: st.binary(min_size=size, max_size=size))


plates = st.builds(plate.Plate, hashes, hashes, sized(plate.MAX_ETCHING_BYTES), sized(plate.MAX_PROMPT_BYTES))


@pytest.fixture(scope="module")
def harness(deploy_once):
    return deploy_once("ReceiptHarness")


@settings(max_examples=10)
@given(some=st.lists(plates, min_size=1, max_size=20))
def test_a_plate_is_laid_out_as_the_reference_says(harness, some):
    contents = harness.read_each("engrave", some)
    assert contents == [plate.engrave(*one) for one in some]
    assert [plate.read(content) for content in contents] == some


@settings(max_examples=10)
@given(one=plates)
def test_what_lies_on_the_chain_is_read_in_full(harness, stored, one):
    place = stored(plate.engrave(*one))
    assert harness.read("read", place) == one
    assert harness.read("artifact", place) == one.artifact == plate.artifact(plate.engrave(*one))
    assert harness.read("text", stored(one.prompt)) == one.prompt


@settings(max_examples=5)
@given(some=cases(hashes, sized(plate.MAX_PROMPT_BYTES), most=20))
def test_a_commitment_is_the_references(harness, some):
    assert harness.read_each("commitment", some) == [plate.commitment(*one) for one in some]


@pytest.mark.parametrize(
    "content", [b"", bytes(65), bytes(64) + b"\0\1", bytes(64) + b"\4\1" + bytes(1000), bytes(plate.MAX_BYTES + 1)]
)
def test_what_is_no_plate_is_told_so(content):
    with pytest.raises(ValueError, match="plate: not a plate"):
        plate.read(content)
