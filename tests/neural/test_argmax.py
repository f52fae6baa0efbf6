"""The first greatest, in vectors and in lanes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reference.neural import argmax
from tests.neural.lanes import ones, packed, unpacked
from tests.strategies import cases, words

few = st.integers(0, 3) | words  # so that the greatest is often there twice


@given(cases(st.lists(few, max_size=argmax.MAX_NUMBERS), most=30))
def test_vectors_agree(deploy_once, drawn):
    expected = [argmax.argmax(np.array(numbers, object)) for (numbers,) in drawn]
    assert deploy_once("NeuralHarness").read_each("first_greatest", drawn) == expected


@st.composite
def lanes(draw):
    """Words of lanes, the width of a lane, and how many there are."""
    count = draw(st.integers(1, argmax.MAX_NUMBERS))
    bits = draw(st.integers(count.bit_length() + 1, 40))
    width = draw(st.integers(1, 256 // bits))
    high = draw(st.sampled_from([1, 2, 2 ** (bits - 1) - 1]))
    drawn = np.random.default_rng(draw(st.integers(0, 2**32))).integers(
        0, min(high, 2 ** (bits - 1) - 1) + 1, (count, width)
    )
    return drawn, bits


@given(st.lists(lanes(), min_size=1, max_size=30))
def test_lanes_agree(deploy_once, drawn):
    given_ = [([packed(row, bits) for row in rows], ones(bits, rows.shape[1]), bits) for rows, bits in drawn]
    found = deploy_once("NeuralHarness").read_each("argmax_lanes", given_)
    for word, (rows, bits) in zip(found, drawn, strict=True):
        assert unpacked(word, bits, rows.shape[1]) == argmax.argmax_lanes(rows).tolist()
        assert word < 2 ** (bits * rows.shape[1])


def test_the_first_of_equals_is_told(deploy_once):
    harness = deploy_once("NeuralHarness")
    assert harness.read("first_greatest", [5, 7, 7, 2**256 - 1, 2**256 - 1]) == 3
    assert harness.read("first_greatest", []) == harness.read("first_greatest", [0, 0]) == 0
    assert unpacked(
        harness.read("argmax_lanes", [packed(row, 8) for row in ([5, 127], [5, 127])], ones(8, 2), 8), 8, 2
    ) == [0, 0]
