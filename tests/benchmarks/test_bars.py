from math import inf

from scripts.benchmarks.bars import BARS, CALL_GAS, bar, missed

HELD = {bar.pattern.replace("*", "Ripple"): bar.most if bar.most < inf else bar.least for bar in BARS}


def test_figures_at_their_bars_are_held():
    assert missed(HELD) == []


def test_each_bar_is_missed_by_a_figure_past_it():
    for key, end in HELD.items():
        past, wanted = (end + 1, "at most") if bar(key).most < inf else (end - 0.01, "at least")
        [sentence] = missed(HELD | {key: past})
        assert sentence == f"{key} is {past:,}, and {wanted} {end:,} is wanted"


def test_a_bar_that_nothing_was_measured_for_is_missed():
    measured = HELD | {"piece.Imago.measured": 1}
    for key in HELD.keys() - {"piece.Ripple.token_uri.gas_max"}:  # any piece's figure stands for that one
        assert missed({other: value for other, value in measured.items() if other != key}) != []


def test_a_piece_that_was_not_measured_is_not_missed():
    assert missed({key: value for key, value in HELD.items() if not key.startswith("piece.Imago.")}) == []


def test_a_piece_is_held_by_its_own_bar_before_that_of_all():
    assert bar("piece.Imago.token_uri.gas_max").most == 8_000_000
    assert bar("piece.Sennit.token_uri.gas_max").most == 4_000_000
    assert bar("piece.Ripple.token_uri.gas_max").most == CALL_GAS


def test_a_figure_without_a_bar_passes():
    assert bar("deploy.gas_total") is None
