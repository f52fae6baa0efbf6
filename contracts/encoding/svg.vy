# pragma version 0.4.3
"""
@title Words of SVG
@license MIT
@notice A drawing is written as a page of words of 32 bytes, and turned into text once, at the end. Coordinates are
        four decimal digits, 0000 to 9999, so that a cubic segment, or three points, fill a word exactly.
@dev Twin: reference/encoding/svg.py. The page is a `uint256[MAX_WORDS]` local to the function that draws, with a
     count n beside it: memory is copied at every call, so helpers return words and the drawer stores them. The text is
     `convert(slice(abi_encode(page), 0, WORD_BYTES * n), String[MAX_BYTES])`, written out where the drawing ends.

     A point is packed as x * 2**40 + y, and six lanes of 40 bits are formatted at once. Nothing here checks that a
     coordinate is below 10,000: the twin does, for every seed that is tested.
"""

WORD_BYTES: constant(uint256) = 32
MAX_WORDS: constant(uint256) = 768
MAX_BYTES: constant(uint256) = WORD_BYTES * MAX_WORDS
LANE_BITS: constant(uint256) = 40
LANES: constant(uint256) = 1 + 2**40 + 2**80 + 2**120 + 2**160 + 2**200
FOUR_ZEROS: constant(uint256) = 48 * (1 + 2**8 + 2**16 + 2**24)  # "0000"
SIX_ZEROS: constant(uint256) = 48 * (1 + 2**8 + 2**16 + 2**24 + 2**32 + 2**40)  # "000000"
SPACES: constant(uint256) = 32 * (max_value(uint256) // 255)  # 32 of them
# Six times "0000 ", after an empty byte for the command and before one more space.
FRAME: constant(uint256) = LANES * FOUR_ZEROS * 2**16 + 32 * ((LANES - 2**200) * 2**48 + 2**8 + 1)

# Where _row finds the two halves of its numbers, and the tens of the halves.
HUNDREDS: constant(uint256) = LANES * 2**16 * (2**7 - 1)
TENS: constant(uint256) = LANES * 2**16 * (2**16 + 1) * (2**4 - 1)


@pure
def _word(text: String[WORD_BYTES]) -> uint256:
    """
    @notice Fills a text up with spaces to one word.
    @dev Meant to be called once for each text, outside loops.
    """
    bits: uint256 = 8 * len(text)
    number: uint256 = convert(convert(text, Bytes[WORD_BYTES]), uint256)
    return (number << (256 - bits)) | (SPACES & (max_value(uint256) >> bits))


@pure
def _open(
    width: uint256, height: uint256, left: uint256, top: uint256, right: uint256, bottom: uint256
) -> uint256[4]:
    """
    @notice Writes the first words of every drawing: the opening tag of the document.
    @param width In pixels, as is `height`; both in [1, 9999].
    @param left In units of the page, as are the rest: the part of it that shows, 0 <= left < right <= 9999.
    """
    box: uint256 = (self._point(left, top) << 80) | self._point(right - left, bottom - top)
    return [
        self._word('<svg xmlns="http://www.w3.org/20'),
        self._word('00/svg" width="0000"') | (self._digits(width) << 104),
        self._word('height="0000"') | (self._digits(height) << 160),
        self._word('viewBox="0000 0000 0000 0000">') | (self._digits(box) << 32),
    ]


@pure
def _ground(colour: uint256) -> uint256[2]:
    """
    @notice Writes the two words that paint the whole page.
    @param colour Six hexadecimal digits in ASCII, in the lowest six bytes.
    """
    return [self._word('<path d="M0 0H9999V9999H0" fill='), self._paint(self._word('"#000000"/>'), colour, 2)]


@pure
def _mat(colour: uint256) -> uint256[3]:
    """
    @notice Writes the three words of a mat: it covers the page but for a window.
    @param colour Six hexadecimal digits in ASCII, in the lowest six bytes.
    """
    return [
        self._paint(self._word('<path fill="#000000"'), colour, 13),
        self._word('d="M0 0H9999V9999H0ZM1560 560'),
        self._word('V9438H8438V560Z"/>'),
    ]


@pure
def _paint(word: uint256, colour: uint256, at: uint256) -> uint256:
    """
    @notice Puts a colour in the place of "000000" in a word.
    @param colour Six hexadecimal digits in ASCII, in the lowest six bytes.
    @param at The place of the first digit in the word, 0 to 26.
    """
    # unsafe: no digit comes before "0" in ASCII, so the difference is not negative; shifted by 8 * (32 - 6 - at) bits
    # it turns each "0" into its digit.
    return unsafe_add(word, unsafe_sub(colour, SIX_ZEROS) << unsafe_sub(208, unsafe_mul(8, at)))


@pure
def _point(x: uint256, y: uint256) -> uint256:
    """
    @notice Packs the point (x, y).
    @param x In [0, 9999], as is `y`.
    """
    return (x << LANE_BITS) | y


@pure
def _points(command: uint256, a: uint256, b: uint256, c: uint256) -> uint256:
    """
    @notice Writes one word: a path command with three points.
    @param command The ASCII code of one letter, or of a space to go on with the command before.
    """
    # Spelled out rather than by _digits: the call would cost a third of it.
    lanes: uint256 = (a << 160) | (b << 80) | c
    halves: uint256 = unsafe_add(
        lanes, unsafe_mul((unsafe_mul(lanes, 5243) >> 19) & (LANES * (2**7 - 1)), 2**16 - 100)
    )
    tens: uint256 = (unsafe_mul(halves, 103) >> 10) & (LANES * (2**16 + 1) * (2**4 - 1))
    return FRAME | (command << 248) | (unsafe_add(halves, unsafe_mul(tens, 2**8 - 10)) << 16)


@pure
def _draft(command: uint256, a: uint256, b: uint256, c: uint256) -> uint256:
    """
    @notice Puts a path command and three points down as numbers, for _row to write.
    @dev No twin: this is packing alone.
    @param command The ASCII code of one letter, or of a space.
    """
    return (command << 248) | (a << 176) | (b << 96) | (c << 16)


@pure
def _row(drafts: uint256[8]) -> uint256[8]:
    """
    @notice Writes eight words of points at once, each at half of what _points costs.
    """
    # As in _digits, but the lanes stand where their text will, under the command.
    a: uint256 = unsafe_add(drafts[0], unsafe_mul((unsafe_mul(drafts[0], 5243) >> 19) & HUNDREDS, 2**16 - 100))
    b: uint256 = unsafe_add(drafts[1], unsafe_mul((unsafe_mul(drafts[1], 5243) >> 19) & HUNDREDS, 2**16 - 100))
    c: uint256 = unsafe_add(drafts[2], unsafe_mul((unsafe_mul(drafts[2], 5243) >> 19) & HUNDREDS, 2**16 - 100))
    d: uint256 = unsafe_add(drafts[3], unsafe_mul((unsafe_mul(drafts[3], 5243) >> 19) & HUNDREDS, 2**16 - 100))
    e: uint256 = unsafe_add(drafts[4], unsafe_mul((unsafe_mul(drafts[4], 5243) >> 19) & HUNDREDS, 2**16 - 100))
    f: uint256 = unsafe_add(drafts[5], unsafe_mul((unsafe_mul(drafts[5], 5243) >> 19) & HUNDREDS, 2**16 - 100))
    g: uint256 = unsafe_add(drafts[6], unsafe_mul((unsafe_mul(drafts[6], 5243) >> 19) & HUNDREDS, 2**16 - 100))
    h: uint256 = unsafe_add(drafts[7], unsafe_mul((unsafe_mul(drafts[7], 5243) >> 19) & HUNDREDS, 2**16 - 100))
    return [
        FRAME | unsafe_add(a, unsafe_mul((unsafe_mul(a, 103) >> 10) & TENS, 2**8 - 10)),
        FRAME | unsafe_add(b, unsafe_mul((unsafe_mul(b, 103) >> 10) & TENS, 2**8 - 10)),
        FRAME | unsafe_add(c, unsafe_mul((unsafe_mul(c, 103) >> 10) & TENS, 2**8 - 10)),
        FRAME | unsafe_add(d, unsafe_mul((unsafe_mul(d, 103) >> 10) & TENS, 2**8 - 10)),
        FRAME | unsafe_add(e, unsafe_mul((unsafe_mul(e, 103) >> 10) & TENS, 2**8 - 10)),
        FRAME | unsafe_add(f, unsafe_mul((unsafe_mul(f, 103) >> 10) & TENS, 2**8 - 10)),
        FRAME | unsafe_add(g, unsafe_mul((unsafe_mul(g, 103) >> 10) & TENS, 2**8 - 10)),
        FRAME | unsafe_add(h, unsafe_mul((unsafe_mul(h, 103) >> 10) & TENS, 2**8 - 10)),
    ]


@pure
def _number(n: uint256) -> uint256:
    """
    @notice Writes four decimal digits, in the lowest four bytes.
    @param n In [0, 9999].
    """
    return FOUR_ZEROS | self._digits(n)


@pure
def _digits(lanes: uint256) -> uint256:
    """
    @notice Turns up to six numbers in lanes of 40 bits into the four decimal digits of each, a byte a digit.
    @dev No twin: this is packing alone.
    @param lanes Each in [0, 9999].
    @return To be joined by `|` to a text that has "0000" in their place.
    """
    # Hundreds: n // 100 == n * 5243 >> 19 for n < 10,000. Both halves of a number then stand 16 bits apart.
    # unsafe: a lane never grows past 10,000 * 5,243 < 2**26, so nothing reaches the next lane.
    hundreds: uint256 = (unsafe_mul(lanes, 5243) >> 19) & (LANES * (2**7 - 1))
    halves: uint256 = unsafe_add(lanes, unsafe_mul(hundreds, 2**16 - 100))
    # Tens: h // 10 == h * 103 >> 10 for h < 100. They move up by a byte and take ten of themselves away below.
    # unsafe: a half is below 100, and 99 * 103 < 2**16.
    tens: uint256 = (unsafe_mul(halves, 103) >> 10) & (LANES * (2**16 + 1) * (2**4 - 1))
    return unsafe_add(halves, unsafe_mul(tens, 2**8 - 10))
