"""Pixels moved in words, lane by lane."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reference.neural import resample
from tests.neural.lanes import packed, unpacked


@st.composite
def words(draw, count, most=32):
    """Several words of eight pixels, and the width of a lane."""
    bits = draw(st.integers(1, most))
    pixels = st.lists(st.integers(0, 2**bits - 1), min_size=8, max_size=8)
    return [np.array(draw(pixels)) for _ in range(count)], bits


def agrees(harness, function, drawn, lanes=resample.PIXELS):
    cases = [(*(packed(word, bits) for word in given_), bits) for given_, bits in drawn]
    found = harness.read_each(function, cases)
    for word, (given_, bits) in zip(found, drawn, strict=True):
        assert unpacked(word, bits, lanes) == getattr(resample, function)(*given_).tolist()
        assert word < 2 ** (bits * lanes)


@given(st.lists(words(1), min_size=1, max_size=50))
def test_upper_pixels_agree(deploy_once, drawn):
    agrees(deploy_once("NeuralHarness"), "upper", drawn)


@given(st.lists(words(2), min_size=1, max_size=50))
def test_interleaved_pixels_agree(deploy_once, drawn):
    agrees(deploy_once("NeuralHarness"), "interleaved", drawn)


@given(st.lists(words(1), min_size=1, max_size=50))
def test_upsampled_pixels_agree(deploy_once, drawn):
    agrees(deploy_once("NeuralHarness"), "upsampled", drawn)


@given(st.lists(words(2), min_size=1, max_size=50))
def test_halved_pixels_agree(deploy_once, drawn):
    agrees(deploy_once("NeuralHarness"), "halved", drawn)


@given(st.lists(words(3, most=25), min_size=1, max_size=50))
def test_words_between_their_neighbours_agree(deploy_once, drawn):
    agrees(deploy_once("NeuralHarness"), "beside", drawn, lanes=resample.PIXELS + 2)


@given(words(1))
def test_a_row_upsampled_by_halves_is_the_networks(drawn):
    [pixels], _ = drawn
    both = [resample.upsampled(pixels), resample.upsampled(resample.upper(pixels))]
    assert np.concatenate(both).tolist() == pixels.repeat(2).tolist()
