# pragma version 0.4.3
"""
@title Ribbons
@license MIT
@notice What a ribbon is: plain, banded, a comb of hairs or a sheaf of threads, with seams.
@dev Twin: reference/flow/ribbon.py.
"""

from ..numeric import stream

# By kind of ribbons, gauges from broad to fine, three digits each: width; width of its threads, or zero for any; most
# ribbons; most tries; least and most segments, the latter each way from the start; how much of a thousand the start
# must be favoured.
# fmt: off
GAUGES: constant(uint256[6][5]) = [
    [
        564_000_006_018_003_010_600, 300_000_009_022_003_010_480, 206_046_006_016_003_010_400,
        264_018_010_022_003_010_000, 150_018_014_026_003_010_000, 92_018_006_008_003_009_000,
    ],
    [
        396_000_008_020_003_010_600, 228_000_010_024_003_010_480, 206_046_006_018_003_010_400,
        264_018_010_022_003_010_000, 150_018_014_026_003_010_000, 92_018_006_008_003_009_000,
    ],
    [
        300_000_005_014_003_011_637, 168_000_012_026_003_011_480, 190_038_008_020_003_010_347,
        264_018_010_024_003_010_000, 150_018_014_028_003_010_000, 92_018_006_010_003_009_000,
    ],
    [
        198_000_026_060_003_011_301, 206_046_004_012_003_010_225, 264_018_008_018_003_010_000,
        150_018_012_024_003_010_000, 92_018_005_008_003_009_000, 0,
    ],
    [
        640_000_005_018_003_009_560, 300_000_008_020_003_010_440, 206_046_006_016_003_010_332,
        264_018_010_022_003_010_000, 150_018_012_026_003_010_000, 92_018_006_008_003_009_000,
    ],
]
# fmt: on
HAIR: constant(uint256) = 18  # the width of the finest line
GAP: constant(uint256) = 44  # between neighbours
TIGHT: constant(uint256) = 26  # between hairs, about
COMBS: constant(uint256) = 3  # what a broad ribbon may be, in sixteenths: a comb,
SHEAVES: constant(uint256) = 10  # a sheaf of threads,
BANDS: constant(uint256) = 13  # a row of bands; else it is plain
TEETH: constant(uint256) = 36  # width of a comb for each of its hairs
THINNEST: constant(uint256) = 54  # of a sheaf's threads, with the gap beside
MAX_SHEAF: constant(uint256) = 4
SEAMED: constant(uint256) = 5  # eighths of the sheaves
MAX_PLIES: constant(uint256) = 14


struct Ribbon:
    plies: uint256  # lines side by side
    thread: uint256  # the width of each
    pitch: uint256  # from ply to ply, in thirds of a unit
    trim: uint256  # one more than the most segments that a ply is shorter at an end, in four thirds
    band: uint256  # segments of one colour, or zero for all
    seams: uint256  # hairs of the water's colour on it
    seam_pitch: uint256


@pure
def _ribbon(draws: uint256[8], width: uint256, strand: uint256, segments: uint256, room: uint256) -> Ribbon:
    """
    @notice Draws what a ribbon is, so that its plies and its seams are no more than `room`, which is positive.
    """
    # unsafe: widths are below 1,000, counts below 100, and a ribbon is wider than its threads and gaps.
    made: Ribbon = empty(Ribbon)
    made.plies = 1
    made.thread = width
    if strand > 0:
        made.thread = strand
        made.plies = min(unsafe_add(unsafe_div(width, unsafe_add(strand, TIGHT)), 1), room)
    else:
        kind: uint256 = stream._below(draws[2], 16)
        if kind < COMBS:
            made.plies = min(min(width // TEETH + 1, MAX_PLIES), room)
            made.thread = HAIR
        elif kind < SHEAVES:
            made.plies = min(2 + stream._below(draws[3], min(width // THINNEST, MAX_SHEAF) - 1), room)
            gaps: uint256 = unsafe_mul(GAP, unsafe_sub(made.plies, 1))
            made.thread = unsafe_div(unsafe_sub(width, gaps), made.plies)
            if stream._below(draws[1], 8) < SEAMED and unsafe_mul(2, made.plies) <= room:
                made.seams = made.plies
        elif kind < BANDS and room > 1:
            made.band = 1 + stream._below(draws[1], 3)
            made.seams = min(2 + stream._below(draws[3], 2), unsafe_sub(room, 2))
        else:
            made.seams = min(2 + stream._below(draws[3], 2), unsafe_sub(room, 1))
    if made.plies > 1:
        made.pitch = unsafe_div(unsafe_sub(width, made.thread), unsafe_mul(3, unsafe_sub(made.plies, 1)))
        if strand > 0 or made.thread > HAIR:
            made.trim = unsafe_add(segments // 5, 1)
    made.seam_pitch = made.pitch
    if made.plies == 1 and made.seams > 1:
        parts: uint256 = unsafe_mul(unsafe_mul(3, unsafe_add(made.seams, 2)), unsafe_sub(made.seams, 1))
        made.seam_pitch = unsafe_div(unsafe_mul(width, made.seams), parts)
    return made
