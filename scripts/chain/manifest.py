"""Reads pieces.toml, where every piece is declared."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import entries
from .build import ROOT
from .errors import UserError

PATH = ROOT / "pieces.toml"

NO_CAP = 2**256 - 1  # of minters/FixedPrice.vy
FOREVER = 2**64 - 1


@dataclass(frozen=True)
class Piece:
    """A piece and the terms of its collection and sale; times are in seconds since 1970."""

    name: str
    title: str
    symbol: str
    description: str
    supply: int
    price: int  # in wei
    royalty_bps: int
    payee: str | None  # who deploys, when None
    start: int
    end: int
    wallet_cap: int
    allowlist: bytes


def load(path: Path = PATH) -> dict[str, Piece]:
    """Returns the pieces in their order; raises UserError that names the entry and the key that are wrong."""
    return {name: _piece(path.name, name, entry) for name, entry in entries.read(path, "piece").items()}


def piece(name: str, path: Path = PATH) -> Piece:
    """Returns one piece; raises UserError with the names there are."""
    pieces = load(path)
    if name not in pieces:
        raise UserError(f"there is no piece {name}; {path.name} has {', '.join(pieces)}")
    return pieces[name]


def _piece(file: str, name: str, entry: dict[str, Any]) -> Piece:
    if not (ROOT / "contracts" / "generators" / f"{name}.vy").is_file():
        raise UserError(f"{file}: [{name}] has no contract contracts/generators/{name}.vy")
    values = entries.checked(f"{file}: [{name}]", entry, _KEYS, _OPTIONAL)
    if values["start"] >= values["end"]:
        raise UserError(f"{file}: [{name}] end must be later than start")
    values["title"] = values["title"] or name
    return Piece(name=name, **values)


_KEYS: dict[str, Callable[[Any], Any]] = {
    "symbol": entries.text(entries.MAX_SYMBOL_BYTES),
    "description": entries.text(entries.MAX_DESCRIPTION_BYTES),
    "supply": entries.number(1, 2**32),
    "price": entries.price,
    "royalty_bps": entries.number(0, 10_000),
}
_OPTIONAL: dict[str, tuple[Callable[[Any], Any], Any]] = {
    "title": (entries.text(entries.MAX_NAME_BYTES), None),
    "payee": (entries.address, None),
    "start": (entries.time, 0),
    "end": (entries.time, FOREVER),
    "wallet_cap": (entries.number(1, NO_CAP), NO_CAP),
    "allowlist": (entries.root, bytes(32)),
}
