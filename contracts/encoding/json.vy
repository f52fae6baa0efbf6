# pragma version 0.4.3
"""
@title JSON
@license MIT
@notice Escapes text for the inside of a JSON string, in ASCII alone.
@dev Twin: reference/encoding/json.py. What can be is escaped when it is set, and not at every reading.
"""

MAX_TEXT_BYTES: constant(uint256) = 512
MAX_ESCAPED_CHARS: constant(uint256) = 6 * MAX_TEXT_BYTES  # a control character becomes \u00XX
PAGE_WORDS: constant(uint256) = MAX_ESCAPED_CHARS // 32 + 1  # one more than can be full
QUOTE: constant(uint256) = 34
BACKSLASH: constant(uint256) = 92
REPLACEMENT: constant(uint256) = 65_533  # U+FFFD


@pure
def _escape(text: String[MAX_TEXT_BYTES]) -> String[MAX_ESCAPED_CHARS]:
    """
    @notice Escapes quotes, backslashes, control characters and all that is not ASCII.
    @param text UTF-8; a byte that begins no valid character becomes U+FFFD.
    """
    size: uint256 = len(text)
    # Room behind the text, so that four bytes can be read at its end.
    data: Bytes[MAX_TEXT_BYTES + 32] = concat(convert(text, Bytes[MAX_TEXT_BYTES]), empty(bytes32))
    page: uint256[PAGE_WORDS] = empty(uint256[PAGE_WORDS])
    n: uint256 = 0  # words that are full
    word: uint256 = 0  # the one after these, as far as it is written, in its lowest bytes; what is above falls out
    written: uint256 = 0  # bytes of it
    i: uint256 = 0
    for _: uint256 in range(MAX_TEXT_BYTES):
        if i >= size:
            break
        head: uint256 = extract32(data, i, output_type=uint256) >> 224
        code: uint256 = head >> 24
        chars: uint256 = 1
        length: uint256 = 1
        if code < 32 or code > 126 or code == QUOTE or code == BACKSLASH:
            point: uint256 = 0
            point, length = self._character(head)
            code, chars = self._code(point)
        # unsafe: i stays within the text; at most 31 + 12 bytes are counted.
        i = unsafe_add(i, length)
        written = unsafe_add(written, chars)
        if written < 32:
            word = (word << unsafe_mul(8, chars)) | code
            continue
        # What does not fit begins the next word. unsafe: at least 32 are written, so that no more than `chars` are
        # left, and PAGE_WORDS hold all that there can be.
        written = unsafe_sub(written, 32)
        left: uint256 = unsafe_mul(8, written)
        page[n] = (word << unsafe_sub(unsafe_mul(8, chars), left)) | (code >> left)
        word = code
        n = unsafe_add(n, 1)
    page[n] = word << (256 - 8 * written)
    return convert(slice(abi_encode(page), 0, 32 * n + written), String[MAX_ESCAPED_CHARS])


@pure
def _character(bytes_: uint256) -> (uint256, uint256):
    """
    @notice Reads one UTF-8 character at the head of four bytes.
    @return Its code point, and its length in bytes; REPLACEMENT and 1 where there is no valid one.
    """
    a: uint256 = bytes_ >> 24
    b: uint256 = (bytes_ >> 16) & 255
    c: uint256 = (bytes_ >> 8) & 255
    d: uint256 = bytes_ & 255
    if a < 128:
        return a, 1
    point: uint256 = 0
    if a >> 5 == 6 and b >> 6 == 2:
        point = (a & 31) << 6 | (b & 63)
        if point >= 2**7:
            return point, 2
    elif a >> 4 == 14 and b >> 6 == 2 and c >> 6 == 2:
        point = (a & 15) << 12 | (b & 63) << 6 | (c & 63)
        # Surrogates are no characters.
        if point >= 2**11 and point >> 11 != 27:
            return point, 3
    elif a >> 3 == 30 and b >> 6 == 2 and c >> 6 == 2 and d >> 6 == 2:
        point = (a & 7) << 18 | (b & 63) << 12 | (c & 63) << 6 | (d & 63)
        if point >= 2**16 and point < 17 * 2**16:
            return point, 4
    return REPLACEMENT, 1


@pure
def _code(point: uint256) -> (uint256, uint256):
    """
    @notice Writes a code point as JSON does: a backslash before what it protects, or u and four digits, twice above U+FFFF.
    @return The characters, in the lowest bytes, and how many there are.
    """
    if point == QUOTE or point == BACKSLASH:
        return BACKSLASH << 8 | point, 2
    if point < 2**16:
        return self._unit(point), 6
    high: uint256 = 55_296 + ((point - 2**16) >> 10)
    low: uint256 = 56_320 + ((point - 2**16) & (2**10 - 1))
    return self._unit(high) << 48 | self._unit(low), 12


@pure
def _unit(n: uint256) -> uint256:
    """
    @notice Writes a backslash, u and four hexadecimal digits of a 16-bit number, in the lowest six bytes.
    """
    digits: uint256 = (n & 15) | (n >> 4 & 15) << 8 | (n >> 8 & 15) << 16 | (n >> 12) << 24
    ones: uint256 = 1 + 2**8 + 2**16 + 2**24
    # Digits from ten on are letters: 39 further in ASCII.
    return (BACKSLASH << 40) + (117 << 32) + digits + 48 * ones + 39 * ((digits + 6 * ones) >> 4 & ones)
