"""Flows: what conditions change, how states move, and what is refused."""

from dataclasses import replace

import numpy as np
import pytest

from reference.neural import flow as flows
from reference.neural import network
from reference.neural.model import Activation, Layer, ModelError
from tests.neural.networks import dense, model

SIZE, STEPS, KINDS = 3, 4, 2


def conditions(weights: np.ndarray):
    layer = dense(weights, np.zeros(len(weights), np.int64), name="offsets")
    return model(layer, shape=(weights.shape[1],), low=0, high=flows.HOT)


def flow(spread: int = 100, **changes) -> flows.Flow:
    """A flow of random weights: a hidden layer with offsets, and one without."""
    generator = np.random.default_rng(7)
    hidden = dense(
        generator.integers(-spread, spread + 1, (5, SIZE)),
        generator.integers(-500, 500, 5),
        name="hidden",
        shift=5,
        activation=Activation("clamp", low=0, high=127),
    )
    leave = dense(generator.integers(-spread, spread + 1, (SIZE, 5)), np.zeros(SIZE, np.int64), name="leave", shift=4)
    fields = {
        "network": model(
            hidden, replace(leave, inputs=("hidden",)), shape=(SIZE,), low=flows.LEAST_TOLD, high=flows.MOST_TOLD
        ),
        "conditions": conditions(generator.integers(-9, 10, (5, STEPS + KINDS))),
        "conditioned": ("hidden",),
        "steps": STEPS,
    }
    return flows.Flow(**(fields | changes))


@pytest.mark.parametrize(("step", "kind"), [(0, 0), (STEPS - 1, KINDS - 1)])
def test_a_step_is_the_network_with_the_biases_of_its_step_and_kind(step, kind):
    given = flow()
    hidden, leave = given.network.layers
    said = given.conditions.layers[0].weights
    moved = replace(hidden, bias=hidden.bias + flows.HOT * (said[:, step] + said[:, STEPS + kind]))
    state = np.array([-9000, 15, 16])
    told = np.array([-128, 0, 1])
    expected = state + network.step(leave, network.step(moved, told))
    assert (flows.advance(given, state, step, kind) == expected).all()


def test_several_kinds_are_wanted_at_once():
    given = flow()
    one, other, both = (given.said(2, *kinds) for kinds in ((0,), (1,), (0, 1)))
    nothing = given.said(2)
    assert (both - nothing == one + other - 2 * nothing).all()
    state = np.array([5, 600, -70])
    assert (flows.advance(given, state, 2, 1, 0) == flows.advance(given, state, 2, 0, 1)).all()


@pytest.mark.parametrize("groups", [None, (), (2,), (1, 1), (1,)])
def test_offsets_of_any_kinds_that_groups_allow_are_within_bounds(groups):
    given = flow(groups=groups)
    allowed = {
        None: [(0,), (1,)],
        (): [(), (0,), (1,), (0, 1)],
        (2,): [(0,), (1,)],
        (1, 1): [(0, 1)],
        (1,): [(0,), (0, 1)],
    }[groups]
    said = np.array([given.said(step, *kinds) for step in range(STEPS) for kinds in allowed])
    low, high = given.films["hidden"].offsets
    assert (said.min(), said.max()) == (low, high)


def test_an_image_moves_as_its_convolution_says():
    generator = np.random.default_rng(3)
    weights = generator.integers(-60, 61, (2, 2, 3, 3))
    layer = Layer(
        "only", "convolution", ("input",), weights.shape, shift=4, weights=weights, bias=np.array([5, -7], np.int64)
    )
    said = generator.integers(-9, 10, (2, STEPS + KINDS))
    given = flows.Flow(
        model(layer, shape=(2, 4, 5), low=flows.LEAST_TOLD, high=flows.MOST_TOLD), conditions(said), ("only",), STEPS
    )
    state = generator.integers(-3000, 3000, (2, 4, 5))
    moved = replace(layer, bias=layer.bias + flows.HOT * (said[:, 1] + said[:, STEPS]))
    expected = state + network.step(moved, flows.told(state))
    assert (flows.advance(given, state, 1, 0) == expected).all()
    assert given.size == state.size


def test_states_are_told_rounded_and_bounded():
    states = np.array([-(10**6), -17, -16, 15, 16, 47, 48, 10**6])
    assert flows.told(states).tolist() == [-128, -1, 0, 0, 1, 1, 2, 127]


def test_the_bounds_of_offsets_are_reached_and_never_left():
    given = flow()
    low, high = given.films["hidden"].offsets
    table = given.offsets()
    assert table.shape == (STEPS, KINDS, 5)
    assert (table.min(), table.max()) == (low, high)


@pytest.mark.parametrize(("step", "kind"), [(STEPS, 0), (-1, 0), (0, KINDS), (0, -1)])
def test_a_step_or_kind_that_does_not_exist_is_refused(step, kind):
    with pytest.raises(IndexError, match="steps below 4 and kinds below 2"):
        flows.advance(flow(), np.zeros(SIZE, np.int64), step, kind)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"conditions": conditions(np.zeros((4, STEPS + KINDS), np.int64))}, "does not give the offsets"),
        ({"steps": STEPS + KINDS}, "does not give the offsets"),
        ({"conditioned": ("nothing",)}, "does not give the offsets"),
        ({"groups": (KINDS, 1)}, "has fewer kinds than"),
    ],
)
def test_parts_that_do_not_fit_are_refused(changes, reason):
    with pytest.raises(ModelError, match=reason):
        flow(**changes)
