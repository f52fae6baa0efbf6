"""What is measured of requests holds its bars."""

from scripts.benchmarks import bars, hybrid


def test_a_request_and_its_receipt_hold_their_bars(rpc):
    figures = hybrid.measure(rpc)
    assert figures.keys() == {"hybrid.request.gas", "hybrid.fulfil.gas", "hybrid.etching.gas_per_byte"}
    assert all(bars.bar(key).holds(value) for key, value in figures.items()), figures
