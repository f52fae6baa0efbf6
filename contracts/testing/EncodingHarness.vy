# pragma version 0.4.3
"""
@title What tests and benchmarks reach of contracts/encoding/
@license MIT
"""

from ..encoding import base64
from ..encoding import json
from ..encoding import svg

PAGE_BYTES: constant(uint256) = 24_000


@pure
@external
def encode(data: Bytes[base64.MAX_BYTES]) -> String[base64.MAX_CHARS + 2]:
    return base64._encode(data)


@pure
@external
def nested(
    head: Bytes[base64.MAX_BYTES], image: String[base64.IMAGE_BYTES], tail: Bytes[base64.MAX_TAIL_BYTES]
) -> String[base64.NESTED_CHARS]:
    return base64._nested(head, image, tail)


@pure
@external
def escape(text: Bytes[json.MAX_TEXT_BYTES]) -> String[json.MAX_ESCAPED_CHARS]:
    return json._escape(convert(text, String[json.MAX_TEXT_BYTES]))


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
def number(n: uint256) -> uint256:
    return svg._number(n)
