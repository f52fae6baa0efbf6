"""Dense layers of int4 whose weights are the code of contracts."""

import numpy as np
import pytest
from hypothesis import given, settings

from reference.neural import dense_int4 as dense
from reference.neural import network
from reference.storage.archive import READER
from tests.neural.lanes import packed, raised, unpacked
from tests.neural.networks import numbers

weights4 = numbers(-8, 7, (dense.ROWS * dense.OUTPUTS, dense.INPUTS))
inputs = numbers(0, 255, (dense.INPUTS,))


@pytest.fixture(scope="module")
def harness(deploy_once):
    return deploy_once("Int4Harness")


def words(row, pack):
    """A row of 60 numbers as words of lanes."""
    return [pack(row[dense.outputs(word)], dense.LANE_BITS) for word in range(dense.WORDS)]


def row_of(words_):
    """The numbers in a row's words, without a sign."""
    row = np.zeros(dense.OUTPUTS, np.int64)
    for at, word in enumerate(words_):
        row[dense.outputs(at)] = unpacked(word, dense.LANE_BITS, len(dense.outputs(at)))
    return row


def test_every_output_has_one_lane():
    assert sorted(output for word in range(dense.WORDS) for output in dense.outputs(word)) == list(range(60))


@settings(max_examples=20)
@given(weights4, inputs)
def test_products_of_a_block_agree(harness, stored, weights, x):
    [block] = dense.pack(weights)
    found = harness.read("products", x.tolist(), stored(b"before" + block), len(READER + b"before"))
    assert [list(row) for row in found] == [words(row, packed) for row in dense.products(x, weights)]


def test_the_greatest_sums_fit_their_lanes(harness, stored):
    weights, x = np.full((120, 64), 7), np.full(64, 255)
    found = harness.read("products", x.tolist(), stored(*dense.pack(weights)), len(READER))
    assert [list(row) for row in found] == [words(row, packed) for row in dense.products(x, weights)]


@settings(max_examples=20)
@given(weights4, inputs, numbers(-(2**20), 2**20, (dense.ROWS * dense.OUTPUTS,)))
def test_settled_sums_are_those_of_the_network(harness, weights, x, biases):
    sums, total = dense.products(x, weights), int(x.sum())
    starts = biases.reshape(sums.shape)
    cases = [(words(row, packed), words(start, raised), total) for row, start in zip(sums, starts, strict=True)]
    found = np.array([row_of(each) for each in harness.read_each("settled", cases)])
    assert (found == dense.settled(sums, starts, total)).all()
    assert (found.reshape(-1) - 2**31 == network.dense(x, weights, biases)).all()


@settings(max_examples=10)
@given(weights4, weights4, inputs, inputs)
def test_blocks_of_other_inputs_add_up(harness, first, second, x, y):
    a, b = dense.products(x, first), dense.products(y, second)
    found = harness.read("plus", *([words(row, packed) for row in sums] for sums in (a, b)))
    assert [list(row) for row in found] == [words(row, packed) for row in dense.plus(a, b)]


@given(numbers(-8, 7, (7, 5)) | numbers(-8, 7, (130, 130)) | numbers(-8, 7, (120, 64)))
def test_packed_weights_are_read_back(weights):
    blocks = dense.pack(weights)
    assert {len(block) for block in blocks} == {dense.BLOCK_BYTES}
    assert (dense.unpack(blocks, weights.shape) == weights).all()


def test_weights_lie_in_the_order_of_the_outputs():
    weights = np.zeros((60, 64), np.int64)
    weights[:16, 1] = np.arange(16) - 8
    [block] = dense.pack(weights)
    assert block[32:64].hex() == "0000" + "0123456789abcdef" + "8" * 44
