"""Who is owed what, said as plainly as possible: money lies in named pots, and only ever moves from one to another.

Each action answers with the reason for which the contract is to refuse it, or with None and is done.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

OUTSIDE = ("outside",)
MONTH = 30 * 24 * 3600
NOT_OPEN = "orchestrator: not open"

Pot = tuple[object, ...]


class Terms(NamedTuple):
    """What an orchestrator was deployed with; money in wei, times in seconds, no curators for a time of 0."""

    worker_fee: int
    platform_fee: int
    bond: int
    lease: int
    curation: int


@dataclass
class Request:
    """What was asked for, and how far it is: open, claimed, staged, minted or refunded."""

    requester: str
    recipient: str
    model: int
    adapter: int
    deadline: int
    ticket: int
    state: str = "open"
    worker: str = ""
    until: int = 0
    plate: bool = False


class Model:
    """An orchestrator of models 1 and 3 and of 2, which is an adapter of 1.

    Args:
        fees: of the entries.
        shares: of each entry's authors, in ten-thousandths.
        now: the chain's time.
    """

    def __init__(
        self, terms: Terms, platform: str, fees: dict[int, int], shares: dict[int, dict[str, int]], now: int
    ) -> None:
        self.terms, self.platform, self.fees, self.shares = terms, platform, fees, shares
        self.now = now
        self.pots: defaultdict[Pot, int] = defaultdict(int)
        self.requests: dict[int, Request] = {}
        self.earned: defaultdict[int, int] = defaultdict(int)  # by an entry, ever
        self.paid: defaultdict[tuple[int, str], int] = defaultdict(int)  # of that, to an author, ever
        self.depositors: set[str] = set()
        self.workers: set[str] = set()  # whom the first model's verifier lists
        self.admitted = {1, 2, 3}
        self.retired: set[int] = set()
        self.paused = False

    def move(self, source: Pot, target: Pot, amount: int) -> None:
        self.pots[source] -= amount
        self.pots[target] += amount

    @property
    def held(self) -> int:
        """What the contract has to hold: all that came in and did not go out."""
        return -self.pots[OUTSIDE]

    @property
    def minted(self) -> int:
        return sum(request.state == "minted" for request in self.requests.values())

    def price(self, model: int, adapter: int) -> int:
        return self.fees[model] + self.fees.get(adapter, 0) + self.terms.worker_fee + self.terms.platform_fee

    # Asking

    def ask(self, requester: str, recipient: str, model: int, adapter: int, deadline: int, ticket: int, paid: int):
        if model not in self.admitted or (adapter and adapter not in self.admitted):
            return "orchestrator: not admitted"
        if model == 2:
            return "models: not a model"
        if model in self.retired:
            return "models: retired"
        if adapter and (model, adapter) != (1, 2):
            return "models: not an adapter of this model"
        if adapter in self.retired:
            return "models: retired"
        if paid != self.price(model, adapter):
            return "orchestrator: not the price"
        if deadline < self.now + self.terms.lease:
            return "orchestrator: deadline too near"
        id = len(self.requests) + 1
        self.requests[id] = Request(requester, recipient, model, adapter, deadline, ticket)
        self.move(OUTSIDE, ("price", id), paid)
        return None

    def cancel(self, caller: str, id: int, block: int) -> str | None:
        request = self.requests[id]
        if caller != request.requester:
            return "orchestrator: not yours to cancel"
        if request.state != "open":
            return NOT_OPEN
        if block > request.ticket:
            return "orchestrator: the seed is drawn"
        return self._refund(id)

    def expire(self, id: int) -> str | None:
        request = self.requests[id]
        if request.state == "staged":
            return self._refund(id) if self.now > request.until + MONTH else "orchestrator: to be minted"
        if request.state not in ("open", "claimed"):
            return "orchestrator: nothing to give up"
        if self.now <= request.deadline:
            return "orchestrator: before the deadline"
        if request.state == "claimed":
            self._slash(request)
        return self._refund(id)

    # Working

    def deposit(self, account: str, amount: int) -> None:
        self.move(OUTSIDE, ("purse", account), amount)
        self.depositors.add(account)

    def claim(self, worker: str, id: int) -> str | None:
        request = self.requests[id]
        late = self._late(request)
        if request.state != "open" and not late:
            return NOT_OPEN
        if self.now >= request.deadline:
            return "orchestrator: past the deadline"
        if request.model == 1 and worker not in self.workers:
            return "orchestrator: not a worker"
        # The platform may be a worker, who then can stake what comes in by this very claim.
        gained = self.terms.bond if late and worker == self.platform else 0
        if self.pots["purse", worker] + gained < self.terms.bond:
            return "payouts: no bond deposited"
        if late:
            self._slash(request)
        self.move(("purse", worker), ("bond", worker), self.terms.bond)
        request.state, request.worker = "claimed", worker
        request.until = min(self.now + self.terms.lease, request.deadline)
        return None

    def lapse(self, id: int) -> str | None:
        request = self.requests[id]
        if not self._late(request):
            return "orchestrator: no lapsed lease"
        self._slash(request)
        request.state = "open"
        return None

    def fulfil(self, id: int, worker: str, drawn: bool, wrong: str | None, proven: bool) -> str | None:
        """Takes a receipt that names a worker; `wrong` names the one field that is not the request's."""
        request = self.requests[id]
        if request.state != "claimed":
            return "orchestrator: not claimed"
        if self.now > request.until:
            return "orchestrator: the lease is over"
        if worker != request.worker:
            return "orchestrator: another worker"
        if wrong == "prompt":
            return "orchestrator: another prompt"
        if not drawn:
            return "orchestrator: not revealed"
        if wrong:
            return f"orchestrator: another {wrong}"
        if not proven or (request.model == 1 and worker not in self.workers):
            return "orchestrator: not proven"
        self.move(("bond", worker), ("purse", worker), self.terms.bond)
        request.state, request.until, request.plate = "staged", self.now + self.terms.curation, True
        return None

    # Choosing

    def finalise(self, id: int) -> str | None:
        request = self.requests[id]
        if request.state != "staged":
            return "orchestrator: not staged"
        if self.now < request.until:
            return "orchestrator: with the curators"
        return self._mint(id)

    def approve(self, id: int, decided: bool) -> str | None:
        if self.requests[id].state != "staged":
            return "orchestrator: not staged"
        if not self.terms.curation:
            return "orchestrator: no curation"
        return self._mint(id) if decided else "orchestrator: not decided"

    def reject(self, id: int, decided: bool) -> str | None:
        request = self.requests[id]
        if request.state != "staged":
            return "orchestrator: not staged"
        if self.now >= request.until:
            return "orchestrator: the curators' time is over"
        return self._refund(id) if decided else "orchestrator: not decided"

    # Taking

    def withdraw(self, caller: str, account: str) -> str | None:
        if caller != account and account in self.depositors:
            return "payouts: not yours to withdraw"
        self.move(("purse", account), OUTSIDE, self.pots["purse", account])
        return None

    def withdraw_share(self, entry: int, account: str) -> int:
        """Returns what is paid."""
        whole = self.earned[entry] * self.shares[entry].get(account, 0) // 10_000
        amount = whole - self.paid[entry, account]
        self.paid[entry, account] = whole
        self.move(("share", entry), OUTSIDE, amount)
        return amount

    # Inside

    def _late(self, request: Request) -> bool:
        return request.state == "claimed" and self.now > request.until

    def _slash(self, request: Request) -> None:
        self.move(("bond", request.worker), ("purse", self.platform), self.terms.bond)

    def _refund(self, id: int) -> None:
        request = self.requests[id]
        request.state = "refunded"
        self.move(("price", id), ("purse", request.requester), self.pots["price", id])

    def _mint(self, id: int) -> str | None:
        if self.paused:
            return "supply: minting is paused"
        request = self.requests[id]
        request.state = "minted"
        for entry in (request.model, request.adapter):
            if entry:
                self.earned[entry] += self.fees[entry]
                self.move(("price", id), ("share", entry), self.fees[entry])
        self.move(("price", id), ("purse", request.worker), self.terms.worker_fee)
        self.move(("price", id), ("purse", self.platform), self.terms.platform_fee)
        assert self.pots["price", id] == 0, "a price is paid out whole"
        return None
