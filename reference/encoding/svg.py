"""Words of SVG. Twin of contracts/encoding/svg.vy.

A drawing is a page of words of 32 characters. Coordinates are four decimal digits, 0000 to 9999, so that a cubic
segment, or three points, fill a word exactly.
"""

WORD_BYTES = 32
MAX_WORDS = 768
MAX_BYTES = WORD_BYTES * MAX_WORDS

Point = tuple[int, int]


def word(text: str) -> str:
    """`text` filled up with spaces to one word; ValueError past 32 characters."""
    if len(text) > WORD_BYTES:
        raise ValueError("svg: word too long")
    return text.ljust(WORD_BYTES)


def open(width: int, height: int, left: int, top: int, right: int, bottom: int) -> list[str]:
    """The first words of a drawing: `width` x `height` pixels that show left..right by top..bottom of the page."""
    return [
        word('<svg xmlns="http://www.w3.org/20'),
        word(f'00/svg" width="{number(width)}"'),
        word(f'height="{number(height)}"'),
        word(f'viewBox="{number(left)} {number(top)} {number(right - left)} {number(bottom - top)}">'),
    ]


def ground(colour: str) -> list[str]:
    """The two words that paint the whole page in `colour`, six hexadecimal digits."""
    return [word('<path d="M0 0H9999V9999H0" fill='), paint(word('"#000000"/>'), colour, 2)]


def mat(colour: str) -> list[str]:
    """The three words of a mat: it covers the page but for a window."""
    return [
        word(f'<path fill="#{colour}"'),
        word('d="M0 0H9999V9999H0ZM1560 560'),
        word('V9438H8438V560Z"/>'),
    ]


def paint(word: str, colour: str, at: int) -> str:
    """The word with `colour`, six hexadecimal digits, in the place of the "000000" that begins at `at`."""
    return word[:at] + colour + word[at + 6 :]


def point(x: int, y: int) -> Point:
    """The point (x, y); ValueError when it is off the page, that is outside [0, 9999]."""
    if not (0 <= x <= 9999 and 0 <= y <= 9999):
        raise ValueError(f"svg: ({x}, {y}) is off the page")
    return (x, y)


def points(command: str, a: Point, b: Point, c: Point) -> str:
    """One word: a path command of one letter (a space goes on with the command before) and three points."""
    return word(command + " ".join(number(n) for p in (a, b, c) for n in p))


def row(drafts: list[tuple[str, Point, Point, Point]]) -> list[str]:
    """Eight words of points, each from a command and three points."""
    return [points(*draft) for draft in drafts]


def number(n: int) -> str:
    """Four decimal digits; ValueError when n is outside [0, 9999]."""
    if not 0 <= n <= 9999:
        raise ValueError(f"svg: {n} is off the page")
    return f"{n:04d}"


def text(page: list[str]) -> str:
    """The words of a page as one text; ValueError past MAX_WORDS. No twin: a contract spells it out where it ends."""
    if len(page) > MAX_WORDS:
        raise ValueError("svg: page is full")
    return "".join(page)
