"""hybrid.toml: what is wrong with it is said by entry and key."""

from pathlib import Path

import pytest

from scripts.chain import hybrids
from scripts.chain.errors import UserError

ONE, TWO = ("0x" + digit * 40 for digit in "12")
VALID = {
    "symbol": '"S"',
    "description": '"D"',
    "supply": "10",
    "royalty_bps": "250",
    "worker_fee": '"1 gwei"',
    "platform_fee": '"0 ether"',
    "bond": '"0.5 ether"',
    "lease_seconds": "600",
}
MODEL = {"folder": '"flow"', "kind": '"exact"', "licence": '"MIT"'}


def written(folder: Path, model: dict[str, str | None] | None = None, **changes: str | None) -> Path:
    """Writes a manifest of one collection with one model; a change of None leaves the key out."""
    lines = ["[Vedute]"]
    lines += [f"{key} = {value}" for key, value in (VALID | changes).items() if value is not None]
    lines += ["[Vedute.models.Veduta]"]
    lines += [f"{key} = {value}" for key, value in (MODEL | (model or {})).items() if value is not None]
    path = folder / "hybrid.toml"
    path.write_text("\n".join(lines))
    return path


def test_the_project_s_own_manifest_is_valid_and_its_model_is_there():
    for hybrid in hybrids.load().values():
        for model in hybrid.models.values():
            assert len(model.digest()) == len(model.statement_hash()) == 32


def test_a_collection_is_read_with_its_defaults(tmp_path: Path):
    hybrid = hybrids.load(written(tmp_path))["Vedute"]
    assert (hybrid.title, hybrid.worker_fee, hybrid.platform_fee, hybrid.bond) == ("Vedute", 10**9, 0, 5 * 10**17)
    assert (hybrid.curation_seconds, list(hybrid.workers), hybrid.payee) == (0, [], None)
    model = hybrid.models["Veduta"]
    assert (model.folder, model.kind, model.proof, model.parent) == (tmp_path / "flow", 1, "signature", None)


def test_authors_share_a_fee(tmp_path: Path):
    path = written(
        tmp_path, {"fee": '"1 ether"', "authors": f'{{"{ONE}" = 2500, "{TWO.upper().replace("X", "x")}" = 7500}}'}
    )
    assert hybrids.load(path)["Vedute"].models["Veduta"].authors == {ONE: 2500, TWO: 7500}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"bond": None}, "[Vedute] lacks bond"),
        ({"colour": "1"}, "[Vedute] has an unknown key colour"),
        ({"bond": '"-1 ether"'}, "[Vedute] bond must be an amount with its unit"),
        ({"lease_seconds": "1"}, "[Vedute] lease_seconds must be a whole number from 60 to"),
        ({"royalty_bps": "1001"}, "[Vedute] royalty_bps must be a whole number from 0 to 1000"),
        ({"workers": '"me"'}, "[Vedute] workers must be a list of at most 16 addresses"),
        ({"workers": f'["{ONE}", "{ONE}"]'}, "[Vedute] workers must have each account once"),
        ({"curators": f'["{ONE}"]'}, "[Vedute] has curators, who need curation_seconds"),
        ({"curation_seconds": "60", "threshold": "2"}, "[Vedute] threshold is more than there are curators"),
        ({"members": f'["{ONE}"]', "quorum": "2"}, "[Vedute] quorum is more than there are members"),
        ({"model": {"kind": None}}, "[Vedute.models.Veduta] lacks kind"),
        ({"model": {"kind": '"float"'}}, "[Vedute.models.Veduta] kind must be one of exact, attested"),
        ({"model": {"licence": "'M\"T'"}}, "[Vedute.models.Veduta] licence must be plain ASCII"),
        ({"model": {"proof": '"oath"'}}, "[Vedute.models.Veduta] proof must be one of signature, quorum"),
        ({"model": {"proof": '"quorum"'}}, "[Vedute] has no members, whose agreement would prove"),
        ({"model": {"parent": '"Nobody"'}}, "[Vedute] has no model Nobody, of which Veduta would be an adapter"),
        ({"model": {"parent": '"Veduta"'}}, "[Vedute] has no model Veduta, of which Veduta would be an adapter"),
        ({"model": {"authors": f'{{"{ONE}" = 9999}}'}}, "[Vedute.models.Veduta] authors must have shares of 10000"),
        ({"model": {"authors": "{}"}}, "[Vedute.models.Veduta] authors must be a table of 1 to 16 accounts"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, changes: dict, sentence: str):
    with pytest.raises(UserError) as caught:
        hybrids.load(written(tmp_path, **changes))
    assert str(caught.value).startswith(f"hybrid.toml: {sentence}")


def test_an_adapter_of_an_adapter_is_refused(tmp_path: Path):
    path = written(tmp_path)
    for name, parent in (("First", "Veduta"), ("Second", "First")):
        terms = [f"{key} = {value}" for key, value in (MODEL | {"parent": f'"{parent}"'}).items()]
        path.write_text("\n".join([path.read_text(), f"[Vedute.models.{name}]", *terms]))
    with pytest.raises(UserError, match="has no model First, of which Second would be an adapter"):
        hybrids.load(path)


def test_a_folder_without_whole_weights_and_a_statement_that_is_not_there_are_named(tmp_path: Path):
    model = hybrids.load(written(tmp_path, {"statement": '"data.md"'}))["Vedute"].models["Veduta"]
    with pytest.raises(UserError, match="flow is no folder of a model"):
        model.digest()
    (tmp_path / "flow").mkdir()
    (tmp_path / "flow" / "a.safetensors").write_bytes(bytes(7))
    with pytest.raises(UserError, match="^model Veduta: .*a.safetensors is cut off"):
        model.digest()
    with pytest.raises(UserError, match="the statement .*data.md cannot be read: No such file"):
        model.statement_hash()
