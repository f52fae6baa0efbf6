"""What the figures of the diffusion are made of: floats beside integers, maps of masks, distances, products."""

import numpy as np
import pytest

from reference.neural import network as layers
from reference.neural.flow import told
from reference.neural.model import Activation, weighted
from reference.persona import field, network, sampler
from renderer import seeds
from renderer.training.persona import data
from scripts.benchmarks import diffusion, float_sampler, masks

FEW = 12


@pytest.fixture(scope="module")
def made() -> list[diffusion.Sample]:
    return [diffusion.sample(seeds.seed(n)) for n in range(FEW)]


@pytest.mark.parametrize("activation", [Activation("clamp", -3, 40), Activation("triangle", bits=5), Activation()])
def test_an_activation_of_real_numbers_goes_through_those_of_integers(activation: Activation) -> None:
    integers = np.arange(-200, 200)
    found = float_sampler.activate(integers.astype(float), activation)
    assert found.tolist() == layers.activate(integers, activation).tolist()
    between = float_sampler.activate(integers[:-1] + 0.5, activation)
    assert (np.abs(between - (found[:-1] + found[1:]) / 2) <= 0.5).all()


def test_floats_draw_what_integers_draw_but_for_what_is_rounded(made: list[diffusion.Sample]) -> None:
    assert 0.9 < diffusion.fidelity(made)["diffusion.fidelity"] < 1
    noise, kinds = np.stack([each.noise for each in made]), np.array([each.kind for each in made])
    exact = float_sampler.latents(noise, kinds)
    rounded = np.stack([told(sampler.latent(seeds.seed(n), kind)) for n, kind in enumerate(kinds)])
    others = float_sampler.latents(noise, (kinds + 1) % network.FLOW.kinds)
    assert 0 < 2 * np.abs(exact - rounded).mean() < np.abs(others - rounded).mean()


def test_sheets_lie_on_each_other_in_the_order_of_the_cut() -> None:
    fields = np.zeros((4, 5, 5))
    assert not masks.painted(fields).any()
    fields[0, 1:4, 1:4] = 128
    fields[2, 2, 1:4] = 255
    fields[3, 2, 2] = 255
    shown = masks.painted(fields)
    assert (shown[1, 1], shown[2, 1], shown[2, 2], shown[0, 0]) == (1, 3, len(masks.SHEETS), 0)


def test_a_fine_map_goes_through_the_samples_and_between_them() -> None:
    fields = np.random.default_rng(1).random((2, 4, 6, 7))
    fine = masks.fine(fields)
    assert np.allclose(fine[..., ::2, ::2], fields)
    assert np.allclose(fine[..., 1, ::2], (fields[..., 0, :] + fields[..., 1, :]) / 2)
    assert np.allclose(fine[..., 3, 5], fields[..., 1:3, 2:4].mean(axis=(-2, -1)))


def test_two_drawings_are_alike_by_what_either_paints() -> None:
    fields, others = np.zeros((2, 4, 10, 10))
    assert masks.alike(fields, others) == 1
    fields[0, :, 1:6] = 255
    assert masks.alike(fields, fields) == 1 and masks.alike(fields, others) == 0
    others[0, :, 1:3] = 255
    assert 0.3 < masks.alike(fields, others) < 0.5


def test_cells_say_how_much_of_them_each_sheet_covers(made: list[diffusion.Sample]) -> None:
    fields = np.stack([each.fields for each in made])
    cells = masks.cells(fields).reshape(FEW, len(masks.SHEETS), field.SIDE // 3, -1)
    shown = masks.painted(fields)[:, :-1]  # the last row is empty, and in no cell
    for number in range(1, len(masks.SHEETS) + 1):
        assert np.allclose(cells[:, number - 1].mean(axis=(1, 2)), (shown == number).mean(axis=(1, 2)))


def test_the_nearest_mask_is_as_far_as_it_is() -> None:
    generator = np.random.default_rng(1)
    some, others = generator.random((5, 9), np.float32), generator.random((7, 9), np.float32)
    expected = [min(np.linalg.norm(a - b) for b in others) for a in some]
    assert np.allclose(diffusion.nearest(some, others), expected, atol=1e-3)
    assert np.allclose(diffusion.nearest(some, some), 0, atol=1e-3)


def test_products_are_counted_where_a_sample_is_not_always_zero() -> None:
    generator, model = np.random.default_rng(1), network.MODEL[0]
    units = {name: model.layer(name).shape[0] for name in network.FILMS}
    gains = generator.integers(0, 128, (FEW, units["first"])).tolist()
    offsets = generator.integers(0, 4096, (FEW, sum(units.values()))).tolist()
    grids = np.array([field.fields(*each, 0) for each in zip(gains, offsets, strict=True)])
    samples = np.count_nonzero(grids.any(axis=(0, 1)))
    per_sample = sum(layer.weights.size for layer in weighted(model))
    assert diffusion.decoder_macs() == samples * per_sample + network.FILM[0].layers[0].weights.size


def test_masks_held_out_come_after_those_of_training() -> None:
    whole, learnt = (data.draw(np.random.default_rng(data.SEED), count) for count in (data.COUNT, data.TRAINED))
    assert len(learnt) < len(whole) and (whole[: len(learnt)] == learnt).all()
