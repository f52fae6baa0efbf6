import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from reference.generators import Trait
from renderer import raster
from renderer.gallery import PNG_PIXELS, Work, write
from tests.renderer.samples import TALL, drawing

HOSTILE = '</script><img src=x onerror="alert(1)">&\''

PLAIN = Work(
    piece="FlowField",
    token=1,
    seed=2**255 + 1,
    svg=drawing(TALL),
    traits=[Trait("Palette", "Ink", False), Trait("Count", "12", True)],
    background="102030",
    gas=1_234_567,
    chars=4_321,
)


class Page(HTMLParser):
    """Collects a page's elements, and the text that a reader sees."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.data = ""
        self._inside = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script" and dict(self.elements[-1][1]).get("type") == "application/json":
            self.data += data
        elif self._inside not in ("script", "style"):
            self.text += data

    def links(self) -> set[str]:
        return {attrs[key] for _, attrs in self.elements for key in ("href", "src") if attrs.get(key)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "gallery"


def test_every_work_lies_there_as_svg_and_png(folder: Path) -> None:
    write(folder, [PLAIN, replace(PLAIN, token=2, svg=drawing())])
    assert (folder / "flow_field/0001.svg").read_text() == PLAIN.svg
    assert (folder / "flow_field/0002.svg").read_text() == drawing()
    assert Image.open(folder / "flow_field/0001.png").size == (PNG_PIXELS // 2, PNG_PIXELS)


def test_each_piece_has_its_contact_sheet(folder: Path) -> None:
    write(folder, [PLAIN, replace(PLAIN, piece="Other")])
    for stem in ("flow_field", "other"):
        assert Image.open(folder / stem / "sheet.png").format == "PNG"


def test_what_a_drawing_stands_for_lies_beside_it(folder: Path) -> None:
    artifact = raster.png(drawing(), 64)
    page = Page(write(folder, [replace(PLAIN, artifact=artifact, prompt=HOSTILE), replace(PLAIN, token=2)]))
    assert (folder / "flow_field/0001-artifact.png").read_bytes() == artifact
    assert not (folder / "flow_field/0002-artifact.png").exists()
    assert [row["artifact"] for row in json.loads(page.data)] == ["flow_field/0001-artifact.png", ""]
    assert "flow_field/0001-artifact.png" in page.links() and HOSTILE in page.text


def test_a_work_that_comes_about_in_steps_lies_there_after_each(folder: Path) -> None:
    frames = [drawing(TALL, ink=f"00000{step}") for step in range(3)]
    page = Page(write(folder, [replace(PLAIN, svg=frames[-1], frames=frames)]))
    steps = ["flow_field/0001-0.svg", "flow_field/0001-1.svg", "flow_field/0001.svg"]
    assert [(folder / step).read_text() for step in steps] == frames
    assert json.loads(page.data)[0]["steps"] == 2
    strip = [attrs["src"] for tag, attrs in page.elements if tag == "img" and "data-step" in attrs]
    assert strip == steps
    write(folder, [PLAIN])
    assert not (folder / steps[0]).exists()


def test_the_table_says_what_was_measured(folder: Path) -> None:
    write(folder, [PLAIN])
    assert json.loads((folder / "works.json").read_text()) == [
        {
            "piece": "FlowField",
            "token": 1,
            "seed": f"0x8{'0' * 62}1",
            "path": "flow_field/0001",
            "width": 32,
            "height": 64,
            "background": "102030",
            "gas": 1_234_567,
            "bytes": len(PLAIN.svg),
            "chars": 4_321,
            "steps": 0,
            "artifact": "",
            "prompt": "",
            "traits": [{"name": "Palette", "value": "Ink"}, {"name": "Count", "value": 12}],
        }
    ]


def test_the_page_shows_the_table_too(folder: Path) -> None:
    text = Page(write(folder, [PLAIN], {"FlowField": "Rivers of ink."})).text
    for shown in ("Rivers of ink.", "1,234,567", "4,321", f"{len(PLAIN.svg):,}", "Palette", "Ink", "12"):
        assert shown in text


def test_every_link_of_the_page_leads_to_a_file_or_a_place_in_it(folder: Path) -> None:
    page = Page(write(folder, [PLAIN, replace(PLAIN, piece="Other", token=7)]))
    places = {f"#{attrs['id']}" for _, attrs in page.elements if attrs.get("id")}
    for link in page.links():
        assert link in places or link.startswith("data:image/svg+xml,") or (folder / link).is_file(), link


def test_the_page_asks_no_network_for_anything(folder: Path) -> None:
    page = Page(write(folder, [PLAIN]))
    policy = next(attrs["content"] for tag, attrs in page.elements if tag == "meta" and "http-equiv" in attrs)
    assert policy.startswith("default-src 'none'") and not re.search(r"https?:|\*", policy)
    code = (folder / "index.html").read_text().replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?://|@import|fetch\(|XMLHttpRequest|url\(", code)


def test_what_comes_from_a_chain_is_escaped(folder: Path) -> None:
    traits = [Trait(HOSTILE, HOSTILE, False)]
    page = Page(write(folder, [replace(PLAIN, traits=traits)], {"FlowField": HOSTILE}))
    assert page.text.count(HOSTILE) >= 4  # the sentence, the caption, and a trait's name and value
    assert json.loads(page.data)[0]["traits"] == [{"name": HOSTILE, "value": HOSTILE}]
    assert [tag for tag, _ in page.elements].count("script") == 2
    assert not any(attrs.get("src") == "x" or "onerror" in attrs for _, attrs in page.elements)


def test_every_picture_has_words_for_those_who_do_not_see_it(folder: Path) -> None:
    images = [attrs for tag, attrs in Page(write(folder, [PLAIN])).elements if tag == "img"]
    assert images and all(image["alt"] == "FlowField 1: Palette Ink; Count 12" for image in images)


def test_an_earlier_gallery_makes_room_and_nothing_else_does(folder: Path) -> None:
    write(folder, [PLAIN, replace(PLAIN, token=2)])
    (folder / "flow_field/notes.txt").write_text("mine")
    write(folder, [PLAIN])
    assert {path.name for path in (folder / "flow_field").iterdir()} == {
        "0001.svg",
        "0001.png",
        "sheet.png",
        "notes.txt",
    }


def test_a_drawing_that_cannot_be_rendered_leaves_an_earlier_gallery_alone(folder: Path) -> None:
    write(folder, [PLAIN])
    with pytest.raises(ValueError):
        write(folder, [replace(PLAIN, svg=drawing(TALL).replace("</svg>", ""))])
    assert (folder / "flow_field/0001.svg").read_text() == PLAIN.svg


def test_write_rejects_no_works(folder: Path) -> None:
    with pytest.raises(ValueError, match="gallery: no works"):
        write(folder, [])


@pytest.mark.parametrize("piece", ["", "../Up", "a b", "1st", "<b>"])
def test_a_work_rejects_what_is_no_name(piece: str) -> None:
    with pytest.raises(ValueError, match="gallery: .* is no name of a piece"):
        replace(PLAIN, piece=piece)


@pytest.mark.parametrize("background", ["", "#102030", "10203", "red;}"])
def test_a_work_rejects_what_is_no_colour(background: str) -> None:
    with pytest.raises(ValueError, match="gallery: .* is no colour"):
        replace(PLAIN, background=background)
