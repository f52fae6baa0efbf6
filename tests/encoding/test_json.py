import json as standard

from hypothesis import given
from hypothesis import strategies as st

from reference.encoding import json
from tests.strategies import cases

text = st.text(max_size=80).map(str.encode)
pieces = [
    b'"',
    b"\\",
    b"\0",
    b"\x1f",
    b"\x7f",
    b"plain",
    "é".encode(),
    "鱗".encode(),
    "🐚".encode(),
    b"\xff",
    b"\xc0\x80",
]
pieces += [
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xe2\x82",
    b"\x80",
    b"\xf0\x9f\x90",
    b"\xef\xbf\xbf",
    b"\xf4\x8f\xbf\xbf",
]
mixed = st.lists(st.sampled_from(pieces), max_size=40).map(b"".join)


@given(cases(text | mixed | st.binary(max_size=60), most=60))
def test_escaped_texts_agree(deploy_once, drawn):
    harness = deploy_once("EncodingHarness")
    assert harness.read_each("escape", drawn) == [json.escape(*case) for case in drawn]


@given(text | mixed | st.binary(max_size=80))
def test_what_is_escaped_is_ascii_and_reads_back(data):
    escaped = json.escape(data)
    assert escaped.isascii() and escaped.isprintable()
    assert len(escaped) <= 6 * len(data)
    try:
        assert standard.loads(f'"{escaped}"') == data.decode()
    except UnicodeDecodeError:
        assert "\ufffd" in standard.loads(f'"{escaped}"')


def test_every_character_of_one_and_two_bytes_agrees(deploy_once):
    drawn = [("".join(map(chr, range(i, i + 32))).encode(),) for i in range(0, 2**11, 32)]
    assert deploy_once("EncodingHarness").read_each("escape", drawn) == [json.escape(*case) for case in drawn]


def test_the_longest_text_of_control_characters_fits(deploy_once):
    data = b"\x01" * json.MAX_TEXT_BYTES
    assert deploy_once("EncodingHarness").read("escape", data) == "\\u0001" * json.MAX_TEXT_BYTES
