"""Where contracts are deployed: one file a chain, written at every step, so that nothing is ever deployed twice.

Live chains are kept in deployments/, to be committed. Chains on this machine begin anew with every Anvil, so theirs
are kept under .build/, and told apart by their first block.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from .build import ROOT
from .errors import UserError
from .rpc import Rpc

LIVE = ROOT / "deployments"
LOCAL = ROOT / ".build" / "deployments"
LOCAL_CHAINS = (31337, 1337)


@dataclass
class Entry:
    """A contract that was sent to the chain, from before it is sent; `block` says that it is there."""

    contract: str
    build: str  # the digest of what was compiled
    address: str
    sender: str
    nonce: int
    terms: str | None = None  # the digest of all that its transaction carries, the constructor's arguments included
    transactions: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)  # earlier transactions, under other numbers
    block: int | None = None
    gas_used: int | None = None
    granted: bool = False  # a minter's role; what its owner does with it afterwards is not ours to undo


def terms_of(transaction: dict[str, Any]) -> str:
    """Returns the digest of all that a transaction carries, which an entry keeps as its terms."""
    return sha256(bytes.fromhex(transaction["data"][2:])).hexdigest()


class Deployments:
    """The deployed contracts of one chain, by keys such as "CommitReveal" and "Schotter.collection"."""

    def __init__(self, path: Path, chain_id: int) -> None:
        self.path = path
        self.chain_id = chain_id
        self._entries = self._read()

    def get(self, key: str) -> Entry | None:
        """Returns what is known of a contract, on the chain already or just sent."""
        return self._entries.get(key)

    def keys(self, prefix: str) -> list[str]:
        """Lists the contracts whose keys begin so."""
        return [key for key in self._entries if key.startswith(prefix)]

    def address(self, key: str) -> str:
        """Returns the address of a contract that is on the chain; raises UserError when it is not."""
        entry = self.get(key)
        if entry is None or entry.block is None:
            name = key.split(".")[0]
            raise UserError(f"{name} is not deployed on chain {self.chain_id}: run `ape run deploy` first")
        return entry.address

    def put(self, key: str, entry: Entry) -> None:
        """Writes down a contract, so that it is known whatever happens next."""
        self._entries[key] = entry
        self._write()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps a second deploy to this chain away; raises UserError when there is one."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.with_suffix(".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise UserError(f"another deploy to chain {self.chain_id} is at work") from error
            self._entries = self._read()
            yield

    def _read(self) -> dict[str, Entry]:
        try:
            text = self.path.read_text()
        except FileNotFoundError:
            return {}
        try:
            return {key: Entry(**entry) for key, entry in json.loads(text)["contracts"].items()}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UserError(f"{self.path} is damaged: mend it, or move it away to deploy anew") from error

    def _write(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        contracts = {key: asdict(entry) for key, entry in self._entries.items()}
        partial = self.path.with_suffix(f".{os.getpid()}")
        partial.write_text(json.dumps({"chain_id": self.chain_id, "contracts": contracts}, indent=1) + "\n")
        partial.replace(self.path)


def on_chain(rpc: Rpc, elsewhere: Path | None = None) -> Deployments:
    """Returns the deployments on the chain that a node serves.

    Args:
        elsewhere: another folder for them than is usual; CONUS_DEPLOYMENTS names one too.
    """
    chain_id = int(rpc.call("eth_chainId"), 16)
    elsewhere = elsewhere or os.environ.get("CONUS_DEPLOYMENTS")
    if chain_id in LOCAL_CHAINS:
        genesis = rpc.call("eth_getBlockByNumber", "0x0", False)["hash"]
        folder = Path(elsewhere) if elsewhere else LOCAL
        return Deployments(folder / f"{chain_id}-{genesis[2:18]}.json", chain_id)
    return Deployments((Path(elsewhere) if elsewhere else LIVE) / f"{chain_id}.json", chain_id)
