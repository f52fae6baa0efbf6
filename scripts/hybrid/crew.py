"""The worker processes of a studio on this machine: started, started again when they end, and ended with this one."""

import subprocess
from pathlib import Path

from renderer.worker.studio import Studio
from scripts.chain import build, leash


class Crew:
    """So many processes that take jobs from the queue."""

    def __init__(self, studio: Studio, size: int) -> None:
        self._studio = studio
        self._programs: dict[int, subprocess.Popen | None] = dict.fromkeys(range(size))

    def look_after(self) -> int:
        """Starts what is not there, and returns how many of them had ended."""
        ended = 0
        for number, program in self._programs.items():
            if program is None or program.poll() is not None:
                ended += program is not None
                if program is not None:
                    leash.stop(program)
                self._programs[number] = self._start(number)
        return ended

    def close(self) -> None:
        """Ends all of them."""
        for program in filter(None, self._programs.values()):
            leash.stop(program)

    def _start(self, number: int) -> subprocess.Popen:
        from renderer.worker import queue

        log = Path(self._studio.folder) / f"worker-{number}.log"
        return leash.start(queue.command(f"worker-{number}"), log, build.ROOT, queue.environment(self._studio))
