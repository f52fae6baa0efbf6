"""What extras bring is for training and for workers alone: everything else works without it."""

import ast

import pytest

from scripts.chain.build import ROOT

# fmt: off
OPTIONAL = {
    "torch", "onnxscript", "diffusers", "transformers", "peft", "safetensors", "celery", "kombu", "redis", "c2pa",
    "prometheus_client",
}
# fmt: on
HOMES = ("renderer/training", "renderer/worker", "scripts/hybrid/metrics.py")
FILES = [path for room in ("reference", "renderer", "scripts") for path in sorted((ROOT / room).rglob("*.py"))]


def imported(source: str) -> set[str]:
    """The packages that a source imports, wherever it does."""
    nodes = list(ast.walk(ast.parse(source)))
    whole = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    parts = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    return {name.split(".")[0] for name in whole | parts}


def test_only_training_and_workers_import_what_is_optional():
    users = {path.relative_to(ROOT) for path in FILES if imported(path.read_text()) & OPTIONAL}
    assert users
    assert [path for path in users if not any(path.is_relative_to(home) for home in HOMES)] == []


@pytest.mark.parametrize(
    "source", ["import torch", "def f():\n    from torch.nn import Linear", "import os, torch.onnx"]
)
def test_an_import_is_found_wherever_it_stands(source):
    assert imported(source) & OPTIONAL
