"""A hybrid set on a chain of its own that the tests mine by hand, and a desk in this process."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from renderer.worker.studio import Studio
from scripts.benchmarks.studio import WORKER, Place, Requester, key_of, open_place
from scripts.chain import anvil
from scripts.hybrid import places
from scripts.hybrid.board import Board, Work
from scripts.hybrid.desk import Desk
from scripts.hybrid.follower import Follower
from scripts.hybrid.hands import Here
from scripts.hybrid.ledger import Ledger
from tests.scripts.ledger import account_at

OTHER, ASKER = 2, 5  # of the node's accounts: another worker, and who asks
LEASE_SECONDS = 600
MOST_LOOKS = 100
LEASES = 4  # that a desk holds at most


@dataclass
class Counter:
    """A desk with its ledger; what it said is in `said`."""

    place: Place
    folder: Path
    worker: int = WORKER
    witness: bool = False
    blocklist: str = ""
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.folder)
        self.account = account_at(self.place.rpc.url, key_of(self.worker))
        self.studio = Studio(self.folder, executor="numpy", credentials=False, blocklist=self.blocklist)
        places.fill(self.studio, places.BUNDLED)
        follower = Follower(self.place.board.orchestrator, self.ledger, 1, 1)
        follower.check_chain()
        hands = Here(self.studio)
        self.desk = Desk(
            self.place.board, self.account, self.ledger, follower, hands, self.said.append, LEASES, self.witness
        )

    def work(self, until: Callable[[], bool] = lambda: False) -> None:
        """Mines and looks by turns until something holds, or else until nothing is left that can be gone on with.

        It mines first, since a node may answer before what it was sent is in a block.
        """
        for _ in range(MOST_LOOKS):
            self.place.rpc.call("anvil_mine")
            tick = self.desk.tick()
            if until() or (not tick.going and self.desk.idle()):
                return
            if future := self.desk._hands._busy:
                future[0].exception()  # waits; what is raised is for the desk to see
        raise AssertionError(f"no end: {self.said}")


def status(place: Place, id_: int) -> int:
    return work(place, id_).status


def work(place: Place, id_: int) -> Work:
    return place.board.works([id_])[0]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with anvil.running() as url:
        yield open_place(url, tmp_path_factory.mktemp("place"), lease_seconds=LEASE_SECONDS)


@pytest.fixture
def place(whole: Place) -> Iterator[Place]:
    """The set as it was deployed, whatever the last test did with it."""
    before = whole.rpc.call("evm_snapshot")
    yield replace(whole, board=Board(whole.rpc, whole.board.orchestrator.address))
    whole.rpc.call("evm_revert", before)


@pytest.fixture
def asker(place: Place) -> Requester:
    return Requester(place, ASKER)


@pytest.fixture
def counter(place: Place, tmp_path: Path) -> Counter:
    return Counter(place, tmp_path / "studio")
