"""What a ribbon is: plain, banded, a comb or a sheaf of threads, with seams. Twin of contracts/flow/ribbon.vy."""

from typing import NamedTuple

from reference.numeric import stream

# By kind of ribbons, gauges from broad to fine, three digits each: width; width of its threads, or zero for any; most
# ribbons; most tries; least and most segments, the latter each way from the start; how much of a thousand the start
# must be favoured.
# fmt: off
GAUGES = [
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
HAIR = 18  # the width of the finest line
GAP = 44  # between neighbours
TIGHT = 26  # between hairs, about
COMBS = 3  # what a broad ribbon may be, in sixteenths: a comb,
SHEAVES = 10  # a sheaf of threads,
BANDS = 13  # a row of bands; else it is plain
TEETH = 36  # width of a comb for each of its hairs
THINNEST = 54  # of a sheaf's threads, with the gap beside
MAX_SHEAF = 4
SEAMED = 5  # eighths of the sheaves
MAX_PLIES = 14


class Ribbon(NamedTuple):
    plies: int  # lines side by side
    thread: int  # the width of each
    pitch: int  # from ply to ply, in thirds of a unit
    trim: int  # one more than the most segments that a ply is shorter at an end, in four thirds
    band: int  # segments of one colour, or zero for all
    seams: int  # hairs of the water's colour on it
    seam_pitch: int


def ribbon(draws: tuple[int, ...], width: int, strand: int, segments: int, room: int) -> Ribbon:
    """Draws what a ribbon is, so that its plies and its seams are no more than `room`, which is positive."""
    plies, thread, pitch, trim, band, seams = 1, strand or width, 0, 0, 0, 0
    if strand > 0:
        plies = min(width // (strand + TIGHT) + 1, room)
    else:
        kind = stream.below(draws[2], 16)
        if kind < COMBS:
            plies, thread = min(width // TEETH + 1, MAX_PLIES, room), HAIR
        elif kind < SHEAVES:
            plies = min(2 + stream.below(draws[3], min(width // THINNEST, MAX_SHEAF) - 1), room)
            thread = (width - GAP * (plies - 1)) // plies
            if stream.below(draws[1], 8) < SEAMED and 2 * plies <= room:
                seams = plies
        elif kind < BANDS and room > 1:
            band = 1 + stream.below(draws[1], 3)
            seams = min(2 + stream.below(draws[3], 2), room - 2)
        else:
            seams = min(2 + stream.below(draws[3], 2), room - 1)
    if plies > 1:
        pitch = (width - thread) // (3 * (plies - 1))
        if strand > 0 or thread > HAIR:
            trim = segments // 5 + 1
    seam_pitch = pitch
    if plies == 1 and seams > 1:
        seam_pitch = width * seams // (3 * (seams + 2) * (seams - 1))
    return Ribbon(plies, thread, pitch, trim, band, seams, seam_pitch)
