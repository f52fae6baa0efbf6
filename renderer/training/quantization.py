"""Quantization-aware training: torch layers that compute in training what the chain will compute, rounded as there.

Tensors hold integers all the way, in floats. A layer takes integers, multiplies them by weights that are integers
too, adds a bias, shifts down to the floor, and bends the result by an activation, as reference/neural/network.py
says; the gradient goes straight through everything that rounds. So nothing is left to convert afterwards: `to_model`
reads the integers off, and its network equals the module's forward in eval mode to the bit.

    net = nn.Sequential(Dense(2, 32, Triangle(8)), Dense(32, 32, Triangle(8)), Dense(32, 3, Clamp()))
    ... Adam on a loss of net(x) / 128, with x integers in [-128, 127] ...
    save(to_model(net, Input((2,), -128, 127), name="stripes"), Path("stripes"))

Exactness: floats hold integers exactly below 2**24 (float32) or 2**53 (float64). In eval mode every sum is taken in
float64, and a sum that could reach 2**53 is refused. In training sums are taken in the dtype of the weights, where a
float32 beyond 2**24 is off by a few units: noise, not error.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from torch import nn

from reference.neural.model import (
    FACTORS,
    INPUT,
    MAX_SHIFT,
    WEIGHT_BITS,
    Activation,
    Input,
    Layer,
    Model,
    check,
    shapes,
)

EXACT = 2**53  # below which float64 holds every integer
BIAS_REACH = 2**31 - 2**MAX_SHIFT // 2  # biases stay below, so that int32 holds them with their rounding
OUTLIERS = 0.999  # the share of sums that has to fit when a layer finds its shift


class _Straight(torch.autograd.Function):
    @staticmethod
    def forward(ctx: torch.autograd.function.FunctionCtx, exact: torch.Tensor, smooth: torch.Tensor) -> torch.Tensor:
        return exact.view_as(exact)

    @staticmethod
    def backward(ctx: torch.autograd.function.FunctionCtx, slope: torch.Tensor) -> tuple[None, torch.Tensor]:
        return None, slope


def straight(exact: torch.Tensor, smooth: torch.Tensor) -> torch.Tensor:
    """The first tensor's values with the second one's gradient."""
    return _Straight.apply(exact.detach(), smooth)


class Clamp(nn.Module):
    """Into [low, high], integers both."""

    def __init__(self, low: int = -128, high: int = 127) -> None:
        super().__init__()
        self.low, self.high = low, high
        self.reach = max(-low, high)

    def forward(self, v: torch.Tensor) -> torch.Tensor:
        return v.clamp(self.low, self.high)

    def told(self) -> Activation:
        return Activation("clamp", low=self.low, high=self.high)


class Triangle(nn.Module):
    """The triangle wave of period 2**bits, in [-2**(bits-2), 2**(bits-2) - 1], rising from its least value at 0."""

    def __init__(self, bits: int = 9) -> None:
        super().__init__()
        self.bits = bits
        self.reach = 2 ** (bits - 1)  # half a period to either side

    def forward(self, v: torch.Tensor) -> torch.Tensor:
        phase = v - torch.floor(v / 2**self.bits) * 2**self.bits
        return torch.minimum(phase, 2**self.bits - 1 - phase) - 2 ** (self.bits - 2)

    def told(self) -> Activation:
        return Activation("triangle", bits=self.bits)


class Plain(nn.Module):
    """No activation; `reach` is the size that the greatest numbers should have."""

    def __init__(self, reach: int = 127) -> None:
        super().__init__()
        self.reach = reach

    def forward(self, v: torch.Tensor) -> torch.Tensor:
        return v

    def told(self) -> Activation:
        return Activation()


class _Weighted(nn.Module):
    """What Dense and Convolution share: latent weights and biases in real numbers, and the integers read off them.

    The first batch that a layer sees in training decides, once, how many integer steps a weight has (`steps`, so that
    weights begin within half of their range and can double), what a bias counts (`unit`, the greatest input), and the
    shift, so that all but outliers of the shifted sums come within `reach`.

    `most` bounds the sum of the sizes of one output's weights: lanes need to be as wide as the greatest sum that the
    weights allow, so this is what makes a network fit narrow ones.

    `offsets`, where they are set, are added to the biases: integers `(batch, outputs)`, as a flow's conditions give
    them (reference/neural/flow.py). They are no part of the layer, and are not exported with it.
    """

    offsets: torch.Tensor | None = None

    def __init__(
        self,
        shape: tuple[int, ...],
        activation: nn.Module | None,
        bits: int = 8,
        reach: int | None = None,
        most: int | None = None,
    ) -> None:
        super().__init__()
        if bits not in WEIGHT_BITS:
            raise ValueError(f"quantization: weights have 4 or 8 bits, not {bits}")
        self.activation = activation or Plain()
        self.bits, self.reach, self.most = bits, reach or self.activation.reach, most
        bound = 1 / math.sqrt(math.prod(shape[1:]))
        self.weight = nn.Parameter(torch.empty(shape).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.empty(shape[0]).uniform_(-bound, bound))
        self.register_buffer("observed", torch.tensor(False))
        self.register_buffer("steps", torch.tensor(1.0))
        self.register_buffer("unit", torch.tensor(1.0))
        self.register_buffer("shift", torch.tensor(0))

    def product(self, x: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
        """The sums without biases."""
        raise NotImplementedError

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if self.training:
            if not self.observed:
                self.observe(x)
            self._keep()
            sums = self._sums(x.to(self.weight.dtype))
        else:
            sums = self._sums(x.double())
        scaled = sums / 2 ** int(self.shift)
        return self.activation(straight(torch.floor(scaled), scaled))

    def integers(self, dtype: torch.dtype = torch.float64) -> tuple[torch.Tensor, torch.Tensor]:
        """Weights and biases as integers in floats; biases include half a unit of the shifted sums, which rounds."""
        reach, half = 2 ** (self.bits - 1), 2 ** int(self.shift) // 2
        weight = (self.weight.to(dtype) * self.steps).clamp(-reach, reach - 1)
        bias = (self.bias.to(dtype) * self.steps * self.unit).clamp(-BIAS_REACH, BIAS_REACH - 1)
        return straight(torch.round(weight), weight), straight(torch.round(bias), bias) + half

    def _sums(self, x: torch.Tensor) -> torch.Tensor:
        weights, bias = self.integers(x.dtype)
        if not self.training:
            most = weights.abs().flatten(1).sum(1).max() * x.abs().max() + bias.abs().max()
            if not (most := float(most.detach())) < EXACT:
                raise ValueError(f"quantization: a sum can reach {most:.0f}, and floats hold less exactly")
        if self.offsets is not None:
            bias = bias + self.offsets.to(bias.dtype)
        return self.product(x, weights) + bias.reshape(*bias.shape, *[1] * (weights.ndim - 2))

    @torch.no_grad()
    def observe(self, x: torch.Tensor) -> None:
        """Finds the scales from a batch; again, when it is called again."""
        self.steps.fill_(2 ** (self.bits - 2) / max(float(self.weight.abs().max()), 1e-9))
        self.unit.fill_(max(float(x.abs().max()), 1.0))
        self._keep()
        self.shift.zero_()
        sums = self._sums(x.to(self.weight.dtype)).abs().flatten()
        most = float(sums.sort().values[int((len(sums) - 1) * OUTLIERS)])
        self.shift.fill_(min(max(round(math.log2(max(most, 1) / self.reach)), 0), MAX_SHIFT))
        self.observed.fill_(True)

    @torch.no_grad()
    def settle(self) -> None:
        """Weights become the integers that they are rounded to, for good; biases go on learning."""
        self.weight.copy_(self.integers()[0] / self.steps).requires_grad_(False)

    @torch.no_grad()
    def _keep(self) -> None:
        """Weights never leave their range: there the clamp has no gradient that could bring them back."""
        if not self.weight.requires_grad:
            return
        reach = 2 ** (self.bits - 1)
        self.weight.clamp_(-reach / self.steps, (reach - 1) / self.steps)
        if self.most is not None:
            sizes = (self.weight * self.steps).abs().flatten(1).sum(1)
            self.weight.mul_((self.most / sizes).clamp(max=1).reshape(-1, *[1] * (self.weight.ndim - 1)))


class Dense(_Weighted):
    """W x + b of `(..., inputs)`; `scales`: bits, reach and most, see _Weighted."""

    def __init__(self, inputs: int, outputs: int, activation: nn.Module | None = None, **scales: int | None) -> None:
        super().__init__((outputs, inputs), activation, **scales)

    def product(self, x: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
        return x @ weights.T


class Convolution(_Weighted):
    """A convolution of `(batch, inputs, height, width)` by kernels of 1 or 3, zeros around, stride 1 or 2."""

    def __init__(
        self,
        inputs: int,
        outputs: int,
        kernel: int = 3,
        stride: int = 1,
        activation: nn.Module | None = None,
        **scales: int | None,
    ) -> None:
        super().__init__((outputs, inputs, kernel, kernel), activation, **scales)
        self.stride = stride

    def product(self, x: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
        return nn.functional.conv2d(x, weights, stride=self.stride, padding=weights.shape[2] // 2)


class Residual(nn.Sequential):
    """What goes in, added to what the layers make of it; `Clamp` keeps the sum small."""

    def __init__(self, *layers: nn.Module, activation: nn.Module | None = None) -> None:
        super().__init__(*layers)
        self.bend = activation or Clamp()

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        made = x
        for layer in self.layers():
            made = layer(made)
        return self.bend(x + made)

    def layers(self) -> Iterator[nn.Module]:
        """The layers in order, without the activation."""
        return (layer for name, layer in self.named_children() if name != "bend")


def to_model(
    net: nn.Module,
    given: Input,
    name: str,
    licence: str = "MIT",
    authors: tuple[str, ...] = (),
    training_data: str = "",
) -> Model:
    """The integer network that a trained module is; `reference.neural.network.run` equals the module in eval mode.

    `net` is a layer of this file, or a Sequential of them with Flatten, Unflatten, PixelShuffle and nearest Upsample
    between. Raises ValueError for any other module, and for one that has not seen a batch in training; ModelError for
    layers that do not fit together.
    """
    model = Model(name, licence, tuple(authors), training_data, given, ())
    return check(_exported(net, model, INPUT))


def _exported(net: nn.Module, model: Model, source: str) -> Model:
    """The model with what a module does to the tensor `source` behind it."""
    if isinstance(net, nn.Sequential):
        start = source
        for layer in net.layers() if isinstance(net, Residual) else net:
            model = _exported(layer, model, source)
            source = model.output
        if not isinstance(net, Residual):
            return model
        made = {"op": "add", "inputs": (start, source), "activation": net.bend.told()}
    else:
        made = _made(net, (source,), shapes(model)[source])
    return replace(model, layers=(*model.layers, Layer(f"layer{len(model.layers)}", **made)))


def _made(net: nn.Module, inputs: tuple[str, ...], shape: tuple[int, ...]) -> dict[str, Any]:
    """The fields of the layer that a module is, its name aside."""
    match net:
        case _Weighted():
            return {"inputs": inputs} | _weighted(net)
        case nn.Flatten():
            return {"op": "reshape", "inputs": inputs, "shape": (math.prod(shape),)}
        case nn.Unflatten():
            return {"op": "reshape", "inputs": inputs, "shape": tuple(net.unflattened_size)}
        case nn.PixelShuffle():
            return {"op": "pixel_shuffle", "inputs": inputs, "factor": net.upscale_factor}
        case nn.Upsample() if net.mode == "nearest" and net.scale_factor in FACTORS:
            return {"op": "upsample", "inputs": inputs, "factor": int(net.scale_factor)}
    raise ValueError(f"quantization: {type(net).__name__} has no meaning in integers here")


@torch.no_grad()
def _weighted(net: _Weighted) -> dict[str, Any]:
    if not net.observed:
        raise ValueError("quantization: a layer has no scales yet; give the network a batch in training mode first")
    weights, bias = (found.cpu().numpy().astype(np.int64) for found in net.integers())
    return {
        "op": "dense" if isinstance(net, Dense) else "convolution",
        "shape": weights.shape,
        "stride": getattr(net, "stride", 1),
        "bits": net.bits,
        "shift": int(net.shift),
        "activation": net.activation.told(),
        "weights": weights,
        "bias": bias,
    }
