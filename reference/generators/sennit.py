"""Sennit: cords plaited over and under without an end. Twin of contracts/generators/Sennit.vy.

Read `svg` from top to bottom, it is the picture: mat, field, wake and moon, all cords as they lie, then once more the
parts that lie over others, each on a wider stroke in the field's colour.
"""

from reference.encoding import svg as words
from reference.encoding.svg import Point
from reference.generators import Trait
from reference.numeric import stream
from reference.weaving import cords as ways
from reference.weaving import dye as dyes
from reference.weaving.cords import Visit
from reference.weaving.dye import ACCENT, HERO, QUIET, SECOND, THIRD
from reference.weaving.look import CORED, HOLLOW, PIPED, PLAIN, Look
from reference.weaving.look import look as look_of

NAME = "Sennit"
VERSION = "0x85ae3f8741b45137f1c1d1261631b415ca7b2cec6c1e9cd861f51e2dabfccb2c"

# Mat, field, hero, second, third, quiet and accent: 24 bits each.
PALETTES = [
    0xEBE4D21E3A3AF0E6CCE07A3F86B0A0446B68F2C14E,
    0xF0E6D214283AF2E6C8E2683C62A6B0365970F7C04A,
    0xF6F0E3E8DBC11F2A36B5462F5D7F7CC3B18EE08A12,
    0xF6F2E9F6F2E9D8382B1C3F8CF0B51FC6BDAC17171A,
    0xE7E6D3232C22D9E0AEF0A35E7F9F6A4B5E44E5603C,
    0xFBEEE8F4D3C88C1F3FE2556F3D3A6BD9A79AF2A51F,
    0x15131F15131FF3EBDC7A6CF0E2608F453F66FFD35C,
    0xF5E9CCDBA4432A1A12F7ECD3B23A1EB07D2731545E,
    0xF4F4EFDFE5E61C2A6B4464CFE4572EA7B6C6F0A32F,
    0xF6EAD9E9573FFFF1DC23233BF9B75AB53824A5DCCF,
    0xF1EBDD2138A8F6EFDFFF7A4D8FB0F54C66D4FFD04A,
    0xF3F0E8F3F0E81515155F5A52A0988ACBC5B8D93A2B,
    0xF5F0F7CDBFE62D1F54F2633FFBF3E4A593CCF5C043,
    0xFBF6E6F6D87322375ED9482F4F9A86D3AD3CFDF6DF,
    0xF3F1E4A9CBB7123C3AF4EFDCD9553B78A28DF0A83A,
    0xEFE0CF5B1420F3DCC0E8793ACFA3A08D3F457FC2AB,
    0xF7F3EA9CC9E317305CFDF6E6E7543A649CC0F7C948,
    0xFDF3ECF79EA65A0F3CFDF0E22C4F9ED66B7CF9D15A,
]
# Names are written in cells of ten letters.
PALETTE_NAMES = (
    "Tarpaulin Harbour   Flax      Primary   Moss      Rose      Night     Ochre     Indigo    "
    "Coral     Cobalt    Ink       Lilac     Butter    Celadon   Oxblood   Sky       Flamingo  "
)
CELL = 10
MAT = 0
FIELD = 1
FIRST_ROLE = 2
PAINT_ORDER = [QUIET, THIRD, SECOND, ACCENT, HERO]

FORM_NAMES = (
    "Field     Panel     Disc      Window    Islands   Stair     Tide      Fray      Quipu     "
    "Wreath    Fan       Coil      "
)
PLAIT_NAMES = "Taut      Loose     Open      Curl      Drift     Carpet    Braid     Quilt     Nested    "
CORD_NAMES = "Plain     Cored     Hollow    Piped     Banded    "
LAY_NAMES = "Bias      Square    "
BEND_NAMES = "Round     Cut       "
BACKDROP_NAMES = "Clear     Moon      "

MIXED_WIDTHS = [100, 74, 54, 40, 66]  # by role
GAP = 11  # between cords at a crossing, in parts of 100 of the distance between cords
# By the number of strokes of a cord and by stroke, the wide one in the field's colour first: what it stops short of
# the whole way over a crossing, in 1/64 at each end, so that no stroke shows beyond the end of the next.
CLEARANCES = [[0, 0, 0, 0, 0], [6, 0, 0, 0, 0], [6, 3, 0, 0, 0], [6, 4, 2, 0, 0], [7, 5, 3, 1, 0]]
# By which strokes without corners are longer, in 1/64: they bend on past a middle almost as their cord does.
EXTENSION = 5
FIXED_WORDS = 12  # of every drawing
PATH_WORDS = 2  # before the words of a path
MOON_WORDS = 3
MAX_RINGS = 22
PITCH = 70  # from one line of a wake to the next, and how much more with each
GROWTH = 5
HAIRLINE = 22  # the width of such a line


def svg(seed: int) -> str:
    look = look_of(seed)
    unit, cords = ways.cords(seed, look.plan, look.region, look.pattern, look.pull)
    parts = dyes.roles(look.dye, look.lead, [len(cord) for cord in cords])
    wake = rings(look, cords, parts)
    page = words.open(1000, 1000, 1000, 1000, 9000, 9000)
    page += words.ground(colour(look.palette, MAT))
    page += [
        words.paint(words.word('<path fill="#000000"'), colour(look.palette, FIELD), 13),
        words.word('d="M1560 1560H8440V8440H1560"/>'),
    ]

    # In layers: the lines of a wake, the widest first, each with the field's colour inside; a moon; all cords as they
    # lie, stroke by stroke; and once more, stroke by stroke, those parts that lie over others. The first stroke is
    # wider than the cord and has the field's colour. Where the field is bare, whole cords do without it.
    page.append(words.word('<g fill="none">'))
    head = words.word('<path stroke="#000000"')
    for layer in range(2 * wake + 2 * look.strokes + 2):
        over = layer > 2 * wake + look.strokes
        ring = max(wake - layer // 2, 0)
        spread = 2 * ring * (PITCH + ring * GROWTH)
        if ring > 0:
            stroke = 0
            spread -= 2 * HAIRLINE * (layer % 2)
        else:
            stroke = (layer - 2 * wake) % (look.strokes + 1)
        if layer == 2 * wake:
            if not look.moon:
                continue
            if wake > 0:
                page.append(words.word('"/>'))
            page += moon(look.palette, look.place)
            head = words.word('<path stroke="#000000"')
        clearance = CLEARANCES[look.strokes][stroke] - (0 if look.cut else EXTENSION)
        for role in PAINT_ORDER:
            width, paint = pen(look.weight, look.mixed, unit, look.cord, role, stroke)
            if width == 0 or role not in parts:
                continue
            if ring > 0 and layer % 2 == 0:
                paint = FIRST_ROLE + QUIET
            page += [
                words.paint(head, colour(look.palette, paint), head.index("#") + 1),
                words.word(f'stroke-width="{words.number(width + spread)}" d="'),
            ]
            head = words.word('"/><path stroke="#000000"')
            for cord, its_role in zip(cords, parts, strict=True):
                if its_role == role:
                    page += crossings(cord, clearance, look.cut) if over else way(cord, look.cut)

    # The mat once more, around what went past the edges of the field.
    page += [
        words.paint(words.word('"/></g><path fill="#000000" d="'), colour(look.palette, MAT), 20),
        words.word("M0 0H9999V9999H0ZM1560 1560V8440"),
        words.word('H8440V1560Z"/></svg>'),
    ]
    return words.text(page)


def traits(seed: int) -> list[Trait]:
    look = look_of(seed)
    return [
        Trait("Palette", cell(PALETTE_NAMES, look.palette), False),
        Trait("Form", cell(FORM_NAMES, look.region.form), False),
        Trait("Plait", cell(PLAIT_NAMES, look.pattern.plait), False),
        Trait("Lay", cell(LAY_NAMES, int(look.plan.square)), False),
        Trait("Cord", cell(CORD_NAMES, look.cord), False),
        Trait("Bend", cell(BEND_NAMES, int(look.cut)), False),
        Trait("Backdrop", cell(BACKDROP_NAMES, int(look.moon)), False),
        Trait("Gauge", str(look.plan.gauge), True),
    ]


def background(seed: int) -> str:
    return colour(look_of(seed).palette, MAT)


def rings(look: Look, cords: list[list[Visit]], parts: list[int]) -> int:
    """The number of rings of a wake: as many as the page has room for beside the cords."""
    room = words.MAX_WORDS - FIXED_WORDS - MOON_WORDS
    ring = 0  # the words of two lines
    for role in set(parts):
        mine = [cord for cord, its_role in zip(cords, parts, strict=True) if its_role == role]
        whole = PATH_WORDS + sum(1 + (len(cord) + 1) // 3 for cord in mine)
        over = PATH_WORDS + sum(visit.over for cord in mine for visit in cord)
        strokes = 1 if plain(look.cord, look.mixed, role) else look.strokes
        room -= strokes * (whole + over) + over + (whole if look.moon else 0)
        ring += 2 * whole
    return min(room // ring, MAX_RINGS)


def moon(palette: int, place: tuple[int, int, int]) -> list[str]:
    """The words of a disc behind the cords."""
    x = 3400 + stream.below(place[0], 3200)
    y = 3000 + stream.below(place[1], 2600)
    radius = 900 + stream.below(place[2], 1500)
    tint = colour(palette, FIRST_ROLE + (QUIET if radius % 2 == 0 else ACCENT))
    return [
        words.paint(words.word('<circle fill="#000000"'), tint, 15),
        words.word(f'cx="{words.number(x)}" cy="{words.number(y)}" r="{words.number(radius)}"/>'),
    ]


def pen(weight: int, mixed: bool, unit: int, drawn: int, role: int, stroke: int) -> tuple[int, int]:
    """The width and the colour of a stroke of a cord; the width is zero where the role goes without it."""
    spacing = unit * 181 // 128
    width = spacing * weight // 100
    if mixed:
        width = width * MIXED_WIDTHS[role] // 100
    if stroke == 0:
        return (width + 2 * (spacing * GAP // 100), FIELD)
    own, other = FIRST_ROLE + role, FIRST_ROLE + (ACCENT if role == HERO else HERO)
    cord = PLAIN if plain(drawn, mixed, role) else drawn
    if stroke == 1:
        return (width, other if cord == PIPED else own)
    part, paint = 72, FIELD
    if cord == PLAIN:
        part = 0
    elif stroke == 3:
        part, paint = 44, other
    elif stroke == 4:
        part = 16
    elif cord == CORED:
        part, paint = 26, other
    elif cord == HOLLOW:
        part = 56
    elif cord == PIPED:
        part, paint = 64, own
    return (width * part // 100, paint)


def plain(drawn: int, mixed: bool, role: int) -> bool:
    """Whether cords of a role have one stroke, whatever the others have."""
    return drawn != HOLLOW and (role == QUIET or (mixed and role == THIRD))


def way(cord: list[Visit], cut: bool) -> list[str]:
    """The words of a whole cord. No twin: written out in the contract's svg, which holds the page."""
    visits = len(cord)
    middles = [visit.middle for visit in cord] * 2  # once around and on
    if cut:
        page = [words.points("M", middles[0], middles[1], middles[2])]
        k = 3
    else:
        page = [curve(middles[0], cord[0].bend, middles[1])]
        k = 2
    while k <= visits:
        word = words.points("L" if cut else "T", middles[k], middles[k + 1], middles[k + 2])
        if k + 2 == visits:  # back at the first middle: closed, where others go over their beginning
            word = word[:30] + "Z "
        page.append(word)
        k += 3
    return page


def crossings(cord: list[Visit], clearance: int, cut: bool) -> list[str]:
    """The words of those parts of a cord that lie over others, each shorter by `clearance` / 64 at both ends.

    No twin: written out in the contract's svg, which holds the page.
    """
    page = []
    for k, visit in enumerate(cord):
        if visit.over:
            a, b = visit.middle, cord[(k + 1) % len(cord)].middle
            bend = ways.middle(a, b) if cut else visit.bend
            rest = 64 - clearance
            near, both, far = rest * rest, rest * clearance, clearance * clearance
            page.append(
                curve(
                    mix(near, a, 2 * both, bend, far, b),
                    mix(both, a, near + far, bend, both, b),
                    mix(far, a, 2 * both, bend, near, b),
                )
            )
    return page


def mix(m: int, a: Point, n: int, b: Point, o: int, c: Point) -> Point:
    """The mean of three points, whose weights sum to 4096. No twin: the contract forms three means in one sum."""
    return ((m * a[0] + n * b[0] + o * c[0]) // 4096, (m * a[1] + n * b[1] + o * c[1]) // 4096)


def curve(a: Point, bend: Point, b: Point) -> str:
    """One word: a quadratic curve of its own. No twin: the contract adds a constant to a word of points."""
    word = words.points("M", a, bend, b)
    return word[:10] + "Q" + word[11:]


def colour(palette: int, k: int) -> str:
    """The k-th colour of a palette, six hexadecimal digits."""
    return f"{PALETTES[palette] >> 24 * (6 - k) & 0xFFFFFF:06x}"


def cell(names: str, k: int) -> str:
    """The k-th name of a list, without the spaces that fill its cell."""
    return names[CELL * k : CELL * k + CELL].rstrip(" ")
