"""Who makes what a desk wants made: a thread of this process, or worker processes behind a queue.

What came of a job is read from the studio's store, whoever made it, so that nothing is lost between the two.
"""

import logging
import math
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import groupby

from renderer.worker import work
from renderer.worker.job import Job, Made
from renderer.worker.refusal import Hindered, Refused
from renderer.worker.studio import Studio

from .crew import Crew
from .outbox import Tell

MOST_PATIENCE_SECONDS = 600  # between two tries, however often there was something in the way
PATIENCE_SECONDS = 60

log = logging.getLogger(__name__)


class Hands(ABC):
    """What all ways to have something made share.

    Every method raises Hindered when the studio cannot work now.

    Args:
        patience: seconds until a job that nobody brought is wanted again; then twice as long, and so on.
    """

    def __init__(self, studio: Studio, patience: float = PATIENCE_SECONDS) -> None:
        self.studio = studio
        self._patience = patience
        self._again: dict[str, tuple[float, float]] = {}  # when a job is wanted again, and the patience after that
        self._begun: set[str] = set()  # the jobs that were tried since this began

    def check(self, job: Job) -> None:
        """Raises Refused when a job will never be made here; its seed plays no part."""
        work.check(job, self.studio)

    def made(self, job: Job) -> Made | Refused | None:
        """Returns what came of a job, if it is done."""
        return work.outcome(job, self.studio.store)

    def trouble(self, job: Job) -> tuple[str, bool] | None:
        """Says why a job was not made when it was tried, and whether its model failed on it and may do better.

        Before it is tried there is none: whatever was in the way of an earlier run may be gone.
        """
        return work.trouble(job, self.studio.store) if job.key in self._begun else None

    @abstractmethod
    def want(self, jobs: Sequence[Job]) -> None:
        """Sees to it that jobs are being made."""

    @abstractmethod
    def close(self) -> None:
        """Lets go; what is half made is made anew another time."""

    def _due(self, jobs: Sequence[Job], share: int) -> Iterator[list[Job]]:
        """Yields batches of what is not being made, as far as is known; what failed once is tried by itself.

        Args:
            share: among how many a batch is shared out.
        """
        now = time.monotonic()
        due = [job for job in jobs if self._again.get(job.key, (0, 0))[0] <= now]
        first = [job for job in due if job.key not in self._again]
        batches = [*_batches(first, min(self.studio.batch, math.ceil(len(first) / share)))]
        for batch in [*batches, *([job] for job in due if job.key in self._again)]:
            for job in batch:
                if job.key not in self._begun:
                    work.try_again(job, self.studio.store)
                    self._begun.add(job.key)
            yield batch

    def _put_off(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            _, patience = self._again.get(job.key, (0, self._patience))
            self._again[job.key] = (time.monotonic() + patience, min(2 * patience, MOST_PATIENCE_SECONDS))


class Here(Hands):
    """A thread of this process, which makes a batch at a time."""

    def __init__(self, studio: Studio, patience: float = PATIENCE_SECONDS) -> None:
        super().__init__(studio, patience)
        self._pool = ThreadPoolExecutor(1, "maker")
        self._busy: tuple[Future, list[Job]] | None = None

    def want(self, jobs: Sequence[Job]) -> None:
        if self._busy and self._busy[0].done():
            (finished, batch), self._busy = self._busy, None
            try:
                finished.result()
            except Hindered:
                self._put_off(batch)
                if not any(self.trouble(job) for job in batch):  # as where nothing can be written down
                    raise
            except Exception:  # of a model, which may fail as it likes
                log.exception("requests %s failed", [job.request for job in batch])
                self._put_off(batch)
        if self._busy is None and (batch := next(self._due(jobs, 1), None)):
            self._busy = self._pool.submit(work.work, batch, self.studio), batch

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)


class Elsewhere(Hands):
    """Worker processes that share the studio's folder: of this machine, where they are looked after, or of others.

    Args:
        processes: how many there are to be on this machine.
    """

    def __init__(self, studio: Studio, processes: int, tell: Tell, patience: float = PATIENCE_SECONDS) -> None:
        super().__init__(studio, patience)
        from renderer.worker import queue

        self._queue = queue  # not before it is needed: Celery may be missing
        self._crew = Crew(studio, processes)
        self._share = max(1, processes)
        self._tell = tell

    def want(self, jobs: Sequence[Job]) -> None:
        if ended := self._crew.look_after():
            logs = self.studio.folder / "worker-*.log"
            self._tell(f"worker processes that ended, and were started again: {ended}; they wrote {logs}")
        for batch in self._due(jobs, self._share):
            self._queue.send(batch, self.studio)
            self._put_off(batch)

    def close(self) -> None:
        self._crew.close()


def _batches(jobs: Sequence[Job], size: int) -> Iterator[list[Job]]:
    """Splits jobs into batches of one model and adapter each."""

    def kind(job: Job) -> tuple[str, str]:
        return job.model, job.adapter or ""

    for _, group in groupby(sorted(jobs, key=kind), kind):
        same = list(group)
        yield from (same[at : at + size] for at in range(0, len(same), size))
