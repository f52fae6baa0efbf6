"""The lane plan: what it proves holds for every input, and one step past it nothing is compiled."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.neural import network
from reference.neural.model import INPUT, Activation, Lanes, Layer, Model, ModelError
from scripts.chain import build
from scripts.chain.contract import Deployed
from scripts.chain.contract import deploy as deploy_contract
from scripts.chain.rpc import Rpc
from scripts.compiler.emission import emit_plan
from scripts.compiler.plan import Plan, plan
from tests.neural import networks

LIMITS = st.sampled_from([0, 13_000])  # of literals: all weights in data, or in code


def without_lanes(model: Model) -> Model:
    return model.replaced(**{each.name: replace(each, lanes=None) for each in model.layers if each.weighted})


def sums(layer: Layer, tensors: dict[str, np.ndarray]) -> np.ndarray:
    """What a layer shifts and activates: `step` without both."""
    bare = replace(layer, shift=0, activation=Activation())
    return network.step(bare, *(tensors[name] for name in layer.inputs))


@settings(max_examples=50)
@given(networks.models(most=5).map(without_lanes), LIMITS, st.data())
def test_no_sum_leaves_its_lane(model: Model, literals: int, data: st.DataObject):
    planned = plan(model, literals)
    tensors = network.trace(model, data.draw(networks.inputs(model)))
    for layer in model.layers:
        own = planned.layers[layer.name]
        if own.bound:
            found = sums(layer, tensors)
            assert -own.bound.room <= found.min() and found.max() < own.bound.room
            assert own.lanes.bits * own.lanes.count <= 256 and own.bound.room <= 2 ** (own.lanes.bits - 1)
        if own.fields:
            found = tensors[layer.name] + own.fields.zero
            assert found.min() >= 0 and found.max() < 2**planned.lanes.bits


@settings(max_examples=20)
@given(networks.models(most=5).map(without_lanes), LIMITS)
def test_a_planned_model_is_planned_the_same_again(model: Model, literals: int):
    planned = plan(model, literals)
    again = plan(planned.model, literals)
    assert [each.lanes for each in again.model.layers] == [each.lanes for each in planned.model.layers]


def bounded(bias: int, op: str = "dense") -> Model:
    """A layer of 16 lanes of 16 bits, whose second channel reaches 127 * 258 + bias; 2**15 - 1 is the most."""
    weights = np.array([[1, 1, 0], [127, 127, 4]])
    layer = networks.dense(weights, [0, bias], name="tight", lanes=Lanes(16, 16))
    if op == "dense":
        return networks.model(layer, shape=(3,), low=0, high=127)
    shape = (2, 3, 1, 1)
    layer = replace(layer, op="convolution", shape=shape, weights=weights.reshape(shape))
    return networks.model(layer, shape=(3, 2, 2), low=0, high=127)


@pytest.mark.parametrize("op", ["dense", "convolution"])
def test_a_model_up_to_its_bound_is_planned_and_one_step_past_it_is_refused(op: str):
    room = 2**15 - 1 - 127 * 258
    assert plan(bounded(room, op)).layers["tight"].bound.high == 2**15 - 1
    with pytest.raises(ModelError, match="^plan: layer tight, channel 1: its sums go from 2 to 32768, .* 17 bits"):
        plan(bounded(room + 1, op))


def test_a_model_without_lanes_gets_wider_ones_where_the_bound_is_passed():
    room = 2**15 - 1 - 127 * 258
    assert plan(without_lanes(bounded(room))).model.layers[0].lanes == Lanes(16, 16)
    assert plan(without_lanes(bounded(room + 1))).model.layers[0].lanes == Lanes(17, 15)


def narrowed(planned: Plan, name: str) -> Plan:
    """The plan with one bit less in a layer's lanes, as if nothing had been proven."""
    own = planned.layers[name]
    lanes = Lanes(own.lanes.bits - 1, own.lanes.count)
    return replace(planned, layers=planned.layers | {name: replace(own, lanes=lanes, head=own.head - 1)})


def answer(rpc: Rpc, planned: Plan, given: np.ndarray) -> list[int]:
    contract = build.emitted({"networks/Bound.vy": emit_plan(planned).text})
    deployed: Deployed = deploy_contract(rpc, contract)
    return list(deployed.read("forward", given.tolist()))


def test_past_the_bound_the_chain_computes_something_else(rpc: Rpc):
    model = without_lanes(bounded(2**15 - 127 * 258))
    given = np.full(3, 127)
    wanted = network.run(model, given).tolist()
    assert answer(rpc, plan(model), given) == wanted
    assert answer(rpc, narrowed(plan(model), "tight"), given) != wanted


def image(*layers: Layer) -> Model:
    return networks.model(*layers, shape=(1, 4, 4), low=0, high=127)


def convolution(name: str, given: str, **told: object) -> Layer:
    weights = np.full((1, 1, 3, 3), 3)
    bias = np.zeros(1, np.int64)
    told = {"shift": 4} | told
    return Layer(name, "convolution", (given,), shape=(1, 1, 3, 3), weights=weights, bias=bias, **told)


def test_the_bound_of_a_convolution_counts_what_its_lanes_add_to_pixels():
    model = networks.model(convolution("one", INPUT), shape=(1, 4, 4), low=-128, high=5)
    bound = plan(model).layers["one"].bound
    assert (bound.low, bound.high) == (-128 * 27, 5 * 27)


@pytest.mark.parametrize(
    ("lanes", "message"),
    [
        ((Lanes(24, 10), Lanes(23, 11)), "layers first and second have different lanes"),
        ((Lanes(24, 2), None), "an image needs more than 2"),
        ((Lanes(4, 64), None), "layer input, channel 0: its numbers span 127, more than a lane of 4 bits holds"),
    ],
)
def test_lanes_that_do_not_fit_images_are_refused(lanes: tuple[Lanes | None, ...], message: str):
    layers = [
        convolution(name, given, lanes=each)
        for name, given, each in zip(("first", "second"), (INPUT, "first"), lanes, strict=True)
    ]
    with pytest.raises(ModelError, match=message):
        plan(image(*layers))


def test_more_lanes_than_weights_in_data_leave_room_for_are_refused():
    layer = networks.dense(np.ones((30, 4)), lanes=Lanes(24, 10))
    model = networks.model(replace(layer, lanes=Lanes(25, 10)), shape=(4,))
    assert plan(networks.model(layer, shape=(4,)), 0).layers["dense"].lanes == Lanes(24, 10)
    with pytest.raises(ModelError, match="layer dense has 10 lanes of 25 bits, and a word has 1 to 9"):
        plan(model, 0)
