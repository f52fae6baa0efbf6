"""Every piece against its reference: the drawing, the traits and the ground, to the byte."""

from concurrent.futures import ProcessPoolExecutor

import pytest
from eth_hash.auto import keccak
from hypothesis import given, settings

from reference import generators, golden
from renderer.seeds import EDGES, seed
from scripts.chain import manifest
from tests.strategies import cases, seeds

PIECES = list(manifest.load())
SEEDS = 1_000
MAX_SVG_BYTES = 24_576


def drawn_by_reference(name: str, seed: int) -> tuple[str, list, str]:
    piece = generators.load(name)
    return piece.svg(seed), piece.traits(seed), piece.background(seed)


def drawn_by_contract(contract, seeds: list[int]) -> list[tuple[str, list, str]]:
    arguments = [(seed,) for seed in seeds]
    traits = [[generators.Trait(*trait) for trait in one] for one in contract.read_each("traits", arguments)]
    return list(
        zip(
            contract.read_each("svg", arguments),
            traits,
            contract.read_each("background", arguments),
            strict=True,
        )
    )


@pytest.mark.parametrize("name", PIECES)
def test_a_thousand_seeds_are_drawn_alike(deploy_once, name):
    every = EDGES + [seed(n) for n in range(SEEDS - len(EDGES))]
    with ProcessPoolExecutor(1) as pool:  # the reference draws while the node does
        expected = pool.map(drawn_by_reference, [name] * SEEDS, every, chunksize=50)
        drawn = drawn_by_contract(deploy_once(name), every)
    for number, left, right in zip(every, drawn, expected, strict=True):
        assert left == right, f"{name} differs at seed {number:#x}"
        assert len(left[0]) <= MAX_SVG_BYTES


@pytest.mark.parametrize("name", PIECES)
@settings(max_examples=5)
@given(drawn=cases(seeds, most=20))
def test_drawn_seeds_are_drawn_alike(deploy_once, name, drawn):
    numbers = [seed for (seed,) in drawn]
    assert drawn_by_contract(deploy_once(name), numbers) == [drawn_by_reference(name, seed) for seed in numbers]


@pytest.mark.parametrize("name", PIECES)
def test_the_reference_draws_its_golden_vectors(name):
    assert golden.vectors(name) == golden.read(name), f"if {name} is meant to change: ape run golden {name}"


@pytest.mark.parametrize("name", PIECES)
def test_the_contract_draws_the_golden_vectors(deploy_once, name):
    drawn = drawn_by_contract(deploy_once(name), golden.SEEDS)
    assert [
        {
            "seed": f"0x{seed:064x}",
            "svg": f"0x{keccak(svg.encode()).hex()}",
            "traits": [list(trait) for trait in traits],
            "background": background,
        }
        for seed, (svg, traits, background) in zip(golden.SEEDS, drawn, strict=True)
    ] == golden.read(name)


@pytest.mark.parametrize("name", PIECES)
def test_name_and_version_are_those_of_the_reference(deploy_once, name):
    contract, piece = deploy_once(name), generators.load(name)
    assert contract.read("name") == piece.NAME == name
    assert "0x" + contract.read("version").hex() == piece.VERSION == golden.version(golden.read(name))
