"""Runs halmos on contracts that Vyper compiled.

Halmos reads the files that `forge build` writes, and calls forge itself to write them. Here they are written from the
compiler's own output, and the forge that halmos finds does nothing.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from eth_utils import function_abi_to_4byte_selector
from eth_utils.abi import abi_to_signature

from scripts.chain import build

# Halmos clears a display that was never shown, which newer versions of rich take for a mistake.
LAUNCH = """
import sys
from halmos import ui
ui.UI.clear_live = lambda self: None
from halmos.__main__ import main
sys.exit(main())
"""

OPTIONS = (
    *("--storage-layout", "generic"),  # Vyper hashes the slot before the key, Solidity after it
    *("--loop", "4"),
    "--early-exit",  # one counterexample is enough
    *("--solver-timeout-assertion", "60s"),
)

SECONDS = 600  # several times what the proofs take; one that fails takes longer than one that holds


def prove(folder: Path, proof: str, *needs: str) -> dict[str, int]:
    """Proves the theorems of a contract; returns halmos's exit code for each by its name, 0 for proven.

    Args:
        folder: an empty one, for what halmos reads and writes; its log ends up there too.
        proof: name of the contract whose `check_` functions are the theorems.
        needs: names of the contracts that it deploys.
    """
    for contract in build.contracts(proof, *needs).values():
        path = folder / "out" / f"{contract.name}.sol" / f"{contract.name}.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(_artifact(contract)))
    forge = folder / "bin" / "forge"
    forge.parent.mkdir()
    forge.write_text("#!/bin/sh\n")
    forge.chmod(0o755)

    report = folder / "report.json"
    command = [sys.executable, "-c", LAUNCH, "--root", str(folder), "--contract", proof]
    process = subprocess.run(
        [*command, *OPTIONS, "--json-output", str(report)],
        env=os.environ | {"PATH": f"{forge.parent}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        cwd=folder,
        timeout=SECONDS,
    )
    (folder / "log").write_text(process.stdout + process.stderr)
    results = json.loads(report.read_text())["test_results"] if report.exists() else {}
    return {result["name"].split("(")[0]: result["exitcode"] for result in sum(results.values(), [])}


def _artifact(contract: build.Contract) -> dict:
    """What forge would have written of a contract, as far as halmos reads it."""
    functions = [entry for entry in contract.abi if entry["type"] == "function"]
    return {
        "abi": contract.abi,
        "bytecode": {"object": "0x" + contract.bytecode.hex(), "linkReferences": {}},
        "deployedBytecode": {"object": "0x" + contract.runtime.hex(), "linkReferences": {}},
        "methodIdentifiers": {
            abi_to_signature(entry): function_abi_to_4byte_selector(entry).hex() for entry in functions
        },
        "metadata": {"compiler": {"version": "vyper"}, "output": {"devdoc": {"methods": {}}}},
        "ast": {
            "absolutePath": contract.name,
            "nodes": [{"nodeType": "ContractDefinition", "contractKind": "contract", "name": contract.name}],
        },
    }
