"""Requests as jobs: what has to be made for one, whether it can be made here, and what is in the way."""

import time

from renderer.worker.job import Job, Made
from renderer.worker.refusal import Hindered, Refused

from . import evidence
from .board import Board
from .evidence import Opening
from .hands import Hands
from .ledger import Request

CHECK_SECONDS = 15  # between two looks at whether a request can be made here

REFUSED, HINDERED, AGAIN = "refused: ", "waits: ", "tried again: "  # how notes on requests begin


class Jobs:
    """What a desk has made by its hands."""

    def __init__(self, board: Board, hands: Hands) -> None:
        self._board = board
        self._hands = hands
        self._checked: dict[int, tuple[float, Refused | Hindered | None]] = {}
        self._hindered: dict[tuple[int, int], str] = {}  # models and adapters in hand, and what is in their way

    def forget(self) -> None:
        """Drops what was found out of requests, whose numbers may stand for others now."""
        self._checked.clear()

    def begin(self) -> None:
        """Begins another look at all requests."""
        self._hindered.clear()

    def of(self, request: Request, drawn: int) -> Job:
        """Returns what has to be made; raises Hindered for a sealed prompt that was not opened to this studio."""
        prompt, salt = request.prompt, b""
        if not prompt:
            opening = self._opening(request)
            prompt, salt = opening.prompt.decode(), opening.salt
        return evidence.job(self._board, request, drawn, prompt, salt)

    def check(self, request: Request) -> None:
        """Raises Refused or Hindered for what cannot be made; that is looked at anew now and again."""
        at, error = self._checked.get(request.id, (-CHECK_SECONDS, None))
        if time.monotonic() - at >= CHECK_SECONDS:
            try:
                self._held(request)
                self._hands.check(self.of(request, 0))
                error = None
            except (Refused, Hindered) as found:
                error = found
            self._checked[request.id] = time.monotonic(), error
        if error:
            raise error

    def check_others(self, request: Request) -> None:
        """Raises Hindered while the model of a request keeps what is in hand from being made."""
        if why := self._hindered.get((request.model, request.adapter)):
            raise Hindered(why)

    def made(self, job: Job) -> Made | None:
        """Returns what came of a job, None while it is being made; raises Refused for what never will be."""
        made = self._hands.made(job)
        if isinstance(made, Refused):
            raise made
        return made

    def make(self, request: Request, job: Job) -> tuple[str, Job]:
        """Returns a job that is to be made, and why it was not when it was tried; it stays wanted all the same."""
        self.check(request)
        why, failed = self._hands.trouble(job) or ("", False)
        if failed:
            self._checked.pop(request.id, None)  # after some times it is given up
        elif why:
            self._hindered[request.model, request.adapter] = why
        return f"{AGAIN if failed else HINDERED}{why}" if why else "", job

    def make_on(self, request: Request, seed: int) -> tuple[str, Job] | None:
        """Goes on trying, with no other bond, what a lease of ours was not enough for; None for all else."""
        job = self.of(request, seed)
        if not seed or self.made(job):
            return None
        note, job = self.make(request, job)
        return (note, job) if note.startswith(HINDERED) else None

    def _held(self, request: Request) -> None:
        """Raises Hindered for a model or an adapter that is not held here, by its name and its number."""
        for number in filter(None, (request.model, request.adapter)):
            entry = self._board.entry(number)
            if entry.weights not in self._hands.studio.models:
                kind = "adapter" if entry.parent else "model"
                raise Hindered(
                    f"{kind} {number}, {entry.name}, is not held here: `--models FOLDER` names the folder "
                    f"whose digest is {entry.weights}"
                )

    def _opening(self, request: Request) -> Opening:
        commitment = bytes.fromhex(request.commitment[2:])
        opening = evidence.kept(self._hands.studio.store, commitment)
        if opening is None:
            raise Hindered("desk: its prompt is sealed, and was not opened to this studio")
        if not opening.fits(commitment):
            raise Hindered("desk: what the studio has as its sealed prompt is not what was sealed")
        return opening
