# pragma version 0.4.3
"""
@title Tables
@license MIT
@notice Tables that are kept as text or as digits: names, colours, odds.
@dev Twin: reference/encoding/tables.py.
"""

from ..numeric import stream

NAME_CHARS: constant(uint256) = 10  # of a name, with the spaces at its end
NAMES_CHARS: constant(uint256) = 160  # of a list of names, at most
COLOUR_CHARS: constant(uint256) = 6  # hexadecimal digits of a colour
COLOURS: constant(uint256) = 9  # of a palette
PALETTE_CHARS: constant(uint256) = COLOURS * COLOUR_CHARS
CHANCES: constant(uint256) = 32
SPACE: constant(uint256) = 32  # in ASCII


@pure
def _pick(draw: uint256, odds: bytes16) -> uint256:
    """
    @notice Picks one of 32 equal chances, each a hexadecimal digit of `odds`, read from the right.
    """
    return (convert(odds, uint256) >> (4 * stream._below(draw, CHANCES))) & 15


@pure
def _named(names: String[NAMES_CHARS], k: uint256) -> String[NAME_CHARS]:
    """
    @notice Gives the k-th of a list of names, without the spaces at its end.
    """
    padded: String[NAME_CHARS] = slice(names, NAME_CHARS * k, NAME_CHARS)
    letters: uint256 = convert(convert(padded, Bytes[NAME_CHARS]), uint256)
    chars: uint256 = NAME_CHARS
    for i: uint256 in range(NAME_CHARS):
        if letters & 255 != SPACE:
            break
        letters = letters >> 8
        chars -= 1
    return slice(padded, 0, chars)


@pure
def _colours(palette: String[PALETTE_CHARS]) -> uint256[COLOURS]:
    """
    @notice Gives the nine colours of a palette.
    @return Six hexadecimal digits in ASCII each, in the lowest six bytes.
    """
    colours: uint256[COLOURS] = empty(uint256[COLOURS])
    for k: uint256 in range(COLOURS):
        digits: String[COLOUR_CHARS] = slice(palette, COLOUR_CHARS * k, COLOUR_CHARS)
        colours[k] = convert(convert(digits, Bytes[COLOUR_CHARS]), uint256)
    return colours
