"""Curators' work: what is staged, a vote on it, and the verdict brought to the chain once enough agree."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from reference.hybrid import cid, etching
from renderer.jury import Case
from renderer.worker import work
from renderer.worker.refusal import Hindered
from renderer.worker.studio import Studio
from scripts.chain.account import Account
from scripts.chain.errors import UserError
from scripts.chain.rpc import Revert

from . import votes
from .board import Board, Status
from .evidence import Evidence, gathered, job
from .files import Absent, Damaged, Files


class Jury:
    """One curator at the works of one orchestrator. Raises UserError for who is none."""

    def __init__(
        self, board: Board, folder: Path, account: Account, files: Files, first: int = 0, sends: bool = False
    ) -> None:
        """Takes the curator's seat.

        Args:
            folder: of the studio, where verdicts are left for the worker.
            files: where images are.
            first: the block before which there is nothing to read.
            sends: whether the curator's account brings verdicts to the chain; else the worker does.
        """
        if board.curation is None:
            raise UserError(f"works of {board.orchestrator.address} are not curated")
        if not board.curation.read("is_member", account.address):
            raise UserError(f"{account.address} is not among the curators")
        self.account = account
        self._board, self._curation = board, board.curation
        self._store = Studio(folder).store
        self._files = files
        self._first = first
        self._sends = sends
        self._busy = threading.Lock()  # an account signs one thing at a time

    def cases(self) -> list[Case]:
        """Returns what is staged, and is still with the curators."""
        return [self._case(found) for found in self._staged()]

    def image(self, request: int) -> bytes | None:
        """Returns the image of a staged request, checked against the chain; None where there is none to be had."""
        found = self._one(request)
        return found and self._file(found)

    def vote(self, request: int, artifact: str, approved: bool) -> str:
        """Signs a verdict on the image that was shown, and keeps it; returns what became of it.

        Raises UserError where it cannot be given.
        """
        with self._busy:
            found = self._one(request)
            if found is None:
                raise UserError(f"request {request} is not with the curators, or no longer")
            if found.plate.artifact.hex() != artifact:  # the chain was reorganised since
                raise UserError(f"request {request} has another image now: look again")
            if approved and self._file(found) is None:
                raise UserError(f"the image of request {request} is not here, and nobody approves what is not seen")
            message = {
                "orchestrator": self._board.orchestrator.address,
                "request": request,
                "artifact": found.plate.artifact,
                "approved": approved,
                # The same moment for all curators, or their signatures would be of different verdicts.
                "expiry": found.work.until,
            }
            signature = self.account.sign_typed(self._board.domain(self._curation), votes.VERDICT, message)
            record = {
                "curator": self.account.address,
                "artifact": found.plate.artifact.hex(),
                "approved": approved,
                "expiry": found.work.until,
                "signature": signature.hex(),
            }
            self._store.note(record, votes.VERDICTS, str(request), self.account.address)
            return f"Request {request}: {'approved' if approved else 'rejected'}. {self._bring(found)}"

    def _bring(self, found: Evidence) -> str:
        """Brings a verdict to the chain if enough agree; says what became of it."""
        ready = votes.verdict(self._board, self._curation, found.id, found.plate.artifact, self._now(), self._store)
        if ready is None:
            return f"{self._tally(found)}; {self._curation.read('threshold')} decide."
        if not self._sends:
            return "That decides it: the worker brings it to the chain."
        try:
            self.account.send(ready)
        except Revert as error:
            return f"That decides it, but the chain refused it: {error}."
        return "That decided it, and it is on the chain."

    def _tally(self, found: Evidence) -> str:
        """How many curators were for and against, as the store has it."""
        names = self._store.names(votes.VERDICTS, str(found.id))
        said = [self._store.recall(votes.VERDICTS, str(found.id), name) for name in names]
        counted = [one.get("approved") for one in said if isinstance(one, dict)]
        return f"{counted.count(True)} for, {counted.count(False)} against"

    def _staged(self) -> Iterator[Evidence]:
        return self._with_us(range(1, self._board.requests() + 1))

    def _one(self, request: int) -> Evidence | None:
        return next(self._with_us([request]), None)

    def _with_us(self, ids: Sequence[int]) -> Iterator[Evidence]:
        """Those of some requests that the curators can still decide."""
        now = self._now()
        for id_, one in zip(ids, self._board.works(ids), strict=True):
            found = gathered(self._board, id_, one, self._first)
            if one.status == Status.STAGED and one.until > now and found.plate:
                yield found

    def _file(self, found: Evidence) -> bytes | None:
        try:
            return self._files.get(cid.of(found.plate.artifact, found.plate.cid))
        except (Absent, Damaged):
            return None

    def _case(self, found: Evidence) -> Case:
        opening = found.opening(self._store)
        words = None if opening is None else opening.prompt.decode(errors="replace")
        own = self._store.recall(votes.VERDICTS, str(found.id), self.account.address)
        return Case(
            request=found.id,
            artifact=found.plate.artifact.hex(),
            image=f"image/{found.id}" if self._file(found) is not None else "",
            etching=etching.svg(found.plate.etching, found.work.seed),
            prompt=words,
            facts={
                "Model": self._board.entry(found.work.model).name,
                "Worker": found.work.worker,
                "Votes": self._tally(found),
                "Time left": _span(found.work.until - self._now()),
            },
            findings=self._findings(found, words, opening.salt if opening else b""),
            verdict=own.get("approved") if isinstance(own, dict) and own.get("expiry") == found.work.until else None,
        )

    def _findings(self, found: Evidence, words: str | None, salt: bytes) -> list[str]:
        """What the gate noticed, if this studio made the work."""
        if words is None or found.request is None:
            return []
        try:
            made = self._store.recall(work.JOBS, job(self._board, found.request, found.work.seed, words, salt).key)
        except Hindered as error:
            return [str(error)]
        return list(made["made"]["findings"]) if made and "made" in made else []

    def _now(self) -> int:
        return self._board.rpc.now()


def _span(seconds: int) -> str:
    """Writes a time for people."""
    for size, name in ((86_400, "days"), (3_600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds // size} {name}"
    return f"{seconds} seconds"
