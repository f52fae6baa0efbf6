"""An ONNX file as steps with names, constants as arrays; whatever makes no sense in it refused."""

from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import numpy as np

from reference.neural.model import ModelError
from scripts.chain.errors import UserError


@dataclass(frozen=True, eq=False)
class Step:
    """One node of a file; inputs that are left out have the name ""."""

    name: str
    op: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: dict[str, Any]
    proto: Any

    def refuse(self, why: str) -> NoReturn:
        raise ModelError(f"onnx: node {self.name} ({self.op}) {why}")


@dataclass(frozen=True, eq=False)
class File:
    """A file's steps in order, its constants by name, and the names of its one input and one output.

    shape: the input's, batch included, None where an axis is dynamic.
    """

    proto: Any
    steps: tuple[Step, ...]
    constants: dict[str, np.ndarray]
    input: str
    shape: tuple[int | None, ...]
    output: str


def onnx() -> ModuleType:
    """The onnx package; UserError when it is not installed."""
    return _imported("onnx")


def onnxruntime() -> ModuleType:
    """The onnxruntime package; UserError when it is not installed."""
    return _imported("onnxruntime")


def _imported(name: str) -> ModuleType:
    try:
        return __import__(name)
    except ImportError:
        raise UserError(f"the package {name} reads ONNX files and is missing: pip install .[onnx]") from None


def read(path: Path) -> File:
    """Reads a file; ModelError when it is missing, no ONNX, or not of one input and one output in float."""
    proto = _proto(path)
    constants = {each.name: _array(each) for each in proto.graph.initializer}
    steps = tuple(_step(node, at) for at, node in enumerate(proto.graph.node))
    _check_constants(constants, steps)
    inputs = [each for each in proto.graph.input if each.name not in constants]
    for what, found in (("input", inputs), ("output", proto.graph.output)):
        if len(found) != 1:
            names = ", ".join(each.name for each in found) or "none"
            raise ModelError(f"onnx: {path.name} needs exactly one {what}, and has {names}; export a module with one")
    kind = inputs[0].type.tensor_type
    if kind.elem_type not in (onnx().TensorProto.FLOAT, onnx().TensorProto.DOUBLE, onnx().TensorProto.FLOAT16):
        raise ModelError(
            f"onnx: the input {inputs[0].name} is no tensor of floats; export the network with float input"
        )
    shape = tuple(each.dim_value if each.HasField("dim_value") else None for each in kind.shape.dim)
    return File(proto, steps, constants, inputs[0].name, shape, proto.graph.output[0].name)


def _proto(path: Path) -> Any:
    package = onnx()
    from google.protobuf.message import DecodeError
    from onnx.inliner import inline_local_functions

    if not path.is_file():
        raise ModelError(f"onnx: {path} is no file")
    try:
        proto = package.load(path, load_external_data=False)
        _check_beside(path, proto)
        package.load_external_data_for_model(proto, str(path.parent))
        package.checker.check_model(proto)
    except DecodeError:
        raise ModelError(f"onnx: {path} is cut short, or no ONNX file") from None
    except (package.checker.ValidationError, OSError, ValueError, TypeError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else "it holds nothing"
        raise ModelError(f"onnx: {path} cannot be used: {reason}") from None
    if not proto.graph.node:
        raise ModelError(f"onnx: {path} has no nodes")
    return inline_local_functions(proto) if proto.functions else proto


def _check_beside(path: Path, proto: Any) -> None:
    """Weights may lie in files beside a large model, which are easily left behind."""
    tensors = [*proto.graph.initializer, *(each.t for node in proto.graph.node for each in node.attribute)]
    places = [entry.value for tensor in tensors for entry in tensor.external_data if entry.key == "location"]
    for place in dict.fromkeys(places):
        if not (path.parent / place).is_file():
            raise ModelError(
                f"onnx: the weights of {path.name} are in {place}, which is missing; keep the two files together"
            )


def _array(tensor: Any) -> np.ndarray:
    try:
        found = onnx().numpy_helper.to_array(tensor)
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"onnx: the weights {tensor.name} are broken: {error}") from None
    # float16 and bfloat16 are widened, the values stay.
    return found if found.dtype in (np.float32, np.float64) or found.dtype.kind in "iub" else found.astype(np.float32)


def _step(node: Any, at: int) -> Step:
    # A name that is no UTF-8 comes as bytes.
    name = str(node.name) or f"{node.op_type}_{at}"
    attributes = {each.name: onnx().helper.get_attribute_value(each) for each in node.attribute}
    op = node.op_type if node.domain in ("", "ai.onnx") else f"{node.domain}.{node.op_type}"
    return Step(name, op, tuple(node.input), tuple(node.output), attributes, node)


def _check_constants(constants: dict[str, np.ndarray], steps: tuple[Step, ...]) -> None:
    bad = {name for name, array in constants.items() if array.dtype.kind == "f" and np.isnan(array).any()}
    # Infinite bounds of a Clip mean none; infinite weights mean a training that went wrong.
    broad = {name for name, array in constants.items() if array.dtype.kind == "f" and np.isinf(array).any()}
    for step in steps:
        for name in step.inputs:
            if name in bad or (name in broad and constants[name].ndim > 0):
                step.refuse(
                    f"has the weights {name} with numbers that are NaN or infinite; train again, or repair them"
                )


def folded(step: Step, inputs: list[np.ndarray | None]) -> list[np.ndarray]:
    """The results of a step that depends on constants only."""
    from onnx.reference import ReferenceEvaluator

    try:
        given = {name: array for name, array in zip(step.inputs, inputs, strict=True) if name}
        results = ReferenceEvaluator(step.proto).run(None, given)
    except Exception as error:  # any operator of the whole of ONNX may stand here, each with errors of its own
        step.refuse(f"works on constants and cannot be computed: {error}")
    return [np.asarray(each) for each in results]
