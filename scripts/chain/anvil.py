"""Starts a real Anvil, and sees to it that it ends: it is on a leash."""

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

from . import leash
from .errors import UserError

OLDEST_VERSION = (1, 7)
START_SECONDS = 20
START_ATTEMPTS = 3  # another process may take the port between our choosing and the node's binding it


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
            port = free_port()
            node = leash.start([*command, "--cache-path", folder, "--port", str(port)], log)
            try:
                if _answers(node, port):
                    yield f"http://127.0.0.1:{port}"
                    return
            finally:
                leash.stop(node)
        raise UserError(f"Anvil did not start: {log.read_text().strip() or 'it does not answer'}")


def _answers(node: subprocess.Popen, port: int) -> bool:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and node.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return node.poll() is None
        time.sleep(0.02)
    return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
