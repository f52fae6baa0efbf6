"""Starts a program that must not outlive this process, however this one ends.

The program hangs on a pipe that only its parent holds open. When the parent ends in whatever way (a return, an
exception, Ctrl-C, SIGTERM, even SIGKILL), the pipe closes, and a shell that waits on it kills the program.
"""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

# The shell turns into the program; the watcher it leaves behind waits for the pipe (its descriptor 3) to close.
# SIGKILL, because nothing that is started so has anything to save.
_LEASH = 'exec 3<&0; { read _ <&3; kill -KILL $$; } >/dev/null 2>&1 & exec 3<&- "$@" </dev/null'


def start(
    command: Sequence[str], log: Path, folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> subprocess.Popen:
    """Starts a program, and has what it says written to a file.

    Args:
        folder: where it runs, here when None.
        environment: its variables, ours when None.
    """
    with log.open("a") as output:
        return subprocess.Popen(
            ["sh", "-c", _LEASH, "sh", *command],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=environment,
            start_new_session=True,  # Ctrl-C reaches the parent alone, which then stops the program in order
        )


def stop(program: subprocess.Popen) -> None:
    """Ends a program that `start` started."""
    program.stdin.close()
    program.kill()
    program.wait()
