"""Layers with weights from an ONNX file: what stands before them is folded in."""

from typing import NoReturn

import numpy as np

from reference.neural.model import INPUT, ModelError

from .graph import Node
from .onnx_arithmetic import by_channel
from .onnx_file import Step
from .onnx_values import Normalized, Tensors, Use, Value


def gemm(tensors: Tensors, step: Step, value: Value) -> Value:
    """A dense layer with its bias."""
    weights = tensors.constant(step, 1).astype(np.float64) * step.attributes.get("alpha", 1.0)
    if step.attributes.get("transA", 0):
        step.refuse("transposes its input, which is the batch's axis; export it as Linear")
    weights = weights if step.attributes.get("transB", 0) else weights.T
    bias = tensors.constant(step, 2, 0.0) * step.attributes.get("beta", 1.0)
    return _dense(tensors, step, value, weights, bias.reshape(-1))


def matmul(tensors: Tensors, step: Step, value: Value) -> Value:
    """A dense layer without bias; an Add may follow."""
    weights = tensors.constant(step, 1)
    if weights.ndim != 2:
        step.refuse(f"multiplies by weights of the shape {weights.shape}; (in, out) works")
    return _dense(tensors, step, value, weights.astype(np.float64).T, np.zeros(1))


def _dense(tensors: Tensors, step: Step, value: Value, weights: np.ndarray, bias: np.ndarray) -> Value:
    use = tensors.used(value, step)
    if weights.ndim != 2 or use.shape != weights.shape[1:]:
        step.refuse(f"has weights of the shape {weights.shape} (out, in), and gets {use.shape}")
    if bias.size not in (1, len(weights)):
        step.refuse(f"has a bias of {bias.size} numbers for {len(weights)} outputs")
    bias = np.broadcast_to(bias, len(weights)) + weights @ np.broadcast_to(use.offset, use.shape)
    node = Node("", "dense", (use.name,), (len(weights),), weights * use.gain, bias)
    return tensors.root(step, node, (*value.shape[:-1], len(weights)))


def convolution(tensors: Tensors, step: Step, value: Value) -> Value:
    """A convolution that pads by itself."""
    weights = tensors.constant(step, 1).astype(np.float64)
    sides, stride = weights.shape[2:], _square(step, "strides", 1)
    if step.attributes.get("group", 1) != 1:
        step.refuse("is a convolution in groups; use one group")
    if sides not in ((1, 1), (3, 3)):
        step.refuse(f"has a kernel of {'x'.join(map(str, sides))}; 3x3 and 1x1 work")
    if _square(step, "dilations", 1) != 1:
        step.refuse("is dilated; use a dilation of 1")
    if stride not in (1, 2):
        step.refuse(f"has the stride {stride}; 1 and 2 work")
    _check_padding(step, value, sides[0], stride)
    use = tensors.used(value, step)
    if len(use.shape) != 3 or use.shape[0] != weights.shape[1]:
        step.refuse(f"has weights of the shape {weights.shape}, and gets {use.shape}")
    gain, offset = (np.broadcast_to(each, use.shape).reshape(use.shape[0], -1) for each in (use.gain, use.offset))
    if (gain != gain[:, :1]).any() or (offset != offset[:, :1]).any():
        step.refuse("gets pixels that were scaled differently; scale by channel")
    if sides == (3, 3) and offset.any():
        _refuse_shift(step, use)
    bias = tensors.constant(step, 2, np.zeros(len(weights))) + weights.sum((2, 3)) @ offset[:, 0]
    height, width = (-(-size // stride) for size in use.shape[1:])
    shape = (len(weights), height, width)
    node = Node("", "convolution", (use.name,), shape, weights * gain[:, 0].reshape(1, -1, 1, 1), bias, stride=stride)
    return tensors.root(step, node, (*value.shape[:-3], *shape))


def _refuse_shift(step: Step, use: Use) -> NoReturn:
    try:
        step.refuse(
            "pads with zeros numbers that were shifted before it (a constant added after an activation, or another "
            "one to each channel of the input), which weights cannot absorb; shift before the activation, or give "
            "inputs already normalized"
        )
    except ModelError as error:
        single = use.single()
        if use.name == INPUT and single and single[0] > 0:
            raise Normalized(error, *single) from None
        raise


def _square(step: Step, key: str, otherwise: int) -> int:
    sizes = step.attributes.get(key) or [otherwise] * 2
    if len(sizes) != 2 or sizes[0] != sizes[1]:
        step.refuse(f"has the {key} {list(sizes)}; images with equal ones in both directions work")
    return sizes[0]


def _check_padding(step: Step, value: Value, side: int, stride: int) -> None:
    wanted = [side // 2] * 4
    pads = list(step.attributes.get("pads") or [0] * 4)
    automatic = step.attributes.get("auto_pad", b"NOTSET").decode()
    if automatic in ("SAME_UPPER", "SAME_LOWER"):
        # "Same" pads evenly when the stride is 1, or an odd side ends on the last pixel.
        even = stride == 1 or side == 1 or all(size % 2 for size in value.shape[-2:])
        pads = wanted if even else [automatic]
    elif automatic == "VALID":
        pads = [0] * 4
    if pads != wanted:
        step.refuse(f"pads by {pads}; a kernel of {side}x{side} needs a padding of {side // 2} on every side")


def batch_normalization(tensors: Tensors, step: Step, value: Value) -> Value:
    """A scale and an offset for each channel."""
    scale, bias, mean, variance = (tensors.constant(step, at).astype(np.float64) for at in range(1, 5))
    if step.attributes.get("training_mode", 0):
        step.refuse("is still training; call eval() before the export")
    gain = scale / np.sqrt(variance + step.attributes.get("epsilon", 1e-5))
    axes = [1, -1, *[1] * (len(value.shape) - 2)] if len(value.shape) > 1 else [-1]
    if gain.size != value.shape[1 if len(value.shape) > 1 else 0]:
        step.refuse(f"has {gain.size} channels, and gets {value.shape}")
    spread = [np.broadcast_to(each.reshape(axes), value.shape) for each in (gain, bias - mean * gain)]
    return by_channel(step, value, *spread)
