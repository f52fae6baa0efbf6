"""Dense layers of int8 whose weights are the code of contracts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.neural import activation, network
from reference.neural import dense_int8 as dense
from reference.neural.model import Activation
from reference.storage.archive import READER
from scripts.chain.rpc import Revert
from tests.neural.lanes import packed, raised, unpacked
from tests.neural.networks import numbers

LANES = dense.OUTPUTS // 3
SETS = [slice(dense.OUTPUTS - 1 - k, None, -3) for k in range(3)]  # the outputs of each set, lowest lane first
weights8 = numbers(-128, 127, (dense.ROWS * dense.OUTPUTS, dense.INPUTS))


@pytest.fixture(scope="module")
def harness(deploy_once):
    return deploy_once("DenseHarness")


def words(row, pack):
    """A row of 30 numbers as the words of its three sets."""
    return [pack(row[lanes], dense.LANE_BITS, 8 * k) for k, lanes in enumerate(SETS)]


def row_of(words_):
    """The numbers in the words of three sets, without a sign."""
    row = np.zeros(dense.OUTPUTS, np.int64)
    for k, lanes in enumerate(SETS):
        row[lanes] = unpacked(words_[k], dense.LANE_BITS, LANES, 8 * k)
    return row


@settings(max_examples=15)
@given(weights8, numbers(0, 255, (dense.INPUTS,)), numbers(-128, 127, (dense.INPUTS,)))
def test_products_of_a_block_agree(harness, stored, weights, x, signed):
    [block] = dense.pack(weights)
    place = stored(b"before" + block)
    [found] = harness.read_each("products", [(x.tolist(), place, len(READER + b"before"))])
    expected = dense.products(x, weights)
    assert [list(row) for row in found] == [words(row, packed) for row in expected]
    # Inputs below zero wrap, and come right again.
    given_ = [int(each) % 2**256 for each in signed]
    [found] = harness.read_each("products", [(given_, place, len(READER + b"before"))])
    assert [list(row) for row in found] == [words(row, packed) for row in dense.products(signed, weights)]


def test_a_place_without_data_is_refused(harness, accounts):
    with pytest.raises(Revert):
        harness.read("products", [1] * dense.INPUTS, accounts[0], len(READER))


@settings(max_examples=15)
@given(weights8, numbers(0, 255, (dense.INPUTS,)), numbers(-(2**15), 2**15, (dense.ROWS * dense.OUTPUTS,)))
def test_settled_sums_are_those_of_the_network(harness, weights, x, biases):
    sums, total = dense.products(x, weights), dense.total(x)
    assert harness.read("total", x.tolist()) == total
    cases = [
        (words(row, packed), words(bias, raised), total)
        for row, bias in zip(sums, biases.reshape(sums.shape), strict=True)
    ]
    found = np.array([row_of(each) for each in harness.read_each("settled", cases)])
    assert (found == dense.settled(sums, biases.reshape(sums.shape), total)).all()
    assert (found.reshape(-1) - 2**23 == network.dense(x, weights, biases)).all()


@settings(max_examples=10)
@given(weights8, weights8, numbers(0, 255, (2 * dense.INPUTS,)))
def test_blocks_of_other_inputs_add_up(harness, first, second, x):
    a, b = dense.products(x[: dense.INPUTS], first), dense.products(x[dense.INPUTS :], second)
    found = harness.read("plus", *([words(row, packed) for row in sums] for sums in (a, b)))
    assert [list(row) for row in found] == [words(row, packed) for row in dense.plus(a, b)]


@given(st.lists(st.tuples(st.integers(0, 2**240 - 1)), min_size=1, max_size=50))
def test_numbers_agree(harness, drawn):
    assert [list(row) for row in harness.read_each("numbers", drawn)] == [dense.numbers(*each) for each in drawn]


@given(numbers(-128, 127, (7, 5)) | numbers(-128, 127, (100, 130)) | numbers(-128, 127, (90, 64)))
def test_packed_weights_are_read_back(weights):
    blocks = dense.pack(weights)
    assert {len(block) for block in blocks} == {dense.BLOCK_BYTES}
    assert (dense.unpack(blocks, weights.shape) == weights).all()


def test_weights_lie_in_the_order_of_the_outputs():
    weights = np.zeros((60, 64), np.int64)
    weights[:30, 1] = range(30)
    [block] = dense.pack(weights)
    assert block[32:64] == bytes(2) + bytes(range(128, 158))


@st.composite
def layers(draw):
    """256 outputs of 64 inputs, and what clamps them to a byte."""
    weights, x = draw(numbers(-128, 127, (256, 64))), draw(numbers(0, 255, (64,)))
    return weights, x, draw(numbers(-(2**15), 2**15, (256,))), draw(st.integers(0, 14)), draw(st.integers(0, 255))


@settings(max_examples=10)
@given(layers())
def test_a_whole_layer_is_the_networks(harness, stored, drawn):
    weights, x, biases, by, high = drawn
    found = harness.read("layer", x.tolist(), stored(stored_layer(weights, biases)), by, high)
    expected = network.activate(network.dense(x, weights, biases) >> by, Activation("clamp", 0, high))
    assert np.array(found).reshape(-1)[:256].tolist() == expected.tolist()
    assert (activation.clamp(network.dense(x, weights, biases), by, high) == expected).all()


def stored_layer(weights, biases):
    """A layer as DenseHarness reads it: its blocks, and a table of what its rows start with."""
    starts = dense.starts(biases)
    words_ = [word for row in starts for word in row]
    return b"".join(dense.pack(weights)) + b"".join(word.to_bytes(32, "big") for word in words_)
