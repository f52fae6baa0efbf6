"""Work spread over the processor's cores."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

CHUNK = 8  # jobs handed over at once: one drawing takes milliseconds, handing it over a tenth of one


def spread(function: Callable[[Job], Result], jobs: Iterable[Job]) -> Iterator[Result]:
    """Yields `function(job)` for every job, in order; the function and the jobs have to be picklable."""
    with ProcessPoolExecutor(os.cpu_count()) as executor:
        yield from executor.map(function, jobs, chunksize=CHUNK)
