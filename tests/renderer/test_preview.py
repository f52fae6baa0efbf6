import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
from PIL import Image

from reference.generators import frames, load, names, stem
from renderer import preview, seeds

ROOT = Path(__file__).resolve().parent.parent.parent
APE = Path(sys.executable).parent / "ape"


def ape_preview(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [str(APE), "run", "preview", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def test_prints_are_in_the_order_of_their_seeds() -> None:
    drawn = [seeds.seed(n) for n in range(12)]
    taken = preview.prints("Schotter", drawn, 60)
    again = [preview.prints("Schotter", [seed], 60)[0] for seed in drawn]
    assert [each.picture.tobytes() for each in taken] == [each.picture.tobytes() for each in again]
    assert [each.size for each in taken] == [len(load("Schotter").svg(seed)) for seed in drawn]


def test_strips_go_from_noise_to_the_drawing_seed_by_seed() -> None:
    drawn = [seeds.seed(n) for n in range(2)]
    strips = preview.strips("Persona", drawn, 60)
    steps = frames(load("Persona"))
    assert len(strips) == len(drawn) * steps
    finished = [each.picture.tobytes() for each in strips[steps - 1 :: steps]]
    assert finished == [each.picture.tobytes() for each in preview.prints("Persona", drawn, 60)]
    assert len({each.picture.tobytes() for each in strips[:steps]}) == steps


def test_seeds_are_numbered_by_their_hash() -> None:
    # keccak256 of 32 zero bytes, as any other implementation has it
    assert seeds.seed(0) == 0x290DECD9548B62A8D60345A988386FC84BA6BC95484008F6362F93160EF3E563


def test_every_piece_is_found_by_its_name() -> None:
    assert "Schotter" in names()
    assert [load(name).NAME for name in names()] == names()


@pytest.mark.parametrize("name, expected", [("Schotter", "schotter"), ("FlowField", "flow_field"), ("A1B", "a1_b")])
def test_stem_is_snake_case(name: str, expected: str) -> None:
    assert stem(name) == expected


@pytest.mark.parametrize("name", ["", "Nothing", "../Schotter", "os.path", "__init__", "Schotter.svg"])
def test_load_rejects_an_unknown_name(name: str) -> None:
    with pytest.raises(LookupError, match="no piece is called .*; there are .*Schotter"):
        load(name)


def test_the_command_draws_a_sheet(tmp_path: Path) -> None:
    answer = ape_preview(
        "Schotter", "--seeds", 4, "--size", 50, "--columns", 4, "--out", tmp_path / "a" / "sheet.png"
    )
    assert answer.returncode == 0, answer.stderr
    page = Image.open(tmp_path / "a" / "sheet.png")
    assert page.width > page.height > 50


def test_the_command_draws_one_seed_and_names_its_traits(tmp_path: Path) -> None:
    answer = ape_preview("Schotter", "--seed", "0xff", "--size", 50, "--out", tmp_path / "one.png")
    assert answer.returncode == 0, answer.stderr
    for trait in load("Schotter").traits(255):
        assert f"{trait.name}: {trait.value}" in answer.stdout


def test_the_command_says_of_a_piece_that_it_has_no_steps() -> None:
    answer = ape_preview("Schotter", "--frames")
    assert answer.returncode == 1
    assert answer.stderr == "Error: Schotter does not come about in steps\n"


def test_the_command_says_which_network_of_a_piece_is_damaged(tmp_path: Path) -> None:
    copytree(ROOT / "reference", tmp_path / "reference")
    damaged = tmp_path / "reference" / "models" / "persona" / "film" / "owl"
    weights = (damaged / "weights.bin").read_bytes()
    (damaged / "weights.bin").write_bytes(weights[:-1])
    # The piece's parts first: the command puts the project before all other folders.
    command = [sys.executable, "-c", "import reference.persona; from scripts.preview import cli; cli(['Persona'])"]
    env = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    answer = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True)
    assert answer.returncode == 1
    assert answer.stderr.startswith("Error: model: layer film needs 400 bytes of weights.bin, and 399 are left, in")
    assert answer.stderr.endswith(f"{damaged}\n")


def test_the_command_says_what_there_is_instead_of_an_unknown_piece() -> None:
    answer = ape_preview("Nothing")
    assert answer.returncode == 1
    assert answer.stderr.startswith("Error: no piece is called Nothing; there are ")
    assert answer.stderr.count("\n") == 1


@pytest.mark.parametrize("seed", ["-1", "0x", "one", str(2**256)])
def test_the_command_rejects_what_is_no_seed(seed: str) -> None:
    answer = ape_preview("Schotter", "--seed", seed)
    assert answer.returncode != 0
    assert "a seed is a number from 0 to 2**256 - 1" in answer.stderr
