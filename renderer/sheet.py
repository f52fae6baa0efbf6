"""Contact sheets: many drawings on one page, like a printed proof."""

from collections.abc import Sequence
from functools import cache
from math import ceil, log, sqrt

from PIL import Image, ImageDraw, ImageFont

PAPER = "#f6f4ef"
INK = "#1f1d1a"
PENCIL = "#8b867c"
EDGE = "#dedad1"

# Shares of a cell's longer side.
GUTTER = 0.16
MARGIN = 0.55
CAPTION = 0.075
TITLE = 0.26

GAP_WEIGHT = 0.5  # how much an empty last row counts against a page e times as wide as it should be
SMALLEST_TEXT = 9  # pixels: what is smaller cannot be read
LEVELS = 4  # that are one on a light page


def columns_for(count: int, width: int, height: int) -> int:
    """Returns how many columns make a page of `count` cells about square without a gap in its last row."""
    ideal = max(1.0, sqrt(count * height / width))

    def flaw(columns: int) -> float:
        return abs(log(columns / ideal)) + GAP_WEIGHT * (-count % columns) / columns

    return min(range(1, count + 1), key=flaw)


def sheet(
    title: str,
    detail: str,
    pictures: Sequence[Image.Image],
    captions: Sequence[str],
    columns: int | None = None,
) -> Image.Image:
    """Lays pictures out on a page, each over its caption, under a title with a line of detail.

    Every picture stands at the foot of its cell, so that captions share a line. ValueError without pictures.
    """
    if not pictures:
        raise ValueError("sheet: no pictures")
    width, height = max(p.width for p in pictures), max(p.height for p in pictures)
    unit = max(width, height)
    gutter, margin, caption = round(unit * GUTTER), round(unit * MARGIN), round(unit * CAPTION)
    small, large = font(max(SMALLEST_TEXT, caption)), font(round(unit * TITLE))
    below = _fitting(captions, width, small)
    columns = columns or columns_for(len(pictures), width + gutter, height + gutter + small.size)
    columns = min(columns, len(pictures))
    rows = ceil(len(pictures) / columns)

    across, down = width + gutter, height + gutter + small.size
    head = margin + large.size + margin * 2 // 3
    words = ceil(large.getlength(title) + gutter + small.getlength(detail))  # side by side, over narrow sheets too
    inside = columns * across - gutter
    page = Image.new("RGB", (2 * margin + max(inside, words), head + rows * down - gutter + margin), PAPER)
    pen = ImageDraw.Draw(page)
    pen.text((margin, margin + large.size), title, fill=INK, font=large, anchor="ls")
    pen.text((page.width - margin, margin + large.size), detail, fill=PENCIL, font=small, anchor="rs")

    for index, (picture, label) in enumerate(zip(pictures, captions, strict=True)):
        left = margin + index % columns * across + (width - picture.width) // 2
        foot = head + index // columns * down + height
        page.paste(picture, (left, foot - picture.height))
        pen.rectangle((left - 1, foot - picture.height - 1, left + picture.width, foot), outline=EDGE)
        pen.text((left, foot + small.size // 2), label, fill=PENCIL, font=below, anchor="lt")
    return page


def _fitting(captions: Sequence[str], width: int, typeface: ImageFont.FreeTypeFont) -> ImageFont.FreeTypeFont:
    """Returns the typeface, or a smaller one in which no caption, such as a whole seed, is wider than a picture."""
    widest = max(map(typeface.getlength, captions))
    return typeface if widest <= width else font(max(SMALLEST_TEXT, int(typeface.size * width / widest)))


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Returns the typeface of all pages, which comes with Pillow."""
    return ImageFont.load_default(size)


def light(page: Image.Image) -> Image.Image:
    """The page with a quarter of its levels, in about two thirds of the bytes: for pages of pictures."""
    return page.point(lambda level: level // LEVELS * LEVELS + LEVELS // 2)
