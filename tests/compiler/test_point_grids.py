"""Coordinate networks whose weights are data: one code for all, and what the reference says."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.neural.film import Film, Films, modulated
from reference.neural.model import Activation, Model, ModelError, check
from scripts.chain import build
from scripts.chain.contract import deploy
from scripts.chain.rpc import Rpc
from scripts.compiler import point_data, point_grids
from tests.compiler.test_points import evaluated, packed, ranged
from tests.neural.networks import dense, model

BITS, LANES = 16, 16
WAVE, LEVEL = Activation("triangle", bits=7), Activation("clamp", 0, 255)
SHIFTS = 5, 6  # of the waves
PERIOD = 2 ** (SHIFTS[1] + WAVE.bits)
FILMS: Films = {
    "first": Film((0, PERIOD - 1), (0, 255), 7),
    "second": Film((0, PERIOD - 1)),
    "fields": Film((-4096, 4095)),
}
LATENTS = 2  # for each network


def networks(random: np.random.Generator, count: int, sizes: tuple[int, int, int]) -> list[Model]:
    """Networks of one shape, with sums that fit."""
    inputs, width, outputs = sizes
    return [
        check(
            model(
                dense(*drawn(random, width, inputs, 180), "first", shift=SHIFTS[0], activation=WAVE),
                dense(
                    *drawn(random, width, width, 700), "second", inputs=("first",), shift=SHIFTS[1], activation=WAVE
                ),
                dense(*drawn(random, outputs, width, 800), "fields", inputs=("second",), shift=6, activation=LEVEL),
                shape=(inputs,),
                low=-68,
                high=68,
            )
        )
        for _ in range(count)
    ]


def drawn(random: np.random.Generator, units: int, fan_in: int, most: int) -> tuple[np.ndarray, np.ndarray]:
    """Weights, whose sizes add up to at most `most` a unit, and biases."""
    weights = random.integers(-128, 127, (units, fan_in), np.int64, endpoint=True)
    sizes = np.abs(weights).sum(axis=1, keepdims=True)
    return np.where(sizes > most, weights * most // np.maximum(sizes, 1) // 2, weights), random.integers(
        -500, 500, units
    )


grids = st.builds(
    lambda order, rows, words, by_row, by_column: point_grids.Grid(
        rows, words, tuple(sorted(order[:by_row])), tuple(sorted(order[by_row : by_row + by_column]))
    ),
    st.permutations(range(5)),
    st.integers(1, 3),
    st.integers(1, 3),
    st.integers(1, 2),
    st.integers(1, 2),
)
DOORS = """# pragma version 0.4.3
from . import network

@pure
@external
def run(
    data: uint256[network.DATA_WORDS],
    gains: int256[network.GAINS],
    offsets: int256[network.OFFSETS],
    rows: uint256[network.BY_ROW][network.ROWS],
    columns: uint256[network.BY_COLUMN][network.WORDS],
    inputs: uint256[network.INPUTS][network.WORDS][network.ROWS],
) -> uint256[network.OUTPUTS][network.WORDS][network.ROWS]:
    return network._points(data, gains, offsets, rows, columns, inputs)
"""


def compare(rpc: Rpc, random: np.random.Generator, made: list[Model], grid: point_grids.Grid) -> None:
    """Asserts that the code of networks computes, by the data of each, what the reference does."""
    emitted = point_grids.emit(made, "A test", FILMS, BITS, grid)
    texts = {"contracts/neural/Doors.vy": DOORS, "contracts/neural/network.vy": emitted}
    deployed = deploy(rpc, build.emitted(texts))
    cases, expected = [], []
    for each, words in zip(made, point_data.data(made, FILMS, BITS), strict=True):
        for _ in range(LATENTS):
            gains = ranged(random, (0, 255), each.layers[0].shape[:1]).tolist()
            offsets = [ranged(random, FILMS[layer.name].offsets, layer.shape[:1]) for layer in each.layers]
            offsets = np.concatenate(offsets).tolist()
            inputs = ranged(random, (-68, 68), (grid.rows, grid.words, LANES, 5))
            inputs[..., grid.by_row] = inputs[:, :1, :1][..., grid.by_row]
            inputs[..., grid.by_column] = inputs[:1][..., grid.by_column]
            others = [at for at in range(5) if at not in (*grid.by_row, *grid.by_column)]
            cases.append(
                (
                    words,
                    gains,
                    offsets,
                    lanes(inputs[:, 0][..., grid.by_row]),
                    lanes(inputs[0][..., grid.by_column]),
                    lanes(inputs[..., others]),
                )
            )
            expected.append(evaluated(modulated(each, FILMS, np.array(gains), np.array(offsets)), inputs))
    for found, wanted in zip(deployed.read_each("run", cases), expected, strict=True):
        assert found == lanes(wanted)


@settings(max_examples=4)
@given(st.integers(0, 2**32 - 1), st.integers(1, 9), st.integers(1, 4), grids)
def test_one_code_computes_what_the_reference_does_for_all_networks(rpc, seed, width, outputs, grid):
    random = np.random.default_rng(seed)
    compare(rpc, random, networks(random, 3, (5, width, outputs)), grid)


def test_a_clamp_is_for_the_sums_of_all_networks(rpc):
    random = np.random.default_rng(6)
    made = networks(random, 2, (5, 8, 2))
    calm = made[0].layer("fields")
    made[0] = made[0].replaced(fields=replace(calm, weights=calm.weights // 99, bias=calm.bias // 99 + 2**13))
    compare(rpc, random, made, point_grids.Grid(1, 1, (0,), (1,)))


def lanes(numbers: np.ndarray) -> Any:
    """Words of numbers `(..., lanes, channels)`: `(..., channels)`, as nested tuples."""
    if numbers.ndim == 2:
        return tuple(packed(column, BITS) for column in numbers.T)
    return tuple(lanes(each) for each in numbers)


def test_networks_of_other_shapes_are_refused():
    random = np.random.default_rng(3)
    grid = point_grids.Grid(1, 1, (0,), (1,))
    one, other = networks(random, 1, (5, 3, 2)), networks(random, 1, (5, 4, 2))
    with pytest.raises(ModelError, match="points: layer first of net is another than that of net"):
        point_grids.emit(one + other, "A test", FILMS, BITS, grid)
    shifted = one[0].replaced(second=replace(one[0].layer("second"), shift=5))
    with pytest.raises(ModelError, match="points: layer second of net is another than that of net"):
        point_grids.emit([one[0], shifted], "A test", FILMS, BITS, grid)


def test_a_network_that_does_not_fit_is_refused_whichever_it_is():
    random = np.random.default_rng(4)
    made = networks(random, 2, (5, 16, 1))
    layer = made[1].layer("second")
    beyond = made[1].replaced(second=replace(layer, weights=np.full_like(layer.weights, 127)))
    with pytest.raises(ModelError, match="points: layer second, channel 0: sums in .* do not fit lanes of 16 bits"):
        point_data.data([made[0], beyond], FILMS, BITS)


def test_films_that_data_cannot_have_are_refused():
    made = networks(np.random.default_rng(5), 1, (5, 3, 2))
    for changed, why in [
        ({"first": Film((0, 9))}, "layer first has gains, or is the first and has none"),
        ({"second": Film((0, 9), (0, 9), 3)}, "layer second has gains, or is the first and has none"),
        ({"second": Film((0, PERIOD))}, "layer second has offsets of more than a period"),
    ]:
        with pytest.raises(ModelError, match=why):
            point_data.data(made, {**FILMS, **changed}, BITS)
    with pytest.raises(ModelError, match="layer fields has no film"):
        point_data.data(made, {name: FILMS[name] for name in ("first", "second")}, BITS)
