"""The commands: how long they take, how much memory, and what a whole deployment costs."""

import json
import subprocess
import time

from scripts.chain import build, manifest, plan
from scripts.chain.errors import UserError

from .figures import Figures

PREVIEW_SEEDS = 64
ARTIST = "0x" + "11" * 20  # anyone: the rehearsal only counts


def preview(name: str) -> Figures:
    """Seconds of `ape run preview` as a process of its own, the second of two runs."""
    _run("preview", name, "--seeds", str(PREVIEW_SEEDS))
    return {f"preview.seconds_{PREVIEW_SEEDS}": _run("preview", name, "--seeds", str(PREVIEW_SEEDS))}


def survey(name: str, seeds: int) -> Figures:
    """Seconds and memory of `ape run survey`, without its sample of gas."""
    seconds = _run("survey", name, "--seeds", str(seeds), "--gas-seeds", "0")
    found = json.loads((build.ROOT / "build" / "survey" / f"{name}.json").read_text())
    return {f"survey.seconds_{seeds}": seconds, "survey.peak_mb": found["peak_mb"]}


def deployment() -> Figures:
    """Gas to deploy every piece with all it needs on an empty chain."""
    gas = plan.rehearse(plan.steps(manifest.load().values(), ARTIST))
    return {"deploy.gas_total": sum(gas.values())}


def _run(*command: str) -> float:
    """Seconds of a command of ours; UserError when it fails."""
    started = time.perf_counter()
    done = subprocess.run([build.APE, "run", *command], cwd=build.ROOT, capture_output=True, text=True)
    if done.returncode:
        raise UserError(f"`ape run {' '.join(command)}` failed: {(done.stderr or done.stdout).strip()}")
    return time.perf_counter() - started
