"""The whole data URIs of a collection, from what is known of it: what tokenURI and contractURI answer."""

from collections.abc import Sequence

from reference.encoding import base64, json
from reference.generators import Trait
from reference.token import placeholder, uri


def token_uri(
    name: str, id: int, description: str, background: str, svg: str, traits: Sequence[Trait]
) -> str:
    """The URI of a revealed work, from its drawing."""
    head = uri.head(json.escape(name.encode()), id, json.escape(description.encode()), background)
    return uri.PREFIX + base64.nested(head, svg, uri.tail(traits))


def placeholder_uri(name: str, id: int, description: str) -> str:
    """The URI of a work before its reveal."""
    return token_uri(
        name, id, description, placeholder.BACKGROUND, placeholder.svg(id), placeholder.traits()
    )


def contract_uri(name: str, symbol: str, description: str) -> str:
    """The URI of the collection itself."""
    escaped = [json.escape(text.encode()) for text in (name, symbol, description)]
    return uri.PREFIX + base64.nested(uri.collection_head(*escaped), placeholder.svg(0), uri.COLLECTION_TAIL)
