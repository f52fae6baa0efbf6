"""The way from a desk to many workers: a Celery app whose one task makes a batch of jobs.

    python -m renderer.worker.queue NAME      one worker process of the studio in CONUS_STUDIO; see `command`

Answers go into the store, not through Celery, and a message that is lost is sent again by whoever reads the chain. So
a message carries no promise: it is acknowledged when it is taken, and kept nowhere. It holds a job as it is, words
that were sealed too: a broker is as private as the studio's folder.
"""

import logging
import os
import socket
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .job import Job
from .refusal import Hindered, Refused, need
from .store import PRIVATE
from .studio import BROKER, FOLDER, Studio

try:
    from celery import Celery
    from kombu.exceptions import OperationalError
    from kombu.transport import resolve_transport
except ModuleNotFoundError:
    raise need("celery") from None

TASK = "conus.make"
QUEUE = "conus"
FILES = "filesystem://localhost//"
POLLING = 0.05  # seconds between looks into the folder of messages
FOLDERS = {"data_folder_in": "messages", "data_folder_out": "messages", "processed_folder": "taken"}
PATIENCE = 2  # seconds that a sender waits for the broker; whoever sends tries again by itself
SOON = {"max_retries": 0, "socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
# Of a process that makes one batch after the other, and has nothing to tell to its like.
OPTIONS = {"pool": "solo", "loglevel": "INFO"} | dict.fromkeys(
    ("quiet", "without_gossip", "without_mingle", "without_heartbeat"), True
)

log = logging.getLogger(__name__)


def application(folder: Path, url: str = "") -> Celery:
    """Returns the app of a studio, which sends by URL, or by files in the studio's folder; Hindered without these."""
    app = Celery("conus", broker=url or FILES)
    if url:
        _check(url)
    else:
        places = {option: folder / "broker" / name for option, name in FOLDERS.items()}
        try:
            (folder / "broker").mkdir(PRIVATE, parents=True, exist_ok=True)
            for place in places.values():
                place.mkdir(exist_ok=True)
        except OSError as error:
            raise Hindered(f"queue: {error.filename} cannot be made: {error.strerror}") from None
        app.conf.broker_transport = "renderer.worker.broker:Transport"
        app.conf.broker_transport_options = {option: str(place) for option, place in places.items()} | {
            "polling_interval": POLLING,
            "store_processed": True,
        }
    app.conf.update(
        accept_content=["json"],
        broker_connection_timeout=PATIENCE,
        broker_connection_max_retries=None,  # a broker that is away comes back
        broker_connection_retry_on_startup=True,
        task_default_queue=QUEUE,
        task_ignore_result=True,
        worker_enable_remote_control=False,
        worker_prefetch_multiplier=1,
    )
    app.task(name=TASK)(_make)
    return app


def _check(url: str) -> None:
    """Raises Hindered for an address of nothing that Celery can send by, without saying what may be a password."""
    scheme = urlsplit(url).scheme
    try:
        resolve_transport(scheme)
    except (KeyError, ImportError, ValueError):
        what = scheme or f"what {BROKER} says"
        raise Hindered(f"queue: {what} is no broker: redis:// or amqp:// is one") from None


def _make(jobs: list[dict[str, Any]]) -> None:
    """The task. What keeps the studio from working is said in a line; the jobs come again."""
    from .work import work

    try:
        studio = Studio.open(Path(os.environ[FOLDER]))  # each time, since a model may have come
        for job, made in zip(jobs, work([Job.of(job) for job in jobs], studio), strict=True):
            log.info("request %d: %s", job["request"], made if isinstance(made, Refused) else made.artifact)
    except Hindered as hindered:
        log.error("%s", hindered)


def send(jobs: Sequence[Job], studio: Studio) -> None:
    """Sends a batch of jobs of one model on its way; Hindered when the broker cannot be reached."""
    url = os.environ.get(BROKER, "")
    try:
        _sender(studio.folder, url).send_task(TASK, [[job.json() for job in jobs]], argsrepr="", retry=False)
    except (OperationalError, OSError) as error:
        place = urlsplit(url).hostname or studio.folder  # of an address its host alone: it may hold a password
        raise Hindered(f"queue: the broker at {place} cannot be reached ({type(error).__name__})") from None


@cache
def _sender(folder: Path, url: str) -> Celery:
    app = application(folder, url)
    if url:
        app.conf.broker_transport_options = SOON
    return app


def command(name: str) -> list[str]:
    """Returns the command line of one worker process, which takes a batch at a time; run it where the sources lie."""
    return [sys.executable, "-m", "renderer.worker.queue", name]


def environment(studio: Studio) -> dict[str, str]:
    """Returns the variables that a worker process of a studio runs with."""
    return {**os.environ, FOLDER: str(studio.folder.resolve())}


def main() -> None:
    """Runs a worker process until it is told to stop."""
    try:
        studio = Studio.open(Path(os.environ.get(FOLDER, ".")))
        app = application(studio.folder, os.environ.get(BROKER, ""))
    except Hindered as hindered:
        sys.exit(str(hindered))
    worker = app.Worker(hostname=f"{sys.argv[1]}@{socket.gethostname()}", queues=QUEUE, **OPTIONS)
    worker.start()
    sys.exit(worker.exitcode)


if __name__ == "__main__":
    main()
