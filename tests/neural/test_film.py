"""A latent's gains and offsets: what they do to a layer, and that the bounds hold for all of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.neural import film
from reference.neural.film import Film
from reference.neural.model import Layer, ModelError, check
from tests.neural.networks import dense, model, numbers

SHAPE = (3, 4)


@st.composite
def films(draw: st.DrawFn) -> Film:
    ends = st.tuples(st.integers(-500, 500), st.integers(-500, 500))
    gains = st.tuples(st.integers(0, 300), st.integers(0, 300)).map(lambda ends: tuple(sorted(ends)))
    return Film(tuple(sorted(draw(ends))), draw(st.none() | gains), draw(st.integers(0, 7)))


@given(films(), numbers(-128, 127, SHAPE), numbers(-(2**20), 2**20, SHAPE[:1]), st.integers(0, 2**32 - 1))
def test_bounds_hold_for_every_gain_and_offset(of, weights, biases, seed):
    layer = dense(weights, biases)
    random = np.random.default_rng(seed)
    least, most = film.weight_ranges(layer, of)
    low, high = film.bias_ranges(layer, of)
    for _ in range(9):
        gains = random.integers(*of.gains, SHAPE[0], endpoint=True) if of.gains else None
        found = film.modulate(layer, of, gains, random.integers(*of.offsets, SHAPE[0], endpoint=True))
        assert (least <= found.weights).all() and (found.weights <= most).all()
        assert (low <= found.bias).all() and (found.bias <= high).all()
        check(model(found, shape=SHAPE[1:]))


def test_a_gain_of_one_and_no_offset_change_nothing():
    layer = dense([[-128, 127], [3, -4]], [5, -6])
    found = film.modulate(layer, Film((0, 0), (0, 64), 6), np.array([64, 64]), np.array([0, 0]))
    assert found.weights.tolist() == layer.weights.tolist() and found.bias.tolist() == layer.bias.tolist()


def test_gains_scale_round_down_and_saturate():
    layer = dense([[-3, 100], [-100, 7]], [-5, 9])
    found = film.modulate(layer, Film((-1, 1), (0, 8), 2), np.array([2, 8]), np.array([1, -1]))
    assert found.weights.tolist() == [[-2, 50], [-128, 14]] and found.bias.tolist() == [-2, 17]


def test_a_channel_of_a_convolution_is_a_unit():
    weights = np.arange(-4, 5).reshape(1, 1, 3, 3).repeat(2, 0)
    layer = Layer("c", "convolution", ("input",), weights.shape, weights=weights, bias=np.array([8, 8]))
    found = film.modulate(layer, Film((-1, 1), (0, 8), 2), np.array([4, 6]), np.array([1, -1]))
    assert (found.weights[0] == weights[0]).all() and (found.weights[1] == (weights[1] * 6) >> 2).all()
    assert found.bias.tolist() == [9, 11]


def test_units_are_taken_layer_after_layer():
    made = model(dense([[1, 1], [1, 1]], name="a"), dense([[1, 1]], name="b", inputs=("a",)))
    found = film.modulated(
        made, {"a": Film((0, 9), (0, 9)), "b": Film((0, 9))}, np.array([2, 3]), np.array([4, 5, 6])
    )
    assert found.layer("a").weights.tolist() == [[2, 2], [3, 3]]
    assert found.layer("a").bias.tolist() == [4, 5] and found.layer("b").bias.tolist() == [6]


@pytest.mark.parametrize(
    ("of", "gains", "offsets", "told"),
    [
        (Film((0, 1)), [], [2, 0], "film: layer dense needs one offset a unit, each in \\[0, 1\\]"),
        (Film((0, 1)), [], [0], "film: layer dense needs one offset a unit"),
        (Film((0, 1), (1, 2)), [0, 1], [0, 0], "film: layer dense needs one gain a unit, each in \\[1, 2\\]"),
        (Film((0, 1)), [1], [0, 0], "film: net has fewer units than there are gains and offsets"),
    ],
    ids=["offset out of range", "too few", "gain out of range", "too many"],
)
def test_what_is_out_of_range_is_refused(of, gains, offsets, told):
    made = model(dense([[1, 1], [1, 1]]))
    with pytest.raises(ModelError, match=told):
        film.modulated(made, {"dense": of}, np.array(gains, np.int64), np.array(offsets, np.int64))


@pytest.mark.parametrize("of", [Film((1, 0)), Film((0, 0), (-1, 1)), Film((0, 0), (2, 1)), Film(shift=17)])
def test_films_that_make_no_sense_are_refused(of):
    made = model(dense([[1, 1]]))
    film.check(made, {"dense": Film((0, 0), (0, 1), 16)})
    with pytest.raises(ModelError, match="film: layer dense cannot be modulated"):
        film.check(made, {"dense": of})
    with pytest.raises(ModelError, match="film: other is no layer of net with weights"):
        film.check(made, {"other": Film()})
