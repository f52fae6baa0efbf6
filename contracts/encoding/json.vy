# pragma version 0.4.3
"""
@title JSON
@license MIT
@notice Escapes text for the inside of a JSON string, in ASCII alone.
@dev Twin: reference/encoding/json.py. Meant to be called when a text is set, not when it is read.
"""

MAX_TEXT_BYTES: constant(uint256) = 512
MAX_ESCAPED_CHARS: constant(uint256) = 6 * MAX_TEXT_BYTES  # a control character becomes \u00XX
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
    escaped: Bytes[MAX_ESCAPED_CHARS] = b""
    plain: uint256 = 0  # where the characters begin that stay as they are
    i: uint256 = 0
    for _: uint256 in range(MAX_TEXT_BYTES + 1):
        point: uint256 = 0
        length: uint256 = 0
        if i < size:
            point, length = self._character(extract32(data, i, output_type=uint256) >> 224)
            if point >= 32 and point < 127 and point != QUOTE and point != BACKSLASH:
                i += 1
                continue
        escaped = self._append(escaped, slice(data, plain, i - plain))
        if i >= size:
            break
        escaped = self._append(escaped, self._code(point))
        i += length
        plain = i
    return convert(escaped, String[MAX_ESCAPED_CHARS])


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
def _code(point: uint256) -> Bytes[12]:
    """
    @notice Writes a code point as JSON does: a backslash before what it protects, or u and four digits, twice above U+FFFF.
    """
    if point == QUOTE:
        return b'\\"'
    if point == BACKSLASH:
        return b"\\\\"
    if point < 2**16:
        return slice(convert(self._unit(point) << 208, bytes32), 0, 6)
    high: uint256 = 55_296 + ((point - 2**16) >> 10)
    low: uint256 = 56_320 + ((point - 2**16) & (2**10 - 1))
    return slice(convert(self._unit(high) << 208 | self._unit(low) << 160, bytes32), 0, 12)


@pure
def _unit(n: uint256) -> uint256:
    """
    @notice Writes a backslash, u and four hexadecimal digits of a 16-bit number, in the lowest six bytes.
    """
    digits: uint256 = (n & 15) | (n >> 4 & 15) << 8 | (n >> 8 & 15) << 16 | (n >> 12) << 24
    ones: uint256 = 1 + 2**8 + 2**16 + 2**24
    # Digits from ten on are letters: 39 further in ASCII.
    return (BACKSLASH << 40) + (117 << 32) + digits + 48 * ones + 39 * ((digits + 6 * ones) >> 4 & ones)


@pure
def _append(text: Bytes[MAX_ESCAPED_CHARS], more: Bytes[MAX_TEXT_BYTES + 32]) -> Bytes[MAX_ESCAPED_CHARS]:
    """
    @notice Joins two texts of at most MAX_ESCAPED_CHARS together.
    @dev No twin: Vyper alone needs it, to know the bound.
    """
    return abi_decode(abi_encode(concat(text, more)), Bytes[MAX_ESCAPED_CHARS])
