"""`ape run worker`, `request` and `status`, as they are typed: what they do, and the sentence for each wrong turn."""

import socket
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from renderer.worker.studio import BROKER
from scripts.benchmarks.studio import Place
from scripts.chain.atelier import REVEAL_BLOCKS
from scripts.chain.errors import UserError
from scripts.hybrid import ledger, places
from scripts.hybrid.ledger import Ledger
from tests.hybrid.typed import *  # noqa: F403  (fixtures)
from tests.hybrid.typed import fails

WORKING = ("--executor", "numpy", "--once", "--no-credentials", "--confirmations", "1", "--account", "TEST::1")


def test_a_work_goes_from_its_request_to_its_token(place: Place, run: Callable[..., Result]):
    asked = run("request", "--prompt", "a lake", "--sealed", "--account", "TEST::5", "--yes")
    assert "Request 1 in block" in asked.output
    assert "1 open" in run("status").output
    place.rpc.call("anvil_mine", hex(REVEAL_BLOCKS))
    made = run("worker", *WORKING, "--withdraw")
    assert made.exit_code == 0 and "request 1 is minted as token 1" in made.output
    shown = " ".join(run("status", "--all", "--account", "TEST::1").output.split())
    assert "(sealed)" in shown and "1 minted" in shown and "is owed 0 ether, and has 0 bonds out" in shown


def test_what_nobody_would_take_is_not_paid_for(place: Place, run: Callable[..., Result]):
    for options, sentence in (
        (("--prompt", "\x00"), "nobody would take this order: the prompt is empty"),
        (("--prompt", "x" * 10_000), "nobody would take this order: 10000 bytes, and 512 are the most"),
        (("--prompt", "a", "--parameters", "{"), "the parameters are no JSON object"),
        (("--prompt", "a", "--recipient", "0x12"), "0x12 is no address"),
        (("--prompt", "a", "--model", "Rembrandt"), "there is no model Rembrandt to ask for; there are: 1 Veduta"),
    ):
        fails(run("request", *options, "--account", "TEST::5", "--yes"), sentence)
    assert place.board.requests() == 0


def test_a_worker_without_ether_says_so(place: Place, run: Callable[..., Result]):
    place.rpc.call("anvil_setBalance", place.rpc.call("eth_accounts")[1], "0x0")
    fails(run("worker", *WORKING), "holds no ether on ethereum:local: send it some for gas and bonds")


def test_a_studio_of_another_chain_is_refused(run: Callable[..., Result], tmp_path: Path):
    Ledger(tmp_path / "studio").set_fact("chain", "1-0x12")
    fails(run("worker", *WORKING), "is about the chain 1-0x12, and this is 31337-")


def test_a_studio_has_one_worker_at_a_time(run: Callable[..., Result], tmp_path: Path):
    with ledger.locked(tmp_path / "studio"):
        fails(run("worker", *WORKING), "another worker is at work in .*: give this one a --studio of its own")


def test_a_folder_that_is_no_model_is_refused(run: Callable[..., Result], tmp_path: Path):
    (tmp_path / "model").mkdir()
    fails(run("worker", *WORKING, "--models", str(tmp_path / "model")), "is no model, and holds none")
    fails(run("worker", *WORKING, "--models", str(tmp_path / "nowhere")), "nowhere is no folder")


def test_pickled_weights_are_refused(run: Callable[..., Result], tmp_path: Path):
    (tmp_path / "models" / "one").mkdir(parents=True)
    (tmp_path / "models" / "one" / "weights.pt").write_bytes(b"")
    fails(run("worker", *WORKING, "--models", str(tmp_path / "models")), "could run code when it is loaded")


def test_a_model_that_is_not_registered_is_told(run: Callable[..., Result], tmp_path: Path):
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "model.json").write_text("{}")
    (tmp_path / "one" / "weights.bin").write_bytes(b"other weights")
    outcome = run("worker", *WORKING, "--models", str(tmp_path / "one"))
    assert "one is in no entry of the registry, so nobody can ask for it" in outcome.output


def test_what_is_left_is_told_in_the_end(place: Place, run: Callable[..., Result]):
    place.atelier.request("a lake", model=place.atelier.register(weights=bytes(31) + b"1"))
    outcome = run("worker", *WORKING)
    assert outcome.exit_code == 0
    assert "is not held here: `--models FOLDER` names the folder whose digest is 00" in outcome.output


def test_a_broker_that_the_environment_names_gets_the_jobs(
    place: Place, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
):
    pytest.importorskip("celery")
    monkeypatch.setenv(BROKER, "nonsense://x")
    place.atelier.request("a lake")
    place.rpc.call("anvil_mine", hex(REVEAL_BLOCKS))
    fails(run("worker", *WORKING, "--processes", "0"), "nonsense is no broker")


def test_an_address_without_an_orchestrator_is_refused(place: Place, run: Callable[..., Result]):
    fails(run("worker", place.rpc.call("eth_accounts")[0], *WORKING), "is no orchestrator; is it on another network?")


def test_a_folder_that_cannot_be_written_is_told(run: Callable[..., Result], tmp_path: Path):
    (tmp_path / "file").write_text("")
    fails(run("worker", *WORKING, "--studio", str(tmp_path / "file")), "cannot be written: ")


def test_a_damaged_ledger_is_told(run: Callable[..., Result], tmp_path: Path):
    (tmp_path / "studio").mkdir()
    (tmp_path / "studio" / ledger.FILE).write_bytes(b"no database" * 1_000)
    fails(run("worker", *WORKING), "cannot be used .*: mend it, or move it away to follow the chain anew")


def test_prometheus_is_answered(place: Place, run: Callable[..., Result]):
    pytest.importorskip("prometheus_client")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        fails(run("worker", *WORKING, "--metrics", str(port)), f"port {port} is taken")
    place.atelier.request("a lake")
    place.rpc.call("anvil_mine", hex(REVEAL_BLOCKS))
    run("worker", *WORKING, "--metrics", str(port))
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        numbers = answer.read().decode()
    assert 'conus_requests{state="minted"} 1.0' in numbers
    assert "conus_transactions_waiting 0.0" in numbers


def test_one_of_several_collections_has_to_be_named(place: Place, monkeypatch: pytest.MonkeyPatch):
    record = place.record()
    assert places.orchestrator(record, None)[0] == place.board.orchestrator.address
    assert places.orchestrator(record, place.board.collection.address)[0] == place.board.orchestrator.address
    record.put("Other.orchestrator", record.get("Vedute.orchestrator"))
    with pytest.raises(UserError, match="say which one is meant: Vedute, Other"):
        places.orchestrator(record, None)
    with pytest.raises(UserError, match="Third is not deployed on chain 31337"):
        places.orchestrator(record, "Third")
