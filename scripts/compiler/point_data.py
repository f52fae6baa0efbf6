"""Coordinate networks of one shape as data, for the code that point_grids.py writes.

A network is words of 32 bytes, whose lowest bits come first:

    one for each 32 weights of all layers but the first, one after the other, row-major: weight + 128, a byte each
    one for each unit of the first layer, which has gains: its weights alike, bias + 2**31 in four bytes, its start
    the starts of all other units, each in a lane

A start is what a unit's lanes begin with: the lanes' offset, the bias where no gain changes it, and what the base of
its inputs adds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reference.neural.film import Films, bias_ranges
from reference.neural.model import INPUT, WORD_BITS, Layer, Model, ModelError

from .point_lanes import LayerPlan, Plan, period, plan_all, wraps
from .point_latent import folded

WEIGHTS = 32  # of a word
BYTE_OFFSET = 128
BIAS_BITS = 32
BIAS_OFFSET = 2 ** (BIAS_BITS - 1)


@dataclass(frozen=True)
class Layout:
    """Where numbers lie, the same for all networks.

    Attributes:
        first: the layer with gains, which alone takes the inputs.
        free: the others, in order.
    """

    first: LayerPlan
    free: tuple[LayerPlan, ...]
    lane_bits: int

    @property
    def weights(self) -> int:
        """The words of free layers' weights."""
        return -(-sum(each.layer.weights.size for each in self.free) // WEIGHTS)

    @property
    def units(self) -> int:
        """The units with gains: a word each."""
        return len(self.first.offsets)

    @property
    def starts(self) -> int:
        """The units without gains."""
        return sum(len(each.offsets) for each in self.free)

    @property
    def lanes(self) -> int:
        """The starts of a word."""
        return WORD_BITS // self.lane_bits

    @property
    def words(self) -> int:
        """The words of a network."""
        return self.weights + self.units + -(-self.starts // self.lanes)


def data(models: Sequence[Model], films: Films, bits: int) -> list[list[int]]:
    """The words of each network's data."""
    return [_packed(each) for each in plan_all(models, films, bits)]


def read(found: Sequence[int], models: Sequence[Model], films: Films, bits: int) -> dict[str, tuple[np.ndarray, ...]]:
    """What the words of data say, by layer: weights `(out, in)` and biases `(out,)`, int64.

    Of waves that have no gains the biases are told modulo their period: more does not matter.
    """
    of = plan_all(models, films, bits)[0]
    there = layout(of)
    layer = there.first.layer
    units = found[there.weights : there.weights + there.units]
    fan_in = layer.shape[1]
    biases = [((word >> 8 * fan_in) & (2**BIAS_BITS - 1)) - BIAS_OFFSET for word in units]
    told = {layer.name: (_weights(units, fan_in).reshape(layer.shape), np.array(biases, np.int64))}
    flat = _weights(found[: there.weights], WEIGHTS)
    lane = 2**bits - 1
    starts = [
        (word >> bits * at) & lane for word in found[there.weights + there.units :] for at in range(there.lanes)
    ]
    for each in there.free:
        layer = each.layer
        weights, flat = flat[: layer.weights.size].reshape(layer.shape), flat[layer.weights.size :]
        mine, starts = np.array(starts[: len(weights)], np.int64), starts[len(weights) :]
        biases = mine - of.form(layer.inputs[0]).base * weights.sum(axis=1)
        wave = layer.activation.op == "triangle"
        told[layer.name] = weights, biases % period(layer) if wave else biases - each.offsets
    return told


def layout(of: Plan) -> Layout:
    """Where a network's numbers lie; ModelError where the first layer has no gains, or others have some."""
    first, *free = of.layers
    for each in of.layers:
        _require(each.layer.op == "dense" and each.layer.bits == 8, each.layer, "other weights than int8")
        _require(bool(each.film), each.layer, "no film")
        _require(bool(each.film.gains) == (each is first), each.layer, "gains, or is the first and has none")
        _require((each.layer.inputs == (INPUT,)) == (each is first), each.layer, "inputs that others should have")
        _require(of.form(each.layer.inputs[0]).sign > 0, each.layer, "inputs that a clamp has turned over")
    _require(first.layer.activation.op == "triangle", first.layer, "gains and no wave")
    unit = 8 * first.layer.shape[1] + BIAS_BITS + of.lanes.bits
    _require(unit <= WORD_BITS, first.layer, "more weights in a unit than a word holds")
    return Layout(first, tuple(free), of.lanes.bits)


def _packed(of: Plan) -> list[int]:
    there = layout(of)
    first, free = there.first, there.free
    flat = [int(weight) + BYTE_OFFSET for each in free for weight in each.layer.weights.reshape(-1)]
    words = [_word(flat[at : at + WEIGHTS], 8) for at in range(0, len(flat), WEIGHTS)]
    low, high = bias_ranges(first.layer, first.film)
    whole = low.min() >= 0 and high.max() < period(first.layer)
    _require(whole or wraps(first.layer, first.film), first.layer, "biases of which a part is taken")
    for weights, bias, start in zip(
        first.layer.weights.tolist(), first.layer.bias.tolist(), first.offsets, strict=True
    ):
        after = 8 * len(weights)
        word = _word([weight + BYTE_OFFSET for weight in weights], 8)
        words.append(word + (bias + BIAS_OFFSET << after) + (start << after + BIAS_BITS))
    starts = []
    for each in free:
        _require(not wraps(each.layer, each.film), each.layer, "offsets of more than a period")
        starts += [folded(of, each, channel) for channel in range(len(each.offsets))]
        _require(min(starts) >= 0 and max(starts) < 2**of.lanes.bits, each.layer, "starts that leave their lanes")
    return words + [_word(starts[at : at + there.lanes], of.lanes.bits) for at in range(0, len(starts), there.lanes)]


def _word(numbers: list[int], bits: int) -> int:
    return sum(number << bits * at for at, number in enumerate(numbers))


def _weights(words: Sequence[int], count: int) -> np.ndarray:
    """The weights in the lowest bytes of words, one after the other."""
    stored = [(word >> 8 * at) & 255 for word in words for at in range(count)]
    return np.array(stored, np.int64) - BYTE_OFFSET


def _require(holds: bool, layer: Layer, what: str) -> None:
    if not holds:
        raise ModelError(f"points: layer {layer.name} has {what}, which networks that are data cannot have")
