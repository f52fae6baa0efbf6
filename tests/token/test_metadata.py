"""What a collection says of itself, and whom it tells when that changes."""

import base64
import json

import pytest

from scripts.chain.rpc import Revert
from tests.checks import check_svg
from tests.studio import DESCRIPTION

AWKWARD = 'He said "no\\yes"\t\x00\x1f\x7f</svg> é 漢 🐚'
EVERY_WORK = {"_fromTokenId": 0, "_toTokenId": 2**256 - 1}


def document_of(uri: str) -> dict:
    return json.loads(base64.b64decode(uri.removeprefix("data:application/json;base64,"), validate=True))


def test_the_collection_describes_itself(collection):
    about = document_of(collection.read("contractURI"))
    image = base64.b64decode(about.pop("image").removeprefix("data:image/svg+xml;base64,"))
    assert about == {"name": "Echo", "symbol": "ECHO", "description": DESCRIPTION}
    check_svg(image.decode())


def test_awkward_texts_come_out_as_they_went_in(make_collection, people):
    collection = make_collection(name=AWKWARD, symbol='"\\\n', description=AWKWARD)
    assert collection.read("name") == AWKWARD
    assert collection.read("symbol") == '"\\\n'
    about = document_of(collection.read("contractURI"))
    assert (about["name"], about["symbol"], about["description"]) == (AWKWARD, '"\\\n', AWKWARD)
    collection.send("mint", people.collector, 1, sender=people.minter)
    uri = collection.read("tokenURI", 1)
    assert uri.isascii()
    assert document_of(uri)["name"] == f"{AWKWARD} #1"
    assert document_of(uri)["description"] == AWKWARD


@pytest.mark.parametrize("text", ["", "x" * 64, "\x01" * 64, "é" * 32])
def test_names_of_any_length_are_told(make_collection, text):
    collection = make_collection(name=text, symbol=text[:8])
    assert collection.read("name") == text
    assert document_of(collection.read("contractURI"))["name"] == text


def test_a_text_that_is_too_long_is_refused(make_collection, collection, people):
    with pytest.raises(Revert):
        make_collection(name="x" * 65)
    with pytest.raises(Revert):
        make_collection(symbol="x" * 17)
    with pytest.raises(Revert):
        make_collection(description="x" * 513)
    with pytest.raises(Revert):
        collection.send("set_description", "x" * 513, sender=people.artist)
    collection.send("set_description", "x" * 512, sender=people.artist)


def test_a_new_description_is_announced_to_all(collection, people):
    receipt = collection.send("set_description", "Anew.", sender=people.artist)
    assert collection.events("BatchMetadataUpdate", receipt) == [EVERY_WORK]
    assert len(collection.events("ContractURIUpdated", receipt)) == 1
    assert document_of(collection.read("contractURI"))["description"] == "Anew."


def test_a_collection_needs_a_scribe(make_collection, people):
    with pytest.raises(Revert, match="metadata: no scribe"):
        make_collection(scribe_address=people.stranger)
