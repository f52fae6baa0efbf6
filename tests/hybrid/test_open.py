"""`ape run open`: sealed words are put on the chain as they were asked for, and by nobody who does not have them."""

import json
from pathlib import Path

import pytest
from click.testing import Result

from scripts.benchmarks.proxy import faulty
from scripts.benchmarks.studio import Place
from scripts.chain.contract import NOBODY
from scripts.chain.works import document
from scripts.hybrid.evidence import OPENINGS
from tests.hybrid.counter import ASKER
from tests.hybrid.typed import *  # noqa: F403  (fixtures)
from tests.hybrid.typed import Run, fails, no_logs

WORDS = 'ein See, "golden" \u2603'


def seal(run: Run) -> None:
    outcome = run("request", "--prompt", WORDS, "--sealed", "--account", f"TEST::{ASKER}", "--yes")
    assert outcome.exit_code == 0, outcome.output


def opens(run: Run, *words: str) -> Result:
    return run("open", *words, "--account", "TEST::6", "--yes")


def salt(folder: Path) -> bytes:
    """The salt of the only sealed words in a studio."""
    (kept,) = (folder / "store" / OPENINGS).iterdir()
    return bytes.fromhex(json.loads(kept.read_text())["salt"])


def mint(place: Place, folder: Path) -> int:
    """Has the first request minted, whose salt lies in a studio, and returns the token."""
    place.atelier.reveal(1)
    place.board.orchestrator.send("deposit", sender=place.atelier.workers[0], value=place.board.bond)
    place.atelier.fulfil(place.atelier.make(1, WORDS, salt(folder)))
    place.board.orchestrator.send("finalise", 1)
    return place.board.work(1).token


def test_words_are_opened_as_they_were_asked_for(place: Place, run: Run):
    seal(run)
    done = opens(run, "Vedute", "1")
    assert done.exit_code == 0 and f"for ever: {WORDS}" in done.output
    opened = place.board.work(1).opened
    assert f"its words are at {opened}" in done.output
    assert place.board.plate(opened) == WORDS.encode()


def test_a_token_shows_what_was_opened_and_marketplaces_are_told(place: Place, run: Run, tmp_path: Path):
    seal(run)
    token = mint(place, tmp_path / "studio")
    collection = place.board.collection
    assert document(collection.read("tokenURI", token))["prompt"] == "sealed"
    assert f"Token {token} shows them" in opens(run, "1").output
    assert document(collection.read("tokenURI", token))["prompt"] == WORDS
    (told,) = collection.history("BatchMetadataUpdate", int(place.rpc.call("eth_blockNumber"), 16))
    assert set(told[0].values()) == {token}


def test_what_was_opened_without_a_word_to_marketplaces_is_told_to_them(place: Place, run: Run, tmp_path: Path):
    seal(run)
    token = mint(place, tmp_path / "studio")
    place.board.orchestrator.send("open_prompt", 1, WORDS, salt(tmp_path / "studio"))
    assert f"Token {token} shows them" in opens(run, "1").output
    assert place.board.collection.history("BatchMetadataUpdate", int(place.rpc.call("eth_blockNumber"), 16))


def test_words_are_opened_where_a_node_shows_no_events(place: Place, run: Run, monkeypatch: pytest.MonkeyPatch):
    seal(run)
    with faulty(place.rpc.url, {}, refused=no_logs) as url:
        monkeypatch.setenv("APE_FOUNDRY_HOST", url)
        done = opens(run, "1")
    assert done.exit_code == 0, done.output


def test_what_is_open_already_is_shown_and_nothing_is_sent(place: Place, run: Run, tmp_path: Path):
    seal(run)
    opens(run, "1")
    blocks = place.rpc.call("eth_blockNumber")
    again = opens(run, "1", "--studio", str(tmp_path / "elsewhere"))
    assert again.exit_code == 0
    assert again.output == f"Request 1 is open already, at {place.board.work(1).opened}: {WORDS}\n"
    assert place.rpc.call("eth_blockNumber") == blocks


def test_words_of_another_studio_are_not_had(place: Place, run: Run, tmp_path: Path):
    seal(run)
    elsewhere = tmp_path / "elsewhere"
    fails(
        opens(run, "1", "--studio", str(elsewhere)), "the words of request 1 are not in .*elsewhere: --studio names"
    )
    assert place.board.work(1).opened == NOBODY and not elsewhere.exists()


def test_words_that_were_changed_are_not_sent(place: Place, run: Run, tmp_path: Path):
    seal(run)
    (kept,) = (tmp_path / "studio" / "store" / OPENINGS).iterdir()
    kept.write_text(kept.read_text().replace("golden", "silver"))
    fails(opens(run, "1"), "the words of request 1 are not in ")


def test_what_was_never_sealed_is_told(place: Place, run: Run):
    place.atelier.request("a lake")
    fails(opens(run, "1"), "request 1 is not sealed: everyone could read its words from the start")
    fails(opens(run, "2"), "there is no request 2: the last one is 1")
    fails(opens(run, "1", "2"), "say one request: what is opened can't be sealed again")
