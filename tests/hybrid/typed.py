"""Commands as they are typed, run in this process at the set of `counter`."""

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from scripts.benchmarks.studio import Place
from scripts.hybrid import purses
from tests.hybrid.counter import *  # noqa: F403  (fixtures)

Run = Callable[..., Result]


@pytest.fixture
def run(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command by its name, with a studio of its own where it takes one."""
    for name, value in place.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("APE_FOUNDRY_HOST", place.rpc.url)

    def run_command(command: str, *options: str) -> Result:
        cli = import_module(f"scripts.{command}").cli
        takes_one = any(parameter.name == "studio" for parameter in cli.params) and "--studio" not in options
        where = ("--studio", str(tmp_path / "studio")) if takes_one else ()
        return CliRunner().invoke(cli, [*options, *where], catch_exceptions=False)

    return run_command


def fails(outcome: Result, sentence: str) -> None:
    assert outcome.exit_code == 1
    assert re.search(sentence, outcome.output), outcome.output
    assert "Traceback" not in outcome.output


def no_logs(request: dict[str, Any]) -> str:
    """What `faulty` has a node refuse that shows no events."""
    return "eth_getLogs is not served" if request["method"] == "eth_getLogs" else ""


def address(place: Place, number: int) -> str:
    """Returns the address of one of the node's accounts, as commands write it."""
    return place.rpc.call("eth_accounts")[number].lower()


def balance(place: Place, address: str) -> int:
    return int(place.rpc.call("eth_getBalance", address, "latest"), 16)


def owed(place: Place, number: int) -> int:
    return purses.owed(place.board, address(place, number))
