"""A studio on a chain of its own: a hybrid set, people who ask, and `ape run worker` as a process of its own."""

import os
import random
import subprocess
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from eth_account import Account as Key
from eth_account.signers.local import LocalAccount
from eth_utils import to_checksum_address

from renderer.worker import weights
from scripts.chain import build, deployments
from scripts.chain.account import fees
from scripts.chain.atelier import Atelier, Terms, open_atelier
from scripts.chain.contract import deploy
from scripts.chain.deployments import Entry
from scripts.chain.rpc import Rpc, RpcError
from scripts.hybrid import places
from scripts.hybrid.board import DONE, Board

MNEMONIC = "test test test test test test test test test test test junk"  # of Anvil's accounts
PATH = "m/44'/60'/0'/0/{}"
WORKER = 1  # which of them works
REQUEST_GAS = 400_000
PICTURE_BYTES = 64  # of what stands for an etching, which nobody looks at here
DAY_SECONDS = 24 * 3600
CACHE = build.ROOT / ".build" / "python"


@dataclass(frozen=True)
class Place:
    """A chain with a hybrid set, a folder for all that is kept, and what commands need to find both."""

    rpc: Rpc
    folder: Path
    board: Board
    atelier: Atelier
    environment: dict[str, str]

    @property
    def studio(self) -> Path:
        return self.folder / "studio"

    @property
    def log(self) -> Path:
        """What workers say."""
        return self.folder / "worker.log"

    def record(self) -> deployments.Deployments:
        """Returns what commands find of the contracts."""
        return deployments.on_chain(self.rpc, self.folder / "deployments")

    def worker(self, *options: str, url: str | None = None) -> subprocess.Popen:
        """Starts `ape run worker` for the bundled model by numpy; what it says is added to a file.

        Args:
            url: another way to the node.
        """
        command = ["run", "worker", "--account", f"TEST::{WORKER}", "--yes", "--studio", str(self.studio)]
        with self.log.open("a") as log:
            return subprocess.Popen(
                [build.APE, *command, "--executor", "numpy", "--no-credentials", *options],
                cwd=build.ROOT,
                env=self.environment | {"APE_FOUNDRY_HOST": url or self.rpc.url},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def left(self, total: int) -> int:
        """Counts the requests of so many that are not minted or refunded."""
        works = self.board.works(range(1, self.board.requests() + 1))
        return total - sum(work.status in DONE for work in works)


def open_place(url: str, folder: Path, jury: int = 0, threshold: int = 1, **terms: Any) -> Place:
    """Deploys a set with the bundled model on a node, and writes down where it is.

    Args:
        jury: how many curators there are, of whom `threshold` decide; the accounts after the two workers'.
        terms: that are other than `Terms` has them.
    """
    rpc = Rpc(url)
    digest = bytes.fromhex(weights.digest(places.BUNDLED))
    drawing = deploy(rpc, build.contract("EchoGenerator"), PICTURE_BYTES, 0)
    etcher = deploy(rpc, build.contract("EchoEtcher"), drawing.address).address
    kept = Terms(weights=digest, deposits=0, **terms)
    atelier = open_atelier(rpc, kept, curators=jury, threshold=threshold, etcher=etcher)
    own = {
        "CONUS_DEPLOYMENTS": str(folder / "deployments"),
        "APE_DATA_FOLDER": str(folder / "ape"),
        "PYTHONPYCACHEPREFIX": str(CACHE),  # processes that are started a hundred times are to be compiled once
        "PYTHONDONTWRITEBYTECODE": "",
    }
    place = Place(rpc, folder, Board(rpc, atelier.orchestrator.address), atelier, os.environ | own)
    record = place.record()
    for name in ("orchestrator", "collection"):
        address = getattr(atelier, name).address
        record.put(f"Vedute.{name}", Entry(name, "", address, atelier.artist, 0, block=1))
    return place


@dataclass
class Requester:
    """Somebody who asks for works, and tells the network again of what a reorganisation dropped, as nodes do."""

    place: Place
    number: int  # of the account
    sent: list[str] = field(default_factory=list)

    def ask(self, prompt: str) -> None:
        """Signs a request and sends it."""
        key = key_of(self.number)
        board, rpc = self.place.board, self.place.rpc
        now = rpc.now()
        order = (1, 0, prompt, bytes(32), "", key.address, now + DAY_SECONDS)
        price = board.orchestrator.read("quote", 1, 0)
        offered = fees(rpc)
        transaction = {
            "chainId": board.chain_id,
            "nonce": len(self.sent),
            "gas": REQUEST_GAS,
            "to": to_checksum_address(board.orchestrator.address),
            "value": price,
            "data": board.orchestrator.encode("request", order),
            "maxFeePerGas": 10 * offered["max_fee"],
            "maxPriorityFeePerGas": offered["max_priority_fee"],
        }
        self.sent.append("0x" + bytes(key.sign_transaction(transaction).raw_transaction).hex())
        self.tell(len(self.sent) - 1)

    def remind(self) -> None:
        """Sends again what is not in the chain."""
        address = self.place.rpc.call("eth_accounts")[self.number]
        used = int(self.place.rpc.call("eth_getTransactionCount", address, "latest"), 16)
        for number in range(used, len(self.sent)):
            self.tell(number)

    def tell(self, number: int) -> None:
        """Sends one of its transactions; that the node knows it already is no matter."""
        with suppress(RpcError):
            self.place.rpc.call("eth_sendRawTransaction", self.sent[number])


@cache
def key_of(number: int) -> LocalAccount:
    """Returns the key of one of Anvil's accounts."""
    Key.enable_unaudited_hdwallet_features()
    return Key.from_mnemonic(MNEMONIC, account_path=PATH.format(number))


def shuffled(random_: random.Random, requesters: list[Requester]) -> list[Requester]:
    """Returns them in another order, so that what a reorganisation dropped comes back in another one."""
    return random_.sample(requesters, len(requesters))
