"""A contract that needs another one brings it along wherever it is deployed."""

import pytest
from eth_abi import encode

from reference.neural.model import ModelError
from reference.storage import archive
from scripts.chain import build, manifest, plan
from scripts.chain.contract import Deployed
from scripts.chain.errors import UserError
from scripts.chain.rpc import Revert
from scripts.chain.storage import ARCHIVE, Data

ARTIST = "0x" + "11" * 20
ELSEWHERE = "0x" + "22" * 20


def test_a_part_is_known_by_the_name_of_an_argument():
    parts = build.parts(build.contract("Imago"))
    assert {name: part.name for name, part in parts.items()} == {"dreamer": "Dreamer"}


def test_what_is_given_is_no_part_that_is_missing():
    assert build.parts(build.contract("Imago"), given=1) == {}
    assert build.parts(build.contract("Sennit")) == {}


def test_a_part_is_deployed_with_what_calls_it(deploy, rpc):
    imago = deploy("Imago")
    code = bytes.fromhex(rpc.call("eth_getCode", imago.read("dreamer"), "latest")[2:])
    assert build.contract("Dreamer").made(code)


def test_a_part_that_is_given_is_not_deployed(deploy):
    given = deploy("Scribe").address
    assert deploy("Imago", given).read("dreamer") == given


def test_imago_refuses_a_dreamer_that_is_no_contract(deploy):
    with pytest.raises(Revert, match="imago: no dreamer"):
        deploy("Imago", ELSEWHERE)


def test_a_plan_has_a_part_before_what_calls_it():
    steps = {step.key: step for step in plan.steps([manifest.load()["Imago"]], ARTIST)}
    keys = list(steps)
    assert keys.index("Imago.dreamer") < keys.index("Imago.generator") < keys.index("Imago.collection")
    creation = steps["Imago.generator"].creation({"Imago.dreamer": ELSEWHERE})
    assert creation["data"].endswith(encode(["address"], [ELSEWHERE]).hex())


def test_a_plan_has_data_before_what_reads_it_and_parts_of_parts_first():
    decoder = build.contract("Decoder")
    steps = {step.key: step for step in plan.needed("Persona", "Persona.cutter", build.contract("Cutter"))}
    data = [Data(content).key for content in decoder.data]
    assert list(steps) == [ARCHIVE, *data, "Persona.decoder", "Persona.cutter"]
    places = [f"0x{n:040x}" for n in range(len(data))]
    creation = steps["Persona.decoder"].creation(dict(zip(data, places, strict=True)))
    assert creation["data"].endswith(encode([f"address[{len(data)}]"], [places]).hex())


def test_data_is_deployed_with_what_reads_it(deploy, rpc):
    cutter = deploy("Cutter")
    decoder = Deployed(rpc, cutter.read("decoder"), build.contract("Decoder").abi)
    codes = [bytes.fromhex(rpc.call("eth_getCode", place, "latest")[2:]) for place in decoder.read("weights")]
    assert codes == [archive.READER + content for content in build.contract("Decoder").data]


def test_a_model_without_weights_is_named(monkeypatch):
    def damaged() -> dict[str, list[bytes]]:
        raise ModelError("weights.bin has 7 bytes, and the layers need 8")

    monkeypatch.setattr("scripts.compiler.persona.data", damaged)
    with pytest.raises(UserError, match=r"^there is no data for Decoder: weights\.bin has 7 bytes"):
        build.contract("Decoder")


def test_a_transaction_that_no_block_takes_is_refused_by_the_rehearsal(monkeypatch):
    monkeypatch.setattr(plan, "READ_GAS", 10**6)
    with pytest.raises(UserError, match=r"^CommitReveal would take|^Scribe would take [\d,]+ gas to deploy"):
        plan.rehearse(plan.steps([manifest.load()["Schotter"]], ARTIST))
