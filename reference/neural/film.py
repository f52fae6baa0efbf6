"""What a latent does to a network at run time: a gain and an offset for each unit (FiLM).

A unit is one row of a dense layer, or one channel that a convolution makes. Its gain multiplies its weights and its
bias, as fixed point with `shift` bits after the point; its offset is added to its bias:

    weights' = clamp((weights * gain) >> shift, -2**(bits-1), 2**(bits-1) - 1)
    bias' = ((bias * gain) >> shift) + offset

What comes out is a network of the same format, with the same meaning and the same lanes: the bounds hold for every
gain and offset in range. Layers without gains keep their weights, so that a contract can hold them as literals.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from .model import Layer, Model, ModelError
from .ranges import Interval

MAX_GAIN_SHIFT = 16


@dataclass(frozen=True)
class Film:
    """What one layer lets a latent do.

    gains: the least and the greatest gain, 2**shift being one; None where weights stay as they are.
    offsets: the least and the greatest offset, in units of the layer's sums.
    """

    offsets: Interval = (0, 0)
    gains: Interval | None = None
    shift: int = 0


Films = Mapping[str, Film]


def check(model: Model, films: Films) -> None:
    """ModelError where a film is for no layer with weights, or says what makes no sense."""
    for name, film in films.items():
        layer = next((layer for layer in model.layers if layer.name == name), None)
        if layer is None or not layer.weighted:
            raise ModelError(f"film: {name} is no layer of {model.name} with weights")
        ranges = [film.offsets, *([film.gains] if film.gains else [])]
        sensible = all(low <= high for low, high in ranges) and 0 <= film.shift <= MAX_GAIN_SHIFT
        if not sensible or (film.gains and film.gains[0] < 0):
            raise ModelError(f"film: layer {name} cannot be modulated by {film}")


def modulated(model: Model, films: Films, gains: np.ndarray, offsets: np.ndarray) -> Model:
    """The network under a latent.

    Args:
        gains: int64, one for each unit of the layers with gains, layer after layer.
        offsets: int64, one for each unit of the layers with a film, layer after layer.
    """
    layers = {}
    for layer in model.layers:
        if layer.name not in films:
            continue
        film, units = films[layer.name], layer.shape[0]
        mine, offsets = offsets[:units], offsets[units:]
        gain = None
        if film.gains:
            gain, gains = gains[:units], gains[units:]
        layers[layer.name] = modulate(layer, film, gain, mine)
    if gains.size or offsets.size:
        raise ModelError(f"film: {model.name} has fewer units than there are gains and offsets")
    return model.replaced(**layers)


def modulate(layer: Layer, film: Film, gains: np.ndarray | None, offsets: np.ndarray) -> Layer:
    """One layer under a gain (None: without gains) and an offset for each of its units, int64 `(out,)`."""
    _check_within(layer, "offset", offsets, film.offsets)
    weights, bias = layer.weights, layer.bias
    if film.gains:
        _check_within(layer, "gain", gains, film.gains)
        weights = _clamped((weights * gains.reshape(-1, *[1] * (weights.ndim - 1))) >> film.shift, layer.bits)
        bias = (bias * gains) >> film.shift
    return replace(layer, weights=weights, bias=bias + offsets)


def weight_ranges(layer: Layer, film: Film) -> tuple[np.ndarray, np.ndarray]:
    """The least and the greatest value of each weight under any gain, int64 both."""
    if not film.gains:
        return layer.weights, layer.weights
    # A weight grows or falls all along with its gain, so its ends are among those of the gain.
    ends = [_clamped((layer.weights * gain) >> film.shift, layer.bits) for gain in film.gains]
    return np.minimum(*ends), np.maximum(*ends)


def bias_ranges(layer: Layer, film: Film) -> tuple[np.ndarray, np.ndarray]:
    """The least and the greatest value of each bias under any gain and offset, int64 both."""
    ends = [(layer.bias * gain) >> film.shift for gain in film.gains] if film.gains else [layer.bias, layer.bias]
    return np.minimum(*ends) + film.offsets[0], np.maximum(*ends) + film.offsets[1]


def _clamped(weights: np.ndarray, bits: int) -> np.ndarray:
    return np.clip(weights, -(2 ** (bits - 1)), 2 ** (bits - 1) - 1)


def _check_within(layer: Layer, what: str, values: np.ndarray, reach: Interval) -> None:
    if values.shape != layer.shape[:1] or values.min() < reach[0] or values.max() > reach[1]:
        raise ModelError(f"film: layer {layer.name} needs one {what} a unit, each in {list(reach)}")
