"""A float network from an ONNX file, with the operators of the integer format and nothing else.

Elementwise operations are gathered lazily: a value is a function of one operator's result, seen through a layout
(upsampled, shuffled, reshaped). Only when something else needs the value is the function recognized, see
elementwise.py. What can be folded into weights is folded; what cannot is refused by the name of its node.
"""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np

from reference.neural.model import INPUT, ModelError

from . import onnx_arithmetic, onnx_file, onnx_layers, onnx_shapes
from .elementwise import Clamp, Triangle, Wave, recognized
from .graph import Graph, Node
from .onnx_arithmetic import BINARY, UNARY
from .onnx_file import Step
from .onnx_shapes import RESHAPES
from .onnx_values import Layout, Normalized, Use, Value, after, core

SAME = ("Identity", "Dropout")
INCREASING = ("Sigmoid", "Tanh", "Softmax", "LogSoftmax")
ADVICE = {
    "LeakyRelu": "use ReLU, a clamp (Hardtanh, ReLU6) or the triangle wave",
    "AveragePool": "use a convolution of stride 2",
    "MaxPool": "use a convolution of stride 2",
    "GlobalAveragePool": "use convolutions of stride 2, then flatten",
    "ReduceMean": "use convolutions of stride 2, then flatten",
    "ConvTranspose": "use nearest upsampling and a convolution, or a pixel shuffle",
    "Concat": "add tensors instead",
    "Pad": "let the convolution pad by itself",
    "Softmax": "leave it out: the order of the numbers stays",
    "LayerNormalization": "use BatchNorm, which folds into weights",
    "QuantizeLinear": "export the float network; quantizing is done here",
    "DequantizeLinear": "export the float network; quantizing is done here",
}
for _smooth in (
    "PRelu",
    "Elu",
    "Gelu",
    "Celu",
    "Selu",
    "Softplus",
    "Mish",
    "HardSwish",
    "Erf",
    "Exp",
    "Sigmoid",
    "Tanh",
):
    ADVICE[_smooth] = ADVICE["LeakyRelu"]
# What is left of a normalization and its inverse.
CLOSE = 1e-6
KNOWN = "dense, convolution 3x3 and 1x1, ReLU, clamp, triangle wave, add, nearest upsampling, pixel shuffle, argmax"


def read(path: Path) -> Graph:
    """The float network of an ONNX file; ModelError, which names the node, for anything that does not fit."""
    file = onnx_file.read(path)
    try:
        return _Import(file, path.stem).graph()
    except Normalized as found:
        # Normalized inputs have their zero where the padding's is.
        return _Import(file, path.stem, found.normal).graph()


class _Import:
    """One file on its way."""

    def __init__(self, file: onnx_file.File, name: str, normal: tuple[float, float] = (1.0, 0.0)) -> None:
        self.file, self.name, self.normal = file, name, normal
        self.constants = dict(file.constants)
        self.values: dict[str, Value] = {}
        self.nodes: dict[str, Node] = {}
        self.made: dict[tuple[int, Wave], str] = {}
        self.roots: list[Node] = []
        self.as_given = self._input_shape()
        root = Node(INPUT, INPUT, (), core(self.as_given) or self.as_given)
        gain, offset = normal
        function = None if normal == (1, 0) else lambda x: (x - offset) / gain
        self.values[file.input] = Value(root, self.as_given, file.input, function=function)

    def graph(self) -> Graph:
        for step in self.file.steps:
            try:
                self._take(step)
            except ModelError:
                raise
            except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
                # A file can be wrong in more ways than can be listed: attributes of other types, missing inputs.
                step.refuse(f"is malformed: {error}; export the network again")
        if self.file.output not in self.values:
            raise ModelError(f"onnx: the output {self.file.output} is a constant, or made by no node")
        value = self.values[self.file.output]
        if value.squashed:
            value.by.refuse("stands at the end, which integers cannot do; leave it out, or let an ArgMax follow")
        if value.root.op == "argmax":
            value = replace(value, layout=())
        last = self.used(value, value.by) if value.by else None
        single = last and last.single()
        if not last or last.name == INPUT:
            raise ModelError(f"onnx: {self.name} does nothing to its input {self.file.input}")
        if not single or single[0] <= 0:
            value.by.refuse("scales the output by channel, or turns its sign; put it before the last activation")
        nodes = _shared(self._reached(last.name))
        shape = self.values[self.file.input].root.shape
        return Graph(self.name, self.file.input, self.file.output, shape, self.as_given, nodes, *single, self.normal)

    def _input_shape(self) -> tuple[int, ...]:
        given = self.file.shape
        where = f"onnx: the input {self.file.input} has the shape {tuple('?' if s is None else s for s in given)}"
        rank = len(given)
        if rank not in (1, 2, 3, 4) or None in given[1:] or 0 in given[1:] or (rank in (1, 3) and not all(given)):
            raise ModelError(
                f"{where}; export it as (batch, n) or (batch, channels, height, width), all but batch fixed"
            )
        if rank in (2, 4) and given[0] not in (None, 0, 1):
            raise ModelError(f"{where}; export it with a batch of 1, or with a dynamic one")
        return (1, *given[1:]) if rank in (2, 4) else given

    def _reached(self, last: str) -> tuple[Node, ...]:
        wanted = {last}
        for node in reversed(self.nodes.values()):
            if node.name in wanted:
                wanted.update(node.inputs)
        return tuple(node for node in self.nodes.values() if node.name in wanted)

    # One step

    def _take(self, step: Step) -> None:
        for name in step.inputs:
            if name and name not in self.constants and name not in self.values:
                step.refuse(f"takes {name}, which no earlier node and no weights give")
        given = [self.values.get(name) for name in step.inputs]
        if not any(given):
            results = onnx_file.folded(step, [self.constants.get(name) for name in step.inputs])
            self.constants |= dict(zip(step.outputs, results, strict=False))
        elif step.op == "Shape":
            start, end = step.attributes.get("start", 0), step.attributes.get("end")
            self.constants[step.outputs[0]] = np.array(given[0].shape[start:end], np.int64)
        else:
            made = self._made(step, given)
            self.values[step.outputs[0]] = replace(made, tensor=step.outputs[0], by=step)

    def _made(self, step: Step, given: list[Value | None]) -> Value:
        first = given[0]
        for value in given:
            if value and value.squashed and step.op not in (*SAME, *INCREASING, "ArgMax"):
                step.refuse(f"follows {value.squashed}, after which only an ArgMax may come")
            if value and value.root.op == "argmax" and step.op not in (*SAME, *RESHAPES, "Cast"):
                step.refuse("follows an ArgMax, which has to be the last")
        if step.op in SAME:
            return first
        if step.op in INCREASING and self._before_argmax(step):
            return replace(first, squashed=step.name)
        if step.op in UNARY:
            return onnx_arithmetic.elementwise(step, first, UNARY[step.op])
        if step.op in BINARY and len(given) == 2:
            return onnx_arithmetic.binary(self, step, given)
        if step.op == "Where":
            return onnx_arithmetic.where(self, step, given)
        if step.op in RESHAPES:
            return onnx_shapes.reshaped(self, step, first)
        handler = HANDLERS.get(step.op)
        if handler is None:
            step.refuse(f"cannot be compiled; {ADVICE.get(step.op, f'there are {KNOWN}')}")
        if first is None:
            step.refuse("has a constant where the network's tensor should be; swap its inputs")
        return handler(self, step, first)

    def _before_argmax(self, step: Step) -> bool:
        names, follows = set(step.outputs), False
        for later in self.file.steps:
            if names & set(later.inputs):
                if later.op in (*SAME, *INCREASING):
                    names |= set(later.outputs)
                elif later.op == "ArgMax":
                    follows = step.op not in ("Softmax", "LogSoftmax") or _axis(later, 0) == _axis(step, -1)
                else:
                    return False
        return follows

    def constant(self, step: Step, at: int, otherwise: np.ndarray | float | None = None) -> np.ndarray | None:
        """A constant input in place `at`, the other thing when it is left out."""
        if at >= len(step.inputs) or not step.inputs[at]:
            return None if otherwise is None else np.asarray(otherwise)
        if step.inputs[at] not in self.constants:
            step.refuse(f"takes {step.inputs[at]} from the network; it has to be a constant")
        found = self.constants[step.inputs[at]]
        return found.astype(np.float64) if found.dtype.kind == "f" else found

    # Values for later operators

    def used(self, value: Value, step: Step) -> Use:
        """Makes a value's node, its activation recognized, and what a layout asks for."""
        shape = value.root.shape if value.root.op == "argmax" else core(value.shape)
        if shape is None:
            step.refuse(f"takes a tensor of the shape {value.shape}; vectors and images with a batch of 1 work")
        wave = Clamp() if value.function is None else recognized(value.function)
        if wave is None:
            value.by.refuse(
                "ends a chain of elementwise operations that is no ReLU, clamp, scaling or triangle wave; "
                "use one of these"
            )
        if isinstance(wave, Triangle) and not value.root.weighted:
            value.by.refuse(
                "makes a triangle wave of a sum or of the input; put a dense layer or a convolution between"
            )
        name, gain, offset = self._activated(value, wave)
        if value.root.op == INPUT and np.allclose((gain, offset), (1, 0), rtol=0, atol=CLOSE):
            gain, offset = 1.0, 0.0
        gain, offset = np.asarray(gain, np.float64), np.asarray(offset, np.float64)
        if value.gain is not None:
            gain, offset = gain * value.gain, offset * value.gain + value.offset
        layout = value.layout
        if value.laid_out != shape:
            layout = (*layout, Layout("reshape", shape))
        for each in layout:
            name = self._laid_out(name, each, step)
            gain = each.apply(np.broadcast_to(gain, value.root.shape)) if gain.size > 1 else gain
            offset = each.apply(np.broadcast_to(offset, value.root.shape)) if offset.size > 1 else offset
        if name != INPUT and not value.squashed and (gain == 1).all() and (offset == 0).all():
            self.nodes[name] = replace(self.nodes[name], tensor=value.tensor)
        return Use(name, shape, gain, offset)

    def _activated(self, value: Value, wave: Wave) -> tuple[str, float, float]:
        """The name of the node of a root with an activation; the wave's gain and offset where they stay outside."""
        root = value.root
        gain, offset = (wave.gain, wave.offset) if isinstance(wave, Clamp) and not root.weighted else (1.0, 0.0)
        key = (id(root), wave)
        if key in self.made:
            return self.made[key], gain, offset
        if isinstance(wave, Triangle):
            node = replace(root, activation=wave)
        elif root.weighted:
            bounds = sorted(wave.gain * bound + wave.offset for bound in (wave.low, wave.high))
            node = replace(
                root,
                weights=root.weights * wave.gain,
                bias=root.bias * wave.gain + wave.offset,
                activation=Clamp(*bounds),
            )
        elif root.op == INPUT:
            if wave.affine:
                return INPUT, gain, offset
            # No layer only activates: the mean of a tensor and itself does.
            node = Node(INPUT, "add", (INPUT, INPUT), root.shape, gains=(0.5, 0.5), source=value.by.name)
            node = replace(node, activation=Clamp(wave.low, wave.high))
        else:
            node = replace(root, activation=Clamp(wave.low, wave.high))
        self.made[key] = self._emit(node)
        # Kept alive, so that no other root gets its id.
        self.roots.append(root)
        return self.made[key], gain, offset

    def _laid_out(self, name: str, layout: Layout, step: Step) -> str:
        for node in self.nodes.values():
            if node.inputs == (name,) and node.op == layout.op and _told(node) == _told(layout):
                return node.name
        before = self.nodes[name].shape if name != INPUT else self.values[self.file.input].root.shape
        shape = after(before, (layout,))
        return self._emit(Node("", layout.op, (name,), shape, factor=layout.factor, source=f"{layout.op}"))

    def _emit(self, node: Node) -> str:
        told = re.sub(r"[^a-z0-9]+", "_", node.source.lower()).strip("_").removeprefix("node_") or node.op
        told = f"layer_{told}" if told[0].isdigit() else told
        taken = {*self.nodes, INPUT}
        name = next(
            name for name in (told, *(f"{told}_{at}" for at in range(2, 2 + len(taken)))) if name not in taken
        )
        self.nodes[name] = replace(node, name=name)
        return name

    def root(self, step: Step, node: Node, shape: tuple[int, ...]) -> Value:
        return Value(replace(node, source=step.name), shape, step.outputs[0], step)

    def cast(self, step: Step, value: Value) -> Value:
        types = onnx_file.onnx().TensorProto
        floats = (types.FLOAT, types.DOUBLE, types.FLOAT16, types.BFLOAT16)
        if value.root.op != "argmax" and step.attributes["to"] not in floats:
            step.refuse("rounds the numbers inside the network; take it out, quantizing is done here")
        return value

    def argmax(self, step: Step, value: Value) -> Value:
        shape = core(value.shape)
        axis = step.attributes.get("axis", 0) % len(value.shape)
        if shape is None or axis != len(value.shape) - len(shape):
            step.refuse(f"works along axis {axis} of {value.shape}; only the channels' works")
        if step.attributes.get("select_last_index", 0):
            step.refuse("takes the last of equal numbers; the first works")
        use = self.used(value, step)
        single = use.single()
        if not single or single[0] <= 0:
            step.refuse(
                "follows numbers scaled by channel after an activation; put the BatchNorm before the activation"
            )
        keep = step.attributes.get("keepdims", 1)
        before, after = value.shape[:axis], value.shape[axis + 1 :]
        node = Node("", "argmax", (use.name,), shape[1:] or (1,))
        return self.root(step, node, (*before, *([1] if keep else []), *after))


def _shared(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The same nodes, but what a layer gives with and without an activation is computed once."""
    found: list[Node] = []
    for node in nodes:
        twin = next((each for each in nodes if each is not node and _activates(node, each)), None)
        if twin is not None:
            # The mean of a tensor and itself only activates it.
            node = replace(node, op="add", inputs=(twin.name,) * 2, weights=None, bias=None, gains=(0.5, 0.5))
            if twin not in found:
                found.append(twin)
        if node not in found:
            found.append(node)
    return tuple(found)


def _activates(node: Node, other: Node) -> bool:
    """Whether a node is another one, which has no activation, with a clamp."""
    alike = node.weighted and (node.op, node.inputs, node.stride) == (other.op, other.inputs, other.stride)
    plain = isinstance(node.activation, Clamp) and node.activation != Clamp() == other.activation
    return alike and plain and np.array_equal(node.weights, other.weights) and np.array_equal(node.bias, other.bias)


def _axis(step: Step, otherwise: int) -> int:
    # The last axis of (batch, choices) is the one after the batch.
    axis = step.attributes.get("axis", otherwise)
    return 1 if axis == -1 else axis


def _told(each: Node | Layout) -> tuple[int, ...]:
    return each.shape if each.op == "reshape" else (each.factor,)


HANDLERS = {
    "Clip": onnx_arithmetic.clip,
    "HardSigmoid": onnx_arithmetic.hard_sigmoid,
    "Mod": onnx_arithmetic.mod,
    "Cast": _Import.cast,
    "Gemm": onnx_layers.gemm,
    "MatMul": onnx_layers.matmul,
    "Conv": onnx_layers.convolution,
    "BatchNormalization": onnx_layers.batch_normalization,
    "Transpose": onnx_shapes.transpose,
    "DepthToSpace": onnx_shapes.depth_to_space,
    "Resize": onnx_shapes.resize,
    "Upsample": onnx_shapes.resize,
    "ArgMax": _Import.argmax,
}
