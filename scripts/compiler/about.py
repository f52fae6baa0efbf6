"""What a model says about itself, as a comment can hold it: nothing in it ends the comment, or is a tag there."""

from reference.neural.model import Model


def licence(model: Model) -> str:
    """The licence, in words that can follow @license."""
    return _plain(model.licence).strip(" @") or "not stated"


def authors(model: Model) -> str:
    """All authors."""
    return _plain(", ".join(model.authors)) or "authors not stated"


def _plain(text: str) -> str:
    return "".join(each if each.isascii() and each.isprintable() and each not in '"\\' else "?" for each in text)
