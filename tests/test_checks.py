"""The checks refuse what they are for: each case is a good drawing or token with one thing wrong."""

import base64
import json

import pytest

from reference.generators import Trait
from tests.checks import JSON_PREFIX, SVG_PREFIX, check_svg, check_token_uri, check_traits, read_json

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="0010" height="0020" viewBox="0 0 100 200">'
GROUND = '<path d="M0 0H999V999H0" fill="#abcdef"/>'
GOOD = f'{HEAD}{GROUND}<g stroke="#000000" stroke-width="3"><circle cx="1" cy="2" r="3"/></g></svg>  '
GRADIENT = (
    '<linearGradient id="a" x2="0" gradientUnits="userSpaceOnUse" y1="128" y2="240"><stop stop-color="#abcdef"/>'
    '<stop offset="1" stop-color="#000000"/></linearGradient>'
)


def test_a_good_drawing_passes() -> None:
    check_svg(GOOD, "abcdef")


def test_a_drawing_may_paint_with_a_gradient_of_its_own() -> None:
    check_svg(f'{HEAD}{GROUND}{GRADIENT}<path d="M0 0" fill="url(#a)"/></svg>', "abcdef")


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0" fill="url(#a)"/>' + GRADIENT,
        GRADIENT + '<path d="M0 0" fill="url(#b)"/>',
        GRADIENT + '<path d="M0 0" stroke="url(#a)"/>',
        GRADIENT + '<path d="M0 0" fill="url(https://example.org#a)"/>',
        GRADIENT * 2,
        GRADIENT.replace(' id="a"', ""),
        '<linearGradient id="a" href="#b"/>',
        "<script>alert(1)</script>",
        '<path d="M0 0" onload="alert(1)"/>',
        '<a href="https://example.org"><path d="M0 0"/></a>',
        '<use href="#x"/>',
        '<image width="1" height="1"/>',
        "<text>words</text>",
        "<foreignObject/>",
        "<filter/>",
        '<animate attributeName="r"/>',
        "<style>path{fill:url(https://example.org)}</style>",
        '<path d="M0 0" style="fill:red"/>',
        '<path d="M0 0" fill="url(#x)"/>',
        '<path d="M0 0" fill="red"/>',
        '<path d="M0 0" fill="#ABCDEF"/>',
        '<path d="M0 0" fill="#fff"/>',
        '<path d="M0 0" fill="#0000000"/>',
        '<path d="0 0"/>',
        '<path d="M0 0" transform="url(x)"/>',
        '<path d="M0 0" opacity="2"/>',
        '<path xmlns="http://www.w3.org/1999/xhtml" d="M0 0"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" viewBox="0 0 1 1"/>',
        "words",
        "&#65;",
        "&amp;",
        "&undefined;",
        "<!-- a comment -->",
        "<?an instruction?>",
        "<![CDATA[ ]]>",
        '<path d="M0 0"/ >',
        '<path d="M0 0">',
        '<path d="M0 0" d="M1 1"/>',
        "\u00e9",
        "\n",
        "\0",
        " " * 25_000,
    ],
)
def test_a_drawing_with_anything_else_in_it_is_refused(inside: str) -> None:
    with pytest.raises(AssertionError):
        check_svg(f"{HEAD}{GROUND}{inside}</svg>", "abcdef")


@pytest.mark.parametrize(
    "before, after",
    [
        ('width="0010" ', ""),
        ('height="0020" ', ""),
        (' viewBox="0 0 100 200"', ""),
        ('width="0010"', 'width="100%"'),
        ('width="0010"', 'width="0000"'),
        ("0 0 100 200", "0 0 100 100"),
        ("0 0 100 200", "0 0 -100 -200"),
        ("2000/svg", "2001/svg"),
        ("</svg>", ""),
        ("#abcdef", "#abcdee"),
        (GROUND, ""),
        ("<svg", '<?xml version="1.0"?><svg'),
        ("<svg", "<!DOCTYPE svg><svg"),
        ("<svg", '<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]><svg'),
        ("</svg>", "</svg><svg/>"),
    ],
)
def test_a_drawing_that_is_not_itself_is_refused(before: str, after: str) -> None:
    assert before in GOOD
    with pytest.raises(AssertionError):
        check_svg(GOOD.replace(before, after, 1), "abcdef")


def test_good_traits_pass() -> None:
    check_traits([Trait("Palette", "Ink and Water", False), Trait("Lines", "-12", True)])


@pytest.mark.parametrize(
    "traits",
    [
        [Trait("", "a", False)],
        [Trait("a", "", False)],
        [Trait("a", "b" * 33, False)],
        [Trait("a", " b", False)],
        [Trait("a", "b\n", False)],
        [Trait("a", 'b"', False)],
        [Trait("a", "<b", False)],
        [Trait("a", "b\u00e9", False)],
        [Trait("a", "1.5", True)],
        [Trait("a", "01", True)],
        [Trait("a", "b", False), Trait("a", "c", False)],
        [Trait(str(n), "a", False) for n in range(17)],
    ],
)
def test_bad_traits_are_refused(traits: list[Trait]) -> None:
    with pytest.raises(AssertionError):
        check_traits(traits)


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


TOKEN = {
    "name": "Piece #1",
    "description": 'Says "seed".',
    "image": SVG_PREFIX + encoded(GOOD),
    "background_color": "abcdef",
    "attributes": [
        {"trait_type": "Palette", "value": "Ink"},
        {"display_type": "number", "trait_type": "Lines", "value": 12},
    ],
}


def uri(token: object) -> str:
    return JSON_PREFIX + encoded(json.dumps(token))


def test_a_good_token_passes() -> None:
    assert check_token_uri(uri(TOKEN)) == TOKEN


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"name": 1},
        {"image": SVG_PREFIX + encoded(GOOD.replace("circle", "image"))},
        {"image": "https://example.org/1.svg"},
        {"background_color": "#abcdef"},
        {"background_color": "abcdee"},
        {"animation_url": "https://example.org"},
        {"attributes": [{"trait_type": "Lines", "value": 12}]},
        {"attributes": [{"display_type": "number", "trait_type": "Lines", "value": "12"}]},
        {"attributes": [{"display_type": "number", "trait_type": "Lines", "value": True}]},
        {"attributes": [{"display_type": "date", "trait_type": "Lines", "value": 12}]},
        {"attributes": [{"trait_type": "", "value": "Ink"}]},
        {"attributes": [{"trait_type": "Palette", "value": "Ink", "more": ""}]},
    ],
)
def test_a_token_with_one_thing_wrong_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(AssertionError):
        check_token_uri(uri(TOKEN | change))


@pytest.mark.parametrize("text", ['{"a": NaN}', '{"a": -Infinity}', '{"a": 1, "a": 1}', "[]", '{"a": 1,}', "\u00ff"])
def test_what_is_json_in_python_alone_is_refused(text: str) -> None:
    with pytest.raises((AssertionError, ValueError)):
        read_json(text.encode("latin-1"))


@pytest.mark.parametrize("key", sorted(TOKEN))
def test_a_token_that_lacks_something_is_refused(key: str) -> None:
    with pytest.raises(AssertionError):
        check_token_uri(uri({name: value for name, value in TOKEN.items() if name != key}))


@pytest.mark.parametrize(
    "text",
    [
        encoded(json.dumps(TOKEN)),
        "data:application/json," + json.dumps(TOKEN),
        uri([TOKEN]),
        uri(TOKEN) + "!",
        uri(TOKEN) + "\n",
        JSON_PREFIX + encoded(json.dumps(TOKEN)[:-1] + ', "name": "twice"}'),
        JSON_PREFIX + encoded(json.dumps(TOKEN).replace("12", "NaN")),
        JSON_PREFIX + encoded(json.dumps(TOKEN).replace("Says", "Sa\nys")),
        JSON_PREFIX + encoded(json.dumps(TOKEN) + " " * 80_000),
    ],
)
def test_a_uri_that_is_not_written_strictly_is_refused(text: str) -> None:
    with pytest.raises((AssertionError, ValueError)):
        check_token_uri(text)
