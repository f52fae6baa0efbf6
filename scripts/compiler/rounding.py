"""One layer's weights and biases as integers, rounded so that its results stay as they were.

Biases take up what rounding moves on average, see "Data-Free Quantization through Weight Equalization and Bias
Correction" (Nagel et al., 2019); weights are rounded one after the other, each making up for the errors of those
before it, see "GPTQ" (Frantar et al., 2022).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from reference.neural import network
from reference.neural.model import BIAS_BYTES, MAX_SHIFT, Activation, Layer, ModelError

from . import graph as floats
from .graph import Node

BIAS_REACH = 2 ** (8 * BIAS_BYTES - 1)
# Rows that candidates are compared on, and the most that weights are rounded by.
COMPARED_ROWS, KEPT_ROWS = 4096, 32768
# Numbers in all rows together, 8 bytes each.
ROW_NUMBERS = 2**25
# How many of the candidates are tried with weights that make up for each other.
COMPENSATED = 4
# Weights of a row that are rounded before the rest hears of it.
BLOCK = 64
# That needs more rows than there are weights to fit; the damping is a share of the inputs' mean square.
ROWS_PER_WEIGHT, DAMPING = 1, 0.01


@dataclass(frozen=True)
class Meaning:
    """The real value of an integer q in a tensor: scale * q + zero."""

    scale: float
    zero: float = 0.0

    def real(self, integers: np.ndarray) -> np.ndarray:
        return self.scale * integers + self.zero


@dataclass(frozen=True)
class Candidate:
    """A way to do a layer: the real value of one of its sums after the shift, the shift, and what follows.

    meaning: of the result; of the sums too, but for a triangle wave.
    """

    unit: float
    shift: int
    activation: Activation
    meaning: Meaning


class Rows:
    """A layer's inputs as rows, one for each number of a channel; integers, beside the float network's.

    found, real: `(count, *shape)` both; wanted: the float network's results; start: where a wave begins.
    """

    def __init__(
        self,
        node: Node,
        found: np.ndarray,
        meaning: Meaning,
        real: np.ndarray,
        wanted: np.ndarray,
        start: float = 0.0,
    ) -> None:
        self.node, self.meaning = node, meaning
        if node.op == "convolution":
            # Not all inputs of large images fit into memory as rows.
            numbers = node.shape[1] * node.shape[2] * node.weights[0].size
            some = slice(None, None, -(-numbers * len(found) // ROW_NUMBERS))
            found, real, wanted = found[some], real[some], wanted[some]
        every, exact = self._rows(found).astype(np.float64), self._rows(real)
        flat = node.weights.reshape(len(node.weights), -1)
        self.mean = every.mean(0)
        # What the sums should be on average, from a wave's start.
        self.sums = exact.mean(0) @ flat.T + node.bias - start
        self.all = self._some(every, KEPT_ROWS)
        self.enough = len(every) >= ROWS_PER_WEIGHT * flat.shape[1]
        self.compared = self._some(every, COMPARED_ROWS)
        results = wanted if node.op == "dense" else wanted.transpose(0, 2, 3, 1).reshape(len(every), -1)
        self.wanted = self._some(results, COMPARED_ROWS)

    def _rows(self, x: np.ndarray) -> np.ndarray:
        if self.node.op == "dense":
            return x
        seen = floats.columns(x, self.node.weights.shape[2], self.node.stride)
        return seen.reshape(-1, seen.shape[-1])

    def _some(self, rows: np.ndarray, count: int) -> np.ndarray:
        return rows[:: -(-len(rows) // count)]

    def rounder(self) -> np.ndarray:
        """The triangular matrix that tells how much each weight's error asks of the later ones."""
        centred = self.all - self.mean
        covariance = centred.T @ centred / len(centred)
        damping = DAMPING * covariance.diagonal().mean() + np.finfo(np.float32).tiny
        return np.linalg.cholesky(np.linalg.inv(covariance + damping * np.eye(len(covariance)))).T

    def error(self, layer: Layer, meaning: Meaning) -> float:
        """The mean square of what a layer gets wrong, in real numbers."""
        # Products of float64 are exact here: they stay far below 2**53.
        sums = (self.compared @ layer.weights.reshape(len(layer.weights), -1).T.astype(np.float64)).astype(np.int64)
        result = network.activate((sums + layer.bias) >> layer.shift, layer.activation)
        return float(((meaning.real(result) - self.wanted) ** 2).mean())


def largest_shift(node: Node, bits: int, x: Meaning, unit: float) -> int:
    """The largest shift at which a layer's weights fit into `bits`, and its biases into theirs; maybe below 0."""
    most = 2 ** (bits - 1) - 1
    weight, bias = np.abs(node.weights).max() * x.scale / unit, np.abs(node.bias).max() / unit
    # What misses by a rounding error of 1e-9 must not cost a bit; three quarters of the biases' reach are spare.
    by_weights = int(np.floor(np.log2(most / weight * (1 + 1e-9)))) if weight else MAX_SHIFT
    by_biases = int(np.floor(np.log2(BIAS_REACH / 4 / max(bias, 1.0))))
    return min(by_weights, by_biases, MAX_SHIFT)


def best(node: Node, bits: int, rows: Rows, candidates: Iterable[Candidate]) -> tuple[Layer, Meaning]:
    """The layer that comes closest to the float network, and what its results mean."""
    tried = []
    for each in candidates:
        layer = _rounded(node, bits, rows, each, None)
        tried.append((rows.error(layer, each.meaning), len(tried), layer, each))
    tried.sort(key=lambda each: each[:2])
    if rows.enough:
        rounder = rows.rounder()
        for _, _, _, each in tried[:COMPENSATED]:
            layer = _rounded(node, bits, rows, each, rounder)
            tried.append((rows.error(layer, each.meaning), len(tried), layer, each))
    _, _, layer, chosen = min(tried, key=lambda each: each[:2])
    return replace(layer, scale=float(chosen.meaning.scale)), chosen.meaning


def _rounded(node: Node, bits: int, rows: Rows, chosen: Candidate, rounder: np.ndarray | None) -> Layer:
    reach = 2 ** (bits - 1)
    exact = node.weights.reshape(len(node.weights), -1) * (rows.meaning.scale * 2.0**chosen.shift / chosen.unit)
    weights = compensated(exact, rounder, reach) if rounder is not None else nearest(exact, reach)
    bias = _bias(node, rows, chosen, weights)
    return Layer(
        node.name,
        node.op,
        node.inputs,
        node.weights.shape,
        node.stride,
        bits,
        chosen.shift,
        chosen.activation,
        weights=weights.reshape(node.weights.shape),
        bias=bias,
    )


def nearest(weights: np.ndarray, reach: int) -> np.ndarray:
    """Weights rounded into [-reach, reach - 1], each by itself."""
    return np.clip(np.round(weights), -reach, reach - 1).astype(np.int64)


def compensated(weights: np.ndarray, rounder: np.ndarray, reach: int) -> np.ndarray:
    """Weights `(out, in)` rounded into [-reach, reach - 1], each making up for the errors of those before it."""
    left, found = weights.copy(), np.zeros(weights.shape, np.int64)
    for start in range(0, weights.shape[1], BLOCK):
        end = min(start + BLOCK, weights.shape[1])
        errors = np.zeros((len(weights), end - start))
        for at in range(start, end):
            found[:, at] = nearest(left[:, at], reach)
            errors[:, at - start] = (left[:, at] - found[:, at]) / rounder[at, at]
            left[:, at:end] -= errors[:, at - start, None] * rounder[at, at:end]
        # What lies beyond the block is told at once: the same sums, by one product.
        left[:, end:] -= errors @ rounder[start:end, end:]
    return found


def _bias(node: Node, rows: Rows, chosen: Candidate, weights: np.ndarray) -> np.ndarray:
    """The biases that make a layer's sums right on average, with rounding's half; a wave's wrap around."""
    unit = chosen.unit / 2**chosen.shift
    bias = rows.sums / unit - rows.mean @ weights.T
    if chosen.activation.op == "triangle":
        period = 2.0 ** (chosen.activation.bits + chosen.shift)
        bias -= period * np.round(bias / period)
    elif chosen.shift:
        bias += 2 ** (chosen.shift - 1)
    bias = np.round(bias)
    if np.abs(bias).max() >= BIAS_REACH:
        worst = int(np.abs(bias).argmax())
        raise ModelError(
            f"quantize: layer {node.name} channel {worst} needs a bias beyond 32 bits; its bias is "
            f"{node.bias[worst]:.3g} beside weights up to {np.abs(node.weights[worst]).max():.3g}"
        )
    return bias.astype(np.int64)
