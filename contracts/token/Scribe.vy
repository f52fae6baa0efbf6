# pragma version 0.4.3
"""
@title A scribe
@license MIT
@notice Writes what wallets read: the JSON of works and collections around their drawings, as data URIs. Without
        state and owner, one scribe serves every collection of a chain, and none has to carry its code.
@dev The words are those of uri.vy. A collection fixes its scribe at birth.
"""

from . import placeholder as shell
from . import uri

from ..encoding import base64
from ..encoding import json
from ..interfaces import IGenerator
from ..interfaces import IScribe

implements: IScribe


@view
@external
def escape(text: String[json.MAX_TEXT_BYTES]) -> String[json.MAX_ESCAPED_CHARS]:
    """
    @notice Escapes a text for the inside of a JSON string.
    """
    return json._escape(text)


@view
@external
def placeholder(id: uint256) -> String[4096]:
    """
    @notice Draws what a work shows before its reveal.
    """
    return shell._svg(id)


@view
@external
def placeholder_uri(
    title: String[uri.MAX_TITLE_CHARS], id: uint256, text: String[uri.MAX_TEXT_CHARS]
) -> String[uri.MAX_URI_CHARS]:
    """
    @notice Writes the URI of a work before its reveal.
    @param title The collection's name, escaped; so is the text, its description.
    """
    head: Bytes[uri.MAX_HEAD_CHARS] = uri._head(title, id, text, shell.BACKGROUND)
    return concat(uri.PREFIX, base64._nested(head, shell._svg(id), uri._tail(shell._traits())))


@view
@external
def work_uri(
    title: String[uri.MAX_TITLE_CHARS],
    id: uint256,
    text: String[uri.MAX_TEXT_CHARS],
    generator: IGenerator,
    seed: uint256,
) -> String[uri.MAX_URI_CHARS]:
    """
    @notice Has the generator draw the seed, and writes the URI of the work.
    """
    head: Bytes[uri.MAX_HEAD_CHARS] = uri._head(title, id, text, staticcall generator.background(seed))
    tail: Bytes[uri.MAX_TAIL_CHARS] = uri._tail(staticcall generator.traits(seed))
    return concat(uri.PREFIX, base64._nested(head, staticcall generator.svg(seed), tail))


@view
@external
def collection_uri(
    title: String[uri.MAX_TITLE_CHARS],
    symbol: String[uri.MAX_SYMBOL_CHARS],
    text: String[uri.MAX_TEXT_CHARS],
) -> String[uri.MAX_URI_CHARS]:
    """
    @notice Writes the URI of the collection itself.
    """
    head: Bytes[uri.MAX_HEAD_CHARS] = uri._collection_head(title, symbol, text)
    return concat(uri.PREFIX, base64._nested(head, shell._svg(0), uri.COLLECTION_TAIL))
