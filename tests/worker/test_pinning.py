"""Pins are asked for once, kept while the service is away, and the token is told to nobody but the service."""

import logging
from pathlib import Path

import pytest

from renderer.worker import cid, pinning
from renderer.worker.store import Store
from renderer.worker.studio import PINNING_ORIGINS, PINNING_TOKEN, PINNING_URL
from tests.worker.service import *  # noqa: F403  (fixtures)
from tests.worker.service import TOKEN, Service

CIDS = [cid.text(cid.RAW, bytes([number]) * 32) for number in (1, 2)]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path)
    for name in CIDS:
        pinning.want(name, "request 7", store)
    return store


def at_once(store: Store) -> None:
    """Lets the time pass until all that waits is due."""
    for name in store.names(pinning.PINS):
        store.note(store.recall(pinning.PINS, name) | {"due": 0}, pinning.PINS, name)


def states(store: Store) -> list[str]:
    return [store.recall(pinning.PINS, name)["state"] for name in CIDS]


def test_pins_are_asked_for_once_and_followed_until_they_are_kept(service: Service, store: Store) -> None:
    assert pinning.wanted()
    assert pinning.sweep(store) == pinning.Swept(0, 2, None)
    assert service.bodies == [{"cid": name, "name": "request 7"} for name in sorted(CIDS)]
    for pin in service.pins.values():
        pin["status"] = "pinned"
    assert pinning.sweep(store) == pinning.Swept(0, 2, None)  # not due yet
    at_once(store)
    assert pinning.sweep(store) == pinning.Swept(2, 0, None)
    pinning.want(CIDS[0], "request 8", store)
    service.close()
    assert pinning.sweep(store) == pinning.Swept(2, 0, None)  # nothing is left to ask
    assert len(service.bodies) == 2


def test_what_a_service_holds_already_is_kept_at_once(service: Service, store: Store) -> None:
    service.status = "pinned"
    assert pinning.sweep(store) == pinning.Swept(2, 0, None)


def test_origins_are_told(service: Service, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PINNING_ORIGINS, "/ip4/203.0.113.1/tcp/4001/p2p/a,/dns4/example.org/tcp/4001/p2p/b")
    pinning.sweep(store)
    assert service.bodies[0]["origins"] == ["/ip4/203.0.113.1/tcp/4001/p2p/a", "/dns4/example.org/tcp/4001/p2p/b"]


def test_pins_are_kept_while_the_service_is_away(
    service: Service, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.close()
    swept = pinning.sweep(store)
    assert (swept.pinned, swept.waiting) == (0, 2)
    assert swept.problem == "pinning: 127.0.0.1 cannot be reached (ConnectionError)"
    assert states(store) == ["wanted", "wanted"]
    again = Service()
    monkeypatch.setenv(PINNING_URL, again.url)
    at_once(store)
    assert pinning.sweep(store).problem is None
    assert states(store) == ["queued", "queued"]
    again.close()


def test_a_pin_whose_answer_was_lost_is_not_asked_for_twice(service: Service, store: Store) -> None:
    service.drop_answers = True
    assert "cannot be reached" in pinning.sweep(store).problem
    assert len(service.pins) == 1
    service.drop_answers = False
    at_once(store)
    assert pinning.sweep(store) == pinning.Swept(0, 2, None)
    assert len(service.pins) == 2


def test_a_pin_that_failed_or_was_forgotten_is_asked_for_again(service: Service, store: Store) -> None:
    pinning.sweep(store)
    failed, forgotten = list(service.pins)
    service.pins[failed]["status"] = "failed"
    del service.pins[forgotten]
    service.status = "pinned"
    at_once(store)
    assert pinning.sweep(store) == pinning.Swept(2, 0, None)


@pytest.mark.parametrize("results", [b"null", b"7", b"[7]", b"[[]]", b'{"0": {}}'])
def test_nonsense_among_what_a_service_found_is_told(service: Service, store: Store, results: bytes) -> None:
    service.drop_answers = True
    pinning.sweep(store)  # so that the service is asked whether it took the pin
    service.drop_answers = False
    at_once(store)
    service.answer = 200, b'{"results": ' + results + b"}"
    assert pinning.sweep(store).problem == "pinning: 127.0.0.1 answers as no pinning service does"


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ((500, b""), "127.0.0.1 answers 500"),
        ((302, b""), "127.0.0.1 answers 302"),
        ((200, b"<html>"), "127.0.0.1 answers as no pinning service does"),
        ((200, b"[]"), "127.0.0.1 answers as no pinning service does"),
        ((200, b"{}"), "127.0.0.1 answers as no pinning service does"),
        ((200, b'{"requestid": 1, "status": "queued"}'), "127.0.0.1 answers as no pinning service does"),
    ],
)
def test_an_answer_that_is_none_is_told_and_the_pins_are_kept(
    service: Service, store: Store, answer: tuple[int, bytes], problem: str
) -> None:
    service.answer = answer
    assert pinning.sweep(store) == pinning.Swept(0, 2, f"pinning: {problem}")
    assert states(store) == ["wanted", "wanted"]


def test_a_wrong_token_is_told(service: Service, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PINNING_TOKEN, "another")
    assert pinning.sweep(store).problem == f"pinning: 127.0.0.1 refuses the token in {PINNING_TOKEN}"


@pytest.mark.parametrize("url", ["http://pins.example.org", "ftp://pins.example.org"])
def test_a_token_is_not_sent_in_the_open(store: Store, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv(PINNING_URL, url)
    assert pinning.sweep(store).problem == "pinning: pins.example.org would read the token on its way: use https"


def test_without_a_service_nothing_is_wanted(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    monkeypatch.delenv(PINNING_URL, raising=False)
    assert not pinning.wanted()
    assert pinning.sweep(store).problem == f"pinning: {PINNING_URL} names no service"


def test_the_token_is_in_no_log_and_no_record(
    service: Service, store: Store, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    told = [pinning.sweep(store)]
    at_once(store)
    for url in (service.url.replace("//", f"//user:{TOKEN}@"), f"{service.url}?key={TOKEN}"):
        monkeypatch.setenv(PINNING_URL, url)
        told.append(pinning.sweep(store))
        assert (
            told[-1].problem == f"pinning: {PINNING_URL} is an address alone: put what is secret into {PINNING_TOKEN}"
        )
    monkeypatch.setenv(PINNING_URL, service.url)
    service.close()
    at_once(store)
    told.append(pinning.sweep(store))
    assert told[-1].problem
    assert service.bodies
    kept = "".join(path.read_text() for path in store.folder.rglob("*.json"))
    assert TOKEN not in caplog.text + repr(told) + kept
