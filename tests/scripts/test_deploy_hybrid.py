"""A collection of works that are made off chain: `ape run deploy` brings all of it, once, on its entry's terms."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.benchmarks.proxy import breaking
from scripts.chain import build, hybrid_plan, hybrids
from scripts.chain.atelier import EXACT
from scripts.chain.contract import Deployed
from scripts.chain.registry import Registry
from tests.scripts.conftest import Desk, desk_with

ONE, TWO, THREE = ("0x" + digit * 40 for digit in "123")
MANIFEST = f"""
[Prints]
title = "Prints of nothing"
symbol = "PRINTS"
description = "Made for a trial."
supply = 10
royalty_bps = 250
worker_fee = "0.002 ether"
platform_fee = "0.001 ether"
bond = "0.01 ether"
lease_seconds = 600
curation_seconds = 3600
workers = ["{ONE}", "{TWO}"]
curators = ["{ONE}", "{TWO}"]
threshold = 2
members = ["{ONE}", "{TWO}", "{THREE}"]
quorum = 2
payee = "{THREE}"

[Prints.models.Adapter]
folder = "adapter"
kind = "exact"
licence = "CC-BY-4.0"
proof = "quorum"
parent = "Model"
fee = "0.5 gwei"
authors = {{ "{ONE}" = 2500, "{TWO}" = 7500 }}

[Prints.models.Model]
folder = "model"
kind = "exact"
licence = "MIT"
proof = "quorum"
statement = "statement.md"
"""


def model(folder: Path, content: bytes) -> None:
    """A folder that passes for a model's."""
    folder.mkdir(parents=True)
    (folder / "weights.bin").write_bytes(content)


def steps(manifest: Path) -> list[str]:
    return [step.key for step in hybrid_plan.steps(hybrids.load(manifest).values(), ONE)]


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("manifest")
    model(folder / "model", b"\x01")
    model(folder / "adapter", b"\x02")
    (folder / "statement.md").write_text("It has learnt from nothing.")
    path = folder / "hybrid.toml"
    path.write_text(MANIFEST)
    return path


@pytest.fixture(scope="module")
def mended(manifest: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk at which a deploy was killed when a model had just been registered, and taken up again."""
    with desk_with(tmp_path_factory.mktemp("desk")) as desk:
        last = steps(manifest).index("Prints.model.Model") + 2  # a role was given besides
        with breaking(desk.url, last, True) as proxy:
            process = desk.start("deploy", "--piece", "Prints", "--hybrids", str(manifest), url=proxy.url)
            assert proxy.silent.wait(100)
            process.kill()
            process.communicate()
        assert "Prints.model.Model" in json.loads(desk.record().path.read_text())["contracts"]
        outcome = desk.run("deploy", "--piece", "Prints", "--hybrids", str(manifest))
        assert outcome.status == 0, outcome.said
        yield desk


def at(desk: Desk, key: str, name: str) -> Deployed:
    return Deployed(desk.rpc, desk.record().address(key), build.contract(name).abi)


def test_a_deploy_that_was_killed_among_calls_goes_on_and_sends_nothing_twice(mended: Desk, manifest: Path):
    sender = mended.rpc.call("eth_accounts")[0]
    assert int(mended.rpc.call("eth_getTransactionCount", sender, "latest"), 16) == len(steps(manifest)) + 1
    record = mended.record()
    assert all(record.get(key).block for key in steps(manifest))


def test_all_is_as_the_manifest_says(mended: Desk):
    record = mended.record()
    orchestrator = at(mended, "Prints.orchestrator", "Orchestrator")
    collection = at(mended, "Prints.collection", "HybridCollection")
    assert collection.read("is_minter", orchestrator.address)
    assert [collection.read(name) for name in ("name", "symbol", "max_supply")] == ["Prints of nothing", "PRINTS", 10]
    places = {"collection": "Prints.collection", "curation": "Prints.curation", "models": "Models"}
    assert {name: orchestrator.read(name) for name in places} == {
        name: record.address(key) for name, key in places.items()
    }
    terms = ("worker_fee", "platform_fee", "bond", "lease_seconds", "curation_seconds", "platform")
    assert [orchestrator.read(name) for name in terms] == [2 * 10**15, 10**15, 10**16, 600, 3600, THREE]
    workers = at(mended, "Prints.workers", "BondedWorker")
    assert [workers.read("is_worker", account) for account in (ONE, TWO, THREE)] == [True, True, False]
    for key, name, members in (("curation", "Curation", (ONE, TWO)), ("quorum", "Quorum", (ONE, TWO, THREE))):
        ballot = at(mended, f"Prints.{key}", name)
        assert (ballot.read("members"), ballot.read("threshold")) == (members, 2)


def test_models_are_registered_before_their_adapters_and_admitted(mended: Desk, manifest: Path):
    record = mended.record()
    models = hybrids.load(manifest)["Prints"].models
    (first, registrar, retired), (second, _, _) = Registry(at(mended, "Models", "Models")).entries()
    assert (registrar, retired) == (record.get("Models").sender, False)
    for entry, name in ((first, "Model"), (second, "Adapter")):
        assert (entry.name, entry.kind, entry.weights) == (name, EXACT, models[name].digest())
        assert entry.verifier == record.address("Prints.quorum")
    assert (first.parent, first.authors, first.statement) == (0, ((THREE, 10_000),), models["Model"].statement_hash())
    assert (second.parent, second.authors, second.fee) == (1, ((ONE, 2500), (TWO, 7500)), 5 * 10**8)
    orchestrator = at(mended, "Prints.orchestrator", "Orchestrator")
    assert [orchestrator.read("admitted", number) for number in (1, 2, 3)] == [True, True, False]


def test_a_model_that_is_added_is_registered_by_the_next_run_and_what_was_undone_stays_undone(
    mended: Desk, manifest: Path
):
    before = mended.created()
    sender = mended.record().get("Models").sender
    at(mended, "Prints.orchestrator", "Orchestrator").send("admit", 2, False, sender=sender)
    at(mended, "Prints.workers", "BondedWorker").send("set_worker", ONE, False, sender=sender)
    model(manifest.parent / "third", b"\x03")
    more = '[Prints.models.Third]\nfolder = "third"\nkind = "attested"\nlicence = "MIT"\n'
    manifest.with_name("more.toml").write_text(f"{MANIFEST}\n{more}")
    outcome = mended.run("deploy", "--piece", "Prints", "--hybrids", str(manifest.with_name("more.toml")))
    assert outcome.status == 0, outcome.said
    assert mended.created() == before
    orchestrator = at(mended, "Prints.orchestrator", "Orchestrator")
    assert [orchestrator.read("admitted", number) for number in (1, 2, 3)] == [True, False, True]
    assert not at(mended, "Prints.workers", "BondedWorker").read("is_worker", ONE)
    assert Registry(at(mended, "Models", "Models")).entries()[2][0].verifier == mended.record().address(
        "Prints.workers"
    )
