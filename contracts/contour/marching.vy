# pragma version 0.4.3
"""
@title Marching squares
@license MIT
@notice Draws the contours of a field: closed curves between the samples that reach a level and those that don't.
@dev Twin: reference/contour/marching.py, which has in functions what `_contours` does in place.

     A field is 64 rows of 64 samples below 2**15, in lanes of 16 bits: sample i is in word i >> 4, lane i & 15. The
     first column, the first row and the last row are zero. As the samples lie in one line, the first column is also
     what lies behind the last one: so no contour reaches the end of the field, and each comes home.

     A contour is followed from crossing to crossing. A crossing lies between a sample p that reaches the level and its
     neighbour p + out that doesn't; ahead of them are two others. If the one ahead of p doesn't reach the level, the
     contour turns about p; else, if the one ahead of p + out reaches it, it turns about p + out; else it goes straight
     on. So two samples that only touch at their corners are kept apart, and no crossing is passed twice.

     A place is i * 2**80 + x * 2**40 + y: the number of a sample and its point of the page at once. So are the steps
     between places, modulo 2**256. Sample i is then (field[place >> 84] >> ((place >> 76) & 240)) & LANE.
"""

from ..encoding import svg as words

SIDE: constant(uint256) = 64
FIELD_WORDS: constant(uint256) = SIDE * SIDE // 16
LIMIT: constant(uint256) = 2**15  # samples and levels are below
LANE: constant(uint256) = 2**16 - 1
ONES: constant(uint256) = max_value(uint256) // LANE  # a one in every lane
TOPS: constant(uint256) = LIMIT * ONES
MAX_CROSSINGS: constant(uint256) = 2 * SIDE * SIDE  # more than there are: a field has so many pairs of neighbours

MAX_WORDS: constant(uint256) = 340  # of what contours are drawn on, a part of a page

X: constant(uint256) = (2**40 - 1) << 40  # of a point or a step
Y: constant(uint256) = 2**40 - 1
# The axes of a point on the page, both even: so the middle between two such points is a point too.
EVEN: constant(uint256) = (2**14 - 2) * (2**40 + 1)
SIX: constant(uint256) = (2**14 - 1) * words.LANES  # the axes of three points
HUNDREDS: constant(uint256) = words.LANES * (2**7 - 1)
TENS: constant(uint256) = words.LANES * (2**16 + 1) * (2**4 - 1)
FIRST: constant(uint256) = words.FRAME + 77 * 2**248 + (81 - 32) * 2**168  # "M0000 0000Q0000 0000 0000 0000  "
CURVE: constant(uint256) = words.FRAME + 84 * 2**248  # "T0000 0000 0000 0000 0000 0000  "
TO_CLOSED: constant(uint256) = (90 - 32) << 8  # makes "Z" of the last space but one of a word
AFTER_ONE: constant(uint256) = 2**168 - 1  # what follows the first point of a word
AFTER_TWO: constant(uint256) = 2**88 - 1  # and the second


@pure
def _contours(
    page: uint256[MAX_WORDS],
    start: uint256,
    end: uint256,
    field: uint256[FIELD_WORDS],
    level: uint256,
    corner: uint256,
    pitch: uint256,
    every: uint256,
    least: uint256,
    budget: uint256,
) -> (uint256[MAX_WORDS], uint256, uint256):
    """
    @notice Writes the contours of a level as the data of one path: quadratic splines, each a closed curve.
    @param start How many words the page has.
    @param end How many it may have, which may be fewer than it has. A contour that needs more ends the drawing, and
               isn't drawn itself.
    @param level In [1, LIMIT).
    @param corner The point of the first sample, packed as by svg._point.
    @param pitch The way from a sample to the next on its right and to the next below, packed alike.
    @param every A control point for a crossing, for every second one, and so on; those count at which a contour comes
           to another sample p.
    @param least Contours that take no more words than this are left out.
    @param budget Fewer crossings than so many, at most MAX_CROSSINGS, are followed: a contour that has no fewer than
                  are left ends the drawing, and isn't drawn itself. So gas has a bound whatever the field is.
    @return The page, how many words it has, and what is left of the budget: nothing where the drawing was ended.
    """
    # unsafe, from here on: places and steps are meant modulo 2**256; samples and levels are below 2**15, so that no
    # lane reaches the next; `inside` is above `outside`; all that counts stays below 2**13.
    if budget == 0:
        return page, start, 0
    n: uint256 = start
    left: uint256 = budget
    across: uint256 = unsafe_add(2**80, pitch & X)
    below: uint256 = unsafe_add(SIDE << 80, pitch & Y)
    back: uint256 = unsafe_sub(0, across)
    rise: uint256 = unsafe_mul(unsafe_sub(LIMIT, level), ONES)
    passed: uint256[SIDE] = empty(uint256[SIDE])
    above: uint256 = 0
    at: uint256 = 0
    for row: uint256 in range(SIDE):
        # A bit for each sample that reaches the level, that of the sample in lane k of word w at 16 * k + w; and then
        # for each of them that follows one that doesn't. Contours pass there downwards, so they come from such a
        # place above or turn.
        starts: uint256 = (
            (unsafe_add(field[at], rise) & TOPS) >> 15
            | (unsafe_add(field[unsafe_add(at, 1)], rise) & TOPS) >> 14
            | (unsafe_add(field[unsafe_add(at, 2)], rise) & TOPS) >> 13
            | (unsafe_add(field[unsafe_add(at, 3)], rise) & TOPS) >> 12
        )
        at = unsafe_add(at, 4)
        starts = starts & ~((starts << 16) | ((starts >> 239) & 14))
        side: uint256 = starts
        starts = starts & ~(above | passed[row])
        above = side
        if starts == 0:
            continue
        for contour: uint256 in range(SIDE):
            # The place of the lowest bit. What is left of it is 1, 2, 4 or 8, for the word.
            bit: uint256 = starts & unsafe_sub(0, starts)
            column: uint256 = 0
            if bit >> 128 > 0:
                column = 8
                bit = bit >> 128
            if bit >> 64 > 0:
                column = unsafe_add(column, 4)
                bit = bit >> 64
            if bit >> 32 > 0:
                column = unsafe_add(column, 2)
                bit = bit >> 32
            if bit >> 16 > 0:
                column = unsafe_add(column, 1)
                bit = bit >> 16
            column = unsafe_add(column, unsafe_mul(16, unsafe_sub(bit >> 1, bit >> 3)))
            home: uint256 = unsafe_add(corner, unsafe_add(unsafe_mul(column, across), unsafe_mul(row, below)))

            # The first crossing.
            p: uint256 = home
            out: uint256 = back
            ahead: uint256 = below
            side = unsafe_add(p, out)
            inside: uint256 = (field[p >> 84] >> ((p >> 76) & 240)) & LANE
            outside: uint256 = (field[side >> 84] >> ((side >> 76) & 240)) & LANE
            part: uint256 = unsafe_div(unsafe_sub(inside, level) << 8, unsafe_sub(inside, outside))
            first: uint256 = (unsafe_add(p << 8, unsafe_mul(out, part)) >> 8) & EVEN
            last: uint256 = first
            begun: uint256 = n
            turn: uint256 = every
            points: uint256 = (1 << 160) | first  # up to three, the first one still unknown; a bit goes before them
            frame: uint256 = FIRST
            rest: uint256 = 0
            for crossing: uint256 in range(1, left, bound=MAX_CROSSINGS):
                # On to the next.
                side = unsafe_add(p, ahead)
                sample: uint256 = (field[side >> 84] >> ((side >> 76) & 240)) & LANE
                if sample < level:
                    outside = sample
                    side = out
                    out = ahead
                    ahead = unsafe_sub(0, side)
                    if out == back:
                        passed[p >> 86] |= 1 << (((p >> 76) & 240) | ((p >> 84) & 3))
                        if p == home:
                            rest = unsafe_sub(left, crossing)
                            break
                    continue
                p = unsafe_add(side, out)
                inside = (field[p >> 84] >> ((p >> 76) & 240)) & LANE
                if inside < level:
                    p = side
                    outside = inside
                    inside = sample
                else:
                    side = out
                    out = unsafe_sub(0, ahead)
                    ahead = side
                    if out == back:
                        passed[p >> 86] |= 1 << (((p >> 76) & 240) | ((p >> 84) & 3))
                        if p == home:
                            rest = unsafe_sub(left, crossing)
                            break
                turn = unsafe_sub(turn, 1)
                if turn > 0:
                    continue

                # A control point: as above, spelled out. The piece before it ends in the middle to the last one.
                turn = every
                side = (
                    unsafe_add(
                        p << 8,
                        unsafe_mul(out, unsafe_div(unsafe_sub(inside, level) << 8, unsafe_sub(inside, outside))),
                    )
                    >> 8
                ) & EVEN
                points = (points << 80) | (unsafe_add(last, side) >> 1)
                last = side
                if points >> 240 == 0:
                    continue

                # A word, as by words._points.
                if n >= end:
                    return page, begun, 0
                points = points & SIX
                points = unsafe_add(points, unsafe_mul((unsafe_mul(points, 5243) >> 19) & HUNDREDS, 2**16 - 100))
                page[n] = frame | (
                    unsafe_add(points, unsafe_mul((unsafe_mul(points, 103) >> 10) & TENS, 2**8 - 10)) << 16
                )
                n = unsafe_add(n, 1)
                points = 1
                frame = CURVE

            if rest == 0:
                return page, begun, 0
            left = rest

            # Home again: the middle between the last control point and the first ends the contour, and begins it.
            if points >> 240 == 0 and unsafe_sub(n, begun) < least:
                n = begun
            elif n >= end:
                return page, begun, 0
            else:
                last = unsafe_add(last, first) >> 1
                points = (points << 80) | last
                after: uint256 = 0
                if points >> 160 == 0:
                    points = points << 160
                    after = AFTER_ONE
                elif points >> 240 == 0:
                    points = points << 80
                    after = AFTER_TWO
                page[n] = unsafe_add(
                    (frame | (words._digits(points & SIX) << 16)) & ~after | (words.SPACES & after), TO_CLOSED
                )
                n = unsafe_add(n, 1)
                page[begun] |= words._digits(last << 160) << 16
            starts = starts & ~passed[row]
            if starts == 0:
                break
    return page, n, left
