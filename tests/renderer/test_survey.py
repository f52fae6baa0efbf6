from dataclasses import replace

import pytest

from reference.generators import load
from renderer import plot, raster, seeds, survey
from tests.renderer.samples import WIDE, drawing

PIECE = "Schotter"
COUNT = 40


@pytest.fixture(scope="module")
def found() -> survey.Survey:
    return survey.run(PIECE, COUNT)


def fingerprint(svg: str) -> bytes:
    return survey.fingerprint(raster.picture(svg, survey.LOOK_PIXELS))


def likeness(a: bytes, b: bytes) -> float:
    return survey.neighbours([a, b])[0][0]


def test_run_counts_what_the_reference_says(found: survey.Survey) -> None:
    generator = load(PIECE)
    numbered = [seeds.seed(n) for n in range(COUNT)]
    assert found.sizes == [len(generator.svg(seed)) for seed in numbered]
    for index, trait in enumerate(generator.traits(0)):
        values = [generator.traits(seed)[index].value for seed in numbered]
        assert found.traits[trait.name] == {value: values.count(value) for value in values}
        assert (trait.name in found.numeric) == trait.numeric


def test_run_says_the_same_twice(found: survey.Survey) -> None:
    again, before = survey.run(PIECE, COUNT).summary(), found.summary()
    for figures in (again, before):
        assert figures.pop("seconds") > 0 and figures.pop("peak_mb") > 0
    assert again == before


def test_run_calls_after_each_seed() -> None:
    calls: list[None] = []
    survey.run(PIECE, 3, lambda: calls.append(None))
    assert len(calls) == 3


def test_run_rejects_an_unknown_piece() -> None:
    with pytest.raises(LookupError, match="no piece is called Nothing; there are .*Schotter"):
        survey.run("Nothing", 2)


def test_shares_of_a_trait_make_a_whole(found: survey.Survey) -> None:
    for shares in found.summary()["traits"].values():
        assert sum(shares.values()) == pytest.approx(1)


def test_ink_is_what_lies_on_ground_and_panel() -> None:
    panel = "M0 0H32V32H0Z"
    assert survey.ink(raster.picture(drawing(WIDE, box=panel), 64)) == 0
    line = '<path d="M4 4H8V28H4Z" fill="#ff0000"/>'
    drawn = drawing(WIDE, box=panel).replace("</svg>", f"{line}</svg>")
    assert survey.ink(raster.picture(drawn, 64)) == 4 * 24 / (64 * 32)


@pytest.mark.parametrize("colour, inked", [("2f3f4f", 0), ("304050", 36)])
def test_colours_within_a_step_of_the_panel_are_no_ink(colour: str, inked: int) -> None:
    drawn = drawing(ink="1f2f3f").replace("</svg>", f'<path d="M30 30H36V36H30Z" fill="#{colour}"/></svg>')
    assert survey.ink(raster.picture(drawn, 48)) == inked / 48**2


def test_a_drawing_of_its_ground_alone_is_blank(found: survey.Survey) -> None:
    assert survey.ink(raster.picture(drawing(ink="102030"), 64)) < survey.BLANK_SHARE <= min(found.inks)
    assert found.blank == 0


def test_a_survey_of_doubles_says_so(found: survey.Survey) -> None:
    assert found.near_duplicates == 0
    assert replace(found, nearest=[1.0] * COUNT).near_duplicates == 1
    assert replace(found, inks=[0.0] * COUNT).blank == 1


def test_a_fingerprint_tells_compositions_apart_and_not_colours() -> None:
    one = fingerprint(drawing(box="M4 4H20V20H4Z"))
    recoloured = fingerprint(drawing(box="M4 4H20V20H4Z", ground="ffffff", ink="aa0000"))
    touched = fingerprint(drawing(box="M4 4H20V20H4ZM30 30H31V31H30Z"))
    elsewhere = fingerprint(drawing(box="M24 18H44V30H24Z"))
    assert likeness(one, one) == pytest.approx(1, abs=1e-3)
    assert likeness(one, recoloured) >= survey.NEAR
    assert survey.NEAR <= likeness(one, touched) < 1
    assert likeness(one, elsewhere) < 0.2


@pytest.mark.parametrize("bar", ["M{0} 0H{1}V48H{0}Z", "M0 {0}H48V{1}H0Z"])
def test_edges_of_both_ways_are_in_a_fingerprint(bar: str) -> None:
    here, there = (fingerprint(drawing(box=bar.format(at, at + 4))) for at in (10, 30))
    assert likeness(here, there) < 0


def test_blank_drawings_are_alike_and_like_no_other() -> None:
    blank = fingerprint(drawing(ink="102030"))
    assert likeness(blank, blank) == pytest.approx(1, abs=1e-3)
    assert likeness(blank, fingerprint(drawing())) == pytest.approx(0, abs=1e-2)


@pytest.mark.parametrize("rows", [1, 5, 12, 1_000])
def test_neighbours_finds_what_is_nearest(monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    monkeypatch.setattr(survey, "BLOCK_ROWS", rows)
    generator = load(PIECE)
    prints = [fingerprint(generator.svg(n)) for n in range(11)]
    prints.append(prints[4])
    nearest, pairs = survey.neighbours(prints)
    for index, most in enumerate(nearest):
        others = [likeness(prints[index], other) for n, other in enumerate(prints) if n != index]
        assert most == pytest.approx(max(others), abs=1e-3)
    assert pairs[0][:2] == (4, 11) and pairs[0].likeness >= survey.NEAR > pairs[1].likeness
    assert len(set(pairs)) == len(pairs)


@pytest.mark.parametrize("values, counts", [([3, 3, 4, 7], [2, 1, 0, 0, 1]), (range(0, 96), [2] * 48)])
def test_whole_numbers_are_binned_by_whole_widths(values: list[int], counts: list[int]) -> None:
    assert plot.binned(values) == counts


def test_other_numbers_are_binned_into_as_many_as_there_are() -> None:
    counts = plot.binned([0.0, 0.5, 1.0])
    assert len(counts) == plot.BINS and sum(counts) == 3 and counts[0] == counts[-1] == counts[plot.BINS // 2] == 1


def test_the_plot_shows_a_survey_with_gas_and_without(found: survey.Survey) -> None:
    plain, with_gas = plot.page(found, {}), plot.page(found, {0: 1_000_000, 1: 1_200_000})
    assert plain.size == with_gas.size and plain.width == plot.WIDTH
    assert plain.tobytes() != with_gas.tobytes()
    assert max(plain.crop((0, plain.height - 40, *plain.size)).getcolors())[0] == 40 * plot.WIDTH
