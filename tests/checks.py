"""What every drawing and every token URI has to be, whoever made it. Each check raises AssertionError.

A drawing is ASCII, XML without a document type, entities, comments or instructions, and made of nothing but
the shapes and attributes named here: so it has no script, no event handler, no image, no font, and no reference but
to a gradient of its own that stands before.
"""

import base64
import json
import re
from collections.abc import Iterable
from typing import Any
from xml.parsers import expat

from reference.generators import Trait

MAX_SVG_BYTES = 24_576
MAX_URI_CHARS = 100_000
MAX_TRAITS = 16
MAX_TRAIT_BYTES = 32
XMLNS = "http://www.w3.org/2000/svg"
JSON_PREFIX = "data:application/json;base64,"
SVG_PREFIX = "data:image/svg+xml;base64,"

# Values of attributes, by what they are.
_NUMBER = r"-?\d*\.?\d+"
_LENGTH = r"\d+"
_NUMBERS = rf"\s*{_NUMBER}([\s,]+{_NUMBER})*\s*"
_PAINT = r"none|#[0-9a-f]{6}"
_GRADIENT = r"url\(#([a-z])\)"
_PATH = r"\s*([Mm][MmLlHhVvCcSsQqTtAaZz\d\s.,-]*)?"  # an empty one is valid, and draws nothing
_SHARE = r"0|1|0?\.\d+"
_TRANSFORM = rf"(\s*(matrix|translate|scale|rotate|skewX|skewY)\({_NUMBERS}\))+\s*"

_LOOK = {
    "fill": rf"{_PAINT}|{_GRADIENT}",
    "fill-opacity": _SHARE,
    "fill-rule": "evenodd|nonzero",
    "opacity": _SHARE,
    "stroke": _PAINT,
    "stroke-dasharray": _NUMBERS,
    "stroke-linecap": "butt|round|square",
    "stroke-linejoin": "miter|round|bevel",
    "stroke-miterlimit": _NUMBER,
    "stroke-opacity": _SHARE,
    "stroke-width": _NUMBER,
    "transform": _TRANSFORM,
}
_SHAPES = {
    "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"),
    "rect": ("x", "y", "width", "height", "rx", "ry"),
}
ALLOWED = {
    "svg": _LOOK | {"xmlns": re.escape(XMLNS), "width": _LENGTH, "height": _LENGTH, "viewBox": _NUMBERS},
    "g": _LOOK,
    "path": _LOOK | {"d": _PATH},
    "polygon": _LOOK | {"points": _NUMBERS},
    "polyline": _LOOK | {"points": _NUMBERS},
    "linearGradient": {
        "id": "[a-z]",
        "gradientUnits": "userSpaceOnUse",
        **dict.fromkeys(("x1", "x2", "y1", "y2"), _NUMBER),
    },
    "stop": {"offset": _SHARE, "stop-color": "#[0-9a-f]{6}"},
    **{name: _LOOK | dict.fromkeys(measures, _NUMBER) for name, measures in _SHAPES.items()},
}
"""The elements that a drawing may have, and for each the attributes with the pattern of their values."""


def check_svg(svg: str, background: str | None = None) -> None:
    """Checks a drawing, and that the first thing it paints is `background` (six digits) if that is given."""
    assert svg.isascii() and svg.isprintable(), "a drawing is printable ASCII in one line"
    assert len(svg) <= MAX_SVG_BYTES, f"{len(svg)} bytes"
    elements = parse(svg)
    for depth, name, attributes in elements:
        assert name in ALLOWED, f"<{name}> is not allowed"
        assert (name == "svg") == (depth == 0), "the root, and nothing else, is <svg>"
        for attribute, value in attributes.items():
            pattern = ALLOWED[name].get(attribute)
            assert pattern, f"<{name} {attribute}> is not allowed"
            assert re.fullmatch(pattern, value), f'<{name} {attribute}="{value[:80]}"> is not allowed'
    _check_gradients(elements)

    root = elements[0][2]
    assert {"xmlns", "width", "height", "viewBox"} <= root.keys(), "the root states its size"
    width, height = int(root["width"]), int(root["height"])
    left, top, across, down = map(float, re.split(r"[\s,]+", root["viewBox"].strip()))
    assert min(width, height, across, down) > 0, "sizes are positive"
    assert abs(width * down - height * across) <= max(across, down), "one shape, two ways to state it"
    if background is not None:
        assert elements[1][2].get("fill") == f"#{background}", "the ground comes first"


def _check_gradients(elements: list[tuple[int, str, dict[str, str]]]) -> None:
    """Checks that each gradient has a name of its own, and that what is painted with one finds it."""
    known: set[str] = set()
    for _, name, attributes in elements:
        if name == "linearGradient":
            assert "id" in attributes and attributes["id"] not in known, "a gradient has a name of its own"
            known.add(attributes["id"])
        if found := re.fullmatch(_GRADIENT, attributes.get("fill", "")):
            assert found[1] in known, f"there is no gradient {found[1]} yet"


def parse(svg: str) -> list[tuple[int, str, dict[str, str]]]:
    """Lists a drawing's elements in order, as (depth, name, attributes); refuses all else that XML has."""
    elements: list[tuple[int, str, dict[str, str]]] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        elements.append((depth, name, attributes))
        depth += 1

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def text(data: str) -> None:
        assert not data.strip(), "a drawing has no text"

    def refuse(*_anything: Any) -> None:
        raise AssertionError("a drawing has no document type, entity, comment, section or instruction")

    parser = expat.ParserCreate(encoding="US-ASCII")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    for construct in (
        "StartDoctypeDecl",
        "EntityDecl",
        "SkippedEntity",
        "ExternalEntityRef",
        "ProcessingInstruction",
        "Comment",
        "StartCdataSection",
        "XmlDecl",
    ):
        setattr(parser, f"{construct}Handler", refuse)
    try:
        parser.Parse(svg, True)
    except expat.ExpatError as error:
        raise AssertionError(f"a drawing is well-formed XML: {error}") from error
    return elements


def check_traits(traits: Iterable[Trait]) -> None:
    """Checks what a generator says of a drawing."""
    traits = list(traits)
    assert len(traits) <= MAX_TRAITS
    assert len({trait.name for trait in traits}) == len(traits), "each trait has a name of its own"
    for name, value, numeric in traits:
        for text in (name, value):
            assert 0 < len(text) <= MAX_TRAIT_BYTES, f"{text!r} has 1 to {MAX_TRAIT_BYTES} characters"
            assert text.isascii() and text.isprintable() and text == text.strip(), f"{text!r} is plain ASCII"
            assert not set(text) & set('"\\<>&'), f"{text!r} needs no escape anywhere"
        assert not numeric or re.fullmatch(r"0|-?[1-9]\d*", value), f"{value!r} is a decimal integer"


def check_token_uri(uri: str, more: Iterable[str] = ()) -> dict[str, Any]:
    """Checks a token URI with the picture in it, and returns its JSON; it has `more` members, all texts."""
    assert len(uri) <= MAX_URI_CHARS, f"{len(uri)} characters"
    metadata = read_json(decode(uri, JSON_PREFIX))
    texts = {"name", "description", "image", "background_color", *more}
    assert set(metadata) == texts | {"attributes"}
    assert all(isinstance(metadata[key], str) for key in texts)
    assert metadata["name"], "a work has a name"
    assert re.fullmatch("[0-9a-f]{6}", metadata["background_color"])
    for attribute in metadata["attributes"]:
        value = attribute["value"]
        assert attribute["trait_type"], "a trait has a name"
        if "display_type" in attribute:
            assert set(attribute) == {"display_type", "trait_type", "value"}
            assert attribute["display_type"] == "number" and type(value) is int
        else:
            assert set(attribute) == {"trait_type", "value"} and isinstance(value, str)
    check_svg(svg_of(metadata), metadata["background_color"])
    return metadata


def svg_of(metadata: dict[str, Any]) -> str:
    """Returns the drawing in a token's JSON."""
    return decode(metadata["image"], SVG_PREFIX).decode("ascii")


def decode(uri: str, prefix: str) -> bytes:
    """Returns what a base64 data URI with this prefix holds; refuses any other way to write it."""
    assert uri.startswith(prefix), uri[:64]
    encoded = uri.removeprefix(prefix)
    data = base64.b64decode(encoded, validate=True)
    assert base64.b64encode(data).decode() == encoded, "one text stands for the data"
    return data


def read_json(data: bytes) -> dict[str, Any]:
    """Parses a JSON object in UTF-8; refuses a key that comes twice, and what is JSON in Python alone."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(pairs)) == len(pairs), f"a key comes twice in {[key for key, _ in pairs]}"
        return dict(pairs)

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    value = json.loads(data.decode("utf-8"), object_pairs_hook=once, parse_constant=refuse)
    assert isinstance(value, dict)
    return value
