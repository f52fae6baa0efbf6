"""What anyone may write into an order neither ends a worker nor reaches the terminal that tells of it."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from reference import canonical
from renderer.worker import work as worker
from renderer.worker.weights import digest
from scripts import status as account_of_all
from scripts import worker as maker
from scripts.benchmarks.studio import Place
from scripts.chain import build
from scripts.chain.contract import deploy
from scripts.chain.rpc import Revert
from scripts.chain.terminal import console, told
from scripts.hybrid import places, votes
from scripts.hybrid.board import Status
from tests.hybrid.counter import *  # noqa: F403  (fixtures)
from tests.hybrid.counter import Counter, status

TWICE = r'{"\ud800\u001b[2J":1,"\ud800\u001b[2J":2}'  # half of a character, and what clears a terminal


def test_what_is_wrong_with_json_is_told_in_plain_letters():
    with pytest.raises(ValueError) as error:
        canonical.parse(TWICE)
    assert str(error.value).isascii() and str(error.value).isprintable()


def test_parameters_of_any_bytes_are_refused_with_a_reason(place: Place, counter: Counter):
    for parameters in (TWICE.encode(), b"\xff", b"[" * 256, b"1e999", b'{"x":NaN}'):
        place.atelier.request("a lake", parameters=parameters)
    place.atelier.request("a lake")
    counter.work()
    assert [status(place, id_) for id_ in range(1, 7)] == [Status.OPEN] * 5 + [Status.MINTED]
    assert all(sentence.isprintable() for sentence in counter.said)


def test_notes_are_shown_as_they_are(counter: Counter, place: Place):
    place.atelier.request("[/red] a lake")
    counter.desk.tick()
    request = counter.ledger.request(1)
    request.note = "refused: parameters: '[/red]' is not to be chosen"
    (work,) = place.board.works([1])
    with console.capture() as shown:
        console.print(account_of_all._table(place.board, {1: work}, {1: request}, 0))
    assert "[/red]" in shown.get()


def test_a_salt_of_another_length_is_not_what_was_sealed(place: Place, counter: Counter):
    salt, words = bytes(range(32)), "a lake at dawn"
    place.atelier.request(words, salt)
    opening = {"salt": (salt + words[:2].encode()).hex(), "prompt": words[2:]}
    commitment = place.board.works([1])[0].commitment.hex()
    counter.studio.store.note(opening, "openings", commitment)
    counter.work()
    assert status(place, 1) == Status.OPEN
    counter.studio.store.note({"salt": salt.hex(), "prompt": words}, "openings", commitment)
    counter.desk._jobs.forget()
    counter.work()
    assert status(place, 1) == Status.MINTED


def test_a_job_that_a_model_fails_on_holds_nothing_else_up(place: Place, counter: Counter):
    place.atelier.request("a lake")
    counter.work(until=lambda: status(place, 1) == Status.CLAIMED)
    job = counter.desk._jobs.of(counter.ledger.request(1), 0)
    failures = {"times": worker.TRIES, "error": "ArithmeticError"}
    counter.studio.store.note(failures, worker.FAILURES, f"{job.chain}-{job.orchestrator}", "1")
    counter.desk._jobs.forget()
    place.atelier.request("a harbour")
    counter.work()
    assert [status(place, id_) for id_ in (1, 2)] == [Status.CLAIMED, Status.MINTED]
    assert counter.ledger.request(1).note.startswith("waits: request 1 failed 3 times (ArithmeticError)")


def test_a_witness_passes_over_models_that_it_does_not_hold(place: Place, tmp_path: Path):
    member = place.rpc.call("eth_accounts")[7]
    quorum = deploy(place.rpc, build.contract("Quorum"), [member], 1).address
    hashes = (bytes(31) + b"\1", bytes.fromhex(digest(places.BUNDLED)))
    models = [place.atelier.register(weights=weights, verifier=quorum) for weights in hashes]
    asked = [place.atelier.request("a lake", model=model) for model in models]
    for id_ in asked:
        place.atelier.reveal(id_)
    witness = Counter(place, tmp_path, worker=7, witness=True)
    witness.work()
    assert [witness.studio.store.names(votes.AGREEMENTS, str(id_)) for id_ in asked] == [
        [],
        [witness.account.address],
    ]
    assert witness.ledger.request(asked[0]).note.startswith(f"waits: model {models[0]}, ")


@pytest.mark.parametrize(
    "code",
    [
        "0x60025f5260205ff3",  # answers 2: neither yes nor no, and no text
        "0x36600414600f5760015f5260205ff35b60205f52600260205261ffff60f01b60405260605ff3",  # no UTF-8
        "0x5f5ffd",  # refuses
    ],
)
def test_a_verifier_that_answers_as_none_does_holds_nothing_else_up(place: Place, counter: Counter, code: str):
    strange = "0x" + "ab" * 20
    place.rpc.call("anvil_setCode", strange, code)
    model = place.atelier.register(verifier=strange)
    place.atelier.request("a lake", model=model)
    place.atelier.request("a lake")
    counter.work()
    assert status(place, 1) < Status.STAGED and status(place, 2) == Status.MINTED
    assert counter.ledger.request(1).note.startswith("waits: ")


def test_nothing_that_a_terminal_obeys_is_said(monkeypatch: pytest.MonkeyPatch):
    @click.command()
    @told
    def command() -> None:
        raise Revert("refused \x1b[2J\ud800")

    said = CliRunner().invoke(command).output
    with console.capture() as caught:
        maker._say("refused \x1b[2J\ud800")
    assert "\x1b[2J" not in said + caught.get() and "refused ·[2J·" in said and "refused ·[2J·" in caught.get()
