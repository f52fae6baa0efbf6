"""A scribe: the whole data URIs of works and collections. Twin of contracts/token/Scribe.vy."""

from reference.encoding import base64, json
from reference.generators import Generator
from reference.token import placeholder as shell
from reference.token import uri as words


def escape(text: bytes) -> str:
    """`text`, UTF-8, for the inside of a JSON string."""
    return json.escape(text)


def placeholder(id: int) -> str:
    """What a work shows before its reveal."""
    return shell.svg(id)


def uri(title: str, symbol: str, text: str, id: int, generator: Generator | None, seed: int, more: str = "") -> str:
    """The URI of a work, or of the collection itself, whose id is 0.

    Args:
        title: the collection's name, escaped; so are the symbol and the text, its description.
        generator: what draws the work; None before the reveal.
        seed: what it draws.
        more: further members, escaped, from the quote that ends the image to before the one that ends the last of
            them, a text.
    """
    if id == 0:
        head = words.collection_head(title, symbol, text)
        tail = words.COLLECTION_TAIL
        image = shell.svg(0)
    elif generator is None:
        head = words.head(title, id, text, shell.BACKGROUND)
        tail = words.tail(shell.traits())
        image = shell.svg(id)
    else:
        head = words.head(title, id, text, generator.background(seed))
        tail = words.tail(generator.traits(seed))
        image = generator.svg(seed)
    return write(head, image, more.encode() + tail)


def write(head: bytes, image: str, tail: bytes) -> str:
    """A document as a data URI, its image encoded; spaces at its end save the padding.

    No twin: the contract writes in place.
    """
    document = head + base64.encode(image.encode()).encode() + tail
    return words.PREFIX + base64.encode(document + b" " * (-len(document) % 3))
