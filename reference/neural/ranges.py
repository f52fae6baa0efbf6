"""How far the numbers of a network can go, proven from its actual weights.

A range is an interval for each channel (the first axis) of a tensor, and holds for every input that the model allows.
Sums take the worst input for each weight by itself, so a bound may be wider than what is reached, never narrower.
Python's integers, so that the proof itself cannot overflow.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .model import INPUT, Activation, Layer, Model, shapes

Interval = tuple[int, int]
NOTHING: Interval = (0, 0)
NO_OFFSETS: Mapping[str, Interval] = {}


@dataclass(frozen=True)
class Ranges:
    """One interval for each channel of a layer's sums (bias included, before the shift) and of its output.

    `sums` is empty where a layer adds nothing up.
    """

    sums: tuple[Interval, ...]
    outputs: tuple[Interval, ...]


def ranges(model: Model, offsets: Mapping[str, Interval] = NO_OFFSETS) -> dict[str, Ranges]:
    """The ranges of each tensor of a checked model by name, the input's included.

    Args:
        offsets: the least and the greatest number that may be added to the biases of layers by name (film.py).
    """
    sizes = shapes(model)
    channels = model.input.shape[0]
    found = {INPUT: Ranges((), ((model.input.low, model.input.high),) * channels)}
    for layer in model.layers:
        inputs = [found[name].outputs for name in layer.inputs]
        found[layer.name] = _step(layer, inputs, sizes[layer.name], offsets.get(layer.name, NOTHING))
    return found


def greatest_sum(model: Model, offsets: Mapping[str, Interval] = NO_OFFSETS) -> int:
    """The greatest size that any sum in a network can have, in whatever order its terms are added up.

    Floats that hold all integers up to here compute the network exactly: 2**24 in float32, 2**53 in float64.
    """
    found, most = ranges(model, offsets), 0
    for layer in model.layers:
        sizes = [np.array([max(-low, high) for low, high in found[name].outputs]) for name in layer.inputs]
        if layer.weighted:
            terms = np.abs(layer.weights).reshape(*layer.shape[:2], -1).sum(2) @ sizes[0]
            total = terms + np.abs(layer.bias) + max(map(abs, offsets.get(layer.name, NOTHING)))
        elif layer.op == "add":
            total = (sizes[0] << layer.scales[0]) + (sizes[1] << layer.scales[1])
        else:
            continue
        most = max(most, int(total.max()))
    return most


def _step(layer: Layer, inputs: list[tuple[Interval, ...]], after: tuple[int, ...], offset: Interval) -> Ranges:
    first = inputs[0]
    match layer.op:
        case "dense" | "convolution":
            # A convolution's border sees zeros, so zero belongs to the range of its inputs.
            padded = layer.op == "convolution" and layer.shape[2] > 1
            reach = tuple((min(low, 0), max(high, 0)) for low, high in first) if padded else first
            sums = (sum_range(layer, channel, reach) for channel in range(layer.shape[0]))
            return activated(layer, tuple((low + offset[0], high + offset[1]) for low, high in sums))
        case "add":
            p, q = layer.scales
            pairs = zip(*inputs, strict=True)
            return activated(layer, tuple(((a << p) + (c << q), (b << p) + (d << q)) for (a, b), (c, d) in pairs))
        case "pixel_shuffle":
            group = layer.factor**2
            return Ranges((), tuple(_hull(first[at : at + group]) for at in range(0, len(first), group)))
        case "reshape":
            return Ranges((), _reshaped(first, after[0]))
        case "argmax":
            return Ranges((), ((0, len(first) - 1),) * after[0])
        case _:
            return Ranges((), first)


def sum_range(layer: Layer, channel: int, inputs: tuple[Interval, ...]) -> Interval:
    """The range of one output channel's sum, given the range of each input channel."""
    bias = int(layer.bias[channel])
    low = high = bias
    for (least, most), weights in zip(inputs, layer.weights[channel], strict=True):
        for weight in weights.reshape(-1).tolist():
            low += min(weight * least, weight * most)
            high += max(weight * least, weight * most)
    return low, high


def activated(layer: Layer, sums: tuple[Interval, ...]) -> Ranges:
    """The ranges of a layer with these sums."""
    return Ranges(
        sums, tuple(activate(low >> layer.shift, high >> layer.shift, layer.activation) for low, high in sums)
    )


def activate(low: int, high: int, activation: Activation) -> Interval:
    """The range of an activation over [low, high]."""
    match activation.op:
        case "relu":
            return max(low, 0), max(high, 0)
        case "clamp":
            return tuple(min(max(end, activation.low), activation.high) for end in (low, high))
        case "triangle":
            return -(2 ** (activation.bits - 2)), 2 ** (activation.bits - 2) - 1
        case _:
            return low, high


def _hull(intervals: tuple[Interval, ...]) -> Interval:
    return min(low for low, _ in intervals), max(high for _, high in intervals)


def _reshaped(intervals: tuple[Interval, ...], channels: int) -> tuple[Interval, ...]:
    """The ranges of as many numbers in another number of channels, which are cut or joined in order."""
    parts, rest = divmod(channels, len(intervals))
    if not rest:
        return tuple(interval for interval in intervals for _ in range(parts))
    group, rest = divmod(len(intervals), channels)
    if not rest:
        return tuple(_hull(intervals[at : at + group]) for at in range(0, len(intervals), group))
    return (_hull(intervals),) * channels
