"""Signatures of structured data by accounts that the node itself holds, as a test chain's do."""

from collections.abc import Mapping
from typing import Any

from .rpc import Rpc

# The type of a domain with all that we bind a signature to.
DOMAIN = [("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address")]


def sign_by_node(
    rpc: Rpc,
    account: str,
    domain: Mapping[str, Any],
    types: Mapping[str, list[dict[str, str]]],
    message: Mapping[str, Any],
) -> bytes:
    """Returns r, s and v in 65 bytes; the node encodes the message for itself (EIP-712).

    Args:
        types: the fields of the message's structure, {"name": ..., "type": ...}, by the structure's name.
    """
    own = {"EIP712Domain": [{"name": name, "type": kind} for name, kind in DOMAIN]}
    data = {"types": own | types, "primaryType": next(iter(types)), "domain": domain, "message": _plain(message)}
    return bytes.fromhex(rpc.call("eth_signTypedData_v4", account, data)[2:])


def _plain(message: Mapping[str, Any]) -> dict[str, Any]:
    """A message in JSON: bytes in hexadecimal, numbers as text, since those of 256 bits are too large for it."""
    return {
        name: "0x" + value.hex()
        if isinstance(value, bytes)
        else str(value)
        if isinstance(value, int) and not isinstance(value, bool)
        else value
        for name, value in message.items()
    }
