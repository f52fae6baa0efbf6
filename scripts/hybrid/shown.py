"""Works that were made off chain as their collection shows them, and as the reference does from the same plates."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property

from eth_abi.exceptions import DecodingError

from reference.hybrid import etching, metadata, plate
from reference.hybrid.metadata import Imprint
from scripts.chain import build
from scripts.chain.contract import NOBODY, Deployed
from scripts.chain.errors import UserError
from scripts.chain.hybrids import EXACT
from scripts.chain.rpc import Revert, Rpc, RpcError
from scripts.chain.works import Work, described, on_chain

from .board import VERIFIERS, Board


class Hybrid:
    """A deployed hybrid collection, with what the reference has to know to write the same works."""

    parent = "Colophon"  # what calls contracts of its own to draw

    def __init__(self, rpc: Rpc, address: str) -> None:
        """Raises UserError when there is none at the address."""
        self.deployed = Deployed(rpc, address, build.contract("HybridCollection").abi)
        try:
            colophon, scribe, self.title, self.minted = (
                self.deployed.read(function) for function in ("colophon", "scribe", "name", "minted")
            )
            self.text = described(self.deployed)
        except (RpcError, DecodingError, ValueError, KeyError) as error:
            raise UserError(f"{address} is no collection of works that were made off chain") from error
        self.colophon = Deployed(rpc, colophon, build.contract("Colophon").abi)
        self.scribe = Deployed(rpc, scribe, build.contract("Scribe").abi)

    @staticmethod
    def lies_at(rpc: Rpc, address: str) -> bool:
        """Tells whether a contract tells of a colophon, as no other collection does."""
        try:
            return bool(Deployed(rpc, address, build.contract("HybridCollection").abi).read("colophon"))
        except (RpcError, DecodingError):
            return False

    @cached_property
    def boards(self) -> dict[str, Board]:
        """The orchestrators that works came from, by their addresses."""
        origins = self.deployed.read_each("origin", [(id_,) for id_ in range(1, self.minted + 1)])
        return {origin: Board(self.deployed.rpc, origin) for origin in dict.fromkeys(origins)}

    def wholes(self) -> list[tuple[str, Deployed]]:
        """Lists all contracts that works are shown by or came through, each with the name of what it should be."""
        found = [("HybridCollection", self.deployed), ("Colophon", self.colophon), ("Scribe", self.scribe)]
        for board in self.boards.values():
            found += [("Orchestrator", board.orchestrator), ("Models", board.models), ("CommitReveal", board.notary)]
            found += [("Curation", board.curation)] if board.curation else []
            models = {work.model for work in board.works(range(1, board.requests() + 1))}
            verifiers = {board.verifier(model).address: board.verifier(model) for model in models}
            found += [(VERIFIERS.get(_proof(one).decode(), "BondedWorker"), one) for one in verifiers.values()]
        return list({deployed.address: (name, deployed) for name, deployed in found}.values())

    def existing(self, ids: Sequence[int]) -> list[int]:
        """Returns those works that were minted and not burnt."""
        requests = self.deployed.try_each("request_of", [(id_,) for id_ in ids])
        return [id_ for id_, request in zip(ids, requests, strict=True) if not isinstance(request, Revert)]

    def both(self, ids: Sequence[int]) -> Iterator[tuple[Work, Work]]:
        """Reads works from the chain, and writes each by the reference."""
        for work in on_chain(self.deployed, ids):
            yield work, self.by_reference(work.id)

    def by_reference(self, id_: int) -> Work:
        """Writes a work from its plate and its request, as far as that is kept on the chain."""
        request, origin = self.deployed.read("request_of", id_), self.deployed.read("origin", id_)
        board = self.boards[origin]
        (work,) = board.works([request])
        kept = plate.read(board.plate(work.plate))
        model = board.registered(work.model)
        adapter = board.registered(work.adapter) if work.adapter else None
        imprint = Imprint(
            prompt=kept.prompt if work.opened == NOBODY else board.plate(work.opened),
            sealed=not kept.prompt,
            artifact=kept.artifact,
            cid=kept.cid,
            proof=_proof(board.verifier(work.model)),
            model=model.name,
            weights=model.weights,
            licence=model.licence,
            exact=model.kind == EXACT,
            adapter=adapter.name if adapter else "",
            adapter_licence=adapter.licence if adapter else "",
            seed=work.seed,
            receipt=work.digest,
        )
        svg, background = etching.svg(kept.etching, work.seed), etching.background(kept.etching, work.seed)
        answer = metadata.token_uri(self.title, id_, self.text, imprint, svg, background)
        return Work(id_, work.seed, svg, metadata.traits(imprint), answer)


def _proof(verifier: Deployed) -> bytes:
    """How a verifier says that it proves; nothing where it does not say so in order, as in hybrid/Colophon.vy."""
    with suppress(RpcError, DecodingError, UnicodeDecodeError):
        said = verifier.read("proof_type").encode()
        return said if len(said) <= metadata.MAX_PROOF_CHARS else b""
    return b""
