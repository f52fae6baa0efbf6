"""Everything around a worker breaks, and nothing is lost or doubled: a small form of the study in the benchmarks."""

import shutil

import pytest

from scripts.benchmarks import faults
from scripts.benchmarks.faults import BEYOND, WITHIN, Schedule

SMALL = Schedule(
    requests=8,
    kills=5,
    reorganisations={2: WITHIN, 4: BEYOND},
    brokers=(3,),
)


def test_kills_reorganisations_and_lost_answers_lose_nothing_and_double_nothing():
    pytest.importorskip("celery")
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not on this machine, so that no broker can be killed")
    outcome = faults.run(SMALL)
    assert (outcome.requests, outcome.kills) == (8, 5)
    assert (outcome.lost, outcome.duplicated, outcome.differing) == (0, 0, [])
