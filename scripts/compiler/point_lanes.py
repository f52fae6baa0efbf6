"""Lanes of a coordinate network: how wide they are, proven, and how each layer's numbers lie in them.

A word holds N points in lanes of L bits, one word a channel, and the whole network has one plan. A layer's sums are
read where its activation reads them, as v plus an offset that makes them non-negative. Only there a lane has to hold
its number; before, it may overflow as it likes, since a sum of words is exact modulo 2**256.

What an activation gives lies in a lane as an unsigned u that means `base + sign * u`. The next layer takes base and
sign into its biases and weights.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reference.neural.film import Film, Films, bias_ranges, weight_ranges
from reference.neural.film import check as check_films
from reference.neural.model import INPUT, WORD_BITS, Lanes, Layer, Model, ModelError
from reference.neural.ranges import Interval, activated

OPERATORS = ("dense", "add")
MIN_LANE_BITS = 4


@dataclass(frozen=True)
class Form:
    """How a tensor lies in its words: a lane u, in [0, most], means base + sign * u; inputs are signed lanes."""

    base: int = 0
    sign: int = 1


@dataclass(frozen=True)
class LayerPlan:
    """How one layer is evaluated.

    offsets: what is added to each channel's sum, so that its lanes hold no negative number when they are read.
    low, high: what the lanes are clamped to, after the shift; None where no sum goes so far. Of a wave both are None.
    least, most: what a sum, after the shift and the clamp from below, can be.
    floor: the least that a sum, after the shift, can be, where the clamp from below needs a bit over it.
    """

    layer: Layer
    film: Film | None
    offsets: tuple[int, ...]
    low: int | None
    high: int | None
    least: int
    most: int
    form: Form
    floor: int | None = None


@dataclass(frozen=True)
class Plan:
    """A network's lanes, and its layers in order."""

    model: Model
    lanes: Lanes
    layers: tuple[LayerPlan, ...]

    def form(self, name: str) -> Form:
        """How the tensor of this name lies in its words."""
        return ({INPUT: Form()} | {each.layer.name: each.form for each in self.layers})[name]


def plan(model: Model, films: Films | None = None, bits: int | None = None) -> Plan:
    """The narrowest lanes for which every layer fits, or lanes of `bits` bits; ModelError names what does not fit.

    A plan that the model itself has, the same for all its layers, counts as `bits`.
    """
    films = films or {}
    check_films(model, films)
    sums = sum_ranges(model, films)
    bits = bits or _own_bits(model)
    if bits:
        return _plan(model, films, sums, bits)
    for count in range(WORD_BITS // MIN_LANE_BITS, 0, -1):
        try:
            return _plan(model, films, sums, WORD_BITS // count)
        except ModelError as error:
            refused = error
    raise refused


def plan_all(models: Sequence[Model], films: Films, bits: int) -> list[Plan]:
    """Plans of networks of one shape, so that one code serves all: they differ in weights and in waves' offsets.

    ModelError where they have not one shape, or one of them does not fit.
    """
    for model in models:
        check_films(model, films)
        for layer, first in zip(model.layers, models[0].layers, strict=True):
            if _shape(layer) != _shape(first):
                raise ModelError(
                    f"points: layer {layer.name} of {model.name} is another than that of {models[0].name}"
                )
    sums = [sum_ranges(model, films) for model in models]
    # Where sums are clamped, the code has to know how far those of any network go.
    hull = {
        name: tuple((min(low for low, _ in ends), max(high for _, high in ends)) for ends in zip(*every, strict=True))
        for name, *every in ((name, *(each[name] for each in sums)) for name in sums[0])
    }
    return [
        _plan(
            model, films, {layer.name: (own if _is_wave(layer) else hull)[layer.name] for layer in model.layers}, bits
        )
        for model, own in zip(models, sums, strict=True)
    ]


def _is_wave(layer: Layer) -> bool:
    return layer.activation.op == "triangle"


def _shape(layer: Layer) -> tuple[Any, ...]:
    return layer.name, layer.op, layer.inputs, layer.shape, layer.bits, layer.shift, layer.activation, layer.scales


def sum_ranges(model: Model, films: Films) -> dict[str, tuple[Interval, ...]]:
    """The range of each channel's sums, before the shift, for every input, gain and offset."""
    reach = {INPUT: ((model.input.low, model.input.high),) * model.input.shape[0]}
    found = {}
    if len(model.input.shape) != 1:
        raise ModelError(f"points: {model.name} takes an image, and a coordinate network takes a vector")
    for layer in model.layers:
        inputs = [reach[name] for name in layer.inputs]
        if layer.op == "dense":
            sums = _dense_ranges(layer, films.get(layer.name, Film()), inputs[0])
        elif layer.op == "add":
            p, q = layer.scales
            pairs = zip(*inputs, strict=True)
            sums = tuple(((a << p) + (c << q), (b << p) + (d << q)) for (a, b), (c, d) in pairs)
        else:
            raise ModelError(f"points: layer {layer.name} is {layer.op}, and points know only {', '.join(OPERATORS)}")
        found[layer.name] = sums
        reach[layer.name] = activated(layer, sums).outputs
    return found


def _dense_ranges(layer: Layer, film: Film, inputs: tuple[Interval, ...]) -> tuple[Interval, ...]:
    (least, most), (low, high) = weight_ranges(layer, film), bias_ranges(layer, film)
    if wraps(layer, film):
        low, high = low * 0, low * 0 + period(layer) - 1
    found = []
    for channel in range(layer.shape[0]):
        ends = [
            [weight * end for weight in (int(least[channel, i]), int(most[channel, i])) for end in interval]
            for i, interval in enumerate(inputs)
        ]
        found.append((int(low[channel]) + sum(map(min, ends)), int(high[channel]) + sum(map(max, ends))))
    return tuple(found)


def period(layer: Layer) -> int:
    """After how much a wave repeats, in units of its sums."""
    return 2 ** (layer.shift + layer.activation.bits)


def wraps(layer: Layer, film: Film) -> bool:
    """Whether a layer's biases are taken modulo its period, as a latent moves them by more than that."""
    low, high = bias_ranges(layer, film)
    return _is_wave(layer) and int((high - low).max()) >= period(layer)


def _own_bits(model: Model) -> int | None:
    own = {layer.lanes.bits for layer in model.layers if layer.lanes}
    if len(own) > 1:
        raise ModelError(
            f"points: {model.name} has lanes of {sorted(own)} bits, and points need one plan for all layers"
        )
    return own.pop() if own else None


def _plan(model: Model, films: Films, sums: Mapping[str, tuple[Interval, ...]], bits: int) -> Plan:
    layers = tuple(
        (_wave if _is_wave(layer) else _ramp)(layer, films.get(layer.name), sums[layer.name], bits)
        for layer in model.layers
    )
    return Plan(model, Lanes(bits, WORD_BITS // bits), layers)


def _wave(layer: Layer, film: Film | None, sums: tuple[Interval, ...], bits: int) -> LayerPlan:
    """A triangle wave reads `shift + bits` bits of a sum: an offset of whole periods changes nothing."""
    offsets = [-(low // period(layer)) * period(layer) for low, _ in sums]
    for channel, ((low, high), offset) in enumerate(zip(sums, offsets, strict=True)):
        most = max(high + offset, period(layer) - 1)
        told = f"sums in [{low}, {high}] under a wave of period {period(layer)}"
        _require(most < 2**bits, layer, channel, told, bits)
    half = 2 ** (layer.activation.bits - 2)
    return LayerPlan(layer, film, tuple(offsets), None, None, 0, 2 * half - 1, Form(-half))


def _ramp(layer: Layer, film: Film | None, sums: tuple[Interval, ...], bits: int) -> LayerPlan:
    """None, ReLU and clamp: a lane holds the sum over its least value, and is clamped at either end if need be."""
    activation, shift = layer.activation, layer.shift
    low, high = {"relu": (0, None), "clamp": (activation.low, activation.high)}.get(activation.op, (None, None))
    least, most = min(low >> shift for low, _ in sums), max(high >> shift for _, high in sums)
    # A bound that no sum reaches costs nothing.
    low = low if low is not None and least < low else None
    least = least if low is None else low
    high = high if high is not None and most > high else None
    least = least if high is None else min(least, high)
    most = max(most, least)
    # Under a clamp from below the lane's top bit tells whether the sum is above; where sums go too far for that, a
    # bit over the shifted sum does.
    floor = least
    half = 2 ** (bits - 1)
    spread = low is not None and any(not -half <= end - (low << shift) < half for ends in sums for end in ends)
    if spread:
        floor = min(lower >> shift for lower, _ in sums)
    offset = -(floor << shift) + (half if low is not None and not spread else 0)
    lower, upper = min(lower for lower, _ in sums), max(upper for _, upper in sums)
    fits = lower + offset >= 0 and upper + offset < 2**bits
    if spread:
        guard = spread_guard(floor, low, most)
        fits = fits and max(guard, (upper >> shift) - low + guard) < 2**bits
    furthest = max(range(len(sums)), key=lambda channel: max(sums[channel][1], -sums[channel][0]))
    told = f"sums in {list(sums[furthest])}, all of them in [{lower}, {upper}]"
    _require(fits, layer, furthest, told, bits)
    if high is not None:
        guard = 2 ** (most - least).bit_length()
        fits = guard + high - least < 2**bits
        _require(fits, layer, furthest, f"values up to {most - least} over its least, and a guard bit above", bits)
    form = Form(least) if high is None else Form(high, -1)
    return LayerPlan(layer, film, (offset,) * len(sums), low, high, least, most, form, floor if spread else None)


def spread_guard(floor: int, low: int, most: int) -> int:
    """The bit that a shifted sum over its floor keeps, when the bound `low` is taken away, if it is not below it."""
    return 2 ** (max(most, low) - floor).bit_length()


def _require(fits: bool, layer: Layer, channel: int, what: str, bits: int) -> None:
    if not fits:
        raise ModelError(f"points: layer {layer.name}, channel {channel}: {what}, do not fit lanes of {bits} bits")
