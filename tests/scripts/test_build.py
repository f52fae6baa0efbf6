"""Compiled contracts: what ape compiles, of the files as they are now."""

import json
import subprocess
from pathlib import Path

import pytest

from scripts.chain import build
from scripts.chain.errors import UserError

MODULE = "# pragma version 0.4.3\n@pure\ndef _answer() -> uint256:\n    return {}\n"
CONTRACT = """# pragma version 0.4.3
from .parts import answer

WORD: immutable(bytes32)

@deploy
def __init__():
    WORD = empty(bytes32)

@view
@external
def word() -> bytes32:
    return WORD

@pure
@external
def ask() -> uint256:
    return answer._answer()
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one contract that imports one module."""
    (tmp_path / "contracts" / "parts").mkdir(parents=True)
    (tmp_path / "scripts").symlink_to(build.ROOT / "scripts")
    (tmp_path / "ape-config.yaml").write_text((build.ROOT / "ape-config.yaml").read_text())
    (tmp_path / "contracts" / "Oracle.vy").write_text(CONTRACT)
    (tmp_path / "contracts" / "parts" / "answer.vy").write_text(MODULE.format(42))
    monkeypatch.setattr(build, "ROOT", tmp_path)
    monkeypatch.setattr(build, "CONTRACTS", tmp_path / "contracts")
    monkeypatch.setattr(build, "CACHE", tmp_path / ".build" / "contracts")
    return tmp_path


def test_ape_compiles_the_same(project: Path):
    subprocess.run([build.APE, "compile"], cwd=project, check=True, capture_output=True)
    by_ape = json.loads((project / ".build" / "__local__.json").read_text())["contractTypes"]["Oracle"]
    ours = build.contract("Oracle")
    assert by_ape["deploymentBytecode"]["bytecode"] == "0x" + ours.bytecode.hex()
    assert by_ape["runtimeBytecode"]["bytecode"] == "0x" + ours.runtime.hex()


def test_a_changed_module_is_compiled_again(project: Path):
    before = build.contract("Oracle")
    (project / "contracts" / "parts" / "answer.vy").write_text(MODULE.format(43))
    assert build.contract("Oracle").runtime != before.runtime


def test_unchanged_files_are_not_compiled_again(project: Path, monkeypatch: pytest.MonkeyPatch):
    before = build.contract("Oracle")
    monkeypatch.setattr(build, "_compile", lambda name, *_: pytest.fail(f"{name} was compiled again"))
    assert build.contract("Oracle") == before


def test_code_on_the_chain_is_recognised_whatever_its_immutables(project: Path):
    contract = build.contract("Oracle")
    assert contract.immutables == 32
    assert contract.made(contract.runtime + bytes(range(32)))
    assert not contract.made(contract.runtime)
    assert not contract.made(bytes([contract.runtime[0] ^ 1]) + contract.runtime[1:] + bytes(32))


def test_what_does_not_compile_is_named(project: Path):
    (project / "contracts" / "Oracle.vy").write_text("# pragma version 0.4.3\nx: nonsense\n")
    with pytest.raises(UserError, match="contracts/Oracle.vy does not compile:"):
        build.contract("Oracle")


def test_what_is_not_there_is_named(project: Path):
    with pytest.raises(UserError, match="there is no contract Nothing under contracts/"):
        build.contract("Nothing")


def test_a_source_in_no_file_imports_files_and_other_such_sources(project: Path, monkeypatch: pytest.MonkeyPatch):
    contract = CONTRACT.replace("parts import answer", "parts import answer\nfrom .parts import other").replace(
        "return answer._answer()", "return answer._answer() + other._answer()"
    )
    texts = {"contracts/Loose.vy": contract, "contracts/parts/other.vy": MODULE.format(1)}
    before = build.emitted(texts)
    assert before.name == "Loose" and [entry["name"] for entry in before.abi if "name" in entry] == ["word", "ask"]

    (project / "contracts" / "parts" / "answer.vy").write_text(MODULE.format(43))
    after = build.emitted(texts)
    assert after.runtime != before.runtime
    assert build.emitted(texts | {"contracts/parts/other.vy": MODULE.format(2)}).runtime != after.runtime

    monkeypatch.setattr(build, "_compile", lambda name, *_: pytest.fail(f"{name} was compiled again"))
    assert build.emitted(texts) == after


def test_every_contract_fits_the_chain():
    deployable = [name for name, path in build.sources().items() if "testing" not in path.parts]
    sizes = {
        name: len(contract.runtime) + contract.immutables for name, contract in build.contracts(*deployable).items()
    }
    assert {name: size for name, size in sizes.items() if size > build.MAX_RUNTIME_BYTES} == {}
