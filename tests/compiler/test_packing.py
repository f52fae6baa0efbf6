"""Packed weights can be told again from their words, whatever they are."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reference.neural.model import Lanes, Layer
from scripts.compiler.packing import (
    KernelRows,
    dense_weights,
    dense_words,
    kernel_weights,
    kernel_words,
    pack,
    unpack,
)
from scripts.compiler.source import CONTRACT_BYTES, Store
from tests.neural import networks

BITS = st.sampled_from([4, 8])


@st.composite
def dense_layers(draw: st.DrawFn) -> Layer:
    bits = draw(BITS)
    shape = draw(st.tuples(st.integers(1, 70), st.integers(1, 20)))
    weights = draw(networks.numbers(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1, shape))
    return networks.dense(weights, bits=bits)


@st.composite
def convolutions(draw: st.DrawFn) -> Layer:
    bits, kernel = draw(BITS), draw(st.sampled_from([1, 3]))
    shape = (*draw(st.tuples(st.integers(1, 5), st.integers(1, 9))), kernel, kernel)
    weights = draw(networks.numbers(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1, shape))
    return replace(networks.dense(weights, bits=bits), op="convolution", shape=shape)


@given(st.lists(st.integers(-128, 127), min_size=1, max_size=10))
def test_unpack_gives_what_was_packed(numbers: list[int]):
    assert unpack(pack(numbers, 24), 24, len(numbers)) == numbers


@given(dense_layers(), st.integers(8, 40))
def test_weights_of_a_dense_layer_are_in_its_words(layer: Layer, bits: int):
    lanes = Lanes(bits, 256 // bits)
    assert (dense_weights(dense_words(layer, lanes), layer, lanes) == layer.weights).all()


@given(convolutions(), st.integers(8, 60))
def test_weights_of_a_convolution_are_in_its_words(layer: Layer, bits: int):
    assert (kernel_weights(kernel_words(layer, bits), layer, bits) == layer.weights).all()


@given(convolutions(), st.integers(8, 60), st.data())
def test_weights_and_starts_of_a_convolution_are_in_its_data(layer: Layer, bits: int, data: st.DataObject):
    outputs, channels, taps, _ = layer.shape
    of = KernelRows(outputs, channels * taps, taps, bits, layer.bits)
    starts = data.draw(st.lists(st.integers(-(2**40), 2**40), min_size=outputs, max_size=outputs))
    rows = through_contracts(of.rows_of(layer, starts))
    assert (of.weights(rows, layer) == layer.weights).all()
    assert of.starts(rows) == starts


def through_contracts(rows: list[bytes]) -> list[bytes]:
    """Rows as they come back from data contracts that hold other rows too."""
    store = Store()
    first, run, last = store.add([b"\1" * 640] * 7), store.add(rows), store.add([b"\2" * 3200] * 20)
    assert max(map(len, store.contracts)) <= CONTRACT_BYTES
    assert first.read(store.contracts) == [b"\1" * 640] * 7
    assert last.read(store.contracts) == [b"\2" * 3200] * 20
    return run.read(store.contracts)
