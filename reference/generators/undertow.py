"""Undertow: ribbons packed along a current, about something that lies still.

Twin of contracts/generators/Undertow.vy, which does all of `svg` in one function: memory is copied at each call.

Each ribbon is followed both ways from where it begins, by the flow, until it would come too near to another, to a
still disc or to the edge of the water; then it is drawn, and the water it takes is taken from the sea. Broad ribbons
come first. The next begins beside the last, so that they lie in sheaves; when neither side has room, a sequence that
covers the page evenly tells where to try.
"""

from typing import NamedTuple

from reference.encoding import svg as words
from reference.encoding.tables import named, pick
from reference.flow import field, look, ribbon, still
from reference.flow import setting as settings
from reference.flow.field import BOTTOM, COLUMNS, FINE, LATTICE_STEP, LEFT, RIGHT, SPEED, TOP, Disc, Vector
from reference.flow.look import ACCENT, DRIFT, INKS, LOOSE, PLATE, SHEAF
from reference.flow.ribbon import GAP, GAUGES, HAIR
from reference.flow.sea import CELL, Sea, disc, is_open
from reference.flow.setting import Setting
from reference.generators import Trait
from reference.numeric import stream

NAME = "Undertow"
VERSION = "0x32a2384303a80e6939f7b6486bc1bfcd01a14ec84685d0a80283ca9e717ddb58"

CALMS = [0, 61, 137]  # by tide: how much less a start need be favoured
RIBBON_BLOCKS = 64  # of the stream, after those of the look and the water
CLEARANCE = 60  # of water that a ribbon takes beyond its sides
BESIDE = 112  # from a ribbon to one that begins beside it
STEP = 450  # the length of a segment
THIRD = 150  # of it
MIDDLE = 11  # the place of a ribbon's start among its points, the most segments each way
NARROW = 32  # half the width from which a ribbon's sides are felt for, not what lies behind it
CLOSE = SPEED * SPEED // 4 * 3  # the scalar product of directions 40 degrees apart
SLACK = 3000**2  # the square of a flow that has no direction, in 4/9 of its units
# 2**32 divided by the plastic number, and by its square: such steps cover a square evenly.
SEEK_X = 3242174889
SEEK_Y = 2447445414
INK_ODDS = 0x55443333222222111111110000000000  # as those in look
WORDS_FOR_RIBBONS = 734  # words on the page that ribbons may fill
LEAST_ROOM = 2 * MIDDLE + 4  # words that must be left for one to begin

Curve = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]  # two control points and the end


class Point(NamedTuple):
    """A point of a ribbon in steps of 2**-FINE, with the direction there, SPEED long."""

    x: int
    y: int
    u: int
    v: int


def svg(seed: int) -> str:
    """The seed's drawing as an SVG document."""
    shared = look.look(seed)
    setting = settings.setting(seed, shared)
    mat, water, *inks = look.colours(shared.palette)

    # The page.
    if shared.frame == LOOSE:
        page = words.open(780, 1000, 1493, 470, 8747, 9770)
    else:
        page = words.open(780, 1000, 1805, 870, 8435, 9370)
    page += words.ground(mat if shared.frame == PLATE else water)
    if shared.frame == PLATE:
        page += words.ground(water)
    page += [words.word('<g fill="none"><g><path d="')]

    # The sea.
    lattice = field.lattice(setting.current)
    shore = setting.current.horizon or BOTTOM
    sea = {(x, y) for x in range(LEFT >> 6, RIGHT >> 6) for y in range(TOP >> 6, shore >> 6)}

    # The ribbons.
    ribbons = 0
    seek_x, seek_y = setting.start_x, setting.start_y
    calm = CALMS[shared.tide]
    for gauge in GAUGES[shared.ribbons]:
        if gauge == 0 or len(page) > WORDS_FOR_RIBBONS - LEAST_ROOM:
            break
        width, strand, left, tries, least, reach, favoured = (gauge // 1000**k % 1000 for k in range(6, -1, -1))
        half = width // 2
        taken = disc((half + CLEARANCE) // 64)
        stroke = strand or width
        beside: list[tuple[int, int]] = []
        ink = 0
        page += [words.word(f'"/></g><g stroke-width="{words.number(stroke)}">'), words.word('<path d="')]
        for _ in range(tries):
            if left == 0 or len(page) > WORDS_FOR_RIBBONS - LEAST_ROOM:
                break

            # Where to begin.
            in_sheaf = len(beside) > 0
            if in_sheaf:
                x, y = beside.pop()
            else:
                seek_x, seek_y = (seek_x + SEEK_X) % 2**32, (seek_y + SEEK_Y) % 2**32
                x = LEFT + ((RIGHT - LEFT) * seek_x >> 32) << FINE
                y = TOP + ((shore - TOP) * seek_y >> 32) << FINE
            if not is_open(sea, x, y):
                continue
            if (
                not in_sheaf
                and favoured > calm
                and settings.favour(setting.favour, x >> FINE, y >> FINE) < favoured - calm
            ):
                continue

            # Follow the flow both ways.
            points = follow(setting, lattice, sea, half, reach, x, y)
            if len(points) <= least:
                continue
            left -= 1
            ribbons += 1

            # What the ribbon is. Two words are for the head of each path.
            draws = stream.draws(seed, RIBBON_BLOCKS + ribbons)
            if shared.ink == DRIFT:
                distance = max(abs((x >> FINE) - setting.current.focus_x), abs((y >> FINE) - setting.current.focus_y))
                ink = (distance + stream.between(draws[1], 0, 700)) // 1024 % INKS
                if stream.below(draws[0], 16) == 0:
                    ink = ACCENT
            elif shared.ink != SHEAF or not in_sheaf or stream.below(draws[1], 4) == 0:
                ink = pick(draws[0], INK_ODDS)
            segments = len(points) - 1
            room = (WORDS_FOR_RIBBONS - len(page)) // (segments + 2)
            made = ribbon.ribbon(draws, width, strand, segments, room)

            # Take the water, and the two places beside. Bend the ribbon's middle; tell how its sides lean from it.
            bends, leans = [], []
            for last, point in zip([points[0], *points], points, strict=False):
                bends += [bend(last, point)]
                leans += [lean(last, point)]
                for x, y in ((point.x, point.y), (last.x + point.x >> 1, last.y + point.y >> 1)):
                    sea -= {((x >> CELL) + right, (y >> CELL) + below) for right, below in taken}
            x, y, u, v = points[len(points) // 2]
            side = 2 * (width + BESIDE)
            beside = [(x + side * v, y - side * u), (x - side * v, y + side * u)]

            # Draw it, and its seams on it.
            colour = inks[ink]
            plies, thread, pitch, band = made.plies, made.thread, made.pitch, made.band
            for _ in range(2):
                for ply in range(plies):
                    if ply == 0 or thread > HAIR:
                        if ply > 0:
                            colour = inks[pick(draws[6] << 5 * ply & 2**32 - 1, INK_ODDS)]
                        if thread == stroke:
                            page += [words.word(f'"/><path stroke="#{colour}" d="')]
                        else:
                            page += [words.word(f'"/><path stroke-width="{words.number(thread)}"')]
                            page += [words.word(f'stroke="#{colour}" d="')]
                    aside = (2 * ply + 1 - plies) * pitch
                    begin = 1 + (made.trim * (draws[5] >> 4 * ply & 3) >> 2)
                    end = segments + 1 - (made.trim * (draws[7] >> 4 * ply & 3) >> 2)
                    cut = begin
                    for i in range(begin, end):
                        _, _, start = moved(bends[i - 1], leans[i - 1], aside)
                        control, other, stop = moved(bends[i], leans[i], aside)
                        if i != cut:
                            page += [words.points("C", control, other, stop)]
                            continue
                        if i > begin:
                            ink = (ink + 1) % INKS
                            if draws[4] >> 4 * (i % 8) & 15 == 0:
                                ink = ACCENT
                            page += [words.word(f'"/><path stroke="#{inks[ink]}" d="')]
                            # A little ahead: 11/32 of the way to the control point.
                            start = (start[0] * 21 + control[0] * 11 >> 5, start[1] * 21 + control[1] * 11 >> 5)
                        page += [head(start, other, stop)]
                        cut += band
                plies, thread, pitch, band, colour = made.seams, HAIR, made.seam_pitch, 0, water
                made = made._replace(seams=0)

    # What lies still.
    page += still.still(shared, setting, seed, water, inks)

    # The mat.
    if shared.frame == LOOSE:
        page += [words.word('"/></g></g></svg>')]
    else:
        page += [words.word(f'"/></g></g><path fill="#{mat if shared.frame == PLATE else water}"')]
        page += [words.word('d="M0 0H9999V9999H0ZM2400 1376'), words.word('V8864H7792V1376Z"/></svg>')]
    return words.text(page)


def traits(seed: int) -> list[Trait]:
    """What one can see of the drawing."""
    shared = look.look(seed)
    return [
        Trait("Palette", named(look.PALETTE_NAMES, shared.palette), False),
        Trait("Composition", named(look.COMPOSITION_NAMES, shared.composition), False),
        Trait("Current", named(look.CURRENT_NAMES, shared.current), False),
        Trait("Ribbons", named(look.RIBBON_NAMES, shared.ribbons), False),
        Trait("Tide", named(look.TIDE_NAMES, shared.tide), False),
        Trait("Ink", named(look.INK_NAMES, shared.ink), False),
        Trait("Frame", named(look.FRAME_NAMES, shared.frame), False),
        Trait("Disc", named(look.DISC_NAMES, shared.disc) if shared.moons > 0 else "None", False),
        Trait("Moons", str(shared.moons), True),
    ]


def background(seed: int) -> str:
    """The colour of the page: the mat's, where there is one."""
    shared = look.look(seed)
    return look.colours(shared.palette)[0 if shared.frame == PLATE else 1]


def follow(
    setting: Setting, lattice: list[tuple[Vector, Vector]], sea: Sea, half: int, reach: int, x: int, y: int
) -> list[Point]:
    """The points of a ribbon that begins at (x, y), from its one end to the other; none when it can't. No twin."""
    points: dict[int, Point] = {}
    inverses: dict[int, int] = {}  # of the flow's length
    for way in (1, -1):
        for k in range(0 if way > 0 else 1, reach + 1):
            # The line through the last two directions gives the step, as Adams and Bashforth have it.
            last = before = None
            if k > 0:
                last = points[way * (k - 1)]
                before = points[way * (k - 2)] if k > 1 else last
                x = last.x + way * STEP * (3 * last.u - before.u)
                y = last.y + way * STEP * (3 * last.v - before.v)

            # Is there room in the middle?
            if not is_open(sea, x, y) or any(within(still, half, x, y) for still in (setting.first, setting.second)):
                break

            # The inverse of the flow's length follows from the last one by a step of Newton's.
            u, v = flow(lattice, x, y)
            square = u * u + v * v
            if last is None:
                if square < SLACK:
                    break
                larger, smaller = max(abs(u), abs(v)), min(abs(u), abs(v))
                inverse = 2**40 // max(larger, 7 * larger + 4 * smaller >> 3)
            else:
                inverse = inverses[way * (k - 1)]
                inverse = inverse * (3 * 2**80 - square * inverse * inverse) >> 81
            u, v = u * inverse >> 28, v * inverse >> 28

            # Is the direction near enough to the last, and not back to the start?
            if last is not None:
                if inverse < 1 or u * last.u + v * last.v < CLOSE:
                    break
                if setting.current.swirl != 0 and u * points[0].u + v * points[0].v < -CLOSE:
                    break

            # Is there room to both sides, or, for a hair, between this point and the last?
            if half > NARROW:
                if not is_open(sea, x - 2 * half * v, y + 2 * half * u):
                    break
                if not is_open(sea, x + 2 * half * v, y - 2 * half * u):
                    break
            elif last is not None and not is_open(sea, x + last.x >> 1, y + last.y >> 1):
                break
            points[way * k], inverses[way * k] = Point(x, y, u, v), inverse
        if not points:
            break
    return [points[k] for k in sorted(points)]


def flow(lattice: list[tuple[Vector, Vector]], x: int, y: int) -> Vector:
    """The flow at (x, y), in 4/9 of its units, between four points of the lattice. No twin."""
    column, right = divmod((x >> FINE) - LEFT, LATTICE_STEP)
    row, down = divmod((y >> FINE) - TOP, LATTICE_STEP)
    (a, b), (c, d) = lattice[COLUMNS * row + column], lattice[COLUMNS * (row + 1) + column]
    left, up = LATTICE_STEP - right, LATTICE_STEP - down
    return (
        (a[0] * up + c[0] * down) * left + (b[0] * up + d[0] * down) * right >> 18,
        (a[1] * up + c[1] * down) * left + (b[1] * up + d[1] * down) * right >> 18,
    )


def within(still: Disc, half: int, x: int, y: int) -> bool:
    """Whether (x, y), in steps of 2**-FINE, is too near to a disc for the middle of a ribbon. No twin."""
    near = still.radius + half + GAP
    return still.radius > 0 and ((x >> FINE) - still.x) ** 2 + ((y >> FINE) - still.y) ** 2 < near * near


def bend(a: Point, b: Point) -> Curve:
    """The cubic curve from `a` to `b`, in steps of 2**-FINE: two control points and the end. No twin."""
    return (
        (a.x + 2 * THIRD * a.u, a.y + 2 * THIRD * a.v),
        (b.x - 2 * THIRD * b.u, b.y - 2 * THIRD * b.v),
        (b.x, b.y),
    )


def lean(a: Point, b: Point) -> Curve:
    """What moves that curve by 3/2 of a unit to its right. No twin."""
    return (-2 * a.v - b.v, 2 * a.u + b.u), (-a.v - 2 * b.v, a.u + 2 * b.u), (-3 * b.v, 3 * b.u)


def moved(bend: Curve, lean: Curve, aside: int) -> Curve:
    """A curve moved sideways `aside` times, in units of the page. No twin."""
    (a, b, c), (d, e, f) = bend, lean
    return (
        (a[0] + aside * d[0] >> FINE, a[1] + aside * d[1] >> FINE),
        (b[0] + aside * e[0] >> FINE, b[1] + aside * e[1] >> FINE),
        (c[0] + aside * f[0] >> FINE, c[1] + aside * f[1] >> FINE),
    )


def head(start: words.Point, control: words.Point, end: words.Point) -> str:
    """The word that begins a line at `start` and draws its first curve. No twin."""
    word = words.points("M", start, control, end)
    return word[:10] + "S" + word[11:]
