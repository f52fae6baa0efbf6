"""What the manifests of this project share: entries of a TOML file, each key of which is checked."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from eth_utils import is_address, to_wei
from eth_utils.currency import units

from .errors import UserError

# As token/metadata.vy has them; longer ones would be refused without a reason.
MAX_NAME_BYTES = 64
MAX_SYMBOL_BYTES = 16
MAX_DESCRIPTION_BYTES = 512

Check = Callable[[Any], Any]


def read(path: Path, kind: str) -> dict[str, Any]:
    """Returns the entries of a file in their order; raises UserError, also when it declares none of its `kind`."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(f"{path.name} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{path.name} is not valid TOML: {error}") from error
    if not entries:
        raise UserError(f"{path.name} declares no {kind}")
    for name, entry in entries.items():
        if not isinstance(entry, dict):
            raise UserError(f"{path.name}: {name} stands outside of any {kind}'s [Name]")
    return entries


def checked(
    where: str, entry: Mapping[str, Any], keys: Mapping[str, Check], optional: Mapping[str, tuple[Check, Any]]
) -> dict[str, Any]:
    """Returns the values of an entry, defaults included; raises UserError that says where, and names the key.

    Args:
        keys: those that have to be there, each with what checks its value and raises ValueError.
        optional: the others, each with its check and its default.
    """
    if unknown := entry.keys() - keys.keys() - optional.keys():
        raise UserError(f"{where} has an unknown key {sorted(unknown)[0]}")
    if missing := keys.keys() - entry.keys():
        raise UserError(f"{where} lacks {sorted(missing)[0]}")
    values: dict[str, Any] = {key: default for key, (_, default) in optional.items()}
    checks = {**keys, **{key: check for key, (check, _) in optional.items()}}
    for key, value in entry.items():
        try:
            values[key] = checks[key](value)
        except ValueError as error:
            raise UserError(f"{where} {key} {error}") from error
    return values


def text(most: int) -> Check:
    """A text of so many bytes at most, and one at least."""

    def check(value: Any) -> str:
        if not isinstance(value, str) or not 0 < len(value.encode()) <= most:
            raise ValueError(f"must be a text of 1 to {most} bytes")
        return value

    return check


def number(least: int, most: int) -> Check:
    """A whole number in a range, both ends in it."""

    def check(value: Any) -> int:
        if type(value) is not int or not least <= value <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return value

    return check


def price(value: Any) -> int:
    """An amount above 0, in wei."""
    return amount(value, 1)


def amount(value: Any, least: int = 0) -> int:
    """An amount with its unit, in wei."""
    try:
        number, unit = str(value).split()
        wei = to_wei(Decimal(number), unit) if unit in units else -1
    except (ValueError, InvalidOperation):
        wei = -1
    if wei < least:
        above = " above 0" if least else ""
        raise ValueError(f'must be an amount{above} with its unit, such as "0.01 ether"')
    return wei


def time(value: Any) -> int:
    """A date and time, in seconds since 1970."""
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError("must be a date and time with its zone, such as 2027-01-31T18:00:00Z")
    return int(value.timestamp())


def address(value: Any) -> str:
    """An address, in lower case."""
    if not is_address(value):
        raise ValueError("must be an address, 0x and 40 hexadecimal digits")
    return value.lower()


def root(value: Any) -> bytes:
    """A Merkle root."""
    try:
        found = bytes.fromhex(value.removeprefix("0x"))
    except (ValueError, AttributeError):
        found = b""
    if len(found) != 32:
        raise ValueError("must be a Merkle root, 0x and 64 hexadecimal digits")
    return found
