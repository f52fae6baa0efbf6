"""Works as their collection tells them, and as the reference does: the two have to be equal to the byte."""

import base64
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from eth_abi.exceptions import DecodingError

from reference import generators
from reference.generators import Trait
from reference.seeding.seed import derive
from reference.token import documents, placeholder, uri

from . import build
from .contract import Deployed
from .errors import UserError
from .rpc import Revert, Rpc

CHUNK = 16  # works in a batch: a tokenURI can have 50,000 characters
CONTEXT_CHARS = 40  # shown to each side of a difference

NAME_ABI = [{"type": "function", "name": "name", "inputs": [], "outputs": [{"type": "string"}]}]


@dataclass(frozen=True)
class Work:
    """All that can be read of a work; before the reveal its seed is None."""

    id: int
    seed: int | None
    svg: str
    traits: list[Trait]
    uri: str


class Collection:
    """A deployed collection, with what the reference has to know to write the same works."""

    def __init__(self, rpc: Rpc, address: str) -> None:
        """Raises UserError when there is no Conus collection, or one of a piece that this project lacks."""
        if rpc.call("eth_getCode", address, "latest") == "0x":
            raise UserError(f"there is no contract at {address}; is it on another network?")
        self.deployed = Deployed(rpc, address, build.contract("Collection").abi)
        self.address = self.deployed.address
        try:
            self.title, seeder, scribe, generator, self.minted = (
                self.deployed.read(function) for function in ("name", "seeder", "scribe", "generator", "minted")
            )
            self.text = described(self.deployed)
            piece_name = Deployed(rpc, generator, NAME_ABI).read("name")
        except (Revert, DecodingError, ValueError, KeyError) as error:
            raise UserError(f"{address} is not a Conus collection") from error
        try:
            self.piece = generators.load(piece_name)
            self.generator = Deployed(rpc, generator, build.contract(piece_name).abi)
        except (LookupError, UserError) as error:
            raise UserError(f"{address} shows {piece_name}, a piece that this project lacks") from error
        self.seeder = Deployed(rpc, seeder, build.contract("CommitReveal").abi)
        self.scribe = Deployed(rpc, scribe, build.contract("Scribe").abi)

    def tickets(self, ids: Sequence[int]) -> dict[int, int]:
        """Returns the tickets of works, without those that were burnt or never minted."""
        tickets = self.deployed.try_each("ticketOf", [(id_,) for id_ in ids])
        return {id_: ticket for id_, ticket in zip(ids, tickets, strict=True) if not isinstance(ticket, Revert)}

    def entropies(self, ids: Sequence[int]) -> list[bytes]:
        """Returns what the tickets of works drew, zero before the reveal; raises Revert for a burnt work."""
        tickets = self.deployed.read_each("ticketOf", [(id_,) for id_ in ids])
        return self.seeder.read_each("entropy", [(ticket,) for ticket in tickets])

    @property
    def parent(self) -> str:
        """The name of what may call contracts of its own to draw."""
        return self.piece.NAME

    def wholes(self) -> list[tuple[str, Deployed]]:
        """Lists all contracts that works are shown by, each with the name of what it should be."""
        named = {"Collection": self.deployed, self.piece.NAME: self.generator, "CommitReveal": self.seeder}
        return [*named.items(), ("Scribe", self.scribe)]

    def existing(self, ids: Sequence[int]) -> list[int]:
        """Returns those works that were minted and not burnt."""
        return list(self.tickets(ids))

    def both(self, ids: Sequence[int]) -> Iterator[tuple[Work, Work]]:
        """Reads works from the chain, and writes each by the reference."""
        for work, entropy in zip(self.on_chain(ids), self.entropies(ids), strict=True):
            yield work, self.by_reference(work.id, entropy)

    def on_chain(self, ids: Sequence[int]) -> Iterator[Work]:
        """Reads works by plain calls under the gas cap; raises Revert for one that was burnt."""
        return on_chain(self.deployed, ids)

    def by_reference(self, id_: int, entropy: bytes) -> Work:
        """Writes the same work from the ticket's entropy, zero before the reveal, without the chain."""
        if not any(entropy):
            answer = documents.placeholder_uri(self.title, id_, self.text)
            return Work(id_, None, placeholder.svg(id_), [], answer)
        seed = derive(entropy, self.address, id_)
        svg, traits = self.piece.svg(seed), self.piece.traits(seed)
        answer = documents.token_uri(self.title, id_, self.text, self.piece.background(seed), svg, traits)
        return Work(id_, seed, svg, traits, answer)


def described(collection: Deployed) -> str:
    """Returns what a collection says of itself; raises ValueError or KeyError for what is no such JSON."""
    return document(collection.read("contractURI"))["description"]


def document(answer: str) -> Any:
    """Returns the JSON in a data URI; raises ValueError for what is none."""
    return json.loads(base64.b64decode(answer.removeprefix(uri.PREFIX)))


def on_chain(collection: Deployed, ids: Sequence[int]) -> Iterator[Work]:
    """Reads works by plain calls under the gas cap; raises Revert for one that was burnt."""
    for start in range(0, len(ids), CHUNK):
        cases = [(id_,) for id_ in ids[start : start + CHUNK]]
        seeds = collection.try_each("seedOf", cases)
        svgs, traits, uris = (collection.read_each(function, cases) for function in ("svg", "traits", "tokenURI"))
        for (id_,), seed, *rest in zip(cases, seeds, svgs, traits, uris, strict=True):
            svg, properties, answer = rest
            known = None if isinstance(seed, Revert) else seed
            yield Work(id_, known, svg, [Trait(*trait) for trait in properties], answer)


def difference(chain: Work, reference: Work) -> str | None:
    """Describes the first thing in which two works differ, None when they are equal."""
    for field in fields(Work):
        ours, theirs = str(getattr(reference, field.name)), str(getattr(chain, field.name))
        if ours != theirs:
            at = next((i for i, pair in enumerate(zip(ours, theirs, strict=False)) if len({*pair}) > 1), None)
            at = min(len(ours), len(theirs)) if at is None else at
            return (
                f"{field.name} differs from character {at} on:"
                f"\n  chain      {_around(theirs, at)}\n  reference  {_around(ours, at)}"
            )
    return None


def _around(text: str, at: int) -> str:
    start = max(0, at - CONTEXT_CHARS)
    return f"{'…' if start else ''}{text[start:at]}»{text[at : at + CONTEXT_CHARS]}"
