"""Images whose lanes are as narrow as the plan allows give what the reference gives, on a real chain."""

import numpy as np
import pytest

from reference.neural.model import INPUT, Layer, Model
from scripts.chain.rpc import Rpc
from scripts.compiler.emission import emit_plan
from scripts.compiler.estimate import inputs
from scripts.compiler.plan import plan
from tests.compiler.test_emission import assert_equal, on_chain
from tests.neural import networks


def convolution(name: str, given: str, weights: np.ndarray) -> Layer:
    bias = np.zeros(len(weights), np.int64)
    return Layer(name, "convolution", (given,), shape=weights.shape, weights=weights.astype(np.int64), bias=bias)


def many_channels() -> Model:
    """More channels than the lanes of their fields can count."""
    return networks.model(Layer("place", "argmax", (INPUT,)), shape=(9, 2, 3), low=0, high=1)


def kept_shape() -> Model:
    """A reshape that changes nothing: its numbers go less far than what their lanes hold, for which sums are wide."""
    turned, doubled, edges = np.zeros((2, 2, 1, 1)), np.zeros((2, 2, 1, 1)), np.zeros((2, 2, 3, 3))
    turned[0, 0], turned[1, 1] = -127, 127
    doubled[:, 1] = 2
    edges[0, 0, :, 0], edges[0, 0, :, 2] = 127, -127
    edges[1] = -edges[0]
    return networks.model(
        convolution("turned", INPUT, turned),
        convolution("doubled", "turned", doubled),
        Layer("same", "reshape", ("doubled",), shape=(2, 3, 4)),
        convolution("edges", "same", edges),
        shape=(2, 3, 4),
        low=0,
        high=100,
    )


@pytest.mark.parametrize("literals", [20_000, 0])
@pytest.mark.parametrize("model", [many_channels, kept_shape])
def test_lanes_are_wide_enough_for_all_that_lies_in_them(rpc: Rpc, model: type, literals: int):
    made = emit_plan(plan(model(), literals))
    assert_equal(made.model, on_chain(rpc, made), inputs(made.model, 40))
