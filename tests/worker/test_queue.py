"""Batches reach real worker processes, by files and by a real Redis, and what is lost can be sent again."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("celery")
pytest.importorskip("c2pa")

from renderer.worker import queue, work  # noqa: E402
from renderer.worker.job import Job, Made  # noqa: E402
from renderer.worker.refusal import Hindered, Refused  # noqa: E402
from renderer.worker.studio import BROKER, Studio  # noqa: E402
from scripts.chain.build import ROOT  # noqa: E402
from tests.worker.conftest import MakeJob  # noqa: E402

SOON = 180  # seconds; what is waited for comes long before, but on a machine that does much else
PASSWORD = "br0ker-s3cret"

Start = Callable[..., subprocess.Popen]


@pytest.fixture
def start(studio: Studio, tmp_path: Path) -> Iterator[Start]:
    """Starts worker processes of the studio, and ends them after the test."""
    running: list[subprocess.Popen] = []

    def process(name: str) -> subprocess.Popen:
        with (tmp_path / "worker.log").open("a") as log:
            options = {"cwd": ROOT, "env": queue.environment(studio), "stdout": log, "stderr": log}
            running.append(subprocess.Popen(queue.command(name), **options))
        return running[-1]

    yield process
    for each in running:
        each.kill()
        each.wait()


@pytest.fixture
def log(tmp_path: Path) -> Callable[[], str]:
    return (tmp_path / "worker.log").read_text


def until(done: Callable[[], object]) -> None:
    """Waits until something holds."""
    end = time.monotonic() + SOON
    while not done():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)


def all_made(jobs: list[Job], studio: Studio) -> bool:
    return all(isinstance(work.outcome(job, studio.store), Made) for job in jobs)


def test_two_processes_share_what_is_sent_and_lose_nothing_to_a_kill(
    studio: Studio, job: MakeJob, start: Start, log: Callable[[], str]
) -> None:
    jobs = [job(number, prompt="the winter palace", salt="5a" * 32) for number in range(1, 5)]
    refused = job(5, prompt="\u200b")
    for one in jobs:
        queue.send([one], studio)
    processes = [start("one"), start("two")]
    until(lambda: any(work.outcome(one, studio.store) for one in jobs))
    processes[0].send_signal(signal.SIGKILL)  # whatever it is at: its message is lost with it
    start("three")
    queue.send([refused], studio)
    until(lambda: isinstance(work.outcome(refused, studio.store), Refused))
    for one in jobs:
        if work.outcome(one, studio.store) is None:
            queue.send([one], studio)
    until(lambda: all_made(jobs, studio))
    assert len(studio.store.names("jobs")) == len(jobs) + 1
    until(lambda: not list((studio.folder / "broker" / "messages").iterdir()))
    assert "request 5: prompts: the prompt is empty" in log()
    for secret in ("winter", "5a" * 32):
        assert secret not in log()


def test_a_process_goes_on_past_what_is_half_written_and_what_hinders_it(
    studio: Studio, job: MakeJob, start: Start, log: Callable[[], str]
) -> None:
    queue.send([job(1, model="00" * 32)], studio)
    messages = studio.folder / "broker" / "messages"
    whole = next(messages.iterdir())
    (messages / f"0-{whole.name}.partial").write_bytes(whole.read_bytes()[:100])
    (messages / whole.name.replace(queue.QUEUE, "another")).write_text("{")
    queue.send([job(2)], studio)
    start("one")
    until(lambda: all_made([job(2)], studio))
    assert len(list(messages.iterdir())) == 2
    assert f"studio: no model or adapter with the digest {'00' * 32} is held here" in log()
    assert "Traceback" not in log()
    told = work.trouble(job(1, model="00" * 32), studio.store)
    assert told == (f"no model or adapter with the digest {'00' * 32} is held here", False)
    assert work.trouble(job(2), studio.store) is None


def test_a_process_without_a_studio_says_so(tmp_path: Path) -> None:
    environment = {**os.environ, "CONUS_STUDIO": str(tmp_path)}
    ended = subprocess.run(queue.command("one"), cwd=ROOT, env=environment, capture_output=True, text=True)
    assert ended.returncode == 1
    assert ended.stderr == f"studio: {tmp_path}/studio.json cannot be read: No such file or directory\n"


def test_nobody_else_on_the_machine_reads_messages(studio: Studio) -> None:
    queue.application(studio.folder)
    assert stat.S_IMODE((studio.folder / "broker").stat().st_mode) == 0o700


def test_a_missing_package_is_told_with_the_line_that_brings_it(studio: Studio) -> None:
    for package, module in (("celery", "queue"), ("c2pa", "credentials"), ("cryptography", "certificates")):
        hidden = f"import sys; sys.modules['{package}'] = None; import renderer.worker.{module}"
        ended = subprocess.run([sys.executable, "-c", hidden], cwd=ROOT, capture_output=True, text=True)
        assert "Hindered: worker: " in ended.stderr.splitlines()[-1]
        assert ended.stderr.endswith(" is not installed: run `make worker`\n")


@pytest.mark.parametrize("scheme", ["redis", "amqp"])
def test_a_broker_that_is_away_is_told_without_its_password(
    studio: Studio, job: MakeJob, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    monkeypatch.setenv(BROKER, f"{scheme}://user:{PASSWORD}@127.0.0.1:1//")
    told = r"^queue: the broker at 127.0.0.1 cannot be reached \(OperationalError\)$"
    with pytest.raises(Hindered, match=told):
        queue.send([job(1)], studio)


@pytest.mark.parametrize(("url", "what"), [("nonsense://x", "nonsense"), ("x", f"what {BROKER} says")])
def test_an_address_of_no_broker_is_told(
    studio: Studio, job: MakeJob, monkeypatch: pytest.MonkeyPatch, url: str, what: str
) -> None:
    monkeypatch.setenv(BROKER, url)
    with pytest.raises(Hindered, match=f"^queue: {what} is no broker: redis:// or amqp:// is one$"):
        queue.send([job(1)], studio)


class Redis:
    """A Redis of our own, on a free port, with a password, without files."""

    def __init__(self, program: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.program = program
        self.url = f"redis://:{PASSWORD}@127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        options = {"--port": self.port, "--bind": "127.0.0.1", "--save": "", "--requirepass": PASSWORD}
        command = [self.program, *(str(word) for pair in options.items() for word in pair)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd="/")
        until(self.answers)

    def answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def redis(monkeypatch: pytest.MonkeyPatch) -> Iterator[Redis]:
    program = shutil.which("redis-server")
    if not program:
        pytest.skip("no redis-server on this machine: what needs a Redis was not run")
    running = Redis(program)
    monkeypatch.setenv(BROKER, running.url)
    yield running
    running.kill()


def test_a_redis_carries_batches_and_may_be_killed_and_come_back(
    studio: Studio, job: MakeJob, start: Start, redis: Redis, log: Callable[[], str]
) -> None:
    start("one"), start("two")
    queue.send([job(1)], studio)
    queue.send([job(2)], studio)
    until(lambda: all_made([job(1), job(2)], studio))
    redis.kill()
    told = r"^queue: the broker at 127.0.0.1 cannot be reached \(OperationalError\)$"
    with pytest.raises(Hindered, match=told):
        queue.send([job(3)], studio)
    redis.start()
    queue.send([job(3)], studio)
    until(lambda: all_made([job(3)], studio))
    assert PASSWORD not in log()
    assert not (studio.folder / "broker").exists()
