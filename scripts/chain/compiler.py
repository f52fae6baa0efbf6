"""Compiles one contract in a process of its own: `python -m scripts.chain.compiler FILE EVM_VERSION`.

Prints one JSON object: the ABI, both bytecodes, and the digest of every file that the compiler read.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from vyper.compiler import compile_from_file_input
from vyper.compiler.input_bundle import FilesystemInputBundle
from vyper.compiler.phases import CompilerData
from vyper.compiler.settings import Settings
from vyper.exceptions import VyperException

FORMATS = ["abi", "bytecode", "bytecode_runtime", "layout"]


def compile_file(path: Path, evm_version: str) -> dict[str, Any]:
    """Compiles a contract in the working directory's project, as the command line of Vyper does."""
    bundle = FilesystemInputBundle([Path.cwd()])
    file = bundle.load_file(path)
    settings = Settings(evm_version=evm_version)
    output = compile_from_file_input(file, input_bundle=bundle, settings=settings, output_formats=FORMATS)
    imported = CompilerData(file, bundle, settings).resolved_imports.compiler_inputs
    return {
        "abi": output["abi"],
        "bytecode": output["bytecode"].removeprefix("0x"),
        "runtime": output["bytecode_runtime"].removeprefix("0x"),
        "immutables": _size(output["layout"].get("code_layout", {})),
        "sources": {
            str(source.resolved_path.relative_to(Path.cwd())): sha256(source.contents.encode()).hexdigest()
            for source in [file, *imported]
            if not source.from_builtin
        },
    }


def _size(layout: dict[str, Any]) -> int:
    """Adds up the bytes of all immutables: a layout nests by module, and its leaves have a `length`."""
    if "length" in layout:
        return layout["length"]
    return sum(_size(inner) for inner in layout.values())


if __name__ == "__main__":
    try:
        json.dump(compile_file(Path(sys.argv[1]), sys.argv[2]), sys.stdout)
    except VyperException as error:
        sys.exit(f"{type(error).__name__}: {error}")
