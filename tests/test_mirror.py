"""Contracts and their twins: the same functions in the same order, the same constants with the same values.

A contract's docstring names its twin. What is packing alone has no twin and says so: "No twin" in its docstring, on
either side. Constants that only packing needs are free.
"""

import ast
import importlib
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import vyper.ast as vy
from vyper.ast import parse_to_ast

from scripts.chain.build import CONTRACTS, ROOT

PURE_ROOMS = ("encoding", "generators", "neural", "numeric")  # where every file has a twin
NO_TWIN = "No twin"


def twin_of(contract: Path) -> Path | None:
    found = re.search(r"Twin: (reference/[\w/]+\.py)", contract.read_text())
    return ROOT / found[1] if found else None


def mirrored_path(contract: Path) -> Path:
    stem = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", contract.stem).lower()
    return ROOT / "reference" / contract.parent.relative_to(CONTRACTS) / f"{stem}.py"


PAIRS = [(path, twin) for path in sorted(CONTRACTS.rglob("*.vy")) if (twin := twin_of(path))]
each_pair = pytest.mark.parametrize(
    ("contract", "twin"), PAIRS, ids=[str(c.relative_to(CONTRACTS)) for c, _ in PAIRS]
)


@cache
def parsed(contract: Path) -> vy.Module:
    return parse_to_ast(contract.read_text())


def contract_functions(contract: Path) -> list[str]:
    """The names of all functions but the constructor and those without a twin, without their underscore."""
    nodes = parsed(contract).get_children(vy.FunctionDef)
    with_twin = [node for node in nodes if node.name != "__init__" and NO_TWIN not in doc_string(node)]
    return [node.name.removeprefix("_") for node in with_twin]


def doc_string(node: vy.FunctionDef) -> str:
    doc = getattr(node, "doc_string", None)
    return doc.value if doc else ""


def twin_functions(twin: Path) -> list[str]:
    nodes = [node for node in ast.parse(twin.read_text()).body if isinstance(node, ast.FunctionDef)]
    return [node.name for node in nodes if NO_TWIN not in (ast.get_docstring(node) or "")]


@cache
def contract_constants(contract: Path) -> dict[str, Any]:
    """The values of all constants; `words.MAX_BYTES` is looked up in the module that is imported as `words`."""
    scope: dict[str, Any] = {"max_value": {"uint256": 2**256 - 1}.get, "uint256": "uint256"}
    for node in parsed(contract).get_children(vy.ImportFrom):
        path = contract.parent
        for _ in range(node.level - 1):
            path = path.parent
        path = path.joinpath(*(node.module or "").split("."), node.name).with_suffix(".vy")
        if path.is_file():
            scope[node.alias or node.name] = type("module", (), contract_constants(path))
    found: dict[str, Any] = {}
    for node in parsed(contract).get_children(vy.VariableDecl):
        if node.is_constant:
            name = node.target.id
            found[name] = eval(
                f"({node.value.node_source_code})", scope | found
            )  # our own sources, arithmetic and literals
    return found


def twin_constants(twin: Path) -> dict[str, Any]:
    """The values of all upper-case names that the module itself assigns."""
    module = importlib.import_module(".".join(twin.relative_to(ROOT).with_suffix("").parts))
    body = ast.parse(twin.read_text()).body
    targets = [node.targets[0] for node in body if isinstance(node, ast.Assign)]
    names = [target.id for target in targets if isinstance(target, ast.Name)]
    return {name: getattr(module, name) for name in names if name.isupper()}


def comparable(value: Any) -> Any:
    """Values in one form: bytes as text, sequences as lists, 32 bytes in hexadecimal as a number."""
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, str) and re.fullmatch("0x[0-9a-f]{64}", value):
        return int(value, 16)
    if isinstance(value, list | tuple):
        return [comparable(item) for item in value]
    return value


def test_every_pure_contract_has_a_twin_at_its_mirrored_path():
    for room in PURE_ROOMS:
        for contract in (CONTRACTS / room).glob("*.vy"):
            assert twin_of(contract) == mirrored_path(contract), f"{contract.name} does not name its twin"


@each_pair
def test_the_twin_exists_and_points_back(contract, twin):
    assert twin == mirrored_path(contract)
    assert f"Twin of {contract.relative_to(ROOT)}" in ast.get_docstring(ast.parse(twin.read_text()))


@each_pair
def test_functions_have_the_same_names_in_the_same_order(contract, twin):
    assert contract_functions(contract) == twin_functions(twin)


@each_pair
def test_constants_have_the_same_values_in_the_same_order(contract, twin):
    ours, theirs = contract_constants(contract), twin_constants(twin)
    by_name = {name.upper(): comparable(value) for name, value in ours.items()}
    assert {name: comparable(value) for name, value in theirs.items()}.items() <= by_name.items()
    assert [name for name in by_name if name in theirs] == list(theirs)
