"""The EIP-712 hash of what a member of a quorum signs. Twin of contracts/hybrid/agreements.vy."""

from typing import NamedTuple

from reference.hybrid import domain
from reference.hybrid.receipts import Receipt

# fmt: off
AGREEMENT_TYPE = "Agreement(address orchestrator,uint256 request,bytes32 model,bytes32 adapter,bytes32 prompt,bytes32 parameters,uint256 seed,bytes32 artifact,bytes32 cid)"  # noqa: E501
# fmt: on


class Agreement(NamedTuple):
    """That from this seed and this prompt comes this image, bit for bit; the fields are the receipt's."""

    orchestrator: str
    request: int
    model: bytes
    adapter: bytes
    prompt: bytes
    parameters: bytes
    seed: int
    artifact: bytes
    cid: bytes


def of(orchestrator: str, receipt: Receipt) -> Agreement:
    """What a member signs who agrees with a receipt. No twin."""
    return Agreement(orchestrator, *(getattr(receipt, name) for name in Agreement._fields[1:]))


def digest(chain: int, quorum: str, agreement: Agreement) -> bytes:
    """What a member signs, for a Quorum contract on a chain."""
    return domain.digest(chain, quorum, domain.struct_hash(AGREEMENT_TYPE, tuple(agreement)))
