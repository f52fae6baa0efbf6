"""Whether a worker loses or doubles anything while all around it breaks: real processes, a real node, a real Redis.

People ask for works. Meanwhile the worker's processes are killed at moments that a seed decides, Redis is killed and
comes back without its messages, the chain is reorganised within the depth that counts and beyond it, its clock jumps
over the end of leases, and the way to the node loses answers, some after a transaction was taken.
"""

import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.chain import anvil, leash
from scripts.chain.errors import UserError
from scripts.hybrid.board import Status
from scripts.hybrid.ledger import Ledger

from .figures import Figures
from .proxy import faulty
from .studio import WORKER, Place, Requester, open_place, shuffled

BLOCK_SECONDS = 0.5
CONFIRMATIONS = 2
WITHIN, BEYOND = 1, 6  # blocks that a reorganisation drops
PATIENCE_SECONDS = 6  # until a job is sent again
TIMEOUT_SECONDS = 3  # of the worker's calls
LOST, LOST_SENDS = 0.005, 0.1  # of all answers, and of those to a transaction
LEASE_SECONDS = 120  # longer than any restart
PROCESSES = 2
REQUESTERS = (5, 6)
LOOK_SECONDS = 0.1
STARTING = 0.005  # how likely it is, at each look, that it is killed before it is at work
DESK = 0.4  # how often it is the desk that is killed, and not one of those who make images
LIMIT_SECONDS = 1_800


@dataclass(frozen=True)
class Schedule:
    """What breaks and when.

    Attributes:
        pause: from when the worker is at work to the next kill, by how long it took to start; so a slow machine is
            not killed faster than it can work.
        reorganisations: after which kill, and how many blocks are dropped.
        brokers: after which kills Redis is killed too, and jumps: after which all leases end.
    """

    requests: int
    kills: int
    pause: tuple[float, float] = (0.05, 1.0)
    reorganisations: dict[int, int] = field(default_factory=dict)
    brokers: tuple[int, ...] = ()
    jumps: tuple[int, ...] = ()
    seed: int = 1


FULL = Schedule(
    requests=100,
    kills=50,
    reorganisations={8: WITHIN, 16: BEYOND, 24: WITHIN, 32: BEYOND, 40: WITHIN},
    brokers=(12, 28),
    jumps=(36,),
)


@dataclass(frozen=True)
class Outcome:
    """What came of it."""

    requests: int
    kills: int
    lost: int
    duplicated: int
    differing: list[str]  # where the ledger, or the money, is not what the chain says
    seconds: float


def measure(seed: int = FULL.seed) -> Figures:
    """Returns the figures of the full study; UserError where the ledger or the money differs from the chain.

    Args:
        seed: decides what is killed when, which answers are lost, and who asks.
    """
    outcome = run(replace(FULL, seed=seed))
    if outcome.differing:
        raise UserError("; ".join(outcome.differing))
    return {
        "hybrid.faults.requests": outcome.requests,
        "hybrid.faults.kills": outcome.kills,
        "hybrid.faults.lost": outcome.lost,
        "hybrid.faults.duplicated": outcome.duplicated,
        "hybrid.faults.seconds": outcome.seconds,
    }


def run(schedule: Schedule, keep: Path | None = None) -> Outcome:
    """Plays a schedule; raises UserError when it does not come to an end.

    Args:
        keep: a folder for everything that is written, to look at afterwards.
    """
    began = time.monotonic()
    chance = random.Random(schedule.seed)
    with ExitStack() as stack:
        folder = keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="conus-faults-")))
        url = stack.enter_context(anvil.running("--block-time", str(BLOCK_SECONDS)))
        place = open_place(url, folder, lease_seconds=LEASE_SECONDS)
        redis = stack.enter_context(_redis(folder))
        way = stack.enter_context(faulty(url, {}, late=_losses(chance)))
        worker = stack.enter_context(_worker(place, way, redis))
        requesters = [Requester(place, number) for number in REQUESTERS]
        started = worker.start_seconds()
        kills = asked = 0
        next_kill: float | None = None
        while kills < schedule.kills or asked < schedule.requests or place.left(asked):
            due = schedule.requests if kills == schedule.kills else schedule.requests * (kills + 2) // schedule.kills
            while asked < min(due, schedule.requests):
                chance.choice(requesters).ask(f"a lake with {asked} boats")
                asked += 1
            for requester in shuffled(chance, requesters):
                requester.remind()
            worker.look_after()
            if kills < schedule.kills and next_kill is None and (worker.is_up() or chance.random() < STARTING):
                next_kill = time.monotonic() + started * chance.uniform(*schedule.pause)
                _break(schedule, kills, place, redis)  # while the worker sees it
            if next_kill is not None and time.monotonic() >= next_kill:
                next_kill = None
                if worker.kill(chance):
                    kills += 1
            if time.monotonic() > began + LIMIT_SECONDS:
                raise UserError(f"{place.left(asked)} of {asked} requests are not done after {LIMIT_SECONDS} s")
            time.sleep(LOOK_SECONDS)
        worker.stop()
        last = place.worker("--once", "--processes", "0", *_OPTIONS)  # it only reads what it may have missed
        last.wait(timeout=LIMIT_SECONDS)
        return _judge(schedule, kills, place, time.monotonic() - began)


_OPTIONS = ("--confirmations", str(CONFIRMATIONS))


def _break(schedule: Schedule, kills: int, place: Place, redis: "_Redis") -> None:
    """Does what a schedule has after so many kills, once the worker is at work again."""
    if kills in schedule.brokers:
        redis.restart()
    if depth := schedule.reorganisations.get(kills):
        place.rpc.call("anvil_reorg", depth, [])
    if kills in schedule.jumps:
        place.rpc.call("evm_increaseTime", LEASE_SECONDS + 1)


def _losses(chance: random.Random):
    """Says which answers are lost on the way: some calls do not arrive, some answers come back to nobody."""

    def late(methods: set[str]) -> float:
        if chance.random() >= (LOST_SENDS if "eth_sendRawTransaction" in methods else LOST):
            return 0
        return chance.choice((-1, 0.01, TIMEOUT_SECONDS + 0.5))

    return late


class _Redis:
    """A Redis that forgets all when it ends."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("redis-server")
        if program is None:
            raise UserError("redis-server is missing: install Redis (on Debian: apt install redis-server)")
        self.port = anvil.free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self._command = [program, *options, "--dir", str(folder)]
        self._log = folder / "redis.log"
        self._program = leash.start(self._command, self._log)

    def restart(self) -> None:
        self.stop()
        self._program = leash.start(self._command, self._log)

    def stop(self) -> None:
        leash.stop(self._program)


@contextmanager
def _redis(folder: Path) -> Iterator[_Redis]:
    server = _Redis(folder)
    try:
        yield server
    finally:
        server.stop()


class _Worker:
    """The worker's desk and those who make images for it; started again whenever it has ended."""

    def __init__(self, place: Place, url: str, broker: str) -> None:
        self._place, self._url = place, url
        self._options = [
            *_OPTIONS, "--broker", broker, "--processes", str(PROCESSES), "--patience", str(PATIENCE_SECONDS),
            "--timeout", str(TIMEOUT_SECONDS), "--leases", "12",
        ]  # fmt: skip
        self._desk = self._start()

    def start_seconds(self) -> float:
        """Waits until it is at work, and returns how long that took; it may take a few starts."""
        began = time.monotonic()
        while not self.is_up():
            if self._desk.poll() is not None:
                self._desk, began = self._start(), time.monotonic()
            time.sleep(LOOK_SECONDS)
        return time.monotonic() - began

    def look_after(self) -> None:
        """Starts it again if it has ended."""
        if self._desk.poll() is not None:
            self._desk = self._start()

    def is_up(self) -> bool:
        """Tells whether the desk is at work: it has started those who make images."""
        return self._desk.poll() is None and bool(_children(self._desk.pid))

    def kill(self, chance: random.Random) -> bool:
        """Kills one of the processes; tells whether it was there."""
        children = _children(self._desk.pid)
        victim = chance.choice(children) if children and chance.random() >= DESK else self._desk.pid
        if self._desk.poll() is not None:
            return False
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
            return True
        return False

    def stop(self) -> None:
        self._desk.kill()
        self._desk.wait()

    def _start(self) -> subprocess.Popen:
        return self._place.worker(*self._options, url=self._url)


@contextmanager
def _worker(place: Place, url: str, redis: _Redis) -> Iterator[_Worker]:
    worker = _Worker(place, url, redis.url)
    try:
        yield worker
    finally:
        worker.stop()


def _children(pid: int) -> list[int]:
    """Lists the processes that a process started."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _judge(schedule: Schedule, kills: int, place: Place, seconds: float) -> Outcome:
    """Compares what people asked for with what the chain has, and the chain with the ledger."""
    board = place.board
    ids = range(1, board.requests() + 1)
    works = dict(zip(ids, board.works(ids), strict=True))
    minted = {id_ for id_, work in works.items() if work.status == Status.MINTED}
    told = Counter(
        event["id"] for name in ("Fulfilled", "Finalised") for event, _ in board.orchestrator.history(name, 0)
    )
    tokens = Counter(work.token for work in works.values() if work.token)
    twice = sum(count > 2 for count in told.values()) + sum(count - 1 for count in tokens.values())
    surplus = board.collection.read("minted") - len(minted)
    prompts = {event["order"][2] for event, _ in board.orchestrator.history("Requested", 0)}
    lost = schedule.requests - min(len(minted), len(prompts))
    return Outcome(len(works), kills, lost, twice + surplus, [*_books(place, works), *_money(place, works)], seconds)


def _books(place: Place, works: dict) -> Iterator[str]:
    """Yields what the ledger says otherwise than the chain."""
    ledger = Ledger(place.studio, reading=True)
    kept = {request.id: request for request in ledger.requests()}
    if kept.keys() != works.keys():
        yield f"the ledger has {len(kept)} requests, and the chain {len(works)}"
    for id_ in kept.keys() & works.keys():
        ours, theirs = kept[id_], works[id_]
        same = (ours.status, ours.token, ours.worker, int(ours.seed or "0x0", 16))
        if same != (theirs.status, theirs.token, theirs.worker, theirs.seed):
            yield f"of request {id_} the ledger says {same}, and the chain {theirs}"
    if waiting := ledger.transactions("waiting"):
        yield f"{len(waiting)} transactions still wait: {[one.key for one in waiting]}"
    ledger.close()


def _money(place: Place, works: dict) -> Iterator[str]:
    """Yields where what lies at the orchestrator is not what everybody is owed."""
    orchestrator, rpc = place.board.orchestrator, place.rpc
    accounts = rpc.call("eth_accounts")
    owed = sum(orchestrator.read_each("owed", [(account,) for account in accounts]))
    bonds = sum(orchestrator.read_each("bonds", [(account,) for account in accounts])) * place.board.bond
    earned = orchestrator.read("earned", 1)
    held = int(rpc.call("eth_getBalance", orchestrator.address, "latest"), 16)
    if held != owed + bonds + earned:
        yield f"{held} wei lie there, and {owed + bonds + earned} are owed"
    fee = place.board.models.read("fees", 1, 0)[0]
    minted = sum(work.status == Status.MINTED for work in works.values())
    if earned != fee * minted:
        yield f"authors earned {earned} wei by {minted} works of {fee}"
    deposited = sum(event["amount"] for event, _ in orchestrator.history("Deposited", 0))
    slashed = len(orchestrator.history("Lapsed", 0)) * place.board.bond
    paid = orchestrator.read("owed", accounts[WORKER]) - deposited + slashed
    if paid != minted * orchestrator.read("worker_fee"):
        yield f"the worker was paid {paid} wei for {minted} works"
