"""The words a wallet reads. Twin of contracts/token/uri.vy.

The JSON around an image, for a work and for a collection: what comes before it, and what after. Titles and texts come
in escaped.
"""

from collections.abc import Sequence

from reference.generators import Trait

MAX_TRAITS = 16

# Base64 makes a word of 32 characters of so many bytes.
WORD_BYTES = 24
SPACES = " " * 23

PREFIX = "data:application/json;base64,"

COLLECTION_TAIL = b'"}'


def head(title: str, id: int, text: str, background: str) -> bytes:
    """What comes before the image of a work."""
    return begin(
        f'"name":"{title} #{id}","description":"{text}","background_color":"{background}",'
        '"image":"data:image/svg+xml;base64,'
    )


def tail(traits: Sequence[Trait]) -> bytes:
    """What comes after the image of a work: its attributes."""
    attributes = [
        f'{{"display_type":"number","trait_type":"{trait.name}","value":{trait.value}}}'
        if trait.numeric
        else f'{{"trait_type":"{trait.name}","value":"{trait.value}"}}'
        for trait in traits
    ]
    return f'","attributes":[{",".join(attributes)}]}}'.encode()


def collection_head(title: str, symbol: str, text: str) -> bytes:
    """What comes before the image of a collection."""
    return begin(f'"name":"{title}","symbol":"{symbol}","description":"{text}","image":"data:image/svg+xml;base64,')


def begin(body: str) -> bytes:
    """Opens an object, with spaces that make its length a multiple of WORD_BYTES."""
    spaces = -(1 + len(body)) % WORD_BYTES
    return f"{{{SPACES[:spaces]}{body}".encode()
