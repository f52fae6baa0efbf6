from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.encoding import base64
from tests.strategies import cases

MAX_BYTES = 4608
MAX_TAIL_BYTES = 2558

STEP_BYTES = 1152
ASCII = st.characters(min_codepoint=32, max_codepoint=126)


@given(st.binary(max_size=400))
def test_the_reference_is_the_standard(data):
    assert base64.encode(data) == b64encode(data).decode()


@given(cases(st.binary(max_size=400) | st.integers(0, 255).map(lambda byte: bytes([byte]) * 97)))
def test_encodings_agree(deploy_once, drawn):
    assert deploy_once("EncodingHarness").read_each("encode", drawn) == [base64.encode(*case) for case in drawn]


def test_every_length_about_the_borders_of_rows_and_pieces_agrees(deploy_once):
    lengths = [
        0,
        1,
        2,
        3,
        *range(190, 195),
        *range(1534, 1539),
        *range(3070, 3075),
        *range(MAX_BYTES - 4, MAX_BYTES + 1),
    ]
    data = [(bytes(i * 167 % 256 for i in range(length)),) for length in lengths]
    encoded = deploy_once("EncodingHarness").read_each("encode", data)
    assert encoded == [b64encode(*case).decode() for case in data]


def test_every_pair_of_neighbours_in_the_alphabet_agrees(deploy_once):
    # 12 bits, all 4,096 of them, each group of six at each place of a triple.
    data = b"".join((a << 18 | b << 12 | a << 6 | b).to_bytes(3, "big") for a in range(64) for b in range(64))
    pieces = [(data[i : i + 4608],) for i in range(0, len(data), 4608)]
    assert "".join(deploy_once("EncodingHarness").read_each("encode", pieces)) == b64encode(data).decode()


heads = st.binary(max_size=300).map(lambda data: data[: len(data) // 3 * 3])


@given(cases(heads, st.text(ASCII, min_size=32, max_size=2 * STEP_BYTES + 70), st.binary(max_size=200), most=20))
def test_nested_encodings_agree(deploy_once, drawn):
    assert deploy_once("EncodingHarness").read_each("nested", drawn) == [base64.nested(*case) for case in drawn]


def test_nested_images_of_every_length_about_a_step_agree(deploy_once):
    lengths = [*range(32, 66), *range(STEP_BYTES - 34, STEP_BYTES + 35), base64.IMAGE_BYTES - 1, base64.IMAGE_BYTES]
    drawn = [(b"abc", "<path/>~?" * (length // 9) + "x" * (length % 9), b"}") for length in lengths]
    assert deploy_once("EncodingHarness").read_each("nested", drawn) == [
        b64encode(head + b64encode(image.encode()) + tail).decode() for head, image, tail in drawn
    ]


def test_what_is_too_short_to_be_an_image_is_left_out(deploy_once):
    assert deploy_once("EncodingHarness").read("nested", b"abc", "x" * 31, b"}") == base64.encode(b"abc}")


@pytest.mark.parametrize("length", [1, 2])
def test_a_ragged_head_is_refused_in_the_same_words(deploy_once, length):
    case = (b"abc"[:length], "x" * 32, b"")
    [refusal] = deploy_once("EncodingHarness").try_each("nested", [case])
    with pytest.raises(ValueError, match=f"^{refusal.reason}$"):
        base64.nested(*case)


def test_the_longest_texts_fit(deploy_once):
    head, image, tail = b"h" * MAX_BYTES, "<" * base64.IMAGE_BYTES, b"t" * MAX_TAIL_BYTES
    assert (
        deploy_once("EncodingHarness").read("nested", head, image, tail)
        == b64encode(head + b64encode(image.encode()) + tail).decode()
    )
