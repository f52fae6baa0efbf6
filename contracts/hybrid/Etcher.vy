# pragma version 0.4.3
"""
@title Etcher
@license MIT
@notice Prints etchings: what the chain keeps of a picture that it could not draw itself.
@dev What it does is in functions in reference/hybrid/etching.py and reference/hybrid/frame.py. It keeps nothing, and
     nobody owns it.
"""

from ..contour import marching
from ..contour import outline
from ..encoding import svg as words
from ..interfaces import IEtcher
from . import etching as etchings
from . import frame

implements: IEtcher


@view
@external
def svg(etching: Bytes[1024], seed: uint256) -> String[24_576]:
    size: uint256 = len(etching)
    data: uint256[etchings.WORDS] = etchings._words(etching)
    inks: uint256[etchings.INKS] = etchings._inks(data, etchings.UPPER)
    lower: uint256[etchings.INKS] = etchings._inks(data, etchings.LOWER)
    pitch: uint256 = etchings._pitch(data)
    labels: uint256[outline.SIDE] = empty(uint256[outline.SIDE])
    end: uint256 = 0
    labels, end = etchings._labels(data, size)
    close: uint256 = words._word('"/>')

    # The page, and the group of all that is printed, in quarters of a cell.
    page: uint256[words.MAX_WORDS] = empty(uint256[words.MAX_WORDS])
    opening: uint256[4] = words._open(1000, 1000, 0, 0, 9999, 9999)
    paper: uint256[2] = words._ground(convert(convert(frame._paper(seed), Bytes[6]), uint256))
    group: uint256[2] = etchings._group(pitch)
    page[0] = opening[0]
    page[1] = opening[1]
    page[2] = opening[2]
    page[3] = opening[3]
    page[4] = paper[0]
    page[5] = paper[1]
    page[6] = group[0]
    page[7] = group[1]
    n: uint256 = 8
    for ink: uint256 in range(etchings.INKS):
        shade: uint256[etchings.SHADE_WORDS] = etchings._shade(ink, labels, inks[ink], lower[ink])
        for word: uint256 in shade:
            page[n] = word
            n += 1

    # What no sheet covers, and the sheets.
    head: uint256 = words._word('<path fill="url(# )" d="') + ((etchings.NAME - 32) << 112)
    page[n] = words._word('<path fill="url(#a)"')
    page[n + 1] = words._word('d="M000 000H256V256H000Z"/>')
    n += 2
    outlines: uint256[marching.MAX_WORDS] = empty(uint256[marching.MAX_WORDS])
    count: uint256 = 0
    budget: uint256 = etchings.BUDGET
    for ink: uint256 in range(1, etchings.INKS):
        page[n] = head + (ink << 112)
        n += 1
        begun: uint256 = count
        outlines, count, budget = outline._outlines(
            outlines, count, etchings.OUTLINE_WORDS, etchings._sheet(labels, ink), budget
        )
        for at: uint256 in range(begun, count, bound=marching.MAX_WORDS):
            page[n] = outlines[at]
            # unsafe: outlines have at most OUTLINE_WORDS, and all else fewer words than a page has besides.
            n = unsafe_add(n, 1)
        page[n] = close
        n += 1

    # The dashes.
    colours: uint256[etchings.INKS] = etchings._inks(data, etchings.DASH_INKS)
    for sort: uint256 in range(etchings.SORTS):
        dashes: uint256[etchings.DASH_WORDS] = empty(uint256[etchings.DASH_WORDS])
        dashes, count = etchings._dashes(data, size, end, sort)
        page[n] = words._paint(words._word('<path stroke="#000000"'), colours[sort], 15)
        page[n + 1] = words._word('stroke-width="2" d="')
        n += 2
        for at: uint256 in range(count, bound=etchings.DASH_WORDS):
            page[n] = dashes[at]
            n += 1
        page[n] = close
        n += 1
    page[n] = words._word("</g>")
    n += 1

    # The frame.
    line: uint256 = 0
    accent: uint256 = 0
    left_top: uint256 = 0
    right_bottom: uint256 = 0
    line, accent = etchings._pair(data, etchings.FRAME_INKS)
    left_top, right_bottom = etchings._window(pitch)
    around: uint256[frame.MAX_WORDS] = frame._frame(seed, left_top, right_bottom, inks[line], inks[accent])
    for word: uint256 in around:
        if word == 0:
            break
        page[n] = word
        n += 1
    page[n] = words._word("</svg>")
    return convert(slice(abi_encode(page), 0, words.WORD_BYTES * (n + 1)), String[24_576])


@view
@external
def background(etching: Bytes[1024], seed: uint256) -> String[6]:
    return frame._paper(seed)
