# pragma version 0.4.3
"""
@title A scribe
@license MIT
@notice Writes what wallets read: the JSON of works and collections around their drawings, as data URIs. Without
        state and owner, one scribe serves every collection of a chain, and none has to carry its code.
@dev Twin: reference/token/scribe.py. It answers to IScribe, though it cannot say so: `uri` returns the words of an
     encoded string, and not a string to be encoded, which would be copied twice more.

     Memory grows dearer by its square, so a URI is written once, in place, on a page of groups of 2,048 characters:

     groups     | what
     0..2       | the JSON up to the image, moved to the end of group 2
     3..23      | the image, encoded twice, a group for each 1,152 bytes
     after these| what is left of the image, and the JSON after it: three groups at most

     The page is the answer as the ABI has it. Its first word says where the length stands: in the words just before
     the JSON, with the prefix, so that not a character has to be moved. For that the JSON up to the image has spaces
     that fill it up to whole words.
"""

from . import placeholder as shell
from . import uri as words

from ..encoding import base64
from ..encoding import json
from ..interfaces import IGenerator

GROUP_BYTES: constant(uint256) = 1536
GROUP_CHARS: constant(uint256) = 2048
STEP_BYTES: constant(uint256) = 1152  # of an image: encoded, they are a group's bytes
STEP_ROWS: constant(uint256) = 6
HEAD_GROUPS: constant(uint256) = 3
STEPS: constant(uint256) = 21
REST_GROUPS: constant(uint256) = 3
GROUPS: constant(uint256) = HEAD_GROUPS + STEPS + REST_GROUPS

HEAD_BYTES: constant(uint256) = HEAD_GROUPS * GROUP_BYTES
REST_BYTES: constant(uint256) = REST_GROUPS * GROUP_BYTES



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
def uri(
    title: String[words.MAX_TITLE_CHARS],
    symbol: String[words.MAX_SYMBOL_CHARS],
    text: String[words.MAX_TEXT_CHARS],
    id: uint256,
    generator: IGenerator,
    seed: uint256,
) -> uint256[8][8][GROUPS]:
    """
    @notice Writes the URI of a work, or of the collection itself, whose id is 0.
    @param title The collection's name, escaped; so are the symbol and the text, its description.
    @param generator What draws the work; zero before the reveal.
    @param seed What it draws.
    """
    head: Bytes[words.MAX_HEAD_CHARS] = b""
    tail: Bytes[words.MAX_TAIL_CHARS] = b""
    image: String[base64.IMAGE_BYTES] = ""
    if id == 0:
        head = words._collection_head(title, symbol, text)
        tail = words.COLLECTION_TAIL
        image = shell._svg(0)
    elif generator.address == empty(address):
        head = words._head(title, id, text, shell.BACKGROUND)
        tail = words._tail(shell._traits())
        image = shell._svg(id)
    else:
        head = words._head(title, id, text, staticcall generator.background(seed))
        tail = words._tail(staticcall generator.traits(seed))
        image = staticcall generator.svg(seed)

    # Not before, so that it takes the place of what the generator's answers took.
    page: uint256[8][8][GROUPS] = empty(uint256[8][8][GROUPS])

    # What comes before the image, with nothing encoded before it.
    gap: uint256 = HEAD_BYTES - len(head)
    moved: Bytes[HEAD_BYTES + words.MAX_HEAD_CHARS] = concat(
        slice(abi_encode(empty(uint256[HEAD_BYTES // 32])), 0, gap), head
    )
    for i: uint256 in range(HEAD_GROUPS):
        if (i + 1) * GROUP_BYTES > gap:
            page[i] = self._encode(slice(moved, i * GROUP_BYTES, GROUP_BYTES), 8)

    # The image, step by step.
    size: uint256 = len(image) if len(image) >= base64.MIN_IMAGE_BYTES else 0
    steps: uint256 = size // STEP_BYTES
    for i: uint256 in range(steps, bound=STEPS):
        page[HEAD_GROUPS + i] = self._encode_twice(
            convert(slice(image, i * STEP_BYTES, STEP_BYTES), Bytes[STEP_BYTES])
        )

    # What is left of the image; its last word is read from where the image ends, and moved up.
    last: uint256[GROUP_BYTES // 32] = empty(uint256[GROUP_BYTES // 32])
    for i: uint256 in range(STEP_BYTES // 32):
        at: uint256 = steps * STEP_BYTES + i * 32
        if at >= size:
            break
        word: uint256 = extract32(
            convert(image, Bytes[base64.IMAGE_BYTES]), min(at, size - 32), output_type=uint256
        )
        last[i] = word << (8 * (max(at + 32, size) - size))
    left: uint256 = size % STEP_BYTES
    missing: uint256 = (3 - left % 3) % 3
    once: Bytes[GROUP_CHARS] = abi_encode(self._encode(abi_encode(last), STEP_ROWS))

    # And what comes after it. Of the two spaces as many are encoded as make three bytes of the last ones.
    rest: Bytes[REST_BYTES] = concat(
        slice(once, 0, (left + 2) // 3 * 4 - missing), slice(base64.PADDING, 0, missing), tail, b"  "
    )
    filled: Bytes[REST_BYTES + GROUP_BYTES] = concat(rest, abi_encode(empty(uint256[GROUP_BYTES // 32])))
    for i: uint256 in range(REST_GROUPS):
        if i * GROUP_BYTES >= len(rest):
            break
        rows: uint256 = (len(rest) - i * GROUP_BYTES + base64.ROW_BYTES - 1) // base64.ROW_BYTES
        page[HEAD_GROUPS + steps + i] = self._encode(slice(filled, i * GROUP_BYTES, GROUP_BYTES), rows)

    # The length and the prefix in the two words before the JSON, and in the first word the way to the length.
    length: uint256 = len(words.PREFIX) + (len(head) // 3 + len(rest) // 3) * 4 + steps * GROUP_CHARS
    first: uint256 = gap // 24
    page[(first - 2) // 64][(first - 2) // 8 % 8][(first - 2) % 8] = length >> words.PREFIX_BITS
    page[(first - 1) // 64][(first - 1) // 8 % 8][(first - 1) % 8] = (
        (length << words.PREFIX_BITS) | convert(words.PREFIX, uint256)
    )
    page[0][0][0] = (first - 2) * 32 + 32 - len(words.PREFIX)
    return page


@pure
@internal
def _encode(data: Bytes[GROUP_BYTES], rows: uint256) -> uint256[8][8]:
    """
    @notice Encodes the first rows of a group, 192 bytes each.
    """
    return base64._rows(abi_decode(data, uint256[6][8]), rows)


@pure
@internal
def _encode_twice(step: Bytes[STEP_BYTES]) -> uint256[8][8]:
    """
    @notice Encodes a step of an image to a group's bytes, and these to the group.
    """
    once: uint256[8][8] = base64._rows(
        abi_decode(concat(step, abi_encode(empty(uint256[(GROUP_BYTES - STEP_BYTES) // 32]))), uint256[6][8]), STEP_ROWS
    )
    return self._encode(slice(abi_encode(once), 0, GROUP_BYTES), 8)
