"""Persona's decoder: the contract's fields are the reference's, and its modules are what the models make."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.neural.flow import ONE, TOLD_SHIFT, told
from reference.persona import field, film
from reference.persona.network import FILM, FILMS, FLOW, KINDS, MODEL
from reference.storage.archive import READER
from scripts.chain import build
from scripts.chain.contract import deploy
from scripts.chain.rpc import RpcError
from scripts.compiler import persona, point_lanes

LANES = 16
NOBODY = "0x" + "22" * 20
SPARE_BYTES = 300  # for another compiler, or a longer proof

least, most = -(128 << TOLD_SHIFT), 127 << TOLD_SHIFT
numbers = (
    st.integers(-4 * ONE, 4 * ONE)
    | st.integers(least - 2**TOLD_SHIFT, least + 2**TOLD_SHIFT)
    | st.integers(most - 2**TOLD_SHIFT, most + 2**TOLD_SHIFT)
    | st.sampled_from([-(2**62), 2**62])
)
states = st.one_of(
    st.lists(numbers, min_size=FLOW.size, max_size=FLOW.size),
    st.builds(lambda number: [number] * FLOW.size, numbers),
    st.lists(st.sampled_from([2 * least, 2 * most]), min_size=FLOW.size, max_size=FLOW.size),
)


@settings(max_examples=8)
@given(st.lists(st.tuples(states, st.integers(0, len(KINDS) - 1)), min_size=2, max_size=4))
def test_fields_are_those_of_the_reference(deploy_once, cases):
    for (state, kind), found in zip(cases, deploy_once("Decoder").read_each("fields", cases), strict=True):
        latent = told(np.array(state, np.int64)).tolist()
        assert unpacked(found) == field.fields(*film.film(latent, kind), kind)


def test_each_kind_has_weights_of_its_own(deploy_once):
    cases = [([ONE // 2] * FLOW.size, kind) for kind in range(len(KINDS))]
    latent = told(np.array(cases[0][0], np.int64)).tolist()
    for (_, kind), found in zip(cases, deploy_once("Decoder").read_each("fields", cases), strict=True):
        assert unpacked(found) == field.fields(*film.film(latent, kind), kind)


def unpacked(fields: list[list[list[int]]]) -> list[list[int]]:
    """The samples of fields, row after row."""
    return [[word >> 16 * lane & 0xFFFF for row in rows for word in row for lane in range(LANES)] for rows in fields]


def test_numbers_beyond_all_states_are_told_as_the_last_ones(deploy_once):
    ends = [2**255 - 1, -(2**255)], [2**62, -(2**62)]
    beyond, far = (
        deploy_once("Decoder").read("fields", [pair[at % 2] for at in range(FLOW.size)], 0) for pair in ends
    )
    assert beyond == far


def test_a_kind_that_is_none_is_refused(deploy_once):
    with pytest.raises(RpcError, match="decoder: no such kind"):
        deploy_once("Decoder").read("fields", [0] * FLOW.size, len(KINDS))


def test_anyone_can_read_the_weights_back(deploy_once, rpc):
    places = deploy_once("Decoder").read("weights")
    codes = [bytes.fromhex(rpc.call("eth_getCode", place, "latest")[2:]) for place in places]
    assert all(code.startswith(READER) for code in codes)
    found = persona.read([code[len(READER) :] for code in codes])
    assert len(found) == len(KINDS)
    for kind, (filmed, layers) in enumerate(found):
        (layer,) = FILM[kind].layers
        assert (filmed[0] == layer.weights).all() and (filmed[1] == layer.bias).all()
        for layer in MODEL[kind].layers:
            weights, bias = layers[layer.name]
            assert (weights == layer.weights).all()
            free_wave = layer.activation.op == "triangle" and not FILMS[layer.name].gains
            assert (bias == (layer.bias % point_lanes.period(layer) if free_wave else layer.bias)).all()


def test_other_weights_are_refused(rpc, deploy_once, stored):
    """Those that are swapped, cut short or missing, and what is no data."""
    decoder = build.contract("Decoder")
    places = deploy_once("Decoder").read("weights")
    assert len(places) == len(decoder.data)
    others = stored(decoder.data[-1][:-1]), NOBODY, deploy_once("Decoder").address
    for wrong in ([*places[1:], places[0]], *([*places[:-1], other] for other in others)):
        with pytest.raises(RpcError, match="decoder: other weights"):
            deploy(rpc, decoder, wrong)


def test_the_modules_are_what_the_models_make():
    for name, text in persona.sources().items():
        assert (persona.ROOM / f"{name}.vy").read_text() == text, f"{name}.vy is old: make it anew"


def test_the_decoder_fits_with_room_to_spare():
    decoder = build.contract("Decoder")
    assert len(decoder.runtime) + decoder.immutables <= build.MAX_RUNTIME_BYTES - SPARE_BYTES


def test_the_words_of_columns_are_what_the_reference_tells():
    text = (persona.ROOM / "field.vy").read_text()
    of_row = field.inputs().reshape(field.SIDE - 2, field.COLUMNS, -1)[0]
    across = of_row[:, 0] + 64
    for column in (across, across * across >> 7):
        for word in column.reshape(-1, LANES):
            packed = sum(int(number) << 16 * lane for lane, number in enumerate(word))
            assert f"0x{packed:064x}" in text
