"""Persona's sampler: every state is the reference's, from the data that anyone can read; and what is refused."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.neural.files import digest
from reference.neural.flow import ONE
from reference.persona import sampler
from reference.persona.network import FLOW
from reference.storage.archive import READER
from scripts.chain import build
from scripts.chain.rpc import READ_GAS
from scripts.compiler import flow, flow_rows
from tests.strategies import cases, seeds

kinds, steps = st.integers(0, FLOW.kinds - 1), st.integers(0, FLOW.steps)
NOISES = 400


@settings(max_examples=5)
@given(cases(seeds, kinds, steps, most=8))
def test_states_are_those_of_the_reference(deploy_once, drawn):
    for case, found in zip(drawn, deploy_once("Sampler").read_each("state", drawn), strict=True):
        assert list(found) == sampler.state(*case).tolist()


def test_a_latent_is_the_state_after_all_steps(deploy_once):
    contract = deploy_once("Sampler")
    drawn = [(3**99, kind) for kind in range(FLOW.kinds)]
    latents = contract.read_each("latent", drawn)
    assert latents == contract.read_each("state", [(*each, FLOW.steps) for each in drawn])
    assert [list(each) for each in latents] == [sampler.latent(*each).tolist() for each in drawn]
    assert len(set(latents)) == FLOW.kinds


def test_noise_is_the_seeds_alone_and_normal(deploy_once):
    contract = deploy_once("Sampler")
    assert contract.read("state", 7, 0, 0) == contract.read("state", 7, 1, 0) != contract.read("state", 8, 0, 0)
    numbers = np.array([sampler.noise(seed) for seed in range(NOISES)]) / ONE
    assert numbers.shape == (NOISES, FLOW.size)
    # Five deviations of a mean and of a variance of so many numbers, all of them and each place by itself.
    for axis, count in ((None, numbers.size), (0, NOISES)):
        assert (abs(numbers.mean(axis)) < 5 / count**0.5).all()
        assert (abs(numbers.var(axis) - 1) < 5 * (2 / count) ** 0.5).all()
    together = np.corrcoef(numbers.T) - np.eye(FLOW.size)
    assert abs(together).max() < 5 / NOISES**0.5


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        ((1, FLOW.kinds, 0), "sampler: no such kind"),
        ((1, 2**256 - 1, 0), "sampler: no such kind"),
        ((1, 0, FLOW.steps + 1), "sampler: no such step"),
        ((1, 0, 2**256 - 1), "sampler: no such step"),
    ],
)
def test_what_is_no_kind_or_step_is_refused_in_the_same_words(deploy_once, case, reason):
    [refusal] = deploy_once("Sampler").try_each("state", [case])
    assert refusal.reason == reason
    with pytest.raises(ValueError, match=f"^{reason}$"):
        sampler.state(*case)


def test_a_latent_of_no_kind_is_refused(deploy_once):
    [refusal] = deploy_once("Sampler").try_each("latent", [(1, FLOW.kinds)])
    assert refusal.reason == "sampler: no such kind"


def test_anyone_can_read_the_weights_back(deploy_once, rpc):
    contract, emitted = deploy_once("Sampler"), flow.emit(FLOW, "")
    codes = [bytes.fromhex(rpc.call("eth_getCode", place, "latest")[2:]) for place in contract.read("weights")]
    assert all(code.startswith(READER) for code in codes)
    layers, conditions = flow_rows.read(emitted.plan, emitted.laid, [code[len(READER) :] for code in codes])
    assert (conditions == FLOW.conditions.layers[0].weights).all()
    for name, (weights, _) in layers.items():
        assert (weights == FLOW.network.layer(name).weights).all()
    assert [f"0x{hash_.hex()}" for hash_ in contract.read("models")] == [
        digest(FLOW.network),
        digest(FLOW.conditions),
    ]


def test_other_weights_are_refused(deploy, deploy_once):
    places = list(deploy_once("Sampler").read("weights"))
    with pytest.raises(Exception, match="flow: other weights"):
        deploy("Sampler", [places[1], places[0], *places[2:]])


def test_all_seeds_and_kinds_take_the_same_gas_within_what_a_call_may(deploy_once):
    drawn = [(seed, kind) for seed in (1, 2**255, 2**256 - 1) for kind in (0, FLOW.kinds - 1)]
    [gas] = set(deploy_once("Sampler").gas_each("latent", drawn, execution=True))
    assert gas < READ_GAS // 4


def test_the_sampler_fits():
    contract = build.contract("Sampler")
    assert len(contract.runtime) + contract.immutables <= build.MAX_RUNTIME_BYTES
