"""Flows of random weights, in the form that the compiler knows."""

import numpy as np

from reference.neural.flow import HOT, LEAST_TOLD, MOST_TOLD, Flow
from reference.neural.model import Activation, Layer
from tests.neural.networks import dense, model


def flow(
    size: int = 3,
    width: int = 5,
    blocks: int = 1,
    steps: int = 2,
    kinds: int = 2,
    seed: int = 1,
    ends: bool = False,
    spread: float = 30,
    bias: int = 4000,
    shift: int = 6,
    high: int = 127,
    conditioned: tuple[str, ...] = ("enter", "up1", "leave"),
) -> Flow:
    """A flow.

    Args:
        ends: whether weights are the least and the greatest alone.
        spread: the standard deviation of weights, else.
        bias: the furthest that a bias is from zero.
        high: what numbers are clamped to.
    """
    random = np.random.default_rng(seed)

    def weights(*shape: int) -> np.ndarray:
        if ends:
            return random.choice(np.array([-128, 127]), shape)
        return np.clip(np.rint(random.normal(0, spread, shape)), -128, 127)

    def layer(name: str, shape: tuple[int, int], given: str, **told) -> Layer:
        biases = random.integers(-bias, bias, shape[0], endpoint=True)
        return dense(weights(*shape), biases, name=name, inputs=(given,), shift=shift, **told)

    clamp = Activation("clamp", 0, high)
    layers = [layer("enter", (width, size), "input", activation=clamp)]
    for block in range(1, blocks + 1):
        before = layers[-1].name
        layers += [
            layer(f"up{block}", (width, width), before, activation=clamp),
            layer(f"down{block}", (width, width), f"up{block}"),
            Layer(
                f"sum{block}", "add", (before, f"down{block}"), scales=(2, block % 2), shift=block, activation=clamp
            ),
        ]
    layers.append(layer("leave", (size, width), layers[-1].name))
    network = model(*layers, shape=(size,), low=LEAST_TOLD, high=MOST_TOLD)
    units = sum(each.shape[0] for each in layers if each.name in conditioned)
    offsets = dense(weights(units, steps + kinds), random.integers(-bias, bias, units, endpoint=True), name="offsets")
    return Flow(network, model(offsets, shape=(steps + kinds,), low=0, high=HOT), conditioned, steps)
