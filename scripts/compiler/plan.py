"""Chooses how a network's numbers lie in words, and proves that they fit.

A lane holds a sum v as v + 2**(b-1), so it holds every v of b bits with a sign. Sums are exact modulo 2**256 whatever
happens on the way; only where lanes are read must each one fit. The bounds come from the actual weights and the range
of every input (reference/neural/ranges.py). An image's lanes hold number + zero >= 0, and a product has partial sums
at its ends; the bound of an image's layer therefore holds for any part of its taps. `check` has seen to it already
that every number fits int64.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reference.neural.model import INPUT, WORD_BITS, Lanes, Layer, Model, ModelError, check, shapes
from reference.neural.ranges import Interval, activate, ranges

HALO = 2  # an image's word holds a neighbour's pixel at each end
# What a literal takes in code with what it multiplies, MUL and ADD: a dense layer's word, and a kernel's row of taps.
WORD_CODE_BYTES = 39
ROW_CODE_BYTES = 15
DENSE_LANES = 10  # of a word, about
MOST_LITERAL_BYTES = 13_000  # of all weights together; the rest of the code needs its room too


# Sums of weights of 4 bits are gathered in lanes of half the bits, if those hold the products of some inputs, and
# there are outputs enough for a word of them.
SPILT = Lanes(32, 8)
LEAST_SPILL = 8
LEAST_OUTPUTS = 60


@dataclass(frozen=True)
class Fields:
    """How an image's numbers lie in lanes: as number + zero, from 0 up to `most` of each channel."""

    zero: int
    most: tuple[int, ...]


@dataclass(frozen=True)
class Bound:
    """The furthest that a layer's lanes go, and in which channel; `room` is what a lane can hold, [-room, room)."""

    low: int
    high: int
    channel: int
    room: int

    @property
    def margin(self) -> float:
        """The share of the lane that no sum ever reaches."""
        return 1 - max(self.high + 1, -self.low) / self.room


@dataclass(frozen=True)
class LayerPlan:
    """One layer's place in words.

    Attributes:
        lanes: None where nothing is packed.
        head: the bits of a lane that a sum may use; a clamp that has no shift leaves one free, to compare.
        span: the least and greatest number that a sum can have after its shift and activation, over all channels.
        bound: what has been proven of the lanes.
        fields: of an image.
        reach: the least and greatest number of a dense layer's inputs.
        in_data: whether the weights lie in data contracts; else they are literals.
    """

    lanes: Lanes | None = None
    head: int = 0
    span: Interval = (0, 0)
    bound: Bound | None = None
    fields: Fields | None = None
    reach: Interval = (0, 0)
    in_data: bool = False


@dataclass(frozen=True, eq=False)
class Plan:
    """A model with its lanes written in, and the plan of each layer by name; the input's fields under INPUT."""

    model: Model
    layers: dict[str, LayerPlan]
    shapes: dict[str, tuple[int, ...]]
    lanes: Lanes | None  # of all images


def plan(model: Model, literal_bytes: int = MOST_LITERAL_BYTES) -> Plan:
    """Plans a model; lanes that it already has are kept, and proven. Raises ModelError, with layer and channel.

    literal_bytes: how much code the weights may take; those of the largest layers go into data contracts.
    """
    sizes = shapes(check(model))
    images = _image_sums(model, sizes)
    stored = _stored(model, literal_bytes)
    lanes = _image_lanes(model, sizes, images)
    found = {INPUT: LayerPlan(fields=images[INPUT][1] if INPUT in images else None)}
    vectors = ranges(model)
    for layer in model.layers:
        in_data, reach = layer.name in stored, (0, 0)
        if layer.name in images:
            sums, fields = images[layer.name]
            packed = lanes
        else:
            sums, fields = vectors[layer.name].sums, None
            if layer.op == "dense":
                lows, highs = zip(*vectors[layer.inputs[0]].outputs, strict=True)
                reach = min(lows), max(highs)
            packed = _vector_lanes(layer, sums, reach, in_data) if layer.op == "dense" else None
        laid = proven(layer, sums, packed) if packed and sums else LayerPlan(packed)
        found[layer.name] = replace(laid, fields=fields, reach=reach, in_data=in_data)
    planned = {layer.name: replace(layer, lanes=found[layer.name].lanes) for layer in model.layers if layer.weighted}
    return Plan(model.replaced(**planned), found, sizes, lanes)


def proven(layer: Layer, sums: tuple[Interval, ...], lanes: Lanes) -> LayerPlan:
    """The place of a layer with these sums in lanes; ModelError, with the channel, where they do not fit."""
    head = lanes.bits - _guard(layer)
    return LayerPlan(lanes, head, span(layer, sums), _proven(layer, sums, head))


def is_image(shape: tuple[int, ...]) -> bool:
    """Whether a tensor of this shape lies in lanes, row by row."""
    return len(shape) == 3


def most_lanes(bits: int, weight_bits: int, in_data: bool) -> int:
    """How many lanes a word of a dense layer's weights has.

    In a data contract, `bits // weight_bits` sets of weights share a word, each shifted by `weight_bits` more; a sum
    of the last set must not run over the word's end.
    """
    spare = (bits // weight_bits - 1) * weight_bits if in_data else 0
    return (WORD_BITS - spare) // bits


def spill(reach: Interval) -> int:
    """How many inputs' products with stored weights, 0 to 15, a lane of half the bits holds."""
    low, high = reach
    return (2 ** (SPILT.bits // 2) - 1) // (15 * max(max(high, 0) - min(low, 0), 1))


def _image_sums(model: Model, sizes: dict[str, tuple[int, ...]]) -> dict[str, tuple[tuple[Interval, ...], Fields]]:
    """The sums (without what the lane adds) and the fields of every image, by name."""
    known: dict[str, tuple[tuple[Interval, ...], Fields]] = {}
    exact = ranges(model)
    for layer in (None, *model.layers):
        name = layer.name if layer else INPUT
        if not is_image(sizes[name]):
            continue
        before = [known[each][1] for each in layer.inputs if each in known] if layer else []
        sums: tuple[Interval, ...] = ()
        if layer is None or (layer.op == "reshape" and sizes[layer.inputs[0]] != sizes[name]):
            fields = _fields_of(exact[name].outputs)  # packed anew
        elif layer.op == "convolution":
            sums = tuple(_tap_range(layer, channel, before[0]) for channel in range(layer.shape[0]))
            fields = _activated_fields(layer, sums)
        elif layer.op == "add":
            sums = _add_ranges(layer, *before)
            fields = _activated_fields(layer, sums)
        elif layer.op == "pixel_shuffle":
            most, group = before[0].most, layer.factor**2
            fields = Fields(before[0].zero, tuple(max(most[at : at + group]) for at in range(0, len(most), group)))
        else:
            fields = before[0]
        known[name] = (sums, fields)
    return known


def _fields_of(outputs: tuple[Interval, ...], zero: int | None = None) -> Fields:
    """The fields of channels with these ranges; a zero beside the image counts too."""
    zero = max(0, -min(low for low, _ in outputs)) if zero is None else zero
    return Fields(zero, tuple(max(high, 0) + zero for _, high in outputs))


def _activated_fields(layer: Layer, sums: tuple[Interval, ...]) -> Fields:
    return _fields_of(
        tuple(activate(low >> layer.shift, high >> layer.shift, layer.activation) for low, high in sums)
    )


def _tap_range(layer: Layer, channel: int, before: Fields) -> Interval:
    """The range of one channel's sum over any part of its taps."""
    weights = layer.weights[channel].reshape(layer.shape[1], -1).tolist()
    low = high = int(layer.bias[channel]) - before.zero * sum(map(sum, weights))
    for taps, most in zip(weights, before.most, strict=True):
        low += most * sum(weight for weight in taps if weight < 0)
        high += most * sum(weight for weight in taps if weight > 0)
    return low, high


def _add_ranges(layer: Layer, a: Fields, b: Fields) -> tuple[Interval, ...]:
    p, q = layer.scales
    least = -(a.zero << p) - (b.zero << q)
    return tuple((least, least + (m << p) + (n << q)) for m, n in zip(a.most, b.most, strict=True))


def _stored(model: Model, literal_bytes: int) -> set[str]:
    """The layers whose weights go into data contracts: the largest, until the rest fits the code."""
    literal: dict[str, int] = {}
    for layer in model.layers:
        if layer.op == "dense":
            literal[layer.name] = WORD_CODE_BYTES * layer.shape[1] * -(-layer.shape[0] // DENSE_LANES)
        elif layer.op == "convolution":
            literal[layer.name] = ROW_CODE_BYTES * layer.shape[0] * layer.shape[1] * layer.shape[2]
    stored: set[str] = set()
    while sum(literal.values()) > literal_bytes:
        largest = max(literal, key=lambda name: literal[name])
        stored.add(largest)
        del literal[largest]
    return stored


def _guard(layer: Layer) -> int:
    """The bits that a lane keeps free above a sum: a clamp compares by one, and a shift leaves it room enough."""
    return int(layer.activation.op == "clamp" and layer.shift == 0)


def _signed_bits(number: int) -> int:
    return (number if number >= 0 else ~number).bit_length() + 1


def span(layer: Layer, sums: Iterable[Interval]) -> Interval:
    """The least and greatest number after shift and activation."""
    sums = tuple(sums)
    low, high = min(low for low, _ in sums), max(high for _, high in sums)
    return activate(low >> layer.shift, high >> layer.shift, layer.activation)


def _clamped(layer: Layer, sums: tuple[Interval, ...]) -> tuple[Interval, ...]:
    """The sums together with the bounds of a clamp that no sum may reach: the lane has to hold those too."""
    if layer.activation.op != "clamp":
        return sums
    low, high = (end << layer.shift for end in span(layer, sums))
    return tuple((min(least, low), max(most, high)) for least, most in sums)


def needed_bits(layer: Layer, sums: tuple[Interval, ...]) -> int:
    """The bits of the narrowest lane that holds a layer's sums and lets its activation work."""
    bits = max(_signed_bits(end) for sum_ in _clamped(layer, sums) for end in sum_)
    bits = max(bits, layer.bits if layer.weighted else 0)  # so that weights can be told from their words
    # What a lane adds, 2**(bits-1), has to be whole units after the shift, and whole periods of a wave.
    period = layer.activation.bits if layer.activation.op == "triangle" else 0
    return max(bits, layer.shift + period + 1) + _guard(layer)


def _proven(layer: Layer, sums: tuple[Interval, ...], head: int) -> Bound:
    """The proof that a layer's sums fit `head` bits; ModelError, with the channel, where they do not."""
    room = 1 << (head - 1)
    worst = max(range(len(sums)), key=lambda channel: max(sums[channel][1] + 1, -sums[channel][0]))
    bound = Bound(*sums[worst], worst, room)
    if needed_bits(layer, sums) > head + _guard(layer):
        wanted = needed_bits(layer, sums)
        raise ModelError(
            f"plan: layer {layer.name}, channel {worst}: its sums go from {bound.low} to {bound.high}, and a lane of "
            f"{head + _guard(layer)} bits holds {-room} to {room - 1}: it needs {wanted} bits; take the model's "
            "lanes out to have them planned anew"
        )
    return bound


def _vector_lanes(layer: Layer, sums: tuple[Interval, ...], reach: Interval, in_data: bool) -> Lanes:
    """The lanes of a dense layer: those it has, or the narrowest that its sums allow."""
    enough = layer.shape[0] >= LEAST_OUTPUTS and spill(reach) >= LEAST_SPILL
    spilt = in_data and layer.bits == 4 and enough
    if layer.lanes:
        bits, count = layer.lanes.bits, layer.lanes.count
        most = most_lanes(bits, layer.bits, in_data)
        if not 1 <= count <= most and not (spilt and layer.lanes == SPILT):
            raise ModelError(f"plan: layer {layer.name} has {count} lanes of {bits} bits, and a word has 1 to {most}")
        if in_data and bits % layer.bits:
            raise ModelError(
                f"plan: layer {layer.name} has lanes of {bits} bits, and in data contracts weights of {layer.bits} "
                "bits have to fill them"
            )
        return layer.lanes
    bits = needed_bits(layer, sums)
    if spilt and SPILT.bits // 2 < bits <= SPILT.bits:
        return SPILT
    if in_data:  # the narrowest whole number of weights: it wastes no byte
        bits = -(-bits // layer.bits) * layer.bits
    return Lanes(bits, most_lanes(bits, layer.bits, in_data))


def _image_lanes(model: Model, sizes: dict[str, tuple[int, ...]], images: dict) -> Lanes | None:
    """The lanes that all images share, so that a row needs no packing anew between layers."""
    if not images:
        return None
    given = {layer.name: layer.lanes for layer in model.layers if layer.name in images and layer.lanes}
    if given:
        (first, lanes), *others = given.items()
        for name, other in others:
            if other != lanes:
                raise ModelError(f"plan: layers {first} and {name} have different lanes, and images share theirs")
    else:
        bits = max(_field_bits(model, name, fields) for name, (_, fields) in images.items())
        for name, (sums, _) in images.items():
            if sums:
                bits = max(bits, needed_bits(model.layer(name), sums))
        lanes = _widest(bits, [sizes[name][2] for name in images])
    for name, (_, fields) in images.items():
        if lanes.bits < _field_bits(model, name, fields):
            channel = max(range(len(fields.most)), key=lambda each: fields.most[each])
            raise ModelError(
                f"plan: layer {name}, channel {channel}: its numbers span {max(fields.most)}, "
                f"more than a lane of {lanes.bits} bits holds"
            )
    if not HALO < lanes.count <= WORD_BITS // lanes.bits:
        raise ModelError(
            f"plan: layer {next(iter(given), INPUT)} has {lanes.count} lanes of {lanes.bits} bits; "
            f"an image needs more than {HALO}, and a word has {WORD_BITS // lanes.bits}"
        )
    return lanes


def _widest(bits: int, widths: list[int]) -> Lanes:
    """Lanes of at least so many bits: one more where no row takes more words for it, and all that a word has left.

    With a bit to spare, convolutions can make two rows at a time.
    """

    def words(count: int) -> list[int]:
        return [-(-width // (count - HALO)) for width in widths]

    wider, count = WORD_BITS // (bits + 1), WORD_BITS // bits
    if wider > HALO and words(wider) == words(count):
        count = wider
    return Lanes(WORD_BITS // count, count)


def _field_bits(model: Model, name: str, fields: Fields) -> int:
    """The bits of an image's fields; where they are compared, of the channels' numbers too, and one more."""
    bits = max(max(fields.most).bit_length(), fields.zero.bit_length(), 1)
    if any(layer.op == "argmax" and name in layer.inputs for layer in model.layers):
        return max(bits, (len(fields.most) - 1).bit_length()) + 1
    return bits
