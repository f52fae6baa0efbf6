"""Imago's fields: the contract's are the reference's, and the contract's network is the model's."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.imago import field
from reference.imago.network import FILMS, MODEL
from scripts.compiler import imago

LANES = 16
GAINED = [name for name, film in FILMS.items() if film.gains]


@st.composite
def latents(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    """Gains and offsets of all units; those at the ends of their ranges often among them."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))

    def units(name: str, reach: tuple[int, int]) -> list[int]:
        shape = MODEL.layer(name).shape[0]
        kinds = [random.integers(*reach, shape, endpoint=True), random.choice(reach, shape), np.full(shape, reach[1])]
        return draw(st.sampled_from(kinds)).tolist()

    gains = [gain for name in GAINED for gain in units(name, FILMS[name].gains)]
    return gains, [offset for name, film in FILMS.items() for offset in units(name, film.offsets)]


@settings(max_examples=5)
@given(st.lists(latents(), min_size=1, max_size=4))
def test_fields_are_those_of_the_reference(deploy_once, cases):
    for latent, found in zip(cases, deploy_once("ImagoHarness").read_each("fields", cases), strict=True):
        ours = [[word >> 16 * lane & 0xFFFF for word in words for lane in range(LANES)] for words in found]
        assert ours == field.fields(*latent)


def test_the_contract_is_what_the_model_makes():
    assert imago.PATH.read_text() == imago.source()


def test_the_network_is_told_numbers_in_its_range():
    told = field.inputs()
    assert MODEL.input.low <= told.min() and told.max() <= MODEL.input.high
