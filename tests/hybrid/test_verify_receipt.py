"""Receipts are checked against files, chain and model, and every byte that was changed is found. Faults are real."""

import shutil
import threading
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
from eth_account import Account as Key
from eth_utils import keccak

from reference.storage.archive import READER
from renderer.worker import png, weights, work
from renderer.worker.job import Job
from renderer.worker.studio import Studio
from scripts.chain import deployments
from scripts.chain.atelier import Atelier, Terms, open_atelier
from scripts.chain.deployments import Entry
from scripts.chain.errors import UserError
from scripts.chain.rpc import Rpc
from scripts.hybrid import evidence, places
from scripts.hybrid.board import Board
from scripts.hybrid.claims import Claim, Verdict, on_chain, shown, signer
from scripts.hybrid.files import SPOILT, Absent, Damaged, Files
from scripts.hybrid.inspection import check, recheck, summary
from scripts.hybrid.recheck import Recheck
from tests.scripts.conftest import Desk

pytest.importorskip("c2pa", reason="the worker's extra is not installed")

PROVEN, ATTESTED, FAILED, MISSING = Verdict
PROMPT = 'a golden lake at dusk, "still" </svg>'
SALT = bytes(range(1, 33))
FLOAT = 2  # the kind of a model that is attested
WORDS = {"environment": ATTESTED, "likeness": ATTESTED}  # of a work where everything else is proven

Claims = dict[str, tuple[Verdict, str]]


class Gallery:
    """A set with works that the bundled model made, and the studio that made them."""

    def __init__(self, rpc: Rpc, folder: Path) -> None:
        self.atelier: Atelier = open_atelier(rpc, Terms(weights=bytes.fromhex(weights.digest(places.BUNDLED))))
        self.board = Board(rpc, self.atelier.orchestrator.address)
        self.studio = Studio(folder, executor="numpy")
        self.studio.add(places.BUNDLED)
        self.studio.save()
        self.jobs: dict[int, Job] = {}

    def mint(self, salt: bytes = b"", model: int = 1, image: np.ndarray | None = None) -> int:
        """Has a work made and minted, and returns its token; a worker who cheats hands another image in."""
        request = self.atelier.request(PROMPT, salt, model=model)
        seed = self.atelier.reveal(request)
        (kept,) = self.board.works([request])
        asked = evidence.gathered(self.board, request, kept, 0).request
        job = evidence.job(self.board, asked, seed, PROMPT, salt)
        if salt:
            self.studio.store.note({"salt": salt.hex(), "prompt": PROMPT}, "openings", job.commitment)
        (made,) = work.work([job], self.studio)
        names = ("artifact", "cid", "parameters", "environment")
        hashes = {name: bytes.fromhex(getattr(made, name)) for name in names}
        if image is not None:
            file = png.encode(image)
            self.studio.store.put(file)
            hashes |= dict.fromkeys(("artifact", "cid"), sha256(file).digest())
        self.atelier.fulfil(self.atelier.make(request, PROMPT, salt, bytes.fromhex(made.etching), **hashes))
        self.atelier.orchestrator.send("finalise", request)
        token = self.atelier.orchestrator.read("work", request)[-1]
        self.jobs[token] = job
        return token

    def found(self, token: int) -> evidence.Evidence:
        return evidence.gather(self.board, self.atelier.collection.address, token, 0)

    def again(self, token: int, folder: Path | None = None, **how: object) -> Recheck:
        return recheck(self.found(token), folder or self.studio.folder, **how)

    def look(self, token: int, folder: Path | None = None, **how: object) -> Claims:
        claims = check(self.found(token), folder or self.studio.folder, **how)
        return {name: (verdict, reason) for name, verdict, reason in claims}


@pytest.fixture(scope="module")
def gallery(rpc: Rpc, tmp_path_factory: pytest.TempPathFactory) -> Gallery:
    return Gallery(rpc, tmp_path_factory.mktemp("studio"))


@pytest.fixture(scope="module")
def public(gallery: Gallery) -> int:
    return gallery.mint()


@pytest.fixture(scope="module")
def sealed(gallery: Gallery) -> int:
    return gallery.mint(SALT)


@pytest.fixture(scope="module")
def forged(gallery: Gallery) -> int:
    """A work whose worker handed in another image than the model's."""
    return gallery.mint(image=np.random.default_rng(3).integers(0, 256, (64, 64, 3)).astype(np.uint8))


@pytest.fixture
def copied(gallery: Gallery, tmp_path: Path) -> Path:
    """A copy of the studio, to be spoilt."""
    return Path(shutil.copytree(gallery.studio.folder, tmp_path / "copied"))


@pytest.fixture
def gateway(copied: Path, tmp_path: Path) -> Iterator[str]:
    """Serves the store's blocks as a gateway does."""
    root = tmp_path / "gateway"
    (root / "ipfs").parent.mkdir()
    (root / "ipfs").symlink_to(copied / "store" / "blocks")
    handler = partial(SimpleHTTPRequestHandler, directory=str(root))
    handler.log_message = lambda *_: None
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def verdicts(claims: Claims) -> dict[str, Verdict]:
    return {name: verdict for name, (verdict, _) in claims.items()}


def failed(claims: Claims | Iterable[Claim]) -> set[str]:
    if isinstance(claims, dict):
        return {name for name, (verdict, _) in claims.items() if verdict == FAILED}
    return {name for name, verdict, _ in claims if verdict == FAILED}


def spoil(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def block(folder: Path, name: str) -> Path:
    return folder / "store" / "blocks" / name


def artifact_of(gallery: Gallery, token: int) -> str:
    _, name = gallery.again(token).content()
    return name.reason


@pytest.mark.parametrize("which", ["public", "sealed"])
def test_a_work_is_proven_but_for_what_is_somebody_s_word(gallery, which, request):
    claims = gallery.look(request.getfixturevalue(which))
    assert verdicts(claims) == dict.fromkeys(claims, PROVEN) | WORDS, claims


def test_a_gateway_does_for_the_artifact_and_the_model_for_all_the_rest(gallery, public, gateway, tmp_path):
    claims = gallery.look(public, tmp_path / "nowhere", gateway=gateway)
    unknown = dict.fromkeys(("environment", "content credentials"), MISSING)
    assert verdicts(claims) == dict.fromkeys(claims, PROVEN) | {"likeness": ATTESTED} | unknown, claims
    copy = gallery.studio.store.recall("jobs", gallery.jobs[public].key)["made"]["credential"]
    assert gallery.look(public, tmp_path / "nowhere", gateway=gateway, copy=copy)["content credentials"][0] == PROVEN


def test_without_any_host_the_image_is_drawn_again_from_the_chain(gallery, public, tmp_path):
    claims = gallery.look(public, tmp_path / "nowhere")
    assert {name for name, verdict in verdicts(claims).items() if verdict == MISSING} == {
        "artifact", "CID", "content credentials", "environment", "likeness",
    }  # fmt: skip
    assert not failed(claims) and claims["run again"][0] == PROVEN


def test_a_gateway_that_is_away_or_has_nothing_is_no_failure(gallery, public, gateway, copied):
    block(copied, artifact_of(gallery, public)).unlink()
    for url in (gateway, "http://127.0.0.1:9"):
        artifact, name = gallery.again(public, copied, gateway=url).content()
        assert artifact.verdict == name.verdict == MISSING
    with pytest.raises(UserError, match="no gateway"):
        Files("ftp://host", None, 1)


def test_every_byte_of_the_artifact_counts(gallery, public, gateway, copied):
    name = artifact_of(gallery, public)
    path = block(copied, name)
    whole = path.read_bytes()
    store, served = Files(None, Studio(copied).store, 5), Files(gateway, None, 5)
    places_ = np.random.default_rng(1).choice(len(whole), 200, replace=False).tolist()
    for number, at in enumerate([0, len(whole) - 1, *places_]):
        spoil(path, at)
        with pytest.raises(Absent, match=SPOILT):
            store.get(name)
        if number < 20:
            with pytest.raises(Damaged):
                served.get(name)
        path.write_bytes(whole)
    for changed in (whole[:-1], whole + b"\0", b""):
        path.write_bytes(changed)
        artifact, name_ = gallery.again(public, copied).content()
        assert artifact == ("artifact", MISSING, SPOILT) and name_.verdict == MISSING
        assert failed(gallery.again(public, copied, gateway=gateway).content()) == {"artifact", "CID"}


def test_of_a_gateway_and_a_store_the_one_that_is_whole_is_taken(gallery, public, gateway, copied):
    spoil(block(copied, artifact_of(gallery, public)), 1000)
    for folder, url in ((gallery.studio.folder, gateway), (gallery.studio.folder, "http://127.0.0.1:9")):
        artifact, name = gallery.again(public, folder, gateway=url).content()
        assert artifact.verdict == name.verdict == PROVEN


def test_every_byte_of_the_archive_counts_and_none_speaks_against_the_work(gallery, public, copied):
    path = copied / "store" / "cars" / f"{artifact_of(gallery, public)}.car"
    whole = path.read_bytes()
    for at in (0, 30, 90, len(whole) - 1):
        spoil(path, at)
        _, name = gallery.again(public, copied).content()
        assert name.verdict == PROVEN and name.reason.endswith("; its archive in this store is damaged")
        path.write_bytes(whole)


def test_every_byte_of_the_copy_counts(gallery, public, copied):
    store = Studio(copied).store
    name = store.recall("jobs", gallery.jobs[public].key)["made"]["credential"]
    copy = store.get(name)
    for at in [0, len(copy) - 1, *np.random.default_rng(2).integers(0, len(copy), 20).tolist()]:
        spoil(block(copied, name), at)
        assert gallery.again(public, copied).credentials() == ("content credentials", MISSING, SPOILT)
        block(copied, name).write_bytes(copy)


def test_a_copy_that_shows_another_picture_is_found_under_any_name(gallery, public, copied):
    store = Studio(copied).store
    copy = store.get(store.recall("jobs", gallery.jobs[public].key)["made"]["credential"])
    begin = copy.index(b"IDAT")
    for at in [20, *np.random.default_rng(2).integers(begin, len(copy), 10).tolist()]:
        changed = bytearray(copy)
        changed[at] ^= 1
        again = gallery.again(public, copied, copy=store.put(bytes(changed)))
        assert again.credentials().verdict == FAILED
    bare = gallery.again(public, copied, copy=artifact_of(gallery, public))  # it was never signed
    assert bare.credentials().verdict == FAILED


def test_a_copy_of_another_picture_is_none_whatever_it_says_and_whoever_signs_it(gallery, public, copied):
    from renderer.worker import certificates, credentials

    record = gallery.studio.store.recall("jobs", gallery.jobs[public].key)
    own = gallery.studio.store.get(record["made"]["credential"])
    other = png.encode(np.full((64, 64, 3), 99, np.uint8))
    says = credentials.read(own).receipt
    forged = credentials.sign(other, "Request 1", says, certificates.identity(gallery.studio.folder / "signing"))
    assert credentials.read(forged).receipt == says
    again = gallery.again(public, copied, copy=Studio(copied).store.put(forged))
    assert again.credentials() == ("content credentials", FAILED, "the copy shows another image")


def test_a_copy_of_another_work_is_no_copy(gallery, public, sealed):
    other = gallery.studio.store.recall("jobs", gallery.jobs[sealed].key)["made"]["credential"]
    assert gallery.again(public, copy=other).credentials().verdict == FAILED


@pytest.mark.parametrize(
    ("path", "value", "claims"),
    [
        (("made", "artifact"), "00" * 32, {"record"}),
        (("made", "etching"), "00", {"record"}),
        (("made", "parameters"), "00" * 32, {"record"}),
        (("fed",), {"prompt": "another"}, {"record"}),
        (("environment",), {"executor": "a friend's"}, {"record", "environment"}),
        (("job", "seed"), 1, {"record"}),
        (("made",), None, {"record"}),
        (("made", "metadata"), None, {"record"}),
        (("made", "credential"), 7, {"record"}),
    ],
)
def test_the_studio_s_record_is_held_against_the_receipt(gallery, public, copied, path, value, claims):
    store, key = Studio(copied).store, gallery.jobs[public].key
    record = store.recall("jobs", key)
    inner = record
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    store.note(record, "jobs", key)
    again = gallery.again(public, copied)
    assert failed([*again.record(), again.environment(), again.parameters()]) == claims


def test_a_record_that_is_no_record_is_told(gallery, public, copied):
    path = copied / "store" / "jobs" / f"{gallery.jobs[public].key}.json"
    damaged = (b"", b"{", b"\xff\xfe", path.read_bytes()[:-9])
    for content in (*damaged, b"[]", b"{}", b'"made"', b'{"refused": "no"}'):
        path.write_bytes(content)
        again = gallery.again(public, copied)
        again.credentials(), again.environment()
        (record,) = again.record()
        assert record.verdict == (MISSING if content in damaged else FAILED), content
        assert content not in damaged or record.reason == SPOILT


@pytest.mark.parametrize(
    ("offset", "claims"),
    [
        (0, {"plate", "tokenURI"}),
        (31, {"plate", "tokenURI"}),
        (40, {"plate", "tokenURI"}),
        (80, {"etching", "drawing"}),
        (-1, {"prompt", "ERC-7007"}),
    ],
)
def test_every_byte_of_the_plate_counts(gallery, public, offset, claims):
    """Nobody can change a plate; a node that lies about one can."""
    rpc, place = gallery.board.rpc, gallery.found(public).work.plate
    whole = rpc.call("eth_getCode", place, "latest")
    code = bytearray.fromhex(whole[2:])
    code[offset + (len(READER) if offset >= 0 else 0)] ^= 1
    rpc.call("anvil_setCode", place, "0x" + code.hex())
    try:
        again = gallery.again(public)
        found = failed(on_chain(again.found, again.opening))
    finally:
        rpc.call("anvil_setCode", place, whole)
    assert found & claims, (found, claims)


def test_another_digest_on_the_chain_than_the_event_s_is_told(gallery, public):
    found = gallery.found(public)
    lying = evidence.Evidence(**{**found.__dict__, "work": found.work._replace(digest=bytes(32))})
    again = recheck(lying, gallery.studio.folder)
    told = [*on_chain(lying, again.opening), *again.content(), again.parameters(), again.credentials()]
    claims = {name: verdict for name, verdict, _ in told}
    assert claims["receipt"] == FAILED and claims["artifact"] == PROVEN  # by the plate
    assert PROVEN not in [claims[name] for name in ("signature", "plate", "parameters", "content credentials")]


def test_a_sealed_work_tells_what_it_can_and_all_once_it_is_opened(gallery, tmp_path):
    token = gallery.mint(SALT[::-1])
    nowhere = tmp_path / "nowhere"
    claims = gallery.look(token, nowhere)
    unknown = ("prompt", "ERC-7007", "parameters", "run again")
    assert not failed(claims) and all(claims[name][0] == MISSING for name in unknown)
    gallery.atelier.orchestrator.send("open_prompt", gallery.found(token).id, PROMPT, SALT[::-1])
    claims = gallery.look(token, nowhere)
    assert all(claims[name][0] == PROVEN for name in unknown), claims


def test_words_in_the_store_that_were_not_sealed_fail(gallery, sealed, copied):
    commitment = gallery.jobs[sealed].commitment
    path = copied / "store" / "openings" / f"{commitment}.json"
    whole = path.read_bytes()
    for changed in (whole.replace(b"golden", b"Golden"), whole.replace(b"0102", b"0103"), whole[:-5], b"[]", b"{}"):
        path.write_bytes(changed)
        again = gallery.again(sealed, copied)
        told = {claim.name: claim.verdict for claim in on_chain(again.found, again.opening, again.told_otherwise())}
        assert told["prompt"] == FAILED and again.opening is None


def test_a_salt_of_another_length_opens_nothing(gallery, sealed, copied):
    """Salt and words are hashed as one: a longer salt would swallow the first of the words."""
    commitment = gallery.jobs[sealed].commitment
    words = PROMPT.encode()
    Studio(copied).store.note({"salt": (SALT + words[:2]).hex(), "prompt": PROMPT[2:]}, "openings", commitment)
    again = gallery.again(sealed, copied)
    assert again.opening is None and again.told_otherwise()


def test_a_collection_that_only_shows_another_s_works_is_found_out(gallery, public):
    """It hands every question on to the real one, so that all it says is so, but for its being the collection."""
    mirror, real = "0x" + "c0" * 20, gallery.atelier.collection.address
    code = f"0x363d3d373d3d3d363d73{real[2:]}5afa3d82803e903d91602b57fd5bf3"  # EIP-1167, by STATICCALL
    gallery.board.rpc.call("anvil_setCode", mirror, code)
    found = evidence.gather(gallery.board, mirror, public, 0)
    told = {claim.name: claim.verdict for claim in on_chain(found, found.opening(None))}
    assert told["token"] == FAILED


def test_what_a_wallet_is_told_is_held_against_the_chain(gallery, public):
    found = gallery.found(public)
    assert shown(found).verdict == PROVEN
    for name in ("image", "prompt", "model", "licence", "aigc_data", "seed", "receipt", "weights"):
        lying = gallery.found(public)
        lying.__dict__["shown"] = found.shown | {name: "another"}
        assert shown(lying) == ("tokenURI", FAILED, f"it says otherwise: {name}")


def test_a_worker_who_did_not_run_the_exact_model_is_found_out(gallery, forged):
    claims = gallery.look(forged)
    assert failed(claims) == {"run again", "record", "content credentials"}
    assert "levels differ by" in claims["run again"][1]


def test_a_model_in_floating_point_is_attested_and_its_distance_is_told(gallery):
    model = gallery.atelier.register(kind=FLOAT, name="Float")
    token = gallery.mint(model=model)
    verdict, reason = gallery.look(token)["run again"]
    assert verdict == ATTESTED and "levels differ by 0.00 of 255" in reason


def test_a_model_that_is_not_at_hand_or_was_changed_is_not_run(gallery, tmp_path, monkeypatch):
    changed = Path(shutil.copytree(places.BUNDLED, tmp_path / "model"))
    spoil(next(changed.rglob("weights.bin")), 100)
    gallery.atelier.register(weights=bytes.fromhex(weights.digest(changed)), name="Changed")
    token = gallery.mint()
    monkeypatch.setattr(places, "BUNDLED", changed)  # as it would be in another version of this project
    claims = gallery.look(token, tmp_path / "nowhere")
    assert claims["run again"][0] == claims["parameters"][0] == MISSING and not failed(claims)


def test_signatures_count_in_one_form_alone():
    key, digest = Key.create("signer"), keccak(b"digest")
    whole = bytes(key.unsafe_sign_hash(digest).signature)
    assert signer(digest, whole) == key.address.lower()
    order = 2**256 - 432420386565659656852420866394968145599
    mirrored = (
        whole[:32] + (order - int.from_bytes(whole[32:64], "big")).to_bytes(32, "big") + bytes([55 - whole[64]])
    )
    for changed in (mirrored, whole[:-1], whole + b"\0", whole[:64] + b"\0", b"", bytes(65)):
        assert signer(digest, changed) is None
    for at in range(64):
        changed = bytearray(whole)
        changed[at] ^= 1
        assert signer(digest, bytes(changed)) != key.address.lower()


def test_what_is_no_hybrid_work_is_told_in_one_sentence(gallery, public):
    rpc, collection = gallery.board.rpc, gallery.atelier.collection.address
    assert evidence.origin(rpc, collection, public) == gallery.atelier.orchestrator.address
    for address, token in ((collection, 999), (gallery.atelier.models.address, 1), ("0x" + "11" * 20, 1)):
        with pytest.raises(UserError):
            evidence.origin(rpc, address, token)


def test_the_command_shows_a_table_and_one_sentence(gallery, public, forged, copied, anvil, tmp_path):
    desk, collection = Desk(anvil, tmp_path), gallery.atelier.collection.address
    record = deployments.on_chain(gallery.board.rpc, tmp_path / "deployments")
    orchestrator = gallery.board.orchestrator.address
    for key, address in (("Vedute.collection", collection), ("Vedute.orchestrator", orchestrator)):
        record.put(key, Entry("", "", address, "", 0, block=0))
    spoil(block(copied, artifact_of(gallery, public)), 1000)
    outcome = desk.run("verify_receipt", "Vedute", str(public), "--studio", str(copied))
    assert outcome.status == 0 and SPOILT in outcome.said, outcome.said
    assert "16 claims proven, 1 attested, 3 not available, none failed" in outcome.said
    forged = desk.run("verify_receipt", collection, str(forged), "--studio", str(gallery.studio.folder))
    assert forged.status == 1 and "15 claims proven, 2 attested, 3 failed" in forged.said, forged.said
    assert "that failed: content credentials, record, run again" in forged.said
    for name, sentence in (("Nobody", "Nobody is not deployed on chain"), ("0x12", "0x12 is no address")):
        outcome = desk.run("verify_receipt", name, "1")
        assert outcome.status == 1 and sentence in outcome.said, outcome.said


def test_claims_are_summed_up_in_one_sentence():
    for counts, said in (
        ({PROVEN: 12, ATTESTED: 1, MISSING: 2}, "12 claims proven, 1 attested, 2 not available, none failed"),
        ({FAILED: 3}, "no claims proven, 3 failed"),
        ({PROVEN: 1, MISSING: 1}, "1 claim proven, 1 not available, none failed"),
    ):
        assert summary([Claim("", verdict, "") for verdict, count in counts.items() for _ in range(count)]) == said
