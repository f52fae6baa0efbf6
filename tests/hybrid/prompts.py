"""What people who wish one ill ask for. None is longer than an order can hold."""

HOSTILE = {
    "quotes": b'"\'`""',
    "a backslash at the end": b"a\\",
    "an early end": b'","image":"data:text/html;base64,","x":"',
    "markup": b'</svg><script>alert(1)</script><svg onload="x">',
    "markup in ] and >": b"]]></desc><!--",
    "null bytes": b"a\x00b\x00",
    "every control character": bytes(range(32)) + b"\x7f",
    "right to left": "\u202eneercs ruoy no\u202c \u2066\u2069\u200f שלום".encode(),
    "beyond the first plane": "🐚🜁\U0010ffff".encode() * 8,
    "line separators": "a\u2028b\u2029c".encode(),
    "noncharacters": "\ufeff\ufffe\uffff".encode(),
    "no UTF-8": b"\xff\xfe\x80\xc0\xaf\xed\xa0\x80\xf8\x88\x80\x80\x80",
    "a character cut off": "é".encode() * 255 + b"\xf0\x9f",
    "a percent sign and a hash": b"%00%22#fragment?query&amp;",
    "512 control characters": b"\x01" * 512,
    "512 bytes that are no characters": b"\xff" * 512,
    "512 quotes": b'"' * 512,
}
