# pragma version 0.4.3
"""
@title Dreamer
@license MIT
@notice Runs Imago's network on a grid for a seed, and cuts one side of a moth out of what it tells.
@dev The piece calls it: together they are more than a contract may hold. What it does in place is in functions in
     reference/imago/wings.py and reference/imago/ground.py: memory is copied at each call.
"""

from ..contour import marching
from ..contour import regions
from ..encoding import svg as words
from . import dream
from . import field as grids
from . import film
from . import ground as grounds
from . import look
from . import wings

SHEETS: constant(uint256) = 3 + wings.SHEETS  # at most: those of a halo and those of a pattern


@view
@external
def side(
    seed: uint256, strain: uint256, pattern: uint256, ground: uint256
) -> (uint256[marching.MAX_WORDS], uint256, uint256):
    """
    @notice Draws one side of what the moth casts on the ground, and one side of the moth.
    @param strain As look._look draws it, as are the rest.
    @return Words, in which those that begin a path are as wings.vy says; how many of them are what the moth casts; and
            how many they are together.
    """
    latent: int256[film.LATENT] = empty(int256[film.LATENT])
    kin: uint256 = 0
    latent, kin = dream._dream(seed, strain)
    gains: int256[film.GAINS] = empty(int256[film.GAINS])
    offsets: int256[film.UNITS - film.GAINS] = empty(int256[film.UNITS - film.GAINS])
    gains, offsets = film._film(latent)
    fields: uint256[marching.FIELD_WORDS][4] = grids._fields(gains, offsets)
    both: uint256[marching.FIELD_WORDS] = regions._either(fields[wings.FORE - 1], fields[wings.HIND - 1])

    # What is cast, then the moth.
    page: uint256[marching.MAX_WORDS] = empty(uint256[marching.MAX_WORDS])
    n: uint256 = 0
    cast: uint256 = 0
    left: uint256 = 0
    sheets: uint256[SHEETS] = empty(uint256[SHEETS])
    count: uint256 = 0
    end: uint256 = wings.SIDE_WORDS
    if ground == look.HALO or ground == look.SHADE:
        end = grounds.CAST_WORDS
        for level: uint256 in grounds.HALOS:
            sheets[count] = (look.GLOW << 24) | (wings.WINGS << 20) | (level << 12)
            count += 1
        if ground == look.SHADE:
            sheets[0] = (look.GLOW << 24) | (wings.WINGS << 20) | (grounds.SHADES[0] << 12)
            count = 1
    casts: uint256 = count
    pattern_sheets: uint256[wings.SHEETS] = wings.PATTERNS[pattern]
    for sheet: uint256 in pattern_sheets:
        sheets[count] = sheet
        count += 1
    for k: uint256 in range(SHEETS):
        sheet: uint256 = sheets[k]
        if k == casts:
            cast = n
            if n > 0:
                end = wings.SIDE_WORDS - 2  # what is cast has half of so many more
        if sheet == 0 or (k >= casts and n + wings.LEAST_ROOM > end):
            break
        one: uint256 = (sheet >> 20) & 15
        level: uint256 = (sheet >> 12) & 255
        other: uint256 = (sheet >> 8) & 15
        bound: uint256 = sheet & 255
        if one == wings.VEINS:
            page[n] = words._word('<path stroke-width="0018"')
            page[n + 1] = wings.STROKES + (sheet >> 24)
            n += 2
            veins: uint256[wings.VEIN_COUNT] = wings._veins(fields[wings.FORE - 1], fields[wings.HIND - 1])
            for vein: uint256 in veins:
                if vein == 0:
                    break
                page[n] = vein
                n += 1
        else:
            # The lower one of two fields, of which one is raised so that its level is the other's.
            if bound > level:
                one = (sheet >> 8) & 15
                level = bound
                other = (sheet >> 20) & 15
                bound = (sheet >> 12) & 255
            field: uint256[marching.FIELD_WORDS] = both
            if one < wings.WINGS:
                field = fields[one - 1]
            if other == wings.WINGS:
                field = regions._within(field, both, level - bound)
            elif other > 0:
                field = regions._within(field, fields[other - 1], level - bound)
            page[n] = sheet >> 24
            n += 1
            page, n, left = marching._contours(
                page,
                n,
                end - 1,
                field,
                level,
                wings.CORNER,
                wings.PITCH,
                wings.EVERY,
                wings.LEAST,
                marching.MAX_CROSSINGS,
            )
        page[n] = words._word('"/>')
        n += 1
    return page, cast, n


@view
@external
def kin(seed: uint256, strain: uint256) -> uint256:
    """
    @notice Returns which of the kin that the network has learnt is the seed's nearest.
    @param strain As look._look draws it.
    """
    latent: int256[film.LATENT] = empty(int256[film.LATENT])
    nearest: uint256 = 0
    latent, nearest = dream._dream(seed, strain)
    return nearest
