import re

import numpy as np
import pytest

from reference.neural.model import ModelError
from scripts.chain.terminal import console
from scripts.compiler import fidelity
from scripts.compiler.convert import ENOUGH, Options, quantized

from .sketches import Sketch, wave

RANDOM = np.random.default_rng(0)


def _classifier(tmp_path, argmax=False):
    sketch = Sketch("batch", 8)
    hidden = sketch.step("Relu", sketch.step("Gemm", "x", RANDOM.normal(size=(8, 16)), RANDOM.normal(size=16)))
    x = sketch.step("Gemm", hidden, RANDOM.normal(size=(16, 5)))
    return sketch.save(tmp_path, sketch.step("ArgMax", x, axis=1) if argmax else x)


def _inputs(tmp_path, *shape):
    np.save(tmp_path / "inputs.npy", RANDOM.normal(size=shape))
    return tmp_path / "inputs.npy"


def test_a_good_network_agrees_nearly_always(tmp_path):
    for argmax in (False, True):
        found, report = quantized(_classifier(tmp_path, argmax), _inputs(tmp_path, 200, 8), Options())
        assert report.psnr > 40 and report.top1 >= 0.95
        assert [each.name for each in report.layers] == [layer.name for layer in found.layers]
        assert all(each.correlation > 0.99 and each.clipped < 0.01 for each in report.layers)


def test_fewer_bits_are_reported_as_worse(tmp_path):
    path, inputs = _classifier(tmp_path), _inputs(tmp_path, 200, 8)
    fine, coarse = (quantized(path, inputs, Options(weight_bits=bits))[1] for bits in (8, 4))
    assert fine.psnr > coarse.psnr + 10
    assert fine.layers[-1].worst < coarse.layers[-1].worst


def test_inputs_that_were_not_calibrated_with_are_reported_as_clipped(tmp_path):
    path = _classifier(tmp_path)
    _, report = quantized(path, _inputs(tmp_path, 200, 8), Options())
    wild = np.concatenate([RANDOM.normal(size=(150, 8)), 9 * RANDOM.normal(size=(ENOUGH, 8))])
    np.save(tmp_path / "wild.npy", wild)
    _, narrow = quantized(path, tmp_path / "wild.npy", Options(input_range=(-4, 4)))
    assert narrow.psnr < report.psnr - 5


def test_few_inputs_are_compared_with_themselves_and_the_report_says_so(tmp_path):
    path = _classifier(tmp_path)
    few = quantized(path, _inputs(tmp_path, ENOUGH - 1, 8), Options())[1]
    assert not few.held_out and few.count == ENOUGH - 1 and "calibrated with" in few.method
    enough = quantized(path, _inputs(tmp_path, ENOUGH, 8), Options())[1]
    assert enough.held_out and enough.count == ENOUGH // 4 and "held out" in enough.method


def test_without_inputs_a_range_is_enough_and_needed(tmp_path):
    path = _classifier(tmp_path)
    model, report = quantized(path, None, Options(input_range=(-2, 2)))
    assert report.psnr > 40 and (model.input.low, model.input.high) == (-127, 127)
    with pytest.raises(ModelError, match="give inputs like those it will see .--calibration., or"):
        quantized(path, None, Options())


def test_the_table_names_every_layer_and_says_what_integers_mean(tmp_path):
    sketch = Sketch("batch", 1, 4, 4)
    x = sketch.step("Conv", "x", RANDOM.normal(size=(4, 1, 3, 3)), pads=[1] * 4)
    x = sketch.step("DepthToSpace", wave(sketch, x, 0), blocksize=2, mode="CRD")
    model, report = quantized(sketch.save(tmp_path, x), _inputs(tmp_path, 32, 1, 4, 4), Options())
    with console.capture() as said:
        report.show()
    text = re.sub(r"\s+", " ", said.get())
    assert report.method in text
    assert all(layer.op.split("_")[0] in text for layer in model.layers)
    assert f"{report.psnr:.1f} dB" in text
    assert re.search(r"Input: integers -\d+ to 127, q means 0\.0\d+ q\.", text)
    assert re.search(r"Output: q means 0\.0078125 q \+0\.00390625\.", text)
    assert report.top1 is None


def test_an_input_normalized_in_the_network_keeps_its_meaning(tmp_path):
    sketch = Sketch("batch", 1, 4, 4)
    x = sketch.step("Div", sketch.step("Sub", "x", 0.5), 0.25)
    x = sketch.step("Conv", x, RANDOM.normal(size=(3, 1, 3, 3)), pads=[1] * 4)
    path = sketch.save(tmp_path, x)
    model, report = quantized(path, None, Options(input_range=(0, 1)))
    assert report.psnr > 40
    assert (model.input.low, model.input.high) == (-127, 127)
    ends = [report.input.real(end) for end in (model.input.low, model.input.high)]
    np.testing.assert_allclose(ends, [0, 1], atol=1e-6)


def test_psnr_is_the_range_over_the_error():
    real = np.array([0.0, 1.0, 0.5])
    assert fidelity.psnr(real, real + 0.01) == pytest.approx(40)
    assert fidelity.psnr(real, real) == np.inf
    assert fidelity.psnr(np.ones(3), np.zeros(3)) == -np.inf


def test_a_model_carries_what_is_said_about_it(tmp_path):
    options = Options(name="shapes", licence="MIT", authors=("A", "B"), training_data="drawn by hand")
    model, _ = quantized(_classifier(tmp_path), _inputs(tmp_path, 20, 8), options)
    assert (model.name, model.licence, model.authors, model.training_data) == (
        "shapes",
        "MIT",
        ("A", "B"),
        "drawn by hand",
    )


def test_a_graph_that_onnxruntime_cannot_run_is_told(tmp_path):
    path = _classifier(tmp_path)
    graph = fidelity.floats.Graph("x", "lost", "y", (8,), (1, 8), ())
    with pytest.raises(ModelError, match="onnxruntime cannot run"):
        fidelity.original(path, graph, RANDOM.normal(size=(1, 8)))
