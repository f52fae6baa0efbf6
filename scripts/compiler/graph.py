"""A float network as small as the integer format: what the importer makes, and what it computes, in numpy.

Batches go first: tensors are `(batch, n)` or `(batch, channels, height, width)`, shapes are told without the batch.
"""

from dataclasses import dataclass, field

import numpy as np

from reference.neural.model import INPUT

from .elementwise import Clamp, Wave

# Numbers in all windows of a convolution at a time, 8 bytes each.
WINDOW_NUMBERS = 2**21


@dataclass(frozen=True, eq=False)
class Node:
    """One step: an operator of the integer format with float numbers, and an activation.

    weights: float64, `(out, in)` or `(out, in, k, k)`; bias: `(out,)`; gains: what the inputs of an `add` are
    multiplied by; source: the file's name of the step; tensor: the file's name of its result, None where it has none.
    """

    name: str
    op: str
    inputs: tuple[str, ...]
    shape: tuple[int, ...]
    weights: np.ndarray | None = None
    bias: np.ndarray | None = None
    stride: int = 1
    factor: int = 2
    gains: tuple[float, ...] = (1.0, 1.0)
    activation: Wave = field(default_factory=Clamp)
    source: str = ""
    tensor: str | None = None

    @property
    def weighted(self) -> bool:
        return self.op in ("dense", "convolution")


@dataclass(frozen=True, eq=False)
class Graph:
    """Steps in order, the last one gives the output; the file's output is `gain * that + offset`.

    input, output: the file's names of both; shape: one input's, and as_given: as the file wants it, batch included;
    normal: gain and offset of what the file does to its input first, which is left to whoever gives the inputs.
    """

    name: str
    input: str
    output: str
    shape: tuple[int, ...]
    as_given: tuple[int, ...]
    nodes: tuple[Node, ...]
    gain: float = 1.0
    offset: float = 0.0
    normal: tuple[float, float] = (1.0, 0.0)

    def normalized(self, inputs: np.ndarray) -> np.ndarray:
        """The file's inputs as this network takes them."""
        return self.normal[0] * inputs + self.normal[1]

    def as_in_file(self, inputs: np.ndarray) -> np.ndarray:
        """This network's inputs as the file takes them."""
        return (inputs - self.normal[1]) / self.normal[0]

    def node(self, name: str) -> Node:
        return {node.name: node for node in self.nodes}[name]


def run(graph: Graph, inputs: np.ndarray) -> dict[str, np.ndarray]:
    """Every tensor by name, `(batch, *shape)` in float64, for a batch of inputs."""
    found = {INPUT: np.asarray(inputs, np.float64)}
    for node in graph.nodes:
        found[node.name] = step(node, *(found[name] for name in node.inputs))
    return found


def step(node: Node, *inputs: np.ndarray) -> np.ndarray:
    """One node's result for a batch."""
    return result(node, linear(node, *inputs))


def result(node: Node, sums: np.ndarray) -> np.ndarray:
    """A node's result, given what its operator makes before the activation."""
    return sums if node.activation == Clamp() else node.activation(sums)


def linear(node: Node, *inputs: np.ndarray) -> np.ndarray:
    """What a node's operator makes of a batch, before the activation."""
    x = inputs[0]
    match node.op:
        case "dense":
            return x @ node.weights.T + node.bias
        case "convolution":
            return convolve(x, node.weights, node.stride) + node.bias[:, None, None]
        case "add":
            return node.gains[0] * x + node.gains[1] * inputs[1]
        case "upsample":
            return x.repeat(node.factor, axis=-2).repeat(node.factor, axis=-1)
        case "pixel_shuffle":
            return shuffled(x, node.factor)
        case "reshape":
            return x.reshape(len(x), *node.shape)
        case _:
            return np.argmax(x, axis=1).reshape(len(x), *node.shape)


def columns(x: np.ndarray, side: int, stride: int) -> np.ndarray:
    """The window under each pixel of a convolution with zeros around: `(batch, h, w, in * k * k)`."""
    reach = side // 2
    padded = np.pad(x, ((0, 0), (0, 0), (reach, reach), (reach, reach)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (side, side), axis=(2, 3))[:, :, ::stride, ::stride]
    seen = windows.transpose(0, 2, 3, 1, 4, 5)
    return seen.reshape(*seen.shape[:3], -1)


def convolve(x: np.ndarray, weights: np.ndarray, stride: int) -> np.ndarray:
    """A convolution without bias of a batch, `(batch, in, h, w)` to `(batch, out, h', w')`."""
    flat = weights.reshape(len(weights), -1).T
    # A few at a time: the windows of many large images together would not fit into memory.
    few = max(1, WINDOW_NUMBERS // (x[0].size * weights[0, 0].size))
    parts = [columns(x[at : at + few], weights.shape[2], stride) @ flat for at in range(0, len(x), few)]
    return np.concatenate(parts).transpose(0, 3, 1, 2)


def shuffled(x: np.ndarray, factor: int) -> np.ndarray:
    """Channels into pixels, `(batch, c factor**2, h, w)` to `(batch, c, h factor, w factor)`."""
    batch, channels, height, width = x.shape
    apart = x.reshape(batch, channels // factor**2, factor, factor, height, width)
    return apart.transpose(0, 1, 4, 2, 5, 3).reshape(batch, -1, height * factor, width * factor)
