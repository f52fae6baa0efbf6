"""Signatures of structured data by accounts that the node itself holds, as a test chain's do."""

from collections.abc import Mapping
from typing import Any

from reference.hybrid import domain

from .rpc import Rpc


def sign_by_node(
    rpc: Rpc,
    account: str,
    where: Mapping[str, Any],
    types: Mapping[str, list[dict[str, str]]],
    message: Mapping[str, Any],
) -> bytes:
    """Returns r, s and v in 65 bytes, as Account.sign_typed does; the node encodes the message for itself (EIP-712).

    Args:
        where: the domain, as `domain.named` says it.
        types: the message's, as `domain.fields` says it.
    """
    all_types = domain.fields(domain.DOMAIN_TYPE) | types
    data = {"types": all_types, "primaryType": next(iter(types)), "domain": where, "message": _plain(message)}
    return bytes.fromhex(rpc.call("eth_signTypedData_v4", account, data)[2:])


def _plain(message: Mapping[str, Any]) -> dict[str, Any]:
    """A message in JSON: bytes in hexadecimal, and numbers as text, since many are too large for it."""
    return {name: _plain_value(value) for name, value in message.items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, bytes):
        return "0x" + value.hex()
    return str(value) if type(value) is int else value
