"""Has what was made kept by a pinning service, in a thread of its own: one that is slow or away holds nothing up."""

import threading

from renderer.worker import pinning
from renderer.worker.refusal import Hindered, reason
from renderer.worker.store import Store

from .outbox import Tell

SWEEP_SECONDS = 10  # between two looks at what is to be pinned
LAST_SECONDS = 30  # that the last look may take; what is not asked for by then is by the next run


class Keeper:
    """Asks for what a store says shall be pinned, now and again and in the end; without a service for nothing."""

    def __init__(self, store: Store, tell: Tell) -> None:
        self._store = store
        self._tell = tell
        self._said: str | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="keeper", daemon=True)
        if pinning.wanted():
            self._thread.start()

    def close(self) -> None:
        """Looks once more, and ends."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(LAST_SECONDS)

    def _keep(self) -> None:
        while not self._ended.wait(SWEEP_SECONDS):
            self._sweep()
        self._sweep()

    def _sweep(self) -> None:
        try:
            problem = pinning.sweep(self._store).problem
        except Hindered as error:
            problem = reason(error)
        if problem and problem != self._said:
            self._tell(f"{problem}; trying again")
        self._said = problem
