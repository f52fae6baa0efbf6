# pragma version 0.4.3
"""
@title Undertow
@license MIT
@notice Ribbons packed along a current, about something that lies still.
@dev Twin: reference/generators/undertow.py, which has in functions what `svg` does in place: memory is copied at each
     call. Each ribbon is followed both ways from where it begins, by the flow, until it would come too near to
     another, to a still disc or to the edge of the water; then it is drawn, and the water it takes is taken from the
     sea. Broad ribbons come first. The next begins beside the last, so that they lie in sheaves; when neither side
     has room, a sequence that covers the page evenly tells where to try.

     A position is x * 2**40 + y in steps of 2**-FINE, and so are vectors, with signs: sums and multiples of them are
     those of both axes at once, right as soon as the axes of the result are positive. A point of a ribbon is a word:
     the position, and from its bit 80 on the direction, biased.
"""

from ..interfaces import IGenerator
from ..encoding import svg as words
from ..encoding import tables
from ..flow import field
from ..flow import look
from ..flow import ribbon
from ..flow import sea as tiles
from ..flow import setting as settings
from ..flow import still
from ..numeric import stream

implements: IGenerator

name: public(constant(String[32])) = "Undertow"
version: public(constant(bytes32)) = 0x32a2384303a80e6939f7b6486bc1bfcd01a14ec84685d0a80283ca9e717ddb58

CALMS: constant(uint256[3]) = [0, 61, 137]  # by tide: how much less a start need be favoured
RIBBON_BLOCKS: constant(uint256) = 64  # of the stream, after those of the look and the water
CLEARANCE: constant(uint256) = 60  # of water that a ribbon takes beyond its sides
BESIDE: constant(uint256) = 112  # from a ribbon to one that begins beside it
STEP: constant(int256) = 450  # the length of a segment
THIRD: constant(uint256) = 150  # of it
MIDDLE: constant(uint256) = 11  # the place of a ribbon's start among its points, the most segments each way
NARROW: constant(int256) = 32  # half the width from which a ribbon's sides are felt for, not what lies behind it
CLOSE: constant(int256) = field.SPEED * field.SPEED // 4 * 3  # the scalar product of directions 40 degrees apart
SLACK: constant(int256) = 3000**2  # the square of a flow that has no direction, in 4/9 of its units
# 2**32 divided by the plastic number, and by its square: such steps cover a square evenly.
SEEK_X: constant(uint256) = 3242174889
SEEK_Y: constant(uint256) = 2447445414
INK_ODDS: constant(bytes16) = 0x55443333222222111111110000000000  # as those in look
WORDS_FOR_RIBBONS: constant(uint256) = 734  # words on the page that ribbons may fill
LEAST_ROOM: constant(uint256) = 2 * MIDDLE + 4  # words that must be left for one to begin

# The water of field again, unsigned.
LEFT: constant(uint256) = 2048
TOP: constant(uint256) = 1024
WIDTH: constant(uint256) = 6144
LATTICE_STEP: constant(uint256) = 768
FLOW_BIAS: constant(int256) = field.BIAS * field.LATTICE_STEP * field.LATTICE_STEP // 2**18
VECTOR_BIAS: constant(int256) = 2**14 * (2**40 + 1)  # more than a direction ever is, in both axes
BIAS: constant(uint256) = 2**14 * (2**40 + 1)  # the same
TURN_BIAS: constant(uint256) = 2**14 * (2**40 - 1)  # what it leaves when a direction is turned by a quarter
MAX_TRIES: constant(uint256) = 60
CURVE: constant(uint256) = words.FRAME + 67 * 2**248  # "C0000 0000 0000 0000 0000 0000  "
LINE: constant(uint256) = words.FRAME + 77 * 2**248 + (83 - 32) * 2**168  # "M0000 0000S0000 0000 0000 0000  "
POINT: constant(uint256) = (2**14 - 1) * (2**40 + 1)  # the axes of a point on the page
TENS: constant(uint256) = words.LANES * (2**16 + 1) * (2**4 - 1)
# Three points of a curve lean by so much of the turned directions at its ends: 2 and 1, 1 and 2, 0 and 3.
LEAN_A: constant(uint256) = 2 * 2**160 + 2**80
LEAN_B: constant(uint256) = 2**160 + 2 * 2**80 + 3


@view
@external
def svg(seed: uint256) -> String[24_576]:
    shared: look.Look = look._look(seed)
    setting: settings.Setting = settings._setting(seed, shared)
    colours: uint256[8] = look._colours(shared.palette)
    mat: uint256 = colours[0] if shared.frame == look.PLATE else colours[1]

    # The page.
    page: uint256[words.MAX_WORDS] = empty(uint256[words.MAX_WORDS])
    loose: bool = shared.frame == look.LOOSE
    opening: uint256[4] = words._open(
        780, 1000, 1493 if loose else 1805, 470 if loose else 870, 8747 if loose else 8435, 9770 if loose else 9370
    )
    page[0] = opening[0]
    page[1] = opening[1]
    page[2] = opening[2]
    page[3] = opening[3]
    ground: uint256[2] = words._ground(mat)
    page[4] = ground[0]
    page[5] = ground[1]
    n: uint256 = 6
    if shared.frame == look.PLATE:
        ground = words._ground(colours[1])
        page[6] = ground[0]
        page[7] = ground[1]
        n = 8
    page[n] = words._word('<g fill="none"><g><path d="')
    n += 1
    group: uint256 = words._word('"/></g><g stroke-width="0000">')
    reopened: uint256 = words._word('<path d="')
    header: uint256 = words._word('"/><path stroke="#000000" d="')
    threaded: uint256 = words._word('"/><path stroke-width="0000"')
    coloured: uint256 = words._word('stroke="#000000" d="')

    # The sea: which cells are open.
    lattice: uint256[field.COLUMNS * field.ROWS] = field._lattice(setting.current)
    shore: uint256 = convert(field.BOTTOM, uint256)
    if setting.current.horizon != 0:
        shore = convert(setting.current.horizon, uint256)
    sea: uint256[tiles.TILES] = empty(uint256[tiles.TILES])
    for row: uint256 in range(1, 9):
        if row == shore >> 10:
            break
        for column: uint256 in range(2, 8):
            sea[unsafe_add(unsafe_mul(16, row), column)] = max_value(uint256)  # unsafe: below 192

    # The ribbons.
    ribbons: uint256 = 0
    seek_x: uint256 = setting.start_x
    seek_y: uint256 = setting.start_y
    first_x: uint256 = convert(setting.first.x, uint256)
    first_y: uint256 = convert(setting.first.y, uint256)
    second_x: uint256 = convert(setting.second.x, uint256)
    second_y: uint256 = convert(setting.second.y, uint256)
    calm: uint256 = CALMS[shared.tide]
    swirls: bool = setting.current.swirl != 0
    points: uint256[2 * MIDDLE + 1] = empty(uint256[2 * MIDDLE + 1])
    bends: uint256[2 * MIDDLE + 1] = empty(uint256[2 * MIDDLE + 1])
    leans: uint256[2 * MIDDLE + 1] = empty(uint256[2 * MIDDLE + 1])
    gauges: uint256[6] = ribbon.GAUGES[shared.ribbons]
    for gauge: uint256 in gauges:
        if gauge == 0 or n > WORDS_FOR_RIBBONS - LEAST_ROOM:
            break
        width: uint256 = gauge // 1000**6
        strand: uint256 = gauge // 1000**5 % 1000
        left: uint256 = gauge // 1000**4 % 1000
        least: uint256 = gauge // 1000**2 % 1000
        reach: uint256 = gauge // 1000 % 1000
        favoured: uint256 = gauge % 1000
        half: int256 = convert(width >> 1, int256)
        span: uint256 = ((width >> 1) + CLEARANCE) >> 6
        taken: uint256 = tiles._disc(span)
        span = max(span, 1)
        # The last place in a tile, across and down, that surely holds the corner of two discs half a step apart.
        last_right: uint256 = 11 - 2 * span
        last_below: uint256 = 16 * last_right
        width_twice: int256 = 2 * half
        near_first: uint256 = 0
        if setting.first.radius > 0:
            near_first = convert(setting.first.radius, uint256) + (width >> 1) + ribbon.GAP
            near_first *= near_first
        near_second: uint256 = 0
        if setting.second.radius > 0:
            near_second = convert(setting.second.radius, uint256) + (width >> 1) + ribbon.GAP
            near_second *= near_second
        places: uint256 = 0  # how many of the two beside are left to try
        beside: uint256[2] = [0, 0]
        ink: uint256 = 0
        stroke: uint256 = strand if strand > 0 else width
        page[n] = group | (words._digits(stroke) << 32)
        page[n + 1] = reopened
        n += 2
        for attempt: uint256 in range(gauge // 1000**3 % 1000, bound=MAX_TRIES):
            if left == 0 or n > WORDS_FOR_RIBBONS - LEAST_ROOM:
                break

            # Where to begin.
            begin: uint256 = 0
            in_sheaf: bool = places > 0
            if in_sheaf:
                places = unsafe_sub(places, 1)  # unsafe: it is positive
                begin = beside[places]
            else:
                # unsafe: both stay below 2**33 until they are cut.
                seek_x = unsafe_add(seek_x, SEEK_X) & (2**32 - 1)
                seek_y = unsafe_add(seek_y, SEEK_Y) & (2**32 - 1)
                begin = unsafe_add(unsafe_mul(seek_x, WIDTH) >> 32, LEFT) << (40 + field.FINE)
                begin |= unsafe_add(unsafe_mul(seek_y, unsafe_sub(shore, TOP)) >> 32, TOP) << field.FINE
            if (
                sea[((begin >> 19) & 240) | (begin >> 63)] >> (((begin >> 15) & 240) | ((begin >> 59) & 15))
            ) & 1 == 0:
                continue
            if not in_sheaf and favoured > calm:
                favour: uint256 = settings._favour(setting.favour, begin >> 53, (begin >> 13) & (2**14 - 1))
                if unsafe_add(favour, calm) < favoured:  # unsafe: both are at most 1,000
                    continue

            # Follow the flow both ways.
            root_u: int256 = 0
            root_v: int256 = 0
            root_inverse: int256 = 0
            low: uint256 = MIDDLE
            high: uint256 = 0
            for way: int256 in [STEP, -STEP]:
                position: int256 = convert(begin, int256)
                index: uint256 = MIDDLE
                steps: uint256 = unsafe_add(reach, 1)
                if way < 0:
                    # unsafe: a step is below 2**24 in each axis, and ends on the page.
                    position = unsafe_sub(position, unsafe_mul(2 * STEP, unsafe_add(root_u << 40, root_v)))
                    index = MIDDLE - 1
                    steps = reach
                here: uint256 = convert(position, uint256)
                last: uint256 = begin
                last_u: int256 = root_u
                last_v: int256 = root_v
                inverse: int256 = root_inverse
                for k: uint256 in range(steps, bound=MIDDLE + 1):
                    # Is there room in the middle?
                    # unsafe: differences are taken modulo 2**256, where their squares are right.
                    if (
                        sea[((here >> 19) & 240) | (here >> 63)] >> (((here >> 15) & 240) | ((here >> 59) & 15))
                    ) & 1 == 0:
                        break
                    x: uint256 = here >> 53
                    y: uint256 = (here >> 13) & (2**14 - 1)
                    if near_first != 0:
                        dx: uint256 = unsafe_sub(x, first_x)
                        dy: uint256 = unsafe_sub(y, first_y)
                        if unsafe_add(unsafe_mul(dx, dx), unsafe_mul(dy, dy)) < near_first:
                            break
                        if near_second != 0:
                            dx = unsafe_sub(x, second_x)
                            dy = unsafe_sub(y, second_y)
                            if unsafe_add(unsafe_mul(dx, dx), unsafe_mul(dy, dy)) < near_second:
                                break

                    # The flow between four points of the lattice.
                    # unsafe: the point is in the water; lanes hold at most 2**17 * LATTICE_STEP**2, below 2**40.
                    x = unsafe_sub(x, LEFT)
                    y = unsafe_sub(y, TOP)
                    at: uint256 = unsafe_add(
                        unsafe_mul(unsafe_div(y, LATTICE_STEP), field.COLUMNS), unsafe_div(x, LATTICE_STEP)
                    )
                    x = x % LATTICE_STEP
                    y = y % LATTICE_STEP
                    flow: uint256 = unsafe_add(
                        unsafe_mul(lattice[at], unsafe_sub(LATTICE_STEP, y)),
                        unsafe_mul(lattice[unsafe_add(at, field.COLUMNS)], y),
                    )
                    flow = unsafe_add(
                        unsafe_mul(flow >> 80, unsafe_sub(LATTICE_STEP, x)), unsafe_mul(flow & (2**80 - 1), x)
                    )
                    # unsafe: without the bias both axes are below 2**19, and lengths are at least the root of SLACK.
                    u: int256 = unsafe_sub(convert(flow >> 58, int256), FLOW_BIAS)
                    v: int256 = unsafe_sub(convert((flow >> 18) & (2**22 - 1), int256), FLOW_BIAS)
                    square: int256 = unsafe_add(unsafe_mul(u, u), unsafe_mul(v, v))

                    # Its direction. The inverse of its length follows from the last one by a step of Newton's.
                    # unsafe: inverses are below 2**29, so that the product of four is below 2**155.
                    if inverse == 0:
                        if square < SLACK:
                            break
                        # As field._unit, spelled out.
                        larger: int256 = abs(u)
                        smaller: int256 = abs(v)
                        if larger < smaller:
                            larger = smaller
                            smaller = abs(u)
                        inverse = unsafe_div(
                            2**40, max(larger, unsafe_add(unsafe_mul(7, larger), unsafe_mul(4, smaller)) >> 3)
                        )
                        u = unsafe_mul(u, inverse) >> 28
                        v = unsafe_mul(v, inverse) >> 28
                        root_u = u
                        root_v = v
                        root_inverse = inverse
                        last_u = u
                        last_v = v
                    else:
                        inverse = unsafe_mul(
                            inverse, unsafe_sub(3 * 2**80, unsafe_mul(square, unsafe_mul(inverse, inverse)))
                        ) >> 81
                        if inverse < 1:
                            break
                        u = unsafe_mul(u, inverse) >> 28
                        v = unsafe_mul(v, inverse) >> 28
                        if unsafe_add(unsafe_mul(u, last_u), unsafe_mul(v, last_v)) < CLOSE:
                            break
                        if swirls:
                            if unsafe_add(unsafe_mul(u, root_u), unsafe_mul(v, root_v)) < -CLOSE:
                                break

                    # Is there room to both sides, or, for a hair, between this point and the last?
                    # unsafe: sides are fewer than 1,024 units off a point in the water, and so on the page.
                    if half > NARROW:
                        side: uint256 = convert(
                            unsafe_add(position, unsafe_mul(width_twice, unsafe_sub(u, v << 40))), uint256
                        )
                        open: uint256 = sea[((side >> 19) & 240) | (side >> 63)] >> (
                            ((side >> 15) & 240) | ((side >> 59) & 15)
                        )
                        side = unsafe_sub(here << 1, side)
                        if open & 1 & (
                            sea[((side >> 19) & 240) | (side >> 63)] >> (((side >> 15) & 240) | ((side >> 59) & 15))
                        ) == 0:
                            break
                    else:
                        mid: uint256 = unsafe_add(last, here) >> 1
                        if (
                            sea[((mid >> 19) & 240) | (mid >> 63)] >> (((mid >> 15) & 240) | ((mid >> 59) & 15))
                        ) & 1 == 0:
                            break
                    # unsafe: VECTOR_BIAS makes both axes positive; at most MIDDLE points each way.
                    points[index] = (convert(unsafe_add(unsafe_add(u << 40, v), VECTOR_BIAS), uint256) << 80) | here
                    if way > 0:
                        high = index
                        index = unsafe_add(index, 1)
                    else:
                        low = index
                        index = unsafe_sub(index, 1)

                    # The line through this direction and the last gives the step, as Adams and Bashforth have it.
                    # unsafe: as above.
                    last = here
                    position = unsafe_add(
                        position,
                        unsafe_mul(
                            way,
                            unsafe_add(
                                unsafe_sub(unsafe_mul(3, u), last_u) << 40, unsafe_sub(unsafe_mul(3, v), last_v)
                            ),
                        ),
                    )
                    here = convert(position, uint256)
                    last_u = u
                    last_v = v
                if high == 0:
                    break
            if high < low + least:
                continue
            left = unsafe_sub(left, 1)  # unsafe: it is positive
            ribbons = unsafe_add(ribbons, 1)

            # What the ribbon is.
            draws: uint256[8] = stream._draws(seed, RIBBON_BLOCKS + ribbons)
            if shared.ink == look.DRIFT:
                distance: int256 = max(
                    abs(convert(begin >> 53, int256) - setting.current.focus_x),
                    abs(convert((begin >> 13) & (2**14 - 1), int256) - setting.current.focus_y),
                )
                ink = convert(distance + stream._between(draws[1], 0, 700), uint256) // 1024 % look.INKS
                if stream._below(draws[0], 16) == 0:
                    ink = look.ACCENT
            elif shared.ink != look.SHEAF or not in_sheaf or stream._below(draws[1], 4) == 0:
                ink = tables._pick(draws[0], INK_ODDS)
            # Its plies and seams, with two words for the head of each path.
            # unsafe: there is room for a plain one.
            made: ribbon.Ribbon = ribbon._ribbon(
                draws,
                width,
                strand,
                unsafe_sub(high, low),
                unsafe_div(unsafe_sub(WORDS_FOR_RIBBONS, n), unsafe_add(unsafe_sub(high, low), 2)),
            )

            # Take the water, and the two places beside. Bend the ribbon's middle; tell how its sides lean from it.
            # unsafe: what is taken reaches fewer than 16 cells from a point in the water, and stays on the page;
            # places in a tile are below 256; vectors are added modulo 2**80 or 2**256.
            a: uint256 = points[low]
            vector: uint256 = a >> 80
            from_a: uint256 = unsafe_sub(unsafe_add(vector >> 40, TURN_BIAS), (vector & (2**40 - 1)) << 40)
            bends[low] = a & (2**80 - 1)
            leans[low] = unsafe_mul(3, from_a)
            for i: uint256 in range(low, unsafe_add(high, 1), bound=2 * MIDDLE + 1):
                b: uint256 = points[i]
                x: uint256 = (b >> 59) & 255
                y: uint256 = (b >> 19) & 255
                corner_x: uint256 = x
                corner_y: uint256 = y
                cells: uint256 = taken
                if i > low:
                    control: uint256 = unsafe_add(a, unsafe_mul(2 * THIRD, unsafe_sub(a >> 80, BIAS)))
                    other: uint256 = unsafe_sub(b, unsafe_mul(2 * THIRD, unsafe_sub(b >> 80, BIAS)))
                    bends[i] = (control << 160) | ((other & (2**80 - 1)) << 80) | (b & (2**80 - 1))
                    vector = b >> 80
                    from_b: uint256 = unsafe_sub(unsafe_add(vector >> 40, TURN_BIAS), (vector & (2**40 - 1)) << 40)
                    leans[i] = unsafe_add(unsafe_mul(from_a, LEAN_A), unsafe_mul(from_b, LEAN_B))
                    from_a = from_b
                    # Two discs at once, in the tile that their common corner begins.
                    mid: uint256 = unsafe_add(a & (2**80 - 1), b & (2**80 - 1))
                    mid_x: uint256 = (mid >> 60) & 255
                    mid_y: uint256 = (mid >> 20) & 255
                    if mid_x < corner_x:
                        corner_x = mid_x
                    if mid_y < corner_y:
                        corner_y = mid_y
                    cells = taken << unsafe_add(unsafe_sub(y, corner_y) << 4, unsafe_sub(x, corner_x))
                    cells |= taken << unsafe_add(unsafe_sub(mid_y, corner_y) << 4, unsafe_sub(mid_x, corner_x))
                a = b
                corner_x = unsafe_sub(corner_x, span)
                corner_y = unsafe_sub(corner_y, span)
                tile: uint256 = (corner_y & 240) | (corner_x >> 4)
                right: uint256 = corner_x & 15
                below: uint256 = (corner_y & 15) << 4
                if right > last_right:
                    # What falls off the tile's right edge comes in at the next one's left.
                    own: uint256 = unsafe_mul(tiles.EACH_ROW, (tiles.ROW << right) & tiles.ROW)
                    over: uint256 = (cells >> unsafe_sub(16, right)) & ~own
                    cells = (cells << right) & own
                    sea[unsafe_add(tile, 1)] &= ~(over << below)
                    sea[unsafe_add(tile, 17)] &= ~(over >> unsafe_sub(256, below))
                else:
                    cells = cells << right
                sea[tile] &= ~(cells << below)
                if below > last_below:
                    sea[unsafe_add(tile, 16)] &= ~(cells >> unsafe_sub(256, below))
            a = points[unsafe_add(unsafe_add(low, high), 1) >> 1]
            vector = a >> 80
            from_a = unsafe_mul(
                2 * (width + BESIDE), unsafe_sub(unsafe_add(vector >> 40, TURN_BIAS), (vector & (2**40 - 1)) << 40)
            )
            beside[0] = unsafe_sub(a, from_a) & (2**80 - 1)
            beside[1] = unsafe_add(a, from_a) & (2**80 - 1)
            places = 2

            # Draw it, and its seams on it.
            # unsafe: words are counted to 768 at most, and the rest counts fewer; `aside` is meant to wrap.
            colour: uint256 = colours[2 + ink]
            plies: uint256 = made.plies
            thread: uint256 = made.thread
            pitch: uint256 = made.pitch
            band: uint256 = made.band
            for layer: uint256 in range(2):
                for ply: uint256 in range(plies, bound=ribbon.MAX_PLIES):
                    if ply == 0 or thread > ribbon.HAIR:
                        if ply > 0:
                            colour = colours[2 + tables._pick((draws[6] << unsafe_mul(5, ply)) & (2**32 - 1), INK_ODDS)]
                        if thread == stroke:
                            page[n] = words._paint(header, colour, 18)
                        else:
                            page[n] = threaded | (words._digits(thread) << 40)
                            n = unsafe_add(n, 1)
                            page[n] = words._paint(coloured, colour, 9)
                        n = unsafe_add(n, 1)
                    aside: uint256 = unsafe_mul(unsafe_sub(unsafe_add(unsafe_mul(2, ply), 1), plies), pitch)
                    first: uint256 = unsafe_add(low, 1)
                    end: uint256 = unsafe_add(high, 1)
                    if made.trim > 0:
                        first = unsafe_add(first, unsafe_mul(made.trim, (draws[5] >> unsafe_mul(4, ply)) & 3) >> 2)
                        end = unsafe_sub(end, unsafe_mul(made.trim, (draws[7] >> unsafe_mul(4, ply)) & 3) >> 2)
                    cut: uint256 = first
                    frame: uint256 = CURVE
                    for i: uint256 in range(first, end, bound=2 * MIDDLE):
                        lanes: uint256 = unsafe_add(bends[i], unsafe_mul(aside, leans[i]))
                        if i == cut:
                            start: uint256 = bends[unsafe_sub(i, 1)]
                            start = unsafe_add(start, unsafe_mul(aside, leans[unsafe_sub(i, 1)]))
                            if i > first:
                                ink = (ink + 1) % look.INKS
                                if (draws[4] >> (4 * ((i - low) % 8))) & 15 == 0:
                                    ink = look.ACCENT
                                page[n] = words._paint(header, colours[2 + ink], 18)
                                n = unsafe_add(n, 1)
                                # A little ahead: 11/32 of the way to the control point.
                                start = unsafe_mul(21, (start >> field.FINE) & POINT)
                                start = unsafe_add(start, unsafe_mul(11, (lanes >> (160 + field.FINE)) & POINT))
                                start = start << (field.FINE - 5)
                            frame = LINE
                            cut = unsafe_add(cut, band)
                            lanes = ((start & (2**80 - 1)) << 160) | (lanes & (2**160 - 1))
                        # As words._points, spelled out: the call would double its cost.
                        digits: uint256 = (lanes >> field.FINE) & (words.LANES * (2**14 - 1))
                        hundreds: uint256 = (unsafe_mul(digits, 5243) >> 19) & (words.LANES * (2**7 - 1))
                        digits = unsafe_add(digits, unsafe_mul(hundreds, 2**16 - 100))
                        digits = unsafe_add(digits, unsafe_mul((unsafe_mul(digits, 103) >> 10) & TENS, 2**8 - 10))
                        page[n] = frame | (digits << 16)
                        n = unsafe_add(n, 1)
                        frame = CURVE
                if layer > 0 or made.seams == 0:
                    break
                colour = colours[1]
                plies = made.seams
                thread = ribbon.HAIR
                pitch = made.seam_pitch
                band = 0

    # What lies still.
    quiet: uint256[still.MAX_WORDS] = empty(uint256[still.MAX_WORDS])
    count: uint256 = 0
    quiet, count = still._still(shared, setting, seed, colours)
    for i: uint256 in range(count, bound=still.MAX_WORDS):
        page[n] = quiet[i]
        n += 1

    # The mat.
    if shared.frame == look.LOOSE:
        page[n] = words._word('"/></g></g></svg>')
        n += 1
    else:
        page[n] = words._paint(words._word('"/></g></g><path fill="#000000"'), mat, 24)
        page[n + 1] = words._word('d="M0 0H9999V9999H0ZM2400 1376')
        page[n + 2] = words._word('V8864H7792V1376Z"/></svg>')
        n += 3
    return convert(slice(abi_encode(page), 0, words.WORD_BYTES * n), String[24_576])


@view
@external
def traits(seed: uint256) -> DynArray[IGenerator.Trait, 16]:
    shared: look.Look = look._look(seed)
    disc: String[32] = "None"
    if shared.moons > 0:
        disc = tables._named(look.DISC_NAMES, shared.disc)
    return [
        IGenerator.Trait(name="Palette", value=tables._named(look.PALETTE_NAMES, shared.palette), numeric=False),
        IGenerator.Trait(
            name="Composition", value=tables._named(look.COMPOSITION_NAMES, shared.composition), numeric=False
        ),
        IGenerator.Trait(name="Current", value=tables._named(look.CURRENT_NAMES, shared.current), numeric=False),
        IGenerator.Trait(name="Ribbons", value=tables._named(look.RIBBON_NAMES, shared.ribbons), numeric=False),
        IGenerator.Trait(name="Tide", value=tables._named(look.TIDE_NAMES, shared.tide), numeric=False),
        IGenerator.Trait(name="Ink", value=tables._named(look.INK_NAMES, shared.ink), numeric=False),
        IGenerator.Trait(name="Frame", value=tables._named(look.FRAME_NAMES, shared.frame), numeric=False),
        IGenerator.Trait(name="Disc", value=disc, numeric=False),
        IGenerator.Trait(name="Moons", value=slice(uint2str(shared.moons), 0, 1), numeric=True),
    ]


@view
@external
def background(seed: uint256) -> String[6]:
    shared: look.Look = look._look(seed)
    return slice(look._palette(shared.palette), 0 if shared.frame == look.PLATE else 6, 6)
