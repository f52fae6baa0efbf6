"""What ERC-7007 is told of a work. Twin of contracts/hybrid/aigc.vy."""

from eth_abi import encode

from reference.hybrid import cid
from reference.hybrid.receipts import Receipt

MAX_PROMPT_BYTES = 1024
MAX_DATA_BYTES = 128
MAX_PROOF_BYTES = 512

RECEIPT_BYTES = 11 * 32
WORKER_OFFSET = 9 * 32
ID_OFFSET = 1 * 32
SALT_OFFSET = 3 * 32
LENGTH_OFFSET = 8 * 32
TEXT_OFFSET = 9 * 32

SCHEME = b"ipfs://"


def id(prompt: bytes) -> int:
    """Which work a prompt says that it is of; 0 where it says nothing."""
    return int.from_bytes(prompt[ID_OFFSET : ID_OFFSET + 32], "big") if len(prompt) >= TEXT_OFFSET else 0


def prompt(id: int, text: bytes, salt: bytes, receipt: Receipt) -> bytes:
    """What was asked for, as the ABI encodes it.

    Args:
        id: of the work.
        text: as it was asked for, in UTF-8.
        salt: 32 bytes that sealed the text, zero for one that was public.
    """
    words = (id, text, salt, receipt.model, receipt.adapter, receipt.parameters, receipt.seed)
    return encode(["(uint256,bytes,bytes32,bytes32,bytes32,bytes32,uint256)"], [words])


def data(artifact: bytes, digest: bytes) -> bytes:
    """The URI of an image."""
    return SCHEME + cid.of(artifact, digest).encode()


def proof(receipt: Receipt) -> bytes:
    """The receipt as the ABI encodes it. No twin: it comes from off the chain."""
    kinds = "uint256,bytes32,bytes32,bytes32,bytes32,uint256,bytes32,bytes32,bytes32,address,bytes32"
    return encode([f"({kinds})"], [tuple(receipt)])
