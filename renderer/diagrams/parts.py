"""What the pictures share: colours, type, boxes and arrows."""

from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

MARGIN = 34
PAPER, EDGE, INK, SOFT, SIGNAL = "#fbf8f1", "#d8d0bf", "#22252b", "#6d6a63", "#c2452d"
TINTS = ("#dde6f2", "#dcede4", "#f5e7c8", "#f1dcd8")
SANS = "font-family=\"'Helvetica Neue',Arial,'DejaVu Sans',sans-serif\""
MONO = "font-family=\"Menlo,Consolas,'DejaVu Sans Mono',monospace\""
BOLD, MIDDLE = ' font-weight="600"', ' text-anchor="middle"'

HEAD, LINE = 21, 16  # from a box's top to its title, and from a line to the next


def page(width: int, height: int, title: str, subtitle: str, parts: Iterable[str]) -> str:
    """A whole picture: paper with a title, and its parts."""
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size}>',
            f'<rect x="1" y="1" width="{width - 2}" height="{height - 2}" rx="14" fill="{PAPER}" stroke="{EDGE}"/>',
            text(MARGIN, 46, title, 22, more=BOLD),
            text(MARGIN, 68, subtitle, 13, colour=SOFT),
            *parts,
            "</svg>\n",
        ]
    )


def text(x: float, y: float, content: str, size: int, look: str = SANS, colour: str = INK, more: str = "") -> str:
    """A line of text."""
    return f'<text x="{x}" y="{y}" font-size="{size}" {look} fill="{colour}"{more}>{content}</text>'


def box(x: float, y: float, width: float, height: float, title: str, lines: Iterable[str], tint: str) -> str:
    """A box with a title and some lines under it."""
    parts = [
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="6" fill="{tint}"/>',
        text(x + 11, y + HEAD, title, 14, more=BOLD),
    ]
    parts += [text(x + 11, y + HEAD + 18 + LINE * n, line, 12, colour=SOFT) for n, line in enumerate(lines)]
    return "\n".join(parts)


def arrow(points: Iterable[tuple[float, float]], colour: str = INK, dashed: bool = False) -> str:
    """A line of horizontal and vertical parts, with a tip at its end."""
    points = list(points)
    (x0, y0), (x1, y1) = points[-2:]
    dx, dy = (x1 > x0) - (x1 < x0), (y1 > y0) - (y1 < y0)
    line = "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
    dash = ' stroke-dasharray="4 4"' if dashed else ""
    left, right = (x1 - 8 * dx - 4 * dy, y1 - 8 * dy + 4 * dx), (x1 - 8 * dx + 4 * dy, y1 - 8 * dy - 4 * dx)
    tip = f"M{x1:g} {y1:g}L{left[0]:g} {left[1]:g}L{right[0]:g} {right[1]:g}z"
    return (
        f'<path d="{line}" fill="none" stroke="{colour}" stroke-width="1.4"{dash}/><path d="{tip}" fill="{colour}"/>'
    )
