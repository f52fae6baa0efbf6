# pragma version 0.4.3
"""
@title What tests and benchmarks reach of contracts/contour/
@license MIT
"""

from ..contour import marching
from ..contour import outline
from ..contour import regions
from ..encoding import svg as words


@view
@external
def contours(
    room: uint256,
    field: uint256[marching.FIELD_WORDS],
    level: uint256,
    corner: uint256,
    pitch: uint256,
    every: uint256,
    least: uint256,
    budget: uint256,
) -> (String[words.MAX_BYTES], uint256, uint256):
    """
    @notice Draws the contours of a level on an empty page, and says what is left of the budget, and for how much gas.
    """
    page: uint256[marching.MAX_WORDS] = empty(uint256[marching.MAX_WORDS])
    n: uint256 = 0
    gas: uint256 = msg.gas
    left: uint256 = 0
    page, n, left = marching._contours(page, 0, room, field, level, corner, pitch, every, least, budget)
    gas -= msg.gas
    return convert(slice(abi_encode(page), 0, words.WORD_BYTES * n), String[words.MAX_BYTES]), left, gas


@view
@external
def within(
    field: uint256[marching.FIELD_WORDS], other: uint256[marching.FIELD_WORDS], margin: uint256
) -> (uint256[marching.FIELD_WORDS], uint256):
    """
    @notice Puts two fields together, and says for how much gas.
    """
    gas: uint256 = msg.gas
    lower: uint256[marching.FIELD_WORDS] = regions._within(field, other, margin)
    return lower, gas - msg.gas


@view
@external
def either(
    field: uint256[marching.FIELD_WORDS], other: uint256[marching.FIELD_WORDS]
) -> uint256[marching.FIELD_WORDS]:
    return regions._either(field, other)


@view
@external
def smooth(field: uint256[marching.FIELD_WORDS]) -> (uint256[marching.FIELD_WORDS], uint256):
    """
    @notice Takes means of a field, and says for how much gas.
    """
    gas: uint256 = msg.gas
    means: uint256[marching.FIELD_WORDS] = regions._smooth(field)
    return means, gas - msg.gas


@view
@external
def outlines(
    room: uint256, mask: uint256[outline.SIDE], budget: uint256
) -> (String[words.MAX_BYTES], uint256, uint256):
    """
    @notice Draws the outlines of a mask on an empty page, and says what is left of the budget, and for how much gas.
    """
    page: uint256[marching.MAX_WORDS] = empty(uint256[marching.MAX_WORDS])
    n: uint256 = 0
    gas: uint256 = msg.gas
    left: uint256 = 0
    page, n, left = outline._outlines(page, 0, room, mask, budget)
    gas -= msg.gas
    return convert(slice(abi_encode(page), 0, words.WORD_BYTES * n), String[words.MAX_BYTES]), left, gas
