"""Signatures of several parties, as contracts/hybrid/ballot.vy counts them.

A member of a quorum runs an exact model for itself, and a curator looks at what was made; both sign, and lay what
they signed into a studio's store. Whoever holds the request brings the signatures to the chain.

    agreements/<request>/<member>.json   {"member", "signature"}
    verdicts/<request>/<curator>.json    {"curator", "artifact", "approved", "expiry", "signature"}
"""

from collections.abc import Iterable
from typing import Any

from eth_account import Account as Key
from eth_account.messages import encode_typed_data
from eth_utils import to_bytes

from renderer.worker.store import Store
from scripts.chain.account import Account
from scripts.chain.contract import Deployed

from .board import Board

AGREEMENTS, VERDICTS = "agreements", "verdicts"

Fields = list[dict[str, str]]
Message = dict[str, Any]


def _fields(text: str) -> Fields:
    return [dict(zip(("type", "name"), field.split(), strict=True)) for field in text.split(",")]


# As in contracts/hybrid/agreements.vy and verdicts.vy.
AGREEMENT: dict[str, Fields] = {
    "Agreement": _fields(
        "address orchestrator,uint256 request,bytes32 model,bytes32 adapter,bytes32 prompt,bytes32 parameters,"
        "uint256 seed,bytes32 artifact,bytes32 cid"
    )
}
VERDICT: dict[str, Fields] = {
    "Verdict": _fields("address orchestrator,uint256 request,bytes32 artifact,bool approved,uint256 expiry")
}


def agreement(board: Board, receipt: Message) -> Message:
    """Returns what a member signs who agrees with a receipt."""
    values = receipt | {"orchestrator": board.orchestrator.address}
    return {field["name"]: values[field["name"]] for field in AGREEMENT["Agreement"]}


def agree(board: Board, quorum: Deployed, receipt: Message, member: Account, store: Store) -> None:
    """Signs that an exact model gives what a receipt says, and lays that into the store; strangers do nothing."""
    if quorum.read("is_member", member.address):
        signature = member.sign_typed(board.domain(quorum), AGREEMENT, agreement(board, receipt))
        record = {"member": member.address, "signature": signature.hex()}
        store.note(record, AGREEMENTS, str(receipt["request"]), member.address)


def agreed(board: Board, quorum: Deployed, receipt: Message, store: Store) -> list[bytes] | None:
    """Returns enough members' signatures of a receipt, in the order in which they count; None while there are few."""
    records = _records(store, AGREEMENTS, receipt["request"])
    return _carried(board, quorum, AGREEMENT, [(agreement(board, receipt), record) for record in records])


def verdict(board: Board, curation: Deployed, request: int, artifact: bytes, now: int, store: Store) -> dict | None:
    """Returns the transaction by which the curators' verdict counts; None while too few of them agree.

    Args:
        artifact: SHA-256 of the image that is staged.
        now: the chain's time.
    """
    records = _records(store, VERDICTS, request)
    kinds = {(bool(record.get("approved")), record.get("expiry")) for record in records}
    for approved, expiry in sorted(kind for kind in kinds if isinstance(kind[1], int) and kind[1] > now):
        message = {
            "orchestrator": board.orchestrator.address,
            "request": request,
            "artifact": artifact,
            "approved": approved,
            "expiry": expiry,
        }
        signatures = _carried(board, curation, VERDICT, [(message, record) for record in records])
        if signatures is not None:
            return board.call("finalise_approved" if approved else "reject", request, expiry, signatures)
    return None


def _records(store: Store, kind: str, request: int) -> list[dict[str, Any]]:
    names = store.names(kind, str(request))
    return [record for name in names if (record := store.recall(kind, str(request), name))]


def _carried(
    board: Board, ballot: Deployed, types: dict[str, Fields], votes: Iterable[tuple[Message, dict[str, Any]]]
) -> list[bytes] | None:
    """Returns as many members' signatures as it takes, by who signed in ascending order."""
    signers: dict[str, bytes] = {}
    for message, record in votes:
        try:
            signature = to_bytes(hexstr=record["signature"])
            said = encode_typed_data(board.domain(ballot), types, message)
            signers[Key.recover_message(said, signature=signature).lower()] = signature
        except Exception:  # a file that anyone may have written: whatever is wrong with it, it is no vote
            continue
    names = sorted(signers)
    members = ballot.read_each("is_member", [(name,) for name in names])
    chosen = [signers[name] for name, member in zip(names, members, strict=True) if member]
    enough = ballot.read("threshold")
    return chosen[:enough] if len(chosen) >= enough else None
