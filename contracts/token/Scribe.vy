# pragma version 0.4.3
"""
@title A scribe
@license MIT
@notice Writes what wallets read: the JSON of works and collections around their drawings, as data URIs. Without
        state and owner, one scribe serves every collection of a chain, and none has to carry its code.
@dev Twin: reference/token/scribe.py. It answers to IScribe, though it cannot say so: `uri` returns the words of an
     encoded string, and not a string to be encoded, which would be copied twice more.

     Memory grows dearer by its square, so a URI is written once, in place, on a page of rows of 256 characters:

     rows       | what
     0..21      | the JSON up to the image, moved to the end of row 21
     22..189    | the image, encoded twice, four rows for each 576 bytes
     after these| what is left of the image, and the JSON after it: 35 rows at most

     The page is the answer as the ABI has it. Its first word says where the length stands: in the words just before
     the JSON, with the prefix, so that not a character has to be moved. For that the JSON up to the image has spaces
     that fill it up to whole words.
"""

from . import placeholder as shell
from . import uri as words

from ..encoding import base64
from ..encoding import json
from ..interfaces import IGenerator

# What a generator draws at most, and less than which is no picture: it is left out.
MAX_IMAGE_BYTES: constant(uint256) = 24_576
MIN_IMAGE_BYTES: constant(uint256) = 32

ROW_BYTES: constant(uint256) = base64.ROW_BYTES
ROW_CHARS: constant(uint256) = 256
WORD_CHARS: constant(uint256) = 32

HEAD_ROWS: constant(uint256) = 22
HEAD_BYTES: constant(uint256) = HEAD_ROWS * ROW_BYTES
STEPS: constant(uint256) = 42
STEP_BYTES: constant(uint256) = 3 * ROW_BYTES
STEP_ROWS: constant(uint256) = 4
# Of these, 14 serve what comes without more members. With most of them, an image of 21,600 bytes fits.
REST_ROWS: constant(uint256) = 35
REST_BYTES: constant(uint256) = REST_ROWS * ROW_BYTES
ROWS: constant(uint256) = HEAD_ROWS + STEPS * STEP_ROWS + 14


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
    more: String[words.MAX_MORE_CHARS] = "",
) -> uint256[8][ROWS]:
    """
    @notice Writes the URI of a work, or of the collection itself, whose id is 0.
    @param title The collection's name, escaped; so are the symbol and the text, its description.
    @param generator What draws the work; zero before the reveal.
    @param seed What it draws.
    @param more Further members, escaped, from the quote that ends the image to before the one that ends the last of
                them, a text.
    """
    head: Bytes[words.MAX_HEAD_CHARS] = b""
    tail: Bytes[words.MAX_TAIL_CHARS] = b""
    image: String[MAX_IMAGE_BYTES] = ""
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
    page: uint256[8][ROWS] = empty(uint256[8][ROWS])

    # What comes before the image, with nothing written before it.
    gap: uint256 = HEAD_BYTES - len(head)
    moved: Bytes[HEAD_BYTES + words.MAX_HEAD_CHARS] = concat(
        slice(abi_encode(empty(uint256[HEAD_BYTES // 32])), 0, gap), head
    )
    for i: uint256 in range(HEAD_ROWS):
        if (i + 1) * ROW_BYTES > gap:
            page[i] = base64._row(abi_decode(slice(moved, i * ROW_BYTES, ROW_BYTES), uint256[6]))

    # The image, step by step: 18 words are encoded to 24, and these, read six a row again, to 32.
    size: uint256 = len(image) if len(image) >= MIN_IMAGE_BYTES else 0
    steps: uint256 = size // STEP_BYTES
    once: uint256[8][3] = empty(uint256[8][3])
    row: uint256 = HEAD_ROWS
    for i: uint256 in range(steps, bound=STEPS):
        step: Bytes[STEP_BYTES] = convert(slice(image, i * STEP_BYTES, STEP_BYTES), Bytes[STEP_BYTES])
        three: uint256[6][3] = abi_decode(step, uint256[6][3])
        once = [base64._row(three[0]), base64._row(three[1]), base64._row(three[2])]
        four: uint256[6][STEP_ROWS] = abi_decode(abi_encode(once), uint256[6][STEP_ROWS])
        for packed: uint256[6] in four:
            page[row] = base64._row(packed)
            row = unsafe_add(row, 1)  # at most ROWS

    # What is left of the image; its last word is read from where the image ends, and moved up.
    left: uint256[6][3] = empty(uint256[6][3])
    for i: uint256 in range(STEP_BYTES // 32):
        at: uint256 = steps * STEP_BYTES + i * 32
        if at >= size:
            break
        word: uint256 = extract32(
            convert(image, Bytes[MAX_IMAGE_BYTES]), min(at, size - 32), output_type=uint256
        )
        left[i // 6][i % 6] = word << (8 * (max(at + 32, size) - size))
    once = [base64._row(left[0]), base64._row(left[1]), base64._row(left[2])]
    missing: uint256 = (3 - size % 3) % 3
    chars: uint256 = (size % STEP_BYTES + 2) // 3 * 4 - missing

    # And what comes after it. Of the two spaces as many are encoded as make three bytes of the last ones.
    rest: Bytes[REST_BYTES + ROW_BYTES] = concat(
        slice(abi_encode(once), 0, chars),
        slice(base64.PADDING, 0, missing),
        convert(more, Bytes[words.MAX_MORE_CHARS]),
        tail,
        b"  ",
        abi_encode(empty(uint256[6])),  # so that its last row is whole
    )
    end: uint256 = len(rest) - ROW_BYTES
    for i: uint256 in range(REST_ROWS):
        if i * ROW_BYTES >= end:
            break
        page[row + i] = base64._row(abi_decode(slice(rest, i * ROW_BYTES, ROW_BYTES), uint256[6]))

    # The length and the prefix in the two words before the JSON, and in the first word the way to the length.
    length: uint256 = (
        len(words.PREFIX) + (len(head) // 3 + end // 3) * 4 + steps * STEP_ROWS * ROW_CHARS
    )
    first: uint256 = gap // words.WORD_BYTES
    page[(first - 2) // 8][(first - 2) % 8] = length >> words.PREFIX_BITS
    page[(first - 1) // 8][(first - 1) % 8] = (length << words.PREFIX_BITS) | convert(words.PREFIX, uint256)
    page[0][0] = (first - 1) * WORD_CHARS - len(words.PREFIX)
    return page
