"""Writes requirements.txt, the exact version of every package that pyproject.toml asks for: `make lock`.

With the name of an optional group, it prints what the group asks for, and writes nothing.
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Written by `make lock` from pyproject.toml, with the tools for tests.\n"


def resolve(requirements: list[str]) -> list[str]:
    """Asks pip which versions go together, and returns them as pins sorted by name."""
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet"]
    answer = subprocess.run([*command, "--report", "-", *requirements], stdout=subprocess.PIPE, check=True)
    packages = [item["metadata"] for item in json.loads(answer.stdout)["install"]]
    return sorted(f"{package['name'].lower().replace('_', '-')}=={package['version']}" for package in packages)


if __name__ == "__main__":
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    if sys.argv[1:]:
        print(*project["optional-dependencies"][sys.argv[1]])
        sys.exit()
    pins = resolve(project["dependencies"] + project["optional-dependencies"]["test"])
    (ROOT / "requirements.txt").write_text(HEADER + "\n".join(pins) + "\n")
    print(f"requirements.txt pins {len(pins)} packages")
