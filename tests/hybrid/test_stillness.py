"""On a plain `anvil`, which makes no block by itself, a single request is brought to its token."""

from collections.abc import Callable

import pytest
from click.testing import Result

from scripts.benchmarks.studio import Place
from scripts.chain.rpc import Rpc
from scripts.hybrid import stillness
from scripts.hybrid.stillness import Stillness
from tests.hybrid.typed import *  # noqa: F403  (fixtures)

WORKING = ("--executor", "numpy", "--once", "--no-credentials", "--account", "TEST::1")


def head(rpc: Rpc) -> int:
    return int(rpc.call("eth_blockNumber"), 16)


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stillness, "STILL_SECONDS", 0.1)


def test_a_request_on_a_chain_that_stands_still_is_waited_for_and_minted(place: Place, run: Callable[..., Result]):
    place.atelier.request("a lake")  # younger than the confirmations, and its lot's block is to come
    made = run("worker", *WORKING)
    assert made.exit_code == 0 and "request 1 is minted as token 1" in made.output


@pytest.mark.parametrize(("live", "awaited", "blocks"), [(False, True, 1), (False, False, 0), (True, True, 0)])
def test_blocks_are_made_where_they_are_awaited_and_nothing_is_at_stake(
    place: Place, monkeypatch: pytest.MonkeyPatch, live: bool, awaited: bool, blocks: int
):
    still, before, now = Stillness(place.rpc, live), head(place.rpc), [0.0]
    monkeypatch.setattr(stillness.time, "monotonic", lambda: now[0])
    for now[0] in (1.0, 1.05, 1.2):
        still.end(before, awaited)
    assert head(place.rpc) == before + blocks


def test_a_chain_that_goes_on_by_itself_is_left_alone(place: Place, monkeypatch: pytest.MonkeyPatch):
    still, before, now = Stillness(place.rpc, False), head(place.rpc), [0.0]
    monkeypatch.setattr(stillness.time, "monotonic", lambda: now[0])
    for now[0] in (1.0, 2.0, 3.0):
        still.end(before + int(now[0]), True)
    assert head(place.rpc) == before
