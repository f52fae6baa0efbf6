"""Dense layers from data that answers, of any shape, against the network's own."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from reference.neural import network
from reference.neural.model import Activation, Lanes, Model, ModelError
from reference.storage.archive import READER, write
from scripts.chain import build
from scripts.chain.contract import Deployed, deploy
from scripts.compiler import rows
from scripts.compiler.emission import emit_plan
from scripts.compiler.plan import SPILT, plan
from scripts.compiler.rows import Rows
from tests.neural import networks

NONE, RELU, WAVE = Activation(), Activation("relu"), Activation("triangle", bits=9)


def clamp(low, high):
    return Activation("clamp", low, high)


def model(bits, shape, reach, seed, shift, activation, **told) -> Model:
    """One layer whose weights are of all kinds, channel by channel."""
    random = np.random.default_rng(seed)
    low, high = -(2 ** (bits - 1)), 2 ** (bits - 1) - 1
    weights = random.integers(low, high, shape, np.int64, endpoint=True)
    weights[::5], weights[1::5], weights[2::5] = low, high, 0
    bias = random.integers(-(2**15), 2**15, shape[0])
    layer = networks.dense(weights, bias, bits=bits, shift=shift, activation=activation, **told)
    return networks.model(layer, shape=(shape[1],), low=reach[0], high=reach[1])


def inputs(made: Model) -> list[np.ndarray]:
    random, (size,) = np.random.default_rng(1), made.input.shape
    low, high = made.input.low, made.input.high
    ends = [np.full(size, low), np.full(size, high), random.choice([low, high], size)]
    return [*ends, random.integers(low, high, size, endpoint=True)]


def layout(made: Model, **told) -> Rows:
    planned = plan(made, 0)
    return replace(rows.rows_for(made.layers[0], planned.layers["dense"]), **told)


@pytest.fixture(scope="module")
def assert_agrees(rpc, deploy_once):
    """Sees to it that a model gives what the reference gives, its weights in data contracts."""

    def agrees(made: Model, **told: int) -> None:
        archive = deploy_once("Archive")
        emitted = emit_plan(plan(made, 0), **told)
        assert emitted.data
        for content in emitted.data:
            archive.send("write", content)
        places = [write(archive.address, content) for content in emitted.data]
        deployed: Deployed = deploy(rpc, build.emitted({"networks/Rows.vy": emitted.text}), places)
        cases = [(each.tolist(),) for each in inputs(made)]
        for (given_,), found in zip(cases, deployed.read_each("forward", cases), strict=True):
            assert list(found) == network.run(made, np.array(given_)).tolist()

    return agrees


shapes = st.tuples(st.integers(1, 70), st.integers(1, 40))
ends = st.integers(-(2**9), 2**9)
activations = st.one_of(
    st.sampled_from([NONE, RELU, WAVE]), st.tuples(ends, ends).map(lambda pair: clamp(min(pair), max(pair)))
)


# Each layer is a contract to compile: a failure is small enough as it is.
@settings(max_examples=2, phases=[Phase.explicit, Phase.generate])
@example(8, (91, 65), (0, 255), 0, 9, clamp(0, 255))
@example(8, (46, 5), (-128, 127), 0, 9, RELU)
@example(8, (12, 64), (0, 255), 0, 9, clamp(-77, 200))
@example(8, (10, 3), (5, 9), 0, 0, clamp(-9, 9))
@example(4, (61, 70), (-128, 127), 0, 4, NONE)
@example(4, (60, 64), (0, 136), 0, 0, clamp(0, 90))
@example(4, (9, 64), (0, 2**15), 0, 3, WAVE)
@given(
    st.sampled_from([8, 4]),
    shapes,
    st.tuples(ends, ends).map(sorted),
    st.integers(0, 2**32),
    st.integers(0, 14),
    activations,
)
def test_layers_agree(assert_agrees, bits, shape, reach, seed, shift, activation):
    assert_agrees(model(bits, shape, reach, seed, shift, activation))


def test_a_layer_of_several_contracts_agrees(assert_agrees):
    made = model(8, (350, 64), (0, 255), 1, 10, clamp(0, 255))
    assert (layout(made).contracts, layout(made).each) == (2, 11)
    assert_agrees(made)


def test_a_record_of_several_contracts_agrees(assert_agrees):
    made = model(8, (40, 800), (0, 15), 1, 10, clamp(0, 255))
    assert (layout(made).contracts, layout(made).each) == (4, 0)
    assert_agrees(made)


def test_a_layer_of_little_code_agrees(assert_agrees):
    made = model(4, (70, 40), (-9, 99), 1, 4, clamp(0, 127))
    assert layout(made).spilt and layout(made, products=48).chunks == 4
    assert_agrees(made, products=48)


def test_layers_share_a_contract(assert_agrees):
    random = np.random.default_rng(1)
    first, second = random.integers(-128, 128, (40, 9)), random.integers(-128, 128, (5, 40))
    layers = [
        networks.dense(first, shift=8, activation=clamp(0, 255), name="first"),
        networks.dense(second, inputs=("first",), shift=5, name="second"),
    ]
    made = networks.model(*layers, shape=(9,))
    assert len(emit_plan(plan(made, 0)).data) == 1
    assert_agrees(made)


@given(st.data(), st.sampled_from([8, 4]), st.integers(1, 150), st.integers(1, 150), st.sampled_from([0, 1, 5, 255]))
def test_weights_and_biases_are_read_back(data, bits, outputs, size, below):
    wide = data.draw(st.sampled_from([16, 24, 32, 40] + [20, 36] * (bits == 4)))
    sums = [Lanes(wide, (256 - wide + bits) // wide)] + [SPILT] * (bits == 4)
    of = Rows(bits, outputs, size, data.draw(st.sampled_from(sums)), wide, (-below, 255))
    of = replace(of, head=of.lanes.bits - data.draw(st.integers(0, 1)))
    weights = data.draw(networks.numbers(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1, (outputs, size)))
    most = 2 ** (of.head - 1)
    bias = data.draw(networks.numbers(-most, most - 1, (outputs,)))
    contents = rows.pack(weights, bias, of)
    assert len(contents) == of.contracts
    assert all(len(READER + content) <= build.MAX_RUNTIME_BYTES for content in contents)
    found = rows.unpack(contents, of)
    assert (found[0] == weights).all() and (found[1] == bias).all()


@pytest.mark.parametrize("shape", [(61, 800), (30, 3000)])
def test_long_records_are_read_back(shape):
    made = model(8, shape, (0, 9), 1, 0, NONE).layers[0]
    of = Rows(8, *shape, Lanes(24, 10), 24, (0, 9))
    contents = rows.pack(made.weights, made.bias, of)
    assert len(contents) == of.contracts > of.groups
    assert all(len(READER + content) <= build.MAX_RUNTIME_BYTES for content in contents)
    found = rows.unpack(contents, of)
    assert (found[0] == made.weights).all() and (found[1] == made.bias).all()


def test_weights_lie_in_the_order_of_the_outputs():
    of = Rows(8, 30, 2, Lanes(24, 10), 24, (0, 255))
    weights = np.stack([np.arange(30), -np.arange(30)], axis=1)
    [content] = rows.pack(weights, np.zeros(30, np.int64), of)
    assert content[3 * 32 :] == bytes(2) + bytes(range(128, 158)) + bytes(2) + bytes(range(128, 98, -1))


def test_nibbles_lie_in_the_order_of_the_outputs():
    of = Rows(4, 60, 1, SPILT, 32, (0, 255))
    weights = (np.arange(60) % 16 - 8).reshape(60, 1)
    [content] = rows.pack(weights, np.zeros(60, np.int64), of)
    assert content[8 * 32 :].hex() == "0000" + "0123456789abcdef" * 3 + "0123456789ab"


def test_lanes_are_spilt_before_they_run_over():
    for least, most in ((0, 1), (0, 136), (-1, 136), (-137, -3), (0, 255), (-128, 127)):
        of = Rows(4, 60, 64, SPILT, 32, (least, most))
        span = max(most, 0) - min(least, 0)
        assert 15 * span * of.spill < 2**16
        assert of.spill == 64 or 15 * span * (of.spill + 1) >= 2**16


@pytest.mark.parametrize(("high", "lanes"), [(136, SPILT), (546, SPILT), (547, Lanes(20, 12)), (1, Lanes(12, 20))])
def test_lanes_are_spilt_where_that_is_cheap(high: int, lanes: Lanes):
    weights = np.full((60, 64), -8, np.int64)
    made = networks.model(networks.dense(weights, bits=4), shape=(64,), low=0, high=high)
    assert plan(made, 0).layers["dense"].lanes == lanes
    assert plan(plan(made, 0).model, 0).layers["dense"].lanes == lanes


def test_lanes_that_weights_do_not_fill_are_refused():
    made = networks.model(networks.dense(np.ones((3, 2)), lanes=Lanes(20, 3)))
    with pytest.raises(ModelError, match="layer dense has lanes of 20 bits, and in data contracts weights of 8 bits"):
        plan(made, 0)


def test_weights_of_eight_bits_take_little_more_than_a_byte_each():
    made = model(8, (240, 64), (0, 255), 1, 0, NONE).layers[0]
    of = Rows(8, 240, 64, Lanes(24, 10), 24, (0, 255))
    assert sum(map(len, rows.pack(made.weights, made.bias, of))) <= 1.15 * made.weights.size
