"""Random small networks, and inputs for them: valid ones only."""

import math
from typing import Any

import numpy as np
from hypothesis import strategies as st

from reference.neural.model import INPUT, Activation, Input, Lanes, Layer, Model, check, shapes

WEIGHTED, VECTORS, IMAGES = ("dense", "convolution"), ("dense",), ("convolution", "upsample", "pixel_shuffle")
ANY = ("add", "reshape", "argmax")


def model(*layers: Layer, shape: tuple[int, ...] = (2,), low: int = -128, high: int = 127, **told: Any) -> Model:
    """A network of these layers, with something said about it."""
    words = {"name": "net", "licence": "MIT", "authors": ("An artist",), "training_data": "none"} | told
    return Model(input=Input(shape, low, high), layers=layers, **words)


def dense(weights: Any, bias: Any = None, name: str = "dense", **told: Any) -> Layer:
    """A dense layer; without biases where none are given."""
    weights = np.array(weights, np.int64)
    bias = np.zeros(len(weights), np.int64) if bias is None else np.array(bias, np.int64)
    told = {"inputs": (INPUT,)} | told
    return Layer(name=name, op="dense", shape=weights.shape, weights=weights, bias=bias, **told)


def numbers(least: int, most: int, shape: tuple[int, ...]) -> st.SearchStrategy[np.ndarray]:
    """int64 arrays in [least, most]: anything, all least, all most, the ends alone, zero rows."""

    def drawn(seed: int, kind: str) -> np.ndarray:
        random = np.random.default_rng(seed)
        found = random.integers(least, most, shape, np.int64, endpoint=True)
        if kind == "ends":
            found = random.choice(np.array([least, most]), shape)
        elif kind == "zero rows" and least <= 0 <= most:
            found[random.integers(0, 2, shape[0]) == 0] = 0
        return {"least": np.full(shape, least), "most": np.full(shape, most)}.get(kind, found)

    kinds = st.sampled_from(["any", "any", "any", "ends", "least", "most", "zero rows"])
    return st.builds(drawn, st.integers(0, 2**32 - 1), kinds)


activations = st.one_of(
    st.sampled_from([Activation(), Activation("relu")]),
    st.tuples(st.integers(-128, 127), st.integers(-128, 127)).map(lambda ends: Activation("clamp", *sorted(ends))),
    st.integers(2, 16).map(lambda bits: Activation("triangle", bits=bits)),
)
lanes = st.none() | st.sampled_from([Lanes(24, 10), Lanes(32, 8), Lanes(256, 1)])
scales = st.none() | st.floats(2**-20, 2.0)


@st.composite
def models(draw: st.DrawFn, ops: tuple[str, ...] = (*VECTORS, *IMAGES, *ANY), most: int = 4) -> Model:
    """Networks of up to `most` layers with these operators; any layer may take what any earlier one gives."""
    channels, side = st.integers(1, 5), st.integers(1, 5)
    shape = draw(st.tuples(channels) | st.tuples(channels, side, side))
    low, high = sorted(draw(st.tuples(st.integers(-(2**15), 2**15), st.integers(-(2**15), 2**15))))
    made = model(shape=shape, low=low, high=high, training_data=draw(st.text(max_size=9)))
    while len(made.layers) < draw(st.integers(1, most)):
        layer = draw(_layers(f"layer{len(made.layers)}", shapes(made), ops))
        made = model(*made.layers, layer, shape=shape, low=low, high=high, training_data=made.training_data)
    return check(made)


@st.composite
def _layers(draw: st.DrawFn, name: str, found: dict[str, tuple[int, ...]], ops: tuple[str, ...]) -> Layer:
    given = draw(st.sampled_from(sorted(found)))
    shape, factor = found[given], draw(st.sampled_from([2, 3]))
    fitting = VECTORS * (len(shape) == 1) + IMAGES * (len(shape) == 3 and math.prod(shape) < 500) + ANY
    if len(shape) < 3 or shape[0] % factor**2:
        fitting = tuple(op for op in fitting if op != "pixel_shuffle")
    op = draw(st.sampled_from([op for op in fitting if op in ops] or ["add"]))
    layer = Layer(name, op, (given,), shift=draw(st.integers(0, 12)), scale=draw(scales), factor=factor)
    told = vars(layer) | {"activation": draw(activations)}
    if op == "add":
        like = [other for other, size in found.items() if size == shape]
        told |= {"inputs": (given, draw(st.sampled_from(like))), "scales": (draw(st.integers(0, 3)), 1)}
    if op == "reshape":
        told["shape"] = draw(st.sampled_from([(math.prod(shape),), (1, 1, math.prod(shape))]))
    if op in WEIGHTED:
        kernel = draw(st.sampled_from([1, 3]))
        size = (draw(st.integers(1, 9)), shape[0]) + (kernel, kernel) * (op == "convolution")
        bits = draw(st.sampled_from([4, 8]))
        told |= {"shape": size, "bits": bits, "lanes": draw(lanes)}
        told["weights"] = draw(numbers(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1, size))
        told["bias"] = draw(numbers(-(2**31), 2**31 - 1, size[:1]) | numbers(-(2**10), 2**10, size[:1]))
        told["stride"] = draw(st.sampled_from([1, 2])) if op == "convolution" else 1
    return Layer(**told)


def inputs(made: Model) -> st.SearchStrategy[np.ndarray]:
    """Inputs that a model allows, those at the ends of its range often among them."""
    return numbers(made.input.low, made.input.high, made.input.shape)
