"""What a model says about itself, as a comment can hold it: nothing in it ends the comment, or is a tag there."""

from collections.abc import Sequence

from reference.neural.files import digest
from reference.neural.model import Model


def head(title: str, model: Model) -> list[str]:
    """The lines that a module begins with that is made from a model."""
    return ["# pragma version 0.4.3", '"""', f"@title {title}", f"@license {licence(model)}"]


def made(models: Sequence[Model]) -> list[str]:
    """The lines that begin @dev: which models something is made from."""
    if len(models) == 1:
        return [f"@dev Made from the model {digest(models[0])}; do not edit."]
    return ["@dev Made from these models; do not edit.", *(f"     {digest(each)}" for each in models)]


def licence(model: Model) -> str:
    """The licence, in words that can follow @license."""
    return _plain(model.licence).strip(" @") or "not stated"


def authors(model: Model) -> str:
    """All authors."""
    return _plain(", ".join(model.authors)) or "authors not stated"


def _plain(text: str) -> str:
    return "".join(each if each.isascii() and each.isprintable() and each not in '"\\' else "?" for each in text)
