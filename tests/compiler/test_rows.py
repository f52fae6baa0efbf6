"""Dense layers from data that answers, of any shape, against the network's own."""

import numpy as np
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from reference.neural import network
from reference.storage.archive import READER, write
from scripts.chain import build
from scripts.chain.contract import deploy
from scripts.compiler import rows
from tests.neural.networks import numbers


def contract(of, shift, high):
    data = f"address[{of.contracts}]"
    given_ = f"uint256[{of.chunk}]" + (f"[{of.chunks}]" if of.chunks > 1 else "")
    text = f"""# pragma version 0.4.3
{rows.interface(of)}
DATA: immutable({data})


@deploy
def __init__(data: {data}):
    DATA = data


@external
@view
def run(x: {given_}) -> uint256[{of.word}][{of.groups}]:
    return self._layer(x)


{rows.function("_layer", of, shift, high, "DATA[{}]")}"""
    return build.emitted({"contracts/neural/Rows.vy": text})


def layer(bits, outputs, inputs, most, seed):
    """A layer whose weights are of all kinds, channel by channel, and inputs for it."""
    random = np.random.default_rng(seed)
    low, high = -(2 ** (bits - 1)), 2 ** (bits - 1) - 1
    weights = random.integers(low, high, (outputs, inputs), np.int64, endpoint=True)
    weights[::5], weights[1::5], weights[2::5] = low, high, 0
    bias = random.integers(-(2**15), 2**15, outputs)
    given_ = [np.full(inputs, most), np.zeros(inputs, np.int64), random.choice([0, most], inputs)]
    return weights, bias, [*given_, random.integers(0, most, inputs, endpoint=True)]


@pytest.fixture(scope="module")
def stored(deploy_once):
    """Writes contents and returns their addresses."""

    def written(contents):
        archive = deploy_once("Archive")
        for content in contents:
            archive.send("write", content)
        return [write(archive.address, content) for content in contents]

    return written


shapes = st.tuples(st.integers(1, 70), st.integers(1, 40))
activations = st.tuples(st.integers(0, 14), st.integers(0, 255))


# Each layer is a contract to compile: a failure is small enough as it is.
@settings(max_examples=4, phases=[Phase.explicit, Phase.generate])
@example(8, (91, 65), 255, 0, (9, 255))
@example(8, (46, 5), 255, 0, (9, 255))
@example(8, (10, 64), 255, 0, (9, 200))
@example(4, (61, 64), 255, 0, (4, 127))
@example(4, (60, 40), 136, 0, (0, 90))
@given(st.sampled_from([8, 4]), shapes, st.integers(0, 255), st.integers(0, 2**32), activations)
def test_layers_agree(rpc, stored, bits, shape, most, seed, activation):
    of = rows.Rows(bits, *shape, most)
    shift, high = activation
    weights, bias, inputs = layer(bits, *shape, most, seed)
    deployed = deploy(rpc, contract(of, shift, high), stored(rows.pack(weights, bias, of)))
    padded = [np.pad(x, (0, of.chunk * of.chunks - len(x))) for x in inputs]
    cases = [(x.reshape((of.chunks, of.chunk) if of.chunks > 1 else -1).tolist(),) for x in padded]
    for x, found in zip(inputs, deployed.read_each("run", cases), strict=True):
        expected = np.clip(network.dense(x, weights, bias) >> shift, 0, high)
        assert np.array(found).reshape(-1)[: of.outputs].tolist() == expected.tolist()


def test_a_layer_of_several_contracts_agrees(rpc, stored):
    of = rows.Rows(8, 350, 64, 255)
    weights, bias, inputs = layer(8, 350, 64, 255, 1)
    contents = rows.pack(weights, bias, of)
    assert (of.contracts, len(contents)) == (2, 2)
    deployed = deploy(rpc, contract(of, 10, 255), stored(contents))
    found = deployed.read_each("run", [(x.tolist(),) for x in inputs])
    for x, numbers_ in zip(inputs, found, strict=True):
        expected = np.clip(network.dense(x, weights, bias) >> 10, 0, 255)
        assert np.array(numbers_).reshape(-1)[:350].tolist() == expected.tolist()


@given(st.data(), st.sampled_from([8, 4]), st.integers(1, 150), st.integers(1, 150))
def test_weights_and_biases_are_read_back(data, bits, outputs, inputs):
    of = rows.Rows(bits, outputs, inputs, 255)
    weights = data.draw(numbers(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1, (outputs, inputs)))
    bias = data.draw(numbers(-(2**23), 2**23 - 1, (outputs,)))
    contents = rows.pack(weights, bias, of)
    assert len(contents) == of.contracts
    assert all(len(READER + content) <= build.MAX_RUNTIME_BYTES for content in contents)
    found = rows.unpack(contents, of)
    assert (found[0] == weights).all() and (found[1] == bias).all()


def test_weights_lie_in_the_order_of_the_outputs():
    of = rows.Rows(8, 30, 2, 255)
    weights = np.stack([np.arange(30), -np.arange(30)], axis=1)
    [content] = rows.pack(weights, np.zeros(30, np.int64), of)
    assert content[3 * 32 :] == bytes(2) + bytes(range(128, 158)) + bytes(2) + bytes(range(128, 98, -1))


def test_nibbles_lie_in_the_order_of_the_outputs():
    of = rows.Rows(4, 60, 1, 255)
    weights = (np.arange(60) % 16 - 8).reshape(60, 1)
    [content] = rows.pack(weights, np.zeros(60, np.int64), of)
    assert content[8 * 32 :].hex() == "0000" + "0123456789abcdef" * 3 + "0123456789ab"


def test_lanes_are_spilt_before_they_run_over():
    for most in (1, 136, 137, 255):
        of = rows.Rows(4, 60, 64, most)
        assert 15 * most * of.spill < 2**16
        assert of.spill == 64 or 15 * most * (of.spill + 1) >= 2**16


def test_a_shift_that_leaves_no_bit_is_refused():
    with pytest.raises(ValueError, match="lanes of 24 bits have none left after a shift by 23"):
        rows.function("_layer", rows.Rows(8, 30, 64, 255), 23, 255, "DATA[{}]")
