"""The lanes of a flow (reference/neural/flow.py), proven for all noise, steps and kinds, and how its weights lie.

All layers share their lanes, so that numbers stay in them for the residual sums, and a state stays in them from step
to step.

    enter             (size,) to (width,)
    up, down, sum     (width,) to (width,), as often as one likes; a sum is of what goes into `up` and of `down`
    leave             (width,) to (size,)
"""

from dataclasses import dataclass

from reference.neural.flow import LEAST_TOLD, MOST_TOLD, TOLD_SHIFT, Flow
from reference.neural.model import INPUT, WORD_BITS, Activation, Lanes, Layer, ModelError
from reference.neural.ranges import Interval
from reference.numeric import normal, stream

from .plan import LayerPlan, most_lanes, needed_bits, proven
from .point_lanes import sum_ranges
from .rows import Rows

WEIGHT_BITS = 8
LEAST_LANE_BITS = 2 * WEIGHT_BITS
BLOCK = 3  # layers of it
CONDITIONS = 2  # at once: a step and a kind
MOST_PRODUCTS = 2**16  # more than a module can have: all are written out
MOST_SPARE = WORD_BITS // WEIGHT_BITS - 1  # lanes of a layer's last word
MOST_NOISE = normal.normal(2**stream.DRAW_BITS - 1)

# What is told of a state, as a layer: rounded, and clamped.
TOLD = Layer("told", "add", (INPUT, INPUT), shift=TOLD_SHIFT, activation=Activation("clamp", LEAST_TOLD, MOST_TOLD))
ROUND = 2 ** (TOLD_SHIFT - 1)


@dataclass(frozen=True)
class Block:
    """What comes in goes up and down, and is added to what comes out."""

    up: Layer
    down: Layer
    sum: Layer


@dataclass(frozen=True, eq=False)
class Plan:
    """A flow's layers and lanes.

    Attributes:
        layers: the plans of all layers by name, that of TOLD among them.
        rows: how the dense layers' weights lie, by name.
    """

    flow: Flow
    enter: Layer
    blocks: tuple[Block, ...]
    leave: Layer
    lanes: Lanes
    layers: dict[str, LayerPlan]
    rows: dict[str, Rows]

    @property
    def inner(self) -> list[Layer]:
        """The dense layers after the first, in order."""
        return [*(layer for block in self.blocks for layer in (block.up, block.down)), self.leave]

    @property
    def conditioned(self) -> list[Layer]:
        """The dense layers that have offsets, in order."""
        return [layer for layer in (self.enter, *self.inner) if layer.name in self.flow.conditioned]

    @property
    def macs(self) -> int:
        """The multiply-accumulates of a step, those of its conditions included."""
        told = CONDITIONS * sum(layer.shape[0] for layer in self.conditioned)
        return told + sum(layer.weights.size for layer in (self.enter, *self.inner))


def plan(flow: Flow) -> Plan:
    """A flow in the narrowest lanes that hold all its sums; ModelError where it has another form than this one."""
    enter, blocks, leave = _formed(flow)
    sums = sum_ranges(flow.network, flow.films)
    bits = max(needed_bits(layer, sums[layer.name]) for layer in flow.network.layers)
    bits = max(bits, LEAST_LANE_BITS, needed_bits(TOLD, _told(flow, sums)), _added_bits(flow))
    lanes = Lanes(bits, most_lanes(bits, WEIGHT_BITS, in_data=True))
    layers = {layer.name: proven(layer, sums[layer.name], lanes) for layer in flow.network.layers}
    rows = {
        layer.name: Rows(
            *(WEIGHT_BITS, *layer.shape, lanes, layers[layer.name].head),
            reach=(0, 0),
            products=MOST_PRODUCTS,
            most=layer.shape[1],
            whole=True,
        )
        for layer in flow.network.layers
        if layer.weighted
    }
    layers[TOLD.name] = proven(TOLD, _told(flow, sums), lanes)
    return Plan(flow, enter, blocks, leave, lanes, layers, rows)


def _told(flow: Flow, sums: dict[str, tuple[Interval, ...]]) -> tuple[Interval, ...]:
    """The furthest that a state gets in all steps, as it is rounded."""
    leave = flow.network.layers[-1]
    lowest = min(low for low, _ in sums[leave.name]) >> leave.shift
    highest = max(high for _, high in sums[leave.name]) >> leave.shift
    furthest = MOST_NOISE + flow.steps * max(-lowest, highest)
    return ((ROUND - furthest, ROUND + furthest),)


def _added_bits(flow: Flow) -> int:
    """The bits of the sum of all numbers that go into a layer, those of spare lanes too; it is made in a lane."""
    highest = max(MOST_TOLD - LEAST_TOLD, *(each.activation.high for each in flow.network.layers))
    widest = max(each.shape[1] for each in flow.network.layers if each.weighted)
    return ((widest + MOST_SPARE) * highest).bit_length()


def _formed(flow: Flow) -> tuple[Layer, tuple[Block, ...], Layer]:
    """The layers by what they do; ModelError where they are others."""
    name, (enter, *inner), leave = flow.network.name, flow.network.layers[:-1], flow.network.layers[-1]
    blocks: list[Block] = []
    before = enter.name
    for at in range(0, len(inner), BLOCK):
        if [each.op for each in inner[at : at + BLOCK]] != ["dense", "dense", "add"]:
            raise ModelError(f"flow: layer {inner[at].name} of {name} begins no residual block")
        block = Block(*inner[at : at + BLOCK])
        given = block.up.inputs + block.down.inputs + block.sum.inputs
        if given != (before, block.up.name, before, block.down.name):
            raise ModelError(f"flow: layer {block.sum.name} of {name} does not add what went into {block.up.name}")
        blocks.append(block)
        before = block.sum.name
    if not blocks or enter.op != "dense" or leave.op != "dense" or leave.inputs != (before,):
        raise ModelError(f"flow: {name} is not a dense layer, residual blocks and a dense layer")
    for layer in (each for block in blocks for each in (block.up, block.down)):
        if layer.shape[0] != enter.shape[0]:
            raise ModelError(f"flow: layer {layer.name} of {name} is not as wide as {enter.name}")
    for layer in (enter, *(each for block in blocks for each in (block.up, block.sum))):
        if layer.activation.op != "clamp" or layer.activation.low:
            raise ModelError(f"flow: layer {layer.name} of {name} is not clamped from zero on")
    if leave.activation.op != "none":
        raise ModelError(f"flow: layer {leave.name} of {name} has an activation")
    if (flow.network.input.low, flow.network.input.high) != (LEAST_TOLD, MOST_TOLD):
        raise ModelError(f"flow: {name} is not for numbers in [{LEAST_TOLD}, {MOST_TOLD}]")
    return enter, tuple(blocks), leave
