"""The registry: what an entry says, what it may not say, and that it never changes."""

import pytest

from scripts.chain.rpc import Revert
from tests.hybrid.stage import ADAPTER_FEE, ATTESTED, EXACT, FEE, WHOLE, entry, hash_of
from tests.studio import ZERO


@pytest.fixture
def register(stage, people):
    """Registers an entry in the artist's name and returns its id; any field may be another."""

    def register_it(name="New", sender=people.artist, **fields):
        authors = fields.pop("authors", [(people.artist, WHOLE)])
        one = entry(name, fields.pop("verifier", stage.bonded.address), authors, **fields)
        mined = stage.models.send("register", *one, sender=sender)
        return stage.models.events("Registered", mined)[0]["id"]

    return register_it


def test_an_entry_says_all_that_it_was_given(stage, people, register):
    authors = [(people.artist, 7_000), (people.curator, 3_000)]
    id = register("Veduta", kind=EXACT, authors=authors, licence="CC-BY-4.0", sender=people.stranger)
    assert id == stage.models.read("entries") == 4
    assert stage.models.read("entry", id) == (
        EXACT,
        hash_of("Veduta"),
        "flow",
        "Veduta",
        0,
        "CC-BY-4.0",
        hash_of("statement"),
        "ipfs://statement",
        tuple(authors),
        FEE,
        stage.bonded.address,
        people.stranger,
        False,
    )
    assert [stage.models.read("share", id, account) for account, _ in authors] == [7_000, 3_000]
    assert stage.models.read("share", id, people.stranger) == 0


def test_terms_fees_and_weights_are_those_of_the_entries(stage):
    verifier = stage.bonded.address
    assert stage.models.read("terms", 1, 2) == (FEE, ADAPTER_FEE, verifier)
    assert stage.models.read("terms", 1, 0) == (FEE, 0, verifier)
    assert stage.models.read("fees", 1, 2) == (FEE, ADAPTER_FEE)
    assert stage.models.read("weights", 1, 2) == (hash_of("Base"), hash_of("Adapter"), verifier)
    assert stage.models.read("weights", 1, 0) == (hash_of("Base"), bytes(32), verifier)
    assert stage.models.read("weights", 3, 0) == (hash_of("Exact"), bytes(32), stage.quorum.address)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"kind": 0}, "models: unknown kind"),
        ({"kind": 3}, "models: unknown kind"),
        ({"weights": bytes(32)}, "models: no weights"),
        ({"name": ""}, "models: no name or no licence"),
        ({"licence": ""}, "models: no name or no licence"),
        ({"verifier": ZERO}, "models: no verifier"),
        ({"verifier": "0x" + "77" * 20}, "models: no verifier"),
        ({"fee": 2**88}, "models: more than there is"),
        ({"authors": []}, "models: shares are not a whole"),
        ({"authors": [("0x" + "11" * 20, 9_999)]}, "models: shares are not a whole"),
        ({"authors": [("0x" + "11" * 20, 10_001)]}, "models: shares are not a whole"),
        ({"authors": [("0x" + "11" * 20, 5_000), ("0x" + "11" * 20, 5_000)]}, "models: an author twice"),
        ({"authors": [("0x" + "11" * 20, 10_000), ("0x" + "22" * 20, 0)]}, "models: nobody, or nothing to him"),
        ({"authors": [(ZERO, 10_000)]}, "models: nobody, or nothing to him"),
        ({"parent": 4}, "models: unknown"),
        ({"parent": 2**200 + 1}, "models: unknown"),
        ({"parent": 2}, "models: an adapter of an adapter"),
        ({"parent": 1, "kind": EXACT}, "models: another kind than its parent's"),
        ({"parent": 3, "kind": EXACT}, "models: another verifier than its parent's"),
    ],
)
def test_an_entry_that_makes_no_sense_is_refused(register, fields, reason):
    with pytest.raises(Revert, match=reason):
        register(**fields)


def test_shares_that_wrap_around_are_no_whole(register):
    with pytest.raises(Revert):
        register(authors=[("0x" + "11" * 20, 2**256 - 1), ("0x" + "22" * 20, 10_001)])


@pytest.mark.parametrize("field", ["architecture", "name", "licence", "statement_uri"])
@pytest.mark.parametrize("text", ['"', "\\", "\n", "\0", "\x7f", "é", "a\u202eb", "ok\x1f"])
def test_words_need_no_escape_in_json(register, field, text):
    with pytest.raises(Revert, match="models: plain ASCII only"):
        register(**{field: text})


def test_words_may_be_all_other_characters_and_as_long_as_there_is_room(stage, register):
    printable = "".join(chr(i) for i in range(32, 127) if chr(i) not in '"\\')
    id = register("n" * 32, statement_uri=printable, licence="l" * 32, architecture="")
    assert stage.models.read("entry", id)[7] == printable
    with pytest.raises(Revert):
        register("n" * 33)


def test_there_are_up_to_sixteen_authors(stage, register):
    authors = [(f"0x{i:040x}", 625) for i in range(1, 17)]
    assert stage.models.read("entry", register(authors=authors))[8] == tuple(authors)


def test_a_registrar_retires_what_is_his_and_nothing_else_of_it_changes(stage, people, register):
    id = register(sender=people.curator)
    for other in (people.artist, people.stranger):
        with pytest.raises(Revert, match="models: not yours to retire"):
            stage.models.send("retire", id, sender=other)
    before = stage.models.read("entry", id)
    stage.models.send("retire", id, sender=people.curator)
    assert stage.models.read("entry", id) == (*before[:-1], True)
    with pytest.raises(Revert, match="models: retired"):
        stage.models.read("terms", id, 0)
    assert stage.models.read("fees", id, 0) == (FEE, 0)
    stage.models.send("retire", id, sender=people.curator)  # for ever, and as often


def test_a_retired_adapter_leaves_its_model_be(stage, people):
    stage.models.send("retire", 2, sender=people.artist)
    with pytest.raises(Revert, match="models: retired"):
        stage.models.read("terms", 1, 2)
    assert stage.models.read("terms", 1, 0) == (FEE, 0, stage.bonded.address)


def test_what_is_unknown_is_told_so(stage, people):
    for id in (0, 4, 2**256 - 1):
        with pytest.raises(Revert, match="models: unknown"):
            stage.models.read("entry", id)
        with pytest.raises(Revert, match="models: unknown"):
            stage.models.read("terms", id, 0)
        with pytest.raises(Revert, match="models: unknown"):
            stage.models.send("retire", id, sender=people.artist)
    with pytest.raises(Revert, match="models: unknown"):
        stage.models.read("terms", 1, 4)


def test_an_adapter_is_of_its_own_model_alone(stage, register):
    other = register("Other")
    of_other = register("Of other", parent=other, kind=ATTESTED)
    assert stage.models.read("terms", other, of_other)[:2] == (FEE, FEE)
    for model, adapter in ((1, of_other), (other, 2), (1, other), (1, 1)):
        with pytest.raises(Revert, match="models: not an adapter of this model"):
            stage.models.read("terms", model, adapter)
    for adapter in (2, of_other):
        with pytest.raises(Revert, match="models: not a model"):
            stage.models.read("terms", adapter, 0)
