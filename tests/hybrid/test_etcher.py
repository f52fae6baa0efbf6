"""Etchings: the contract against its twin, on those of pictures and on any bytes, and what a wallet may rely on."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.contour import outline
from reference.encoding import svg as words
from reference.hybrid import etching, frame
from reference.hybrid.etching import (
    BUDGET,
    CELLS,
    DASH_INKS,
    FIRST,
    FRAME_INKS,
    INK_BITS,
    LEAST_PITCH,
    MAX_BYTES,
    MAX_DASHES,
    OUTLINE_WORDS,
    PITCH,
    RUNS,
)
from reference.numeric import stream
from renderer.etching.fit import fit
from renderer.seeds import EDGES
from renderer.seeds import seed as numbered
from scripts.benchmarks import etchings
from scripts.benchmarks.etchings import DASH_BYTES, DASHES, DEAREST, chequers, coded, dashed, hostile, islands
from scripts.chain import build
from scripts.chain.rpc import RpcError
from tests.checks import check_svg
from tests.strategies import seeds

MOST_CHARS = 16_384  # so that a tokenURI keeps within 40,000 whatever else it tells
MOST_GAS = 4_200_000  # a tenth more than what a search has found
SPARE_BYTES = 300  # for another compiler
FRAME_WORDS = 64  # that the contract has room for
HEAD = bytes(range(40, 40 + RUNS))

any_bytes = st.binary(max_size=RUNS + 40) | st.integers(0, 2**32).map(hostile)
cases = st.lists(st.tuples(any_bytes, seeds), min_size=1, max_size=12)


def printed(etcher, drawn: list[tuple[bytes, int]]) -> list[str]:
    """What the contract prints, the same as its twin."""
    found = etcher.gas_and_read_each("svg", drawn)
    for case, (gas, svg) in zip(drawn, found, strict=True):
        assert svg == etching.svg(*case), f"{case[0].hex()} differs at seed {case[1]:#x}"
        assert len(svg) <= MOST_CHARS
        assert gas <= MOST_GAS
    return [svg for _, svg in found]


@pytest.fixture(scope="module")
def etcher(deploy_once):
    return deploy_once("Etcher")


def test_pictures_are_printed_alike(etcher):
    rows, columns = np.mgrid[0:64, 0:64]
    waves = np.sin(rows / 7) + np.sin((columns + rows) / 11)
    hill = rows > 40 + 9 * np.sin(columns / 9)
    scenes = [waves + hill, np.hypot(rows - 20, columns - 40) / 20 - hill, np.where(hill, 0, rows / 32)]
    pictures = [
        (np.stack([scene, np.roll(scene, 9, 1), scene * hill], 2) * 60 + 100).clip(0, 255).astype(np.uint8)
        for scene in scenes
    ]
    made = fit(pictures)
    assert all(RUNS < len(one) <= MAX_BYTES for one in made)
    printed(etcher, [(one, numbered(n)) for n, one in enumerate(made)])


def test_hostile_bytes_are_printed_alike(etcher):
    printed(etcher, [(hostile(n), numbered(n)) for n in range(60)])


@settings(max_examples=6)
@given(cases)
def test_any_bytes_are_printed_alike(etcher, drawn):
    printed(etcher, drawn)


def test_the_dearest_etchings_are_printed_within_their_gas(etcher):
    printed(etcher, [(one, seed) for one in DEAREST for seed in (0, 5)])


def test_an_etching_may_end_at_any_byte(etcher):
    whole = dashed(coded(HEAD, islands(5, 4)), DASHES)
    short = coded(HEAD, lambda x, y: y // 20)[: RUNS + 60 * 2] + DASHES
    lengths = [*range(RUNS + 4), *range(RUNS + 115, RUNS + 130), *range(MAX_BYTES - 8, MAX_BYTES + 1)]
    printed(etcher, [(one[:length], 3) for one in (whole, short) for length in lengths[:: 1 + (one is whole)]])


def test_bytes_that_are_missing_count_as_zeros(etcher):
    for length in (0, 20, DASH_INKS, FRAME_INKS, RUNS):
        one, other = printed(etcher, [(HEAD[:length], 9), (HEAD[:length].ljust(RUNS, b"\0"), 9)])
        assert one == other


def test_more_bytes_than_an_etching_has_are_refused(etcher):
    etcher.read("svg", bytes(MAX_BYTES), 1)
    with pytest.raises(RpcError):
        etcher.read("svg", bytes(MAX_BYTES + 1), 1)


def test_every_seed_has_its_paper_and_its_frame(etcher):
    """Each band on each corner, fillet, edge and paper, at the shapes at either end."""
    drawn = {}
    for number in range(300):
        draws = stream.draws(numbered(number), 0)
        drawn.setdefault((frame.band(numbered(number)), stream.below(draws[3], frame.FILLET_COUNT)), number)
        drawn.setdefault((frame.corner(numbered(number)), stream.below(draws[4], frame.EDGE_COUNT), ""), number)
        drawn.setdefault(frame.paper(numbered(number)), number)
    assert len(drawn) == frame.BAND_COUNT * frame.FILLET_COUNT + 4 * frame.EDGE_COUNT + frame.PAPER_COUNT
    shapes = (b"\0", b"\x7f", b"\x80", b"\x05", b"\xfb")
    pairs = [
        (shapes[at % len(shapes)] + HEAD[1:], seed)
        for at, seed in enumerate([*EDGES, *(numbered(number) for number in sorted(set(drawn.values())))])
    ]
    printed(etcher, pairs)
    assert etcher.read_each("background", pairs) == [etching.background(*pair) for pair in pairs]


def test_no_frame_takes_more_words_than_there_is_room_for(monkeypatch):
    window = etching.window((PITCH, PITCH))
    most = 0
    for choice in product(*map(range, (1, frame.BAND_COUNT, 4, frame.FILLET_COUNT, frame.EDGE_COUNT))):
        counts = (frame.PAPER_COUNT, frame.BAND_COUNT, frame.CORNER_COUNT, frame.FILLET_COUNT, frame.EDGE_COUNT)
        draws = [-(-(at << 32) // count) for at, count in zip(choice, counts, strict=True)]
        monkeypatch.setattr(stream, "draws", lambda seed, block, draws=draws: (*draws, 0, 0, 0))
        most = max(most, len(frame.frame(0, window, "000000", "ffffff")))
    # A dash stands alone in a word at most once for each sort.
    dashes = MAX_DASHES // 2 + 1
    rest = len(etching.prints(b"")) + 4 + 2 + 1
    assert most <= FRAME_WORDS
    assert (most + rest + OUTLINE_WORDS + dashes) * words.WORD_BYTES <= MOST_CHARS


@pytest.mark.parametrize("number", range(20))
def test_any_print_is_safe_in_a_wallet(number):
    check_svg(etching.svg(hostile(number), number), etching.background(b"", number))


def test_cells_are_no_narrower_than_half_their_height():
    pitches = [etching.pitch(bytes([shape])) for shape in range(256)]
    assert {max(pitch) for pitch in pitches} == {PITCH}
    assert min(min(pitch) for pitch in pitches) == LEAST_PITCH
    assert etching.pitch(b"\x04") == (PITCH - 4, PITCH) and etching.pitch(b"\xfc") == (PITCH, PITCH - 4)
    assert etching.pitch(b"") == (PITCH, PITCH)


def test_runs_end_at_the_end_of_their_row():
    runs = bytes([1 | 29 << INK_BITS, 2 | 31 << INK_BITS, 3])
    cells, end = etching.labels(HEAD + runs)
    assert cells[0] == [1] * 30 + [2] * 30 and cells[1] == [3] + [0] * 59 and end == RUNS + 3
    assert not any(map(any, cells[2:]))


def test_what_is_behind_the_last_row_is_dashes():
    full = coded(HEAD, lambda x, y: y % 2)
    assert etching.labels(full + DASHES)[1] == len(full)
    here, there = (11 << 10 | 58 << 4 | 7 << 1).to_bytes(2, "big"), (CELLS << 10).to_bytes(2, "big")
    x, y, end = 4 * (58 + FIRST), 4 * (11 + FIRST) + 2, 4 * (CELLS + FIRST)
    assert etching.dashes(full + there + here, len(full), 0) == [words.word(f"M{x} {y:03d}H{end} ")]
    assert etching.dashes(full + here, len(full), 1) == []


def test_no_more_dashes_are_read_than_there_is_room_for():
    full = coded(HEAD, lambda x, y: 0)
    one = DASHES[:DASH_BYTES]
    assert etching.dashes(full + DASHES + one, len(full), 0) == etching.dashes(full + DASHES, len(full), 0)
    assert len(etching.dashes(full + DASHES, len(full), 0)) == MAX_DASHES // 2


def test_an_ink_fades_over_the_rows_of_its_own_cells():
    cells, _ = etching.labels(coded(HEAD, lambda x, y: 5 if y in (20, 31) else 0))
    assert etching.rows(cells, 5) == (20, 31) and etching.rows(cells, 0) == (0, CELLS - 1)
    assert etching.rows(cells, 3) == (0, CELLS - 1)
    assert words.word('y1="088" y2="136"><stop') in etching.shade(5, cells, "000000", "ffffff")


def test_the_budget_ends_what_would_take_too_long():
    dust = coded(HEAD, chequers(1, 1))
    assert sum(outline.outlines([], OUTLINE_WORDS, etching.sheet(etching.labels(dust)[0], 1), 2**14)[1:]) > 0
    left = BUDGET
    for ink in range(1, 8):
        _, left = outline.outlines([], OUTLINE_WORDS, etching.sheet(etching.labels(dust)[0], ink), left)
    assert left == 0


def test_the_etcher_fits_with_room_to_spare():
    whole = build.contract("Etcher")
    assert len(whole.runtime) + whole.immutables <= build.MAX_RUNTIME_BYTES - SPARE_BYTES


def test_the_benchmark_compares_prints(etcher):
    gas, chars, differ = etchings.compare(etcher, [b"", HEAD])
    assert max(gas) <= MOST_GAS and differ == 0
    assert chars == [len(etching.svg(b"", numbered(0))), len(etching.svg(HEAD, numbered(1)))]
