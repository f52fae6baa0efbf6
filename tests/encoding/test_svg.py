from hypothesis import given
from hypothesis import strategies as st

from reference.encoding import svg
from tests.strategies import cases

coordinates = st.integers(0, 9999)
colours = st.integers(0, 2**24 - 1).map(lambda colour: f"{colour:06x}")
ASCII = st.characters(min_codepoint=32, max_codepoint=126)


def number(text: str) -> int:
    return int.from_bytes(text.encode(), "big")


def text(*words: int) -> str:
    return b"".join(word.to_bytes(32, "big") for word in words).decode()


@given(cases(st.text(ASCII, max_size=svg.WORD_BYTES)))
def test_words_are_filled_up(deploy_once, drawn):
    words = deploy_once("EncodingHarness").read_each("word", drawn)
    assert [text(word) for word in words] == [svg.word(*case) for case in drawn]


@given(cases(coordinates, coordinates, *[st.integers(0, 4999)] * 2, *[st.integers(5000, 9999)] * 2))
def test_opening_tags_agree(deploy_once, drawn):
    tags = deploy_once("EncodingHarness").read_each("open", drawn)
    assert [text(*words) for words in tags] == ["".join(svg.open(*case)) for case in drawn]


@given(cases(colours))
def test_grounds_and_mats_agree(deploy_once, drawn):
    grounds = deploy_once("EncodingHarness").read_each("ground", [(number(colour),) for (colour,) in drawn])
    assert [text(*words) for words in grounds] == ["".join(svg.ground(*case)) for case in drawn]
    mats = deploy_once("EncodingHarness").read_each("mat", [(number(colour),) for (colour,) in drawn])
    assert [text(*words) for words in mats] == ["".join(svg.mat(*case)) for case in drawn]


@given(cases(colours, st.integers(0, 26)))
def test_paint_takes_the_place_of_the_zeros(deploy_once, drawn):
    blanks = [("~" * at + "000000").ljust(32, "~") for _, at in drawn]
    arguments = [(number(blank), number(colour), at) for blank, (colour, at) in zip(blanks, drawn, strict=True)]
    words = deploy_once("EncodingHarness").read_each("paint", arguments)
    assert [text(word) for word in words] == [svg.paint(b, *case) for b, case in zip(blanks, drawn, strict=True)]


@given(cases(st.sampled_from("MLCQSTZ "), st.lists(coordinates, min_size=6, max_size=6)))
def test_points_agree(deploy_once, drawn):
    words = deploy_once("EncodingHarness").read_each("points", [(ord(command), n) for command, n in drawn])
    assert [text(word) for word in words] == [
        svg.points(command, (a, b), (c, d), (e, f)) for command, (a, b, c, d, e, f) in drawn
    ]


def test_every_coordinate_is_written_right_in_every_lane(deploy_once):
    numbers = list(range(10_000)) + [0, 0]
    drawn = [(ord("L"), numbers[i : i + 6]) for i in range(0, 10_002, 6)]
    words = deploy_once("EncodingHarness").read_each("points", drawn)
    assert [int(n) for word in words for n in text(word)[1:].split()] == numbers
    assert deploy_once("EncodingHarness").read_each("number", [(n,) for n in range(0, 10_000, 13)]) == [
        number(svg.number(n)) for n in range(0, 10_000, 13)
    ]


eight = {"min_size": 8, "max_size": 8}


@given(
    cases(
        st.lists(st.sampled_from("MLCQ "), **eight),
        st.lists(st.lists(coordinates, min_size=6, max_size=6), **eight),
        most=20,
    )
)
def test_rows_agree(deploy_once, drawn):
    rows = deploy_once("EncodingHarness").read_each(
        "row", [(list(map(ord, commands)), numbers) for commands, numbers in drawn]
    )
    drafts = [
        [(command, (a, b), (c, d), (e, f)) for command, (a, b, c, d, e, f) in zip(*case, strict=True)]
        for case in drawn
    ]
    assert [text(*row) for row in rows] == ["".join(svg.row(draft)) for draft in drafts]
