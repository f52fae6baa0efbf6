"""Compiled networks on a real chain give what the reference gives, for any input in range and no other."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reference.neural import network
from reference.neural.model import INPUT, Activation, Layer, Model, ModelError, check
from scripts.chain import build
from scripts.chain.build import MAX_RUNTIME_BYTES
from scripts.chain.contract import Deployed
from scripts.chain.contract import deploy as deploy_contract
from scripts.chain.rpc import Revert, Rpc
from scripts.compiler import compiled as compiling
from scripts.compiler import pixels, readback
from scripts.compiler.compiled import Compiled
from scripts.compiler.emission import Network, emit_plan
from scripts.compiler.estimate import inputs
from scripts.compiler.plan import plan
from scripts.compiler.readback import OnChain
from tests.neural import networks

RELU, NONE = Activation("relu"), Activation()
CLAMP, WAVE = Activation("clamp", -50, 100), Activation("triangle", bits=7)
RUN_GAS = 2**40
COMPACT = 25_000  # characters of source: what compiles quickly


class Maker:
    """Layers of random weights, the extremes among them."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)

    def weighted(self, name: str, given: str, shape: tuple[int, ...], bits: int = 8, **told: object) -> Layer:
        reach = 2 ** (bits - 1)
        weights = self.random.integers(-reach, reach, shape)
        weights[0], weights[-1] = -reach, reach - 1
        weights[len(weights) // 2] = 0
        bias = self.random.integers(-5000, 5000, shape[:1])
        told = {"shift": bits, "activation": RELU} | told
        op = "dense" if len(shape) == 2 else "convolution"
        return Layer(name, op, (given,), shape=shape, bits=bits, weights=weights, bias=bias, **told)


def vectors() -> Model:
    make = Maker(1)
    return networks.model(
        make.weighted("a", INPUT, (11, 7)),
        make.weighted("b", "a", (11, 11), bits=4, activation=CLAMP, shift=0),
        Layer("c", "add", ("a", "b"), scales=(1, 0), shift=1, activation=WAVE),
        make.weighted("d", "c", (11, 11), activation=WAVE),
        Layer("e", "add", ("d", "c"), scales=(0, 2), activation=CLAMP),
        make.weighted("f", "e", (3, 11), activation=NONE, shift=3),
        shape=(7,),
    )


def images() -> Model:
    make = Maker(2)
    return networks.model(
        make.weighted("a", INPUT, (3, 2, 3, 3)),
        make.weighted("b", "a", (3, 3, 3, 3), activation=Activation("clamp", 0, 90)),
        make.weighted("b2", "b", (3, 3, 3, 3), activation=NONE),
        Layer("c", "add", ("b", "b2"), scales=(1, 0), shift=1, activation=CLAMP),
        make.weighted("d", "c", (4, 3, 3, 3), stride=2, activation=WAVE),
        Layer("e", "pixel_shuffle", ("d",)),
        make.weighted("f", "e", (3, 1, 1, 1), bits=4, activation=NONE),
        Layer("g", "upsample", ("f",)),
        shape=(2, 4, 13),
        low=-100,
        high=27,
    )


def both() -> Model:
    make = Maker(3)
    return networks.model(
        make.weighted("a", INPUT, (36, 5), activation=NONE),
        Layer("b", "reshape", ("a",), shape=(9, 2, 2)),
        Layer("c", "pixel_shuffle", ("b",), factor=3),
        make.weighted("d", "c", (3, 1, 3, 3), activation=RELU),
        Layer("e", "argmax", ("d",)),
        Layer("f", "reshape", ("e",), shape=(36,)),
        make.weighted("g", "f", (6, 36), bits=4, activation=NONE),
        shape=(5,),
        low=-10,
        high=10,
    )


def on_chain(rpc: Rpc, made: Network) -> Deployed:
    """Deploys a network, and sees to it that its weights can be read back."""
    contract = build.emitted({"networks/Tested.vy": made.text})
    archive = deploy_contract(rpc, build.contract("Archive"))
    places = [archive.read("write", content) for content in made.data]
    archive.send_each("write", [(content,) for content in made.data])
    deployed = deploy_contract(rpc, contract, *([places] if places else []))
    found = readback.read(Compiled(made, contract), OnChain(rpc, deployed.address))
    assert all(each.equal for each in found)
    return deployed


def assert_equal(model: Model, deployed: Deployed, cases: Sequence[np.ndarray]) -> None:
    answers = deployed.read_each("forward", [(case.tolist(),) for case in cases], gas=RUN_GAS)
    for case, answer in zip(cases, answers, strict=True):
        assert np.array_equal(answer, network.run(model, case))


@pytest.mark.parametrize(
    ("model", "literals"),
    [(vectors, 20_000), (vectors, 0), (images, 20_000), (images, 0), (both, 0)],
    ids=["vectors_in_code", "vectors_in_data", "images_in_code", "images_in_data", "both_in_data"],
)
def test_every_operator_gives_what_the_reference_gives(
    rpc: Rpc, monkeypatch: pytest.MonkeyPatch, model: type, literals: int
):
    if literals == 0:
        monkeypatch.setattr(pixels, "UNROLLED_CHANNELS", 0)  # loops over channels, as where they are many
    made = emit_plan(plan(check(model()), literals))
    assert bool(made.data) == (literals == 0)
    assert model is not images or planned_words(made) == 2
    assert set(made.paired) == ({"b"} if model is images and literals else set())
    deployed = on_chain(rpc, made)
    assert_equal(made.model, deployed, inputs(made.model, 40))
    assert "0x" + deployed.read("model").hex() == made.hash
    assert len(deployed.read("weights")) == len(made.data)


def planned_words(made: Network) -> int:
    """The words of a row of the input."""
    return -(-made.model.input.shape[2] // (made.plan.lanes.count - 2))


def without_lanes(model: Model) -> Model:
    return model.replaced(**{each.name: replace(each, lanes=None) for each in model.layers if each.weighted})


def compact(model: Model) -> bool:
    return max(len(emit_plan(plan(model, each)).text) for each in (20_000, 0)) < COMPACT


@settings(max_examples=2, suppress_health_check=list(HealthCheck))
@given(networks.models(most=4).map(without_lanes).filter(compact), st.sampled_from([20_000, 0]), st.data())
def test_random_networks_give_what_the_reference_gives(rpc: Rpc, model: Model, literals: int, data: st.DataObject):
    made = emit_plan(plan(model, literals))
    cases = [data.draw(networks.inputs(model)) for _ in range(3)] + inputs(model, 9)
    assert_equal(model, on_chain(rpc, made), cases)


def test_argmax_gives_the_first_of_the_greatest(rpc: Rpc):
    weights = [[1, 0], [0, 1], [1, 0], [0, 1]]
    place = Layer("place", "argmax", ("dense",))
    deployed = on_chain(rpc, emit_plan(plan(networks.model(networks.dense(weights), place, low=-9, high=9))))
    cases = [[3, 3], [2, 3], [3, 2], [-5, -4], [-4, -5], [0, -1], [-1, 0], [-9, -9]]
    assert deployed.read_each("forward", [(case,) for case in cases]) == [(int(a < b),) for a, b in cases]


def test_an_image_that_is_only_taken_as_a_vector_is_not_packed(rpc: Rpc):
    flat = Layer("flat", "reshape", (INPUT,), shape=(24,))
    dense = networks.dense(np.arange(48).reshape(2, 24), inputs=("flat",))
    made = emit_plan(plan(networks.model(flat, dense, shape=(2, 3, 4), low=-9, high=9)))
    assert "_closed" not in made.text
    deployed = on_chain(rpc, made)
    assert_equal(made.model, deployed, inputs(made.model, 8))
    with pytest.raises(Revert, match="leaves its range"):
        deployed.read("forward", np.full((2, 3, 4), 10).tolist())


@pytest.fixture(scope="module")
def tiny(rpc: Rpc) -> Deployed:
    layer = networks.dense([[1, 2, -3]])
    return on_chain(rpc, emit_plan(plan(networks.model(layer, shape=(3,), low=-5, high=9))))


@pytest.mark.parametrize("number", [-(2**255), -6, 10, 2**255 - 1])
@pytest.mark.parametrize("at", [0, 2])
def test_an_input_out_of_range_is_refused(tiny: Deployed, at: int, number: int):
    given = [9, -5, 0]
    assert tiny.read("forward", given) == (9 - 10,)
    given[at] = number
    with pytest.raises(Revert, match="network: the input leaves its range"):
        tiny.read("forward", given)


def test_other_weights_than_the_model_has_are_refused(rpc: Rpc):
    layer = networks.dense([[1, 2, -3]])
    made = emit_plan(plan(networks.model(layer, shape=(3,)), 0))
    archive = deploy_contract(rpc, build.contract("Archive"))
    archive.send("write", b"other")
    contract = build.emitted({"networks/Tested.vy": made.text})
    for place in (archive.read("write", b"other"), archive.read("write", b"nothing lies there")):
        with pytest.raises(Revert, match="network: other weights"):
            deploy_contract(rpc, contract, [place])


@pytest.mark.parametrize("licence", ['"""\nX', "@dev other", " @"])
def test_what_an_author_writes_cannot_leave_its_comment(rpc: Rpc, licence: str):
    made = networks.model(networks.dense([[1]]), shape=(1,), licence=licence, authors=('"""', "@é\\"))
    deployed = on_chain(rpc, emit_plan(plan(made)))
    assert deployed.read("forward", [5]) == (5,)


def test_a_model_whose_weights_do_not_fit_the_code_has_them_in_data():
    made = compiling.compiled(networks.model(networks.dense(np.ones((90, 60))), shape=(60,)))
    assert made.network.data and len(made.contract.runtime) + made.contract.immutables <= MAX_RUNTIME_BYTES
    assert compiling.compiled(made.model).contract == made.contract


def test_a_network_that_does_not_fit_a_contract_is_refused_by_its_layer(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(compiling, "MAX_RUNTIME_BYTES", 1000)
    model = networks.model(
        networks.dense(np.ones((2, 2)), name="small"),
        networks.dense(np.ones((9, 2)), name="large", inputs=("small",)),
    )
    with pytest.raises(ModelError, match="^emission: net compiles to .* 1,000; layer large takes most"):
        compiling.compiled(model)
