"""What the chain tells of one work of a hybrid collection: its request, receipt, proof, plate, and what draws it."""

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from eth_abi import decode
from eth_abi.exceptions import DecodingError
from eth_utils import to_checksum_address

from reference.hybrid import plate, receipts
from reference.hybrid.plate import Plate
from reference.hybrid.receipts import Receipt
from renderer.worker.job import Job
from renderer.worker.refusal import Hindered
from renderer.worker.store import Store
from scripts.chain import build
from scripts.chain.contract import NOBODY, Deployed, selector_and_types
from scripts.chain.errors import UserError
from scripts.chain.rpc import RpcError
from scripts.chain.works import document

from .board import Board, Work
from .follower import request_of
from .ledger import Request

OPENINGS = "openings"  # of sealed prompts, in a store
SALT_BYTES = 32


class Opening(NamedTuple):
    """A prompt and the salt that sealed it, which is zero for one that was public from the start."""

    prompt: bytes
    salt: bytes

    def fits(self, commitment: bytes) -> bool:
        """Tells whether a commitment was made of these."""
        # Salt and words are hashed as one: with a salt of any length, words could begin anywhere.
        return len(self.salt) == SALT_BYTES and plate.commitment(self.salt, self.prompt) == commitment


@dataclass(frozen=True)
class Evidence:
    """All of it; `first` is the block before which there can be nothing."""

    board: Board
    collection: Deployed
    token: int
    id: int
    work: Work
    first: int = 0

    @cached_property
    def request(self) -> Request | None:
        """The request as its event tells it; None when the node shows no such event."""
        found = self.board.orchestrator.history("Requested", self.first, None, self._topic)
        return request_of(*found[0]) if found else None

    @cached_property
    def told(self) -> list[tuple[Receipt, str]]:
        """The receipts that were handed in for the request, with the hash of the transaction of each."""
        found = self.board.orchestrator.history("Fulfilled", self.first, None, self._topic)
        return [(Receipt(*event["receipt"]), log["transactionHash"]) for event, log in found]

    @cached_property
    def receipt(self) -> Receipt | None:
        """The receipt whose digest the orchestrator keeps; None when the node shows none that has it."""
        return next((receipt for receipt, _ in self.told if self.digest(receipt) == self.work.digest), None)

    @cached_property
    def proof(self) -> bytes | None:
        """What the receipt was proven by; None where another contract handed it on, which keeps it from sight."""
        hashes = [hash_ for receipt, hash_ in self.told if receipt == self.receipt]
        arguments = self._sent("fulfil", hashes[0]) if hashes else None
        return arguments and arguments[3]

    @cached_property
    def content(self) -> bytes:
        """The plate's bytes."""
        return self.board.plate(self.work.plate)

    @cached_property
    def plate(self) -> Plate | None:
        """What the chain itself keeps of the work; None for what is no plate."""
        try:
            return plate.read(self.content)
        except ValueError:
            return None

    @cached_property
    def shown(self) -> dict[str, Any] | None:
        """The JSON that a wallet reads; None for what is no JSON in a data URI."""
        try:
            return document(self.collection.read("tokenURI", self.token))
        except (RpcError, DecodingError, ValueError):
            return None

    def digest(self, receipt: Receipt) -> bytes:
        """What a receipt's worker signs."""
        return receipts.digest(self.board.chain_id, self.board.orchestrator.address, receipt)

    def sealed(self) -> bool:
        """Tells whether the prompt was asked for without being shown."""
        return self.work.commitment != plate.commitment(bytes(32), self.plate.prompt if self.plate else b"")

    def opening(self, store: Store | None) -> Opening | None:
        """Returns the prompt with its salt: from the plate, as it was opened on the chain, or from a store."""
        if self.plate and not self.sealed():
            return Opening(self.plate.prompt, bytes(32))
        return next((found for found in (self._opened(), self._kept(store)) if self._fits(found)), None)

    def _fits(self, opening: Opening | None) -> bool:
        return opening is not None and opening.fits(self.work.commitment)

    def _opened(self) -> Opening | None:
        if self.work.opened == NOBODY:
            return None
        for _, log in self.board.orchestrator.history("Opened", self.first, None, self._topic):
            if arguments := self._sent("open_prompt", log["transactionHash"]):
                return Opening(arguments[1], arguments[2])
        return None

    def _kept(self, store: Store | None) -> Opening | None:
        with suppress(Hindered):
            return kept(store, self.work.commitment) if store else None
        return None

    def _sent(self, function: str, transaction: str) -> tuple[Any, ...] | None:
        """The arguments of a function of the orchestrator that a transaction called by itself; texts are bytes."""
        sent = self.board.rpc.call("eth_getTransactionByHash", transaction)
        selector, kinds = selector_and_types(self.board.orchestrator.abi, function)
        data = bytes.fromhex(sent["input"][2:]) if sent else b""
        to = sent and (sent["to"] or "").lower()
        if to != self.board.orchestrator.address or not data.startswith(selector):
            return None
        return decode(kinds, data[len(selector) :])

    @property
    def _topic(self) -> str:
        return f"0x{self.id:064x}"


def gather(board: Board, collection: str, token: int, first: int) -> Evidence:
    """Finds the request that a token answers, at the orchestrator of the board; UserError when there is none."""
    found = Deployed(board.rpc, collection, build.contract("HybridCollection").abi)
    try:
        id_ = found.read("request_of", token)
    except (RpcError, DecodingError) as error:
        raise UserError(f"{collection} has no work {token}: it was burnt, or never minted") from error
    (work,) = board.works([id_])
    return Evidence(board, found, token, id_, work, first)


def gathered(board: Board, id_: int, work: Work, first: int) -> Evidence:
    """What is told of a request by its number, whether or not a token came of it."""
    return Evidence(board, board.collection, 0, id_, work, first)


def kept(store: Store, commitment: bytes) -> Opening | None:
    """Returns what a store has as the words of a commitment, None where it has nothing; what is malformed fits none.

    Raises Hindered when the store cannot be read.
    """
    found = store.recall(OPENINGS, commitment.hex())
    if not isinstance(found, dict):
        return None
    try:
        return Opening(str(found["prompt"]).encode(), bytes.fromhex(found["salt"]))
    except (KeyError, TypeError, ValueError):
        return Opening(b"", b"")


def origin(rpc: Any, collection: str, token: int) -> str:
    """Returns the address of the orchestrator that a token came from; UserError when there is none."""
    if rpc.call("eth_getCode", collection, "latest") == "0x":
        raise UserError(f"there is no contract at {collection}; is it on another network?")
    try:
        found = Deployed(rpc, collection, build.contract("HybridCollection").abi).read("origin", token)
    except (RpcError, DecodingError) as error:
        raise UserError(f"{collection} is no collection of works that were made off chain") from error
    if found == NOBODY:
        raise UserError(f"{collection} has no work {token}: it was never minted")
    return found


def job(board: Board, request: Request, seed: int, prompt: str, salt: bytes = b"") -> Job:
    """Returns what has to be made for a request; no salt, or a zero one, for a public prompt."""
    return Job(
        request=request.id,
        model=board.entry(request.model).weights,
        adapter=board.entry(request.adapter).weights if request.adapter else None,
        prompt=prompt,
        parameters=request.parameters,
        seed=seed,
        chain=board.chain_id,
        orchestrator=to_checksum_address(board.orchestrator.address),
        salt=salt.hex() if any(salt) else "",
    )
