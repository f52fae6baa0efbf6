"""The demo: from nothing to a gallery, and to failure at the first byte that differs."""

import json
import subprocess
import sys
from pathlib import Path

from reference.generators import frames, load, stem
from scripts.chain import build, hybrids, manifest
from scripts.chain.rpc import READ_GAS
from tests.scripts.conftest import PIECE

RUN = "from scripts.demo import cli; cli()"
SPOIL = """
from reference import generators
piece = generators.load({piece!r})
draw = piece.svg
piece.svg = lambda seed: draw(seed)[:-1]
"""


def demo(folder: Path, before: str = "") -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", before + RUN, "--count", "1", "--out", str(folder)],
        cwd=build.ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_the_demo_draws_a_gallery_of_every_piece(tmp_path: Path):
    outcome = demo(tmp_path)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    works = json.loads((tmp_path / "works.json").read_text())
    assert [work["piece"] for work in works] == [*manifest.load(), *hybrids.load()]
    assert all(work["gas"] <= READ_GAS for work in works)
    for name in manifest.load():
        steps = {f"0001-{step}.svg" for step in range(frames(load(name)) - 1)}
        files = {path.name for path in (tmp_path / stem(name)).iterdir()}
        assert files == {"0001.svg", "0001.png", "sheet.png"} | steps
    for name in hybrids.load():
        files = {path.name for path in (tmp_path / stem(name)).iterdir()}
        assert files == {"0001.svg", "0001.png", "0001-artifact.png", "sheet.png"}


def test_the_demo_fails_at_a_drawing_that_differs(tmp_path: Path):
    outcome = demo(tmp_path, SPOIL.format(piece=PIECE))
    assert outcome.returncode == 1
    assert "#1 is not what the reference draws: svg differs from character" in outcome.stderr
    assert not (tmp_path / "index.html").exists()
