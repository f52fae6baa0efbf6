"""A float network as integers: post-training quantization, layer by layer, against what the float network computes.

Every tensor has one real scale, real = scale * integer + zero; zero is a triangle wave's middle, and 0 for the rest.
A layer's weights are W * s_x * 2**shift / s_y, rounded. Of the scales s_y that could do, the one is taken whose
integer results come closest to the float network's, with the integer inputs that the layer will really see.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from reference.neural import network
from reference.neural.model import (
    INPUT,
    MAX_SHIFT,
    WEIGHT_BITS,
    Activation,
    Input,
    Layer,
    Model,
    ModelError,
    check,
)

from . import graph as floats
from .alignment import LAYOUTS, Alignment, aligned
from .elementwise import Clamp, Triangle
from .graph import Graph, Node
from .rounding import BIAS_REACH, Candidate, Meaning, Rows, best, largest_shift

ACTIVATION_BITS = range(5, 9)
INPUT_BITS = range(2, 13)
# Of a bounded output: whole bytes for colours, and no layer pays for the eighth bit.
OUTPUT_BITS = 8
# How much of a tensor's range is kept, as candidates: what lies beyond saturates.
KEPT = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46, 0.4)
LEAST_TRIANGLE_BITS = 3
# Powers of two by which a part of a sum is tried with finer steps.
FINER = (1, 2)
# Powers of two between a tensor's scale and its group's; what is smaller yet does not count in a sum.
MOST_APART = 10


@dataclass(frozen=True)
class Options:
    """What an artist may choose.

    weight_bits: 8 or 4, weight_bits_by_layer: others by the name of an ONNX node or of a layer; activation_bits: 5 to
    8, a result of b bits lies in [-2**(b-1), 2**(b-1) - 1]; output_bits: bits of an output without bounds, None
    leaves its sums as they are; input_bits: of the inputs, unsigned when none is negative; input_range: the real
    least and greatest input; input_scale: the real value of 1 in the inputs, None takes what the range needs;
    pixels: how pictures are scaled, see calibrate.py; samples: how many inputs are calibrated and compared with.
    """

    weight_bits: int = 8
    weight_bits_by_layer: dict[str, int] = field(default_factory=dict)
    activation_bits: int = 8
    output_bits: int | None = None
    input_bits: int = 8
    input_range: tuple[float, float] | None = None
    input_scale: float | None = None
    pixels: str = "unit"
    samples: int = 256
    name: str | None = None
    licence: str = ""
    authors: tuple[str, ...] = ()
    training_data: str = ""


@dataclass(frozen=True, eq=False)
class Quantized:
    """An integer network and what its tensors mean, by name."""

    model: Model
    meanings: dict[str, Meaning]


def quantize(graph: Graph, inputs: np.ndarray, options: Options) -> Quantized:
    """The integer network of a float one, fitted to real inputs `(count, *shape)`; ModelError where it cannot be."""
    check_options(options, graph)
    return _Quantizer(graph, inputs, options).quantized()


def integers(inputs: np.ndarray, meaning: Meaning, given: Input) -> np.ndarray:
    """Real inputs as the integers nearest to them that the network allows."""
    return np.clip(np.round(inputs / meaning.scale), given.low, given.high).astype(np.int64)


def check_options(options: Options, graph: Graph) -> None:
    """ModelError when a network cannot be quantized with these options."""
    names = {name for node in graph.nodes for name in (node.name, node.source)}
    unknown = sorted(set(options.weight_bits_by_layer) - names)
    wrong = {options.weight_bits, *options.weight_bits_by_layer.values()} - set(WEIGHT_BITS)
    told = {
        f"weights have {' or '.join(map(str, WEIGHT_BITS))} bits, not {', '.join(map(str, wrong))}": wrong,
        f"no layer is named {', '.join(unknown)}": unknown,
        f"activations have 5 to 8 bits, not {options.activation_bits}": options.activation_bits
        not in ACTIVATION_BITS,
        f"inputs have 2 to 12 bits, not {options.input_bits}": options.input_bits not in INPUT_BITS,
        f"an output has 2 to 31 bits, not {options.output_bits}": options.output_bits not in (None, *range(2, 32)),
        f"the input's range {options.input_range} is empty or endless": options.input_range is not None
        and not -np.inf < options.input_range[0] < options.input_range[1] < np.inf,
        f"{options.samples} samples are none": options.samples < 1,
        f"the input's scale is above 0, not {options.input_scale}": options.input_scale is not None
        and not 0 < options.input_scale < np.inf,
    }
    for reason, holds in told.items():
        if holds:
            raise ModelError(f"quantize: {reason}")


class _Quantizer:
    """One network on its way: floats beside integers, layer by layer."""

    def __init__(self, graph: Graph, inputs: np.ndarray, options: Options) -> None:
        self.graph, self.options = graph, options
        self.real = floats.run(graph, inputs)
        self.input, meaning = self._input(inputs)
        self.meanings: dict[str, Meaning] = {INPUT: meaning}
        self.found: dict[str, np.ndarray] = {INPUT: integers(inputs, meaning, self.input)}
        self.layers: list[Layer] = []
        self.outputs = self._outputs()
        self.alignment: Alignment = aligned(graph)

    def quantized(self) -> Quantized:
        for node in self.graph.nodes:
            layer = self._layer(node)
            self.layers.append(layer)
            self.found[node.name] = network_step(layer, *(self.found[name] for name in layer.inputs))
        options = self.options
        name = options.name or self.graph.name
        return Quantized(
            check(
                Model(name, options.licence, options.authors, options.training_data, self.input, tuple(self.layers))
            ),
            self.meanings,
        )

    def _input(self, inputs: np.ndarray) -> tuple[Input, Meaning]:
        low, high = self.options.input_range or (float(inputs.min()), float(inputs.max()))
        if max(-low, high) == 0:
            raise ModelError("quantize: every calibration input is zero; give inputs that look like real ones")
        most = 2**self.options.input_bits - 1 if low >= 0 else 2 ** (self.options.input_bits - 1) - 1
        scale = self.options.input_scale or max(-low, high) / most
        return Input(self.graph.shape, int(np.round(low / scale)), int(np.round(high / scale))), Meaning(scale)

    def _outputs(self) -> set[str]:
        """The layers whose numbers are the output, or are only compared."""
        consumers: dict[str, list[Node]] = {}
        for node in self.graph.nodes:
            for name in node.inputs:
                consumers.setdefault(name, []).append(node)
        found: set[str] = set()
        for node in reversed(self.graph.nodes):
            after = consumers.get(node.name, [])
            if all(each.name in found and (each.op in LAYOUTS or each.op == "argmax") for each in after):
                found.add(node.name)
        return found

    def _raw(self, node: Node) -> bool:
        """Whether a layer's sums are left as they are, since nothing multiplies them any more."""
        bounded = isinstance(node.activation, Triangle) or np.isfinite(node.activation.high)
        return node.name in self.outputs and self.options.output_bits is None and not bounded

    def _layer(self, node: Node) -> Layer:
        if node.weighted:
            return self._weighted(node)
        if node.op == "add":
            return self._add(node)
        self.meanings[node.name] = self.meanings[node.inputs[0]] if node.op != "argmax" else Meaning(1.0)
        shape = node.shape if node.op == "reshape" else ()
        return Layer(
            node.name, node.op, node.inputs, shape, factor=node.factor, scale=float(self.meanings[node.name].scale)
        )

    # Layers with weights

    def _bits(self, node: Node) -> int:
        chosen = self.options.weight_bits_by_layer
        return chosen.get(node.name, chosen.get(node.source, self.options.weight_bits))

    def _weighted(self, node: Node) -> Layer:
        bits = self._bits(node)
        wave = node.activation if isinstance(node.activation, Triangle) else None
        rows = self._rows(node)
        candidates = self._waves(node, wave, rows.meaning) if wave else self._clamps(node, rows.meaning)
        layer, self.meanings[node.name] = best(node, bits, rows, candidates)
        return layer

    def _rows(self, node: Node) -> Rows:
        name = node.inputs[0]
        found, meaning, real = self.found[name], self.meanings[name], self.real[name]
        if name == INPUT:
            # Rounded inputs are as good as any: a bias would learn the chance of these.
            real = meaning.real(found)
        start = node.activation.start if isinstance(node.activation, Triangle) else 0.0
        return Rows(node, found, meaning, real, self.real[node.name], start)

    def _waves(self, node: Node, wave: Triangle, x: Meaning) -> list[Candidate]:
        # One more than the results' bits: a wave goes through its values twice.
        for bits in range(self.options.activation_bits + 1, LEAST_TRIANGLE_BITS - 1, -1):
            unit = wave.period / 2**bits
            # Beyond the wave's own period nothing counts, and both together stay within 30 bits.
            shift = min(largest_shift(replace(node, bias=np.zeros(1)), self._bits(node), x, unit), 30 - bits)
            if shift >= 0:
                # A step's middle lies half a step above it.
                step = wave.gain / 2 ** (bits - 2)
                meaning, activation = Meaning(step, wave.offset + step / 2), Activation("triangle", bits=bits)
                return [Candidate(unit, each, activation, meaning) for each in (shift, shift + 1)]
        raise ModelError(
            f"quantize: layer {node.name} passes its period of {wave.period:.3g} in too few steps; "
            f"use a longer period, or smaller weights"
        )

    def _clamps(self, node: Node, x: Meaning) -> list[Candidate]:
        bits, raw = self._bits(node), self._raw(node)
        finest = x.scale * max(np.abs(node.weights).max(), np.finfo(np.float32).tiny) / (2 ** (bits - 1) - 1)
        found = []
        if raw:
            # The finest scale at which the weights fit or saturate a little, coarser only where a bias would not fit.
            reach = 4 * np.abs(node.bias).max() / BIAS_REACH
            scales = [max(finest * kept, reach) for kept in KEPT]
        else:
            scales = self._scales(node, finest)
        for scale in scales:
            largest = 0 if raw else largest_shift(node, bits, x, scale)
            activation = self._activation(node, Meaning(scale), raw)
            # One more lets the largest weights saturate, for the sake of all the others.
            shifts = [0] if raw else [each for each in (largest, largest + 1) if 0 <= each <= MAX_SHIFT]
            found += [Candidate(scale, shift, activation, Meaning(scale)) for shift in shifts]
        if not found:
            raise ModelError(
                f"quantize: layer {node.name} needs biases beyond 32 bits; they are up to "
                f"{np.abs(node.bias).max():.3g} beside results up to {np.abs(self.real[node.name]).max():.3g}"
            )
        return found

    def _scales(self, node: Node, finest: float) -> list[float]:
        low, high = self._levels(node)
        wanted = self.real[node.name]
        reach = max(wanted.max() / max(high, 1), -wanted.min() / max(-low, 1), np.finfo(np.float32).tiny)
        if self.alignment.constrained(node.name):
            step = self.alignment.unit(node.name, self._group_scale)
            coarse = int(np.clip(np.ceil(np.log2(reach / step)), -MOST_APART, MOST_APART))
            scales = [step * 2.0**power for power in (coarse, coarse - 1)]
            fits = [scale for scale in scales if scale >= finest]
            return fits or [step * 2.0 ** int(np.ceil(np.log2(max(finest, reach) / step)))]
        scales = [reach * kept for kept in KEPT]
        return [scale for scale in scales if scale >= finest] or [max(finest, reach)]

    def _levels(self, node: Node) -> tuple[int, int]:
        """The least and the greatest integer that a result may be."""
        bits = self.options.activation_bits
        if node.name in self.outputs:
            bits = self.options.output_bits or OUTPUT_BITS
            if node.activation.low >= 0:
                return 0, 2**bits - 1
        if node.activation.low >= 0:
            return 0, 2 ** (bits - 1) - 1
        return -(2 ** (bits - 1)), 2 ** (bits - 1) - 1

    def _activation(self, node: Node, meaning: Meaning, raw: bool) -> Activation:
        low, high = ((bound - meaning.zero) / meaning.scale for bound in (node.activation.low, node.activation.high))
        if raw:
            if node.activation.affine:
                return Activation("none")
            if node.activation.low == 0:
                return Activation("relu")
            return Activation("clamp", int(np.round(max(low, -BIAS_REACH))), BIAS_REACH - 1)
        least, most = self._levels(node)
        return Activation(
            "clamp", int(np.round(np.clip(low, least, most))), int(np.round(np.clip(high, least, most)))
        )

    # Sums of two tensors

    def _group_scale(self, members: list[str]) -> float:
        """The scale that an aligned group of tensors shares up to powers of two."""
        fixed = [name for name in members if name in self.meanings]
        if fixed:
            return self.meanings[fixed[0]].scale / self.alignment.factor(fixed[0])
        reach = 0.0
        for name in members:
            node = self.graph.node(name)
            if isinstance(node.activation, Triangle):
                return node.activation.gain / self.alignment.factor(name)
            low, high = self._levels(node)
            wanted = self.real[name]
            scale = max(wanted.max() / max(high, 1), -wanted.min() / max(-low, 1))
            reach = max(reach, scale / self.alignment.factor(name))
        return reach or 1.0

    def _add(self, node: Node) -> Layer:
        """A sum, and the part of it that only it needs, which counts as far as the sum shows it."""
        own = next((name for name in node.inputs if self._only_in(name)), None)
        tried = []
        for part in self._finer(own) if own else [None]:
            if part:
                self._put(*part)
            tried += [(*each, part) for each in self._sums(node, own)]
        _, layer, meaning, lift, part = min(tried, key=lambda each: each[0])
        if part:
            before, old = part
            raised = replace(before, bias=before.bias + (lift << before.shift))
            self._put(raised, replace(old, zero=old.zero - lift * old.scale))
        self.meanings[node.name] = meaning
        return layer

    def _sums(self, node: Node, own: str | None) -> list[tuple[float, Layer, Meaning, int]]:
        """Ways to add the parts as they are: the error, the layer, what it means, and what its own part grows by."""
        meanings = [self.meanings[name] for name in node.inputs]
        parts = [gain * each.scale for gain, each in zip(node.gains, meanings, strict=True)]
        zero = sum(gain * each.zero for gain, each in zip(node.gains, meanings, strict=True))
        apart = np.log2(parts[0] / parts[1])
        if abs(apart - np.round(apart)) > 1e-6:
            raise ModelError(
                f"quantize: layer {node.name} adds tensors whose scales, {parts[0]:.4g} and {parts[1]:.4g}, are no "
                f"power of two apart; put a convolution of 1x1 before one of them"
            )
        low, high = self._levels(node)
        wanted = self.real[node.name] - zero
        reach = max(wanted.max() / max(high, 1), -wanted.min() / max(-low, 1), np.finfo(np.float32).tiny)
        finest = min(parts)
        scales = tuple(int(np.round(np.log2(part / finest))) for part in parts)
        # A sum is no finer than its finer part.
        shifts = {max(0, int(np.ceil(np.log2(reach / finest))) - less) for less in (0, 1)}
        if max(*scales, *shifts) > MAX_SHIFT:
            raise ModelError(
                f"quantize: layer {node.name} adds tensors of too different sizes; give calibration inputs that "
                f"reach all of the network"
            )
        found = []
        for shift in sorted(shifts):
            meaning = Meaning(finest * 2.0**shift, zero)
            activation, scale = self._activation(node, meaning, False), float(meaning.scale)
            layer = Layer(
                node.name, "add", node.inputs, shift=shift, scales=scales, activation=activation, scale=scale
            )
            lift = self._lift(layer, own)
            given = [self.found[name] + (lift if name == own else 0) for name in node.inputs]
            lost = self.real[node.name] - meaning.real(network_step(layer, *given))
            # What flooring loses on average, the next biases make up for.
            found.append((float(lost.var()), layer, replace(meaning, zero=zero + float(lost.mean())), lift))
        return found

    def _lift(self, layer: Layer, own: str | None) -> int:
        """Rounding's half for a sum, which has no bias: what its own part, which has one, grows by."""
        if own is None:
            return 0
        scale, part = layer.scales[layer.inputs.index(own)], self._found_layer(own)
        by = 2 ** (layer.shift - 1 - scale) if layer.shift > scale else 0
        return by if np.abs(part.bias).max() + (by << part.shift) < BIAS_REACH else 0

    def _only_in(self, name: str) -> bool:
        """Whether one sum alone needs a layer with weights and without a bound: else it could not be changed."""
        node = next((each for each in self.graph.nodes if each.name == name), None)
        uses = sum(each.inputs.count(name) for each in self.graph.nodes)
        return uses == 1 and node is not None and node.weighted and node.activation == Clamp()

    def _finer(self, name: str) -> list[tuple[Layer, Meaning]]:
        """A layer as it is, and with finer results, of which more saturate."""
        node, found = self.graph.node(name), [(self._found_layer(name), self.meanings[name])]
        rows = self._rows(node)
        for power in FINER:
            scale = self.meanings[name].scale * 2.0**-power
            largest = largest_shift(node, self._bits(node), rows.meaning, scale)
            if largest >= 0:
                meaning = Meaning(scale)
                candidate = Candidate(scale, largest, self._activation(node, meaning, False), meaning)
                found.append(best(node, self._bits(node), rows, [candidate]))
        return found

    def _found_layer(self, name: str) -> Layer:
        return next(each for each in self.layers if each.name == name)

    def _put(self, layer: Layer, meaning: Meaning) -> None:
        """Takes another layer in place of one that is there."""
        self.layers = [layer if each.name == layer.name else each for each in self.layers]
        self.found[layer.name] = network_step(layer, *(self.found[name] for name in layer.inputs))
        self.meanings[layer.name] = meaning


def network_step(layer: Layer, *inputs: np.ndarray) -> np.ndarray:
    """A layer's results for a batch, `(count, *shape)`, int64, to the bit what the reference gives for each."""
    if layer.weighted:
        # float64 is exact up to 2**53, and sums of int8 weights are far below.
        x, weights = inputs[0].astype(np.float64), layer.weights.astype(np.float64)
        sums = x @ weights.T if layer.op == "dense" else floats.convolve(x, weights, layer.stride)
        bias = layer.bias.reshape(-1, *[1] * (sums.ndim - 2))
        return network.activate((sums.astype(np.int64) + bias) >> layer.shift, layer.activation)
    return np.stack([network.step(layer, *each) for each in zip(*inputs, strict=True)])
