"""Elementwise operations from an ONNX file: gathered as functions, and folded into weights channel by channel."""

from dataclasses import replace

import numpy as np

from .elementwise import Clamp, Function, recognized
from .graph import Node
from .onnx_file import Step
from .onnx_values import Tensors, Value, backwards

# Elementwise operations of one tensor and constants, each as a function of float64 arrays.
UNARY = {
    "Abs": np.abs,
    "Neg": np.negative,
    "Floor": np.floor,
    "Ceil": np.ceil,
    "Round": np.round,
    "Relu": lambda x: np.maximum(x, 0),
    "Sign": np.sign,
    "Sqrt": np.sqrt,
    "Not": np.logical_not,
    "Sin": np.sin,
    "Cos": np.cos,
    "Asin": np.arcsin,
    "Acos": np.arccos,
}
BINARY = {
    "Add": np.add,
    "Sub": np.subtract,
    "Mul": np.multiply,
    "Div": np.divide,
    "Min": np.minimum,
    "Max": np.maximum,
    "Pow": np.power,
    "Greater": np.greater,
    "GreaterOrEqual": np.greater_equal,
    "Less": np.less,
    "LessOrEqual": np.less_equal,
}


def elementwise(step: Step, value: Value, function: Function) -> Value:
    """A function of each number, one after the other."""
    if value.gain is not None:
        step.refuse("follows numbers scaled by channel after an activation; put the BatchNorm before the activation")
    before = value.function
    return replace(value, function=function if before is None else lambda x: function(before(x)))


def binary(tensors: Tensors, step: Step, given: list[Value | None]) -> Value:
    """A tensor with a constant, or with another tensor."""
    operation = BINARY[step.op]
    if all(given):
        return _combined(tensors, step, *given)
    at = 0 if given[0] else 1
    value, constant = given[at], tensors.constant(step, 1 - at)
    try:
        shape = np.broadcast_shapes(value.shape, constant.shape)
    except ValueError:
        step.refuse(f"combines {value.shape} with weights of {constant.shape}, which do not fit")
    if shape != value.shape:
        step.refuse(f"makes {shape} of {value.shape}; numbers cannot be spread over a new axis")
    if (constant == constant.reshape(-1)[0]).all():
        number = float(constant.reshape(-1)[0])
        return elementwise(
            step, value, (lambda x: operation(x, number)) if at == 0 else (lambda x: operation(number, x))
        )
    numbers = np.broadcast_to(constant, value.shape).astype(np.float64)
    one, zero = np.ones(value.shape), np.zeros(value.shape)
    match step.op, at:
        case "Add", _:
            return by_channel(step, value, one, numbers)
        case "Sub", 0:
            return by_channel(step, value, one, -numbers)
        case "Sub", 1:
            return by_channel(step, value, -one, numbers)
        case "Mul", _:
            return by_channel(step, value, numbers, zero)
        case "Div", 0:
            return by_channel(step, value, 1 / numbers, zero)
        case _:
            step.refuse("uses a different constant for each channel; one for all works")


def by_channel(step: Step, value: Value, gain: np.ndarray, offset: np.ndarray) -> Value:
    """gain * value + offset, both in the value's shape: folded into weights, or kept for the next layer's."""
    if not (np.isfinite(gain).all() and np.isfinite(offset).all()):
        step.refuse("has weights that are NaN or infinite; train again, or repair them")
    root = value.root
    gain, offset = (backwards(each, value.layout, root.shape) for each in (gain, offset))
    if gain is None or offset is None:
        step.refuse("changes neighbouring pixels of an enlarged image differently")
    wave = Clamp() if value.function is None else recognized(value.function)
    flat = [each.reshape(root.shape[0], -1) for each in (gain, offset)]
    even = all((each == each[:, :1]).all() for each in flat)
    if root.weighted and isinstance(wave, Clamp) and wave.affine and value.gain is None and even:
        by, plus = (each[:, 0] for each in flat)
        weights = root.weights * (by * wave.gain).reshape(-1, *[1] * (root.weights.ndim - 1))
        bias = (root.bias * wave.gain + wave.offset) * by + plus
        return replace(value, root=replace(root, weights=weights, bias=bias), function=None)
    if value.gain is not None:
        gain, offset = gain * value.gain, gain * value.offset + offset
    return replace(value, gain=gain, offset=offset)


def _combined(tensors: Tensors, step: Step, one: Value, other: Value) -> Value:
    operation = BINARY[step.op]
    if _alike(one, other):
        first, second = (value.function or (lambda x: x) for value in (one, other))
        return replace(one, function=lambda x: operation(first(x), second(x)))
    if step.op not in ("Add", "Sub"):
        step.refuse("combines two tensors; they can only be added")
    uses = [tensors.used(value, step) for value in (one, other)]
    singles = [use.single() for use in uses]
    if uses[0].shape != uses[1].shape or one.shape != other.shape:
        step.refuse(f"adds tensors of different shapes, {one.shape} and {other.shape}")
    if None in singles:
        step.refuse("adds a tensor scaled by channel after its activation; put the BatchNorm before the activation")
    sign = 1 if step.op == "Add" else -1
    gains = (singles[0][0], sign * singles[1][0])
    if min(gains) <= 0:
        step.refuse("subtracts a tensor; turn the signs of the weights before it, and add")
    offset = singles[0][1] + sign * singles[1][1]
    node = Node("", "add", tuple(use.name for use in uses), uses[0].shape, gains=gains)
    value = tensors.root(step, node, one.shape)
    return replace(value, function=lambda x: x + offset) if offset else value


def _alike(one: Value, other: Value) -> bool:
    """Whether two values are functions of the same number."""
    shaped = one.layout == other.layout and one.shape == other.shape
    return one.root is other.root and shaped and one.gain is None and other.gain is None


def where(tensors: Tensors, step: Step, given: list[Value | None]) -> Value:
    """A choice between functions of the same number."""
    values = [value for value in given if value]
    if not all(_alike(values[0], value) for value in values):
        step.refuse("chooses between different tensors; they can only be added")
    parts: list[Function] = []
    for at, value in enumerate(given):
        number = None if value else tensors.constant(step, at)
        if number is not None and (number != number.reshape(-1)[0]).any():
            step.refuse("uses a different constant for each channel; one for all works")
        parts.append(_part(value, number))
    condition, first, second = parts
    return replace(values[0], function=lambda x: np.where(condition(x), first(x), second(x)))


def _part(value: Value | None, number: np.ndarray | None) -> Function:
    if value is None:
        return lambda x: number.reshape(-1)[0]
    return value.function or (lambda x: x)


def clip(tensors: Tensors, step: Step, value: Value) -> Value:
    """Into bounds that are constants."""
    low = tensors.constant(step, 1, step.attributes.get("min", -np.inf))
    high = tensors.constant(step, 2, step.attributes.get("max", np.inf))
    if low.size != 1 or high.size != 1:
        step.refuse("has bounds that are no single numbers")
    return elementwise(step, value, lambda x: np.minimum(np.maximum(x, low.item()), high.item()))


def hard_sigmoid(tensors: Tensors, step: Step, value: Value) -> Value:
    """A slope between 0 and 1."""
    alpha, beta = step.attributes.get("alpha", 0.2), step.attributes.get("beta", 0.5)
    return elementwise(step, value, lambda x: np.clip(alpha * x + beta, 0, 1))


def mod(tensors: Tensors, step: Step, value: Value) -> Value:
    """The remainder of a constant."""
    number = tensors.constant(step, 1)
    if number is None or number.size != 1:
        step.refuse("needs one number to divide by")
    remainder = np.fmod if step.attributes.get("fmod", 0) else np.mod
    return elementwise(step, value, lambda x: remainder(x, number.item()))
