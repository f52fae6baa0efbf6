"""The scribe through collections: whole URIs, to the byte, at every size that a drawing may have."""

import base64
import json
from types import SimpleNamespace

import pytest

from reference.generators import Trait
from reference.token import scribe as reference
from renderer.seeds import EDGES

# Around the borders of rows and steps of the image, each remainder by three, and the largest there is.
SIZES = [
    *(32, 33, 34, 63, 64, 65, 191, 192, 193),
    *(575, 576, 577, 608, 609, 1151, 1152, 1153, 1154, 12_000),
    *(24_191, 24_192, 24_193, 24_574, 24_575, 24_576),
]
MOST_WITH_MORE = 21_600  # bytes of an image beside the longest further members
MORE = ['","a":"', '","a":"b","c":"d', '","a":"' + "x" * 4_025]
TEXTS = ["", "a", "ab", "x" * 511, "\x01" * 512]  # the last escapes to the longest text there is


def piece_of(generator, seed):
    """The generator's answers, as a reference would give them."""
    traits = [Trait(*trait) for trait in generator.read("traits", seed)]
    svg, background = generator.read("svg", seed), generator.read("background", seed)
    return SimpleNamespace(svg=lambda _: svg, traits=lambda _: traits, background=lambda _: background)


@pytest.fixture(scope="session")
def write(scribe, rpc):
    """Asks the scribe as a collection does: the words of its page are an encoded string."""

    def written(*args):
        page = rpc.call("eth_call", {"to": scribe.address, "data": scribe.encode("uri", *args)}, "latest")
        raw = bytes.fromhex(page[2:])
        start = int.from_bytes(raw[:32], "big")
        length = int.from_bytes(raw[start : start + 32], "big")
        return raw[start + 32 : start + 32 + length].decode()

    return written


@pytest.mark.parametrize("size", SIZES)
def test_a_drawing_of_any_size_is_written_as_the_reference_writes_it(write, deploy_once, size):
    for count in (0, 1, 16):
        generator = deploy_once("EchoGenerator", size, count)
        for text in TEXTS:
            seed = EDGES[(size + len(text)) % len(EDGES)]
            terms = ("Echo", "ECHO", reference.escape(text.encode()), size)
            expected = reference.uri(*terms, piece_of(generator, seed), seed)
            assert write(*terms, generator.address, seed) == expected


@pytest.mark.parametrize("more", MORE, ids=len)
def test_further_members_stand_between_the_image_and_the_attributes(write, deploy_once, more):
    for size in (33, 575, 12_000, MOST_WITH_MORE):
        generator = deploy_once("EchoGenerator", size, 16)
        terms = ("Echo", "ECHO", TEXTS[-1].replace("\x01", "\\u0001"), size)
        answer = write(*terms, generator.address, 5, more)
        assert answer == reference.uri(*terms, piece_of(generator, 5), 5, more)
        document = json.loads(base64.b64decode(answer.split(",")[1]))
        assert list(document)[3:5] == ["image", "a"]
        assert len(document["attributes"]) == 16


@pytest.mark.parametrize("title", ["", "Echo", "\x02" * 64])
@pytest.mark.parametrize("id", [0, 1, 2**256 - 1])
def test_placeholders_and_collections_are_written_as_the_reference_writes_them(write, title, id):
    terms = (reference.escape(title.encode()), reference.escape(b"\x03" * 16), reference.escape(b"\x04" * 512), id)
    assert write(*terms, "0x" + "00" * 20, 0) == reference.uri(*terms, None, 0)


def test_what_is_too_short_for_a_picture_is_left_out_and_stops_nothing(write, deploy_once):
    speechless = deploy_once("EchoGenerator", 31, 0)
    assert write("Echo", "ECHO", "", 1, speechless.address, 1).startswith("data:application/json;base64,")


def test_the_longest_uri_is_within_what_wallets_read(make_collection, deploy_once, people, reveal):
    generator = deploy_once("EchoGenerator", 24_576, 16)
    collection = make_collection("\x01" * 64, "\x01" * 16, "\x01" * 512, generator_address=generator.address)
    collection.send("mint", people.collector, 1, sender=people.minter)
    reveal(collection, 1)
    assert len(collection.read("tokenURI", 1)) < 100_000
    assert collection.gas("tokenURI", 1) < 4_000_000
