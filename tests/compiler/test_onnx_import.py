import numpy as np
import onnx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onnx import TensorProto, helper

from reference.neural.model import ModelError
from scripts.compiler import graph as floats
from scripts.compiler import onnx_file, onnx_import
from scripts.compiler.fidelity import original

from .sketches import Sketch, pictures, stacks, wave

INPUTS = 6
# Both sides add float32 or float64 in orders of their own.
TOLERANCE = 1e-4


def _assert_equal_to_onnxruntime(path) -> floats.Graph:
    graph = onnx_import.read(path)
    inputs = graph.normalized(np.random.default_rng(0).normal(0, 1, (INPUTS, *graph.shape)).astype(np.float32))
    ours, theirs = floats.run(graph, inputs), original(path, graph, inputs)
    assert graph.nodes[-1].name in theirs or graph.gain != 1 or graph.offset != 0
    for name, wanted in theirs.items():
        np.testing.assert_allclose(ours[name], wanted, rtol=TOLERANCE, atol=TOLERANCE)
    return graph


@settings(max_examples=120)
@given(sketch=stacks())
def test_dense_stacks_compute_what_onnxruntime_computes(tmp_path, sketch):
    _assert_equal_to_onnxruntime(sketch[0].save(tmp_path, sketch[1]))


@settings(max_examples=80)
@given(sketch=pictures())
def test_convolution_networks_compute_what_onnxruntime_computes(tmp_path, sketch):
    _assert_equal_to_onnxruntime(sketch[0].save(tmp_path, sketch[1]))


def _conv(sketch: Sketch, side: int = 3, x: str = "x", **attributes) -> str:
    shape = {"pads": [side // 2] * 4} | attributes
    return sketch.step("Conv", x, np.ones((2, 2 // shape.get("group", 1), side, side)), **shape)


def test_a_wave_is_known_in_every_spelling(tmp_path):
    for spelling in range(3):
        sketch = Sketch("batch", 2)
        hidden = wave(sketch, sketch.step("MatMul", "x", np.eye(2)), spelling)
        graph = _assert_equal_to_onnxruntime(sketch.save(tmp_path, sketch.step("MatMul", hidden, np.eye(2))))
        assert [node.op for node in graph.nodes] == ["dense", "dense"]


def test_a_choice_between_constants_and_the_number_is_a_clamp(tmp_path):
    sketch = Sketch("batch", 2)
    x = sketch.step("MatMul", "x", np.array([[1, -2], [3, 1]]))
    bent = sketch.step("Where", sketch.step("Greater", x, -0.5), x, -0.5)
    bent = sketch.step("Where", sketch.step("LessOrEqual", bent, 0.75), bent, 0.75)
    graph = _assert_equal_to_onnxruntime(sketch.save(tmp_path, bent))
    assert [node.op for node in graph.nodes] == ["dense"]


def test_a_turned_sign_and_an_offset_after_a_sum_go_into_the_next_weights(tmp_path):
    sketch = Sketch("batch", 2)
    total = sketch.step("Add", "x", sketch.step("MatMul", "x", np.array([[1, 2], [3, 4]])))
    turned = sketch.step("Relu", sketch.step("Sub", 0.5, sketch.step("Mul", total, 2.0)))
    graph = _assert_equal_to_onnxruntime(sketch.save(tmp_path, sketch.step("MatMul", turned, np.eye(2))))
    assert [node.op for node in graph.nodes] == ["dense", "add", "dense"]


def test_a_batch_norm_after_an_activation_goes_into_the_next_weights(tmp_path):
    sketch = Sketch("batch", 2, 3, 3)
    x = sketch.step("Relu", _conv(sketch))
    x = sketch.step("BatchNormalization", x, [1.0, -2.0], [0.5, 1.0], [0.1, 0.2], [1.0, 4.0])
    flat = sketch.step("Flatten", x)
    graph = _assert_equal_to_onnxruntime(sketch.save(tmp_path, sketch.step("Gemm", flat, np.ones((18, 2)))))
    assert [node.op for node in graph.nodes] == ["convolution", "reshape", "dense"]


def test_an_activation_before_a_pixel_shuffle_or_after_it_is_the_same(tmp_path):
    for first in (True, False):
        sketch = Sketch("batch", 2, 3, 3)
        x = _conv4(sketch)
        x = sketch.step("Relu", x) if first else x
        x = sketch.step("DepthToSpace", x, blocksize=2, mode="CRD")
        graph = _assert_equal_to_onnxruntime(sketch.save(tmp_path, x if first else sketch.step("Relu", x)))
        assert [node.op for node in graph.nodes] == ["convolution", "pixel_shuffle"]


def test_a_clamp_of_the_input_is_a_mean_of_the_input_and_itself(tmp_path):
    sketch = Sketch("batch", 2)
    path = sketch.save(tmp_path, sketch.step("MatMul", sketch.step("Relu", "x"), np.eye(2)))
    assert [node.op for node in _assert_equal_to_onnxruntime(path).nodes] == ["add", "dense"]


def test_a_layer_needed_with_and_without_its_activation_is_there_once(tmp_path):
    for first in ("Add", "Conv"):
        sketch = Sketch("batch", 2, 4, 4)
        stem = _conv(sketch)
        inner = _conv(sketch, x=sketch.step("Relu", stem))
        x = sketch.step("Add", *((stem, inner) if first == "Add" else (inner, stem)))
        graph = _assert_equal_to_onnxruntime(sketch.save(tmp_path, x))
        assert [node.op for node in graph.nodes] == ["convolution", "add", "convolution", "add"]


def test_an_input_shifted_before_padding_is_given_already_shifted(tmp_path):
    sketch = Sketch("batch", 2, 4, 4)
    x = sketch.step("Sub", sketch.step("Mul", "x", 2.0), 1.0)
    graph = _assert_equal_to_onnxruntime(sketch.save(tmp_path, sketch.step("Add", _conv(sketch, x=x), "x")))
    assert graph.normal == pytest.approx((2, -1))
    assert [node.op for node in graph.nodes] == ["convolution", "add"]


def test_an_image_model_without_a_batch_is_read(tmp_path):
    sketch = Sketch(2, 4, 4)
    x = sketch.step("Unsqueeze", "x", sketch.weights([0], np.int64))
    x = sketch.step("Squeeze", _conv(sketch, x=x), sketch.weights([0], np.int64))
    assert _assert_equal_to_onnxruntime(sketch.save(tmp_path, x)).nodes[-1].shape == (2, 4, 4)


def test_a_shape_computed_from_the_input_is_a_constant(tmp_path):
    sketch = Sketch("batch", 2, 2, 2)
    size = sketch.step("Gather", sketch.step("Shape", "x"), sketch.weights(0, np.int64), axis=0)
    size = sketch.step("Unsqueeze", size, sketch.weights([0], np.int64))
    shape = sketch.step("Concat", size, sketch.weights([-1], np.int64), axis=0)
    flat = sketch.step("Reshape", "x", shape)
    _assert_equal_to_onnxruntime(sketch.save(tmp_path, sketch.step("MatMul", flat, np.ones((8, 2)))))


def test_what_keeps_the_order_of_numbers_is_left_out_before_an_argmax(tmp_path):
    for op in ("Sigmoid", "Tanh", "Softmax"):
        sketch = Sketch("batch", 3)
        x = sketch.step(op, sketch.step("MatMul", "x", np.diag([1.0, 2.0, 3.0])))
        graph = _assert_equal_to_onnxruntime(sketch.save(tmp_path, sketch.step("ArgMax", x, axis=1)))
        assert [node.op for node in graph.nodes] == ["dense", "argmax"]


def test_an_argmax_over_the_channels_of_an_image_is_read(tmp_path):
    sketch = Sketch(1, 2, 3, 3)
    random = np.random.default_rng(0).normal(size=(4, 2, 1, 1))
    path = sketch.save(tmp_path, sketch.step("ArgMax", sketch.step("Conv", "x", random), axis=1, keepdims=0))
    assert _assert_equal_to_onnxruntime(path).nodes[-1].shape == (3, 3)


def test_constant_nodes_and_local_functions_are_read(tmp_path):
    sketch = Sketch("batch", 2)
    weights = sketch.step("Constant", value=onnx.numpy_helper.from_array(np.eye(2, dtype=np.float32)))
    proto = sketch.proto(sketch.step("MatMul", "x", weights))
    inner = helper.make_node("Relu", ["a"], ["b"], "inner")
    opsets = list(proto.opset_import)
    proto.functions.append(helper.make_function("mine", "Gate", ["a"], ["b"], [inner], opsets))
    proto.opset_import.append(helper.make_opsetid("mine", 1))
    proto.graph.node.append(helper.make_node("Gate", [proto.graph.output[0].name], ["gated"], "gate", domain="mine"))
    proto.graph.output[0].name = "gated"
    (tmp_path / "x.onnx").write_bytes(proto.SerializeToString())
    assert onnx_import.read(tmp_path / "x.onnx").nodes[-1].activation.low == 0


def _leaky(s: Sketch) -> str:
    return s.step("LeakyRelu", "x", alpha=0.1)


# What is wrong, on an input (batch, 2, 4, 4) unless the sketch says otherwise, and words of the message.
REFUSED = {
    "an unknown operator": (_leaky, "leakyrelu_0 (LeakyRelu) cannot be compiled; use ReLU"),
    "pooling": (
        lambda s: s.step("MaxPool", "x", kernel_shape=[2, 2]),
        "maxpool_0 (MaxPool) cannot be compiled; use a",
    ),
    "groups": (lambda s: _conv(s, group=2), "conv_0 (Conv) is a convolution in groups"),
    "dilation": (lambda s: _conv(s, dilations=[2, 2]), "conv_0 (Conv) is dilated"),
    "no padding": (lambda s: _conv(s, pads=[0] * 4), "conv_0 (Conv) pads by [0, 0, 0, 0]; a kernel of 3x3 needs"),
    "a wide kernel": (lambda s: _conv(s, side=5), "conv_0 (Conv) has a kernel of 5x5; 3x3 and 1x1 work"),
    "a long stride": (lambda s: _conv(s, strides=[3, 3]), "conv_0 (Conv) has the stride 3; 1 and 2 work"),
    "two strides": (lambda s: _conv(s, strides=[1, 2]), "conv_0 (Conv) has the strides [1, 2]"),
    "NaN": (
        lambda s: s.step("Conv", "x", np.full((2, 2, 1, 1), np.nan)),
        "conv_0 (Conv) has the weights w0 with numbers",
    ),
    "infinity": (
        lambda s: s.step("Conv", "x", np.full((2, 2, 1, 1), np.inf)),
        "conv_0 (Conv) has the weights w0 with",
    ),
    "wrong channels": (
        lambda s: s.step("Conv", "x", np.ones((2, 3, 1, 1))),
        "conv_0 (Conv) has weights of the shape",
    ),
    "DCR": (
        lambda s: s.step("DepthToSpace", _conv4(s), blocksize=2, mode="DCR"),
        "(DepthToSpace) shuffles pixels in",
    ),
    "DCR apart": (lambda s: _dcr(s), "transpose_2 (Transpose) shuffles pixels in the order DCR"),
    "axes moved": (lambda s: s.step("Transpose", "x", perm=[0, 2, 3, 1]), "transpose_0 (Transpose) moves axes"),
    "bilinear": (lambda s: s.step("Resize", "x", "", [1, 1, 2, 2], mode="linear"), "resize_0 (Resize) interpolates"),
    "tripling": (
        lambda s: s.step("Resize", "x", "", [1, 1, 3, 3]),
        "resize_0 (Resize) resizes by [1.0, 1.0, 3.0, 3.0]",
    ),
    "a curve": (
        lambda s: s.step("Conv", s.step("Sin", _conv(s)), np.ones((2, 2, 1, 1))),
        "sin_1 (Sin) ends a chain of",
    ),
    "rounding": (lambda s: s.step("Round", _conv(s)), "round_1 (Round) ends a chain of elementwise operations that"),
    "a wave of a sum": (
        lambda s: wave(s, s.step("Add", _conv(s), "x"), 2),
        "asin_3 (Asin) makes a triangle wave of a sum",
    ),
    "sigmoid at the end": (lambda s: s.step("Sigmoid", _conv(s)), "sigmoid_1 (Sigmoid) cannot be compiled"),
    "after an argmax": (lambda s: s.step("Relu", s.step("ArgMax", _conv(s), axis=1)), "follows an ArgMax"),
    "argmax over rows": (lambda s: s.step("ArgMax", _conv(s), axis=2), "argmax_1 (ArgMax) works along axis 2"),
    "a product": (lambda s: s.step("Mul", _conv(s), "x"), "mul_1 (Mul) combines two tensors; they can only be added"),
    "a difference": (lambda s: s.step("Sub", "x", s.step("Relu", _conv(s))), "sub_2 (Sub) subtracts a tensor"),
    "different shapes": (lambda s: s.step("Add", _conv4(s), "x"), "add_1 (Add) adds tensors of different shapes"),
    "a shift before padding": (
        lambda s: _conv(s, x=s.step("Add", "x", np.array([0.5, 0.25]).reshape(2, 1, 1))),
        "conv_1 (Conv) pads with zeros numbers",
    ),
    "another channel's clip": (lambda s: s.step("Max", _conv(s), [[[0.0]], [[1.0]]]), "max_1 (Max) uses a different"),
    "spreading": (
        lambda s: s.step("Add", "x", np.ones((3, 2, 4, 4))),
        "add_0 (Add) makes (3, 2, 4, 4) of (1, 2, 4, 4)",
    ),
    "weights from outside": (lambda s: s.step("Conv", "x", "lost"), "lost"),
    "weights that are made": (lambda s: s.step("MatMul", "x", "x"), "matmul_0 (MatMul) takes x from the network"),
    "a matrix from the left": (
        lambda s: s.step("MatMul", np.ones((4, 4)), "x"),
        "has a constant where the network's",
    ),
    "a dense layer on pixels": (
        lambda s: s.step("MatMul", "x", np.ones((4, 3))),
        "matmul_0 (MatMul) has weights of the",
    ),
    "nothing": (lambda s: s.step("Identity", "x"), "does nothing to its input x"),
    "a turned sign": (
        lambda s: s.step("Neg", s.step("Add", "x", _conv(s))),
        "(Neg) scales the output by channel, or",
    ),
    "quantized already": (lambda s: s.step("QuantizeLinear", "x", 1.0), "export the float network"),
    "joined": (lambda s: s.step("Concat", "x", "x", axis=1), "concat_0 (Concat) cannot be compiled; add tensors"),
    "a cast": (lambda s: s.step("Cast", "x", to=TensorProto.INT32), "cast_0 (Cast) rounds the numbers inside"),
}


def _conv4(sketch: Sketch) -> str:
    return sketch.step("Conv", "x", np.ones((4, 2, 1, 1)))


def _dcr(sketch: Sketch) -> str:
    x = sketch.reshaped(_conv4(sketch), 1, 2, 2, 1, 4, 4)
    return sketch.step("Transpose", x, perm=[0, 3, 4, 1, 5, 2])


@pytest.mark.parametrize("what", REFUSED)
def test_what_does_not_fit_is_refused_by_the_name_of_its_node(tmp_path, what):
    make, words = REFUSED[what]
    sketch = Sketch("batch", 2, 4, 4)
    path = sketch.save(tmp_path, make(sketch))
    with pytest.raises(ModelError) as error:
        onnx_import.read(path)
    assert words in str(error.value), error.value
    assert str(error.value).startswith("onnx: ")
    assert "\n" not in str(error.value)


INPUTS_REFUSED = {
    "a batch": ((8, 2), "export it with a batch of 1, or with a dynamic one"),
    "a dynamic side": ((1, 2, "h", 4), "all but batch fixed"),
    "a dynamic vector": (("n",), "all but batch fixed"),
    "a cube": ((1, 2, 2, 2, 2), "all but batch fixed"),
}


@pytest.mark.parametrize("what", INPUTS_REFUSED)
def test_an_input_of_another_kind_is_refused(tmp_path, what):
    shape, words = INPUTS_REFUSED[what]
    sketch = Sketch(*shape)
    path = sketch.save(tmp_path, sketch.step("Relu", "x"))
    with pytest.raises(ModelError, match=words):
        onnx_import.read(path)


def test_an_input_of_integers_is_refused(tmp_path):
    sketch = Sketch(1, 2, kind=TensorProto.INT64)
    path = sketch.save(tmp_path, sketch.step("Cast", "x", to=TensorProto.FLOAT))
    with pytest.raises(ModelError, match="no tensor of floats"):
        onnx_import.read(path)


def test_two_inputs_or_two_outputs_are_refused(tmp_path):
    sketch = Sketch(1, 2)
    one, two = sketch.step("Relu", "x"), sketch.step("Neg", "x")
    path = tmp_path / "x.onnx"
    path.write_bytes(sketch.proto(one, two).SerializeToString())
    with pytest.raises(ModelError, match="exactly one output, and has relu_0_out, neg_1_out"):
        onnx_import.read(path)
    proto = sketch.proto(one)
    proto.graph.input.append(helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 2]))
    path.write_bytes(proto.SerializeToString())
    with pytest.raises(ModelError, match="exactly one input, and has x, y"):
        onnx_import.read(path)


def test_a_missing_or_broken_file_is_refused(tmp_path):
    sketch = Sketch("batch", 2)
    path = sketch.save(tmp_path, sketch.step("MatMul", "x", np.eye(2)))
    with pytest.raises(ModelError, match="is no file"):
        onnx_import.read(tmp_path / "lost.onnx")
    with pytest.raises(ModelError, match="is no file"):
        onnx_import.read(tmp_path)
    whole = path.read_bytes()
    for content in (b"", b"no onnx at all", whole[: len(whole) // 2], whole[:-1], whole[1:]):
        path.write_bytes(content)
        with pytest.raises(ModelError, match="onnx: "):
            onnx_import.read(path)


@settings(max_examples=150)
@given(st.data())
def test_a_file_with_a_changed_byte_is_read_or_refused_in_one_sentence(tmp_path, data):
    sketch = Sketch("batch", 2)
    path = sketch.save(tmp_path, sketch.step("Relu", sketch.step("Gemm", "x", np.eye(2), np.ones(2))))
    content = bytearray(path.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(content))
    try:
        onnx_import.read(path)
    except ModelError as error:
        assert "\n" not in str(error)


def test_weights_beside_the_file_that_are_missing_are_named(tmp_path):
    sketch = Sketch("batch", 64)
    proto = sketch.proto(sketch.step("MatMul", "x", np.eye(64)))
    path = tmp_path / "x.onnx"
    onnx.save(proto, path, save_as_external_data=True, location="beside.bin", size_threshold=0)
    assert onnx_import.read(path).nodes[0].weights.shape == (64, 64)
    (tmp_path / "beside.bin").unlink()
    with pytest.raises(ModelError, match="the weights of x.onnx are in beside.bin, which is missing; keep the two"):
        onnx_import.read(path)


def test_without_the_onnx_package_the_user_is_told_how_to_get_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "onnx", None)
    with pytest.raises(onnx_file.UserError, match=r"pip install .\[onnx\]"):
        onnx_file.onnx()
