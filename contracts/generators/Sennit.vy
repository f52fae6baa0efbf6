# pragma version 0.4.3
"""
@title Sennit
@license MIT
@notice Cords plaited over and under without an end.
@dev Twin: reference/generators/sennit.py. Read `svg` from top to bottom, it is the picture: mat, field, wake and
     moon, all cords as they lie, then once more the parts that lie over others, each on a wider stroke in the field's
     colour.
"""

from ..encoding import svg as words
from ..interfaces import IGenerator
from ..numeric import stream
from ..weaving import cords as ways
from ..weaving import dye as dyes
from ..weaving import look as looks

implements: IGenerator

name: public(constant(String[32])) = "Sennit"
version: public(constant(bytes32)) = 0x85ae3f8741b45137f1c1d1261631b415ca7b2cec6c1e9cd861f51e2dabfccb2c

# Mat, field, hero, second, third, quiet and accent: 24 bits each.
PALETTES: constant(bytes21[18]) = [
    0xebe4d21e3a3af0e6cce07a3f86b0a0446b68f2c14e,
    0xf0e6d214283af2e6c8e2683c62a6b0365970f7c04a,
    0xf6f0e3e8dbc11f2a36b5462f5d7f7cc3b18ee08a12,
    0xf6f2e9f6f2e9d8382b1c3f8cf0b51fc6bdac17171a,
    0xe7e6d3232c22d9e0aef0a35e7f9f6a4b5e44e5603c,
    0xfbeee8f4d3c88c1f3fe2556f3d3a6bd9a79af2a51f,
    0x15131f15131ff3ebdc7a6cf0e2608f453f66ffd35c,
    0xf5e9ccdba4432a1a12f7ecd3b23a1eb07d2731545e,
    0xf4f4efdfe5e61c2a6b4464cfe4572ea7b6c6f0a32f,
    0xf6ead9e9573ffff1dc23233bf9b75ab53824a5dccf,
    0xf1ebdd2138a8f6efdfff7a4d8fb0f54c66d4ffd04a,
    0xf3f0e8f3f0e81515155f5a52a0988acbc5b8d93a2b,
    0xf5f0f7cdbfe62d1f54f2633ffbf3e4a593ccf5c043,
    0xfbf6e6f6d87322375ed9482f4f9a86d3ad3cfdf6df,
    0xf3f1e4a9cbb7123c3af4efdcd9553b78a28df0a83a,
    0xefe0cf5b1420f3dcc0e8793acfa3a08d3f457fc2ab,
    0xf7f3ea9cc9e317305cfdf6e6e7543a649cc0f7c948,
    0xfdf3ecf79ea65a0f3cfdf0e22c4f9ed66b7cf9d15a,
]
# Names are written in cells of ten letters.
PALETTE_NAMES: constant(String[180]) = "Tarpaulin Harbour   Flax      Primary   Moss      Rose      Night     Ochre     Indigo    Coral     Cobalt    Ink       Lilac     Butter    Celadon   Oxblood   Sky       Flamingo  "
CELL: constant(uint256) = 10
MAT: constant(uint256) = 0
FIELD: constant(uint256) = 1
FIRST_ROLE: constant(uint256) = 2
PAINT_ORDER: constant(uint256[dyes.ROLES]) = [dyes.QUIET, dyes.THIRD, dyes.SECOND, dyes.ACCENT, dyes.HERO]

FORM_NAMES: constant(String[180]) = "Field     Panel     Disc      Window    Islands   Stair     Tide      Fray      Quipu     Wreath    Fan       Coil      "
PLAIT_NAMES: constant(String[180]) = "Taut      Loose     Open      Curl      Drift     Carpet    Braid     Quilt     Nested    "
CORD_NAMES: constant(String[180]) = "Plain     Cored     Hollow    Piped     Banded    "
LAY_NAMES: constant(String[180]) = "Bias      Square    "
BEND_NAMES: constant(String[180]) = "Round     Cut       "
BACKDROP_NAMES: constant(String[180]) = "Clear     Moon      "

MIXED_WIDTHS: constant(uint256[dyes.ROLES]) = [100, 74, 54, 40, 66]  # by role
GAP: constant(uint256) = 11  # between cords at a crossing, in parts of 100 of the distance between cords
# By the number of strokes of a cord and by stroke, the wide one in the field's colour first: what it stops short of
# the whole way over a crossing, in 1/64 at each end, so that no stroke shows beyond the end of the next.
CLEARANCES: constant(uint256[5][5]) = [
    [0, 0, 0, 0, 0], [6, 0, 0, 0, 0], [6, 3, 0, 0, 0], [6, 4, 2, 0, 0], [7, 5, 3, 1, 0],
]
# By which strokes without corners are longer, in 1/64: they bend on past a middle almost as their cord does.
EXTENSION: constant(uint256) = 5
FIXED_WORDS: constant(uint256) = 12  # of every drawing
PATH_WORDS: constant(uint256) = 2  # before the words of a path
MOON_WORDS: constant(uint256) = 3
MAX_RINGS: constant(uint256) = 22
PITCH: constant(uint256) = 70  # from one line of a wake to the next, and how much more with each
GROWTH: constant(uint256) = 5
HAIRLINE: constant(uint256) = 22  # the width of such a line
MOVE: constant(uint256) = 77  # "M"
LINE: constant(uint256) = 76  # "L"
SMOOTH: constant(uint256) = 84  # "T"
TO_CURVE: constant(uint256) = (81 - 32) << 168  # makes "Q" of the space after the first point of a word
TO_CLOSED: constant(uint256) = (90 - 32) << 8  # makes "Z" of the last space but one of a word
COORDINATES: constant(uint256) = (2**14 - 1) * words.LANES  # of six, what lies below 10,000
SIX_ONES: constant(uint256) = 1 + 2**8 + 2**16 + 2**24 + 2**32 + 2**40


@view
@external
def svg(seed: uint256) -> String[24_576]:
    look: looks.Look = looks._look(seed)
    cords: ways.Cords = ways._cords(seed, look.plan, look.region, look.pattern, look.pull)
    parts: dyes.Parts = dyes._roles(look.dye, look.lead, cords.count, cords.spans)
    wake: uint256 = self._rings(look, parts)
    page: uint256[words.MAX_WORDS] = empty(uint256[words.MAX_WORDS])
    opening: uint256[4] = words._open(1000, 1000, 1000, 1000, 9000, 9000)
    ground: uint256[2] = words._ground(self._colour(look.palette, MAT))
    page[0] = opening[0]
    page[1] = opening[1]
    page[2] = opening[2]
    page[3] = opening[3]
    page[4] = ground[0]
    page[5] = ground[1]
    page[6] = words._paint(words._word('<path fill="#000000"'), self._colour(look.palette, FIELD), 13)
    page[7] = words._word('d="M1560 1560H8440V8440H1560"/>')

    # In layers: the lines of a wake, the widest first, each with the field's colour inside; a moon; all cords as they
    # lie, stroke by stroke; and once more, stroke by stroke, those parts that lie over others. The first stroke is
    # wider than the cord and has the field's colour. Where the field is bare, whole cords do without it.
    page[8] = words._word('<g fill="none">')
    n: uint256 = 9
    first_head: uint256 = words._word('<path stroke="#000000"')
    next_head: uint256 = words._word('"/><path stroke="#000000"')
    head: uint256 = first_head
    head_at: uint256 = 15  # where its colour begins
    width_word: uint256 = words._word('stroke-width="0000" d="')
    written: uint256[dyes.ROLES] = empty(uint256[dyes.ROLES])  # where the words of whole cords begin, by role
    sizes: uint256[dyes.ROLES] = empty(uint256[dyes.ROLES])  # how many they are
    strokes: uint256 = look.strokes
    # unsafe, down to the end of the layers: rings are at most 22, words 768, and coordinates below 2**14.
    whole_layers: uint256 = unsafe_add(2 * wake, strokes)
    for layer: uint256 in range(unsafe_add(unsafe_add(whole_layers, strokes), 2), bound=2 * MAX_RINGS + 10):
        over: bool = layer > whole_layers
        stroke: uint256 = 0
        spread: uint256 = 0
        line: bool = False
        if layer < 2 * wake:
            ring: uint256 = unsafe_sub(wake, layer >> 1)
            spread = 2 * unsafe_mul(ring, unsafe_add(PITCH, unsafe_mul(ring, GROWTH)))
            line = layer & 1 == 0
            if not line:
                spread = unsafe_sub(spread, 2 * HAIRLINE)
        else:
            stroke = unsafe_sub(layer, 2 * wake) % (strokes + 1)
        if layer == 2 * wake:
            if not look.moon:
                continue
            if wake > 0:
                page[n] = words._word('"/>')
                n = unsafe_add(n, 1)
            disc: uint256[2] = self._moon(look.palette, look.place)
            page[n] = disc[0]
            page[unsafe_add(n, 1)] = disc[1]
            n = unsafe_add(n, 2)
            head = first_head
            head_at = 15
        # The weights of a crossing's beginning, bend and end in the three points of its shortened curve, so that one
        # sum gives all three. unsafe: the clearance may be below zero, where words stand for numbers modulo 2**256;
        # the sums that they are for are not.
        clearance: uint256 = unsafe_sub(CLEARANCES[strokes][stroke], 0 if look.cut else EXTENSION)
        rest: uint256 = unsafe_sub(64, clearance)
        near: uint256 = unsafe_mul(rest, rest)
        both: uint256 = unsafe_mul(rest, clearance)
        far: uint256 = unsafe_mul(clearance, clearance)
        of_start: uint256 = unsafe_add(unsafe_add(near << 160, both << 80), far)
        of_bend: uint256 = unsafe_add(unsafe_mul(2**161 + 2, both), unsafe_add(near, far) << 80)
        of_end: uint256 = unsafe_add(unsafe_add(far << 160, both << 80), near)
        for role: uint256 in PAINT_ORDER:
            if parts.whole[role] == 0:
                continue
            pen: uint256[2] = self._pen(look.weight, look.mixed, cords.unit, look.cord, role, stroke)
            if pen[0] == 0:
                continue
            paint: uint256 = FIRST_ROLE + dyes.QUIET if line else pen[1]
            page[n] = words._paint(head, self._colour(look.palette, paint), head_at)
            page[unsafe_add(n, 1)] = width_word | (words._digits(unsafe_add(pen[0], spread)) << 112)
            n = unsafe_add(n, 2)
            head = next_head
            head_at = 18
            if not over:
                if written[role] > 0:  # the same words again
                    size: uint256 = sizes[role]
                    for k: uint256 in range(size, bound=words.MAX_WORDS):
                        page[unsafe_add(n, k)] = page[unsafe_add(written[role], k)]
                    n = unsafe_add(n, size)
                    continue
                written[role] = n
            for c: uint256 in range(parts.starts[role], parts.starts[role + 1], bound=ways.MAX_CORDS):
                span: uint256 = cords.spans[parts.order[c]]
                if over:
                    for k: uint256 in range(span >> 48 & (2**16 - 1), span >> 32 & (2**16 - 1), bound=ways.MAX_OVERS):
                        visit: uint256 = cords.overs[k]
                        a: uint256 = visit >> 160
                        b: uint256 = visit & ways.POINT
                        bend: uint256 = visit >> 80 & ways.POINT
                        if look.cut:
                            bend = ways._middle(a, b)
                        points: uint256 = unsafe_add(
                            unsafe_add(unsafe_mul(of_start, a), unsafe_mul(of_bend, bend)), unsafe_mul(of_end, b)
                        )
                        page[n] = words._points(MOVE, 0, 0, points >> 12 & COORDINATES) + TO_CURVE
                        n = unsafe_add(n, 1)
                    continue
                end: uint256 = span & (2**16 - 1)
                first: uint256 = span >> 16 & (2**16 - 1)
                a: uint256 = cords.middles[first]
                b: uint256 = cords.middles[unsafe_add(first, 1)]
                d: uint256 = cords.middles[unsafe_add(first, 2)]
                command: uint256 = SMOOTH
                k: uint256 = unsafe_add(first, 2)
                if look.cut:
                    command = LINE
                    page[n] = words._points(MOVE, a, b, d)
                    k = unsafe_add(first, 3)
                else:
                    page[n] = words._points(MOVE, a, span >> 64, b) + TO_CURVE
                n = unsafe_add(n, 1)
                # Three middles a word; past the end, where the first one stands again, on with the second.
                for _: uint256 in range(ways.MAX_VISITS):
                    if k > end:
                        break
                    left: uint256 = unsafe_sub(end, k)
                    x: uint256 = cords.middles[k]
                    y: uint256 = b
                    z: uint256 = d
                    if left > 0:
                        y = cords.middles[unsafe_add(k, 1)]
                        z = b
                    if left > 1:
                        z = cords.middles[unsafe_add(k, 2)]
                    page[n] = words._points(command, x, y, z)
                    if left == 2:  # back at the first middle: closed, where others go over their beginning
                        page[n] += TO_CLOSED
                    n = unsafe_add(n, 1)
                    k = unsafe_add(k, 3)
            if not over:
                sizes[role] = unsafe_sub(n, written[role])

    # The mat once more, around what went past the edges of the field.
    page[n] = words._paint(words._word('"/></g><path fill="#000000" d="'), self._colour(look.palette, MAT), 20)
    page[unsafe_add(n, 1)] = words._word("M0 0H9999V9999H0ZM1560 1560V8440")
    page[unsafe_add(n, 2)] = words._word('H8440V1560Z"/></svg>')
    return convert(slice(abi_encode(page), 0, unsafe_mul(words.WORD_BYTES, unsafe_add(n, 3))), String[words.MAX_BYTES])


@view
@external
def traits(seed: uint256) -> DynArray[IGenerator.Trait, 16]:
    look: looks.Look = looks._look(seed)
    return [
        IGenerator.Trait(name="Palette", value=self._cell(PALETTE_NAMES, look.palette), numeric=False),
        IGenerator.Trait(name="Form", value=self._cell(FORM_NAMES, look.region.form), numeric=False),
        IGenerator.Trait(name="Plait", value=self._cell(PLAIT_NAMES, look.pattern.plait), numeric=False),
        IGenerator.Trait(name="Lay", value=self._cell(LAY_NAMES, 1 if look.plan.square else 0), numeric=False),
        IGenerator.Trait(name="Cord", value=self._cell(CORD_NAMES, look.cord), numeric=False),
        IGenerator.Trait(name="Bend", value=self._cell(BEND_NAMES, 1 if look.cut else 0), numeric=False),
        IGenerator.Trait(name="Backdrop", value=self._cell(BACKDROP_NAMES, 1 if look.moon else 0), numeric=False),
        IGenerator.Trait(name="Gauge", value=slice("012345678", look.plan.gauge, 1), numeric=True),
    ]


@view
@external
def background(seed: uint256) -> String[6]:
    look: looks.Look = looks._look(seed)
    colour: uint256 = self._colour(look.palette, MAT)
    return convert(slice(convert(colour << 208, bytes32), 0, 6), String[6])


@pure
def _rings(look: looks.Look, parts: dyes.Parts) -> uint256:
    """
    @notice Gives the number of rings of a wake: as many as the page has room for beside the cords.
    """
    room: uint256 = words.MAX_WORDS - FIXED_WORDS - MOON_WORDS
    ring: uint256 = 0  # the words of two lines
    # unsafe: all is below 2**11, and looks leave room for strokes and a moon.
    for role: uint256 in range(dyes.ROLES):
        whole: uint256 = parts.whole[role]
        if whole > 0:
            whole = unsafe_add(whole, PATH_WORDS)
            over: uint256 = unsafe_add(parts.over[role], PATH_WORDS)
            strokes: uint256 = 1 if self._plain(look.cord, look.mixed, role) else look.strokes
            room = unsafe_sub(room, unsafe_add(over, unsafe_mul(strokes, unsafe_add(whole, over))))
            if look.moon:
                room = unsafe_sub(room, whole)
            ring = unsafe_add(ring, 2 * whole)
    return min(unsafe_div(room, ring), MAX_RINGS)


@pure
def _moon(palette: uint256, place: uint256[3]) -> uint256[2]:
    """
    @notice Writes a disc behind the cords.
    """
    # unsafe: on the page.
    x: uint256 = unsafe_add(3400, stream._below(place[0], 3200))
    y: uint256 = unsafe_add(3000, stream._below(place[1], 2600))
    radius: uint256 = unsafe_add(900, stream._below(place[2], 1500))
    tint: uint256 = self._colour(palette, FIRST_ROLE + (dyes.QUIET if radius % 2 == 0 else dyes.ACCENT))
    return [
        words._paint(words._word('<circle fill="#000000"'), tint, 15),
        words._word('cx="0000" cy="0000" r="0000"/>')
        | words._digits(x << 200 | y << 120) >> 8
        | words._digits(radius) << 40,
    ]


@pure
def _pen(
    weight: uint256, mixed: bool, unit: uint256, drawn: uint256, role: uint256, stroke: uint256
) -> uint256[2]:
    """
    @notice Gives the width and the colour of a stroke of a cord; the width is zero where the role goes without it.
    """
    # unsafe: lengths on the page are below 2**14, and parts of 100 below 2**7.
    spacing: uint256 = unsafe_mul(unit, 181) >> 7
    width: uint256 = unsafe_div(unsafe_mul(spacing, weight), 100)
    if mixed:
        width = unsafe_div(unsafe_mul(width, MIXED_WIDTHS[role]), 100)
    if stroke == 0:
        return [unsafe_add(width, unsafe_mul(2, unsafe_div(unsafe_mul(spacing, GAP), 100))), FIELD]
    own: uint256 = unsafe_add(FIRST_ROLE, role)
    other: uint256 = FIRST_ROLE + dyes.ACCENT if role == dyes.HERO else FIRST_ROLE + dyes.HERO
    cord: uint256 = looks.PLAIN if self._plain(drawn, mixed, role) else drawn
    if stroke == 1:
        return [width, other if cord == looks.PIPED else own]
    part: uint256 = 72
    paint: uint256 = FIELD
    if cord == looks.PLAIN:
        part = 0
    elif stroke == 3:
        part = 44
        paint = other
    elif stroke == 4:
        part = 16
    elif cord == looks.CORED:
        part = 26
        paint = other
    elif cord == looks.HOLLOW:
        part = 56
    elif cord == looks.PIPED:
        part = 64
        paint = own
    return [unsafe_div(unsafe_mul(width, part), 100), paint]


@pure
def _plain(drawn: uint256, mixed: bool, role: uint256) -> bool:
    """
    @notice Tells whether cords of a role have one stroke, whatever the others have.
    """
    return drawn != looks.HOLLOW and (role == dyes.QUIET or (mixed and role == dyes.THIRD))


@pure
def _colour(palette: uint256, k: uint256) -> uint256:
    """
    @notice Gives the k-th colour of a palette: six hexadecimal digits in ASCII.
    """
    bits: uint256 = (convert(PALETTES[palette], uint256) >> unsafe_sub(144, unsafe_mul(24, k))) & (2**24 - 1)
    # Each digit of four bits into a byte of its own. unsafe, here and above: k is below 7, a digit below 16.
    halves: uint256 = (bits | bits << 12) & (2**12 - 1) * (2**24 + 1)
    digits: uint256 = (
        halves & 15 * (2**24 + 1) | (halves & 240 * (2**24 + 1)) << 4 | (halves & 3840 * (2**24 + 1)) << 8
    )
    # "0" is 48; from ten on, where adding 6 carries, "a" to "f" come 39 later.
    letters: uint256 = unsafe_add(digits, 6 * SIX_ONES) >> 4 & SIX_ONES
    return unsafe_add(unsafe_add(digits, 48 * SIX_ONES), unsafe_mul(39, letters))


@pure
def _cell(names: String[180], k: uint256) -> String[32]:
    """
    @notice Gives the k-th name of a list, without the spaces that fill its cell.
    """
    cell: String[CELL] = slice(names, CELL * k, CELL)
    letters: uint256 = convert(convert(cell, Bytes[CELL]), uint256)
    length: uint256 = CELL
    for _: uint256 in range(CELL):
        if letters & 255 != 32:
            break
        letters >>= 8
        length -= 1
    return slice(cell, 0, length)
