"""What is made is pinned beside the desk, and a service that is away holds up neither the desk nor its end."""

from contextlib import closing
from pathlib import Path

import pytest

from renderer.worker import cid, pinning
from renderer.worker.store import Store
from renderer.worker.studio import PINNING_URL
from scripts.hybrid.keeper import Keeper
from tests.worker.service import *  # noqa: F403  (fixtures)
from tests.worker.service import Service

NAME = cid.text(cid.RAW, bytes(32))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path)
    pinning.want(NAME, "request 7", store)
    return store


def test_what_is_wanted_is_asked_for_in_the_end_at_the_latest(service: Service, store: Store):
    said: list[str] = []
    with closing(Keeper(store, said.append)):
        pass
    assert [body["cid"] for body in service.bodies] == [NAME]
    assert said == []


def test_a_service_that_is_away_is_told_and_the_pin_is_kept(service: Service, store: Store):
    service.close()
    said: list[str] = []
    with closing(Keeper(store, said.append)):
        pass
    assert said == ["pinning: 127.0.0.1 cannot be reached (ConnectionError); trying again"]
    assert store.recall(pinning.PINS, NAME)["state"] == pinning.WANTED


def test_without_a_service_nothing_is_asked(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(PINNING_URL, raising=False)
    said: list[str] = []
    with closing(Keeper(store, said.append)):
        pass
    assert said == [] and store.recall(pinning.PINS, NAME)["tries"] == 0
