"""Writes the locks, the exact version of every package that pyproject.toml asks for: `make lock`.

requirements.txt holds what Conus needs, with the tools for tests; requirements-EXTRA.txt what an extra adds to that.
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BASE = ROOT / "requirements.txt"


def resolve(requirements: list[str], *options: str) -> list[str]:
    """Asks pip which versions go together, and returns them as pins sorted by name."""
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet", *options]
    answer = subprocess.run([*command, "--report", "-", *requirements], stdout=subprocess.PIPE, check=True)
    packages = [item["metadata"] for item in json.loads(answer.stdout)["install"]]
    # "2.13.0+cpu" is one build of 2.13.0, and another machine may have another.
    pins = ((package["name"].lower().replace("_", "-"), package["version"].split("+")[0]) for package in packages)
    return sorted(f"{name}=={version}" for name, version in pins)


def write(path: Path, pins: list[str], about: str) -> None:
    """Writes a lock."""
    path.write_text(f"# Written by `make lock` from pyproject.toml, {about}.\n" + "\n".join(pins) + "\n")
    print(f"{path.name} pins {len(pins)} packages")


if __name__ == "__main__":
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    base = resolve(project["dependencies"] + extras.pop("test"))
    write(BASE, base, "with the tools for tests")
    for extra, requirements in extras.items():
        added = set(resolve(requirements, "--constraint", str(BASE))) - set(base)
        write(ROOT / f"requirements-{extra}.txt", sorted(added), f"for the extra {extra}: add it to {BASE.name}")
