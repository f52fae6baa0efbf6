"""ONNX files made by hand, and a strategy for random ones that the importer has to understand."""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from hypothesis import strategies as st
from onnx import TensorProto, helper, numpy_helper

OPSET, IR_VERSION = 18, 10


class Sketch:
    """A graph under construction: `step` adds a node and returns its output's name, `weights` a constant's."""

    def __init__(self, *shape: int | str, kind: int = TensorProto.FLOAT) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.input = helper.make_tensor_value_info("x", kind, shape)

    def weights(self, array: Any, dtype: type = np.float32) -> str:
        name = f"w{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.asarray(array, dtype), name))
        return name

    def step(self, op: str, *inputs: Any, **attributes: Any) -> str:
        """Inputs that are no names become constants."""
        names = [each if isinstance(each, str) else self.weights(each) for each in inputs]
        name = f"{op.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, names, [f"{name}_out"], name, **attributes))
        return f"{name}_out"

    def reshaped(self, x: str, *shape: int) -> str:
        return self.step("Reshape", x, self.weights(shape, np.int64))

    def proto(self, *outputs: str) -> onnx.ModelProto:
        graph = helper.make_graph(self.nodes, "sketch", [self.input], [], self.constants)
        opsets = [helper.make_opsetid("", OPSET)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION)
        inferred = onnx.shape_inference.infer_shapes(model).graph.value_info
        shapes = {each.name: each for each in inferred if each.type.tensor_type.HasField("shape")}
        unknown = {each: helper.make_tensor_value_info(each, TensorProto.FLOAT, ["?"]) for each in outputs}
        model.graph.output.extend((unknown | shapes)[each] for each in outputs)
        return model

    def save(self, folder: Path, output: str, name: str = "sketch") -> Path:
        path = folder / f"{name}.onnx"
        path.write_bytes(self.proto(output).SerializeToString())
        return path


def wave(sketch: Sketch, x: str, spelling: int, period: float = 2.0) -> str:
    """A triangle wave, spelled in one of four ways."""
    match spelling:
        case 0:
            u = sketch.step("Div", x, period)
            apart = sketch.step("Sub", sketch.step("Sub", u, sketch.step("Floor", u)), 0.5)
            return sketch.step("Sub", sketch.step("Mul", sketch.step("Abs", apart), 4.0), 1.0)
        case 1:
            turns = sketch.step("Floor", sketch.step("Div", x, period))
            rest = sketch.step("Sub", x, sketch.step("Mul", turns, period))
            return sketch.step("Abs", sketch.step("Sub", rest, period / 2))
        case 2:
            return sketch.step("Asin", sketch.step("Sin", x))
        case _:
            up = sketch.step("Mod", sketch.step("Add", sketch.step("Abs", x), 0.3), period, fmod=1)
            return sketch.step("Neg", sketch.step("Abs", sketch.step("Sub", up, period / 2)))


ACTIVATIONS = {
    "none": lambda sketch, x: x,
    "relu": lambda sketch, x: sketch.step("Relu", x),
    "relu6": lambda sketch, x: sketch.step("Clip", x, 0.0, 6.0),
    "hardtanh": lambda sketch, x: sketch.step("Min", sketch.step("Max", x, -1.0), 1.0),
    "shifted": lambda sketch, x: sketch.step("Relu", sketch.step("Sub", 0.5, sketch.step("Mul", x, 2.0))),
    "hardsigmoid": lambda sketch, x: sketch.step("HardSigmoid", x, alpha=0.3, beta=0.5),
    "wave": lambda sketch, x: wave(sketch, x, 0),
    "wave_by_remainder": lambda sketch, x: wave(sketch, x, 1),
    "wave_by_sine": lambda sketch, x: wave(sketch, x, 2),
}
# Their zero stays zero, or moves to where a convolution's padding does not care.
WITHOUT_OFFSET = ("none", "relu", "relu6", "hardtanh", "shifted", "hardsigmoid", "wave", "wave_by_sine")
STEADY = ("none", "relu", "relu6", "hardtanh", "shifted", "hardsigmoid")


def _weights(random: np.random.Generator, *shape: int) -> np.ndarray:
    return random.normal(0, 1 / np.sqrt(np.prod(shape[1:])), shape)


def _normalized(sketch: Sketch, random: np.random.Generator, x: str, channels: int) -> str:
    scale, variance = random.uniform(0.5, 1.5, (2, channels))
    bias, mean = random.normal(0, 0.3, (2, channels))
    return sketch.step("BatchNormalization", x, scale, bias, mean, variance)


@st.composite
def stacks(draw: st.DrawFn, activations: tuple[str, ...] = tuple(ACTIVATIONS)) -> tuple[Sketch, str]:
    """Dense layers in their spellings, with residual sums; the sketch and its output's name."""
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    width = draw(st.integers(1, 9))
    sketch, x = Sketch(draw(st.sampled_from((1, "batch"))), width), "x"
    for _ in range(draw(st.integers(1, 3))):
        outputs = draw(st.integers(1, 9))
        before, weights, bias = x, _weights(random, outputs, width), random.normal(0, 0.3, outputs)
        match draw(st.sampled_from(("gemm", "matmul", "normalized", "residual"))):
            case "gemm":
                x = sketch.step("Gemm", x, weights, bias, transB=1)
            case "matmul":
                x = sketch.step("Add", sketch.step("MatMul", x, weights.T), bias)
            case "normalized":
                x = _normalized(sketch, random, sketch.step("Gemm", x, weights.T), outputs)
            case "residual" if x != "x":
                outputs = width
                x = sketch.step("Add", sketch.step("MatMul", x, _weights(random, width, width)), before)
            case _:
                x = sketch.step("MatMul", x, weights.T)
        adds = sketch.nodes[-1].op_type == "Add" and before in sketch.nodes[-1].input
        # Only weights turn a sign or begin a wave, and a sum has none of its own.
        kinds = [each for each in activations if not (adds and ("wave" in each or each == "shifted"))]
        x, width = ACTIVATIONS[draw(st.sampled_from(kinds))](sketch, x), outputs
    return sketch, x


@st.composite
def pictures(draw: st.DrawFn, activations: tuple[str, ...] = WITHOUT_OFFSET) -> tuple[Sketch, str]:
    """Convolutions, residual sums, upsampling, pixel shuffles, and perhaps a dense layer at the end."""
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    channels, height, width = (draw(st.integers(1, 5)) for _ in range(3))
    sketch, x = Sketch(draw(st.sampled_from((1, "batch"))), channels, height, width), "x"
    for _ in range(draw(st.integers(1, 3))):
        side, stride = draw(st.sampled_from((1, 3))), draw(st.sampled_from((1, 2)))
        outputs = draw(st.sampled_from((1, 3, 4, 8)))
        weights = _weights(random, outputs, channels, side, side)
        shape = {"kernel_shape": [side] * 2, "pads": [side // 2] * 4, "strides": [stride] * 2}
        x = sketch.step("Conv", x, weights, random.normal(0, 0.3, outputs), **shape)
        channels, height, width = outputs, -(-height // stride), -(-width // stride)
        x = _normalized(sketch, random, x, channels) if draw(st.booleans()) else x
        x = ACTIVATIONS[draw(st.sampled_from(activations))](sketch, x)
        match draw(st.sampled_from(("nothing", "residual", "up", "shuffle", "apart"))):
            case "residual":
                again = sketch.step("Conv", x, _weights(random, channels, channels, 3, 3), pads=[1] * 4)
                x = sketch.step("Relu", sketch.step("Add", x, again))
            case "up" if height * width < 50:
                x = sketch.step("Resize", x, "", [1, 1, 2, 2], mode="nearest", nearest_mode="floor")
                sketch.nodes[-1].attribute.append(helper.make_attribute(*PLACES))
                height, width = 2 * height, 2 * width
            case "shuffle" if channels % 4 == 0:
                x = sketch.step("DepthToSpace", x, blocksize=2, mode="CRD")
                channels, height, width = channels // 4, 2 * height, 2 * width
            case "apart" if channels % 4 == 0:
                x = sketch.reshaped(x, 1, channels // 4, 2, 2, height, width)
                x = sketch.step("Transpose", x, perm=[0, 1, 4, 2, 5, 3])
                channels, height, width = channels // 4, 2 * height, 2 * width
                x = sketch.reshaped(x, 1, channels, height, width)
    if draw(st.booleans()):
        x = sketch.step("Flatten", x)
        x = sketch.step("Gemm", x, _weights(random, 3, channels * height * width), transB=1)
    return sketch, x


PLACES = "coordinate_transformation_mode", "asymmetric"
