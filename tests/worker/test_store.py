"""The store keeps whole files under their names, notices damage, and says in one sentence what is in its way."""

import os
import resource
import stat
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from renderer.worker.refusal import Hindered
from renderer.worker.store import STALE, Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def left_behind(store: Store) -> list[Path]:
    return list((store.folder / "partial").iterdir())


def test_what_is_not_there_is_told_as_missing(store: Store) -> None:
    with pytest.raises(KeyError):
        store.get("bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku")
    assert store.recall("jobs", "none") is None
    assert store.names("jobs") == []


def test_a_damaged_block_is_noticed_and_mended_by_putting_it_again(store: Store) -> None:
    root = store.put(b"an artifact")
    (store.folder / "blocks" / root).write_bytes(b"another")
    with pytest.raises(Hindered, match=f"^store: .*{root} is damaged: its content is not what its name says$"):
        store.get(root)
    assert store.put(b"an artifact") == root
    assert store.get(root) == b"an artifact"


def test_a_damaged_block_below_a_root_is_noticed(store: Store) -> None:
    root = store.put(bytes(range(256)) * 4096)
    leaf = next(path for path in (store.folder / "blocks").iterdir() if path.name != root)
    leaf.write_bytes(b"")
    with pytest.raises(Hindered, match="is damaged"):
        store.get(root)


def test_records_lie_under_their_names(store: Store) -> None:
    record = {"salt": "00", "prompt": 'a "lake"\n'}
    assert store.note(record, "openings", "ab12") == record
    assert store.recall("openings", "ab12") == record
    store.note({"approved": True}, "verdicts", "7", "0xAb")
    assert store.names("verdicts", "7") == ["0xAb"]
    assert (store.folder / "verdicts" / "7" / "0xAb.json").is_file()


def test_a_record_is_replaced_unless_it_is_kept_once(store: Store) -> None:
    store.note({"first": 1}, "jobs", "a", once=True)
    assert store.note({"second": 2}, "jobs", "a", once=True) == {"first": 1}
    assert store.note({"third": 3}, "jobs", "a") == {"third": 3} == store.recall("jobs", "a")


def test_of_many_that_write_at_once_all_see_the_same_record(store: Store) -> None:
    with ThreadPoolExecutor(16) as pool:
        seen = list(pool.map(lambda who: store.note({"who": who}, "jobs", "a", once=True), range(64)))
    assert len({each["who"] for each in seen}) == 1
    assert not left_behind(store)


@pytest.mark.parametrize("name", ["..", "../x", "a/b", "", ".", "a\0b", "é", "a.json", " "])
def test_no_name_leads_out_of_the_store(store: Store, name: str) -> None:
    for use in (lambda: store.note({}, "jobs", name), lambda: store.recall(name, "a"), lambda: store.mark(name)):
        with pytest.raises(ValueError, match="^store: .* is no name$"):
            use()


def test_a_damaged_record_is_told(store: Store) -> None:
    store.note({}, "jobs", "a")
    (store.folder / "jobs" / "a.json").write_text("{")
    with pytest.raises(Hindered, match="^store: .*a.json is damaged: move it away, and it is made anew$"):
        store.recall("jobs", "a")


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """The system itself refuses what goes beyond."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_takes_no_more_is_told_and_loses_nothing(store: Store) -> None:
    earlier = store.put(b"earlier")
    with (
        no_file_larger_than(1024),
        pytest.raises(Hindered, match="^store: the disk of .* is full: make room and go on$"),
    ):
        store.put(bytes(4096))
    assert not left_behind(store)
    assert store.get(earlier) == b"earlier"
    assert store.get(store.put(bytes(4096))) == bytes(4096)


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(tmp_path)], capture_output=True, text=True
    )
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.strip()}")
    try:
        store = Store(tmp_path / "store")
        earlier = store.put(b"earlier")
        with pytest.raises(Hindered, match="is full: make room and go on$"):
            store.put(os.urandom(200_000))  # the block fits, its archive does not
        assert not left_behind(store)
        assert store.get(earlier) == b"earlier"
        assert store.note({"small": 1}, "jobs", "a") == store.recall("jobs", "a")
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_store_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Hindered, match="^store: .*file.* cannot be opened: Not a directory$"):
        Store(tmp_path / "file" / "store")


def test_what_cannot_be_read_is_told(store: Store) -> None:
    (store.folder / "jobs" / "a.json").mkdir(parents=True)
    with pytest.raises(Hindered, match="^store: .*a.json cannot be read: Is a directory$"):
        store.recall("jobs", "a")
    with pytest.raises(Hindered, match="^store: .* cannot be written: "):
        store.note({}, "jobs", "a")
    assert not left_behind(store)


def test_what_a_kill_left_behind_is_swept_once_it_is_old(store: Store) -> None:
    partial = store.folder / "partial"
    for name, age in (("old", STALE + 60), ("new", 0)):
        (partial / name).write_bytes(b"half")
        os.utime(partial / name, (time.time() - age,) * 2)
    Store(store.folder)
    assert [path.name for path in left_behind(store)] == ["new"]


def test_files_that_others_left_among_records_are_passed_over(store: Store) -> None:
    store.note({"approved": True}, "verdicts", "7", "0xAb")
    for name in (".DS_Store", ".0xAb.json.swp", "0xAb (copy).json"):
        (store.folder / "verdicts" / "7" / name).write_bytes(b"")
    assert store.names("verdicts", "7") == ["0xAb"]


def test_a_record_too_deep_to_be_read_is_told_as_damaged(store: Store) -> None:
    store.note({}, "verdicts", "7")
    store.path("verdicts", "7").write_text("[" * 100_000)
    with pytest.raises(Hindered, match="is damaged"):
        store.recall("verdicts", "7")


def test_nobody_else_on_the_machine_reads_what_may_have_been_sealed(store: Store) -> None:
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
