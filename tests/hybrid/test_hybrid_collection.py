"""A hybrid collection as a wallet and a marketplace meet it, whatever was asked for."""

import pytest

from reference.hybrid import etching, metadata
from reference.hybrid.metadata import Imprint
from reference.token import documents
from scripts.benchmarks import etchings
from scripts.chain import build
from scripts.chain.atelier import Terms, open_atelier
from scripts.chain.rpc import Revert
from tests.checks import JSON_PREFIX, check_token_uri, decode, read_json, svg_of
from tests.hybrid.prompts import HOSTILE

MAX_CHARS = 40_000
MAX_WORDS_GAS = 3_000_000  # of all but the drawing
MAX_SVG_BYTES = 16_384  # as interfaces/IEtcher.vyi has it
SALT = bytes(range(1, 33))
TERMS = Terms(title='Quotes" and \\', description='Says "seed", and \\ nothing else.\n')
INTERFACES = ["01ffc9a7", "80ac58cd", "5b5e139f", "2a55205a", "49064906", "e8a3d485", "702c55a6"]
STRANGE = dict.fromkeys(["ffffffff", "00000000", "780e9d63", "d9b67a26", "7e52e423"], False)
NO_TEXT = ("no UTF-8", "a character cut off", "512 bytes that are no characters")  # of the hostile prompts
AIGC = ["prompt", "aigc_type", "aigc_data", "proof_type"]  # members that ERC-7007 names
MEMBERS = [*AIGC, "model", "weights", "licence", "seed", "receipt", "etching"]
DIGEST = 5  # where the receipt's is in what an orchestrator tells of a work


@pytest.fixture(scope="module")
def drawing(deploy_once):
    """What draws here: the largest drawings that an etcher may make."""
    return deploy_once("EchoGenerator", MAX_SVG_BYTES, 0)


@pytest.fixture(scope="module")
def atelier(rpc, deploy_once, drawing):
    return open_atelier(rpc, TERMS, etcher=deploy_once("EchoEtcher", drawing.address).address)


@pytest.fixture(scope="module")
def earnest(rpc):
    return open_atelier(rpc)


@pytest.fixture(scope="module")
def adapter(atelier):
    """An adapter of the model, with another licence."""
    return atelier.register(name="Woodcut", licence="CC-BY-4.0", parent=1)


@pytest.fixture(scope="module")
def tokens(atelier, adapter):
    """Tokens by what is special about them."""
    minted = {name: atelier.mint(prompt) for name, prompt in HOSTILE.items()}
    minted["sealed"] = atelier.mint("a quiet sea", SALT)
    minted["adapted"] = atelier.mint("a quiet sea", adapter=adapter)
    return minted


def by_reference(atelier, drawing, token, prompt, **more):
    """The whole URI by the reference, from what was asked for and what the orchestrator keeps."""
    request = atelier.collection.read("request_of", token)
    receipt, digest = atelier.make(request).receipt, atelier.orchestrator.read("work", request)[DIGEST]
    facts = {
        "prompt": prompt,
        "sealed": False,
        "artifact": receipt.artifact,
        "cid": receipt.cid,
        "proof": b"signature",
        "model": TERMS.name,
        "weights": TERMS.weights,
        "licence": "MIT",
        "exact": True,
        "adapter": "",
        "adapter_licence": "",
        "seed": receipt.seed,
        "receipt": digest,
    } | more
    svg, background = drawing.read("svg", receipt.seed), drawing.read("background", receipt.seed)
    return metadata.token_uri(TERMS.title, token, TERMS.description, Imprint(**facts), svg, background)


def shown(atelier, token):
    """The JSON that a wallet reads."""
    return read_json(decode(atelier.collection.read("tokenURI", token), JSON_PREFIX))


# ERC-165


@pytest.mark.parametrize(("interface", "spoken"), [*dict.fromkeys(INTERFACES, True).items(), *STRANGE.items()])
def test_it_says_what_it_speaks_and_nothing_else(atelier, interface, spoken):
    assert atelier.collection.read("supportsInterface", bytes.fromhex(interface)) == spoken


# Minting


def test_only_an_orchestrator_mints_and_only_for_requests_that_fit(atelier, people):
    artist, stranger = atelier.artist, people.stranger
    with pytest.raises(Revert, match="roles: not a minter"):
        atelier.collection.send("mint", stranger, 1, sender=stranger)
    before = atelier.rpc.call("evm_snapshot")
    atelier.collection.send("set_minter", artist, True, sender=artist)
    with pytest.raises(Revert):
        atelier.collection.send("mint", stranger, 2**64, sender=artist)
    atelier.collection.send("mint", stranger, 2**64 - 1, sender=artist)
    minted = atelier.collection.read("minted")
    assert atelier.collection.read("request_of", minted) == 2**64 - 1
    assert atelier.collection.read("origin", minted) == artist
    atelier.rpc.call("evm_revert", before)


def test_a_work_knows_where_it_comes_from(atelier, tokens):
    token = tokens["quotes"]
    request = atelier.collection.read("request_of", token)
    assert atelier.collection.read("origin", token) == atelier.orchestrator.address
    assert atelier.orchestrator.read("work", request)[-1] == token
    assert atelier.collection.read("seedOf", token) == atelier.orchestrator.read("seed_of", request)


@pytest.mark.parametrize("view", ["tokenURI", "svg", "traits", "seedOf", "request_of"])
def test_what_nobody_holds_is_not_shown(atelier, tokens, view):
    for id in (0, max(tokens.values()) + 1, 2**256 - 1):
        with pytest.raises(Revert, match="erc721: no such work"):
            atelier.collection.read(view, id)


def test_a_collection_needs_a_colophon_and_a_colophon_an_etcher(deploy, atelier, people):
    with pytest.raises(Revert, match="colophon: no etcher"):
        deploy("Colophon", people.stranger)
    with pytest.raises(Revert, match="collection: no colophon"):
        deploy("HybridCollection", "T", "S", "", people.stranger, atelier.scribe.address, 1, people.artist, 0)


# Asking


@pytest.mark.parametrize("size", [513, 10_000])
def test_what_is_too_long_to_be_shown_is_refused_before_it_costs_anything(atelier, size):
    requests = atelier.orchestrator.read("requests")
    with pytest.raises(Revert):
        atelier.request(b"x" * size)
    assert atelier.orchestrator.read("requests") == requests


# Reading


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_was_asked_for_a_wallet_reads_json_to_the_byte(atelier, drawing, tokens, name):
    answer = atelier.collection.read("tokenURI", tokens[name])
    assert answer == by_reference(atelier, drawing, tokens[name], HOSTILE[name])
    assert len(answer) <= MAX_CHARS
    document = shown(atelier, tokens[name])
    assert document["name"] == f"{TERMS.title} #{tokens[name]}"
    assert document["description"] == TERMS.description
    assert document["image"].startswith("data:image/svg+xml;base64,")
    assert document["attributes"][-1] == {"trait_type": "Prompt", "value": "Public"}
    if name not in NO_TEXT:
        assert document["prompt"] == HOSTILE[name].decode()


def test_a_sealed_prompt_is_told_once_it_is_opened(atelier, drawing, tokens, people):
    token = tokens["sealed"]
    sealed = by_reference(atelier, drawing, token, b"", sealed=True)
    assert atelier.collection.read("tokenURI", token) == sealed
    assert shown(atelier, token)["prompt"] == "sealed"
    with pytest.raises(Revert, match="collection: not opened"):
        atelier.collection.send("signal_opening", token)
    before = atelier.rpc.call("evm_snapshot")
    request = atelier.collection.read("request_of", token)
    atelier.orchestrator.send("open_prompt", request, "a quiet sea", SALT, sender=people.stranger)
    opened = by_reference(atelier, drawing, token, b"a quiet sea", sealed=True)
    assert atelier.collection.read("tokenURI", token) == opened
    assert shown(atelier, token)["attributes"][-1]["value"] == "Opened"
    receipt = atelier.collection.send("signal_opening", token, sender=people.stranger)
    assert atelier.collection.events("BatchMetadataUpdate", receipt) == [{"_fromTokenId": token, "_toTokenId": token}]
    atelier.rpc.call("evm_revert", before)


def test_an_adapter_is_named_with_its_licence(atelier, drawing, tokens):
    adapted = {"adapter": "Woodcut", "adapter_licence": "CC-BY-4.0"}
    expected = by_reference(atelier, drawing, tokens["adapted"], b"a quiet sea", **adapted)
    assert atelier.collection.read("tokenURI", tokens["adapted"]) == expected
    assert shown(atelier, tokens["adapted"])["adapter"] == "Woodcut"


def test_a_drawing_and_its_traits_are_told_apart_too(atelier, drawing, tokens):
    token = tokens["adapted"]
    assert atelier.collection.read("svg", token) == drawing.read("svg", atelier.collection.read("seedOf", token))
    document = shown(atelier, token)
    assert [(name, value) for name, value, _ in atelier.collection.read("traits", token)] == [
        (attribute["trait_type"], attribute["value"]) for attribute in document["attributes"]
    ]


def test_a_collection_tells_of_itself(atelier):
    uri = atelier.collection.read("contractURI")
    assert uri == documents.contract_uri(TERMS.title, TERMS.symbol, TERMS.description)


# A verifier may be anybody's contract, and may change its mind


def answering(blob):
    """The code of a contract that gives the same bytes to every call."""
    return "0x" + (bytes([0x60, len(blob), 0x80, 0x60, 9, 0x5F, 0x39, 0x5F, 0xF3]) + blob).hex()


def text(length, letters):
    return (32).to_bytes(32, "big") + length.to_bytes(32, "big") + letters.ljust(32, b"\0")


VERIFIERS = {
    "is no contract any more": ("0x", b""),
    "reverts": ("0x5f5ffd", b""),
    "burns what it gets": ("0x5b5f56", b""),
    "says nothing": (answering(b""), b""),
    "says too little": (answering(text(9, b"signature")[:-1]), b""),
    "says a word of another kind": (answering(text(9, b"signature")[32:] * 2), b""),
    "lies about a length": (answering(text(2**256 - 1, b"signature")), b""),
    "says a long word": (answering(text(17, b"a" * 17)), b""),
    "says quotes": (answering(text(3, b'"}]')), b'"}]'),
    "says bytes": (answering(text(2, b"\xff\x00")), b"\xff\x00"),
    "says an empty word": (answering(text(0, b"")), b""),
    "says another word": (answering(text(16, b"zero knowledge!!")), b"zero knowledge!!"),
}


@pytest.mark.parametrize("name", VERIFIERS)
def test_no_verifier_keeps_a_work_from_being_shown(atelier, drawing, tokens, name):
    code, word = VERIFIERS[name]
    token, place = tokens["quotes"], atelier.verifier.address
    before = atelier.rpc.call("eth_getCode", place, "latest")
    atelier.rpc.call("anvil_setCode", place, code)
    answer = atelier.collection.read("tokenURI", token)
    atelier.rpc.call("anvil_setCode", place, before)
    assert answer == by_reference(atelier, drawing, token, HOSTILE["quotes"], proof=word)


# With what draws in earnest


@pytest.mark.parametrize("number", range(3))
def test_any_etching_is_a_picture_in_any_wallet(earnest, number):
    token = earnest.mint(HOSTILE["markup"], etching=etchings.hostile(number))
    answer = earnest.collection.read("tokenURI", token)
    seed = earnest.collection.read("seedOf", token)
    document = check_token_uri(answer, MEMBERS)
    assert svg_of(document) == etching.svg(etchings.hostile(number), seed)
    assert document["prompt"] == HOSTILE["markup"].decode()
    assert len(answer) <= MAX_CHARS


# Size


def test_the_longest_and_dearest_of_all_stays_within_what_was_promised(rpc, atelier, deploy_once):
    terms = Terms(name="m" * 32, title="\x01" * 64, description="\x01" * 512)
    longest = open_atelier(rpc, terms, etcher=atelier.etcher.address)
    parent = longest.register(licence="l" * 32)
    adapter = longest.register(name="a" * 32, licence="b" * 32, parent=parent)
    for prompt in (b"\x01" * 512, b"\xff" * 512):
        token = longest.mint(prompt, model=parent, adapter=adapter)
        assert len(longest.collection.read("tokenURI", token)) <= MAX_CHARS
        # What draws the etching comes to this.
        assert longest.collection.gas("tokenURI", token, execution=True) <= MAX_WORDS_GAS


@pytest.mark.parametrize("name", ["HybridCollection", "Colophon"])
def test_the_code_fits_the_chain(name):
    contract = build.contract(name)
    assert len(contract.runtime) + contract.immutables < build.MAX_RUNTIME_BYTES
