"""Persona's decoder: the contract's fields are the reference's, and its modules are what the models make."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.neural.flow import told
from reference.persona import field, film
from reference.persona.network import FLOW
from scripts.chain import build
from scripts.compiler import persona

LANES = 16

numbers = st.integers(-(2**13), 2**13) | st.sampled_from([-(2**255), 2**255 - 1, -(2**12), 2**12 - 17, 2**12 - 16])
states = st.lists(numbers, min_size=FLOW.size, max_size=FLOW.size) | st.builds(lambda n: [n] * FLOW.size, numbers)


@settings(max_examples=5)
@given(st.lists(states.map(lambda state: [state]), min_size=1, max_size=4))
def test_fields_are_those_of_the_reference(deploy_once, cases):
    for (state,), found in zip(cases, deploy_once("Decoder").read_each("fields", cases), strict=True):
        ours = [
            [word >> 16 * lane & 0xFFFF for row in rows for word in row for lane in range(LANES)] for rows in found
        ]
        latent = [min(max((number + 16) >> 5, -128), 127) for number in state]
        assert ours == field.fields(*film.film(latent))


def test_the_modules_are_what_the_models_make():
    for name, text in persona.sources().items():
        assert (persona.ROOM / f"{name}.vy").read_text() == text


def test_the_decoder_fits_with_room_to_spare():
    decoder = build.contract("Decoder")
    assert len(decoder.runtime) + decoder.immutables <= build.MAX_RUNTIME_BYTES - 300


def test_other_weights_are_refused(deploy, anvil):
    with pytest.raises(Exception, match="decoder: other weights"):
        deploy("Decoder", ["0x" + "11" * 20])
