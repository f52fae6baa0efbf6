"""Real commands, as an artist runs them: `ape run NAME` in a process of its own, against a real node."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.chain import anvil, build, deployments, manifest
from scripts.chain.deployments import Deployments
from scripts.chain.rpc import Rpc
from tests.scripts.ledger import *  # noqa: F403  (fixtures)

PIECE = next(iter(manifest.load()))
LIMIT_SECONDS = 120


@dataclass(frozen=True)
class Outcome:
    """How a command ended, and all that it said."""

    status: int
    said: str


class Desk:
    """An artist's desk: commands for one node, with deployments and ape's own data apart from all others."""

    def __init__(self, url: str, folder: Path, network: str | None = None) -> None:
        self.url = url
        self.folder = folder
        self.network = network
        self.rpc = Rpc(url)

    def start(self, command: str, *arguments: str, url: str | None = None) -> subprocess.Popen:
        """Starts `ape run COMMAND` in the background; `url` is another way to the node."""
        url = url or self.url
        network = ["--network", f"{self.network}:{url}"] if self.network else []
        return subprocess.Popen(
            [build.APE, "run", command, *arguments, *network],
            cwd=build.ROOT,
            env=os.environ
            | {
                "APE_FOUNDRY_HOST": url,
                "APE_DATA_FOLDER": str(self.folder / "ape"),
                "CONUS_DEPLOYMENTS": str(self.folder / "deployments"),
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, command: str, *arguments: str, url: str | None = None) -> Outcome:
        """Runs `ape run COMMAND` to its end."""
        process = self.start(command, *arguments, url=url)
        said, _ = process.communicate(timeout=LIMIT_SECONDS)
        return Outcome(process.returncode, said)

    def record(self) -> Deployments:
        """Returns what the commands have written down."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("CONUS_DEPLOYMENTS", str(self.folder / "deployments"))
            return deployments.on_chain(self.rpc)

    def created(self) -> int:
        """Counts the contracts that the first account has put on the chain."""
        latest = int(self.rpc.call("eth_blockNumber"), 16)
        blocks = self.rpc.batch(("eth_getBlockByNumber", (hex(n), True)) for n in range(latest + 1))
        return sum(tx["to"] is None for block in blocks for tx in block["transactions"])


@contextmanager
def desk_with(folder: Path, *options: str, network: str | None = None, **more: object) -> Iterator[Desk]:
    """Gives a desk with a new chain."""
    with anvil.running(*options, **more) as url:
        yield Desk(url, folder, network)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_with(tmp_path) as fresh:
        yield fresh


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk at which the first piece is deployed."""
    with desk_with(tmp_path_factory.mktemp("desk")) as fresh:
        outcome = fresh.run("deploy", "--piece", PIECE)
        assert outcome.status == 0, outcome.said
        yield fresh
