"""What a network computes, in int64: the one meaning that every other executor has to give, to the bit.

Every sum is exact, `>>` floors, and nothing saturates but where an activation says so.
"""

import numpy as np

from .model import INPUT, Activation, Layer, Model, ModelError


def run(model: Model, given: np.ndarray) -> np.ndarray:
    """The output of a checked model for one input; shape and range as the model says, int64 both."""
    return trace(model, given)[model.output]


def trace(model: Model, given: np.ndarray) -> dict[str, np.ndarray]:
    """Every tensor of one run by name, the input's included; ModelError for an input of another shape or range."""
    given = np.asarray(given)
    if given.shape != model.input.shape or given.dtype.kind not in "iu":
        raise ModelError(
            f"network: wants integers of the shape {model.input.shape}, and gets {given.dtype} {given.shape}"
        )
    if given.min() < model.input.low or given.max() > model.input.high:
        raise ModelError(f"network: the input leaves [{model.input.low}, {model.input.high}]")
    found = {INPUT: given.astype(np.int64)}
    for layer in model.layers:
        found[layer.name] = step(layer, *(found[name] for name in layer.inputs))
    return found


def step(layer: Layer, *inputs: np.ndarray) -> np.ndarray:
    """One layer's output, int64; for dense layers any axes may stand before the last one of the input."""
    x = inputs[0]
    match layer.op:
        case "dense":
            return activate((dense(x, layer.weights, layer.bias)) >> layer.shift, layer.activation)
        case "convolution":
            return activate(convolve(x, layer.weights, layer.bias, layer.stride) >> layer.shift, layer.activation)
        case "add":
            total = (x << layer.scales[0]) + (inputs[1] << layer.scales[1])
            return activate(total >> layer.shift, layer.activation)
        case "upsample":
            return upsample(x, layer.factor)
        case "pixel_shuffle":
            return pixel_shuffle(x, layer.factor)
        case "reshape":
            return x.reshape(layer.shape)
        case "argmax":
            return argmax(x)
        case _:
            raise ModelError(f'network: layer {layer.name} has the unknown operator "{layer.op}"')


def dense(x: np.ndarray, weights: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """W x + b, `(..., in)` to `(..., out)`, with weights `(out, in)`."""
    return x @ weights.T + bias


def convolve(x: np.ndarray, weights: np.ndarray, bias: np.ndarray, stride: int) -> np.ndarray:
    """A convolution (cross-correlation) of `(in, h, w)` by `(out, in, k, k)` with zeros around the image.

    Output `(out, ceil(h / stride), ceil(w / stride))`; its pixel (0, 0) is centred on the image's.
    """
    _, height, width = x.shape
    reach = weights.shape[2] // 2
    padded = np.pad(x, ((0, 0), (reach, reach), (reach, reach)))
    total = np.zeros((weights.shape[0], -(-height // stride), -(-width // stride)), np.int64)
    for dy in range(2 * reach + 1):
        for dx in range(2 * reach + 1):
            window = padded[:, dy : dy + height : stride, dx : dx + width : stride]
            total += np.einsum("oi,ihw->ohw", weights[:, :, dy, dx], window)
    return total + bias[:, None, None]


def activate(v: np.ndarray, activation: Activation) -> np.ndarray:
    """The activation of each number; see Activation."""
    match activation.op:
        case "relu":
            return np.maximum(v, 0)
        case "clamp":
            return np.clip(v, activation.low, activation.high)
        case "triangle":
            return triangle(v, activation.bits)
        case _:
            return v


def triangle(v: np.ndarray, bits: int) -> np.ndarray:
    """The triangle wave of period 2**bits, in [-2**(bits-2), 2**(bits-2) - 1], rising from its least value at 0."""
    phase = v & (2**bits - 1)
    return np.minimum(phase, 2**bits - 1 - phase) - 2 ** (bits - 2)


def upsample(x: np.ndarray, factor: int) -> np.ndarray:
    """Each pixel `factor` times in each direction: `(c, h, w)` to `(c, h factor, w factor)`."""
    return x.repeat(factor, axis=1).repeat(factor, axis=2)


def pixel_shuffle(x: np.ndarray, factor: int) -> np.ndarray:
    """Channels into pixels, `(c factor**2, h, w)` to `(c, h factor, w factor)`, in torch's order."""
    channels, height, width = x.shape
    apart = x.reshape(channels // factor**2, factor, factor, height, width)
    return apart.transpose(0, 3, 1, 4, 2).reshape(channels // factor**2, height * factor, width * factor)


def argmax(x: np.ndarray) -> np.ndarray:
    """The place of the first greatest number along the first axis; of a vector, as the shape (1,)."""
    return np.atleast_1d(np.argmax(x, axis=0)).astype(np.int64)
