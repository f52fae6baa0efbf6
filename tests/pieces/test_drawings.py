"""What holds for every drawing of every piece, whatever it shows."""

import re

import pytest

from reference.generators import Generator, load
from renderer import raster, survey
from renderer.seeds import EDGES, seed
from scripts.chain import manifest
from tests.checks import check_svg, check_traits

SEEDS = EDGES + [seed(n) for n in range(100)]
LOOKED_AT = EDGES[:3] + [seed(n) for n in range(30)]


@pytest.fixture(scope="module", params=manifest.load())
def piece(request: pytest.FixtureRequest) -> Generator:
    return load(request.param)


def test_a_piece_goes_by_its_name_in_the_manifest(piece: Generator) -> None:
    assert piece.NAME in manifest.load()
    assert re.fullmatch(r"0x[0-9a-f]{64}", piece.VERSION)


def test_drawings_are_safe_and_stand_on_their_ground(piece: Generator) -> None:
    for each in SEEDS:
        check_svg(piece.svg(each), piece.background(each))


def test_traits_are_plain_words_and_numbers(piece: Generator) -> None:
    names = [trait.name for trait in piece.traits(0)]
    for each in SEEDS:
        check_traits(piece.traits(each))
        assert [trait.name for trait in piece.traits(each)] == names


def test_a_seed_is_drawn_the_same_again(piece: Generator) -> None:
    def state() -> list[object]:
        return [(piece.svg(each), piece.traits(each), piece.background(each)) for each in LOOKED_AT]

    assert state() == state()


def test_the_ground_covers_the_page(piece: Generator) -> None:
    for each in LOOKED_AT:
        root, ground = re.findall(r"<[^>]*>", piece.svg(each))[:2]
        picture = raster.picture(f"{root}{ground.rstrip('/>')}/></svg>", 100)
        assert picture.getcolors() == [(picture.width * picture.height, tuple(bytes.fromhex(piece.background(each))))]


def test_no_drawing_is_blank(piece: Generator) -> None:
    for each in LOOKED_AT:
        picture = raster.picture(piece.svg(each), survey.LOOK_PIXELS)
        assert survey.ink(picture) >= survey.BLANK_SHARE, f"seed {each}"
