# pragma version 0.4.3
"""
@title The sea
@license MIT
@notice Which cells of the water are open.
@dev Twin: reference/flow/sea.py. The sea is rows of 16 tiles, of 16 x 16 cells each: a bit a cell, set where the
     water is open. The tile of a position p is ((p >> 19) & 240) | (p >> 63), the bit there ((p >> 15) & 240) |
     ((p >> 59) & 15). It lies in the memory of the function that draws, which tests and clears its bits in place.
"""

from . import field

CELL: constant(uint256) = field.FINE + 6  # cells of 64 units
TILES: constant(uint256) = 192
ROW: constant(uint256) = 2**16 - 1  # the cells of a row of a tile
EACH_ROW: constant(uint256) = max_value(uint256) // ROW  # the first cell of each row of a tile


@pure
def _disc(span: uint256) -> uint256:
    """
    @notice Gives the cells that a disc of a little more than `span` cells' radius takes.
    @return A tile with the disc in its upper left corner.
    """
    discs: uint256[6] = [
        # The cells whose middles are at most max(span * span + span, 1) in square from that of the middle one.
        8590393346,
        30065229831,
        258263142889357770766,
        2218463506142989804856682610716,
        42196332382084646130985427710989538558076,
        362463735184403985058120792485858056466024692973816,
    ]
    return discs[span]
