"""The data URIs of a collection from what is known of it off the chain: plain names, and drawings already made."""

from collections.abc import Sequence

from reference.generators import Trait
from reference.token import scribe, uri


def token_uri(name: str, id: int, description: str, background: str, svg: str, traits: Sequence[Trait]) -> str:
    """What tokenURI answers of a revealed work."""
    title, text = escape(name, description)
    return scribe.write(uri.head(title, id, text, background), svg, uri.tail(traits))


def placeholder_uri(name: str, id: int, description: str) -> str:
    """What tokenURI answers of a work before its reveal."""
    title, text = escape(name, description)
    return scribe.uri(title, "", text, id, None, 0)


def contract_uri(name: str, symbol: str, description: str) -> str:
    """What contractURI answers."""
    title, label, text = escape(name, symbol, description)
    return scribe.uri(title, label, text, 0, None, 0)


def escape(*texts: str) -> list[str]:
    """Texts as a collection keeps them."""
    return [scribe.escape(text.encode()) for text in texts]
