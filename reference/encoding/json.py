"""JSON strings in ASCII alone. Twin of contracts/encoding/json.vy."""

MAX_TEXT_BYTES = 512
MAX_ESCAPED_CHARS = 6 * MAX_TEXT_BYTES  # a control character becomes \u00XX
QUOTE = 34
BACKSLASH = 92
REPLACEMENT = 65_533  # U+FFFD


def escape(text: bytes) -> str:
    """`text`, UTF-8, for the inside of a JSON string; a byte that begins no valid character becomes U+FFFD."""
    escaped = ""
    i = 0
    while i < len(text):
        point, length = character(text[i : i + 4])
        plain = 32 <= point < 127 and point not in (QUOTE, BACKSLASH)
        escaped += chr(point) if plain else code(point)
        i += length
    return escaped


def character(head: bytes) -> tuple[int, int]:
    """The code point at the head of one to four bytes, and its length; REPLACEMENT and 1 where none is valid."""
    for length in range(1, 5):
        try:
            return ord(head[:length].decode("utf-8")), length
        except (UnicodeDecodeError, TypeError):
            continue
    return REPLACEMENT, 1


def code(point: int) -> str:
    r"""A code point as JSON writes it: \" and \\, else \uXXXX, as a surrogate pair above U+FFFF."""
    if point in (QUOTE, BACKSLASH):
        return "\\" + chr(point)
    if point < 2**16:
        return unit(point)
    return unit(55_296 + (point - 2**16 >> 10)) + unit(56_320 + (point - 2**16 & 2**10 - 1))


def unit(n: int) -> str:
    r"""\u and four hexadecimal digits of a 16-bit number."""
    return f"\\u{n:04x}"
