"""Etchings are made of any picture, fit their bytes and their page, and look like it."""

import numpy as np
import pytest

from reference.contour import outline
from reference.hybrid import etching
from reference.hybrid.etching import CELLS, DASH_INKS, INKS, LOWER, MAX_BYTES, MAX_DASHES, PITCH, RUNS, UPPER
from renderer.etching import cells, order
from renderer.etching.distance import distance
from renderer.etching.fit import fit, runs
from tests.etching import pictures

KINDS = {
    "dusk": pictures.dusk(),
    "large": pictures.dusk(512, 512),
    "wide": pictures.dusk(96, 128),
    "tall": pictures.dusk(256, 64),
    "one pixel": pictures.flat((10, 200, 90), 1),
    "black": pictures.flat((0, 0, 0)),
    "chequers": pictures.chequers(),
    "swirl": pictures.swirl(),
    "noise": pictures.noise(),
}
LIKE = 20.0  # decibels: the same picture at a glance


@pytest.fixture(scope="module")
def etchings() -> dict[str, bytes]:
    return dict(zip(KINDS, fit(list(KINDS.values())), strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_an_etching_fits_its_bytes_and_its_page(etchings, kind):
    plate = etchings[kind]
    labels, end = etching.labels(plate)
    assert RUNS <= end <= len(plate) <= MAX_BYTES
    assert len(plate) - end <= 2 * MAX_DASHES and (len(plate) - end) % 2 == 0
    assert order.fits(np.array(labels)), "no sheet is cut short"
    assert len(etching.svg(plate, 1)) <= 512 * 32


@pytest.mark.parametrize("kind", ["dusk", "large", "wide", "one pixel", "black"])
def test_an_etching_looks_like_its_picture(etchings, kind):
    assert distance(etchings[kind], KINDS[kind]) > LIKE


def test_an_etching_is_nearer_to_its_own_picture_than_to_another(etchings):
    for kind in ("dusk", "swirl", "chequers"):
        apart = {other: distance(etchings[kind], KINDS[other]) for other in ("dusk", "swirl", "chequers")}
        assert max(apart, key=apart.get) == kind


def test_a_picture_looks_as_good_in_a_batch_as_alone(etchings):
    alone = distance(fit([KINDS["dusk"]])[0], KINDS["dusk"])
    assert distance(etchings["dusk"], KINDS["dusk"]) == pytest.approx(alone, abs=0.5)


def test_cells_have_the_shape_of_the_picture(etchings):
    assert etching.pitch(etchings["dusk"]) == (PITCH, PITCH)
    across, down = etching.pitch(etchings["wide"])
    assert across == PITCH and down / across == pytest.approx(96 / 128, abs=0.02)
    across, down = etching.pitch(etchings["tall"])
    assert down == PITCH and across == etching.LEAST_PITCH, "no print is narrower"


def test_a_sky_that_fades_takes_few_inks_and_runs():
    down, _ = pictures.axes(64, 64)
    sky = (pictures.DUSK + (pictures.HORIZON - pictures.DUSK) * down[..., None]).astype(np.uint8)
    plate = fit([sky])[0]
    assert distance(plate, sky) > 35
    labels, end = etching.labels(plate)
    assert end - RUNS <= 2 * CELLS, "no row changes its ink"


def test_an_ink_fades_in_its_own_rows():
    down, _ = pictures.axes(60, 60)
    sky = pictures.DUSK + (pictures.HORIZON - pictures.DUSK) * 3 * down[..., None]
    picture = np.where(down[..., None] < 1 / 3, sky, pictures.HILL).astype(np.uint8)
    assert distance(fit([picture])[0], picture) > 35


def test_what_is_lit_becomes_dashes_in_its_own_colour():
    night = np.array(pictures.flat((20, 24, 60)))
    lit = [(10, 12), (30, 40), (44, 8), (50, 52)]
    for row, column in lit:
        night[row : row + 1, column : column + 2] = (255, 190, 90)
    plate = fit([night])[0]
    _, end = etching.labels(plate)
    told = [int.from_bytes(plate[at : at + 2], "big") for at in range(end, len(plate), 2)]
    marks = {(dash >> 10, dash >> 4 & 63) for dash in told}
    for row, column in lit:
        place = row * CELLS / 64, column * CELLS / 64
        assert any(abs(place[0] - r) < 2 and abs(place[1] - c) < 2 for r, c in marks), f"{row}, {column} is dark"
    for sort in {dash & 1 for dash in told}:
        red, green, blue = plate[DASH_INKS + 3 * sort : DASH_INKS + 3 * sort + 3]
        assert red > green > blue and red > 150


def test_colours_of_an_ink_that_no_cell_has_are_colours_all_the_same():
    plate = fit([pictures.flat((200, 30, 30))])[0]
    assert len(etching.inks(plate, UPPER)) == len(etching.inks(plate, LOWER)) == INKS


@pytest.mark.parametrize(
    "picture",
    [
        np.zeros((64, 64), np.uint8),
        np.zeros((64, 64, 4), np.uint8),
        np.zeros((64, 64, 3)),
        np.zeros((0, 64, 3), np.uint8),
    ],
)
def test_what_is_not_a_picture_is_refused(picture):
    with pytest.raises(ValueError, match="etching: a picture is"):
        fit([picture])


def test_nothing_makes_nothing():
    assert fit([]) == []


def test_cells_are_means_of_all_that_they_cover():
    for size in (1, 59, 60, 64, 1000):
        share = cells.areas(size)
        assert share.shape == (CELLS, size)
        assert np.allclose(share.sum(axis=1), 1, atol=1e-4)
        assert np.allclose(share.sum(axis=0), CELLS / size, atol=1e-3)


def test_runs_are_read_as_they_were_written():
    labels = np.random.default_rng(2).integers(0, INKS, (CELLS, CELLS)) * (np.arange(CELLS) % 3 > 0)
    labels[7] = 5
    told = runs(labels)
    read, end = etching.labels(bytes(RUNS) + told)
    assert read == labels.tolist() and end == RUNS + len(told)


def test_sheets_lie_in_the_order_of_the_shortest_edges():
    labels = np.random.default_rng(3).integers(0, INKS, 9).repeat(7)[:CELLS, None].repeat(CELLS, axis=1)
    labels[20:40, 10:30] = 4
    grey = np.zeros((INKS, 3), np.float32)
    places = order.arranged(labels, grey)
    assert sorted(places) == list(range(INKS))
    shortest = steps(places[labels])
    for seed in range(20):
        assert shortest <= steps(np.random.default_rng(seed).permutation(INKS)[labels])


def steps(labels: np.ndarray) -> int:
    """How long all outlines of the sheets are."""
    masks = [etching.sheet(labels.tolist(), ink) for ink in range(1, INKS)]
    ways = [{start: outline.follow(mask, start) for start in outline.starts(mask)} for mask in masks]
    return sum(sum(length for _, length, _ in runs) for found in ways for runs in once(found).values())


def once(found: dict) -> dict:
    """Outlines by one of the places where they lead down, for all that have several."""
    return {frozenset(runs): runs for runs in found.values()}
