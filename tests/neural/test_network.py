"""The reference's meaning of a network against the same, spelled in loops over Python's integers."""

import re
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.neural import network
from reference.neural.model import INPUT, Activation, Layer, Model
from tests.neural.networks import dense, inputs, model, models


def spelled(made: Model, x: np.ndarray) -> dict[str, dict[tuple[int, ...], int]]:
    """Every tensor as a table from a place to its number."""
    found = {INPUT: {place: int(x[place]) for place in np.ndindex(x.shape)}}
    for layer in made.layers:
        found[layer.name] = spelled_layer(layer, *(found[name] for name in layer.inputs))
    return found


def spelled_layer(layer: Layer, x: dict, *others: dict) -> dict:
    first, *sides = (1 + max(place[axis] for place in x) for axis in range(len(next(iter(x)))))
    if layer.op == "dense":
        sums = {
            (o,): int(b) + sum(int(w) * x[i,] for i, w in enumerate(ws))
            for o, (ws, b) in enumerate(zip(layer.weights, layer.bias, strict=True))
        }
    elif layer.op == "convolution":
        sums = spelled_convolution(layer, x, *sides)
    elif layer.op == "add":
        sums = {place: x[place] * 2 ** layer.scales[0] + others[0][place] * 2 ** layer.scales[1] for place in x}
    elif layer.op == "upsample":
        f, (height, width) = layer.factor, sides
        return {(c, i, j): x[c, i // f, j // f] for c, i, j in np.ndindex(first, height * f, width * f)}
    elif layer.op == "pixel_shuffle":
        f = layer.factor
        return {(c // f**2, i * f + c % f**2 // f, j * f + c % f): x[c, i, j] for c, i, j in x}
    elif layer.op == "reshape":
        return dict(zip(product(*map(range, layer.shape)), (x[place] for place in sorted(x)), strict=True))
    else:
        columns = {place[1:]: [x[c, *place[1:]] for c in range(first)] for place in x}
        return {place or (0,): column.index(max(column)) for place, column in columns.items()}
    return {place: spelled_activation(v // 2**layer.shift, layer.activation) for place, v in sums.items()}


def spelled_convolution(layer: Layer, x: dict, height: int, width: int) -> dict:
    outputs, fan_in, k, _ = layer.shape
    rows, columns = range(0, height, layer.stride), range(0, width, layer.stride)
    return {
        (o, i, j): int(layer.bias[o])
        + sum(
            int(layer.weights[o, c, dy, dx]) * x.get((c, y + dy - k // 2, z + dx - k // 2), 0)
            for c, dy, dx in product(range(fan_in), range(k), range(k))
        )
        for o, (i, y), (j, z) in product(range(outputs), enumerate(rows), enumerate(columns))
    }


def spelled_activation(v: int, activation: Activation) -> int:
    if activation.op == "relu":
        return v if v > 0 else 0
    if activation.op == "clamp":
        return sorted([activation.low, v, activation.high])[1]
    if activation.op == "triangle":
        most = 2**activation.bits - 1
        return (most - abs(2 * (v % 2**activation.bits) - most)) // 2 - 2**activation.bits // 4
    return v


@settings(max_examples=200)
@given(st.data())
def test_every_tensor_of_any_network_is_what_loops_make_of_it(data):
    made = data.draw(models())
    x = data.draw(inputs(made))
    found, told = network.trace(made, x), spelled(made, x)
    assert found.keys() == told.keys()
    for name, tensor in found.items():
        assert tensor.dtype == np.int64
        assert {place: int(tensor[place]) for place in np.ndindex(tensor.shape)} == told[name], name
    assert np.array_equal(network.run(made, x), found[made.output])


def test_sums_are_shifted_down_to_the_floor_before_they_are_activated():
    layer = dense([[1], [-1]], [3, 3], shift=2, activation=Activation("clamp", -2, 100))
    run = [network.run(model(layer, shape=(1,)), np.array([x])).tolist() for x in (0, 1, 4, 127)]
    assert run == [[0, 0], [1, 0], [1, -1], [32, -2]]


def test_a_triangle_rises_from_its_least_value_at_zero_and_falls_as_it_rose():
    assert network.triangle(np.arange(-8, 16), 3).tolist() == [-2, -1, 0, 1, 1, 0, -1, -2] * 3


def test_argmax_takes_the_first_of_equals():
    layer = Layer("most", "argmax", (INPUT,))
    assert network.run(model(layer, shape=(4,)), np.array([3, 7, 7, -1])).tolist() == [1]


def test_a_dense_layer_serves_many_inputs_at_a_time():
    layer = dense([[1, 2], [3, 4], [5, 6]], [1, 0, -1], shift=1)
    many = np.arange(20).reshape(5, 2, 2)
    apart = [[network.step(layer, x).tolist() for x in row] for row in many]
    assert network.step(layer, many).tolist() == apart


@pytest.mark.parametrize(
    ("x", "otherwise"),
    [
        (np.zeros(2), "network: wants integers of the shape (2,), and gets float64 (2,)"),
        (np.array([np.nan, 0]), "network: wants integers of the shape (2,), and gets float64 (2,)"),
        (np.array([True, False]), "network: wants integers of the shape (2,), and gets bool (2,)"),
        (np.array([2**70, 0]), "network: wants integers of the shape (2,), and gets object (2,)"),
        (np.zeros(3, np.int64), "network: wants integers of the shape (2,), and gets int64 (3,)"),
        (np.zeros((1, 2), np.int64), "network: wants integers of the shape (2,), and gets int64 (1, 2)"),
        (np.array([0, 128]), "network: the input leaves [-128, 127]"),
        (np.array([-129, 0]), "network: the input leaves [-128, 127]"),
        (np.array([2**64 - 1, 0], np.uint64), "network: the input leaves [-128, 127]"),
    ],
)
def test_an_input_that_the_model_does_not_allow_is_refused(x, otherwise):
    with pytest.raises(ValueError, match=f"^{re.escape(otherwise)}$"):
        network.run(model(dense([[1, 1]])), x)


def test_inputs_at_the_ends_of_the_range_are_allowed():
    assert network.run(model(dense([[1, 1]])), np.array([-128, 127])).tolist() == [-1]


def test_a_step_with_an_unknown_operator_is_refused():
    with pytest.raises(ValueError, match='^network: layer odd has the unknown operator "softmax"$'):
        network.step(Layer("odd", "softmax", (INPUT,)), np.zeros(2, np.int64))
