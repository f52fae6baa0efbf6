"""Credentials can be read back, tell what was changed, and leave the artifact as it was."""

import random
import stat
import zlib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

pytest.importorskip("c2pa")

from renderer.worker import credentials, png  # noqa: E402
from renderer.worker.certificates import Identity, identity  # noqa: E402
from renderer.worker.refusal import Hindered  # noqa: E402
from tests.worker.conftest import picture  # noqa: E402

FIELDS = {"request": 7, "chain": 31337, "seed": "0x" + "ab" * 32, "adapter": None, "artifact": "cd" * 32}


@pytest.fixture
def own(tmp_path: Path) -> Identity:
    return identity(tmp_path / "signing")


@pytest.fixture
def artifact() -> bytes:
    return png.encode(picture(1))


@pytest.fixture
def copy(artifact: bytes, own: Identity) -> bytes:
    return credentials.sign(artifact, "Request 7", FIELDS, own)


def test_a_copy_says_what_made_it_and_what_it_is_anchored_as(copy: bytes, own: Identity) -> None:
    read = credentials.read(copy, own.chain)
    assert read == credentials.Credentials("Trusted", FIELDS, True, ())


def test_of_a_signer_whom_nobody_knows_a_copy_is_valid_and_no_more(copy: bytes, tmp_path: Path) -> None:
    for anchors in ("", identity(tmp_path / "other").chain):
        read = credentials.read(copy, anchors)
        assert (read.state, read.receipt, read.problems) == ("Valid", FIELDS, ("signingCredential.untrusted",))


def test_a_copy_without_its_credentials_is_the_artifact(copy: bytes, artifact: bytes) -> None:
    assert copy != artifact
    assert credentials.stripped(copy) == artifact


def test_a_copy_carries_no_picture_but_its_own(copy: bytes, artifact: bytes) -> None:
    assert len(copy) < len(artifact) + 10_000
    assert copy.count(png.SIGNATURE) == 1


def test_a_changed_pixel_is_noticed(copy: bytes, own: Identity) -> None:
    other = png.encode(picture(2))
    chunk = copy[33 : len(copy) - (len(other) - 33)]  # between header and pixels, wherever it was put
    assert credentials.stripped(other[:33] + chunk + other[33:]) == other
    read = credentials.read(other[:33] + chunk + other[33:], own.chain)
    assert read.state == credentials.INVALID
    assert "assertion.dataHash.mismatch" in read.problems


def test_a_changed_receipt_is_noticed(copy: bytes, own: Identity) -> None:
    at = copy.index(b"ab" * 32)
    read = credentials.read(copy[:at] + b"00" + copy[at + 2 :], own.chain)
    assert read.state == credentials.INVALID
    assert read.problems


def test_bytes_changed_anywhere_change_nothing_that_is_said_or_make_it_invalid(copy: bytes, own: Identity) -> None:
    chance, at = random.Random(7), copy.index(credentials.CHUNK)
    end = at + 4 + int.from_bytes(copy[at - 4 : at], "big")
    states = Counter()
    for _ in range(2_000):  # some have shapes that no reader expects
        changed = bytearray(copy)
        for _ in range(chance.choice((1, 2, 8))):
            changed[chance.randrange(at + 4, end)] = chance.randrange(256)
        changed[end : end + 4] = zlib.crc32(changed[at:end]).to_bytes(4, "big")
        read = credentials.read(bytes(changed), own.chain)
        assert read.state == credentials.INVALID or (read.receipt, read.trained) == (FIELDS, True)
        states[read.state] += 1
    assert states[credentials.INVALID] > 1_000


def test_an_artifact_has_none(artifact: bytes) -> None:
    assert credentials.read(artifact) is None


@pytest.mark.parametrize("file", [b"", b"hello", png.SIGNATURE])
def test_what_is_no_picture_is_invalid(file: bytes) -> None:
    read = credentials.read(file)
    assert read is None or read.state == credentials.INVALID


def test_what_cannot_be_signed_is_told_without_the_key(artifact: bytes, own: Identity) -> None:
    broken = Identity(own.key[:100] + own.key[120:], own.chain)
    with pytest.raises(Hindered, match="^credentials: a copy cannot be signed: ") as told:
        credentials.sign(artifact, "Request 7", FIELDS, broken)
    assert own.key.splitlines()[1][:20] not in str(told.value)


def test_an_identity_is_made_once_and_its_key_is_its_owners(tmp_path: Path) -> None:
    folder = tmp_path / "signing"
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: identity(folder), range(16)))
    assert {(each.key, each.chain) for each in found} == {(found[0].key, found[0].chain)}
    assert stat.S_IMODE((folder / "key.pem").stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["signing"]


def test_a_key_is_not_shown_by_accident(own: Identity) -> None:
    assert "PRIVATE KEY" in own.key
    assert own.key.splitlines()[1] not in repr(own)


def test_an_identity_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "signing").mkdir()
    with pytest.raises(Hindered, match="^certificates: .*key.pem cannot be used: No such file or directory$"):
        identity(tmp_path / "signing")
    (tmp_path / "file").write_text("")
    with pytest.raises(Hindered, match="^certificates: .* cannot be used: Not a directory$"):
        identity(tmp_path / "file" / "signing")
