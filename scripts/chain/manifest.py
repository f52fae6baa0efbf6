"""Reads pieces.toml, where every piece is declared."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from eth_utils import is_address, to_wei
from eth_utils.currency import units

from .build import ROOT
from .errors import UserError

PATH = ROOT / "pieces.toml"

# As token/metadata.vy has them; longer ones would be refused without a reason.
MAX_NAME_BYTES = 64
MAX_SYMBOL_BYTES = 16
MAX_DESCRIPTION_BYTES = 512

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
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(f"{path.name} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{path.name} is not valid TOML: {error}") from error
    if not entries:
        raise UserError(f"{path.name} declares no piece")
    return {name: _piece(path.name, name, entry) for name, entry in entries.items()}


def piece(name: str, path: Path = PATH) -> Piece:
    """Returns one piece; raises UserError with the names there are."""
    pieces = load(path)
    if name not in pieces:
        raise UserError(f"there is no piece {name}; {path.name} has {', '.join(pieces)}")
    return pieces[name]


def _piece(file: str, name: str, entry: Any) -> Piece:
    if not isinstance(entry, dict):
        raise UserError(f"{file}: {name} stands outside of any piece's [Name]")
    if not (ROOT / "contracts" / "generators" / f"{name}.vy").is_file():
        raise UserError(f"{file}: [{name}] has no contract contracts/generators/{name}.vy")
    if unknown := entry.keys() - _KEYS.keys() - _OPTIONAL.keys():
        raise UserError(f"{file}: [{name}] has an unknown key {sorted(unknown)[0]}")
    if missing := _KEYS.keys() - entry.keys():
        raise UserError(f"{file}: [{name}] lacks {sorted(missing)[0]}")
    values: dict[str, Any] = {key: default for key, (_, default) in _OPTIONAL.items()}
    checks = _KEYS | {key: check for key, (check, _) in _OPTIONAL.items()}
    for key, value in entry.items():
        try:
            values[key] = checks[key](value)
        except ValueError as error:
            raise UserError(f"{file}: [{name}] {key} {error}") from error
    if values["start"] >= values["end"]:
        raise UserError(f"{file}: [{name}] end must be later than start")
    values["title"] = values["title"] or name
    return Piece(name=name, **values)


def _text(most: int) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if not isinstance(value, str) or not 0 < len(value.encode()) <= most:
            raise ValueError(f"must be a text of 1 to {most} bytes")
        return value

    return check


def _number(least: int, most: int) -> Callable[[Any], int]:
    def check(value: Any) -> int:
        if type(value) is not int or not least <= value <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return value

    return check


def _price(value: Any) -> int:
    try:
        amount, unit = str(value).split()
        wei = to_wei(Decimal(amount), unit) if unit in units else 0
    except (ValueError, InvalidOperation):
        wei = 0
    if wei <= 0:
        raise ValueError('must be an amount above 0 with its unit, such as "0.01 ether"')
    return wei


def _time(value: Any) -> int:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError("must be a date and time with its zone, such as 2027-01-31T18:00:00Z")
    return int(value.timestamp())


def _address(value: Any) -> str:
    if not is_address(value):
        raise ValueError("must be an address, 0x and 40 hexadecimal digits")
    return value.lower()


def _root(value: Any) -> bytes:
    try:
        root = bytes.fromhex(value.removeprefix("0x"))
    except (ValueError, AttributeError):
        root = b""
    if len(root) != 32:
        raise ValueError("must be a Merkle root, 0x and 64 hexadecimal digits")
    return root


_KEYS: dict[str, Callable[[Any], Any]] = {
    "symbol": _text(MAX_SYMBOL_BYTES),
    "description": _text(MAX_DESCRIPTION_BYTES),
    "supply": _number(1, 2**32),
    "price": _price,
    "royalty_bps": _number(0, 10_000),
}
_OPTIONAL: dict[str, tuple[Callable[[Any], Any], Any]] = {
    "title": (_text(MAX_NAME_BYTES), None),
    "payee": (_address, None),
    "start": (_time, 0),
    "end": (_time, FOREVER),
    "wallet_cap": (_number(1, NO_CAP), NO_CAP),
    "allowlist": (_root, bytes(32)),
}
