"""Reads hybrid.toml, where every collection of works that are made off chain is declared, with its models."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import file_digest
from pathlib import Path
from typing import Any

from . import entries
from .build import ROOT
from .errors import UserError

PATH = ROOT / "hybrid.toml"

KINDS = {"exact": 1, "attested": 2}  # of hybrid/Models.vy
EXACT = KINDS["exact"]
SIGNATURE, QUORUM = "signature", "quorum"  # what proves a model's works
TOTAL_BPS = 10_000
MAX_ACCOUNTS = 16  # authors of an entry, members of a ballot
MAX_WORD_CHARS = 32  # of names and licences
MAX_URI_CHARS = 128
MAX_PATH_BYTES = 512
MAX_SECONDS = 365 * 24 * 3600

SHA_256_BYTES = 32


@dataclass(frozen=True)
class Model:
    """A model, or an adapter of one, as the registry is told of it. Fee in wei."""

    name: str
    folder: Path
    kind: int
    architecture: str
    licence: str  # SPDX
    statement: Path | None  # what is said of the training data
    statement_uri: str
    authors: Mapping[str, int]  # account -> bps; empty for who deploys
    fee: int
    proof: str
    parent: str | None  # the name of the model that an adapter changes

    def digest(self) -> bytes:
        """Returns what names the weights; raises UserError for a folder that holds none, or is not whole."""
        from renderer.worker import weights, wholeness
        from renderer.worker.refusal import Hindered, reason

        try:
            wholeness.check(self.folder)
            return bytes.fromhex(weights.digest(self.folder))
        except Hindered as error:
            raise UserError(f"model {self.name}: {reason(error)}") from error

    def statement_hash(self) -> bytes:
        """Returns the SHA-256 of the statement, zero for none; raises UserError when it cannot be read."""
        return statement_hash(self.statement) if self.statement else bytes(SHA_256_BYTES)


@dataclass(frozen=True)
class Hybrid:
    """A collection of works that are made off chain. Amounts in wei."""

    name: str
    title: str
    symbol: str
    description: str
    supply: int
    royalty_bps: int
    payee: str | None  # who deploys, when None; royalties and the platform's fees are his
    worker_fee: int
    platform_fee: int
    bond: int
    lease_seconds: int
    curation_seconds: int
    workers: Sequence[str]  # who deploys, when empty
    curators: Sequence[str]  # who deploys, when empty and there is time for them
    threshold: int
    members: Sequence[str]
    quorum: int
    models: Mapping[str, Model]


def load(path: Path = PATH) -> dict[str, Hybrid]:
    """Returns the collections in their order; raises UserError that names the entry and the key that are wrong."""
    found = entries.read(path, "collection").items()
    return {name: _hybrid(f"{path.name}: [{name}]", name, entry, path.parent) for name, entry in found}


def hybrid(name: str, path: Path = PATH) -> Hybrid:
    """Returns one collection; raises UserError with the names there are."""
    found = load(path)
    if name not in found:
        raise UserError(f"there is no collection {name}; {path.name} has {', '.join(found)}")
    return found[name]


def _hybrid(where: str, name: str, entry: dict[str, Any], root: Path) -> Hybrid:
    values = entries.checked(where, entry, _KEYS, _OPTIONAL)
    values["title"] = values["title"] or name
    values["models"] = {
        model: _model(f"{where[:-1]}.models.{model}]", model, terms, root)
        for model, terms in values["models"].items()
    }
    for model in values["models"].values():
        if model.parent and (model.parent not in values["models"] or values["models"][model.parent].parent):
            raise UserError(f"{where} has no model {model.parent}, of which {model.name} would be an adapter")
    for few, many in (("threshold", "curators"), ("quorum", "members")):
        if values[few] > max(len(values[many]), 1):
            raise UserError(f"{where} {few} is more than there are {many}")
    if values["curators"] and not values["curation_seconds"]:
        raise UserError(f"{where} has curators, who need curation_seconds")
    if any(model.proof == QUORUM for model in values["models"].values()) and not values["members"]:
        raise UserError(f"{where} has no members, whose agreement would prove a model's works")
    return Hybrid(name=name, **values)


def _model(where: str, name: str, entry: Any, root: Path) -> Model:
    if not isinstance(entry, dict):
        raise UserError(f"{where} must be a table")
    if len(name) > MAX_WORD_CHARS:
        raise UserError(f"{where} has a name of more than {MAX_WORD_CHARS} characters")
    values = entries.checked(where, entry, _MODEL_KEYS, _MODEL_OPTIONAL)
    paths = {key: root / values[key] for key in ("folder", "statement") if values[key]}
    return Model(name=name, **values | paths)


def statement_hash(path: Path) -> bytes:
    """The SHA-256 of a statement on training data; raises UserError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").digest()
    except OSError as error:
        raise UserError(f"the statement {path} cannot be read: {error.strerror}") from error


def word(value: Any, most: int = MAX_WORD_CHARS) -> str:
    """A text that the registry takes: printable ASCII without quotes and backslashes."""
    text = entries.text(most)(value)
    if not text.isascii() or not text.isprintable() or '"' in text or "\\" in text:
        raise ValueError("must be plain ASCII, without quotes and backslashes")
    return text


def shares(value: Any) -> dict[str, int]:
    """Authors by account, with their ten-thousandths of the fee, which are 10,000 together."""
    if not isinstance(value, dict) or not 0 < len(value) <= MAX_ACCOUNTS:
        raise ValueError(f"must be a table of 1 to {MAX_ACCOUNTS} accounts with their shares")
    found = {entries.address(account): entries.number(1, TOTAL_BPS)(bps) for account, bps in value.items()}
    if sum(found.values()) != TOTAL_BPS or len(found) < len(value):
        raise ValueError(f"must have shares of {TOTAL_BPS} together, each account once")
    return found


def _one_of(*values: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in values:
            raise ValueError(f"must be one of {', '.join(values)}")
        return value

    return check


def _accounts(value: Any) -> list[str]:
    if not isinstance(value, list) or len(value) > MAX_ACCOUNTS:
        raise ValueError(f"must be a list of at most {MAX_ACCOUNTS} addresses")
    found = [entries.address(account) for account in value]
    if len(set(found)) < len(found):
        raise ValueError("must have each account once")
    return found


def _table(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or not value:
        raise ValueError("must be one table or more, such as [Name.models.Model]")
    return value


_KEYS: dict[str, entries.Check] = {
    "symbol": entries.text(entries.MAX_SYMBOL_BYTES),
    "description": entries.text(entries.MAX_DESCRIPTION_BYTES),
    "supply": entries.number(1, 2**32),
    "royalty_bps": entries.number(0, 1_000),
    "worker_fee": entries.amount,
    "platform_fee": entries.amount,
    "bond": entries.amount,
    "lease_seconds": entries.number(60, MAX_SECONDS),
    "models": _table,
}
_OPTIONAL: dict[str, tuple[entries.Check, Any]] = {
    "title": (entries.text(entries.MAX_NAME_BYTES), None),
    "payee": (entries.address, None),
    "curation_seconds": (entries.number(0, MAX_SECONDS), 0),
    "workers": (_accounts, ()),
    "curators": (_accounts, ()),
    "threshold": (entries.number(1, MAX_ACCOUNTS), 1),
    "members": (_accounts, ()),
    "quorum": (entries.number(1, MAX_ACCOUNTS), 1),
}
_MODEL_KEYS: dict[str, entries.Check] = {
    "folder": entries.text(MAX_PATH_BYTES),
    "kind": lambda value: KINDS[_one_of(*KINDS)(value)],
    "licence": word,
}
_MODEL_OPTIONAL: dict[str, tuple[entries.Check, Any]] = {
    "architecture": (word, ""),
    "statement": (entries.text(MAX_PATH_BYTES), None),
    "statement_uri": (partial(word, most=MAX_URI_CHARS), ""),
    "authors": (shares, {}),
    "fee": (entries.amount, 0),
    "proof": (_one_of(SIGNATURE, QUORUM), SIGNATURE),
    "parent": (word, None),
}
