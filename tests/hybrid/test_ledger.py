"""What a studio writes down is there whole or not at all, and what is wrong with its file is said."""

from pathlib import Path

import pytest

from scripts.chain.errors import UserError
from scripts.hybrid import ledger
from scripts.hybrid.board import Status
from scripts.hybrid.ledger import Ledger, Request, Sent


def request(id_: int, block: int = 1, **more: object) -> Request:
    return Request(id_, block, "0x1", "0x2", 5, 1, 0, "a lake", "0x00", "", 2**33, **more)


@pytest.fixture
def book(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path)


def test_what_was_written_is_there_for_another_run(book: Ledger):
    book.put_request(request(1, seed=hex(2**256 - 1)))
    book.put_transaction(Sent("claim 1", 0, {"data": "00"}, [["0x1", "0x2"]]))
    again = Ledger(book.path.parent)
    assert again.requests() == [request(1, seed=hex(2**256 - 1))]
    assert [one.key for one in again.transactions("waiting")] == ["claim 1"]


def test_changes_at_once_are_all_made_or_none(book: Ledger):
    with pytest.raises(ZeroDivisionError), book.at_once():
        book.put_request(request(1))
        raise ZeroDivisionError
    assert not book.requests()


def test_a_transaction_keeps_its_place_when_it_changes(book: Ledger):
    one = Sent("claim 1", 0, {}, [])
    book.put_transaction(one)
    one.state = "mined"
    book.put_transaction(one)
    assert [kept.state for kept in book.transactions(key="claim 1")] == ["mined"]
    assert not book.transactions("waiting")


def test_what_is_done_is_told_from_what_goes_on(book: Ledger):
    book.put_request(request(1, status=Status.MINTED))
    book.put_request(request(2, status=Status.CLAIMED))
    assert [one.id for one in book.requests(going=True)] == [2]
    assert book.ids() == {1, 2}


def test_requests_after_a_block_are_forgotten(book: Ledger):
    for id_ in (1, 2, 3):
        book.put_request(request(id_, block=10 * id_))
    assert book.drop_requests(after=10) == 2
    assert book.ids() == {1}


def test_the_newest_blocks_are_kept(book: Ledger):
    book.put_blocks([(number, hex(number)) for number in range(10)], keep=3)
    assert list(book.blocks()) == [7, 8, 9]


def test_a_full_disk_is_told_and_loses_nothing(book: Ledger):
    book.put_request(request(1))
    (pages,) = book._do("pragma page_count")[0]
    book._do(f"pragma max_page_count = {pages}")
    with pytest.raises(UserError, match="is full: make room, and run this again to go on"):
        for id_ in range(2, 1_000):
            book.put_request(request(id_, note="a" * 1_000))
    again = Ledger(book.path.parent)
    assert again.request(1) == request(1)
    again.put_request(request(2_000))


def test_a_second_worker_is_kept_out(tmp_path: Path):
    with (
        ledger.locked(tmp_path),
        pytest.raises(UserError, match="another worker is at work"),
        ledger.locked(tmp_path),
    ):
        pass
    with ledger.locked(tmp_path):
        pass
