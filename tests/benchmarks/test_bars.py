from scripts.benchmarks.bars import BARS, bar, missed

HELD = {bar.pattern.replace("*", "Schotter"): bar.most for bar in BARS}


def test_figures_at_their_bars_are_held():
    assert missed(HELD) == []


def test_each_bar_is_missed_by_a_figure_above_it():
    for key, most in HELD.items():
        [sentence] = missed(HELD | {key: most + 1})
        assert sentence.startswith(f"{key} is ")


def test_a_bar_that_nothing_was_measured_for_is_missed():
    for key in HELD:
        assert missed({other: value for other, value in HELD.items() if other != key}) != []


def test_a_figure_without_a_bar_passes():
    assert bar("deploy.gas_total") is None
