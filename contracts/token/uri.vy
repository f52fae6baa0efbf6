# pragma version 0.4.3
"""
@title The words a wallet reads
@license MIT
@notice Writes the JSON around an image, for a work and for a collection: what comes before it, and what after.
@dev Twin: reference/token/uri.py. Titles and texts come in escaped; a generator's words need no escape (see
     IGenerator).
"""

from ..interfaces import IGenerator

MAX_ID_CHARS: constant(uint256) = 78
MAX_TITLE_CHARS: constant(uint256) = 6 * 64
MAX_SYMBOL_CHARS: constant(uint256) = 6 * 16
MAX_TEXT_CHARS: constant(uint256) = 6 * 512
MAX_TRAITS: constant(uint256) = 16
MAX_ATTRIBUTES_CHARS: constant(uint256) = 16 * 115  # MAX_TRAITS numbers, 32 characters each for name and value

# Base64 makes a word of 32 characters of so many bytes.
WORD_BYTES: constant(uint256) = 24
SPACES: constant(String[23]) = "                       "

MAX_BODY_CHARS: constant(uint256) = 4096
MAX_HEAD_CHARS: constant(uint256) = MAX_BODY_CHARS + WORD_BYTES
MAX_TAIL_CHARS: constant(uint256) = MAX_ATTRIBUTES_CHARS + 32
MAX_MORE_CHARS: constant(uint256) = 4_032  # of further members, between image and attributes

MAX_URI_CHARS: constant(uint256) = 52_224  # 204 rows of 256: the scribe's page

PREFIX: constant(Bytes[29]) = b"data:application/json;base64,"
PREFIX_BITS: constant(uint256) = 8 * 29

COLLECTION_TAIL: constant(Bytes[2]) = b'"}'


@pure
@internal
def _head(
    title: String[MAX_TITLE_CHARS], id: uint256, text: String[MAX_TEXT_CHARS], background: String[6]
) -> Bytes[MAX_HEAD_CHARS]:
    """
    @notice Writes what comes before the image of a work.
    """
    return self._begin(
        concat(
            '"name":"',
            title,
            " #",
            uint2str(id),
            '","description":"',
            text,
            '","background_color":"',
            background,
            '","image":"data:image/svg+xml;base64,',
        )
    )


@pure
@internal
def _tail(traits: DynArray[IGenerator.Trait, MAX_TRAITS]) -> Bytes[MAX_TAIL_CHARS]:
    """
    @notice Writes what comes after the image of a work: its attributes.
    """
    attributes: String[MAX_ATTRIBUTES_CHARS] = ""
    comma: String[1] = ""
    for trait: IGenerator.Trait in traits:
        attribute: String[115] = ""
        if trait.numeric:
            attribute = concat(
                comma, '{"display_type":"number","trait_type":"', trait.name, '","value":', trait.value, "}"
            )
        else:
            attribute = concat(comma, '{"trait_type":"', trait.name, '","value":"', trait.value, '"}')
        attributes = self._append(attributes, attribute)
        comma = ","
    return convert(concat('","attributes":[', attributes, "]}"), Bytes[MAX_TAIL_CHARS])


@pure
@internal
def _collection_head(
    title: String[MAX_TITLE_CHARS], symbol: String[MAX_SYMBOL_CHARS], text: String[MAX_TEXT_CHARS]
) -> Bytes[MAX_HEAD_CHARS]:
    """
    @notice Writes what comes before the image of a collection; only two characters come after.
    """
    return self._begin(
        concat(
            '"name":"',
            title,
            '","symbol":"',
            symbol,
            '","description":"',
            text,
            '","image":"data:image/svg+xml;base64,',
        )
    )


@pure
@internal
def _begin(body: String[MAX_BODY_CHARS]) -> Bytes[MAX_HEAD_CHARS]:
    """
    @notice Opens an object, with spaces that make its length a multiple of WORD_BYTES.
    """
    spaces: uint256 = (WORD_BYTES - (1 + len(body)) % WORD_BYTES) % WORD_BYTES
    return convert(concat("{", slice(SPACES, 0, spaces), body), Bytes[MAX_HEAD_CHARS])


@pure
@internal
def _append(text: String[MAX_ATTRIBUTES_CHARS], more: String[115]) -> String[MAX_ATTRIBUTES_CHARS]:
    """
    @notice Joins two texts of at most MAX_ATTRIBUTES_CHARS together.
    @dev No twin: Python's texts have no bounds.
    """
    return abi_decode(abi_encode(concat(text, more)), String[MAX_ATTRIBUTES_CHARS])
