"""Block headers as bytes: what CommitReveal's `prove` walks along."""

from typing import Any

import rlp
from eth_utils import keccak

from .errors import UserError
from .rpc import Rpc

# A header's fields in order, as JSON-RPC names them; each upgrade added to the end. Numbers lose their leading zeros.
FIELDS = (
    "parentHash",
    "sha3Uncles",
    "miner",
    "stateRoot",
    "transactionsRoot",
    "receiptsRoot",
    "logsBloom",
    "difficulty",
    "number",
    "gasLimit",
    "gasUsed",
    "timestamp",
    "extraData",
    "mixHash",
    "nonce",
    "baseFeePerGas",
    "withdrawalsRoot",
    "blobGasUsed",
    "excessBlobGas",
    "parentBeaconBlockRoot",
    "requestsHash",
)
NUMBERS = {
    "difficulty",
    "number",
    "gasLimit",
    "gasUsed",
    "timestamp",
    "baseFeePerGas",
    "blobGasUsed",
    "excessBlobGas",
}


def encode(block: dict[str, Any]) -> bytes:
    """Returns the header of a block in RLP; raises UserError when its hash is not the block's.

    Args:
        block: what eth_getBlockByNumber answers.
    """
    header = rlp.encode([_field(name, block[name]) for name in FIELDS if block.get(name) is not None])
    if "0x" + keccak(header).hex() != block["hash"]:
        raise UserError(f"this chain's headers have fields that are not known here (block {block['number']})")
    return header


def trail(rpc: Rpc, anchor: int, target: int) -> list[bytes]:
    """Returns the headers that lead from an anchor, a later block, back to the target: of all blocks after it."""
    numbers = range(anchor, target, -1)
    return [encode(block) for block in rpc.batch(("eth_getBlockByNumber", (hex(n), False)) for n in numbers)]


def _field(name: str, value: str) -> bytes:
    if name in NUMBERS:
        number = int(value, 16)
        return number.to_bytes((number.bit_length() + 7) // 8, "big")
    return bytes.fromhex(value[2:])
