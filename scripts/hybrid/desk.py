"""The desk of a worker: brings each request from open to minted, once, whatever happens in between.

It holds no state of its own. At each look it asks the chain where a request stands, and does the next thing that is
not done yet or on its way: claims it, makes its seed known, has it made, fulfils it with a signed receipt, finalises
it. So it can end at any moment, and another run goes on from what the chain and the ledger tell.
"""

import time
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from eth_abi.exceptions import DecodingError
from eth_utils import keccak

from reference.hybrid import cid, domain, plate
from reference.hybrid.receipts import RECEIPT_TYPE, Receipt
from renderer.worker.job import Job, Made
from renderer.worker.refusal import Hindered, Refused, reason
from scripts.chain.account import Account
from scripts.chain.errors import UserError
from scripts.chain.rpc import Revert, RpcError

from . import lots, votes
from .board import DONE, Board, Status, Work
from .follower import Follower
from .hands import Hands
from .jobs import AGAIN, HINDERED, REFUSED, Jobs
from .ledger import Ledger, Request
from .outbox import Outbox, Tell
from .stakes import CLAIM, Stakes

RECONCILE_SECONDS = 15  # between two looks for requests whose events were never shown
LEAST_PART = 4  # a claim is worth its bond while a quarter of a lease is left until the deadline
ORPHAN_SECONDS = 60  # after which a work is finalised whose own worker does not do it


@dataclass(frozen=True)
class Tick:
    """What one look came to: the newest block, the requests that are not done, and those that can be gone on with."""

    head: int
    active: int
    going: int


class Desk:
    """Works for one account at one Orchestrator.

    Args:
        leases: how many requests it holds at a time, at most.
        witness: whether it only runs exact models for others, and signs what came of them.
    """

    def __init__(
        self,
        board: Board,
        account: Account,
        ledger: Ledger,
        follower: Follower,
        hands: Hands,
        tell: Tell,
        leases: int,
        witness: bool = False,
    ) -> None:
        self._board = board
        self._account = account
        self._ledger = ledger
        self._follower = follower
        self._hands = hands
        self._outbox = Outbox(account, ledger, tell)
        self._tell = tell
        self._stakes = Stakes(board, account, ledger, leases)
        self._witness = witness
        self._reconciled = 0.0
        self._accepted: dict[int, bool] = {}
        self._notes: dict[int, str] = {}
        self._jobs = Jobs(board, hands)
        self._missing: dict[int, int] = {}  # requests that no event was shown of, and since which block
        self._hidden: set[int] = set()  # those of them that are old enough to be shown

    def tick(self) -> Tick:
        """Looks at the chain once, and does what is due. Raises UserError for what keeps it from everything."""
        seen = self._follower.look()
        if seen.ancestor is not None:
            where = "beyond" if seen.beyond else "within"
            self._tell(f"the chain was reorganised after block {seen.ancestor}, {where} the depth that counts")
        if seen.beyond:
            self._jobs.forget()
            self._accepted.clear()
            self._board.forget()
            self._outbox.cancel(CLAIM, seen.head)
        self._outbox.tend(seen.head)
        self._reconcile(seen.head)
        active = self._read(seen.head)
        self._stakes.count(sum(self._mine(work) and work.lapsed(seen.time) for _, work in active))
        jobs: list[Job] = []
        self._jobs.begin()
        going = 0
        for request, work in self._sorted(active, seen.time):
            note, job = self._handle(request, work, seen.head, seen.time)
            going += not note or note.startswith(AGAIN)
            jobs += [job] if job else []
            self._note(request, note)
        if not self._witness:
            wanted = sum(not self._notes[request.id] and _claimable(work, seen.time) for request, work in active)
            self._stakes.top_up(self._outbox, wanted, seen.head)
        try:
            self._hands.want(jobs)
        except Hindered as error:
            raise UserError(reason(error)) from error
        return Tick(seen.head, len(active), going)

    def withdraw(self, head: int) -> None:
        """Has what is owed sent home, the bonds that are not out included."""
        if self._board.orchestrator.read("owed", self._account.address):
            self._outbox.post("withdraw", self._board.call("withdraw", self._account.address), head)

    def idle(self) -> bool:
        """Tells whether nothing is on its way."""
        return not self._ledger.transactions("waiting")

    def young(self) -> bool:
        """Tells whether the chain has requests that do not count yet."""
        return self._board.requests() > len(self._ledger.ids()) + len(self._hidden)

    def left(self) -> dict[int, str]:
        """Returns the requests that are not done, and why each is not gone on with."""
        return {request.id: request.note for request in self._ledger.requests(going=True)}

    # Reading

    def _reconcile(self, head: int) -> None:
        """Looks at start, and then now and again, for requests that are on the chain and not in the ledger."""
        if time.monotonic() - self._reconciled < RECONCILE_SECONDS and self._reconciled:
            return
        known = self._ledger.ids()
        missing = [id_ for id_ in range(1, self._board.requests() + 1) if id_ not in known]
        found = {request.id for request in self._follower.find(missing, head)}
        self._missing = {id_: self._missing.get(id_, head) for id_ in missing if id_ not in found}
        hidden = {id_ for id_, since in self._missing.items() if head - since >= self._follower.confirmations}
        for id_ in sorted(hidden - self._hidden):
            self._tell(f"request {id_} is on the chain, but this node shows no event of it; another node may")
        self._hidden = hidden
        self._reconciled = time.monotonic()

    def _read(self, head: int) -> list[tuple[Request, Work]]:
        """Reads where all requests stand that are not done, and returns those that still are not."""
        requests = self._ledger.requests(going=True)
        works = self._board.works([request.id for request in requests])
        active = []
        for request, work in zip(requests, works, strict=True):
            if work.status == Status.NONE:
                continue  # a reorganisation that the follower has not seen yet
            now = replace(
                request,
                status=work.status,
                worker=work.worker,
                until=work.until,
                seed=hex(work.seed) if work.seed else request.seed,
                token=work.token,
                seen=request.seen if request.status == work.status and request.seen else head,
            )
            if now != request:
                if now.status in DONE:
                    now = replace(now, note="")
                    self._tell(_ended(now) + self._where(now))
                self._ledger.put_request(now)
            if now.status not in DONE:
                active.append((now, work))
        return active

    def _sorted(self, active: list[tuple[Request, Work]], now: int) -> list[tuple[Request, Work]]:
        """What is in hand first, then what was; what is open in one's own order, so that few reach for the same."""

        def order(one: tuple[Request, Work]) -> tuple[int, bool, bool, bytes]:
            request, work = one
            own = keccak(text=f"{self._account.address} {request.id}")
            last = own if work.status == Status.OPEN else request.id.to_bytes(32, "big")
            return -work.status, work.lapsed(now), not self._mine(work), last

        return sorted(active, key=order)

    # Deciding

    def _handle(self, request: Request, work: Work, head: int, now: int) -> tuple[str, Job | None]:
        """Does what is next for a request; returns why nothing is, and the job that has to be made for it."""
        try:
            if self._witness:
                return self._testify(request, work)
            if work.status == Status.STAGED:
                return self._finalise(request, work, head, now), None
            if _claimable(work, now):
                stuck = self._mine(work) and now < request.deadline and self._jobs.make_on(request, work.seed)
                return stuck or (self._claim(request, head, now), None)
            return self._serve(request, work, head) if self._mine(work) else ("another worker has it", None)
        except Refused as error:
            return f"{REFUSED}{reason(error)}", None
        except Hindered as error:
            return f"{HINDERED}{reason(error)}", None
        except Revert as error:
            return f"{HINDERED}{error}", None
        except (DecodingError, UnicodeDecodeError):  # a model's verifier may be anybody's contract
            return f"{HINDERED}its verifier answers as none does", None

    def _claim(self, request: Request, head: int, now: int) -> str:
        if request.deadline <= now:
            return f"{REFUSED}its deadline has passed; anyone can have the price sent back"
        if request.deadline - now < self._board.lease_seconds // LEAST_PART:
            return f"{REFUSED}its deadline is too near"
        if not self._accepts(request.model):
            return f"{REFUSED}{self._account.address} is not among the workers of model {request.model}"
        self._jobs.check(request)
        self._jobs.check_others(request)
        sent = self._board.call("claim", request.id)
        if self._stakes.suffice() and self._outbox.post(f"{CLAIM}{request.id}", sent, head):
            self._stakes.take()
        return ""

    def _serve(self, request: Request, work: Work, head: int) -> tuple[str, Job | None]:
        """Brings a request that is ours to its receipt; no step waits for the one before to be mined."""
        if self._outbox.waits(f"fulfil {request.id}"):
            if self._board.curation is None:
                self._behind(f"finalise {request.id}", self._board.call("finalise", request.id), head)
            return "", None
        if not work.seed:
            lots.reveal(self._board, self._outbox, request.ticket, head)
        drawn = work.seed or lots.foretold(self._board, request, head)
        if not drawn:
            return "", None
        job = self._jobs.of(request, drawn)
        made = self._jobs.made(job)
        if made is None:
            return self._jobs.make(request, job)
        return self._fulfil(request, work, job, made, head), None

    def _fulfil(self, request: Request, work: Work, job: Job, made: Made, head: int) -> str:
        receipt = self._receipt(request, work, job, made)
        proof = self._proof(request, receipt)
        if proof is None:
            return f"{HINDERED}too few members of the quorum have agreed yet"
        self._hands.studio.show(request.id, cid.of(receipt.artifact, receipt.cid))
        etching = bytes.fromhex(made.etching)
        sent = self._board.call("fulfil", receipt, etching, request.prompt, proof)
        key = f"fulfil {request.id}"
        if work.seed:
            self._outbox.post(key, sent, head)
        else:
            self._behind(key, sent, head)
        return ""

    def _behind(self, key: str, sent: dict[str, Any], head: int) -> None:
        """Sends what needs something that is on its way, where the node can tell what it would come to."""
        with suppress(RpcError):
            self._outbox.post(key, sent, head, behind=True)

    def _receipt(self, request: Request, work: Work, job: Job, made: Made) -> Receipt:
        return Receipt(
            request=request.id,
            model=bytes.fromhex(job.model),
            adapter=bytes.fromhex(job.adapter) if job.adapter else bytes(32),
            prompt=work.commitment,
            parameters=bytes.fromhex(made.parameters),
            seed=job.seed,
            artifact=bytes.fromhex(made.artifact),
            cid=bytes.fromhex(made.cid),
            etching=keccak(bytes.fromhex(made.etching)),
            worker=self._account.address,
            environment=bytes.fromhex(made.environment),
        )

    def _proof(self, request: Request, receipt: Receipt) -> bytes | None:
        """Returns what the model's verifier asks for, or None while others have not agreed."""
        kind = self._board.proof_type(request.model)
        where = self._board.domain(self._board.orchestrator)
        word = self._account.sign_typed(where, domain.fields(RECEIPT_TYPE), receipt._asdict())
        if kind == "signature":
            return word
        if kind == "quorum":
            agreed = self._agreements(request, receipt)
            return None if agreed is None else word + b"".join(agreed)
        raise Refused(f"desk: a proof of the kind {kind!r} is not known here")

    def _agreements(self, request: Request, receipt: Receipt) -> list[bytes] | None:
        """Adds our own signature, if we are a member, to those of the others; None while there are too few."""
        quorum, store = self._board.quorum(request.model), self._hands.studio.store
        votes.agree(self._board, quorum, receipt, self._account, store)
        return votes.agreed(self._board, quorum, receipt, store)

    def _testify(self, request: Request, work: Work) -> tuple[str, Job | None]:
        """As a witness: runs an exact model, and signs what came of it."""
        if self._board.proof_type(request.model) != "quorum" or work.status == Status.STAGED:
            return "nothing to witness", None
        if not work.seed:
            return "", None
        job = self._jobs.of(request, work.seed)
        made = self._jobs.made(job)
        if made is None:
            return self._jobs.make(request, job)
        self._agreements(request, self._receipt(request, work, job, made))
        return "witnessed", None

    def _finalise(self, request: Request, work: Work, head: int, now: int) -> str:
        """Has a work minted, or given up, once that may be."""
        key = f"finalise {request.id}"
        if self._outbox.waits(key):
            return ""
        if not self._mine(work) and now < work.until + ORPHAN_SECONDS:
            return "its own worker finalises it"
        curation = self._board.curation
        if curation is None or now >= work.until:
            self._outbox.post(key, self._board.call("finalise", request.id), head)
            return ""
        artifact = plate.artifact(self._board.plate(work.plate))
        store = self._hands.studio.store
        verdict = votes.verdict(self._board, curation, request.id, artifact, now, store)
        if verdict is None:
            return f"{HINDERED}it is with the curators"
        self._outbox.post(key, verdict, head)
        return ""

    def _accepts(self, model: int) -> bool:
        if not self._accepted.get(model):  # who is refused now may be taken in later
            self._accepted[model] = self._board.verifier(model).read("accepts", self._account.address)
        return self._accepted[model]

    def _mine(self, work: Work | Request) -> bool:
        return work.worker == self._account.address

    def _where(self, request: Request) -> str:
        """Says where the image lies of a request that is minted, if it was made here."""
        path = self._hands.studio.shown(request.id)
        return f": {path}" if path and request.status == Status.MINTED and self._mine(request) else ""

    def _note(self, request: Request, note: str) -> None:
        """Keeps and tells why a request is not gone on with, when that is new."""
        self._notes[request.id] = note
        if note == request.note:
            return
        self._ledger.put_request(replace(request, note=note))
        if note.startswith((REFUSED, HINDERED, AGAIN)):
            self._tell(f"request {request.id} {note}")


def _claimable(work: Work, now: int) -> bool:
    return work.status == Status.OPEN or work.lapsed(now)


def _ended(request: Request) -> str:
    if request.status == Status.MINTED:
        return f"request {request.id} is minted as token {request.token}"
    return f"request {request.id} is refunded"
