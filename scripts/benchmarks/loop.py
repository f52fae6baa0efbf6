"""How long it takes from asking for a work to its token, with a worker that waits for nothing else."""

import tempfile
import time
from pathlib import Path
from statistics import median

from scripts.chain import anvil
from scripts.chain.errors import UserError

from .figures import Figures
from .studio import Place, Requester, open_place

BLOCK_SECONDS = 0.5
REQUESTS = 9
REQUESTER = 5
LOOK_SECONDS = 0.05
LIMIT_SECONDS = 60  # of one work, and of the worker's start
AT_WORK = "At work"  # what the worker says when it is


def measure() -> Figures:
    """Returns the median of several requests, one after the other, in seconds."""
    with (
        tempfile.TemporaryDirectory(prefix="conus-loop-") as folder,
        anvil.running("--block-time", str(BLOCK_SECONDS)) as url,
    ):
        place = open_place(url, Path(folder))
        worker = place.worker("--confirmations", "1")
        try:
            _until(lambda: AT_WORK in place.log.read_text(), "the worker did not start")
            requester = Requester(place, REQUESTER)
            seconds = [_one(place, requester, number) for number in range(1, REQUESTS + 1)]
        finally:
            worker.kill()
            worker.wait()
    return {"hybrid.loop.seconds_median": median(seconds), "hybrid.loop.block_seconds": BLOCK_SECONDS}


def _one(place: Place, requester: Requester, number: int) -> float:
    began = time.monotonic()
    requester.ask(f"a harbour with {number} ships")
    _until(lambda: place.board.requests() == number and not place.left(number), f"request {number} was not finished")
    return time.monotonic() - began


def _until(holds, otherwise: str) -> None:
    """Waits until something holds; raises UserError when it does not in time."""
    deadline = time.monotonic() + LIMIT_SECONDS
    while not holds():
        if time.monotonic() > deadline:
            raise UserError(otherwise)
        time.sleep(LOOK_SECONDS)
