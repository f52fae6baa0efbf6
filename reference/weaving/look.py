"""What is decided before anything is plaited. Twin of contracts/weaving/look.vy."""

from typing import NamedTuple

from reference.numeric import stream
from reference.weaving import lattice as lattices
from reference.weaving import plait as plaits
from reference.weaving import region as regions
from reference.weaving.lattice import Plan
from reference.weaving.plait import Pattern
from reference.weaving.region import Region

# How rare everything is, in parts of 100.
FORM_PARTS = [13, 10, 8, 8, 5, 11, 12, 9, 8, 7, 6, 3]
PLAIT_PARTS = [18, 14, 11, 5, 15, 10, 9, 10, 8]
SYMMETRY_PARTS = [40, 28, 18, 14]
GAUGE_PARTS = [12, 20, 26, 24, 18]  # from 3 cells to 7
CORD_PARTS = [32, 20, 12, 18, 18]
WEIGHT_PARTS = [12, 24, 36, 28]
DYE_PARTS = [35, 45, 20]
SQUARE_PARTS = 35
MIXED_PARTS = 35
CUT_PARTS = 18
MOON_PARTS = 30
PALETTE_COUNT = 18
PLAIN = 0
CORED = 1
HOLLOW = 2
PIPED = 3
BANDED = 4
STROKES = [1, 2, 2, 2, 4]  # by cord, at most
WEIGHTS = [38, 48, 55, 61]  # a cord's width in parts of 100 of the distance between cords
# A cord keeps from walls by half its width and a little more: its bend lies 3/4 of its pull farther off.
PULLS = [30, 56, 72, 88]  # by weight
SWELL = 13000  # the least there is, if there is any, in 1/65536
REACHES = [110, 86, 94, 88, 90, 110, 110, 110, 90, 100, 100, 100]  # of a sheet, by form: parts of 100 of the field


class Look(NamedTuple):
    palette: int
    cord: int
    strokes: int  # of a cord, the widest not counted
    weight: int  # of a cord, in parts of 100 of the distance between cords
    pull: int  # by which cords keep from walls
    mixed: bool  # cords of different width
    cut: bool  # corners cut straight
    dye: int  # by what a cord gets its colour
    lead: int  # with which cord to begin
    moon: bool
    place: tuple[int, int, int]  # draws: where it is
    plan: Plan
    region: Region
    pattern: Pattern


def look(seed: int) -> Look:
    """The look of a seed."""
    first, second, third = stream.draws(seed, 0), stream.draws(seed, 1), stream.draws(seed, 2)
    form = choose(first[1], FORM_PARTS)
    plait = choose(first[2], PLAIT_PARTS)
    symmetry = choose(first[3], SYMMETRY_PARTS)
    gauge = 3 + choose(first[4], GAUGE_PARTS)
    polar = form >= regions.WREATH
    square = False
    swell = narrow = 0
    if not polar and form != regions.QUIPU:
        square = stream.below(first[5], 100) < SQUARE_PARTS
        swell = SWELL * max(stream.below(first[6], 5) - 2, 0)
    weight = choose(second[3], WEIGHT_PARTS)
    if polar:
        weight = max(weight, 1)
    elif swell > 0:
        weight = min(weight, 2)
    cut = stream.below(second[5], 100) < CUT_PARTS and form != regions.COIL
    if form == regions.COIL:
        symmetry = plaits.UNFOLDED
        plait %= 2  # taut or loose
    elif form == regions.PANEL and third[0] % 2 == 0:
        narrow = stream.below(third[1], gauge - 1)
    elif form == regions.QUIPU:
        gauge = 3 * ((gauge + 1) // 3) + 2
    elif form == regions.ISLANDS:
        gauge = min(gauge + 2, 8)
    elif form < regions.QUIPU and form != regions.PANEL:
        gauge += 1
    if square:
        gauge = min(gauge, 7)
    # What would not fit on the page is left out.
    cord = choose(first[7], CORD_PARTS)
    if cord == BANDED and (polar or gauge > 7):
        cord = HOLLOW
    strokes = min(STROKES[cord], 10 - gauge)
    roomy = strokes == 1 or (gauge < 8 and not polar)
    if plait in (plaits.TAUT, plaits.BRAID, plaits.QUILT, plaits.NESTED):
        symmetry = plaits.UNFOLDED
    shape = max(form, regions.QUIPU) - regions.QUIPU
    plan = Plan(shape, gauge, narrow, REACHES[form] * lattices.FIELD // 100, square, swell, second[1], second[2])
    return Look(
        palette=stream.below(first[0], PALETTE_COUNT),
        cord=cord,
        strokes=strokes,
        weight=WEIGHTS[weight],
        pull=0 if cut else PULLS[weight],
        mixed=stream.below(second[4], 100) < MIXED_PARTS,
        cut=cut,
        dye=choose(second[6], DYE_PARTS),
        lead=third[0] >> 8,
        moon=stream.below(second[7], 100) < MOON_PARTS and roomy,
        place=(third[5], third[6], third[7]),
        plan=plan,
        region=regions.region(form, stream.draws(seed, 3), stream.draws(seed, 4)),
        pattern=plaits.pattern(plait, symmetry, shape, (third[2], third[3], third[4])),
    )


def choose(draw: int, parts: list[int]) -> int:
    """A whole number by its rarity, in parts of 100."""
    left = stream.below(draw, 100)
    k = 0
    while left >= parts[k]:
        left -= parts[k]
        k += 1
    return k
