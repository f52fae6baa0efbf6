"""A contract that needs another one brings it along wherever it is deployed."""

import pytest
from eth_abi import encode

from scripts.chain import build, manifest, plan
from scripts.chain.rpc import Revert

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
