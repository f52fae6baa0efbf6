"""The exact-integer model by torch: the reference's bits, in batches of any size, on a processor or a graphics card.

Numbers are integers in int64, float64 or float32. A float holds every integer up to 2**53 or 2**24, and no sum of the
model leaves that, in whatever order its terms are added (proven from its weights when it is loaded): so no library's
order of summing, no fused multiply-add and no number of threads can change a bit. Nothing else is left that could: a
convolution is a product of matrices, so that no algorithm with roundings of its own is chosen (Winograd's), and TF32,
which cuts what goes in to 11 bits, is kept off.

Images are (batch, height, width, channels) here, so that the numbers under a kernel's row lie side by side. In floats
weights and biases are scaled by 2**-shift beforehand, which is exact too; what is left of a shift is the floor.

Fastest on a processor is int8: activations and weights of 8 bits, sums in int32. Processors without an instruction
for it may cut sums of two products to 16 bits, so a processor has to show that its products hold (`products_hold`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
import torch

from reference.neural.flow import HOT, LEAST_TOLD, MOST_TOLD, TOLD_SHIFT
from reference.neural.model import INPUT, Activation, Layer, Model
from reference.veduta import picture
from reference.veduta.network import Veduta

from ..job import Job
from ..prompts import clean
from ..refusal import Hindered
from . import numpy as by_numpy
from .noise import noise

DTYPES = {"int64": torch.int64, "float64": torch.float64, "float32": torch.float32, "int8": torch.int8}
SUMS = {torch.int8: torch.int32}  # what sums are in, when it is something else
EXACT = {torch.float32: 2**24, torch.float64: 2**53, torch.int64: 2**63, torch.int8: 2**31}  # what sums stay below
BYTE = (-128, 127)
NEAR = 2**19  # numbers under kernels at a time, so that a processor's own memory holds them
CARD_ROWS = 64  # of a product in integers on a card, at a time

Tensor = torch.Tensor
# Of a layer: from earlier tensors and its biases, where these are not its own, to its output.
Step = Callable[[dict[str, Tensor], Tensor | None], Tensor]


class Maker(by_numpy.Maker):
    """Draws the same images as the maker without torch."""

    def __init__(
        self,
        folder: Path,
        device: str = "auto",
        adapters: Mapping[str, Path] | None = None,
        dtype: str = "auto",
    ) -> None:
        super().__init__(folder, device, adapters)
        self.device = ("cuda" if torch.cuda.is_available() else "cpu") if device == "auto" else device
        self.dtype = fastest(self.device) if dtype == "auto" else dtype

    @cached_property
    def executor(self) -> "Executor":
        """The model as torch computes it; Hindered when it cannot do so exactly."""
        return Executor(self.model, DTYPES[self.dtype], self.device)

    def images(self, jobs: Sequence[Job]) -> list[np.ndarray]:
        """The images, uint8 `(height, width, 3)` each, all at once."""
        return list(self.executor.draw([(clean(job.prompt), job.seed) for job in jobs]))

    def environment(self) -> dict[str, Any]:
        """What computes; the bits do not depend on it."""
        card = {"card": torch.cuda.get_device_name(self.device)} if self.device.startswith("cuda") else {}
        return {
            "executor": "torch",
            "torch": torch.__version__,
            "numpy": np.__version__,
            "device": self.device,
            "dtype": self.dtype,
        } | card


@cache
def fastest(device: str) -> str:
    """The name of the dtype that is fastest on a device, of those that are exact there."""
    return "int8" if device == "cpu" and products_hold() else "float32"


def products_hold() -> bool:
    """Are this processor's products of bytes right, those of the greatest bytes among them?"""
    for rows, inner in ((1, 108), (64, 432), (1024, 576)):
        ends = torch.tensor(BYTE, dtype=torch.int8)[torch.arange(rows * inner).view(rows, inner) // 3 % 2]
        for a in (ends, ends.flip(1), torch.full_like(ends, BYTE[0]), torch.full_like(ends, BYTE[1])):
            b = a[:1].T.expand(inner, 48).contiguous()
            if not torch.equal(torch._int_mm(a, b).long(), a.long() @ b.long()):
                return False
    return True


class Executor:
    """A model in one dtype on one device."""

    def __init__(self, model: Veduta, dtype: torch.dtype, device: str) -> None:
        if (most := model.greatest_sum()) >= EXACT[dtype]:
            raise Hindered(f"makers: a sum of this model can reach {most}, and {dtype} holds less exactly")
        self.model, self.dtype, self.device = model, SUMS.get(dtype, dtype), torch.device(device)
        self.flow, self.decoder = (Network(each, dtype, self.device) for each in (model.flow.network, model.decoder))
        said = model.flow.conditions.layers[0]
        self.threads = torch.get_num_threads() if self.device.type == "cpu" else 1
        self.columns = self._tensor(HOT * said.weights.T)
        self.starts = self._tensor(said.bias)
        self.units = [len(self.flow.biases[name]) for name in model.flow.conditioned]

    def draw(self, wanted: Sequence[tuple[str, int]]) -> np.ndarray:
        """The pictures of prompts and seeds, uint8 `(n, height, width, 3)`."""
        share = -(-len(wanted) // self.threads)
        parts = [wanted[at : at + share] for at in range(0, len(wanted), share)]
        with _one_thread():
            if len(parts) == 1:
                return self._draw(wanted)
            with ThreadPoolExecutor(len(parts), initializer=torch.set_num_threads, initargs=(1,)) as pool:
                return np.concatenate(list(pool.map(self._draw, parts)))

    def _draw(self, wanted: Sequence[tuple[str, int]]) -> np.ndarray:
        hot = np.zeros((len(wanted), self.model.flow.kinds), np.int64)
        for row, (prompt, seed) in zip(hot, wanted, strict=True):
            row[list(picture.kinds(prompt, seed))] = 1
        return self._pictures(noise(self.model, [seed for _, seed in wanted]), hot)

    @torch.inference_mode()
    def _pictures(self, begun: np.ndarray, hot: np.ndarray) -> np.ndarray:
        """The pictures of noise, `(n, channels, height, width)`, and of words `(n, kinds)`, each 0 or 1."""
        torch.backends.cuda.matmul.allow_tf32 = False
        state = self._tensor(begun.transpose(0, 2, 3, 1))
        steps = self.model.flow.steps
        words = _product(self._tensor(hot), self.columns[steps:])
        said = words + self.columns[:steps, None] + self.starts  # (steps, n, units)
        parts = said.split(self.units, 2)
        biases = [
            self.flow.biased(dict(zip(self.model.flow.conditioned, parts, strict=True)), k) for k in range(steps)
        ]
        for each in biases:
            state = state + self.flow(self._told(state), each)
        levels = self.decoder(self._told(state), {}).to(self.dtype) + picture.MIDDLE
        return levels.to(torch.uint8).cpu().numpy()

    def _told(self, state: Tensor) -> Tensor:
        half = 2 ** (TOLD_SHIFT - 1)
        return _shifted(state + half, TOLD_SHIFT).clamp_(LEAST_TOLD, MOST_TOLD).to(self.flow.dtype)

    def _tensor(self, numbers: np.ndarray) -> Tensor:
        return torch.tensor(numbers, dtype=self.dtype, device=self.device).contiguous()


class Network:
    """A network of reference/neural/network.py, on images `(n, height, width, channels)`."""

    def __init__(self, model: Model, dtype: torch.dtype, device: torch.device) -> None:
        self.model, self.dtype, self.sums = model, dtype, SUMS.get(dtype, dtype)
        self.steps: list[tuple[str, Step]] = []
        self.biases: dict[str, Tensor] = {}
        self.scales: dict[str, float] = {}
        for layer in model.layers:
            if layer.weighted:
                self.scales[layer.name] = 2**-layer.shift if dtype.is_floating_point else 1
                self.biases[layer.name] = self._scaled(layer, layer.bias, self.sums, device)
            self.steps += [(layer.name, self._step(layer, device))]

    def __call__(self, x: Tensor, biases: Mapping[str, Tensor]) -> Tensor:
        """The output; `biases` are those, `(n, 1, out)`, of layers that do not have their own."""
        found = {INPUT: x}
        for name, step in self.steps:
            found[name] = step(found, biases.get(name))
        return found[self.model.output]

    def biased(self, offsets: Mapping[str, Tensor], step: int) -> dict[str, Tensor]:
        """The biases of layers under the offsets `(steps, n, out)` of a step."""
        return {name: (self.biases[name] + each[step] * self.scales[name])[:, None] for name, each in offsets.items()}

    def _scaled(self, layer: Layer, numbers: np.ndarray, dtype: torch.dtype, device: torch.device) -> Tensor:
        return torch.tensor(numbers, dtype=dtype, device=device) * self.scales[layer.name]

    def _bent(self, v: Tensor, activation: Activation) -> Tensor:
        """The activation of sums, which are the caller's own; bytes, where they are bytes for sure."""
        match activation.op:
            case "none":
                return v
            case "relu":
                return v.clamp_(min=0)
            case "clamp":
                small = BYTE[0] <= activation.low and activation.high <= BYTE[1]
                return v.clamp_(activation.low, activation.high).to(self.dtype if small else self.sums)
        raise Hindered(f"makers: the activation {activation.op} is not known here")

    def _step(self, layer: Layer, device: torch.device) -> Step:
        first = layer.inputs[0]
        match layer.op:
            case "convolution":
                return self._convolution(layer, device)
            case "add":
                second, (p, q) = layer.inputs[1], layer.scales
                return lambda found, _: self._bent(
                    _shifted(found[first].to(self.sums) * 2**p + found[second].to(self.sums) * 2**q, layer.shift),
                    layer.activation,
                )
            case "upsample":
                return lambda found, _: (
                    found[first].repeat_interleave(layer.factor, 1).repeat_interleave(layer.factor, 2)
                )
            case "pixel_shuffle":
                return lambda found, _: _shuffled(found[first], layer.factor)
        raise Hindered(f"makers: layer {layer.name} is {layer.op}, which is not known here")

    def _convolution(self, layer: Layer, device: torch.device) -> Step:
        outputs, channels, side, _ = layer.shape
        rows = np.ascontiguousarray(layer.weights.transpose(2, 3, 1, 0)).reshape(-1, outputs)
        weights, own = self._scaled(layer, rows, self.dtype, device), self.biases[layer.name]

        def step(found: dict[str, Tensor], bias: Tensor | None) -> Tensor:
            x = found[layer.inputs[0]]
            n, height, width, _ = x.shape
            height, width = -(-height // layer.stride), -(-width // layer.stride)
            some = max(NEAR // (height * width * len(weights)), 1)
            made = []
            for at in range(0, n, some):
                columns = _columns(x[at : at + some], side, layer.stride)
                sums = _product(columns.reshape(-1, len(weights)), weights).view(-1, height * width, outputs)
                sums += own if bias is None else bias[at : at + some]
                if self.dtype.is_floating_point:
                    sums.floor_()
                else:
                    sums >>= layer.shift
                made += [self._bent(sums, layer.activation)]
            return (made[0] if len(made) == 1 else torch.cat(made)).view(n, height, width, outputs)

        return step


@contextmanager
def _one_thread() -> Iterator[None]:
    """Keeps torch from sharing out each product: products are small, and each thread has images of its own."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _columns(x: Tensor, side: int, stride: int) -> Tensor:
    """What lies under a kernel at each place: `(n, height, width, side * side * channels)`."""
    n, height, width, channels = x.shape
    if side == 1:
        return x[:, ::stride, ::stride]
    padded = torch.nn.functional.pad(x, (0, 0, 1, 1, 1, 1))
    image, row, place, number = padded.stride()
    places = (n, -(-height // stride), -(-width // stride))
    under = padded.as_strided((*places, side, side * channels), (image, row * stride, place * stride, row, number))
    return under.reshape(*places, -1)


def _product(a: Tensor, b: Tensor) -> Tensor:
    """The product of two matrices; in int32 where the second one's numbers are bytes."""
    if a.dtype == b.dtype == torch.int8:
        return torch._int_mm(a, b)
    b = b.to(a.dtype)
    if a.is_cuda and not a.is_floating_point():  # for which cards have no product
        return torch.cat([(part[:, :, None] * b).sum(1) for part in a.split(CARD_ROWS)])
    return a @ b


def _shifted(v: Tensor, by: int) -> Tensor:
    """v >> by."""
    if not by:
        return v
    return torch.floor(v * 2**-by) if v.is_floating_point() else v >> by


def _shuffled(x: Tensor, factor: int) -> Tensor:
    """Channels into pixels, in torch's order."""
    n, height, width, channels = x.shape
    apart = x.view(n, height, width, channels // factor**2, factor, factor)
    return apart.permute(0, 1, 4, 2, 5, 3).reshape(n, height * factor, width * factor, channels // factor**2)
