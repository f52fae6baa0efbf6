# pragma version 0.4.3
"""
@title The frame of an etching
@license MIT
@notice Grows paper, the mark of a plate and an engraved border from a seed.
@dev Twin: reference/hybrid/frame.py. From the print outwards: a fillet, a band, an edge, each a few rings round the
     print that are whole or dashed, and so rules, beads, dentils, hatching; blocks on the band's corners; the mark that
     the plate has pressed into the paper. Lines are in the print's darkest ink, accents in its most colourful one.
"""

from ..encoding import svg as words
from ..encoding import tables
from ..numeric import stream

# Papers of six hexadecimal digits each: ivory, cream, rag, celadon, azure, blush.
PAPER_COUNT: constant(uint256) = 6
PAPERS: constant(String[36]) = "f8f3e7f1e8d4f6f4efe8ebe3e3e8edf5e8df"
# Bands: ruled, dentil, pearl, reel, ladder, key, bead, plain.
BAND_COUNT: constant(uint256) = 8
# Corners: rosette, stud, block, eye.
CORNER_COUNT: constant(uint256) = 4

# A ring in hexadecimal digits, from the left: how far outside of where its part begins its middle is, two digits; how
# broad it is, three; how long its dashes are, three, and the gaps between them, three, zeros where it is whole; 1
# where they have round ends; 1 where it is in the accent's ink. A zero is no ring. Numbers are in decimal digits, as
# others are bytes in Vyper.
FILLET_COUNT: constant(uint256) = 4
FILLETS: constant(uint256[2][FILLET_COUNT]) = [
    [527868660547584, 0],
    [422264004673536, 1055685781487616],
    [387096812453888, 1020415510052865],
    [633524856029184, 0],
]
BANDS: constant(uint256[3][BAND_COUNT]) = [
    [2200054062389760, 0, 0],
    [527834300809216, 2199581666328064, 3870349649248256],
    [2199384033884944, 351895260495872, 4046254329823232],
    [2199083385094144, 2199298134554896, 2199134989745169],
    [1056003621658624, 3202336218439168, 2075955262652417],
    [1231788128099584, 2199109154897920, 3166928592985344],
    [879815461715216, 2199083385094145, 3518643368377616],
    [2199134924701697, 0, 0],
]
EDGE_COUNT: constant(uint256) = 4
EDGES: constant(uint256[2][EDGE_COUNT]) = [
    [527860070612992, 0],
    [527980329697280, 1477795167338496],
    [457448376762368, 1020398330183680],
    [598263174529024, 1583442773949712],
]
BAND: constant(uint256) = 90  # where it begins, outside of the print
EDGE: constant(uint256) = 340

# The dots on a corner, from the lowest: how broad each is, three hexadecimal digits, and 0 for the paper, 1 for the
# line's ink, 2 for the accent's.
CORNERS: constant(uint256[3][CORNER_COUNT]) = [
    [3329, 2688, 1538],
    [2305, 0, 0],
    [0, 0, 0],
    [3330, 1280, 769],
]
MIDDLE: constant(uint256) = 215  # of the band
BLOCK: constant(uint256) = 145  # half of a corner's block
BLOCK_LINE: constant(uint256) = 20
PLATE: constant(uint256) = 800  # where the plate ends
TONE: constant(uint256) = 6  # of a hundred: the ink that was not wiped from the plate

MAX_WORDS: constant(uint256) = 64  # more than a frame takes
RINGS: constant(uint256) = 7  # of all parts
RING_WORDS: constant(uint256) = 5
DOT_WORDS: constant(uint256) = 6
ROUND_BIT: constant(uint256) = 4


@pure
def _paper(seed: uint256) -> String[tables.COLOUR_CHARS]:
    """
    @notice Gives the colour of the paper: six hexadecimal digits.
    """
    k: uint256 = stream._below(stream._draws(seed, 0)[0], PAPER_COUNT)
    return slice(PAPERS, tables.COLOUR_CHARS * k, tables.COLOUR_CHARS)


@pure
def _band(seed: uint256) -> uint256:
    """
    @notice Picks what is engraved round the print.
    """
    return stream._below(stream._draws(seed, 0)[1], BAND_COUNT)


@pure
def _corner(seed: uint256) -> uint256:
    """
    @notice Picks what is on its corners.
    """
    return stream._below(stream._draws(seed, 0)[2], CORNER_COUNT)


@pure
def _frame(
    seed: uint256, left_top: uint256, right_bottom: uint256, line: uint256, accent: uint256
) -> uint256[MAX_WORDS]:
    """
    @notice Writes the frame, which covers all that is outside of a window; zeros follow.
    @param left_top A corner of the window, as a point.
    @param right_bottom The other one.
    @param line Six hexadecimal digits in ASCII, as `accent` is.
    """
    draws: uint256[stream.DRAWS] = stream._draws(seed, 0)
    paper: uint256 = convert(convert(self._paper(seed), Bytes[tables.COLOUR_CHARS]), uint256)
    fill: uint256 = words._word('<path fill="#000000"')
    hole: uint256 = self._hole(left_top, right_bottom)
    plate: uint256 = words._word("M0000 0000H0000V0000H0000Z") | (self._outside(left_top, right_bottom, PLATE) << 56)
    close: uint256 = words._word('"/>')
    page: uint256[MAX_WORDS] = empty(uint256[MAX_WORDS])

    # The paper, and what the plate has left on it.
    page[0] = words._paint(fill, paper, 13)
    page[1] = words._word('d="M0 0H9999V9999H0Z')
    page[2] = hole
    page[3] = words._paint(fill, line, 13)
    page[4] = words._word('fill-opacity=".00" d="') | (words._digits(TONE) << 120)
    page[5] = plate
    page[6] = hole
    page[7] = words._paint(words._word('<g fill="none" stroke="#000000">'), line, 24)
    page[8] = words._word('<path stroke-opacity=".3"')
    page[9] = words._word('stroke-linejoin="round" d="')
    page[10] = plate
    page[11] = words._word('" stroke-width="30"/>')
    n: uint256 = 12

    # The border.
    fillet: uint256[2] = FILLETS[stream._below(draws[3], FILLET_COUNT)]
    band: uint256[3] = BANDS[self._band(seed)]
    edge: uint256[2] = EDGES[stream._below(draws[4], EDGE_COUNT)]
    rings: uint256[RINGS] = [fillet[0], fillet[1], band[0], band[1], band[2], edge[0], edge[1]]
    begins: uint256[RINGS] = [0, 0, BAND, BAND, BAND, EDGE, EDGE]
    for k: uint256 in range(RINGS):
        ring: uint256[RING_WORDS] = self._ring(rings[k], begins[k], left_top, right_bottom, accent)
        for word: uint256 in ring:
            if word > 0:
                page[n] = word
                n += 1
    page[n] = words._word("</g>")

    # The blocks on its corners.
    apart: uint256 = words._point(MIDDLE, MIDDLE)
    first: uint256 = left_top - apart
    last: uint256 = right_bottom + apart
    x: uint256 = first >> words.LANE_BITS << words.LANE_BITS
    to_x: uint256 = last >> words.LANE_BITS << words.LANE_BITS
    places: uint256[4] = [first, to_x | (first - x), x | (last - to_x), last]
    page[n + 1] = words._paint(fill, paper, 13)
    page[n + 2] = words._paint(words._word('stroke="#000000"'), line, 9)
    page[n + 3] = words._word('stroke-width="0000" d="') | (words._digits(BLOCK_LINE) << 112)
    n += 4
    for place: uint256 in places:
        page[n] = words._word("M0000 0000H0000V0000H0000Z") | (self._outside(place, place, BLOCK) << 56)
        n += 1
    page[n] = close
    n += 1
    inks: uint256[3] = [paper, line, accent]
    corner: uint256[3] = CORNERS[self._corner(seed)]
    for dot: uint256 in corner:
        if dot > 0:
            dots: uint256[DOT_WORDS] = self._dots(places, dot >> 4, inks[dot & 15])
            for word: uint256 in dots:
                page[n] = word
                n += 1
    return page


@pure
def _hole(left_top: uint256, right_bottom: uint256) -> uint256:
    """
    @notice Writes the end of a path that has a window as a hole.
    """
    right: uint256 = right_bottom >> words.LANE_BITS
    bottom: uint256 = right_bottom & (2**words.LANE_BITS - 1)
    top: uint256 = left_top & (2**words.LANE_BITS - 1)
    lanes: uint256 = (left_top << 120) | (bottom << 80) | (right << 40) | top
    return words._word('M0000 0000V0000H0000V0000Z"/>') | (words._digits(lanes) << 56)


@pure
def _outside(left_top: uint256, right_bottom: uint256, by: uint256) -> uint256:
    """
    @notice Writes the path of a rectangle that a window is in, so far from it on all sides: five numbers for
            "M0000 0000H0000V0000H0000", of which the last ends in the lowest byte.
    """
    first: uint256 = left_top - words._point(by, by)
    last: uint256 = right_bottom + words._point(by, by)
    return words._digits((first << 120) | (last << 40) | (first >> words.LANE_BITS))


@pure
def _ring(
    told: uint256, start: uint256, left_top: uint256, right_bottom: uint256, accent: uint256
) -> uint256[RING_WORDS]:
    """
    @notice Writes a ring whose part begins so far outside of a window, with a zero for each word that it hasn't.
    @param told As above; none of its words is there if it is zero.
    """
    if told == 0:
        return empty(uint256[RING_WORDS])
    page: uint256[RING_WORDS] = empty(uint256[RING_WORDS])
    page[0] = words._word('<path stroke-width="0000"') | (words._digits((told >> 32) & 4095) << 64)
    if told & 1 == 1:
        page[1] = words._paint(words._word('stroke="#000000"'), accent, 9)
    if (told >> ROUND_BIT) & 1 == 1:
        page[2] = words._word('stroke-linecap="round"')
    gap: uint256 = (told >> 8) & 4095
    if gap > 0:
        dashes: uint256 = words._digits((((told >> 20) & 4095) << words.LANE_BITS) | gap)
        page[3] = words._word('stroke-dasharray="0000 0000"') | (dashes << 40)
    page[4] = words._word('d="M0000 0000H0000V0000H0000Z"/>') | (
        self._outside(left_top, right_bottom, start + (told >> 44)) << 32
    )
    return page


@pure
def _dots(places: uint256[4], width: uint256, colour: uint256) -> uint256[DOT_WORDS]:
    """
    @notice Writes a dot at each of four places.
    @param colour Six hexadecimal digits in ASCII.
    """
    text: uint256 = words._word("M0000 0000h1M0000 0000h1")
    return [
        words._paint(words._word('<path stroke="#000000"'), colour, 15),
        words._word('stroke-linecap="round"'),
        words._word('stroke-width="0000" d="') | (words._digits(width) << 112),
        text | (words._digits(places[0]) << 176) | (words._digits(places[1]) << 80),
        text | (words._digits(places[2]) << 176) | (words._digits(places[3]) << 80),
        words._word('"/>'),
    ]
