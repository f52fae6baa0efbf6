"""The frame of an etching, grown from its seed: paper, the mark of the plate, an engraved border.

Twin of contracts/hybrid/frame.vy.

From the print outwards: a fillet, a band, an edge, each of a few rings round the print that are whole or dashed, and
so rules, beads, dentils, hatching; blocks on the band's corners; the mark that the plate has pressed into the paper.
Lines are in the print's darkest ink, accents in its most colourful one.
"""

from reference.encoding import svg as words
from reference.encoding.svg import Point
from reference.encoding.tables import COLOUR_CHARS
from reference.numeric import stream

Window = tuple[Point, Point]  # two corners of a rectangle, left and top first

# Papers of six hexadecimal digits each: ivory, cream, rag, celadon, azure, blush.
PAPER_COUNT = 6
PAPERS = "f8f3e7f1e8d4f6f4efe8ebe3e3e8edf5e8df"
# Bands: ruled, dentil, pearl, reel, ladder, key, bead, plain.
BAND_COUNT = 8
# Corners: rosette, stud, block, eye.
CORNER_COUNT = 4

# A ring in hexadecimal digits, from the left: how far outside of where its part begins its middle is, two digits; how
# broad it is, three; how long its dashes are, three, and the gaps between them, three, zeros where it is whole; 1
# where they have round ends; 1 where it is in the accent's ink. A zero is no ring.
FILLET_COUNT = 4
FILLETS = [
    [0x1E01800000000, 0],
    [0x1800C00000000, 0x3C02400000000],
    [0x1601000000000, 0x3A01000000001],
    [0x2403000000000, 0],
]
BANDS = [
    [0x7D0F000E01A00, 0, 0],
    [0x1E01000000000, 0x7D08203E03E00, 0xDC01000000000],
    [0x7D05400107B10, 0x1400C00000000, 0xE600C00000000],
    [0x7D00E00000000, 0x7D0400010B910, 0x7D01A03E07C11],
    [0x3C06E00C02000, 0xB608200C05E00, 0x7601200000001],
    [0x4604E05D05D00, 0x7D01400000000, 0xB404E05D05D00],
    [0x3203000103D10, 0x7D00E00000001, 0xC803000103D10],
    [0x7D01A00000001, 0, 0],
]
EDGE_COUNT = 4
EDGES = [
    [0x1E01600000000, 0],
    [0x1E03200000000, 0x5400C00000000],
    [0x1A00C00000000, 0x3A00C00000000],
    [0x2201E00000000, 0x5A02200103D10],
]
BAND = 90  # where it begins, outside of the print
EDGE = 340

# The dots on a corner, from the lowest: how broad each is, three hexadecimal digits, and 0 for the paper, 1 for the
# line's ink, 2 for the accent's.
CORNERS = [
    [0xD01, 0xA80, 0x602],
    [0x901, 0, 0],
    [0, 0, 0],
    [0xD02, 0x500, 0x301],
]
MIDDLE = 215  # of the band
BLOCK = 145  # half of a corner's block
BLOCK_LINE = 20
PLATE = 800  # where the plate ends
TONE = 6  # of a hundred: the ink that was not wiped from the plate


def paper(seed: int) -> str:
    """The colour of the paper."""
    at = COLOUR_CHARS * stream.below(stream.draws(seed, 0)[0], PAPER_COUNT)
    return PAPERS[at : at + COLOUR_CHARS]


def band(seed: int) -> int:
    """What is engraved round the print."""
    return stream.below(stream.draws(seed, 0)[1], BAND_COUNT)


def corner(seed: int) -> int:
    """What is on its corners."""
    return stream.below(stream.draws(seed, 0)[2], CORNER_COUNT)


def frame(seed: int, window: Window, line: str, accent: str) -> list[str]:
    """The words of the frame, which covers all that is outside of a window.

    Args:
        line, accent: colours of six hexadecimal digits.
    """
    draws = stream.draws(seed, 0)
    colour = paper(seed)
    plate = words.word(outside(window, PLATE))

    # The paper, and what the plate has left on it.
    page = [words.word(f'<path fill="#{colour}"'), words.word('d="M0 0H9999V9999H0Z'), words.word(hole(window))]
    page += [words.word(f'<path fill="#{line}"'), words.word(f'fill-opacity=".{TONE:02d}" d="')]
    page += [plate, words.word(hole(window))]
    page += [words.word(f'<g fill="none" stroke="#{line}">'), words.word('<path stroke-opacity=".3"')]
    page += [words.word('stroke-linejoin="round" d="'), plate, words.word('" stroke-width="30"/>')]

    # The border.
    fillet, edge = FILLETS[stream.below(draws[3], FILLET_COUNT)], EDGES[stream.below(draws[4], EDGE_COUNT)]
    for start, rings in ((0, fillet), (BAND, BANDS[band(seed)]), (EDGE, edge)):
        for each in rings:
            page += ring(each, start, window, accent)
    page += [words.word("</g>")]

    # The blocks on its corners.
    (left, top), (right, bottom) = window
    places = [(x, y) for y in (top - MIDDLE, bottom + MIDDLE) for x in (left - MIDDLE, right + MIDDLE)]
    page += [words.word(f'<path fill="#{colour}"'), words.word(f'stroke="#{line}"')]
    page += [words.word(f'stroke-width="{words.number(BLOCK_LINE)}" d="')]
    for place in places:
        page += [words.word(outside((place, place), BLOCK))]
    page += [words.word('"/>')]
    for each in CORNERS[corner(seed)]:
        if each > 0:
            page += dots(places, each >> 4, [colour, line, accent][each & 15])
    return page


def hole(window: Window) -> str:
    """The end of a path that has a window as a hole."""
    left, top, right, bottom = (words.number(axis) for point in window for axis in point)
    return f'M{left} {top}V{bottom}H{right}V{top}Z"/>'


def outside(window: Window, by: int) -> str:
    """The path of a rectangle that a window is in, so far from it on all sides."""
    (left, top), (right, bottom) = window
    x, y, across, down = (words.number(axis) for axis in (left - by, top - by, right + by, bottom + by))
    return f"M{x} {y}H{across}V{down}H{x}Z"


def ring(told: int, start: int, window: Window, accent: str) -> list[str]:
    """The words of a ring whose part begins so far outside of a window; none if there is none."""
    if told == 0:
        return []
    offset, width, dash, gap = told >> 44, told >> 32 & 4095, told >> 20 & 4095, told >> 8 & 4095
    made = [words.word(f'<path stroke-width="{words.number(width)}"')]
    if told & 1:
        made += [words.word(f'stroke="#{accent}"')]
    if told >> 4 & 1:
        made += [words.word('stroke-linecap="round"')]
    if gap > 0:
        made += [words.word(f'stroke-dasharray="{words.number(dash)} {words.number(gap)}"')]
    return made + [words.word(f'd="{outside(window, start + offset)}"/>')]


def dots(places: list[Point], width: int, colour: str) -> list[str]:
    """The words of a dot at each of four places."""
    texts = [f"M{words.number(x)} {words.number(y)}h1" for x, y in places]
    return [
        words.word(f'<path stroke="#{colour}"'),
        words.word('stroke-linecap="round"'),
        words.word(f'stroke-width="{words.number(width)}" d="'),
        words.word(texts[0] + texts[1]),
        words.word(texts[2] + texts[3]),
        words.word('"/>'),
    ]
