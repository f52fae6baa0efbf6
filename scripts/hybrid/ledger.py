"""What a studio has seen and sent: one SQLite file, written before anything is done, so that any end is survived.

The chain is the truth; the ledger only saves asking it for everything anew. It holds the blocks that were followed,
the requests in them, and every transaction from before it is sent. A ledger that is lost is made again by following
the chain from its beginning, except for the transactions that still wait: their numbers are then free again.
"""

import fcntl
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from scripts.chain.account import Fields, Signed
from scripts.chain.errors import UserError

from .board import DONE, Status

FILE = "ledger.sqlite"
SCHEMA = """
create table if not exists facts (name text primary key, value text not null);
create table if not exists blocks (number integer primary key, hash text not null);
create table if not exists requests (
    id integer primary key, block integer not null, done integer not null, content text not null
);
create index if not exists requests_by_done on requests (done);
create table if not exists transactions (
    id integer primary key, key text not null, nonce integer not null, state text not null, content text not null
);
create index if not exists transactions_by_state on transactions (state);
create index if not exists transactions_by_key on transactions (key);
"""
BUSY_SECONDS = 10  # that a reader, such as `ape run status`, may keep the file


@dataclass
class Request:
    """A request as its event and the chain tell it; hashes and addresses in hex with 0x."""

    id: int
    block: int  # of its event
    requester: str
    recipient: str
    ticket: int
    model: int
    adapter: int
    prompt: str
    commitment: str
    parameters: str
    deadline: int  # seconds since 1970, as `until`
    status: int = Status.OPEN
    worker: str = ""
    until: int = 0  # the end of the lease, or of the curators' time
    seen: int = 0  # the newest block when the status was first read as it is
    seed: str | None = None  # in hex: it has more bits than JSON is sure to carry
    token: int = 0
    note: str = ""  # why it is not gone on with


@dataclass
class Sent:
    """A transaction that was signed: all its versions have one number, so that one of them at most comes through."""

    key: str  # what it is for, such as "claim 7"
    nonce: int
    fields: dict[str, Any]
    versions: list[list[str]]  # hash and raw of each, the newest last
    id: int | None = None
    state: str = "waiting"  # then "mined", "failed", or "lost": its number was used by something else
    begun: int = 0  # the newest block when its newest version was signed
    block: int | None = None  # that it was mined in
    missed: int = 0  # looks at which its number was used and no version was there
    told: list[str] = field(default_factory=list)  # what the node said when it refused it

    def fee_fields(self) -> Fields:
        """Returns what was signed, as `Account.sign_fields` takes it."""
        return self.fields | {"data": bytes.fromhex(self.fields["data"])}


def sent(key: str, fields: Fields, signed: Signed, head: int) -> Sent:
    """Returns a transaction as it is written down."""
    plain = fields | {"data": fields["data"].hex()}
    return Sent(key=key, nonce=fields["nonce"], fields=plain, versions=[list(signed)], begun=head)


class Ledger:
    """The file of one studio. Every change is on the disk when its method returns, or the enclosing `at_once` ends.

    Raises UserError where the file cannot be read or written.
    """

    def __init__(self, folder: Path, reading: bool = False) -> None:
        self.path = folder / FILE
        try:
            if reading:
                self._file = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=BUSY_SECONDS)
                self._file.isolation_level = None
                self._file.execute("select 1 from facts")
                return
            folder.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(self.path, isolation_level=None, timeout=BUSY_SECONDS)
            self._file.execute("pragma journal_mode = wal")
            self._file.execute("pragma synchronous = full")
            self._file.executescript(SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise _unusable(self.path, error) from error

    def close(self) -> None:
        self._file.close()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Makes the changes within it all happen, or none."""
        self._do("begin immediate")
        try:
            yield
            self._do("commit")
        except BaseException:
            if self._file.in_transaction:
                self._file.execute("rollback")
            raise

    # Facts: which chain and contract it is about, and how far the events were read

    def fact(self, name: str) -> str | None:
        rows = self._do("select value from facts where name = ?", name)
        return rows[0][0] if rows else None

    def set_fact(self, name: str, value: str) -> None:
        self._do("insert or replace into facts values (?, ?)", name, value)

    def count(self, name: str, more: int = 1) -> None:
        """Adds to a fact that counts."""
        self.set_fact(name, str(self.counted(name) + more))

    def counted(self, name: str) -> int:
        return int(self.fact(name) or 0)

    # Blocks: the newest ones, by whose hashes a reorganisation is noticed

    def blocks(self) -> dict[int, str]:
        return dict(self._do("select number, hash from blocks order by number"))

    def put_blocks(self, blocks: Iterable[tuple[int, str]], keep: int) -> None:
        """Adds blocks, and lets go all but the newest `keep`."""
        for number, hash_ in blocks:
            self._do("insert or replace into blocks values (?, ?)", number, hash_)
        self._do("delete from blocks where number <= (select max(number) from blocks) - ?", keep)

    def drop_blocks(self, after: int) -> None:
        self._do("delete from blocks where number > ?", after)

    # Requests

    def request(self, id_: int) -> Request | None:
        rows = self._do("select content from requests where id = ?", id_)
        return Request(**json.loads(rows[0][0])) if rows else None

    def requests(self, going: bool = False) -> list[Request]:
        """Lists requests by their numbers; with `going` those alone that are neither minted nor refunded."""
        rows = self._do("select content from requests where done = 0 or not ? order by id", going)
        return [Request(**json.loads(content)) for (content,) in rows]

    def ids(self) -> set[int]:
        """Returns the numbers of all requests."""
        return {id_ for (id_,) in self._do("select id from requests")}

    def put_request(self, request: Request) -> None:
        done, content = request.status in DONE, json.dumps(asdict(request))
        self._do("insert or replace into requests values (?, ?, ?, ?)", request.id, request.block, done, content)

    def drop_requests(self, after: int) -> int:
        """Forgets the requests of blocks after that one, and returns how many these were."""
        dropped = self._do("select count(*) from requests where block > ?", after)[0][0]
        self._do("delete from requests where block > ?", after)
        return dropped

    # Transactions

    def transactions(self, state: str | None = None, key: str | None = None) -> list[Sent]:
        """Lists transactions by number, those of a state or key alone."""
        rows = self._do(
            "select id, content from transactions where (?1 is null or state = ?1) and (?2 is null or key = ?2)"
            " order by nonce, id",
            state,
            key,
        )
        return [Sent(**json.loads(content) | {"id": id_}) for id_, content in rows]

    def put_transaction(self, one: Sent) -> None:
        """Writes a transaction down, a new one under a new id."""
        content = json.dumps(asdict(one))
        self._do(
            "insert or replace into transactions values (?, ?, ?, ?, ?)",
            one.id,
            one.key,
            one.nonce,
            one.state,
            content,
        )
        if one.id is None:
            one.id = self._do("select last_insert_rowid()")[0][0]

    def _do(self, statement: str, *values: Any) -> list[Any]:
        try:
            return self._file.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise _unusable(self.path, error) from error


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keeps a second worker out of a studio; raises UserError when there is one."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "ledger.lock").open("w")
    except OSError as error:
        raise UserError(f"the studio {folder} cannot be written: {error.strerror}") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UserError(f"another worker is at work in {folder}: give this one a --studio of its own") from error
        yield


def _unusable(path: Path, error: Exception) -> UserError:
    reason = str(error)
    if "full" in reason or "No space" in reason:
        return UserError(f"the disk that {path} is on is full: make room, and run this again to go on")
    return UserError(f"{path} cannot be used ({reason}): mend it, or move it away to follow the chain anew")
