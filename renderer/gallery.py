"""The gallery: drawings as SVG and PNG, a contact sheet for each piece, a page to look at, a table.

index.html            the page; it needs no network, and works where it lies
works.json            the table: gas, bytes, characters, traits and seed of every work
schotter/0001.svg     what the contract answered
schotter/0001.png     the same in pixels
persona/0001-3.svg    the same after three of its steps, if it comes about in steps
vedute/0001-artifact.png    the image that a drawing stands for, if it was made off the chain
schotter/sheet.png    all of the piece's works on one page
"""

import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from PIL import Image

from reference.generators import Trait, stem

from . import page, pool, raster
from .sheet import sheet

PNG_PIXELS = 1000  # the longer side of every PNG
SHEET_PIXELS = 300  # the longer side of a drawing on the contact sheet

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_COLOUR = re.compile(r"[0-9a-f]{6}")


@dataclass(frozen=True)
class Work:
    """One token as it was read from its collection.

    Attributes:
        piece: the name of its generator.
        token: its id.
        seed: the seed it was drawn from.
        svg: the drawing.
        traits: what the contract says of it.
        background: its ground, six hexadecimal digits.
        gas: what reading its tokenURI used, in gas.
        chars: the length of its tokenURI.
        frames: the drawing after each of its steps, the whole one last; none for a piece that has no steps.
        artifact: a PNG, the image made off the chain that the drawing stands for; empty where it stands for none.
        prompt: the words that the artifact was made from.
    """

    piece: str
    token: int
    seed: int
    svg: str
    traits: list[Trait]
    background: str
    gas: int
    chars: int
    frames: Sequence[str] = ()
    artifact: bytes = b""
    prompt: str = ""

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.piece):
            raise ValueError(f"gallery: {self.piece!r} is no name of a piece")
        if not _COLOUR.fullmatch(self.background):
            raise ValueError(f"gallery: {self.background!r} is no colour")

    @property
    def path(self) -> str:
        """The file of the drawing in the gallery, without its extension."""
        return f"{stem(self.piece)}/{self.token:04d}"


def write(folder: Path, works: Iterable[Work], about: Mapping[str, str] | None = None) -> Path:
    """Writes the gallery, over an earlier one in the same folder, and returns the path of its page.

    Args:
        folder: where; it is made when it does not exist.
        works: the tokens; pieces keep the order of their first work.
        about: for each piece, a sentence on it.

    Raises ValueError when there is no work, or a work's SVG cannot be rendered.
    """
    works = list(works)
    if not works:
        raise ValueError("gallery: no works")
    order = list(dict.fromkeys(work.piece for work in works))
    works.sort(key=lambda work: (order.index(work.piece), work.token))

    pngs = list(pool.spread(_png, [work.svg for work in works]))
    for piece in order:
        _clear(folder / stem(piece))
    for work, png in zip(works, pngs, strict=True):
        (folder / f"{work.path}.svg").write_text(work.svg, encoding="ascii")
        (folder / f"{work.path}.png").write_bytes(png)
        for step, frame in enumerate(work.frames[:-1]):
            (folder / f"{work.path}-{step}.svg").write_text(frame, encoding="ascii")
        if work.artifact:
            (folder / f"{work.path}-artifact.png").write_bytes(work.artifact)
    for piece, group in groupby(zip(works, pngs, strict=True), key=lambda pair: pair[0].piece):
        _contact_sheet(piece, list(group)).save(folder / stem(piece) / "sheet.png", compress_level=3)

    rows = [_row(work) for work in works]
    (folder / "works.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="ascii")
    index = folder / "index.html"
    index.write_text(page.html(rows, about or {}), encoding="utf-8")
    return index


def _png(svg: str) -> bytes:
    return raster.png(svg, PNG_PIXELS)


def _clear(folder: Path) -> None:
    """Empties a piece's folder of an earlier gallery's files, and of nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.iterdir():
        if re.fullmatch(r"(\d+(-\d+)?\.svg|\d+(-artifact)?\.png|sheet\.png)", file.name):
            file.unlink()


def _contact_sheet(piece: str, group: list[tuple[Work, bytes]]) -> Image.Image:
    pictures = [Image.open(io.BytesIO(png)).convert("RGB") for _, png in group]
    for picture in pictures:
        picture.thumbnail((SHEET_PIXELS, SHEET_PIXELS), Image.Resampling.LANCZOS, reducing_gap=3)
    first, last = group[0][0].token, group[-1][0].token
    return sheet(piece, f"{first} to {last}", pictures, [str(work.token) for work, _ in group])


def _row(work: Work) -> page.Row:
    width, height = raster.size(work.svg)
    return {
        "piece": work.piece,
        "token": work.token,
        "seed": f"0x{work.seed:064x}",
        "path": work.path,
        "width": width,
        "height": height,
        "background": work.background,
        "gas": work.gas,
        "bytes": len(work.svg),
        "chars": work.chars,
        "steps": max(len(work.frames) - 1, 0),
        "artifact": f"{work.path}-artifact.png" if work.artifact else "",
        "prompt": work.prompt,
        "traits": [
            {"name": trait.name, "value": int(trait.value) if trait.numeric else trait.value} for trait in work.traits
        ],
    }
