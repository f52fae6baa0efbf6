"""The way from a desk to many workers: a Celery app whose one task makes a batch of jobs.

    celery --app renderer.worker.queue worker      with CONUS_STUDIO in the environment; `command` spells it out

Answers go into the store, not through Celery, and a message that is lost is sent again by whoever reads the chain, so
a message carries no promise: it is acknowledged when it is taken, and kept nowhere.
"""

import os
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from .job import Job
from .refusal import Hindered, need
from .studio import BROKER, FOLDER, Studio

try:
    from celery import Celery
    from kombu.exceptions import OperationalError
except ModuleNotFoundError:
    raise need("celery") from None

TASK = "conus.make"
QUEUE = "conus"
POLLING = 0.05  # seconds between looks into the folder of messages
FOLDERS = {"data_folder_in": "messages", "data_folder_out": "messages", "processed_folder": "taken"}
RETRIES = {
    "max_retries": 2,
    "interval_start": 0.1,
    "interval_step": 0.2,
    "interval_max": 0.3,
}  # seconds; then Hindered


def application(folder: Path, url: str = "") -> Celery:
    """Returns the app of a studio, that sends by URL, or by files in the studio's folder."""
    app = Celery("conus", broker=url or "filesystem://")
    if not url:
        places = {option: folder / "broker" / name for option, name in FOLDERS.items()}
        for place in places.values():
            place.mkdir(parents=True, exist_ok=True)
        app.conf.broker_transport = "renderer.worker.broker:Transport"
        app.conf.broker_transport_options = {option: str(place) for option, place in places.items()} | {
            "polling_interval": POLLING,
            "store_processed": True,
        }
    app.conf.update(
        accept_content=["json"],
        broker_connection_max_retries=None,  # a broker that is away comes back
        broker_connection_retry_on_startup=True,
        task_default_queue=QUEUE,
        task_ignore_result=True,
        task_publish_retry_policy=RETRIES,
        worker_enable_remote_control=False,
        worker_hijack_root_logger=False,
        worker_prefetch_multiplier=1,
    )
    app.task(name=TASK)(_make)
    return app


def _make(jobs: list[dict]) -> None:
    from .work import work

    studio = Studio.open(Path(os.environ[FOLDER]))  # each time, since a model may have come
    work([Job.of(job) for job in jobs], studio)


def send(jobs: Sequence[Job], studio: Studio) -> None:
    """Sends a batch of jobs of one model on its way; Hindered when the broker cannot be reached."""
    try:
        _application(studio.folder, os.environ.get(BROKER, "")).send_task(
            TASK, [[job.json() for job in jobs]], argsrepr="jobs"
        )
    except (OperationalError, OSError) as error:
        raise Hindered(f"queue: the broker cannot be reached: {error}") from None


_application = cache(application)


def command(name: str) -> list[str]:
    """Returns the command line of one worker process, which takes a batch at a time."""
    options = ["--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel=INFO"]
    celery = [sys.executable, "-m", "celery", "--app", "renderer.worker.queue", "worker"]
    return [*celery, "--pool=solo", "--queues", QUEUE, "--hostname", f"{name}@%h", *options]


def environment(studio: Studio) -> dict[str, str]:
    """Returns the variables that a worker process of a studio runs with."""
    return {**os.environ, FOLDER: str(studio.folder.resolve())}


if FOLDER in os.environ:
    app = application(Path(os.environ[FOLDER]), os.environ.get(BROKER, ""))
