"""Compiled contracts, kept under .build/ and compiled again as soon as a file they are made of changes.

Ape keeps a contract when only a module that it imports has changed, and compiles all contracts when one is asked
for; so the compiler is called here, by the settings that ape-config.yaml gives to ape too. `tests/scripts` checks
that ape compiles the same bytecode.
"""

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

import vyper
import yaml

from reference.neural.model import ModelError

from .errors import UserError

ROOT = Path(__file__).resolve().parent.parent.parent
APE = Path(sys.executable).with_name("ape")
CONTRACTS = ROOT / "contracts"
CACHE = ROOT / ".build" / "contracts"
MAX_RUNTIME_BYTES = 24_576  # EIP-170
PLACES = re.compile(r"address\[\d+\]")  # the type of an argument that says where data lies


@dataclass(frozen=True)
class Contract:
    """A compiled contract.

    Attributes:
        runtime: its code without the immutables, `immutables` bytes that deployment appends to it.
        data: the contents of the data contracts that it reads, in the order in which its constructor takes them.
    """

    name: str
    abi: list[dict[str, Any]]
    bytecode: bytes
    runtime: bytes
    immutables: int
    data: tuple[bytes, ...] = ()

    def made(self, code: bytes) -> bool:
        """Tells whether code found on a chain is this contract's, whatever its immutables are."""
        return code.startswith(self.runtime) and len(code) == len(self.runtime) + self.immutables

    def digest(self) -> str:
        """Names this build of the contract."""
        return sha256(self.bytecode).hexdigest()


def sources() -> dict[str, Path]:
    """Maps the contracts that can be deployed, those for tests included, to their files."""
    return {path.stem: path for path in CONTRACTS.rglob("*.vy") if path.stem[0].isupper()}


def contract(name: str) -> Contract:
    """Returns one compiled contract; raises UserError when there is none or it does not compile."""
    return contracts(name)[name]


def contracts(*wanted: str) -> dict[str, Contract]:
    """Returns compiled contracts by name, compiling those that changed side by side."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(wanted, pool.map(_load, wanted), strict=True))


def parts(whole: Contract, given: int = 0) -> dict[str, Contract]:
    """Returns the contracts whose addresses a constructor takes after its `given` first arguments.

    By what it calls them: `dreamer_` is the address of a Dreamer, and the contract tells it by `dreamer()`.
    """
    names = [one["name"].strip("_") for one in _arguments(whole.abi)[given:] if one["type"] == "address"]
    named = {name: "".join(word.capitalize() for word in name.split("_")) for name in names}
    return {name: contract(other) for name, other in named.items() if other in sources()}


def takes_data(whole: Contract, given: int = 0) -> bool:
    """Tells whether a constructor takes, after its `given` first arguments, where its data lies: the last of all."""
    return any(PLACES.fullmatch(one["type"]) for one in _arguments(whole.abi)[given:])


def _arguments(abi: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return next((entry["inputs"] for entry in abi if entry["type"] == "constructor"), [])


def emitted(texts: dict[str, str]) -> Contract:
    """Returns a contract whose source lies in no file, as the compiler of networks writes it; else as `contract`.

    Args:
        texts: sources by their paths in the project, the contract's own first, then those of modules that it imports
            and that are in no file either: {"contracts/neural/Tiny.vy": "# pragma version ..."}. Imports are resolved
            as if they lay there; a text takes the place of a file of its path.
    """
    path = next(iter(texts))
    # The texts are all in the cached file's name: no two of them ever share one.
    name = f"{Path(path).stem}-{sha256(json.dumps(texts).encode()).hexdigest()}"
    return _contract(Path(path).stem, _cached(name) or _compile(name, path, texts))


def _load(name: str) -> Contract:
    record = _cached(name)
    if record is None:
        source = sources().get(name)
        if source is None:
            raise UserError(f"there is no contract {name} under contracts/")
        record = _compile(name, str(source.relative_to(ROOT)))
    made = _contract(name, record)
    return replace(made, data=_data(name)) if takes_data(made) else made


def _data(name: str) -> tuple[bytes, ...]:
    """What the data contracts hold that a contract under contracts/FOLDER/ reads, by scripts/compiler/FOLDER.py."""
    try:
        # Networks are loaded when this is imported.
        maker = import_module(f"scripts.compiler.{sources()[name].parent.name}")
        return tuple(maker.data()[name])
    except ModelError as error:
        raise UserError(f"there is no data for {name}: {error}") from error


def _contract(name: str, record: dict[str, Any]) -> Contract:
    return Contract(
        name=name,
        abi=record["abi"],
        bytecode=bytes.fromhex(record["bytecode"]),
        runtime=bytes.fromhex(record["runtime"]),
        immutables=record["immutables"],
    )


def _cached(name: str) -> dict[str, Any] | None:
    try:
        record = json.loads((CACHE / f"{name}.json").read_text())
        fresh = record["compiler"] == compiler() and all(
            _digest(ROOT / path) == digest for path, digest in record["sources"].items()
        )
        return record if fresh else None
    except (OSError, ValueError, KeyError):
        return None


def _compile(name: str, path: str, texts: dict[str, str] | None = None) -> dict[str, Any]:
    command = [sys.executable, "-m", "scripts.chain.compiler", path, evm_version()]
    process = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, input=json.dumps(texts or {}))
    if process.returncode:
        raise UserError(f"{path} does not compile:", *process.stderr.strip().splitlines())
    record = {"compiler": compiler()} | json.loads(process.stdout)
    CACHE.mkdir(parents=True, exist_ok=True)
    partial = CACHE / f"{name}.json.{os.getpid()}"
    partial.write_text(json.dumps(record))
    partial.replace(CACHE / f"{name}.json")
    return record


@cache
def evm_version() -> str:
    """Returns the compile target that ape-config.yaml names."""
    return yaml.safe_load((ROOT / "ape-config.yaml").read_text())["vyper"]["evm_version"]


def compiler() -> str:
    """Returns the compiler's version and target."""
    return f"vyper {vyper.__version__} for {evm_version()}"


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
