"""Signatures of several parties, as contracts/hybrid/ballot.vy counts them.

A member of a quorum runs an exact model for itself, and a curator looks at what was made; both sign, and lay what
they signed into a studio's store. Whoever holds the request brings the signatures to the chain.

    agreements/<request>/<member>.json   {"member", "signature"}
    verdicts/<request>/<curator>.json    {"curator", "artifact", "approved", "expiry", "signature"}
"""

from typing import Any

from eth_account import Account as Key
from eth_account.messages import encode_typed_data
from eth_utils import to_bytes

from reference.hybrid import agreements, domain, verdicts
from reference.hybrid.receipts import Receipt
from renderer.worker.store import Store
from scripts.chain.account import Account
from scripts.chain.contract import Deployed

from .board import Board

AGREEMENTS, VERDICTS = "agreements", "verdicts"

Types = dict[str, list[dict[str, str]]]

AGREEMENT: Types = domain.fields(agreements.AGREEMENT_TYPE)
VERDICT: Types = domain.fields(verdicts.VERDICT_TYPE)


def agree(board: Board, quorum: Deployed, receipt: Receipt, member: Account, store: Store) -> None:
    """Signs that an exact model gives what a receipt says, and lays that into the store; strangers do nothing."""
    if quorum.read("is_member", member.address):
        said = agreements.of(board.orchestrator.address, receipt)
        signature = member.sign_typed(board.domain(quorum), AGREEMENT, said._asdict())
        record = {"member": member.address, "signature": signature.hex()}
        store.note(record, AGREEMENTS, str(receipt.request), member.address)


def agreed(board: Board, quorum: Deployed, receipt: Receipt, store: Store) -> list[bytes] | None:
    """Returns enough members' signatures of a receipt, in the order in which they count; None while there are few."""
    said = agreements.of(board.orchestrator.address, receipt)
    return _carried(board, quorum, AGREEMENT, said._asdict(), _records(store, AGREEMENTS, receipt.request))


def verdict(board: Board, curation: Deployed, request: int, artifact: bytes, now: int, store: Store) -> dict | None:
    """Returns the transaction by which the curators' verdict counts; None while too few of them agree.

    Args:
        artifact: SHA-256 of the image that is staged.
        now: the chain's time.
    """
    records = _records(store, VERDICTS, request)
    told = [(bool(record.get("approved")), record.get("expiry")) for record in records]
    for approved, expiry in sorted({kind for kind in told if isinstance(kind[1], int) and kind[1] > now}):
        said = verdicts.Verdict(board.orchestrator.address, request, artifact, approved, expiry)
        signatures = _carried(board, curation, VERDICT, said._asdict(), records)
        if signatures is not None:
            return board.call("finalise_approved" if approved else "reject", request, expiry, signatures)
    return None


def _records(store: Store, kind: str, request: int) -> list[dict[str, Any]]:
    names = store.names(kind, str(request))
    records = [store.recall(kind, str(request), name) for name in names]
    return [record for record in records if isinstance(record, dict)]  # anyone may have written them


def _carried(
    board: Board, ballot: Deployed, types: Types, message: dict[str, Any], records: list[dict[str, Any]]
) -> list[bytes] | None:
    """Returns as many members' signatures of a message as it takes, by who signed in ascending order."""
    signers: dict[str, bytes] = {}
    for record in records:
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
