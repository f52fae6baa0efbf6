"""The EIP-712 hash of what a curator signs. Twin of contracts/hybrid/verdicts.vy."""

from typing import NamedTuple

from reference.hybrid import domain

VERDICT_TYPE = "Verdict(address orchestrator,uint256 request,bytes32 artifact,bool approved,uint256 expiry)"


class Verdict(NamedTuple):
    """Yes or no to one image of one request; `expiry` in seconds of the chain's clock, `artifact` its SHA-256."""

    orchestrator: str
    request: int
    artifact: bytes
    approved: bool
    expiry: int


def digest(chain: int, curation: str, verdict: Verdict) -> bytes:
    """What a curator signs, for a Curation contract on a chain."""
    return domain.digest(chain, curation, domain.struct_hash(VERDICT_TYPE, tuple(verdict)))
