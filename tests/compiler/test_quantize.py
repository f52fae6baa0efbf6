import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.neural import network
from reference.neural.files import load, save
from reference.neural.model import INPUT, ModelError
from scripts.compiler import graph as floats
from scripts.compiler import onnx_import, rounding
from scripts.compiler.elementwise import Triangle
from scripts.compiler.quantize import Options, Quantized, integers, quantize

from .sketches import STEADY, Sketch, pictures, stacks, wave

COUNT = 96
RANDOM = np.random.default_rng(0)


def _inputs(shape, count=COUNT, seed=0):
    return np.random.default_rng(seed).uniform(-1, 1, (count, *shape))


def _error(graph: floats.Graph, found: Quantized, inputs: np.ndarray) -> tuple[float, float]:
    """The root of the mean square error at the output, and the float output's standard deviation."""
    whole = integers(inputs, found.meanings[INPUT], found.model.input)
    name = found.model.output
    got = found.meanings[name].real(np.stack([network.run(found.model, each) for each in whole]))
    real = floats.run(graph, inputs)[name]
    return float(np.sqrt(((got - real) ** 2).mean())), float(real.std())


@settings(max_examples=60)
@given(sketch=st.one_of(stacks(STEADY), pictures(STEADY)), bits=st.sampled_from((8, 4)))
def test_a_quantized_network_stays_close_to_its_original(tmp_path, sketch, bits):
    graph = onnx_import.read(sketch[0].save(tmp_path, sketch[1]))
    found = quantize(graph, _inputs(graph.shape), Options(weight_bits=bits))
    error, spread = _error(graph, found, _inputs(graph.shape, 32, seed=1))
    # Numbers are of the size of 1 here; int8 steps are 1/127 of the largest weight, int4 steps 1/7.
    assert error <= (0.1 * spread + 0.02 if bits == 8 else 0.35 * spread + 0.1)


def _own_error(graph: floats.Graph, found: Quantized, inputs: np.ndarray) -> dict[str, float]:
    """What each layer with a wave adds to the errors before it: the root of the mean square, per size of the wave."""
    whole = integers(inputs, found.meanings[INPUT], found.model.input)
    traces = [network.trace(found.model, each) for each in whole]
    real = {name: found.meanings[name].real(np.stack([trace[name] for trace in traces])) for name in traces[0]}
    return {
        node.name: float(np.sqrt(((floats.step(node, real[node.inputs[0]]) - real[node.name]) ** 2).mean()))
        / node.activation.gain
        for node in graph.nodes
        if isinstance(node.activation, Triangle)
    }


@settings(max_examples=40)
@given(sketch=st.one_of(stacks(), pictures()))
def test_a_wave_is_followed_closely(tmp_path, sketch):
    # Waves in a row are chaotic: an error grows with every one. What each of them adds is small.
    graph = onnx_import.read(sketch[0].save(tmp_path, sketch[1]))
    found = quantize(graph, _inputs(graph.shape), Options())
    for error in _own_error(graph, found, _inputs(graph.shape, 32, seed=1)).values():
        # A step of int8 weights of the size of 1, through a slope of 4 / period, is about 0.01.
        assert error <= 0.06


@settings(max_examples=30)
@given(sketch=st.one_of(stacks(), pictures()), activation_bits=st.integers(5, 8), bits=st.sampled_from((8, 4)))
def test_results_between_layers_have_the_bits_that_were_asked_for(tmp_path, sketch, activation_bits, bits):
    graph = onnx_import.read(sketch[0].save(tmp_path, sketch[1]))
    inputs = _inputs(graph.shape)
    found = quantize(graph, inputs, Options(bits, activation_bits=activation_bits))
    save(found.model, tmp_path / "model")
    model = load(tmp_path / "model")
    reach = 2 ** (activation_bits - 1)
    for each in integers(inputs[:4], found.meanings[INPUT], model.input):
        trace = network.trace(model, each)
        for layer in model.layers:
            if layer.weighted:
                assert layer.bits == bits
            feeds = [after for after in model.layers if layer.name in after.inputs and after.op != "argmax"]
            if any(after.weighted or after.op == "add" for after in feeds):
                assert -reach <= trace[layer.name].min() and trace[layer.name].max() < reach


@settings(max_examples=30)
@given(sketch=st.one_of(stacks(), pictures()))
def test_a_batch_of_a_layer_is_what_the_reference_gives_one_by_one(tmp_path, sketch):
    from scripts.compiler.quantize import network_step

    graph = onnx_import.read(sketch[0].save(tmp_path, sketch[1]))
    found = quantize(graph, _inputs(graph.shape, 8), Options())
    whole = integers(_inputs(graph.shape, 8), found.meanings[INPUT], found.model.input)
    traces = [network.trace(found.model, each) for each in whole]
    for layer in found.model.layers:
        given_one = [np.stack([trace[name] for trace in traces]) for name in layer.inputs]
        assert (network_step(layer, *given_one) == np.stack([trace[layer.name] for trace in traces])).all()


def _dense(tmp_path, weights, bias=None, activation=None) -> floats.Graph:
    weights = np.asarray(weights)
    sketch = Sketch("batch", weights.shape[1])
    x = sketch.step("Gemm", "x", weights, np.zeros(len(weights)) if bias is None else bias, transB=1)
    return onnx_import.read(sketch.save(tmp_path, activation(sketch, x) if activation else x))


def test_weights_that_are_integers_already_are_kept(tmp_path):
    weights = np.array([[127, -64, 3], [0, 1, -127]])
    graph = _dense(tmp_path, weights / 127, [0.5, -0.25])
    found = quantize(graph, _inputs((3,)), Options(input_range=(-1, 1), input_scale=1 / 64))
    layer = found.model.layers[0]
    assert (layer.weights == weights).all()
    assert layer.bias.tolist() == [0.5 * 127 * 64, -0.25 * 127 * 64]
    assert (layer.shift, layer.activation.op, found.model.input.low, found.model.input.high) == (0, "none", -64, 64)


def test_an_input_without_negative_numbers_uses_a_whole_byte(tmp_path):
    graph = _dense(tmp_path, np.eye(2))
    assert quantize(graph, np.abs(_inputs((2,))), Options(input_range=(0, 1))).model.input.high == 255
    assert quantize(graph, _inputs((2,)), Options(input_range=(-1, 1))).model.input.high == 127


def test_a_bounded_output_is_a_byte_and_an_unbounded_one_a_sum_unless_it_is_asked_for(tmp_path):
    def shown(activation, **options):
        graph = _dense(tmp_path, np.eye(2), activation=activation)
        return quantize(graph, _inputs((2,)), Options(**options)).model.layers[-1].activation

    byte = shown(lambda sketch, x: sketch.step("Clip", x, 0.0, 1.0))
    assert (byte.op, byte.low, byte.high) == ("clamp", 0, 255)
    assert shown(None).op == "none"
    assert shown(lambda sketch, x: sketch.step("Relu", x)).op == "relu"
    wide = shown(None, output_bits=12)
    assert (wide.op, wide.low, wide.high) == ("clamp", -2048, 2047)


def test_a_wave_keeps_its_period_and_its_phase(tmp_path):
    graph = _dense(tmp_path, np.eye(2), [0.3, -0.1], lambda sketch, x: wave(sketch, x, 0, period=0.7))
    found = quantize(graph, _inputs((2,)), Options(input_bits=12))
    layer = found.model.layers[0]
    assert (layer.activation.op, layer.activation.bits) == ("triangle", 9)
    assert found.meanings[layer.name].scale == pytest.approx(1 / 128)
    assert _error(graph, found, _inputs((2,), 64, seed=1))[0] < 0.02


def test_a_single_layer_may_have_weights_of_its_own_width(tmp_path):
    sketch = Sketch("batch", 3)
    hidden = sketch.step("Relu", sketch.step("MatMul", "x", _inputs((4,), 3)))
    graph = onnx_import.read(sketch.save(tmp_path, sketch.step("MatMul", hidden, _inputs((2,), 4))))
    model = quantize(graph, _inputs((3,)), Options(weight_bits_by_layer={"matmul_0": 4})).model
    assert [layer.bits for layer in model.layers] == [4, 8]
    with pytest.raises(ModelError, match="no layer is named lost"):
        quantize(graph, _inputs((3,)), Options(weight_bits_by_layer={"lost": 4}))


@pytest.mark.parametrize(
    "options, words",
    [
        (Options(weight_bits=7), "weights have 4 or 8 bits, not 7"),
        (Options(activation_bits=9), "activations have 5 to 8 bits, not 9"),
        (Options(input_bits=1), "inputs have 2 to 12 bits, not 1"),
        (Options(output_bits=40), "an output has 2 to 31 bits, not 40"),
        (Options(input_range=(1, 1)), "range .1, 1. is empty"),
        (Options(input_range=(0, float("inf"))), "is empty or endless"),
        (Options(samples=0), "0 samples are none"),
        (Options(input_scale=0.0), "scale is above 0, not 0.0"),
    ],
)
def test_options_that_make_no_sense_are_refused(tmp_path, options, words):
    with pytest.raises(ModelError, match=words):
        quantize(_dense(tmp_path, np.eye(2)), _inputs((2,)), options)


def test_calibration_inputs_that_are_all_zero_are_refused(tmp_path):
    with pytest.raises(ModelError, match="every calibration input is zero"):
        quantize(_dense(tmp_path, np.eye(2)), np.zeros((8, 2)), Options())


def test_a_wave_too_short_for_its_input_is_refused_by_its_layer(tmp_path):
    graph = _dense(tmp_path, 1e4 * np.eye(2), activation=lambda sketch, x: wave(sketch, x, 0, period=0.1))
    with pytest.raises(ModelError, match="layer gemm_0 passes its period of 0.1 in too few steps"):
        quantize(graph, _inputs((2,)), Options())


def test_a_layer_without_weight_or_result_is_no_trouble(tmp_path):
    for weights, bias in ((np.zeros((2, 2)), [1.0, 2.0]), (np.zeros((2, 2)), [0.0, 0.0]), (np.eye(2), [-9.0, -9.0])):
        sketch = Sketch("batch", 2)
        hidden = sketch.step("Relu", sketch.step("Gemm", "x", weights, bias))
        total = sketch.step("Add", hidden, sketch.step("MatMul", hidden, np.eye(2)))
        graph = onnx_import.read(sketch.save(tmp_path, sketch.step("MatMul", total, np.eye(2))))
        found = quantize(graph, _inputs((2,)), Options())
        assert _error(graph, found, _inputs((2,)))[0] < 0.05


def test_two_waves_are_added_and_a_wave_and_what_does_not_fit_it_are_not(tmp_path):
    def total(*gains):
        sketch = Sketch("batch", 2)
        parts = [wave(sketch, sketch.step("MatMul", "x", each * np.eye(2)), 0) for each in (0.5, 0.8)]
        scaled = [sketch.step("Mul", part, gain) for part, gain in zip(parts, gains, strict=True)]
        return onnx_import.read(sketch.save(tmp_path, sketch.step("Add", *scaled)))

    graph = total(1.0, 0.25)
    assert _error(graph, quantize(graph, _inputs((2,)), Options()), _inputs((2,)))[0] < 0.03
    with pytest.raises(ModelError, match="no power of two apart"):
        quantize(total(1.0, 0.3), _inputs((2,)), Options())


def test_a_sum_is_rounded_and_not_floored(tmp_path):
    sketch = Sketch("batch", 8)
    weights = RANDOM.normal(size=(8, 8))
    # The second part is so much finer than the sum that flooring would take nearly half a step.
    one, two = (sketch.step("MatMul", "x", factor * weights) for factor in (1.0, 0.1))
    graph = onnx_import.read(sketch.save(tmp_path, sketch.step("Add", sketch.step("Relu", one), two)))
    found = quantize(graph, _inputs((8,)), Options(input_bits=12))
    total = found.model.layers[-1]
    assert total.shift > 1
    inputs = _inputs((8,), 400, seed=1)
    whole = integers(inputs, found.meanings[INPUT], found.model.input)
    got = total.scale * np.stack([network.run(found.model, each) for each in whole])
    bias = (got - floats.run(graph, inputs)[total.name]).mean() / total.scale
    assert abs(bias) < 0.15


def test_weights_that_make_up_for_each_other_are_closer_than_the_nearest_ones():
    random = np.random.default_rng(0)
    # Inputs that hang together, as pixels do.
    rows = random.normal(size=(500, 3)) @ random.normal(size=(3, 24)) + 0.1 * random.normal(size=(500, 24))
    weights = random.normal(0, 3, (5, 24))
    covariance = rows.T @ rows / len(rows) + 0.01 * np.eye(24)
    rounder = np.linalg.cholesky(np.linalg.inv(covariance)).T
    found = {"nearest": rounding.nearest(weights, 8), "compensated": rounding.compensated(weights, rounder, 8)}
    errors = {name: ((rows @ (each - weights).T) ** 2).mean() for name, each in found.items()}
    assert errors["compensated"] < errors["nearest"] / 2
    assert all(each.min() >= -8 and each.max() <= 7 for each in found.values())
