"""Follows an Orchestrator's requests from a durable cursor, and notices when the chain changes its mind.

A request counts from a depth on, when so many blocks, its own included, confirm it. The hashes of the newest blocks
are kept; where one is not what it was, the chain was reorganised after the last block that still is, whether within
the depth or beyond it, and everything that was read after that block is read again.
"""

from dataclasses import dataclass, replace
from typing import Any

from scripts.chain.contract import Deployed
from scripts.chain.errors import NodeError, UserError

from .board import Status
from .ledger import Ledger, Request

TRAIL = 256  # blocks whose hashes are kept; a deeper reorganisation has the chain read from the beginning
LOG_BLOCKS = 2_000  # a query of events, as public nodes have it
IDS = 100  # of requests, in one such query

CURSOR = "cursor"
CHAIN = "chain"
CONTRACT = "orchestrator"
REORGANISED = "reorganised"


@dataclass(frozen=True)
class Seen:
    """What one look at the chain showed.

    Attributes:
        head: the newest block's number, and `time` its time.
        requests: those that count from now on.
        ancestor: where the chain was reorganised, the last block that stayed.
        beyond: whether that lies before what had been read already.
    """

    head: int
    time: int
    requests: list[Request]
    ancestor: int | None = None
    beyond: bool = False


class Follower:
    """Reads what is new, and keeps the ledger as the chain is.

    Args:
        confirmations: how many blocks a request needs, its own included.
        first: the block before which there can be no request.
    """

    def __init__(self, orchestrator: Deployed, ledger: Ledger, confirmations: int, first: int) -> None:
        self._orchestrator = orchestrator
        self._rpc = orchestrator.rpc
        self._ledger = ledger
        self.confirmations = confirmations
        self._first = first

    def check_chain(self) -> None:
        """Raises UserError when the ledger is about another chain, or another contract."""
        for name, now in ((CHAIN, self._chain()), (CONTRACT, self._orchestrator.address)):
            kept = self._ledger.fact(name)
            if kept is None:
                self._ledger.set_fact(name, now)
            elif kept != now:
                raise UserError(
                    f"{self._ledger.path} is about the {name} {kept}, and this is {now}: "
                    "connect to that one, or give this one a --studio of its own"
                )

    def look(self) -> Seen:
        """Reads what is new; raises NodeError where the answers of the node do not fit together."""
        newest = self._rpc.call("eth_getBlockByNumber", "latest", False)
        head, time = int(newest["number"], 16), int(newest["timestamp"], 16)
        known = self._ledger.blocks()
        if known.get(head) == newest["hash"]:  # nothing new, or a node that is behind
            return Seen(max(known), time, self._catch_up(head))
        ancestor, reorganised = self._ancestor(known, head)
        blocks = self._blocks(known, ancestor, head)
        beyond = reorganised and ancestor < self._cursor()
        with self._ledger.at_once():
            if reorganised:
                self._turn_back(ancestor)
            self._ledger.put_blocks(blocks.items(), TRAIL)
        return Seen(head, time, self._catch_up(head), ancestor if reorganised else None, beyond)

    def find(self, ids: list[int], head: int) -> list[Request]:
        """Looks for requests whose events a node did not show when it was asked for their blocks."""
        last = head - self.confirmations + 1
        found = told_of(self._orchestrator, ids, self._first, last) if last >= self._first else []
        with self._ledger.at_once():
            for request in found:
                self._ledger.put_request(request)
        return found

    def _chain(self) -> str:
        """Names the chain: by its id, and its first block."""
        genesis = self._rpc.call("eth_getBlockByNumber", "0x0", False)["hash"]
        return f"{int(self._rpc.call('eth_chainId'), 16)}-{genesis}"

    def _cursor(self) -> int:
        """The last block whose events were read."""
        return int(self._ledger.fact(CURSOR) or self._first - 1)

    def _ancestor(self, known: dict[int, str], head: int) -> tuple[int, bool]:
        """Finds the newest block that is as it was, and tells whether any that was known is not."""
        if not known:
            return self._first - 1, False
        newest = min(max(known), head)
        if known.get(newest) == self._hashes([newest])[newest]:
            return newest, False
        numbers = [number for number in known if number <= head]
        now = self._hashes(numbers)
        same = [number for number in numbers if now[number] == known[number]]
        if not same:
            self.check_chain()
        return (max(same) if same else self._first - 1), True

    def _hashes(self, numbers: list[int]) -> dict[int, str | None]:
        answers = self._rpc.batch(("eth_getBlockByNumber", (hex(number), False)) for number in numbers)
        return {number: block and block["hash"] for number, block in zip(numbers, answers, strict=True)}

    def _blocks(self, known: dict[int, str], ancestor: int, head: int) -> dict[int, str]:
        """Reads the hashes of new blocks, as many as are kept; raises NodeError unless each names the one before."""
        numbers = range(max(ancestor + 1, head - TRAIL + 1), head + 1)
        blocks = self._rpc.batch(("eth_getBlockByNumber", (hex(number), False)) for number in numbers)
        before = known.get(numbers.start - 1)
        for block in blocks:
            if block is None or before not in (None, block["parentHash"]):
                raise NodeError("the chain was reorganised while it was read")
            before = block["hash"]
        return {number: block["hash"] for number, block in zip(numbers, blocks, strict=True)}

    def _turn_back(self, ancestor: int) -> None:
        """Forgets what was read after a block."""
        ledger = self._ledger
        ledger.count(REORGANISED)
        ledger.drop_blocks(ancestor)
        ledger.drop_requests(ancestor)
        if ancestor < self._cursor():
            ledger.set_fact(CURSOR, str(ancestor))
        for request in ledger.requests():
            seed = request.seed if request.ticket <= ancestor else None
            if request.seen > ancestor or seed != request.seed:
                ledger.put_request(replace(request, status=Status.OPEN, seen=0, seed=seed))
        for one in ledger.transactions():
            if one.block is not None and one.block > ancestor:
                ledger.put_transaction(replace(one, state="waiting", block=None, missed=0))

    def _catch_up(self, head: int) -> list[Request]:
        """Reads the events up to the depth that counts, a range at a time."""
        last, found = head - self.confirmations + 1, []
        while (first := self._cursor() + 1) <= last:
            found += self._read(first, min(last, first + LOG_BLOCKS - 1))
        return found

    def _read(self, first: int, last: int) -> list[Request]:
        before = self._ledger.blocks().get(last)
        logs = self._orchestrator.history("Requested", first, last)
        if before not in (None, self._hashes([last])[last]):
            raise NodeError("the chain was reorganised while it was read")
        found = [request_of(event, log) for event, log in logs]
        with self._ledger.at_once():
            for request in found:
                self._ledger.put_request(request)
            self._ledger.set_fact(CURSOR, str(last))
        return found


def told_of(orchestrator: Deployed, ids: list[int], first: int, last: int | None = None) -> list[Request]:
    """Reads requests by their numbers, as far as the node shows their events in a range of blocks."""
    found = []
    for start in range(0, len(ids), IDS):
        words = [f"0x{id_:064x}" for id_ in ids[start : start + IDS]]
        found += [request_of(*one) for one in orchestrator.history("Requested", first, last, words)]
    return found


def request_of(event: dict[str, Any], log: dict[str, Any]) -> Request:
    """Returns the request that an event Requested tells of."""
    model, adapter, prompt, commitment, parameters, recipient, deadline = event["order"]
    return Request(
        id=event["id"],
        block=int(log["blockNumber"], 16),
        requester=event["requester"],
        recipient=recipient,
        ticket=event["ticket"],
        model=model,
        adapter=adapter,
        prompt=prompt,
        commitment="0x" + commitment.hex(),
        parameters=parameters,
        deadline=deadline,
    )
