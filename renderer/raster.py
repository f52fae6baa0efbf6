"""SVG to pixels, by resvg."""

import io
import re

from PIL import Image
from resvg_py import svg_to_bytes

_SIZE = re.compile(r'<svg\s[^>]*?\swidth="(\d+)"\s+height="(\d+)"')


def size(svg: str) -> tuple[int, int]:
    """Returns the width and height that a drawing states, in pixels; ValueError when it states none."""
    stated = _SIZE.match(svg)
    if not stated:
        raise ValueError("raster: the drawing states no width and height")
    return int(stated[1]), int(stated[2])


def fit(svg: str, longest: int) -> tuple[int, int]:
    """Returns the width and height at which the drawing's longer side measures `longest` pixels."""
    width, height = size(svg)
    scale = longest / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def png(svg: str, longest: int) -> bytes:
    """Renders a drawing as a PNG file, `longest` pixels on its longer side; ValueError on bad SVG."""
    width, height = fit(svg, longest)
    return svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True)


def picture(svg: str, longest: int) -> Image.Image:
    """Renders a drawing as an RGB picture; what is transparent in it is lost, since drawings lay a ground."""
    return Image.open(io.BytesIO(png(svg, longest))).convert("RGB")
