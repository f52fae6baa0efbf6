"""What is told to Imago's network: latents, and what they do to it; the contract's are the reference's."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reference.imago import dream, film, look
from reference.imago.network import FILMS, MODEL
from tests.strategies import cases, seeds

numbers = st.integers(dream.LEAST_NUMBER, dream.MOST_NUMBER)
latents = st.lists(numbers, min_size=film.LATENT, max_size=film.LATENT) | st.sampled_from(
    [[number] * film.LATENT for number in (dream.LEAST_NUMBER, 0, dream.MOST_NUMBER)]
)
strains = st.integers(look.PURE, look.BEYOND)


@given(cases(latents))
def test_a_latent_does_to_the_network_what_the_reference_says(deploy_once, drawn):
    found = deploy_once("ImagoHarness").read_each("film_of", drawn)
    assert [(list(gains), list(offsets)) for gains, offsets in found] == [film.film(*case) for case in drawn]


@given(cases(seeds, strains))
def test_a_seed_s_latent_is_that_of_the_reference(deploy_once, drawn):
    found = deploy_once("ImagoHarness").read_each("latent_of", drawn)
    assert [dream.Dream(list(latent), kin) for latent, kin in found] == [dream.dream(*case) for case in drawn]


@settings(max_examples=200)
@given(latents)
def test_gains_and_offsets_keep_to_what_is_proven(latent):
    gains, offsets = film.film(latent)
    for name, reach in FILMS.items():
        units = MODEL.layer(name).shape[0]
        if reach.gains:
            assert all(reach.gains[0] <= gain <= reach.gains[1] for gain in gains[:units])
            gains = gains[units:]
        assert all(reach.offsets[0] <= offset <= reach.offsets[1] for offset in offsets[:units])
        offsets = offsets[units:]
    assert not gains and not offsets


@given(seeds, strains)
def test_a_latent_keeps_to_its_range(seed, strain):
    found = dream.dream(seed, strain)
    assert all(dream.LEAST_NUMBER <= number <= dream.MOST_NUMBER for number in found.latent)
    assert 0 <= found.kin < dream.KIN_COUNT


def test_a_pure_one_lies_near_its_kin():
    for seed in range(50):
        latent, kin = dream.dream(seed, look.PURE)
        learnt = [(dream.KIN[kin] >> 8 * k & 255) - 128 for k in range(film.LATENT)]
        assert max(abs(a - b) for a, b in zip(latent, learnt, strict=True)) <= 2 * dream.STRAY
