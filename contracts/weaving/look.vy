# pragma version 0.4.3
"""
@title Looks
@license MIT
@notice Decides what is decided before anything is plaited.
@dev Twin: reference/weaving/look.py.
"""

from ..numeric import stream
from . import lattice as lattices
from . import plait as plaits
from . import region as regions

# How rare everything is, in parts of 100.
FORM_PARTS: constant(DynArray[uint256, 12]) = [13, 10, 8, 8, 5, 11, 12, 9, 8, 7, 6, 3]
PLAIT_PARTS: constant(DynArray[uint256, 12]) = [18, 14, 11, 5, 15, 10, 9, 10, 8]
SYMMETRY_PARTS: constant(DynArray[uint256, 12]) = [40, 28, 18, 14]
GAUGE_PARTS: constant(DynArray[uint256, 12]) = [12, 20, 26, 24, 18]  # from 3 cells to 7
CORD_PARTS: constant(DynArray[uint256, 12]) = [32, 20, 12, 18, 18]
WEIGHT_PARTS: constant(DynArray[uint256, 12]) = [12, 24, 36, 28]
DYE_PARTS: constant(DynArray[uint256, 12]) = [35, 45, 20]
SQUARE_PARTS: constant(uint256) = 35
MIXED_PARTS: constant(uint256) = 35
CUT_PARTS: constant(uint256) = 18
MOON_PARTS: constant(uint256) = 30
PALETTE_COUNT: constant(uint256) = 18
PLAIN: constant(uint256) = 0
CORED: constant(uint256) = 1
HOLLOW: constant(uint256) = 2
PIPED: constant(uint256) = 3
BANDED: constant(uint256) = 4
STROKES: constant(uint256[5]) = [1, 2, 2, 2, 4]  # by cord, at most
WEIGHTS: constant(uint256[4]) = [38, 48, 55, 61]  # a cord's width in parts of 100 of the distance between cords
# A cord keeps from walls by half its width and a little more: its bend lies 3/4 of its pull farther off.
PULLS: constant(uint256[4]) = [30, 56, 72, 88]  # by weight
SWELL: constant(uint256) = 13000  # the least there is, if there is any, in 1/65536
# Of a sheet, by form: parts of 100 of the field.
REACHES: constant(int256[12]) = [110, 86, 94, 88, 90, 110, 110, 110, 90, 100, 100, 100]


struct Look:
    palette: uint256
    cord: uint256
    strokes: uint256  # of a cord, the widest not counted
    weight: uint256  # of a cord, in parts of 100 of the distance between cords
    pull: uint256  # by which cords keep from walls
    mixed: bool  # cords of different width
    cut: bool  # corners cut straight
    dye: uint256  # by what a cord gets its colour
    lead: uint256  # with which cord to begin
    moon: bool
    place: uint256[3]  # draws: where it is
    plan: lattices.Plan
    region: regions.Region
    pattern: plaits.Pattern


@pure
def _look(seed: uint256) -> Look:
    """
    @notice Gives the look of a seed.
    """
    first: uint256[8] = stream._draws(seed, 0)
    second: uint256[8] = stream._draws(seed, 1)
    third: uint256[8] = stream._draws(seed, 2)
    form: uint256 = self._choose(first[1], FORM_PARTS)
    plait: uint256 = self._choose(first[2], PLAIT_PARTS)
    symmetry: uint256 = self._choose(first[3], SYMMETRY_PARTS)
    # unsafe, here and below: a gauge is 3 to 8.
    gauge: uint256 = unsafe_add(3, self._choose(first[4], GAUGE_PARTS))
    polar: bool = form >= regions.WREATH
    square: bool = False
    swell: uint256 = 0
    narrow: uint256 = 0
    if not polar and form != regions.QUIPU:
        square = stream._below(first[5], 100) < SQUARE_PARTS
        swell = unsafe_mul(SWELL, unsafe_sub(max(stream._below(first[6], 5), 2), 2))  # unsafe: 2 at most
    weight: uint256 = self._choose(second[3], WEIGHT_PARTS)
    if polar:
        weight = max(weight, 1)
    elif swell > 0:
        weight = min(weight, 2)
    cut: bool = stream._below(second[5], 100) < CUT_PARTS and form != regions.COIL
    if form == regions.COIL:
        symmetry = plaits.UNFOLDED
        plait &= 1  # taut or loose
    elif form == regions.PANEL and third[0] & 1 == 0:
        narrow = stream._below(third[1], unsafe_sub(gauge, 1))
    elif form == regions.QUIPU:
        gauge = unsafe_add(unsafe_mul(3, unsafe_div(unsafe_add(gauge, 1), 3)), 2)
    elif form == regions.ISLANDS:
        gauge = min(unsafe_add(gauge, 2), 8)
    elif form < regions.QUIPU and form != regions.PANEL:
        gauge = unsafe_add(gauge, 1)
    if square:
        gauge = min(gauge, 7)
    # What would not fit on the page is left out.
    cord: uint256 = self._choose(first[7], CORD_PARTS)
    if cord == BANDED and (polar or gauge > 7):
        cord = HOLLOW
    strokes: uint256 = min(STROKES[cord], unsafe_sub(10, gauge))
    roomy: bool = strokes == 1 or (gauge < 8 and not polar)
    if plait == plaits.TAUT or plait >= plaits.BRAID:
        symmetry = plaits.UNFOLDED
    shape: uint256 = unsafe_sub(max(form, regions.QUIPU), regions.QUIPU)  # unsafe: not below zero
    return Look(
        palette=stream._below(first[0], PALETTE_COUNT),
        cord=cord,
        strokes=strokes,
        weight=WEIGHTS[weight],
        pull=0 if cut else PULLS[weight],
        mixed=stream._below(second[4], 100) < MIXED_PARTS,
        cut=cut,
        dye=self._choose(second[6], DYE_PARTS),
        lead=third[0] >> 8,
        moon=stream._below(second[7], 100) < MOON_PARTS and roomy,
        place=[third[5], third[6], third[7]],
        plan=lattices.Plan(
            shape=shape,
            gauge=gauge,
            narrow=narrow,
            reach=unsafe_div(unsafe_mul(REACHES[form], lattices.FIELD), 100),  # unsafe: below 2**20
            square=square,
            swell=convert(swell, int256),
            turn=second[1],
            phase=second[2],
        ),
        region=regions._region(form, stream._draws(seed, 3), stream._draws(seed, 4)),
        pattern=plaits._pattern(plait, symmetry, shape, [third[2], third[3], third[4]]),
    )


@pure
def _choose(draw: uint256, parts: DynArray[uint256, 12]) -> uint256:
    """
    @notice Turns a draw into a whole number by its rarity, in parts of 100.
    """
    left: uint256 = stream._below(draw, 100)
    k: uint256 = 0
    for part: uint256 in parts:
        if left < part:
            break
        left = unsafe_sub(left, part)  # unsafe: part <= left
        k = unsafe_add(k, 1)  # unsafe: at most 12
    return k
