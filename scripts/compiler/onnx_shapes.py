"""Changes of shape from an ONNX file: reshaping, nearest upsampling, pixel shuffles however they are spelled."""

from dataclasses import replace

import numpy as np

from .onnx_file import Step
from .onnx_values import Layout, Tensors, Value, core

RESHAPES = ("Flatten", "Reshape", "Squeeze", "Unsqueeze")
HALF_PIXEL = ("half_pixel", "pytorch_half_pixel")


def reshaped(tensors: Tensors, step: Step, value: Value) -> Value:
    """Another shape with the same numbers in the same order."""
    shape, attributes = value.shape, step.attributes
    match step.op:
        case "Flatten":
            axis = attributes.get("axis", 1) % (len(shape) + 1)
            new = (int(np.prod(shape[:axis])), int(np.prod(shape[axis:])))
        case "Reshape":
            new = _wanted(tensors, step, value)
        case _:
            axes = attributes.get("axes") or tensors.constant(step, 1)
            if step.op == "Squeeze":
                axes = [at for at, size in enumerate(shape) if size == 1] if axes is None else axes
                gone = {int(at) % len(shape) for at in axes}
                new = tuple(size for at, size in enumerate(shape) if at not in gone)
            else:
                rank = len(shape) + len(axes)
                put, rest = {int(at) % rank for at in axes}, iter(shape)
                new = tuple(1 if at in put else next(rest) for at in range(rank))
    if np.prod(new) != np.prod(shape):
        step.refuse(f"makes {new} of {shape}")
    return replace(value, shape=new)


def _wanted(tensors: Tensors, step: Step, value: Value) -> tuple[int, ...]:
    wanted = [int(size) for size in step.attributes.get("shape", None) or tensors.constant(step, 1)]
    if not step.attributes.get("allowzero", 0):
        wanted = [value.shape[at] if size == 0 and at < len(value.shape) else size for at, size in enumerate(wanted)]
    rest = int(np.prod(value.shape)) // max(1, int(np.prod([size for size in wanted if size != -1])))
    return tuple(rest if size == -1 else size for size in wanted)


def transpose(tensors: Tensors, step: Step, value: Value) -> Value:
    """Axes in another order: nothing that matters, or the middle of a pixel shuffle."""
    order = list(step.attributes.get("perm") or range(len(value.shape))[::-1])
    shape = tuple(value.shape[at] for at in order)
    long = [at for at in order if value.shape[at] > 1]
    if long == sorted(long):
        return replace(value, shape=shape)
    if order in ([0, 1, 4, 2, 5, 3], [0, 3, 1, 4, 2]):
        channels, rows, columns, height, width = value.shape[-5:]
        if rows == columns and value.laid_out == (channels * rows * rows, height, width):
            return replace(value, shape=shape, layout=(*value.layout, _shuffle(step, rows)))
    if order == [0, 3, 4, 1, 5, 2]:
        step.refuse("shuffles pixels in the order DCR; use torch's PixelShuffle, which is CRD")
    step.refuse(f"moves axes of {value.shape} by {order}; only a pixel shuffle's works")


def _shuffle(step: Step, factor: int) -> Layout:
    if factor not in (2, 3, 4):
        step.refuse(f"shuffles pixels by the factor {factor}; 2, 3 and 4 work")
    return Layout("pixel_shuffle", factor=factor)


def _image(step: Step, value: Value) -> Value:
    """The value with its layout brought to the shape that the file gives it."""
    shape = core(value.shape)
    if shape is None or len(shape) != 3:
        step.refuse(f"takes a tensor of the shape {value.shape}; images with a batch of 1 work")
    return value if shape == value.laid_out else replace(value, layout=(*value.layout, Layout("reshape", shape)))


def depth_to_space(tensors: Tensors, step: Step, value: Value) -> Value:
    """A pixel shuffle in one step."""
    if step.attributes.get("mode", b"DCR").decode() != "CRD":
        step.refuse("shuffles pixels in the order DCR; use torch's PixelShuffle, which is CRD")
    value, factor = _image(step, value), step.attributes["blocksize"]
    if value.laid_out[0] % factor**2:
        step.refuse(f"makes one channel of {factor**2}, and gets {value.laid_out}")
    value = replace(value, layout=(*value.layout, _shuffle(step, factor)))
    return replace(value, shape=(*value.shape[:-3], *value.laid_out))


def resize(tensors: Tensors, step: Step, value: Value) -> Value:
    """Nearest upsampling by two."""
    value, attributes = _image(step, value), step.attributes
    scales = attributes.get("scales")
    if scales is None:
        places = (1, None) if step.op == "Upsample" else (2, 3)
        scales = tensors.constant(step, places[0])
        if scales is None or not scales.size:
            scales = tensors.constant(step, places[1]) / np.array(value.shape)
    if [*np.ravel(scales)][-2:] != [2, 2] or not all(each == 1 for each in np.ravel(scales)[:-2]):
        step.refuse(f"resizes by {[*map(float, np.ravel(scales))]}; doubling height and width works")
    nearest = attributes.get("mode", b"nearest").decode() == "nearest"
    place = attributes.get("coordinate_transformation_mode", b"half_pixel").decode()
    rounds = attributes.get("nearest_mode", b"round_prefer_floor").decode()
    plain = (place, rounds) in {
        ("asymmetric", "floor"),
        ("asymmetric", "round_prefer_floor"),
        *((half, to) for half in HALF_PIXEL for to in ("round_prefer_floor", "round_prefer_ceil")),
    }
    if not nearest or not (plain or step.op == "Upsample"):
        step.refuse('interpolates; use upsampling with mode "nearest"')
    value = replace(value, layout=(*value.layout, Layout("upsample")))
    return replace(value, shape=(*value.shape[:-3], *value.laid_out))
