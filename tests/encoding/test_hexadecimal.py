from hypothesis import given
from hypothesis import strategies as st

from reference.encoding import hexadecimal
from tests.strategies import cases


@given(cases(st.binary(min_size=32, max_size=32)))
def test_words_are_written_alike(deploy_once, drawn):
    assert deploy_once("EncodingHarness").read_each("digits", drawn) == [hexadecimal.digits(*case) for case in drawn]


def test_every_digit_is_written_at_every_place(deploy_once):
    drawn = [(bytes([16 * digit + digit] * 32),) for digit in range(16)]
    assert deploy_once("EncodingHarness").read_each("digits", drawn) == [f"{digit:x}" * 64 for digit in range(16)]
