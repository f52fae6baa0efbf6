"""The masks that Persona's networks learn from: ten kinds, whole, within the page, and told apart."""

import numpy as np
import pytest

from renderer.training.persona import data, shapes

HEAD, PATCH, INK, GLOW = range(data.CHANNELS)
PER_KIND = 12
COARSE = (24, 32)  # columns and rows that suffice to tell kinds apart


def of_every_kind(seed: int, count: int) -> np.ndarray:
    masks = data.draw(np.random.default_rng(seed), count * len(data.KINDS))
    masks[:, 0] = (np.arange(len(masks)) % len(data.KINDS) + 0.5) / len(data.KINDS)
    return masks


@pytest.fixture(scope="module")
def masks() -> np.ndarray:
    return of_every_kind(1, PER_KIND)


@pytest.fixture(scope="module")
def fields(masks: np.ndarray) -> np.ndarray:
    return data.fields(masks).reshape(-1, data.CHANNELS, data.ROWS, data.COLUMNS)


def test_masks_are_drawn_by_the_seed():
    one, same, other = (data.draw(np.random.default_rng(seed), 8) for seed in (1, 1, 2))
    assert (one == same).all() and (one != other).any()
    assert (data.fields(one[:2], *data.grid(*COARSE)) == data.fields(same[:2], *data.grid(*COARSE))).all()


def test_a_mask_looks_the_same_in_any_company(masks):
    x, y = data.grid(*COARSE)
    alone = np.concatenate([data.fields(masks[i : i + 1], x, y) for i in range(10)])
    assert np.abs(alone - data.fields(masks, x, y)[:10]).max() < 0.01


def test_there_are_as_many_traits_as_the_kinds_deal(masks):
    x, y = (np.zeros((1, 1), np.float32) for _ in range(2))
    for draw in data.DRAWN.values():
        deal = data.Deal(masks[:1, 1:])
        draw(*data.bent(x, y, deal), deal)
        assert 8 <= deal.next <= data.TRAITS


def test_fields_are_levels_and_each_sheet_is_on_every_page(fields):
    assert fields.min() >= 1 and fields.max() <= 255
    share = (fields >= data.OUTLINE).mean((2, 3))
    assert (share[:, HEAD] > 0.25).all() and (share[:, HEAD] < 0.75).all()
    assert (share[:, PATCH:] > 0.005).all()


def test_no_mask_touches_the_edge_of_its_page(fields):
    assert fields[:, :, 0].max() < data.OUTLINE and fields[:, :, -1].max() < data.OUTLINE
    assert fields[:, :, :, -1].max() < data.OUTLINE


def test_all_that_is_on_a_head_is_within_it(fields):
    assert (
        fields[:, HEAD : HEAD + 1][
            np.broadcast_to(fields[:, PATCH:].max(1, keepdims=True) >= data.OUTLINE, fields[:, HEAD:PATCH].shape)
        ]
        > data.OUTLINE
    ).all()


def test_columns_beyond_the_axis_mirror_those_before(fields):
    for off in range(1, data.AXIS + 1):
        assert (fields[..., data.AXIS - off] == fields[..., data.AXIS + off]).all()


def test_every_eye_has_a_pupil_and_nothing_else_does(fields):
    pupils = fields[:, GLOW] >= data.PUPIL_LEVEL
    assert (pupils.sum((1, 2)) >= 2).all()
    row, column = np.nonzero(pupils.any(0))
    assert column.min() > data.AXIS and row.max() < data.ROWS * 2 // 3
    # Each lies in an iris: there is more light than pupil.
    assert ((fields[:, GLOW] >= data.OUTLINE).sum((1, 2)) > 1.5 * pupils.sum((1, 2))).all()


def test_kinds_are_told_apart_by_the_nearest_mean():
    x, y = data.grid(*COARSE)
    learnt, asked = (data.fields(of_every_kind(seed, 8), x, y).reshape(8, len(data.KINDS), -1) for seed in (2, 3))
    apart = ((asked[:, :, None] - learnt.mean(0)) ** 2).sum(-1)
    assert (apart.argmin(-1) == np.arange(len(data.KINDS))).all()


def test_distances_are_signed_and_true():
    x, y = np.array([[0.5, 0.9, 1.2, 0.5]], np.float32), np.array([[0.5, 0.5, 0.5, 0.2]], np.float32)
    square = np.array([[(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]], np.float32)
    for line in (square, square[:, ::-1]):
        assert shapes.within(x, y, line)[0] == pytest.approx([0.5, 0.1, -0.2, 0.2], abs=1e-6)
    assert shapes.disc(x, y, 0.5, 0.5, 0.3)[0] == pytest.approx([0.3, -0.1, -0.4, 0.0], abs=1e-6)
    assert shapes.ellipse(x, y, 0.5, 0.5, 0.4, 0.2)[0, 1:3] == pytest.approx([0, -0.3], abs=1e-6)
    brush = shapes.stroke(x, y, [(0.5, 0.2, 0.1), (0.5, 0.5, 0.1), (0.5, 0.8, 0.1)])
    assert brush[0, [0, 3]] == pytest.approx([0.1, 0.1], abs=1e-6) and brush[0, 2] == -shapes.FAR


def test_a_fold_has_no_edge_on_the_axis():
    x, y = np.zeros((1, 5), np.float32), np.linspace(-0.2, 0.2, 5, dtype=np.float32)[None]
    assert (shapes.fold(x, y, [(0, -0.5), (0.5, -0.5), (0.5, 0.5), (0, 0.5)]) > 0.2).all()


def test_shapes_are_joined_with_a_fillet():
    a, b = np.array([0.1, 0.0, -0.2]), np.array([-0.2, 0.0, 0.1])
    assert shapes.union(a, b) == pytest.approx([0.1, 0, 0.1])
    assert shapes.union(a, b, 0.2) == pytest.approx([0.1, 0.05, 0.1])
    assert shapes.common(a, b, 0.2) == pytest.approx([-0.2, -0.05, -0.2])
    assert shapes.without(a, b) == pytest.approx([0.1, 0, -0.2])
