"""The EIP-712 hash of a receipt. Twin of contracts/hybrid/receipts.vy."""

from typing import NamedTuple

from reference.hybrid import domain

# fmt: off
RECEIPT_TYPE = "Receipt(uint256 request,bytes32 model,bytes32 adapter,bytes32 prompt,bytes32 parameters,uint256 seed,bytes32 artifact,bytes32 cid,bytes32 etching,address worker,bytes32 environment)"  # noqa: E501
# fmt: on


class Receipt(NamedTuple):
    """What a worker answers for, in the order of the contract's struct (contracts/interfaces/IVerifier.vyi).

    Attributes:
        model: SHA-256 over the weights, as its entry in the registry has it.
        adapter: the adapter's, 32 zero bytes for none.
        prompt: the request's commitment.
        parameters: keccak256 of what was fed to the model, as canonical JSON.
        artifact: SHA-256 of the canonical image.
        cid: digest in the image's CID.
        etching: keccak256 of its bytes.
        worker: an address, 0x and 40 digits.
        environment: keccak256 of what it was made with, as canonical JSON.
    """

    request: int
    model: bytes
    adapter: bytes
    prompt: bytes
    parameters: bytes
    seed: int
    artifact: bytes
    cid: bytes
    etching: bytes
    worker: str
    environment: bytes


def hash(receipt: Receipt) -> bytes:
    """The hash of the struct."""
    return domain.struct_hash(RECEIPT_TYPE, tuple(receipt))


def digest(chain: int, orchestrator: str, receipt: Receipt) -> bytes:
    """What the worker signs, for an orchestrator on a chain."""
    return domain.digest(chain, orchestrator, hash(receipt))
