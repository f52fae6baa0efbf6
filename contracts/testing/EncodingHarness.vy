# pragma version 0.4.3
"""
@title What tests and benchmarks reach of contracts/encoding/
@license MIT
"""

from ..encoding import base64
from ..encoding import hexadecimal
from ..encoding import json
from ..encoding import svg
from ..encoding import tables


@pure
@external
def encode(data: Bytes[base64.MAX_BYTES]) -> String[base64.MAX_CHARS + 2]:
    return base64._encode(data)


@pure
@external
def escape(text: Bytes[json.MAX_TEXT_BYTES]) -> String[json.MAX_ESCAPED_CHARS]:
    return json._escape(convert(text, String[json.MAX_TEXT_BYTES]))


@pure
@external
def digits(word: bytes32) -> String[64]:
    return hexadecimal._digits(word)


@pure
@external
def word(text: String[svg.WORD_BYTES]) -> uint256:
    return svg._word(text)


@pure
@external
def open(
    width: uint256, height: uint256, left: uint256, top: uint256, right: uint256, bottom: uint256
) -> uint256[4]:
    return svg._open(width, height, left, top, right, bottom)


@pure
@external
def ground(colour: uint256) -> uint256[2]:
    return svg._ground(colour)


@pure
@external
def paint(word: uint256, colour: uint256, at: uint256) -> uint256:
    return svg._paint(word, colour, at)


@pure
@external
def points(command: uint256, numbers: uint256[6]) -> uint256:
    return svg._points(
        command,
        svg._point(numbers[0], numbers[1]),
        svg._point(numbers[2], numbers[3]),
        svg._point(numbers[4], numbers[5]),
    )


@pure
@external
def row(commands: uint256[8], numbers: uint256[6][8]) -> uint256[8]:
    drafts: uint256[8] = empty(uint256[8])
    for i: uint256 in range(8):
        n: uint256[6] = numbers[i]
        drafts[i] = svg._draft(
            commands[i], svg._point(n[0], n[1]), svg._point(n[2], n[3]), svg._point(n[4], n[5])
        )
    return svg._row(drafts)


@pure
@external
def number(n: uint256) -> uint256:
    return svg._number(n)


@view
@external
def gas_of_base64(data: uint256[6][5][25]) -> (String[32_000], uint256):
    """
    @notice Encodes 24,000 bytes in memory to a string in memory, and says for how much gas.
    """
    table: uint256[6][5][25] = data
    before: uint256 = msg.gas
    out: uint256[8][5][25] = empty(uint256[8][5][25])
    i: uint256 = 0
    for rows: uint256[6][5] in table:
        out[i] = [
            base64._row(rows[0]),
            base64._row(rows[1]),
            base64._row(rows[2]),
            base64._row(rows[3]),
            base64._row(rows[4]),
        ]
        i = unsafe_add(i, 1)
    return convert(abi_encode(out), String[32_000]), before - msg.gas


@view
@external
def gas_of_page() -> (String[24_576], uint256):
    """
    @notice Writes 96 rows of eight cubic segments to a string in memory, and says for how much gas.
    """
    before: uint256 = msg.gas
    page: uint256[8][96] = empty(uint256[8][96])
    drafts: uint256[8] = empty(uint256[8])
    for i: uint256 in range(8):
        drafts[i] = svg._draft(67, svg._point(17 * i, 4011), svg._point(999, 1000), svg._point(0, 4800))
    for i: uint256 in range(96):
        drafts[0] = unsafe_add(drafts[0], svg.LANES << 16)
        page[i] = svg._row(drafts)
    return convert(abi_encode(page), String[24_576]), before - msg.gas


@pure
@external
def named(names: String[tables.NAMES_CHARS], k: uint256) -> String[tables.NAME_CHARS]:
    return tables._named(names, k)


@pure
@external
def colours(palette: String[tables.PALETTE_CHARS]) -> uint256[tables.COLOURS]:
    return tables._colours(palette)


@pure
@external
def pick(draw: uint256, odds: bytes16) -> uint256:
    return tables._pick(draw, odds)


@pure
@external
def mat(colour: uint256) -> uint256[3]:
    return svg._mat(colour)
