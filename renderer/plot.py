"""A survey as a page: how size, ink and likeness are spread, how rare traits are, the extreme drawings."""

from collections.abc import Mapping, Sequence
from statistics import median

from PIL import Image, ImageDraw

from reference.generators import load

from . import raster, seeds
from .sheet import EDGE, INK, PAPER, PENCIL, font
from .survey import BLANK_SHARE, NEAR, Survey, ranked

WIDTH = 1800
MARGIN = 110
GUTTER = 56
COLUMNS = 4
COLUMN = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * GUTTER) // COLUMNS
TITLE, HEADING, LABEL = 64, 20, 15

PLOT_HEIGHT = 150
BINS = 48
BAR_HEIGHT = 5
LINE = 34  # from one trait value to the next
MOST_VALUES = 14  # a trait of more is shown as a histogram, when its values are numbers
PICTURES = 8
PICTURE = (WIDTH - 2 * MARGIN - (PICTURES - 1) * GUTTER // 2) // PICTURES

ACCENT = "#b4573a"


def page(survey: Survey, gas: Mapping[int, int]) -> Image.Image:
    """Draws a survey; `gas` is what `svg` used for some seeds, by their number, and may be empty."""
    canvas = Image.new("RGB", (WIDTH, 6_000), PAPER)
    pen = ImageDraw.Draw(canvas)
    base = MARGIN + TITLE
    pen.text((MARGIN, base), survey.piece, fill=INK, font=font(TITLE), anchor="ls")
    pen.text((WIDTH - MARGIN, base), f"{survey.count:,} seeds", fill=PENCIL, font=font(HEADING), anchor="rs")

    foot = _histograms(pen, base + 90, survey, gas)
    foot = _traits(pen, foot + 90, survey)
    foot = _pictures(canvas, pen, foot + 80, survey)
    return canvas.crop((0, 0, WIDTH, foot + MARGIN))


def _histograms(pen: ImageDraw.ImageDraw, top: int, survey: Survey, gas: Mapping[int, int]) -> int:
    """Draws the row of histograms, and returns where it ends."""
    shares = [100 * ink for ink in survey.inks]
    columns: list[tuple[str, str, Sequence[float], str]] = [
        ("Size", "bytes of SVG", survey.sizes, ",.0f"),
        ("Ink", f"% of the page; {survey.blank:.2%} under {BLANK_SHARE:.0%}", shares, ".1f"),
        ("Likeness", "to the nearest other drawing", survey.nearest, ".2f"),
    ]
    if gas:
        columns.append(("Gas", f"of svg, {len(gas):,} seeds", list(gas.values()), ",.0f"))
    for index, (name, unit, values, form) in enumerate(columns):
        left = MARGIN + index * (COLUMN + GUTTER)
        _heading(pen, left, top, name, unit)
        _histogram(pen, left, top + 30, values, form)
    return top + 30 + PLOT_HEIGHT + 30


def _histogram(pen: ImageDraw.ImageDraw, left: int, top: int, values: Sequence[float], form: str) -> None:
    low, high = min(values), max(values)
    floor = top + PLOT_HEIGHT
    pen.line((left, floor + 3, left + COLUMN, floor + 3), fill=EDGE)
    if low == high:
        at = left + COLUMN // 2
        pen.rectangle((at - 2, top, at + 2, floor), fill=INK)
        pen.text((at, floor + 12), f"{low:{form}}", fill=PENCIL, font=font(LABEL), anchor="mt")
        return
    counts = binned(values)
    step = COLUMN / len(counts)
    for index, count in enumerate(counts):
        if count:
            height = max(1, round(count / max(counts) * PLOT_HEIGHT))
            x = left + round(index * step)
            pen.rectangle((x, floor - height, x + max(1, round(step) - 3), floor), fill=INK)
    middle = median(values)
    at = left + round((middle - low) / (high - low) * COLUMN)
    pen.line((at, floor - 2, at, floor + 8), fill=ACCENT, width=2)
    small = font(LABEL)
    least, mid, most = (f"{value:{form}}" for value in (low, middle, high))
    pen.text((left, floor + 12), least, fill=PENCIL, font=small, anchor="lt")
    pen.text((left + COLUMN, floor + 12), most, fill=PENCIL, font=small, anchor="rt")
    room = pen.textlength(mid, font=small) / 2 + LABEL
    nearest = left + pen.textlength(least, font=small) + room, left + COLUMN - pen.textlength(most, font=small) - room
    pen.text((min(max(at, nearest[0]), nearest[1]), floor + 12), mid, fill=ACCENT, font=small, anchor="mt")


def binned(values: Sequence[float]) -> list[int]:
    """Counts values, not all equal, into at most BINS bins of one width; whole numbers get a whole width."""
    low, high = min(values), max(values)
    if all(isinstance(value, int) for value in values):
        width = -(-(high - low + 1) // BINS)
        counts = [0] * ((high - low) // width + 1)
    else:
        width = (high - low) / BINS
        counts = [0] * BINS
    for value in values:
        counts[min(len(counts) - 1, int((value - low) / width))] += 1
    return counts


def _traits(pen: ImageDraw.ImageDraw, top: int, survey: Survey) -> int:
    """Draws each trait under the shortest column so far, and returns where the longest ends."""
    feet = [top] * COLUMNS
    for name, counts in survey.traits.items():
        column = feet.index(min(feet))
        left, y = MARGIN + column * (COLUMN + GUTTER), feet[column]
        _heading(pen, left, y, name, f"{len(counts)} values" if len(counts) > 1 else "always")
        numeric = name in survey.numeric
        if numeric and len(counts) > MOST_VALUES:
            _histogram(pen, left, y + 30, [int(value) for value in counts.elements()], ",.0f")
            feet[column] = y + 30 + PLOT_HEIGHT + 100
            continue
        y += 34
        for value, seen in ranked(counts, numeric):
            share = seen / survey.count
            pen.text((left, y), value, fill=INK, font=font(LABEL), anchor="lt")
            pen.text((left + COLUMN, y), f"{share:.1%}", fill=PENCIL, font=font(LABEL), anchor="rt")
            pen.rectangle((left, y + 19, left + COLUMN, y + 19 + BAR_HEIGHT - 1), fill=EDGE)
            pen.rectangle((left, y + 19, left + max(1, round(COLUMN * share)), y + 19 + BAR_HEIGHT - 1), fill=INK)
            y += LINE
        feet[column] = y + 44
    return max(feet) - 44


def _pictures(canvas: Image.Image, pen: ImageDraw.ImageDraw, top: int, survey: Survey) -> int:
    """Shows the drawings at the ends, and returns where the last row ends."""
    by_ink = sorted(range(survey.count), key=survey.inks.__getitem__)
    by_size = sorted(range(survey.count), key=survey.sizes.__getitem__)
    half = PICTURES // 2
    alike = f"{survey.near_duplicates:.2%} have one that is {NEAR} or more alike"
    rows = [
        ("Least ink, most ink", "", [(n, f"{survey.inks[n]:.1%}") for n in by_ink[:half] + by_ink[-half:]]),
        (
            "Smallest, largest",
            "",
            [(n, f"{survey.sizes[n]:,} bytes") for n in by_size[:half] + by_size[-half:]],
        ),
        (
            "Most alike",
            alike,
            [(n, f"{likeness:.3f}") for a, b, likeness in survey.pairs[:half] for n in (a, b)],
        ),
    ]
    if min(survey.sizes) == max(survey.sizes):
        del rows[1]
    generator = load(survey.piece)
    for name, note, shown in rows:
        _heading(pen, MARGIN, top, name, note)
        foot = top
        for index, (number, caption) in enumerate(shown):
            svg = generator.svg(seeds.seed(number))
            width, height = raster.size(svg)
            picture = raster.picture(svg, round(PICTURE * max(width, height) / width))
            left = MARGIN + index * (PICTURE + GUTTER // 2)
            canvas.paste(picture, (left, top + 34))
            edge = (left - 1, top + 33, left + picture.width, top + 34 + picture.height)
            pen.rectangle(edge, outline=EDGE)
            pen.text((left, edge[3] + 10), f"{number}", fill=INK, font=font(LABEL), anchor="lt")
            pen.text((left + picture.width, edge[3] + 10), caption, fill=PENCIL, font=font(LABEL), anchor="rt")
            foot = edge[3] + 10 + LABEL
        top = foot + 60
    return top - 60


def _heading(pen: ImageDraw.ImageDraw, left: int, top: int, name: str, note: str) -> None:
    pen.text((left, top), name, fill=INK, font=font(HEADING), anchor="ls")
    offset = pen.textlength(name, font=font(HEADING)) + 12
    pen.text((left + offset, top), note, fill=PENCIL, font=font(LABEL), anchor="ls")
