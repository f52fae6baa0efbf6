"""Compiles one contract in a process of its own: `python -m scripts.chain.compiler FILE EVM_VERSION`.

Reads one JSON object, the sources that lie in no file, by their paths: the compiler finds them as if they did. Prints
another one: the ABI, both bytecodes, and the digest of every file that the compiler read.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from vyper.compiler import compile_from_file_input
from vyper.compiler.input_bundle import CompilerInput, FileInput, FilesystemInputBundle
from vyper.compiler.phases import CompilerData
from vyper.compiler.settings import Settings
from vyper.exceptions import VyperException

FORMATS = ["abi", "bytecode", "bytecode_runtime", "layout"]


class Overlay(FilesystemInputBundle):
    """The project's files, and texts that stand in for files or beside them, by their paths in the project."""

    def __init__(self, texts: dict[str, str]) -> None:
        super().__init__([Path.cwd()])
        self.texts = {Path.cwd().resolve() / path: text for path, text in texts.items()}

    def _normalize_path(self, path: Path) -> Path:
        resolved = path.resolve()
        return resolved if resolved in self.texts else super()._normalize_path(path)

    def _load_from_path(self, resolved_path: Path, original_path: Path) -> CompilerInput:
        if resolved_path not in self.texts:
            return super()._load_from_path(resolved_path, original_path)
        source_id = self._generate_source_id(resolved_path)
        return FileInput(source_id, original_path, resolved_path, self.texts[resolved_path])


def compile_file(path: Path, evm_version: str, texts: dict[str, str]) -> dict[str, Any]:
    """Compiles a contract in the working directory's project, as the command line of Vyper does."""
    bundle = Overlay(texts)
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
            if not source.from_builtin and source.resolved_path not in bundle.texts
        },
    }


def _size(layout: dict[str, Any]) -> int:
    """Adds up the bytes of all immutables: a layout nests by module, and its leaves have a `length`."""
    if "length" in layout:
        return layout["length"]
    return sum(_size(inner) for inner in layout.values())


if __name__ == "__main__":
    try:
        json.dump(compile_file(Path(sys.argv[1]), sys.argv[2], json.load(sys.stdin)), sys.stdout)
    except VyperException as error:
        sys.exit(f"{type(error).__name__}: {error}")
