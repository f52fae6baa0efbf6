"""Ranges hold for every input, and are reached where they can be."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.neural import network
from reference.neural.model import INPUT, Activation, Layer, Model
from reference.neural.network import convolve
from reference.neural.network import dense as product
from reference.neural.ranges import activate, greatest_sum, ranges
from tests.neural.networks import dense, inputs, model, models, numbers


def sums_of(layer: Layer, *inputs: np.ndarray) -> np.ndarray | None:
    """What a layer adds up, before its shift."""
    match layer.op:
        case "dense":
            return product(inputs[0], layer.weights, layer.bias)
        case "convolution":
            return convolve(inputs[0], layer.weights, layer.bias, layer.stride)
        case "add":
            return (inputs[0] << layer.scales[0]) + (inputs[1] << layer.scales[1])


def within(tensor: np.ndarray, intervals: tuple) -> bool:
    """Is each channel inside its interval?"""
    rows = tensor.reshape(tensor.shape[0], -1)
    return len(rows) == len(intervals) and all(
        low <= row.min() and row.max() <= high for row, (low, high) in zip(rows, intervals, strict=True)
    )


@settings(max_examples=200)
@given(st.data())
def test_nothing_in_any_network_leaves_its_range(data):
    made = data.draw(models())
    proven = ranges(made)
    found = network.trace(made, data.draw(inputs(made)))
    assert proven.keys() == found.keys()
    for layer in made.layers:
        sums = sums_of(layer, *(found[name] for name in layer.inputs))
        assert proven[layer.name].sums == () if sums is None else within(sums, proven[layer.name].sums)
        assert within(found[layer.name], proven[layer.name].outputs), layer.name


def worst(made: Model, layer: Layer, channel: int, most: bool) -> np.ndarray:
    """The input that drives one channel of a first layer to an end; the layer sees all of it at once."""
    weights = layer.weights[channel] if most else -layer.weights[channel]
    return np.where(weights > 0, made.input.high, made.input.low)


@given(st.data())
def test_the_range_of_a_dense_layer_is_reached_at_both_ends(data):
    outputs, fan_in = data.draw(st.tuples(st.integers(1, 5), st.integers(1, 30)))
    weights = data.draw(numbers(-128, 127, (outputs, fan_in)))
    layer = dense(weights, data.draw(numbers(-(2**31), 2**31 - 1, (outputs,))))
    low, high = sorted(data.draw(st.tuples(st.integers(-300, 300), st.integers(-300, 300))))
    made = model(layer, shape=(fan_in,), low=low, high=high)
    for channel, (least, most) in enumerate(ranges(made)["dense"].sums):
        assert network.run(made, worst(made, layer, channel, False))[channel] == least
        assert network.run(made, worst(made, layer, channel, True))[channel] == most


@given(st.data())
def test_the_range_of_a_convolution_is_reached_in_the_middle_of_an_image(data):
    weights = data.draw(numbers(-8, 7, (3, 2, 3, 3)))
    layer = Layer("conv", "convolution", (INPUT,), weights.shape, bits=4, weights=weights, bias=np.arange(3))
    low, high = sorted(data.draw(st.tuples(st.integers(-300, 0), st.integers(0, 300))))
    made = model(layer, shape=(2, 3, 3), low=low, high=high)
    for channel, (least, most) in enumerate(ranges(made)["conv"].sums):
        assert network.run(made, worst(made, layer, channel, False))[channel, 1, 1] == least
        assert network.run(made, worst(made, layer, channel, True))[channel, 1, 1] == most


def test_the_zeros_around_an_image_count():
    weights = np.ones((1, 1, 3, 3), np.int64)
    layer = Layer("conv", "convolution", (INPUT,), weights.shape, weights=weights, bias=np.zeros(1, np.int64))
    assert ranges(model(layer, shape=(1, 4, 4), low=5, high=7))["conv"].sums == ((0, 63),)
    assert ranges(model(layer, shape=(1, 4, 4), low=-7, high=-5))["conv"].sums == ((-63, 0),)


def test_each_input_channel_counts_with_its_own_range():
    first = dense([[1, 0], [0, 0]], [0, 5])
    second = dense([[1, 0], [0, 1], [1, -1]], name="second", inputs=("dense",))
    assert ranges(model(first, second, low=0, high=9))["second"].sums == ((0, 9), (5, 5), (-5, 4))


@given(st.integers(-300, 300), st.integers(-300, 300), st.integers(2, 9))
def test_the_range_of_an_activation_holds_every_value_between(a, b, bits):
    low, high = sorted((a, b))
    every = np.arange(low, high + 1)
    wave = Activation("triangle", bits=bits)
    for activation in (Activation(), Activation("relu"), Activation("clamp", -20, 50), wave):
        least, most = activate(low, high, activation)
        found = network.activate(every, activation)
        assert least <= found.min() and found.max() <= most
        if activation is not wave or high - low >= 2**bits:
            assert (least, most) == (found.min(), found.max())


def test_channels_that_merge_have_the_range_of_all():
    first = dense([[1, 0], [0, 0], [0, -1], [0, 0]], [0, 500, 0, -500])
    image = Layer("image", "reshape", ("dense",), (4, 1, 1))
    shuffled = Layer("shuffled", "pixel_shuffle", ("image",), factor=2)
    found = ranges(model(first, image, shuffled, low=0, high=9))
    assert found["image"].outputs == ((0, 9), (500, 500), (-9, 0), (-500, -500))
    assert found["shuffled"].outputs == ((-500, 500),)


def test_sums_that_no_machine_word_holds_are_still_right():
    layers = [dense([[127, 127]], [2**31 - 1], name="a")]
    found = ranges(model(*layers, low=-(2**31), high=2**31 - 1))
    assert found["a"].sums == ((254 * -(2**31) + 2**31 - 1, 255 * (2**31 - 1)),)


def test_a_reshaped_tensor_keeps_the_ranges_of_its_channels():
    first = dense([[1], [0], [-1], [0]], [0, 500, 0, -500])
    tall = Layer("tall", "reshape", ("dense",), (2, 2, 1))
    flat = Layer("flat", "reshape", ("tall",), (4,))
    odd = Layer("odd", "upsample", ("tall",))
    uneven = Layer("uneven", "reshape", ("odd",), (16,))
    found = ranges(model(first, tall, flat, odd, uneven, shape=(1,), low=0, high=9))
    assert found["tall"].outputs == ((0, 500), (-500, 0))
    assert found["flat"].outputs == ((0, 500), (0, 500), (-500, 0), (-500, 0))
    assert found["uneven"].outputs == ((0, 500),) * 8 + ((-500, 0),) * 8


def test_channels_that_neither_join_nor_part_have_the_range_of_all():
    first = dense([[1], [0], [-1]], [0, 500, 0])
    image = Layer("image", "reshape", ("dense",), (3, 1, 1))
    large = Layer("large", "upsample", ("image",))
    uneven = Layer("uneven", "reshape", ("large",), (2, 6, 1))
    assert ranges(model(first, image, large, uneven, shape=(1,), low=0, high=9))["uneven"].outputs == ((-9, 500),) * 2


@given(st.data())
def test_no_part_of_a_sum_is_greater_than_the_greatest(data):
    made = data.draw(models(("dense", "convolution", "add", "upsample")))
    most = greatest_sum(made)
    found = network.trace(made, data.draw(inputs(made)))
    for layer in made.layers:
        if layer.weighted:
            sizes = replace(layer, weights=np.abs(layer.weights), bias=np.abs(layer.bias), shift=0)
            parts = network.step(replace(sizes, activation=Activation()), np.abs(found[layer.inputs[0]]))
            assert parts.max() <= most


def test_offsets_widen_sums():
    made = model(dense([[2, -3]], [5], activation=Activation("clamp", 0, 9)), low=-1, high=1)
    offsets = {"dense": (-40, 100)}
    assert ranges(made, offsets)["dense"].sums == ((-40, 110),)
    assert ranges(made, offsets)["dense"].outputs == ((0, 9),)
    assert (greatest_sum(made), greatest_sum(made, offsets)) == (10, 110)
