"""Flows as they are emitted: what the reference computes, what their data says, and what is refused."""

from dataclasses import replace

import numpy as np
import pytest

from reference.neural import flow as flows
from reference.neural.model import Activation, Model, ModelError
from scripts.chain import build
from scripts.chain.contract import Deployed, Revert, deploy
from scripts.compiler import flow, flow_plan, flow_rows
from scripts.compiler.flow_plan import MOST_NOISE
from tests.compiler.flows import flow as made

KINDS = 150  # too many for one contract

# What makes a contract of a module.
DOOR = """

@external
@view
def flow(state: int256[SIZE], kind: uint256, steps: uint256) -> int256[SIZE]:
    return self._flow(state, kind, steps)


@external
@view
def weights() -> DynArray[address, 32]:
    return self._weights()
"""

FLOWS = {
    "of one number": {"size": 1, "width": 1, "steps": 1, "kinds": 1},
    "over the ends of words, of ends alone": {"size": 27, "width": 29, "ends": True, "steps": 3, "shift": 9},
    "of lanes for three sets": {"size": 4, "width": 31, "bias": 2**23, "shift": 14, "kinds": 3},
    "of two blocks, little of them conditioned": {
        "width": 45,
        "blocks": 2,
        "conditioned": ("down2",),
        "high": 90,
        "shift": 4,
    },
    "of more numbers than its layers": {"size": 31, "width": 3, "shift": 8},
    "of great numbers and no weights": {"width": 40, "high": 2**15 - 1, "shift": 0, "bias": 30_000, "spread": 0},
}


def states(size: int) -> list[list[int]]:
    """The furthest noise either way, none, and between."""
    random = np.random.default_rng(1)
    ends = np.array([-MOST_NOISE, MOST_NOISE])
    found = [np.full(size, end) for end in (*ends, 0, 15, -17)]
    found += [random.choice(ends, size), *random.integers(*ends, (4, size), endpoint=True)]
    return [each.tolist() for each in found]


def advanced(of: flows.Flow, state: list[int], kind: int, steps: int) -> list[int]:
    found = np.array(state)
    for step in range(steps):
        found = flows.advance(of, found, step, kind)
    return found.tolist()


@pytest.fixture(scope="module")
def places(stored):
    """Puts data on the chain, and tells where it lies."""
    return lambda contents: [stored(content) for content in contents]


@pytest.fixture(scope="module")
def small(places) -> tuple[flow.Emitted, build.Contract, list[str]]:
    """A flow with more than one data contract, what is compiled of it, and where its data lies."""
    emitted = flow.emit(made(size=2, width=27, blocks=2, steps=4, kinds=KINDS), "A flow")
    found = build.emitted({"networks/Flow.vy": emitted.text + DOOR})
    assert len(emitted.data) > 1
    return emitted, found, places(emitted.data)


@pytest.mark.parametrize("kind", FLOWS)
def test_a_flow_gives_what_the_reference_gives(rpc, places, kind):
    of = made(**FLOWS[kind])
    emitted = flow.emit(of, "A flow")
    contract: Deployed = deploy(rpc, build.emitted({"networks/Flow.vy": emitted.text + DOOR}), places(emitted.data))
    cases = [
        (state, at % of.kinds, steps) for steps in range(of.steps + 1) for at, state in enumerate(states(of.size))
    ]
    for case, found in zip(cases, contract.read_each("flow", cases), strict=True):
        assert list(found) == advanced(of, *case)


def test_all_runs_take_the_same_gas(rpc, small):
    emitted, compiled, where = small
    contract = deploy(rpc, compiled, where)
    cases = [(state, kind, 4) for state in states(2) for kind in (0, 1)]
    assert len(set(contract.gas_each("flow", cases, execution=True))) == 1


def test_its_data_says_all_weights(small):
    emitted, _, where = small
    of = emitted.plan.flow
    layers, conditions = flow_rows.read(emitted.plan, emitted.laid, emitted.data)
    hot = of.conditions.layers[0]
    assert (conditions == hot.weights).all()
    offsets = dict(zip(of.conditioned, np.split(hot.bias, [27, 54]), strict=True))
    for name, (weights, bias) in layers.items():
        layer = of.network.layer(name)
        assert (weights == layer.weights).all() and (bias == layer.bias + offsets.get(name, 0)).all()


def test_where_its_data_lies_is_told(rpc, small):
    _, compiled, where = small
    assert list(deploy(rpc, compiled, where).read("weights")) == where


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(lambda where, put, data: where[::-1], id="swapped"),
        pytest.param(lambda where, put, data: ["0x" + "11" * 20, *where[1:]], id="nowhere"),
        pytest.param(lambda where, put, data: [*put([data[0][:-1]]), *where[1:]], id="truncated"),
        pytest.param(lambda where, put, data: [*where[:-1], *put([data[-1][:-1] + b"\1"])], id="changed"),
        pytest.param(lambda where, put, data: [*where[:-1], *put([data[-1] + b"\0"])], id="longer"),
    ],
)
def test_other_weights_are_refused(rpc, small, places, wrong):
    emitted, compiled, where = small
    with pytest.raises(Revert, match="flow: other weights"):
        deploy(rpc, compiled, wrong(where, places, emitted.data))


def test_emission_is_the_same_each_time():
    first, second = (flow.emit(made(), "A flow") for _ in range(2))
    assert first.text == second.text and first.data == second.data
    assert flow.emit(made(seed=2), "A flow").data != first.data


@pytest.mark.parametrize(("bias", "bits"), [(0, 16), (2**18, 20), (2**23, 25)])
def test_lanes_are_as_wide_as_the_sums_need(bias, bits):
    planned = flow_plan.plan(made(bias=bias, width=2, shift=10))
    assert planned.lanes.bits == bits
    assert {rows.sets for rows in planned.rows.values()} == {bits // 8}


def test_lanes_hold_the_sum_of_all_that_is_told_spare_lanes_too():
    """Of 253 numbers in lanes of 16 bits 17 are spare, and told as zero, which is 128 there."""
    planned = flow_plan.plan(made(size=253, width=1, spread=0, bias=0))
    of = planned.rows["leave"]
    assert 2**planned.lanes.bits > 253 * 255 + (of.groups * of.word - 253) * 128


def test_lanes_hold_the_sum_of_all_numbers_of_a_layer():
    planned = flow_plan.plan(made(**FLOWS["of great numbers and no weights"]))
    needed = max(max(abs(each.bound.low), each.bound.high) for each in planned.layers.values())
    assert 2**planned.lanes.bits > 40 * (2**15 - 1) > 2 * needed


def test_states_are_held_to_the_last_step():
    """However small its sums are, a state that goes one way at each step goes far."""
    of = made(steps=60, shift=0, width=2, spread=0)
    state = np.full(of.size, MOST_NOISE) * np.sign(of.network.layers[-1].bias)
    reached = abs(np.array(advanced(of, state.tolist(), 0, of.steps))).max()
    planned = flow_plan.plan(of)
    assert 2 ** (planned.lanes.bits - 2) < reached < 2 ** (planned.lanes.bits - 1)
    assert planned.layers["told"].bound.high >= reached + 16


def changed(name: str, **told) -> Model:
    network = made().network
    return network.replaced(**{name: replace(network.layer(name), **told)})


def without(*names: str) -> Model:
    network = made().network
    layers = [each for each in network.layers if each.name not in names]
    layers = [replace(each, inputs=("enter",)) if each.name == "leave" else each for each in layers]
    return replace(network, layers=tuple(layers))


def wider() -> Model:
    narrow, wide = made().network, made(width=6).network
    return replace(narrow, layers=(narrow.layers[0], wide.layer("up1"), wide.layer("down1"), *narrow.layers[3:]))


@pytest.mark.parametrize(
    ("network", "reason"),
    [
        (without("up1", "down1", "sum1"), "net is not a dense layer, residual blocks and a dense layer"),
        (without("up1"), "layer down1 of net begins no residual block"),
        (changed("sum1", inputs=("down1", "enter")), "layer sum1 of net does not add what went into up1"),
        (changed("up1", activation=Activation("clamp", -1, 127)), "layer up1 of net is not clamped from zero on"),
        (changed("enter", activation=Activation()), "layer enter of net is not clamped from zero on"),
        (changed("leave", activation=Activation("relu")), "layer leave of net has an activation"),
        (wider(), "layer up1 of net is not as wide as enter"),
        (replace(made().network, input=replace(made().network.input, low=-127)), r"not for numbers in \[-128, 127\]"),
    ],
)
def test_a_flow_of_another_form_is_refused(network: Model, reason: str):
    of = made()
    object.__setattr__(of, "network", network)  # past what Flow itself sees to
    with pytest.raises(ModelError, match=reason):
        flow_plan._formed(of)


def test_a_record_that_no_contract_holds_is_refused():
    of = made(size=800)
    with pytest.raises(ModelError, match="a record takes 25,[0-9]+ bytes, and a data contract holds 24,565"):
        flow.emit(of, "A flow")
