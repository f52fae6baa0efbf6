"""A worker's numbers for Prometheus, read from its ledger whenever they are asked for."""

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from renderer.worker.refusal import need
from scripts.chain.errors import UserError

from .board import DONE, Status
from .follower import CURSOR, REORGANISED
from .ledger import Ledger
from .outbox import BUMPED, FAILED, SENT

COUNTERS = {
    SENT: ("conus_transactions_sent", "Transactions that were signed"),
    BUMPED: ("conus_transactions_bumped", "Transactions that had to offer more"),
    FAILED: ("conus_transactions_failed", "Transactions that came through and were refused"),
    REORGANISED: ("conus_reorganisations", "Times that the chain was reorganised"),
}


def serve(folder: Path, port: int) -> None:
    """Answers Prometheus on this machine from now on; raises UserError when that cannot be."""
    try:
        from prometheus_client import CollectorRegistry, start_http_server
    except ModuleNotFoundError as error:
        raise UserError(str(need("prometheus-client"))) from error
    registry = CollectorRegistry()
    registry.register(_Numbers(folder))
    try:
        start_http_server(port, "127.0.0.1", registry)
    except OSError as error:
        raise UserError(f"port {port} is taken: {error.strerror}") from error


class _Numbers:
    """What prometheus-client asks; it opens the ledger anew each time, since it asks from a thread of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def collect(self) -> Iterator:
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

        ledger = Ledger(self._folder, reading=True)
        try:
            requests, waiting = ledger.requests(), len(ledger.transactions("waiting"))
            cursor = int(ledger.fact(CURSOR) or 0)
            counters = {name: ledger.counted(name) for name in COUNTERS}
        finally:
            ledger.close()
        states = Counter(Status(request.status).name.lower() for request in requests)
        by_state = GaugeMetricFamily("conus_requests", "Requests by state", labels=["state"])
        for status in list(Status)[1:]:
            by_state.add_metric([status.name.lower()], states[status.name.lower()])
        yield by_state
        held = sum(bool(request.note) and request.status not in DONE for request in requests)
        yield GaugeMetricFamily("conus_requests_held_up", "Requests that are not gone on with", value=held)
        yield GaugeMetricFamily("conus_transactions_waiting", "Transactions on their way", value=waiting)
        yield GaugeMetricFamily("conus_block", "The last block whose events were read", value=cursor)
        yield GaugeMetricFamily("conus_asked_seconds", "When this was asked, since 1970", value=time.time())
        for name, (key, words) in COUNTERS.items():
            yield CounterMetricFamily(key, words, value=counters[name])
