"""Persona's promises: frames of every step, drawn by the code of the last, and a drawing of whatever noise gives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.generators import persona
from reference.persona import look, network, sampler
from scripts.chain import build
from scripts.chain.contract import Deployed, deploy
from scripts.chain.rpc import Revert
from tests.contour.fields import saying
from tests.strategies import seeds

SIZE = network.FLOW.size
STEPS = range(persona.STEPS + 1)
SAMPLER = "0x000000000000000000000000000000000000a5a5"  # whatever lies there is asked for states
NOBODY = "0x" + "22" * 20

numbers = st.integers(-(2**14), 2**14) | st.sampled_from([-(2**62), -(2**12) - 1, 2**12, 2**62])
states = st.lists(numbers, min_size=SIZE, max_size=SIZE) | st.builds(lambda n: [n] * SIZE, numbers)


@settings(max_examples=3)
@given(seed=seeds)
def test_every_frame_is_drawn_alike(deploy_once, seed):
    contract, kind = deploy_once("Persona"), look.look(seed).kind
    cases = [(seed, step) for step in STEPS]
    assert contract.read_each("frame", cases) == [persona.frame(*case) for case in cases]
    assert contract.read("svg", seed) == persona.frame(seed, persona.STEPS)
    found = contract.read_each("step", cases)
    assert [list(state) for state in found] == [sampler.state(seed, kind, step).tolist() for step in STEPS]


@pytest.mark.parametrize("function", ["frame", "step"])
@pytest.mark.parametrize("step", [persona.STEPS + 1, 2**256 - 1])
def test_there_are_no_steps_behind_the_last(deploy_once, function, step):
    with pytest.raises(Revert, match="^persona: no such step$"):
        deploy_once("Persona").read(function, 1, step)


@settings(max_examples=5)
@given(state=states, seed=seeds)
def test_a_latent_that_no_noise_leads_to_is_drawn_alike(deploy_once, rpc, state, seed):
    cutter = deploy_once("Persona").read("cutter")
    rpc.call("anvil_setCode", SAMPLER, saying(state))
    drawer = deploy_once("Persona", SAMPLER, cutter)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sampler, "state", lambda *_: np.array(state, np.int64))
        expected = persona.svg(seed)
    assert drawer.read("svg", seed) == expected


def test_parts_that_are_no_contracts_are_refused(deploy_once, rpc):
    whole = deploy_once("Persona")
    good = [whole.read("sampler"), whole.read("cutter")]
    for at, reason in ((0, "persona: no sampler"), (1, "persona: no cutter")):
        with pytest.raises(Revert, match=f"^{reason}$"):
            deploy(rpc, build.contract("Persona"), *(NOBODY if at == each else good[each] for each in range(2)))
    with pytest.raises(Revert, match="^cutter: no decoder$"):
        deploy(rpc, build.contract("Cutter"), NOBODY)


def test_what_the_sampler_knows_is_what_the_piece_asks_for(deploy_once, rpc):
    whole = deploy_once("Persona")
    flow = Deployed(rpc, whole.read("sampler"), build.contract("Sampler").abi)
    assert network.FLOW.kinds == look.KIND_COUNT
    assert list(flow.read("latent", 7, look.KIND_COUNT - 1)) == sampler.latent(7, look.KIND_COUNT - 1).tolist()
    with pytest.raises(Revert, match="^sampler: no such kind$"):
        flow.read("latent", 7, look.KIND_COUNT)
