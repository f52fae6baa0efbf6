"""Gas and sizes as they are now, kept beside the code, so that no change to them goes unnoticed."""

import json
from pathlib import Path
from typing import Any

from reference import golden
from scripts.chain import build, manifest
from scripts.chain.contract import deploy
from scripts.chain.rpc import Rpc

from . import modules, token

PATH = build.ROOT / "tests" / "golden" / "gas.json"


def take(rpc: Rpc) -> dict[str, Any]:
    """Runtime sizes in bytes, and gas: of modules, of the token, and of svg() over each piece's golden seeds.

    All is counted by the chain itself, so the same code gives the same numbers everywhere.
    """
    gas: dict[str, float] = modules.measure(rpc) | token.measure(rpc)
    for name in manifest.load():
        used = deploy(rpc, build.contract(name)).gas_each("svg", [(seed,) for seed in golden.SEEDS], execution=True)
        gas[f"piece.{name}.svg.gas_mean"] = sum(used) // len(used)
    return {
        "compiler": build.compiler(),
        "runtime_bytes": {name: len(contract.runtime) for name, contract in build.contracts(*deployables()).items()},
        "gas": {key: round(value, 3) for key, value in sorted(gas.items())},
    }


def deployables() -> list[str]:
    """The names of all contracts that are not there for tests alone."""
    return sorted(name for name, path in build.sources().items() if path.parent.name != "testing")


def read() -> dict[str, Any]:
    """The snapshot that is kept."""
    return json.loads(PATH.read_text())


def write(snapshot: dict[str, Any], path: Path = PATH) -> None:
    """Keeps a snapshot."""
    path.write_text(json.dumps(snapshot, indent=2) + "\n")
