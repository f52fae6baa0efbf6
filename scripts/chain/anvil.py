"""Starts a real Anvil, and sees to it that it ends.

The node hangs on a pipe that only its parent holds open. When the parent ends in whatever way (a return, an
exception, Ctrl-C, SIGTERM, even SIGKILL), the pipe closes, and a shell that waits on it kills the node.
"""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import UserError

OLDEST_VERSION = (1, 7)
START_SECONDS = 20
START_ATTEMPTS = 3  # another process may take the port between our choosing and the node's binding it

# The shell turns into the node; the watcher it leaves behind waits for the pipe (its descriptor 3) to close.
# SIGKILL, because nothing of a test chain has to be saved.
_LEASH = 'exec 3<&0; { read _ <&3; kill -KILL $$; } >/dev/null 2>&1 & exec 3<&- "$@" </dev/null'


def binary() -> Path:
    """Finds Anvil beside this Python, where `make setup` puts it, else on PATH; raises UserError without one.

    Scripts that start it, as npm's, are passed by: they would leave it running when they are killed.
    """
    folders = [Path(sys.executable).parent, *map(Path, os.environ.get("PATH", "").split(os.pathsep))]
    for path in (folder / "anvil" for folder in folders):
        if path.is_file() and os.access(path, os.X_OK) and path.open("rb").read(2) != b"#!":
            return path
    raise UserError("Anvil is missing: run `make setup`, or install Foundry so that `anvil` is on PATH")


def version(path: Path) -> tuple[int, ...]:
    """Returns the version that a binary says it has, () when it does not run."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    match = re.search(r"(\d+)\.(\d+)\.(\d+)", answer.stdout)
    return tuple(map(int, match.groups())) if match else ()


@contextmanager
def running(*options: str, optimism: bool = False, hardfork: str | None = None) -> Iterator[str]:
    """Runs an Anvil of one's own on a free port, and yields its URL.

    Args:
        options: further options of Anvil, such as "--block-time", "1".
        optimism: whether it plays an Optimism chain (deposits, L1 fees) instead of Ethereum.
        hardfork: the rules it follows, its newest when None.
    """
    # Batches of long arguments pass the 2 MB that it would take by default.
    command = [str(binary()), "--quiet", "--no-request-size-limit", *options]
    if optimism:
        command += ["--network", "optimism"]
    if hardfork:
        command += ["--hardfork", hardfork]
    with tempfile.TemporaryDirectory(prefix="conus-anvil-") as folder:
        log = Path(folder) / "log"
        for _ in range(START_ATTEMPTS):
            port = _free_port()
            node = _start([*command, "--cache-path", folder, "--port", str(port)], log)
            try:
                if _answers(node, port):
                    yield f"http://127.0.0.1:{port}"
                    return
            finally:
                _stop(node)
        raise UserError(f"Anvil did not start: {log.read_text().strip() or 'it does not answer'}")


def _start(command: list[str], log: Path) -> subprocess.Popen:
    with log.open("w") as output:
        return subprocess.Popen(
            ["sh", "-c", _LEASH, "sh", *command],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches the parent alone, which then stops the node in order
        )


def _answers(node: subprocess.Popen, port: int) -> bool:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and node.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return node.poll() is None
        time.sleep(0.02)
    return False


def _stop(node: subprocess.Popen) -> None:
    node.stdin.close()
    node.kill()
    node.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
