# pragma version 0.4.3
"""
@title The etching
@license MIT
@notice A picture in at most 1,024 bytes, printed from eight inks.
@dev Twin: reference/hybrid/etching.py. It is printed like a colour woodcut. The sheets of cells whose label reaches 1,
     2 ... 7 lie one on the other, each in its ink, on a ground of ink 0; over them go short horizontal dashes: lit
     windows, stars, what glitters on water.

     offset | size | field
     0      | 1    | shape, signed: by how many units of the page cells are narrower than high, or lower than broad
     1      | 24   | inks, from the top of the page: red, green, blue of each
     25     | 24   | and what they go to: each changes from its first row to its last one
     49     | 6    | the colours of dashes, alike: of those of sort 0, of those of sort 1
     55     | 1    | the inks of the frame, three bits each, lowest first: of its lines, of its accents
     56     | n    | runs of cells, row by row: 3 bits of a label, 5 bits of a length less 1; a row's end ends a run
     56 + n | 2m   | dashes, big-endian, from the highest bits: 6 bits of a row, 6 of a column, 3 of a length in cells
            |      | less 1, 1 of a sort

     Any bytes are an etching: those that are missing count as zeros.
"""

from ..contour import outline
from ..encoding import hexadecimal
from ..encoding import svg as words

MAX_BYTES: constant(uint256) = 1024
CELLS: constant(uint256) = 60  # in a row, and rows
INKS: constant(uint256) = 8
UPPER: constant(uint256) = 1
LOWER: constant(uint256) = 25
DASH_INKS: constant(uint256) = 49
FRAME_INKS: constant(uint256) = 55
RUNS: constant(uint256) = 56
COLOUR_BYTES: constant(uint256) = 3
INK_BITS: constant(uint256) = 3
INK: constant(uint256) = 7  # the bits of an ink or a label

PITCH: constant(uint256) = 124  # of cells that are as broad as high
LEAST_PITCH: constant(uint256) = 64
MIDDLE: constant(uint256) = 5000  # of the page
FIRST: constant(uint256) = 2  # where the first cell is in a row of a mask, and the first row: what lies before
# repeats them

BUDGET: constant(uint256) = 4_000  # steps that the outlines of all sheets may have
OUTLINE_WORDS: constant(uint256) = 320  # that the outlines of all sheets may fill
SORTS: constant(uint256) = 2  # of dashes
MAX_DASHES: constant(uint256) = 96  # that are read
NAME: constant(uint256) = 97  # "a", of the first ink

WORDS: constant(uint256) = MAX_BYTES // words.WORD_BYTES
DASH_WORDS: constant(uint256) = MAX_DASHES // 2  # that the dashes of a sort may fill
SHADE_WORDS: constant(uint256) = 6
ONES: constant(uint256) = max_value(uint256) // (2**outline.CELL_BITS - 1)  # in every cell of a row
# Of the cells that an etching has, in a row of a mask.
OWN: constant(uint256) = (2 ** (outline.CELL_BITS * CELLS) - 1) * 2 ** (outline.CELL_BITS * FIRST)
ABOVE: constant(uint256) = (INKS * ONES) & OWN  # a bit above the label of each of them


@pure
def _words(etching: Bytes[MAX_BYTES]) -> uint256[WORDS]:
    """
    @notice Gives all words of an etching, with the zeros that are missing. No twin: this is packing alone.
    """
    whole: Bytes[2 * MAX_BYTES] = concat(etching, abi_encode(empty(uint256[WORDS])))
    return abi_decode(slice(whole, 0, MAX_BYTES), uint256[WORDS])


@pure
def _inks(etching: uint256[WORDS], start: uint256) -> uint256[INKS]:
    """
    @notice Gives eight inks from a byte on: six hexadecimal digits in ASCII each.
    @param start In the first two words.
    """
    # unsafe: places of bytes in a word are below 32.
    bits: uint256 = unsafe_mul(8, start & 31)
    word: uint256 = start >> 5
    colours: uint256 = (etching[word] << bits) | (etching[word + 1] >> unsafe_sub(256, bits))  # the first one highest
    inks: uint256[INKS] = empty(uint256[INKS])
    for ink: uint256 in range(INKS):
        inks[ink] = hexadecimal._spread(colours >> (256 - 8 * COLOUR_BYTES)) & (2 ** (16 * COLOUR_BYTES) - 1)
        colours = colours << (8 * COLOUR_BYTES)
    return inks


@pure
def _pair(etching: uint256[WORDS], at: uint256) -> (uint256, uint256):
    """
    @notice Gives the two inks that the byte `at` names.
    """
    byte: uint256 = etching[at >> 5] >> (8 * (~at & 31))
    return byte & INK, (byte >> INK_BITS) & INK


@pure
def _pitch(etching: uint256[WORDS]) -> uint256:
    """
    @notice Gives how broad and how high a cell is, as a point: multiples of 4, of which the greater one is PITCH.
    """
    less: int256 = convert(convert(etching[0], bytes32), int256) >> 248  # of the first byte, with its sign
    x: uint256 = PITCH - min(convert(max(less, 0), uint256), PITCH - LEAST_PITCH)
    y: uint256 = PITCH - min(convert(max(-less, 0), uint256), PITCH - LEAST_PITCH)
    return words._point(x - x % 4, y - y % 4)


@pure
def _corner(pitch: uint256) -> uint256:
    """
    @notice Gives the point of the first vertex of a mask, which is in the middle of the page.
    """
    return words._point(MIDDLE, MIDDLE) - pitch // 2 * outline.SIDE


@pure
def _window(pitch: uint256) -> (uint256, uint256):
    """
    @notice Gives the corners of what the cells cover.
    """
    middle: uint256 = words._point(MIDDLE, MIDDLE)
    return middle - pitch // 2 * CELLS, middle + pitch // 2 * CELLS


@pure
def _group(pitch: uint256) -> uint256[2]:
    """
    @notice Writes the words that begin a group in which the page is told in quarters of a cell.
    """
    x: uint256 = pitch >> words.LANE_BITS
    y: uint256 = pitch & (2**words.LANE_BITS - 1)
    return [
        words._word('<g transform="matrix(0000 0 0') | (words._digits(x // outline.QUARTERS) << 56),
        words._word('0000 0000 0000)">')
        | (words._digits(((y // outline.QUARTERS) << (2 * words.LANE_BITS)) | self._corner(pitch)) << 144),
    ]


@pure
def _labels(etching: uint256[WORDS], size: uint256) -> (uint256[outline.SIDE], uint256):
    """
    @notice Gives the label of each cell, and the byte behind the last run. Labels lie as outline.vy has cells, where a
            mask has them, in a ring that repeats the outermost ones.
    @param size Of the etching, in bytes.
    """
    # unsafe, from here on: a row has at most CELLS runs, none of which is longer than 32 cells; no byte beyond
    # MAX_BYTES is read. Of the byte `at`, ~at & 31 others are behind it in its word.
    labels: uint256[outline.SIDE] = empty(uint256[outline.SIDE])
    at: uint256 = RUNS
    for y: uint256 in range(FIRST, FIRST + CELLS):
        row: uint256 = 0
        bits: uint256 = 0  # of the row so far
        for run: uint256 in range(CELLS):
            if bits >= CELLS * outline.CELL_BITS or at >= size:
                break
            byte: uint256 = etching[at >> 5] >> unsafe_mul(8, ~at & 31)
            at = unsafe_add(at, 1)
            long: uint256 = unsafe_add((byte >> 1) & 124, outline.CELL_BITS)  # 4 * ((byte >> 3) + 1) bits
            row |= unsafe_mul(byte & INK, ONES & unsafe_sub(convert(1, uint256) << long, 1)) << bits
            bits = unsafe_add(bits, long)
        # Before the first cell, and behind the last one, is another of its kind.
        row = (row << (outline.CELL_BITS * FIRST)) & OWN
        labels[y] = row | ((row >> 4) & (INK << 4)) | ((row << 4) & (INK << 248))
    labels[FIRST - 1] = labels[FIRST]
    labels[FIRST + CELLS] = labels[FIRST + CELLS - 1]
    return labels, at


@pure
def _rows(labels: uint256[outline.SIDE], ink: uint256) -> (uint256, uint256):
    """
    @notice Gives the first row and the last one that have a cell of an ink's own; all rows, where none has.
    """
    # unsafe: labels differ from the ink by at most the bits of INK; with INK added a cell passes it unless they are
    # alike.
    own: uint256 = unsafe_mul(ink, ONES)
    first: uint256 = CELLS
    last: uint256 = CELLS - 1
    for row: uint256 in range(CELLS):
        if unsafe_add(labels[unsafe_add(row, FIRST)] ^ own, INK * ONES) & ABOVE != ABOVE:
            first = min(first, row)
            last = row
    return first % CELLS, last


@pure
def _shade(ink: uint256, labels: uint256[outline.SIDE], upper: uint256, lower: uint256) -> uint256[SHADE_WORDS]:
    """
    @notice Writes an ink that goes from one colour to another down its rows, and has a letter for its name.
    @param upper Six hexadecimal digits in ASCII, as `lower` is.
    """
    first: uint256 = 0
    last: uint256 = 0
    first, last = self._rows(labels, ink)
    rows: uint256 = outline._triples(
        ((outline.QUARTERS * (FIRST + first)) << 32) | (outline.QUARTERS * (FIRST + last + 1))
    )
    return [
        words._word('<linearGradient id=" " x2="0"') + ((NAME - 32 + ink) << 88),
        words._word('gradientUnits="userSpaceOnUse"'),
        words._word('y1="000" y2="000"><stop') | ((rows >> 32) << 200) | ((rows & (2**32 - 1)) << 128),
        words._paint(words._word('stop-color="#000000"/><stop'), upper, 13),
        words._paint(words._word('offset="1" stop-color="#000000"'), lower, 24),
        words._word("/></linearGradient>"),
    ]


@pure
def _sheet(labels: uint256[outline.SIDE], ink: uint256) -> uint256[outline.SIDE]:
    """
    @notice Gives the mask of a sheet, as outline.vy has masks: the cells whose labels reach an ink.
    @param ink In [1, INKS).
    """
    # unsafe: a label is at most INK; raised by INKS - ink it has the bit of INKS if it reaches the ink, and none above.
    mask: uint256[outline.SIDE] = empty(uint256[outline.SIDE])
    rise: uint256 = unsafe_mul(INKS - ink, ONES)
    y: uint256 = 0
    for row: uint256 in labels:
        mask[y] = (unsafe_add(row, rise) >> INK_BITS) & ONES
        y = unsafe_add(y, 1)
    return mask


@pure
def _dashes(
    etching: uint256[WORDS], size: uint256, start: uint256, sort: uint256
) -> (uint256[DASH_WORDS], uint256):
    """
    @notice Writes the dashes of a sort, two in a word, and says how many words they are. Those off the grid are left
            out.
    @param size Of the etching, in bytes.
    @param start The byte that dashes begin at.
    """
    # unsafe: rows and columns are below CELLS, and lengths at most 8; at most MAX_DASHES are read, each before the end
    # of the etching. Bytes are found as above.
    page: uint256[DASH_WORDS] = empty(uint256[DASH_WORDS])
    count: uint256 = 0
    text: uint256 = words._word("M000 000H000 ") >> 152  # in the lowest bytes
    at: uint256 = start
    for number: uint256 in range(MAX_DASHES):
        if at + 2 > size:
            break
        dash: uint256 = ((etching[at >> 5] >> unsafe_mul(8, ~at & 31)) & 255) << 8
        at = unsafe_add(at, 1)
        dash |= (etching[at >> 5] >> unsafe_mul(8, ~at & 31)) & 255
        at = unsafe_add(at, 1)
        row: uint256 = dash >> 10
        column: uint256 = (dash >> 4) & 63
        if dash & 1 != sort or row >= CELLS or column >= CELLS:
            continue
        end: uint256 = min(unsafe_add(unsafe_add(column, 1), (dash >> 1) & 7), CELLS)
        numbers: uint256 = outline._triples(
            unsafe_add(
                unsafe_mul(column << 64 | row << 32 | end, outline.QUARTERS),
                (outline.QUARTERS * FIRST) * (1 + 2**32 + 2**64) + outline.HALF * 2**32,
            )
        )
        numbers = text | (numbers << 8)
        if count & 1 == 0:
            page[count >> 1] = (numbers << 152) | (words.SPACES >> 104)
        else:
            page[count >> 1] = ((page[count >> 1] >> 152) << 152) | (numbers << 48) | (words.SPACES >> 208)
        count = unsafe_add(count, 1)
    return page, unsafe_add(count, 1) >> 1
