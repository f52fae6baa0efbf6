"""pieces.toml: what is wrong with it is said by entry and key."""

from pathlib import Path

import pytest

from scripts.chain import manifest
from scripts.chain.errors import UserError
from tests.scripts.conftest import PIECE

VALID = {
    "symbol": '"S"',
    "description": '"D"',
    "supply": "10",
    "price": '"0.5 ether"',
    "royalty_bps": "250",
}


def written(folder: Path, name: str = PIECE, **changes: str | None) -> Path:
    """Writes a manifest of one piece; a change of None leaves the key out."""
    lines = [f"{key} = {value}" for key, value in (VALID | changes).items() if value is not None]
    path = folder / "pieces.toml"
    path.write_text("\n".join([f"[{name}]", *lines]))
    return path


def test_the_project_s_own_manifest_is_valid():
    assert PIECE in manifest.load()


def test_a_piece_is_read_with_its_defaults(tmp_path: Path):
    piece = manifest.load(written(tmp_path))[PIECE]
    assert (piece.title, piece.supply, piece.price) == (PIECE, 10, 5 * 10**17)
    assert (piece.start, piece.end, piece.wallet_cap) == (0, manifest.FOREVER, manifest.NO_CAP)


def test_times_are_read_with_their_zone(tmp_path: Path):
    piece = manifest.load(written(tmp_path, start="2027-01-01T00:00:00Z", end="2027-01-01T02:00:00+01:00"))[PIECE]
    assert piece.end - piece.start == 3600


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"symbol": None}, "lacks symbol"),
        ({"colour": "1"}, "has an unknown key colour"),
        ({"symbol": '"SYMBOL OF 17 BYTE"'}, "symbol must be a text of 1 to 16 bytes"),
        ({"description": '""'}, "description must be a text of 1 to 512 bytes"),
        ({"supply": "0"}, "supply must be a whole number from 1 to 4294967296"),
        ({"supply": "true"}, "supply must be a whole number"),
        ({"royalty_bps": '"5%"'}, "royalty_bps must be a whole number from 0 to 10000"),
        ({"price": '"0 ether"'}, "price must be an amount above 0 with its unit"),
        ({"price": '"-1 ether"'}, "price must be an amount above 0"),
        ({"price": '"1 shell"'}, "price must be an amount above 0"),
        ({"price": '"NaN ether"'}, "price must be an amount above 0"),
        ({"price": "1"}, "price must be an amount above 0"),
        ({"start": '"tomorrow"'}, "start must be a date and time with its zone"),
        ({"start": "2027-01-01T00:00:00"}, "start must be a date and time with its zone"),
        ({"start": "2027-01-02T00:00:00Z", "end": "2027-01-01T00:00:00Z"}, "end must be later than start"),
        ({"payee": '"me"'}, "payee must be an address"),
        ({"allowlist": '"0x12"'}, "allowlist must be a Merkle root"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, changes: dict[str, str | None], sentence: str):
    with pytest.raises(UserError) as caught:
        manifest.load(written(tmp_path, **changes))
    assert str(caught.value).startswith(f"pieces.toml: [{PIECE}] {sentence}")


def test_a_piece_needs_a_contract(tmp_path: Path):
    with pytest.raises(UserError, match=r"\[Nothing\] has no contract contracts/generators/Nothing.vy"):
        manifest.load(written(tmp_path, "Nothing"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[Piece", "pieces.toml is not valid TOML"),
        ("", "pieces.toml declares no piece"),
        ("supply = 3", "pieces.toml: supply stands outside"),
    ],
)
def test_a_malformed_file_is_named(tmp_path: Path, text: str, sentence: str):
    path = tmp_path / "pieces.toml"
    path.write_text(text)
    with pytest.raises(UserError, match=sentence):
        manifest.load(path)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(UserError, match="pieces.toml cannot be read"):
        manifest.load(tmp_path / "pieces.toml")
