"""Dense layers from a data contract: one code, what the reference says."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.neural import network
from reference.neural.model import Activation, ModelError, check
from reference.storage.archive import READER
from scripts.chain import build
from scripts.chain.contract import deploy
from scripts.compiler import film_rows
from tests.compiler.test_points import ranged
from tests.neural.networks import dense, model

SUMS = """# pragma version 0.4.3
from . import sums

@view
@external
def run(x: int256[sums.INPUTS], data: address, start: uint256) -> int256[sums.LANES][sums.TENS]:
    return sums._sums(x, data, start)
"""


@settings(max_examples=4)
@given(st.integers(0, 2**32 - 1), st.integers(1, 9), st.integers(1, 70), st.integers(0, 6))
def test_layers_from_data_compute_what_the_reference_does(rpc, stored, seed, fan_in, units, shift):
    random = np.random.default_rng(seed)
    made = [
        check(
            model(
                dense(
                    ranged(random, (-128, 127), (units, fan_in)),
                    random.integers(-9_999, 9_999, units),
                    "film",
                    shift=shift,
                ),
                shape=(fan_in,),
            )
        )
        for _ in range(2)
    ]
    blocks = [film_rows.data(each) for each in made]
    place = stored(b"".join(blocks))
    texts = {"contracts/neural/Doors.vy": SUMS, "contracts/neural/sums.vy": film_rows.emit(made, "A test")}
    deployed = deploy(rpc, build.emitted(texts))
    inputs = [ranged(random, (-128, 127), (fan_in,)) for _ in made]
    cases = [(x.tolist(), place, len(READER) + at * len(blocks[0])) for at, x in enumerate(inputs)]
    for each, x, found in zip(made, inputs, deployed.read_each("run", cases), strict=True):
        numbers = [number for row in found for number in row]
        assert numbers[:units] == network.run(each, x).tolist()


def test_a_layer_that_is_no_film_is_refused():
    with pytest.raises(ModelError, match="film: net is more than one dense layer of 8 bits"):
        film_rows.data(check(model(dense([[1, 2]], activation=Activation("relu")))))
    wide = model(dense(np.full((1, 300), 127)), shape=(300,))
    with pytest.raises(ModelError, match="film: sums of net do not fit lanes of 24 bits"):
        film_rows.data(check(wide))
