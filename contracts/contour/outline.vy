# pragma version 0.4.3
"""
@title Outlines
@license MIT
@notice Draws the outlines of a mask: closed curves round its cells, one point for a step of their edge.
@dev Twin: reference/contour/outline.py, which has in functions what `_outlines` does in place.

     A mask is SIDE rows of SIDE cells, CELL_BITS bits each, of which the lowest says whether it is there: the first
     cell is in the lowest bits. The first and the last row and the first and the last column are empty. Cells meet at
     vertices; a vertex has the number of the cell that is below and behind it.

     An outline goes from vertex to vertex, down, right, up or left, with what is inside on its left hand. If the cell
     ahead on its left isn't there it turns left; else, if the one ahead on its right is, it turns right; else it goes
     straight on. So two cells that only touch at their corners are kept apart, and no edge is passed twice. All that it
     goes straight on is a run. A run has its control point in the middle: so stairs become slopes, and long edges,
     which have a point near each end, stay straight. Runs up or down of one cell have none.

     Points are told in quarters of a cell, by three digits each, so that four of them fill a word. A place is
     i * 2**64 + x * 2**32 + y: the bit of a vertex's cell, counted through all rows, and its point at once. So are the
     steps between places, modulo 2**256.
"""

from ..encoding import svg as words
from . import marching

SIDE: constant(uint256) = marching.SIDE
QUARTERS: constant(uint256) = 4  # of a cell
HALF: constant(uint256) = 2  # of them
LONG: constant(uint256) = 5  # cells of a run that has a point near each end, half a cell before it
LEAST: constant(uint256) = 3  # points: an outline of fewer is left out
MAX_STEPS: constant(uint256) = 2 * SIDE * SIDE  # more than there are edges between the cells of a mask that an
# outline passes
POINTS: constant(uint256) = 4  # of a word
FIRST_POINTS: constant(uint256) = 2  # control points that the first word of an outline tells

CELL_BITS: constant(uint256) = 4
ROW_BITS: constant(uint256) = SIDE * CELL_BITS
MAX_POINTS: constant(uint256) = POINTS * marching.MAX_WORDS  # more than fit the words of a page
ACROSS: constant(uint256) = CELL_BITS * 2**64 + QUARTERS * 2**32  # a step to the right
BELOW: constant(uint256) = ROW_BITS * 2**64 + QUARTERS  # and one down
BEFORE: constant(uint256) = CELL_BITS * 2**64  # from a vertex back to the cell on its left
ABOVE: constant(uint256) = ROW_BITS * 2**64  # and to the one above it
POINT: constant(uint256) = 2**64 - 1

LANES: constant(uint256) = max_value(uint256) // (2**32 - 1)  # a one in each of eight
DIGITS: constant(uint256) = LANES * (2**4 - 1)
TEXT: constant(uint256) = LANES * (32 * 2**24 + 48 * (1 + 2**8 + 2**16))  # " 000 000 000 000 000 000 000 000"
FIRST: constant(uint256) = TEXT + (77 - 32) * 2**248 + (81 - 32) * 2**184 + (84 - 32) * 2**56  # "M000 000Q000 ...T..."
CURVE: constant(uint256) = TEXT + (84 - 32) * 2**248  # "T000 000 000 000 000 000 000 000"


@pure
def _outlines(
    page: uint256[marching.MAX_WORDS], start: uint256, end: uint256, mask: uint256[SIDE], budget: uint256
) -> (uint256[marching.MAX_WORDS], uint256, uint256):
    """
    @notice Writes the outlines of a mask as the data of one path: quadratic splines, each a closed curve.
    @param start How many words the page has.
    @param end How many it may have, which may be fewer than it has. An outline that needs more ends the drawing, and
               isn't drawn itself.
    @param budget Fewer steps than so many, at most MAX_STEPS, are gone: an outline of no fewer than are left ends the
                  drawing, and isn't drawn itself. So gas has a bound whatever the mask is.
    @return The page, how many words it has, and what is left of the budget: nothing where the drawing was ended.
    """
    # unsafe, from here on: places and steps are meant modulo 2**256; the cells about a vertex of an outline are in the
    # mask, as its edge is empty; all that counts stays below 2**14.
    if budget == 0:
        return page, start, 0
    n: uint256 = start
    left: uint256 = budget
    dots: uint256[MAX_POINTS + POINTS] = empty(uint256[MAX_POINTS + POINTS])
    passed: uint256[SIDE] = empty(uint256[SIDE])
    above: uint256 = 0
    for row: uint256 in range(SIDE):
        # The edges that have a cell on their right only, of which outlines go down on: but not those that follow one
        # above, since an outline comes to them from there or turns.
        edges: uint256 = mask[row] & ~(mask[row] << CELL_BITS)
        starts: uint256 = edges & ~(above | passed[row])
        above = edges
        if starts == 0:
            continue
        for number: uint256 in range(SIDE):
            # The place of the lowest bit.
            bit: uint256 = starts & unsafe_sub(0, starts)
            column: uint256 = 0
            if bit >> 128 > 0:
                column = 32
                bit = bit >> 128
            if bit >> 64 > 0:
                column = unsafe_add(column, 16)
                bit = bit >> 64
            if bit >> 32 > 0:
                column = unsafe_add(column, 8)
                bit = bit >> 32
            if bit >> 16 > 0:
                column = unsafe_add(column, 4)
                bit = bit >> 16
            if bit >> 8 > 0:
                column = unsafe_add(column, 2)
                bit = bit >> 8
            column = unsafe_add(column, bit >> 4)
            home: uint256 = unsafe_add(unsafe_mul(column, ACROSS), unsafe_mul(row, BELOW))

            # Round it.
            place: uint256 = home
            step: uint256 = BELOW
            turned: uint256 = ACROSS  # the step to the left of that
            ahead: uint256 = 0  # from a vertex to the cell ahead on the left, and to the one on the right
            beyond: uint256 = unsafe_sub(0, BEFORE)
            long: uint256 = 0
            level: bool = False  # whether it goes right or left
            count: uint256 = 0
            rest: uint256 = 0
            for gone: uint256 in range(1, left, bound=MAX_STEPS):
                place = unsafe_add(place, step)
                long = unsafe_add(long, 1)
                cell: uint256 = unsafe_add(place, ahead)
                inside: uint256 = (mask[cell >> 72] >> ((cell >> 64) & 255)) & 1
                if inside == 1:
                    cell = unsafe_add(place, beyond)
                    if (mask[cell >> 72] >> ((cell >> 64) & 255)) & 1 == 0:
                        continue

                # The run's points: the middle of the way from its start, or that of its first and of its last cell.
                if count >= MAX_POINTS - 1:
                    return page, n, 0
                if long >= LONG:
                    dots[count] = (
                        unsafe_sub(place << 1, unsafe_mul(step, unsafe_sub(long << 1, 1))) >> 1
                    ) & POINT
                    dots[unsafe_add(count, 1)] = (unsafe_sub(place << 1, step) >> 1) & POINT
                    count = unsafe_add(count, 2)
                elif level or long > 1:
                    dots[count] = (unsafe_sub(place << 1, unsafe_mul(step, long)) >> 1) & POINT
                    count = unsafe_add(count, 1)
                long = 0
                level = not level

                # The turn. The cells about a vertex lie alike for all ways, turned.
                if inside == 0:
                    cell = turned
                    turned = unsafe_sub(0, step)
                    step = cell
                    cell = ahead
                    ahead = unsafe_sub(unsafe_sub(0, ABOVE + BEFORE), beyond)
                    beyond = cell
                else:
                    cell = step
                    step = unsafe_sub(0, turned)
                    turned = cell
                    cell = beyond
                    beyond = unsafe_sub(unsafe_sub(0, ABOVE + BEFORE), ahead)
                    ahead = cell
                if step == BELOW:
                    passed[place >> 72] |= 1 << ((place >> 64) & 255)
                    if place == home:
                        rest = unsafe_sub(left, gone)
                        break
            if rest == 0:
                return page, n, 0
            left = rest
            starts = starts & ~passed[row]

            # Its words: between points it passes the middles. The first word has one point and three middles, from the
            # last one on; the others have four middles.
            if count >= LEAST:
                if unsafe_add(n, unsafe_add(count, 5) >> 2) > end:
                    return page, n, 0
                first: uint256 = dots[0]
                second: uint256 = dots[1]
                last: uint256 = dots[2]
                dots[count] = first
                page[n] = FIRST | self._triples(
                    (unsafe_add(dots[unsafe_sub(count, 1)], first) >> 1) << 192
                    | first << 128
                    | (unsafe_add(first, second) >> 1) << 64
                    | unsafe_add(second, last) >> 1
                )
                n = unsafe_add(n, 1)
                at: uint256 = 3
                for word: uint256 in range(marching.MAX_WORDS):
                    first = dots[at]
                    second = dots[unsafe_add(at, 1)]
                    third: uint256 = dots[unsafe_add(at, 2)]
                    fourth: uint256 = dots[unsafe_add(at, 3)]
                    at = unsafe_add(at, POINTS)
                    page[n] = CURVE | self._triples(
                        (unsafe_add(last, first) >> 1) << 192
                        | (unsafe_add(first, second) >> 1) << 128
                        | (unsafe_add(second, third) >> 1) << 64
                        | unsafe_add(third, fourth) >> 1
                    )
                    last = fourth
                    if at > count:
                        # Spaces in the place of what comes after the outline's last middle.
                        lacking: uint256 = unsafe_sub(at, unsafe_add(count, 1))  # points of this word
                        after: uint256 = unsafe_sub(convert(1, uint256) << unsafe_mul(64, lacking), 1)
                        page[n] = (page[n] & ~after) | (words.SPACES & after)
                        n = unsafe_add(n, 1)
                        break
                    n = unsafe_add(n, 1)
            if starts == 0:
                break
    return page, n, left


@pure
def _triples(lanes: uint256) -> uint256:
    """
    @notice Turns eight numbers in lanes of 32 bits into the three decimal digits of each, a byte a digit.
    @dev No twin: this is packing alone.
    @param lanes Each in [0, 999].
    @return To be joined by `|` to a text that has "000" in their place.
    """
    # Hundreds: n // 100 == n * 41 >> 12 for n < 1,000; tens: r // 10 == r * 103 >> 10 for r < 100. Each moves up by a
    # byte and takes a hundred, or ten, of itself away below.
    # unsafe: a lane never grows past 2**27, so nothing reaches the next lane.
    rest: uint256 = unsafe_add(lanes, unsafe_mul((unsafe_mul(lanes, 41) >> 12) & DIGITS, 2**16 - 100))
    return unsafe_add(rest, unsafe_mul((unsafe_mul(rest, 103) >> 10) & DIGITS, 2**8 - 10))
