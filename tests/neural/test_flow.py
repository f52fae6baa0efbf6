"""Flows: what conditions change, how states move, and what is refused."""

from dataclasses import replace

import numpy as np
import pytest

from reference.neural import flow as flows
from reference.neural import network
from reference.neural.model import Activation, ModelError
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
    ],
)
def test_parts_that_do_not_fit_are_refused(changes, reason):
    with pytest.raises(ModelError, match=reason):
        flow(**changes)
