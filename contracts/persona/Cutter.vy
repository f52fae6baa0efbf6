# pragma version 0.4.3
"""
@title Cutter
@license MIT
@notice Cuts one half of a mask, sheet by sheet, out of the fields that a Decoder tells.
@dev The piece calls it: together they are more than a contract may hold. What it does in place is in a function in
     reference/persona/mask.py: memory is copied at each call.
"""

from ..contour import marching
from ..contour import regions
from . import flow
from . import mask


interface Decoder:
    def fields(state: int256[flow.SIZE], kind: uint256) -> uint256[marching.FIELD_WORDS][mask.FIELDS]: view


decoder: public(immutable(Decoder))


@deploy
def __init__(decoder_: address):
    """
    @param decoder_ What runs the network: contracts/persona/Decoder.vy.
    """
    assert decoder_.is_contract, "cutter: no decoder"
    decoder = Decoder(decoder_)


@view
@external
def halves(
    state: int256[flow.SIZE], kind: uint256, sheets: uint256[mask.MOST_SHEETS], split: bool
) -> (uint256[marching.MAX_WORDS], uint256):
    """
    @notice Cuts one half of each sheet, as long as there is room and crossings are left.
    @param state What the flow has made of noise.
    @param kind As look.vy numbers them.
    @param sheets As in mask.vy; a zero ends them.
    @param split Whether fields end at the axis.
    @return Words as mask.vy says, and how many they are.
    """
    fields: uint256[marching.FIELD_WORDS][mask.FIELDS] = staticcall decoder.fields(state, kind)
    fields[mask.HEAD - 1] = regions._smooth(fields[mask.HEAD - 1])
    fields[mask.PATCH - 1] = regions._smooth(fields[mask.PATCH - 1])
    if split:
        fields = mask._split(fields)
    page: uint256[marching.MAX_WORDS] = empty(uint256[marching.MAX_WORDS])
    n: uint256 = 0
    budget: uint256 = mask.BUDGET
    for sheet: uint256 in sheets:
        if sheet == 0 or n + mask.LEAST_ROOM > mask.HALF_WORDS or budget == 0:
            break
        one: uint256 = (sheet >> 20) & 15
        least: uint256 = mask.LEASTS[one]
        level: uint256 = (sheet >> 12) & 255
        other: uint256 = (sheet >> 8) & 15
        bound: uint256 = sheet & 255
        # The lower one of two fields, of which one is raised so that its level is the other's.
        if bound > level:
            one = (sheet >> 8) & 15
            level = bound
            other = (sheet >> 20) & 15
            bound = (sheet >> 12) & 255
        field: uint256[marching.FIELD_WORDS] = fields[one - 1]
        if other > 0:
            field = regions._within(field, fields[other - 1], level - bound)
        page[n] = (sheet >> 32) * mask.INKS + ((sheet >> 24) & 15)
        page, n, budget = marching._contours(
            page,
            n + 1,
            mask.HALF_WORDS,
            field,
            level,
            mask.CORNER,
            mask.PITCH,
            mask.EVERY + ((sheet >> 28) & 15),
            least,
            budget,
        )
    return page, n
