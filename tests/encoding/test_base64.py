from base64 import b64encode

from hypothesis import given
from hypothesis import strategies as st

from reference.encoding import base64
from tests.strategies import cases

MAX_BYTES = 4608


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


def test_a_long_text_agrees_row_by_row(deploy_once):
    data = bytes(i * i // 7 % 256 for i in range(24_000))
    words = [int.from_bytes(data[i : i + 32], "big") for i in range(0, len(data), 32)]
    table = [[words[i + j : i + j + 6] for j in range(0, 30, 6)] for i in range(0, len(words), 30)]
    encoded, _ = deploy_once("EncodingHarness").read("gas_of_base64", table)
    assert encoded == b64encode(data).decode()
