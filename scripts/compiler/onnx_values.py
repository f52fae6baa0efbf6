"""What the tensors of an ONNX file are while it is read: functions of operators' results, in a layout."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from reference.neural.model import ModelError

from .elementwise import Function
from .graph import Node, shuffled
from .onnx_file import Step


@dataclass(frozen=True)
class Layout:
    """A change of shape after an operator: `reshape` to a shape, `upsample` or `pixel_shuffle` by a factor."""

    op: str
    shape: tuple[int, ...] = ()
    factor: int = 2

    def apply(self, x: np.ndarray) -> np.ndarray:
        """What it makes of one tensor."""
        match self.op:
            case "reshape":
                return x.reshape(self.shape)
            case "upsample":
                return x.repeat(self.factor, axis=-2).repeat(self.factor, axis=-1)
            case _:
                return shuffled(x[None], self.factor)[0]


@dataclass(frozen=True, eq=False)
class Value:
    """A tensor of the file: `gain * function(root) + offset`, laid out anew; gain and offset in the root's shape.

    root: an operator without activation; shape: as the file has it, batch included; by: the step that made it;
    squashed: the name of a step that keeps the order of the numbers only.
    """

    root: Node
    shape: tuple[int, ...]
    tensor: str
    by: Step | None = None
    function: Function | None = None
    gain: np.ndarray | None = None
    offset: np.ndarray | None = None
    layout: tuple[Layout, ...] = ()
    squashed: str = ""

    @property
    def laid_out(self) -> tuple[int, ...]:
        """The shape that the layout has made so far."""
        return after(self.root.shape, self.layout)


@dataclass(frozen=True, eq=False)
class Use:
    """A value as a later operator finds it: `gain * node + offset`, single numbers or in the node's shape."""

    name: str
    shape: tuple[int, ...]
    gain: np.ndarray
    offset: np.ndarray

    def single(self) -> tuple[float, float] | None:
        """Gain and offset where they are one number each."""
        same = all((each == each.reshape(-1)[0]).all() for each in (self.gain, self.offset))
        return (float(self.gain.reshape(-1)[0]), float(self.offset.reshape(-1)[0])) if same else None


class Normalized(ModelError):
    """A shift of the input before a padding convolution, which only whoever gives the inputs can do."""

    def __init__(self, why: ModelError, gain: float, offset: float) -> None:
        super().__init__(str(why))
        self.normal = gain, offset


def core(shape: tuple[int, ...]) -> tuple[int, ...] | None:
    """A shape without its batch; None when it is not one vector or image."""
    if len(shape) in (2, 4):
        return shape[1:] if shape[0] == 1 else None
    return shape if len(shape) in (1, 3) else None


def after(shape: tuple[int, ...], layout: tuple[Layout, ...]) -> tuple[int, ...]:
    for each in layout:
        match each.op:
            case "reshape":
                shape = each.shape
            case "upsample":
                shape = (shape[0], shape[1] * each.factor, shape[2] * each.factor)
            case _:
                shape = (shape[0] // each.factor**2, shape[1] * each.factor, shape[2] * each.factor)
    return shape


def backwards(x: np.ndarray, layout: tuple[Layout, ...], shape: tuple[int, ...]) -> np.ndarray | None:
    """The tensor of this shape that a layout turns into x; None when there is none."""
    # Each number's place travels through the layout; equal places must hold equal numbers.
    places = np.arange(int(np.prod(shape))).reshape(shape)
    for each in layout:
        places = each.apply(places)
    found = np.zeros(int(np.prod(shape)))
    found[places.reshape(-1)] = x.reshape(-1)
    return found.reshape(shape) if (found[places.reshape(-1)] == x.reshape(-1)).all() else None


class Tensors(Protocol):
    """What operators need of the file that they are in."""

    def constant(self, step: Step, at: int, otherwise: np.ndarray | float | None = None) -> np.ndarray | None:
        """A step's constant input in place `at`, the other thing when it is left out."""

    def used(self, value: Value, step: Step) -> Use:
        """A value made ready for a later step: its activation recognized, its layout applied."""

    def root(self, step: Step, node: Node, shape: tuple[int, ...]) -> Value:
        """A new operator's result, with the shape that the file gives it."""
